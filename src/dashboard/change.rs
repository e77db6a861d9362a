//! The change of a figure from one whole month to the next.
//!
//! Rules:
//! - CHG1: the last whole month is compared with the month before it, if that is whole too and both have data. A month
//!   of conversion is whole once everybody who began in it has had the whole window: else it could only seem to fall.
//! - CHG2: shares differ in percentage points, scores in points, counts and amounts in percent of the month before.
//! - CHG3: a change is clear if the interval of the difference excludes 0; figures without an interval are counts of
//!   everything, and every change of them is clear. The interval is built from the two intervals (Newcombe,
//!   Statistics in Medicine 17, 1998, method 10; for other estimates Zou & Donner, 2008).

use super::{Key, Sheet};
use crate::chart::{Datum, Unit};
use crate::text::{kpi as words, number};

/// The change of a figure to its last complete month.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Its size without a sign, with its unit.
    pub size: String,
    /// Whether it went up; none where it rounds to nothing.
    pub up: Option<bool>,
    /// Whether that is good; none where nothing changed or chance alone could have done it.
    pub good: Option<bool>,
    /// Whether chance alone is unlikely to have done it.
    pub clear: bool,
    /// The month.
    pub month: String,
    /// The month before.
    pub before: String,
    /// The figure of the month.
    pub value: String,
}

/// The 95 % interval of `after - before`, from the values and their intervals (CHG3).
pub fn difference_interval(before: (f64, (f64, f64)), after: (f64, (f64, f64))) -> (f64, f64) {
    let (x, (x_low, x_high)) = after;
    let (y, (y_low, y_high)) = before;
    let difference = x - y;
    (difference - (x - x_low).hypot(y_high - y), difference + (x_high - x).hypot(y - y_low))
}

impl Change {
    pub(super) fn of(sheet: &Sheet<'_>, key: Key) -> Option<Change> {
        let months = &sheet.figures.months;
        let whole = key.whole_months(sheet);
        let last = whole.iter().rposition(|whole| *whole)?;
        let earlier = last.checked_sub(1).filter(|earlier| whole.get(*earlier) == Some(&true))?;
        let monthly = key.monthly(sheet);
        let (month, before) = (months.get(last)?, months.get(earlier)?);
        let (after_datum, before_datum) = (monthly.get(last)?, monthly.get(earlier)?);
        let (new, old) = (after_datum.value?, before_datum.value?);
        let (size, rounds_to_zero) = size(sheet, key.unit(sheet), new, old)?;
        let clear = !rounds_to_zero && is_clear(before_datum, after_datum);
        let up = (!rounds_to_zero).then_some(new > old);
        let name = |year: i32, number: u32| {
            if month.year == before.year {
                number::month_short(number, sheet.lang)
            } else {
                number::month(year, number, sheet.lang)
            }
        };
        Some(Change {
            size,
            up,
            good: up.filter(|_| clear).map(|up| up == key.high_is_good(sheet)),
            clear,
            month: name(month.year, month.month),
            before: name(before.year, before.month),
            value: after_datum.text.clone(),
        })
    }
}

/// The size of a change as it is written, and whether it is written as nothing.
fn size(sheet: &Sheet<'_>, unit: Unit, new: f64, old: f64) -> Option<(String, bool)> {
    let difference = (new - old).abs();
    let text = match unit {
        Unit::Share | Unit::Ratio => number::decimal(difference * 100.0, 1),
        Unit::Nps => number::decimal(difference, 1),
        Unit::Score | Unit::Seconds | Unit::LogOdds => number::decimal(difference, 2),
        Unit::Count | Unit::Cents if old > 0.0 => number::percent(difference / old),
        Unit::Count | Unit::Cents => return None,
    };
    let zero = text.bytes().all(|byte| matches!(byte, b'0' | b'.' | b'%'));
    let text = if matches!(unit, Unit::Share | Unit::Ratio) {
        words::POINTS.fill(sheet.lang, &[("value", &text)])
    } else {
        text
    };
    Some((text, zero))
}

fn is_clear(before: &Datum, after: &Datum) -> bool {
    let estimate = |datum: &Datum| Some((datum.value?, datum.interval?));
    match (estimate(before), estimate(after)) {
        (Some(before), Some(after)) => {
            let (low, high) = difference_interval(before, after);
            low > 0.0 || high < 0.0
        }
        _ => after.n.is_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::difference_interval;
    use crate::engine::Rate;

    #[test]
    fn chg3_newcombes_example() {
        // Newcombe 1998, table II, method 10, case a: 56/70 against 48/80 is 0.0524 to 0.3339.
        let estimate = |k, n| Rate::of(k, n).map(|rate| (rate.value(), rate.wilson)).unwrap();
        let (low, high) = difference_interval(estimate(48, 80), estimate(56, 70));
        assert!((low - 0.0524).abs() < 5e-5, "{low}");
        assert!((high - 0.3339).abs() < 5e-5, "{high}");
    }
}
