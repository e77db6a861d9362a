//! Calendar months: which there are, which are complete, and what happened in each.
//!
//! Rules:
//! - TREND1: from the month of the first kept event to that of the last, none left out: a month without events is
//!   there with zero events and no ratings.
//! - TREND2: a month is complete if the data begins no later than its first day, ends no earlier than its last, and
//!   the filter does not cut it.
//! - TREND3: more than 600 months are no series (a broken clock, not a journey): then there are no months at all.

use super::rating::{RatingSummary, tally_by};
use super::select::{Filter, Selection};
use crate::table::EventTable;
use chrono::{DateTime, Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use waymark_kernel::{narrow, slots};

const DAY_MILLIS: i64 = 86_400_000;

/// Events and answers of one calendar month.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Period {
    /// Year.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u32,
    /// Whether the data covers the whole month (false for the first and last if the data begins or ends inside).
    pub complete: bool,
    /// Events.
    pub events: u64,
    /// Distinct customers.
    pub customers: u64,
    /// Sum of amounts in hundredths; none where no event bears an amount.
    pub revenue_cents: Option<i64>,
    /// Each question's summary in this month (same order as [`super::Overview::ratings`]); none without answers.
    pub ratings: Vec<Option<RatingSummary>>,
}

/// A run of calendar months.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Months {
    /// Wall-clock milliseconds at which each begins; one more than there are months.
    begins: Vec<i64>,
    /// First and last of these milliseconds that data and filter cover.
    covered: (i64, i64),
}

impl Months {
    /// The most months that are a series.
    pub const MAX: usize = 600;

    /// The months of these rows of a table.
    pub fn new(table: &EventTable, filter: &Filter, rows: &[u32]) -> Months {
        let Some((first, last)) = slots::extent(rows, &table.time_millis) else { return Months::default() };
        let Some((data_first, data_last)) = narrow::extent(&table.time_millis) else {
            return Months::default();
        };
        let from = data_first.div_euclid(DAY_MILLIS) * DAY_MILLIS;
        let to = (data_last.div_euclid(DAY_MILLIS) + 1) * DAY_MILLIS;
        let covered =
            (filter.from_millis.unwrap_or(i64::MIN).max(from), filter.to_millis.unwrap_or(i64::MAX).min(to));
        Months { begins: begins(first, last).unwrap_or_default(), covered }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.begins.len().saturating_sub(1)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The month in which a time lies; `None` outside.
    pub fn index(&self, millis: i64) -> Option<usize> {
        let at = self.begins.partition_point(|begin| *begin <= millis).checked_sub(1)?;
        (at < self.len()).then_some(at)
    }

    /// The month of each row; `u16::MAX` where there are no months.
    pub(super) fn of_rows(&self, times: &[i64], rows: &[u32]) -> Vec<u16> {
        narrow::by_begins(times, rows, &self.begins)
    }

    /// Year, month and completeness of each.
    fn labels(&self) -> impl Iterator<Item = (i32, u32, bool)> + '_ {
        self.begins.windows(2).map(|pair| {
            let date =
                DateTime::from_timestamp_millis(pair[0]).map(|time| time.date_naive()).unwrap_or_default();
            (date.year(), date.month(), self.covered.0 <= pair[0] && pair[1] <= self.covered.1)
        })
    }
}

/// Events, customers, revenue and ratings by month.
pub fn periods(selection: &Selection<'_>) -> Vec<Period> {
    let count = selection.months.len();
    let at = selection.month_slots();
    let slots = (at.as_slice(), count);
    let events = slots::events(&at, count);
    let revenue = super::touch::revenue_by(selection, slots);
    let customers = slots::groups(&at, &selection.starts, count);
    let ratings: Vec<Vec<Option<RatingSummary>>> = (selection.table.ratings.iter())
        .map(|rating| {
            let tallies = tally_by(selection, rating, slots);
            tallies.iter().map(|tally| tally.summary(rating.question)).collect::<Vec<_>>()
        })
        .filter(|by_month| by_month.iter().any(Option::is_some))
        .collect();
    let period = |(at, (year, month, complete))| Period {
        year,
        month,
        complete,
        events: events[at],
        customers: customers[at],
        revenue_cents: revenue[at],
        ratings: ratings.iter().map(|by_month| by_month[at]).collect(),
    };
    selection.months.labels().enumerate().map(period).collect()
}

