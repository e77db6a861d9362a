//! One figure picked out of an answer, with its base and interval: the same for the map, a chart, a report and an
//! export. It computes nothing but the rest of a rate and events per customer.

use super::Figures;
use crate::metric::{FunnelStep, QuestionFigures, Rate, frequency};
use crate::model::{Metric, QuestionKind, StageId};
use crate::text::{Lang, number};
use serde::{Deserialize, Serialize};

/// Of what a figure is.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Everything together.
    All,
    /// A stage of the map.
    Stage(StageId),
    /// A touchpoint, by its name in the data.
    Touchpoint(String),
    /// A channel, by its name in the data.
    Channel(String),
    /// A step of the touchpoint funnel, from 0.
    Step(usize),
}

/// Which figure.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FigureRef {
    /// Of what.
    pub scope: Scope,
    /// Which.
    pub metric: Metric,
}

/// A figure with its base.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Value {
    /// In the metric's own unit: shares from 0 to 1, NPS from -100 to 100, revenue in the currency's main unit.
    pub value: f64,
    /// 95 % interval in the same unit, if the metric has one.
    pub interval: Option<(f64, f64)>,
    /// What it rests on: customers, answers or events. A base below the workspace's `small_base` is marked.
    pub n: u64,
    /// Numerator and denominator, if it is a rate or a ratio.
    pub parts: Option<(u64, u64)>,
}

/// What an answer knows of one scope.
#[derive(Clone, Copy, Default)]
pub(super) struct Facts<'f> {
    pub(super) events: Option<u64>,
    pub(super) customers: Option<u64>,
    pub(super) reach: Option<Rate>,
    pub(super) conversion: Option<Rate>,
    pub(super) revenue_cents: Option<i64>,
    pub(super) ratings: &'f [QuestionFigures],
}

impl Figures {
    /// The figure; `None` is "no data", never 0.
    pub fn value(&self, figure: &FigureRef) -> Option<Value> {
        let facts = self.facts(&figure.scope)?;
        let events = facts.events.unwrap_or(0);
        let plain = |value: f64, n: u64| Value { value, interval: None, n, parts: None };
        match figure.metric {
            Metric::Events => facts.events.map(|events| plain(events as f64, events)),
            Metric::Customers => facts.customers.map(|customers| plain(customers as f64, customers)),
            Metric::Reach => facts.reach.map(share),
            Metric::Frequency => {
                let customers = facts.customers?;
                let value = frequency(facts.events?, customers)?;
                Some(Value { parts: Some((events, customers)), ..plain(value, customers) })
            }
            Metric::Conversion => facts.conversion.map(share),
            Metric::DropOff => facts.conversion.map(|rate| share(rate.complement())),
            Metric::Revenue => facts.revenue_cents.map(|cents| plain(cents as f64 / 100.0, events)),
            Metric::Csat => facts.question(QuestionKind::Csat).map(|csat| share(csat.summary.top)),
            Metric::Nps => {
                let summary = facts.question(QuestionKind::Nps)?.summary;
                Some(Value { interval: summary.nps_interval, ..plain(summary.nps?, summary.n) })
            }
            Metric::Ces => {
                let summary = facts.question(QuestionKind::Ces)?.summary;
                Some(Value { interval: summary.mean_interval, ..plain(summary.mean, summary.n) })
            }
        }
    }

    pub(super) fn facts(&self, scope: &Scope) -> Option<Facts<'_>> {
        match scope {
            Scope::All => Some(Facts {
                events: Some(self.overview.events),
                customers: Some(self.overview.customers),
                reach: None,
                conversion: self
                    .stage_funnel
                    .steps
                    .last()
                    .filter(|_| self.stages.len() > 1)
                    .and_then(|s| s.overall),
                revenue_cents: self.overview.revenue_cents,
                ratings: &self.overview.ratings,
            }),
            Scope::Stage(id) => {
                let at = self.stages.iter().position(|stage| stage.id == *id)?;
                let stage = &self.stages[at];
                Some(Facts {
                    events: Some(stage.events),
                    customers: Some(stage.customers),
                    reach: stage.reach,
                    conversion: self.stage_funnel.steps.get(at).and_then(|step| step.step),
                    revenue_cents: stage.revenue_cents,
                    ratings: &stage.ratings,
                })
            }
            Scope::Touchpoint(name) => self.touchpoints.iter().find(|of| of.name == *name).map(|of| Facts {
                events: Some(of.events),
                customers: Some(of.customers),
                reach: of.reach,
                conversion: None,
                revenue_cents: of.revenue_cents,
                ratings: &of.ratings,
            }),
            Scope::Channel(name) => self.channels.iter().find(|of| of.name == *name).map(|of| Facts {
                events: Some(of.events),
                customers: Some(of.customers),
                reach: Rate::of(of.customers, self.overview.customers),
                ratings: &of.ratings,
                ..Facts::default()
            }),
            Scope::Step(at) => {
                let step: &FunnelStep = self.funnel.as_ref()?.steps.get(*at)?;
                Some(Facts { customers: Some(step.reached), conversion: step.step, ..Facts::default() })
            }
        }
    }
}

impl<'f> Facts<'f> {
    /// The first question of a kind.
    pub(super) fn question(&self, kind: QuestionKind) -> Option<&'f QuestionFigures> {
        self.ratings.iter().find(|figures| figures.question.kind == kind)
    }
}

/// A value of a metric as it is written: `13.0%`, `31,106`, `+32`, `¥1,234.50`.
pub fn write_value(metric: Metric, value: f64, currency: &str, lang: Lang) -> String {
    match metric {
        Metric::Events | Metric::Customers => number::decimal(value, 0),
        Metric::Reach | Metric::Conversion | Metric::DropOff | Metric::Csat => number::percent(value),
        Metric::Frequency | Metric::Ces => number::decimal(value, 2),
        Metric::Nps => number::change(value, 1),
        Metric::Revenue => number::compact_money(cents(value), currency, lang),
    }
}

fn share(rate: Rate) -> Value {
    Value {
        value: rate.value(),
        interval: Some(rate.wilson),
        n: rate.denominator,
        parts: Some((rate.numerator, rate.denominator)),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a float outside i64 becomes its nearest bound")]
fn cents(value: f64) -> i64 {
    (value * 100.0).round() as i64
}
