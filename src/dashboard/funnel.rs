//! Funnels over the stages of the map and over touchpoints that the user chose.

use super::{Card, Sheet};
use crate::chart::{Chart, Funnel, Step};
use crate::engine::{Entity, FunnelFigures};
use crate::model::Window;
use crate::text::{kpi as words, number};

/// The funnel over the stages of the map.
pub fn stage_funnel(sheet: &Sheet<'_>) -> Card {
    let figures = &sheet.figures.stage_funnel;
    let labels = (0..figures.steps.len()).map(|at| sheet.stage_name(at)).collect();
    card(sheet, figures, labels, Entity::Customer, sheet.figures.query.window)
}

/// The funnel over touchpoints; none where none was asked for.
pub fn touchpoint_funnel(sheet: &Sheet<'_>) -> Option<Card> {
    let figures = sheet.figures.funnel.as_ref()?;
    let query = sheet.figures.query.funnel.as_ref()?;
    let labels = query.steps.iter().map(|step| step.label.clone()).collect();
    Some(card(sheet, figures, labels, query.entity, query.window))
}

fn card(
    sheet: &Sheet<'_>,
    figures: &FunnelFigures,
    labels: Vec<String>,
    entity: Entity,
    window: Window,
) -> Card {
    let steps = figures.steps.iter().zip(labels).map(|(step, label)| Step {
        label,
        reached: step.reached,
        unordered: step.unordered,
        rate: step.step.map(|rate| sheet.rate(rate)),
        overall: step.overall.map(|rate| number::percent(rate.value())),
    });
    let funnel = Funnel { steps: steps.collect() };
    let definition = match entity {
        Entity::Customer => words::FUNNEL_CUSTOMERS,
        Entity::Case => words::FUNNEL_CASES,
    };
    Card {
        finding: finding(sheet, &funnel),
        definition: definition.fill(sheet.lang, &[("window", &sheet.window(window))]),
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
