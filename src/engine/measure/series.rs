//! The headline figures by spans of time and by groups: what lines and bars are drawn from.
//!
//! Rules:
//! - SER1: a step of a series, and a group, has the figures that the whole would have if the filter kept that alone, but
//!   for conversion over time: there an entity belongs to the span in which its best chain begins. A cohort in the filter
//!   is told by the whole, not by each group.
//! - SER2: a formula is computed over the events of each step or group.

use super::formula::value;
use super::rows::Rows;
use super::{Answer, Dimension, FormulaQuery, Refusal};
use crate::engine::Slice;
use crate::metric::calendar::{Cut, Unit};
use crate::metric::part::{self, Followed, Part, overall_by_month};
use crate::metric::{
    Entity, Filter, GroupFigures, Masks, Months, Rate, Selection, StageMatch, by_span, groups, stages,
};
use crate::model::Window;
use crate::table::Codes;
use serde::{Deserialize, Serialize};
use waymark_kernel::funnel::Chain;

/// Formulas are computed for so many steps at most.
const FORMULA_STEPS_MAX: usize = 120;
/// The most periods that a rolling span holds.
const ROLLING_MAX: u8 = 31;

/// Asks for the headline figures by spans of time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct SeriesQuery {
    /// The period.
    pub unit: Unit,
    /// The month in which years, and with them quarters, begin.
    pub first_month: u8,
    /// So many periods together, rolling: one span ends with each period. 1 to 31.
    pub rolling: u8,
    /// The stages of the map, in order, for conversion.
    pub stages: Vec<StageMatch>,
    /// The window of conversion.
    pub window: Window,
    /// A formula to compute for each span.
    pub formula: Option<FormulaQuery>,
}

impl Default for SeriesQuery {
    fn default() -> Self {
        let (unit, window) = (Unit::Month, Window::default());
        SeriesQuery { unit, first_month: 1, rolling: 1, stages: Vec::new(), window, formula: None }
    }
}

/// The figures of one span of time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct SeriesStep {
    /// First wall-clock millisecond of the span.
    pub from_millis: i64,
    /// First wall-clock millisecond after it.
    pub to_millis: i64,
    /// Whether the data covers all of it.
    pub complete: bool,
    /// Its figures.
    pub figures: Slice,
}

/// Asks for the headline figures by the values of a column, or by the stages of the map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct GroupsQuery {
    /// By what.
    pub by: Dimension,
    /// So many groups at most, those of most events.
    pub top: usize,
    /// The stages of the map, in order.
    pub stages: Vec<StageMatch>,
    /// The window of conversion.
    pub window: Window,
    /// Whether conversion is asked: each group is a funnel of its own.
    pub conversion: bool,
    /// A formula to compute for each group.
    pub formula: Option<FormulaQuery>,
}

impl Default for GroupsQuery {
    fn default() -> Self {
        GroupsQuery {
            by: Dimension::Channel,
            top: 12,
            stages: Vec::new(),
            window: Window::default(),
            conversion: false,
            formula: None,
        }
    }
}

/// The figures of one group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Group {
    /// Its name in the data, empty for the empty cell; of a stage its position in the query.
    pub name: String,
    /// Its figures.
    pub figures: Slice,
}

/// Groups, most events first; stages in their order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct GroupsAnswer {
    /// The groups.
    pub groups: Vec<Group>,
    /// Further groups that are not told.
    pub others: usize,
}

pub(super) fn series(rows: &Rows<'_>, query: &SeriesQuery) -> Result<Answer, Refusal> {
    if !(1..=ROLLING_MAX).contains(&query.rolling) {
        return Err(Refusal::BadNumber("rolling".into()));
    }
    let cut = Cut { unit: query.unit, first_month: query.first_month };
    let mut selection = Selection::new(rows.table, rows.filter);
    if selection.rows.is_empty() {
        return Err(Refusal::NoEvents);
    }
    let chains = chains(&selection, rows.filter, &query.stages, query.window);
    let (mut steps, mut count) = (Vec::new(), 0);
    for offset in 0..query.rolling {
        let rolled = (query.rolling, offset);
        let months = Months::rolling(rows.table, rows.filter, &selection.rows, cut, rolled);
        if months.is_empty() && offset == 0 {
            return Err(Refusal::Periods);
        }
        if months.is_empty() {
            continue;
        }
        count += months.len();
        if query.formula.is_some() && count > FORMULA_STEPS_MAX {
            return Err(Refusal::Periods);
        }
        selection = selection.cut(months);
        steps.extend(spans(rows, &selection, &chains, query)?);
    }
    steps.sort_by_key(|step| step.to_millis);
    Ok(Answer::Series(steps))
}

/// The spans that a selection is cut into.
fn spans<'t>(
    rows: &Rows<'t>,
    selection: &Selection<'t>,
    chains: &[Chain],
    query: &SeriesQuery,
) -> Result<Vec<SeriesStep>, Refusal> {
    let spans = selection.months.spans().zip(by_span(selection));
    let conversions = overall_by_month(chains, query.stages.len(), &selection.months);
    let step = |(((from_millis, to_millis, complete), of), conversion)| {
        let figures = Slice { conversion, ..slice(of) };
        SeriesStep { from_millis, to_millis, complete, figures }
    };
    let mut steps: Vec<SeriesStep> = spans.zip(conversions).map(step).collect();
    if let Some(formula) = &query.formula {
        for (step, part) in steps.iter_mut().zip(part::by_spans(selection)) {
            step.figures.formula = value(&rows.part(&part.positions), &part.selection, formula)?;
        }
    }
    Ok(steps)
}

