//! Variants: the whole sequences that cases take.
//!
//! Rules:
//! - VAR1: a variant is the exact sequence of activities; variants sum to cases.
//! - VAR2: the most frequent come first, ties by their codes: give codes in the order of names for ties by name.
//! - VAR3: coverage: the fewest variants that hold a share of cases.

use super::super::interval::Rate;
use super::Log;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use waymark_kernel::sequences::Sequences;

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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Variants {
    /// The variants that are told.
    pub list: Vec<Variant>,
    /// Cases of all.
    pub cases: u64,
    /// How many variants so many cases take.
    sizes: BTreeMap<u64, u64>,
}

impl Variants {
    /// All of a log.
    pub fn of(log: Log<'_>) -> Variants {
        Variants::most(log, usize::MAX)
    }

    /// The most frequent so many of a log.
    pub fn most(log: Log<'_>, most: usize) -> Variants {
        let sequences = Sequences::of_events(log.events.entity(), log.activity());
        let mut frequent = sequences.top(most.min(sequences.distinct()));
        frequent.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        frequent.truncate(most);
        let variant = |(codes, cases): (&[u16], u32)| Variant {
            sequence: codes.iter().map(|code| u32::from(*code)).collect(),
            cases: u64::from(cases),
        };
        let mut sizes = BTreeMap::new();
        sequences.counts().for_each(|cases| *sizes.entry(u64::from(cases)).or_default() += 1);
        let cases = sizes.iter().map(|(cases, variants)| cases * variants).sum();
        Variants { list: frequent.into_iter().map(variant).collect(), cases, sizes }
    }

    /// How many there are, told or not.
    pub fn distinct(&self) -> u64 {
        self.sizes.values().sum()
    }

    /// Cases of the most frequent so many of those told, of all.
    pub fn top(&self, count: usize) -> Option<Rate> {
        Rate::of(self.list.iter().take(count).map(|variant| variant.cases).sum(), self.cases)
    }

    /// The fewest variants that hold a share of the cases, 0 to 1 (VAR3).
    pub fn needed_for(&self, share: f64) -> u64 {
        let (mut held, mut needed) = (0, 0);
        for (cases, variants) in self.sizes.iter().rev() {
            let enough = |more: &u64| (held + more * cases) as f64 / self.cases as f64 >= share;
            if !enough(variants) {
                held += cases * variants;
                needed += variants;
                continue;
            }
            // Variants of one size: the first number of them that is enough.
            let (mut low, mut high) = (1, *variants);
            while low < high {
                let middle = low.midpoint(high);
                if enough(&middle) { high = middle } else { low = middle + 1 }
            }
            return needed + low;
        }
        needed
    }

    /// Variants that one case alone takes.
    pub fn singletons(&self) -> u64 {
        self.sizes.get(&1).copied().unwrap_or(0)
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
        let some = with_log(&["a", "a", "b", "a", "b", "c"], |log| Variants::most(log, 2));
        assert_eq!((some.list.len(), some.distinct(), some.singletons(), some.cases), (2, 3, 1, 6));
        assert_eq!(some.list[1].sequence, [1]);
        assert_eq!((of(&[]).needed_for(0.8), of(&[]).top(3)), (0, None));
    }
}
