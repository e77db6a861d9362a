//! Retention cohorts: who comes together, and who of them is still there later. Activity is any event given; whether
//! that is an order or a visit is the caller's choice.
//!
//! Rules:
//! - COH1: a customer belongs to the period of the first event. Period 0 is the one of the first event: 100 %.
//! - COH2: classic: active in period k. Unbounded: active in k or later. Bracket: active in any of k to k + j
//!   (Amplitude, "How retention is computed"; Adobe, bounded and unbounded retention).
//! - COH3: calendar periods are those of the calendar; rolling periods are spans of equal length from each customer's
//!   own first event. The two differ and are named.
//! - COH4: a cell that begins after the end of the data does not exist: blank, never 0.
//! - COH5: a cell is complete if the data covers its periods to their last day for the whole cohort; if not, it is
//!   there, flagged.
//! - COH6: where all of a cohort are in the same calendar period, the base is the cohort. Where their periods end at
//!   different times (rolling, or cohorts wider than the periods), the base of a cell is those customers whose whole
//!   period the data covers; customers active in the part seen are counted apart (`active_all`).
//! - COH7: unbounded retention of a whole cohort never rises.
//! - COH8: more than 1200 periods are no table: refused.

use super::calendar::{Calendar, Unit};
use super::columns::{Events, day_of};
use super::interval::Rate;
use serde::{Deserialize, Serialize};

/// So many periods a table has at most.
pub const PERIODS_MAX: usize = 1200;

/// How time since the first event is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Clock {
    /// Calendar periods.
    Calendar(Unit),
    /// Spans of so many milliseconds from the customer's own first event, as a rule whole days.
    Rolling(i64),
}

/// What counts as retained in period k.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Retention {
    /// Active in period k.
    #[default]
    Classic,
    /// Active in period k or later.
    Unbounded,
    /// Active in any of the periods k to k + this.
    Bracket(u32),
}

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct CohortQuery {
    /// The calendar period of the first event that makes a cohort; `None`: all customers are one.
    pub group: Option<Unit>,
    /// How time is counted from there.
    pub clock: Clock,
    /// What counts as retained.
    pub retention: Retention,
    /// The last moment that the data covers; `None`: its last event. Later events are left out.
    pub end_millis: Option<i64>,
}

/// Why there is no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CohortRefusal {
    /// No event up to the end.
    NoEvents,
    /// More periods than [`PERIODS_MAX`]: choose a longer period.
    TooManyPeriods(usize),
    /// A rolling period of no length.
    NoLength,
}

/// Period k of a cohort.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Cell {
    /// Retained of the base; none where nobody's period is covered.
    pub rate: Option<Rate>,
    /// Customers retained, of the whole cohort and in the part seen.
    pub active_all: u64,
    /// Sum of amounts in period k itself, in hundredths; 0 without amounts.
    pub revenue_cents: i64,
    /// Whether the data covers the cell for the whole cohort.
    pub complete: bool,
}

/// Customers who came in one period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Cohort {
    /// First day of the calendar period of the first event; none where all customers are one cohort.
    pub first_day: Option<i64>,
    /// Customers.
    pub size: u64,
    /// Period 0 and those that follow, up to the end of the data (COH4).
    pub cells: Vec<Cell>,
}

/// The cohorts in order of time; those without customers are there with size 0 and no cells.
///
/// `cents` are the amounts of the events, `i64::MIN` for none, or no column at all. One pass.
///
/// # Errors
/// If there is nothing to count or the periods make no table.
pub fn cohorts(
    events: Events<'_>,
    cents: Option<&[i64]>,
    query: CohortQuery,
) -> Result<Vec<Cohort>, CohortRefusal> {
    let (first, last) = events.extent().ok_or(CohortRefusal::NoEvents)?;
    let end = query.end_millis.unwrap_or(last);
    if first > end {
        return Err(CohortRefusal::NoEvents);
    }
    if matches!(query.clock, Clock::Rolling(length) if length <= 0) {
        return Err(CohortRefusal::NoLength);
    }
    let mut table = Table::new(first, end, query)?;
    for run in events.runs() {
        let millis = &events.millis()[run.clone()];
        let amounts = cents.and_then(|cents| cents.get(run)).unwrap_or(&[]);
        table.customer(millis, amounts);
    }
    Ok(table.finish())
}

/// Counters of all cells; numbers of customers as differences along k, summed at the end.
struct Table {
    query: CohortQuery,
    end: i64,
    groups: Calendar,
    periods: Calendar,
    first_group: i64,
    width: usize,
    sizes: Vec<u64>,
    /// So many cells begin before the end of the data.
    begun: Vec<usize>,
    active: Vec<i64>,
    /// As `active`, of those whose period is covered.
    covered: Vec<i64>,
    /// Customers of whom so many cells are covered.
    limits: Vec<u64>,
    revenue: Vec<i64>,
}

/// A customer's place in time.
#[derive(Clone, Copy)]
struct Start {
    millis: i64,
    /// The calendar period of the first event.
    period: i64,
}

