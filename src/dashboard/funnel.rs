//! Funnels over the stages of the map and over touchpoints that the user chose.

use super::{Card, Sheet};
use crate::chart::{Chart, Funnel, Step};
use crate::engine::measure::Dimension;
use crate::engine::{
    Entity, FigureRef, Figures, FunnelFigures, FunnelQuery, Order, Pick, Scope, StepMatch, TouchpointFigures,
};
use crate::model::{Metric, Window};
use crate::text::{kpi as words, number};

/// The funnel over the stages of the map.
pub fn stage_funnel(sheet: &Sheet<'_>) -> Card {
    let figures = (&sheet.figures.stage_funnel, sheet.other.map(|other| &other.figures.stage_funnel));
    let labels = (0..figures.0.steps.len()).map(|at| sheet.stage_name(at)).collect();
    let stages = sheet.figures.query.stages.iter().map(|stage| Scope::Stage(stage.id));
    let mut card =
        card(sheet, figures, labels, stages.collect(), (Entity::Customer, sheet.figures.query.window));
    let stage = |at: usize| Some(Pick::Value(Dimension::Stage, at.to_string()));
    card.picks = (0..sheet.figures.query.stages.len()).map(stage).collect();
    card
}

/// The funnel over touchpoints; none where none was asked for.
pub fn touchpoint_funnel(sheet: &Sheet<'_>) -> Option<Card> {
    let figures = sheet.figures.funnel.as_ref()?;
    let query = sheet.figures.query.funnel.as_ref()?;
    let labels = query.steps.iter().map(|step| step.label.clone()).collect();
    let scopes = (0..query.steps.len()).map(Scope::Step).collect();
    let there = sheet.other.and_then(|other| other.figures.funnel.as_ref());
    let mut card = card(sheet, (figures, there), labels, scopes, (query.entity, query.window));
    let only = |step: &StepMatch| match step.touchpoints.as_slice() {
        [name] => Some(Pick::Value(Dimension::Touchpoint, name.clone())),
        _ => None,
    };
    card.picks = query.steps.iter().map(only).collect();
    Some(card)
}

/// A funnel to begin with: the touchpoints that most customers meet, in the order in which they are met. Of touchpoints
/// met at nearly the same point, which are alternatives rather than steps, the most met stands for all. None where
/// fewer than two are left.
pub fn suggest_funnel(figures: &Figures) -> Option<FunnelQuery> {
    const STEPS: usize = 4;
    const SAME_POINT: f64 = 0.03;
    let mut most: Vec<&TouchpointFigures> = figures.touchpoints.iter().collect();
    most.sort_by_key(|touchpoint| std::cmp::Reverse(touchpoint.customers));
    let mut met: Vec<&TouchpointFigures> = Vec::new();
    for touchpoint in most {
        let near =
            |known: &&TouchpointFigures| (known.mean_position - touchpoint.mean_position).abs() < SAME_POINT;
        if met.len() < STEPS && !met.iter().any(near) {
            met.push(touchpoint);
        }
    }
    met.sort_by(|a, b| a.mean_position.total_cmp(&b.mean_position));
    let step = |touchpoint: &&TouchpointFigures| StepMatch {
        label: touchpoint.name.clone(),
        touchpoints: vec![touchpoint.name.clone()],
    };
    (met.len() >= 2).then(|| FunnelQuery {
        steps: met.iter().map(step).collect(),
        entity: Entity::Customer,
        window: figures.query.window,
        order: Order::Loose,
    })
}

fn card(
    sheet: &Sheet<'_>,
    (figures, other): (&FunnelFigures, Option<&FunnelFigures>),
    labels: Vec<String>,
    scopes: Vec<Scope>,
    (entity, window): (Entity, Window),
) -> Card {
    let there = |at: usize| {
        let rate = other?.steps.get(at)?.step?;
        Some(number::percent(rate.value()))
    };
    let steps = figures.steps.iter().zip(labels).enumerate().map(|(at, (step, label))| Step {
        label,
        beside: there(at),
        reached: step.reached,
        unordered: step.unordered,
        rate: step.step.map(|rate| sheet.rate(rate)),
        overall: step.overall.map(|rate| number::percent(rate.value())),
    });
    let funnel = Funnel {
        steps: steps.collect(),
        beside: sheet.other.filter(|_| other.is_some()).map(|other| other.name.to_owned()),
    };
    let definition = match entity {
        Entity::Customer => words::FUNNEL_CUSTOMERS,
        Entity::Case => words::FUNNEL_CASES,
    };
    // The first step has no step before it: what is explained of it is who came there.
    let metric = |at| if at == 0 { Metric::Customers } else { Metric::Conversion };
    let marks: Vec<_> = scopes
        .into_iter()
        .enumerate()
        .map(|(at, scope)| Some(FigureRef { scope, metric: metric(at) }))
        .collect();
    Card {
        finding: finding(sheet, &funnel),
        definition: definition.fill(sheet.lang, &[("window", &sheet.window(window))]),
        subject: funnel.worst().and_then(|worst| marks.get(worst).cloned().flatten()),
        marks,
        picks: Vec::new(),
        chart: Chart::Funnel(funnel),
    }
}

fn finding(sheet: &Sheet<'_>, funnel: &Funnel) -> String {
    let lang = sheet.lang;
    let label = |at: usize| funnel.steps.get(at).map(|step| step.label.as_str()).unwrap_or_default();
    if funnel.steps.len() < 2 {
        return words::FUNNEL_SHORT.get(lang).to_owned();
    }
    if funnel.steps.first().is_some_and(|step| step.reached == 0) {
        return words::FUNNEL_NOBODY.fill(lang, &[("first", label(0))]);
    }
    let Some(worst) = funnel.worst() else {
        let lost = funnel.steps.iter().filter_map(|step| step.rate.as_ref()?.value).any(|rate| rate < 1.0);
        return if lost { words::FUNNEL_SMALL } else { words::FUNNEL_NONE }.get(lang).to_owned();
    };
    let rate = funnel.steps.get(worst).and_then(|step| step.rate.as_ref()?.value).unwrap_or(1.0);
    let loss = number::percent(1.0 - rate);
    words::FUNNEL_WORST
        .fill(lang, &[("from", label(worst.saturating_sub(1))), ("to", label(worst)), ("loss", &loss)])
}
