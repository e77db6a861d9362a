//! Which events count: the user's filter, compiled to one bit a row. It computes no figure.
//!
//! Rules:
//! - SEL1: times are from (inclusive) to (exclusive); an empty list means all.
//! - SEL2: channels, touchpoints and attribute values are compared exactly; the empty name is the empty cell. A column
//!   that the table has not counts as empty throughout.
//! - SEL3: all conditions must hold. A customer without a kept event is not in any base.
//! - SEL5: stages are those of a map (`metric::stage`, STAGE1). A cohort is the customers whose first event among those
//!   that all other conditions keep lies in its time.
//! - SEL6: channels, touchpoints and stages narrow what is counted, not what a journey is: funnels and paths under them
//!   follow all events that the rest of the filter keeps, of the customers (or cases, where those are followed) who have a
//!   kept event. A funnel over several channels would be empty otherwise. Whoever asks for it gets kept events alone.

use super::conversion::Entity;
use super::stage::{Masks, StageMatch};
use crate::table::{Codes, EventTable};
use serde::{Deserialize, Serialize};
use waymark_kernel::{keep, steps};

/// Which events count. An empty list means all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Filter {
    /// Wall-clock milliseconds; events from here on (inclusive).
    pub from_millis: Option<i64>,
    /// Wall-clock milliseconds; events before this (exclusive).
    pub to_millis: Option<i64>,
    /// Channels by name; the empty name is "no channel".
    pub channels: Vec<String>,
    /// Attribute column and the values that are in; all must hold.
    pub attributes: Vec<(String, Vec<String>)>,
    /// Touchpoints by name, as the data writes them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub touchpoints: Vec<String>,
    /// Stages of a map.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stages: Option<StageFilter>,
    /// Customers whose first event lies from (inclusive) to (exclusive), wall-clock milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cohort: Option<(i64, i64)>,
    /// Whether funnels and paths are of the kept events alone, instead of whole journeys (SEL6).
    #[serde(skip_serializing_if = "is_false")]
    pub within: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")]
fn is_false(flag: &bool) -> bool {
    !flag
}

/// Some stages of a map.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct StageFilter {
    /// All stages of the map: which events are of a stage depends on the others.
    pub of: Vec<StageMatch>,
    /// The positions of those that are in.
    pub at: Vec<usize>,
}

impl Filter {
    /// Whether every event counts.
    pub fn is_empty(&self) -> bool {
        Filter { within: false, ..self.clone() } == Filter::default()
    }

    /// Whether it keeps single channels, touchpoints or stages.
    pub fn has_places(&self) -> bool {
        !self.channels.is_empty() || !self.touchpoints.is_empty() || self.stages.is_some()
    }

    /// Keeps a segment, in place of what was said of its attributes.
    pub fn keep_segment(&mut self, rules: &[(String, Vec<String>)]) {
        self.attributes.retain(|(known, _)| rules.iter().all(|(column, _)| column != known));
        self.attributes.extend(rules.iter().cloned());
    }

    /// Whether it keeps this segment.
    pub fn keeps_segment(&self, rules: &[(String, Vec<String>)]) -> bool {
        !rules.is_empty() && rules.iter().all(|rule| self.attributes.contains(rule))
    }

    /// Whether funnels and paths follow whole journeys of those whom it keeps (SEL6).
    pub fn follows_journeys(&self) -> bool {
        self.has_places() && !self.within
    }
}

/// The rows that a filter keeps, in the order of the table; none if it keeps all.
pub fn kept_rows(table: &EventTable, filter: &Filter) -> Option<Vec<u32>> {
    masks(table, filter).map(|masks| keep::rows(&masks, &table.starts).0)
}

/// The rows that a filter keeps, 64 a mask; none if it keeps all.
pub(super) fn masks(table: &EventTable, filter: &Filter) -> Option<Vec<u64>> {
    if filter.is_empty() {
        return None;
    }
    let mut masks = Vec::new();
    keep::all(table.rows(), &mut masks);
    if filter.from_millis.is_some() || filter.to_millis.is_some() {
        let from = filter.from_millis.unwrap_or(i64::MIN);
        keep::within(&table.time_millis, from, filter.to_millis, &mut masks);
    }
    if !filter.channels.is_empty() {
        match table.index() {
            Some(index) if table.channel.is_some() => {
                keep::among(&index.channel, &allowed(table.channel.as_ref(), &filter.channels), &mut masks);
            }
            _ => keep_values(table.channel.as_ref(), &filter.channels, &mut masks),
        }
    }
    for (name, values) in filter.attributes.iter().filter(|(_, values)| !values.is_empty()) {
        let column = table.attributes.iter().find(|attribute| attribute.name == *name);
        keep_values(column.map(|attribute| &attribute.values), values, &mut masks);
    }
    if !filter.touchpoints.is_empty() {
        keep_values(Some(&table.touchpoint), &filter.touchpoints, &mut masks);
    }
    if let Some(stages) = &filter.stages {
        keep_stages(table, stages, &mut masks);
    }
    if let Some(cohort) = filter.cohort {
        keep_cohort(table, cohort, &mut masks);
    }
    Some(masks)
}

