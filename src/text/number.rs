//! How numbers, percentages, money, dates and durations are written. Pure formatting: it reads no clock and
//! no locale, rounds only for display, and knows no figure by name (names are in `text::metric`).

use super::{Lang, Phrase};
use chrono::{DateTime, Datelike, NaiveDate, Timelike};

/// What stands where there is no data.
pub const NO_DATA: Phrase = Phrase::new("无数据", "no data");

const MINUS: char = '\u{2212}';
const NO_LIMIT: Phrase = Phrase::new("不限时", "no limit");

/// An integer with thousands separators and a true minus: `31,106`.
pub fn integer(value: i64) -> String {
    signed(value < 0, group(&value.unsigned_abs().to_string()))
}

/// A count with thousands separators: `31,106`.
pub fn count(value: u64) -> String {
    group(&value.to_string())
}

/// A decimal number with so many places, thousands separators and a true minus: `1,234.50`.
/// A dash where the number is not finite.
pub fn decimal(value: f64, places: usize) -> String {
    if !value.is_finite() {
        return "—".into();
    }
    let digits = format!("{:.places$}", value.abs());
    let zero = digits.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    let text = match digits.split_once('.') {
        Some((whole, fraction)) => format!("{}.{fraction}", group(whole)),
        None => group(&digits),
    };
    signed(value < 0.0 && !zero, text)
}

/// A share of 1 as a percentage with one decimal: 0.1304 is `13.0%`.
pub fn percent(rate_0_1: f64) -> String {
    if rate_0_1.is_finite() { decimal(rate_0_1 * 100.0, 1) + "%" } else { decimal(rate_0_1, 1) }
}

/// An amount of money in hundredths, with the sign of its currency (ISO 4217 code): `¥1,234.50`.
/// Whole amounts of 1,000 and more lose their zeros: `¥12,000`.
pub fn money(cents: i64, currency: &str) -> String {
    let whole = group(&(cents.unsigned_abs() / 100).to_string());
    let rest = cents.unsigned_abs() % 100;
    let text =
        if rest == 0 && cents.unsigned_abs() >= 100_000 { whole } else { format!("{whole}.{rest:02}") };
    signed(cents < 0, currency_sign(currency) + &text)
}

/// A large number in few characters: `4.1万`, `1.2亿` in Chinese, `41K`, `1.2M`, `3B` in English;
/// plain below 10,000.
pub fn compact(value: f64, lang: Lang) -> String {
    const ZH: [(f64, &str); 2] = [(1e8, "亿"), (1e4, "万")];
    const EN: [(f64, &str); 3] = [(1e9, "B"), (1e6, "M"), (1e3, "K")];
    let units: &[(f64, &str)] = match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    };
    // 0.5 % below a unit already rounds up to it: 9,999,960 is 10M, not 10,000K.
    let unit = units.iter().find(|(size, _)| value.abs() >= size * 0.99995 && value.abs() >= 9999.5);
    match unit {
        Some((size, name)) => {
            let text = decimal(value / size, 1);
            format!("{}{name}", text.strip_suffix(".0").unwrap_or(&text))
        }
        None => {
            let text = decimal(value, usize::from(value.abs() < 1000.0 && value.fract() != 0.0));
            text.strip_suffix(".0").unwrap_or(&text).to_owned()
        }
    }
}

/// Money in hundredths in few characters: `¥4.1万`, `$41K`.
pub fn compact_money(cents: i64, currency: &str, lang: Lang) -> String {
    let text = compact(cents.unsigned_abs() as f64 / 100.0, lang);
    signed(cents < 0, currency_sign(currency) + &text)
}

/// A change with its sign, a true minus, and no sign where it rounds to nothing: `+3.2`, `−1.5`, `0.0`.
pub fn change(difference: f64, places: usize) -> String {
    let text = decimal(difference, places);
    let zero = !text.bytes().any(|byte| byte.is_ascii_digit() && byte != b'0');
    if difference > 0.0 && difference.is_finite() && !zero { format!("+{text}") } else { text }
}

