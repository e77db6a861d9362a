//! The rows that a filter keeps (`metric::filter`), grouped by customer and by case. It computes no figure.
//!
//! Rules:
//! - SEL4: events without a case belong to no case.

use super::columns::gather;
use super::conversion::Entity;
use super::filter::{Filter, masks, of_journeys};
use super::trend::Months;
use crate::table::{Codes, EventTable, NONE};
use std::cell::OnceCell;
use std::ops::Range;
use waymark_kernel::{keep, slots};

/// The rows of a table that a filter keeps. A position is an index into `rows`.
#[derive(Debug)]
pub struct Selection<'t> {
    /// The table.
    pub table: &'t EventTable,
    /// Rows kept, in the order of the table.
    pub rows: Vec<u32>,
    /// Position at which each customer with a kept row begins; one more than there are such customers.
    pub starts: Vec<u32>,
    /// The calendar months of the rows kept.
    pub months: Months,
    /// Month of each position, an index into `months`.
    pub month: Vec<u16>,
    /// Positions grouped by case; see [`Selection::cases`].
    cases: OnceCell<Option<Cases>>,
}

/// Positions of a selection grouped by case, in the order of the selection inside each.
#[derive(Debug)]
pub struct Cases {
    /// Index into `positions` at which each case begins; one more than there are cases.
    pub starts: Vec<u32>,
    /// Positions, case by case.
    pub positions: Vec<u32>,
}

impl<'t> Selection<'t> {
    /// The rows that the filter keeps.
    pub fn new(table: &'t EventTable, filter: &Filter) -> Selection<'t> {
        let (rows, starts) = match masks(table, filter) {
            None => ((0..code32(table.rows())).collect(), table.starts.clone()),
            Some(masks) => keep::rows(&masks, &table.starts),
        };
        let months = Months::new(table, filter, &rows);
        Selection {
            table,
            rows,
            starts,
            months: Months::default(),
            month: Vec::new(),
            cases: OnceCell::new(),
        }
        .cut(months)
    }

    /// The same rows cut into other spans of time.
    pub fn cut(mut self, months: Months) -> Selection<'t> {
        self.month = months.of_rows(&self.table.time_millis, &self.rows);
        self.months = months;
        self
    }

    /// What funnels follow where the filter keeps single channels, touchpoints or stages (SEL6): all events of these
    /// customers, or cases, that the rest of the filter keeps, cut into the same months. None where they follow what is kept.
    pub fn journeys(&self, filter: &Filter, entity: Entity) -> Option<Selection<'t>> {
        let masks = of_journeys(self.table, filter, &self.rows, entity)?;
        let (rows, starts) = keep::rows(&masks, &self.table.starts);
        let (months, month) = (Months::default(), Vec::new());
        let whole = Selection { table: self.table, rows, starts, months, month, cases: OnceCell::new() };
        Some(whole.cut(self.months.clone()))
    }

    /// The events at some positions, cut into no months; `starts` are among them.
    pub(super) fn part(&self, positions: &[u32], starts: Vec<u32>) -> Selection<'t> {
        let rows = gather(&self.rows, positions);
        let (months, month) = (Months::default(), Vec::new());
        Selection { table: self.table, rows, starts, months, month, cases: OnceCell::new() }
    }

    /// Positions grouped by case, if the table has a case column; made when they are first wanted.
    pub fn cases(&self) -> Option<&Cases> {
        self.cases
            .get_or_init(|| self.table.case.as_ref().map(|column| Cases::new(column, &self.rows)))
            .as_ref()
    }

    /// Customers with a kept event.
    pub fn customers(&self) -> u64 {
        self.starts.len().saturating_sub(1) as u64
    }

    /// The positions of each customer in turn.
    pub fn by_customer(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        self.starts.windows(2).map(|pair| pair[0] as usize..pair[1] as usize)
    }

    /// The code at a position in a column.
    pub fn code(&self, column: &Codes, position: usize) -> u32 {
        let row = self.rows.get(position).map_or(usize::MAX, |row| *row as usize);
        column.codes.get(row).copied().unwrap_or(NONE)
    }

    /// The slot of each position: that of its code in a column; the last of `of_code` is for empty cells.
    pub(super) fn slots(&self, column: &Codes, of_code: &[u32]) -> Vec<u32> {
        slots::of_codes(&column.codes, &self.rows, of_code)
    }

    /// The month of each position as its slot.
    pub(super) fn month_slots(&self) -> Vec<u32> {
        self.month.iter().map(|month| u32::from(*month)).collect()
    }

    /// Wall-clock milliseconds of the event at a position.
    pub fn millis(&self, position: usize) -> i64 {
        let row = self.rows.get(position).map_or(usize::MAX, |row| *row as usize);
        self.table.time_millis.get(row).copied().unwrap_or(0)
    }

    /// The amount at a position in hundredths, if the event bears one.
    pub fn amount(&self, position: usize) -> Option<i64> {
        let row = *self.rows.get(position)? as usize;
        let cents = *self.table.amount_cents.as_ref()?.get(row)?;
        (cents != i64::MIN).then_some(cents)
    }
}

