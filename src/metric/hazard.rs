//! Loss over time and of money: a constant rate of leaving, and the share of recurring revenue that leaves.
//!
//! Rules:
//! - HAZ1: hazard = customers lost / time under observation (customer-months), the maximum-likelihood estimate of a
//!   constant rate; interval λ · exp(± z / √lost) (log-normal). A share of a cross-section is not a monthly churn.
//! - HAZ2: revenue churn = recurring revenue of those lost / recurring revenue at the start; money has no interval.

use super::interval::Z_975;
use serde::{Deserialize, Serialize};

/// A constant rate of loss per unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Hazard {
    /// Customers lost.
    pub lost: u64,
    /// Time under observation of all customers together, such as customer-months.
    pub exposure: f64,
}

impl Hazard {
    /// From each customer's time under observation and whether it ended in a loss; times below 0 and none are left out.
    pub fn of(durations: impl IntoIterator<Item = (f64, bool)>) -> Hazard {
        let add = |sum: Hazard, (time, lost): (f64, bool)| Hazard {
            lost: sum.lost + u64::from(lost),
            exposure: sum.exposure + time,
        };
        durations.into_iter().filter(|(time, _)| *time >= 0.0).fold(Hazard { lost: 0, exposure: 0.0 }, add)
    }

    /// Losses per unit of time; `None` without time.
    pub fn rate(&self) -> Option<f64> {
        (self.exposure > 0.0).then(|| self.lost as f64 / self.exposure)
    }

    /// 95 % interval of the rate; `None` without losses.
    pub fn interval(&self) -> Option<(f64, f64)> {
        let rate = self.rate().filter(|_| self.lost > 0)?;
        let factor = (Z_975 / (self.lost as f64).sqrt()).exp();
        Some((rate / factor, rate * factor))
    }

    /// 1 / rate: the mean lifetime that the rate implies; infinite without losses.
    pub fn lifetime(&self) -> Option<f64> {
        self.rate().map(|rate| 1.0 / rate)
    }
}

/// An amount of an amount, in hundredths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct RevenueShare {
    /// The part.
    pub part_cents: i64,
    /// The whole.
    pub whole_cents: i64,
}

impl RevenueShare {
    /// Recurring revenue of those lost, of that of all at the start (HAZ2); missing amounts (`i64::MIN`) leave both.
    pub fn lost(customers: impl IntoIterator<Item = (i64, bool)>) -> RevenueShare {
        let mut share = RevenueShare::default();
        for (cents, lost) in customers.into_iter().filter(|(cents, _)| *cents != i64::MIN) {
            share.whole_cents += cents;
            share.part_cents += if lost { cents } else { 0 };
        }
        share
    }

    /// The share; `None` unless the whole is above 0.
    pub fn value(&self) -> Option<f64> {
        (self.whole_cents > 0).then(|| self.part_cents as f64 / self.whole_cents as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::{Hazard, RevenueShare};

    #[test]
    fn haz1_hazard_per_customer_month() {
        let hazard = Hazard::of([(10.0, true), (30.0, false), (0.0, false)]);
        assert_eq!((hazard.lost, hazard.rate(), hazard.lifetime()), (1, Some(0.025), Some(40.0)));
        let (low, high) = hazard.interval().unwrap();
        assert!(low > 0.0 && low < 0.025 && (low * high - 0.025_f64.powi(2)).abs() < 1e-15);
        assert_eq!(Hazard::of([(0.0, false)]).rate(), None);
        assert_eq!(Hazard::of([(-1.0, true), (f64::NAN, true)]).lost, 0);
        assert_eq!(Hazard::of([(5.0, false)]).interval(), None);
    }

    #[test]
    fn haz2_revenue_of_those_lost() {
        let share = RevenueShare::lost([(3000, true), (7000, false), (i64::MIN, true)]);
        assert_eq!((share.part_cents, share.value()), (3000, Some(0.3)));
        assert_eq!(RevenueShare::lost([]).value(), None);
    }
}
