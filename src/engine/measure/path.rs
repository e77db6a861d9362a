//! Paths: what follows what, and whole sequences.

use super::rows::{Classes, Rows};
use super::{Answer, Label, Named, Refusal};
use crate::metric::process::Log;
use crate::metric::process::dfg::{Activity, activities, case_millis, dfg};
use crate::metric::process::variants::Variants;
use crate::metric::quantile::Summary;
use crate::metric::{Entity, Rate};
use serde::{Deserialize, Serialize};

/// Asks for paths.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct PathQuery {
    /// Whose paths.
    pub by: Entity,
    /// Paths over what.
    pub label: Label,
    /// So many edges, or variants, are told, the most frequent first.
    pub top: usize,
}

impl Default for PathQuery {
    fn default() -> Self {
        PathQuery { by: Entity::Customer, label: Label::Touchpoint, top: 20 }
    }
}

/// What directly follows what.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct GraphAnswer {
    /// Cases: customers, or sessions.
    pub cases: u64,
    /// Distinct edges.
    pub distinct: u64,
    /// The most frequent edges.
    pub edges: Vec<GraphEdge>,
    /// Events and cases of each activity, in the order of the names.
    pub activities: Vec<Named<Activity>>,
    /// Cases that begin with it, most first.
    pub starts: Vec<Named<u64>>,
    /// Cases that end with it, most first.
    pub ends: Vec<Named<u64>>,
    /// Milliseconds from first to last event of a case.
    pub case_millis: Option<Summary>,
}

/// One directly after another; the empty name is the empty cell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct GraphEdge {
    /// The one.
    pub from: String,
    /// The next.
    pub to: String,
    /// How often.
    pub count: u64,
    /// Milliseconds from the one to the next.
    pub millis: Summary,
}

/// Whole sequences.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct VariantsAnswer {
    /// Cases: customers, or sessions.
    pub cases: u64,
    /// Distinct sequences.
    pub distinct: u64,
    /// Sequences that one case alone takes.
    pub singletons: u64,
    /// The fewest sequences that hold 80 % of the cases.
    pub for_80_percent: u64,
    /// Cases of the sequences told, of all.
    pub covered: Option<Rate>,
    /// The most frequent; ties by name.
    pub top: Vec<VariantOf>,
}

/// One sequence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct VariantOf {
    /// Its steps; the empty name is the empty cell.
    pub steps: Vec<String>,
    /// Cases that take it, of all.
    pub share: Rate,
}

fn with_log<T>(
    rows: &Rows<'_>,
    query: &PathQuery,
    read: impl FnOnce(Log<'_>, &Classes) -> Result<T, Refusal>,
) -> Result<T, Refusal> {
    let whole = rows.journeys(query.by);
    let rows = whole.as_ref().unwrap_or(rows);
    let view = rows.by(query.by)?;
    let classes = Classes::of(view, rows.label(query.label)?);
    if classes.codes.is_empty() {
        return Err(Refusal::NoEvents);
    }
    let log = Log::new(view.events()?, &classes.codes, classes.names.len()).map_err(Refusal::Log)?;
    read(log, &classes)
}

pub(super) fn graph(rows: &Rows<'_>, query: &PathQuery) -> Result<Answer, Refusal> {
    with_log(rows, query, |log, classes| {
        let graph = dfg(log);
        let edges = graph.edges.iter().take(query.top).map(|edge| GraphEdge {
            from: classes.name(edge.from),
            to: classes.name(edge.to),
            count: edge.count,
            millis: edge.millis,
        });
        let most_first = |counts: &[u64]| {
            let mut named: Vec<Named<u64>> =
                (classes.names.iter().zip(counts).filter(|(_, count)| **count > 0))
                    .map(|(name, count)| Named { name: name.clone(), value: *count })
                    .collect();
            named.sort_by_key(|named| std::cmp::Reverse(named.value));
            named
        };
        let named = classes.names.iter().zip(activities(log));
        Ok(Answer::Graph(Box::new(GraphAnswer {
            cases: log.events.entities(),
            distinct: graph.edges.len() as u64,
            edges: edges.collect(),
            activities: named.map(|(name, value)| Named { name: name.clone(), value }).collect(),
            starts: most_first(&graph.starts),
            ends: most_first(&graph.ends),
            case_millis: case_millis(log),
        })))
    })
}

pub(super) fn variants(rows: &Rows<'_>, query: &PathQuery) -> Result<Answer, Refusal> {
    with_log(rows, query, |log, classes| {
        let variants = Variants::most(log, query.top);
        let of = |variant: &crate::metric::process::variants::Variant| {
            let steps = variant.sequence.iter().map(|code| classes.name(*code)).collect();
            Some(VariantOf { steps, share: Rate::of(variant.cases, variants.cases)? })
        };
        Ok(Answer::Variants(VariantsAnswer {
            cases: variants.cases,
            distinct: variants.distinct(),
            singletons: variants.singletons(),
            for_80_percent: variants.needed_for(0.8),
            covered: variants.top(query.top),
            top: variants.list.iter().filter_map(of).collect(),
        }))
    })
}
