//! Times as files write them.

use super::guess;
use waymark::table::{DateFormat, parse_time};

/// Milliseconds of 2026-01-31 00:00.
const DAY: i64 = 1_769_817_600_000;
const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
/// 08:05
const MORNING: i64 = DAY + 8 * HOUR + 5 * MINUTE;
/// 20:05
const EVENING: i64 = MORNING + 12 * HOUR;

#[test]
fn year_first() {
    let cases: &[(&str, i64)] = &[
        ("2026-01-31", DAY),
        ("2026-1-31", DAY),
        ("2026/1/31", DAY),
        ("2026.01.31", DAY),
        ("20260131", DAY),
        ("2026年1月31日", DAY),
        ("２０２６年１月３１日", DAY),
        ("2026年01月31号", DAY),
        ("2026-Jan-31", DAY),
        (" 2026-01-31\u{3000}", DAY),
        ("2026-01-31 08:05", MORNING),
        ("2026-01-31T08:05:00", MORNING),
        ("2026-01-31  8:05", MORNING),
        ("202601310805", MORNING),
        ("20260131080500", MORNING),
        ("20260131 0805", MORNING),
        ("20260131T080500", MORNING),
        ("2026年1月31日 8:05", MORNING),
        ("2026年1月31日8时5分", MORNING),
        ("2026年1月31日8点5分0秒", MORNING),
        ("2026年1月31日 星期六 8:05", MORNING),
        ("2026年1月31日（周六）8:05", i64::MIN),
        ("2026/1/31 上午8:05", MORNING),
        ("2026/1/31 上午 8：05", MORNING),
        ("2026/1/31 下午8:05:00", EVENING),
        ("2026/1/31 下午 20:05", EVENING),
        ("2026-01-31 8:05 AM", MORNING),
        ("2026-01-31 08:05:00 p.m.", EVENING),
        ("2026-01-31 12:05 AM", DAY + 5 * MINUTE),
        ("2026-01-31 12:05 PM", DAY + 12 * HOUR + 5 * MINUTE),
        ("2026-01-31 中午12:05", DAY + 12 * HOUR + 5 * MINUTE),
        ("2026-01-31 凌晨12:05", DAY + 5 * MINUTE),
        ("2026/1/31 8:05:09.123", MORNING + 9_123),
        ("2026-01-31 08:05:09,5", MORNING + 9_500),
        ("2026-01-31T08:05:09.123456789", MORNING + 9_123),
        ("2026-01-31 24:00:00", DAY + 24 * HOUR),
        ("2026-01-31 23:59:60", DAY + 24 * HOUR),
        ("2024-02-29", 1_709_164_800_000),
        ("1969-12-31 23:59:59.999", -1),
        ("1000-01-01", -30_610_224_000_000),
        ("9999-12-31", 253_402_214_400_000),
        // Not there.
        ("", i64::MIN),
        ("2026-02-29", i64::MIN),
        ("1900-02-29", i64::MIN),
        ("2026-13-01", i64::MIN),
        ("2026-00-10", i64::MIN),
        ("2026-01-32", i64::MIN),
        ("2026-01-31 25:00", i64::MIN),
        ("2026-01-31 24:00:01", i64::MIN),
        ("2026-01-31 08:60", i64::MIN),
        ("2026-01-31 13:05 AM", i64::MIN),
        ("2026-01-31 8", i64::MIN),
        ("2026-01-31 x", i64::MIN),
        ("2026-01/31", i64::MIN),
        ("2026-01", i64::MIN),
        ("26-01-31", i64::MIN),
        ("31/01/2026", i64::MIN),
        ("0000-01-01", i64::MIN),
        ("2026-01-31 08:05:09.", i64::MIN),
        ("1769817600", i64::MIN),
        ("99999999999999999999", i64::MIN),
        ("昨天", i64::MIN),
    ];
    check(DateFormat::YearFirst, 480, cases);
}

#[test]
fn zone_offsets_are_moved_to_the_workspace() {
    let utc = MORNING - 8 * HOUR;
    let cases: &[(&str, i64)] = &[
        ("2026-01-31T00:05:00Z", MORNING),
        ("2026-01-31T00:05:00.000z", MORNING),
        ("2026-01-31 00:05:00 UTC", MORNING),
        ("2026-01-31 08:05:00+08:00", MORNING),
        ("2026-01-31 08:05:00 +0800", MORNING),
        ("2026-01-31T08:05+08", MORNING),
        ("2026-01-30T19:05:00-05:00", MORNING),
        ("2026-01-31T05:35:00+05:30", MORNING),
        ("2026-01-31 8:05 AM +08:00", MORNING),
        ("Sat Jan 31 2026 08:05:00 GMT+0800 (中国标准时间)", MORNING),
        ("Sat, 31 Jan 2026 00:05:00 GMT", i64::MIN),
        ("2026-01-31T08:05:00+08:00[Asia/Shanghai]", MORNING),
        ("2026-01-31 08:05:00+99:00", i64::MIN),
        ("2026-01-31 08:05:00 CST", i64::MIN),
        ("2026-01-31 08:05:00+08:00 x", i64::MIN),
    ];
    check(DateFormat::YearFirst, 480, cases);
    check(DateFormat::YearFirst, 0, &[("2026-01-31 08:05:00+08:00", utc), ("2026-01-31 08:05:00", MORNING)]);
    check(DateFormat::YearFirst, -300, &[("2026-01-31T00:05:00Z", utc - 5 * HOUR)]);
}

