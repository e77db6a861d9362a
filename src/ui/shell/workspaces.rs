//! The workspaces of this browser, the snapshots of the open one, and the room they take.

use crate::app::{Session, use_session};
use crate::edit::Command;
use crate::text::{Lang, number, shell as words};
use crate::ui::kit::{Dialog, TextField};
use crate::web::clock::local_millis;
use crate::web::store::{Listed, SnapshotInfo, Usage};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What the store holds, read when the dialog opens.
#[derive(Clone, Default)]
struct Shelf {
    workspaces: Vec<Listed>,
    snapshots: Vec<SnapshotInfo>,
    usage: Option<Usage>,
}

/// Workspaces, snapshots, storage.
#[component]
pub fn Workspaces(open: RwSignal<bool>) -> impl IntoView {
    let session = use_session();
    let shelf = RwSignal::new(Shelf::default());
    let read = move || {
        spawn_local(async move {
            let (workspaces, snapshots, usage) = session.shelf().await;
            shelf.set(Shelf { workspaces, snapshots, usage });
        });
    };
    Effect::new(move |_| {
        if open.get() {
            read();
        }
    });
    let name = Signal::derive(move || session.document.workspace.with(|workspace| workspace.name.clone()));
    view! {
        <Dialog open title=session.t(words::WORKSPACES) class="wide">
            <div class="body">
                <TextField
                    label=session.t(words::RENAME)
                    value=name
                    on_input=move |name| {
                        session.dispatch(Command::RenameWorkspace(name));
                    }
                    on_leave=Callback::new(move |()| session.seal())
                />
                <h3>{session.t(words::WORKSPACE_LIST)}</h3>
                <ul class="stack">{move || shelf.get().workspaces.into_iter().map(|listed| workspace(session, open, listed, read)).collect_view()}</ul>
                <div class="row wrap">
                    <button type="button" class="button" on:click=move |_| { open.set(false); session.start_empty(); }>
                        {session.t(words::NEW_WORKSPACE)}
                    </button>
                    <button type="button" class="button" on:click=move |_| { open.set(false); session.open_sample_again(); }>
                        {session.t(words::LOAD_SAMPLE)}
                    </button>
                    <button type="button" class="button" on:click=move |_| { open.set(false); session.pick_file(); }>
                        {session.t(words::OPEN_FILE)}
                    </button>
                </div>
                <h3>{session.t(words::SNAPSHOTS)}</h3>
                {move || shelf.with(|shelf| shelf.snapshots.is_empty())
                    .then(|| view! { <p class="muted">{session.t(words::NO_SNAPSHOTS)}</p> })}
                <ul class="stack">{move || shelf.get().snapshots.into_iter().map(|info| snapshot(session, open, info)).collect_view()}</ul>
                <p class="muted">{move || shelf.with(|shelf| shelf.usage.map(|usage| usage_text(usage, session.lang())))}</p>
            </div>
        </Dialog>
    }
}

fn workspace(
    session: Session,
    open: RwSignal<bool>,
    listed: Listed,
    read: impl Fn() + Copy + Send + 'static,
) -> impl IntoView {
    let id = listed.id;
    let current = move || session.document.workspace.with(|workspace| workspace.id == id);
    let pick = move |_| {
        open.set(false);
        spawn_local(session.open_workspace(id));
    };
    let name = listed.name.clone();
    let delete = move |_| {
        let question = words::DELETE_WORKSPACE.fill(session.view.lang.get_untracked(), &[("name", &name)]);
        if window().confirm_with_message(&question).unwrap_or(false) {
            spawn_local(async move {
                session.delete_workspace(id).await;
                read();
            });
        }
    };
    let buttons = move || {
        if current() {
            view! { <span class="badge">{session.t(words::CURRENT)}</span> }.into_any()
        } else {
            view! {
                <button type="button" class="button" on:click=pick>{session.t(words::OPEN)}</button>
                <button type="button" class="button danger" on:click=delete.clone()>{session.t(words::DELETE)}</button>
            }
            .into_any()
        }
    };
    view! {
        <li class="row">
            <span class="grow">{listed.name}</span>
            <span class="muted">{move || number::day_time(local_millis(listed.saved_at_millis), session.lang())}</span>
            {buttons}
        </li>
    }
}

fn snapshot(session: Session, open: RwSignal<bool>, info: SnapshotInfo) -> impl IntoView {
    let restore = move |_| {
        open.set(false);
        session.restore(info.number);
    };
    view! {
        <li class="row">
            <span class="grow">{info.name}</span>
            <span class="muted">{move || number::day_time(local_millis(info.taken_at_millis), session.lang())}</span>
            <button type="button" class="button" on:click=restore>{session.t(words::RESTORE)}</button>
        </li>
    }
}

/// The room taken in this browser, in words.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the browser's byte counts are whole and positive"
)]
pub fn usage_text(usage: Usage, lang: Lang) -> String {
    let used = number::bytes(usage.used as u64);
    match usage.quota {
        Some(quota) => {
            words::STORAGE_USED.fill(lang, &[("used", &used), ("quota", &number::bytes(quota as u64))])
        }
        None => words::STORAGE_USED_ONLY.fill(lang, &[("used", &used)]),
    }
}
