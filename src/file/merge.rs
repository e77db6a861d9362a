//! A journey from another file joins a workspace: what both know is shared, the rest is added.

use super::Loaded;
use crate::model::{
    Body, Channel, ChannelId, FormulaId, Journey, JourneyId, Persona, PersonaId, Segment, SegmentId, Target,
    TargetOf, Touchpoint, TouchpointId, UserMetric, Workspace, same_name,
};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The workspace with the journey of `file` at its end, and the id of that journey there.
///
/// Personas, segments, channels and touchpoints that the workspace has already (by id, else by name) are
/// used as they are here; the others are added. A journey whose id or name is taken gets a new one: both stay.
pub fn merge_journey(
    workspace: &Workspace,
    file: Loaded,
    ids: &mut dyn FnMut() -> u64,
) -> (Workspace, JourneyId) {
    let mut merged = workspace.clone();
    let mut other = file.workspace;
    let (mut taken, theirs) = (taken_ids(workspace), taken_ids(&other));
    let mut fresh = |wanted: u64| {
        let mut id = wanted;
        while taken.contains(&id) || (id != wanted && theirs.contains(&id)) {
            id = ids();
        }
        taken.insert(id);
        id
    };
    let known = Known {
        segments: join_segments(&mut merged.segments, other.segments, &mut fresh),
        channels: join_channels(&mut merged.channels, other.channels, &mut fresh),
        ..Known::default()
    };
    for persona in &mut other.personas {
        persona.segment = persona.segment.and_then(|id| known.segments.get(&id).copied());
    }
    for touchpoint in &mut other.touchpoints {
        touchpoint.channel = touchpoint.channel.and_then(|id| known.channels.get(&id).copied());
    }
    let known = Known {
        personas: join_personas(&mut merged.personas, other.personas, &mut fresh),
        touchpoints: join_touchpoints(&mut merged.touchpoints, other.touchpoints, &mut fresh),
        ..known
    };
    let formulas = join_formulas(&mut merged.score.formulas, other.score.formulas, &mut fresh);
    let mut last = JourneyId(0);
    for journey in other.journeys {
        let mut journey = Arc::unwrap_or_clone(journey);
        let old = journey.id;
        journey.id = JourneyId(fresh(old.0));
        last = journey.id;
        let targets = other.score.targets.iter().filter(|target| target.journey == old);
        let here = |target: &Target| Target { journey: last, of: of_here(&target.of, &formulas), ..*target };
        merged.score.targets.extend(targets.map(here));
        journey.name = merged.free_name(&journey.name);
        rebind(&mut journey, old, &known, workspace);
        merged.journeys.push(Arc::new(journey));
    }
    (merged, last)
}

fn of_here(of: &TargetOf, formulas: &HashMap<FormulaId, FormulaId>) -> TargetOf {
    match of {
        TargetOf::Formula(id) => TargetOf::Formula(formulas.get(id).copied().unwrap_or(*id)),
        other => other.clone(),
    }
}

/// Ids of the file and what they are here.
#[derive(Default)]
struct Known {
    personas: HashMap<PersonaId, PersonaId>,
    segments: HashMap<SegmentId, SegmentId>,
    channels: HashMap<ChannelId, ChannelId>,
    touchpoints: HashMap<TouchpointId, TouchpointId>,
}

fn taken_ids(workspace: &Workspace) -> HashSet<u64> {
    (workspace.journeys.iter().map(|journey| journey.id.0))
        .chain(workspace.personas.iter().map(|persona| persona.id.0))
        .chain(workspace.segments.iter().map(|segment| segment.id.0))
        .chain(workspace.channels.iter().map(|channel| channel.id.0))
        .chain(workspace.touchpoints.iter().map(|touchpoint| touchpoint.id.0))
        .chain(workspace.score.formulas.iter().map(|formula| formula.id.0))
        .collect()
}

/// One `join_*` a registry: which entries of the file are already here is its own question, the rest alike.
macro_rules! join {
    ($name:ident, $entry:ty, $id:ident, $same:expr) => {
        fn $name(
            here: &mut Vec<$entry>,
            theirs: Vec<$entry>,
            fresh: &mut dyn FnMut(u64) -> u64,
        ) -> HashMap<$id, $id> {
            let mut known = HashMap::new();
            for mut entry in theirs {
                let same: fn(&$entry, &$entry) -> bool = $same;
                let found = here.iter().find(|own| own.id == entry.id);
                let found = found.or_else(|| here.iter().find(|own| same(own, &entry)));
                let id = match found {
                    Some(own) => own.id,
                    None => $id(fresh(entry.id.0)),
                };
                known.insert(entry.id, id);
                if found.is_none() {
                    entry.id = id;
                    here.push(entry);
                }
            }
            known
        }
    };
}

join!(join_personas, Persona, PersonaId, |own, other| same_name(&own.name, &other.name));
join!(join_segments, Segment, SegmentId, |own, other| {
    same_name(&own.name, &other.name) && own.rules == other.rules
});
join!(join_channels, Channel, ChannelId, |own, other| {
    same_name(&own.name, &other.name) || own.aliases.iter().any(|alias| same_name(alias, &other.name))
});
join!(join_formulas, UserMetric, FormulaId, |own, other| (&own.name, &own.text)
    == (&other.name, &other.text));
join!(join_touchpoints, Touchpoint, TouchpointId, |own, other| own.answers_to(&other.name));

/// Points all references of the journey to what they are here; links to journeys that are not here are cut.
fn rebind(journey: &mut Journey, old: JourneyId, known: &Known, workspace: &Workspace) {
    let new = journey.id;
    let here = |id: JourneyId| {
        if id == old { Some(new) } else { workspace.journey(id).map(|journey| journey.id) }
    };
    let people = |personas: &mut Vec<PersonaId>| {
        let mut seen = HashSet::new();
        *personas = personas.iter().filter_map(|id| known.personas.get(id)).copied().collect();
        personas.retain(|id| seen.insert(*id));
    };
    journey.parent = journey.parent.and_then(here);
    journey.today = journey.today.and_then(here);
    people(&mut journey.personas);
    journey.relink(here);
    for card in &mut journey.cards {
        let card = Arc::make_mut(card);
        people(&mut card.personas);
        if let Body::Touch { touchpoint, .. } = &mut card.body
            && let Some(id) = known.touchpoints.get(touchpoint)
        {
            *touchpoint = *id;
        }
    }
}
