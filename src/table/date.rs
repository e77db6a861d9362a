//! Times as files write them, to wall-clock milliseconds in the time zone of the workspace.
//!
//! A time with a zone offset, and an epoch, is an instant and is moved to the workspace's offset; a naive time is
//! taken as it stands. It knows no rules of daylight saving: the workspace has one fixed offset.

use super::DateFormat;
use super::plain::trim;
use std::borrow::Cow;
use waymark_kernel::dates::days_from_civil;

const MILLIS_PER_MINUTE: i64 = 60_000;
const MILLIS_PER_DAY: i64 = 86_400_000;
/// Longer cells are no times. Long enough for JavaScript's `Date.toString()`.
const MAX_BYTES: usize = 80;

/// Reads one time; none if it is not written in that format. A date whose year comes first is read in any calendar
/// format, since it cannot be mistaken.
pub fn parse_time(text: &str, format: DateFormat, utc_offset_minutes: i32) -> Option<i64> {
    let text = trim(text);
    if text.is_empty() || text.len() > MAX_BYTES {
        return None;
    }
    let offset = i64::from(utc_offset_minutes) * MILLIS_PER_MINUTE;
    match format {
        DateFormat::EpochSeconds => epoch(text, 1000.0).map(|utc| utc + offset),
        DateFormat::EpochMillis => epoch(text, 1.0).map(|utc| utc + offset),
        DateFormat::ExcelSerial => excel_serial(text),
        DateFormat::YearFirst | DateFormat::DayFirst | DateFormat::MonthFirst => {
            let plain = plain_time(text);
            let mut cursor = Cursor { rest: plain.as_bytes() };
            let time = cursor.time(format)?;
            Some(
                time.zone_minutes.map_or(time.millis, |zone| time.millis - zone * MILLIS_PER_MINUTE + offset),
            )
        }
    }
}

/// The first moment of a month: `2026-01`, `2026/1`, `2026年1月`.
pub(super) fn parse_month(text: &str) -> Option<i64> {
    let plain = plain_time(trim(text));
    let mut cursor = Cursor { rest: plain.trim_end_matches(['-', ' ']).as_bytes() };
    let (year, digits) = cursor.number(4)?;
    cursor.date_separator()?;
    let month = cursor.month()?;
    let is_whole = digits == 4 && cursor.rest.is_empty();
    days_from_civil(year, month, 1).filter(|_| is_whole).map(|days| days * MILLIS_PER_DAY)
}

/// An instant counted since 1970, of years 1000 to 9999.
fn epoch(text: &str, millis_per_unit: f64) -> Option<i64> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'));
    let millis = text.parse::<f64>().ok().filter(|_| is_number)? * millis_per_unit;
    (millis.abs() < 253_402_300_800_000.0).then(|| rounded(millis))
}

/// Days since 1899-12-30, as Excel counts them from March 1900 on.
fn excel_serial(text: &str) -> Option<i64> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let days = text.parse::<f64>().ok().filter(|_| is_number)?;
    (1.0..2_958_466.0).contains(&days).then(|| rounded((days - 25_569.0) * MILLIS_PER_DAY as f64))
}

#[expect(clippy::cast_possible_truncation, reason = "callers check the range, far inside i64")]
fn rounded(millis: f64) -> i64 {
    millis.round() as i64
}

/// Chinese and full-width writing made ASCII: `2026年1月31日 下午8点5分` becomes `2026-1-31  PM 8:5 `.
fn plain_time(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut text = super::plain::to_ascii(text).into_owned();
    const WORDS: [(&str, &str); 22] = [
        ("年", "-"),
        ("月", "-"),
        ("日", " "),
        ("号", " "),
        ("星期", "周"),
        ("周一", " "),
        ("周二", " "),
        ("周三", " "),
        ("周四", " "),
        ("周五", " "),
        ("周六", " "),
        ("周天", " "),
        ("周 ", " "),
        ("上午", " AM "),
        ("凌晨", " AM "),
        ("早上", " AM "),
        ("下午", " PM "),
        ("晚上", " PM "),
        ("中午", " PM "),
        ("时", ":"),
        ("点", ":"),
        ("秒", " "),
    ];
    for (word, plain) in WORDS {
        if text.contains(word) {
            text = text.replace(word, plain);
        }
    }
    text = text.replace("分", if text.ends_with('分') { " " } else { ":" });
    Cow::Owned(text)
}

/// A wall-clock time, and its offset from UTC if it says one.
struct Time {
    millis: i64,
    zone_minutes: Option<i64>,
}

/// What is still to be read of a time.
struct Cursor<'a> {
    rest: &'a [u8],
}

