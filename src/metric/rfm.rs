//! RFM: customers by recency, frequency and value of their orders, in fifths and named segments.
//!
//! Rules:
//! - RFM1: recency = days from the last order to the cut-off, frequency = orders (ORD1: refunds are none), value = sum of amounts less refunds; orders
//!   after the cut-off do not exist.
//! - RFM2: scores are 1 (worst) to 5 (best) by the linear quantiles at 20, 40, 60 and 80 %: 1 and one more for each
//!   quantile that the customer lies above. Equal customers have equal scores, so fifths can be of unequal size.
//! - RFM3: for recency fewer days are better: 5 and one less for each quantile above.
//! - RFM4: segments are those of the usual grid of recency and frequency, ten that cover all 25 fields.

use super::columns::day_of;
use super::orders::Orders;
use super::quantile::quantile;
use serde::{Deserialize, Serialize};

/// The named fields of the grid (RFM4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Segment {
    /// Recency 5, frequency 4-5.
    Champions,
    /// Recency 3-4, frequency 4-5.
    Loyal,
    /// Recency 4-5, frequency 2-3.
    PotentialLoyalists,
    /// Recency 5, frequency 1.
    New,
    /// Recency 4, frequency 1.
    Promising,
    /// Recency 3, frequency 3.
    NeedAttention,
    /// Recency 3, frequency 1-2.
    AboutToSleep,
    /// Recency 1-2, frequency 5.
    CannotLose,
    /// Recency 1-2, frequency 3-4.
    AtRisk,
    /// Recency 1-2, frequency 1-2.
    Hibernating,
}

impl Segment {
    /// The field of two scores.
    pub fn of(recency: u8, frequency: u8) -> Segment {
        match (recency, frequency) {
            (5.., 4..) => Segment::Champions,
            (3 | 4, 4..) => Segment::Loyal,
            (4.., 2 | 3) => Segment::PotentialLoyalists,
            (5.., _) => Segment::New,
            (4, _) => Segment::Promising,
            (3, 3) => Segment::NeedAttention,
            (3, _) => Segment::AboutToSleep,
            (_, 5..) => Segment::CannotLose,
            (_, 3 | 4) => Segment::AtRisk,
            _ => Segment::Hibernating,
        }
    }
}

/// One customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Scored {
    /// Its code.
    pub customer: u32,
    /// Days since the last order.
    pub days: i64,
    /// Orders.
    pub orders: u32,
    /// Sum of amounts, in hundredths.
    pub cents: i64,
    /// Scores of recency, frequency and value, 1 to 5.
    pub scores: [u8; 3],
}

impl Scored {
    /// The customer's field of the grid.
    pub fn segment(&self) -> Segment {
        Segment::of(self.scores[0], self.scores[1])
    }
}

/// Scores each customer with an order up to the day of the cut-off. One pass, twelve selections.
pub fn rfm(orders: Orders<'_>, cutoff_day: i64) -> Vec<Scored> {
    let mut found = Vec::new();
    for run in orders.events.runs() {
        let rows = orders.events.millis()[run.clone()].iter().zip(&orders.cents()[run.clone()]);
        let (mut last, mut count, mut cents) = (None, 0_u32, 0_i64);
        for (time, amount) in rows.take_while(|(time, _)| day_of(**time) <= cutoff_day) {
            if Orders::is_order(*amount) {
                last = Some(day_of(*time));
                count += 1;
            }
            if *amount != i64::MIN {
                cents += amount;
            }
        }
        let Some(last) = last else { continue };
        found.push(Scored {
            customer: orders.events.entity()[run.start],
            days: cutoff_day - last,
            orders: count,
            cents,
            scores: [0; 3],
        });
    }
    let recency = cuts(&found, |one| one.days as f64);
    let frequency = cuts(&found, |one| f64::from(one.orders));
    let value = cuts(&found, |one| one.cents as f64);
    for one in &mut found {
        one.scores = [
            5 - above(one.days as f64, recency),
            1 + above(f64::from(one.orders), frequency),
            1 + above(one.cents as f64, value),
        ];
    }
    found
}

