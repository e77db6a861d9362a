//! What goes with an outcome: correlations one by one, regression all at once, and shares of what is explained. All of
//! it is association: none of it says what would change if something were changed.
//!
//! Rules:
//! - DRV1: one by one: the base is those rows in which both are known, and differs from pair to pair.
//! - DRV2: all at once: the base is those rows in which everything is known (listwise), and is given.
//! - DRV3: a column that does not vary has no correlation, and a regression with it is refused; so is one with fewer rows
//!   than it can carry, or with columns that are sums of others.

use super::linear;
use serde::{Deserialize, Serialize};

pub mod correlation;
pub mod regression;
pub mod shares;

/// Why there is no regression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DriverRefusal {
    /// Columns are not of one length, or there are none.
    Columns,
    /// So many rows are complete: not more than there are parameters.
    TooFewRows(usize),
    /// The outcome does not vary.
    ConstantOutcome,
    /// The column at this index does not vary.
    ConstantColumn(usize),
    /// Columns depend on each other.
    Dependent,
    /// So many columns are too many to share out.
    TooManyColumns(usize),
}

/// Rows in which everything is known (DRV2): the outcome and each column, without the others' rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Complete {
    /// The outcome.
    pub outcome: Vec<f64>,
    /// The columns, each as long as the outcome.
    pub columns: Vec<Vec<f64>>,
}

impl Complete {
    /// Leaves out rows with a NaN anywhere.
    ///
    /// # Errors
    /// If the columns are of different length, too few rows are left, or something does not vary (DRV3).
    pub fn of(outcome: &[f64], columns: &[&[f64]]) -> Result<Complete, DriverRefusal> {
        if columns.is_empty() || columns.iter().any(|column| column.len() != outcome.len()) {
            return Err(DriverRefusal::Columns);
        }
        let known =
            |row: &usize| !outcome[*row].is_nan() && columns.iter().all(|column| !column[*row].is_nan());
        let rows: Vec<usize> = (0..outcome.len()).filter(known).collect();
        if rows.len() <= columns.len() + 1 {
            return Err(DriverRefusal::TooFewRows(rows.len()));
        }
        let kept = |column: &[f64]| rows.iter().map(|row| column[*row]).collect::<Vec<f64>>();
        let complete =
            Complete { outcome: kept(outcome), columns: columns.iter().map(|column| kept(column)).collect() };
        let constant = |column: &Vec<f64>| column.iter().all(|value| *value == column[0]);
        if constant(&complete.outcome) {
            return Err(DriverRefusal::ConstantOutcome);
        }
        match complete.columns.iter().position(constant) {
            Some(at) => Err(DriverRefusal::ConstantColumn(at)),
            None => Ok(complete),
        }
    }

    /// Rows.
    pub fn rows(&self) -> usize {
        self.outcome.len()
    }
}

/// Inverts nothing: whether a matrix can be solved.
fn solvable(matrix: &[Vec<f64>]) -> Result<(), DriverRefusal> {
    linear::solve(matrix.to_vec(), vec![0.0; matrix.len()]).map(|_| ()).ok_or(DriverRefusal::Dependent)
}

#[cfg(test)]
mod tests {
    use super::{Complete, DriverRefusal, correlation::correlations};

    const N: f64 = f64::NAN;

    #[test]
    fn drv1_bases_differ_from_pair_to_pair() {
        let outcome = [1.0, 2.0, 3.0, N];
        assert_eq!(correlations(&outcome, &[2.0, N, 1.0, 4.0]).unwrap().n, 2);
        assert_eq!(correlations(&outcome, &[2.0, 5.0, 1.0, 4.0]).unwrap().n, 3);
    }

    #[test]
    fn drv2_rows_in_which_everything_is_known() {
        let found = Complete::of(&[1.0, 2.0, 3.0, N, 5.0], &[&[1.0, N, 2.0, 3.0, 9.0], &[4.0; 5]]);
        assert_eq!(found, Err(DriverRefusal::TooFewRows(3)));
        let found = Complete::of(&[1.0, 2.0, 3.0, N, 5.0], &[&[1.0, N, 2.0, 3.0, 9.0]]).unwrap();
        assert_eq!((found.outcome, found.columns), (vec![1.0, 3.0, 5.0], vec![vec![1.0, 2.0, 9.0]]));
    }

    #[test]
    fn drv3_what_does_not_vary_is_refused() {
        let up = [1.0, 2.0, 3.0, 4.0, 5.0];
        assert_eq!(Complete::of(&up, &[&up, &[7.0; 5]]), Err(DriverRefusal::ConstantColumn(1)));
        assert_eq!(Complete::of(&[7.0; 5], &[&up]), Err(DriverRefusal::ConstantOutcome));
        assert_eq!(Complete::of(&up, &[]), Err(DriverRefusal::Columns));
        assert_eq!(Complete::of(&up, &[&[1.0]]), Err(DriverRefusal::Columns));
        assert_eq!(correlations(&up, &[7.0; 5]), None);
    }
}
