//! Which names of the data the workspace knows: touchpoints and channels by its registries, stages by the journey's.
//! Names are compared as everywhere (`model::same_name`), aliases included. It binds nothing: that is a command.

use crate::model::{
    Body, Channel, ChannelId, Journey, Stage, StageId, Touchpoint, TouchpointId, Workspace, canonical_name,
};
use crate::table::Quality;
use std::collections::{HashMap, HashSet};

/// A name of the data, and what the workspace knows by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameMatch<Id> {
    /// The name in the data.
    pub name: String,
    /// Its events.
    pub events: u64,
    /// What answers to it.
    pub known: Option<KnownAs<Id>>,
}

/// What answers to a name of the data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownAs<Id> {
    /// Its identity.
    pub id: Id,
    /// Its own name.
    pub name: String,
    /// Whether the journey shows it: for touchpoints, whether a card stands for it.
    pub shown: bool,
}

/// Touchpoints of the data, most frequent first, matched to the registry. `shown` are those with a card on `journey`.
pub fn touchpoint_matches(
    workspace: &Workspace,
    journey: Option<&Journey>,
    quality: &Quality,
) -> Vec<NameMatch<TouchpointId>> {
    let on_map = on_map(journey);
    let names = |known: &Touchpoint| (known.id, known.name.clone(), known.aliases.clone());
    matches(&quality.touchpoints, workspace.touchpoints.iter().map(names), |id| on_map.contains(&id))
}

/// Touchpoints on the map of a journey, each once, and how many names of the data none of them answers to.
pub fn touchpoints_on_map<'a>(
    workspace: &Workspace,
    journey: &Journey,
    of_data: impl Iterator<Item = &'a str>,
) -> (usize, usize) {
    let on_map = on_map(Some(journey));
    let known: HashSet<String> = (workspace.touchpoints.iter())
        .filter(|touchpoint| on_map.contains(&touchpoint.id))
        .flat_map(|touchpoint| std::iter::once(&touchpoint.name).chain(&touchpoint.aliases))
        .map(|name| canonical_name(name))
        .collect();
    let elsewhere = of_data.filter(|name| !known.contains(&canonical_name(name))).count();
    (on_map.len(), elsewhere)
}

fn on_map(journey: Option<&Journey>) -> HashSet<TouchpointId> {
    let cards = journey.into_iter().flat_map(|journey| &journey.cards);
    let touched = cards.filter_map(|card| match card.body {
        Body::Touch { touchpoint, .. } => Some(touchpoint),
        _ => None,
    });
    touched.collect()
}

/// Stages of the data in their order, matched to those of the journey.
pub fn stage_matches(journey: &Journey, quality: &Quality) -> Vec<NameMatch<StageId>> {
    let names = |known: &Stage| (known.id, known.name.clone(), known.aliases.clone());
    matches(&quality.stages, journey.stages.iter().map(names), |_| true)
}

/// Channels of the data, most frequent first and without the empty one, matched to the registry.
pub fn channel_matches(workspace: &Workspace, quality: &Quality) -> Vec<NameMatch<ChannelId>> {
    let names = |known: &Channel| (known.id, known.name.clone(), known.aliases.clone());
    let mut found = matches(&quality.channels, workspace.channels.iter().map(names), |_| true);
    found.retain(|channel| !channel.name.is_empty());
    found
}

/// Of several that answer to a name the first is taken, as everywhere.
fn matches<Id: Copy>(
    of_data: &[(String, u64)],
    known: impl Iterator<Item = (Id, String, Vec<String>)>,
    is_shown: impl Fn(Id) -> bool,
) -> Vec<NameMatch<Id>> {
    let mut by_name: HashMap<String, (Id, String)> = HashMap::new();
    for (id, name, aliases) in known {
        for said in std::iter::once(&name).chain(&aliases) {
            by_name.entry(canonical_name(said)).or_insert_with(|| (id, name.clone()));
        }
    }
    let find = |name: &str| {
        let (id, name) = by_name.get(&canonical_name(name))?;
        Some(KnownAs { id: *id, name: name.clone(), shown: is_shown(*id) })
    };
    of_data
        .iter()
        .map(|(name, events)| NameMatch { name: name.clone(), events: *events, known: find(name) })
        .collect()
}
