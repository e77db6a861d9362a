//! What it costs to win a customer: total, by channel, blended and paid, payback, value to cost.
//!
//! Rules:
//! - CAC1: CAC = all cost of sales and marketing in the period / customers newly acquired in it. Cost of those who were
//!   not won is in it.
//! - CAC2: cost and nobody acquired: undefined, shown as such, never divided. Neither cost nor customers: nothing.
//! - CAC3: a channel is set against its own customers; one without cost has 0, not nothing. Cost of no channel is in the
//!   total alone.
//! - CAC4: blended = all cost / all customers; paid = cost of paid channels / customers of paid channels.
//! - CAC5: cost and customers are of one currency and one period: several currencies are refused, rows outside of the
//!   period are left out.
//! - CAC6: payback = CAC / (revenue per customer and period · margin), in those periods; LTV : CAC = value / CAC.
//! - CAC7: a customer is acquired on the day of the first order, by that order's channel.

use super::columns::{Events, day_of};
use super::select::code32;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Cost rows: day numbers, channel codes (anything not below the number of channels is none), hundredths, and
/// currency codes if there is such a column. All of one length; what is longer is not read.
#[derive(Clone, Copy, Debug)]
pub struct Costs<'a> {
    /// Day of each cost.
    pub day: &'a [i64],
    /// Its channel.
    pub channel: &'a [u32],
    /// Its amount; `i64::MIN` is none.
    pub cents: &'a [i64],
    /// Its currency.
    pub currency: Option<&'a [u32]>,
}

/// New customers: day number and channel of the first order of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Acquired {
    /// Day of the first order.
    pub day: Vec<i64>,
    /// Its channel.
    pub channel: Vec<u32>,
}

impl Acquired {
    /// From orders in order of customer and time, with a channel code each (CAC7).
    pub fn of(events: Events<'_>, channel: &[u32]) -> Acquired {
        let mut acquired = Acquired::default();
        for run in events.runs() {
            acquired.day.push(day_of(events.millis()[run.start]));
            acquired.channel.push(channel.get(run.start).copied().unwrap_or(u32::MAX));
        }
        acquired
    }
}

/// Why there is no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CacRefusal {
    /// Costs of the period are in more than one currency.
    MixedCurrencies,
}

/// Cost per customer, if it is one.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PerCustomer {
    /// In hundredths.
    Cents(f64),
    /// Cost, and nobody acquired (CAC2).
    Undefined,
    /// Neither cost nor customers.
    Nothing,
}

/// Cost and customers won by it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Cac {
    /// Cost, in hundredths.
    pub cost_cents: i64,
    /// New customers.
    pub customers: u64,
}

impl Cac {
    /// The cost per customer (CAC1, CAC2).
    pub fn per_customer(&self) -> PerCustomer {
        match (self.customers, self.cost_cents) {
            (0, 0) => PerCustomer::Nothing,
            (0, _) => PerCustomer::Undefined,
            (n, cost) => PerCustomer::Cents(cost as f64 / n as f64),
        }
    }

    /// Periods until margin has paid the cost (CAC6), from revenue per customer and period in hundredths and the share
    /// of it that is margin; `None` where cost per customer or margin is none.
    pub fn payback(&self, revenue_cents: f64, margin: f64) -> Option<f64> {
        let PerCustomer::Cents(cost) = self.per_customer() else { return None };
        (revenue_cents * margin > 0.0).then(|| cost / (revenue_cents * margin))
    }

    /// Lifetime value (in hundredths) to cost per customer; `None` where that is none or 0.
    pub fn ltv_ratio(&self, value_cents: f64) -> Option<f64> {
        match self.per_customer() {
            PerCustomer::Cents(cost) if cost > 0.0 => Some(value_cents / cost),
            _ => None,
        }
    }
}

/// The figures of a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct CacFigures {
    /// All cost and all customers: blended (CAC4).
    pub blended: Cac,
    /// Cost and customers of the paid channels.
    pub paid: Cac,
    /// Each channel, by code (CAC3).
    pub channels: Vec<Cac>,
    /// Cost of no channel, and customers of none.
    pub unassigned: Cac,
}

/// Sets costs against customers in a period of days, from (inclusive) to (exclusive); `paid` flags the paid channels
/// and says how many channels there are.
///
/// # Errors
/// If the costs of the period have several currencies (CAC5).
pub fn figures(
    costs: Costs<'_>,
    acquired: &Acquired,
    period: Range<i64>,
    paid: &[bool],
) -> Result<CacFigures, CacRefusal> {
    let mut slots = vec![Cac::default(); paid.len() + 1];
    let slot = |code: u32| (code as usize).min(paid.len());
    let mut currency = None;
    for (row, _) in costs.day.iter().enumerate().filter(|(_, day)| period.contains(day)) {
        let cents = costs.cents.get(row).copied().filter(|cents| *cents != i64::MIN);
        let Some(cents) = cents else { continue };
        if let Some(code) = costs.currency.and_then(|codes| codes.get(row)) {
            if currency.is_some_and(|known| known != *code) {
                return Err(CacRefusal::MixedCurrencies);
            }
            currency = Some(*code);
        }
        slots[slot(costs.channel.get(row).copied().unwrap_or(u32::MAX))].cost_cents += cents;
    }
    for (_, channel) in acquired.day.iter().zip(&acquired.channel).filter(|(day, _)| period.contains(day)) {
        slots[slot(*channel)].customers += 1;
    }
    let sum = |keep: &dyn Fn(usize) -> bool| {
        let kept = slots.iter().enumerate().filter(|(at, _)| keep(*at));
        kept.fold(Cac::default(), |sum, (_, slot)| Cac {
            cost_cents: sum.cost_cents + slot.cost_cents,
            customers: sum.customers + slot.customers,
        })
    };
    let blended = sum(&|_| true);
    let is_paid = |at: usize| paid.get(at).copied().unwrap_or(false);
    let paid = sum(&is_paid);
    let unassigned = slots.pop().unwrap_or_default();
    Ok(CacFigures { blended, paid, channels: slots, unassigned })
}

