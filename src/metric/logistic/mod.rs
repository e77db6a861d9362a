//! Logistic regression: the probability of leaving (or of any yes) by columns of numbers. How good it is is in `quality`.
//!
//! Rules:
//! - LOGI1: coefficients by maximum likelihood without penalty, by Newton's method on standardised columns.
//! - LOGI2: standard errors from the information at the maximum; odds ratio = exp(b) with exp(b ± z · SE).
//! - LOGI3: one class alone, a column that does not vary, columns that depend on each other, fewer rows than parameters:
//!   refused.
//! - LOGI4: where columns separate the classes there is no maximum: refused, not reported with huge coefficients.
//! - LOGI5: McFadden's R² = 1 − log-likelihood / that of the share alone.

use super::interval::Z_975;
use super::linear::{inverse_diagonal, solve};
use super::quantile::mean_and_deviation;
use serde::{Deserialize, Serialize};

pub mod quality;

/// Why there is no model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LogisticRefusal {
    /// Columns are not of one length, or a value is none.
    Columns,
    /// All rows are of one class.
    OneClass,
    /// Not more rows than parameters; so many there are.
    TooFewRows(usize),
    /// The column at this index does not vary.
    ConstantColumn(usize),
    /// Columns depend on each other.
    Dependent,
    /// Columns tell the classes apart without fail.
    Separated,
}

/// A parameter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effect {
    /// Change of the log-odds with one unit of the column.
    pub b: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// Change of the log-odds with one standard deviation of the column; 0 for the constant.
    pub standardised: f64,
}

impl Effect {
    /// b / standard error.
    pub fn z(&self) -> f64 {
        self.b / self.standard_error
    }

    /// Two-sided p of z.
    pub fn p(&self) -> f64 {
        super::special::normal_two_sided(self.z())
    }

    /// exp(b) with its 95 % interval.
    pub fn odds_ratio(&self) -> (f64, (f64, f64)) {
        let half = Z_975 * self.standard_error;
        (self.b.exp(), ((self.b - half).exp(), (self.b + half).exp()))
    }
}

/// A fitted model.
#[derive(Clone, Debug, PartialEq)]
pub struct Logistic {
    /// Rows.
    pub n: u64,
    /// Rows that are yes.
    pub positive: u64,
    /// The constant.
    pub intercept: Effect,
    /// Each column, in order.
    pub columns: Vec<Effect>,
    /// The logarithm of the likelihood.
    pub log_likelihood: f64,
    /// That of the share alone.
    pub log_likelihood_null: f64,
}

impl Logistic {
    /// Fits a model to columns of one length.
    ///
    /// # Errors
    /// If the data cannot carry it (LOGI3, LOGI4).
    pub fn fit(columns: &[&[f64]], outcome: &[bool]) -> Result<Logistic, LogisticRefusal> {
        let positive = checked(columns, outcome)?;
        let n = outcome.len() as f64;
        let mut scales = Vec::new();
        for (at, column) in columns.iter().enumerate() {
            let (mean, deviation) = mean_and_deviation(column).ok_or(LogisticRefusal::Columns)?;
            if deviation <= 0.0 {
                return Err(LogisticRefusal::ConstantColumn(at));
            }
            scales.push((mean, deviation));
        }
        let standard: Vec<Vec<f64>> = columns
            .iter()
            .zip(&scales)
            .map(|(column, (mean, deviation))| {
                column.iter().map(|value| (value - mean) / deviation).collect()
            })
            .collect();
        let standard: Vec<&[f64]> = standard.iter().map(Vec::as_slice).collect();
        let share = positive as f64 / n;
        let scaled = newton(&standard, outcome, share)?;
        let mut b: Vec<f64> = scaled
            .iter()
            .copied()
            .zip(std::iter::once(1.0).chain(scales.iter().map(|s| s.1)))
            .map(|(b, s)| b / s)
            .collect();
        b[0] -= b[1..].iter().zip(&scales).map(|(b, (mean, _))| b * mean).sum::<f64>();
        let (log_likelihood, _, information) = at(columns, outcome, &b);
        let variances = inverse_diagonal(&information).ok_or(LogisticRefusal::Dependent)?;
        let population = ((n - 1.0) / n).sqrt();
        let effect = |k: usize| Effect {
            b: b[k],
            standard_error: variances[k].sqrt(),
            standardised: if k == 0 { 0.0 } else { scaled[k] * population },
        };
        Ok(Logistic {
            n: outcome.len() as u64,
            positive,
            intercept: effect(0),
            columns: (1..b.len()).map(effect).collect(),
            log_likelihood,
            log_likelihood_null: n * (share * share.ln() + (1.0 - share) * (1.0 - share).ln()),
        })
    }

