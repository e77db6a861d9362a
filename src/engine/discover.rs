//! A map found in data: which stages there are, which touchpoints lie on them and in which order they are met. Data
//! only: drawing a journey from it is `template`'s business.
//!
//! Rules:
//! - DISC1: with a stage column of at most 12 values, these are the stages, in the order customers meet them (mean rank
//!   of first meeting); a touchpoint lies on the stage that most of its events name, ties on the earlier one; one whose
//!   events name none lies on the stage met nearest to it.
//! - DISC2: without one, touchpoints in the order they are met are cut into 4 to 6 stages (about three touchpoints
//!   each) where the gaps are: the cut with the least variance within stages (Fisher 1958; Jenks).
//! - DISC3: a stage has at most 4 steps; more touchpoints share steps evenly, in their order.
//! - DISC4: the 48 most frequent touchpoints are placed; how many are left out is said.
//! - DISC6: a goal is the last stage. Of stages that the data name the chosen one goes to the end; else the goal begins
//!   the last stage, and what customers meet later lies there, too.
//! - DISC7: an event that went wrong ([`super::goal::is_error`]) is no goal and makes no stage; without a stage of its
//!   own in the data it lies on the stage met nearest before it, not on the last one, which would count it as success.
//! - DISC5: a touchpoint's channel is that of most of its events, if they have one.

use super::goal::{Goal, guess, is_error};
use crate::metric::{self, Filter, Selection, TouchpointFigures};
use crate::table::{Codes, EventTable};
use crate::text::{Lang, metric::DISCOVERED_STAGE};
use serde::{Deserialize, Serialize};

const STAGES_MAX: usize = 12;
const STEPS_MAX: usize = 4;
const TOUCHPOINTS_MAX: usize = 48;

/// What was found in data.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Discovery {
    /// Events of the data.
    pub events: u64,
    /// Customers of the data.
    pub customers: u64,
    /// Whether the data names its stages; else they were cut from the order of touchpoints.
    pub named_stages: bool,
    /// Stages in the order customers meet them; a named one may have no touchpoint.
    pub stages: Vec<FoundStage>,
    /// What may be the goal, in the order customers meet it: stages where the data name them, else touchpoints.
    pub goals: Vec<String>,
    /// The goal that the last stage stands for, if there is one.
    pub goal: Option<String>,
    /// Channels with their events, most frequent first, without the empty one.
    pub channels: Vec<(String, u64)>,
    /// Touchpoints that are not placed because others are more frequent.
    pub left_out: u64,
}

/// A stage found in data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FoundStage {
    /// Its name in the data, or a neutral one.
    pub name: String,
    /// At most four steps; each has at least one touchpoint.
    pub steps: Vec<Vec<FoundTouchpoint>>,
}

/// A touchpoint found in data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FoundTouchpoint {
    /// Its name in the data.
    pub name: String,
    /// The channel of most of its events.
    pub channel: Option<String>,
    /// Its events.
    pub events: u64,
    /// Its customers.
    pub customers: u64,
    /// When customers meet it, 0 (first) to 1 (last).
    pub mean_position: f64,
    /// Measured emotion, -1 to 1, with the number of answers.
    pub emotion: Option<(f64, u64)>,
}