/// A change of a share in percentage points: 0.032 is `+3.2 个百分点`, `+3.2 pp`.
pub fn change_points(difference_0_1: f64, lang: Lang) -> String {
    let unit = Phrase::new(" 个百分点", " pp").get(lang);
    change(difference_0_1 * 100.0, 1) + unit
}

/// A size of memory or of a file: `12 KB`, `2.6 MB` (steps of 1,024).
pub fn bytes(size: u64) -> String {
    const UNITS: [&str; 4] = ["B", "KB", "MB", "GB"];
    let mut value = size as f64;
    let mut unit = 0;
    while value >= 1023.5 && unit + 1 < UNITS.len() {
        value /= 1024.0;
        unit += 1;
    }
    let places = usize::from(unit >= 2 && value < 100.0);
    format!("{} {}", decimal(value, places), UNITS[unit])
}

/// A day from wall-clock milliseconds: `2024年1月4日`, `4 Jan 2024`.
pub fn day(millis: i64, lang: Lang) -> String {
    let Some(date) = date_of(millis) else { return "—".into() };
    date_label(date, lang)
}

/// A calendar date: `2024年1月4日`, `4 Jan 2024`.
pub fn date_label(date: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
        Lang::En => format!("{} {} {}", date.day(), month_short(date.month(), lang), date.year()),
    }
}

/// A point in time from wall-clock milliseconds: `2024年1月4日 11:45`, `4 Jan 2024, 11:45`.
pub fn day_time(millis: i64, lang: Lang) -> String {
    let Some(time) = DateTime::from_timestamp_millis(millis) else { return "—".into() };
    let joint = Phrase::new(" ", ", ").get(lang);
    format!("{}{joint}{:02}:{:02}", day(millis, lang), time.hour(), time.minute())
}

/// The month of wall-clock milliseconds: `2024年1月`, `Jan 2024`.
pub fn month_at(millis: i64, lang: Lang) -> String {
    date_of(millis).map_or_else(|| "—".into(), |date| month(date.year(), date.month(), lang))
}

/// A month: `2024年1月`, `Jan 2024`.
pub fn month(year: i32, month: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{year}年{month}月"),
        Lang::En => format!("{} {year}", month_short(month, lang)),
    }
}

/// A month without its year, for axes: `1月`, `Jan`. A dash outside 1 to 12.
pub fn month_short(month: u32, lang: Lang) -> String {
    const EN: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let name = usize::try_from(month).ok().and_then(|at| EN.get(at.wrapping_sub(1)));
    match (lang, name) {
        (_, None) => "—".into(),
        (Lang::Zh, Some(_)) => format!("{month}月"),
        (Lang::En, Some(name)) => (*name).into(),
    }
}

/// From the first to the last day, both wall-clock milliseconds and both included; the year is said once
/// where it is the same: `2024年1月4日至6月29日`, `4 Jan – 29 Jun 2024`.
pub fn period(first_millis: i64, last_millis: i64, lang: Lang) -> String {
    let (Some(first), Some(last)) = (date_of(first_millis), date_of(last_millis)) else {
        return "—".into();
    };
    let (from, to) = (date_label(first, lang), date_label(last, lang));
    if first == last {
        return from;
    }
    let same_year = first.year() == last.year();
    match lang {
        Lang::Zh if same_year => format!("{from}至{}月{}日", last.month(), last.day()),
        Lang::Zh => format!("{from}至{to}"),
        Lang::En if same_year => format!("{} {} – {to}", first.day(), month_short(first.month(), lang)),
        Lang::En => format!("{from} – {to}"),
    }
}

/// How long a conversion window is, in words, from its minutes (`None` is no limit): `30 天`, `1 hour`,
/// `1 天 6 小时`.
pub fn window(minutes: Option<u32>, lang: Lang) -> String {
    let Some(minutes) = minutes else { return NO_LIMIT.get(lang).into() };
    let parts = [(minutes / 1440, DAY), (minutes % 1440 / 60, HOUR), (minutes % 60, MINUTE)];
    let words: Vec<String> =
        parts.into_iter().filter(|(n, _)| *n > 0).map(|(n, unit)| unit.of(u64::from(n), lang)).collect();
    if words.is_empty() { MINUTE.of(0, lang) } else { words.join(" ") }
}

