//! Which events count: the user's filter compiled to one flag a code, and the rows it keeps, grouped by customer
//! and by case. It computes no figure.
//!
//! Rules:
//! - SEL1: times are from (inclusive) to (exclusive); an empty list means all.
//! - SEL2: channels and attribute values are compared exactly; the empty name is the empty cell. A column that the
//!   table has not counts as empty throughout.
//! - SEL3: all conditions must hold. A customer without a kept event is not in any base.
//! - SEL4: events without a case belong to no case.

use super::trend::Months;
use crate::table::{Codes, EventTable, NONE};
use serde::{Deserialize, Serialize};
use std::cell::OnceCell;
use std::ops::Range;
use waymark_kernel::{keep, slots};

/// Which events count. An empty list means all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Filter {
    /// Wall-clock milliseconds; events from here on (inclusive).
    pub from_millis: Option<i64>,
    /// Wall-clock milliseconds; events before this (exclusive).
    pub to_millis: Option<i64>,
    /// Channels by name; the empty name is "no channel".
    pub channels: Vec<String>,
    /// Attribute column and the values that are in; all must hold.
    pub attributes: Vec<(String, Vec<String>)>,
}

impl Filter {
    /// Whether every event counts.
    pub fn is_empty(&self) -> bool {
        *self == Filter::default()
    }
}

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
        let month = months.of_rows(&table.time_millis, &rows);
        Selection { table, rows, starts, months, month, cases: OnceCell::new() }
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

/// The rows that a filter keeps, in the order of the table; none if it keeps all.
pub fn kept_rows(table: &EventTable, filter: &Filter) -> Option<Vec<u32>> {
    masks(table, filter).map(|masks| keep::rows(&masks, &table.starts).0)
}

/// The rows that a filter keeps, 64 a mask; none if it keeps all (SEL1, SEL2, SEL3).
pub(super) fn masks(table: &EventTable, filter: &Filter) -> Option<Vec<u64>> {
    if filter.is_empty() {
        return None;
    }
    let mut masks = Vec::new();
    keep::all(table.rows(), &mut masks);
    if filter.from_millis.is_some() || filter.to_millis.is_some() {
        let from = filter.from_millis.unwrap_or(i64::MIN);
        keep::within(&table.time_millis, from, filter.to_millis, &mut masks);
    }
    if !filter.channels.is_empty() {
        match table.index() {
            Some(index) if table.channel.is_some() => {
                keep::among(&index.channel, &allowed(table.channel.as_ref(), &filter.channels), &mut masks);
            }
            _ => keep_values(table.channel.as_ref(), &filter.channels, &mut masks),
        }
    }
    for (name, values) in filter.attributes.iter().filter(|(_, values)| !values.is_empty()) {
        let column = table.attributes.iter().find(|attribute| attribute.name == *name);
        keep_values(column.map(|attribute| &attribute.values), values, &mut masks);
    }
    Some(masks)
}

fn keep_values(column: Option<&Codes>, values: &[String], masks: &mut [u64]) {
    let allowed = allowed(column, values);
    match column {
        Some(column) => keep::among_wide(&column.codes, &allowed, masks),
        None if allowed == [false] => masks.fill(0),
        None => {}
    }
}

/// Which codes of a column are allowed; the last flag is for the empty cell.
fn allowed(column: Option<&Codes>, values: &[String]) -> Vec<bool> {
    let names = column.map_or(0, |column| column.dict.len());
    let mut flags = vec![false; names];
    for code in values.iter().filter_map(|value| column?.dict.code(value)) {
        if let Some(flag) = flags.get_mut(code as usize) {
            *flag = true;
        }
    }
    flags.push(values.iter().any(String::is_empty));
    flags
}

#[cfg(test)]
mod tests {
    use super::{Filter, Selection, bits};
    use crate::metric::fixture::{Row, table};

    fn kept(filter: &Filter) -> Vec<String> {
        let table = table(&[
            Row::at("a", 0, "x").channel("web").attribute("red"),
            Row::at("a", 10, "y").channel("app").attribute("blue"),
            Row::at("b", 10, "x"),
            Row::at("c", 20, "z").channel("web").attribute("blue"),
        ]);
        let selection = Selection::new(&table, filter);
        assert_eq!(selection.by_customer().map(|range| range.len()).sum::<usize>(), selection.rows.len());
        selection
            .rows
            .iter()
            .map(|row| table.touchpoint.dict.name(table.touchpoint.codes[*row as usize]).into())
            .collect()
    }

    #[test]
    fn sel1_from_is_in_and_to_is_out() {
        assert_eq!(kept(&Filter::default()), ["x", "y", "x", "z"]);
        assert_eq!(
            kept(&Filter { from_millis: Some(10), to_millis: Some(20), ..Filter::default() }),
            ["y", "x"]
        );
    }

    #[test]
    fn sel2_the_empty_name_is_the_empty_cell() {
        let channels = |names: &[&str]| Filter {
            channels: names.iter().map(ToString::to_string).collect(),
            ..Filter::default()
        };
        assert_eq!(kept(&channels(&["web"])), ["x", "z"]);
        assert_eq!(kept(&channels(&["", "app"])), ["y", "x"]);
        assert_eq!(kept(&channels(&["nowhere"])), [""; 0]);
        let missing = |value: &str| Filter {
            attributes: vec![("no such column".into(), vec![value.into()])],
            ..Filter::default()
        };
        assert_eq!(kept(&missing("red")).len(), 0);
        assert_eq!(kept(&missing("")).len(), 4);
    }

    #[test]
    fn sel3_all_conditions_hold_and_customers_without_events_leave() {
        let filter = Filter {
            channels: vec!["web".into()],
            attributes: vec![("colour".into(), vec!["blue".into()])],
            ..Filter::default()
        };
        assert_eq!(kept(&filter), ["z"]);
        let table = table(&[Row::at("a", 0, "x"), Row::at("b", 5, "x")]);
        let late = Filter { from_millis: Some(5), ..Filter::default() };
        assert_eq!(Selection::new(&table, &late).customers(), 1);
    }

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
