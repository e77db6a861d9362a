//! The names of the figures that a map can show, and the survey questions behind ratings.

use serde::{Deserialize, Serialize};

/// A figure of a place on the map. `metric` computes it, `text` names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Metric {
    /// Events.
    Events,
    /// Distinct customers.
    Customers,
    /// Share of all customers, 0 to 1.
    Reach,
    /// Events per customer who came.
    Frequency,
    /// Share of the customers of the stage before that reach this one in order, 0 to 1.
    Conversion,
    /// 1 minus conversion.
    DropOff,
    /// Share of satisfied answers, 0 to 1.
    Csat,
    /// Net promoter score, -100 to 100.
    Nps,
    /// Mean customer effort, on the question's own scale.
    Ces,
    /// Sum of amounts, in the currency of the workspace.
    Revenue,
}

impl Metric {
    /// Whether it is a share, kept from 0 to 1 and told in percent.
    pub const fn is_share(self) -> bool {
        matches!(self, Metric::Reach | Metric::Conversion | Metric::DropOff | Metric::Csat)
    }

    /// All of them.
    pub const ALL: [Metric; 10] = [
        Metric::Events,
        Metric::Customers,
        Metric::Reach,
        Metric::Frequency,
        Metric::Conversion,
        Metric::DropOff,
        Metric::Csat,
        Metric::Nps,
        Metric::Ces,
        Metric::Revenue,
    ];
}

/// The kind of a rating question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// How satisfied: the share of the top of the scale counts.
    Csat,
    /// How likely to recommend: 0 to 10.
    Nps,
    /// How much effort.
    Ces,
}

/// A rating question with its scale. Orientation is stored with it, since CES exists in both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Question {
    /// What it asks.
    pub kind: QuestionKind,
    /// The lowest answer.
    pub min: i32,
    /// The highest answer.
    pub max: i32,
    /// Whether a high answer is good.
    pub high_is_good: bool,
}

impl Question {
    /// Satisfaction from 1 to 5.
    pub const CSAT_5: Question = Question { kind: QuestionKind::Csat, min: 1, max: 5, high_is_good: true };
    /// Recommendation from 0 to 10.
    pub const NPS: Question = Question { kind: QuestionKind::Nps, min: 0, max: 10, high_is_good: true };
    /// Effort from 1 (very low) to 5 (very high).
    pub const CES_5: Question = Question { kind: QuestionKind::Ces, min: 1, max: 5, high_is_good: false };
}

/// The conversion window: from the first step of a funnel, boundary included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Window {
    /// No limit.
    Unlimited,
    /// At most this many minutes.
    Minutes(u32),
}

impl Default for Window {
    /// Thirty days.
    fn default() -> Self {
        Window::Minutes(30 * 24 * 60)
    }
}
