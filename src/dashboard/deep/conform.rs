//! How the paths of customers agree with the map that was drawn.

use super::{Deep, DeepCard, Options, customers, how};
use crate::chart::{Bar, Bars, Chart, Datum, Path, Paths, Unit};
use crate::dashboard::{Card, Sheet};
use crate::engine::measure::{ConformanceAnswer, ConformanceQuery, Deviation, Named};
use crate::engine::{Entity, Rate};
use crate::text::{metric, models as words, number};

/// So many departures, and paths, are shown.
const SHOWN: usize = 10;

/// What is asked: the stages of the map, as funnels follow them.
pub(super) fn query(sheet: &Sheet<'_>, options: &Options) -> ConformanceQuery {
    ConformanceQuery {
        by: Entity::Customer,
        only_steps: true,
        map: sheet.figures.query.stages.clone(),
        may_stop: options.may_stop,
        ..ConformanceQuery::default()
    }
}

pub(super) fn card(sheet: &Sheet<'_>, options: &Options, answer: &ConformanceAnswer) -> DeepCard {
    let lang = sheet.lang;
    let (definition, chart) = if options.views.paths {
        (words::CONFORMANCE_PATHS, paths(sheet, answer))
    } else {
        (words::CONFORMANCE_DEPARTURES, bars(sheet, answer))
    };
    let n = answer.cases.map_or(0, |rate| rate.denominator);
    let base = customers(sheet, n);
    let moves = number::count(answer.transitions.map_or(0, |rate| rate.denominator));
    let ends = if options.may_stop { words::ENDS_ANYWHERE } else { words::ENDS_LAST };
    DeepCard {
        card: Card::plain(finding(sheet, answer), definition.get(lang).to_owned(), chart),
        facts: facts(sheet, answer),
        how: how(
            sheet,
            Deep::Conformance,
            words::CONFORMANCE_HOW.fill(lang, &[("ends", ends.get(lang))]),
            words::N_MOVES.fill(lang, &[("base", &base), ("n", &moves)]),
            Vec::new(),
        ),
    }
}

/// A stage of the map by its position; what is on no stage has no name.
fn stage(sheet: &Sheet<'_>, name: &str) -> String {
    match name.parse() {
        Ok(at) => sheet.stage_name(at),
        Err(_) => metric::EMPTY.get(sheet.lang).to_owned(),
    }
}

fn departure(sheet: &Sheet<'_>, of: &Deviation) -> String {
    let place = |name: &str| name.parse::<usize>().unwrap_or(usize::MAX);
    let phrase = if place(&of.to) < place(&of.from) { words::RETURNS } else { words::SKIPS };
    phrase.fill(sheet.lang, &[("from", &stage(sheet, &of.from)), ("to", &stage(sheet, &of.to))])
}

/// Everything that is not on the map, most frequent first: what it is, how often, and of how many.
fn departures(sheet: &Sheet<'_>, answer: &ConformanceAnswer) -> Vec<(String, u64, u64)> {
    let lang = sheet.lang;
    let moves = answer.transitions.map_or(0, |rate| rate.denominator);
    let cases = answer.cases.map_or(0, |rate| rate.denominator);
    let told = answer.deviations.iter().take(SHOWN);
    let mut all: Vec<_> = told.map(|of| (departure(sheet, of), of.count, moves)).collect();
    let last = sheet.figures.query.stages.len().saturating_sub(1);
    all.push((words::BEGINS.fill(lang, &[("name", &sheet.stage_name(0))]), answer.bad_starts, cases));
    all.push((words::STOPS.fill(lang, &[("name", &sheet.stage_name(last))]), answer.bad_ends, cases));
    all.retain(|(_, count, _)| *count > 0);
    all.sort_by_key(|(_, count, _)| std::cmp::Reverse(*count));
    all
}

fn bars(sheet: &Sheet<'_>, answer: &ConformanceAnswer) -> Chart {
    let bar = |(label, count, of): (String, u64, u64)| {
        let share = Rate::of(count, of).map(|rate| number::percent(rate.value())).unwrap_or_default();
        let text = words::TIMES.fill(sheet.lang, &[("n", &number::count(count)), ("share", &share)]);
        Bar { label, datum: Datum { text, ..sheet.count(count) }, poor: false, beside: None }
    };
    let bars = departures(sheet, answer).into_iter().map(bar).collect();
    Chart::Bars(Bars { bars, unit: Unit::Count, full: None, beside: None, further: Vec::new() })
}

fn paths(sheet: &Sheet<'_>, answer: &ConformanceAnswer) -> Chart {
    let cases = answer.cases.map_or(0, |rate| rate.denominator);
    let path = |variant: &Named<(u64, f64)>| {
        let (n, fitness) = variant.value;
        let share = Rate::of(n, cases).map(|rate| sheet.rate(rate)).unwrap_or_default();
        let values = [("share", share.text.clone()), ("fitness", number::decimal(fitness, 2))];
        let values = values.each_ref().map(|(place, text)| (*place, text.as_str()));
        Path {
            steps: variant.name.split(" > ").map(|name| stage(sheet, name)).collect(),
            datum: Datum { text: words::WITH_FITNESS.fill(sheet.lang, &values), ..share },
        }
    };
    Chart::Paths(Paths { paths: answer.variants.iter().take(SHOWN).map(path).collect() })
}

fn facts(sheet: &Sheet<'_>, answer: &ConformanceAnswer) -> Vec<(&'static str, Datum)> {
    let lang = sheet.lang;
    let fitness =
        |value: f64| Datum { value: Some(value), text: number::decimal(value, 3), ..Datum::default() };
    let mut facts = Vec::new();
    facts.extend(answer.cases.map(|rate| (words::FOLLOWING, sheet.rate(rate))));
    facts.extend(answer.transitions.map(|rate| (words::ALLOWED, sheet.rate(rate))));
    facts.push((words::PERFECT, sheet.rate(answer.perfect)));
    facts.push((words::FITNESS, fitness(answer.average_fitness)));
    facts.push((words::LOG_FITNESS, fitness(answer.log_fitness)));
    facts.into_iter().map(|(name, datum)| (name.get(lang), datum)).collect()
}

fn finding(sheet: &Sheet<'_>, answer: &ConformanceAnswer) -> String {
    let lang = sheet.lang;
    let share = number::percent(answer.cases.map_or(0.0, Rate::value));
    match departures(sheet, answer).first() {
        Some((what, n, _)) => words::CONFORMANCE_FOUND
            .fill(lang, &[("share", &share), ("what", what), ("n", &number::count(*n))]),
        None => words::CONFORMANCE_ALL.fill(lang, &[("share", &share)]),
    }
}
