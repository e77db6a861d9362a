//! Lifetime value ahead: expected purchases times expected value, discounted.
//!
//! Rules:
//! - PRE1: value ahead = Σ over the steps of E[purchases in the step] · E[value of a purchase] / (1 + d)^step, d the
//!   discount of a step. It is revenue: times a margin share it is margin.
//! - PRE2: the horizon is part of the figure: so many steps of so many time units, such as 12 months of 30.4375 / 7 weeks.
//! - PRE3: both models must fit; the reason of the first that does not is the reason of the whole.

use super::Refusal;
use super::bgnbd::{self, BgNbd};
use super::gamma_gamma::{self, GammaGamma};
use super::history::History;
use serde::{Deserialize, Serialize};

/// How far ahead, in which steps, discounted how (PRE2).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Horizon {
    /// Steps, such as 12 months.
    pub steps: u32,
    /// Length of a step in the time units of the histories.
    pub step: f64,
    /// Discount of a step, from 0.
    pub discount: f64,
}

/// Both models of one set of customers.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Models {
    /// How often and how long.
    pub buying: bgnbd::Fit,
    /// Of what value.
    pub spending: gamma_gamma::Fit,
}

impl Models {
    /// Fits both (PRE3).
    ///
    /// # Errors
    /// The reason of the first that does not fit.
    pub fn fit(histories: &[History]) -> Result<Models, Refusal> {
        Ok(Models { buying: bgnbd::fit(histories)?, spending: gamma_gamma::fit(histories)? })
    }

    /// A customer's value ahead, in units of the currency (PRE1).
    pub fn value(&self, history: &History, horizon: Horizon) -> f64 {
        value(&self.buying.model, &self.spending.model, history, horizon)
    }

    /// The value of each of many customers, in their order.
    pub fn values(&self, histories: &[History], horizon: Horizon) -> Vec<f64> {
        let (buying, spending) = (&self.buying.model, &self.spending.model);
        let shared = shared(histories, |history| while_alive(buying, history, horizon));
        let value = |(shared, history): (f64, &History)| {
            shared * buying.p_alive(history) * spending.expected(history)
        };
        shared.into_iter().zip(histories).map(value).collect()
    }

    /// The purchases expected of all of them in a time ahead.
    pub fn purchases(&self, histories: &[History], time: f64) -> f64 {
        let buying = &self.buying.model;
        let ahead =
            |history: &History| buying.ahead(f64::from(history.frequency), buying.alpha + history.age, time);
        let expected = shared(histories, ahead).into_iter().zip(histories);
        expected.map(|(ahead, history)| ahead / (1.0 + buying.odds_left(history))).sum()
    }
}

/// What hangs on frequency and age alone, for each of many customers: those of one frequency and age share it, since it is
/// the costly part.
fn shared(histories: &[History], of: impl Fn(&History) -> f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..histories.len()).collect();
    let key = |at: &usize| (histories[*at].frequency, histories[*at].age);
    order.sort_unstable_by(|a, b| {
        let (a, b) = (key(a), key(b));
        a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))
    });
    let mut found = vec![0.0; histories.len()];
    for same in order.chunk_by(|a, b| key(a) == key(b)) {
        let shared = of(&histories[same[0]]);
        for at in same {
            found[*at] = shared;
        }
    }
    found
}

/// A customer's value ahead by given parameters (PRE1).
pub fn value(buying: &BgNbd, spending: &GammaGamma, history: &History, horizon: Horizon) -> f64 {
    while_alive(buying, history, horizon) * buying.p_alive(history) * spending.expected(history)
}

/// Discounted purchases of a customer known to be alive.
fn while_alive(buying: &BgNbd, history: &History, horizon: Horizon) -> f64 {
    let (x, past) = (f64::from(history.frequency), buying.alpha + history.age);
    let (mut before, mut purchases, mut factor) = (0.0, 0.0, 1.0);
    for step in 1..=horizon.steps {
        let until = buying.ahead(x, past, f64::from(step) * horizon.step);
        factor /= 1.0 + horizon.discount;
        purchases += (until - before) * factor;
        before = until;
    }
    purchases
}

#[cfg(test)]
mod tests {
    use super::{BgNbd, GammaGamma, History, Horizon, Models, Refusal, value};

    const BUYING: BgNbd = BgNbd { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
    const SPENDING: GammaGamma = GammaGamma { p: 6.25, q: 3.74, v: 15.44 };
    const ONE: History = History { customer: 0, frequency: 2, recency: 30.43, age: 38.86, value: 22.0 };

    #[test]
    fn pre1_without_discount_it_is_purchases_times_value() {
        let plain = Horizon { steps: 12, step: 4.345, discount: 0.0 };
        let found = value(&BUYING, &SPENDING, &ONE, plain);
        assert!((found - BUYING.expected(&ONE, 12.0 * 4.345) * SPENDING.expected(&ONE)).abs() < 1e-9);
        let less = value(&BUYING, &SPENDING, &ONE, Horizon { discount: 0.01, ..plain });
        assert!(less < found && less > found / 1.01_f64.powi(12));
    }

    #[test]
    fn pre1_many_at_once_are_as_one_by_one() {
        let (horizon, histories) = (Horizon { steps: 5, step: 4.0, discount: 0.01 }, some(40));
        let models = Models::fit(&some(200)).unwrap();
        let one_by_one: Vec<f64> = histories.iter().map(|one| models.value(one, horizon)).collect();
        assert_eq!(models.values(&histories, horizon), one_by_one);
    }

    /// Customers with a spread of everything.
    fn some(n: u32) -> Vec<History> {
        let one = |n: u32| History {
            customer: n,
            frequency: n * 7 % 4,
            recency: f64::from(n * 7 % 4) * f64::from(n % 9 + 1) * 0.6,
            age: 20.0 + f64::from(n % 5),
            value: f64::from(10 + n * 31 % 50),
        };
        (0..n).map(one).collect()
    }

    #[test]
    fn pre2_a_longer_horizon_is_worth_more() {
        let horizon = |steps| Horizon { steps, step: 4.345, discount: 0.01 };
        assert_eq!(value(&BUYING, &SPENDING, &ONE, horizon(0)), 0.0);
        assert!(value(&BUYING, &SPENDING, &ONE, horizon(24)) > value(&BUYING, &SPENDING, &ONE, horizon(12)));
    }

    #[test]
    fn pre3_the_first_reason_is_the_reason() {
        assert_eq!(Models::fit(&[]), Err(Refusal::NoCustomers));
        assert_eq!(Models::fit(&[History { frequency: 0, ..ONE }]), Err(Refusal::TooFewRepeaters(0)));
        let worthless = |n: u32| History {
            frequency: n % 3,
            age: 30.0 + f64::from(n % 9),
            recency: f64::from(n % 3) * 9.0,
            value: 0.0,
            ..ONE
        };
        assert_eq!(Models::fit(&(0..90).map(worthless).collect::<Vec<_>>()), Err(Refusal::TooFewValues(0)));
    }
}
