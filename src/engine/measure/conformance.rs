//! How the paths of customers or cases agree with the one that was designed.

use super::rows::{Classes, Rows};
use super::{Answer, Label, Named, Refusal};
use crate::metric::columns::Events;
use crate::metric::process::Log;
use crate::metric::process::conformance::{Rules, alignment, conformance as hold};
use crate::metric::process::variants::Variants;
use crate::metric::{Entity, Masks, Rate, STEPS_MAX, StageMatch};
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
    /// The path as it was designed; two steps or more, unless a map is given.
    pub steps: Vec<String>,
    /// Which may follow which directly; each step the next one if it is empty.
    pub transitions: Vec<(String, String)>,
    /// What a path may begin with; the first step if it is empty.
    pub starts: Vec<String>,
    /// What a path may end with; the last step if it is empty.
    pub ends: Vec<String>,
    /// Whether events that are none of the steps are passed over; otherwise they deviate.
    pub only_steps: bool,
    /// The stages of a map in their order: they are the steps then, whatever label and steps say, and a path is the stages that
    /// it goes through, each named by its position from 0. What belongs to no stage has the empty name.
    pub map: Vec<StageMatch>,
    /// Whether a path may end at any step: who stops early did not go astray.
    pub may_stop: bool,
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

/// Paths as codes, and the one that was designed.
struct Paths {
    names: Vec<String>,
    steps: Vec<u32>,
    entity: Vec<u32>,
    millis: Vec<i64>,
    codes: Vec<u32>,
}

pub(super) fn conformance(rows: &Rows<'_>, query: &ConformanceQuery) -> Result<Answer, Refusal> {
    let designed = if query.map.is_empty() { query.steps.len() } else { query.map.len() };
    if designed < 2 {
        return Err(Refusal::TooFewSteps);
    }
    let whole = rows.journeys(query.by);
    let rows = whole.as_ref().unwrap_or(rows);
    let mut paths = if query.map.is_empty() { labelled(rows, query)? } else { on_map(rows, query)? };
    let rules = rules(&mut paths, query);
    let Paths { names, steps, entity, millis, codes } = &paths;
    let events = Events::new(entity, millis).map_err(Refusal::Columns)?;
    let log = Log::new(events, codes, names.len()).map_err(Refusal::Log)?;
    let held = hold(log, &rules);
    let variants = Variants::of(log);
    let aligned = alignment(&variants, steps).ok_or(Refusal::NoEvents)?;
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

/// Paths over a column of labels.
fn labelled(rows: &Rows<'_>, query: &ConformanceQuery) -> Result<Paths, Refusal> {
    let (column, view) = (rows.label(query.label)?, rows.by(query.by)?);
    let view = if query.only_steps {
        rows.only(view, column, &query.steps)?
    } else {
        std::borrow::Cow::Borrowed(view)
    };
    let Classes { mut names, codes } = Classes::of(&view, column);
    let steps = codes_of(&mut names, &query.steps);
    let events = view.events()?;
    Ok(Paths { names, steps, codes, entity: events.entity().to_vec(), millis: events.millis().to_vec() })
}

/// Paths over the stages of a map, each named by its position: what stays in a stage is one step. An event that belongs to
/// several stages is taken for the one that goes on best: that of the event before it, else the next one, else the first.
fn on_map(rows: &Rows<'_>, query: &ConformanceQuery) -> Result<Paths, Refusal> {
    let view = rows.by(query.by)?;
    let (events, masks) = (view.events()?, Masks::of_stages(rows.table, &query.map).of_rows(&view.rows()));
    let stages = query.map.len().min(STEPS_MAX);
    let elsewhere = u32::try_from(stages).unwrap_or(u32::MAX);
    let mut paths = Paths {
        names: (0..stages).map(|at| at.to_string()).chain([String::new()]).collect(),
        steps: (0..elsewhere).collect(),
        entity: Vec::new(),
        millis: Vec::new(),
        codes: Vec::new(),
    };
    for run in events.runs() {
        let mut before = None;
        for at in run {
            let code = match masks[at] {
                0 if query.only_steps => continue,
                0 => elsewhere,
                mask => going_on(mask, before),
            };
            if before != Some(code) {
                paths.entity.push(events.entity()[at]);
                paths.millis.push(events.millis()[at]);
                paths.codes.push(code);
            }
            before = Some(code);
        }
    }
    if paths.codes.iter().all(|code| *code == elsewhere) {
        return Err(Refusal::UnknownNames(
            query.map.iter().filter_map(|stage| stage.names.first().cloned()).collect(),
        ));
    }
    Ok(paths)
}

/// Of the stages of an event that which goes on best from the one before.
fn going_on(mask: u64, before: Option<u32>) -> u32 {
    let has = |stage: &u32| *stage < 64 && mask >> stage & 1 == 1;
    before.filter(has).or_else(|| before.map(|stage| stage + 1).filter(has)).unwrap_or(mask.trailing_zeros())
}

/// What is allowed; names that nobody took become classes without events.
fn rules(paths: &mut Paths, query: &ConformanceQuery) -> Rules {
    let Paths { names, steps, .. } = paths;
    let pairs: Vec<(u32, u32)> = match &query.transitions[..] {
        [] => steps.windows(2).map(|pair| (pair[0], pair[1])).collect(),
        given => given.iter().map(|(from, to)| (code(names, from), code(names, to))).collect(),
    };
    let or = |given: &[String], step: Option<&u32>, names: &mut Vec<String>| match given {
        [] => step.copied().into_iter().collect(),
        given => codes_of(names, given),
    };
    let starts = or(&query.starts, steps.first(), names);
    let ends = if query.may_stop { steps.clone() } else { or(&query.ends, steps.last(), names) };
    Rules::new(names.len(), &pairs, &starts, &ends)
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

#[cfg(test)]
mod tests {
    use super::going_on;

    #[test]
    fn an_event_of_several_stages_goes_on_from_the_one_before() {
        assert_eq!(going_on(0b110, Some(2)), 2, "it stays");
        assert_eq!(going_on(0b110, Some(0)), 1, "it goes on to the next");
        assert_eq!(going_on(0b1010, Some(4)), 1, "else the first");
        assert_eq!(going_on(0b100, None), 2);
    }
}