impl Cursor<'_> {
    fn time(&mut self, format: DateFormat) -> Option<Time> {
        let days = self.date(format)?;
        self.skip(|byte| matches!(byte, b' ' | b',' | b'T' | b't' | b'_'));
        let clock = if self.rest.is_empty() { 0 } else { self.clock()? };
        self.skip(|byte| byte == b' ');
        let zone_minutes = if self.rest.is_empty() { None } else { Some(self.zone()?) };
        Some(Time { millis: days * MILLIS_PER_DAY + clock, zone_minutes })
    }

    /// Days since 1970-01-01.
    fn date(&mut self, format: DateFormat) -> Option<i64> {
        if self.is_weekday() {
            self.skip(|byte| byte.is_ascii_alphabetic());
            self.skip(|byte| matches!(byte, b',' | b' ' | b'.'));
        }
        if self.rest.first()?.is_ascii_alphabetic() {
            // Jan 31, 2026; JavaScript: Sat Jan 31 2026 08:05:09 GMT+0800
            let month = self.month_name()?;
            self.date_separator()?;
            let (day, _) = self.number(2)?;
            self.skip(|byte| matches!(byte, b',' | b' '));
            let (year, digits) = self.number(4)?;
            return days_from_civil(full_year(year, digits)?, month, day);
        }
        let (first, digits) = self.number(14)?;
        match digits {
            // 20260131, 202601310805, 20260131080509: the time of day is read again from its digits.
            8 => days_from_civil(first / 10_000, first / 100 % 100, first % 100),
            4 => {
                let separator = self.date_separator()?;
                let month = self.month()?;
                (self.date_separator()? == separator).then_some(())?;
                let (day, _) = self.number(2)?;
                days_from_civil(first, month, day)
            }
            1 | 2 if format != DateFormat::YearFirst => self.year_last(first, format),
            _ => None,
        }
    }

    fn year_last(&mut self, first: i64, format: DateFormat) -> Option<i64> {
        let separator = self.date_separator()?;
        let is_named = self.rest.first()?.is_ascii_alphabetic();
        let second = self.month_or_day(is_named)?;
        let again = self.date_separator()?;
        (again == separator || is_named).then_some(())?;
        let (year, digits) = self.number(4)?;
        let (day, month) =
            if format == DateFormat::MonthFirst && !is_named { (second, first) } else { (first, second) };
        days_from_civil(full_year(year, digits)?, month, day)
    }

    fn month_or_day(&mut self, is_named: bool) -> Option<i64> {
        if is_named { self.month_name() } else { self.number(2).map(|(value, _)| value) }
    }

    fn month(&mut self) -> Option<i64> {
        let is_named = self.rest.first()?.is_ascii_alphabetic();
        self.month_or_day(is_named)
    }

    /// Milliseconds since midnight: `8:05`, `08:05:09.123`, `080509`, `8 AM`, `PM 8:05`.
    fn clock(&mut self) -> Option<i64> {
        let before = self.half_day();
        let (first, digits) = self.number(6)?;
        let (hour, minute, second) = match digits {
            6 => (first / 10_000, first / 100 % 100, first % 100),
            4 => (first / 100, first % 100, 0),
            1 | 2 => self.minutes_and_seconds(first)?,
            _ => return None,
        };
        let millis = self.fraction_millis()?;
        self.skip(|byte| byte == b' ');
        let hour = hour_of_day(hour, before.or_else(|| self.half_day()))?;
        let is_end_of_day = hour == 24 && minute == 0 && second == 0 && millis == 0;
        // Second 60 is a leap second; it counts as the first of the next minute.
        let fits = (hour < 24 || is_end_of_day) && minute < 60 && second <= 60;
        fits.then_some(((hour * 60 + minute) * 60 + second) * 1000 + millis)
    }

    fn minutes_and_seconds(&mut self, hour: i64) -> Option<(i64, i64, i64)> {
        if !self.take(b':') {
            // "8 AM" says a time, a lone number does not.
            let is_half_day = matches!(self.rest.trim_ascii_start().first(), Some(b'A' | b'a' | b'P' | b'p'));
            return is_half_day.then_some((hour, 0, 0));
        }
        if self.rest.is_empty() {
            return Some((hour, 0, 0));
        }
        let (minute, _) = self.number(2)?;
        if !self.take(b':') {
            return Some((hour, minute, 0));
        }
        let (second, _) = self.number(2)?;
        Some((hour, minute, second))
    }

    /// The fraction of a second, cut to milliseconds.
    fn fraction_millis(&mut self) -> Option<i64> {
        if !self.take(b'.') && !self.take(b',') {
            return Some(0);
        }
        let length = self.rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (digits, rest) = self.rest.split_at(length);
        self.rest = rest;
        let three = digits.iter().chain(b"000").take(3);
        (length > 0).then(|| three.fold(0, |value, digit| value * 10 + i64::from(digit - b'0')))
    }

    /// AM (false) or PM (true), if it stands here.
    fn half_day(&mut self) -> Option<bool> {
        let is_pm = match self.rest.first()? {
            b'A' | b'a' => false,
            b'P' | b'p' => true,
            _ => return None,
        };
        let tail = self.rest[1..].strip_prefix(b".").unwrap_or(&self.rest[1..]);
        let (m, tail) = tail.split_first()?;
        if !m.eq_ignore_ascii_case(&b'm') {
            return None;
        }
        self.rest = tail.strip_prefix(b".").unwrap_or(tail);
        self.skip(|byte| byte == b' ');
        Some(is_pm)
    }

    /// Minutes east of UTC: `Z`, `+08:00`, `+0800`, `+08`, `UTC`, `GMT+8`; a name in brackets behind it is passed over.
    fn zone(&mut self) -> Option<i64> {
        let mut named = false;
        for name in [&b"UTC"[..], b"GMT", b"Z", b"z"] {
            if let Some(rest) = self.rest.strip_prefix(name) {
                (self.rest, named) = (rest, true);
                break;
            }
        }
        let minutes = match self.rest.first() {
            Some(sign @ (b'+' | b'-')) => {
                self.rest = &self.rest[1..];
                let minutes = self.zone_offset()?;
                if *sign == b'-' { -minutes } else { minutes }
            }
            _ if named => 0,
            _ => return None,
        };
        self.skip(|byte| byte == b' ');
        let is_end = self.rest.is_empty() || matches!(self.rest[0], b'(' | b'[');
        is_end.then_some(minutes)
    }

    fn zone_offset(&mut self) -> Option<i64> {
        let (first, digits) = self.number(4)?;
        let (hours, minutes) = match digits {
            4 => (first / 100, first % 100),
            1 | 2 if self.take(b':') => (first, self.number(2)?.0),
            1 | 2 => (first, 0),
            _ => return None,
        };
        (hours <= 15 && minutes < 60).then_some(hours * 60 + minutes)
    }

    fn date_separator(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        matches!(first, b'-' | b'/' | b'.' | b' ').then(|| {
            self.rest = rest;
            self.skip(|byte| byte == b' ');
            *first
        })
    }

    /// A number of at most `most` digits, with how many it has. Of a run of 12 or 14 digits the first eight are the
    /// date, and the rest is left.
    fn number(&mut self, most: usize) -> Option<(i64, usize)> {
        let length = self.rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let length = if most == 14 && (length == 12 || length == 14) { 8 } else { length };
        if length == 0 || length > most {
            return None;
        }
        let (digits, rest) = self.rest.split_at(length);
        self.rest = rest;
        let value = digits.iter().fold(0, |value, digit| value * 10 + i64::from(digit - b'0'));
        Some((value, length))
    }

    fn month_name(&mut self) -> Option<i64> {
        const MONTHS: [&[u8]; 12] = [
            b"january",
            b"february",
            b"march",
            b"april",
            b"may",
            b"june",
            b"july",
            b"august",
            b"september",
            b"october",
            b"november",
            b"december",
        ];
        let length = self.rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let (word, rest) = self.rest.split_at(length);
        let is_month = |name: &&[u8]| {
            length >= 3 && name.get(..length).is_some_and(|start| start.eq_ignore_ascii_case(word))
        };
        let month = (1..).zip(&MONTHS).find(|(_, name)| is_month(name))?.0;
        self.rest = rest.strip_prefix(b".").unwrap_or(rest);
        Some(month)
    }

    fn is_weekday(&self) -> bool {
        const DAYS: [&[u8]; 7] = [b"mon", b"tue", b"wed", b"thu", b"fri", b"sat", b"sun"];
        self.rest.get(..3).is_some_and(|start| DAYS.iter().any(|day| day.eq_ignore_ascii_case(start)))
    }

    fn take(&mut self, byte: u8) -> bool {
        let rest = self.rest.strip_prefix(&[byte]);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn skip(&mut self, unwanted: impl Fn(u8) -> bool) {
        let length = self.rest.iter().take_while(|byte| unwanted(**byte)).count();
        self.rest = &self.rest[length..];
    }
}

/// Two digits mean 1970 to 2069, as POSIX has it for `%y` (there 1969 to 2068).
fn full_year(year: i64, digits: usize) -> Option<i64> {
    match digits {
        4 => Some(year),
        2 if year < 70 => Some(2000 + year),
        2 => Some(1900 + year),
        _ => None,
    }
}

/// The hour with its half of the day; `下午 14:05` is seen in the wild and means 14:05.
fn hour_of_day(hour: i64, is_pm: Option<bool>) -> Option<i64> {
    match is_pm {
        None => Some(hour),
        Some(true) if hour < 12 => Some(hour + 12),
        Some(false) if hour == 12 => Some(0),
        Some(false) if hour > 12 => None,
        Some(_) => Some(hour),
    }
}

#[cfg(test)]
mod tests {
    use super::parse_month;

    #[test]
    fn months_begin_on_their_first_day() {
        for text in ["1970-02", "1970/2", "1970年2月", " 1970-02 ", "1970 Feb"] {
            assert_eq!(parse_month(text), Some(31 * 86_400_000), "{text}");
        }
        for text in ["1970-13", "1970-02-01", "70-02", "1970", "197002", ""] {
            assert_eq!(parse_month(text), None, "{text}");
        }
    }
}
