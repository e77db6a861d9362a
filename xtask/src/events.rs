//! The workload of `cargo xtask bench`: a CSV of made-up events, the same bytes on every machine.
//!
//! It has what makes real exports slow to read: some ten events a customer, names beyond ASCII, quoted fields, empty
//! cells, rows that come up to two days late. Within a customer times rise strictly, so that every figure that hangs on
//! their order has one right value. It is not meant to look like anyone's customers: the sample of the app does that.

use crate::failure::{Failure, Result};
use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::Path,
};

const HEADER: &str = "customer_id,timestamp,touchpoint,channel,stage,rating,amount";

/// Half of them Chinese. One has a comma and one has quotes: both must be quoted.
const TOUCHPOINTS: [&str; 30] = [
    "Homepage",
    "搜索引擎广告",
    "Product page",
    "微信公众号文章",
    "Checkout",
    "小红书种草",
    "Live chat",
    "客服热线",
    "Store visit, in person",
    "直播间下单",
    "Newsletter",
    "会员中心",
    "App push",
    "优惠券领取",
    "Order tracking",
    "售后退换货",
    "Delivery",
    "社群运营",
    "Unboxing",
    "满意度调查",
    "Referral \"invite\" page",
    "朋友圈广告",
    "Onboarding call",
    "新手引导",
    "Invoice",
    "续费提醒",
    "Review site",
    "线下活动",
    "Help center",
    "推荐有礼",
];
const CHANNELS: [&str; 8] = ["web", "app", "微信小程序", "门店", "call center", "email", "social", "partner"];
const STAGES: [&str; 6] = ["Awareness", "Consideration", "Purchase", "Onboarding", "Retention", "Advocacy"];
const PURCHASE: usize = 2;
const RETENTION: usize = 4;
/// How often each score from 0 to 10 is given.
const SCORE_WEIGHTS: [f64; 11] = [3.0, 1.0, 2.0, 3.0, 4.0, 8.0, 9.0, 14.0, 20.0, 17.0, 19.0];

/// Days of each month from January 2023 on: 24 months.
const MONTH_DAYS: [u32; 24] =
    [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const FIRST_YEAR: usize = 2023;
const DAY_SECONDS: u32 = 86_400;
const PERIOD_SECONDS: u32 = 731 * DAY_SECONDS;
/// A row out of order comes this much late at most.
const LATE_SECONDS: u32 = 2 * DAY_SECONDS;
const SEED: u32 = 42;

/// One row, with the second of the period at which it is written to the file.
struct Event {
    written: u32,
    customer: u32,
    second: u32,
    touchpoint: usize,
    channel: usize,
    stage: usize,
    score: Option<usize>,
    cents: Option<u32>,
}

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
    for event in events(rows as usize) {
        // A permutation of seven digits, so that ids are not in the order of the customers.
        let id = u64::from(event.customer) * 7_368_787 % 10_000_000;
        write!(
            out,
            "C{id:07},{},{},{},{},",
            timestamp(event.second),
            touchpoints[event.touchpoint],
            CHANNELS[event.channel],
            STAGES[event.stage]
        )?;
        if let Some(score) = event.score {
            write!(out, "{score}")?;
        }
        match event.cents {
            Some(cents) => writeln!(out, ",{}.{:02}", cents / 100, cents % 100)?,
            None => writeln!(out, ",")?,
        }
    }
    Ok(())
}

/// The events of one customer after the other, then in the order in which they are written.
fn events(rows: usize) -> Vec<Event> {
    let odds = Odds::new();
    let mut random = Random::new(SEED);
    let mut events = Vec::with_capacity(rows);
    for customer in 0.. {
        if events.len() >= rows {
            break;
        }
        customer_into(&mut events, rows, customer, &odds, &mut random);
    }
    events.sort_by_key(|event| event.written);
    events
}

/// A quarter of the customers has up to four events, the others five to twenty; most begin at the first stage, and go on to
/// the next with each third event.
fn customer_into(events: &mut Vec<Event>, rows: usize, customer: u32, odds: &Odds, random: &mut Random) {
    let length = if random.share() < 0.25 { 1 + random.below(4) } else { 5 + random.below(16) };
    let mut second = random.below(PERIOD_SECONDS);
    let mut stage = if random.share() < 0.8 { 0 } else { 1 };
    for place in 0..length {
        if events.len() == rows {
            return;
        }
        if place > 0 {
            second += random.gap();
            if second >= PERIOD_SECONDS {
                return;
            }
            if stage + 1 < STAGES.len() && random.share() < 0.35 {
                stage += 1;
            }
        }
        events.push(event(customer, second, stage, odds, random));
    }
}

/// The draws are made in this order, whatever comes of them: another order would be another file.
fn event(customer: u32, second: u32, at: usize, odds: &Odds, random: &mut Random) -> Event {
    let stage = if random.share() < 0.85 { at } else { random.index(STAGES.len()) };
    let touchpoint = (random.pick(&odds.touchpoint) * 7 + stage * 5) % TOUCHPOINTS.len();
    let channel = match random.share() < 0.5 {
        true => touchpoint % CHANNELS.len(),
        false => random.pick(&odds.channel),
    };
    let score = (random.share() < 0.2).then(|| {
        let score = random.pick(&odds.score);
        let is_worse = random.share() < [0.0, 0.1, 0.2, 0.1 * 3.0, 0.4][touchpoint % 5];
        if is_worse { score.saturating_sub(2) } else { score }
    });
    let (is_paid, price) = (random.share(), random.share());
    let paid = match stage {
        PURCHASE => 0.6,
        RETENTION => 0.25,
        _ => 0.02,
    };
    let cents = (is_paid < paid).then(|| 500 + floor(price * price * price * 50_000.0));
    let (is_late, delay) = (random.share(), random.below(LATE_SECONDS));
    let written = second + if is_late < 0.05 { delay } else { 0 };
    Event { written, customer, second, touchpoint, channel, stage, score, cents }
}