/// A measured duration in its largest fitting unit: `45 秒`, `12.5 分钟`, `3.2 小时`, `1.5 days`.
pub fn duration(seconds: f64, lang: Lang) -> String {
    let (size, unit) = unit_of(seconds);
    let text = decimal(seconds / size, usize::from(unit != SECOND));
    let text = text.strip_suffix(".0").unwrap_or(&text);
    format!("{text} {}", unit.name(text == "1", lang))
}

/// The seconds of the unit in which [`duration`] tells a time.
pub fn duration_unit(seconds: f64) -> f64 {
    unit_of(seconds).0
}

/// The largest unit that fits, with its seconds.
fn unit_of(seconds: f64) -> (f64, Unit) {
    match seconds.abs() {
        size if size < 59.5 => (1.0, SECOND),
        size if size < 3597.0 => (60.0, MINUTE),
        size if size < 86_220.0 => (3600.0, HOUR),
        _ => (86_400.0, DAY),
    }
}

/// A unit of time with its names.
#[derive(Clone, Copy, PartialEq)]
struct Unit {
    one: Phrase,
    many: &'static str,
}

const SECOND: Unit = Unit { one: Phrase::new("秒", "second"), many: "seconds" };
const MINUTE: Unit = Unit { one: Phrase::new("分钟", "minute"), many: "minutes" };
const HOUR: Unit = Unit { one: Phrase::new("小时", "hour"), many: "hours" };
const DAY: Unit = Unit { one: Phrase::new("天", "day"), many: "days" };

impl Unit {
    fn name(self, single: bool, lang: Lang) -> &'static str {
        if lang == Lang::En && !single { self.many } else { self.one.get(lang) }
    }

    fn of(self, n: u64, lang: Lang) -> String {
        format!("{} {}", count(n), self.name(n == 1, lang))
    }
}

fn date_of(millis: i64) -> Option<NaiveDate> {
    DateTime::from_timestamp_millis(millis).map(|time| time.date_naive())
}

fn currency_sign(code: &str) -> String {
    match code {
        "CNY" | "JPY" => "¥".into(),
        "USD" => "$".into(),
        "EUR" => "€".into(),
        "GBP" => "£".into(),
        "HKD" => "HK$".into(),
        "TWD" => "NT$".into(),
        "KRW" => "₩".into(),
        "" => String::new(),
        other => format!("{other}\u{a0}"),
    }
}

fn signed(negative: bool, text: String) -> String {
    if negative { format!("{MINUS}{text}") } else { text }
}

