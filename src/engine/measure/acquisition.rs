//! What it costs to win a customer, against what customers bring: the table of costs and the first orders.

use super::group::day_name;
use super::rows::Rows;
use super::{Among, Answer, Named, Refusal, valued};
use crate::metric::cac::{Acquired, Cac, Costs, PerCustomer, figures};
use crate::metric::calendar::Unit;
use crate::metric::columns::day_of;
use crate::model::canonical_name;
use crate::table::{Codes, EventTable, Meaning, NONE};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Mean days of a month.
const MONTH_DAYS: f64 = 30.436_875;
/// More periods are no series.
const PERIODS_MAX: i64 = 400;

/// Asks for acquisition cost by period and channel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AcquisitionQuery {
    /// Which events are orders: a customer is acquired by the first.
    #[serde(default = "valued")]
    pub among: Among,
    /// The period of the series; all costs of a period are set against all customers acquired in it.
    #[serde(default)]
    pub unit: Unit,
    /// The channels that are paid for; those with a cost if it is empty.
    #[serde(default)]
    pub paid: Vec<String>,
    /// By which channel a customer was won.
    #[serde(default)]
    pub won_by: WonBy,
    /// The share of revenue that is margin, above 0 to 1; that of the column of margins if it is left out, and 1 without one.
    #[serde(default)]
    pub margin: Option<f64>,
}

impl Default for AcquisitionQuery {
    fn default() -> Self {
        AcquisitionQuery {
            among: Among::Valued,
            unit: Unit::Month,
            paid: Vec::new(),
            won_by: WonBy::Order,
            margin: None,
        }
    }
}

/// By which channel a customer was won.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum WonBy {
    /// That of the first order.
    #[default]
    Order,
    /// The first that the customer touched at all, up to that order.
    FirstTouch,
    /// The last that the customer touched up to that order.
    LastTouch,
}

/// Cost of acquisition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct AcquisitionAnswer {
    /// From the first to the last period with a cost, or the period of the filter.
    pub whole: AcquisitionFigures,
    /// Each period, named by its first day.
    pub periods: Vec<Named<AcquisitionFigures>>,
    /// The share of revenue that was taken for margin.
    pub margin: f64,
    /// Customers acquired before or after the periods of the costs, in no figure.
    pub outside: u64,
}

/// Cost and customers of a period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct AcquisitionFigures {
    /// All cost and all customers.
    pub blended: Won,
    /// Cost and customers of the paid channels.
    pub paid: Won,
    /// Each channel, by name.
    pub channels: Vec<Named<Won>>,
    /// Cost of no channel, and customers of none.
    pub unassigned: Won,
}

/// Customers won, their cost and what they bring.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Won {
    /// Cost and customers.
    pub cac: Cac,
    /// Cost of a customer; undefined with cost and nobody won.
    pub per_customer: PerCustomer,
    /// What these customers brought so far, each, as margin in hundredths; none without customers.
    pub value_cents: Option<f64>,
    /// That value to the cost (CLV : CAC).
    pub value_to_cost: Option<f64>,
    /// Months until their margin has paid the cost, at the margin of a month so far.
    pub payback_months: Option<f64>,
}

/// A customer won.
struct Customer {
    day: i64,
    channel: u32,
    cents: i64,
    months: f64,
}

