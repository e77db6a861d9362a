//! Orders: revenue, order value, buying again, refunds. How revenue spreads over customers is in `spread`; what a
//! customer is worth is in `metric::clv`.
//!
//! Rules:
//! - ORD1: every row is an order, those of value 0 with them, but for rows below 0, which are refunds: they lower revenue and
//!   what a customer is worth, and are no orders. An order without an amount is an order, and in no sum or mean.
//! - ORD2: average order value = sum of the orders / orders with an amount, before refunds; the median stands beside it.
//! - ORD3: repurchase rate = customers with two orders or more / customers with one or more.
//! - ORD4: orders of one customer on one day are counted, since models of buying merge them (`metric::clv`).
//! - ORD5: renewal rate = renewals / renewals due: due in the period and renewed up to so many days after the day due;
//!   those whose days of grace are not over at the cut-off are in no part, unless they have renewed.

use super::columns::{ColumnError, Events, day_of};
use super::interval::Rate;
use super::quantile::Summary;
use serde::{Deserialize, Serialize};

pub mod spread;

/// Orders of customers, sorted by customer and time.
#[derive(Clone, Copy, Debug)]
pub struct Orders<'a> {
    /// Customer and time of each.
    pub events: Events<'a>,
    cents: &'a [i64],
}

impl<'a> Orders<'a> {
    /// Dense customer codes, wall-clock milliseconds, and amounts in hundredths (`i64::MIN` for none).
    ///
    /// # Errors
    /// As [`Events::new`].
    pub fn new(customer: &'a [u32], millis: &'a [i64], cents: &'a [i64]) -> Result<Orders<'a>, ColumnError> {
        if cents.len() != customer.len() {
            return Err(ColumnError::Lengths);
        }
        Ok(Orders { events: Events::new(customer, millis)?, cents })
    }

    /// Whether each row is an order and no refund (ORD1).
    pub fn is_order(cents: i64) -> bool {
        cents >= 0 || cents == i64::MIN
    }

    /// The amount of each row in hundredths; `i64::MIN` for none.
    pub fn cents(&self) -> &'a [i64] {
        self.cents
    }

    /// Each customer with the sum of the amounts in hundredths; who has none but orders without amount has 0.
    pub fn by_customer(&self) -> Vec<(u32, i64)> {
        let sum = |run: std::ops::Range<usize>| {
            let customer = self.events.entity()[run.start];
            (customer, self.cents[run].iter().filter(|cents| **cents != i64::MIN).sum())
        };
        self.events.runs().map(sum).collect()
    }
}

/// What was ordered. Money in hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct OrderFigures {
    /// Orders, without refunds.
    pub orders: u64,
    /// Customers with an order.
    pub customers: u64,
    /// Orders with an amount.
    pub valued: u64,
    /// Orders of value 0.
    pub zero: u64,
    /// Rows below 0.
    pub refunds: u64,
    /// Their sum, below 0.
    pub refund_cents: i64,
    /// Sum of all amounts, less refunds; none where no row has one.
    pub revenue_cents: Option<i64>,
    /// Sum of orders / orders with an amount (ORD2).
    pub average_cents: Option<f64>,
    /// Median amount of orders.
    pub median_cents: Option<f64>,
    /// Orders / customers.
    pub per_customer: Option<f64>,
    /// Customers with two orders or more, of all with one (ORD3).
    pub repurchase: Option<Rate>,
    /// Orders of a customer on a day that has another before it.
    pub same_day: u64,
}

/// The figures of orders. One pass, and a selection for the median.
pub fn figures(orders: Orders<'_>) -> OrderFigures {
    let (mut customers, mut repeated, mut same_day, mut bought) = (0, 0, 0, 0);
    for run in orders.events.runs() {
        let rows = orders.events.millis()[run.clone()].iter().zip(&orders.cents[run]);
        let (mut own, mut last) = (0_u64, None);
        for (time, _) in rows.filter(|(_, cents)| Orders::is_order(**cents)) {
            let day = Some(day_of(*time));
            same_day += u64::from(day == last);
            last = day;
            own += 1;
        }
        customers += u64::from(own > 0);
        repeated += u64::from(own > 1);
        bought += own;
    }
    let mut amounts = Vec::with_capacity(orders.cents.len());
    let (mut zero, mut refunds, mut refund_cents, mut sum) = (0, 0, 0, 0);
    for cents in orders.cents.iter().copied().filter(|cents| *cents != i64::MIN) {
        zero += u64::from(cents == 0);
        refunds += u64::from(cents < 0);
        refund_cents += cents.min(0);
        sum += cents;
        if cents >= 0 {
            amounts.push(cents);
        }
    }
    let valued = amounts.len() as u64;
    let summary = Summary::of_whole(&mut amounts);
    OrderFigures {
        orders: bought,
        customers,
        valued,
        zero,
        refunds,
        refund_cents,
        revenue_cents: (valued + refunds > 0).then_some(sum),
        average_cents: summary.map(|summary| summary.mean),
        median_cents: summary.map(|summary| summary.median),
        per_customer: (customers > 0).then(|| bought as f64 / customers as f64),
        repurchase: Rate::of(repeated, customers),
        same_day,
    }
}

