//! One look at all rows for a logistic model: likelihood, slope and information at some coefficients.

/// Rows looked at together: their columns stay in the cache, and a product of so many factors up to 2 stays a number.
const BLOCK: usize = 512;

/// The logarithm of the likelihood of `outcome` at the coefficients `b`, the constant first. Its slope is put into `slope`,
/// its information into `information`, row by row.
///
/// Columns are as long as `outcome`, and one fewer than there are coefficients.
#[inline(never)]
pub fn look(
    columns: &[&[f64]],
    outcome: &[bool],
    b: &[f64],
    slope: &mut [f64],
    information: &mut [f64],
) -> f64 {
    slope.fill(0.0);
    information.fill(0.0);
    let Some((constant, b)) = b.split_first() else { return 0.0 };
    let width = b.len() + 1;
    let ones = [1.0; BLOCK];
    let (mut odds, mut difference, mut weight) = ([0.0; BLOCK], [0.0; BLOCK], [0.0; BLOCK]);
    let mut value = 0.0;
    for (at, outcome) in (0..).step_by(BLOCK).zip(outcome.chunks(BLOCK)) {
        let rows = outcome.len();
        let column = |k: usize| match k.checked_sub(1).and_then(|k| columns.get(k)) {
            Some(column) => column.get(at..at + rows).unwrap_or_default(),
            None => &ones[..rows],
        };
        odds[..rows].fill(*constant);
        for (k, b) in (1..).zip(b) {
            odds.iter_mut().zip(column(k)).for_each(|(odds, value)| *odds += b * value);
        }
        let mut product = 1.0;
        for (row, yes) in outcome.iter().enumerate() {
            let odds = odds[row];
            let small = (-odds.abs()).exp();
            let whole = 1.0 + small;
            let p = if odds >= 0.0 { 1.0 / whole } else { small / whole };
            let signed = if *yes { odds } else { -odds };
            value += signed.min(0.0);
            product *= whole;
            difference[row] = f64::from(u8::from(*yes)) - p;
            weight[row] = small / (whole * whole);
        }
        value -= product.ln();
        for i in 0..width {
            let one = column(i);
            slope[i] += dot(one, &difference[..rows]);
            // What the odds were is not wanted any more.
            let weighted = &mut odds[..rows];
            weighted.iter_mut().zip(one).zip(&weight).for_each(|((to, one), weight)| *to = one * weight);
            for j in 0..=i {
                information[i * width + j] += dot(weighted, column(j));
            }
        }
    }
    for i in 0..width {
        for j in 0..i {
            information[j * width + i] = information[i * width + j];
        }
    }
    value
}

/// Four sums beside each other, so that no addition waits for the one before.
fn dot(a: &[f64], b: &[f64]) -> f64 {
    let (mut sums, (fours, rest)) = ([0.0; 4], a.as_chunks::<4>());
    let (others, last) = b.as_chunks::<4>();
    for (a, b) in fours.iter().zip(others) {
        for lane in 0..4 {
            sums[lane] += a[lane] * b[lane];
        }
    }
    let rest: f64 = rest.iter().zip(last).map(|(a, b)| a * b).sum();
    sums.iter().sum::<f64>() + rest
}

#[cfg(test)]
mod tests {
    use super::look;

    #[test]
    fn a_look_at_all_is_row_by_row() {
        for rows in [1, 5, 511, 512, 513, 1500] {
            let x: Vec<f64> = (0..rows).map(|row| f64::from(row * 37 % 101) / 10.0 - 5.0).collect();
            let y: Vec<f64> = (0..rows).map(|row| f64::from(row * 7 % 13)).collect();
            let outcome: Vec<bool> = (0..rows).map(|row| row * 31 % 7 < 3).collect();
            let b = [0.3, -4.0, 0.7];
            let (mut slope, mut information) = ([9.0; 3], [9.0; 9]);
            let value = look(&[&x, &y], &outcome, &b, &mut slope, &mut information);
            let (mut likelihood, mut slopes, mut informed) = (0.0, [0.0; 3], [0.0; 9]);
            for ((x, y), yes) in x.iter().zip(&y).zip(&outcome) {
                let row = [1.0, *x, *y];
                let odds: f64 = row.iter().zip(&b).map(|(value, b)| value * b).sum();
                let p = 1.0 / (1.0 + (-odds).exp());
                likelihood += if *yes { -(-odds).exp().ln_1p() } else { -odds.exp().ln_1p() };
                for i in 0..3 {
                    slopes[i] += (f64::from(u8::from(*yes)) - p) * row[i];
                    for j in 0..3 {
                        informed[i * 3 + j] += p * (1.0 - p) * row[i] * row[j];
                    }
                }
            }
            let near = |a: f64, b: f64| assert!((a - b).abs() <= 1e-9 * b.abs().max(1.0), "{rows}: {a} {b}");
            near(value, likelihood);
            slope.iter().zip(slopes).for_each(|(a, b)| near(*a, b));
            information.iter().zip(informed).for_each(|(a, b)| near(*a, b));
        }
    }
}