    /// The probability of yes for one row, a value for each column.
    pub fn probability(&self, row: impl IntoIterator<Item = f64>) -> f64 {
        let odds = self
            .columns
            .iter()
            .zip(row)
            .fold(self.intercept.b, |sum, (effect, value)| sum + effect.b * value);
        1.0 / (1.0 + (-odds).exp())
    }

    /// The probability of yes for each row of columns.
    pub fn probabilities(&self, columns: &[&[f64]]) -> Vec<f64> {
        let rows = columns.first().map_or(0, |column| column.len());
        (0..rows).map(|row| self.probability(columns.iter().map(|column| column[row]))).collect()
    }

    /// McFadden's R² (LOGI5).
    pub fn mcfadden(&self) -> f64 {
        1.0 - self.log_likelihood / self.log_likelihood_null
    }

    /// Akaike's criterion: lower is better, among models of the same rows.
    pub fn aic(&self) -> f64 {
        2.0 * (self.columns.len() + 1) as f64 - 2.0 * self.log_likelihood
    }
}

/// How many are yes, if everything fits together.
fn checked(columns: &[&[f64]], outcome: &[bool]) -> Result<u64, LogisticRefusal> {
    let fits =
        |column: &&[f64]| column.len() == outcome.len() && column.iter().all(|value| value.is_finite());
    if !columns.iter().all(fits) {
        return Err(LogisticRefusal::Columns);
    }
    let positive = outcome.iter().filter(|yes| **yes).count();
    if positive == 0 || positive == outcome.len() {
        return Err(LogisticRefusal::OneClass);
    }
    if outcome.len() <= columns.len() + 1 {
        return Err(LogisticRefusal::TooFewRows(outcome.len()));
    }
    Ok(positive as u64)
}

/// The coefficients of standardised columns, the constant first (LOGI1).
fn newton(columns: &[&[f64]], outcome: &[bool], share: f64) -> Result<Vec<f64>, LogisticRefusal> {
    let mut b = vec![0.0; columns.len() + 1];
    b[0] = (share / (1.0 - share)).ln();
    let (mut value, mut slope, mut information) = at(columns, outcome, &b);
    for _ in 0..50 {
        let step = solve(information, slope).ok_or(LogisticRefusal::Dependent)?;
        let size = step.iter().fold(0.0_f64, |size, part| size.max(part.abs()));
        let mut length = 1.0;
        let next = loop {
            let next: Vec<f64> = b.iter().zip(&step).map(|(b, part)| b + length * part).collect();
            let found = at(columns, outcome, &next);
            if found.0 >= value - 1e-9 * value.abs() || length < 1e-6 {
                break (next, found);
            }
            length *= 0.5;
        };
        (b, (value, slope, information)) = next;
        // LOGI4: 30 standard deviations of log-odds are certainty; a likelihood of nearly 1 is, too.
        if b.iter().any(|b| b.abs() > 30.0) || value > -1e-6 * outcome.len() as f64 {
            return Err(LogisticRefusal::Separated);
        }
        if size < 1e-10 {
            return Ok(b);
        }
    }
    Err(LogisticRefusal::Separated)
}

/// Log-likelihood, its slope and the information (the constant first).
fn at(columns: &[&[f64]], outcome: &[bool], b: &[f64]) -> (f64, Vec<f64>, Vec<Vec<f64>>) {
    let width = b.len();
    let (mut value, mut slope, mut information) = (0.0, vec![0.0; width], vec![vec![0.0; width]; width]);
    let mut row = vec![1.0; width];
    for (at, yes) in outcome.iter().enumerate() {
        for (cell, column) in row[1..].iter_mut().zip(columns) {
            *cell = column[at];
        }
        let odds: f64 = row.iter().zip(b).map(|(value, b)| value * b).sum();
        let signed = if *yes { odds } else { -odds };
        value += -((-signed.abs()).exp().ln_1p()) + signed.min(0.0);
        let p = 1.0 / (1.0 + (-odds).exp());
        let (difference, weight) = (f64::from(u8::from(*yes)) - p, p * (1.0 - p));
        for i in 0..width {
            slope[i] += difference * row[i];
            let weighted = weight * row[i];
            for j in 0..=i {
                information[i][j] += weighted * row[j];
            }
        }
    }
    for i in 1..width {
        let (above, below) = information.split_at_mut(i);
        for (row, value) in above.iter_mut().zip(&below[0]) {
            row[i] = *value;
        }
    }
    (value, slope, information)
}

#[cfg(test)]
mod tests;