/// How many customers are in each segment, largest first, ties in the order of the names; none left out but empty ones.
pub fn segments(customers: &[Scored]) -> Vec<(Segment, u64)> {
    let mut names: Vec<Segment> = customers.iter().map(Scored::segment).collect();
    names.sort_unstable();
    let mut counts: Vec<_> = names.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as u64)).collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}

fn cuts(customers: &[Scored], of: impl Fn(&Scored) -> f64) -> [f64; 4] {
    let mut values: Vec<f64> = customers.iter().map(of).collect();
    [0.2, 0.4, 0.6, 0.8].map(|p| quantile(&mut values, p).unwrap_or(0.0))
}

fn above(value: f64, cuts: [f64; 4]) -> u8 {
    cuts.iter().map(|cut| u8::from(value > *cut)).sum()
}

#[cfg(test)]
mod tests {
    use super::{Scored, Segment, rfm, segments};
    use crate::metric::columns::DAY_MILLIS;
    use crate::metric::orders::Orders;

    /// (customer, day, cents)
    fn of(rows: &[(u32, i64, i64)], cutoff: i64) -> Vec<Scored> {
        let customer: Vec<u32> = rows.iter().map(|row| row.0).collect();
        let millis: Vec<i64> = rows.iter().map(|row| row.1 * DAY_MILLIS).collect();
        let cents: Vec<i64> = rows.iter().map(|row| row.2).collect();
        rfm(Orders::new(&customer, &millis, &cents).unwrap(), cutoff)
    }

    #[test]
    fn rfm1_recency_frequency_and_value_at_the_cut_off() {
        let found = of(&[(0, 1, 100), (0, 4, -30), (0, 9, 999), (1, 9, 50)], 8);
        assert_eq!(found.len(), 1, "who came later is not there");
        assert_eq!((found[0].days, found[0].orders, found[0].cents), (7, 1, 70), "a refund is no order");
    }

    #[test]
    fn rfm2_fifths_and_equal_scores_for_equals() {
        let rows: Vec<_> = (0..10).map(|n| (n, 0, i64::from(n) * 100)).collect();
        let found = of(&rows, 5);
        assert_eq!(found.iter().map(|one| one.scores[2]).collect::<Vec<_>>(), [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
        assert!(found.iter().all(|one| one.scores[1] == 1), "all alike");
    }

    #[test]
    fn rfm3_fewer_days_are_better() {
        let rows: Vec<_> = (0..5).map(|n| (n, i64::from(n), 1)).collect();
        assert_eq!(of(&rows, 9).iter().map(|one| one.scores[0]).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
    }

    #[test]
    fn rfm4_the_grid() {
        let grid: Vec<Segment> = (1..=5).flat_map(|r| (1..=5).map(move |f| Segment::of(r, f))).collect();
        let count = |segment| grid.iter().filter(|one| **one == segment).count();
        for (segment, fields) in [
            (Segment::Champions, 2),
            (Segment::Loyal, 4),
            (Segment::PotentialLoyalists, 4),
            (Segment::New, 1),
            (Segment::Promising, 1),
            (Segment::NeedAttention, 1),
            (Segment::AboutToSleep, 2),
            (Segment::CannotLose, 2),
            (Segment::AtRisk, 4),
            (Segment::Hibernating, 4),
        ] {
            assert_eq!(count(segment), fields, "{segment:?}");
        }
        let rows: Vec<_> = (0..5).flat_map(|n| (0..=n).map(move |k| (n, i64::from(k), 1))).collect();
        let found = segments(&of(&rows, 9));
        assert_eq!(found.iter().map(|(_, count)| count).sum::<u64>(), 5);
        assert!(found.contains(&(Segment::Champions, 1)));
        assert!(segments(&[]).is_empty());
    }
}
