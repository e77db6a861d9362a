//! Lanes: the rows of a map. A lane's kind decides what its cards hold and how they are drawn.

use super::LaneId;
use serde::{Deserialize, Serialize};

/// A row of the map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Lane {
    /// Its identity.
    pub id: LaneId,
    /// What its cards hold.
    pub kind: LaneKind,
    /// The user's own name; empty means the kind's name in the reader's language.
    #[serde(default)]
    pub name: String,
    /// Shown as a thin row without its cards.
    #[serde(default)]
    pub collapsed: bool,
    /// Not shown at all.
    #[serde(default)]
    pub hidden: bool,
    /// Of a touchpoint lane: each channel has a row of its own.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_channel: bool,
}

impl Lane {
    /// A lane under the name of its kind, open and with nothing chosen.
    pub fn new(id: LaneId, kind: LaneKind) -> Lane {
        Lane { id, kind, name: String::new(), collapsed: false, hidden: false, by_channel: false }
    }
}

/// What the cards of a lane hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LaneKind {
    /// Storyboard pictures.
    Picture,
    /// What the customer wants to achieve.
    Goal,
    /// What the customer does.
    Behaviour,
    /// What the customer needs and expects.
    Need,
    /// Where customer and company meet, each with its channel.
    Touchpoint,
    /// How the customer feels; drawn as a curve.
    Emotion,
    /// What the customer thinks and says.
    Quote,
    /// What hurts, and bottlenecks.
    Pain,
    /// Measured figures.
    Kpi,
    /// What could be better, and delight moments.
    Opportunity,
    /// What is being done about it.
    Measure,
    /// What the company offers in sight of the customer.
    Frontstage,
    /// What the company does out of sight.
    Backstage,
    /// Systems and partners behind it.
    Support,
    /// Who in the company takes part.
    Department,
    /// Anything else.
    Text,
}

impl LaneKind {
    /// Every kind, in the order of a full map from top to bottom.
    pub const ALL: [LaneKind; 16] = [
        LaneKind::Picture,
        LaneKind::Goal,
        LaneKind::Behaviour,
        LaneKind::Need,
        LaneKind::Touchpoint,
        LaneKind::Emotion,
        LaneKind::Quote,
        LaneKind::Pain,
        LaneKind::Kpi,
        LaneKind::Opportunity,
        LaneKind::Measure,
        LaneKind::Frontstage,
        LaneKind::Backstage,
        LaneKind::Support,
        LaneKind::Department,
        LaneKind::Text,
    ];
}
