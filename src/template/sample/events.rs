//! The synthetic data set as a CSV file, as an export of a shop would look: mostly clean, with a handful of
//! rows that are not, so that the quality panel has something to find.

use super::shopper::{Event, Shop, Touch};
use crate::model::Question;
use crate::table::{DateFormat, Mapping, Role};
use crate::template::channel_name;
use crate::text::{Lang, Phrase, sample, sample_data as words};
use std::fmt::Write as _;

/// Customers in the data set.
pub const CUSTOMERS: usize = 4_000;

const SEED: u64 = 20_260_101;

/// Every so many rows something is wrong, at fixed places, so that the counts are known.
const DUPLICATED: [usize; 6] = [1_203, 7_777, 12_010, 20_480, 26_001, 30_303];
const UNREADABLE_TIME: [usize; 3] = [4_321, 15_926, 27_182];
const NO_CUSTOMER: usize = 9_001;
const OUT_OF_SCALE: [usize; 2] = [11_235, 23_571];

/// The name of the data set in `lang`; it says that it is synthetic.
pub fn dataset_name(lang: Lang) -> &'static str {
    words::DATASET.get(lang)
}

/// A name for the file.
pub fn file_name(lang: Lang) -> &'static str {
    words::FILE_NAME.get(lang)
}

/// How [`events_csv`] is read, for those who do not want to leave it to a guess.
pub fn mapping(lang: Lang) -> Mapping {
    Mapping {
        separator: ',',
        headers: words::HEADERS.iter().map(|header| header.get(lang).to_owned()).collect(),
        roles: vec![
            Role::Customer,
            Role::Time,
            Role::Touchpoint,
            Role::Channel,
            Role::Stage,
            Role::Case,
            Role::Rating(Question::CSAT_5),
            Role::Rating(Question::NPS),
            Role::Amount,
            Role::Comment,
            Role::Attribute,
            Role::Attribute,
            Role::Attribute,
        ],
        dates: DateFormat::YearFirst,
        utc_offset_minutes: 480,
        decimal_comma: false,
        ..Mapping::default()
    }
}

/// The data set in UTF-8: a header line, then one event a line in the order of time. The same bytes at
/// every call; only the names differ between the languages.
pub fn events_csv(lang: Lang) -> Vec<u8> {
    let events = Shop::new(SEED).run(CUSTOMERS);
    let mut out = String::with_capacity(events.len() * 112);
    for (at, header) in words::HEADERS.iter().enumerate() {
        out.push_str(if at > 0 { "," } else { "" });
        out.push_str(header.get(lang));
    }
    out.push('\n');
    for (row, event) in events.iter().enumerate() {
        let start = out.len();
        write_row(&mut out, row, event, lang);
        if DUPLICATED.contains(&row) {
            out.extend_from_within(start..);
        }
    }
    out.into_bytes()
}

fn write_row(out: &mut String, row: usize, event: &Event, lang: Lang) {
    // Writing to a string cannot fail.
    let mut put = |args: std::fmt::Arguments<'_>| out.write_fmt(args).unwrap_or_default();
    if row != NO_CUSTOMER {
        put(format_args!("C{:05}", 10_001 + event.customer));
    }
    match UNREADABLE_TIME.iter().position(|bad| *bad == row) {
        Some(which) => put(format_args!(",{},", words::UNREADABLE_TIMES[which].get(lang))),
        None => {
            let (month, day) = month_and_day(event.second / 86_400);
            let (hour, minute, second) =
                (event.second / 3600 % 24, event.second / 60 % 60, event.second % 60);
            put(format_args!(",2026-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02},"));
        }
    }
    put(format_args!(
        "{},{},",
        sample::TOUCHPOINTS[event.touch as usize].get(lang),
        channel_name(event.channel).get(lang)
    ));
    put(format_args!("{},S{:06},", stage(event.touch).map_or("", |stage| stage.get(lang)), event.session));
    match event.csat {
        Some(csat) if OUT_OF_SCALE.contains(&row) => put(format_args!("{}", csat + 5)),
        None if OUT_OF_SCALE.contains(&row) => put(format_args!("9")),
        Some(csat) => put(format_args!("{csat}")),
        None => {}
    }
    put(format_args!(","));
    if let Some(nps) = event.nps {
        put(format_args!("{nps}"));
    }
    put(format_args!(","));
    if let Some(cents) = event.cents {
        let sign = if cents < 0 { "-" } else { "" };
        put(format_args!("{sign}{}.{:02}", cents.abs() / 100, cents.abs() % 100));
    }
    let city = words::CITIES[event.city].get(lang);
    let (device, tier) = (words::DEVICES[event.device].get(lang), words::TIERS[event.tier].get(lang));
    put(format_args!(",{},{city},{device},{tier}\n", Quoted(comment(event, lang))));
}

/// A cell that may hold commas or quotes.
struct Quoted(&'static str);

impl std::fmt::Display for Quoted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.0.contains([',', '"', '\n']) {
            write!(f, "\"{}\"", self.0.replace('"', "\"\""))
        } else {
            f.write_str(self.0)
        }
    }
}

fn comment(event: &Event, lang: Lang) -> &'static str {
    let Some((praise, which)) = event.comment else { return "" };
    let sentences = if praise { &words::PRAISE } else { &words::COMPLAINTS }[event.touch as usize];
    sentences.get(which % sentences.len().max(1)).map_or("", |sentence| sentence.get(lang))
}

/// The stage of a touchpoint. A coupon belongs to none: the shop sends it whenever it likes.
fn stage(touch: Touch) -> Option<Phrase> {
    let at = match touch {
        Touch::Post | Touch::Search => 0,
        Touch::Product | Touch::SizeAdvice | Touch::StoreFitting => 1,
        Touch::Cart | Touch::Payment => 2,
        Touch::Tracking | Touch::Unboxing => 3,
        Touch::Returns | Touch::Reorder => 4,
        Touch::Coupon => return None,
    };
    Some(sample::STAGES[at].0)
}

/// Month and day of a day of 2026, counted from 0.
fn month_and_day(day: i64) -> (i64, i64) {
    const MONTHS: [i64; 6] = [31, 28, 31, 30, 31, 30];
    let mut rest = day;
    for (month, days) in (1..).zip(MONTHS) {
        if rest < days {
            return (month, rest + 1);
        }
        rest -= days;
    }
    (7, rest + 1)
}
