//! Orders and customer value; segments.

use super::{Deep, DeepCard, customers, how};
use crate::chart::{Bar, Bars, Chart, Datum, Unit};
use crate::dashboard::{Card, Sheet};
use crate::engine::Rate;
use crate::engine::measure::{Answer, OrdersAnswer, RfmAnswer, SegmentFigures, ValueStep};
use crate::metric::rfm::Segment;
use crate::text::{Phrase, deep as words, number};

pub(super) fn orders(sheet: &Sheet<'_>, orders: &OrdersAnswer, ahead: &Answer) -> DeepCard {
    let lang = sheet.lang;
    let figures = &orders.figures;
    let finding = match orders.top_share {
        Some(top) => words::ORDERS_FOUND
            .fill(lang, &[("n", &number::count(top.customers)), ("share", &number::percent(top.share))]),
        None => words::ORDERS_PLAIN.fill(lang, &[("n", &number::count(figures.orders))]),
    };
    let bars = orders.histogram.iter().enumerate().map(|(at, step)| Bar {
        label: step_name(sheet, &orders.histogram, at),
        datum: sheet.count(step.customers),
        poor: false,
        beside: None,
    });
    let counts = [("n", number::count(figures.orders)), ("customers", number::count(figures.customers))];
    let counts = counts.each_ref().map(|(place, text)| (*place, text.as_str()));
    let ahead_words = match ahead {
        Answer::Lifetime(found) => {
            let fit = &found.models.buying;
            let (n, repeaters) = (number::count(fit.customers), number::count(fit.repeaters));
            words::AHEAD_HOW.fill(lang, &[("n", &n), ("repeaters", &repeaters)])
        }
        Answer::Refused { reason } => reason.words(lang),
        _ => String::new(),
    };
    DeepCard {
        card: Card {
            finding,
            definition: words::ORDERS_DEFINED.get(lang).to_owned(),
            chart: Chart::Bars(Bars {
                bars: bars.collect(),
                unit: Unit::Count,
                full: None,
                beside: None,
                further: Vec::new(),
            }),
            subject: None,
            marks: Vec::new(),
            picks: Vec::new(),
        },
        facts: facts(sheet, orders, ahead),
        how: how(
            sheet,
            Deep::Orders,
            words::ORDERS_HOW.get(lang).to_owned(),
            words::N_ORDERS.fill(lang, &counts),
            vec![(words::AHEAD, ahead_words)],
        ),
    }
}

/// The tiles: those that the data carries.
fn facts(sheet: &Sheet<'_>, orders: &OrdersAnswer, ahead: &Answer) -> Vec<(&'static str, Datum)> {
    let figures = &orders.figures;
    let money = |amount: f64, n: u64| Datum {
        n: Some(n),
        small_base: sheet.is_small(n),
        ..sheet.money(cents(amount))
    };
    let mut facts: Vec<(Phrase, Datum)> = Vec::new();
    facts.extend(figures.average_cents.map(|average| (words::AOV, money(average / 100.0, figures.valued))));
    facts.extend(figures.repurchase.map(|rate| (words::REPURCHASE, sheet.rate(rate))));
    if let Some(value) = &orders.value {
        facts.push((words::VALUE_MEAN, money(value.mean, value.n)));
        facts.push((words::VALUE_MEDIAN, money(value.median, value.n)));
    }
    facts.extend(orders.top_share.map(|top| {
        let datum = Datum {
            value: Some(top.share),
            text: number::percent(top.share),
            n: Some(figures.customers),
            small_base: sheet.is_small(figures.customers),
            ..Datum::default()
        };
        (words::TOP_SHARE, datum)
    }));
    if let Answer::Lifetime(found) = ahead {
        facts.push((words::AHEAD, money(found.value.mean, found.value.n)));
    }
    facts.into_iter().map(|(name, datum)| (name.get(sheet.lang), datum)).collect()
}

fn step_name(sheet: &Sheet<'_>, steps: &[ValueStep], at: usize) -> String {
    let written = |cents: i64| number::compact_money(cents, &sheet.workspace.settings.currency, sheet.lang);
    let from = steps.get(at).map_or(0, |step| step.from_cents);
    match steps.get(at + 1) {
        Some(next) => {
            words::VALUE_STEP.fill(sheet.lang, &[("from", &written(from)), ("to", &written(next.from_cents))])
        }
        None => words::VALUE_OPEN.fill(sheet.lang, &[("from", &written(from))]),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a float outside i64 becomes its nearest bound")]
fn cents(amount: f64) -> i64 {
    (amount * 100.0).round() as i64
}

pub(super) fn rfm(sheet: &Sheet<'_>, answer: &RfmAnswer) -> DeepCard {
    let lang = sheet.lang;
    let bar = |of: &SegmentFigures| Bar {
        label: segment(of.segment).get(lang).to_owned(),
        datum: match Rate::of(of.customers, answer.customers) {
            Some(rate) => Datum {
                text: format!("{} ({})", number::count(of.customers), number::percent(rate.value())),
                ..sheet.count(of.customers)
            },
            None => Datum::default(),
        },
        poor: false,
        beside: None,
    };
    let finding = match answer.segments.first() {
        Some(first) => words::RFM_FOUND.fill(
            lang,
            &[
                ("name", segment(first.segment).get(lang)),
                ("share", &number::percent(first.customers as f64 / answer.customers as f64)),
            ],
        ),
        None => words::RFM.get(lang).to_owned(),
    };
    let bars = answer.segments.iter().map(bar).collect();
    DeepCard {
        card: Card {
            finding,
            definition: words::RFM_DEFINED.get(lang).to_owned(),
            chart: Chart::Bars(Bars {
                bars,
                unit: Unit::Count,
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
            Deep::Rfm,
            words::RFM_HOW.get(lang).to_owned(),
            customers(sheet, answer.customers),
            Vec::new(),
        ),
    }
}

fn segment(segment: Segment) -> Phrase {
    let [champions, loyal, potential, new, promising, attention, sleep, lose, risk, hibernating] =
        words::SEGMENTS;
    match segment {
        Segment::Champions => champions,
        Segment::Loyal => loyal,
        Segment::PotentialLoyalists => potential,
        Segment::New => new,
        Segment::Promising => promising,
        Segment::NeedAttention => attention,
        Segment::AboutToSleep => sleep,
        Segment::CannotLose => lose,
        Segment::AtRisk => risk,
        Segment::Hibernating => hibernating,
    }
}
