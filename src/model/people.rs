//! The people a journey is about: personas, and segments made by rules.

use super::{PersonaId, Picture, SegmentId};
use serde::{Deserialize, Serialize};

/// A typical customer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Persona {
    /// Its identity.
    pub id: PersonaId,
    /// Name, as in "林悦".
    pub name: String,
    /// Who it is in a few words, as in "28 岁 · 都市白领".
    #[serde(default)]
    pub tagline: String,
    /// What they would say.
    #[serde(default)]
    pub quote: String,
    /// Basics and purchase history.
    #[serde(default)]
    pub background: String,
    /// What they need.
    #[serde(default)]
    pub needs: Vec<String>,
    /// What they prefer.
    #[serde(default)]
    pub preferences: Vec<String>,
    /// How they behave.
    #[serde(default)]
    pub behaviours: Vec<String>,
    /// The segment whose figures stand behind it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub segment: Option<SegmentId>,
    /// Their picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
}

impl Persona {
    /// A persona of whom nothing but the name is known.
    pub fn new(id: PersonaId, name: impl Into<String>) -> Self {
        Persona {
            id,
            name: name.into(),
            tagline: String::new(),
            quote: String::new(),
            background: String::new(),
            needs: Vec::new(),
            preferences: Vec::new(),
            behaviours: Vec::new(),
            segment: None,
            picture: None,
        }
    }
}

/// Customers picked by the values of attributes; all rules must hold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Segment {
    /// Its identity.
    pub id: SegmentId,
    /// Its name.
    pub name: String,
    /// Attribute column and the values that are in.
    #[serde(default)]
    pub rules: Vec<(String, Vec<String>)>,
}