pub(super) fn acquisition(rows: &Rows<'_>, query: &AcquisitionQuery) -> Result<Answer, Refusal> {
    let costs = rows.tables.costs.as_ref().ok_or(Refusal::NoCosts)?;
    let cents = costs.amount_cents.as_deref().ok_or(Refusal::NoCosts)?;
    let margin = match query.margin {
        Some(share) if share > 0.0 && share <= 1.0 => share,
        Some(_) => return Err(Refusal::BadNumber("margin".into())),
        None => margin_share(rows.table).unwrap_or(1.0),
    };
    let names = Channels::of(costs, rows.table);
    let day: Vec<i64> = costs.time_millis.iter().map(|time| day_of(*time)).collect();
    let channel = names.codes(costs.channel.as_ref(), costs.rows());
    let costs = Costs { day: &day, channel: &channel, cents, currency: None };
    let won = won(rows, query, &names)?;
    let paid = names.paid(&query.paid, &channel);
    let periods = periods(rows, &day, query.unit)?;
    let of = |period: Range<i64>| period_figures(costs, &won, period, (&paid, &names, margin));
    let days = |index: i64| query.unit.first_day(index)..query.unit.first_day(index + 1);
    let whole = days(periods.start).start..days(periods.end - 1).end;
    let outside = won.iter().filter(|customer| !whole.contains(&customer.day)).count() as u64;
    let named = |index: i64| Ok(Named { name: day_name(days(index).start), value: of(days(index))? });
    Ok(Answer::Acquisition(Box::new(AcquisitionAnswer {
        whole: of(whole)?,
        periods: periods.map(named).collect::<Result<_, Refusal>>()?,
        margin,
        outside,
    })))
}

/// The share of the amounts that is margin, where orders have both.
fn margin_share(table: &EventTable) -> Option<f64> {
    let margins = &table.number(Meaning::Margin)?.values;
    let amounts = table.amount_cents.as_ref()?;
    let both = margins.iter().zip(amounts).filter(|(margin, cents)| !margin.is_nan() && **cents != i64::MIN);
    let (margin, amount) =
        both.fold((0.0, 0.0), |sum, (margin, cents)| (sum.0 + margin, sum.1 + *cents as f64 / 100.0));
    (margin > 0.0 && amount > 0.0).then(|| (margin / amount).min(1.0))
}

/// The periods with a cost, by number; those of the filter where it has an end.
fn periods(rows: &Rows<'_>, days: &[i64], unit: Unit) -> Result<Range<i64>, Refusal> {
    let (first, last) = days.iter().min().zip(days.iter().max()).ok_or(Refusal::NoCosts)?;
    let from = rows.filter.from_millis.map_or(*first, day_of);
    let to = rows.filter.to_millis.map_or(*last, |to| day_of(to.saturating_sub(1)));
    let (from, to) = (unit.index(from), unit.index(to));
    if to < from || to - from >= PERIODS_MAX { Err(Refusal::Periods) } else { Ok(from..to + 1) }
}

/// Each customer with an order: when and by which channel the first one came, and what all of them brought.
fn won(rows: &Rows<'_>, query: &AcquisitionQuery, names: &Channels) -> Result<Vec<Customer>, Refusal> {
    let (view, all) = (rows.among(rows.customers(), &query.among)?, rows.customers());
    let codes = names.codes(rows.table.channel.as_ref(), rows.table.rows());
    let cents = rows.table.amount_cents.as_ref().map(|cents| view.take(cents));
    let channels = view.take(&codes);
    let events = view.events()?;
    let acquired = Acquired::of(events, &channels);
    let touched = (all.events()?, all.take(&codes));
    let end = day_of(rows.end(None));
    let mut touches = touched.0.runs().peekable();
    let customers = events.runs().zip(acquired.day.iter().zip(&acquired.channel));
    let customer = |(run, (day, channel)): (Range<usize>, (&i64, &u32))| {
        let (entity, first) = (events.entity()[run.start], events.millis()[run.start]);
        while touches.next_if(|run| touched.0.entity()[run.start] < entity).is_some() {}
        let met = touches.peek().cloned().unwrap_or_default();
        let mut before = met
            .filter(|at| touched.0.entity()[*at] == entity && touched.0.millis()[*at] <= first)
            .map(|at| touched.1[at])
            .filter(|code| *code != NONE);
        let channel = match query.won_by {
            WonBy::Order => *channel,
            WonBy::FirstTouch => before.next().unwrap_or(NONE),
            WonBy::LastTouch => before.next_back().unwrap_or(NONE),
        };
        let paid = cents.iter().flat_map(|cents| &cents[run.clone()]).filter(|cents| **cents != i64::MIN);
        let months = (end - day + 1) as f64 / MONTH_DAYS;
        Customer { day: *day, channel, cents: paid.sum(), months }
    };
    Ok(customers.map(customer).collect())
}

