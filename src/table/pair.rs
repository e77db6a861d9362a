//! Two tables side by side, and a table made of picked rows of theirs: one dictionary for each column of both, columns matched
//! by name. Which rows are picked is `join`'s business.

use super::join::Key;
use super::{Attribute, Codes, Dict, EventTable, NONE, Number, Rating};
use std::borrow::Cow;
use std::collections::HashMap;

/// A row of the table that is made: of a row that was there, of a new one, or of both, where the new one goes before.
#[derive(Clone, Copy)]
pub(super) struct Pick {
    pub(super) customer: u32,
    pub(super) time: i64,
    pub(super) old: u32,
    pub(super) new: u32,
}

/// A column of values of both tables.
struct Both<'t, C, T> {
    column: &'t C,
    old: Option<&'t [T]>,
    new: Option<&'t [T]>,
}

/// Both tables with the codes of one dictionary for each column.
pub(super) struct Pair<'t> {
    old: &'t EventTable,
    new: &'t EventTable,
    pub(super) customers: Dict,
    pub(super) old_customer: Vec<u32>,
    new_customer: Vec<u32>,
    /// Touchpoint, channel, case, stage, comment, then attributes.
    labels: Vec<Joint<'t>>,
    attributes: Vec<&'t str>,
    ratings: Vec<Both<'t, Rating, f32>>,
    numbers: Vec<Both<'t, Number, f64>>,
    cents: [Option<&'t [i64]>; 2],
}

const TOUCHPOINT: usize = 0;
const CHANNEL: usize = 1;
const CASE: usize = 2;

impl<'t> Pair<'t> {
    pub(super) fn new(old: &'t EventTable, new: &'t EventTable) -> Pair<'t> {
        let mut customers = old.customers.clone();
        let map: Vec<u32> = new.customers.names().iter().map(|name| customers.intern(name)).collect();
        let mut new_customer = new.customer_of_rows();
        new_customer.iter_mut().for_each(|code| *code = map[*code as usize]);
        let attributes = union(old.own_attributes(), new.own_attributes(), |one| one.name.as_str());
        Pair {
            customers,
            old_customer: old.customer_of_rows(),
            new_customer,
            labels: labels(old, new, &attributes),
            attributes,
            ratings: ratings(old, new),
            numbers: numbers(old, new),
            cents: [old.amount_cents.as_deref(), new.amount_cents.as_deref()],
            old,
            new,
        }
    }

    pub(super) fn pick_old(&self, row: u32) -> Pick {
        let at = row as usize;
        Pick { customer: self.old_customer[at], time: self.old.time_millis[at], old: row, new: NONE }
    }

    pub(super) fn pick_new(&self, row: u32) -> Pick {
        let at = row as usize;
        Pick { customer: self.new_customer[at], time: self.new.time_millis[at], old: NONE, new: row }
    }

    fn key(&self, kind: Key, pick: Pick) -> [u64; 3] {
        let pair = |high: u32, low: u32| u64::from(high) << 32 | u64::from(low);
        let [touchpoint, case] = [TOUCHPOINT, CASE].map(|at| self.labels[at].code(pick));
        match kind {
            Key::Case if case != NONE => [0, 0, pair(touchpoint, case)],
            Key::Case | Key::Moment => {
                [1 + u64::from(pick.customer), pick.time.cast_unsigned(), pair(touchpoint, case)]
            }
            Key::Customer => [u64::from(pick.customer), 0, 0],
            Key::Period => [pick.time.cast_unsigned(), u64::from(self.labels[CHANNEL].code(pick)), 0],
        }
    }

    /// For each new row the row with its key that was there, or [`NONE`]; the first with the first.
    pub(super) fn partners(&self, kind: Key) -> Vec<u32> {
        let mut partner = vec![NONE; self.new.rows()];
        if self.old.rows() == 0 {
            return partner;
        }
        let mut waiting: HashMap<[u64; 3], Vec<u32>> = HashMap::new();
        // From the last to the first, so that the first is taken first.
        for row in (0..).take(self.new.rows()).collect::<Vec<u32>>().into_iter().rev() {
            waiting.entry(self.key(kind, self.pick_new(row))).or_default().push(row);
        }
        for row in (0..).take(self.old.rows()) {
            let found = waiting.get_mut(&self.key(kind, self.pick_old(row)));
            if let Some(new) = found.and_then(Vec::pop) {
                partner[new as usize] = row;
            }
        }
        partner
    }

    /// Whether a row that was there has all that a new one says.
    pub(super) fn says_the_same(&self, old: u32, new: u32) -> bool {
        let (was, says) = (self.pick_old(old), self.pick_new(new));
        let same_label = |column: &Joint<'_>| column.new.is_empty() || column.code(was) == column.code(says);
        let score = |value: f32| if value.is_nan() { u32::MAX } else { value.to_bits() };
        let wide = |value: f64| if value.is_nan() { u64::MAX } else { value.to_bits() };
        was.customer == says.customer
            && was.time == says.time
            && self.labels.iter().all(same_label)
            && self.ratings.iter().all(|both| same(both.old, both.new, (old, new), f32::NAN, score))
            && self.numbers.iter().all(|both| same(both.old, both.new, (old, new), f64::NAN, wide))
            && same(self.cents[0], self.cents[1], (old, new), i64::MIN, |cents| cents)
    }

    pub(super) fn assemble(&self, mut picks: Vec<Pick>) -> EventTable {
        picks.sort_by_key(|pick| (pick.customer, pick.time));
        let codes: Vec<u32> = picks.iter().map(|pick| pick.customer).collect();
        let Codes { dict: customers, codes } = without_unused(&self.customers, codes);
        let mut starts = vec![0; customers.len() + 1];
        codes.iter().for_each(|code| starts[*code as usize + 1] += 1);
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut labels = self.labels.iter().map(|joint| joint.picked(&picks));
        let mut next = || labels.next().flatten();
        let (touchpoint, channel, case, stage, comment) = (next(), next(), next(), next(), next());
        let named = |(name, values): (&&str, Option<Codes>)| {
            Some(Attribute { name: (*name).into(), values: values? })
        };
        let attributes = self.attributes.iter().zip(labels).filter_map(named).collect();
        let rating = |both: &Both<'_, Rating, f32>| Rating {
            values: picked(&picks, both.old, both.new, f32::NAN),
            name: both.column.name.clone(),
            question: both.column.question,
        };
        let number = |both: &Both<'_, Number, f64>| Number {
            values: picked(&picks, both.old, both.new, f64::NAN),
            name: both.column.name.clone(),
            means: both.column.means,
        };
        let has_cents = self.cents.iter().any(Option::is_some);
        EventTable {
            customers,
            starts,
            time_millis: picks.iter().map(|pick| pick.time).collect(),
            touchpoint: touchpoint.unwrap_or_default(),
            channel,
            stage,
            case,
            ratings: self.ratings.iter().map(rating).collect(),
            amount_cents: has_cents.then(|| picked(&picks, self.cents[0], self.cents[1], i64::MIN)),
            comment,
            numbers: self.numbers.iter().map(number).collect(),
            attributes,
            ..EventTable::default()
        }
    }
}

