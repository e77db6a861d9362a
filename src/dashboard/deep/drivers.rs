//! What goes with satisfaction or recommendation: importance of touchpoints, as bars or against their performance.

use super::{Deep, DeepCard, Options, Outcome, how};
use crate::chart::{Bar, Bars, Chart, Datum, Dot, Plane, Unit};
use crate::dashboard::{Card, Sheet};
use crate::engine::Pick;
use crate::engine::measure::{Dimension, DriverModel, DriversAnswer, DriversQuery, Factor, Term};
use crate::model::QuestionKind;
use crate::text::{deep, metric, models as words, number};

/// So many touchpoints are in the model: more cannot be shared out exactly.
const IN_MODEL: usize = 12;
/// So many bars are shown.
const BARS: usize = 20;

/// The rating that touchpoints have: the first of satisfaction, else the first there is.
fn rating<'s>(sheet: &Sheet<'s>) -> Option<&'s str> {
    let ratings = &sheet.figures.overview.ratings;
    let csat = ratings.iter().find(|asked| asked.question.kind == QuestionKind::Csat);
    csat.or_else(|| ratings.iter().find(|asked| asked.question.kind != QuestionKind::Nps))
        .or_else(|| ratings.first())
        .map(|asked| asked.name.as_str())
}

/// Touchpoints with answers to the rating, most answers first, and how many.
fn answered<'s>(sheet: &Sheet<'s>, rating: &str) -> Vec<(&'s str, u64)> {
    let answers = |name: &'s str, ratings: &'s [crate::engine::QuestionFigures]| {
        let asked = ratings.iter().find(|asked| asked.name == rating)?;
        Some((name, asked.summary.n))
    };
    let mut known: Vec<(&str, u64)> =
        sheet.figures.touchpoints.iter().filter_map(|of| answers(&of.name, &of.ratings)).collect();
    known.sort_by_key(|known| std::cmp::Reverse(known.1));
    known
}

/// What can be the outcome: ratings of their own, then the rating of each touchpoint; what recommends first.
pub(super) fn outcomes(sheet: &Sheet<'_>) -> Vec<Outcome> {
    let Some(rating) = rating(sheet) else { return Vec::new() };
    let mut others: Vec<_> =
        sheet.figures.overview.ratings.iter().filter(|asked| asked.name != rating).collect();
    others.sort_by_key(|asked| asked.question.kind != QuestionKind::Nps);
    let own = others.into_iter().map(|asked| Outcome::Rating(asked.name.clone()));
    let touched = answered(sheet, rating).into_iter().map(|(name, _)| Outcome::Touchpoint(name.to_owned()));
    own.chain(touched).collect()
}

/// The outcome in force.
pub(super) fn outcome(sheet: &Sheet<'_>, options: &Options) -> Option<Outcome> {
    let known = outcomes(sheet);
    options.outcome.clone().filter(|chosen| known.contains(chosen)).or_else(|| known.first().cloned())
}

/// What an outcome is called.
pub(super) fn outcome_name(sheet: &Sheet<'_>, outcome: &Outcome) -> String {
    match outcome {
        Outcome::Rating(name) => {
            let asked = sheet.figures.overview.ratings.iter().find(|asked| asked.name == *name);
            asked.map_or_else(|| name.clone(), |asked| sheet.question_name(asked))
        }
        Outcome::Touchpoint(name) => words::RATING_OF.fill(sheet.lang, &[("name", name)]),
    }
}

/// What is asked. In the model are the touchpoints with most answers, none of them with less than half of the most: a
/// response counts in it only with all of them.
pub(super) fn query(sheet: &Sheet<'_>, options: &Options) -> DriversQuery {
    let (rating, outcome) = (rating(sheet), outcome(sheet, options));
    let (asked, at) = match outcome {
        Some(Outcome::Rating(name)) => (Some(name), None),
        Some(Outcome::Touchpoint(name)) => (rating.map(str::to_owned), Some(name)),
        None => (None, None),
    };
    let known = rating.map(|rating| answered(sheet, rating)).unwrap_or_default();
    let least = known.first().map_or(0, |(_, most)| most / 2);
    let others = known.into_iter().filter(|(name, n)| Some(*name) != at.as_deref() && *n >= least);
    let touchpoints = others.take(IN_MODEL).map(|(name, _)| name.to_owned()).collect();
    DriversQuery { outcome: asked, outcome_touchpoint: at, rating: rating.map(str::to_owned), touchpoints }
}

