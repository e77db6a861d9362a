//! Orders, what customers were worth so far, and how revenue spreads over them.

use super::rows::Rows;
use super::{Among, Answer, Named, Refusal, valued};
use crate::metric::clv::historic::{self, Historic};
use crate::metric::orders::spread::{Spread, Top};
use crate::metric::orders::{OrderFigures, figures};
use crate::metric::quantile::quantile;
use serde::{Deserialize, Serialize};

/// So many steps a histogram has.
const STEPS: usize = 12;

/// Asks for order figures, historic value and the Pareto share.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OrdersQuery {
    /// Which events are orders.
    #[serde(default = "valued")]
    pub among: Among,
    /// The share of revenue of the top so many per cent of customers is told, 1 to 100.
    #[serde(default = "ten_percent")]
    pub top_percent: u8,
    /// So many of the most valuable customers are named.
    #[serde(default)]
    pub top: usize,
}

fn ten_percent() -> u8 {
    10
}

impl Default for OrdersQuery {
    fn default() -> Self {
        OrdersQuery { among: Among::Valued, top_percent: ten_percent(), top: 0 }
    }
}

/// Orders and their customers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct OrdersAnswer {
    /// Orders, revenue, order value, repurchase, refunds.
    pub figures: OrderFigures,
    /// Revenue by customer, in units of the currency; none where no order has an amount.
    pub value: Option<Historic>,
    /// The part of the top customers; none without revenue above 0.
    pub top_share: Option<Top>,
    /// The Gini coefficient of revenue over customers.
    pub gini: Option<f64>,
    /// Customers by value; the last step is open upwards. Empty where no order has an amount.
    pub histogram: Vec<ValueStep>,
    /// The most valuable customers and their revenue in hundredths.
    pub top: Vec<Named<i64>>,
}

/// Customers of a value from here up to the next step. In hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ValueStep {
    /// From this value on (inclusive); the first step holds what is below as well.
    pub from_cents: i64,
    /// Customers.
    pub customers: u64,
}

pub(super) fn orders(rows: &Rows<'_>, query: &OrdersQuery) -> Result<Answer, Refusal> {
    if !(1..=100).contains(&query.top_percent) {
        return Err(Refusal::BadNumber("top_percent".into()));
    }
    rows.orders(&query.among, |orders| {
        let figures = figures(orders);
        let valued = figures.valued > 0;
        let revenue = orders.by_customer();
        let histogram = if valued { histogram(&revenue) } else { Vec::new() };
        let spread = Spread::of(revenue);
        let named = |(customer, cents): &(u32, i64)| Named {
            name: rows.table.customers.name(*customer).to_owned(),
            value: *cents,
        };
        Ok(Answer::Orders(Box::new(OrdersAnswer {
            figures,
            value: if valued { historic::revenue(orders) } else { None },
            top_share: spread.top(query.top_percent),
            gini: spread.gini(),
            histogram,
            top: spread.ranked().iter().take(if valued { query.top } else { 0 }).map(named).collect(),
        })))
    })
}

/// Steps of a round width that hold 95 % of the customers; the last one is open.
fn histogram(revenue: &[(u32, i64)]) -> Vec<ValueStep> {
    let mut values: Vec<f64> = revenue.iter().map(|(_, cents)| *cents as f64).collect();
    let most = quantile(&mut values, 0.95).unwrap_or(0.0);
    let width = round_up(most / (STEPS - 1) as f64);
    let mut customers = vec![0_u64; STEPS];
    for (_, cents) in revenue {
        let step = usize::try_from(cents.div_euclid(width)).unwrap_or(0);
        customers[step.min(STEPS - 1)] += 1;
    }
    let used = customers.iter().rposition(|count| *count > 0).map_or(0, |last| last + 1);
    let steps = customers.into_iter().take(used).zip(0_i64..);
    steps.map(|(customers, step)| ValueStep { from_cents: step * width, customers }).collect()
}

/// The next of 1, 2, 5 times a power of ten, in whole units of the currency.
fn round_up(cents: f64) -> i64 {
    let mut width = 100;
    for factor in [2, 5, 2].into_iter().cycle().take(24) {
        if width as f64 >= cents {
            break;
        }
        width = if factor == 5 { width / 2 * 5 } else { width * 2 };
    }
    width
}

#[cfg(test)]
mod tests {
    use super::{histogram, round_up};

    #[test]
    fn widths_are_round() {
        let widths = [0.0, 100.0, 101.0, 230.0, 501.0, 1001.0, 2001.0].map(round_up);
        assert_eq!(widths, [100, 100, 200, 500, 1000, 2000, 5000]);
    }

    #[test]
    fn every_customer_is_in_the_histogram() {
        let revenue: Vec<(u32, i64)> = (0..100).map(|one| (one, i64::from(one) * 100 - 500)).collect();
        let steps = histogram(&revenue);
        assert_eq!(steps.iter().map(|step| step.customers).sum::<u64>(), 100);
        // 95 % lie below 90; 11 steps of 10 reach so far, and what is below 0 is in the first.
        assert_eq!((steps[1].from_cents, steps[0].customers, steps[1].customers), (1000, 15, 10));
    }
}
