//! Customers by contract: who has left, how long they stay, and what it costs. From the table of customers, with those who have
//! no events.

use super::group::{By, Groups};
use super::people::{People, of_rows};
use super::rows::Rows;
use super::{Answer, Named, Refusal};
use crate::metric::Rate;
use crate::metric::clv::historic::Historic;
use crate::metric::compare::{Contingency, contingency};
use crate::metric::hazard::{Hazard, RevenueShare};
use crate::metric::quantile::Summary;
use crate::metric::survival::{Curve, LogRank, log_rank};
use crate::table::Meaning;
use serde::{Deserialize, Serialize};

/// Asks for churn, retention, revenue and tenure of customers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct SubscriptionQuery {
    /// Also in groups: by an attribute of customers, or bands of a number of theirs.
    pub by: Option<By>,
}

/// Customers by contract.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct SubscriptionAnswer {
    /// All customers.
    pub whole: SubscriptionFigures,
    /// The groups in their order.
    pub groups: Vec<Named<SubscriptionFigures>>,
    /// Whether churn goes with the groups; none where there are fewer than two.
    pub association: Option<Contingency>,
    /// Sum, mean and spread of each further column of numbers; empty cells are in none of them.
    pub numbers: Vec<Named<Historic>>,
}

/// Figures of some customers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct SubscriptionFigures {
    /// Customers.
    pub customers: u64,
    /// Lost, of all: a share of a cross-section, which is no rate per month (that is the hazard).
    pub churn: Rate,
    /// Retained, of all.
    pub retention: Rate,
    /// What customers pay in a month, in units of the currency; none without amounts.
    pub monthly: Option<Summary>,
    /// The sum of it, in hundredths.
    pub monthly_cents: Option<i64>,
    /// The part of it that left with the lost.
    pub revenue_churn: Option<RevenueShare>,
    /// Months as a customer.
    pub tenure: Option<Summary>,
    /// Losses for each month of a customer (HAZ1).
    pub hazard: Option<HazardFigures>,
}

/// A constant rate of loss.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct HazardFigures {
    /// Lost, and customer-months.
    pub hazard: Hazard,
    /// Losses per customer and month; none without time.
    pub rate: Option<f64>,
    /// Its 95 % interval; none without losses.
    pub interval: Option<(f64, f64)>,
    /// The lifetime in months that it implies; none without losses.
    pub lifetime_months: Option<f64>,
    /// Mean monthly amount · that lifetime, in units of the currency, before cost and discount.
    pub lifetime_value: Option<f64>,
}

/// Asks for survival curves by tenure.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct SurvivalQuery {
    /// Also in groups, which are compared: by an attribute of customers, or bands of a number of theirs.
    pub by: Option<By>,
    /// The restricted mean is up to so many months; up to the longest tenure if it is left out.
    pub until: Option<u32>,
}

/// How long customers stay.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct SurvivalAnswer {
    /// All customers.
    pub whole: SurvivalFigures,
    /// The groups in their order.
    pub groups: Vec<Named<SurvivalFigures>>,
    /// Whether the groups differ; none where there are fewer than two, or nobody is lost.
    pub log_rank: Option<LogRank>,
    /// Customers whose tenure is not known, in no curve.
    pub unknown: u64,
    /// The restricted means are up to so many months.
    pub until: i64,
}

/// A survival curve with what is read off it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct SurvivalFigures {
    /// The curve, in whole months.
    pub curve: Curve,
    /// The first month at which half are lost; none if fewer ever are.
    pub median: Option<i64>,
    /// Its 95 % interval; each end may be unknown.
    pub median_interval: (Option<i64>, Option<i64>),
    /// Mean months up to the end asked for.
    pub restricted_mean: f64,
}

pub(super) fn subscription(rows: &Rows<'_>, query: &SubscriptionQuery) -> Result<Answer, Refusal> {
    let people = People::of(rows)?;
    let whole = figures(&people)?;
    let groups = in_groups(&people, query.by.as_ref(), figures)?;
    let counts: Vec<[u64; 2]> =
        groups.iter().map(|group| [group.value.churn.numerator, group.value.retention.numerator]).collect();
    let table: Vec<&[u64]> = counts.iter().map(<[u64; 2]>::as_slice).collect();
    let numbers = people.table.numbers.iter().filter(|number| number.means == Meaning::Plain);
    let numbers = numbers.filter_map(|number| {
        let values = of_rows(&number.values, &people.rows).into_iter().filter(|value| !value.is_nan());
        Some(Named { name: number.name.clone(), value: Historic::of(values.collect())? })
    });
    let (association, numbers) = (contingency(&table), numbers.collect());
    Ok(Answer::Subscription(Box::new(SubscriptionAnswer { whole, groups, association, numbers })))
}

