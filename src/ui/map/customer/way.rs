//! The way of one customer through the map: stages and steps in the order in which they were met, with the time between.

use crate::app::use_session;
use crate::engine::measure::TimelineAnswer;
use crate::model::{Journey, StageId};
use crate::people::{Visit, way};
use crate::text::{Lang, number, people as words};
use leptos::prelude::*;
use std::sync::Arc;

/// The list.
#[component]
pub fn WayOf(answer: Arc<TimelineAnswer>, at: RwSignal<usize>) -> impl IntoView {
    let session = use_session();
    let visits = Memo::new(move |_| {
        let journey = session.journey()?;
        let found = session.document.workspace.with(|workspace| way(workspace, &journey, &answer));
        Some((journey, found))
    });
    let list = move || {
        let (journey, visits) = visits.get()?;
        let lang = session.lang();
        Some(visits.iter().map(|visit| item(&journey, visit, lang, at)).collect_view())
    };
    let unmet = move || {
        let (journey, visits) = visits.get()?;
        let met: Vec<StageId> = visits.iter().filter_map(|visit| visit.stage).collect();
        let missed = journey.stages.iter().filter(|stage| !met.contains(&stage.id));
        let names: Vec<&str> = missed.map(|stage| stage.name.as_str()).collect();
        let lang = session.lang();
        (!names.is_empty())
            .then(|| words::UNMET.fill(lang, &[("stages", &names.join(words::COMMA.get(lang)))]))
    };
    view! {
        <section>
            <h3>{session.t(words::WAY)}</h3>
            <ol class="customer-way">{list}</ol>
            <p class="muted">{unmet}</p>
        </section>
    }
}

fn item(journey: &Journey, visit: &Visit, lang: Lang, at: RwSignal<usize>) -> impl IntoView + use<> {
    let stage = visit.stage.and_then(|id| journey.stage(id));
    let step = visit.step.and_then(|id| journey.step(id)).map(|(_, step)| step.name.clone());
    let place = match (stage, step.filter(|name| !name.trim().is_empty())) {
        (Some(stage), Some(step)) => format!("{} · {step}", stage.name),
        (Some(stage), None) => stage.name.clone(),
        (None, _) => words::NO_STAGE.get(lang).to_owned(),
    };
    let after = visit.after_millis.map(|millis| match millis {
        0 => words::AT_ONCE.get(lang).to_owned(),
        millis => words::LATER.fill(lang, &[("time", &number::duration(millis as f64 / 1000.0, lang))]),
    });
    let events = words::EVENTS.fill(lang, &[("n", &number::count(visit.events as u64))]);
    let (first, end) = (visit.first, visit.first + visit.events);
    let here = move || (first..end).contains(&at.get()).then_some("step");
    view! {
        <li class:off=visit.stage.is_none() aria-current=here>
            {after.map(|after| view! { <span class="fine">{after}</span> })}
            <button type="button" class="leaf" on:click=move |_| at.set(first)>{place} " " <span class="fine">{events}</span></button>
        </li>
    }
}
