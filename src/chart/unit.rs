//! How an axis writes its ticks.

use super::scale::Linear;
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
    /// A logarithm of odds, written as what it multiplies them by.
    LogOdds,
}

impl Unit {
    /// The range that values cannot leave, where there is one.
    pub fn bounds(self) -> Option<(f64, f64)> {
        match self {
            Unit::Share => Some((0.0, 1.0)),
            Unit::Nps => Some((-100.0, 100.0)),
            Unit::Count | Unit::Score | Unit::Cents | Unit::Ratio | Unit::Seconds | Unit::LogOdds => None,
        }
    }

    /// Whether a line of it starts at zero: totals do, means and shares show their change.
    pub fn starts_at_zero(self) -> bool {
        matches!(self, Unit::Count | Unit::Cents | Unit::Seconds)
    }

    /// An axis over `low..=high` with about `ticks` intervals. Times have round ticks in the unit in which the longest is
    /// told: 30 minutes, not 33.3. Odds have them where they double.
    pub(super) fn axis(self, low: f64, high: f64, ticks: f64) -> Linear {
        let seconds = match self {
            Unit::Seconds => number::duration_unit(high),
            Unit::LogOdds => std::f64::consts::LN_2,
            _ => 1.0,
        };
        Linear::covering(low / seconds, high / seconds, ticks, self.bounds()).times(seconds)
    }

    /// A tick of an axis with this distance between ticks.
    pub fn tick(self, value: f64, step: f64, lang: Lang) -> String {
        let places = |step: f64| usize::from(step.fract() > 1e-9) + usize::from((step * 10.0).fract() > 1e-9);
        match self {
            Unit::Count => number::compact(value, lang),
            Unit::Cents => number::compact(value / 100.0, lang),
            Unit::Share | Unit::Ratio => number::decimal(value * 100.0, places(step * 100.0 + 1e-12)) + "%",
            Unit::LogOdds => {
                let times = value.exp();
                let is_exact = |scale: f64| (times * scale - (times * scale).round()).abs() < 1e-6;
                let places = if is_exact(1.0) { 0 } else { 2 - usize::from(is_exact(10.0)) };
                format!("×{}", number::decimal(times, places))
            }
            Unit::Nps | Unit::Score => number::decimal(value, places(step)),
            Unit::Seconds if value == 0.0 => "0".to_owned(),
            Unit::Seconds => number::duration(value, lang),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Unit;
    use crate::text::Lang;

    #[test]
    fn times_have_round_ticks_in_their_own_unit() {
        for (longest, expected) in [
            (31.3 * 60.0, ["0", "10 minutes", "20 minutes", "30 minutes", "40 minutes"]),
            (3.4 * 3600.0, ["0", "1 hour", "2 hours", "3 hours", "4 hours"]),
            (40.0, ["0", "10 seconds", "20 seconds", "30 seconds", "40 seconds"]),
            (9.0 * 86_400.0, ["0", "2.5 days", "5 days", "7.5 days", "10 days"]),
        ] {
            let axis = Unit::Seconds.axis(0.0, longest, 4.0);
            let ticks: Vec<String> =
                axis.ticks().map(|tick| Unit::Seconds.tick(tick, axis.step(), Lang::En)).collect();
            assert_eq!(ticks, expected);
        }
    }

    #[test]
    fn odds_have_ticks_where_they_double() {
        let axis = Unit::LogOdds.axis(-1.3, 0.6, 4.0);
        let ticks: Vec<String> =
            axis.ticks().map(|tick| Unit::LogOdds.tick(tick, axis.step(), Lang::En)).collect();
        assert_eq!(ticks, ["×0.25", "×0.5", "×1", "×2"]);
    }
}
