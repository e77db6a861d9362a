//! A modal dialog on the browser's own `<dialog>`: it traps the focus, closes on Escape and gives the focus back.

use super::{Glyph, Icon};
use crate::app::use_session;
use crate::text::shell as words;
use leptos::html;
use leptos::prelude::*;

/// A modal dialog. `open` shows and closes it; Escape and the close button set it to false.
#[component]
pub fn Dialog(
    /// Whether it is shown.
    open: RwSignal<bool>,
    /// Its title.
    #[prop(into)]
    title: Signal<String>,
    /// A class that sets its width (`wide`), if any.
    #[prop(optional)]
    class: &'static str,
    /// Body and, as the last element, `<footer>`.
    children: ChildrenFn,
) -> impl IntoView {
    // The element stays until it has really closed, so that the browser can give the focus back.
    let mounted = RwSignal::new(false);
    Effect::new(move |_| {
        if open.get() {
            mounted.set(true);
        }
    });
    let children = StoredValue::new(children);
    view! {
        <Show when=move || mounted.get()>
            <Modal open mounted title class>{children.read_value()()}</Modal>
        </Show>
    }
}

#[component]
fn Modal(
    open: RwSignal<bool>,
    mounted: RwSignal<bool>,
    title: Signal<String>,
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let session = use_session();
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        match (open.get(), dialog.open()) {
            // Refused only where the element has left the page meanwhile: nothing to show then.
            (true, false) => drop(dialog.show_modal()),
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    let close = move |_| {
        open.set(false);
        mounted.set(false);
    };
    view! {
        <dialog node_ref=node class=format!("dialog {class}") aria-labelledby="dialog-title" on:close=close>
            <header>
                <h2 id="dialog-title">{title}</h2>
                <button
                    type="button"
                    class="button quiet icon"
                    aria-label=session.t(words::CLOSE)
                    on:click=move |_| open.set(false)
                >
                    <Icon glyph=Glyph::Close />
                </button>
            </header>
            {children()}
        </dialog>
    }
}
