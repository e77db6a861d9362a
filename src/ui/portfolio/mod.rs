//! The portfolio: the journeys of the workspace as a tree and as cards with picture and figures (`card`), and a search over all
//! of them that leads into their maps (`found`).

mod card;
mod found;
mod thumbnail;

use crate::app::{Overlay, Session, use_session};
use crate::craft::{self, Answering};
use crate::model::{Journey, JourneyId};
use crate::portfolio::{Branch, tree};
use crate::text::{portfolio as words, shell};
use crate::ui::kit::{Glyph, Icon};
use found::FoundList;
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;

/// The page.
#[component]
pub fn PortfolioPage() -> impl IntoView {
    let session = use_session();
    let below = RwSignal::new(None::<JourneyId>);
    let text = RwSignal::new(String::new());
    let answers: Memo<Answers> = Memo::new(move |_| {
        let workspace = session.document.workspace.get();
        text.with(|text| Arc::new(craft::search(&workspace, text)))
    });
    // Cards stay as they are while one of them is edited: by id, each follows its own journey.
    let shown = Memo::new(move |_| {
        let workspace = session.document.workspace.get();
        let is_shown = |branch: &Branch| {
            below.get().is_none_or(|top| workspace.lies_under(branch.id, top))
                && answers.with(|answers| answers.iter().any(|one| one.journey == branch.id))
        };
        tree(&workspace).into_iter().filter(is_shown).map(|branch| branch.id).collect::<Vec<JourneyId>>()
    });
    let listed = Memo::new(move |_| {
        let shown = shown.get();
        let answers = answers.get();
        let on_branch = answers.iter().filter(|one| shown.contains(&one.journey));
        Arc::new(on_branch.cloned().collect::<Vec<Answering>>())
    });
    let field = NodeRef::<html::Input>::new();
    let clear = move |_| {
        text.set(String::new());
        below.set(None);
        if let Some(field) = field.get_untracked() {
            drop(field.focus());
        }
    };
    let none = move || {
        if !shown.with(Vec::is_empty) {
            return ().into_any();
        }
        let lang = session.lang();
        let text = text.get();
        if text.trim().is_empty() {
            return view! { <p class="empty">{words::EMPTY.get(lang)}</p> }.into_any();
        }
        // There may be some elsewhere than on the branch that is chosen.
        let phrase = if answers.with(|answers| answers.is_empty()) { words::NONE } else { words::NONE_BELOW };
        view! {
            <div class="empty panel">
                <p role="status">{phrase.fill(lang, &[("text", text.trim())])}</p>
                <div class="actions">
                    <button type="button" class="button" on:click=clear>{words::CLEAR.get(lang)}</button>
                </div>
            </div>
        }
        .into_any()
    };
    view! {
        <div class="page portfolio" on:keydown=move |event| found::walk(&event)>
            <header class="versions-head">
                <h1>{session.t(shell::PAGE_JOURNEYS)}</h1>
                <input
                    class="input find"
                    type="search"
                    node_ref=field
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
                <Tree below answers />
                <section class="journey-cards">
                    <For each=move || shown.get() key=|id| *id let:id>
                        <card::JourneyCard id />
                    </For>
                    {none}
                    <FoundList answers=listed />
                    <p class="fine">{session.t(words::ALL_DATA)}</p>
                </section>
            </div>
        </div>
    }
}

/// The journeys that answer to the search.
type Answers = Arc<Vec<Answering>>;

/// The tree, as far as it leads to journeys that answer; a click narrows the cards to a branch.
#[component]
fn Tree(below: RwSignal<Option<JourneyId>>, answers: Memo<Answers>) -> impl IntoView {
    let session = use_session();
    let branches = Memo::new(move |_| {
        let workspace = session.document.workspace.get();
        let leads = |branch: &Branch| {
            answers.with(|answers| answers.iter().any(|one| workspace.lies_under(one.journey, branch.id)))
        };
        let name = |branch: Branch| {
            let journey = workspace.journey(branch.id)?;
            Some((branch, journey.name.clone()))
        };
        tree(&workspace).into_iter().filter(leads).filter_map(name).collect::<Vec<(Branch, String)>>()
    });
    let n = move || session.document.workspace.with(|workspace| workspace.journeys.len());
    let all = move || words::ALL.fill(session.lang(), &[("n", &n().to_string())]);
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
