//! One figure by month.

use super::{Card, Change, Key, Sheet};
use crate::chart::{Chart, Line, Month, Point, Unit};
use crate::text::kpi as words;

/// The monthly line of a figure.
pub fn trend(sheet: &Sheet<'_>, key: Key) -> Card {
    let unit = key.unit(sheet);
    let months = sheet.figures.months.iter().zip(key.whole_months(sheet));
    let points = key.monthly(sheet).into_iter().zip(months).map(|(datum, (month, whole))| Point {
        month: Month { year: month.year, month: month.month },
        datum,
        partial: !whole,
    });
    let line = Line { points: points.collect(), unit, target: None, spans: Vec::new() };
    Card {
        finding: finding(sheet, key),
        definition: definition(sheet, key, &line),
        chart: Chart::Line(line),
        subject: key.figure(sheet),
        marks: Vec::new(),
    }
}

fn finding(sheet: &Sheet<'_>, key: Key) -> String {
    let name = key.name(sheet);
    let Some(change) = Change::of(sheet, key) else {
        return words::TREND_PLAIN.fill(sheet.lang, &[("name", &name), ("value", &key.whole(sheet).text)]);
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

fn definition(sheet: &Sheet<'_>, key: Key, line: &Line) -> String {
    let what = key.what(sheet);
    let phrase = match (key, line.unit) {
        (Key::Conversion, _) => words::TREND_COHORTS,
        (_, Unit::Count | Unit::Cents) => words::TREND_COUNT,
        (_, Unit::Share | Unit::Nps | Unit::Score) => words::TREND_BAND,
    };
    let text = phrase.fill(sheet.lang, &[("what", &what)]);
    let partial = line.points.iter().any(|point| point.partial && point.datum.value.is_some());
    let hollow = if key == Key::Conversion { words::TREND_OPEN } else { words::TREND_PARTIAL };
    if partial { hollow.fill(sheet.lang, &[("text", &text)]) } else { text }
}
