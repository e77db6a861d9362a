//! States that belong together: today's journey and the one that was derived from it, a file and the state that it was made
//! from, a file of one journey and the workspace around it. What differs between them is not its business.

use super::tree::Tree;
use crate::model::{Body, Horizon, Journey, JourneyId, Workspace};
use crate::text::{Lang, versions as words};
use std::sync::Arc;

/// A journey to be made better, derived from today's: the same things under the same ids, so that what changes later can be
/// told. `id` is its own.
pub fn future_of(today: &Journey, id: JourneyId, lang: Lang) -> Journey {
    Journey {
        id,
        name: words::FUTURE_OF.fill(lang, &[("name", &today.name)]),
        horizon: Horizon::Future,
        today: Some(today.id),
        ..today.clone()
    }
}

/// The workspace twice: with the one journey alone, and with the other alone in its place, as if it were a later state of
/// it; of the journeys that they lead to there are the names. What makes each a journey of its own (name, horizon, origin,
/// place in the tree) is taken as the first one's. Measures are left out: they lead from the one to the other and are a part
/// of neither. None if one is not there.
pub fn as_one(workspace: &Workspace, first: JourneyId, second: JourneyId) -> Option<(Workspace, Workspace)> {
    let (before, after) = (workspace.journey(first)?, workspace.journey(second)?);
    let mut linked: Vec<JourneyId> = before.links().chain(after.links()).collect();
    linked.sort_unstable();
    linked.dedup();
    linked.retain(|id| ![first, second].contains(id));
    let names: Vec<Arc<Journey>> =
        linked.into_iter().filter_map(|id| workspace.journey(id)).map(|journey| name_of(journey)).collect();
    let alone = |mut journey: Journey| {
        journey.cards.retain(|card| !matches!(card.body, Body::Measure { .. }));
        let journey = Arc::new(Journey { today: None, parent: None, ..journey });
        Workspace {
            journeys: std::iter::once(journey).chain(names.iter().cloned()).collect(),
            score: crate::model::Score::default(),
            ..workspace.clone()
        }
    };
    let mut later = Journey::clone(after);
    (later.id, later.horizon) = (before.id, before.horizon);
    later.name.clone_from(&before.name);
    // A link to itself stays one.
    later.relink(|link| Some(if link == second { first } else { link }));
    Some((alone(Journey::clone(before)), alone(later)))
}

/// A journey of which there is nothing but the name.
fn name_of(journey: &Journey) -> Arc<Journey> {
    Arc::new(Journey {
        parent: None,
        today: None,
        personas: Vec::new(),
        stages: Vec::new(),
        lanes: Vec::new(),
        cards: Vec::new(),
        ..journey.clone()
    })
}

/// Which of some former states a file was made from, most probably: the one that differs from it in the fewest things, and
/// of such the earliest in the list. None if there are no states, or nothing of the file is known in any.
pub fn closest(states: &[&Workspace], file: &Workspace) -> Option<usize> {
    let theirs = Tree::of(file, Lang::Zh).ok()?;
    let distance = |state: &&Workspace| {
        let own = Tree::of(state, Lang::Zh).ok()?;
        let shared = own.things.iter().filter(|(key, _)| theirs.things.contains_key(key)).count();
        // The workspace itself is a thing that all have.
        (shared > 1).then(|| {
            let same = own.things.iter().filter(|(key, thing)| theirs.things.get(key) == Some(thing)).count();
            own.things.len() + theirs.things.len() - 2 * same
        })
    };
    let distances = states.iter().enumerate().filter_map(|(at, state)| Some((distance(state)?, at)));
    distances.min().map(|(_, at)| at)
}

/// A file of one journey as a state of the whole workspace: `state` with that journey, and with what it refers to, as the
/// file has it. Everything else is as it is in `state`.
pub fn with_part(state: &Workspace, part: &Workspace) -> Workspace {
    let mut whole = state.clone();
    take(&mut whole.journeys, &part.journeys, |journey| journey.id);
    take(&mut whole.personas, &part.personas, |persona| persona.id);
    take(&mut whole.segments, &part.segments, |segment| segment.id);
    take(&mut whole.channels, &part.channels, |channel| channel.id);
    take(&mut whole.touchpoints, &part.touchpoints, |touchpoint| touchpoint.id);
    // A file of one journey has no ties to others: those that it had are still there.
    for journey in &mut whole.journeys {
        let Some(known) = state.journey(journey.id).filter(|_| part.journey(journey.id).is_some()) else {
            continue;
        };
        let own = Arc::make_mut(journey);
        (own.parent, own.today) = (own.parent.or(known.parent), own.today.or(known.today));
        for step in own.stages.iter_mut().flat_map(|stage| &mut stage.steps) {
            step.link = step.link.or_else(|| known.step(step.id)?.1.link);
        }
        for card in &mut own.cards {
            let link = known.card(card.id).and_then(|card| card.link);
            if card.link.is_none() && link.is_some() {
                Arc::make_mut(card).link = link;
            }
        }
    }
    whole
}

/// Puts things in the place of those with their id, or at the end.
fn take<T: Clone, I: PartialEq>(into: &mut Vec<T>, from: &[T], id: impl Fn(&T) -> I) {
    for thing in from {
        match into.iter_mut().find(|known| id(known) == id(thing)) {
            Some(known) => known.clone_from(thing),
            None => into.push(thing.clone()),
        }
    }
}
