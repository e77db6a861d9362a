//! Which customers are worth looking at one by one: told from what each of them did, so that nobody has to know an id.
//! It computes no figure of its own and knows no table.
//!
//! Rules:
//! - TLN1: one who came through: of the customers who reached the last step in order, the one with the median number of
//!   events; of an even number the lower median.
//! - TLN2: one who left at the worst step: the worst is the step after which most customers got no further (the earliest of
//!   equals; the last step is none). Of those whose way ended there, the one with the median number of events.
//! - TLN3: the least content: the one with the lowest single answer on the scale of emotion; of equals the one with the lower
//!   mean of answers.
//! - TLN4: what is equal goes by the order of the customers, so that the same data suggest the same people.

use serde::{Deserialize, Serialize};

/// What is known of one customer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Way {
    /// The customer's code.
    pub customer: u32,
    /// Events.
    pub events: u64,
    /// Steps reached in order, 0 to the number of steps.
    pub reached: usize,
    /// The lowest answer and the mean of all, -1 (bad) to 1 (good); none without answers.
    pub felt: Option<(f64, f64)>,
}

/// Why a customer is worth a look.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Typical {
    /// The median of those who came through (TLN1).
    Through {
        /// So many came through.
        of: u64,
    },
    /// The median of those who left at the worst step (TLN2).
    Left {
        /// The last step they reached, from 0.
        step: usize,
        /// So many left there.
        of: u64,
    },
    /// The least content (TLN3).
    Unhappy {
        /// Their lowest answer, -1 to 1.
        lowest: f64,
    },
}

/// The customers worth a look, each with the reason; a reason that nobody gives is left out.
pub fn typical(ways: &[Way], steps: usize) -> Vec<(u32, Typical)> {
    let through = (steps > 0).then(|| median(ways, steps)).flatten();
    let through = through.map(|(customer, of)| (customer, Typical::Through { of }));
    [through, left(ways, steps), unhappy(ways)].into_iter().flatten().collect()
}

/// Of those who reached just so many steps the one with the lower median of events, and how many they are.
fn median(ways: &[Way], reached: usize) -> Option<(u32, u64)> {
    let mut here: Vec<&Way> = ways.iter().filter(|way| way.reached == reached).collect();
    // Stable: equals stay in the order of the customers (TLN4).
    here.sort_by_key(|way| way.events);
    let middle = here.get(here.len().checked_sub(1)? / 2)?;
    Some((middle.customer, here.len() as u64))
}

fn left(ways: &[Way], steps: usize) -> Option<(u32, Typical)> {
    let count = |reached: usize| ways.iter().filter(|way| way.reached == reached).count();
    // The first of the largest: `max_by_key` would take the last.
    let worst = (1..steps).rev().max_by_key(|reached| count(*reached))?;
    let (customer, of) = median(ways, worst)?;
    Some((customer, Typical::Left { step: worst - 1, of }))
}

fn unhappy(ways: &[Way]) -> Option<(u32, Typical)> {
    let felt = ways.iter().filter_map(|way| way.felt.map(|felt| (way.customer, felt)));
    let (customer, (lowest, _)) =
        felt.min_by(|(_, one), (_, other)| one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1)))?;
    Some((customer, Typical::Unhappy { lowest }))
}

#[cfg(test)]
mod tests {
    use super::{Typical, Way, typical};

    fn way(customer: u32, events: u64, reached: usize) -> Way {
        Way { customer, events, reached, felt: None }
    }

    #[test]
    fn tln1_the_median_of_those_who_came_through() {
        let ways = [way(0, 9, 2), way(1, 3, 2), way(2, 5, 2), way(3, 4, 2), way(4, 100, 0)];
        assert_eq!(
            typical(&ways, 2),
            [(3, Typical::Through { of: 4 })],
            "the lower of the two in the middle"
        );
        assert!(typical(&ways, 0).is_empty(), "no steps, nobody came through them");
    }

    #[test]
    fn tln2_the_worst_step_is_where_most_stopped() {
        let ways = [
            way(0, 1, 1),
            way(1, 7, 2),
            way(2, 5, 2),
            way(3, 6, 2),
            way(4, 1, 1),
            way(5, 2, 3),
            way(6, 1, 0),
        ];
        assert_eq!(
            typical(&ways, 3),
            [(5, Typical::Through { of: 1 }), (3, Typical::Left { step: 1, of: 3 })]
        );
        let even = [way(0, 1, 1), way(1, 1, 2)];
        assert_eq!(typical(&even, 3), [(0, Typical::Left { step: 0, of: 1 })], "the earliest of equals");
    }

    #[test]
    fn tln3_the_lowest_answer_then_the_lowest_mean() {
        let felt = |customer, lowest, mean| Way { felt: Some((lowest, mean)), ..way(customer, 1, 0) };
        let ways =
            [way(9, 1, 0), felt(0, -0.5, -0.5), felt(1, -1.0, 0.2), felt(2, -1.0, -0.1), felt(3, 1.0, 1.0)];
        assert_eq!(typical(&ways, 2), [(2, Typical::Unhappy { lowest: -1.0 })]);
    }

    #[test]
    fn tln4_equals_go_by_the_order_of_customers() {
        let felt = |customer| Way { felt: Some((0.0, 0.0)), ..way(customer, 4, 2) };
        let found = typical(&[felt(6), felt(3), felt(5)], 2);
        assert_eq!(found, [(3, Typical::Through { of: 3 }), (6, Typical::Unhappy { lowest: 0.0 })]);
    }
}
