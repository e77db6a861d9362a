//! The whole contract of the worker: requests in, responses out. Pure, so host tests speak it.
//! Raw rows never leave it; answers are a few KB.

mod figures;
mod message;
mod query;

pub use figures::{
    ChannelFigures, Figures, FunnelFigures, FunnelStep, Overview, Period, QuestionFigures, Rate,
    RatingSummary, StageFigures, TouchpointFigures, Transition,
};
pub use message::{DatasetInfo, Problem, Request, Response};
pub use query::{Entity, Filter, FunnelQuery, Order, Query, StageMatch, StepMatch};