/// Finds stages and touchpoints in a table.
pub fn discover(table: &EventTable, goal: &Goal, lang: Lang) -> Discovery {
    let selection = Selection::new(table, &Filter::default());
    let mut figures = metric::touchpoints(&selection);
    let left_out = table.touchpoint.dict.len().saturating_sub(TOUCHPOINTS_MAX) as u64;
    figures.truncate(TOUCHPOINTS_MAX);
    figures.sort_by(|a, b| a.mean_position.total_cmp(&b.mean_position).then_with(|| a.name.cmp(&b.name)));
    let named = table.stage.as_ref().filter(|stage| (1..=STAGES_MAX).contains(&stage.dict.len()));
    let order = named.map(|column| stage_order(&selection, column));
    let goals: Vec<String> = match (&order, named) {
        (Some(order), Some(column)) => order.iter().map(|stage| stage_name(column, *stage)).collect(),
        _ => figures.iter().map(|figures| figures.name.clone()).filter(|name| !is_error(name)).collect(),
    };
    let goal = match goal {
        // The data know the order of their stages; words do not know it better.
        Goal::Guess if named.is_some() => goals.last(),
        Goal::Guess => {
            guess(goals.iter().map(String::as_str)).and_then(|goal| goals.iter().find(|name| *name == goal))
        }
        Goal::At(wanted) => goals.iter().find(|name| *name == wanted),
        Goal::None => None,
    };
    let goal = goal.cloned();
    let stages = match (order, named) {
        (Some(order), Some(column)) => named_stages(&selection, column, order, (&figures, goal.as_deref())),
        _ => cut_stages(&figures, goal.as_deref(), lang),
    };
    let channels = metric::channels(&selection).into_iter().filter(|channel| !channel.name.is_empty());
    Discovery {
        events: selection.rows.len() as u64,
        customers: selection.customers(),
        named_stages: named.is_some(),
        stages,
        goals,
        goal,
        channels: channels.map(|channel| (channel.name, channel.events)).collect(),
        left_out,
    }
}

/// The stages of the data in the order customers meet them, without those that stand for errors (DISC7).
fn stage_order(selection: &Selection<'_>, column: &Codes) -> Vec<usize> {
    let met = metric::positions_met(selection, column);
    let mut order: Vec<usize> = (0..column.dict.len()).collect();
    order.sort_by(|a, b| met[*a].total_cmp(&met[*b]));
    if order.iter().any(|stage| !is_error(&stage_name(column, *stage))) {
        order.retain(|stage| !is_error(&stage_name(column, *stage)));
    }
    order
}

fn stage_name(column: &Codes, stage: usize) -> String {
    column.dict.name(u32::try_from(stage).unwrap_or(u32::MAX)).to_owned()
}

/// DISC1.
fn named_stages(
    selection: &Selection<'_>,
    column: &Codes,
    mut order: Vec<usize>,
    (figures, goal): (&[TouchpointFigures], Option<&str>),
) -> Vec<FoundStage> {
    let stages = column.dict.len();
    let met = metric::positions_met(selection, column);
    if let Some(at) = order.iter().position(|stage| goal == Some(stage_name(column, *stage).as_str())) {
        let goal = order.remove(at);
        order.push(goal);
    }
    let touchpoints = &selection.table.touchpoint;
    let mut events = vec![0_u64; touchpoints.dict.len() * stages];
    for position in 0..selection.rows.len() {
        let (touchpoint, stage) = (selection.code(touchpoints, position), selection.code(column, position));
        if (stage as usize) < stages
            && let Some(count) = events.get_mut(touchpoint as usize * stages + stage as usize)
        {
            *count += 1;
        }
    }
    let stage_of = |figures: &TouchpointFigures| {
        let code = touchpoints.dict.code(&figures.name)? as usize;
        let row = events.get(code * stages..(code + 1) * stages)?;
        let most = order.iter().map(|stage| row[*stage]).max().filter(|most| *most > 0);
        let away = |stage: usize| (met[stage] - figures.mean_position).abs();
        let open = if is_error(&figures.name) { (order.len() - 1).max(1) } else { order.len() };
        match most {
            Some(most) => order.iter().copied().find(|stage| row[*stage] == most),
            None => order[..open].iter().copied().min_by(|a, b| away(*a).total_cmp(&away(*b))),
        }
    };
    let placed: Vec<Option<usize>> = figures.iter().map(stage_of).collect();
    let found = |stage: &usize| {
        let here = figures.iter().zip(&placed).filter(|(_, at)| **at == Some(*stage));
        let name = stage_name(column, *stage);
        FoundStage { name, steps: steps(&here.map(|(figures, _)| figures).collect::<Vec<_>>()) }
    };
    order.iter().map(found).collect()
}

