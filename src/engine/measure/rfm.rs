//! Customers by recency, frequency and value.

use super::rows::Rows;
use super::{Among, Answer, Refusal};
use crate::metric::columns::day_of;
use crate::metric::rfm::{Scored, Segment, rfm as score, segments};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Asks for segments by recency, frequency and value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct RfmQuery {
    /// Which events are orders.
    pub among: Among,
    /// The cut-off; as a rule the day of the last event.
    pub end: Option<NaiveDate>,
}

impl Default for RfmQuery {
    fn default() -> Self {
        RfmQuery { among: Among::Valued, end: None }
    }
}

/// The segments.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct RfmAnswer {
    /// Customers scored.
    pub customers: u64,
    /// The cut-off, since 1970-01-01.
    pub cutoff_day: i64,
    /// Largest first; empty segments are not there.
    pub segments: Vec<SegmentFigures>,
}

/// Customers of one segment.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct SegmentFigures {
    /// Which.
    pub segment: Segment,
    /// Customers.
    pub customers: u64,
    /// Sum of their amounts, in hundredths.
    pub cents: i64,
    /// Mean days since the last order.
    pub days: f64,
    /// Mean orders.
    pub orders: f64,
}

pub(super) fn rfm(rows: &Rows<'_>, query: &RfmQuery) -> Result<Answer, Refusal> {
    let cutoff_day = day_of(rows.end(query.end));
    let scored = rows.orders(&query.among, |orders| Ok(score(orders, cutoff_day)))?;
    if scored.is_empty() {
        return Err(Refusal::NoOrders);
    }
    let figures = |(segment, customers): (Segment, u64)| {
        let of = || scored.iter().filter(|one| one.segment() == segment);
        let mean = |part: fn(&Scored) -> f64| of().map(part).sum::<f64>() / customers as f64;
        SegmentFigures {
            segment,
            customers,
            cents: of().map(|one| one.cents).sum(),
            days: mean(|one| one.days as f64),
            orders: mean(|one| f64::from(one.orders)),
        }
    };
    let segments = segments(&scored).into_iter().map(figures).collect();
    Ok(Answer::Rfm(RfmAnswer { customers: scored.len() as u64, cutoff_day, segments }))
}
