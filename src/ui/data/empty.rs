//! What the page shows before there is any data: what to bring, in which form, and that it stays here.

use crate::app::use_session;
use crate::text::data as words;
use crate::ui::kit::{Glyph, Icon};
use leptos::prelude::*;

/// The invitation.
#[component]
pub fn Empty() -> impl IntoView {
    let session = use_session();
    let sampling = session.data.sampling;
    let sample = move || {
        let phrase = if sampling.get() { words::SAMPLE_LOADING } else { words::SAMPLE };
        phrase.get(session.lang())
    };
    view! {
        <div class="empty drop-here">
            <svg class="icon art" viewBox="0 0 24 24" aria-hidden="true">
                <path d="M12 15V5M8 9l4-4 4 4M4 14v5h16v-5" />
            </svg>
            <h1>{session.t(words::EMPTY)}</h1>
            <p>{session.t(words::EMPTY_TEXT)}</p>
            <div class="actions">
                <button type="button" class="button primary" on:click=move |_| session.pick_file()>
                    <Icon glyph=Glyph::Upload />
                    {session.t(words::CHOOSE)}
                </button>
                <button type="button" class="button" disabled=sampling on:click=move |_| session.load_sample_data()>
                    {sample}
                </button>
            </div>
            <p class="fine">{session.t(words::FORMATS)}</p>
            <p class="fine">{session.t(words::PRIVATE)}</p>
        </div>
    }
}
