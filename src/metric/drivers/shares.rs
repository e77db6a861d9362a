//! How much of what is explained belongs to each column.
//!
//! Rules:
//! - SHA1: LMG (Shapley): the gain in R² by a column, averaged over all orders in which columns can enter (Lindeman,
//!   Merenda & Gold 1980; Grömping 2006). Shares are not below 0 and sum to R². Up to 12 columns.
//! - SHA2: Johnson's relative weights (2000): by the nearest columns that do not correlate; close to LMG, for any number of
//!   columns.

use super::super::linear::solve;
use super::regression::correlation_matrix;
use super::{Complete, DriverRefusal};

/// So many columns LMG is computed for at most: each one more doubles the work.
pub const LMG_MAX: usize = 12;

/// The part of R² of each column, by LMG.
///
/// # Errors
/// If columns depend on each other or are too many.
pub fn lmg(data: &Complete) -> Result<Vec<f64>, DriverRefusal> {
    let k = data.columns.len();
    if k > LMG_MAX {
        return Err(DriverRefusal::TooManyColumns(k));
    }
    let (matrix, outcome) = correlated(data)?;
    let explained: Option<Vec<f64>> =
        (0..1_usize << k).map(|set| r_squared(&matrix, &outcome, set)).collect();
    let explained = explained.ok_or(DriverRefusal::Dependent)?;
    // The weight of a set of s columns among those without the one: s! (k − s − 1)! / k!
    let weight = |size: u32| {
        let choose = (0..size).fold(1.0, |n, i| n * (k as f64 - 1.0 - f64::from(i)) / f64::from(i + 1));
        1.0 / (k as f64 * choose)
    };
    let part = |column: usize| {
        let without = (0..explained.len()).filter(|set| set >> column & 1 == 0);
        without.map(|set| weight(set.count_ones()) * (explained[set | 1 << column] - explained[set])).sum()
    };
    Ok((0..k).map(part).collect())
}

/// The part of R² of each column, by Johnson's relative weights.
///
/// # Errors
/// If columns depend on each other.
pub fn relative_weights(data: &Complete) -> Result<Vec<f64>, DriverRefusal> {
    let (matrix, outcome) = correlated(data)?;
    let k = outcome.len();
    let (values, vectors) = eigen(matrix);
    // The symmetric root of the correlations: columns against their nearest orthogonal ones.
    let root = |i: usize, j: usize| {
        (0..k).map(|m| vectors[i][m] * values[m].max(0.0).sqrt() * vectors[j][m]).sum::<f64>()
    };
    let root: Vec<Vec<f64>> = (0..k).map(|i| (0..k).map(|j| root(i, j)).collect()).collect();
    let beta = solve(root.clone(), outcome).ok_or(DriverRefusal::Dependent)?;
    Ok(root
        .iter()
        .map(|row| row.iter().zip(&beta).map(|(part, beta)| part * part * beta * beta).sum())
        .collect())
}

/// Correlations of the columns, and of each with the outcome.
fn correlated(data: &Complete) -> Result<(Vec<Vec<f64>>, Vec<f64>), DriverRefusal> {
    let outcome = data.columns.iter().map(|column| super::correlation::pearson(column, &data.outcome));
    let outcome: Option<Vec<f64>> = outcome.collect();
    Ok((correlation_matrix(&data.columns)?, outcome.ok_or(DriverRefusal::ConstantOutcome)?))
}

/// R² of the columns whose bits are set.
fn r_squared(matrix: &[Vec<f64>], outcome: &[f64], set: usize) -> Option<f64> {
    let members: Vec<usize> = (0..outcome.len()).filter(|column| set >> column & 1 == 1).collect();
    let right: Vec<f64> = members.iter().map(|column| outcome[*column]).collect();
    let part = members.iter().map(|i| members.iter().map(|j| matrix[*i][*j]).collect()).collect();
    let beta = solve(part, right.clone())?;
    Some(beta.iter().zip(right).map(|(beta, r)| beta * r).sum())
}

