//! The choices of a first visit.

use crate::app::{Overlay, Page, use_session};
use crate::text::{Phrase, shell as words};
use crate::ui::kit::Dialog;
use leptos::prelude::*;

/// What the sample is, and the ways to begin.
#[component]
pub fn Welcome(open: RwSignal<bool>) -> impl IntoView {
    let session = use_session();
    let choice = move |first: bool, title: Phrase, hint: Phrase, act: fn(crate::app::Session)| {
        let pick = move |_| {
            open.set(false);
            act(session);
        };
        view! {
            <button type="button" class="choice" autofocus=first on:click=pick>
                <strong>{session.t(title)}</strong>
                <span class="muted">{session.t(hint)}</span>
            </button>
        }
    };
    view! {
        <Dialog open title=session.t(words::WELCOME) class="wide">
            <div class="body">
                <p>{session.t(words::WELCOME_TEXT)}</p>
                <div class="start-grid">
                    {choice(true, words::KEEP_SAMPLE, words::KEEP_SAMPLE_HINT, |_| ())}
                    {choice(false, words::START_DATA, words::START_DATA_HINT, |session| {
                        session.start_empty();
                        session.go(Page::Data);
                    })}
                    {choice(false, words::START_EMPTY, words::START_EMPTY_HINT, |session| {
                        session.start_empty();
                        session.view.dialog.set(Some(Overlay::NewJourney));
                    })}
                    {choice(false, words::OPEN_FILE, words::OPEN_FILE_HINT, crate::app::Session::pick_file)}
                </div>
            </div>
        </Dialog>
    }
}