/// A touchpoint with its importance, its part in the model, and its factor.
struct Driver<'a> {
    name: &'a str,
    importance: f64,
    term: Option<&'a Term>,
    factor: Option<&'a Factor>,
}

pub(super) fn card(sheet: &Sheet<'_>, options: &Options, answer: &DriversAnswer) -> DeepCard {
    let lang = sheet.lang;
    let model = answer.model.as_ref().filter(|_| !options.views.correlation);
    let drivers = drivers(answer, model);
    let (definition, chart) = match (options.views.plane, model) {
        (true, _) => (words::DRIVERS_PLANE, plane(sheet, &drivers, model)),
        (false, Some(_)) => (words::DRIVERS_SHARES, bars(sheet, &drivers, model)),
        (false, None) => (words::DRIVERS_CORRELATIONS, bars(sheet, &drivers, model)),
    };
    let name = outcome(sheet, options).map_or_else(|| answer.outcome.clone(), |of| outcome_name(sheet, &of));
    let lmg = model.is_some_and(|model| model.terms.iter().any(|term| term.value.lmg.is_some()));
    let method = if lmg { words::LMG } else { words::RELATIVE };
    let mut own = Vec::new();
    if let Some(model) = &answer.model {
        let values = [("n", model.terms.len().to_string()), ("rows", number::count(model.n))];
        let values = values.each_ref().map(|(place, text)| (*place, text.as_str()));
        own.push((words::IN_MODEL, words::IN_MODEL_TEXT.fill(lang, &values)));
    }
    if let Some(refusal) = &answer.no_model {
        own.push((words::NO_MODEL, refusal.words(lang)));
    }
    let picks = drivers
        .iter()
        .map(|driver| Some(Pick::Value(Dimension::Touchpoint, driver.name.to_owned())))
        .collect();
    DeepCard {
        card: Card {
            picks,
            ..Card::plain(finding(sheet, &name, &drivers, model), definition.get(lang).to_owned(), chart)
        },
        facts: facts(sheet, answer),
        how: how(
            sheet,
            Deep::Drivers,
            words::DRIVERS_HOW.fill(lang, &[("method", method.get(lang))]),
            format!("{}: {}", words::RESPONSES.get(lang), number::count(answer.responses)),
            own,
        ),
    }
}

/// The touchpoints by importance: parts of R² where there is a model, else correlations.
fn drivers<'a>(answer: &'a DriversAnswer, model: Option<&'a DriverModel>) -> Vec<Driver<'a>> {
    let factor = |name: &str| answer.factors.iter().find(|factor| factor.name == name);
    let mut drivers: Vec<Driver<'a>> = match model {
        Some(model) => model
            .terms
            .iter()
            .map(|term| Driver {
                name: &term.name,
                importance: term.value.lmg.unwrap_or(term.value.relative_weight),
                term: Some(&term.value),
                factor: factor(&term.name),
            })
            .collect(),
        None => answer
            .factors
            .iter()
            .map(|factor| Driver {
                name: &factor.name,
                importance: factor.correlations.pearson,
                term: None,
                factor: Some(factor),
            })
            .collect(),
    };
    drivers.sort_by(|a, b| b.importance.total_cmp(&a.importance));
    drivers.truncate(BARS);
    drivers
}

fn importance(sheet: &Sheet<'_>, driver: &Driver<'_>, model: Option<&DriverModel>) -> Datum {
    let n = match model {
        Some(model) => Some(model.n),
        None => driver.factor.map(|factor| factor.correlations.n),
    };
    let text = match model {
        Some(_) => number::percent(driver.importance),
        None => number::decimal(driver.importance, 2),
    };
    Datum {
        value: Some(driver.importance),
        text,
        n,
        small_base: n.is_some_and(|n| sheet.is_small(n)),
        ..Datum::default()
    }
}