fn period_figures(
    costs: Costs<'_>,
    won: &[Customer],
    period: Range<i64>,
    (paid, names, margin): (&[bool], &Channels, f64),
) -> Result<AcquisitionFigures, Refusal> {
    let acquired = Acquired {
        day: won.iter().map(|customer| customer.day).collect(),
        channel: won.iter().map(|customer| customer.channel).collect(),
    };
    let found = figures(costs, &acquired, period.clone(), paid).map_err(Refusal::Acquisition)?;
    let of = |cac: Cac, is_in: &dyn Fn(u32) -> bool| {
        let mine = won.iter().filter(|one| period.contains(&one.day) && is_in(one.channel));
        worth(cac, mine, margin)
    };
    let is_paid = |channel: u32| paid.get(channel as usize) == Some(&true);
    let channels = (0..)
        .zip(&found.channels)
        .zip(&names.names)
        .map(|((code, cac), name)| Named { name: name.clone(), value: of(*cac, &|channel| channel == code) });
    Ok(AcquisitionFigures {
        blended: of(found.blended, &|_| true),
        paid: of(found.paid, &is_paid),
        unassigned: of(found.unassigned, &|channel| channel as usize >= paid.len()),
        channels: channels.collect(),
    })
}

fn worth<'c>(cac: Cac, won: impl Iterator<Item = &'c Customer>, margin: f64) -> Won {
    let (cents, months) = won.fold((0, 0.0), |sum, one| (sum.0 + one.cents, sum.1 + one.months));
    let n = cac.customers as f64;
    let value_cents = (cac.customers > 0).then(|| cents as f64 * margin / n);
    Won {
        per_customer: cac.per_customer(),
        value_to_cost: value_cents.and_then(|value| cac.ltv_ratio(value)),
        payback_months: (months > 0.0)
            .then(|| cents as f64 / months)
            .and_then(|a_month| cac.payback(a_month, margin)),
        value_cents,
        cac,
    }
}

/// The channels of costs and events together: names that are the same are one.
struct Channels {
    names: Vec<String>,
    known: Vec<String>,
}

impl Channels {
    fn of(costs: &EventTable, events: &EventTable) -> Channels {
        let mut channels = Channels { names: Vec::new(), known: Vec::new() };
        let columns = [&costs.channel, &events.channel];
        for name in columns.into_iter().flatten().flat_map(|codes| codes.dict.names().iter()) {
            let plain = canonical_name(name);
            if !channels.known.contains(&plain) {
                channels.names.push(name.to_owned());
                channels.known.push(plain);
            }
        }
        channels
    }

    fn code(&self, name: &str) -> u32 {
        let plain = canonical_name(name);
        let at = self.known.iter().position(|known| *known == plain);
        at.and_then(|at| u32::try_from(at).ok()).unwrap_or(NONE)
    }

    fn codes(&self, column: Option<&Codes>, rows: usize) -> Vec<u32> {
        let Some(column) = column else { return vec![NONE; rows] };
        let map: Vec<u32> = column.dict.names().iter().map(|name| self.code(name)).collect();
        column.codes.iter().map(|code| map.get(*code as usize).copied().unwrap_or(NONE)).collect()
    }

    /// Which channels are paid: those named, else those with a cost.
    fn paid(&self, named: &[String], of_costs: &[u32]) -> Vec<bool> {
        let mut paid = vec![false; self.names.len()];
        let named = named.iter().map(|name| self.code(name));
        let codes: Vec<u32> = if named.len() > 0 { named.collect() } else { of_costs.to_vec() };
        for code in codes {
            if let Some(flag) = paid.get_mut(code as usize) {
                *flag = true;
            }
        }
        paid
    }
}
