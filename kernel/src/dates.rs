//! Columns of times in the layouts that nearly all files use, digit by digit, with the date read last remembered.
//! Whatever is written otherwise, or is no time, is left to the caller, row by row.

use crate::batch::Batch;

/// The order of the parts of a date, or what is counted instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// `2026-01-31`, `2026/1/31 08:05`.
    YearFirst,
    /// `31.01.2026 08:05`; years of four digits may come first.
    DayFirst,
    /// `01/31/2026`; years of four digits may come first.
    MonthFirst,
    /// Seconds since 1970.
    Seconds,
    /// Milliseconds since 1970.
    Millis,
    /// Something else: all rows are left to the caller.
    Other,
}

const DAY: i64 = 86_400_000;
/// Longest date that is remembered: `2026/12/31`.
const DATE: usize = 10;

/// Reads a column of times, and remembers from one batch to the next the date that it read last.
#[derive(Clone, Debug)]
pub struct Dates {
    layout: Layout,
    /// Milliseconds added to instants (epochs and times with `Z`).
    offset: i64,
    date: [u8; DATE],
    length: usize,
    days: i64,
}

impl Dates {
    /// A reader of times; instants are moved by `offset` milliseconds.
    pub fn new(layout: Layout, offset: i64) -> Dates {
        Dates { layout, offset, date: [0; DATE], length: 0, days: 0 }
    }

    /// Reads the times of all rows of a batch as milliseconds; rows that it cannot read go to `others`.
    #[inline(never)]
    pub fn read(
        &mut self,
        (bytes, batch, column): (&[u8], &Batch, usize),
        out: &mut Vec<i64>,
        others: &mut Vec<u32>,
    ) {
        out.clear();
        for row in 0..batch.rows() {
            let time = self.time(batch.plain_cell(bytes, row, column));
            if time.is_none() {
                others.extend(u32::try_from(row));
            }
            out.push(time.unwrap_or_default());
        }
    }

    /// One time; none if it is not written in one of the usual ways.
    #[inline]
    pub fn time(&mut self, cell: &[u8]) -> Option<i64> {
        match self.layout {
            Layout::Seconds => count(cell, 10).map(|seconds| seconds * 1000 + self.offset),
            Layout::Millis => count(cell, 13).map(|millis| millis + self.offset),
            Layout::Other => None,
            _ => self.date_and_clock(cell),
        }
    }

    #[inline]
    fn date_and_clock(&mut self, cell: &[u8]) -> Option<i64> {
        if !self.is_same_date(cell) {
            self.new_date(cell)?;
        }
        let rest = cell.get(self.length..)?;
        let Some((gap, clock)) = rest.split_first() else { return Some(self.days) };
        if !matches!(gap, b' ' | b'T') {
            return None;
        }
        let (millis, is_instant) = clock_millis(clock)?;
        Some(self.days + millis + if is_instant { self.offset } else { 0 })
    }

    #[inline]
    fn is_same_date(&self, cell: &[u8]) -> bool {
        if self.length == DATE
            && let Some(date) = cell.first_chunk::<DATE>()
        {
            return same_date(date, &self.date) && !cell.get(DATE).is_some_and(u8::is_ascii_digit);
        }
        self.length > 0
            && cell.get(..self.length) == self.date.get(..self.length)
            && !cell.get(self.length).is_some_and(u8::is_ascii_digit)
    }

    /// Reads and remembers the date at the beginning of a cell.
    fn new_date(&mut self, cell: &[u8]) -> Option<()> {
        let after_first = digits(cell, 0);
        let (first, second) = (number(cell, 0)?, number(cell, after_first + 1)?);
        let after_second = after_first + 1 + digits(cell, after_first + 1);
        let third = number(cell, after_second + 1)?;
        let length = after_second + 1 + digits(cell, after_second + 1);
        let (mark, again) = (*cell.get(after_first)?, *cell.get(after_second)?);
        if mark != again || !matches!(mark, b'-' | b'/' | b'.') || length > DATE {
            return None;
        }
        let lengths = (after_first, after_second - after_first - 1, length - after_second - 1);
        // Two digits of a year, and three of a day, are for somebody who knows what they mean.
        if !matches!(lengths, (4, 1 | 2, 1 | 2) | (1 | 2, 1 | 2, 4)) {
            return None;
        }
        let (year, month, day) = match self.layout {
            _ if after_first == 4 => (first, second, third),
            Layout::DayFirst => (third, second, first),
            Layout::MonthFirst => (third, first, second),
            _ => return None,
        };
        let days = days_from_civil(year, month, day)?;
        self.date[..length].copy_from_slice(&cell[..length]);
        (self.length, self.days) = (length, days * DAY);
        Some(())
    }
}