#[test]
fn day_first_and_month_first() {
    let day = &[
        ("31/01/2026", DAY),
        ("31.1.2026 08:05", MORNING),
        ("31-1-26 8:05", MORNING),
        ("31-Jan-2026 08:05:00", MORNING),
        ("31 January 2026", DAY),
        ("Sat, 31 Jan 2026 08:05:00", MORNING),
        ("2026-01-31", DAY),
        ("31/01/71", 34_128_000_000),
        ("01/31/2026", i64::MIN),
        ("31/01.2026", i64::MIN),
        ("31/01/026", i64::MIN),
    ];
    check(DateFormat::DayFirst, 480, day);
    let month = &[
        ("01/31/2026", DAY),
        ("1/31/26 8:05 PM", EVENING),
        ("01/31/2026, 8:05:00\u{202f}PM", EVENING),
        ("Jan 31, 2026 8:05 AM", MORNING),
        ("January 31, 2026", DAY),
        ("31-Jan-2026", DAY),
        ("2026/1/31", DAY),
        ("31/01/2026", i64::MIN),
        ("Foo 31, 2026", i64::MIN),
    ];
    check(DateFormat::MonthFirst, 480, month);
}

#[test]
fn counted_times() {
    check(
        DateFormat::EpochSeconds,
        480,
        &[
            ("1769817900", MORNING),
            ("1769817900.5", MORNING + 500),
            ("0", 8 * HOUR),
            ("-1", 8 * HOUR - 1000),
            ("1769817900000", i64::MIN),
            ("1e9", i64::MIN),
            ("inf", i64::MIN),
            ("2026-01-31", i64::MIN),
        ],
    );
    check(DateFormat::EpochMillis, 480, &[("1769817900000", MORNING), ("1769817900000000", i64::MIN)]);
    check(
        DateFormat::ExcelSerial,
        480,
        &[
            ("46053", DAY),
            ("46053.336805555555", MORNING),
            ("25569", 0),
            ("0", i64::MIN),
            ("-5", i64::MIN),
            ("99999999", i64::MIN),
        ],
    );
}

#[test]
fn formats_are_found() {
    let cases: &[(&[&str], DateFormat)] = &[
        (&["2026-01-31", "2026-02-01"], DateFormat::YearFirst),
        (&["20260131", "20260201"], DateFormat::YearFirst),
        (&["2026年1月31日 8:05", "2026年2月1日 9:00"], DateFormat::YearFirst),
        (&["31/01/2026", "01/02/2026"], DateFormat::DayFirst),
        (&["01/31/2026", "02/01/2026"], DateFormat::MonthFirst),
        // No number above 12: day first, unless AM or PM says where it was written.
        (&["01/02/2026", "03/04/2026"], DateFormat::DayFirst),
        (&["1.2.2026 08:05", "3.4.2026 08:05"], DateFormat::DayFirst),
        (&["1/2/2026 8:05 AM", "3/4/2026 8:05 PM"], DateFormat::MonthFirst),
        (&["31/01/2026 8:05 PM", "3/4/2026 8:05 PM"], DateFormat::DayFirst),
        (&["1769817900", "1769817999"], DateFormat::EpochSeconds),
        (&["1769817900123", "1769817999123"], DateFormat::EpochMillis),
        (&["46053.336805", "46054"], DateFormat::ExcelSerial),
    ];
    for (times, format) in cases {
        let rows: String = times.iter().map(|time| format!("1;{time};x\n")).collect();
        let mapping = guess(format!("user;time;event\n{rows}").as_bytes());
        assert_eq!(mapping.dates, *format, "{times:?}");
    }
}

/// `i64::MIN` stands for "no time".
fn check(format: DateFormat, utc_offset_minutes: i32, cases: &[(&str, i64)]) {
    for (text, millis) in cases {
        let expected = Some(*millis).filter(|millis| *millis != i64::MIN);
        assert_eq!(parse_time(text, format, utc_offset_minutes), expected, "{text:?} as {format:?}");
    }
}
