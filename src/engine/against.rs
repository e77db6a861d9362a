//! With what a filter is compared: another period, or another value of a dimension.
//!
//! Rules:
//! - AGA1: the period before has the length of the one chosen and ends where that begins. Whole calendar months are
//!   followed back by as many months, anything else by days.
//! - AGA2: the year before is the same dates twelve months earlier; 29 February becomes the 28th.
//! - AGA3: without a chosen period there is none before it.
//! - AGA4: two values of a dimension are compared with everything else of the filter the same.
//! - AGA5: a period that the data does not reach at all is refused; one that it covers in part is told.
//! - AGA6: a segment is its rules, all of which hold, with everything else of the filter the same.

use super::Filter;
use super::measure::Dimension;
use chrono::{DateTime, Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

const DAY_MILLIS: i64 = 86_400_000;

/// With what the filter in force is compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Against {
    /// The period of equal length before it.
    Before,
    /// The same dates a year before.
    YearBefore,
    /// A period from (inclusive) to (exclusive), wall-clock milliseconds.
    Period(i64, i64),
    /// Another value of a channel or attribute.
    Value(Dimension, String),
    /// A segment of the workspace: its name, and attributes with the values that are in.
    Segment(String, Vec<(String, Vec<String>)>),
}

/// Why there is nothing to compare with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotComparable {
    /// No period is chosen (AGA3).
    NoPeriod,
    /// The data does not reach it (AGA5).
    OutsideData,
    /// It is what is shown.
    Same,
}

/// A filter to compare with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// The filter.
    pub filter: Filter,
    /// Whether the data covers only a part of its period.
    pub partial: bool,
}

impl Against {
    /// The filter to compare with; `data` is the first and the last millisecond of the data.
    ///
    /// # Errors
    /// Why there is none.
    pub fn filter(&self, filter: &Filter, data: (i64, i64)) -> Result<Other, NotComparable> {
        let mut other = filter.clone();
        match self {
            Against::Before | Against::YearBefore | Against::Period(..) => {
                let (from, to) = self.period(filter, data).ok_or(NotComparable::NoPeriod)?;
                (other.from_millis, other.to_millis) = (Some(from), Some(to));
            }
            Against::Value(Dimension::Channel, name) => other.channels = vec![name.clone()],
            Against::Value(Dimension::Attribute(column), value) => {
                other.attributes.retain(|known| known.0 != *column);
                other.attributes.push((column.clone(), vec![value.clone()]));
            }
            Against::Value(..) => return Err(NotComparable::Same),
            Against::Segment(_, rules) => other.keep_segment(rules),
        }
        if other == *filter {
            return Err(NotComparable::Same);
        }
        let (from, to) = (other.from_millis.unwrap_or(data.0), other.to_millis.unwrap_or(data.1));
        let (first, end) = (day_of(data.0) * DAY_MILLIS, (day_of(data.1) + 1) * DAY_MILLIS);
        if to <= first || from >= end {
            return Err(NotComparable::OutsideData);
        }
        let of_time = !matches!(self, Against::Value(..) | Against::Segment(..));
        Ok(Other { filter: other, partial: of_time && (from < first || to > end) })
    }

    /// The period; none where the filter has none to begin from.
    fn period(&self, filter: &Filter, data: (i64, i64)) -> Option<(i64, i64)> {
        if let Against::Period(from, to) = self {
            return Some((*from, *to));
        }
        if filter.from_millis.is_none() && filter.to_millis.is_none() {
            return None;
        }
        let from = filter.from_millis.unwrap_or(day_of(data.0) * DAY_MILLIS);
        let to = filter.to_millis.unwrap_or((day_of(data.1) + 1) * DAY_MILLIS);
        if to <= from {
            return None;
        }
        match self {
            Against::YearBefore => Some((back(from, 12)?, back(to, 12)?)),
            _ => match whole_months(from, to) {
                Some(months) => Some((back(from, months)?, from)),
                None => Some((from - (to - from), from)),
            },
        }
    }
}

fn day_of(millis: i64) -> i64 {
    millis.div_euclid(DAY_MILLIS)
}

fn date_of(millis: i64) -> Option<NaiveDate> {
    DateTime::from_timestamp_millis(millis).map(|time| time.date_naive())
}

/// So many months back, at the same time of the day.
fn back(millis: i64, months: u32) -> Option<i64> {
    let date = date_of(millis)?.checked_sub_months(Months::new(months))?;
    Some(i64::from(date.to_epoch_days()) * DAY_MILLIS + millis.rem_euclid(DAY_MILLIS))
}

