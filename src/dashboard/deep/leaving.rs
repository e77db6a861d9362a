//! The model of who leaves: its factors, and how far its predictions can be believed.

use super::{Deep, DeepCard, Options, how, p_words};
use crate::chart::{Bar, Bars, Chart, Datum, Unit};
use crate::dashboard::{Card, Sheet};
use crate::engine::measure::{EffectFigures, LeavingAnswer, Named, Unseen};
use crate::metric::Z_975;
use crate::text::{Lang, metric, models as words, number};

/// So many factors are shown, the strongest ones.
const FACTORS: usize = 12;
/// So many are named on each side of the finding.
const NAMED: usize = 2;
/// A factor is named from this p on down.
const TELLING: f64 = 0.05;

pub(super) fn card(sheet: &Sheet<'_>, options: &Options, answer: &LeavingAnswer) -> DeepCard {
    let lang = sheet.lang;
    let mut effects: Vec<&Named<EffectFigures>> = answer.effects.iter().collect();
    effects.sort_by(|a, b| b.value.standardised.abs().total_cmp(&a.value.standardised.abs()));
    let (definition, chart) = match &answer.unseen {
        Some(unseen) if options.views.calibration => (words::LEAVING_CALIBRATION, calibration(sheet, unseen)),
        _ => (words::LEAVING_FACTORS, factors(sheet, &effects, answer.n)),
    };
    let decimal = |value| number::decimal(value, 3);
    let fit = [
        ("r", decimal(answer.mcfadden)),
        ("aic", number::decimal(answer.aic, 1)),
        ("auc", decimal(answer.auc_in_sample)),
    ];
    let fit = words::FIT_TEXT.fill(lang, &fit.each_ref().map(|(place, text)| (*place, text.as_str())));
    let mut own = vec![(words::FIT, fit)];
    if answer.incomplete > 0 {
        own.push((words::INCOMPLETE, number::count(answer.incomplete)));
    }
    if !answer.left_out.is_empty() {
        let names: Vec<String> = answer.left_out.iter().map(|name| factor_name(name, lang)).collect();
        own.push((words::LEFT_OUT, names.join(metric::OR.get(lang))));
    }
    let folds = answer.unseen.as_ref().map_or(0, |unseen| unseen.folds).to_string();
    let base = [("n", number::count(answer.n)), ("lost", number::count(answer.lost))];
    let base = base.each_ref().map(|(place, text)| (*place, text.as_str()));
    DeepCard {
        card: Card::plain(finding(&effects, lang), definition.get(lang).to_owned(), chart),
        facts: facts(sheet, answer),
        how: how(
            sheet,
            Deep::Leaving,
            words::LEAVING_HOW.fill(lang, &[("folds", &folds)]),
            words::MODEL_BASE.fill(lang, &base),
            own,
        ),
    }
}

/// What a column of the model is called: `Contract=Two year` is a value of an attribute.
fn factor_name(column: &str, lang: Lang) -> String {
    match column.split_once('=') {
        Some((name, "")) => words::IS_VALUE.fill(lang, &[("name", name), ("value", metric::EMPTY.get(lang))]),
        Some((name, value)) => words::IS_VALUE.fill(lang, &[("name", name), ("value", value)]),
        None if column == "amount" => words::AMOUNT.get(lang).to_owned(),
        None => column.to_owned(),
    }
}

/// By how much one standard deviation multiplies the odds, drawn from 1 to the right (likelier) and to the left.
fn factors(sheet: &Sheet<'_>, effects: &[&Named<EffectFigures>], n: u64) -> Chart {
    let lang = sheet.lang;
    let shown = &effects[..effects.len().min(FACTORS)];
    let bar = |effect: &&Named<EffectFigures>| {
        let of = &effect.value;
        // The standard error in standard deviations of the column.
        let error = if of.b == 0.0 { 0.0 } else { (of.standard_error * of.standardised / of.b).abs() };
        let (low, high) = (of.standardised - Z_975 * error, of.standardised + Z_975 * error);
        let times = |log_odds: f64| number::decimal(log_odds.exp(), 2);
        let datum = Datum {
            value: Some(of.standardised),
            text: format!("×{}", times(of.standardised)),
            interval: Some((low, high)),
            interval_text: Some(format!("×{} – ×{}", times(low), times(high))),
            n: None,
            small_base: sheet.is_small(n),
        };
        Bar { label: factor_name(&effect.name, lang), datum, poor: of.standardised > 0.0, beside: None }
    };
    let column =
        |of: &dyn Fn(&EffectFigures) -> String| shown.iter().map(|effect| of(&effect.value)).collect();
    let range = |of: &EffectFigures| {
        format!("{} – {}", number::decimal(of.odds_interval.0, 3), number::decimal(of.odds_interval.1, 3))
    };
    let further = vec![
        (words::ODDS.get(lang).to_owned(), column(&|of| number::decimal(of.odds_ratio, 3))),
        (words::ODDS_RANGE.get(lang).to_owned(), column(&range)),
        (words::P_VALUE.get(lang).to_owned(), column(&|of| p_words(of.p, lang))),
    ];
    let bars = shown.iter().map(bar).collect();
    Chart::Bars(Bars { bars, unit: Unit::LogOdds, full: None, beside: None, further })
}

