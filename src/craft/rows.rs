//! Which lane each row of a pasted table goes to: the one that the first column names, the lanes from the target's on, or
//! the target's alone. What the cells become there is `target.rs`'s.

use super::target::Weave;
use crate::model::{Lane, LaneId, LaneKind, same_name};
use crate::text::{Lang, map};

/// The name of a lane as the map shows it.
pub(super) fn lane_name(lane: &Lane, lang: Lang) -> &str {
    if lane.name.trim().is_empty() { map::lane(lane.kind).get(lang) } else { &lane.name }
}

/// Each row without a name of its lane, and that lane; none where no lane takes it. A table of one row or one column
/// goes to the target's lane, unless the head of the lane is meant.
pub(super) fn routed<'c>(
    weave: &mut Weave<'_>,
    cells: &'c [Vec<String>],
    lane: LaneId,
    head: bool,
) -> Vec<(Option<LaneId>, &'c [String])> {
    let filled = |at: usize| cells.iter().any(|row| row.get(at).is_some_and(|text| !text.is_empty()));
    let widest = cells.iter().map(Vec::len).max().unwrap_or(0);
    let is_table = cells.len() > 1 && (0..widest).filter(|at| filled(*at)).count() > 1;
    if is_table && are_named(weave.lanes(), cells) {
        return by_name(weave, cells, lane);
    }
    if is_table || head {
        return downward(weave, cells, lane, head);
    }
    cells.iter().map(|row| (Some(lane), row.as_slice())).collect()
}

/// Whether the first column names lanes: the first row's cell is filled, and more than half of what is filled there is
/// the name of a lane or of a kind of lane.
fn are_named(lanes: &[Lane], cells: &[Vec<String>]) -> bool {
    let names: Vec<&String> =
        cells.iter().filter_map(|row| row.first()).filter(|name| !name.is_empty()).collect();
    let is_known =
        |name: &&&String| kind_of(name).is_some() || lanes.iter().any(|lane| is_called(lane, name));
    let begins = cells.first().and_then(|row| row.first()).is_some_and(|name| !name.is_empty());
    begins && names.iter().filter(is_known).count() * 2 > names.len()
}

fn is_called(lane: &Lane, name: &str) -> bool {
    Lang::ALL.iter().any(|lang| same_name(lane_name(lane, *lang), name))
}

/// The kind of lane of that name, in either language.
fn kind_of(name: &str) -> Option<LaneKind> {
    let is_meant =
        |kind: &LaneKind| Lang::ALL.iter().any(|lang| same_name(map::lane(*kind).get(*lang), name));
    LaneKind::ALL.into_iter().find(is_meant)
}

/// Rows by the names before them; a row without one goes on with the lane above it. Of several lanes of a name those from
/// the target's on come first, one for each time the name is said. A lane that is not there is added.
fn by_name<'c>(
    weave: &mut Weave<'_>,
    cells: &'c [Vec<String>],
    from: LaneId,
) -> Vec<(Option<LaneId>, &'c [String])> {
    let mut used: Vec<LaneId> = Vec::new();
    let mut rows = Vec::new();
    for row in cells {
        let Some((name, texts)) = row.split_first() else { continue };
        if !name.is_empty() {
            used.push(lane_called(weave, name, from, &used));
        }
        rows.push((used.last().copied(), texts));
    }
    rows
}

fn lane_called(weave: &mut Weave<'_>, name: &str, from: LaneId, used: &[LaneId]) -> LaneId {
    let start = weave.lanes().iter().position(|lane| lane.id == from).unwrap_or(0);
    let (above, below) = weave.lanes().split_at(start);
    let called: Vec<LaneId> =
        below.iter().chain(above).filter(|lane| is_called(lane, name)).map(|lane| lane.id).collect();
    let found = called.iter().find(|id| !used.contains(id)).or(called.first()).copied();
    found.unwrap_or_else(|| match kind_of(name) {
        Some(kind) => weave.lane_like(&Lane::new(from, kind)),
        None => weave.add_lane(LaneKind::Text, name),
    })
}

/// The first row to the target's lane, each further one to the next shown lane below that takes it. Where there are no
/// more, the head of a lane asks for new ones; under a cell the map is taken as it is.
fn downward<'c>(
    weave: &mut Weave<'_>,
    cells: &'c [Vec<String>],
    from: LaneId,
    grows: bool,
) -> Vec<(Option<LaneId>, &'c [String])> {
    let after = weave.lanes().iter().skip_while(|lane| lane.id != from).skip(1).filter(|lane| !lane.hidden);
    let mut below = after.cloned().collect::<Vec<Lane>>().into_iter();
    let mut rows = Vec::new();
    for (at, row) in cells.iter().enumerate() {
        let lane = match at {
            0 => Some(from),
            _ => below.find(|lane| weave.takes(lane.kind, row)).map(|lane| lane.id),
        };
        rows.push((lane.or_else(|| grows.then(|| weave.add_lane(LaneKind::Text, ""))), row.as_slice()));
    }
    rows
}
