//! How the paths of customers or cases agree with the one that was designed.

use super::rows::{Classes, Rows};
use super::{Answer, Label, Named, Refusal};
use crate::metric::process::Log;
use crate::metric::process::conformance::{Rules, alignment, conformance as hold};
use crate::metric::process::variants::Variants;
use crate::metric::{Entity, Rate};
use crate::model::same_name;
use serde::{Deserialize, Serialize};

/// So many deviations are told.
const DEVIATIONS: usize = 20;

/// Asks how paths agree with given steps.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct ConformanceQuery {
    /// Whose paths.
    pub by: Entity,
    /// Paths over what.
    pub label: Label,
    /// The path as it was designed; two steps or more.
    pub steps: Vec<String>,
    /// Which may follow which directly; each step the next one if it is empty.
    pub transitions: Vec<(String, String)>,
    /// What a path may begin with; the first step if it is empty.
    pub starts: Vec<String>,
    /// What a path may end with; the last step if it is empty.
    pub ends: Vec<String>,
    /// Whether events that are none of the steps are passed over; otherwise they deviate.
    pub only_steps: bool,
}

/// How paths agree.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ConformanceAnswer {
    /// Cases that begin, go on and end as allowed, of all (CONF1).
    pub cases: Option<Rate>,
    /// Transitions allowed, of all (CONF2).
    pub transitions: Option<Rate>,
    /// Cases with another start.
    pub bad_starts: u64,
    /// Cases with another end.
    pub bad_ends: u64,
    /// Transitions not allowed, the most frequent first.
    pub deviations: Vec<Deviation>,
    /// Cases that are the path exactly, of all.
    pub perfect: Rate,
    /// Mean fitness of cases to the path, 0 to 1 (CONF4).
    pub average_fitness: f64,
    /// Fitness of all cases together, 0 to 1 (CONF4).
    pub log_fitness: f64,
    /// Steps to insert and to skip, over all cases.
    pub cost: u64,
    /// The most frequent paths, their cases and their fitness.
    pub variants: Vec<Named<(u64, f64)>>,
}

/// A transition that is not allowed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Deviation {
    /// From.
    pub from: String,
    /// To.
    pub to: String,
    /// How often.
    pub count: u64,
}

pub(super) fn conformance(rows: &Rows<'_>, query: &ConformanceQuery) -> Result<Answer, Refusal> {
    if query.steps.len() < 2 {
        return Err(Refusal::TooFewSteps);
    }
    let (column, view) = (rows.label(query.label)?, rows.by(query.by)?);
    let view = if query.only_steps {
        rows.only(view, column, &query.steps)?
    } else {
        std::borrow::Cow::Borrowed(view)
    };
    let Classes { mut names, codes } = Classes::of(&view, column);
    let steps = codes_of(&mut names, &query.steps);
    let pairs: Vec<(u32, u32)> = match &query.transitions[..] {
        [] => steps.windows(2).map(|pair| (pair[0], pair[1])).collect(),
        given => given.iter().map(|(from, to)| (code(&mut names, from), code(&mut names, to))).collect(),
    };
    let or = |given: &[String], step: Option<&u32>, names: &mut Vec<String>| match given {
        [] => step.copied().into_iter().collect(),
        given => codes_of(names, given),
    };
    let starts = or(&query.starts, steps.first(), &mut names);
    let ends = or(&query.ends, steps.last(), &mut names);
    let log = Log::new(view.events()?, &codes, names.len()).map_err(Refusal::Log)?;
    let held = hold(log, &Rules::new(names.len(), &pairs, &starts, &ends));
    let variants = Variants::of(log);
    let aligned = alignment(&variants, &steps).ok_or(Refusal::NoEvents)?;
    let name = |code: &u32| names.get(*code as usize).cloned().unwrap_or_default();
    let deviation =
        |(from, to, count): &(u32, u32, u64)| Deviation { from: name(from), to: name(to), count: *count };
    let path = |sequence: &[u32]| sequence.iter().map(name).collect::<Vec<_>>().join(" > ");
    let listed = variants.list.iter().zip(&aligned.variants).take(DEVIATIONS);
    Ok(Answer::Conformance(Box::new(ConformanceAnswer {
        cases: held.cases,
        transitions: held.transitions,
        bad_starts: held.bad_starts,
        bad_ends: held.bad_ends,
        deviations: held.violations.iter().take(DEVIATIONS).map(deviation).collect(),
        perfect: aligned.perfect,
        average_fitness: aligned.average_fitness,
        log_fitness: aligned.log_fitness,
        cost: aligned.cost,
        variants: listed
            .map(|(variant, (_, fitness))| Named {
                name: path(&variant.sequence),
                value: (variant.cases, *fitness),
            })
            .collect(),
    })))
}

/// The class of a name; a step that nobody took is a class without events.
fn code(names: &mut Vec<String>, wanted: &str) -> u32 {
    let at = names.iter().position(|name| !name.is_empty() && same_name(name, wanted)).unwrap_or_else(|| {
        names.push(wanted.to_owned());
        names.len() - 1
    });
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn codes_of(names: &mut Vec<String>, wanted: &[String]) -> Vec<u32> {
    wanted.iter().map(|name| code(names, name)).collect()
}
