//! What the data says of a card: the figure of a KPI card with its target, the figures of a touchpoint.

use super::card::CardHandle;
use crate::engine::{FigureRef, Figures, Scope, write_value};
use crate::model::{Body, Card, Goal, Metric, Place, Workspace};
use crate::text::{Lang, board as words, map, number};
use leptos::prelude::*;

/// The figures; nothing while there is no answer.
#[component]
pub fn Measured(handle: CardHandle) -> impl IntoView {
    let session = handle.session;
    let rows = Memo::new(move |_| {
        let (card, figures) = (handle.card.get()?, session.figures()?);
        let (workspace, lang) = (session.document.workspace.get(), session.lang());
        Some(match card.body {
            Body::Touch { .. } => of_touchpoint(&card, &figures, &workspace, lang),
            _ => of_kpi(&card, &figures, &workspace, lang),
        })
    });
    move || {
        rows.get().map(|rows| {
            let row = |(name, value): (String, String)| view! { <dt>{name}</dt> <dd>{value}</dd> };
            let empty =
                rows.is_empty().then(|| view! { <p class="muted">{session.t(words::NOT_MEASURED)}</p> });
            view! {
                <section class="measured" aria-label=session.t(words::MEASURED)>
                    <dl>{rows.into_iter().map(row).collect_view()}</dl>
                    {empty}
                </section>
            }
        })
    }
}

fn of_kpi(card: &Card, figures: &Figures, workspace: &Workspace, lang: Lang) -> Vec<(String, String)> {
    let Body::Kpi { metric, target, warn } = card.body else { return Vec::new() };
    // The figure of a step is joined by the map from its touchpoints; that of a stage is the engine's own.
    let Place::Stage(stage) = card.place else { return Vec::new() };
    let Some(found) = figures.value(&FigureRef { scope: Scope::Stage(stage), metric }) else {
        return Vec::new();
    };
    let written = |value: f64| write_value(metric, value, &workspace.settings.currency, lang);
    let mut rows = vec![(map::metric(metric).get(lang).to_owned(), written(found.value))];
    if let Some((low, high)) = found.interval {
        rows.push((words::INTERVAL.get(lang).to_owned(), format!("{} – {}", written(low), written(high))));
    }
    rows.push((words::BASE.get(lang).to_owned(), number::count(found.n)));
    if let Some(value) = target {
        let status = Goal { value, warn }.status(found.value, found.interval, high_is_good(figures, metric));
        let text = format!("{} ({})", map::status_of(status).get(lang), written(value));
        rows.push((words::AGAINST_TARGET.get(lang).to_owned(), text));
    }
    rows
}

fn high_is_good(figures: &Figures, metric: Metric) -> bool {
    let asked = figures
        .overview
        .ratings
        .iter()
        .find(|rating| metric == Metric::Ces && rating.question.kind == crate::model::QuestionKind::Ces);
    match metric {
        Metric::DropOff => false,
        Metric::Ces => asked.is_none_or(|rating| rating.question.high_is_good),
        _ => true,
    }
}

/// Of every name in the data that the touchpoint answers to.
fn of_touchpoint(card: &Card, figures: &Figures, workspace: &Workspace, lang: Lang) -> Vec<(String, String)> {
    let Body::Touch { touchpoint, .. } = card.body else { return Vec::new() };
    let Some(touchpoint) = workspace.touchpoint(touchpoint) else { return Vec::new() };
    let known = figures.touchpoints.iter().filter(|of| touchpoint.answers_to(&of.name));
    let mut rows = Vec::new();
    for of in known {
        let scope = || Scope::Touchpoint(of.name.clone());
        for metric in
            [Metric::Events, Metric::Customers, Metric::Reach, Metric::Csat, Metric::Nps, Metric::Ces]
        {
            let Some(found) = figures.value(&FigureRef { scope: scope(), metric }) else { continue };
            let mut text = write_value(metric, found.value, &workspace.settings.currency, lang);
            if let Some((low, high)) = found.interval {
                let written = |value| write_value(metric, value, &workspace.settings.currency, lang);
                text = format!("{text} ({} – {}, n={})", written(low), written(high), number::count(found.n));
            }
            rows.push((map::metric(metric).get(lang).to_owned(), text));
        }
    }
    rows
}
