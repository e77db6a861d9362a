//! What in the journeys answers to a search: stages, steps, lanes and cards, each a link that goes there.

use super::Answers;
use crate::app::{Page, Selection, Session, Wish, use_session};
use crate::craft::{self, Found, Owner};
use crate::model::{Journey, Place, Workspace};
use crate::text::{Lang, board, map, portfolio as words};
use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement};

/// So many are listed; the others are counted.
const LISTED: usize = 100;

/// The list; nothing while nothing in the journeys answers.
#[component]
pub fn FoundList(answers: Memo<Answers>) -> impl IntoView {
    let session = use_session();
    let all = move || answers.with(|answers| answers.iter().map(|one| one.found.len()).sum::<usize>());
    let title = move || words::FOUND.fill(session.lang(), &[("n", &all().to_string())]);
    let rows = move || {
        let (workspace, lang) = (session.document.workspace.get(), session.lang());
        answers.with(|answers| {
            let found = answers.iter().flat_map(|one| &one.found).take(LISTED);
            found.map(|found| row(session, &workspace, found, lang)).collect_view()
        })
    };
    let more = move || {
        let n = all().saturating_sub(LISTED);
        (n > 0).then(|| words::MORE_FOUND.fill(session.lang(), &[("n", &n.to_string())]))
    };
    view! {
        <Show when=move || answers.with(|answers| answers.iter().any(|one| !one.found.is_empty()))>
            <section class="panel matches" aria-labelledby="matches-title">
                <h2 id="matches-title"><span role="status">{title}</span></h2>
                <ul class="hits">{rows}</ul>
                <p class="fine">{more}</p>
            </section>
        </Show>
    }
}

fn row(session: Session, workspace: &Workspace, found: &Found, lang: Lang) -> impl IntoView + use<> {
    let (before, text, after) = craft::around(found);
    let place =
        workspace.journey(found.journey).map(|journey| place(journey, found, lang)).unwrap_or_default();
    let (journey, selection) = (found.journey, selection(found.owner));
    let go = move |event: MouseEvent| {
        // With a key held the browser opens a tab, which shows the map as it was left.
        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
            event.prevent_default();
            session.wish(Wish::Reach(journey, selection.clone()));
        }
    };
    view! {
        <li>
            <a class="item" href=Page::Map.hash() on:click=go>
                <span class="grow">{before}<mark>{text}</mark>{after}</span>
                <span class="muted">{place}</span>
            </a>
        </li>
    }
}

fn selection(owner: Owner) -> Selection {
    match owner {
        Owner::Stage(id) => Selection::Stage(id),
        Owner::Step(id) => Selection::Step(id),
        Owner::Lane(id) => Selection::Lane(id),
        Owner::Card(id) => Selection::Card(id),
    }
}

/// Where it is: journey, lane or kind, column; and in which text, where that does not stand on the map.
fn place(journey: &Journey, found: &Found, lang: Lang) -> String {
    let lane_name = |id| {
        let lane = journey.lane(id)?;
        Some(if lane.name.is_empty() { map::lane(lane.kind).get(lang) } else { lane.name.as_str() })
    };
    let (what, column) = match found.owner {
        Owner::Stage(_) => (Some(board::STAGE.get(lang)), None),
        Owner::Step(id) => {
            (Some(board::STEP.get(lang)), journey.step(id).map(|(stage, _)| stage.name.as_str()))
        }
        Owner::Lane(_) => (Some(board::LANE.get(lang)), None),
        Owner::Card(id) => {
            let card = journey.card(id);
            let column = card.and_then(|card| match card.place {
                Place::Step(id) => journey.step(id).map(|(_, step)| step.name.as_str()),
                Place::Stage(_) => None,
            });
            let stage = card.and_then(|card| journey.stage_of(card.place)).map(|stage| stage.name.as_str());
            (card.and_then(|card| lane_name(card.lane)), column.filter(|name| !name.is_empty()).or(stage))
        }
    };
    let field = found.field.label().map(|label| label.get(lang));
    let parts = [Some(journey.name.as_str()), what, column, field];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Up and down go from the field through the list and back.
pub fn walk(event: &KeyboardEvent) {
    let down = match event.key().as_str() {
        "ArrowDown" => true,
        "ArrowUp" => false,
        _ => return,
    };
    let Ok(all) = document().query_selector_all(".portfolio .find, .matches a") else { return };
    let all: Vec<HtmlElement> = (0..all.length()).filter_map(|at| all.get(at)?.dyn_into().ok()).collect();
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let Some(at) = all.iter().position(|one| one.is_same_node(Some(&target))) else { return };
    let to = if down { Some(at + 1) } else { at.checked_sub(1) };
    if let Some(next) = to.and_then(|to| all.get(to)) {
        event.prevent_default();
        drop(next.focus());
    }
}