fn labels<'t>(old: &'t EventTable, new: &'t EventTable, attributes: &[&str]) -> Vec<Joint<'t>> {
    // An empty table has no column of touchpoints; every other has one.
    let met = |table: &'t EventTable| Some(&table.touchpoint).filter(|codes| !codes.codes.is_empty());
    let mut joints = vec![
        Joint::new(met(old), met(new)),
        Joint::new(old.channel.as_ref(), new.channel.as_ref()),
        Joint::new(old.case.as_ref(), new.case.as_ref()),
        Joint::new(old.stage.as_ref(), new.stage.as_ref()),
        Joint::new(old.comment.as_ref(), new.comment.as_ref()),
    ];
    let values = |table: &'t EventTable, name: &str| {
        let found = table.own_attributes().iter().find(|attribute| attribute.name == name);
        found.map(|attribute| &attribute.values)
    };
    joints.extend(attributes.iter().map(|name| Joint::new(values(old, name), values(new, name))));
    joints
}

fn ratings<'t>(old: &'t EventTable, new: &'t EventTable) -> Vec<Both<'t, Rating, f32>> {
    let known = |rating: &'t Rating| (rating.name.as_str(), rating.question);
    let both = union(&old.ratings, &new.ratings, known).into_iter().filter_map(|key| {
        let [old, new] = [old, new].map(|table| table.ratings.iter().find(|one| known(one) == key));
        let values = |one: Option<&'t Rating>| one.map(|one| one.values.as_slice());
        Some(Both { column: old.or(new)?, old: values(old), new: values(new) })
    });
    both.collect()
}

