//! A journey drawn from what was discovered in data: its stages, steps and touchpoints are found, nothing about
//! people's feelings is claimed. The emotion lane stays without cards, so that it shows the measured curve alone.

use super::channel::new_channel;
use super::preset::{STAGE_PRESETS, kpi_tiles, new_journey, new_lane, new_stage};
use super::{Ids, STANDARD_LANES, guess_channel_kind};
use crate::engine::{Discovery, FoundStage, FoundTouchpoint};
use crate::model::{
    Basis, Body, Card, CardId, Channel, ChannelId, DatasetId, Evidence, Journey, LaneId, LaneKind, Place,
    Stage, Touchpoint, TouchpointId, Workspace, same_name,
};
use crate::text::{Lang, template as words};
use std::sync::Arc;

/// A journey drawn from data, with what the workspace lacks for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// The journey; valid once the touchpoints and channels are in the workspace.
    pub journey: Journey,
    /// Touchpoints that are not in the workspace yet.
    pub touchpoints: Vec<Touchpoint>,
    /// Channels that are not in the workspace yet.
    pub channels: Vec<Channel>,
}

/// Draws the journey that was found in the data set `dataset`, called `name`. Touchpoints and channels of the
/// workspace that answer to a name of the data are used; the others are made, the kind of a channel
/// guessed from its name.
pub fn from_data(
    discovery: &Discovery,
    (dataset, name): (DatasetId, &str),
    workspace: &Workspace,
    lang: Lang,
    ids: Ids<'_>,
) -> Drawn {
    let mut draft = Draft { workspace, touchpoints: Vec::new(), channels: Vec::new(), ids };
    let stages: Vec<Stage> = discovery.stages.iter().map(|stage| draft.stage(stage, lang)).collect();
    let lanes = STANDARD_LANES.map(|kind| new_lane(kind, draft.ids)).to_vec();
    let mut cards = Vec::new();
    for lane in lanes.iter().filter(|lane| lane.kind == LaneKind::Touchpoint) {
        for (found, drawn) in discovery.stages.iter().zip(&stages) {
            cards.extend(draft.touches(found, drawn, lane.id, name));
        }
    }
    cards.extend(kpi_tiles(&stages, &lanes, draft.ids));
    let empty = new_journey(&STAGE_PRESETS[0], lang, draft.ids);
    let journey = Journey {
        name: words::JOURNEY_FROM_DATA.fill(lang, &[("dataset", name)]),
        dataset: Some(dataset),
        stages,
        lanes,
        cards: cards.into_iter().map(Arc::new).collect(),
        ..empty
    };
    Drawn { journey, touchpoints: draft.touchpoints, channels: draft.channels }
}

/// The registries while a journey is drawn.
struct Draft<'a> {
    workspace: &'a Workspace,
    touchpoints: Vec<Touchpoint>,
    channels: Vec<Channel>,
    ids: Ids<'a>,
}

impl Draft<'_> {
    /// A stage has a step even where the data found none for it.
    fn stage(&mut self, found: &FoundStage, lang: Lang) -> Stage {
        let mut steps: Vec<String> = found.steps.iter().map(|step| step_name(step, lang)).collect();
        if steps.is_empty() {
            steps.push(String::new());
        }
        new_stage(found.name.clone(), steps, self.ids)
    }

    fn touches(&mut self, found: &FoundStage, drawn: &Stage, lane: LaneId, source: &str) -> Vec<Card> {
        let mut cards = Vec::new();
        for (step, drawn) in found.steps.iter().zip(&drawn.steps) {
            for touchpoint in step {
                let body = Body::Touch { touchpoint: self.touchpoint(touchpoint), frequency: String::new() };
                let mut card = Card::new(CardId((self.ids)()), lane, Place::Step(drawn.id), "", body);
                card.evidence = Evidence { basis: Basis::Data, source: source.into(), date: None, n: None };
                cards.push(card);
            }
        }
        cards
    }

    fn touchpoint(&mut self, found: &FoundTouchpoint) -> TouchpointId {
        let mut known = self.workspace.touchpoints.iter().chain(&self.touchpoints);
        if let Some(known) = known.find(|touchpoint| touchpoint.answers_to(&found.name)) {
            return known.id;
        }
        let channel = found.channel.as_deref().filter(|name| !name.is_empty()).map(|name| self.channel(name));
        let id = TouchpointId((self.ids)());
        self.touchpoints.push(Touchpoint { id, name: found.name.clone(), channel, aliases: Vec::new() });
        id
    }

    fn channel(&mut self, name: &str) -> ChannelId {
        let answers = |channel: &&Channel| {
            same_name(&channel.name, name) || channel.aliases.iter().any(|alias| same_name(alias, name))
        };
        if let Some(known) = self.workspace.channels.iter().chain(&self.channels).find(answers) {
            return known.id;
        }
        let channel = new_channel(name, guess_channel_kind(name), self.ids);
        let id = channel.id;
        self.channels.push(channel);
        id
    }
}

/// The most frequent touchpoint gives a step its name; that others share it is said.
fn step_name(step: &[FoundTouchpoint], lang: Lang) -> String {
    let Some(first) = step.iter().max_by_key(|touchpoint| touchpoint.events) else { return String::new() };
    match step.len() {
        1 => first.name.clone(),
        count => words::SHARED_STEP.fill(lang, &[("name", &first.name), ("count", &count.to_string())]),
    }
}
