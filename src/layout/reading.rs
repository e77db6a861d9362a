//! The figure a tile shows: picked from the engine's answer for a metric and a place, with its base, its
//! months and its change. The change is the difference of two picked values.

use super::facts::rating;
use super::plan::Plan;
use crate::engine::{RatingSummary, StageFigures, TouchpointFigures};
use crate::model::{Metric, Place, QuestionKind, StageId};
use crate::text::{Lang, map as words, number};

/// A figure of a place.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Reading {
    /// In the metric's own unit; money in whole units.
    pub(super) value: Option<f64>,
    /// Its base, for figures that have one.
    pub(super) n: Option<u64>,
    /// One value for each complete month, oldest first.
    pub(super) months: Vec<Option<f64>>,
    /// Whether more is better; `None` if neither is.
    pub(super) up_is_good: Option<bool>,
}

impl Reading {
    /// The last complete month less the one before.
    pub(super) fn change(&self) -> Option<f64> {
        let [.., Some(before), Some(last)] = self.months.as_slice() else { return None };
        Some(last - before)
    }

    /// The change as it is written: relative for counts and money, points for shares, else the difference.
    pub(super) fn change_text(&self, metric: Metric, lang: Lang) -> Option<String> {
        let change = self.change()?;
        let before = self.months.iter().rev().nth(1).copied().flatten()?;
        let points =
            |value: f64| words::POINTS.fill(lang, &[("value", number::decimal(value.abs(), 1).as_str())]);
        Some(match metric {
            Metric::Events | Metric::Customers | Metric::Revenue => {
                (before > 0.0).then(|| number::percent((change / before).abs()))?
            }
            Metric::Reach | Metric::Conversion | Metric::DropOff | Metric::Csat => points(change * 100.0),
            Metric::Nps => points(change),
            Metric::Ces | Metric::Frequency => number::decimal(change.abs(), 2),
        })
    }
}

/// A value as its tile writes it.
pub(super) fn value_text(metric: Metric, value: f64, currency: &str, lang: Lang) -> String {
    match metric {
        Metric::Events | Metric::Customers if value < 100_000.0 => number::decimal(value, 0),
        Metric::Events | Metric::Customers => number::compact(value, lang),
        Metric::Reach | Metric::Conversion | Metric::DropOff | Metric::Csat => number::percent(value),
        Metric::Frequency | Metric::Ces => number::decimal(value, 2),
        Metric::Nps => number::decimal(value, 1),
        Metric::Revenue => {
            #[expect(clippy::cast_possible_truncation, reason = "came from hundredths in an i64")]
            let cents = (value * 100.0).round() as i64;
            number::compact_money(cents, currency, lang)
        }
    }
}

/// The figure of a metric at a place; everything `None` where the data has nothing to say.
pub(super) fn reading(plan: &Plan<'_>, place: Place, metric: Metric) -> Reading {
    let found = match place {
        Place::Stage(id) => at_stage(plan, id, metric),
        Place::Step(_) => at_step(plan, place, metric),
    };
    let months = plan.facts.figures.map_or(&[][..], |figures| &figures.months);
    let mut reading = found.unwrap_or_default();
    let complete = |at: usize| months.get(at).is_some_and(|month| month.complete);
    let values = std::mem::take(&mut reading.months);
    reading.months =
        values.into_iter().enumerate().filter(|(at, _)| complete(*at)).map(|(_, value)| value).collect();
    reading.up_is_good = match metric {
        Metric::DropOff => Some(false),
        Metric::Events | Metric::Frequency => None,
        Metric::Ces => reading.up_is_good,
        _ => Some(true),
    };
    reading
}

fn plain(value: f64, n: Option<u64>) -> Reading {
    Reading { value: Some(value), n, ..Reading::default() }
}

fn at_stage(plan: &Plan<'_>, id: StageId, metric: Metric) -> Option<Reading> {
    let stage = plan.facts.stage(id)?;
    Some(match metric {
        Metric::Events => plain(stage.events as f64, None),
        Metric::Customers => Reading {
            months: stage.monthly_customers.iter().map(|count| Some(*count as f64)).collect(),
            ..plain(stage.customers as f64, None)
        },
        Metric::Reach => plain(stage.reach?.value(), Some(stage.reach?.denominator)),
        Metric::Frequency => per_customer(stage.events, stage.customers)?,
        Metric::Conversion => conversion(plan, id, |rate| rate)?,
        Metric::DropOff => conversion(plan, id, |rate| 1.0 - rate)?,
        Metric::Csat => rated(stage, QuestionKind::Csat, |summary| Some(summary.top.value()))?,
        Metric::Nps => rated(stage, QuestionKind::Nps, |summary| summary.nps)?,
        Metric::Ces => rated(stage, QuestionKind::Ces, |summary| Some(summary.mean))?,
        Metric::Revenue => plain(stage.revenue_cents? as f64 / 100.0, None),
    })
}

