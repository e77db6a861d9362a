//! Calendar periods by number: day, week, month, quarter, year. Days in, period numbers out; no clock, no zone.
//!
//! Rules:
//! - CAL1: periods of a unit are numbered without gaps, so the distance of two periods is the difference of their
//!   numbers.
//! - CAL2: a week begins on Monday (ISO 8601).
//! - CAL3: months and years are those of the proleptic Gregorian calendar (Hinnant, `days_from_civil`).
//! - CAL4: a fiscal year begins with a month of the user's choice, and its quarters with it; it bears the number of the
//!   calendar year in which it ends.

use serde::{Deserialize, Serialize};

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// A day.
    Day,
    /// A week from Monday on.
    Week,
    /// A calendar month.
    #[default]
    Month,
    /// Three calendar months from January, April, July or October on.
    Quarter,
    /// A calendar year.
    Year,
}

impl Unit {
    /// The number of the period that a day (since 1970-01-01) lies in.
    pub fn index(self, day: i64) -> i64 {
        match self {
            Unit::Day => day,
            Unit::Week => (day + 3).div_euclid(7),
            Unit::Month => month_index(day),
            Unit::Quarter => month_index(day).div_euclid(3),
            Unit::Year => month_index(day).div_euclid(12),
        }
    }

    /// The first day of the period of this number.
    pub fn first_day(self, index: i64) -> i64 {
        match self {
            Unit::Day => index,
            Unit::Week => index * 7 - 3,
            Unit::Month => first_day_of_month(index),
            Unit::Quarter => first_day_of_month(index * 3),
            Unit::Year => first_day_of_month(index * 12),
        }
    }
}

/// A unit of the calendar with the month in which years, and with them quarters, begin (CAL4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Cut {
    /// The unit.
    pub unit: Unit,
    /// The month in which a year begins, 1 to 12; anything else is January.
    pub first_month: u8,
}

impl Cut {
    /// Months by which years begin after January.
    fn shift(self) -> i64 {
        if (1..=12).contains(&self.first_month) { i64::from(self.first_month) - 1 } else { 0 }
    }

    /// The number of the period that a day (since 1970-01-01) lies in.
    pub fn index(self, day: i64) -> i64 {
        let months = || month_index(day) - self.shift();
        match self.unit {
            Unit::Quarter => months().div_euclid(3),
            Unit::Year => months().div_euclid(12),
            unit => unit.index(day),
        }
    }

    /// The first day of the period of this number.
    pub fn first_day(self, index: i64) -> i64 {
        match self.unit {
            Unit::Quarter => first_day_of_month(index * 3 + self.shift()),
            Unit::Year => first_day_of_month(index * 12 + self.shift()),
            unit => unit.first_day(index),
        }
    }

    /// Year and quarter (1 to 4) of a day, both by the year's first month (CAL4).
    pub fn year_and_quarter(self, day: i64) -> (i64, i64) {
        let months = month_index(day) - self.shift();
        let year = months.div_euclid(12) + i64::from(self.shift() > 0);
        (year, months.rem_euclid(12) / 3 + 1)
    }
}

/// Months since January of year 0.
fn month_index(day: i64) -> i64 {
    let day = day + 719_468;
    let era = day.div_euclid(146_097);
    let of_era = day.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let from_march = (5 * of_year + 2) / 153;
    (era * 400 + year) * 12 + from_march + 2
}

fn first_day_of_month(index: i64) -> i64 {
    // Years begin in March here, so that the leap day is the last of its year.
    let months = index - 2;
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12));
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + (153 * month + 2) / 5 - 719_468
}

/// Periods of a range of days, looked up instead of computed: the loops over rows ask a million times.
#[derive(Clone, Debug)]
pub struct Calendar {
    unit: Unit,
    from_day: i64,
    /// Period of each day of the range; empty where the range is too long to keep.
    periods: Vec<i64>,
}

impl Calendar {
    /// So many days are kept at most (about 270 years).
    const DAYS_MAX: i64 = 100_000;