/// Days since 1970-01-01 of a date of the Gregorian calendar, years 1000 to 9999; none if there is no such date.
/// Formula: H. Hinnant, "chrono-compatible low-level date algorithms", `days_from_civil`.
pub fn days_from_civil(year: i64, month: i64, day: i64) -> Option<i64> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + i64::from(leap),
        _ => return None,
    };
    if !(1..=length).contains(&day) || !(1000..=9999).contains(&year) {
        return None;
    }
    // The year begins in March, so that the leap day is its last.
    let year = if month <= 2 { year - 1 } else { year };
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let (century_cycle, year_of_cycle) = (year / 400, year % 400);
    let day_of_cycle = year_of_cycle * 365 + year_of_cycle / 4 - year_of_cycle / 100 + day_of_year;
    Some(century_cycle * 146_097 + day_of_cycle - 719_468)
}

/// Whether two dates of the usual length are the same, in two comparisons.
#[inline]
fn same_date(a: &[u8; DATE], b: &[u8; DATE]) -> bool {
    words(a) == words(b)
}

#[inline]
fn words(date: &[u8; DATE]) -> (u64, u16) {
    let [a, b, c, d, e, f, g, h, i, j] = *date;
    (u64::from_le_bytes([a, b, c, d, e, f, g, h]), u16::from_le_bytes([i, j]))
}

/// Milliseconds since midnight of `08:05`, `08:05:09` or `08:05:09.123`, and whether a `Z` follows.
#[inline]
fn clock_millis(clock: &[u8]) -> Option<(i64, bool)> {
    if let Some(exact) = clock.first_chunk::<8>()
        && clock.len() == 8
    {
        return eight_millis(u64::from_le_bytes(*exact)).map(|millis| (millis, false));
    }
    let (clock, is_instant) = match clock.split_last() {
        Some((b'Z', clock)) => (clock, true),
        _ => (clock, false),
    };
    let (seconds, fraction) = match clock {
        [] => return None,
        [rest @ .., b'.', a, b, c] if rest.len() == 8 => (rest, [*a, *b, *c]),
        rest => (rest, [b'0'; 3]),
    };
    let mut wide = *b"00:00:00";
    match seconds.len() {
        4 => wide[1..5].copy_from_slice(seconds),
        5 | 8 => wide[..seconds.len()].copy_from_slice(seconds),
        7 => wide[1..].copy_from_slice(seconds),
        _ => return None,
    }
    let millis = fraction.iter().all(u8::is_ascii_digit).then(|| number(&fraction, 0)).flatten()?;
    Some((eight_millis(u64::from_le_bytes(wide))? + millis, is_instant))
}

/// Milliseconds of eight bytes `HH:MM:SS`, the first in the lowest; none for anything else, and for the hour 24 and the
/// second 60, which are rare enough to be looked at by hand.
#[inline]
fn eight_millis(bytes: u64) -> Option<i64> {
    const COLONS: u64 = 0x0000_3A00_003A_0000;
    const ZEROS: u64 = 0x3030_0030_3000_3030;
    let digits = bytes ^ (COLONS | ZEROS);
    // A digit is below 10 and what was a colon is 0: six more may not reach the upper half of a byte.
    let too_large = (digits.wrapping_add(0x0606_0F06_060F_0606) | digits) & 0xF0F0_F0F0_F0F0_F0F0;
    let colons = digits & 0x0000_FF00_00FF_0000;
    let two =
        |shift: u32| (digits >> shift & 15).cast_signed() * 10 + (digits >> (shift + 8) & 15).cast_signed();
    let (hour, minute, second) = (two(0), two(24), two(48));
    let fits = too_large == 0 && colons == 0 && hour < 24 && minute < 60 && second < 60;
    fits.then_some(((hour * 60 + minute) * 60 + second) * 1000)
}

/// A count of exactly so many digits.
#[inline]
fn count(cell: &[u8], length: usize) -> Option<i64> {
    (cell.len() == length && digits(cell, 0) == length).then(|| number(cell, 0)).flatten()
}

