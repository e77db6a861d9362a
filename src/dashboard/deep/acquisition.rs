//! What it costs to win a customer, by channel or over time.

use super::{Deep, DeepCard, Options, how, months};
use crate::chart::{Bar, Bars, Chart, Datum, Line, Point, Unit};
use crate::dashboard::trend::{Series, tick_of};
use crate::dashboard::{Card, Sheet};
use crate::engine::Pick;
use crate::engine::measure::{AcquisitionAnswer, AcquisitionFigures, Dimension, Named, Won};
use crate::metric::cac::PerCustomer;
use crate::metric::calendar::{Cut, Unit as Span};
use crate::metric::columns::DAY_MILLIS;
use crate::text::{models as words, number};
use chrono::NaiveDate;

pub(super) fn card(sheet: &Sheet<'_>, options: &Options, answer: &AcquisitionAnswer) -> DeepCard {
    let lang = sheet.lang;
    let whole = &answer.whole;
    let channels = channels(sheet, whole);
    let (chart, definition, picks) = if options.views.by_month {
        (over_time(sheet, &answer.periods), words::ACQUISITION_MONTHS, Vec::new())
    } else {
        let pick =
            |(name, _): &(Option<String>, Named<Won>)| Some(Pick::Value(Dimension::Channel, name.clone()?));
        let picks = channels.iter().filter(|(_, won)| cents(&won.value).is_some()).map(pick).collect();
        (by_channel(sheet, &channels), words::ACQUISITION_CHANNELS, picks)
    };
    let mut own = vec![(words::MARGIN, number::percent(answer.margin))];
    if answer.outside > 0 {
        own.push((words::OUTSIDE, number::count(answer.outside)));
    }
    let won = number::count(whole.blended.cac.customers);
    let base = [("n", &*won), ("cost", &*sheet.money(whole.blended.cac.cost_cents).text)];
    DeepCard {
        card: Card {
            picks,
            ..Card::plain(finding(sheet, whole, &channels), definition.get(lang).to_owned(), chart)
        },
        facts: facts(sheet, whole),
        how: how(
            sheet,
            Deep::Acquisition,
            words::ACQUISITION_HOW.get(lang).to_owned(),
            words::WON_BASE.fill(lang, &base),
            own,
        ),
    }
}

/// The channels with a cost or a customer, dearest first, and what belongs to none; with their names in the data.
fn channels(sheet: &Sheet<'_>, whole: &AcquisitionFigures) -> Vec<(Option<String>, Named<Won>)> {
    let something = |won: &Won| won.per_customer != PerCustomer::Nothing;
    let mut all: Vec<(Option<String>, Named<Won>)> = whole
        .channels
        .iter()
        .filter(|channel| something(&channel.value))
        .map(|channel| (Some(channel.name.clone()), channel.clone()))
        .collect();
    all.sort_by(|a, b| {
        let key = |won: &Won| cents(won).unwrap_or(f64::INFINITY);
        key(&b.1.value).total_cmp(&key(&a.1.value))
    });
    if something(&whole.unassigned) {
        let name = words::UNASSIGNED.get(sheet.lang).to_owned();
        all.push((None, Named { name, value: whole.unassigned }));
    }
    all
}

fn cents(won: &Won) -> Option<f64> {
    match won.per_customer {
        PerCustomer::Cents(cents) => Some(cents),
        PerCustomer::Undefined | PerCustomer::Nothing => None,
    }
}

/// A cost of a customer; words where there is a cost and no customer.
fn datum(sheet: &Sheet<'_>, won: &Won) -> Datum {
    let n = won.cac.customers;
    match won.per_customer {
        PerCustomer::Cents(cents) => {
            Datum { n: Some(n), small_base: sheet.is_small(n), ..money(sheet, cents) }
        }
        PerCustomer::Undefined => {
            Datum { text: words::NOBODY_WON.get(sheet.lang).to_owned(), n: Some(0), ..Datum::default() }
        }
        PerCustomer::Nothing => Datum::default(),
    }
}

fn money(sheet: &Sheet<'_>, cents: f64) -> Datum {
    #[expect(clippy::cast_possible_truncation, reason = "a float outside i64 becomes its nearest bound")]
    let whole = cents.round() as i64;
    Datum { value: Some(cents), ..sheet.money(whole) }
}

