//! Lifetime value by formula, from a margin per period, a retention rate per period and a discount rate per period.
//! The three must be of the same period: that is the caller's promise.
//!
//! Rules:
//! - CLOSED1: payments from the next period on: m · r / (1 + d − r) (Farris et al., Marketing Metrics).
//! - CLOSED2: with the payment of now: m · (1 + d) / (1 + d − r) (Gupta & Lehmann).
//! - CLOSED3: undiscounted: m / churn, churn = 1 − r.
//! - CLOSED4: retention 1 without discount (for CLOSED3: churn 0) is infinite, not an error and not a number.
//! - CLOSED5: n periods: the sum of m · rᵗ / (1 + d)ᵗ for t = 1 to n.
//! - CLOSED6: by averages: order value · orders per period · periods of lifespan · margin share.
//! - CLOSED7: retention and margin share are from 0 to 1, the discount is not below 0: anything else is refused.

use super::Refusal;
use serde::{Deserialize, Serialize};

/// A value that may have no end.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// In the unit of the margin.
    Finite(f64),
    /// Nobody ever leaves and later money is worth as much as today's.
    Infinite,
}

/// Margin per period, retention per period, discount per period.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Terms {
    /// Margin of a customer in a period.
    pub margin: f64,
    /// Share of customers who stay for another period, 0 to 1.
    pub retention: f64,
    /// Discount of a period, from 0.
    pub discount: f64,
}

impl Terms {
    fn checked(self) -> Result<Terms, Refusal> {
        let fits = self.margin.is_finite() && (0.0..=1.0).contains(&self.retention);
        if fits && self.discount.is_finite() && self.discount >= 0.0 {
            Ok(self)
        } else {
            Err(Refusal::BadRate)
        }
    }

    /// Payments from the next period on (CLOSED1).
    ///
    /// # Errors
    /// If a rate is none (CLOSED7); so for the other forms.
    pub fn from_next_period(self) -> Result<Value, Refusal> {
        let Terms { margin, retention, discount } = self.checked()?;
        Ok(over(margin * retention, 1.0 + discount - retention))
    }

    /// With the payment of now (CLOSED2).
    ///
    /// # Errors
    /// As [`Terms::from_next_period`].
    pub fn from_now(self) -> Result<Value, Refusal> {
        let Terms { margin, retention, discount } = self.checked()?;
        Ok(over(margin * (1.0 + discount), 1.0 + discount - retention))
    }

    /// Margin / churn (CLOSED3); the discount is not used.
    ///
    /// # Errors
    /// As [`Terms::from_next_period`].
    pub fn undiscounted(self) -> Result<Value, Refusal> {
        let Terms { margin, retention, .. } = self.checked()?;
        Ok(over(margin, 1.0 - retention))
    }

    /// Payments of the next so many periods (CLOSED5).
    ///
    /// # Errors
    /// As [`Terms::from_next_period`].
    pub fn periods(self, count: u32) -> Result<f64, Refusal> {
        let Terms { margin, retention, discount } = self.checked()?;
        let factor = retention / (1.0 + discount);
        if factor >= 1.0 {
            return Ok(margin * f64::from(count));
        }
        Ok(margin * factor * (1.0 - factor.powf(f64::from(count))) / (1.0 - factor))
    }
}

fn over(above: f64, below: f64) -> Value {
    if below > 0.0 || above == 0.0 {
        Value::Finite(if above == 0.0 { 0.0 } else { above / below })
    } else {
        Value::Infinite
    }
}

/// Order value · orders per period · periods of lifespan · margin share (CLOSED6).
///
/// # Errors
/// If the margin share is none (CLOSED7).
pub fn by_averages(
    order_value: f64,
    orders_per_period: f64,
    periods: f64,
    margin: f64,
) -> Result<Value, Refusal> {
    if !(0.0..=1.0).contains(&margin) {
        return Err(Refusal::BadRate);
    }
    let value = order_value * orders_per_period * periods * margin;
    Ok(if value.is_finite() { Value::Finite(value) } else { Value::Infinite })
}

#[cfg(test)]
mod tests {
    use super::{Refusal, Terms, Value, by_averages};

    const TERMS: Terms = Terms { margin: 100.0, retention: 0.8, discount: 0.1 };

    fn finite(value: Result<Value, Refusal>) -> f64 {
        match value {
            Ok(Value::Finite(value)) => value,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn closed1_from_the_next_period() {
        assert!((finite(TERMS.from_next_period()) - 800.0 / 3.0).abs() < 1e-9);
    }

    #[test]
    fn closed2_from_now_is_one_payment_more() {
        let now = finite(TERMS.from_now());
        assert!((now - finite(TERMS.from_next_period()) - 100.0).abs() < 1e-9);
    }

    #[test]
    fn closed3_margin_by_churn() {
        assert!((finite(TERMS.undiscounted()) - 500.0).abs() < 1e-9);
    }

    #[test]
    fn closed4_nobody_leaves_and_nothing_is_discounted() {
        let forever = Terms { retention: 1.0, discount: 0.0, ..TERMS };
        assert_eq!(forever.from_next_period(), Ok(Value::Infinite));
        assert_eq!(forever.from_now(), Ok(Value::Infinite));
        assert_eq!(Terms { discount: 0.1, ..forever }.undiscounted(), Ok(Value::Infinite));
        assert!((finite(Terms { discount: 0.1, ..forever }.from_next_period()) - 1000.0).abs() < 1e-9);
        assert_eq!(Terms { margin: 0.0, ..forever }.from_now(), Ok(Value::Finite(0.0)));
    }

    #[test]
    fn closed5_a_number_of_periods() {
        assert!((TERMS.periods(5).unwrap() - 212.409_733_562_660_25).abs() < 1e-9);
        assert_eq!(TERMS.periods(0), Ok(0.0));
        assert_eq!(Terms { retention: 1.0, discount: 0.0, ..TERMS }.periods(7), Ok(700.0));
        assert!((TERMS.periods(10_000).unwrap() - finite(TERMS.from_next_period())).abs() < 1e-9);
    }

    #[test]
    fn closed6_by_averages() {
        assert_eq!(by_averages(50.0, 4.0, 3.0, 0.25), Ok(Value::Finite(150.0)));
        assert_eq!(by_averages(50.0, 4.0, f64::INFINITY, 0.25), Ok(Value::Infinite));
    }

    #[test]
    fn closed7_rates_that_are_none() {
        for (retention, discount) in [(1.1, 0.1), (-0.1, 0.1), (0.5, -0.1), (f64::NAN, 0.1), (0.5, f64::NAN)]
        {
            let terms = Terms { retention, discount, ..TERMS };
            assert_eq!(terms.from_now(), Err(Refusal::BadRate));
            assert_eq!(terms.periods(3), Err(Refusal::BadRate));
        }
        assert_eq!(by_averages(1.0, 1.0, 1.0, 1.5), Err(Refusal::BadRate));
    }
}
