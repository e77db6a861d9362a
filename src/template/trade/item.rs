//! A card of a template: one object with what its lane's kind asks for, so that a person can write it in a line; and its
//! way to and from the body of a card. What does not belong to the kind is refused, so a slip does not vanish.

use super::{Words, is_false};
use crate::model::{Body, LaneKind, MeasureStatus, Metric, Picture};
use crate::text::Lang;
use serde::{Deserialize, Serialize};

/// A card of a template.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Item {
    /// Which lane of its kind, from 1.
    #[serde(skip_serializing_if = "Nth::is_first")]
    pub(super) lane: Nth,
    #[serde(skip_serializing_if = "Words::is_empty")]
    pub(super) text: Words,
    #[serde(skip_serializing_if = "Words::is_empty")]
    pub(super) note: Words,
    /// The personas it holds for, as numbers in their list from 1; none means all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) personas: Vec<usize>,
    /// Of a touchpoint: its name, its channel (a kind, or the key of one of the template's own), how often in words.
    #[serde(skip_serializing_if = "Words::is_empty")]
    pub(super) touchpoint: Words,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) channel: Option<String>,
    #[serde(skip_serializing_if = "Words::is_empty")]
    pub(super) often: Words,
    /// Of an emotion: from -2 to +2, and whether it is a moment of truth.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) score: Option<f64>,
    #[serde(skip_serializing_if = "is_false")]
    pub(super) truth: bool,
    /// Of a quote: who said it.
    #[serde(skip_serializing_if = "Words::is_empty")]
    pub(super) speaker: Words,
    /// Of a pain point: from 1 to 3, and whether it slows the process.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) severity: Option<u8>,
    #[serde(skip_serializing_if = "is_false")]
    pub(super) bottleneck: bool,
    /// Of an opportunity: from 1 to 3 each if judged, and whether it is a moment of delight.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) impact: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) effort: Option<u8>,
    #[serde(skip_serializing_if = "is_false")]
    pub(super) delight: bool,
    /// Of a measure: who does it, and the effect hoped for.
    #[serde(skip_serializing_if = "Words::is_empty")]
    pub(super) department: Words,
    #[serde(skip_serializing_if = "Words::is_empty")]
    pub(super) expected: Words,
    /// Of a KPI tile: which figure, the value aimed at and the last one that is near, in the figure's own unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) metric: Option<Metric>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) target: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) warn: Option<f64>,
    /// Of a storyboard: a built-in drawing, by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) picture: Option<String>,
}

/// Which one of several, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Nth(pub(super) usize);

impl Default for Nth {
    fn default() -> Self {
        Nth(1)
    }
}

impl Nth {
    fn is_first(&self) -> bool {
        self.0 == 1
    }
}

/// What is wrong with a card, in English.
pub(super) type Wrong = &'static str;

impl Item {
    /// The body of the card on a lane of this kind; none for a touchpoint, which stands for itself.
    ///
    /// # Errors
    /// A field that the kind asks for is missing, or one is there that does not belong to it.
    pub(super) fn body(&self, kind: LaneKind, lang: Lang) -> Result<Option<Body>, Wrong> {
        let said = |words: &Words| words.get(lang).to_owned();
        let body = match kind {
            LaneKind::Touchpoint if self.touchpoint.is_empty() => return Err("a touchpoint needs its name"),
            LaneKind::Touchpoint => None,
            LaneKind::Picture => Some(Body::Picture { picture: self.picture.clone().map(Picture::BuiltIn) }),
            LaneKind::Emotion => {
                let score = self.score.ok_or("an emotion needs a score")?;
                Some(Body::Emotion { score, moment_of_truth: self.truth })
            }
            LaneKind::Quote => Some(Body::Quote { speaker: said(&self.speaker) }),
            LaneKind::Pain => {
                let severity = self.severity.ok_or("a pain point needs a severity")?;
                Some(Body::Pain { severity, bottleneck: self.bottleneck })
            }
            LaneKind::Opportunity => {
                Some(Body::Opportunity { impact: self.impact, effort: self.effort, delight: self.delight })
            }
            LaneKind::Measure => Some(Body::Measure {
                department: said(&self.department),
                due: None,
                status: MeasureStatus::Idea,
                expected: said(&self.expected),
            }),
            LaneKind::Kpi => {
                let metric = self.metric.ok_or("a tile needs a metric")?;
                Some(Body::Kpi { metric, target: self.target, warn: self.warn })
            }
            _ => Some(Body::Plain),
        };
        match self.belongs(kind) {
            true => Ok(body),
            false => Err("a field is there that cards of this lane do not have"),
        }
    }

    /// Whether it has no field of another kind: what is left without the kind's own is what every card has.
    fn belongs(&self, kind: LaneKind) -> bool {
        let mut rest = self.clone();
        let plain = Item {
            lane: self.lane,
            text: self.text.clone(),
            note: self.note.clone(),
            personas: self.personas.clone(),
            ..Item::default()
        };
        match kind {
            LaneKind::Touchpoint => {
                (rest.touchpoint, rest.channel, rest.often) = (Words::default(), None, Words::default());
            }
            LaneKind::Picture => rest.picture = None,
            LaneKind::Emotion => (rest.score, rest.truth) = (None, false),
            LaneKind::Quote => rest.speaker = Words::default(),
            LaneKind::Pain => (rest.severity, rest.bottleneck) = (None, false),
            LaneKind::Opportunity => (rest.impact, rest.effort, rest.delight) = (None, None, false),
            LaneKind::Measure => (rest.department, rest.expected) = (Words::default(), Words::default()),
            LaneKind::Kpi => (rest.metric, rest.target, rest.warn) = (None, None, None),
            _ => {}
        }
        rest == plain
    }

    /// The fields of a body, which are a user's words in `lang`. A touchpoint's own are not among them, nor dates, the
    /// state of a measure and the user's own pictures.
    pub(super) fn of_body(body: &Body, lang: Lang) -> Item {
        let words = |text: &str| Words::of(lang, text);
        let none = Item::default();
        match body {
            Body::Plain => none,
            Body::Picture { picture: Some(Picture::BuiltIn(name)) } => {
                Item { picture: Some(name.clone()), ..none }
            }
            Body::Picture { .. } => none,
            Body::Touch { frequency, .. } => Item { often: words(frequency), ..none },
            Body::Emotion { score, moment_of_truth } => {
                Item { score: Some(*score), truth: *moment_of_truth, ..none }
            }
            Body::Quote { speaker } => Item { speaker: words(speaker), ..none },
            Body::Pain { severity, bottleneck } => {
                Item { severity: Some(*severity), bottleneck: *bottleneck, ..none }
            }
            Body::Opportunity { impact, effort, delight } => {
                Item { impact: *impact, effort: *effort, delight: *delight, ..none }
            }
            Body::Measure { department, expected, .. } => {
                Item { department: words(department), expected: words(expected), ..none }
            }
            Body::Kpi { metric, target, warn } => {
                Item { metric: Some(*metric), target: *target, warn: *warn, ..none }
            }
        }
    }
}
