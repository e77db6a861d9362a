//! Where the arrow keys lead on a map. Pure: the page keeps the cursor.

use super::{Rect, Row, Scene};
use crate::model::{CardId, LaneId, StageId, StepId};
use std::collections::HashSet;
use std::ops::Range;

/// The thing on the map that has the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cursor {
    /// A stage's chevron.
    Stage(StageId),
    /// A step's head.
    Step(StepId),
    /// A lane's head.
    Lane(LaneId),
    /// A card, badge, picture, tile or asserted point of the curve.
    Card(CardId),
    /// An empty cell.
    Cell(LaneId, StepId),
}

/// A direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name is its own description")]
pub enum Toward {
    Left,
    Right,
    Up,
    Down,
}

/// One stop of the keyboard: what it is, its columns, and where it stands in its band.
struct Stop {
    cursor: Cursor,
    /// 0 is the stage row, 1 the step row, 2 and on the lanes.
    band: usize,
    /// First and last column, counted from 1; 0 is the frozen lane column.
    columns: (usize, usize),
    /// The middle of its box.
    y: f64,
    /// From where to where down the map it has neighbours to the side: a card those of its rank, all else the
    /// whole band.
    reach: (f64, f64),
}

impl Scene {
    /// The first stop of the map; a lane's head where there is no stage yet.
    pub fn first_cursor(&self) -> Option<Cursor> {
        let stage = self.stages.first().map(|stage| Cursor::Stage(stage.id));
        stage.or_else(|| self.rows.first().map(|row| Cursor::Lane(row.lane)))
    }

    /// Whether the map still has this stop.
    pub fn has_cursor(&self, cursor: Cursor) -> bool {
        self.stops().iter().any(|stop| stop.cursor == cursor)
    }

    /// The next stop in a direction; none at the edge of the map.
    pub fn walk(&self, from: Cursor, toward: Toward) -> Option<Cursor> {
        let stops = self.stops();
        let at = stops.iter().position(|stop| stop.cursor == from)?;
        let next = match toward {
            Toward::Left => sideways(&stops, &stops[at], false),
            Toward::Right => sideways(&stops, &stops[at], true),
            Toward::Up => vertically(stops[..at].iter().rev(), &stops[at]),
            Toward::Down => vertically(stops[at + 1..].iter(), &stops[at]),
        };
        next.map(|stop| stop.cursor)
    }

    /// Every stop once, from top to bottom. Points of a curve that lie on each other keep an order, too, and a
    /// card that is seen at several points stops at the highest: else two cards could lead to each other for
    /// ever and never to a third.
    fn stops(&self) -> Vec<Stop> {
        let head =
            |cursor, band, columns| Stop { cursor, band, columns, y: 0.0, reach: (f64::MIN, f64::MAX) };
        let stages =
            self.stages.iter().map(|stage| head(Cursor::Stage(stage.id), 0, from_one(&stage.columns)));
        let steps = self
            .steps
            .iter()
            .map(|step| head(Cursor::Step(step.id), 1, from_one(&(step.column..step.column + 1))));
        let lanes = self.rows.iter().enumerate().flat_map(|(at, row)| row_stops(row, at + 2));
        let mut stops: Vec<Stop> = stages.chain(steps).chain(lanes).collect();
        stops.sort_by(|a, b| a.band.cmp(&b.band).then(a.y.total_cmp(&b.y)));
        let mut seen = HashSet::new();
        stops.retain(|stop| seen.insert(stop.cursor));
        stops
    }
}

/// A lane's head, cards, points of the curve and empty cells.
fn row_stops(row: &Row, band: usize) -> Vec<Stop> {
    let stop = |cursor, columns, seen: Rect, reach: Rect| {
        let (y, reach) = (seen.centre().y, (reach.y, reach.y + reach.height));
        Stop { cursor, band, columns, y, reach }
    };
    let mut stops = vec![stop(Cursor::Lane(row.lane), (0, 0), row.rect, row.rect)];
    stops.extend(
        row.items.iter().map(|item| {
            stop(Cursor::Card(item.card), from_one(&item.columns), item.part.rect, item.part.rect)
        }),
    );
    for node in row.curve.iter().flat_map(|curve| &curve.nodes) {
        let columns = from_one(&(node.column..node.column + 1));
        stops.extend(
            node.cards.iter().map(|card| stop(Cursor::Card(*card), columns, node.part.rect, row.rect)),
        );
    }
    stops.extend(row.slots.iter().map(|slot| {
        let columns = from_one(&(slot.column..slot.column + 1));
        stop(Cursor::Cell(row.lane, slot.step), columns, slot.rect, row.rect)
    }));
    stops
}

/// First and last column counted from 1; a stage without steps stands in the column where it begins.
fn from_one(columns: &Range<usize>) -> (usize, usize) {
    (columns.start + 1, columns.end.max(columns.start + 1))
}

/// The next stop to the side in the same band: of those at the height of this one, else of all, the one in the
/// nearest column, and of several there the one whose middle is nearest.
fn sideways<'a>(stops: &'a [Stop], here: &Stop, right: bool) -> Option<&'a Stop> {
    let beside = |stop: &Stop| stop.reach.0 < here.reach.1 && here.reach.0 < stop.reach.1;
    let far = |stop: &Stop| {
        if right { stop.columns.0 - here.columns.1 } else { here.columns.0 - stop.columns.1 }
    };
    let band = stops.iter().filter(|stop| stop.band == here.band && stop.cursor != here.cursor);
    let beyond = band
        .filter(|stop| if right { stop.columns.0 > here.columns.1 } else { stop.columns.1 < here.columns.0 });
    beyond.min_by(|a, b| {
        let height = |stop: &Stop| (stop.y - here.y).abs();
        beside(b).cmp(&beside(a)).then(far(a).cmp(&far(b))).then(height(a).total_cmp(&height(b)))
    })
}

/// The nearest of the stops `ahead` that shares a column, the leftmost of those at one height; where there is
/// none, as among folded lanes, the nearest one to the side in the next band.
fn vertically<'a>(ahead: impl Iterator<Item = &'a Stop> + Clone, here: &Stop) -> Option<&'a Stop> {
    let ahead = ahead.filter(|stop| stop.cursor != here.cursor);
    let aside = |stop: &Stop| {
        (stop.columns.0.saturating_sub(here.columns.1)).max(here.columns.0.saturating_sub(stop.columns.1))
    };
    let mut sharing = ahead.clone().filter(|stop| aside(stop) == 0);
    if let Some(nearest) = sharing.next() {
        let level = sharing.take_while(|stop| stop.band == nearest.band && stop.y == nearest.y);
        return level.chain([nearest]).min_by_key(|stop| (stop.columns.0, stop.cursor != nearest.cursor));
    }
    let band = ahead.clone().find(|stop| stop.band != here.band)?.band;
    ahead.filter(|stop| stop.band == band).min_by_key(|stop| aside(stop))
}
