//! Variants: the whole sequences that cases take.
//!
//! Rules:
//! - VAR1: a variant is the exact sequence of activities; variants sum to cases.
//! - VAR2: the most frequent come first, ties by their codes: give codes in the order of names for ties by name.
//! - VAR3: coverage: the fewest variants that hold a share of cases.

use super::super::interval::Rate;
use super::Log;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// One sequence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Variant {
    /// Codes of its activities, in order.
    pub sequence: Vec<u32>,
    /// Cases that take it.
    pub cases: u64,
}

/// The variants of a log, most frequent first (VAR2).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Variants {
    /// The variants.
    pub list: Vec<Variant>,
    /// Cases of all.
    pub cases: u64,
}

/// A hash of a few instructions for every eight bytes (as rustc's FxHash): nobody else chooses what is hashed here.
#[derive(Default)]
struct Fold(u64);

impl Hasher for Fold {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
    }

    fn finish(&self) -> u64 {
        // The map looks at the upper bits and the lower ones.
        self.0 ^ self.0 >> 32
    }
}

impl Variants {
    /// Of a log: one look-up a case.
    pub fn of(log: Log<'_>) -> Variants {
        let mut index: HashMap<&[u32], usize, BuildHasherDefault<Fold>> = HashMap::default();
        let mut counts: Vec<(&[u32], u64)> = Vec::new();
        let mut cases = 0;
        for trace in log.traces() {
            let at = *index.entry(trace).or_insert_with(|| {
                counts.push((trace, 0));
                counts.len() - 1
            });
            counts[at].1 += 1;
            cases += 1;
        }
        counts.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        let variant = |(sequence, cases): (&[u32], u64)| Variant { sequence: sequence.to_vec(), cases };
        Variants { list: counts.into_iter().map(variant).collect(), cases }
    }

    /// Cases of the most frequent so many variants, of all.
    pub fn top(&self, count: usize) -> Option<Rate> {
        Rate::of(self.list.iter().take(count).map(|variant| variant.cases).sum(), self.cases)
    }

    /// The fewest variants that hold a share of the cases, 0 to 1 (VAR3).
    pub fn needed_for(&self, share: f64) -> usize {
        let mut held = 0;
        let enough = |variant: &Variant| {
            held += variant.cases;
            held as f64 / self.cases as f64 >= share
        };
        self.list.iter().position(enough).map_or(self.list.len(), |at| at + 1)
    }

    /// Variants that one case alone takes.
    pub fn singletons(&self) -> usize {
        self.list.iter().filter(|variant| variant.cases == 1).count()
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::with_log;
    use super::Variants;

    fn of(cases: &[&str]) -> Variants {
        with_log(cases, Variants::of)
    }

    #[test]
    fn var1_variants_sum_to_cases() {
        let found = of(&["ab", "abb", "ab", "ba"]);
        assert_eq!(found.cases, found.list.iter().map(|variant| variant.cases).sum::<u64>());
        assert_eq!((found.list.len(), found.singletons()), (3, 2));
        assert_eq!(found.list[0].sequence, [0, 1]);
    }

    #[test]
    fn var2_ties_by_code() {
        let found = of(&["ba", "abc", "ab", "b"]);
        let order: Vec<_> = found.list.iter().map(|variant| variant.sequence.as_slice()).collect();
        assert_eq!(order, [&[0, 1][..], &[0, 1, 2], &[1], &[1, 0]]);
    }

    #[test]
    fn var3_the_fewest_that_hold_a_share() {
        let found = of(&["a", "a", "a", "b", "c"]);
        assert_eq!([0.0, 0.6, 0.61, 0.8, 1.0].map(|share| found.needed_for(share)), [1, 1, 2, 2, 3]);
        assert_eq!(found.top(1).unwrap().value(), 0.6);
        assert_eq!((of(&[]).needed_for(0.8), of(&[]).top(3)), (0, None));
    }
}
