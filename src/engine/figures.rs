//! What the engine says: every figure with its base, so that it can explain itself.

use super::Query;
use crate::model::{Question, StageId};
use serde::{Deserialize, Serialize};

/// A share with its base and its 95 % Wilson interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Rate {
    /// How many have it.
    pub numerator: u64,
    /// Of how many; never 0 (no base is no rate).
    pub denominator: u64,
    /// Lower and upper bound, 0 to 1.
    pub wilson: (f64, f64),
}

impl Rate {
    /// The share, 0 to 1.
    pub fn value(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }
}

/// The answers to one question on one set of events. No answers is no summary.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct RatingSummary {
    /// Answers.
    pub n: u64,
    /// Mean on the question's scale.
    pub mean: f64,
    /// 95 % t interval of the mean; none below two answers.
    pub mean_interval: Option<(f64, f64)>,
    /// Share at the good end: top two boxes (4-5 of 1-5, 6-7 of 1-7, 9-10 of 1-10 and of 0-10).
    pub top: Rate,
    /// Net promoter score, -100 to 100, where the question is one.
    pub nps: Option<f64>,
    /// Promoters (9 or 10) and detractors (0 to 6), where the question is NPS.
    pub promoters_detractors: Option<(u64, u64)>,
    /// 95 % adjusted-Wald interval of the NPS (3/4 promoters, 3/4 detractors, 3 to n added).
    pub nps_interval: Option<(f64, f64)>,
    /// Measured emotion: (mean - midpoint) / half range, -1 to 1, turned so that high is good.
    pub emotion: f64,
    /// The interval of the mean on the emotion's scale, clamped to -1..1.
    pub emotion_interval: Option<(f64, f64)>,
}

/// One question with its summary.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct QuestionFigures {
    /// The column's header.
    pub name: String,
    /// The question.
    pub question: Question,
    /// Its answers.
    pub summary: RatingSummary,
}

/// Events and customers of some set of events.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Overview {
    /// Events.
    pub events: u64,
    /// Distinct customers.
    pub customers: u64,
    /// Distinct cases; none without a case column.
    pub cases: Option<u64>,
    /// First and last event, wall-clock milliseconds.
    pub period_millis: Option<(i64, i64)>,
    /// Sum of amounts in hundredths; none without an amount column.
    pub revenue_cents: Option<i64>,
    /// Events left out by the filter.
    pub filtered_out: u64,
    /// Each rating question that has answers.
    pub ratings: Vec<QuestionFigures>,
}

/// The figures of a touchpoint of the data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct TouchpointFigures {
    /// Its name in the data.
    pub name: String,
    /// Events.
    pub events: u64,
    /// Distinct customers.
    pub customers: u64,
    /// Distinct cases; none without a case column.
    pub cases: Option<u64>,
    /// Customers of all customers kept by the filter.
    pub reach: Option<Rate>,
    /// Events per channel, most frequent first; empty without a channel column.
    pub channels: Vec<(String, u64)>,
    /// Sum of amounts in hundredths; none without an amount column.
    pub revenue_cents: Option<i64>,
    /// Mean position in a customer's journey, 0 (first) to 1 (last): the order in which customers meet it.
    pub mean_position: f64,
    /// Each rating question that has answers here.
    pub ratings: Vec<QuestionFigures>,
    /// Events by month, aligned with [`Figures::months`].
    pub monthly_events: Vec<u64>,
}

/// The figures of a stage of the map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct StageFigures {
    /// The stage.
    pub id: StageId,
    /// Events.
    pub events: u64,
    /// Distinct customers, in any order (unordered reach).
    pub customers: u64,
    /// Customers of all customers kept by the filter.
    pub reach: Option<Rate>,
    /// Sum of amounts in hundredths; none without an amount column.
    pub revenue_cents: Option<i64>,
    /// Each rating question that has answers here.
    pub ratings: Vec<QuestionFigures>,
    /// Distinct customers by month, aligned with [`Figures::months`].
    pub monthly_customers: Vec<u64>,
    /// Each question's mean-based summary by month (same order as `ratings`), aligned with [`Figures::months`].
    pub monthly_ratings: Vec<Vec<Option<RatingSummary>>>,
}

/// One step of a funnel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct FunnelStep {
    /// Its label; the stage's id in text form for the stage funnel.
    pub label: String,
    /// Entities that reached it in order within the window.
    pub reached: u64,
    /// Entities with such an event at all, whatever the order.
    pub unordered: u64,
    /// reached(k) / reached(k-1); none for the first step and where the step before has nobody.
    pub step: Option<Rate>,
    /// reached(k) / reached(1); none where the first step has nobody.
    pub overall: Option<Rate>,
    /// Step rate of the entities whose chain starts in each month, aligned with [`Figures::months`].
    pub monthly_step: Vec<Option<Rate>>,
}

/// A funnel.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct FunnelFigures {
    /// All entities kept by the filter.
    pub entities: u64,
    /// Its steps in order.
    pub steps: Vec<FunnelStep>,
}

/// Events and answers of one calendar month.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Period {
    /// Year.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u32,
    /// Whether the data covers the whole month (false for the first and last if the data begins or ends inside).
    pub complete: bool,
    /// Events.
    pub events: u64,
    /// Distinct customers.
    pub customers: u64,
    /// Sum of amounts in hundredths; none without an amount column.
    pub revenue_cents: Option<i64>,
    /// Each question's summary in this month (same order as [`Overview::ratings`]); none without answers.
    pub ratings: Vec<Option<RatingSummary>>,
}

/// A channel of the data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ChannelFigures {
    /// Its name; empty for events without a channel.
    pub name: String,
    /// Events.
    pub events: u64,
    /// Distinct customers.
    pub customers: u64,
    /// Each rating question that has answers here.
    pub ratings: Vec<QuestionFigures>,
}

/// Customers who went straight from one touchpoint to another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Transition {
    /// From.
    pub from: String,
    /// To.
    pub to: String,
    /// How often.
    pub count: u64,
}

/// The answer to a [`Query`]: all that the map and the KPI page show.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// What was asked.
    pub query: Query,
    /// Rows the import left out, so that no base hides them.
    pub rejected_rows: u64,
    /// Everything together.
    pub overview: Overview,
    /// Touchpoints of the data, most events first (ties by name).
    pub touchpoints: Vec<TouchpointFigures>,
    /// Stages in the order of the query.
    pub stages: Vec<StageFigures>,
    /// The funnel over the stages of the query, per customer.
    pub stage_funnel: FunnelFigures,
    /// The funnel over touchpoints that the query asked for.
    pub funnel: Option<FunnelFigures>,
    /// Channels, most events first.
    pub channels: Vec<ChannelFigures>,
    /// Calendar months from the first to the last event, none left out.
    pub months: Vec<Period>,
}