/// The rows that journeys are made of (SEL6), in the order of the table, where these rows are kept; none where funnels and paths
/// are of the kept rows alone.
pub fn journey_rows(table: &EventTable, filter: &Filter, kept: &[u32], entity: Entity) -> Option<Vec<u32>> {
    of_journeys(table, filter, kept, entity).map(|masks| keep::rows(&masks, &table.starts).0)
}

/// As [`journey_rows`], 64 a mask.
pub(super) fn of_journeys(
    table: &EventTable,
    filter: &Filter,
    rows: &[u32],
    entity: Entity,
) -> Option<Vec<u64>> {
    if !filter.follows_journeys() {
        return None;
    }
    // A cohort is told by all conditions together, and these rows are of its customers already.
    let rest = Filter {
        channels: Vec::new(),
        touchpoints: Vec::new(),
        stages: None,
        cohort: None,
        ..filter.clone()
    };
    let mut masks = masks(table, &rest).unwrap_or_else(|| {
        let mut all = Vec::new();
        keep::all(table.rows(), &mut all);
        all
    });
    if let (Entity::Case, Some(case)) = (entity, &table.case) {
        keep_cases(case, rows, &mut masks);
        return Some(masks);
    }
    let mut kept = rows.iter().copied().peekable();
    for pair in table.starts.windows(2) {
        let mut known = false;
        while kept.next_if(|row| *row < pair[1]).is_some() {
            known = true;
        }
        if !known {
            clear(&mut masks, pair[0]..pair[1]);
        }
    }
    Some(masks)
}

/// Keeps the rows of the cases that these rows are of.
fn keep_cases(case: &Codes, rows: &[u32], masks: &mut [u64]) {
    let mut known = vec![false; case.dict.len() + 1];
    for row in rows {
        if let Some(flag) = case.codes.get(*row as usize).and_then(|code| known.get_mut(*code as usize)) {
            *flag = true;
        }
    }
    keep::among_wide(&case.codes, &known, masks);
}

fn keep_values(column: Option<&Codes>, values: &[String], masks: &mut [u64]) {
    let allowed = allowed(column, values);
    match column {
        Some(column) => keep::among_wide(&column.codes, &allowed, masks),
        None if allowed == [false] => masks.fill(0),
        None => {}
    }
}

/// Which codes of a column are allowed; the last flag is for the empty cell.
fn allowed(column: Option<&Codes>, values: &[String]) -> Vec<bool> {
    let names = column.map_or(0, |column| column.dict.len());
    let mut flags = vec![false; names];
    for code in values.iter().filter_map(|value| column?.dict.code(value)) {
        if let Some(flag) = flags.get_mut(code as usize) {
            *flag = true;
        }
    }
    flags.push(values.iter().any(String::is_empty));
    flags
}

/// Keeps the events of some stages (SEL5).
fn keep_stages(table: &EventTable, stages: &StageFilter, masks: &mut [u64]) {
    let wanted = stages.at.iter().filter(|at| **at < 64).fold(0_u64, |wanted, at| wanted | 1 << at);
    let of = Masks::of_stages(table, &stages.of);
    let rows: Vec<u32> = (0..u32::try_from(table.rows()).unwrap_or(u32::MAX)).collect();
    let steps = steps::of_codes(&rows, &of.columns());
    for (mask, steps) in masks.iter_mut().zip(steps.chunks(64)) {
        let kept =
            (0..).zip(steps).fold(0, |kept, (bit, steps)| kept | u64::from(steps & wanted != 0) << bit);
        *mask &= kept;
    }
}

/// Keeps the customers whose first kept event lies in a time (SEL5).
fn keep_cohort(table: &EventTable, (from, to): (i64, i64), masks: &mut [u64]) {
    for pair in table.starts.windows(2) {
        let kept = |row: &u32| masks.get(*row as usize / 64).is_some_and(|mask| mask >> (row % 64) & 1 == 1);
        let Some(first) = (pair[0]..pair[1]).find(kept) else { continue };
        let time = table.time_millis.get(first as usize).copied().unwrap_or(i64::MIN);
        if !(from..to).contains(&time) {
            clear(masks, pair[0]..pair[1]);
        }
    }
}

