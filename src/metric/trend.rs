//! Calendar months, or other spans of time: which there are, which are complete, and what happened in each.
//!
//! Rules:
//! - TREND1: from the month of the first kept event to that of the last, none left out: a month without events is
//!   there with zero events and no ratings.
//! - TREND2: a month is complete if the data begins no later than its first day, ends no earlier than its last, and
//!   the filter does not cut it.
//! - TREND3: more than 600 months are no series (a broken clock, not a journey): then there are no months at all. The
//!   same holds for more than 2,000 spans of another length.
//! - TREND4: spans that roll are of several periods, one ends with each period from that of the first kept event to that
//!   of the last; what overlaps counts in each.

use super::calendar::Cut;
use super::filter::Filter;
use super::rating::{RatingSummary, tally_by};
use super::select::Selection;
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

/// A run of calendar months, or of other spans of time.
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
    /// The most spans of another length that are a series.
    const SPANS_MAX: i64 = 2000;

    /// The months of these rows of a table.
    pub fn new(table: &EventTable, filter: &Filter, rows: &[u32]) -> Months {
        let Some((first, last)) = slots::extent(rows, &table.time_millis) else { return Months::default() };
        Months { begins: begins(first, last).unwrap_or_default(), covered: covered(table, filter) }
    }

    /// Spans of `span` periods each, beside each other: those that end with the period of the first row or with every
    /// `span`th after that, and `offset` periods later (TREND4). None where there are too many (TREND3).
    pub fn rolling(
        table: &EventTable,
        filter: &Filter,
        rows: &[u32],
        cut: Cut,
        (span, offset): (u8, u8),
    ) -> Months {
        let Some((first, last)) = slots::extent(rows, &table.time_millis) else { return Months::default() };
        let index = |millis: i64| cut.index(millis.div_euclid(DAY_MILLIS));
        let (first, last, span) = (index(first), index(last), i64::from(span.max(1)));
        if last - first >= Self::SPANS_MAX {
            return Months::default();
        }
        let start = first - span + 1 + i64::from(offset);
        // A span that ends after the last period is none: its beginning only closes the one before.
        let count = (last - first - i64::from(offset)).div_euclid(span) + 1;
        let begin = |at: i64| cut.first_day(start + at * span) * DAY_MILLIS;
        let begins = if count > 0 { (0..=count).map(begin).collect() } else { Vec::new() };
        Months { begins, covered: covered(table, filter) }
    }

    /// First millisecond, first millisecond after it, and completeness of each.
    pub fn spans(&self) -> impl Iterator<Item = (i64, i64, bool)> + '_ {
        self.begins
            .windows(2)
            .map(|pair| (pair[0], pair[1], self.covered.0 <= pair[0] && pair[1] <= self.covered.1))
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
        self.spans().map(|(from, _, complete)| {
            let date =
                DateTime::from_timestamp_millis(from).map(|time| time.date_naive()).unwrap_or_default();
            (date.year(), date.month(), complete)
        })
    }
}

/// First and last of the milliseconds that data and filter cover, the last excluded; the data covers whole days.
fn covered(table: &EventTable, filter: &Filter) -> (i64, i64) {
    let Some((first, last)) = narrow::extent(&table.time_millis) else { return (0, 0) };
    let from = first.div_euclid(DAY_MILLIS) * DAY_MILLIS;
    let to = (last.div_euclid(DAY_MILLIS) + 1) * DAY_MILLIS;
    (filter.from_millis.unwrap_or(i64::MIN).max(from), filter.to_millis.unwrap_or(i64::MAX).min(to))
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
    use super::{DAY_MILLIS, Months, periods};
    use crate::metric::calendar::{Cut, Unit};
    use crate::metric::fixture::{Row, table};
    use crate::metric::{Filter, Selection};

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
    fn trend4_rolling_spans_end_with_each_period() {
        let cut = Cut { unit: Unit::Month, first_month: 1 };
        let table = table(&[
            Row::at("a", day(1, 10), "x"),
            Row::at("b", day(2, 10), "x"),
            Row::at("a", day(3, 10), "x"),
            Row::at("c", day(4, 10), "x"),
        ]);
        let of = |span, offset| {
            let selection = Selection::new(&table, &Filter::default());
            let months = Months::rolling(&table, &Filter::default(), &selection.rows, cut, (span, offset));
            let customers = |period: super::Period| (period.month, period.customers, period.complete);
            periods(&selection.cut(months)).into_iter().map(customers).collect::<Vec<_>>()
        };
        assert_eq!(of(1, 0), [(1, 1, false), (2, 1, true), (3, 1, true), (4, 1, false)]);
        // Three months that end with January or April; with February (and May, which is after the data); with March.
        assert_eq!(of(3, 0), [(11, 1, false), (2, 3, false)]);
        assert_eq!(of(3, 1), [(12, 2, false)]);
        assert_eq!(of(3, 2), [(1, 2, false)]);
        assert_eq!(of(31, 30), [], "no period ends there");
    }

    #[test]
    fn trend3_a_broken_clock_makes_no_series() {
        let table = table(&[Row::at("a", 0, "x"), Row::at("a", 51 * 365 * DAY_MILLIS, "x")]);
        let selection = Selection::new(&table, &Filter::default());
        assert!(periods(&selection).is_empty());
        assert_eq!(selection.month, [u16::MAX; 2]);
    }
}
