//! What is done about findings in imported data: rows left out, answers and amounts that are none. Remedies are a layer over
//! the tables as they were read, which stay as they are: so each can be taken away again, in any order. What there is to be
//! found is `inspect`'s business.

use super::census::duplicate_rows;
use super::inspect::{far_rows, usual_times};
use super::pair::Pair;
use super::{EventTable, Meaning, Tables};
use serde::{Deserialize, Serialize};
use std::cell::OnceCell;

/// Something done about a finding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Remedy {
    /// Events that equal an earlier one in every imported column are left out.
    DropDuplicates,
    /// Events whose time is far from all others (see [`usual_times`]) are left out.
    DropFarTimes,
    /// An answer to a rating question is none.
    NoAnswer {
        /// The name of the rating.
        rating: String,
        /// The answer.
        value: f32,
    },
    /// Amounts below 0 are none.
    NoNegativeAmounts,
    /// Amounts below 0 are refunds of that much, and amounts of 0.
    NegativeAmountsAreRefunds,
}

/// A remedy, with what it did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mended {
    /// What was done.
    pub remedy: Remedy,
    /// Rows left out, or cells changed.
    pub changed: u64,
}

impl Tables {
    /// Applies remedies in their order and gives how many rows or cells each changed.
    pub fn mend(&mut self, remedies: &[Remedy]) -> Vec<u64> {
        remedies.iter().map(|remedy| self.apply(remedy)).collect()
    }

    fn apply(&mut self, remedy: &Remedy) -> u64 {
        let events = &mut self.events;
        // What was looked up in the columns before they change is not so any more.
        events.index = OnceCell::new();
        match remedy {
            Remedy::DropDuplicates => {
                let mut rows = duplicate_rows(events);
                rows.sort_unstable();
                self.leave_out(&rows)
            }
            Remedy::DropFarTimes => {
                let rows = usual_times(&events.time_millis).map(|usual| far_rows(&events.time_millis, usual));
                self.leave_out(&rows.unwrap_or_default())
            }
            Remedy::NoAnswer { rating, value } => {
                let answers = events.ratings.iter_mut().filter(|known| known.name == *rating);
                let answers = answers.flat_map(|rating| &mut rating.values);
                let wrong = answers.filter(|answer| **answer == *value);
                replaced(wrong.map(|answer| *answer = f32::NAN))
            }
            Remedy::NoNegativeAmounts => {
                replaced(negative(&mut events.amount_cents).map(|cents| *cents = i64::MIN))
            }
            Remedy::NegativeAmountsAreRefunds => refund(events),
        }
    }

    fn leave_out(&mut self, rows: &[u32]) -> u64 {
        if !rows.is_empty() {
            self.events = without(&self.events, rows);
            self.gather();
        }
        rows.len() as u64
    }
}

fn replaced(changes: impl Iterator<Item = ()>) -> u64 {
    changes.count() as u64
}

/// Amounts that are there and below 0.
fn negative(cents: &mut Option<Vec<i64>>) -> impl Iterator<Item = &mut i64> {
    cents.iter_mut().flatten().filter(|cents| **cents < 0 && **cents != i64::MIN)
}

fn refund(events: &mut EventTable) -> u64 {
    let rows = events.rows();
    let Some(cents) = &mut events.amount_cents else { return 0 };
    let has_refunds = events.numbers.iter().any(|number| number.means == Meaning::Refund);
    if !has_refunds {
        let (name, means) = ("refund".to_owned(), Meaning::Refund);
        events.numbers.push(super::Number { name, means, values: vec![f64::NAN; rows] });
    }
    let refunds = events.numbers.iter_mut().find(|number| number.means == Meaning::Refund);
    let Some(refunds) = refunds else { return 0 };
    let mut changed = 0;
    for (cents, refund) in cents.iter_mut().zip(&mut refunds.values) {
        if *cents < 0 && *cents != i64::MIN {
            let before = if refund.is_nan() { 0.0 } else { *refund };
            *refund = before - *cents as f64 / 100.0;
            *cents = 0;
            changed += 1;
        }
    }
    changed
}

/// The table without these rows, which are in ascending order.
fn without(table: &EventTable, rows: &[u32]) -> EventTable {
    let none = EventTable::default();
    let pair = Pair::new(table, &none);
    let kept = (0..).take(table.rows()).filter(|row| rows.binary_search(row).is_err());
    pair.assemble(kept.map(|row| pair.pick_old(row)).collect())
}
