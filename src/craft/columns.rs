//! The columns of a journey by number, and places moved along them.

use crate::edit::{Command, JourneyCommand};
use crate::model::{Journey, Place, StageId, StepId};

/// The steps of a journey from left to right, each with its stage.
pub(super) fn columns(journey: &Journey) -> Vec<(StageId, StepId)> {
    journey.stages.iter().flat_map(|stage| stage.steps.iter().map(move |step| (stage.id, step.id))).collect()
}

/// The first column of a place; none if the journey has not got it.
pub(super) fn column_of(columns: &[(StageId, StepId)], place: Place) -> Option<usize> {
    columns.iter().position(|(stage, step)| match place {
        Place::Stage(id) => *stage == id,
        Place::Step(id) => *step == id,
    })
}

/// The place of the same width in a column, or in the last one where there are fewer.
pub(super) fn place_at(columns: &[(StageId, StepId)], like: Place, column: usize) -> Option<Place> {
    let (stage, step) = *columns.get(column.min(columns.len().checked_sub(1)?))?;
    Some(match like {
        Place::Stage(_) => Place::Stage(stage),
        Place::Step(_) => Place::Step(step),
    })
}

/// Several changes of a journey as one; none where there is nothing to do.
pub(super) fn as_one(journey: &Journey, commands: Vec<JourneyCommand>) -> Option<Command> {
    let commands: Vec<Command> =
        commands.into_iter().map(|command| Command::Journey(journey.id, command)).collect();
    (!commands.is_empty()).then_some(Command::Batch(commands))
}

/// Where a step goes when it is moved one place to the left or right, over the border of its stage, too: the position and the
/// stage; none at the edge of the map.
pub fn step_beside(journey: &Journey, id: StepId, right: bool) -> Option<(usize, StageId)> {
    let stage_at = journey.stages.iter().position(|stage| stage.steps.iter().any(|step| step.id == id))?;
    let stage = journey.stages.get(stage_at)?;
    let at = stage.steps.iter().position(|step| step.id == id)?;
    if right {
        if at + 1 < stage.steps.len() {
            return Some((at + 1, stage.id));
        }
        return journey.stages.get(stage_at + 1).map(|next| (0, next.id));
    }
    match at.checked_sub(1) {
        Some(to) => Some((to, stage.id)),
        None => journey.stages.get(stage_at.checked_sub(1)?).map(|before| (before.steps.len(), before.id)),
    }
}
