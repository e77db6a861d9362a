//! One figure over time: by month as the answer has it, or by any span of time as a series has it.

use super::key::months_of;
use super::{Card, Change, Key, Sheet, Versus};
use crate::chart::{Beside, Chart, Datum, Line, Point, Target, Tick, Unit};
use crate::engine::Pick;
use crate::engine::measure::SeriesStep;
use crate::metric::calendar::{Cut, Unit as Span};
use crate::metric::columns::DAY_MILLIS;
use crate::text::{Lang, kpi as words, number};
use chrono::{Datelike, NaiveDate};

/// A figure by spans of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// How time is cut.
    pub cut: Cut,
    /// So many periods together, rolling; 1 is none.
    pub rolling: u8,
    /// The spans.
    pub steps: Vec<SeriesStep>,
    /// The spans of what is compared with.
    pub other: Option<Vec<SeriesStep>>,
}

impl Series {
    /// The calendar months of the answer.
    pub fn months(sheet: &Sheet<'_>) -> Series {
        Series {
            cut: Cut { unit: Span::Month, first_month: 1 },
            rolling: 1,
            steps: months_of(sheet.figures),
            other: sheet.other.map(|other| months_of(other.figures)),
        }
    }
}

/// The monthly line of a figure.
pub fn trend(sheet: &Sheet<'_>, key: Key) -> Card {
    trend_by(sheet, key, &Series::months(sheet))
}

/// The line of a figure by the spans of a series.
pub fn trend_by(sheet: &Sheet<'_>, key: Key, series: &Series) -> Card {
    let unit = key.unit(sheet);
    let point = |step: &SeriesStep| Point {
        tick: tick_of(series, (step.from_millis, step.to_millis), sheet.lang),
        datum: key.datum(sheet, &step.figures),
        partial: !key.is_whole(sheet, step),
    };
    let points: Vec<Point> = series.steps.iter().map(point).collect();
    let other = series.other.as_ref().zip(sheet.other);
    let beside = other.map(|(steps, other)| Beside {
        name: other.name.to_owned(),
        points: steps.iter().map(point).collect(),
    });
    let picks = series.steps.iter().zip(&points).filter(|(_, point)| point.datum.value.is_some());
    let picks = picks.map(|(step, _)| Some(Pick::Period(step.from_millis, step.to_millis))).collect();
    let line = Line { points, beside, unit, target: target(sheet, key), spans: Vec::new() };
    Card {
        finding: finding(sheet, key),
        definition: definition(sheet, key, series, &line),
        chart: Chart::Line(line),
        subject: key.figure(sheet),
        marks: Vec::new(),
        picks,
    }
}

/// The target as a line; that of a total is for the whole period, its spans are not.
fn target(sheet: &Sheet<'_>, key: Key) -> Option<Target> {
    let goal = key.goal(sheet)?;
    let total = matches!(key, Key::Customers | Key::Events | Key::Revenue);
    (!total).then(|| Target { value: goal.value, text: sheet.goal_text(key, goal.value) })
}

fn date_of(millis: i64) -> NaiveDate {
    i32::try_from(millis.div_euclid(DAY_MILLIS)).ok().and_then(NaiveDate::from_epoch_days).unwrap_or_default()
}

/// How a span of time, from (inclusive) to (exclusive) in milliseconds, is written on the axis of a series.
pub(super) fn tick_of(series: &Series, (from, to): (i64, i64), lang: Lang) -> Tick {
    let (first, last) = (date_of(from), date_of(to - 1));
    if series.rolling > 1 {
        // A rolling span is known by its end.
        let short = end_name(series.cut, last, lang);
        let name = number::period(from, to - 1, lang);
        return Tick { name, short, above: last.year().to_string(), at: place(series.cut, last) };
    }
    let day = i64::from(first.to_epoch_days());
    let (year, quarter) = series.cut.year_and_quarter(day);
    let fiscal = (2..=12).contains(&series.cut.first_month);
    let year_name =
        if fiscal { words::FISCAL_YEAR } else { words::YEAR }.fill(lang, &[("year", &year.to_string())]);
    match series.cut.unit {
        Span::Day => {
            plain(number::date_label(first, lang), day_name(first, lang), first, i64::from(first.day0()))
        }
        Span::Week => {
            let name = number::period(from, to - 1, lang);
            plain(name, day_name(first, lang), first, day.div_euclid(7))
        }
        Span::Month => {
            let name = number::month(first.year(), first.month(), lang);
            plain(name, number::month_short(first.month(), lang), first, i64::from(first.month0()))
        }
        Span::Quarter => {
            let short = words::QUARTER_SHORT.fill(lang, &[("quarter", &quarter.to_string())]);
            let name = words::QUARTER_OF.fill(lang, &[("year", &year_name), ("quarter", &short)]);
            Tick { name, short, above: year_name, at: quarter - 1 }
        }
        Span::Year => Tick { name: year_name.clone(), short: year_name, above: String::new(), at: year },
    }
}

