//! Times between steps, and how often customers are in touch and have to come again.

use super::{Deep, DeepCard, Options, customers, how};
use crate::chart::{Bar, Bars, Chart, Datum, Unit};
use crate::dashboard::{Card, Sheet};
use crate::engine::measure::{Answer, DurationStep, FrequencyAnswer};
use crate::engine::{Entity, Rate};
use crate::metric::contact::Repeats;
use crate::text::{Phrase, deep as words, number};

/// Milliseconds of a second.
const SECOND_MILLIS: f64 = 1000.0;

/// The median of each step, its bar reaching to the ninth tenth.
pub(super) fn durations(sheet: &Sheet<'_>, options: &Options, steps: &[DurationStep]) -> DeepCard {
    let lang = sheet.lang;
    let written = |millis: f64| number::duration(millis / SECOND_MILLIS, lang);
    let bar = |step: &DurationStep| {
        let label = words::STEP_TO.fill(lang, &[("from", &step.from), ("to", &step.to)]);
        let datum = step.durations.millis.map(|millis| Datum {
            value: Some(millis.median / SECOND_MILLIS),
            text: written(millis.median),
            interval: Some((millis.median / SECOND_MILLIS, millis.p90 / SECOND_MILLIS)),
            interval_text: Some(words::TO_P90.fill(lang, &[("p90", &written(millis.p90))])),
            n: Some(millis.n),
            small_base: sheet.is_small(millis.n),
        });
        Bar { label, datum: datum.unwrap_or_default(), poor: false, beside: None }
    };
    let known = steps.iter().filter_map(|step| Some((step, step.durations.millis?)));
    let slowest = known.max_by(|a, b| a.1.median.total_cmp(&b.1.median));
    let finding = match slowest {
        Some((step, millis)) => words::DURATIONS_FOUND.fill(
            lang,
            &[
                ("from", &step.from),
                ("to", &step.to),
                ("median", &written(millis.median)),
                ("p90", &written(millis.p90)),
            ],
        ),
        None => words::DURATIONS_NONE.get(lang).to_owned(),
    };
    let per = |step: &DurationStep| {
        let name = words::STEP_TO.fill(lang, &[("from", &step.from), ("to", &step.to)]);
        let mean = step.durations.millis.map(|millis| written(millis.mean)).unwrap_or_default();
        let ended = step.durations.ended.map(|rate| number::percent(rate.value())).unwrap_or_default();
        words::DURATION_ROW.fill(lang, &[("name", &name), ("mean", &mean), ("ended", &ended)])
    };
    let rows: Vec<String> = steps.iter().map(per).collect();
    let entity = match options.entity(sheet) {
        Entity::Customer => words::PER_CUSTOMER,
        Entity::Case => words::PER_CASE,
    };
    let base = steps.first().and_then(|step| step.durations.ended).map_or(0, |rate| rate.denominator);
    DeepCard {
        card: Card {
            finding,
            definition: words::DURATIONS_DEFINED.fill(lang, &[("entity", entity.get(lang))]),
            chart: Chart::Bars(Bars {
                bars: steps.iter().map(bar).collect(),
                unit: Unit::Seconds,
                full: None,
                beside: None,
                further: Vec::new(),
            }),
            subject: None,
            marks: Vec::new(),
            picks: Vec::new(),
        },
        facts: Vec::new(),
        how: how(
            sheet,
            Deep::Durations,
            words::DURATIONS_HOW.get(lang).to_owned(),
            number::count(base),
            vec![(words::EACH_STEP, rows.join(words::SEMICOLON.get(lang)))],
        ),
    }
}

/// Shares of customers with so many contacts or more, and who had to come again.
pub(super) fn contacts(
    sheet: &Sheet<'_>,
    options: &Options,
    frequency: &FrequencyAnswer,
    repeats: &Answer,
) -> DeepCard {
    let lang = sheet.lang;
    let touches = &frequency.touches;
    let bar = |(at, rate): (usize, &Rate)| Bar {
        label: words::AT_LEAST.fill(lang, &[("k", &(at + 1).to_string())]),
        datum: sheet.rate(*rate),
        poor: false,
        beside: None,
    };
    let mean = touches.mean.map(|mean| number::decimal(mean, 2)).unwrap_or_default();
    let once = touches.at_least.get(1).and_then(|more| Rate::of(*more, touches.customers));
    let once = once.map(|rate| number::percent(rate.complement().value())).unwrap_or_default();
    let mut facts: Vec<(Phrase, Datum)> = Vec::new();
    let mean_datum = Datum {
        value: touches.mean,
        text: mean.clone(),
        n: Some(touches.customers),
        small_base: sheet.is_small(touches.customers),
        ..Datum::default()
    };
    facts.push((words::FREQUENCY, mean_datum));
    let mut own = Vec::new();
    match repeats {
        Answer::Handoffs(Repeats { handoff, repeat }) => {
            facts.extend(repeat.map(|rate| (words::REPEAT, sheet.rate(rate))));
            facts.extend(handoff.map(|rate| (words::HANDOFF, sheet.rate(rate))));
        }
        Answer::Refused { reason } => own.push((words::HANDOFF, reason.words(lang))),
        _ => {}
    }
    let hours = options.within_hours.to_string();
    own.push((words::REPEATS, words::REPEATS_HOW.fill(lang, &[("hours", &hours)])));
    DeepCard {
        card: Card::plain(
            words::CONTACTS_FOUND.fill(lang, &[("mean", &mean), ("once", &once)]),
            words::CONTACTS_DEFINED.fill(lang, &[("hours", &hours)]),
            Chart::Bars(Bars {
                bars: frequency.shares.iter().enumerate().map(bar).collect(),
                unit: Unit::Share,
                full: Some(1.0),
                beside: None,
                further: Vec::new(),
            }),
        ),
        facts: facts.into_iter().map(|(name, datum)| (name.get(lang), datum)).collect(),
        how: how(
            sheet,
            Deep::Contacts,
            words::CONTACTS_HOW.get(lang).to_owned(),
            customers(sheet, touches.customers),
            own,
        ),
    }
}
