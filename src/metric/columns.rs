//! Columns as the families of figures take them: plain slices with one entry a row. It knows no table and computes
//! no figure.
//!
//! Rules:
//! - COL1: rows are sorted by entity (customer, case, session), then by time; equal times keep the order of the file.
//!   Rows in another order are refused, never sorted unasked: [`order_by`] makes the order.
//! - COL2: a row without an entity belongs to nobody: it is refused here and left out by [`order_by`].
//! - COL3: a day is a wall-clock day: the number of days since 1970-01-01.

use crate::table::NONE;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Milliseconds of a day.
pub const DAY_MILLIS: i64 = 86_400_000;

/// Why columns are no input of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ColumnError {
    /// The columns are not of one length.
    Lengths,
    /// The row at this index comes before the one above it, by entity or by time.
    Unsorted(usize),
    /// The row at this index belongs to no entity.
    NoEntity(usize),
}

/// Events of entities, sorted by entity and time.
#[derive(Clone, Copy, Debug)]
pub struct Events<'a> {
    entity: &'a [u32],
    millis: &'a [i64],
}

impl<'a> Events<'a> {
    /// Dense codes of the entities and wall-clock milliseconds, row by row.
    ///
    /// # Errors
    /// If the columns differ in length or are not sorted (COL1), or a row has no entity (COL2).
    pub fn new(entity: &'a [u32], millis: &'a [i64]) -> Result<Events<'a>, ColumnError> {
        if entity.len() != millis.len() {
            return Err(ColumnError::Lengths);
        }
        if let Some(row) = entity.iter().position(|code| *code == NONE) {
            return Err(ColumnError::NoEntity(row));
        }
        let pairs = entity.windows(2).zip(millis.windows(2));
        let wrong = |(e, t): (&[u32], &[i64])| e[0] > e[1] || (e[0] == e[1] && t[0] > t[1]);
        match pairs.map(wrong).position(|wrong| wrong) {
            Some(row) => Err(ColumnError::Unsorted(row + 1)),
            None => Ok(Events { entity, millis }),
        }
    }

    /// Events.
    pub fn len(&self) -> usize {
        self.entity.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entity.is_empty()
    }

    /// The entity of each row.
    pub fn entity(&self) -> &'a [u32] {
        self.entity
    }

    /// The wall-clock milliseconds of each row.
    pub fn millis(&self) -> &'a [i64] {
        self.millis
    }

    /// The rows of each entity in turn; entities without events have none.
    pub fn runs(&self) -> Runs<'a> {
        Runs { entity: self.entity, at: 0 }
    }

    /// Entities with an event.
    pub fn entities(&self) -> u64 {
        self.runs().count() as u64
    }

    /// The first and the last time; `None` without events.
    pub fn extent(&self) -> Option<(i64, i64)> {
        let (first, rest) = self.millis.split_first()?;
        Some(rest.iter().fold((*first, *first), |(low, high), time| (low.min(*time), high.max(*time))))
    }
}

/// The ranges of rows that belong to one entity each.
#[derive(Clone, Debug)]
pub struct Runs<'a> {
    entity: &'a [u32],
    at: usize,
}

impl Iterator for Runs<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let rest = self.entity.get(self.at..)?;
        let first = rest.first()?;
        let length = rest.iter().position(|code| code != first).unwrap_or(rest.len());
        self.at += length;
        Some(self.at - length..self.at)
    }
}

/// The day of a time (COL3).
pub fn day_of(millis: i64) -> i64 {
    millis.div_euclid(DAY_MILLIS)
}

/// The order of rows that [`Events`] asks for: by entity, then time, then as they are; rows of no entity left out.
/// One counting pass over the entities; times are sorted only where they are not.
pub fn order_by(entity: &[u32], millis: &[i64]) -> Vec<u32> {
    let mut next =
        vec![0_usize; entity.iter().filter(|code| **code != NONE).max().map_or(0, |m| *m as usize + 1)];
    for code in entity.iter().filter(|code| **code != NONE) {
        next[*code as usize] += 1;
    }
    let mut total = 0;
    for slot in &mut next {
        total += *slot;
        *slot = total - *slot;
    }
    let mut order = vec![0_u32; total];
    for (row, code) in entity.iter().enumerate().filter(|(_, code)| **code != NONE) {
        order[next[*code as usize]] = super::select::code32(row);
        next[*code as usize] += 1;
    }
    let time = |row: &u32| millis.get(*row as usize).copied().unwrap_or(i64::MIN);
    let mut from = 0;
    for end in next {
        let run = &mut order[from..end];
        if !run.is_sorted_by_key(time) {
            run.sort_by_key(time);
        }
        from = end;
    }
    order
}

/// A column in another order of rows; rows that it has not are left out.
pub fn gather<T: Copy>(column: &[T], order: &[u32]) -> Vec<T> {
    order.iter().filter_map(|row| column.get(*row as usize).copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::{ColumnError, Events, NONE, day_of, gather, order_by};

    #[test]
    fn col1_rows_are_sorted_by_entity_and_time_or_refused() {
        let events = Events::new(&[0, 0, 2], &[5, 5, 1]).unwrap();
        assert_eq!((events.len(), events.entities(), events.extent()), (3, 2, Some((1, 5))));
        assert_eq!(events.runs().collect::<Vec<_>>(), [0..2, 2..3]);
        assert_eq!(Events::new(&[1, 0], &[1, 1]).unwrap_err(), ColumnError::Unsorted(1));
        assert_eq!(Events::new(&[0, 0, 0], &[1, 3, 2]).unwrap_err(), ColumnError::Unsorted(2));
        assert_eq!(Events::new(&[0], &[]).unwrap_err(), ColumnError::Lengths);
        assert_eq!(Events::new(&[], &[]).unwrap().extent(), None);
    }

    #[test]
    fn col1_the_order_keeps_ties_as_they_are() {
        let (entity, millis) = ([1, 0, 1, 0, 1], [7, 9, 3, 1, 7]);
        let order = order_by(&entity, &millis);
        assert_eq!(order, [3, 1, 2, 0, 4]);
        assert!(Events::new(&gather(&entity, &order), &gather(&millis, &order)).is_ok());
    }

    #[test]
    fn col2_rows_of_nobody_are_refused_or_left_out() {
        assert_eq!(Events::new(&[0, NONE], &[1, 2]).unwrap_err(), ColumnError::NoEntity(1));
        assert_eq!(order_by(&[NONE, 0, NONE], &[1, 2, 3]), [1]);
        assert!(order_by(&[NONE], &[1]).is_empty());
    }

    #[test]
    fn col3_a_day_before_1970_is_a_day() {
        assert_eq!((day_of(-1), day_of(0), day_of(86_399_999), day_of(86_400_000)), (-1, 0, 0, 1));
    }
}
