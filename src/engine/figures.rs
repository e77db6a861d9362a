//! What the engine says in one answer. The figures themselves are `metric`'s.

use super::Query;
use crate::metric::{ChannelFigures, FunnelFigures, Overview, Period, StageFigures, TouchpointFigures};
use serde::{Deserialize, Serialize};

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
