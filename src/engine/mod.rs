//! The whole contract of the worker: requests in, responses out. Pure, so host tests speak it.
//! Answers are a few KB. Rows leave it for the one customer whose timeline is asked for, and for exports, alone.

mod against;
mod answer;
mod asked;
mod board;
mod conditions;
mod dataset;
mod discover;
mod goal;
mod explain;
mod figures;
mod job;
mod label;
mod matching;
pub mod measure;
mod message;
mod pick;
mod query;
mod recent;
mod slice;
mod target;
mod value;
mod worker;

pub use crate::metric::{
    ChannelFigures, Entity, Filter, FunnelFigures, FunnelQuery, FunnelStep, Order, Overview, Period,
    QuestionFigures, Rate, RatingSummary, StageFigures, StageFilter, StageMatch, StepMatch,
    TouchpointFigures,
};
pub use crate::table::Inspection;
pub use against::{Against, NotComparable, Other};
pub use answer::answer;
pub use asked::{query_for, unmatched};
pub use board::{BoardNames, BoardRequest};
pub use conditions::{filter_words, stage_names};
pub use discover::{Discovery, FoundStage, FoundTouchpoint, discover};
pub use explain::{Explanation, Manner, explain};
pub use figures::Figures;
pub use goal::Goal;
pub use job::ImportJob;
pub use matching::{
    KnownAs, NameMatch, channel_matches, stage_matches, touchpoint_matches, touchpoints_on_map,
};
pub use message::{Contents, DatasetInfo, FileInfo, Problem, Request, Response};
pub use pick::Pick;
pub use query::Query;
pub use slice::{Headline, Slice, Test, change, monthly_overall, overall, rating as rating_change};
pub use target::target;
pub use value::{FigureRef, Scope, Value, write_value};
pub use worker::Engine;
