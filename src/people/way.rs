//! The way of one customer through the map: which steps their events belong to, one visit after the other.

use crate::engine::measure::{Happened, TimelineAnswer};
use crate::model::{Body, Journey, Stage, StageId, StepId, Workspace, canonical_name};

/// Events in a row at one place of the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Visit {
    /// The stage; none for events of no stage.
    pub stage: Option<StageId>,
    /// The step that the touchpoint is placed on, if it is placed on just one of the stage.
    pub step: Option<StepId>,
    /// The first event, by its position.
    pub first: usize,
    /// Events.
    pub events: usize,
    /// Milliseconds since the last event of the visit before; none for the first.
    pub after_millis: Option<i64>,
}

/// The visits in order of time.
pub fn way(workspace: &Workspace, journey: &Journey, answer: &TimelineAnswer) -> Vec<Visit> {
    let mut visits: Vec<Visit> = Vec::new();
    let mut before: Option<i64> = None;
    for (at, event) in answer.told.iter().enumerate() {
        let stage = event.stage.and_then(|id| journey.stage(id));
        let step = stage.and_then(|stage| step_of(workspace, journey, stage, event));
        let place = (stage.map(|stage| stage.id), step);
        match visits.last_mut() {
            Some(last) if (last.stage, last.step) == place => last.events += 1,
            _ => visits.push(Visit {
                stage: place.0,
                step,
                first: at,
                events: 1,
                after_millis: before.map(|before| event.millis - before),
            }),
        }
        before = Some(event.millis);
    }
    visits
}

/// The only step of a stage that a card places the event's touchpoint on.
fn step_of(workspace: &Workspace, journey: &Journey, stage: &Stage, event: &Happened) -> Option<StepId> {
    let wanted = canonical_name(&event.touchpoint);
    let is_it = |card: &crate::model::Card| {
        let Body::Touch { touchpoint, .. } = card.body else { return false };
        workspace.touchpoint(touchpoint).is_some_and(|known| {
            std::iter::once(&known.name).chain(&known.aliases).any(|name| canonical_name(name) == wanted)
        })
    };
    let here = |step: &&crate::model::Step| {
        let place = crate::model::Place::Step(step.id);
        journey.cards.iter().any(|card| card.place == place && is_it(card))
    };
    let mut found = stage.steps.iter().filter(here);
    found.next().filter(|_| found.next().is_none()).map(|step| step.id)
}