/// How many digits stand at this place.
#[inline]
fn digits(cell: &[u8], from: usize) -> usize {
    cell.get(from..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// The number that stands at this place; none without a digit, or with too many.
#[inline]
fn number(cell: &[u8], from: usize) -> Option<i64> {
    let length = digits(cell, from);
    let digits = cell.get(from..from + length).filter(|digits| (1..=15).contains(&digits.len()))?;
    Some(digits.iter().fold(0, |value, digit| value * 10 + i64::from(digit - b'0')))
}

#[cfg(test)]
mod tests {
    use super::{Dates, Layout};

    const DAY: i64 = 1_769_817_600_000;
    const MORNING: i64 = DAY + 8 * 3_600_000 + 5 * 60_000;

    #[test]
    fn usual_times_are_read_and_others_left() {
        let cases: [(&str, Option<i64>); 30] = [
            ("2026-01-31", Some(DAY)),
            ("2026-01-31 08:05:09", Some(MORNING + 9_000)),
            ("2026-01-31T08:05:09", Some(MORNING + 9_000)),
            ("2026-01-31T08:05:09Z", Some(MORNING + 9_000 + 7)),
            ("2026-01-31T08:05:09.123Z", Some(MORNING + 9_123 + 7)),
            ("2026-01-31 08:05:09.123", Some(MORNING + 9_123)),
            ("2026-01-31 08:05", Some(MORNING)),
            ("2026-01-31 8:05", Some(MORNING)),
            ("2026-01-31 8:05:09", Some(MORNING + 9_000)),
            ("2026/1/31 8:05", Some(MORNING)),
            ("2026/1/31", Some(DAY)),
            ("2026.1.31", Some(DAY)),
            ("2026/1/311", None),
            ("2026-01-311", None),
            ("2026-01-3", Some(DAY - 28 * 86_400_000)),
            ("2026-02-30", None),
            ("2026-01-31 24:00:00", None),
            ("2026-01-31 23:59:60", None),
            ("2026-01-31 08:60:00", None),
            ("2026-01-31 0a:05:00", None),
            ("2026-01-31 08-05:00", None),
            ("2026-01-31 08:05:0:", None),
            ("2026-01-31 ", None),
            ("2026-01-31 08:05:09+08:00", None),
            ("2026-01/31", None),
            ("31/01/2026", None),
            ("26-01-31", None),
            ("20260131", None),
            ("2026-01-31x", None),
            ("", None),
        ];
        for (text, expected) in cases {
            let mut dates = Dates::new(Layout::YearFirst, 7);
            assert_eq!(dates.time(text.as_bytes()), expected, "{text}");
            dates.time(b"2026-01-31");
            assert_eq!(dates.time(text.as_bytes()), expected, "{text} with a date remembered");
        }
    }

    #[test]
    fn the_order_of_the_parts_is_the_callers() {
        let read = |layout, text: &str| Dates::new(layout, 0).time(text.as_bytes());
        assert_eq!(read(Layout::DayFirst, "31.01.2026 08:05"), Some(MORNING));
        assert_eq!(read(Layout::MonthFirst, "1/31/2026"), Some(DAY));
        assert_eq!(read(Layout::MonthFirst, "31/1/2026"), None);
        assert_eq!(read(Layout::DayFirst, "2026-01-31"), Some(DAY));
        assert_eq!(read(Layout::DayFirst, "31/01/26"), None);
        assert_eq!(read(Layout::Seconds, "1769817600"), Some(DAY));
        assert_eq!(read(Layout::Millis, "1769817600000"), Some(DAY));
        assert_eq!(read(Layout::Seconds, "1769817600.5"), None);
        assert_eq!(read(Layout::Other, "2026-01-31"), None);
    }

    #[test]
    fn every_clock_of_eight_bytes_is_right_or_refused() {
        for at in 0..8 {
            for byte in 0..=u8::MAX {
                let mut text = *b"2026-01-31 08:05:09";
                text[11 + at] = byte;
                let plain = std::str::from_utf8(&text[11..]).ok().and_then(|clock| {
                    let parts: Vec<&str> = clock.split(':').collect();
                    let [hour, minute, second] = parts[..] else { return None };
                    let two = |part: &str, most| {
                        let is_two = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
                        is_two.then(|| part.parse::<i64>().unwrap()).filter(|value| *value < most)
                    };
                    Some(((two(hour, 24)? * 60 + two(minute, 60)?) * 60 + two(second, 60)?) * 1000 + DAY)
                });
                assert_eq!(Dates::new(Layout::YearFirst, 0).time(&text), plain, "{byte} at {at}");
            }
        }
    }
}