impl Cases {
    fn new(column: &Codes, rows: &[u32]) -> Cases {
        let code = |row: &u32| column.codes.get(*row as usize).copied().unwrap_or(NONE) as usize;
        let mut sizes = vec![0_u32; column.dict.len()];
        for row in rows {
            if let Some(size) = sizes.get_mut(code(row)) {
                *size += 1;
            }
        }
        let mut starts = vec![0_u32];
        let mut next = Vec::with_capacity(sizes.len());
        let mut end = 0;
        for size in &sizes {
            next.push(end);
            end += size;
            if *size > 0 {
                starts.push(end);
            }
        }
        let mut positions = vec![0; end as usize];
        for (position, row) in rows.iter().enumerate() {
            let Some(slot) = next.get_mut(code(row)) else { continue };
            if let Some(place) = positions.get_mut(*slot as usize) {
                *place = code32(position);
            }
            *slot += 1;
        }
        Cases { starts, positions }
    }

    /// Cases with a kept event.
    pub fn len(&self) -> u64 {
        self.starts.len().saturating_sub(1) as u64
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The positions of each case in turn.
    pub fn by_case(&self) -> impl Iterator<Item = &[u32]> + '_ {
        self.starts
            .windows(2)
            .map(|pair| self.positions.get(pair[0] as usize..pair[1] as usize).unwrap_or(&[]))
    }
}

/// The numbers of the bits set, lowest first.
pub(super) fn bits(mut mask: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = mask.trailing_zeros();
        mask &= mask.wrapping_sub(1);
        (bit < 64).then_some(bit as usize)
    })
}

/// A row number or count as stored; tables hold fewer than 2^32 rows.
pub(super) fn code32(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(NONE)
}

#[cfg(test)]
mod tests {
    use super::{Selection, bits};
    use crate::metric::Filter;
    use crate::metric::fixture::{Row, table};

    #[test]
    fn sel4_events_without_a_case_are_in_no_case() {
        let table = table(&[
            Row::at("a", 0, "x").case("1"),
            Row::at("a", 1, "y"),
            Row::at("a", 2, "z").case("2"),
            Row::at("b", 0, "x").case("1"),
        ]);
        let selection = Selection::new(&table, &Filter::default());
        let cases: Vec<Vec<u32>> = selection.cases().unwrap().by_case().map(<[u32]>::to_vec).collect();
        assert_eq!(cases, [vec![0, 3], vec![2]]);
    }

    #[test]
    fn bits_come_lowest_first() {
        assert_eq!(bits(0b1010_0001).collect::<Vec<_>>(), [0, 5, 7]);
        assert_eq!(bits(1 << 63).collect::<Vec<_>>(), [63]);
        assert_eq!(bits(0).count(), 0);
    }
}
