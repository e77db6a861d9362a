//! The data page: bringing data in, what is there, its quality, and its names matched to those of the map.

mod detail;
mod empty;
mod findings;
mod goal;
mod import;
mod matching;
mod missing;
mod quality;
mod sets;
mod tables;

use crate::app::{Session, use_session};
use crate::engine::DatasetInfo;
use crate::text::{data as words, number};
use crate::web::files;
use leptos::ev::DragEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Node;
use std::sync::Arc;

/// So many rows of a long table are shown, and so many more each time.
const PAGE_ROWS: usize = 50;

/// The data page.
#[component]
pub fn DataPage() -> impl IntoView {
    let session = use_session();
    let shown = Memo::new(move |_| shown_dataset(session).map(Arc::new));
    let is_empty = Memo::new(move |_| session.data.sets.with(Vec::is_empty));
    let dropping = RwSignal::new(false);
    let host = NodeRef::<leptos::html::Div>::new();
    let on_over = move |event: DragEvent| {
        if files::carries_files(&event) && !dropping.get_untracked() {
            dropping.set(true);
        }
    };
    let on_leave = move |event: DragEvent| {
        let to = event.related_target().and_then(|to| to.dyn_into::<Node>().ok());
        let inside = to.is_some() && host.get_untracked().is_some_and(|host| host.contains(to.as_ref()));
        dropping.set(inside);
    };
    view! {
        <div
            class="page data-page"
            class:dropping=dropping
            node_ref=host
            on:dragover=on_over
            on:dragleave=on_leave
            on:drop=move |_| dropping.set(false)
        >
            <Show when=move || !is_empty.get() fallback=|| view! { <empty::Empty /> }>
                <div class="inner columns">
                    <sets::Sets shown />
                    {move || shown.get().map(|info| view! { <detail::Detail info /> })}
                </div>
            </Show>
            <div class="drop-veil" aria-hidden="true">{session.t(words::DROP)}</div>
        </div>
        <import::ImportDialog />
        <goal::GoalDialog />
    }
}

/// The data set that was chosen, else the one of the shown journey, else the first.
fn shown_dataset(session: Session) -> Option<DatasetInfo> {
    let chosen = session.data.chosen.get();
    let of_journey = session.journey().and_then(|journey| journey.dataset);
    session.data.sets.with(|sets| {
        let find = |id| sets.iter().find(|set| Some(set.id) == id);
        find(chosen).or_else(|| find(of_journey)).or_else(|| sets.first()).cloned()
    })
}

/// A button that shows more rows of a long table, with how many there are; nothing where all are shown.
fn more(session: Session, rows: RwSignal<usize>, all: Signal<usize>) -> impl IntoView {
    let text = move |phrase: crate::text::Phrase, n: usize, all: usize| {
        let (n, all) = (number::count(n as u64), number::count(all as u64));
        phrase.fill(session.lang(), &[("n", &n), ("all", &all)])
    };
    view! {
        <Show when=move || rows.get() < all.get()>
            <p class="row more">
                <span class="muted grow">{move || text(words::SHOWN, rows.get(), all.get())}</span>
                <button type="button" class="button" on:click=move |_| rows.update(|rows| *rows += PAGE_ROWS)>
                    {move || text(words::SHOW_MORE, PAGE_ROWS.min(all.get().saturating_sub(rows.get())), 0)}
                </button>
            </p>
        </Show>
    }
}
