//! Retention and churn from period to period, and churn by inactivity.

use super::{Deep, DeepCard, Options, customers, how};
use crate::chart::{Chart, Line, Point, Unit};
use crate::dashboard::trend::{Series, tick_of};
use crate::dashboard::{Card, Sheet};
use crate::engine::measure::{Answer, MovementStep};
use crate::metric::calendar::{Cut, Unit as Span};
use crate::metric::columns::DAY_MILLIS;
use crate::text::{deep as words, number};

pub(super) fn card(sheet: &Sheet<'_>, options: &Options, steps: &[MovementStep], gone: &Answer) -> DeepCard {
    let lang = sheet.lang;
    let unit = options.stay_unit;
    let series = Series { cut: Cut { unit, first_month: 1 }, rolling: 1, steps: Vec::new(), other: None };
    let span = |step: &MovementStep| {
        let next = unit.first_day(unit.index(step.first_day) + 1);
        (step.first_day * DAY_MILLIS, next * DAY_MILLIS)
    };
    let points = steps.iter().map(|step| Point {
        tick: tick_of(&series, span(step), lang),
        datum: step.retention.map(|rate| sheet.rate(rate)).unwrap_or_default(),
        partial: !step.complete,
    });
    let points: Vec<Point> = points.collect();
    let line = Line { points, beside: None, unit: Unit::Share, target: None, spans: Vec::new() };
    let whole = steps.iter().rev().find(|step| step.complete && step.retention.is_some());
    let last = whole.or_else(|| steps.iter().rev().find(|step| step.retention.is_some()));
    let (mut finding, mut own, mut base) = (Deep::Stay.name().get(lang).to_owned(), Vec::new(), 0);
    let mut facts = Vec::new();
    if let Some((step, retention)) = last.and_then(|step| Some((step, step.retention?))) {
        let name = tick_of(&series, span(step), lang).name;
        let lost = number::percent(retention.complement().value());
        let kept = number::percent(retention.value());
        let places = [("month", &*name), ("kept", &kept), ("lost", &lost)];
        finding = words::STAY_FOUND.fill(lang, &places);
        let moved = step.movement;
        let counts =
            [moved.start, moved.retained, moved.lost, moved.new, moved.reactivated].map(number::count);
        let places = ["start", "kept", "lost", "new", "back"];
        let values: Vec<(&str, &str)> = places.into_iter().zip(counts.iter().map(String::as_str)).collect();
        own.push((words::LAST_MONTH, format!("{name}: {}", words::MOVED.fill(lang, &values))));
        base = moved.start;
        facts.push((words::KEPT.get(lang), sheet.rate(retention)));
        facts.push((words::LOST.get(lang), sheet.rate(retention.complement())));
    }
    let days = options.inactive_days.to_string();
    if let Answer::Inactivity { steps, .. } = gone
        && let Some(lost) = steps.first().and_then(|step| step.lost)
    {
        facts.push((words::INACTIVE.get(lang), sheet.rate(lost)));
        own.push((words::INACTIVE, words::INACTIVE_HOW.fill(lang, &[("days", &days)])));
    }
    let word = unit_word(unit).get(lang);
    DeepCard {
        card: Card {
            finding,
            definition: words::STAY_DEFINED.fill(lang, &[("unit", word), ("days", &days)]),
            chart: Chart::Line(line),
            subject: None,
            marks: Vec::new(),
            picks: Vec::new(),
        },
        facts,
        how: how(
            sheet,
            Deep::Stay,
            words::STAY_HOW.fill(lang, &[("unit", word)]),
            customers(sheet, base),
            own,
        ),
    }
}

/// What a period is called.
pub(super) const fn unit_word(unit: Span) -> crate::text::Phrase {
    match unit {
        Span::Day => words::DAY,
        Span::Week => words::WEEK,
        Span::Month => words::MONTH,
        Span::Quarter => words::QUARTER,
        Span::Year => words::YEAR,
    }
}