/// A field as RFC 4180 has it.
fn quoted(field: &str) -> String {
    if field.contains([',', '"']) {
        return format!("\"{}\"", field.replace('"', "\"\""));
    }
    field.to_owned()
}

/// `second` of the period as `YYYY-MM-DD hh:mm:ss`.
fn timestamp(second: u32) -> String {
    let (mut day, of_day) = (second / DAY_SECONDS, second % DAY_SECONDS);
    let mut month = 0;
    while let Some(days) = MONTH_DAYS.get(month)
        && day >= *days
    {
        day -= days;
        month += 1;
    }
    let (year, month) = (FIRST_YEAR + month / 12, month % 12 + 1);
    let (hour, minute, second) = (of_day / 3600, of_day / 60 % 60, of_day % 60);
    format!("{year}-{month:02}-{:02} {hour:02}:{minute:02}:{second:02}", day + 1)
}

/// Cumulative shares.
struct Odds {
    touchpoint: Vec<f64>,
    channel: Vec<f64>,
    score: Vec<f64>,
}

impl Odds {
    fn new() -> Self {
        // Zipf's law: the second is met half as often as the first, the third a third as often.
        let zipf = |count: u32| (1..=count).map(|rank| 1.0 / f64::from(rank)).collect::<Vec<_>>();
        Self {
            touchpoint: cumulative(&zipf(30)),
            channel: cumulative(&zipf(8)),
            score: cumulative(&SCORE_WEIGHTS),
        }
    }
}

fn cumulative(weights: &[f64]) -> Vec<f64> {
    let total: f64 = weights.iter().sum();
    let mut sum = 0.0;
    let add = |weight: &f64| {
        sum += weight;
        sum / total
    };
    weights.iter().map(add).collect()
}

/// sfc32 (Doty-Humphrey, PractRand): 32-bit arithmetic alone, so every machine and language draws the same.
struct Random {
    a: u32,
    b: u32,
    c: u32,
    counter: u32,
}

impl Random {
    fn new(seed: u32) -> Self {
        let mut random = Self { a: seed, b: 0x9e37_79b9, c: 0x243f_6a88, counter: 1 };
        for _ in 0..16 {
            random.next();
        }
        random
    }

    fn next(&mut self) -> u32 {
        let drawn = self.a.wrapping_add(self.b).wrapping_add(self.counter);
        self.counter = self.counter.wrapping_add(1);
        self.a = self.b ^ (self.b >> 9);
        self.b = self.c.wrapping_add(self.c << 3);
        self.c = self.c.rotate_left(21).wrapping_add(drawn);
        drawn
    }

    /// From 0 to below 1.
    fn share(&mut self) -> f64 {
        f64::from(self.next()) / 4_294_967_296.0
    }

    fn below(&mut self, limit: u32) -> u32 {
        floor(self.share() * f64::from(limit))
    }

    fn index(&mut self, length: usize) -> usize {
        self.below(u32::try_from(length).unwrap_or(u32::MAX)) as usize
    }

    fn pick(&mut self, cumulative: &[f64]) -> usize {
        let share = self.share();
        cumulative.iter().position(|until| share < *until).unwrap_or(cumulative.len() - 1)
    }

    /// Seconds until a customer's next event: within the hour, within three days, or within a month.
    fn gap(&mut self) -> u32 {
        let kind = self.share();
        let (least, most) = match kind {
            kind if kind < 0.3 => (1, 3_600),
            kind if kind < 0.7 => (3_600, 259_200),
            _ => (259_200, 2_592_000),
        };
        least + self.below(most - least)
    }
}

/// Of a number that is not negative and small.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below 2^32 and not negative")]
fn floor(number: f64) -> u32 {
    number as u32
}

#[cfg(test)]
mod tests {
    use super::{MONTH_DAYS, PERIOD_SECONDS, TOUCHPOINTS, quoted, rows_into, timestamp};

    /// FNV-1a of the first 1,000 rows, from a generator written apart from this one in another language: figures of other
    /// runs are about the same workload.
    #[test]
    fn the_bytes_are_those_of_the_workload() {
        let mut out = Vec::new();
        rows_into(&mut out, 1_000).unwrap();
        let hash = out.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        });
        assert_eq!(hash, 0x8e27_ad0c_300d_581f);
    }

    #[test]
    fn half_of_the_names_are_chinese_and_two_are_quoted() {
        assert_eq!(TOUCHPOINTS.iter().filter(|name| !name.is_ascii()).count(), 15);
        assert_eq!(TOUCHPOINTS.iter().filter(|name| quoted(name).starts_with('"')).count(), 2);
        assert_eq!(quoted("a \"b\""), "\"a \"\"b\"\"\"");
    }

    #[test]
    fn times_span_24_months() {
        assert_eq!(MONTH_DAYS.iter().sum::<u32>() * 86_400, PERIOD_SECONDS);
        assert_eq!(timestamp(0), "2023-01-01 00:00:00");
        assert_eq!(timestamp((365 + 31 + 28) * 86_400 + 3_661), "2024-02-29 01:01:01");
        assert_eq!(timestamp(PERIOD_SECONDS - 1), "2024-12-31 23:59:59");
    }
}
