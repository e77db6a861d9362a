//! A journey: stages of steps from left to right, lanes from top to bottom, cards where they cross.

use super::{Card, CardId, DatasetId, JourneyId, Lane, LaneId, PersonaId, Place, StageId, StepId, Window};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// One journey map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Journey {
    /// Its identity.
    pub id: JourneyId,
    /// Its name.
    pub name: String,
    /// The situation in which the customer sets out.
    #[serde(default)]
    pub scenario: String,
    /// What the customer wants to have reached at the end.
    #[serde(default)]
    pub goal: String,
    /// Who answers for this map.
    #[serde(default)]
    pub owner: String,
    /// Today's journey or the one aimed at.
    #[serde(default)]
    pub horizon: Horizon,
    /// The user's own version label, such as `v7`.
    #[serde(default)]
    pub version: String,
    /// The personas it is drawn for, first one leading.
    #[serde(default)]
    pub personas: Vec<PersonaId>,
    /// The journey that this one details, if any; links of cards and steps point the other way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<JourneyId>,
    /// The journey of today that this one, as it shall become, was derived from. What is still the same has the same ids in both.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub today: Option<JourneyId>,
    /// The data set whose figures it shows, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dataset: Option<DatasetId>,
    /// How long a customer may take from the first stage on and still count as converted.
    #[serde(default)]
    pub window: Window,
    /// Stages from left to right.
    pub stages: Vec<Stage>,
    /// Lanes from top to bottom.
    pub lanes: Vec<Lane>,
    /// Cards; those of one cell stand in this order.
    // Shared, so that an edit copies only the card that it changes.
    pub cards: Vec<Arc<Card>>,
}

/// Whether a journey shows what is or what is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Horizon {
    /// The journey as it is today.
    #[default]
    Today,
    /// The journey as it shall become.
    Future,
}

/// A phase of the journey. It has at least one step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Stage {
    /// Its identity.
    pub id: StageId,
    /// Its name; events whose stage column says the same belong to it.
    pub name: String,
    /// What the customer wants in this stage.
    #[serde(default)]
    pub goal: String,
    /// Other names under which data knows this stage.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Steps from left to right, one column each.
    pub steps: Vec<Step>,
}

/// One column of the map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Step {
    /// Its identity.
    pub id: StepId,
    /// Its name; may be empty.
    pub name: String,
    /// Anything to say about it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// A journey that details it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<JourneyId>,
}

impl Step {
    /// A step of which nothing but the name is known.
    pub fn new(id: StepId, name: impl Into<String>) -> Self {
        Step { id, name: name.into(), note: String::new(), link: None }
    }
}

// As for cards: journeys that are the same `Arc` are equal at once.
impl Eq for Journey {}

impl Journey {
    /// The stage with this id.
    pub fn stage(&self, id: StageId) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.id == id)
    }

    /// The stage that has this step, and the step.
    pub fn step(&self, id: StepId) -> Option<(&Stage, &Step)> {
        self.stages.iter().find_map(|stage| Some((stage, stage.steps.iter().find(|step| step.id == id)?)))
    }

    /// The lane with this id.
    pub fn lane(&self, id: LaneId) -> Option<&Lane> {
        self.lanes.iter().find(|lane| lane.id == id)
    }

    /// The card with this id.
    pub fn card(&self, id: CardId) -> Option<&Card> {
        self.cards.iter().find(|card| card.id == id).map(Arc::as_ref)
    }

    /// The journeys that its steps and cards lead to, as often as they do.
    pub fn links(&self) -> impl Iterator<Item = JourneyId> {
        let steps = self.stages.iter().flat_map(|stage| &stage.steps).filter_map(|step| step.link);
        steps.chain(self.cards.iter().filter_map(|card| card.link))
    }

    /// Points the links of steps and cards to where `to` says, or cuts them; cards that lead nowhere stay shared.
    pub fn relink(&mut self, to: impl Fn(JourneyId) -> Option<JourneyId>) {
        for step in self.stages.iter_mut().flat_map(|stage| &mut stage.steps) {
            step.link = step.link.and_then(&to);
        }
        for card in &mut self.cards {
            let link = card.link.and_then(&to);
            if link != card.link {
                Arc::make_mut(card).link = link;
            }
        }
    }

    /// The stage in which a place lies.
    pub fn stage_of(&self, place: Place) -> Option<&Stage> {
        match place {
            Place::Stage(id) => self.stage(id),
            Place::Step(id) => self.step(id).map(|(stage, _)| stage),
        }
    }
}