fn by_channel(sheet: &Sheet<'_>, channels: &[(Option<String>, Named<Won>)]) -> Chart {
    let lang = sheet.lang;
    let bar = |(_, channel): &(Option<String>, Named<Won>)| Bar {
        label: channel.name.clone(),
        datum: datum(sheet, &channel.value),
        poor: channel.value.value_to_cost.is_some_and(|ratio| ratio < 1.0),
        beside: None,
    };
    let column = |of: &dyn Fn(&Won) -> String| channels.iter().map(|(_, won)| of(&won.value)).collect();
    let ratio = |won: &Won| won.value_to_cost.map(|ratio| number::decimal(ratio, 2)).unwrap_or_default();
    let payback = |won: &Won| won.payback_months.map(|months| number::decimal(months, 1)).unwrap_or_default();
    let further = vec![
        (words::COST.get(lang).to_owned(), column(&|won| sheet.money(won.cac.cost_cents).text)),
        (words::LTV_CAC.get(lang).to_owned(), column(&ratio)),
        (words::PAYBACK.get(lang).to_owned(), column(&payback)),
    ];
    let bars = channels.iter().map(bar).collect();
    Chart::Bars(Bars { bars, unit: Unit::Cents, full: None, beside: None, further })
}

fn over_time(sheet: &Sheet<'_>, periods: &[Named<AcquisitionFigures>]) -> Chart {
    let series =
        Series { cut: Cut { unit: Span::Month, first_month: 1 }, rolling: 1, steps: Vec::new(), other: None };
    let point = |period: &Named<AcquisitionFigures>| {
        let day = period.name.parse::<NaiveDate>().map_or(0, |date| i64::from(date.to_epoch_days()));
        let next = Span::Month.first_day(Span::Month.index(day) + 1);
        let span = (day * DAY_MILLIS, next * DAY_MILLIS);
        Point {
            tick: tick_of(&series, span, sheet.lang),
            datum: datum(sheet, &period.value.blended),
            partial: false,
        }
    };
    let points = periods.iter().map(point).collect();
    Chart::Line(Line { points, beside: None, unit: Unit::Cents, target: None, spans: Vec::new() })
}

fn facts(sheet: &Sheet<'_>, whole: &AcquisitionFigures) -> Vec<(&'static str, Datum)> {
    let n = Some(whole.blended.cac.customers);
    let mut facts = vec![
        (words::CAC_BLENDED, datum(sheet, &whole.blended)),
        (words::CAC_PAID, datum(sheet, &whole.paid)),
    ];
    facts.extend(whole.blended.value_to_cost.map(|ratio| {
        let text = format!("{} : 1", number::decimal(ratio, 2));
        (words::LTV_CAC, Datum { value: Some(ratio), text, n, ..Datum::default() })
    }));
    facts.extend(whole.blended.payback_months.map(|payback| {
        (
            words::PAYBACK,
            Datum { value: Some(payback), text: months(payback, sheet.lang), ..Datum::default() },
        )
    }));
    let said = facts.into_iter().filter(|(_, datum)| !datum.text.is_empty());
    said.map(|(name, datum)| (name.get(sheet.lang), datum)).collect()
}

fn finding(
    sheet: &Sheet<'_>,
    whole: &AcquisitionFigures,
    channels: &[(Option<String>, Named<Won>)],
) -> String {
    let lang = sheet.lang;
    let Some(blended) = cents(&whole.blended) else { return words::ACQUISITION_NONE.get(lang).to_owned() };
    let cac = money(sheet, blended).text;
    let known =
        channels.iter().filter(|(name, _)| name.is_some()).filter(|(_, won)| cents(&won.value) > Some(0.0));
    match known.clone().next() {
        Some((_, dearest)) if known.count() > 1 => {
            let most = datum(sheet, &dearest.value).text;
            words::ACQUISITION_FOUND.fill(lang, &[("cac", &cac), ("channel", &dearest.name), ("most", &most)])
        }
        _ => words::ACQUISITION_PLAIN.fill(lang, &[("cac", &cac)]),
    }
}