fn clear(masks: &mut [u64], rows: std::ops::Range<u32>) {
    for row in rows {
        if let Some(mask) = masks.get_mut(row as usize / 64) {
            *mask &= !(1 << (row % 64));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Filter, StageFilter};
    use crate::metric::Entity;
    use crate::metric::fixture::{Row, table};
    use crate::metric::select::Selection;
    use crate::metric::stage::StageMatch;
    use crate::model::StageId;

    fn kept(filter: &Filter) -> Vec<String> {
        let table = table(&[
            Row::at("a", 0, "x").channel("web").attribute("red"),
            Row::at("a", 10, "y").channel("app").attribute("blue"),
            Row::at("b", 10, "x"),
            Row::at("c", 20, "z").channel("web").attribute("blue"),
        ]);
        let selection = Selection::new(&table, filter);
        assert_eq!(selection.by_customer().map(|range| range.len()).sum::<usize>(), selection.rows.len());
        names(&selection)
    }

    fn names(selection: &Selection<'_>) -> Vec<String> {
        let column = &selection.table.touchpoint;
        let name = |row: &u32| column.dict.name(column.codes[*row as usize]).to_owned();
        selection.rows.iter().map(name).collect()
    }

    #[test]
    fn sel1_from_is_in_and_to_is_out() {
        assert_eq!(kept(&Filter::default()), ["x", "y", "x", "z"]);
        assert_eq!(
            kept(&Filter { from_millis: Some(10), to_millis: Some(20), ..Filter::default() }),
            ["y", "x"]
        );
    }

    #[test]
    fn sel2_the_empty_name_is_the_empty_cell() {
        let channels = |names: &[&str]| Filter {
            channels: names.iter().map(ToString::to_string).collect(),
            ..Filter::default()
        };
        assert_eq!(kept(&channels(&["web"])), ["x", "z"]);
        assert_eq!(kept(&channels(&["", "app"])), ["y", "x"]);
        assert_eq!(kept(&channels(&["nowhere"])), [""; 0]);
        let missing = |value: &str| Filter {
            attributes: vec![("no such column".into(), vec![value.into()])],
            ..Filter::default()
        };
        assert_eq!(kept(&missing("red")).len(), 0);
        assert_eq!(kept(&missing("")).len(), 4);
    }

    #[test]
    fn sel3_all_conditions_hold_and_customers_without_events_leave() {
        let filter = Filter {
            channels: vec!["web".into()],
            attributes: vec![("colour".into(), vec!["blue".into()])],
            ..Filter::default()
        };
        assert_eq!(kept(&filter), ["z"]);
        let table = table(&[Row::at("a", 0, "x"), Row::at("b", 5, "x")]);
        let late = Filter { from_millis: Some(5), ..Filter::default() };
        assert_eq!(Selection::new(&table, &late).customers(), 1);
    }

    #[test]
    fn sel5_stages_are_those_of_a_map() {
        let stage = |id, names: &[&str]| StageMatch {
            id: StageId(id),
            names: Vec::new(),
            touchpoints: names.iter().map(ToString::to_string).collect(),
        };
        let of = vec![stage(1, &["x"]), stage(2, &["y", "z"])];
        let at = |at: &[usize]| Filter {
            stages: Some(StageFilter { of: of.clone(), at: at.to_vec() }),
            ..Filter::default()
        };
        assert_eq!(kept(&at(&[0])), ["x", "x"]);
        assert_eq!(kept(&at(&[1])), ["y", "z"]);
        assert_eq!(kept(&at(&[0, 1])).len(), 4);
        assert_eq!(kept(&at(&[9])).len(), 0);
    }

    #[test]
    fn sel5_a_cohort_begins_with_the_first_event_that_is_kept() {
        let cohort = |filter: Filter| kept(&Filter { cohort: Some((5, 15)), ..filter });
        assert_eq!(cohort(Filter::default()), ["x"], "a began before, c after");
        let app = Filter { channels: vec!["app".into()], ..Filter::default() };
        assert_eq!(cohort(app), ["y"], "of what is kept, this is the first event of a");
    }

    #[test]
    fn sel6_journeys_hold_all_events_of_the_customers_kept() {
        let table = table(&[
            Row::at("a", 0, "x").channel("web"),
            Row::at("a", 10, "pay").channel("web"),
            Row::at("a", 11, "y").channel("app"),
            Row::at("b", 10, "x").channel("web"),
        ]);
        let filter =
            Filter { channels: vec!["web".into()], touchpoints: vec!["pay".into()], ..Filter::default() };
        let selection = Selection::new(&table, &filter);
        assert_eq!(names(&selection), ["pay"]);
        let followed = |filter: &Filter| {
            Some(names(&Selection::new(&table, filter).journeys(filter, Entity::Customer)?))
        };
        assert_eq!(followed(&filter).unwrap(), ["x", "pay", "y"], "whoever paid on the web, wherever else");
        let web = Filter { touchpoints: Vec::new(), ..filter };
        assert_eq!(followed(&web).unwrap(), ["x", "pay", "y", "x"], "a channel says whose, not which");
        let early = Filter { to_millis: Some(11), ..web.clone() };
        assert_eq!(followed(&early).unwrap(), ["x", "pay", "x"], "a period says which");
        assert_eq!(followed(&Filter { within: true, ..web }), None, "kept events alone, where that is asked");
        assert_eq!(followed(&Filter::default()), None);
    }
}