fn numbers<'t>(old: &'t EventTable, new: &'t EventTable) -> Vec<Both<'t, Number, f64>> {
    let known = |number: &'t Number| (number.name.as_str(), number.means);
    let both = union(&old.numbers, &new.numbers, known).into_iter().filter_map(|key| {
        let [old, new] = [old, new].map(|table| table.numbers.iter().find(|one| known(one) == key));
        let values = |one: Option<&'t Number>| one.map(|one| one.values.as_slice());
        Some(Both { column: old.or(new)?, old: values(old), new: values(new) })
    });
    both.collect()
}

/// A column of labels of both tables, with the codes of one dictionary.
struct Joint<'t> {
    is_there: bool,
    dict: Cow<'t, Dict>,
    old: &'t [u32],
    new: Cow<'t, [u32]>,
}

impl<'t> Joint<'t> {
    fn new(old: Option<&'t Codes>, new: Option<&'t Codes>) -> Joint<'t> {
        let is_there = old.is_some() || new.is_some();
        match (old, new) {
            (None, None) => Joint { is_there, dict: Cow::default(), old: &[], new: Cow::default() },
            (Some(one), None) => {
                Joint { is_there, dict: Cow::Borrowed(&one.dict), old: &one.codes, new: Cow::default() }
            }
            (None, Some(one)) => {
                Joint { is_there, dict: Cow::Borrowed(&one.dict), old: &[], new: Cow::Borrowed(&one.codes) }
            }
            (Some(old), Some(new)) => {
                let mut dict = old.dict.clone();
                let map: Vec<u32> = new.dict.names().iter().map(|name| dict.intern(name)).collect();
                let code = |code: &u32| map.get(*code as usize).copied().unwrap_or(NONE);
                let codes = new.codes.iter().map(code).collect();
                Joint { is_there, dict: Cow::Owned(dict), old: &old.codes, new: Cow::Owned(codes) }
            }
        }
    }

    fn code(&self, pick: Pick) -> u32 {
        let at = |codes: &[u32], row: u32| codes.get(row as usize).copied();
        let new = if pick.new == NONE { None } else { at(&self.new, pick.new) };
        new.or_else(|| if pick.old == NONE { None } else { at(self.old, pick.old) }).unwrap_or(NONE)
    }

    fn picked(&self, picks: &[Pick]) -> Option<Codes> {
        let codes = || picks.iter().map(|pick| self.code(*pick)).collect();
        self.is_there.then(|| without_unused(&self.dict, codes()))
    }
}

/// The values of picked rows; new ones go before.
fn picked<T: Copy>(picks: &[Pick], old: Option<&[T]>, new: Option<&[T]>, none: T) -> Vec<T> {
    let at = |values: Option<&[T]>, row: u32| values?.get(row as usize).copied();
    picks.iter().map(|pick| at(new, pick.new).or_else(|| at(old, pick.old)).unwrap_or(none)).collect()
}

fn same<T: Copy, B: PartialEq>(
    old: Option<&[T]>,
    new: Option<&[T]>,
    (old_row, new_row): (u32, u32),
    none: T,
    bits: impl Fn(T) -> B,
) -> bool {
    let Some(new) = new else { return true };
    let at = |values: &[T], row: u32| values.get(row as usize).copied().unwrap_or(none);
    bits(old.map_or(none, |old| at(old, old_row))) == bits(at(new, new_row))
}

/// The codes with a dictionary of those names alone that they use, in their order.
fn without_unused(dict: &Dict, mut codes: Vec<u32>) -> Codes {
    let mut used = vec![false; dict.len()];
    for code in &codes {
        if let Some(flag) = used.get_mut(*code as usize) {
            *flag = true;
        }
    }
    if used.iter().all(|used| *used) {
        return Codes { dict: dict.clone(), codes };
    }
    let mut kept = Dict::default();
    let names = dict.names();
    let map: Vec<u32> =
        names.iter().zip(used).map(|(name, used)| if used { kept.intern(name) } else { NONE }).collect();
    codes.iter_mut().for_each(|code| *code = map.get(*code as usize).copied().unwrap_or(NONE));
    Codes { dict: kept, codes }
}

/// What two lists are known by, each once, in order.
fn union<'t, T, K: PartialEq>(one: &'t [T], other: &'t [T], known: impl Fn(&'t T) -> K) -> Vec<K> {
    let mut found: Vec<K> = Vec::new();
    for key in one.iter().chain(other).map(known) {
        if !found.contains(&key) {
            found.push(key);
        }
    }
    found
}
