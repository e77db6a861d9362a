//! One stage, step, lane or card: what may come after it, where it goes when it is moved by one place, and how it is
//! removed. The map, its twin and the drawer ask here, so that they do the same. Ids of new things are not made here.

use super::columns::step_beside;
use super::nudged;
use crate::edit::{CellIndex, Command, JourneyCommand};
use crate::layout::{Cursor, Toward};
use crate::model::{Journey, LaneId, LaneKind, Place, StageId};

/// Something new, and where it comes. Positions behind the end mean the end.
#[derive(Clone, Copy, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the commands")]
pub enum New {
    /// A stage with one step.
    Stage { at: usize },
    /// A step.
    Step { stage: StageId, at: usize },
    /// A lane.
    Lane { kind: LaneKind, at: usize },
    /// A card without a text; one of a curve claims `score`, from -2 to +2, or is neutral.
    Card { lane: LaneId, place: Place, at: CellIndex, score: Option<f64> },
}

/// One of its own kind after a thing: a stage, step or lane behind it, a card at the end of the same cell. None where the
/// thing is gone.
pub fn after(journey: &Journey, what: Cursor) -> Option<New> {
    Some(match what {
        Cursor::Stage(id) => New::Stage { at: journey.stages.iter().position(|stage| stage.id == id)? + 1 },
        Cursor::Step(id) => {
            let stage = journey.step(id)?.0;
            New::Step { stage: stage.id, at: stage.steps.iter().position(|step| step.id == id)? + 1 }
        }
        Cursor::Lane(id) => {
            let at = journey.lanes.iter().position(|lane| lane.id == id)? + 1;
            New::Lane { kind: LaneKind::Text, at }
        }
        Cursor::Card(id) => {
            let card = journey.card(id)?;
            New::Card { lane: card.lane, place: card.place, at: CellIndex::MAX, score: None }
        }
        Cursor::Cell(lane, step) => {
            New::Card { lane, place: Place::Step(step), at: CellIndex::MAX, score: None }
        }
    })
}

/// A thing one place further; none at the edge to that side. Stages and steps know earlier (left, up) and later, and
/// so do lanes; a step at the end of its stage goes over into the next one.
pub fn moved(journey: &Journey, what: Cursor, toward: Toward) -> Option<Command> {
    let later = matches!(toward, Toward::Right | Toward::Down);
    let command = match what {
        Cursor::Card(id) => return nudged(journey, &[id], toward),
        Cursor::Cell(..) => return None,
        Cursor::Stage(id) => {
            let at = journey.stages.iter().position(|stage| stage.id == id)?;
            JourneyCommand::MoveStage { id, to: beside(at, journey.stages.len(), later)? }
        }
        Cursor::Lane(id) => {
            let at = journey.lanes.iter().position(|lane| lane.id == id)?;
            JourneyCommand::MoveLane { id, to: beside(at, journey.lanes.len(), later)? }
        }
        Cursor::Step(id) => {
            let (to, stage) = step_beside(journey, id, later)?;
            JourneyCommand::MoveStep { id, stage, to }
        }
    };
    Some(Command::Journey(journey.id, command))
}

/// Removes a thing with all that lies on it; an empty cell has nothing to remove.
pub fn removed(what: Cursor) -> Option<JourneyCommand> {
    Some(match what {
        Cursor::Stage(id) => JourneyCommand::RemoveStage(id),
        Cursor::Step(id) => JourneyCommand::RemoveStep(id),
        Cursor::Lane(id) => JourneyCommand::RemoveLane(id),
        Cursor::Card(id) => JourneyCommand::RemoveCards(vec![id]),
        Cursor::Cell(..) => return None,
    })
}

/// The position beside one of `len`.
fn beside(at: usize, len: usize, later: bool) -> Option<usize> {
    if later { Some(at + 1).filter(|to| *to < len) } else { at.checked_sub(1) }
}
