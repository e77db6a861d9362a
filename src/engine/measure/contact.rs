//! How often customers are in touch, and whether they have to come again.

use super::rows::Rows;
use super::{Among, Answer, Refusal};
use crate::metric::Rate;
use crate::metric::contact::{TouchFrequency, repeats};
use serde::{Deserialize, Serialize};

/// Milliseconds of an hour.
const HOUR_MILLIS: f64 = 3_600_000.0;
/// Touches are counted up to so many.
const TOUCHES_MAX: usize = 1000;

/// Asks how often customers are in touch.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct FrequencyQuery {
    /// Which events are touches.
    pub among: Among,
    /// Shares of customers with 1 up to so many touches or more, at most 1000.
    pub most: usize,
}

impl Default for FrequencyQuery {
    fn default() -> Self {
        FrequencyQuery { among: Among::All, most: 10 }
    }
}

/// How often customers are in touch.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct FrequencyAnswer {
    /// Events, customers, events per customer.
    pub touches: TouchFrequency,
    /// The share of customers with 1, 2, ... touches or more.
    pub shares: Vec<Rate>,
}

/// Asks how many customers had to come again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct HandoffsQuery {
    /// Which events are contacts.
    pub among: Among,
    /// Within so many hours (inclusive).
    pub within_hours: f64,
    /// What a contact is about.
    pub topic: Topic,
}

impl Default for HandoffsQuery {
    fn default() -> Self {
        HandoffsQuery { among: Among::All, within_hours: 24.0, topic: Topic::Any }
    }
}

/// What a contact is about: only contacts about the same follow each other.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// All contacts are about one thing.
    #[default]
    Any,
    /// The stage.
    Stage,
    /// The touchpoint.
    Touchpoint,
    /// A further column of this name.
    Attribute(String),
}

pub(super) fn frequency(rows: &Rows<'_>, query: &FrequencyQuery) -> Result<Answer, Refusal> {
    if !(1..=TOUCHES_MAX).contains(&query.most) {
        return Err(Refusal::BadNumber("most".into()));
    }
    let view = rows.among(rows.customers(), &query.among)?;
    let touches = TouchFrequency::of(view.events()?, query.most);
    let shares = (1..=query.most).map_while(|k| touches.share(k)).collect();
    Ok(Answer::Frequency(FrequencyAnswer { touches, shares }))
}

pub(super) fn handoffs(rows: &Rows<'_>, query: &HandoffsQuery) -> Result<Answer, Refusal> {
    let within = query.within_hours * HOUR_MILLIS;
    if !(0.0..=1e15).contains(&within) {
        return Err(Refusal::BadNumber("within_hours".into()));
    }
    #[expect(clippy::cast_possible_truncation, reason = "checked to be from 0 to 10^15")]
    let within = within as i64;
    let table = rows.table;
    let channel = table.channel.as_ref().ok_or(Refusal::NoChannels)?;
    let topic = match &query.topic {
        Topic::Any => None,
        Topic::Stage => Some(table.stage.as_ref().ok_or(Refusal::NoStages)?),
        Topic::Touchpoint => Some(&table.touchpoint),
        Topic::Attribute(name) => {
            let found = table.attributes.iter().find(|attribute| attribute.name == *name);
            Some(&found.ok_or_else(|| Refusal::NoColumn(name.clone()))?.values)
        }
    };
    let view = rows.among(rows.customers(), &query.among)?;
    let topics = topic.map_or(0, |topic| topic.dict.len());
    let about = topic.map(|topic| view.take(&topic.codes));
    let channels = view.take(&channel.codes);
    Ok(Answer::Handoffs(repeats(view.events()?, &channels, about.as_deref(), topics, within)))
}
