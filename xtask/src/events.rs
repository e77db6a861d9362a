//! A large CSV of made-up events for `cargo xtask bench`, the same bytes on every machine.
//!
//! It has what makes real exports slow to read: many customers, names beyond ASCII, quoted fields, empty cells,
//! rows that are not in the order of time. It is not meant to look like anyone's customers: the sample of the
//! app does that.

use crate::failure::{Failure, Result};
use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::Path,
};

const HEADER: &str = "customer_id,timestamp,touchpoint,channel,stage,rating,amount";

/// Five for each stage, in the order of [`STAGES`]. One has a comma and one has quotes: both must be quoted.
const TOUCHPOINTS: [&str; 30] = [
    "Search ad",
    "短视频",
    "Social post",
    "种草笔记",
    "Friend's advice",
    "商品详情页",
    "Product page",
    "评价区",
    "Size guide",
    "在线客服",
    "Cart, saved",
    "加入购物车",
    "Coupon",
    "结算页",
    "Checkout",
    "支付",
    "Payment failed",
    "订单确认",
    "Order mail",
    "短信通知",
    "Parcel tracking",
    "物流派送",
    "Unboxing",
    "开箱试穿",
    "Return request",
    "退换货",
    "Loyalty points",
    "客服\"小旅\"回访",
    "Review request",
    "会员日",
];

const CHANNELS: [&str; 8] = ["App", "官网", "小程序", "Social", "门店", "Phone", "E-mail", "快递"];
const STAGES: [&str; 6] = ["认知", "考虑", "决策", "购买", "使用", "忠诚"];
/// The stage whose events may have an amount.
const PURCHASE: usize = 3;
const TOUCHPOINTS_A_STAGE: usize = TOUCHPOINTS.len() / STAGES.len();

/// Events a customer, on average.
const EVENTS_A_CUSTOMER: u32 = 10;
/// Days of each month from January 2023 on: 24 months.
const MONTH_DAYS: [u32; 24] =
    [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const FIRST_YEAR: usize = 2023;
const DAY_SECONDS: u64 = 86_400;
const PERIOD_SECONDS: u64 = 731 * DAY_SECONDS;
/// A row out of order comes this much late at most.
const LATE_SECONDS: u64 = 3 * DAY_SECONDS;

/// Writes `rows` rows under a header to `file`.
pub fn write(file: &Path, rows: u32) -> Result<()> {
    let failed = |error: io::Error| Failure::io("write", file, &error);
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let mut out = BufWriter::with_capacity(1 << 20, File::create(file).map_err(failed)?);
    rows_into(&mut out, rows).and_then(|()| out.flush()).map_err(failed)
}

fn rows_into(out: &mut impl Write, rows: u32) -> io::Result<()> {
    writeln!(out, "{HEADER}")?;
    let touchpoints = TOUCHPOINTS.map(quoted);
    let customers = u64::from(rows.div_ceil(EVENTS_A_CUSTOMER));
    let mut random = Random(0x5741_594d_4152_4b31);
    for row in 0..rows {
        let late = if random.percent(5) { random.below(LATE_SECONDS) } else { 0 };
        let second = (PERIOD_SECONDS * u64::from(row) / u64::from(rows)).saturating_sub(late);
        let customer = random.below(customers);
        let touchpoint = random.index(TOUCHPOINTS.len());
        let stage = touchpoint / TOUCHPOINTS_A_STAGE;
        // A touchpoint is met on two channels.
        let channel = CHANNELS[(touchpoint + random.index(2)) % CHANNELS.len()];
        write!(
            out,
            "C{customer:06},{},{},{channel},{}",
            timestamp(second),
            touchpoints[touchpoint],
            STAGES[stage]
        )?;
        match random.percent(20) {
            true => write!(out, ",{},", 1 + random.below(5))?,
            false => write!(out, ",,")?,
        }
        match stage == PURCHASE {
            true => writeln!(out, "{}.{:02}", 9 + random.below(990), random.below(100))?,
            false => writeln!(out)?,
        }
    }
    Ok(())
}

/// A field as RFC 4180 has it.
fn quoted(field: &str) -> String {
    if field.contains([',', '"']) {
        return format!("\"{}\"", field.replace('"', "\"\""));
    }
    field.to_owned()
}

/// `second` of the period as `YYYY-MM-DD hh:mm:ss`.
fn timestamp(second: u64) -> String {
    let (mut day, of_day) = (second / DAY_SECONDS, second % DAY_SECONDS);
    let mut month = 0;
    while let Some(days) = MONTH_DAYS.get(month).map(|days| u64::from(*days))
        && day >= days
    {
        day -= days;
        month += 1;
    }
    let (year, month) = (FIRST_YEAR + month / 12, month % 12 + 1);
    let (hour, minute, second) = (of_day / 3600, of_day / 60 % 60, of_day % 60);
    format!("{year}-{month:02}-{:02} {hour:02}:{minute:02}:{second:02}", day + 1)
}

/// SplitMix64 (Steele, Lea and Flood 2014): whole numbers alone, so every machine draws the same.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to `limit` - 1. The bias of the remainder is nothing here.
    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    fn index(&mut self, length: usize) -> usize {
        usize::try_from(self.below(length as u64)).unwrap_or(0)
    }

    fn percent(&mut self, share: u64) -> bool {
        self.below(100) < share
    }
}

