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
    let (classes_a, classes_b) = (Classes::of(&a), Classes::of(&b));
    Some(Correlations {
        n: a.len() as u64,
        pearson: pearson(&a, &b)?,
        spearman: pearson(&classes_a.ranks(), &classes_b.ranks())?,
        kendall: kendall(&classes_a, &classes_b),
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

/// Values as numbers of their distinct values, in the order of these.
struct Classes {
    of: Vec<usize>,
    /// How many values each class has.
    sizes: Vec<u64>,
}

/// So many distinct values are looked for one by one: answers have few, and need not be sorted.
const FEW: usize = 128;

impl Classes {
    fn of(values: &[f64]) -> Classes {
        let distinct = few(values).unwrap_or_else(|| {
            let mut distinct = values.to_vec();
            distinct.sort_unstable_by(f64::total_cmp);
            distinct.dedup();
            distinct
        });
        let of: Vec<usize> =
            values.iter().map(|value| distinct.partition_point(|known| known < value)).collect();
        let mut sizes = vec![0; distinct.len()];
        of.iter().filter_map(|class| sizes.get_mut(*class).map(|size: &mut u64| *size += 1)).for_each(drop);
        Classes { of, sizes }
    }

    /// Ranks from 1, equal values at the mean of their ranks.
    fn ranks(&self) -> Vec<f64> {
        let mut before = 0.0;
        let mut rank = |size: &u64| {
            let rank = before + (*size + 1) as f64 / 2.0;
            before += *size as f64;
            rank
        };
        let ranks: Vec<f64> = self.sizes.iter().map(&mut rank).collect();
        self.of.iter().filter_map(|class| ranks.get(*class).copied()).collect()
    }
}

/// The distinct values in their order; none if they are not few.
fn few(values: &[f64]) -> Option<Vec<f64>> {
    let mut distinct: Vec<f64> = Vec::with_capacity(FEW);
    for value in values {
        let at = distinct.partition_point(|known| known < value);
        if distinct.get(at) != Some(value) {
            if distinct.len() == FEW {
                return None;
            }
            distinct.insert(at, *value);
        }
    }
    Some(distinct)
}

/// Kendall's τ-b (COR2).
fn kendall(a: &Classes, b: &Classes) -> Option<f64> {
    let (width_a, width_b) = (a.sizes.len(), b.sizes.len());
    if width_a.checked_mul(width_b)? > 1_000_000 {
        return None;
    }
    let mut table = vec![0_u64; width_a * width_b];
    for (a, b) in a.of.iter().zip(&b.of) {
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
    let all = pairs(a.of.len() as u64);
    let below = ((all - ties_a) * (all - ties_b)).sqrt();
    (below > 0.0).then(|| (concordant - discordant) / below)
}

fn pairs(n: u64) -> f64 {
    n as f64 * (n as f64 - 1.0) / 2.0
}

#[cfg(test)]
mod tests {
    use super::{Classes, FEW, correlations, ranks};

    #[test]
    fn few_values_and_many_are_ranked_alike() {
        for distinct in [3, FEW, FEW + 1, 700] {
            let values: Vec<f64> = (0..900).map(|row| ((row * 37) % distinct) as f64 / 3.0 - 9.0).collect();
            assert_eq!(Classes::of(&values).ranks(), ranks(&values), "{distinct}");
        }
    }

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
