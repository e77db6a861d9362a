//! What a number in a cell says: as text with the digits that a spreadsheet shows, or a date, as its number format has it.

use chrono::{Datelike, Days, NaiveDate};

const DAY_MILLIS: f64 = 86_400_000.0;
/// 9999-12-31, the last day that spreadsheets know.
const LAST_DAY: f64 = 2_958_465.0;

/// How numbers are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Style {
    /// As a number; lengths of time, too.
    #[default]
    Number,
    /// As a day.
    Day,
    /// As a day with a time, or as a time.
    Time,
}

impl Style {
    /// The style of a number format that every spreadsheet knows by this number (ECMA-376 part 1, 18.8.30, with those
    /// of Chinese, Japanese and Korean spreadsheets).
    pub(super) const fn of_builtin(id: u32) -> Style {
        match id {
            14..=17 | 27..=31 | 36 | 50..=54 | 57 | 58 => Style::Day,
            18..=22 | 32..=35 | 55 | 56 => Style::Time,
            _ => Style::Number,
        }
    }
}

/// The style that a format code says: `yyyy"年"m"月"d"日"` is a day, `[h]:mm` a length of time, `0.00E+00` a number.
pub(super) fn style(code: &str) -> Style {
    let (mut has_day, mut has_clock, mut has_month) = (false, false, false);
    let mut rest = code.chars();
    while let Some(character) = rest.next() {
        match character {
            ';' => break,
            '"' => drop(rest.find(|end| *end == '"')),
            '\\' | '_' | '*' => drop(rest.next()),
            '[' => {
                let inner: String = rest.by_ref().take_while(|end| *end != ']').collect();
                let is_length = !inner.is_empty() && inner.chars().all(|unit| "hmsHMS".contains(unit));
                if is_length {
                    return Style::Number;
                }
            }
            'y' | 'Y' | 'd' | 'D' => has_day = true,
            'h' | 'H' | 's' | 'S' => has_clock = true,
            'm' | 'M' => has_month = true,
            'G' | 'g' if rest.as_str().get(..6).is_some_and(|word| word.eq_ignore_ascii_case("eneral")) => {
                return Style::Number;
            }
            _ => {}
        }
    }
    match (has_clock, has_day || has_month) {
        (true, _) => Style::Time,
        (false, true) => Style::Day,
        (false, false) => Style::Number,
    }
}

/// What a cell with this number says; `raw` is how the file writes it. What is no number is given back.
pub(super) fn text(raw: &str, style: Style, from_1904: bool) -> String {
    let Some(number) = raw.trim().parse::<f64>().ok().filter(|number| number.is_finite()) else {
        return raw.to_owned();
    };
    match style {
        Style::Number => plain(number),
        Style::Day | Style::Time => time(number, style, from_1904).unwrap_or_else(|| plain(number)),
    }
}

/// A number with at most 15 digits, as spreadsheets show it: files hold 17, so that 19.99 stands as 19.989999999999998.
fn plain(number: f64) -> String {
    let rounded = format!("{number:.14e}").parse().unwrap_or(number);
    // No minus before a zero.
    if rounded == 0.0 { "0".into() } else { f64::to_string(&rounded) }
}

/// A count of days as ISO 8601: days, days with a time of day, or a time of day alone. None outside of the calendar.
fn time(days: f64, style: Style, from_1904: bool) -> Option<String> {
    if !(0.0..=LAST_DAY).contains(&days) {
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked to be small and positive"
    )]
    let millis = (days * DAY_MILLIS).round() as u64;
    let (day, clock) = (millis / 86_400_000, millis % 86_400_000);
    let clock_text = || {
        let (seconds, rest) = (clock / 1000, clock % 1000);
        let text = format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
        if rest == 0 { text } else { format!("{text}.{rest:03}") }
    };
    if day == 0 && !from_1904 {
        return (style == Style::Time || clock > 0).then(clock_text);
    }
    let first = match (from_1904, day) {
        (true, _) => NaiveDate::from_ymd_opt(1904, 1, 1)?,
        // Spreadsheets keep the error of Lotus 1-2-3 that 1900 was a leap year: day 60 is its 29 February.
        (false, 60) => return None,
        (false, ..60) => NaiveDate::from_ymd_opt(1899, 12, 31)?,
        (false, _) => NaiveDate::from_ymd_opt(1899, 12, 30)?,
    };
    let date = first.checked_add_days(Days::new(day))?;
    let day_text = format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day());
    let is_day = style == Style::Day && clock == 0;
    Some(if is_day { day_text } else { [&day_text, " ", &clock_text()].concat() })
}