/// DISC2, DISC6 and DISC7.
fn cut_stages(figures: &[TouchpointFigures], goal: Option<&str>, lang: Lang) -> Vec<FoundStage> {
    let (mut errors, mut met): (Vec<_>, Vec<_>) = figures.iter().partition(|figures| is_error(&figures.name));
    if met.is_empty() {
        std::mem::swap(&mut errors, &mut met);
    }
    let goal_at = met.iter().position(|figures| Some(figures.name.as_str()) == goal);
    let before = goal_at.unwrap_or(met.len());
    let wanted = met.len().div_ceil(3).clamp(4, 6) - usize::from(goal_at.is_some());
    let positions: Vec<f64> = met[..before].iter().map(|figures| figures.mean_position).collect();
    let mut ends = natural_breaks(&positions, wanted.min(before));
    ends.extend(goal_at.map(|_| met.len()));
    let mut from = 0;
    let mut stages: Vec<(String, Vec<&TouchpointFigures>)> = Vec::new();
    for to in ends {
        let here = met[from..to].to_vec();
        let most = here.iter().max_by_key(|figures| figures.events).map_or("", |most| most.name.as_str());
        let name = goal.filter(|_| goal_at == Some(from)).unwrap_or(most);
        let number = (stages.len() + 1).to_string();
        stages.push((DISCOVERED_STAGE.fill(lang, &[("n", &number), ("name", name)]), here));
        from = to;
    }
    let open = (stages.len().saturating_sub(1)).max(1);
    for error in errors {
        let is_before = |stage: &(String, Vec<&TouchpointFigures>)| {
            stage.1.first().is_some_and(|first| first.mean_position <= error.mean_position)
        };
        let at = stages.iter().take(open).rposition(is_before).unwrap_or(0);
        if let Some((_, here)) = stages.get_mut(at) {
            here.push(error);
            here.sort_by(|a, b| a.mean_position.total_cmp(&b.mean_position));
        }
    }
    stages.into_iter().map(|(name, here)| FoundStage { name, steps: steps(&here) }).collect()
}

/// DISC3.
fn steps(touchpoints: &[&TouchpointFigures]) -> Vec<Vec<FoundTouchpoint>> {
    let count = touchpoints.len().min(STEPS_MAX);
    let edge = |step: usize| step * touchpoints.len() / count.max(1);
    (0..count)
        .map(|step| touchpoints[edge(step)..edge(step + 1)].iter().map(|t| found(t)).collect())
        .collect()
}

fn found(figures: &TouchpointFigures) -> FoundTouchpoint {
    let channel = figures.channels.iter().find(|(name, _)| !name.is_empty()).map(|(name, _)| name.clone());
    let felt = metric::felt(&figures.ratings).map(|felt| (felt.summary.emotion, felt.summary.n));
    FoundTouchpoint {
        name: figures.name.clone(),
        channel,
        events: figures.events,
        customers: figures.customers,
        mean_position: figures.mean_position,
        emotion: felt,
    }
}

/// Cuts sorted values into so many groups with the least sum of squares within; gives the end of each group.
fn natural_breaks(values: &[f64], groups: usize) -> Vec<usize> {
    let n = values.len();
    if groups == 0 || n == 0 {
        return Vec::new();
    }
    let within = |from: usize, to: usize| {
        let part = &values[from..to];
        let mean = part.iter().sum::<f64>() / part.len() as f64;
        part.iter().map(|value| (value - mean).powi(2)).sum::<f64>()
    };
    // best[g][to]: the least cost of cutting values[..to] into g + 1 groups, and where the last of them begins.
    let mut best: Vec<Vec<(f64, usize)>> = vec![(0..=n).map(|to| (within_or_none(to, within), 0)).collect()];
    for group in 1..groups.min(n) {
        let before = &best[group - 1];
        let cheapest = |to: usize| {
            (group..to)
                .map(|from| (before[from].0 + within(from, to), from))
                .fold((f64::INFINITY, 0), |least, cut| if cut.0 < least.0 - 1e-12 { cut } else { least })
        };
        let row = (0..=n).map(cheapest).collect();
        best.push(row);
    }
    let mut ends = vec![n];
    for row in best.iter().skip(1).rev() {
        let end = ends.last().copied().unwrap_or(n);
        ends.push(row[end].1);
    }
    ends.reverse();
    ends
}

