//! What the figures mean: one file for each family of KPIs, with its rules as numbered sentences and a test for each.
//! All work on columns and codes in single passes. It knows no map beyond the names of its stages, no worker and no
//! screen; which figures are asked for together is `engine`'s business.

pub mod ces;
pub mod nps;

// Families over plain columns, one entry a row: they know no table.
pub mod cac;
pub mod calendar;
pub mod clv;
pub mod churn;
pub mod cohort;
pub mod columns;
pub mod contact;
pub mod compare;
pub mod drivers;
pub mod duration;
pub mod formula;
pub mod hazard;
pub mod linear;
pub mod logistic;
pub mod orders;
pub mod part;
pub mod process;
pub mod quantile;
pub mod rfm;
pub mod special;
pub mod survival;
pub mod timeline;
pub mod transition;

mod board;
mod channel;
mod conversion;
mod csat;
mod emotion;
mod filter;
#[cfg(test)]
pub(crate) mod fixture;
mod funnel;
mod group;
mod interval;
mod rating;
mod select;
mod stage;
mod touch;
mod trend;

pub use board::{Board, BoardQuery, VALUE_STEPS, board};
pub use channel::{CHANNELS_MAX, ChannelFigures, channels};
pub use conversion::{
    Entity, FunnelFigures, FunnelQuery, FunnelStep, StepMatch, funnel, touchpoint_funnel, window_millis,
};
pub use csat::{Boxes, Satisfaction, WeightedSatisfaction, satisfaction};
pub use emotion::{emotion, emotion_interval, felt};
pub use filter::{Filter, StageFilter, journey_rows, kept_rows};
pub use funnel::{Chain, Funnel, Order, STEPS_MAX};
pub use group::{GroupFigures, by_span, groups};
pub use interval::{Rate, Z_975, mean_interval, t_975};
pub use rating::{QuestionFigures, RatingSummary, Tally};
pub use select::{Cases, Selection};
pub use stage::{Masks, StageFigures, StageMatch, stages};
pub use touch::{
    Overview, TOUCHPOINTS_MAX, TouchpointFigures, cases, frequency, overview, positions_met, questions,
    touchpoints,
};
pub use trend::{Months, Period, periods};
