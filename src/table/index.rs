//! What counting reads of a table: its most asked columns, narrow. Made from the table when it is first asked for, and not
//! stored.

use super::{Codes, EventTable};
use chrono::{DateTime, Datelike, NaiveDate};
use waymark_kernel::narrow;

const DAY_MILLIS: i64 = 86_400_000;
/// More months are no series (a broken clock, not a journey).
const MONTHS_MOST: i32 = 600;

/// Narrow columns of a table, one entry a row. A code that is the column's size stands for an empty cell.
#[derive(Clone, Debug)]
pub struct Index {
    /// Touchpoints.
    pub touchpoint: Vec<u16>,
    /// Channels; all empty without that column.
    pub channel: Vec<u16>,
    /// Stages; all empty without that column.
    pub stage: Vec<u16>,
    /// Calendar months from [`first_month`](Self::first_month) on; all empty if there are too many to be a series.
    pub month: Vec<u16>,
    /// Whole scores of each rating, in the order of the table.
    pub scores: Vec<Vec<u8>>,
    /// The month of the first event: year * 12 + month from 0.
    pub first_month: i32,
    /// How many months there are.
    pub months: usize,
}

impl EventTable {
    /// Its narrow columns. None if a column has more than 65,534 names, or the table no rows.
    pub fn index(&self) -> Option<&Index> {
        self.index.get_or_init(|| Index::new(self).map(Box::new)).as_deref()
    }
}

impl Index {
    fn new(table: &EventTable) -> Option<Index> {
        let narrow = |column: Option<&Codes>| match column {
            Some(column) => narrow::codes(&column.codes, column.dict.len()),
            None => Some(vec![0; table.rows()]),
        };
        let (first, last) = narrow::extent(&table.time_millis)?;
        let (first_month, days) = days(first, last).unwrap_or_default();
        let months = days.last().map_or(0, |month| usize::from(*month) + 1);
        let other = u16::try_from(months).ok()?;
        Some(Index {
            touchpoint: narrow(Some(&table.touchpoint))?,
            channel: narrow(table.channel.as_ref())?,
            stage: narrow(table.stage.as_ref())?,
            month: narrow::by_day(&table.time_millis, first.div_euclid(DAY_MILLIS), &days, other),
            scores: table.ratings.iter().map(|rating| narrow::scores(&rating.values)).collect(),
            first_month,
            months,
        })
    }

    /// Bytes held in memory.
    pub(super) fn bytes(&self) -> usize {
        self.touchpoint.len() * 8 + self.scores.iter().map(Vec::len).sum::<usize>()
    }
}

/// The month of the first time, and for each day from there to the last its month from the first; none if they are too
/// many.
fn days(first: i64, last: i64) -> Option<(i32, Vec<u16>)> {
    let date = |millis| DateTime::from_timestamp_millis(millis).map(|time| time.date_naive());
    let ordinal = |date: NaiveDate| date.year() * 12 + date.month0().cast_signed();
    let (from, to) = (date(first)?, date(last)?);
    if ordinal(to) - ordinal(from) >= MONTHS_MOST {
        return None;
    }
    let days = from.iter_days().take_while(|day| *day <= to);
    let month = |day: NaiveDate| u16::try_from(ordinal(day) - ordinal(from)).unwrap_or_default();
    Some((ordinal(from), days.map(month).collect()))
}

#[cfg(test)]
mod tests {
    use super::days;

    #[test]
    fn days_know_their_months() {
        let day = 86_400_000;
        // 1969-12-31 to 1970-03-01.
        let (first, months) = days(-1, 59 * day).unwrap();
        assert_eq!((first, months.len()), (1969 * 12 + 11, 61));
        assert_eq!((months[0], months[1], months[31], months[32], months[60]), (0, 1, 1, 2, 3));
        assert_eq!(days(0, 600 * 31 * day), None);
    }
}
