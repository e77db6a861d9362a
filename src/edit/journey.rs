//! Changes inside one journey.

use super::apply::{EditError, position, remove, shift};
use super::{CellIndex, JourneyCommand, JourneyField};
use crate::model::{Body, Card, CardId, Journey, LaneId, Place, Stage, StageId, StepId};
use std::sync::Arc;

pub(super) fn run(journey: &mut Journey, command: JourneyCommand) -> Result<(), EditError> {
    match command {
        JourneyCommand::Set(field) => set(journey, field),
        JourneyCommand::AddStage { at, stage } => {
            journey.stages.insert(at.min(journey.stages.len()), stage);
        }
        JourneyCommand::SetStage(stage) => {
            let known = stage_mut(journey, stage.id)?;
            *known = Stage { steps: std::mem::take(&mut known.steps), ..stage };
        }
        JourneyCommand::MoveStage { id, to } => {
            let at = position(&journey.stages, |stage| stage.id == id)?;
            shift(&mut journey.stages, at, to);
        }
        JourneyCommand::RemoveStage(id) => {
            let stage = remove(&mut journey.stages, |stage| stage.id == id)?;
            journey.cards.retain(|card| match card.place {
                Place::Stage(place) => place != id,
                Place::Step(place) => stage.steps.iter().all(|step| step.id != place),
            });
        }
        JourneyCommand::AddStep { stage, at, step } => {
            let steps = &mut stage_mut(journey, stage)?.steps;
            steps.insert(at.min(steps.len()), step);
        }
        JourneyCommand::SetStep(step) => {
            let mut steps = journey.stages.iter_mut().flat_map(|stage| &mut stage.steps);
            let known = steps.find(|known| known.id == step.id).ok_or(EditError::NotFound)?;
            *known = step;
        }
        JourneyCommand::MoveStep { id, stage, to } => move_step(journey, id, stage, to)?,
        JourneyCommand::RemoveStep(id) => {
            take_step(journey, id)?;
            journey.cards.retain(|card| card.place != Place::Step(id));
        }
        JourneyCommand::AddLane { at, lane } => journey.lanes.insert(at.min(journey.lanes.len()), lane),
        JourneyCommand::SetLane(lane) => {
            let at = position(&journey.lanes, |known| known.id == lane.id)?;
            let known = journey.lanes.get_mut(at).ok_or(EditError::NotFound)?;
            let kind = known.kind;
            *known = lane;
            known.kind = kind;
        }
        JourneyCommand::MoveLane { id, to } => {
            let at = position(&journey.lanes, |lane| lane.id == id)?;
            shift(&mut journey.lanes, at, to);
        }
        JourneyCommand::RemoveLane(id) => {
            remove(&mut journey.lanes, |lane| lane.id == id)?;
            journey.cards.retain(|card| card.lane != id);
        }
        JourneyCommand::AddCard { card, at } => insert_card(journey, *card, at),
        JourneyCommand::SetCard(card) => {
            let at = position(&journey.cards, |known| known.id == card.id)?;
            *journey.cards.get_mut(at).ok_or(EditError::NotFound)? = Arc::new(*card);
        }
        JourneyCommand::SetCards(cards) => {
            for card in cards {
                let at = position(&journey.cards, |known| known.id == card.id)?;
                *journey.cards.get_mut(at).ok_or(EditError::NotFound)? = Arc::new(card);
            }
        }
        JourneyCommand::MoveCard { id, lane, place, at } => move_card(journey, id, lane, place, at)?,
        JourneyCommand::RemoveCards(ids) => {
            for id in ids {
                remove(&mut journey.cards, |card| card.id == id)?;
            }
        }
    }
    Ok(())
}

fn set(journey: &mut Journey, field: JourneyField) {
    match field {
        JourneyField::Name(name) => journey.name = name,
        JourneyField::Scenario(scenario) => journey.scenario = scenario,
        JourneyField::Goal(goal) => journey.goal = goal,
        JourneyField::Owner(owner) => journey.owner = owner,
        JourneyField::Horizon(horizon) => journey.horizon = horizon,
        JourneyField::Version(version) => journey.version = version,
        JourneyField::Parent(parent) => journey.parent = parent,
        JourneyField::Personas(personas) => journey.personas = personas,
        JourneyField::Dataset(dataset) => journey.dataset = dataset,
        JourneyField::Window(window) => journey.window = window,
    }
}

fn stage_mut(journey: &mut Journey, id: StageId) -> Result<&mut Stage, EditError> {
    journey.stages.iter_mut().find(|stage| stage.id == id).ok_or(EditError::NotFound)
}

fn take_step(journey: &mut Journey, id: StepId) -> Result<crate::model::Step, EditError> {
    let holds = |stage: &Stage| stage.steps.iter().any(|step| step.id == id);
    let stage = journey.stages.iter_mut().find(|stage| holds(stage)).ok_or(EditError::NotFound)?;
    if stage.steps.len() == 1 {
        return Err(EditError::LastStep);
    }
    remove(&mut stage.steps, |step| step.id == id)
}

fn move_step(journey: &mut Journey, id: StepId, stage: StageId, to: usize) -> Result<(), EditError> {
    let within = journey.stage(stage).ok_or(EditError::NotFound)?;
    if let Some(at) = within.steps.iter().position(|step| step.id == id) {
        shift(&mut stage_mut(journey, stage)?.steps, at, to);
        return Ok(());
    }
    let step = take_step(journey, id)?;
    let steps = &mut stage_mut(journey, stage)?.steps;
    steps.insert(to.min(steps.len()), step);
    Ok(())
}

/// Puts a card before the `at`th card of its cell; cards of other cells keep their order.
fn insert_card(journey: &mut Journey, card: Card, at: CellIndex) {
    let cell = (card.lane, card.place);
    let mut others = journey.cards.iter().enumerate().filter(|(_, known)| (known.lane, known.place) == cell);
    let index = others.nth(at).map_or(journey.cards.len(), |(index, _)| index);
    journey.cards.insert(index, Arc::new(card));
}

fn move_card(
    journey: &mut Journey,
    id: CardId,
    lane: LaneId,
    place: Place,
    at: CellIndex,
) -> Result<(), EditError> {
    let kind = journey.lane(lane).ok_or(EditError::NotFound)?.kind;
    let mut card = journey.card(id).ok_or(EditError::NotFound)?.clone();
    if !card.body.fits(kind) {
        card.body = Body::blank(kind).ok_or(EditError::NeedsTouchpoint)?;
    }
    // Where it lies already: the list of all cards stays as it is, too, so that history has no step that shows nothing.
    if (card.lane, card.place) == (lane, place) {
        let mut cell = journey.cards.iter().filter(|known| (known.lane, known.place) == (lane, place));
        let count = cell.clone().count();
        if cell.position(|known| known.id == id) == Some(at.min(count.saturating_sub(1))) {
            return Ok(());
        }
    }
    card.lane = lane;
    card.place = place;
    remove(&mut journey.cards, |known| known.id == id)?;
    insert_card(journey, card, at);
    Ok(())
}
