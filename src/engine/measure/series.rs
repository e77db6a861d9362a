//! The headline figures by spans of time and by groups: what lines and bars are drawn from.
//!
//! Rules:
//! - SER1: a step of a series, and a group, has the figures that the whole would have if the filter kept that alone, but
//!   for conversion over time: there an entity belongs to the span in which its best chain begins.
//! - SER2: a formula is computed under the filter narrowed to each step or group.

use super::rows::Rows;
use super::{Answer, Dimension, FormulaQuery, Refusal};
use crate::engine::Slice;
use crate::engine::slice::{monthly_overall, overall};
use crate::metric::calendar::{Cut, Unit};
use crate::metric::{
    Entity, Filter, FunnelFigures, GroupFigures, Masks, Months, Order, Selection, StageFilter, StageMatch,
    by_span, funnel, groups, stages,
};
use crate::model::Window;
use crate::table::Codes;
use serde::{Deserialize, Serialize};

/// Formulas are computed for so many steps at most: each is a pass of its own.
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
    let mut steps = Vec::new();
    for offset in 0..query.rolling {
        let selection = Selection::new(rows.table, rows.filter);
        if selection.rows.is_empty() {
            return Err(Refusal::NoEvents);
        }
        let rolled = (query.rolling, offset);
        let months = Months::rolling(rows.table, rows.filter, &selection.rows, cut, rolled);
        if months.is_empty() && offset == 0 {
            return Err(Refusal::Periods);
        }
        if !months.is_empty() {
            steps.extend(spans(&selection.cut(months), rows.filter, query));
        }
    }
    steps.sort_by_key(|step| step.to_millis);
    if let Some(formula) = &query.formula {
        if steps.len() > FORMULA_STEPS_MAX {
            return Err(Refusal::Periods);
        }
        for step in &mut steps {
            let (from, to) = (rows.filter.from_millis, rows.filter.to_millis);
            let within = Filter {
                from_millis: Some(from.map_or(step.from_millis, |from| from.max(step.from_millis))),
                to_millis: Some(to.map_or(step.to_millis, |to| to.min(step.to_millis))),
                ..rows.filter.clone()
            };
            step.figures.formula = value_under(rows, &within, formula)?;
        }
    }
    Ok(Answer::Series(steps))
}

/// The spans that a selection is cut into.
fn spans(selection: &Selection<'_>, filter: &Filter, query: &SeriesQuery) -> Vec<SeriesStep> {
    let followed = stage_funnel(selection, filter, &query.stages, query.window);
    let spans = selection.months.spans().zip(by_span(selection)).enumerate();
    let step = |(at, ((from_millis, to_millis, complete), of))| {
        let conversion = monthly_overall(&followed, at);
        SeriesStep { from_millis, to_millis, complete, figures: Slice { conversion, ..slice(of) } }
    };
    spans.map(step).collect()
}

fn slice(of: GroupFigures) -> Slice {
    let GroupFigures { events, customers, revenue_cents, ratings, .. } = of;
    Slice { events, customers, revenue_cents, ratings, ..Slice::default() }
}

fn stage_funnel(
    selection: &Selection<'_>,
    filter: &Filter,
    of: &[StageMatch],
    window: Window,
) -> FunnelFigures {
    if of.len() < 2 {
        return FunnelFigures::default();
    }
    let wide = selection.journeys(filter, Entity::Customer);
    let masks = Masks::of_stages(selection.table, of);
    let labels = vec![String::new(); of.len()];
    let asked = (Entity::Customer, window, Order::Loose);
    funnel(wide.as_ref().unwrap_or(selection), &masks, &labels, asked)
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
    for group in &mut answer.groups {
        if !query.conversion && query.formula.is_none() {
            break;
        }
        let within = narrowed(rows.filter, query, &group.name);
        if query.conversion {
            let selection = Selection::new(rows.table, &within);
            group.figures.conversion =
                overall(&stage_funnel(&selection, &within, &query.stages, query.window));
        }
        if let Some(formula) = &query.formula {
            group.figures.formula = value_under(rows, &within, formula)?;
        }
    }
    Ok(Answer::Groups(Box::new(answer)))
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

/// The filter that keeps one group alone.
fn narrowed(filter: &Filter, query: &GroupsQuery, name: &str) -> Filter {
    let mut within = filter.clone();
    match &query.by {
        Dimension::Channel => within.channels = vec![name.to_owned()],
        Dimension::Touchpoint => within.touchpoints = vec![name.to_owned()],
        Dimension::Stage => {
            let at = name.parse().unwrap_or(usize::MAX);
            within.stages = Some(StageFilter { of: query.stages.clone(), at: vec![at] });
        }
        Dimension::Attribute(column) => {
            within.attributes.retain(|(known, _)| known != column);
            within.attributes.push((column.clone(), vec![name.to_owned()]));
        }
    }
    within
}

/// A formula under another filter; a group without orders has no data, a formula that cannot be read is refused.
fn value_under(rows: &Rows<'_>, filter: &Filter, query: &FormulaQuery) -> Result<Option<f64>, Refusal> {
    match super::formula::formula(&Rows::new(rows.tables, filter), query)? {
        Answer::Formula(found) => Ok(found.value),
        _ => Ok(None),
    }
}
