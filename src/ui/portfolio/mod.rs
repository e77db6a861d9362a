//! The portfolio: the journeys of the workspace as a tree and as cards with picture and figures (`card`).

mod card;
mod thumbnail;

use crate::app::{Answers, Overlay, Session, use_session};
use crate::model::{Journey, JourneyId, Workspace};
use crate::portfolio::{Branch, tree};
use crate::text::{portfolio as words, shell};
use crate::ui::kit::{Glyph, Icon};
use leptos::prelude::*;
use std::sync::Arc;

/// The page.
#[component]
pub fn PortfolioPage() -> impl IntoView {
    let session = use_session();
    let answers = RwSignal::new(Answers::new());
    session.follow_portfolio(answers);
    let below = RwSignal::new(None::<JourneyId>);
    let text = RwSignal::new(String::new());
    // Cards stay as they are while one of them is edited: by id, each follows its own journey.
    let shown = Memo::new(move |_| {
        let workspace = session.document.workspace.get();
        let wanted = text.get();
        let is_shown = |branch: &Branch| {
            let journey = workspace.journey(branch.id);
            below.get().is_none_or(|top| workspace.lies_under(branch.id, top))
                && journey.is_some_and(|journey| answers_to(&workspace, journey, &wanted))
        };
        tree(&workspace).into_iter().filter(is_shown).map(|branch| branch.id).collect::<Vec<JourneyId>>()
    });
    let none = move || {
        if !shown.with(Vec::is_empty) {
            return ().into_any();
        }
        let lang = session.lang();
        let text = text.get();
        if text.trim().is_empty() {
            view! { <p class="empty">{words::EMPTY.get(lang)}</p> }.into_any()
        } else {
            view! { <p class="empty" role="status">{words::NONE.fill(lang, &[("text", text.trim())])}</p> }
                .into_any()
        }
    };
    view! {
        <div class="page portfolio">
            <header class="versions-head">
                <h1>{session.t(shell::PAGE_JOURNEYS)}</h1>
                <input
                    class="input find"
                    type="search"
                    aria-label=session.t(words::FIND)
                    placeholder=session.t(words::FIND)
                    prop:value=text
                    on:input=move |event| text.set(event_target_value(&event))
                />
                <span class="grow"></span>
                <button type="button" class="button primary" on:click=move |_| session.view.dialog.set(Some(Overlay::NewJourney))>
                    <Icon glyph=Glyph::Plus />
                    {session.t(shell::NEW_JOURNEY)}
                </button>
            </header>
            <div class="portfolio-columns">
                <Tree below />
                <section class="journey-cards">
                    <For each=move || shown.get() key=|id| *id let:id>
                        <card::JourneyCard id answers />
                    </For>
                    {none}
                    <p class="fine">{session.t(words::ALL_DATA)}</p>
                </section>
            </div>
        </div>
    }
}

/// Whether a journey has all the words in its name, owner, personas or stages.
fn answers_to(workspace: &Workspace, journey: &Journey, wanted: &str) -> bool {
    let personas =
        journey.personas.iter().filter_map(|id| workspace.persona(*id)).map(|persona| persona.name.as_str());
    let stages = journey.stages.iter().map(|stage| stage.name.as_str());
    let texts = [journey.name.as_str(), &journey.owner, &journey.version, &journey.scenario, &journey.goal];
    let all: String = texts
        .into_iter()
        .chain(personas)
        .chain(stages)
        .flat_map(|text| [text, "\n"])
        .collect::<String>()
        .to_lowercase();
    wanted.to_lowercase().split_whitespace().all(|word| all.contains(word))
}

/// The tree; a click narrows the cards to a branch.
#[component]
fn Tree(below: RwSignal<Option<JourneyId>>) -> impl IntoView {
    let session = use_session();
    let branches = Memo::new(move |_| {
        let workspace = session.document.workspace.get();
        let name = |branch: Branch| {
            let journey = workspace.journey(branch.id)?;
            Some((branch, journey.name.clone()))
        };
        tree(&workspace).into_iter().filter_map(name).collect::<Vec<(Branch, String)>>()
    });
    let all = move || words::ALL.fill(session.lang(), &[("n", &branches.with(Vec::len).to_string())]);
    let rows = move || {
        branches.get().into_iter().map(|(branch, name)| leaf(session, below, branch, name)).collect_view()
    };
    view! {
        <nav class="journey-tree panel" aria-label=session.t(words::TREE)>
            <h2>{session.t(words::TREE)}</h2>
            <button
                type="button"
                class="leaf"
                aria-pressed=move || below.get().is_none().to_string()
                on:click=move |_| below.set(None)
            >
                {all}
            </button>
            <ul>{rows}</ul>
        </nav>
    }
}

fn leaf(session: Session, below: RwSignal<Option<JourneyId>>, branch: Branch, name: String) -> impl IntoView {
    let id = branch.id;
    let open = move |_| session.open_journey(id);
    view! {
        <li style=format!("padding-inline-start:{}px", branch.depth * 16)>
            <button
                type="button"
                class="leaf"
                aria-pressed=move || (below.get() == Some(id)).to_string()
                on:click=move |_| below.set(Some(id))
                on:dblclick=open
            >
                {name}
            </button>
        </li>
    }
}

/// A journey of the workspace, followed as it changes.
fn journey_of(session: Session, id: JourneyId) -> Memo<Option<Arc<Journey>>> {
    Memo::new(move |_| session.document.workspace.with(|workspace| workspace.journey(id).cloned()))
}
