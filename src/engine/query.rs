//! What is asked of the tables.

use crate::metric::{Filter, FunnelQuery, StageMatch};
use crate::model::{DatasetId, Window};
use serde::{Deserialize, Serialize};

/// Everything a page wants to know at once. The same query always has the same answer.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Query {
    /// Of which data set.
    pub dataset: DatasetId,
    /// Which events.
    pub filter: Filter,
    /// The stages of the map, in order: the stage figures and the stage funnel follow them.
    pub stages: Vec<StageMatch>,
    /// The window of the stage funnel.
    pub window: Window,
    /// A funnel over touchpoints, if one is wanted.
    pub funnel: Option<FunnelQuery>,
}
