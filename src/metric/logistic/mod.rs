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
use waymark_kernel::logit::look;

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
        let share = positive as f64 / n;
        let Found { b, scaled } = coefficients(columns, outcome, None)?;
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

    /// The constant and the coefficient of each column.
    fn b(&self) -> Vec<f64> {
        std::iter::once(&self.intercept).chain(&self.columns).map(|effect| effect.b).collect()
    }

    /// The probability of yes for one row, a value for each column.
    pub fn probability(&self, row: impl IntoIterator<Item = f64>) -> f64 {
        probability(&self.b(), row)
    }

    /// The probability of yes for each row of columns.
    pub fn probabilities(&self, columns: &[&[f64]]) -> Vec<f64> {
        let (rows, b) = (columns.first().map_or(0, |column| column.len()), self.b());
        (0..rows).map(|row| probability(&b, columns.iter().map(|column| column[row]))).collect()
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

/// The probability of yes by coefficients, the constant first.
fn probability(b: &[f64], row: impl IntoIterator<Item = f64>) -> f64 {
    let (constant, b) = b.split_first().map_or((0.0, b), |(constant, b)| (*constant, b));
    let odds = b.iter().zip(row).fold(constant, |sum, (b, value)| sum + b * value);
    1.0 / (1.0 + (-odds).exp())
}

/// Coefficients, the constant first.
struct Found {
    /// Of the columns.
    b: Vec<f64>,
    /// Of the columns divided by their standard deviations, less their means.
    scaled: Vec<f64>,
}

/// With many rows the search starts on a part of them: each step costs a look at all.
const PART: usize = 4_000;

/// The coefficients of columns that fit together (LOGI1), searched for from some that are nearly right, if any are known.
fn coefficients(
    columns: &[&[f64]],
    outcome: &[bool],
    near: Option<&[f64]>,
) -> Result<Found, LogisticRefusal> {
    let mut scales = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        let (mean, deviation) = mean_and_deviation(column).ok_or(LogisticRefusal::Columns)?;
        if deviation <= 0.0 {
            return Err(LogisticRefusal::ConstantColumn(at));
        }
        scales.push((mean, deviation));
    }
    let scale = |(column, (mean, deviation)): (&&[f64], &(f64, f64))| {
        column.iter().map(|value| (value - mean) / deviation).collect::<Vec<f64>>()
    };
    let standard: Vec<Vec<f64>> = columns.iter().zip(&scales).map(scale).collect();
    let standard: Vec<&[f64]> = standard.iter().map(Vec::as_slice).collect();
    let start = match near {
        Some(near) => {
            let shift: f64 = near[1..].iter().zip(&scales).map(|(b, (mean, _))| b * mean).sum();
            let turned = near[1..].iter().zip(&scales).map(|(b, (_, deviation))| b * deviation);
            Some(std::iter::once(near[0] + shift).chain(turned).collect())
        }
        None => of_part(&standard, outcome),
    };
    // What began badly begins again.
    let warm = start.and_then(|start| newton(&standard, outcome, start).ok());
    let scaled = match warm {
        Some(found) => found,
        None => newton(&standard, outcome, cold(outcome, columns.len()))?,
    };
    let turned = scaled[1..].iter().zip(&scales).map(|(b, (_, deviation))| b / deviation);
    let mut b: Vec<f64> = std::iter::once(scaled[0]).chain(turned).collect();
    b[0] -= b[1..].iter().zip(&scales).map(|(b, (mean, _))| b * mean).sum::<f64>();
    Ok(Found { b, scaled })
}

/// The share of yes alone.
fn cold(outcome: &[bool], columns: usize) -> Vec<f64> {
    let share = outcome.iter().filter(|yes| **yes).count() as f64 / outcome.len() as f64;
    let mut b = vec![0.0; columns + 1];
    b[0] = (share / (1.0 - share)).ln();
    b
}

/// Coefficients of every so manieth row; none of few rows, or where they carry no model.
fn of_part(columns: &[&[f64]], outcome: &[bool]) -> Option<Vec<f64>> {
    let step = outcome.len() / PART;
    if step < 2 {
        return None;
    }
    let part = |column: &&[f64]| column.iter().copied().step_by(step).collect::<Vec<f64>>();
    let part: Vec<Vec<f64>> = columns.iter().map(part).collect();
    let part: Vec<&[f64]> = part.iter().map(Vec::as_slice).collect();
    let outcome: Vec<bool> = outcome.iter().copied().step_by(step).collect();
    checked(&part, &outcome).ok()?;
    newton(&part, &outcome, cold(&outcome, columns.len())).ok()
}

/// The coefficients of standardised columns, the constant first (LOGI1).
fn newton(columns: &[&[f64]], outcome: &[bool], mut b: Vec<f64>) -> Result<Vec<f64>, LogisticRefusal> {
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
    let (mut slope, mut information) = (vec![0.0; width], vec![0.0; width * width]);
    let value = look(columns, outcome, b, &mut slope, &mut information);
    (value, slope, information.chunks(width).map(<[f64]>::to_vec).collect())
}

#[cfg(test)]
mod tests;
