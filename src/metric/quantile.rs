//! Sums, means and quantiles of a set of values. What the values are is the caller's business.
//!
//! Rules:
//! - QUA1: quantiles are linear between order statistics: at rank p · (n − 1), counted from 0 (type 7 of Hyndman & Fan
//!   1996; the default of numpy and R).
//! - QUA2: skewed values show median and 90th percentile beside the mean.
//! - QUA3: no values, no summary: never a zero.

use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

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
        let fold = |(sum, low, high): (f64, f64, f64), v: &f64| (sum + v, low.min(*v), high.max(*v));
        let (sum, min, max) = values.iter().fold((0.0, f64::INFINITY, f64::NEG_INFINITY), fold);
        let (median, p90) = median_and_p90(values, f64::total_cmp, |value| value)?;
        Some(Summary { n: values.len() as u64, mean: sum / values.len() as f64, median, p90, min, max })
    }

    /// As [`Summary::of`], of whole numbers such as milliseconds or hundredths: twice as fast.
    pub fn of_whole(values: &mut [i64]) -> Option<Summary> {
        let fold =
            |(sum, low, high): (i128, i64, i64), v: &i64| (sum + i128::from(*v), low.min(*v), high.max(*v));
        let (sum, min, max) = values.iter().fold((0, i64::MAX, i64::MIN), fold);
        let (median, p90) = median_and_p90(values, i64::cmp, |value| value as f64)?;
        let n = values.len() as u64;
        Some(Summary { n, mean: sum as f64 / n as f64, median, p90, min: min as f64, max: max as f64 })
    }
}

/// The 90th percentile first: what lies above it need not be looked at again for the median.
fn median_and_p90<T: Copy>(
    values: &mut [T],
    order: impl Fn(&T, &T) -> Ordering + Copy,
    number: impl Fn(T) -> f64,
) -> Option<(f64, f64)> {
    let n = values.len();
    let p90 = at_rank(values, 0.9 * n.checked_sub(1)? as f64, order, &number);
    // Ranks up to half of n, and one more to reach between two of them.
    let low = values.get_mut(..(n * 9 / 10).max(n / 2 + 1))?;
    Some((at_rank(low, 0.5 * (n - 1) as f64, order, &number), p90))
}

/// The value at a rank, counted from 0, linear between two (QUA1); the rank is below the number of values.
fn at_rank<T: Copy>(
    values: &mut [T],
    rank: f64,
    order: impl Fn(&T, &T) -> Ordering + Copy,
    number: impl Fn(T) -> f64,
) -> f64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rank is from 0 to n - 1")]
    let below = rank.floor() as usize;
    let (_, low, above) = values.select_nth_unstable_by(below, order);
    let (low, part) = (number(*low), rank - rank.floor());
    match above.iter().copied().min_by(order) {
        Some(high) if part > 0.0 => low + (number(high) - low) * part,
        _ => low,
    }
}

/// The quantile of values in any order, which are reordered (QUA1); `None` without values or outside of 0 to 1.
/// One selection, no sorting.
pub fn quantile(values: &mut [f64], p: f64) -> Option<f64> {
    let last = values.len().checked_sub(1)?;
    (0.0..=1.0).contains(&p).then(|| at_rank(values, p * last as f64, f64::total_cmp, |value| value))
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
    fn qua2_of_whole_numbers_as_of_others_for_every_length() {
        for n in 1..60_i64 {
            let whole: Vec<i64> = (0..n).map(|k| (k * 37 + 11) % 23 - 7).collect();
            let mut sorted: Vec<f64> = whole.iter().map(|v| *v as f64).collect();
            let found = Summary::of(&mut sorted.clone()).unwrap();
            assert_eq!(Summary::of_whole(&mut whole.clone()), Some(found), "{n}");
            sorted.sort_by(f64::total_cmp);
            let at = |p: f64| {
                let ranked = || sorted.iter().zip(0_u32..).map(|(value, at)| (*value, f64::from(at)));
                let rank = p * (sorted.len() - 1) as f64;
                let low = ranked().filter(|(_, at)| *at <= rank).last().unwrap();
                let high = ranked().find(|(_, at)| *at >= rank).unwrap();
                low.0 + (high.0 - low.0) * (rank - low.1)
            };
            assert_eq!((found.median, found.p90), (at(0.5), at(0.9)), "{n}");
            assert_eq!((found.min, found.max), (at(0.0), at(1.0)), "{n}");
        }
    }

    #[test]
    fn qua3_no_values_no_summary() {
        assert_eq!((Summary::of(&mut []), Summary::of_whole(&mut [])), (None, None));
        assert_eq!(quantile(&mut [], 0.5), None);
        assert_eq!(mean_and_deviation(&[]), None);
        assert_eq!(mean_and_deviation(&[4.0]), Some((4.0, 0.0)));
        assert_eq!(mean_and_deviation(&[1.0, 3.0]), Some((2.0, 2.0_f64.sqrt())));
    }
}
