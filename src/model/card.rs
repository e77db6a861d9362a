//! Cards: one statement each, at the crossing of a lane with a step or a whole stage.

use super::{CardId, JourneyId, LaneId, LaneKind, Metric, PersonaId, StageId, StepId, TouchpointId};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// One statement on the map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Card {
    /// Its identity.
    pub id: CardId,
    /// The lane it lies on; its body must fit that lane's kind.
    pub lane: LaneId,
    /// The column or columns it covers.
    pub place: Place,
    /// What it says; may be empty where the body says it all.
    #[serde(default)]
    pub text: String,
    /// More than fits on the map.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The personas it holds for; empty means all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub personas: Vec<PersonaId>,
    /// Who looks after it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub owner: String,
    /// Whether it is known or assumed.
    #[serde(default)]
    pub evidence: Evidence,
    /// A journey that details it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<JourneyId>,
    /// What colleagues said about it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub comments: Vec<Comment>,
    /// What its lane's kind asks for.
    #[serde(default)]
    pub body: Body,
}

/// The columns a card covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// All columns of a stage.
    Stage(StageId),
    /// One column.
    Step(StepId),
}

/// Whether a card is known or assumed, and from where.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Evidence {
    /// Data or assumption.
    #[serde(default)]
    pub basis: Basis,
    /// The source in words: an interview, a survey, a data set.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// The day of the finding.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
    /// The number of people or cases behind it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub n: Option<u32>,
    /// The measured figure that it rests on, as it was when it was quoted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quoted: Option<Quoted>,
}

impl Evidence {
    /// The day to be told beside the source; none where the source names its year and so says when.
    pub fn told_day(&self) -> Option<NaiveDate> {
        self.date.filter(|date| !self.source.contains(&date.year().to_string()))
    }
}

/// A measured figure of a card's place, as it was on the day of the evidence.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Quoted {
    /// Which figure.
    pub metric: Metric,
    /// Its value in the metric's own unit.
    pub value: f64,
}

/// What a statement rests on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Nobody has checked it; drawn with a dashed border.
    #[default]
    Assumption,
    /// There is evidence; drawn with a solid border.
    Data,
}

/// A remark pinned to a card.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Comment {
    /// Who said it.
    pub author: String,
    /// The day it was said.
    pub date: NaiveDate,
    /// What was said.
    pub text: String,
}

/// What the kind of a lane asks of its cards.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Body {
    /// Text alone.
    #[default]
    Plain,
    /// A storyboard picture.
    Picture {
        /// The picture, or none yet.
        picture: Option<Picture>,
    },
    /// A meeting of customer and company.
    Touch {
        /// Which touchpoint.
        touchpoint: TouchpointId,
        /// How often a customer meets it, in words (the measured frequency is a figure).
        #[serde(default, skip_serializing_if = "String::is_empty")]
        frequency: String,
    },
    /// A claimed point of the emotion curve.
    Emotion {
        /// From -2 (bad) to +2 (good).
        score: f64,
        /// Whether the relationship is decided here.
        #[serde(default)]
        moment_of_truth: bool,
    },
    /// Something said or thought.
    Quote {
        /// Who said it.
        #[serde(default)]
        speaker: String,
    },
    /// Something that hurts.
    Pain {
        /// 1 (annoying) to 3 (drives customers away).
        severity: u8,
        /// Whether it slows the process rather than the person.
        #[serde(default)]
        bottleneck: bool,
    },
    /// Something that could be better.
    Opportunity {
        /// 1 to 3, or not judged yet.
        impact: Option<u8>,
        /// 1 to 3, or not judged yet.
        effort: Option<u8>,
        /// Whether it is a moment of delight rather than a repair.
        #[serde(default)]
        delight: bool,
    },
    /// Something that is being done.
    Measure {
        /// Who does it.
        #[serde(default)]
        department: String,
        /// By when.
        due: Option<NaiveDate>,
        /// How far it is.
        #[serde(default)]
        status: MeasureStatus,
        /// The effect hoped for, in words.
        #[serde(default)]
        expected: String,
    },
    /// A measured figure of the place the card lies on.
    Kpi {
        /// Which figure.
        metric: Metric,
        /// The value aimed at, in the metric's own unit.
        target: Option<f64>,
        /// The last value that is still near the target.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        warn: Option<f64>,
    },
}

/// A picture on a card.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Picture {
    /// One of the built-in line drawings, by name.
    BuiltIn(String),
    /// The user's own picture as a `data:image/...` address.
    Data(String),
}

/// How far an improvement is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MeasureStatus {
    /// Proposed.
    #[default]
    Idea,
    /// Decided.
    Planned,
    /// Under way.
    Doing,
    /// In force.
    Done,
    /// Given up.
    Dropped,
}

impl Body {
    /// The empty body that a lane of this kind asks for; `None` for touchpoints, which need one.
    pub fn blank(kind: LaneKind) -> Option<Body> {
        Some(match kind {
            LaneKind::Picture => Body::Picture { picture: None },
            LaneKind::Emotion => Body::Emotion { score: 0.0, moment_of_truth: false },
            LaneKind::Quote => Body::Quote { speaker: String::new() },
            LaneKind::Pain => Body::Pain { severity: 1, bottleneck: false },
            LaneKind::Opportunity => Body::Opportunity { impact: None, effort: None, delight: false },
            LaneKind::Measure => Body::Measure {
                department: String::new(),
                due: None,
                status: MeasureStatus::Idea,
                expected: String::new(),
            },
            LaneKind::Kpi => Body::Kpi { metric: Metric::Customers, target: None, warn: None },
            LaneKind::Touchpoint => return None,
            LaneKind::Goal
            | LaneKind::Behaviour
            | LaneKind::Need
            | LaneKind::Frontstage
            | LaneKind::Backstage
            | LaneKind::Support
            | LaneKind::Department
            | LaneKind::Text => Body::Plain,
        })
    }

    /// Whether a card with this body may lie on a lane of this kind.
    pub fn fits(&self, kind: LaneKind) -> bool {
        match self {
            Body::Touch { .. } => kind == LaneKind::Touchpoint,
            other => Body::blank(kind)
                .is_some_and(|blank| std::mem::discriminant(&blank) == std::mem::discriminant(other)),
        }
    }
}

// Its numbers are never NaN. Being `Eq` lets `Arc<Card>` find equal cards by their address.
impl Eq for Card {}

impl Card {
    /// A card with a text and nothing else said.
    pub fn new(id: CardId, lane: LaneId, place: Place, text: impl Into<String>, body: Body) -> Self {
        Card {
            id,
            lane,
            place,
            text: text.into(),
            note: String::new(),
            personas: Vec::new(),
            owner: String::new(),
            evidence: Evidence::default(),
            link: None,
            comments: Vec::new(),
            body,
        }
    }
}