/// What came of each tenth, beside what was predicted of it.
fn calibration(sheet: &Sheet<'_>, unseen: &Unseen) -> Chart {
    let lang = sheet.lang;
    let last = unseen.calibration.len();
    let bars = unseen.calibration.iter().enumerate().map(|(at, band)| {
        let name = match at + 1 {
            1 => words::TENTH_LOW,
            at if at == last => words::TENTH_HIGH,
            _ => words::TENTH,
        };
        Bar {
            label: name.fill(lang, &[("n", &(at + 1).to_string())]),
            datum: sheet.rate(band.observed),
            poor: false,
            beside: Some(Datum {
                value: Some(band.predicted),
                text: number::percent(band.predicted),
                ..Datum::default()
            }),
        }
    });
    Chart::Bars(Bars {
        bars: bars.collect(),
        unit: Unit::Share,
        full: None,
        beside: Some(words::PREDICTED.get(lang).to_owned()),
        further: Vec::new(),
    })
}

fn facts(sheet: &Sheet<'_>, answer: &LeavingAnswer) -> Vec<(&'static str, Datum)> {
    let lang = sheet.lang;
    let plain = |value: f64, text: String| Datum { value: Some(value), text, ..Datum::default() };
    let mut facts = Vec::new();
    facts.extend(answer.auc.map(|auc| (words::AUC, plain(auc, number::decimal(auc, 3)))));
    if let Some(unseen) = &answer.unseen {
        facts.push((words::BRIER, plain(unseen.brier, number::decimal(unseen.brier, 3))));
        let lift = unseen.top_tenth;
        let share = number::percent(lift.capture);
        let note = words::CAPTURE.fill(lang, &[("share", &share)]);
        let text = format!("×{}", number::decimal(lift.lift, 2));
        facts.push((words::LIFT, Datum { interval_text: Some(note), ..plain(lift.lift, text) }));
        let n = unseen.calibration.iter().map(|band| band.observed.denominator).sum::<u64>().max(1) as f64;
        let weigh = |sum: f64, of: f64, n: u64| sum + of * n as f64;
        let predicted = unseen
            .calibration
            .iter()
            .fold(0.0, |sum, band| weigh(sum, band.predicted, band.observed.denominator))
            / n;
        let observed = answer.lost as f64 / answer.n.max(1) as f64;
        let text = format!("{} / {}", number::percent(predicted), number::percent(observed));
        facts.push((words::CALIBRATED, plain(predicted, text)));
    }
    facts.into_iter().map(|(name, datum)| (name.get(lang), datum)).collect()
}

/// The strongest factors on either side.
fn finding(effects: &[&Named<EffectFigures>], lang: Lang) -> String {
    let side = |up: bool| {
        let telling = effects.iter().filter(|effect| effect.value.p < TELLING);
        let named = telling.filter(|effect| (effect.value.standardised > 0.0) == up).take(NAMED);
        let words = named.map(|effect| direction(&effect.name, lang));
        words.collect::<Vec<_>>().join(metric::OR.get(lang))
    };
    let (more, less) = (side(true), side(false));
    match effects.first() {
        Some(_) if !more.is_empty() && !less.is_empty() => {
            words::LEAVING_FOUND.fill(lang, &[("more", &more), ("less", &less)])
        }
        Some(first) => words::LEAVING_ONE.fill(lang, &[("name", &factor_name(&first.name, lang))]),
        None => words::LEAVING.get(lang).to_owned(),
    }
}

/// A factor as what a customer on that side has: more of a number, or a value.
fn direction(column: &str, lang: Lang) -> String {
    let name = factor_name(column, lang);
    if column.contains('=') { name } else { words::MORE_OF.fill(lang, &[("name", &name)]) }
}
