//! How an axis writes its ticks.

use crate::text::{Lang, number};

/// The unit of an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Whole things.
    Count,
    /// A share, 0 to 1, written as a percentage.
    Share,
    /// Written as a percentage, and of any size.
    Ratio,
    /// Points of an NPS, -100 to 100.
    Nps,
    /// A mean on a scale.
    Score,
    /// Money in hundredths.
    Cents,
    /// Time in seconds.
    Seconds,
}

impl Unit {
    /// The range that values cannot leave, where there is one.
    pub fn bounds(self) -> Option<(f64, f64)> {
        match self {
            Unit::Share => Some((0.0, 1.0)),
            Unit::Nps => Some((-100.0, 100.0)),
            Unit::Count | Unit::Score | Unit::Cents | Unit::Ratio | Unit::Seconds => None,
        }
    }

    /// Whether a line of it starts at zero: totals do, means and shares show their change.
    pub fn starts_at_zero(self) -> bool {
        matches!(self, Unit::Count | Unit::Cents | Unit::Seconds)
    }

    /// A tick of an axis with this distance between ticks.
    pub fn tick(self, value: f64, step: f64, lang: Lang) -> String {
        let places = |step: f64| usize::from(step.fract() > 1e-9) + usize::from((step * 10.0).fract() > 1e-9);
        match self {
            Unit::Count => number::compact(value, lang),
            Unit::Cents => number::compact(value / 100.0, lang),
            Unit::Share | Unit::Ratio => number::decimal(value * 100.0, places(step * 100.0 + 1e-12)) + "%",
            Unit::Nps | Unit::Score => number::decimal(value, places(step)),
            Unit::Seconds if value == 0.0 => "0".to_owned(),
            Unit::Seconds => number::duration(value, lang),
        }
    }
}