/// Eigenvalues and eigenvectors (as columns) of a symmetric matrix, by Jacobi's rotations.
#[expect(clippy::needless_range_loop, reason = "rotations touch rows and columns by number")]
fn eigen(mut matrix: Vec<Vec<f64>>) -> (Vec<f64>, Vec<Vec<f64>>) {
    let n = matrix.len();
    let mut vectors: Vec<Vec<f64>> =
        (0..n).map(|i| (0..n).map(|j| f64::from(u8::from(i == j))).collect()).collect();
    for _ in 0..100 {
        let off: f64 =
            (0..n).flat_map(|i| (0..i).map(move |j| (i, j))).map(|(i, j)| matrix[i][j].powi(2)).sum();
        if off < 1e-30 {
            break;
        }
        for (p, q) in (0..n).flat_map(|p| (p + 1..n).map(move |q| (p, q))) {
            if matrix[p][q].abs() < 1e-300 {
                continue;
            }
            let theta = (matrix[q][q] - matrix[p][p]) / (2.0 * matrix[p][q]);
            let tangent = if theta == 0.0 { 1.0 } else { theta.signum() / (theta.abs() + theta.hypot(1.0)) };
            let cosine = 1.0 / tangent.hypot(1.0);
            let sine = tangent * cosine;
            for i in 0..n {
                let (a, b) = (matrix[i][p], matrix[i][q]);
                (matrix[i][p], matrix[i][q]) = (cosine * a - sine * b, sine * a + cosine * b);
                let (a, b) = (vectors[i][p], vectors[i][q]);
                (vectors[i][p], vectors[i][q]) = (cosine * a - sine * b, sine * a + cosine * b);
            }
            for i in 0..n {
                let (a, b) = (matrix[p][i], matrix[q][i]);
                (matrix[p][i], matrix[q][i]) = (cosine * a - sine * b, sine * a + cosine * b);
            }
        }
    }
    ((0..n).map(|i| matrix[i][i]).collect(), vectors)
}

#[cfg(test)]
mod tests {
    use super::super::regression::regression;
    use super::{Complete, DriverRefusal, LMG_MAX, lmg, relative_weights};

    fn data() -> Complete {
        let a = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0];
        let b = [2.0, 1.0, 4.0, 3.0, 6.0, 5.0, 8.0, 9.0];
        let c = [5.0, 1.0, 2.0, 2.0, 1.0, 5.0, 4.0, 3.0];
        Complete::of(&[1.0, 3.0, 2.0, 5.0, 4.0, 6.0, 9.0, 7.0], &[&a, &b, &c]).unwrap()
    }

    #[test]
    fn sha1_shares_sum_to_what_is_explained() {
        let (shares, fit) = (lmg(&data()).unwrap(), regression(&data()).unwrap());
        assert!((shares.iter().sum::<f64>() - fit.r_squared).abs() < 1e-9);
        assert!(shares.iter().all(|share| *share >= 0.0));
        // Two columns by hand: the mean of coming first and coming second.
        let two = Complete { columns: data().columns[..2].to_vec(), ..data() };
        let alone =
            |at: usize| super::super::correlation::pearson(&two.columns[at], &two.outcome).unwrap().powi(2);
        let both = regression(&two).unwrap().r_squared;
        assert!((lmg(&two).unwrap()[0] - (alone(0) + both - alone(1)) / 2.0).abs() < 1e-9);
        let many = Complete { columns: vec![vec![0.0; 8]; LMG_MAX + 1], ..data() };
        assert_eq!(lmg(&many), Err(DriverRefusal::TooManyColumns(13)));
    }

    #[test]
    fn sha2_relative_weights_sum_to_it_too() {
        let (weights, fit) = (relative_weights(&data()).unwrap(), regression(&data()).unwrap());
        assert!((weights.iter().sum::<f64>() - fit.r_squared).abs() < 1e-9);
        assert!(weights.iter().all(|weight| *weight >= 0.0));
    }
}
