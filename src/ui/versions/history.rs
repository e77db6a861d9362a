//! The states that were kept: named, compared with the present one, brought back, removed.

use super::choose::{States, why};
use crate::app::use_session;
use crate::text::{number, shell, states as words};
use crate::ui::kit::TextField;
use crate::web::clock::local_millis;
use crate::web::store::{Reason, SnapshotInfo};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The list of kept states.
#[component]
pub fn History(states: States, compare_now: impl Fn(u64) + Copy + Send + Sync + 'static) -> impl IntoView {
    let session = use_session();
    let label = RwSignal::new(String::new());
    let keep = move || {
        let name = label.get_untracked().trim().to_owned();
        if name.is_empty() {
            return;
        }
        spawn_local(async move {
            if session.keep_state(&name).await {
                label.try_set(String::new());
            }
            states.read();
        });
    };
    let rows =
        move || states.kept.get().into_iter().map(|info| row(states, info, compare_now)).collect_view();
    view! {
        <section class="panel">
            <form class="row wrap keep" on:submit=move |event| { event.prevent_default(); keep(); }>
                <TextField
                    label=session.t(words::NAME_STATE)
                    placeholder=session.t(words::NAME_EXAMPLE)
                    value=label
                    on_input=move |text| label.set(text)
                />
                <button type="submit" class="button primary" disabled=move || label.with(|name| name.trim().is_empty())>
                    {session.t(words::KEEP)}
                </button>
            </form>
            <p class="fine">{session.t(words::STATES_HINT)}</p>
            {move || states.kept.with(Vec::is_empty)
                .then(|| view! { <p class="muted">{session.t(words::NO_STATES)}</p> })}
            <ul class="stack states">{rows}</ul>
        </section>
    }
}

fn row(
    states: States,
    info: SnapshotInfo,
    compare_now: impl Fn(u64) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let session = use_session();
    let number = info.number;
    let is_named = info.reason == Reason::Named;
    let name = if is_named { info.label.clone() } else { info.name.clone() };
    let question_name = name.clone();
    let remove = move |_| {
        let lang = session.view.lang.get_untracked();
        let question = words::REMOVE_ASK.fill(lang, &[("name", &question_name)]);
        if window().confirm_with_message(&question).unwrap_or(false) {
            spawn_local(async move {
                session.remove_state(number).await;
                states.read();
            });
        }
    };
    view! {
        <li class="row wrap" class:named=is_named>
            <span class="grow clip">{name}</span>
            <span class="badge">{session.t(why(info.reason))}</span>
            <span class="muted">{move || number::day_time(local_millis(info.taken_at_millis), session.lang())}</span>
            <button type="button" class="button" on:click=move |_| compare_now(number)>{session.t(words::COMPARE_NOW)}</button>
            <button type="button" class="button" on:click=move |_| session.restore(number)>{session.t(shell::RESTORE)}</button>
            {is_named.then(|| view! {
                <button type="button" class="button danger" on:click=remove.clone()>{session.t(words::REMOVE)}</button>
            })}
        </li>
    }
}
