//! The shape of a column's values: how many are numbers, times, long texts, and how many differ.
//! It knows no headers and decides no role (that is `guess`).

use super::DateFormat;
use super::date::{parse_month, parse_time};
use super::number::parse_number;
use super::plain::{is_null, trim};
use std::collections::HashSet;

/// More distinct values are no points of a scale.
const VALUES: usize = 14;
/// So many words among numbers are told.
const WORDS: usize = 5;

/// The shape of one column among the rows of a preview.
#[derive(Debug, Default)]
pub(super) struct Profile {
    /// Cells that hold something.
    pub(super) filled: usize,
    /// Cells that hold nothing.
    pub(super) empty: usize,
    /// Distinct values.
    pub(super) distinct: usize,
    /// The numbers, sorted.
    pub(super) numbers: Vec<f64>,
    /// How its times are written, if most of its values are times.
    pub(super) time: Option<TimeShape>,
    /// Mean length in characters.
    pub(super) mean_chars: f64,
    /// Words that stand several times among numbers, at most [`WORDS`].
    pub(super) words: Vec<String>,
    /// Cells that hold one of these words.
    worded: usize,
    /// All distinct values, if they are few and not all numbers, in the order in which they stand there.
    pub(super) values: Vec<String>,
    /// Whether most values are months: `2026-01`.
    pub(super) is_month: bool,
    /// Values with a space inside or with ideographs: words rather than codes.
    pub(super) wordy: usize,
}

/// How a column writes its times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TimeShape {
    pub(super) format: DateFormat,
    /// Whether the values can be nothing else (digits alone may be ids or amounts).
    pub(super) is_sure: bool,
}

impl Profile {
    /// The shape of these cells.
    pub(super) fn of(cells: &[&str], decimal_comma: bool) -> Self {
        let filled: Vec<&str> = cells.iter().map(|cell| trim(cell)).filter(|cell| !is_null(cell)).collect();
        let mut numbers: Vec<f64> =
            filled.iter().filter_map(|cell| parse_number(cell, decimal_comma)).collect();
        numbers.sort_unstable_by(f64::total_cmp);
        let characters: usize = filled.iter().map(|cell| cell.chars().count()).sum();
        let is_wordy =
            |cell: &&&str| cell.chars().any(|c| c == ' ' || ('\u{4e00}'..='\u{9fff}').contains(&c));
        let words = if numbers.is_empty() { Vec::new() } else { words(&filled, decimal_comma) };
        let is_worded = numbers.len() < filled.len();
        Profile {
            values: if is_worded { values(&filled) } else { Vec::new() },
            worded: filled.iter().filter(|cell| words.iter().any(|word| word == *cell)).count(),
            words,
            is_month: is_most(filled.iter().filter(|cell| parse_month(cell).is_some()).count(), filled.len()),
            empty: cells.len() - filled.len(),
            distinct: filled.iter().collect::<HashSet<_>>().len(),
            numbers,
            time: time_shape(&filled),
            mean_chars: characters as f64 / filled.len().max(1) as f64,
            wordy: filled.iter().filter(is_wordy).count(),
            filled: filled.len(),
        }
    }

    /// Whether most values are numbers.
    pub(super) fn is_numeric(&self) -> bool {
        is_most(self.numbers.len(), self.filled)
    }

    /// Whether the values are numbers but for one or two words in their place, as "not applicable" among scores.
    pub(super) fn is_scored(&self) -> bool {
        let is_all = self.numbers.len() + self.worded == self.filled;
        self.is_numeric() || self.words.len() <= 2 && is_all && self.numbers.len() * 2 > self.filled
    }

    /// Whether most values can be nothing but times.
    pub(super) fn is_surely_time(&self) -> bool {
        self.time.is_some_and(|time| time.is_sure)
    }

    /// The number below which 95 % of the numbers lie, so that a few wrong ones do not stretch a scale.
    pub(super) fn usual_max(&self) -> Option<f64> {
        self.numbers.get((self.numbers.len() * 95).div_ceil(100).saturating_sub(1)).copied()
    }

    /// Whether values repeat enough to be categories.
    pub(super) fn is_categorical(&self) -> bool {
        self.distinct > 0 && self.distinct <= (self.filled / 3).clamp(20, 200)
    }
}

/// The distinct values; none if there are more than [`VALUES`].
fn values(filled: &[&str]) -> Vec<String> {
    let mut values: Vec<&str> = Vec::new();
    for cell in filled {
        if !values.contains(cell) {
            if values.len() == VALUES {
                return Vec::new();
            }
            values.push(cell);
        }
    }
    values.into_iter().map(str::to_owned).collect()
}

/// The values that are no numbers and stand there more than once.
fn words(filled: &[&str], decimal_comma: bool) -> Vec<String> {
    let mut counted: Vec<(&str, usize)> = Vec::new();
    for cell in filled.iter().filter(|cell| parse_number(cell, decimal_comma).is_none()) {
        match counted.iter().position(|(known, _)| known == cell) {
            Some(at) => counted[at].1 += 1,
            None if counted.len() < WORDS => counted.push((cell, 1)),
            None => {}
        }
    }
    counted.into_iter().filter(|(_, count)| *count > 1).map(|(word, _)| word.to_owned()).collect()
}

/// Nine of ten; none is not most.
fn is_most(part: usize, all: usize) -> bool {
    part > 0 && part * 10 >= all * 9
}

fn time_shape(filled: &[&str]) -> Option<TimeShape> {
    let reads = |cell: &str, format| parse_time(cell, format, 0).is_some();
    let count = |format| filled.iter().filter(|cell| reads(cell, format)).count();
    let has_mark = |cell: &&&str| !cell.bytes().all(|byte| byte.is_ascii_digit());
    if is_most(count(DateFormat::YearFirst), filled.len()) {
        let is_sure = filled.iter().any(|cell| has_mark(&cell)) || filled.iter().all(|cell| cell.len() >= 12);
        return Some(TimeShape { format: DateFormat::YearFirst, is_sure });
    }
    let (day, month) = (count(DateFormat::DayFirst), count(DateFormat::MonthFirst));
    if is_most(day.max(month), filled.len()) {
        return Some(TimeShape { format: day_or_month(filled, day, month), is_sure: true });
    }
    let within = |from: f64, to: f64| {
        let fits = |cell: &&&str| cell.parse::<f64>().is_ok_and(|value| (from..to).contains(&value));
        is_most(filled.iter().filter(fits).count(), filled.len())
    };
    // Epochs of 1990 to 2100; days of 1980 to 2100.
    let epoch = if within(631_152_000.0, 4_102_444_800.0) {
        DateFormat::EpochSeconds
    } else if within(631_152_000_000.0, 4_102_444_800_000.0) {
        DateFormat::EpochMillis
    } else if within(29_221.0, 73_051.0) {
        DateFormat::ExcelSerial
    } else {
        return None;
    };
    Some(TimeShape { format: epoch, is_sure: false })
}

/// A number above 12 can only be a day. Without one: AM and PM are written where months come first, and everything
/// else is taken day first.
fn day_or_month(filled: &[&str], day: usize, month: usize) -> DateFormat {
    let has_half_day = |cell: &&str| cell.ends_with(['M', 'm']) && cell.contains('/');
    let is_month_first = if day == month { filled.iter().any(has_half_day) } else { month > day };
    if is_month_first { DateFormat::MonthFirst } else { DateFormat::DayFirst }
}
