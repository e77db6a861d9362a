//! Shown instead of the pages when something that was saved is not there: what is left, and the ways on.

use crate::app::{Recovery, use_session};
use crate::model::WorkspaceId;
use crate::text::{number, shell as words};
use crate::web::clock::local_millis as local;
use leptos::prelude::*;

/// What is left, and the ways on.
#[component]
pub fn RecoveryPage(found: Recovery) -> impl IntoView {
    let session = use_session();
    let when = move |millis: i64| number::day_time(local(millis), session.lang());
    let open = move |id: WorkspaceId| session.accept_recovery(Some(id));
    let nothing = found.workspaces.is_empty() && found.snapshots.is_empty();
    let first = found.workspaces.first().map(|listed| listed.id);
    let workspaces = found.workspaces.into_iter().map(|listed| {
        view! {
            <li class="row">
                <span class="grow">{listed.name}" · "{when(listed.saved_at_millis)}</span>
                <button type="button" class="button" on:click=move |_| open(listed.id)>{session.t(words::OPEN)}</button>
            </li>
        }
    });
    let snapshots = found.snapshots.into_iter().map(|info| {
        view! {
            <li class="row">
                <span class="grow">{info.name}" · "{when(info.taken_at_millis)}</span>
                <button type="button" class="button" on:click=move |_| session.restore(info.number)>
                    {session.t(words::RESTORE)}
                </button>
            </li>
        }
    });
    view! {
        <div class="page">
            <div class="inner">
                <section class="panel pad stack" role="alert">
                    <h2>{session.t(words::RECOVERY)}</h2>
                    <p>{session.t(words::RECOVERY_TEXT)}</p>
                    {nothing.then(|| view! { <p class="muted">{session.t(words::RECOVERY_NOTHING)}</p> })}
                    <h3>{session.t(words::WORKSPACE_LIST)}</h3>
                    <ul class="stack">{workspaces.collect_view()}</ul>
                    <h3>{session.t(words::SNAPSHOTS)}</h3>
                    <ul class="stack">{snapshots.collect_view()}</ul>
                    <div class="row">
                        <button type="button" class="button primary" on:click=move |_| session.accept_recovery(first)>
                            {session.t(words::RECOVERY_GO_ON)}
                        </button>
                        <button type="button" class="button" on:click=move |_| session.pick_file()>
                            {session.t(words::OPEN_FILE)}
                        </button>
                    </div>
                </section>
            </div>
        </div>
    }
}