fn within_or_none(to: usize, within: impl Fn(usize, usize) -> f64) -> f64 {
    if to == 0 { f64::INFINITY } else { within(0, to) }
}

#[cfg(test)]
mod tests {
    use super::{Discovery, Goal, discover, natural_breaks};
    use crate::metric::fixture::{Row, table};
    use crate::text::Lang;

    fn names(discovery: &Discovery) -> Vec<(String, String)> {
        let step = |step: &Vec<super::FoundTouchpoint>| {
            step.iter().map(|touchpoint| touchpoint.name.clone()).collect::<Vec<_>>().join("+")
        };
        let stage = |stage: &super::FoundStage| {
            (stage.name.clone(), stage.steps.iter().map(step).collect::<Vec<_>>().join(" "))
        };
        discovery.stages.iter().map(stage).collect()
    }

    fn pair(a: &str, b: &str) -> (String, String) {
        (a.to_owned(), b.to_owned())
    }

    #[test]
    fn disc1_the_data_names_its_stages() {
        let table = table(&[
            Row::at("a", 0, "ad").stage("认知"),
            Row::at("a", 1, "view").stage("考虑").channel("app").rating(5.0),
            Row::at("a", 2, "view").stage("认知").channel("web"),
            Row::at("a", 3, "pay").stage("购买"),
            Row::at("b", 1, "view").stage("考虑").channel("app"),
            Row::at("b", 4, "pay").stage("购买"),
            Row::at("b", 5, "help"),
        ]);
        let found = discover(&table, &Goal::None, Lang::Zh);
        assert!(found.named_stages);
        assert_eq!(names(&found), [pair("认知", "ad"), pair("考虑", "view"), pair("购买", "pay help")]);
        let view = &found.stages[1].steps[0][0];
        assert_eq!((view.channel.as_deref(), view.emotion, view.events), (Some("app"), Some((1.0, 1)), 3));
        assert_eq!(found.channels, [("app".to_owned(), 2), ("web".to_owned(), 1)]);
    }

    #[test]
    fn disc2_without_stages_the_order_of_meeting_is_cut_at_its_gaps() {
        let rows: Vec<Row> = ["a1", "a2", "b1", "b2", "c1", "c2", "d1", "d2"]
            .iter()
            .enumerate()
            .map(|(at, name)| Row::at("a", i64::try_from(at).unwrap(), name))
            .collect();
        let found = discover(&table(&rows), &Goal::None, Lang::En);
        assert!(!found.named_stages);
        let stages = names(&found);
        assert_eq!(stages.len(), 4);
        assert_eq!(
            stages.iter().map(|(_, steps)| steps.as_str()).collect::<Vec<_>>().join(" "),
            "a1 a2 b1 b2 c1 c2 d1 d2"
        );
        assert!(stages[0].0.starts_with("Stage 1 · a"), "{}", stages[0].0);
        assert_eq!(natural_breaks(&[0.0, 0.1, 0.5, 0.52, 0.9, 1.0], 3), [2, 4, 6]);
        assert_eq!(natural_breaks(&[0.5, 0.5], 2), [1, 2]);
        assert_eq!(natural_breaks(&[], 4), [0; 0]);
    }

