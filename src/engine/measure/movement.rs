//! Who stays and who goes: from period to period, and by inactivity.

use super::rows::Rows;
use super::{Among, Answer, Refusal};
use crate::metric::Rate;
use crate::metric::calendar::Unit;
use crate::metric::churn::{Movement, by_activity, inactive};
use crate::metric::columns::day_of;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Asks who stays and who goes from each period to the next.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct MovementQuery {
    /// Which events are activity.
    pub among: Among,
    /// The period.
    pub unit: Unit,
    /// The last day that the data covers; as a rule that of its last event.
    pub end: Option<NaiveDate>,
}

/// From the period before to this one.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct MovementStep {
    /// First day of the period, since 1970-01-01.
    pub first_day: i64,
    /// Whether the data reaches its last day.
    pub complete: bool,
    /// Customers who were there, came, stayed and went.
    pub movement: Movement,
    /// Lost of those at the start.
    pub churn: Option<Rate>,
    /// Retained of those at the start.
    pub retention: Option<Rate>,
}

/// Asks for the share of customers without an event for so many days.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct InactivityQuery {
    /// Which events are activity.
    pub among: Among,
    /// Lost is whose last event is more days ago than this; each entry is answered. None given: 30, 60, 90 and 180.
    pub days: Vec<u32>,
    /// The cut-off; as a rule the day of the last event.
    pub end: Option<NaiveDate>,
}

/// Lost by inactivity.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct InactivityStep {
    /// More days ago than this.
    pub days: u32,
    /// Lost, of customers known by the cut-off.
    pub lost: Option<Rate>,
}

pub(super) fn movement(rows: &Rows<'_>, query: &MovementQuery) -> Result<Answer, Refusal> {
    let view = rows.among(rows.customers(), &query.among)?;
    let found = by_activity(view.events()?, query.unit, Some(rows.end(query.end)));
    if found.is_empty() {
        return Err(Refusal::Periods);
    }
    let step = |period: crate::metric::churn::PeriodMovement| MovementStep {
        first_day: period.first_day,
        complete: period.complete,
        movement: period.movement,
        churn: period.movement.churn(),
        retention: period.movement.retention(),
    };
    Ok(Answer::Movement(found.into_iter().map(step).collect()))
}

pub(super) fn inactivity(rows: &Rows<'_>, query: &InactivityQuery) -> Result<Answer, Refusal> {
    let view = rows.among(rows.customers(), &query.among)?;
    let (events, cutoff) = (view.events()?, rows.end(query.end));
    let days = if query.days.is_empty() { &[30, 60, 90, 180][..] } else { &query.days };
    let step = |days: &u32| InactivityStep { days: *days, lost: inactive(events, cutoff, *days) };
    let steps: Vec<InactivityStep> = days.iter().map(step).collect();
    if steps.iter().all(|step| step.lost.is_none()) {
        return Err(Refusal::NoEvents);
    }
    Ok(Answer::Inactivity { cutoff_day: day_of(cutoff), steps })
}
