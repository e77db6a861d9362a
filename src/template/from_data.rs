//! A journey drawn from what was discovered in data: its stages, steps and touchpoints are found, nothing about
//! people's feelings is claimed. The emotion lane stays without cards, so that it shows the measured curve alone.

use super::drawn::{Draft, Drawn};
use super::preset::{STAGE_PRESETS, kpi_tiles, new_journey, new_lane, new_stage};
use super::{Ids, STANDARD_LANES};
use crate::engine::{Discovery, FoundStage, FoundTouchpoint};
use crate::model::{
    Basis, Body, Card, CardId, DatasetId, Evidence, Journey, LaneId, LaneKind, Place, Stage, Workspace,
};
use crate::text::{Lang, template as words};
use std::sync::Arc;

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
    let mut draft = Draft::new(workspace, ids);
    let stages: Vec<Stage> = discovery.stages.iter().map(|found| stage(found, lang, draft.ids)).collect();
    let lanes = STANDARD_LANES.map(|kind| new_lane(kind, draft.ids)).to_vec();
    let mut cards = Vec::new();
    for lane in lanes.iter().filter(|lane| lane.kind == LaneKind::Touchpoint) {
        for (found, drawn) in discovery.stages.iter().zip(&stages) {
            cards.extend(touches(&mut draft, found, drawn, lane.id, name));
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
    draft.done(journey)
}

/// A stage has a step even where the data found none for it.
fn stage(found: &FoundStage, lang: Lang, ids: Ids<'_>) -> Stage {
    let mut steps: Vec<String> = found.steps.iter().map(|step| step_name(step, lang)).collect();
    if steps.is_empty() {
        steps.push(String::new());
    }
    new_stage(found.name.clone(), steps, ids)
}

fn touches(
    draft: &mut Draft<'_>,
    found: &FoundStage,
    drawn: &Stage,
    lane: LaneId,
    source: &str,
) -> Vec<Card> {
    let mut cards = Vec::new();
    for (step, drawn) in found.steps.iter().zip(&drawn.steps) {
        for met in step {
            let channel = met.channel.as_deref().filter(|name| !name.is_empty());
            let touchpoint =
                draft.touchpoint(&met.name, |draft| channel.map(|name| draft.guessed_channel(name)));
            let body = Body::Touch { touchpoint, frequency: String::new() };
            let mut card = Card::new(CardId((draft.ids)()), lane, Place::Step(drawn.id), "", body);
            card.evidence = Evidence { basis: Basis::Data, source: source.into(), ..Evidence::default() };
            cards.push(card);
        }
    }
    cards
}

/// The most frequent touchpoint gives a step its name; that others share it is said.
fn step_name(step: &[FoundTouchpoint], lang: Lang) -> String {
    let Some(first) = step.iter().max_by_key(|touchpoint| touchpoint.events) else { return String::new() };
    match step.len() {
        1 => first.name.clone(),
        count => words::SHARED_STEP.fill(lang, &[("name", &first.name), ("count", &count.to_string())]),
    }
}
