//! How good predicted probabilities are.
//!
//! Rules:
//! - QLT1: AUC = the share of pairs of a yes and a no in which the yes has the higher probability, ties counted half.
//! - QLT2: the figure to show is out of fold: each row is predicted by a model that has not seen it. Rows are dealt to
//!   folds in turn, yes and no apart, so folds are alike and the same every time.
//! - QLT3: Brier = mean squared difference of probability and outcome.
//! - QLT4: lift of the top p per cent = their share of yes / the share of all; ⌈n · p / 100⌉ rows, ties in order of rows.
//! - QLT5: calibration: rows in the order of their probability (ties in order of rows) are cut into bands of as equal a size
//!   as there is; each tells the mean probability and the share of yes, which agree where the model is calibrated.

use super::{LogisticRefusal, checked, coefficients, probability};
use crate::metric::Rate;
use crate::metric::drivers::correlation::ranks;
use serde::{Deserialize, Serialize};

/// The area under the ROC curve; `None` with one class alone.
pub fn auc(probabilities: &[f64], outcome: &[bool]) -> Option<f64> {
    let yes = outcome.iter().filter(|yes| **yes).count() as f64;
    let no = outcome.len() as f64 - yes;
    let sum: f64 =
        ranks(probabilities).iter().zip(outcome).filter(|(_, yes)| **yes).map(|(rank, _)| rank).sum();
    (yes > 0.0 && no > 0.0).then(|| (sum - yes * (yes + 1.0) / 2.0) / (yes * no))
}

/// The probability of each row by a model of the other folds (QLT2).
///
/// # Errors
/// If the model of some fold cannot be fitted.
pub fn out_of_fold(columns: &[&[f64]], outcome: &[bool], folds: usize) -> Result<Vec<f64>, LogisticRefusal> {
    let folds = folds.max(2);
    let mut dealt = [0_usize; 2];
    let mut fold_of = |yes: &bool| {
        let next = &mut dealt[usize::from(*yes)];
        *next += 1;
        (*next - 1) % folds
    };
    let fold: Vec<usize> = outcome.iter().map(&mut fold_of).collect();
    let mut probabilities = vec![0.0; outcome.len()];
    checked(columns, outcome)?;
    // The models of the folds are near to that of all.
    let whole = coefficients(columns, outcome, None)?.b;
    for held_out in 0..folds {
        let rows: Vec<usize> = (0..outcome.len()).filter(|row| fold[*row] != held_out).collect();
        let seen: Vec<Vec<f64>> =
            columns.iter().map(|column| rows.iter().map(|row| column[*row]).collect()).collect();
        let seen: Vec<&[f64]> = seen.iter().map(Vec::as_slice).collect();
        let seen_outcome: Vec<bool> = rows.iter().map(|row| outcome[*row]).collect();
        checked(&seen, &seen_outcome)?;
        let b = coefficients(&seen, &seen_outcome, Some(&whole))?.b;
        for row in (0..outcome.len()).filter(|row| fold[*row] == held_out) {
            probabilities[row] = probability(&b, columns.iter().map(|column| column[row]));
        }
    }
    Ok(probabilities)
}

/// The Brier score; `None` without rows.
pub fn brier(probabilities: &[f64], outcome: &[bool]) -> Option<f64> {
    let squares: f64 =
        probabilities.iter().zip(outcome).map(|(p, yes)| (p - f64::from(u8::from(*yes))).powi(2)).sum();
    (!outcome.is_empty()).then(|| squares / outcome.len() as f64)
}

/// The rows with the highest probabilities.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Lift {
    /// Rows.
    pub rows: u64,
    /// Of them yes.
    pub positive: u64,
    /// Their share of yes to the share of all.
    pub lift: f64,
    /// Of all yes so many are among them, 0 to 1.
    pub capture: f64,
}

/// The lift of the top so many per cent (QLT4); `None` without a yes.
pub fn lift(probabilities: &[f64], outcome: &[bool], percent: u8) -> Option<Lift> {
    let mut order: Vec<usize> = (0..outcome.len()).collect();
    order.sort_by(|a, b| probabilities[*b].total_cmp(&probabilities[*a]));
    let rows = (outcome.len() * usize::from(percent.min(100))).div_ceil(100);
    let positive = order[..rows].iter().filter(|row| outcome[**row]).count();
    let all = outcome.iter().filter(|yes| **yes).count();
    (all > 0 && rows > 0).then(|| Lift {
        rows: rows as u64,
        positive: positive as u64,
        lift: (positive as f64 / rows as f64) / (all as f64 / outcome.len() as f64),
        capture: positive as f64 / all as f64,
    })
}

/// Rows of alike probabilities: what was predicted of them and what came.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Band {
    /// Mean probability, 0 to 1.
    pub predicted: f64,
    /// Share of yes.
    pub observed: Rate,
}

/// So many bands from the lowest probabilities to the highest (QLT5); fewer where there are fewer rows.
pub fn calibration(probabilities: &[f64], outcome: &[bool], bands: usize) -> Vec<Band> {
    let n = probabilities.len().min(outcome.len());
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|a, b| probabilities[*a].total_cmp(&probabilities[*b]));
    let bands = bands.clamp(1, n.max(1));
    let band = |at: usize| {
        let rows = &order[n * at / bands..n * (at + 1) / bands];
        let yes = rows.iter().filter(|row| outcome[**row]).count() as u64;
        let sum: f64 = rows.iter().map(|row| probabilities[*row]).sum();
        Some(Band { predicted: sum / rows.len() as f64, observed: Rate::of(yes, rows.len() as u64)? })
    };
    (0..bands).filter_map(band).collect()
}

/// Predicted and true classes: [true yes, false yes, false no, true no], a probability of at least the threshold being
/// a predicted yes.
pub fn confusion(probabilities: &[f64], outcome: &[bool], threshold: f64) -> [u64; 4] {
    let mut counts = [0; 4];
    for (p, yes) in probabilities.iter().zip(outcome) {
        counts[match (*p >= threshold, yes) {
            (true, true) => 0,
            (true, false) => 1,
            (false, true) => 2,
            (false, false) => 3,
        }] += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::calibration;

    #[test]
    fn qlt5_bands_hold_every_row_once_in_the_order_of_their_probability() {
        let p = [0.9, 0.1, 0.2, 0.8, 0.5];
        let outcome = [true, false, true, true, false];
        let bands = calibration(&p, &outcome, 2);
        let told: Vec<(u64, u64)> =
            bands.iter().map(|band| (band.observed.numerator, band.observed.denominator)).collect();
        assert_eq!(told, [(1, 2), (2, 3)]);
        assert!((bands[0].predicted - 0.15).abs() < 1e-12);
        assert!((bands[1].predicted - 2.2 / 3.0).abs() < 1e-12);
        assert_eq!(calibration(&p, &outcome, 50).len(), 5, "no band is empty");
        assert!(calibration(&[], &[], 10).is_empty());
    }
}
