//! Times between steps.

use super::rows::{Classes, Rows, flags};
use super::{Answer, Label, Refusal};
use crate::metric::Entity;
use crate::metric::duration::{Durations, first_to_first, responses};
use crate::metric::process::Log;
use serde::{Deserialize, Serialize};

/// Asks for the time from each step to the next.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct DurationsQuery {
    /// Whose steps.
    pub by: Entity,
    /// Steps of what.
    pub label: Label,
    /// The steps, each by its names; two or more.
    pub steps: Vec<Vec<String>>,
    /// How the ends of a time are found.
    pub pairing: Pairing,
}

/// How the ends of a time are found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Pairing {
    /// From the first event of a step to the first event of the next after it.
    #[default]
    First,
    /// From each request to its first answer: waiting times.
    Responses,
}

/// The time between two steps.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct DurationStep {
    /// The first name of the one.
    pub from: String,
    /// The first name of the other.
    pub to: String,
    /// The times, in milliseconds.
    pub durations: Durations,
}

pub(super) fn durations(rows: &Rows<'_>, query: &DurationsQuery) -> Result<Answer, Refusal> {
    if query.steps.len() < 2 {
        return Err(Refusal::TooFewSteps);
    }
    let column = rows.label(query.label)?;
    for names in &query.steps {
        flags(column, names)?;
    }
    let whole = rows.journeys(query.by);
    let rows = whole.as_ref().unwrap_or(rows);
    let view = rows.by(query.by)?;
    let classes = Classes::of(view, column);
    let log = Log::new(view.events()?, &classes.codes, classes.names.len()).map_err(Refusal::Log)?;
    let wanted = |names: &[String]| {
        let is = |class: &String| names.iter().any(|name| crate::model::same_name(name, class));
        classes.names.iter().map(|class| !class.is_empty() && is(class)).collect::<Vec<bool>>()
    };
    let step = |pair: &[Vec<String>]| {
        let (from, to) = (wanted(&pair[0]), wanted(&pair[1]));
        let durations = match query.pairing {
            Pairing::First => first_to_first(log, &from, &to),
            Pairing::Responses => responses(log, &from, &to),
        };
        let name = |names: &[String]| names.first().cloned().unwrap_or_default();
        DurationStep { from: name(&pair[0]), to: name(&pair[1]), durations }
    };
    Ok(Answer::Durations(query.steps.windows(2).map(step).collect()))
}
