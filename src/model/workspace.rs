//! The workspace: everything that is saved, shared and undone together.

use super::{Channel, Journey, JourneyId, Lang, Persona, Score, Segment, Touchpoint, WorkspaceId};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Everything one team keeps together: several journeys and the registries they share.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Workspace {
    /// Its identity, kept across saves, exports and copies of the file.
    pub id: WorkspaceId,
    /// Its name.
    pub name: String,
    /// The journeys in the order of the user. Shared, so that an undo snapshot copies only what changed.
    pub journeys: Vec<Arc<Journey>>,
    /// Personas that journeys refer to.
    #[serde(default)]
    pub personas: Vec<Persona>,
    /// Customer segments made by rules.
    #[serde(default)]
    pub segments: Vec<Segment>,
    /// Channels in the order in which they are listed.
    #[serde(default)]
    pub channels: Vec<Channel>,
    /// Touchpoints that cards refer to and that events are matched to by name.
    #[serde(default)]
    pub touchpoints: Vec<Touchpoint>,
    /// What holds for the whole workspace.
    #[serde(default)]
    pub settings: Settings,
    /// Targets, metrics of the user's own, and how their page is arranged.
    #[serde(default, skip_serializing_if = "Score::is_default")]
    pub score: Score,
}

/// What holds for the whole workspace.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Settings {
    /// Naive times of imported data are taken at this offset from UTC, in minutes (480 is +08:00).
    pub utc_offset_minutes: i32,
    /// ISO 4217 code of the money amounts, for display alone.
    pub currency: String,
    /// A base smaller than this is marked wherever its figure is shown.
    pub small_base: u32,
    /// The language in which the workspace was begun; the user interface has its own.
    pub lang: Lang,
    /// The month in which a fiscal year begins, 1 to 12.
    #[serde(default = "january", skip_serializing_if = "is_january")]
    pub fiscal_month: u8,
}

fn january() -> u8 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
fn is_january(month: &u8) -> bool {
    *month == 1
}

impl Default for Settings {
    fn default() -> Self {
        let (utc_offset_minutes, currency) = (480, "CNY".into());
        Settings { utc_offset_minutes, currency, small_base: 30, lang: Lang::Zh, fiscal_month: 1 }
    }
}

impl Workspace {
    /// An empty workspace.
    pub fn new(id: WorkspaceId, name: impl Into<String>) -> Self {
        Workspace {
            id,
            name: name.into(),
            journeys: Vec::new(),
            personas: Vec::new(),
            segments: Vec::new(),
            channels: Vec::new(),
            touchpoints: Vec::new(),
            settings: Settings::default(),
            score: Score::default(),
        }
    }

    /// The journey that one lies under: the one that it details, or, of a future version that details none, today's.
    pub fn above(&self, journey: &Journey) -> Option<JourneyId> {
        journey.parent.or(journey.today).filter(|id| *id != journey.id && self.journey(*id).is_some())
    }

    /// Whether a journey is another one or lies under it, at any depth.
    pub fn lies_under(&self, id: JourneyId, other: JourneyId) -> bool {
        let mut at = Some(id);
        // No way up is longer than there are journeys, unless it goes in a circle (a file can say so).
        for _ in 0..=self.journeys.len() {
            match at {
                Some(id) if id == other => return true,
                Some(id) => at = self.journey(id).and_then(|journey| self.above(journey)),
                None => return false,
            }
        }
        false
    }

    /// A name for one more journey: the one that is wanted, with a number behind it where a journey has that name already.
    pub fn free_name(&self, wanted: &str) -> String {
        let taken = |name: &str| self.journeys.iter().any(|journey| journey.name == name);
        let numbered = (2..).map(|n| format!("{wanted} ({n})"));
        std::iter::once(wanted.to_owned()).chain(numbered).find(|name| !taken(name)).unwrap_or_default()
    }

    /// The journey with this id.
    pub fn journey(&self, id: JourneyId) -> Option<&Arc<Journey>> {
        self.journeys.iter().find(|journey| journey.id == id)
    }

    /// The touchpoint with this id.
    pub fn touchpoint(&self, id: super::TouchpointId) -> Option<&Touchpoint> {
        self.touchpoints.iter().find(|touchpoint| touchpoint.id == id)
    }

    /// The channel with this id.
    pub fn channel(&self, id: super::ChannelId) -> Option<&Channel> {
        self.channels.iter().find(|channel| channel.id == id)
    }

    /// The persona with this id.
    pub fn persona(&self, id: super::PersonaId) -> Option<&Persona> {
        self.personas.iter().find(|persona| persona.id == id)
    }
}
