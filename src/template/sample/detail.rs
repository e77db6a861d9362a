//! The journey that details one step of the sample map: how one pays. Its stages are no stages of the data, so that its
//! figures are those of its touchpoints. All of it is claimed, as on the map above it; nothing measured is written here.

use super::board::{At, Board, known};
use crate::model::{Body, Horizon, Journey, JourneyId, LaneKind, Metric, PersonaId, Window, Workspace};
use crate::template::Ids;
use crate::template::preset::{new_lane, new_stage};
use crate::text::{Lang, sample as words};

const LANES: [LaneKind; 6] = [
    LaneKind::Behaviour,
    LaneKind::Touchpoint,
    LaneKind::Emotion,
    LaneKind::Pain,
    LaneKind::Kpi,
    LaneKind::Opportunity,
];

/// Step and touchpoint, in the order of `words::TOUCHPOINTS`.
const TOUCHES: [(usize, usize); 3] = [(0, 4), (3, 5), (5, 6)];

/// Claimed emotion of each step.
const EMOTIONS: [f64; 6] = [0.3, -0.2, 0.4, -0.6, -0.5, 0.8];

/// Step, severity and how many tickets were looked at, in the order of `words::DETAIL_PAINS`.
const PAINS: [(usize, u8, Option<u32>); 3] = [(1, 1, None), (3, 3, Some(41)), (4, 2, None)];

/// The tile of each stage with the value aimed at.
const TILES: [(Metric, f64); 3] =
    [(Metric::Csat, 0.40), (Metric::Conversion, 0.90), (Metric::Conversion, 0.90)];

/// The journey, part of `parent`.
pub(super) fn journey(workspace: &Workspace, parent: JourneyId, lang: Lang, ids: Ids<'_>) -> Journey {
    let personas = workspace.personas.iter().map(|persona| persona.id).collect();
    let journey = empty(parent, personas, lang, ids);
    let mut board = Board { lang, journey, ids };
    for (step, text) in words::DETAIL_BEHAVIOURS.into_iter().enumerate() {
        board.say(LaneKind::Behaviour, At::Step(step), text, Body::Plain);
    }
    for (step, touchpoint) in TOUCHES {
        board.touch(workspace, step, touchpoint, "");
    }
    for (step, score) in EMOTIONS.into_iter().enumerate() {
        let body = Body::Emotion { score, moment_of_truth: step == 3 };
        board.add(LaneKind::Emotion, At::Step(step), "", body);
    }
    for (text, (step, severity, n)) in words::DETAIL_PAINS.into_iter().zip(PAINS) {
        let body = Body::Pain { severity, bottleneck: severity == 3 };
        let card = board.say(LaneKind::Pain, At::Step(step), text, body);
        if n.is_some() {
            card.evidence = known(words::PAIN_SOURCES[4].get(lang), None, n);
        }
    }
    for (stage, (metric, target)) in TILES.into_iter().enumerate() {
        let body = Body::Kpi { metric, target: Some(target), warn: None };
        board.add(LaneKind::Kpi, At::Stage(stage), "", body);
    }
    let body = Body::Opportunity { impact: Some(3), effort: Some(2), delight: false };
    board.say(LaneKind::Opportunity, At::Stage(1), words::DETAIL_OPPORTUNITY, body);
    board.journey
}

fn empty(parent: JourneyId, personas: Vec<PersonaId>, lang: Lang, ids: Ids<'_>) -> Journey {
    let say = |phrase: &crate::text::Phrase| phrase.get(lang).to_owned();
    let stages = words::DETAIL_STAGES.iter().zip(words::DETAIL_STEPS.chunks(2));
    let stages = stages.map(|(name, steps)| new_stage(say(name), steps.iter().map(say).collect(), ids));
    let stages = stages.collect();
    let lanes = LANES.map(|kind| new_lane(kind, ids)).to_vec();
    Journey {
        id: JourneyId(ids()),
        name: say(&words::DETAIL),
        scenario: say(&words::DETAIL_SCENARIO),
        goal: say(&words::DETAIL_GOAL),
        owner: say(&words::DETAIL_OWNER),
        horizon: Horizon::Today,
        version: String::new(),
        personas,
        parent: Some(parent),
        today: None,
        dataset: Some(super::DATASET),
        window: Window::default(),
        stages,
        lanes,
        cards: Vec::new(),
    }
}
