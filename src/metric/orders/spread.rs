//! How revenue spreads over customers.
//!
//! Rules:
//! - SPR1: the share of the top p per cent = revenue of the first ⌈n · p / 100⌉ customers by revenue / all revenue. Without
//!   revenue above 0 there is none.
//! - SPR2: Lorenz curve: for each share of customers, poorest first, their share of revenue (Lorenz 1905).
//! - SPR3: Gini = 1 − 2 · area under it, by the exact sum over customers; it can exceed 1 with refunds.
//! - SPR4: equal revenue is ordered by customer code.

use serde::{Deserialize, Serialize};

/// Revenue by customer, highest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Spread {
    ranked: Vec<(u32, i64)>,
    total: i64,
}

/// The top customers' part.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Top {
    /// So many customers.
    pub customers: u64,
    /// Their revenue, in hundredths.
    pub cents: i64,
    /// Their share of all revenue; above 1 where others have refunds.
    pub share: f64,
}

impl Spread {
    /// From customers and their revenue in hundredths.
    pub fn of(mut revenue: Vec<(u32, i64)>) -> Spread {
        revenue.sort_unstable_by_key(|(customer, cents)| (std::cmp::Reverse(*cents), *customer));
        let total = revenue.iter().map(|(_, cents)| cents).sum();
        Spread { ranked: revenue, total }
    }

    /// The customers by revenue, highest first.
    pub fn ranked(&self) -> &[(u32, i64)] {
        &self.ranked
    }

    /// The part of the top so many per cent of customers (SPR1).
    pub fn top(&self, percent: u8) -> Option<Top> {
        let count = (self.ranked.len() * usize::from(percent.min(100))).div_ceil(100);
        let cents = self.ranked[..count].iter().map(|(_, cents)| cents).sum::<i64>();
        (self.total > 0).then(|| Top {
            customers: count as u64,
            cents,
            share: cents as f64 / self.total as f64,
        })
    }

    /// The Lorenz curve at 0, 1/parts, ..., 1 of the customers (SPR2); empty without revenue or parts.
    pub fn lorenz(&self, parts: u16) -> Vec<(f64, f64)> {
        let parts = usize::from(parts);
        if self.total <= 0 || parts == 0 {
            return Vec::new();
        }
        let (mut seen, mut sum) = (0, 0);
        let point = |part: usize| {
            let count = self.ranked.len() * part / parts;
            for (_, cents) in self.ranked.iter().rev().take(count).skip(seen) {
                sum += cents;
            }
            seen = count;
            (count as f64 / self.ranked.len() as f64, sum as f64 / self.total as f64)
        };
        (0..=parts).map(point).collect()
    }

    /// The Gini coefficient (SPR3).
    pub fn gini(&self) -> Option<f64> {
        let n = self.ranked.len() as f64;
        let weighted: f64 =
            self.ranked.iter().rev().zip(1_u64..).map(|((_, cents), rank)| rank as f64 * *cents as f64).sum();
        (self.total > 0).then(|| 2.0 * weighted / (n * self.total as f64) - (n + 1.0) / n)
    }
}

#[cfg(test)]
mod tests {
    use super::Spread;

    fn spread(cents: &[i64]) -> Spread {
        Spread::of((0..).zip(cents.iter().copied()).collect())
    }

    #[test]
    fn spr1_the_top_is_rounded_up() {
        let found = spread(&[10, 20, 30, 40]);
        let top = found.top(10).unwrap();
        assert_eq!((top.customers, top.cents, top.share), (1, 40, 0.4));
        assert_eq!((found.top(50).unwrap().cents, found.top(200).unwrap().share), (70, 1.0));
        assert_eq!(spread(&[0, 0]).top(10), None);
        assert_eq!(spread(&[]).top(10), None);
        assert_eq!(spread(&[300, -100]).top(50).unwrap().share, 1.5);
    }

    #[test]
    fn spr2_the_curve_begins_with_the_poorest() {
        assert_eq!(spread(&[10, 20, 30, 40]).lorenz(2), [(0.0, 0.0), (0.5, 0.3), (1.0, 1.0)]);
        assert_eq!(spread(&[10, 30]).lorenz(4).len(), 5);
        assert!(spread(&[]).lorenz(10).is_empty() && spread(&[1]).lorenz(0).is_empty());
    }

    #[test]
    fn spr3_gini() {
        assert_eq!(spread(&[5, 5, 5, 5]).gini(), Some(0.0));
        assert_eq!(spread(&[0, 0, 0, 8]).gini(), Some(0.75));
        assert_eq!(spread(&[]).gini(), None);
    }

    #[test]
    fn spr4_ties_by_customer() {
        assert_eq!(spread(&[7, 9, 7]).ranked(), [(1, 9), (0, 7), (2, 7)]);
    }
}
