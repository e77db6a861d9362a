//! What customers will be worth: BG/NBD and Gamma-Gamma.

use super::rows::Rows;
use super::{Among, Answer, Refusal};
use crate::metric::clv::history::histories;
use crate::metric::clv::predict::{Horizon, Models};
use crate::metric::columns::day_of;
use crate::metric::quantile::Summary;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Asks for predicted lifetime value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct LifetimeQuery {
    /// Which events are orders.
    pub among: Among,
    /// The day up to which customers are known; as a rule that of the last event.
    pub end: Option<NaiveDate>,
    /// Days of the model's unit of time: 7 are weeks.
    pub unit_days: f64,
    /// So many steps ahead.
    pub steps: u32,
    /// Days of a step: 30.4375 are months.
    pub step_days: f64,
    /// Discount of a step, from 0.
    pub discount: f64,
    /// So many customers of the highest value are named.
    pub top: usize,
}

impl Default for LifetimeQuery {
    fn default() -> Self {
        let (unit_days, step_days) = (7.0, 30.4375);
        LifetimeQuery {
            among: Among::Valued,
            end: None,
            unit_days,
            steps: 12,
            step_days,
            discount: 0.01,
            top: 10,
        }
    }
}

/// Value ahead, in units of the currency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct LifetimeAnswer {
    /// Both models as fitted.
    pub models: Models,
    /// Days of the unit that the parameters are in.
    pub unit_days: f64,
    /// The last day that was known, since 1970-01-01.
    pub cutoff_day: i64,
    /// Value ahead of each customer.
    pub value: Summary,
    /// Sum over customers.
    pub total: f64,
    /// Orders expected of all customers over the horizon, not discounted.
    pub orders: f64,
    /// Mean probability of a customer to be still one.
    pub alive: f64,
    /// The customers of the highest value ahead.
    pub top: Vec<LifetimeOf>,
}

/// A customer's value ahead.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct LifetimeOf {
    /// The customer.
    pub customer: String,
    /// Repeat purchases so far.
    pub frequency: u32,
    /// Probability to be still a customer.
    pub alive: f64,
    /// Orders expected over the horizon.
    pub orders: f64,
    /// Value ahead.
    pub value: f64,
}

pub(super) fn lifetime(rows: &Rows<'_>, query: &LifetimeQuery) -> Result<Answer, Refusal> {
    check(query)?;
    let cutoff_day = day_of(rows.end(query.end));
    let known = rows.orders(&query.among, |orders| Ok(histories(orders, cutoff_day, query.unit_days)))?;
    let models = Models::fit(&known).map_err(Refusal::Model)?;
    let step = query.step_days / query.unit_days;
    let values = models.values(&known, Horizon { steps: query.steps, step, discount: query.discount });
    let ahead = step * f64::from(query.steps);
    let buying = &models.buying.model;
    let orders = models.purchases(&known, ahead);
    let alive: f64 = known.iter().map(|one| buying.p_alive(one)).sum();
    let mut ranked: Vec<usize> = (0..values.len()).collect();
    ranked.sort_by(|a, b| values[*b].total_cmp(&values[*a]));
    let of = |at: &usize| LifetimeOf {
        customer: rows.table.customers.name(known[*at].customer).to_owned(),
        frequency: known[*at].frequency,
        alive: buying.p_alive(&known[*at]),
        orders: buying.expected(&known[*at], ahead),
        value: values[*at],
    };
    let top = ranked.iter().take(query.top).map(of).collect();
    let total = values.iter().sum();
    let value = Summary::of(&mut values.clone()).ok_or(Refusal::NoEvents)?;
    Ok(Answer::Lifetime(Box::new(LifetimeAnswer {
        models,
        unit_days: query.unit_days,
        cutoff_day,
        value,
        total,
        orders,
        alive: alive / known.len() as f64,
        top,
    })))
}

fn check(query: &LifetimeQuery) -> Result<(), Refusal> {
    let positive = |value: f64| value.is_finite() && value > 0.0;
    let fits = [
        (positive(query.unit_days), "unit_days"),
        (positive(query.step_days), "step_days"),
        ((1..=1200).contains(&query.steps), "steps"),
        (query.discount.is_finite() && query.discount >= 0.0, "discount"),
    ];
    match fits.into_iter().find(|(fits, _)| !fits) {
        Some((_, option)) => Err(Refusal::BadNumber(option.into())),
        None => Ok(()),
    }
}
