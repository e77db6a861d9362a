//! What a workspace keeps about its figures: what they shall reach, metrics of the user's own, and how the page of figures
//! is arranged. It computes nothing.
//!
//! Rules:
//! - TARGET1: a figure meets its target at the target and beyond it, on the good side.
//! - TARGET2: what misses it is near while it is not beyond the warning threshold; without a threshold, while its 95 %
//!   interval still holds the target. Everything else is missed.

use super::{FormulaId, JourneyId, Metric};
use serde::{Deserialize, Serialize};

/// What a workspace keeps about its figures.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Score {
    /// Values to reach.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<Target>,
    /// Metrics of the user's own, in the order of their tiles.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub formulas: Vec<UserMetric>,
    /// How the page is arranged.
    #[serde(skip_serializing_if = "Arrangement::is_default")]
    pub cards: Arrangement,
}

/// A value that a figure of a whole journey shall reach.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Target {
    /// Of which journey.
    pub journey: JourneyId,
    /// Which figure.
    pub of: TargetOf,
    /// What it shall reach.
    pub goal: Goal,
}

/// A value to reach, in the figure's own unit (shares from 0 to 1).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Goal {
    /// The value.
    pub value: f64,
    /// The last value that is still near; none leaves that to chance (TARGET2).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub warn: Option<f64>,
}

/// How a figure stands to its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// At the target or beyond it.
    Met,
    /// Short of it, and near.
    Near,
    /// Short of it.
    Missed,
}

impl Goal {
    /// How a value stands to it.
    pub fn status(self, value: f64, interval: Option<(f64, f64)>, high_is_good: bool) -> Status {
        let reaches = |bound: f64| if high_is_good { value >= bound } else { value <= bound };
        let holds = |(low, high): (f64, f64)| (low..=high).contains(&self.value);
        let near = match self.warn {
            Some(warn) => reaches(warn),
            None => interval.is_some_and(holds),
        };
        match (reaches(self.value), near) {
            (true, _) => Status::Met,
            (false, true) => Status::Near,
            (false, false) => Status::Missed,
        }
    }
}

/// Which figure of a journey.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TargetOf {
    /// A figure of everything.
    Metric(Metric),
    /// The headline figure of a rating question, by its column.
    Question(String),
    /// A metric of the user's own.
    Formula(FormulaId),
}

/// A metric of the user's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct UserMetric {
    /// Its identity.
    pub id: FormulaId,
    /// Its name.
    pub name: String,
    /// The formula.
    pub text: String,
    /// How its value is written.
    #[serde(default)]
    pub unit: UserUnit,
    /// Whether more is better.
    #[serde(default = "yes")]
    pub high_is_good: bool,
}

fn yes() -> bool {
    true
}

/// How the value of a formula is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum UserUnit {
    /// A number.
    #[default]
    Number,
    /// A share, 0 to 1, written as a percentage.
    Share,
    /// Money, in the main unit of the workspace's currency.
    Money,
}

/// How the page of figures is arranged. Cards are known by name; names that mean nothing are kept and passed over.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Arrangement {
    /// Cards in the order of the user; those that it does not name follow in their usual order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub order: Vec<String>,
    /// Cards that are not shown.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hidden: Vec<String>,
}

impl Arrangement {
    /// Whether it says nothing.
    pub fn is_default(&self) -> bool {
        *self == Arrangement::default()
    }
}

impl Score {
    /// Whether it says nothing.
    pub fn is_default(&self) -> bool {
        *self == Score::default()
    }

    /// What a figure of a journey shall reach.
    pub fn goal(&self, journey: JourneyId, of: &TargetOf) -> Option<Goal> {
        self.targets
            .iter()
            .find(|target| target.journey == journey && target.of == *of)
            .map(|target| target.goal)
    }

    /// The metric of the user with this id.
    pub fn formula(&self, id: FormulaId) -> Option<&UserMetric> {
        self.formulas.iter().find(|formula| formula.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::{Goal, Status};

    #[test]
    fn target1_the_good_side_includes_the_target() {
        let goal = Goal { value: 0.5, warn: None };
        assert_eq!(goal.status(0.5, None, true), Status::Met);
        assert_eq!(goal.status(0.5, None, false), Status::Met);
        assert_eq!(goal.status(0.51, None, false), Status::Missed);
        assert_eq!(goal.status(0.49, None, true), Status::Missed);
    }

    #[test]
    fn target2_near_is_within_the_threshold_or_within_chance() {
        let by_chance = Goal { value: 0.5, warn: None };
        assert_eq!(by_chance.status(0.48, Some((0.45, 0.51)), true), Status::Near);
        assert_eq!(by_chance.status(0.48, Some((0.47, 0.49)), true), Status::Missed);
        let by_threshold = Goal { value: 0.5, warn: Some(0.4) };
        assert_eq!(by_threshold.status(0.4, Some((0.39, 0.41)), true), Status::Near);
        assert_eq!(
            by_threshold.status(0.39, Some((0.3, 0.6)), true),
            Status::Missed,
            "the threshold decides"
        );
        let low_is_good = Goal { value: 2.0, warn: Some(2.5) };
        assert_eq!(low_is_good.status(2.4, None, false), Status::Near);
        assert_eq!(low_is_good.status(2.6, None, false), Status::Missed);
    }
}