/// Events per customer: the one figure that the answer holds as its two parts.
fn per_customer(events: u64, customers: u64) -> Option<Reading> {
    (customers > 0).then(|| plain(events as f64 / customers as f64, Some(customers)))
}

fn conversion(plan: &Plan<'_>, id: StageId, turn: fn(f64) -> f64) -> Option<Reading> {
    let step = plan.facts.funnel_step(id)?;
    let rate = step.step?;
    Some(Reading {
        months: step.monthly_step.iter().map(|rate| rate.map(|rate| turn(rate.value()))).collect(),
        ..plain(turn(rate.value()), Some(rate.denominator))
    })
}

fn rated(
    stage: &StageFigures,
    kind: QuestionKind,
    pick: fn(&RatingSummary) -> Option<f64>,
) -> Option<Reading> {
    let at = stage.ratings.iter().position(|rating| rating.question.kind == kind)?;
    let rating = &stage.ratings[at];
    let months = stage.monthly_ratings.get(at).map_or(&[][..], Vec::as_slice);
    Some(Reading {
        value: Some(pick(&rating.summary)?),
        n: Some(rating.summary.n),
        months: months.iter().map(|month| month.as_ref().and_then(pick)).collect(),
        up_is_good: Some(rating.question.high_is_good),
    })
}

/// A step's figures are those of its touchpoints. Distinct customers of several touchpoints cannot be added,
/// so such a figure is there for a single one only; sums and pooled answers are there for all.
fn at_step(plan: &Plan<'_>, place: Place, metric: Metric) -> Option<Reading> {
    let touched = plan.facts.at_place(place);
    let first = *touched.first()?;
    let only = (touched.len() == 1).then_some(first);
    Some(match metric {
        Metric::Events => Reading {
            months: monthly_events(&touched),
            ..plain(touched.iter().map(|touch| touch.events).sum::<u64>() as f64, None)
        },
        Metric::Customers => plain(only?.customers as f64, None),
        Metric::Reach => plain(only?.reach?.value(), Some(only?.reach?.denominator)),
        Metric::Frequency => per_customer(only?.events, only?.customers)?,
        Metric::Conversion | Metric::DropOff => return None,
        Metric::Csat => pooled_csat(&touched)?,
        Metric::Nps => pooled_nps(&touched)?,
        Metric::Ces => pooled_ces(&touched)?,
        Metric::Revenue => {
            let known: Vec<i64> = touched.iter().filter_map(|touch| touch.revenue_cents).collect();
            (!known.is_empty()).then(|| plain(known.iter().sum::<i64>() as f64 / 100.0, None))?
        }
    })
}

fn monthly_events(touched: &[&TouchpointFigures]) -> Vec<Option<f64>> {
    let months = touched.iter().map(|touch| touch.monthly_events.len()).max().unwrap_or(0);
    let sum = |month: usize| touched.iter().filter_map(|touch| touch.monthly_events.get(month)).sum::<u64>();
    (0..months).map(|month| Some(sum(month) as f64)).collect()
}

fn summaries<'a>(touched: &[&'a TouchpointFigures], kind: QuestionKind) -> Vec<&'a RatingSummary> {
    touched.iter().filter_map(|touch| Some(&rating(&touch.ratings, kind)?.summary)).collect()
}

fn pooled_csat(touched: &[&TouchpointFigures]) -> Option<Reading> {
    let (mut top, mut n) = (0, 0);
    for summary in summaries(touched, QuestionKind::Csat) {
        top += summary.top.numerator;
        n += summary.top.denominator;
    }
    (n > 0).then(|| plain(top as f64 / n as f64, Some(n)))
}

fn pooled_nps(touched: &[&TouchpointFigures]) -> Option<Reading> {
    let (mut promoters, mut detractors, mut n) = (0, 0, 0);
    for summary in summaries(touched, QuestionKind::Nps) {
        let (more, fewer) = summary.promoters_detractors?;
        promoters += more;
        detractors += fewer;
        n += summary.n;
    }
    (n > 0).then(|| plain(100.0 * (promoters as f64 - detractors as f64) / n as f64, Some(n)))
}

fn pooled_ces(touched: &[&TouchpointFigures]) -> Option<Reading> {
    let (mut sum, mut n) = (0.0, 0);
    for summary in summaries(touched, QuestionKind::Ces) {
        sum += summary.mean * summary.n as f64;
        n += summary.n;
    }
    let high_is_good = rating(&touched.first()?.ratings, QuestionKind::Ces).map(|r| r.question.high_is_good);
    (n > 0).then(|| Reading { up_is_good: high_is_good, ..plain(sum / n as f64, Some(n)) })
}
