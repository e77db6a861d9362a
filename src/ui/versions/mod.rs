//! The page of versions: states that were kept (`history`), two of them side by side (`compare`), today's journey beside the
//! one it shall become (`horizon`), and a colleague's file brought in (`merge`). What differs is shown by `result`.

mod choose;
mod compare;
mod history;
mod horizon;
mod merge;
mod result;

use crate::app::use_session;
use crate::text::{Phrase, shell, states as words};
use choose::States;
use leptos::prelude::*;

/// What the page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tab {
    History,
    Compare,
    Future,
    Merge,
}

impl Tab {
    const ALL: [(Tab, Phrase); 4] = [
        (Tab::History, words::TAB_STATES),
        (Tab::Compare, words::TAB_COMPARE),
        (Tab::Future, words::TAB_FUTURE),
        (Tab::Merge, words::TAB_MERGE),
    ];
}

/// The page.
#[component]
pub fn VersionsPage() -> impl IntoView {
    let session = use_session();
    let tab = RwSignal::new(Tab::History);
    // What another tab saved is to be merged here.
    Effect::new(move |_| {
        if session.document.other.with(Option::is_some) {
            tab.set(Tab::Merge);
        }
    });
    let states = States::new(session);
    let head = move |(which, name): (Tab, Phrase)| {
        view! {
            <button
                type="button"
                class="button"
                aria-pressed=move || (tab.get() == which).to_string()
                on:click=move |_| tab.set(which)
            >
                {session.t(name)}
            </button>
        }
    };
    let compare_now = move |number| {
        states.from.set(choose::Source::Kept(number));
        states.to.set(choose::Source::Now);
        tab.set(Tab::Compare);
    };
    view! {
        <div class="page versions">
            <header class="versions-head">
                <h1>{session.t(shell::PAGE_VERSIONS)}</h1>
                <div class="segmented" role="group" aria-label=session.t(shell::PAGE_VERSIONS)>
                    {Tab::ALL.map(head).into_iter().collect_view()}
                </div>
            </header>
            {move || match tab.get() {
                Tab::History => view! { <history::History states compare_now /> }.into_any(),
                Tab::Compare => view! { <compare::Compare states /> }.into_any(),
                Tab::Future => view! { <horizon::Horizons /> }.into_any(),
                Tab::Merge => view! { <merge::Merge states /> }.into_any(),
            }}
        </div>
    }
}