fn plain(name: String, short: String, first: NaiveDate, at: i64) -> Tick {
    Tick { name, short, above: first.year().to_string(), at }
}

fn day_name(date: NaiveDate, lang: Lang) -> String {
    let (month, day) = (number::month_short(date.month(), lang), date.day().to_string());
    words::DAY_OF_MONTH.fill(lang, &[("month", &month), ("day", &day)])
}

fn end_name(cut: Cut, last: NaiveDate, lang: Lang) -> String {
    match cut.unit {
        Span::Day | Span::Week => day_name(last, lang),
        _ => number::month_short(last.month(), lang),
    }
}

fn place(cut: Cut, last: NaiveDate) -> i64 {
    match cut.unit {
        Span::Day => i64::from(last.day0()),
        Span::Week => i64::from(last.to_epoch_days()).div_euclid(7),
        _ => i64::from(last.month0()),
    }
}

fn finding(sheet: &Sheet<'_>, key: Key) -> String {
    let name = key.name(sheet);
    let whole = key.whole(sheet).text;
    if let Some((versus, other)) = Versus::of(sheet, key).zip(sheet.other) {
        let phrase = match (versus.up, versus.clear) {
            (None, _) => words::VS_SAME,
            (Some(_), false) => words::VS_UNCLEAR,
            (Some(true), true) => words::VS_UP,
            (Some(false), true) => words::VS_DOWN,
        };
        let before = versus.before.as_str();
        let values = [("name", name.as_str()), ("value", &whole), ("other", other.name)];
        let values = [&values[..], &[("before", before), ("size", &versus.size)]].concat();
        return phrase.fill(sheet.lang, &values);
    }
    let Some(change) = Change::of(sheet, key) else {
        let value = if whole.is_empty() { number::NO_DATA.get(sheet.lang).to_owned() } else { whole };
        return words::TREND_PLAIN.fill(sheet.lang, &[("name", &name), ("value", &value)]);
    };
    let phrase = match (change.up, change.clear) {
        (None, _) => words::TREND_SAME,
        (Some(_), false) => words::TREND_UNCLEAR,
        (Some(true), true) => words::TREND_UP,
        (Some(false), true) => words::TREND_DOWN,
    };
    let values = [
        ("name", name.as_str()),
        ("month", &change.month),
        ("before", &change.before),
        ("value", &change.value),
        ("delta", &change.size),
    ];
    phrase.fill(sheet.lang, &values)
}

fn definition(sheet: &Sheet<'_>, key: Key, series: &Series, line: &Line) -> String {
    let lang = sheet.lang;
    let mut by = match series.cut.unit {
        Span::Day => words::BY_DAY,
        Span::Week => words::BY_WEEK,
        Span::Month => words::BY_MONTH,
        Span::Quarter => words::BY_QUARTER,
        Span::Year => words::BY_YEAR,
    }
    .get(lang)
    .to_owned();
    if series.rolling > 1 {
        by = words::ROLLING_BY.fill(lang, &[("by", &by), ("n", &series.rolling.to_string())]);
    }
    let what = key.what(sheet);
    let has_band = line.points.iter().any(|point: &Point| point.datum.interval.is_some());
    let phrase = match key {
        Key::Conversion => words::TREND_COHORTS,
        _ if has_band => words::TREND_BAND,
        _ => words::TREND_COUNT,
    };
    let mut text = phrase.fill(lang, &[("what", &what), ("by", &by)]);
    if let Some(beside) = &line.beside {
        text = words::TREND_BESIDE.fill(lang, &[("text", &text), ("other", &beside.name)]);
    }
    let partial = line.points.iter().any(|point| point.partial && has_value(&point.datum));
    let hollow = if key == Key::Conversion { words::TREND_OPEN } else { words::TREND_PARTIAL };
    if partial { hollow.fill(lang, &[("text", &text)]) } else { text }
}

fn has_value(datum: &Datum) -> bool {
    datum.value.is_some()
}

impl Sheet<'_> {
    /// A target as it is written.
    pub(super) fn goal_text(&self, key: Key, value: f64) -> String {
        match key.unit(self) {
            Unit::Count => number::decimal(value, 0),
            Unit::Share | Unit::Ratio => number::percent(value),
            Unit::Nps => number::decimal(value, 1),
            Unit::Score | Unit::Seconds | Unit::LogOdds => number::decimal(value, 2),
            Unit::Cents => self.money(super::key::cents(value / 100.0)).text,
        }
    }
}
