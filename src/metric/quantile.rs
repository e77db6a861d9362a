//! Sums, means and quantiles of a set of values. What the values are is the caller's business.
//!
//! Rules:
//! - QUA1: quantiles are linear between order statistics: at rank p · (n − 1), counted from 0 (type 7 of Hyndman & Fan
//!   1996; the default of numpy and R).
//! - QUA2: skewed values show median and 90th percentile beside the mean.
//! - QUA3: no values, no summary: never a zero.

use serde::{Deserialize, Serialize};

/// How values lie, in the unit of the values.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Summary {
    /// How many.
    pub n: u64,
    /// Arithmetic mean.
    pub mean: f64,
    /// Half are at most this.
    pub median: f64,
    /// Nine of ten are at most this.
    pub p90: f64,
    /// The smallest.
    pub min: f64,
    /// The largest.
    pub max: f64,
}

impl Summary {
    /// Of values in any order, which are reordered; `None` without values. Values must be numbers.
    pub fn of(values: &mut [f64]) -> Option<Summary> {
        let (median, p90) = (quantile(values, 0.5)?, quantile(values, 0.9)?);
        let n = values.len() as f64;
        let fold = |(sum, low, high): (f64, f64, f64), v: &f64| (sum + v, low.min(*v), high.max(*v));
        let (sum, min, max) = values.iter().fold((0.0, f64::INFINITY, f64::NEG_INFINITY), fold);
        Some(Summary { n: values.len() as u64, mean: sum / n, median, p90, min, max })
    }
}

/// The quantile of values in any order, which are reordered (QUA1); `None` without values or outside of 0 to 1.
/// One selection, no sorting.
pub fn quantile(values: &mut [f64], p: f64) -> Option<f64> {
    if values.is_empty() || !(0.0..=1.0).contains(&p) {
        return None;
    }
    let rank = p * (values.len() - 1) as f64;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rank is from 0 to n - 1")]
    let below = rank.floor() as usize;
    let (_, low, above) = values.select_nth_unstable_by(below, f64::total_cmp);
    let part = rank - rank.floor();
    let low = *low;
    if part == 0.0 {
        return Some(low);
    }
    let high = above.iter().copied().min_by(f64::total_cmp).unwrap_or(low);
    Some(low + (high - low) * part)
}

/// Mean and sample standard deviation (divisor n − 1; 0 for one value); `None` without values. Two passes.
pub fn mean_and_deviation(values: &[f64]) -> Option<(f64, f64)> {
    if values.is_empty() {
        return None;
    }
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    if values.len() == 1 {
        return Some((mean, 0.0));
    }
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    Some((mean, (squares / (n - 1.0)).sqrt()))
}

#[cfg(test)]
mod tests {
    use super::{Summary, mean_and_deviation, quantile};

    #[test]
    fn qua1_quantiles_are_those_of_numpy() {
        let values = [7.0, 1.0, 3.0, 10.0];
        for (p, expected) in [(0.0, 1.0), (0.25, 2.5), (0.5, 5.0), (0.9, 9.1), (1.0, 10.0)] {
            let found = quantile(&mut values.clone(), p).unwrap();
            assert!((found - expected).abs() < 1e-12, "{p}: {found}");
        }
        assert_eq!(quantile(&mut [1.0], 1.5), None);
    }

    #[test]
    fn qua2_median_and_p90_stand_beside_the_mean() {
        let found = Summary::of(&mut [1.0, 1.0, 1.0, 97.0]).unwrap();
        assert_eq!((found.n, found.mean, found.median, found.min, found.max), (4, 25.0, 1.0, 1.0, 97.0));
        assert!((found.p90 - 68.2).abs() < 1e-12);
    }

    #[test]
    fn qua3_no_values_no_summary() {
        assert_eq!(Summary::of(&mut []), None);
        assert_eq!(quantile(&mut [], 0.5), None);
        assert_eq!(mean_and_deviation(&[]), None);
        assert_eq!(mean_and_deviation(&[4.0]), Some((4.0, 0.0)));
        assert_eq!(mean_and_deviation(&[1.0, 3.0]), Some((2.0, 2.0_f64.sqrt())));
    }
}
