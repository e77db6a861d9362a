//! Least squares: an outcome by several columns at once.
//!
//! Rules:
//! - OLS1: b minimises the squared differences; its standard error, t and two-sided p have n − k − 1 degrees of freedom.
//! - OLS2: R² is the share of variance explained; adjusted for the number of columns: 1 − (1 − R²)(n − 1)/(n − k − 1).
//! - OLS3: standardised β = b · sd of the column / sd of the outcome; with columns that go together it can turn
//!   negative where the correlation is positive: shares (`shares`) do not.
//! - OLS4: variance inflation: 1 / (1 − R² of the column by the others).

use super::super::linear::{inverse_diagonal, solve};
use super::super::special::t_two_sided;
use super::{Complete, DriverRefusal};
use serde::{Deserialize, Serialize};

/// A parameter of the fit.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Coefficient {
    /// Change of the outcome with one unit of the column.
    pub b: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// b / standard error.
    pub t: f64,
    /// Two-sided p of t.
    pub p: f64,
}

/// A fit by least squares.
#[derive(Clone, Debug, PartialEq)]
pub struct Regression {
    /// Rows.
    pub n: u64,
    /// The constant.
    pub intercept: Coefficient,
    /// Each column, in order.
    pub columns: Vec<Coefficient>,
    /// Standardised coefficients, in order.
    pub beta: Vec<f64>,
    /// Variance inflation of each column.
    pub vif: Vec<f64>,
    /// Share of variance explained, 0 to 1.
    pub r_squared: f64,
    /// The same adjusted for the number of columns.
    pub adjusted_r_squared: f64,
}

/// Fits the outcome by all columns.
///
/// # Errors
/// If columns depend on each other.
pub fn regression(data: &Complete) -> Result<Regression, DriverRefusal> {
    let (n, k) = (data.rows(), data.columns.len());
    let ones = vec![1.0; n];
    let design: Vec<&[f64]> =
        std::iter::once(ones.as_slice()).chain(data.columns.iter().map(Vec::as_slice)).collect();
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    let matrix: Vec<Vec<f64>> = design.iter().map(|a| design.iter().map(|b| dot(a, b)).collect()).collect();
    let right: Vec<f64> = design.iter().map(|a| dot(a, &data.outcome)).collect();
    let b = solve(matrix.clone(), right).ok_or(DriverRefusal::Dependent)?;
    let fitted = |row: usize| design.iter().zip(&b).map(|(column, b)| column[row] * b).sum::<f64>();
    let mean = data.outcome.iter().sum::<f64>() / n as f64;
    let residual: f64 = data.outcome.iter().enumerate().map(|(row, y)| (y - fitted(row)).powi(2)).sum();
    let total: f64 = data.outcome.iter().map(|y| (y - mean).powi(2)).sum();
    let degrees = (n - k - 1) as f64;
    let variances = inverse_diagonal(&matrix).ok_or(DriverRefusal::Dependent)?;
    let coefficients: Vec<Coefficient> = b
        .iter()
        .zip(variances)
        .map(|(b, variance)| {
            let standard_error = (variance * residual / degrees).sqrt();
            let t = b / standard_error;
            Coefficient { b: *b, standard_error, t, p: t_two_sided(t, degrees) }
        })
        .collect();
    let (intercept, columns) = coefficients.split_first().ok_or(DriverRefusal::Columns)?;
    let correlations = correlation_matrix(&data.columns)?;
    let r_squared = 1.0 - residual / total;
    let beta = columns.iter().zip(&data.columns).map(|(one, column)| one.b * (spread(column) / total).sqrt());
    Ok(Regression {
        n: n as u64,
        intercept: *intercept,
        columns: columns.to_vec(),
        beta: beta.collect(),
        vif: inverse_diagonal(&correlations).ok_or(DriverRefusal::Dependent)?,
        r_squared,
        adjusted_r_squared: 1.0 - (1.0 - r_squared) * (n - 1) as f64 / degrees,
    })
}

fn spread(column: &[f64]) -> f64 {
    let mean = column.iter().sum::<f64>() / column.len() as f64;
    column.iter().map(|value| (value - mean).powi(2)).sum()
}

/// The correlations of columns with each other.
pub(super) fn correlation_matrix(columns: &[Vec<f64>]) -> Result<Vec<Vec<f64>>, DriverRefusal> {
    let row = |a: &Vec<f64>| {
        columns.iter().map(|b| super::correlation::pearson(a, b)).collect::<Option<Vec<f64>>>()
    };
    let matrix: Option<Vec<Vec<f64>>> = columns.iter().map(row).collect();
    let matrix = matrix.ok_or(DriverRefusal::Dependent)?;
    super::solvable(&matrix)?;
    Ok(matrix)
}

#[cfg(test)]
mod tests {
    use super::{Complete, DriverRefusal, regression};

    const A: [f64; 6] = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0];
    const B: [f64; 6] = [2.0, 1.0, 4.0, 3.0, 6.0, 5.0];

    #[test]
    fn ols1_an_exact_line_is_found_and_noise_has_an_error() {
        let outcome: Vec<f64> = A.iter().zip(B).map(|(a, b)| 1.0 + 2.0 * a - b).collect();
        let found = regression(&Complete::of(&outcome, &[&A, &B]).unwrap()).unwrap();
        assert!((found.intercept.b - 1.0).abs() < 1e-9 && (found.columns[0].b - 2.0).abs() < 1e-9);
        // By hand: y = 1, 2, 2 at x = 1, 2, 3 has b = 1/2, residual 1/6 with one degree of freedom.
        let found = regression(&Complete::of(&[1.0, 2.0, 2.0], &[&[1.0, 2.0, 3.0]]).unwrap()).unwrap();
        let one = found.columns[0];
        assert!((one.b - 0.5).abs() < 1e-12 && (one.standard_error - (1.0_f64 / 12.0).sqrt()).abs() < 1e-12);
        assert!((one.p - 1.0 / 3.0).abs() < 1e-9, "t = √3 with one degree of freedom");
    }

    #[test]
    fn ols2_explained_and_adjusted() {
        let found = regression(&Complete::of(&[1.0, 2.0, 2.0], &[&[1.0, 2.0, 3.0]]).unwrap()).unwrap();
        assert!((found.r_squared - 0.75).abs() < 1e-12 && (found.adjusted_r_squared - 0.5).abs() < 1e-12);
    }

    #[test]
    fn ols3_one_columns_beta_is_its_correlation() {
        let found = regression(&Complete::of(&B, &[&A]).unwrap()).unwrap();
        assert!((found.beta[0] - super::super::correlation::pearson(&A, &B).unwrap()).abs() < 1e-12);
    }

    #[test]
    fn ols4_inflation_of_columns_that_go_together() {
        let found = regression(&Complete::of(&[1.0, 0.0, 2.0, 5.0, 1.0, 3.0], &[&A, &B]).unwrap()).unwrap();
        let r = super::super::correlation::pearson(&A, &B).unwrap();
        assert!(found.vif.iter().all(|vif| (vif - 1.0 / (1.0 - r * r)).abs() < 1e-9));
        let twice = A.map(|a| 2.0 * a + 1.0);
        let dependent = regression(&Complete::of(&B, &[&A, &twice]).unwrap());
        assert_eq!(dependent, Err(DriverRefusal::Dependent));
    }
}