    #[test]
    fn disc3_more_than_four_touchpoints_share_steps() {
        let rows: Vec<Row> = (0..6).map(|n| Row::at("a", n, &format!("t{n}")).stage("s")).collect();
        assert_eq!(names(&discover(&table(&rows), &Goal::None, Lang::En)), [pair("s", "t0 t1+t2 t3 t4+t5")]);
    }

    #[test]
    fn disc4_rare_touchpoints_are_left_out_and_counted() {
        let rows: Vec<Row> = (0..60).map(|n| Row::at("a", n, &format!("t{n:02}"))).collect();
        let found = discover(&table(&rows), &Goal::None, Lang::En);
        assert_eq!(found.left_out, 12);
        assert_eq!(found.stages.iter().flat_map(|stage| &stage.steps).flatten().count(), 48);
        assert!(found.stages.iter().all(|stage| (1..=4).contains(&stage.steps.len())));
    }

    #[test]
    fn disc5_an_event_without_a_channel_names_none() {
        let found = discover(
            &table(&[Row::at("a", 0, "x"), Row::at("a", 1, "x").channel("app")]),
            &Goal::None,
            Lang::En,
        );
        assert_eq!(found.stages[0].steps[0][0].channel.as_deref(), Some("app"));
    }

    #[test]
    fn disc6_the_goal_begins_the_last_stage() {
        let met = ["visit", "search", "view", "cart", "order", "delivery", "review"];
        let rows: Vec<Row> = (0..).zip(met).map(|(at, name)| Row::at("a", at, name)).collect();
        let found = discover(&table(&rows), &Goal::Guess, Lang::En);
        assert_eq!(found.goal.as_deref(), Some("order"));
        assert_eq!(found.goals, met);
        assert_eq!(names(&found).last(), Some(&pair("Stage 4 · order", "order delivery review")));
        let found = discover(&table(&rows), &Goal::At("visit".into()), Lang::En);
        assert_eq!(names(&found), [pair("Stage 1 · visit", "visit search+view cart+order delivery+review")]);
        assert_eq!(discover(&table(&rows), &Goal::None, Lang::En).goal, None);
        let staged = |at, stage: &'static str| Row::at("a", at, stage).stage(stage);
        let table = table(&[staged(0, "认知"), staged(1, "购买"), staged(2, "售后")]);
        let stages = |goal| names(&discover(&table, &goal, Lang::Zh)).into_iter().map(|(name, _)| name);
        assert_eq!(stages(Goal::Guess).collect::<String>(), "认知购买售后");
        assert_eq!(stages(Goal::At("购买".into())).collect::<String>(), "认知售后购买");
    }

    #[test]
    fn disc7_errors_are_neither_goal_nor_stage() {
        let met = ["visit", "view", "cart", "order", "error_page", "支付失败"];
        let rows: Vec<Row> = (0..).zip(met).map(|(at, name)| Row::at("a", at, name)).collect();
        for goal in [Goal::Guess, Goal::None] {
            let found = discover(&table(&rows), &goal, Lang::En);
            let stages = names(&found);
            assert_eq!(stages.len(), 4);
            assert_eq!(stages[3], pair("Stage 4 · order", "order"));
            assert_eq!(stages[2], pair("Stage 3 · cart", "cart error_page 支付失败"));
        }
        let staged = |at, stage: &'static str| Row::at("a", at, stage).stage(stage);
        let table = table(&[staged(0, "view"), staged(1, "buy"), staged(2, "error")]);
        let found = discover(&table, &Goal::Guess, Lang::En);
        assert_eq!(names(&found), [pair("view", "view error"), pair("buy", "buy")]);
    }

    #[test]
    fn one_touchpoint_is_one_stage() {
        let found = discover(&table(&[Row::at("a", 0, "x")]), &Goal::None, Lang::Zh);
        assert_eq!(names(&found), [pair("阶段 1 · x", "x")]);
    }
}
