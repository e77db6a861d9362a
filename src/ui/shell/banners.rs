//! What the user must know: work that is not saved; and messages in passing.

use crate::app::{SaveState, Session, Tone, use_session};
use crate::text::{Phrase, shell as words};
use leptos::prelude::*;

/// Lasting messages under the top bar.
#[component]
pub fn Banners() -> impl IntoView {
    let session = use_session();
    let read_only = move || {
        session.document.read_only.get().then(|| {
            view! { <div class="banner" role="status">{session.t(words::READ_ONLY)}</div> }
        })
    };
    view! {
        <div class="banners">
            {move || save_banner(session, session.document.saved.get())}
            {read_only}
        </div>
    }
}

fn save_banner(session: Session, state: SaveState) -> Option<AnyView> {
    let button = |name: Phrase, act: fn(Session)| {
        view! {
            <button type="button" class="button" on:click=move |_| act(session)>{session.t(name)}</button>
        }
    };
    let export = || button(words::EXPORT_WORKSPACE, |session| session.export_workspace(false));
    let retry = || button(words::RETRY, |session| session.save_now(None));
    let banner = |text: String, actions: AnyView| {
        Some(
            view! { <div class="banner" role="alert"><span class="grow">{text}</span>{actions}</div> }
                .into_any(),
        )
    };
    let lang = session.lang();
    match state {
        SaveState::Saved | SaveState::Pending => None,
        SaveState::NotKept => banner(words::MEMORY_ONLY.get(lang).into(), export().into_any()),
        SaveState::Full => banner(words::STORE_FULL.get(lang).into(), (export(), retry()).into_any()),
        SaveState::Failed(why) => {
            banner(words::SAVE_FAILED.fill(lang, &[("why", &why)]), (export(), retry()).into_any())
        }
        SaveState::Conflict(_) => banner(
            words::CONFLICT.get(lang).into(),
            (
                view! {
                    <button type="button" class="button primary" on:click=move |_| session.bring_together()>
                        {session.t(words::TOGETHER_DO)}
                    </button>
                },
                button(words::TAKE_THEIRS, Session::take_theirs),
                button(words::KEEP_BOTH, Session::keep_both),
            )
                .into_any(),
        ),
        SaveState::Outdated => banner(
            words::OUTDATED.get(lang).into(),
            (export(), button(words::RELOAD, |_| drop(window().location().reload()))).into_any(),
        ),
    }
}

/// Messages in passing.
#[component]
pub fn Toasts() -> impl IntoView {
    let session = use_session();
    view! {
        <div class="toasts" role="status" aria-live="polite">
            <For each=move || session.notices.get() key=|notice| notice.id let:notice>
                <div class="toast" class:bad=notice.tone == Tone::Problem>
                    <span>{notice.text.clone()}</span>
                    {notice.undo.map(|undo| view! {
                        <button type="button" on:click=move |_| { session.undo_told(undo); session.dismiss(notice.id); }>
                            {session.t(words::UNDO)}
                        </button>
                    })}
                    <button type="button" aria-label=session.t(words::CLOSE) on:click=move |_| session.dismiss(notice.id)>
                        "✕"
                    </button>
                </div>
            </For>
        </div>
    }
}
