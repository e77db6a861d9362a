//! Retention cohorts.

use super::rows::Rows;
use super::{Among, Answer, Refusal};
use crate::metric::calendar::Unit;
use crate::metric::cohort::{Clock, Cohort, CohortQuery, Retention, cohorts as table};
use crate::metric::columns::{DAY_MILLIS, day_of};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Asks for retention cohorts of customers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct CohortsQuery {
    /// Which events are activity.
    pub among: Among,
    /// The calendar period that makes a cohort, and by which time is counted unless `rolling_days` is given.
    pub unit: Unit,
    /// Counts time in spans of so many days from each customer's own first event.
    pub rolling_days: Option<u32>,
    /// All customers are one cohort.
    pub together: bool,
    /// What counts as retained.
    pub retention: Retention,
    /// The last day that the data covers; as a rule that of its last event.
    pub end: Option<NaiveDate>,
}

/// The cohorts in order of time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct CohortsAnswer {
    /// Those without customers are there, with size 0 and no cells.
    pub cohorts: Vec<Cohort>,
    /// The last day that the data covers, since 1970-01-01: cells that begin later do not exist.
    pub end_day: i64,
}

pub(super) fn cohorts(rows: &Rows<'_>, query: &CohortsQuery) -> Result<Answer, Refusal> {
    let view = rows.among(rows.customers(), &query.among)?;
    let end = rows.end(query.end);
    let clock = match query.rolling_days {
        Some(days) => Clock::Rolling(i64::from(days) * DAY_MILLIS),
        None => Clock::Calendar(query.unit),
    };
    let asked = CohortQuery {
        group: (!query.together).then_some(query.unit),
        clock,
        retention: query.retention,
        end_millis: Some(end),
    };
    let cents = rows.table.amount_cents.as_ref().map(|cents| view.take(cents));
    let cohorts = table(view.events()?, cents.as_deref(), asked).map_err(Refusal::Cohorts)?;
    Ok(Answer::Cohorts(Box::new(CohortsAnswer { cohorts, end_day: day_of(end) })))
}
