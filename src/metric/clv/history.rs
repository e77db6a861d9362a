//! A customer's purchases as models of buying see them: how often again, how recently, since when, of what value.
//!
//! Rules:
//! - HISTORY1: orders of a customer on one day are one purchase; its value is their sum. A refund (ORD1) is no purchase; it
//!   lowers the value of the one before it.
//! - HISTORY2: frequency x = days with a purchase after the first one; recency t_x = first to last of them; age T =
//!   first to the cut-off (Fader, Hardie & Lee 2005). Time is in days over the days of the unit (7: weeks).
//! - HISTORY3: the value is the mean over the repeat purchases: the first day is not in it. Without repeats it is 0.
//! - HISTORY4: purchases after the day of the cut-off do not exist; who has no other is not there.

use super::super::columns::day_of;
use super::super::orders::Orders;
use serde::{Deserialize, Serialize};

/// One customer.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct History {
    /// Its code.
    pub customer: u32,
    /// Repeat purchases (x).
    pub frequency: u32,
    /// Time from first to last purchase (t_x).
    pub recency: f64,
    /// Time from first purchase to the cut-off (T).
    pub age: f64,
    /// Mean value of a repeat purchase, in units of the currency.
    pub value: f64,
}

/// Each customer's history at the end of a day. One pass.
pub fn histories(orders: Orders<'_>, cutoff_day: i64, unit_days: f64) -> Vec<History> {
    let mut found = Vec::new();
    for run in orders.events.runs() {
        let days = orders.events.millis()[run.clone()].iter().map(|time| day_of(*time));
        let rows = days.zip(&orders.cents()[run.clone()]).take_while(|(day, _)| *day <= cutoff_day);
        let mut rows = rows.skip_while(|(_, cents)| !Orders::is_order(**cents));
        let Some((first, _)) = rows.next() else { continue };
        let (mut last, mut frequency, mut cents) = (first, 0_u32, 0_i64);
        for (day, amount) in rows {
            if Orders::is_order(*amount) {
                frequency += u32::from(day != last);
                last = day;
            }
            if frequency > 0 && *amount != i64::MIN {
                cents += amount;
            }
        }
        let value = if frequency == 0 { 0.0 } else { cents as f64 / 100.0 / f64::from(frequency) };
        found.push(History {
            customer: orders.events.entity()[run.start],
            frequency,
            recency: (last - first) as f64 / unit_days,
            age: (cutoff_day - first) as f64 / unit_days,
            value,
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{History, histories};
    use crate::metric::columns::DAY_MILLIS;
    use crate::metric::orders::Orders;

    fn of(rows: &[(u32, i64, i64)], cutoff: i64, unit: f64) -> Vec<History> {
        let customer: Vec<u32> = rows.iter().map(|row| row.0).collect();
        let millis: Vec<i64> = rows.iter().map(|row| row.1 * DAY_MILLIS).collect();
        let cents: Vec<i64> = rows.iter().map(|row| row.2).collect();
        histories(Orders::new(&customer, &millis, &cents).unwrap(), cutoff, unit)
    }

    #[test]
    fn history1_orders_of_a_day_are_one_purchase() {
        let found = of(&[(0, 1, 100), (0, 1, 900), (0, 8, 300), (0, 8, 500)], 15, 7.0);
        assert_eq!(found, [History { customer: 0, frequency: 1, recency: 1.0, age: 2.0, value: 8.0 }]);
    }

    #[test]
    fn history2_frequency_recency_and_age() {
        let found = of(&[(3, 10, 1), (3, 12, 1), (3, 20, 1)], 30, 1.0)[0];
        assert_eq!((found.customer, found.frequency, found.recency, found.age), (3, 2, 10.0, 20.0));
    }

    #[test]
    fn history3_the_first_purchase_is_not_in_the_value() {
        let found = of(&[(0, 1, 9900), (0, 2, 100), (0, 3, i64::MIN), (1, 1, 700)], 5, 1.0);
        assert_eq!((found[0].value, found[1].value, found[1].frequency), (0.5, 0.0, 0));
    }

    #[test]
    fn history4_nothing_after_the_cut_off() {
        let found = of(&[(0, 1, 100), (0, 9, 100), (1, 9, 100)], 8, 1.0);
        assert_eq!(found.iter().map(|h| (h.customer, h.frequency)).collect::<Vec<_>>(), [(0, 0)]);
    }
}