/// Renewals of those due (ORD5): for each contract the day it is due and the day it was renewed (`i64::MIN` for not).
/// Days are numbers since 1970-01-01; the period is from (inclusive) to (exclusive).
pub fn renewals(
    contracts: impl IntoIterator<Item = (i64, i64)>,
    period: std::ops::Range<i64>,
    grace_days: u32,
    cutoff_day: i64,
) -> Option<Rate> {
    let (mut due, mut renewed) = (0, 0);
    for (day, renewal) in contracts.into_iter().filter(|(day, _)| period.contains(day)) {
        let last = day + i64::from(grace_days);
        let done = renewal != i64::MIN && renewal <= last.min(cutoff_day);
        due += u64::from(done || last <= cutoff_day);
        renewed += u64::from(done);
    }
    Rate::of(renewed, due)
}

#[cfg(test)]
mod tests {
    use super::{Orders, figures, renewals};
    use crate::metric::columns::DAY_MILLIS;

    const NONE: i64 = i64::MIN;

    #[test]
    fn ord1_zeros_are_orders_and_refunds_lower_revenue_alone() {
        let orders = Orders::new(&[0, 0, 1, 2], &[0, 1, 2, 3], &[1000, -400, 0, NONE]).unwrap();
        let found = figures(orders);
        assert_eq!((found.orders, found.customers, found.valued), (3, 3, 2));
        assert_eq!((found.average_cents, found.repurchase.unwrap().numerator), (Some(500.0), 0));
        assert_eq!(
            (found.zero, found.refunds, found.refund_cents, found.revenue_cents),
            (1, 1, -400, Some(600))
        );
        assert_eq!(orders.by_customer(), [(0, 600), (1, 0), (2, 0)]);
    }

    #[test]
    fn ord2_mean_and_median_of_those_with_an_amount() {
        let found = figures(Orders::new(&[0, 0, 1, 1], &[0, 1, 2, 3], &[100, 200, 900, NONE]).unwrap());
        assert_eq!((found.average_cents, found.median_cents), (Some(400.0), Some(200.0)));
        let unknown = figures(Orders::new(&[0], &[0], &[NONE]).unwrap());
        assert_eq!((unknown.revenue_cents, unknown.average_cents, unknown.median_cents), (None, None, None));
    }

    #[test]
    fn ord3_buying_again() {
        let found = figures(Orders::new(&[0, 0, 1, 5], &[0, 1, 2, 3], &[1, 1, 1, 1]).unwrap());
        let rate = found.repurchase.unwrap();
        assert_eq!((rate.numerator, rate.denominator, found.per_customer), (1, 3, Some(4.0 / 3.0)));
        let none = figures(Orders::new(&[], &[], &[]).unwrap());
        assert_eq!((none.repurchase, none.per_customer, none.average_cents), (None, None, None));
    }

    #[test]
    fn ord4_several_orders_of_a_day() {
        let millis = [0, 5, 9, DAY_MILLIS, DAY_MILLIS + 1];
        let found = figures(Orders::new(&[0, 0, 1, 1, 1], &millis, &[1; 5]).unwrap());
        assert_eq!(found.same_day, 2);
        assert!(Orders::new(&[0], &[0], &[]).is_err());
    }

    #[test]
    fn ord5_renewals_of_those_due() {
        // Renewed early, renewed in grace, renewed too late, lapsed, still in grace, due in another period.
        let contracts = [(10, 8), (11, 14), (12, 20), (13, NONE), (28, NONE), (40, 40)];
        let rate = renewals(contracts, 10..30, 5, 30).unwrap();
        assert_eq!((rate.numerator, rate.denominator), (2, 4));
        let early = renewals([(28, 29)], 10..30, 5, 30).unwrap();
        assert_eq!((early.numerator, early.denominator), (1, 1), "renewed before the grace is over");
        assert_eq!(renewals(contracts, 50..60, 5, 30), None);
    }
}