impl Table {
    fn new(first: i64, end: i64, query: CohortQuery) -> Result<Table, CohortRefusal> {
        let (from, to) = (day_of(first), day_of(end));
        let groups = Calendar::new(query.group.unwrap_or_default(), from, to);
        let first_group = groups.index(from);
        let rows = if query.group.is_some() { groups.index(to) - first_group + 1 } else { 1 };
        let unit = if let Clock::Calendar(unit) = query.clock { unit } else { Unit::default() };
        let periods = match query.clock {
            Clock::Calendar(unit) => unit.index(to) - unit.index(from) + 1,
            Clock::Rolling(length) => (end - first) / length + 1,
        };
        let too_many =
            CohortRefusal::TooManyPeriods(usize::try_from(rows.max(periods)).unwrap_or(usize::MAX));
        let size = |n: i64| usize::try_from(n).ok().filter(|n| *n <= PERIODS_MAX).ok_or(too_many);
        // One more than there are periods, so that the last difference has a place.
        let (rows, width) = (size(rows)?, size(periods)? + 1);
        Ok(Table {
            query,
            end,
            groups,
            periods: Calendar::new(unit, from, to + 1),
            first_group,
            width,
            sizes: vec![0; rows],
            begun: vec![0; rows],
            active: vec![0; rows * width],
            covered: vec![0; rows * width],
            limits: vec![0; rows * width],
            revenue: vec![0; rows * width],
        })
    }

    /// The periods that have begun at a time since a customer's start.
    fn since(&self, start: Start, millis: i64) -> usize {
        match self.query.clock {
            Clock::Calendar(_) => slot(self.periods.index(day_of(millis)) - start.period),
            Clock::Rolling(length) => slot((millis - start.millis) / length),
        }
    }

    /// How many cells of a customer the data covers whole.
    fn limit(&self, start: Start) -> usize {
        let whole = match self.query.clock {
            Clock::Calendar(_) => slot(self.periods.index(day_of(self.end) + 1) - start.period),
            Clock::Rolling(length) => slot((self.end - start.millis) / length),
        };
        let ahead = if let Retention::Bracket(more) = self.query.retention { more as usize } else { 0 };
        whole.saturating_sub(ahead)
    }

    fn customer(&mut self, millis: &[i64], amounts: &[i64]) {
        let Some(first) = millis.first().copied().filter(|first| *first <= self.end) else { return };
        let group = self.groups.index(day_of(first));
        let row = if self.query.group.is_some() { slot(group - self.first_group) } else { 0 };
        let at = row * self.width;
        let start = Start { millis: first, period: self.periods.index(day_of(first)) };
        let limit = self.limit(start).min(self.width - 1);
        let reach = match self.query.retention {
            Retention::Classic => 0,
            Retention::Unbounded => usize::MAX,
            Retention::Bracket(more) => more as usize,
        };
        self.sizes[row] += 1;
        self.limits[at + limit] += 1;
        self.begun[row] = self.begun[row].max(self.since(start, self.end) + 1);
        let mut from = 0;
        for (position, time) in millis.iter().take_while(|time| **time <= self.end).enumerate() {
            let k = self.since(start, *time);
            if let Some(cents) = amounts.get(position).filter(|cents| **cents != i64::MIN) {
                self.revenue[at + k] += cents;
            }
            if k < from {
                continue;
            }
            // The cells that this period counts for and none before it did.
            let begin = from.max(k.saturating_sub(reach));
            self.active[at + begin] += 1;
            self.active[at + k + 1] -= 1;
            if begin < limit {
                self.covered[at + begin] += 1;
                self.covered[at + (k + 1).min(limit)] -= 1;
            }
            from = k + 1;
        }
    }

    fn finish(self) -> Vec<Cohort> {
        let cohort = |row: usize| {
            let first_day = self.query.group.map(|unit| unit.first_day(self.first_group + row as i64));
            Cohort { first_day, size: self.sizes[row], cells: self.cells(row) }
        };
        (0..self.sizes.len()).map(cohort).collect()
    }

    fn cells(&self, row: usize) -> Vec<Cell> {
        let (at, size) = (row * self.width, self.sizes[row]);
        let aligned = matches!((self.query.clock, self.query.group), (Clock::Calendar(a), Some(b)) if a == b);
        let (mut active, mut covered, mut base) = (0, 0, size);
        let cell = |k: usize| {
            active += self.active[at + k];
            covered += self.covered[at + k];
            base -= self.limits[at + k];
            let active_all = u64::try_from(active).unwrap_or(0);
            let rate = if aligned {
                Rate::of(active_all, size)
            } else {
                Rate::of(u64::try_from(covered).unwrap_or(0), base)
            };
            Cell { rate, active_all, revenue_cents: self.revenue[at + k], complete: base == size }
        };
        (0..self.begun[row]).map(cell).collect()
    }
}

fn slot(index: i64) -> usize {
    usize::try_from(index).unwrap_or(0)
}

#[cfg(test)]
mod tests;
