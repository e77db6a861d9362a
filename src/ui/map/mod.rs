//! The journey map page: the persona's head, the board with the map on it, the drawer with the fields of what is
//! selected. What is where is the layout's business; how it changes is the edit room's.

mod board;
mod clipboard;
mod canvas;
mod carry;
mod curve_words;
mod customer;
mod drawer;
mod find;
mod fresh;
mod gesture;
mod hands;
mod header;
mod inline;
mod keys;
mod minimap;
mod overlay;
mod pointer;
mod present;
mod several;
mod shelf;
mod state;
mod reach;
mod tools;
mod touch;
mod twin;

use crate::app::{Form, Overlay, Page, use_session};
use crate::text::shell as words;
use crate::ui::kit::{Glyph, Icon, lazy};
use leptos::prelude::*;

pub use drawer::places;
pub use keys::KEYS;

/// The map of the shown journey, or what to do when there is none.
#[component]
pub fn MapPage() -> impl IntoView {
    let session = use_session();
    let some = Memo::new(move |_| session.journey().is_some());
    // A memo: the address tells the same form again, and a board must not be made anew in its own nodes.
    let form = Memo::new(move |_| session.view.form.get());
    view! {
        <Show when=move || some.get() fallback=|| view! { <NoJourney /> }>
            <div class="map-page">
                <div class="map-main">
                    <header::MapHeader />
                    {move || match form.get() {
                        Form::Map => view! { <board::Board /> }.into_any(),
                        form => lazy(move || twin::page(form)).into_any(),
                    }}
                    <customer::CustomerPanel />
                </div>
                <drawer::Drawer />
            </div>
        </Show>
    }
}

#[component]
fn NoJourney() -> impl IntoView {
    let session = use_session();
    view! {
        <div class="page">
            <div class="empty panel">
                <svg class="icon art" viewBox="0 0 24 24" aria-hidden="true">
                    <path d="M4 17c4 0 4-9 8-9s3 6 8-2" />
                </svg>
                <h2>{session.t(words::NO_JOURNEY)}</h2>
                <p>{session.t(words::NO_JOURNEY_TEXT)}</p>
                <div class="actions">
                    <button
                        type="button"
                        class="button primary"
                        on:click=move |_| session.view.dialog.set(Some(Overlay::NewJourney))
                    >
                        <Icon glyph=Glyph::Plus />
                        {session.t(words::NEW_JOURNEY)}
                    </button>
                    <button type="button" class="button" on:click=move |_| session.go(Page::Data)>
                        {session.t(words::START_DATA)}
                    </button>
                    <button type="button" class="button" on:click=move |_| session.open_sample_again()>
                        {session.t(words::LOAD_SAMPLE)}
                    </button>
                </div>
            </div>
        </div>
    }
}