fn figures(people: &People<'_>) -> Result<SubscriptionFigures, Refusal> {
    let lost = people.lost()?;
    let n = lost.len() as u64;
    let churn = Rate::of(lost.iter().filter(|lost| **lost).count() as u64, n).ok_or(Refusal::NoEvents)?;
    let cents = people.table.amount_cents.as_ref().map(|cents| of_rows(cents, &people.rows));
    let known =
        |cents: &Vec<i64>| cents.iter().copied().filter(|cents| *cents != i64::MIN).collect::<Vec<i64>>();
    let mut monthly: Vec<f64> =
        cents.as_ref().map(known).unwrap_or_default().iter().map(|cents| *cents as f64 / 100.0).collect();
    let monthly = Summary::of(&mut monthly);
    let tenure = people.tenure().ok();
    let of_tenure = |tenure: &Vec<f64>| {
        let hazard = Hazard::of(tenure.iter().copied().zip(lost.iter().copied()));
        let lifetime_months = hazard.lifetime().filter(|months| months.is_finite());
        HazardFigures {
            rate: hazard.rate(),
            interval: hazard.interval(),
            lifetime_months,
            lifetime_value: lifetime_months.zip(monthly.as_ref()).map(|(months, paid)| months * paid.mean),
            hazard,
        }
    };
    Ok(SubscriptionFigures {
        customers: n,
        retention: churn.complement(),
        churn,
        monthly_cents: cents.as_ref().map(|cents| known(cents).iter().sum()),
        revenue_churn: cents.map(|cents| RevenueShare::lost(cents.into_iter().zip(lost.iter().copied()))),
        hazard: tenure.as_ref().map(of_tenure),
        tenure: tenure.and_then(|tenure| {
            Summary::of(&mut tenure.into_iter().filter(|months| !months.is_nan()).collect::<Vec<f64>>())
        }),
        monthly,
    })
}

/// Figures of each group.
fn in_groups<T>(
    people: &People<'_>,
    by: Option<&By>,
    figures: impl Fn(&People<'_>) -> Result<T, Refusal>,
) -> Result<Vec<Named<T>>, Refusal> {
    let Some(by) = by else { return Ok(Vec::new()) };
    let Groups { names, rows } = Groups::of(people.table, &people.rows, by)?;
    let named = |(name, rows): (String, Vec<u32>)| Ok(Named { name, value: figures(&people.among(rows))? });
    names.into_iter().zip(rows).map(named).collect()
}

pub(super) fn survival(rows: &Rows<'_>, query: &SurvivalQuery) -> Result<Answer, Refusal> {
    let people = People::of(rows)?;
    let (all, unknown) = durations(&people)?;
    let longest = all.iter().map(|(months, _)| *months).max().ok_or(Refusal::NoTenure)?;
    let until = query.until.map_or(longest, i64::from);
    let curve = |durations: &[(i64, bool)]| {
        let curve = Curve::of(durations)?;
        Some(SurvivalFigures {
            median: curve.median(),
            median_interval: curve.median_interval(),
            restricted_mean: curve.restricted_mean(until),
            curve,
        })
    };
    let groups = in_groups(&people, query.by.as_ref(), |people| Ok(durations(people)?.0))?;
    let sets: Vec<Vec<(i64, bool)>> = groups.iter().map(|group| group.value.clone()).collect();
    let named =
        |group: Named<Vec<(i64, bool)>>| Some(Named { value: curve(&group.value)?, name: group.name });
    Ok(Answer::Survival(Box::new(SurvivalAnswer {
        whole: curve(&all).ok_or(Refusal::NoTenure)?,
        log_rank: log_rank(&sets),
        groups: groups.into_iter().filter_map(named).collect(),
        unknown,
        until,
    })))
}

/// Whole months of each customer and whether they ended in a loss; and how many are not known.
fn durations(people: &People<'_>) -> Result<(Vec<(i64, bool)>, u64), Refusal> {
    let (tenure, lost) = (people.tenure()?, people.lost()?);
    let known: Vec<(i64, bool)> = tenure
        .iter()
        .zip(lost)
        .filter(|(months, _)| !months.is_nan())
        .map(|(months, lost)| (whole(*months), lost))
        .collect();
    let unknown = (tenure.len() - known.len()) as u64;
    Ok((known, unknown))
}

#[expect(clippy::cast_possible_truncation, reason = "a float outside of i64 becomes its nearest bound")]
fn whole(months: f64) -> i64 {
    months.floor() as i64
}