#[cfg(test)]
mod tests {
    use super::{Style, style, text};

    #[test]
    fn format_codes_say_what_is_a_time() {
        let cases = [
            ("General", Style::Number),
            ("0.00E+00", Style::Number),
            ("#,##0.00;[Red]-#,##0.00", Style::Number),
            ("\"day\" 0", Style::Number),
            ("0\\d", Style::Number),
            ("¥#,##0_);(¥#,##0)", Style::Number),
            ("@", Style::Number),
            ("[h]:mm:ss", Style::Number),
            ("[ss]", Style::Number),
            ("yyyy-mm-dd", Style::Day),
            ("yyyy\"年\"m\"月\"d\"日\"", Style::Day),
            ("[$-804]yyyy/m/d;@", Style::Day),
            ("mmm", Style::Day),
            ("m/d/yy h:mm", Style::Time),
            ("h:mm:ss AM/PM", Style::Time),
            ("mm:ss.0", Style::Time),
            ("yyyy-mm-dd\\ hh:mm:ss", Style::Time),
        ];
        for (code, expected) in cases {
            assert_eq!(style(code), expected, "{code}");
        }
        let builtin = [0, 2, 14, 22, 46, 49, 31, 57].map(Style::of_builtin);
        let (number, day) = (Style::Number, Style::Day);
        assert_eq!(builtin, [number, number, day, Style::Time, number, number, day, day]);
    }

    #[test]
    fn numbers_are_what_a_spreadsheet_shows() {
        let cases = [
            ("19.989999999999998", "19.99"),
            ("0.30000000000000004", "0.3"),
            ("1.3800138E10", "13800138000"),
            ("5", "5"),
            ("-0", "0"),
            ("1E-3", "0.001"),
            ("123456789012345", "123456789012345"),
            ("x", "x"),
            ("NaN", "NaN"),
        ];
        for (raw, expected) in cases {
            assert_eq!(text(raw, Style::Number, false), expected, "{raw}");
        }
    }

    #[test]
    fn days_are_counted_from_1900_or_1904() {
        let cases = [
            ("46053", Style::Day, false, "2026-01-31"),
            ("44591", Style::Day, true, "2026-01-31"),
            ("46053.336805555555", Style::Day, false, "2026-01-31 08:05:00"),
            ("46053", Style::Time, false, "2026-01-31 00:00:00"),
            ("46053.336805555555", Style::Time, false, "2026-01-31 08:05:00"),
            ("46053.000001423612", Style::Time, false, "2026-01-31 00:00:00.123"),
            ("46052.999999999", Style::Time, false, "2026-01-31 00:00:00"),
            ("0.5", Style::Time, false, "12:00:00"),
            ("1", Style::Day, false, "1900-01-01"),
            ("59", Style::Day, false, "1900-02-28"),
            ("60", Style::Day, false, "60"),
            ("61", Style::Day, false, "1900-03-01"),
            ("0", Style::Day, true, "1904-01-01"),
            ("-1", Style::Day, false, "-1"),
            ("2958465", Style::Day, false, "9999-12-31"),
            ("1E300", Style::Day, false, &format!("1{}", "0".repeat(300))),
        ];
        for (raw, style, from_1904, expected) in cases {
            assert_eq!(text(raw, style, from_1904), expected, "{raw}");
        }
    }
}