#[cfg(test)]
mod tests {
    use super::{HEADER, MONTH_DAYS, PERIOD_SECONDS, Random, TOUCHPOINTS, quoted, rows_into, timestamp};
    use std::collections::BTreeSet;

    const ROWS: usize = 20_000;

    fn text() -> String {
        let mut out = Vec::new();
        rows_into(&mut out, u32::try_from(ROWS).unwrap()).unwrap();
        String::from_utf8(out).unwrap()
    }

    /// Shares of a sample of 20,000 rows, in percent.
    fn near(count: usize, percent: usize) -> bool {
        (count * 100).abs_diff(ROWS * percent) < ROWS
    }

    #[test]
    fn the_generator_is_splitmix64() {
        // Reference values of seed 1234567 in the author's C code.
        let mut random = Random(1_234_567);
        assert_eq!(random.next(), 6_457_827_717_110_365_317);
        assert_eq!(random.next(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn rows_are_as_promised() {
        let text = text();
        let mut lines = text.lines();
        assert_eq!(lines.next(), Some(HEADER));
        let rows: Vec<&str> = lines.collect();
        assert_eq!(rows.len(), ROWS);
        // Two names hold a comma or quotes; every other row splits at its commas.
        let plain: Vec<Vec<&str>> =
            rows.iter().filter(|row| !row.contains('"')).map(|row| row.split(',').collect()).collect();
        assert!(plain.iter().all(|cells| cells.len() == 7));
        let distinct = |column: usize| plain.iter().map(|cells| cells[column]).collect::<BTreeSet<_>>().len();
        assert_eq!([distinct(2), distinct(3), distinct(4)], [28, 8, 6]);
        assert!(distinct(0).abs_diff(ROWS / 10) < 50);
        let rated = plain.iter().filter(|cells| !cells[5].is_empty()).count();
        assert!(near(rated * 30 / 28, 20), "{rated}");
        let late =
            rows.windows(2).filter(|pair| pair[0].split(',').nth(1) > pair[1].split(',').nth(1)).count();
        assert!(near(late, 5), "{late}");
    }

    #[test]
    fn half_of_the_names_are_chinese_and_two_are_quoted() {
        assert_eq!(TOUCHPOINTS.iter().filter(|name| !name.is_ascii()).count(), 15);
        assert_eq!(TOUCHPOINTS.iter().filter(|name| quoted(name).starts_with('"')).count(), 2);
        assert_eq!(quoted("a \"b\""), "\"a \"\"b\"\"\"");
    }

    #[test]
    fn times_span_24_months() {
        assert_eq!(u64::from(MONTH_DAYS.iter().sum::<u32>()) * 86_400, PERIOD_SECONDS);
        assert_eq!(timestamp(0), "2023-01-01 00:00:00");
        assert_eq!(timestamp((365 + 31 + 28) * 86_400 + 3_661), "2024-02-29 01:01:01");
        assert_eq!(timestamp(PERIOD_SECONDS - 1), "2024-12-31 23:59:59");
    }
}
