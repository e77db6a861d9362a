//! Retention and churn, month by month.

use super::{Deep, DeepCard, customers, how};
use crate::chart::{Chart, Datum, Line, Month, Point, Unit};
use crate::dashboard::{Card, Sheet};
use crate::engine::measure::MovementStep;
use crate::text::{deep as words, number};
use chrono::{Datelike, NaiveDate};

pub(super) fn card(sheet: &Sheet<'_>, steps: &[MovementStep]) -> DeepCard {
    let lang = sheet.lang;
    let month = |step: &MovementStep| {
        let date = i32::try_from(step.first_day).ok().and_then(NaiveDate::from_epoch_days);
        let date = date.unwrap_or_default();
        Month { year: date.year(), month: date.month() }
    };
    let points = steps.iter().map(|step| Point {
        month: month(step),
        datum: step.retention.map(|rate| sheet.rate(rate)).unwrap_or_default(),
        partial: !step.complete,
    });
    let line = Line { points: points.collect(), unit: Unit::Share, target: None, spans: Vec::new() };
    let whole = steps.iter().rev().find(|step| step.complete && step.retention.is_some());
    let last = whole.or_else(|| steps.iter().rev().find(|step| step.retention.is_some()));
    let facts: Vec<(&'static str, Datum)> = Vec::new();
    let (mut finding, mut own, mut base) = (Deep::Stay.name().get(lang).to_owned(), Vec::new(), 0);
    if let Some((step, retention)) = last.and_then(|step| Some((step, step.retention?))) {
        let Month { year, month } = month(step);
        let name = number::month(year, month, lang);
        let lost = number::percent(retention.complement().value());
        let kept = number::percent(retention.value());
        finding = words::STAY_FOUND.fill(lang, &[("month", &name), ("kept", &kept), ("lost", &lost)]);
        let moved = step.movement;
        let counts =
            [moved.start, moved.retained, moved.lost, moved.new, moved.reactivated].map(number::count);
        let places = ["start", "kept", "lost", "new", "back"];
        let values: Vec<(&str, &str)> = places.into_iter().zip(counts.iter().map(String::as_str)).collect();
        own.push((words::LAST_MONTH, format!("{name}: {}", words::MOVED.fill(lang, &values))));
        base = moved.start;
    }
    DeepCard {
        card: Card {
            finding,
            definition: words::STAY_DEFINED.get(lang).to_owned(),
            chart: Chart::Line(line),
            subject: None,
            marks: Vec::new(),
        },
        facts,
        how: how(sheet, Deep::Stay, words::STAY_HOW.get(lang).to_owned(), customers(sheet, base), own),
    }
}