const fn unit(model: Option<&DriverModel>) -> Unit {
    match model {
        Some(_) => Unit::Ratio,
        None => Unit::Score,
    }
}

fn bars(sheet: &Sheet<'_>, drivers: &[Driver<'_>], model: Option<&DriverModel>) -> Chart {
    let lang = sheet.lang;
    let bar = |driver: &Driver<'_>| Bar {
        label: driver.name.to_owned(),
        datum: importance(sheet, driver, model),
        poor: driver.importance < 0.0,
        beside: None,
    };
    let column = |of: &dyn Fn(&Driver<'_>) -> Option<String>| {
        drivers.iter().map(|driver| of(driver).unwrap_or_default()).collect()
    };
    let mut further = Vec::new();
    if model.is_some() {
        let beta = |driver: &Driver<'_>| Some(number::decimal(driver.term?.beta, 3));
        further.push((words::BETA.get(lang).to_owned(), column(&beta)));
    }
    let r = |driver: &Driver<'_>| Some(number::decimal(driver.factor?.correlations.pearson, 3));
    let n = |driver: &Driver<'_>| Some(number::count(driver.factor?.correlations.n));
    let mean = |driver: &Driver<'_>| Some(number::decimal(driver.factor?.mean, 2));
    further.push((words::CORRELATION.get(lang).to_owned(), column(&r)));
    further.push((words::PAIRWISE.get(lang).to_owned(), column(&n)));
    further.push((words::PERFORMANCE.get(lang).to_owned(), column(&mean)));
    let bars = drivers.iter().map(bar).collect();
    Chart::Bars(Bars { bars, unit: unit(model), full: None, beside: None, further })
}

fn plane(sheet: &Sheet<'_>, drivers: &[Driver<'_>], model: Option<&DriverModel>) -> Chart {
    let lang = sheet.lang;
    let dot = |driver: &Driver<'_>| Dot {
        label: driver.name.to_owned(),
        x: driver.factor.map_or_else(Datum::default, |factor| Datum {
            value: Some(factor.mean),
            text: number::decimal(factor.mean, 2),
            ..Datum::default()
        }),
        y: importance(sheet, driver, model),
    };
    let measured = if model.is_some() { words::BY_SHARES } else { words::BY_CORRELATION };
    let y =
        deep::WITH_NOTE.fill(lang, &[("what", words::IMPORTANCE.get(lang)), ("note", measured.get(lang))]);
    Chart::Plane(Plane {
        dots: drivers.iter().map(dot).collect(),
        of: metric::TOUCHPOINT.get(lang).to_owned(),
        x: (words::PERFORMANCE.get(lang).to_owned(), Unit::Score),
        y: (y, unit(model)),
        first: words::FIRST.get(lang).to_owned(),
    })
}

fn facts(sheet: &Sheet<'_>, answer: &DriversAnswer) -> Vec<(&'static str, Datum)> {
    let lang = sheet.lang;
    let mut facts = vec![(words::RESPONSES.get(lang), sheet.count(answer.responses))];
    if let Some(model) = &answer.model {
        let explained = Datum {
            value: Some(model.r_squared),
            text: number::percent(model.r_squared),
            n: Some(model.n),
            small_base: sheet.is_small(model.n),
            ..Datum::default()
        };
        facts.push((words::R_SQUARED.get(lang), explained));
        facts.push((words::COMPLETE.get(lang), sheet.count(model.n)));
    }
    facts
}

fn finding(sheet: &Sheet<'_>, outcome: &str, drivers: &[Driver<'_>], model: Option<&DriverModel>) -> String {
    let lang = sheet.lang;
    let Some(first) = drivers.first() else { return words::DRIVERS.get(lang).to_owned() };
    match model {
        Some(model) if model.r_squared > 0.0 => {
            let share = number::percent(first.importance / model.r_squared);
            words::DRIVERS_FOUND.fill(lang, &[("outcome", outcome), ("first", first.name), ("share", &share)])
        }
        _ => {
            let r = number::decimal(first.factor.map_or(0.0, |factor| factor.correlations.pearson), 2);
            words::DRIVERS_ALONE.fill(lang, &[("outcome", outcome), ("first", first.name), ("r", &r)])
        }
    }
}
