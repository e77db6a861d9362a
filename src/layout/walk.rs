//! Where the arrow keys lead on a map. Pure: the page keeps the cursor.

use super::{Scene, Slot};
use crate::model::{CardId, LaneId, StageId, StepId};

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

/// One stop of the keyboard: what it is, its columns and its middle.
struct Stop {
    cursor: Cursor,
    /// 0 is the stage row, 1 the step row, 2 and on the lanes.
    band: usize,
    /// First and last column, counted from 1; 0 is the frozen lane column.
    columns: (usize, usize),
    y: f64,
}

impl Scene {
    /// The first stop of the map.
    pub fn first_cursor(&self) -> Option<Cursor> {
        self.stages.first().map(|stage| Cursor::Stage(stage.id))
    }

    /// Whether the map still has this stop.
    pub fn has_cursor(&self, cursor: Cursor) -> bool {
        self.stops().iter().any(|stop| stop.cursor == cursor)
    }

    /// The next stop in a direction; none at the edge of the map.
    pub fn walk(&self, from: Cursor, toward: Toward) -> Option<Cursor> {
        let stops = self.stops();
        let here = stops.iter().find(|stop| stop.cursor == from)?;
        let next = match toward {
            Toward::Left | Toward::Right => sideways(&stops, here, toward == Toward::Right),
            Toward::Up | Toward::Down => up_or_down(&stops, here, toward == Toward::Down),
        };
        next.map(|stop| stop.cursor)
    }

    fn stops(&self) -> Vec<Stop> {
        let one = |column: usize| (column + 1, column + 1);
        let stages = self.stages.iter().map(|stage| Stop {
            cursor: Cursor::Stage(stage.id),
            band: 0,
            columns: (stage.columns.start + 1, stage.columns.end.max(stage.columns.start + 1)),
            y: 0.0,
        });
        let steps = self.steps.iter().map(|step| Stop {
            cursor: Cursor::Step(step.id),
            band: 1,
            columns: one(step.column),
            y: 0.0,
        });
        let mut stops: Vec<Stop> = stages.chain(steps).collect();
        for (at, row) in self.rows.iter().enumerate() {
            let band = at + 2;
            stops.push(Stop {
                cursor: Cursor::Lane(row.lane),
                band,
                columns: (0, 0),
                y: row.rect.centre().y,
            });
            stops.extend(row.items.iter().map(|item| Stop {
                cursor: Cursor::Card(item.card),
                band,
                columns: (item.columns.start + 1, item.columns.end.max(item.columns.start + 1)),
                y: item.part.rect.centre().y,
            }));
            let nodes = row.curve.iter().flat_map(|curve| &curve.nodes);
            stops.extend(nodes.flat_map(|node| node.cards.iter().map(move |card| (node, *card))).map(
                |(node, card)| Stop {
                    cursor: Cursor::Card(card),
                    band,
                    columns: one(node.column),
                    y: node.part.rect.centre().y,
                },
            ));
            stops.extend(row.slots.iter().map(|slot: &Slot| Stop {
                cursor: Cursor::Cell(row.lane, slot.step),
                band,
                columns: one(slot.column),
                y: slot.rect.centre().y,
            }));
        }
        stops
    }
}

/// The nearest stop to the side in the same band; cards stacked in a cell are told apart by their height.
fn sideways<'a>(stops: &'a [Stop], here: &Stop, right: bool) -> Option<&'a Stop> {
    let band = stops.iter().filter(|stop| stop.band == here.band && stop.cursor != here.cursor);
    let beyond = band
        .filter(|stop| if right { stop.columns.0 > here.columns.1 } else { stop.columns.1 < here.columns.0 });
    beyond.min_by(|a, b| {
        let far = |stop: &Stop| {
            if right { stop.columns.0 - here.columns.1 } else { here.columns.0 - stop.columns.1 }
        };
        far(a).cmp(&far(b)).then((a.y - here.y).abs().total_cmp(&(b.y - here.y).abs()))
    })
}

/// The nearest stop above or below that shares a column, first in the same band, then in the next one that has any.
fn up_or_down<'a>(stops: &'a [Stop], here: &Stop, down: bool) -> Option<&'a Stop> {
    let shares = |stop: &&Stop| stop.columns.0 <= here.columns.1 && here.columns.0 <= stop.columns.1;
    let ahead = |stop: &&Stop| match stop.band.cmp(&here.band) {
        std::cmp::Ordering::Equal => (stop.y > here.y) == down && (stop.y - here.y).abs() > 1.0,
        order => (order == std::cmp::Ordering::Greater) == down,
    };
    let candidates = stops.iter().filter(|stop| stop.cursor != here.cursor).filter(ahead);
    candidates.filter(shares).min_by(|a, b| {
        let bands = a.band.abs_diff(here.band).cmp(&b.band.abs_diff(here.band));
        let near = if down { a.y.total_cmp(&b.y) } else { b.y.total_cmp(&a.y) };
        bands.then(near).then(a.columns.0.cmp(&b.columns.0))
    })
}