fn slice(of: GroupFigures) -> Slice {
    let GroupFigures { events, customers, revenue_cents, ratings, .. } = of;
    Slice { events, customers, revenue_cents, ratings, ..Slice::default() }
}

/// How far each customer of the selection came along the stages; none without two stages.
fn chains(selection: &Selection<'_>, filter: &Filter, of: &[StageMatch], window: Window) -> Vec<Chain> {
    if of.len() < 2 {
        return Vec::new();
    }
    let wide = selection.journeys(filter, Entity::Customer);
    let masks = Masks::of_stages(selection.table, of);
    Followed { masks: &masks, steps: of.len(), window }.chains(wide.as_ref().unwrap_or(selection))
}

pub(super) fn by_group(rows: &Rows<'_>, query: &GroupsQuery) -> Result<Answer, Refusal> {
    let selection = Selection::new(rows.table, rows.filter);
    if selection.rows.is_empty() {
        return Err(Refusal::NoEvents);
    }
    let most = query.top.clamp(1, 200);
    let (groups, others) = match &query.by {
        Dimension::Stage => (of_stages(&selection, query), 0),
        by => {
            let (found, others) = groups(&selection, column(rows, by)?, most);
            let group = |of: GroupFigures| Group { name: of.name.clone(), figures: slice(of) };
            (found.into_iter().map(group).collect(), others)
        }
    };
    let mut answer = GroupsAnswer { groups, others };
    if !query.conversion && query.formula.is_none() {
        return Ok(Answer::Groups(Box::new(answer)));
    }
    let names: Vec<&str> = answer.groups.iter().map(|group| group.name.as_str()).collect();
    let parts = parts(rows, &selection, query, &names)?;
    let conversions = if query.conversion && query.stages.len() >= 2 {
        conversions(rows, &selection, query, (&parts, &names))?
    } else {
        Vec::new()
    };
    for (at, (group, part)) in answer.groups.iter_mut().zip(&parts).enumerate() {
        group.figures.conversion = conversions.get(at).copied().flatten();
        if let Some(formula) = &query.formula {
            group.figures.formula = value(&rows.part(&part.positions), &part.selection, formula)?;
        }
    }
    Ok(Answer::Groups(Box::new(answer)))
}

/// The events of each group; names of stages are positions in the query.
fn parts<'t>(
    rows: &Rows<'t>,
    selection: &Selection<'t>,
    query: &GroupsQuery,
    names: &[&str],
) -> Result<Vec<Part<'t>>, Refusal> {
    Ok(match &query.by {
        Dimension::Stage => {
            part::by_steps(selection, &Masks::of_stages(rows.table, &query.stages), names.len())
        }
        by => part::by_values(selection, column(rows, by)?, names),
    })
}

/// The conversion of each group (PART1).
fn conversions(
    rows: &Rows<'_>,
    selection: &Selection<'_>,
    query: &GroupsQuery,
    (parts, names): (&[Part<'_>], &[&str]),
) -> Result<Vec<Option<Rate>>, Refusal> {
    let masks = Masks::of_stages(rows.table, &query.stages);
    let funnel = Followed { masks: &masks, steps: query.stages.len(), window: query.window };
    let wide = selection.journeys(rows.filter, Entity::Customer);
    Ok(match (&query.by, &wide) {
        _ if rows.filter.within => funnel.by_events_of(parts, None),
        (Dimension::Stage | Dimension::Touchpoint | Dimension::Channel, _) => {
            funnel.by_customers_of(parts, wide.as_ref().unwrap_or(selection))
        }
        (_, None) => funnel.by_events_of(parts, None),
        (_, Some(wide)) => {
            let all = part::by_values(wide, column(rows, &query.by)?, names);
            funnel.by_events_of(parts, Some(&all))
        }
    })
}

fn of_stages(selection: &Selection<'_>, query: &GroupsQuery) -> Vec<Group> {
    let masks = Masks::of_stages(selection.table, &query.stages);
    let found = stages(selection, &masks, &query.stages).into_iter().enumerate();
    let group = |(at, of): (usize, crate::metric::StageFigures)| Group {
        name: at.to_string(),
        figures: Slice {
            events: of.events,
            customers: of.customers,
            revenue_cents: of.revenue_cents,
            ratings: of.ratings,
            ..Slice::default()
        },
    };
    found.map(group).collect()
}

fn column<'t>(rows: &Rows<'t>, by: &Dimension) -> Result<&'t Codes, Refusal> {
    let table = rows.table;
    match by {
        Dimension::Touchpoint | Dimension::Stage => Ok(&table.touchpoint),
        Dimension::Channel => table.channel.as_ref().ok_or(Refusal::NoChannels),
        Dimension::Attribute(name) => {
            let found = table.attributes.iter().find(|attribute| attribute.name == *name);
            Ok(&found.ok_or_else(|| Refusal::NoColumn(name.clone()))?.values)
        }
    }
}
