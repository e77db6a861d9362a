//! Correlations of two columns.
//!
//! Rules:
//! - COR1: Pearson's r of the values, Spearman's ρ of their ranks, equal values at the mean of their ranks.
//! - COR2: Kendall's τ-b, which takes ties into account (Kendall 1945), by a table of the distinct values; with more than
//!   a million fields of that table it is left out.

use serde::{Deserialize, Serialize};

/// How two columns go together; each is from −1 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Correlations {
    /// Rows in which both are known.
    pub n: u64,
    /// Of the values.
    pub pearson: f64,
    /// Of the ranks.
    pub spearman: f64,
    /// Of pairs in the same order; none with too many distinct values.
    pub kendall: Option<f64>,
}

/// The correlations of two columns of one length (NaN is blank); `None` where either does not vary.
pub fn correlations(a: &[f64], b: &[f64]) -> Option<Correlations> {
    let known = || a.iter().zip(b).filter(|(a, b)| !a.is_nan() && !b.is_nan());
    let (a, b): (Vec<f64>, Vec<f64>) = known().map(|(a, b)| (*a, *b)).unzip();
    Some(Correlations {
        n: a.len() as u64,
        pearson: pearson(&a, &b)?,
        spearman: pearson(&ranks(&a), &ranks(&b))?,
        kendall: kendall(&a, &b),
    })
}

/// Pearson's r; `None` where either does not vary.
pub fn pearson(a: &[f64], b: &[f64]) -> Option<f64> {
    let n = a.len() as f64;
    let (mean_a, mean_b) = (a.iter().sum::<f64>() / n, b.iter().sum::<f64>() / n);
    let (mut aa, mut ab, mut bb) = (0.0, 0.0, 0.0);
    for (a, b) in a.iter().zip(b) {
        aa += (a - mean_a).powi(2);
        ab += (a - mean_a) * (b - mean_b);
        bb += (b - mean_b).powi(2);
    }
    (aa > 0.0 && bb > 0.0).then(|| ab / (aa * bb).sqrt())
}

/// Ranks from 1, equal values at the mean of their ranks.
pub fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_unstable_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut ranks = vec![0.0; values.len()];
    let mut before = 0;
    for same in order.chunk_by(|a, b| values[*a] == values[*b]) {
        let rank = before as f64 + (same.len() + 1) as f64 / 2.0;
        for at in same {
            ranks[*at] = rank;
        }
        before += same.len();
    }
    ranks
}

/// Kendall's τ-b (COR2).
fn kendall(a: &[f64], b: &[f64]) -> Option<f64> {
    let (codes_a, width_a) = codes(a);
    let (codes_b, width_b) = codes(b);
    if width_a.checked_mul(width_b)? > 1_000_000 {
        return None;
    }
    let mut table = vec![0_u64; width_a * width_b];
    for (a, b) in codes_a.iter().zip(&codes_b) {
        table[a * width_b + b] += 1;
    }
    // Rows above the current one, summed by column.
    let mut above = vec![0_u64; width_b];
    let (mut concordant, mut discordant, mut ties_a) = (0.0, 0.0, 0.0);
    for row in table.chunks(width_b) {
        let (mut left, all) = (0, above.iter().sum::<u64>());
        for (count, over) in row.iter().zip(&above) {
            concordant += *count as f64 * left as f64;
            discordant += *count as f64 * (all - left - over) as f64;
            left += over;
        }
        let size: u64 = row.iter().sum();
        ties_a += pairs(size);
        for (over, count) in above.iter_mut().zip(row) {
            *over += count;
        }
    }
    let ties_b: f64 = above.iter().map(|size| pairs(*size)).sum();
    let all = pairs(a.len() as u64);
    let below = ((all - ties_a) * (all - ties_b)).sqrt();
    (below > 0.0).then(|| (concordant - discordant) / below)
}

fn pairs(n: u64) -> f64 {
    n as f64 * (n as f64 - 1.0) / 2.0
}

/// Each value as the number of its distinct value, and how many there are.
fn codes(values: &[f64]) -> (Vec<usize>, usize) {
    let mut distinct = values.to_vec();
    distinct.sort_unstable_by(f64::total_cmp);
    distinct.dedup();
    let code = |value: &f64| distinct.partition_point(|known| known < value);
    (values.iter().map(code).collect(), distinct.len())
}

#[cfg(test)]
mod tests {
    use super::{correlations, ranks};

    #[test]
    fn cor1_values_and_ranks() {
        assert_eq!(ranks(&[3.0, 1.0, 3.0, 2.0]), [3.5, 1.0, 3.5, 2.0]);
        let found = correlations(&[1.0, 2.0, 3.0, 4.0], &[1.0, 10.0, 100.0, 1000.0]).unwrap();
        assert!(found.pearson < 0.9 && (found.spearman - 1.0).abs() < 1e-12);
        let down = correlations(&[1.0, 2.0, 3.0], &[6.0, 4.0, 2.0]).unwrap();
        assert!((down.pearson + 1.0).abs() < 1e-12);
    }

    #[test]
    fn cor2_kendall_with_ties() {
        let found = correlations(&[1.0, 2.0, 2.0, 3.0], &[1.0, 1.0, 2.0, 3.0]).unwrap();
        // Pairs: 4 concordant, 0 discordant, one tie in each: 4 / √(5 · 5).
        assert!((found.kendall.unwrap() - 0.8).abs() < 1e-12);
        let turned = correlations(&[1.0, 2.0, 2.0, 3.0], &[3.0, 3.0, 2.0, 1.0]).unwrap();
        assert!((turned.kendall.unwrap() + 0.8).abs() < 1e-12);
        let many: Vec<f64> = (0..1001).map(f64::from).collect();
        assert_eq!(correlations(&many, &many).unwrap().kendall, None);
    }
}
