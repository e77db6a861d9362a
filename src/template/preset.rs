//! Stage presets, and what a new journey and a new workspace consist of.

use super::{Ids, standard_channels};
use crate::model::{
    Body, Card, CardId, Horizon, Journey, JourneyId, Lane, LaneId, LaneKind, Metric, Place, Settings, Stage,
    StageId, Step, StepId, Window, Workspace, WorkspaceId,
};
use crate::text::{Lang, Phrase, template as words};
use std::sync::Arc;

/// A division of a journey into stages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StagePreset {
    /// Its name in code and addresses.
    pub key: &'static str,
    /// Its name for people.
    pub name: Phrase,
    /// What it is good for, in a line.
    pub hint: Phrase,
    /// The names of its stages in order.
    pub stages: &'static [Phrase],
}

impl StagePreset {
    /// The preset with this key.
    pub fn find(key: &str) -> Option<&'static StagePreset> {
        STAGE_PRESETS.iter().find(|preset| preset.key == key)
    }
}

/// The divisions in use in the field; the first one is the default.
pub const STAGE_PRESETS: [StagePreset; 5] = [
    StagePreset {
        key: "classic",
        name: words::CLASSIC,
        hint: words::CLASSIC_HINT,
        stages: &[words::AWARENESS, words::CONSIDERATION, words::PURCHASE, words::USE, words::LOYALTY],
    },
    StagePreset {
        key: "decision",
        name: words::DECIDED,
        hint: words::DECIDED_HINT,
        stages: &[
            words::AWARENESS,
            words::CONSIDERATION,
            words::DECISION,
            words::PURCHASE,
            words::USE,
            words::LOYALTY,
        ],
    },
    StagePreset {
        key: "engagement",
        name: words::ENGAGED,
        hint: words::ENGAGED_HINT,
        stages: &[
            words::ATTRACTION,
            words::FIRST_CONTACT,
            words::ENGAGEMENT,
            words::PURCHASE_DECISION,
            words::AFTER_SALES,
        ],
    },
    StagePreset {
        key: "discovery",
        name: words::DISCOVERED,
        hint: words::DISCOVERED_HINT,
        stages: &[
            words::DISCOVERY,
            words::CONSIDERATION,
            words::DECISION,
            words::PURCHASE,
            words::USE,
            words::LOYALTY,
        ],
    },
    StagePreset {
        key: "advocacy",
        name: words::ADVOCATED,
        hint: words::ADVOCATED_HINT,
        stages: &[words::DISCOVERY, words::CONSIDERATION, words::PURCHASE, words::RETENTION, words::ADVOCACY],
    },
];

/// The lanes of a new journey, from top to bottom.
pub const STANDARD_LANES: [LaneKind; 8] = [
    LaneKind::Behaviour,
    LaneKind::Need,
    LaneKind::Touchpoint,
    LaneKind::Emotion,
    LaneKind::Quote,
    LaneKind::Pain,
    LaneKind::Kpi,
    LaneKind::Opportunity,
];

/// A journey with the stages of `preset`, one unnamed step each, the standard lanes and KPI tiles.
pub fn new_journey(preset: &StagePreset, lang: Lang, ids: Ids<'_>) -> Journey {
    let names = preset.stages.iter().map(|name| name.get(lang).to_owned());
    let stages: Vec<Stage> = names.map(|name| new_stage(name, vec![String::new()], ids)).collect();
    let lanes = STANDARD_LANES.map(|kind| new_lane(kind, ids)).to_vec();
    let cards = kpi_tiles(&stages, &lanes, ids);
    Journey {
        id: JourneyId(ids()),
        name: words::NEW_JOURNEY.get(lang).into(),
        scenario: String::new(),
        goal: String::new(),
        owner: String::new(),
        horizon: Horizon::Today,
        version: String::new(),
        personas: Vec::new(),
        parent: None,
        today: None,
        dataset: None,
        window: Window::default(),
        stages,
        lanes,
        cards: cards.into_iter().map(Arc::new).collect(),
    }
}

/// A workspace with the standard channels and no journey yet: what its stages are is the user's first choice.
pub fn new_workspace(lang: Lang, ids: Ids<'_>) -> Workspace {
    let mut workspace = Workspace::new(WorkspaceId(ids()), words::NEW_WORKSPACE.get(lang));
    workspace.settings = Settings { lang, ..Settings::default() };
    workspace.channels = standard_channels(lang, ids);
    workspace
}

/// A stage with a step for each name.
pub(super) fn new_stage(name: String, steps: Vec<String>, ids: Ids<'_>) -> Stage {
    Stage {
        id: StageId(ids()),
        name,
        goal: String::new(),
        aliases: Vec::new(),
        steps: steps.into_iter().map(|name| Step::new(StepId(ids()), name)).collect(),
    }
}

/// An open lane under its kind's own name.
pub(super) fn new_lane(kind: LaneKind, ids: Ids<'_>) -> Lane {
    Lane::new(LaneId(ids()), kind)
}

/// Customers, conversion and satisfaction of every stage; the first stage has nothing to convert from.
pub(super) fn kpi_tiles(stages: &[Stage], lanes: &[Lane], ids: Ids<'_>) -> Vec<Card> {
    let Some(lane) = lanes.iter().find(|lane| lane.kind == LaneKind::Kpi) else { return Vec::new() };
    let mut cards = Vec::new();
    for (at, stage) in stages.iter().enumerate() {
        for metric in [Metric::Customers, Metric::Conversion, Metric::Csat] {
            if at > 0 || metric != Metric::Conversion {
                let body = Body::Kpi { metric, target: None, warn: None };
                cards.push(Card::new(CardId(ids()), lane.id, Place::Stage(stage.id), "", body));
            }
        }
    }
    cards
}
