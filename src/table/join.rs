//! Rows added to rows that are there, customers known under one id, and what is known of customers put beside what they did.
//! Everything here makes a new table out of picked rows of one or two; it reads no files.

use super::pair::{Pair, Pick};
use super::{Attribute, Codes, Dict, EventTable, NONE};
use serde::{Deserialize, Serialize};

/// What becomes of rows that are there already, by their key.
///
/// Orders and feedback with a case are known by case and touchpoint, everything else that happened by customer, time,
/// touchpoint and case, customers by their id, costs by time and channel. Rows of one key are told apart by their order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Repeats {
    /// They stay as they are.
    #[default]
    Skip,
    /// They take on what the file says; columns that it has not stay.
    Update,
}

/// What became of the rows of a file that was added.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// Rows that were not there.
    pub added: u64,
    /// Rows that were there and changed.
    pub updated: u64,
    /// Rows that were there and stayed as they were.
    pub skipped: u64,
}

/// By what a row is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// Customer, time, touchpoint and case.
    Moment,
    /// Case and touchpoint; rows without a case by their moment.
    Case,
    /// The customer.
    Customer,
    /// Time and channel.
    Period,
}

/// Adds the rows of a table to those of another.
pub(super) fn merge(old: &EventTable, new: &EventTable, key: Key, repeats: Repeats) -> (EventTable, Outcome) {
    let pair = Pair::new(old, new);
    let partner = pair.partners(key);
    let mut instead = vec![NONE; old.rows()];
    let mut outcome = Outcome::default();
    let mut added = Vec::new();
    for (row, partner) in (0..).zip(partner) {
        if partner == NONE {
            outcome.added += 1;
            added.push(pair.pick_new(row));
        } else if repeats == Repeats::Update && !pair.says_the_same(partner, row) {
            outcome.updated += 1;
            instead[partner as usize] = row;
        } else {
            outcome.skipped += 1;
        }
    }
    let kept = (0..).zip(&instead).map(|(row, new)| match *new {
        NONE => pair.pick_old(row),
        new => Pick { old: row, ..pair.pick_new(new) },
    });
    let picks = kept.chain(added).collect();
    (pair.assemble(picks), outcome)
}

/// The table with customers under the ids that theirs stand for. `canonical` gives that of an id; none if it stands for
/// itself.
pub(super) fn relabel(table: &EventTable, canonical: &dyn Fn(&str) -> Option<String>) -> EventTable {
    let none = EventTable::default();
    let mut pair = Pair::new(table, &none);
    let mut customers = Dict::default();
    let names = table.customers.names();
    let codes: Vec<u32> = names
        .iter()
        .map(|name| match canonical(name) {
            Some(other) => customers.intern(&other),
            None => customers.intern(name),
        })
        .collect();
    pair.customers = customers;
    pair.old_customer.iter_mut().for_each(|code| *code = codes[*code as usize]);
    let picks = (0..).take(table.rows()).map(|row| pair.pick_old(row)).collect();
    pair.assemble(picks)
}

/// The last row of each customer.
pub(super) fn last_of_each(table: &EventTable) -> EventTable {
    let none = EventTable::default();
    let pair = Pair::new(table, &none);
    let last = table.starts.windows(2).filter(|pair| pair[1] > pair[0]).map(|pair| pair[1] - 1);
    let picks = last.map(|row| pair.pick_old(row)).collect();
    pair.assemble(picks)
}

/// Puts what is known of customers beside what they did: each of their attributes as one of the events. A name that the
/// events have themselves gets a number.
pub(super) fn gather(events: &mut EventTable, customers: &EventTable) {
    let known = |name: &str| customers.rows_of(customers.customers.code(name)? as usize).next_back();
    let rows: Vec<Option<usize>> = events.customers.names().iter().map(known).collect();
    for attribute in &customers.attributes {
        let mut codes = Vec::with_capacity(events.rows());
        for (row, pair) in rows.iter().zip(events.starts.windows(2)) {
            let code = row.and_then(|row| attribute.values.codes.get(row).copied()).unwrap_or(NONE);
            codes.resize(codes.len() + (pair[1] - pair[0]) as usize, code);
        }
        let mut name = attribute.name.clone();
        let mut count = 1;
        while events.attributes.iter().any(|own| own.name == name) {
            count += 1;
            name = format!("{} ({count})", attribute.name);
        }
        let values = Codes { dict: attribute.values.dict.clone(), codes };
        events.attributes.push(Attribute { name, values });
        events.gathered += 1;
    }
}
