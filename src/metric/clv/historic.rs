//! What customers were worth so far. No model, no future.
//!
//! Rules:
//! - HIST1: a customer's value is the sum of past order amounts, refunds with them; who bought at all is in the base.
//! - HIST2: values are skewed: the median stands beside the mean, with the sample standard deviation.
//! - HIST3: the interval of the mean is the t interval; the one with z in the place of t is given, too, since other
//!   software shows it.
//! - HIST4: margin version: Σ (amount · margin − cost of an order) / (1 + d)ᵗ, t = periods since the customer's first
//!   order, not rounded (Gupta & Lehmann). Orders without amount bear their cost.

use super::super::columns::{DAY_MILLIS, day_of};
use super::super::interval::{Z_975, mean_interval};
use super::super::orders::Orders;
use super::super::quantile::{mean_and_deviation, quantile};
use super::Refusal;
use serde::{Deserialize, Serialize};

/// Values of customers, in units of the currency.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Historic {
    /// Customers.
    pub n: u64,
    /// Sum over them.
    pub total: f64,
    /// Mean.
    pub mean: f64,
    /// Median.
    pub median: f64,
    /// Sample standard deviation; 0 for one customer.
    pub deviation: f64,
    /// 95 % t interval of the mean; none below two customers.
    pub mean_interval: Option<(f64, f64)>,
    /// 95 % interval of the mean with the quantile of the normal distribution; none below two customers.
    pub mean_interval_normal: Option<(f64, f64)>,
}

impl Historic {
    /// Of each customer's value; `None` without customers.
    pub fn of(mut values: Vec<f64>) -> Option<Historic> {
        let (mean, deviation) = mean_and_deviation(&values)?;
        let n = values.len() as u64;
        let half = Z_975 * deviation / (n as f64).sqrt();
        Some(Historic {
            n,
            total: values.iter().sum(),
            mean,
            median: quantile(&mut values, 0.5)?,
            deviation,
            mean_interval: mean_interval(n, mean, deviation * deviation),
            mean_interval_normal: (n > 1).then_some((mean - half, mean + half)),
        })
    }
}

/// Revenue of each customer (HIST1).
pub fn revenue(orders: Orders<'_>) -> Option<Historic> {
    Historic::of(orders.by_customer().into_iter().map(|(_, cents)| cents as f64 / 100.0).collect())
}

/// How revenue becomes margin.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Margin {
    /// Share of an amount that is margin, 0 to 1.
    pub share: f64,
    /// Cost of an order, in hundredths.
    pub cost_cents: i64,
    /// Discount of a period, from 0.
    pub discount: f64,
    /// Days of a period, such as 365.25.
    pub period_days: f64,
}

/// Discounted margin of each customer (HIST4).
///
/// # Errors
/// If a rate is none or nobody bought.
pub fn margin(orders: Orders<'_>, terms: Margin) -> Result<Historic, Refusal> {
    let fits = (0.0..=1.0).contains(&terms.share) && terms.discount >= 0.0 && terms.period_days > 0.0;
    if !fits || !terms.discount.is_finite() {
        return Err(Refusal::BadRate);
    }
    let value = |run: std::ops::Range<usize>| {
        let millis = &orders.events.millis()[run.clone()];
        let first = millis.first().map_or(0, |time| day_of(*time)) * DAY_MILLIS;
        let order = |(time, cents): (&i64, &i64)| {
            let amount = if *cents == i64::MIN { 0.0 } else { *cents as f64 };
            let periods = ((time - first) / DAY_MILLIS) as f64 / terms.period_days;
            (amount * terms.share - terms.cost_cents as f64) / 100.0 / (1.0 + terms.discount).powf(periods)
        };
        millis.iter().zip(&orders.cents()[run]).map(order).sum::<f64>()
    };
    Historic::of(orders.events.runs().map(value).collect()).ok_or(Refusal::NoCustomers)
}

#[cfg(test)]
mod tests {
    use super::{Historic, Margin, Refusal, margin, revenue};
    use crate::metric::columns::DAY_MILLIS;
    use crate::metric::orders::Orders;

    const TERMS: Margin = Margin { share: 0.5, cost_cents: 100, discount: 0.1, period_days: 10.0 };

    #[test]
    fn hist1_refunds_count_and_who_bought_is_in() {
        let orders = Orders::new(&[0, 0, 1, 2], &[0, 1, 2, 3], &[1000, -400, 0, i64::MIN]).unwrap();
        let found = revenue(orders).unwrap();
        assert_eq!((found.n, found.total, found.mean, found.median), (3, 6.0, 2.0, 0.0));
        assert_eq!(revenue(Orders::new(&[], &[], &[]).unwrap()), None);
    }

    #[test]
    fn hist2_median_beside_the_mean() {
        let found = Historic::of(vec![1.0, 2.0, 3.0, 94.0]).unwrap();
        assert_eq!((found.mean, found.median), (25.0, 2.5));
        assert!((found.deviation - (6350.0_f64 / 3.0).sqrt()).abs() < 1e-9);
    }

    #[test]
    fn hist3_t_and_normal_intervals() {
        let found = Historic::of(vec![1.0, 2.0, 3.0, 4.0, 5.0]).unwrap();
        let ((low, _), (inner, _)) = (found.mean_interval.unwrap(), found.mean_interval_normal.unwrap());
        assert!((low - 1.036_756_838_522_439).abs() < 1e-9);
        assert!((inner - (3.0 - 1.959_963_984_540_054 * 0.5_f64.sqrt())).abs() < 1e-12);
        assert_eq!(Historic::of(vec![4.0]).unwrap().mean_interval, None);
    }

    #[test]
    fn hist4_margin_less_cost_discounted_since_the_first_order() {
        let millis = [5 * DAY_MILLIS + 9, 15 * DAY_MILLIS, 25 * DAY_MILLIS];
        let orders = Orders::new(&[0, 0, 0], &millis, &[1000, 1000, i64::MIN]).unwrap();
        let found = margin(orders, TERMS).unwrap();
        assert!((found.total - (4.0 + 4.0 / 1.1 - 1.0 / 1.21)).abs() < 1e-12, "{}", found.total);
        assert_eq!(margin(orders, Margin { share: 1.2, ..TERMS }), Err(Refusal::BadRate));
        assert_eq!(margin(orders, Margin { period_days: 0.0, ..TERMS }), Err(Refusal::BadRate));
        assert_eq!(margin(Orders::new(&[], &[], &[]).unwrap(), TERMS), Err(Refusal::NoCustomers));
    }
}