    /// For the days from one to another, both included; days outside are answered, too.
    pub fn new(unit: Unit, from_day: i64, to_day: i64) -> Calendar {
        let days = to_day.saturating_sub(from_day);
        let periods = if (0..Self::DAYS_MAX).contains(&days) {
            (from_day..=to_day).map(|day| unit.index(day)).collect()
        } else {
            Vec::new()
        };
        Calendar { unit, from_day, periods }
    }

    /// The number of the period that a day lies in.
    pub fn index(&self, day: i64) -> i64 {
        let at = usize::try_from(day.wrapping_sub(self.from_day)).unwrap_or(usize::MAX);
        self.periods.get(at).copied().unwrap_or_else(|| self.unit.index(day))
    }

    /// The unit.
    pub fn unit(&self) -> Unit {
        self.unit
    }
}

#[cfg(test)]
mod tests {
    use super::{Calendar, Cut, Unit};
    use chrono::{Datelike, NaiveDate};

    const UNITS: [Unit; 5] = [Unit::Day, Unit::Week, Unit::Month, Unit::Quarter, Unit::Year];

    #[test]
    fn cal1_periods_follow_each_other_without_gaps() {
        for unit in UNITS {
            for day in -1_000_000..1_000_000 {
                let (index, next) = (unit.index(day), unit.index(day + 1));
                assert!(next == index || next == index + 1, "{unit:?} {day}");
                let begins = unit.first_day(next) == day + 1;
                assert_eq!(
                    begins,
                    next == index + 1,
                    "{unit:?} {day}: first days begin periods, and no others"
                );
            }
        }
    }

    #[test]
    fn cal2_weeks_begin_on_monday() {
        let monday = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap().to_epoch_days();
        let week = Unit::Week.index(i64::from(monday));
        assert_eq!(Unit::Week.first_day(week), i64::from(monday));
        assert_eq!(Unit::Week.index(i64::from(monday) + 6), week);
        assert_eq!(Unit::Week.index(i64::from(monday) - 1), week - 1);
    }

    #[test]
    fn cal3_months_are_those_of_chrono() {
        for day in (-900_000..900_000).step_by(13) {
            let date = NaiveDate::from_epoch_days(day).unwrap();
            let month = i64::from(date.year()) * 12 + i64::from(date.month0());
            assert_eq!(Unit::Month.index(i64::from(day)), month, "{date}");
            assert_eq!(Unit::Quarter.index(i64::from(day)), month.div_euclid(3), "{date}");
            assert_eq!(Unit::Year.index(i64::from(day)), i64::from(date.year()), "{date}");
        }
    }

    #[test]
    fn cal4_a_fiscal_year_begins_with_its_month() {
        let day =
            |year, month, day| i64::from(NaiveDate::from_ymd_opt(year, month, day).unwrap().to_epoch_days());
        let year = Cut { unit: Unit::Year, first_month: 4 };
        assert_eq!(year.first_day(year.index(day(2024, 3, 31))), day(2023, 4, 1));
        assert_eq!(year.first_day(year.index(day(2024, 4, 1))), day(2024, 4, 1));
        assert_eq!(year.year_and_quarter(day(2024, 3, 31)), (2024, 4));
        assert_eq!(year.year_and_quarter(day(2024, 4, 1)), (2025, 1));
        let quarter = Cut { unit: Unit::Quarter, first_month: 2 };
        assert_eq!(quarter.first_day(quarter.index(day(2024, 1, 31))), day(2023, 11, 1));
        for unit in UNITS {
            let plain = Cut { unit, first_month: 1 };
            for of in (-9_000..30_000).step_by(11) {
                assert_eq!((plain.index(of), plain.first_day(of)), (unit.index(of), unit.first_day(of)));
            }
        }
        assert_eq!(Cut { unit: Unit::Year, first_month: 1 }.year_and_quarter(day(2024, 5, 1)), (2024, 2));
    }

    #[test]
    fn the_table_answers_as_the_unit_does() {
        for (from, to) in [(19_000, 19_500), (0, -5), (-5, 900_000)] {
            let calendar = Calendar::new(Unit::Month, from, to);
            for day in [i64::from(i32::MIN), from - 1, from, to, to + 1, 18_999] {
                assert_eq!(calendar.index(day), Unit::Month.index(day));
            }
        }
    }
}
