//! Small systems of linear equations. Nothing of figures stands here.
//!
//! Rules:
//! - LIN1: Gauss elimination with partial pivoting; a matrix that is singular to within 1e-12 of its size has no answer.
//! - LIN2: of columns those are kept, in order, that vary and are no sum of multiples of those before and a constant: by
//!   Gram and Schmidt, to within 1e-8 of their variance.

/// The x of matrix · x = right; `None` for a singular matrix or one that is not square.
pub fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Option<Vec<f64>> {
    let n = right.len();
    if matrix.len() != n || matrix.iter().any(|row| row.len() != n) {
        return None;
    }
    let size = matrix.iter().flatten().fold(0.0_f64, |size, value| size.max(value.abs()));
    for column in 0..n {
        let best = |a: &usize, b: &usize| matrix[*a][column].abs().total_cmp(&matrix[*b][column].abs());
        let pivot = (column..n).max_by(best)?;
        if matrix[pivot][column].is_nan() || matrix[pivot][column].abs() <= 1e-12 * size {
            return None;
        }
        matrix.swap(column, pivot);
        right.swap(column, pivot);
        let (above, below) = matrix.split_at_mut(column + 1);
        let pivot = &above[column];
        for (at, row) in below.iter_mut().enumerate() {
            let factor = row[column] / pivot[column];
            for (value, above) in row.iter_mut().zip(pivot).skip(column) {
                *value -= factor * above;
            }
            right[column + 1 + at] -= factor * right[column];
        }
    }
    for column in (0..n).rev() {
        let known: f64 = matrix[column].iter().zip(&right).skip(column + 1).map(|(a, x)| a * x).sum();
        right[column] = (right[column] - known) / matrix[column][column];
    }
    Some(right)
}

/// The diagonal of the inverse; `None` for a singular matrix.
pub fn inverse_diagonal(matrix: &[Vec<f64>]) -> Option<Vec<f64>> {
    let unit = |at: usize| (0..matrix.len()).map(|row| f64::from(u8::from(row == at))).collect();
    (0..matrix.len()).map(|at| solve(matrix.to_vec(), unit(at))?.get(at).copied()).collect()
}

/// The columns (of one length, without blanks) that say something of their own (LIN2), by their places.
pub fn independent(columns: &[&[f64]]) -> Vec<usize> {
    let mut kept = Vec::new();
    let mut axes: Vec<Vec<f64>> = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        let mean = column.iter().sum::<f64>() / column.len() as f64;
        let mut rest: Vec<f64> = column.iter().map(|value| value - mean).collect();
        let whole = dot(&rest, &rest);
        for axis in &axes {
            let share = dot(&rest, axis);
            rest.iter_mut().zip(axis).for_each(|(rest, axis)| *rest -= share * axis);
        }
        let own = dot(&rest, &rest);
        if whole > 0.0 && own > 1e-8 * whole {
            let length = own.sqrt();
            axes.push(rest.into_iter().map(|value| value / length).collect());
            kept.push(at);
        }
    }
    kept
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::{inverse_diagonal, solve};

    #[test]
    fn lin1_solved_or_singular() {
        let matrix = vec![vec![0.0, 2.0, 1.0], vec![1.0, 1.0, 0.0], vec![3.0, 0.0, 1.0]];
        let x = solve(matrix.clone(), vec![7.0, 3.0, 6.0]).unwrap();
        for (row, right) in matrix.iter().zip([7.0, 3.0, 6.0]) {
            let left: f64 = row.iter().zip(&x).map(|(a, x)| a * x).sum();
            assert!((left - right).abs() < 1e-12);
        }
        assert_eq!(solve(vec![vec![1.0, 2.0], vec![2.0, 4.0]], vec![1.0, 2.0]), None);
        assert_eq!(solve(vec![vec![f64::NAN]], vec![1.0]), None);
        assert_eq!(solve(vec![vec![1.0]], vec![1.0, 2.0]), None);
        assert_eq!(inverse_diagonal(&[vec![2.0, 0.0], vec![0.0, 4.0]]), Some(vec![0.5, 0.25]));
    }

    #[test]
    fn lin2_columns_that_follow_from_others_go() {
        let (a, b) = ([1.0, 2.0, 3.0, 4.0], [0.0, 1.0, 0.0, 1.0]);
        let (sum, constant, rest) = ([2.0, 5.0, 6.0, 9.0], [7.0; 4], [1.0, 0.0, 1.0, 0.0]);
        assert_eq!(super::independent(&[&a, &constant, &b, &sum, &rest]), [0, 2]);
    }
}
