//! A field that stands in for one whose part is on its way: what is typed meanwhile is kept for that.

use crate::app::use_session;
use crate::text::Phrase;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

/// The field. It takes the keyboard, and gives it back when it goes.
#[component]
pub fn EarlyField(
    /// What the field that is awaited is called.
    label: Phrase,
    /// Escape.
    on_escape: impl Fn() + 'static,
) -> impl IntoView {
    let session = use_session();
    let ahead = session.view.ahead;
    ahead.text.set(String::new());
    ahead.before.set_value(document().active_element());
    on_cleanup(move || ahead.give_back());
    let field = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            drop(field.focus());
        }
    });
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" && !event.is_composing() {
            on_escape();
        }
    };
    view! {
        <input
            class="input early"
            type="search"
            autocomplete="off"
            node_ref=field
            aria-label=session.t(label)
            placeholder=session.t(label)
            on:input=move |event| ahead.text.set(event_target_value(&event))
            on:compositionstart=move |_| ahead.composing.set(true)
            on:compositionend=move |_| ahead.composing.set(false)
            on:keydown=on_key
        />
    }
}
