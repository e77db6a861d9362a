//! How the paths of customers agree with the map that was drawn.

use super::{Deep, DeepCard, Options, customers, how};
use crate::chart::{Bar, Bars, Chart, Datum, Path, Paths, Unit};
use crate::dashboard::{Card, Sheet};
use crate::engine::measure::{ConformanceAnswer, ConformanceQuery, Deviation, Named};
use crate::engine::{Entity, Rate};
use crate::text::{deep, metric, models as words, number};

/// So many departures, and paths, are shown.
const SHOWN: usize = 10;

/// What is asked: the stages of the map, as funnels follow them.
pub(super) fn query(sheet: &Sheet<'_>, options: &Options) -> ConformanceQuery {
    ConformanceQuery {
        by: options.entity(sheet),
        only_steps: true,
        map: sheet.figures.query.stages.clone(),
        may_stop: options.may_stop,
        ..ConformanceQuery::default()
    }
}

pub(super) fn card(sheet: &Sheet<'_>, options: &Options, answer: &ConformanceAnswer) -> DeepCard {
    let lang = sheet.lang;
    let by_case = options.entity(sheet) == Entity::Case;
    let (definition, chart) = if options.views.paths {
        (words::CONFORMANCE_PATHS, paths(sheet, answer))
    } else {
        (words::CONFORMANCE_DEPARTURES, departures(sheet, answer))
    };
    let n = answer.cases.map_or(0, |rate| rate.denominator);
    let base =
        if by_case { deep::N_CASES.fill(lang, &[("n", &number::count(n))]) } else { customers(sheet, n) };
    let moves = number::count(answer.transitions.map_or(0, |rate| rate.denominator));
    let ends = if options.may_stop { words::ENDS_ANYWHERE } else { words::ENDS_LAST };
    DeepCard {
        card: Card {
            finding: finding(sheet, by_case, answer),
            definition: definition.get(lang).to_owned(),
            chart,
            subject: None,
            marks: Vec::new(),
            picks: Vec::new(),
        },
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

fn departures(sheet: &Sheet<'_>, answer: &ConformanceAnswer) -> Chart {
    let lang = sheet.lang;
    let moves = answer.transitions.map_or(0, |rate| rate.denominator);
    let cases = answer.cases.map_or(0, |rate| rate.denominator);
    let datum = |count: u64, of: u64| match Rate::of(count, of) {
        Some(rate) => {
            let values = [("n", number::count(count)), ("share", number::percent(rate.value()))];
            let values = values.each_ref().map(|(place, text)| (*place, text.as_str()));
            Datum { text: words::TIMES.fill(lang, &values), ..sheet.count(count) }
        }
        None => Datum::default(),
    };
    let bar = |label: String, datum: Datum| Bar { label, datum, poor: false, beside: None };
    let mut bars: Vec<Bar> = answer
        .deviations
        .iter()
        .take(SHOWN)
        .map(|of| bar(departure(sheet, of), datum(of.count, moves)))
        .collect();
    let last = sheet.figures.query.stages.len().saturating_sub(1);
    if answer.bad_starts > 0 {
        let name = words::BEGINS.fill(lang, &[("name", &sheet.stage_name(0))]);
        bars.push(bar(name, datum(answer.bad_starts, cases)));
    }
    if answer.bad_ends > 0 {
        let name = words::STOPS.fill(lang, &[("name", &sheet.stage_name(last))]);
        bars.push(bar(name, datum(answer.bad_ends, cases)));
    }
    bars.sort_by(|a, b| b.datum.value.unwrap_or(0.0).total_cmp(&a.datum.value.unwrap_or(0.0)));
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

fn finding(sheet: &Sheet<'_>, by_case: bool, answer: &ConformanceAnswer) -> String {
    let lang = sheet.lang;
    let share = number::percent(answer.cases.map_or(0.0, Rate::value));
    let who = if by_case { words::CASES } else { words::CUSTOMERS }.get(lang);
    match answer.deviations.first() {
        Some(first) => {
            let values = [
                ("share", share),
                ("who", who.to_owned()),
                ("from", stage(sheet, &first.from)),
                ("to", stage(sheet, &first.to)),
                ("n", number::count(first.count)),
            ];
            words::CONFORMANCE_FOUND
                .fill(lang, &values.each_ref().map(|(place, text)| (*place, text.as_str())))
        }
        None => words::CONFORMANCE_ALL.fill(lang, &[("share", &share), ("who", who)]),
    }
}