/// Channels by cost per customer, lowest first; those without a figure last, in order of code.
pub fn ranked(channels: &[Cac]) -> Vec<u32> {
    let key = |code: &u32| match channels[*code as usize].per_customer() {
        PerCustomer::Cents(cents) => cents,
        PerCustomer::Undefined | PerCustomer::Nothing => f64::INFINITY,
    };
    let mut codes: Vec<u32> = (0..code32(channels.len())).collect();
    codes.sort_by(|a, b| key(a).total_cmp(&key(b)));
    codes
}

#[cfg(test)]
mod tests {
    use super::{Acquired, Cac, CacRefusal, Costs, Events, PerCustomer, figures, ranked};
    use crate::metric::columns::DAY_MILLIS;
    use crate::table::NONE;

    const COSTS: Costs<'static> = Costs {
        day: &[0, 5, 9, 10, 3],
        channel: &[0, 1, NONE, 0, 0],
        cents: &[1000, 5000, 400, 99_999, i64::MIN],
        currency: None,
    };

    /// Two by channel 0, one by 2, one by none; one by 0 after the period.
    fn acquired() -> Acquired {
        Acquired { day: vec![1, 2, 3, 4, 10], channel: vec![0, 0, 2, NONE, 0] }
    }

    #[test]
    fn cac1_all_cost_by_all_customers() {
        let found = figures(COSTS, &acquired(), 0..10, &[true, true, false]).unwrap();
        assert_eq!(found.blended, Cac { cost_cents: 6400, customers: 4 });
        assert_eq!(found.blended.per_customer(), PerCustomer::Cents(1600.0));
    }

    #[test]
    fn cac2_cost_and_nobody_is_undefined() {
        let found = figures(COSTS, &acquired(), 0..10, &[true, true, false]).unwrap();
        assert_eq!(found.channels[1].per_customer(), PerCustomer::Undefined);
        assert_eq!(Cac::default().per_customer(), PerCustomer::Nothing);
    }

    #[test]
    fn cac3_a_channel_without_cost_costs_nothing() {
        let found = figures(COSTS, &acquired(), 0..10, &[true, true, false]).unwrap();
        assert_eq!(found.channels[2].per_customer(), PerCustomer::Cents(0.0));
        assert_eq!(found.unassigned, Cac { cost_cents: 400, customers: 1 });
        assert_eq!(ranked(&found.channels), [2, 0, 1]);
    }

    #[test]
    fn cac4_blended_and_paid() {
        let found = figures(COSTS, &acquired(), 0..10, &[true, true, false]).unwrap();
        assert_eq!(found.paid, Cac { cost_cents: 6000, customers: 2 });
    }

    #[test]
    fn cac5_one_currency_and_one_period() {
        let mixed = Costs { currency: Some(&[0, 0, 0, 1, 1]), ..COSTS };
        assert!(
            figures(mixed, &acquired(), 0..10, &[]).is_ok(),
            "the other currency is outside of the period"
        );
        assert_eq!(figures(mixed, &acquired(), 0..11, &[]), Err(CacRefusal::MixedCurrencies));
        let later = figures(COSTS, &acquired(), 10..20, &[true]).unwrap();
        assert_eq!(later.channels[0], Cac { cost_cents: 99_999, customers: 1 });
    }

    #[test]
    fn cac6_payback_and_value_to_cost() {
        let cac = Cac { cost_cents: 12_000, customers: 4 };
        assert_eq!((cac.payback(1000.0, 0.5), cac.ltv_ratio(9000.0)), (Some(6.0), Some(3.0)));
        assert_eq!((cac.payback(1000.0, 0.0), Cac::default().ltv_ratio(9000.0)), (None, None));
        assert_eq!(Cac { cost_cents: 0, customers: 4 }.ltv_ratio(9000.0), None, "nothing to set it against");
    }

    #[test]
    fn cac7_the_first_order_wins_the_customer() {
        let events = Events::new(&[0, 0, 4], &[DAY_MILLIS, 2 * DAY_MILLIS, 3 * DAY_MILLIS]).unwrap();
        let found = Acquired::of(events, &[2, 0, NONE]);
        assert_eq!(found, Acquired { day: vec![1, 3], channel: vec![2, NONE] });
    }
}