fn group(digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use Lang::{En, Zh};

    #[test]
    fn integers_and_decimals_are_grouped_with_a_true_minus() {
        for (value, text) in [(0, "0"), (999, "999"), (1000, "1,000"), (-1_234_567, "−1,234,567")] {
            assert_eq!(integer(value), text);
        }
        assert_eq!(integer(i64::MIN), "−9,223,372,036,854,775,808");
        for (value, places, text) in [
            (1234.5, 2, "1,234.50"),
            (-0.04, 1, "0.0"),
            (-0.06, 1, "−0.1"),
            (999.96, 1, "1,000.0"),
            (f64::NAN, 1, "—"),
            (12.0, 0, "12"),
        ] {
            assert_eq!(decimal(value, places), text);
        }
    }

    #[test]
    fn shares_are_percentages_with_one_decimal() {
        for (rate, text) in
            [(0.0, "0.0%"), (0.130_37, "13.0%"), (1.0, "100.0%"), (-0.05, "−5.0%"), (f64::NAN, "—")]
        {
            assert_eq!(percent(rate), text);
        }
    }

    #[test]
    fn money_bears_the_sign_of_its_currency() {
        for (cents, currency, text) in [
            (123_450, "CNY", "¥1,234.50"),
            (1_200_000, "USD", "$12,000"),
            (-500, "EUR", "−€5.00"),
            (5, "CHF", "CHF\u{a0}0.05"),
            (i64::MIN, "", "−92,233,720,368,547,758.08"),
        ] {
            assert_eq!(money(cents, currency), text);
        }
        assert_eq!(compact_money(4_123_400, "CNY", Zh), "¥4.1万");
        assert_eq!(compact_money(-4_123_400, "USD", En), "−$41.2K");
    }

    #[test]
    fn large_numbers_are_short_in_the_readers_units() {
        for (value, zh, en) in [
            (0.0, "0", "0"),
            (12.5, "12.5", "12.5"),
            (9999.0, "9,999", "9,999"),
            (10_000.0, "1万", "10K"),
            (41_234.0, "4.1万", "41.2K"),
            (9_999_960.0, "1,000万", "10M"),
            (123_456_789.0, "1.2亿", "123.5M"),
            (-41_000.0, "−4.1万", "−41K"),
            (3e9, "30亿", "3B"),
        ] {
            assert_eq!((compact(value, Zh).as_str(), compact(value, En).as_str()), (zh, en));
        }
    }

    #[test]
    fn changes_bear_their_sign_unless_they_round_to_nothing() {
        for (value, text) in [(3.21, "+3.2"), (-1.5, "−1.5"), (0.04, "0.0"), (-0.04, "0.0"), (0.0, "0.0")] {
            assert_eq!(change(value, 1), text);
        }
        assert_eq!(change_points(0.032, Zh), "+3.2 个百分点");
        assert_eq!(change_points(-0.032, En), "−3.2 pp");
    }

    #[test]
    fn dates_and_periods_are_written_as_each_language_does() {
        let (first, last) = (1_704_368_738_000, 1_719_698_560_000);
        assert_eq!(day(first, Zh), "2024年1月4日");
        assert_eq!(day(first, En), "4 Jan 2024");
        assert_eq!(day_time(first, Zh), "2024年1月4日 11:45");
        assert_eq!(day_time(first, En), "4 Jan 2024, 11:45");
        assert_eq!(period(first, last, Zh), "2024年1月4日至6月29日");
        assert_eq!(period(first, last, En), "4 Jan – 29 Jun 2024");
        assert_eq!(period(first, first + 1, En), "4 Jan 2024");
        assert_eq!(period(first - 31_536_000_000, last, En), "4 Jan 2023 – 29 Jun 2024");
        assert_eq!(month(2024, 12, Zh), "2024年12月");
        assert_eq!(month(2024, 12, En), "Dec 2024");
        assert_eq!((month_short(0, En), month_short(13, Zh)), ("—".into(), "—".into()));
        assert_eq!(day(i64::MAX, Zh), "—");
    }

    #[test]
    fn windows_and_durations_are_said_in_words() {
        for (minutes, zh, en) in [
            (None, "不限时", "no limit"),
            (Some(43_200), "30 天", "30 days"),
            (Some(1440), "1 天", "1 day"),
            (Some(90), "1 小时 30 分钟", "1 hour 30 minutes"),
            (Some(0), "0 分钟", "0 minutes"),
        ] {
            assert_eq!((window(minutes, Zh).as_str(), window(minutes, En).as_str()), (zh, en));
        }
        for (seconds, zh, en) in [
            (1.0, "1 秒", "1 second"),
            (59.6, "1 分钟", "1 minute"),
            (750.0, "12.5 分钟", "12.5 minutes"),
            (86_400.0, "1 天", "1 day"),
            (-7200.0, "−2 小时", "−2 hours"),
        ] {
            assert_eq!((duration(seconds, Zh).as_str(), duration(seconds, En).as_str()), (zh, en));
        }
    }

    #[test]
    fn sizes_are_in_steps_of_1024() {
        for (size, text) in [(0, "0 B"), (1023, "1,023 B"), (12_288, "12 KB"), (2_613_191, "2.5 MB")] {
            assert_eq!(bytes(size), text);
        }
    }
}
