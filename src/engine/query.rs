//! What is asked of the tables.

use crate::model::{DatasetId, StageId, Window};
use serde::{Deserialize, Serialize};

/// Which events count. An empty list means all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Filter {
    /// Wall-clock milliseconds; events from here on (inclusive).
    pub from_millis: Option<i64>,
    /// Wall-clock milliseconds; events before this (exclusive).
    pub to_millis: Option<i64>,
    /// Channels by name; the empty name is "no channel".
    pub channels: Vec<String>,
    /// Attribute column and the values that are in; all must hold.
    pub attributes: Vec<(String, Vec<String>)>,
}

/// Which events belong to a stage of the map. If the table has a stage column and any stage of the query matches one
/// of its values, an event belongs to the stage its row names; otherwise to every stage that holds its touchpoint.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct StageMatch {
    /// The stage of the map.
    pub id: StageId,
    /// Its name and aliases, matched against the stage column by `model::same_name`.
    pub names: Vec<String>,
    /// Names and aliases of the touchpoints placed on it.
    pub touchpoints: Vec<String>,
}

/// One step of a funnel: an event matches if its touchpoint is one of these names.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct StepMatch {
    /// What to call the step.
    pub label: String,
    /// Touchpoint names, matched by `model::same_name`.
    pub touchpoints: Vec<String>,
}

/// Whose chain of events a funnel follows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Entity {
    /// A customer's events.
    #[default]
    Customer,
    /// The events of one session, order or case; needs that column.
    Case,
}

/// What may stand between two steps of a funnel (modes of ClickHouse `windowFunnel`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// Other events may intervene, equal times count as ordered.
    #[default]
    Loose,
    /// Times must strictly increase.
    StrictIncrease,
    /// A repeated step ends the chain.
    StrictDeduplication,
    /// No other event may intervene.
    StrictOrder,
}

/// A funnel over touchpoints.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FunnelQuery {
    /// The steps in order.
    pub steps: Vec<StepMatch>,
    /// Whose chain.
    pub entity: Entity,
    /// How long from the first step on.
    pub window: Window,
    /// What may intervene.
    pub order: Order,
}

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