/// How many calendar months, if it is whole ones.
fn whole_months(from: i64, to: i64) -> Option<u32> {
    let (first, end) = (date_of(from)?, date_of(to)?);
    let at_midnight = from.rem_euclid(DAY_MILLIS) == 0 && to.rem_euclid(DAY_MILLIS) == 0;
    let months = (end.year() - first.year()) * 12 + i32::try_from(end.month()).ok()?
        - i32::try_from(first.month()).ok()?;
    (at_midnight && first.day() == 1 && end.day() == 1).then(|| u32::try_from(months).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::{Against, NotComparable};
    use crate::engine::Filter;
    use crate::engine::measure::Dimension;

    fn day(year: i32, month: u32, day: u32) -> i64 {
        let date = chrono::NaiveDate::from_ymd_opt(year, month, day).unwrap();
        i64::from(date.to_epoch_days()) * super::DAY_MILLIS
    }

    fn data() -> (i64, i64) {
        (day(2023, 1, 10) + 5, day(2024, 12, 20) + 5)
    }

    fn of(from: i64, to: i64) -> Filter {
        Filter { from_millis: Some(from), to_millis: Some(to), ..Filter::default() }
    }

    fn period(against: &Against, from: i64, to: i64) -> Result<(i64, i64), NotComparable> {
        let other = against.filter(&of(from, to), data())?;
        Ok((other.filter.from_millis.unwrap(), other.filter.to_millis.unwrap()))
    }

    #[test]
    fn aga1_months_are_followed_by_months_and_days_by_days() {
        let before = Against::Before;
        assert_eq!(period(&before, day(2024, 3, 1), day(2024, 4, 1)), Ok((day(2024, 2, 1), day(2024, 3, 1))));
        assert_eq!(period(&before, day(2024, 4, 1), day(2024, 7, 1)), Ok((day(2024, 1, 1), day(2024, 4, 1))));
        assert_eq!(
            period(&before, day(2024, 3, 5), day(2024, 3, 12)),
            Ok((day(2024, 2, 27), day(2024, 3, 5)))
        );
        let open = Filter { from_millis: Some(day(2024, 12, 11)), ..Filter::default() };
        let other = before.filter(&open, data()).unwrap().filter;
        assert_eq!((other.from_millis, other.to_millis), (Some(day(2024, 12, 1)), Some(day(2024, 12, 11))));
    }

    #[test]
    fn aga2_a_year_before_is_the_same_dates() {
        let found = period(&Against::YearBefore, day(2024, 2, 29), day(2024, 3, 10));
        assert_eq!(found, Ok((day(2023, 2, 28), day(2023, 3, 10))));
    }

    #[test]
    fn aga3_without_a_period_there_is_none_before() {
        let refused = Against::Before.filter(&Filter::default(), data()).unwrap_err();
        assert_eq!(refused, NotComparable::NoPeriod);
        let chosen = Against::Period(day(2024, 1, 1), day(2024, 2, 1));
        assert!(chosen.filter(&Filter::default(), data()).is_ok(), "a chosen period needs none");
    }

    #[test]
    fn aga4_another_value_leaves_the_rest() {
        let filter = Filter { channels: vec!["app".into()], ..of(day(2024, 1, 1), day(2024, 2, 1)) };
        let other = Against::Value(Dimension::Channel, "web".into()).filter(&filter, data()).unwrap();
        assert_eq!(other.filter, Filter { channels: vec!["web".into()], ..filter.clone() });
        let same = Against::Value(Dimension::Channel, "app".into()).filter(&filter, data());
        assert_eq!(same, Err(NotComparable::Same));
        let tier = Against::Value(Dimension::Attribute("tier".into()), "VIP".into());
        assert_eq!(
            tier.filter(&filter, data()).unwrap().filter.attributes,
            [("tier".into(), vec!["VIP".into()])]
        );
    }

    #[test]
    fn aga5_what_the_data_does_not_reach_is_refused_or_told() {
        assert_eq!(
            period(&Against::YearBefore, day(2023, 3, 1), day(2023, 4, 1)),
            Err(NotComparable::OutsideData)
        );
        let partly = Against::Before.filter(&of(day(2023, 2, 1), day(2023, 3, 1)), data()).unwrap();
        assert!(partly.partial);
        assert!(!Against::Before.filter(&of(day(2023, 3, 1), day(2023, 4, 1)), data()).unwrap().partial);
    }

    #[test]
    fn aga6_a_segment_takes_the_place_of_what_was_said_of_its_attributes() {
        let rule = |column: &str, value: &str| (column.to_owned(), vec![value.to_owned()]);
        let filter = Filter {
            channels: vec!["app".into()],
            attributes: vec![rule("tier", "basic"), rule("city", "Xi'an")],
            ..Filter::default()
        };
        let gold = Against::Segment("gold".into(), vec![rule("tier", "gold")]);
        let other = gold.filter(&filter, data()).unwrap();
        assert!(!other.partial && other.filter.keeps_segment(&[rule("tier", "gold")]));
        assert_eq!(other.filter.attributes, [rule("city", "Xi'an"), rule("tier", "gold")]);
        assert_eq!(gold.filter(&other.filter, data()), Err(NotComparable::Same));
    }
}
