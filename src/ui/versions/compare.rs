//! Any two states side by side.

use super::choose::{Source, States};
use super::result::{Pair, Result};
use crate::app::use_session;
use crate::text::{Phrase, states as words};
use crate::ui::kit::Choice;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How far the two states have come.
#[derive(Clone, Default)]
enum Reading {
    #[default]
    Awaited,
    There(Pair),
    Failed,
}

/// Two choices and what differs between them.
#[component]
pub fn Compare(states: States) -> impl IntoView {
    let session = use_session();
    let reading = RwSignal::new(Reading::default());
    Effect::new(move |_| {
        let (from, to) = (states.from.get(), states.to.get());
        session.document.workspace.track();
        spawn_local(async move {
            let (before, after) = (states.get(from).await, states.get(to).await);
            // Another choice may have been made, or the page left, meanwhile.
            if states.from.try_get_untracked() == Some(from) && states.to.try_get_untracked() == Some(to) {
                reading.try_set(match (before, after) {
                    (Some(before), Some(after)) => Reading::There(Pair { before, after }),
                    _ => Reading::Failed,
                });
            }
        });
    });
    let swap = move |_| {
        let (from, to) = (states.from.get_untracked(), states.to.get_untracked());
        states.from.set(to);
        states.to.set(from);
    };
    let add = move |_| {
        spawn_local(async move {
            if let Some(source) = states.add_file().await {
                states.to.try_set(source);
            }
        });
    };
    view! {
        <div class="row wrap choices">
            {choice(states, words::FROM, states.from)}
            <button type="button" class="button" on:click=swap>"⇄ "{session.t(words::SWAP)}</button>
            {choice(states, words::TO, states.to)}
            <button type="button" class="button" on:click=add>{session.t(words::ADD_FILE)}</button>
        </div>
        {move || match reading.get() {
            Reading::Awaited => view! { <p class="muted" role="status">{session.t(words::READING)}</p> }.into_any(),
            Reading::Failed => view! { <p class="advice bad" role="alert">{session.t(words::UNREADABLE)}</p> }.into_any(),
            Reading::There(pair) => view! { <Result pair /> }.into_any(),
        }}
    }
}

fn choice(states: States, label: Phrase, chosen: RwSignal<Source>) -> impl IntoView {
    let session = use_session();
    let options = Memo::new(move |_| states.options(session.lang()));
    let names =
        Signal::derive(move || options.get().into_iter().map(|(_, name)| name).collect::<Vec<String>>());
    let at = Signal::derive(move || {
        let chosen = chosen.get();
        options.with(|options| options.iter().position(|(source, _)| *source == chosen).unwrap_or(0))
    });
    let pick = move |at: usize| {
        if let Some((source, _)) = options.get_untracked().get(at) {
            chosen.set(*source);
        }
    };
    view! { <Choice label=session.t(label) options=names value=at on_pick=pick /> }
}
