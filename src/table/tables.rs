//! The tables of one data set: the one table of what happened, and beside it customers, costs and aliases, which are tables of
//! the same type. It knows which kind of file goes into which, and keeps them joined.

use super::join::{Key, Outcome, Repeats, gather, last_of_each, merge, relabel};
use super::{Codes, EventTable, Holds, NONE};

/// The tables of one data set.
#[derive(Clone, Debug, Default)]
pub struct Tables {
    /// Events, feedback and orders, with the attributes of their customers.
    pub events: EventTable,
    /// Customers, a row each: also those without any event.
    pub customers: Option<EventTable>,
    /// Spend by time and channel.
    pub costs: Option<EventTable>,
    /// Ids of customers known under several: an alias each, with the id that it stands for as its case.
    pub aliases: Option<EventTable>,
}

impl Tables {
    /// The tables of a file of events, feedback or orders alone.
    pub fn of_events(events: EventTable) -> Tables {
        Tables { events, ..Tables::default() }
    }

    /// Adds what a file of this kind holds. Ids are those that they stand for, now and for what is there already.
    pub fn add(&mut self, holds: Holds, table: EventTable, repeats: Repeats) -> Outcome {
        self.scatter();
        let table = match (&self.aliases, holds) {
            (None, _) | (_, Holds::Aliases | Holds::Costs) => table,
            (Some(aliases), _) => relabel(&table, &|name| canonical(aliases, name)),
        };
        let outcome = match holds {
            Holds::Events => put(&mut self.events, table, Key::Moment, repeats),
            Holds::Feedback | Holds::Orders => put(&mut self.events, table, Key::Case, repeats),
            Holds::Customers => {
                let slot = self.customers.get_or_insert_default();
                put(slot, last_of_each(&table), Key::Customer, repeats)
            }
            Holds::Costs => put(self.costs.get_or_insert_default(), table, Key::Period, repeats),
            Holds::Aliases => self.rename(table, repeats),
        };
        self.gather();
        outcome
    }

    /// Puts the attributes of customers beside their events; to be called when both are there.
    pub(super) fn gather(&mut self) {
        if let Some(customers) = &self.customers
            && self.events.rows() > 0
        {
            gather(&mut self.events, customers);
        }
    }

    /// Takes the attributes of customers away from the events.
    fn scatter(&mut self) {
        let own = self.events.own_attributes().len();
        self.events.attributes.truncate(own);
        self.events.gathered = 0;
    }

    /// Adds aliases, and renames the customers that are there.
    fn rename(&mut self, table: EventTable, repeats: Repeats) -> Outcome {
        let outcome = put(self.aliases.get_or_insert_default(), last_of_each(&table), Key::Customer, repeats);
        if let Some(aliases) = &self.aliases {
            let canonical = |name: &str| canonical(aliases, name);
            self.events = relabel(&self.events, &canonical);
            if let Some(customers) = &mut self.customers {
                *customers = last_of_each(&relabel(customers, &canonical));
            }
        }
        outcome
    }

    /// Customers of their table who have no event; none where there is no such table.
    pub fn without_events(&self) -> Option<u64> {
        let customers = self.customers.as_ref()?;
        let active = |name: &&str| self.events.customers.code(name).is_none();
        Some(customers.customers.names().iter().filter(active).count() as u64)
    }

    /// Bytes held in memory, without the allocator's own.
    pub fn bytes(&self) -> usize {
        self.all().map(EventTable::bytes).sum()
    }

    fn all(&self) -> impl Iterator<Item = &EventTable> {
        let others = [&self.customers, &self.costs, &self.aliases];
        std::iter::once(&self.events).chain(others.into_iter().flatten())
    }
}

fn put(slot: &mut EventTable, table: EventTable, key: Key, repeats: Repeats) -> Outcome {
    if slot.rows() == 0 {
        let added = table.rows() as u64;
        *slot = table;
        return Outcome { added, ..Outcome::default() };
    }
    let (merged, outcome) = merge(slot, &table, key, repeats);
    *slot = merged;
    outcome
}

/// The id that an id stands for in the end; none if it stands for itself. Aliases of aliases are followed.
fn canonical(aliases: &EventTable, name: &str) -> Option<String> {
    let ids = aliases.case.as_ref()?;
    let next = |name: &str| -> Option<&str> {
        let row = aliases.rows_of(aliases.customers.code(name)? as usize).next_back()?;
        id(ids, row)
    };
    let mut met = vec![name];
    while let Some(further) = met.last().and_then(|last| next(last)) {
        if let Some(from) = met.iter().position(|known| *known == further) {
            // All in a circle are one: by the first of their names.
            let least = met[from..].iter().min().copied()?;
            return (least != name).then(|| least.to_owned());
        }
        met.push(further);
    }
    met.last().filter(|last| **last != name).map(|last| (*last).to_owned())
}

fn id(ids: &Codes, row: usize) -> Option<&str> {
    let code = *ids.codes.get(row)?;
    (code != NONE).then(|| ids.dict.name(code))
}
