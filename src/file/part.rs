//! A workspace cut down to one journey and what it refers to.

use crate::model::{Body, Journey, JourneyId, PersonaId, TouchpointId, Workspace};
use std::sync::Arc;

/// The part of `workspace` that a file of one journey holds.
pub(super) fn of_journey(workspace: &Workspace, id: JourneyId) -> Workspace {
    let mut part = Workspace { journeys: Vec::new(), ..workspace.clone() };
    part.score.targets.retain(|target| target.journey == id && workspace.journey(id).is_some());
    let Some(journey) = workspace.journey(id) else { return part };
    let journey = alone(journey);
    let personas = personas_of(&journey);
    let touchpoints = touchpoints_of(&journey);
    part.personas.retain(|persona| personas.contains(&persona.id));
    part.touchpoints.retain(|touchpoint| touchpoints.contains(&touchpoint.id));
    let Workspace { personas, touchpoints, segments, channels, .. } = &mut part;
    segments.retain(|segment| personas.iter().any(|persona| persona.segment == Some(segment.id)));
    channels.retain(|channel| touchpoints.iter().any(|touchpoint| touchpoint.channel == Some(channel.id)));
    part.journeys.push(Arc::new(journey));
    part
}

/// The journey without its ties to other journeys.
fn alone(journey: &Journey) -> Journey {
    let mut alone = journey.clone();
    alone.parent = None;
    alone.today = None;
    alone.relink(|link| (link == journey.id).then_some(link));
    alone
}

fn personas_of(journey: &Journey) -> Vec<PersonaId> {
    let on_cards = journey.cards.iter().flat_map(|card| &card.personas);
    journey.personas.iter().chain(on_cards).copied().collect()
}

fn touchpoints_of(journey: &Journey) -> Vec<TouchpointId> {
    let touches = journey.cards.iter().filter_map(|card| match &card.body {
        Body::Touch { touchpoint, .. } => Some(*touchpoint),
        _ => None,
    });
    touches.collect()
}