/// The beginnings of the months from that of `first` to the one after that of `last`.
fn begins(first: i64, last: i64) -> Option<Vec<i64>> {
    let ordinal = |millis| {
        let date = DateTime::from_timestamp_millis(millis)?.date_naive();
        Some(date.year() * 12 + i32::try_from(date.month0()).ok()?)
    };
    let (from, to) = (ordinal(first)?, ordinal(last)?);
    if usize::try_from(to - from).ok()? >= Months::MAX {
        return None;
    }
    let begin = |month: i32| {
        let date =
            NaiveDate::from_ymd_opt(month.div_euclid(12), u32::try_from(month.rem_euclid(12)).ok()? + 1, 1)?;
        Some(date.and_hms_opt(0, 0, 0)?.and_utc().timestamp_millis())
    };
    (from..=to + 1).map(begin).collect()
}

#[cfg(test)]
mod tests {
    use super::{DAY_MILLIS, periods};
    use crate::metric::fixture::{Row, table};
    use crate::metric::select::{Filter, Selection};

    /// Wall-clock milliseconds of a day of 2024.
    fn day(month: u32, day: u32) -> i64 {
        chrono::NaiveDate::from_ymd_opt(2024, month, day)
            .unwrap()
            .and_hms_opt(12, 0, 0)
            .unwrap()
            .and_utc()
            .timestamp_millis()
    }

    type Month = (i32, u32, bool, u64, u64, Option<i64>, Option<f64>);

    fn months(filter: &Filter) -> Vec<Month> {
        let table = table(&[
            Row::at("a", day(1, 1), "x").cents(500),
            Row::at("a", day(1, 31), "x").rating(4.0),
            Row::at("b", day(1, 31), "x").rating(5.0).cents(-200),
            Row::at("b", day(3, 30), "x").rating(2.0),
        ]);
        periods(&Selection::new(&table, filter))
            .into_iter()
            .map(|m| {
                (
                    m.year,
                    m.month,
                    m.complete,
                    m.events,
                    m.customers,
                    m.revenue_cents,
                    m.ratings[0].map(|r| r.mean),
                )
            })
            .collect()
    }

    #[test]
    fn trend1_a_month_without_events_is_there() {
        assert_eq!(
            months(&Filter::default()),
            [
                (2024, 1, true, 3, 2, Some(300), Some(4.5)),
                (2024, 2, true, 0, 0, None, None),
                (2024, 3, false, 1, 1, None, Some(2.0)),
            ]
        );
    }

    #[test]
    fn trend2_a_month_cut_by_data_or_filter_is_incomplete() {
        let from = |millis| months(&Filter { from_millis: Some(millis), ..Filter::default() })[0].2;
        assert!(!from(day(1, 15)));
        assert!(from(day(1, 1) - DAY_MILLIS));
        let to = |millis| months(&Filter { to_millis: Some(millis), ..Filter::default() })[0].2;
        assert!(
            to(day(2, 1) - DAY_MILLIS / 2),
            "the first millisecond of February is excluded and nothing lost"
        );
        assert!(!to(day(1, 31) + 1));
    }

    #[test]
    fn trend3_a_broken_clock_makes_no_series() {
        let table = table(&[Row::at("a", 0, "x"), Row::at("a", 51 * 365 * DAY_MILLIS, "x")]);
        let selection = Selection::new(&table, &Filter::default());
        assert!(periods(&selection).is_empty());
        assert_eq!(selection.month, [u16::MAX; 2]);
    }
}
