//! From channel to channel.

use super::rows::{Classes, Rows};
use super::{Answer, Label, Refusal};
use crate::metric::Rate;
use crate::metric::columns::{Events, gather};
use crate::metric::process::{ACTIVITIES_MAX, LogRefusal};
use crate::metric::transition::{Transitions, session_starts};
use serde::{Deserialize, Serialize};

/// Asks how customers move between channels (or stages, or touchpoints).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct TransitionsQuery {
    /// Between what.
    pub label: Label,
    /// Looks at the first event of each session alone; needs a column of sessions.
    pub sessions: bool,
}

impl Default for TransitionsQuery {
    fn default() -> Self {
        TransitionsQuery { label: Label::Channel, sessions: false }
    }
}

/// How often each channel follows each.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct TransitionsAnswer {
    /// Rows and columns of the matrix, in the order of their names; the empty cell, if there is one, is the last and
    /// has no name.
    pub names: Vec<String>,
    /// Counts, row (from) by row.
    pub counts: Vec<u64>,
    /// Transitions to another one, of all.
    pub switches: Option<Rate>,
    /// Customers with more than one, of all.
    pub several: Option<Rate>,
}

pub(super) fn transitions(rows: &Rows<'_>, query: &TransitionsQuery) -> Result<Answer, Refusal> {
    let view = rows.customers();
    let classes = Classes::of(view, rows.label(query.label)?);
    let width = classes.names.len();
    if width > ACTIVITIES_MAX {
        return Err(Refusal::Log(LogRefusal::TooManyActivities(width)));
    }
    let events = view.events()?;
    if events.is_empty() {
        return Err(Refusal::NoEvents);
    }
    let found = if query.sessions {
        let case = rows.table.case.as_ref().ok_or(Refusal::NoCases)?;
        let starts = session_starts(events, &view.take(&case.codes), case.dict.len());
        let (customers, times) = (gather(events.entity(), &starts), gather(events.millis(), &starts));
        let first = Events::new(&customers, &times).map_err(Refusal::Columns)?;
        Transitions::of(first, &gather(&classes.codes, &starts), width)
    } else {
        Transitions::of(events, &classes.codes, width)
    };
    // The class of what has no code is among ours, so the one that `Transitions` adds stays empty.
    let cell = |at: usize| found.count(at / width, at % width);
    Ok(Answer::Transitions(TransitionsAnswer {
        counts: (0..width * width).map(cell).collect(),
        switches: found.switches(),
        several: Rate::of(found.multichannel, found.customers),
        names: classes.names,
    }))
}
