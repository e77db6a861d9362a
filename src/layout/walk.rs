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

    /// Every stop from top to bottom. Points of a curve that lie on each other keep an order, too.
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
        stops.sort_by(|a, b| a.band.cmp(&b.band).then(a.y.total_cmp(&b.y)));
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
