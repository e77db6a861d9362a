//! A text of the document as a field that grows with it. Enter keeps the text and stays, Escape takes it back and, where
//! nothing was typed, leads out of the field; leaving keeps it. What is typed reaches the document whenever the typing pauses, as one step.

use super::TwinState;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use std::time::Duration;

/// Typing that rests so long is written to the document.
const PAUSE: Duration = Duration::from_millis(300);

/// A field of a text.
#[component]
pub fn Words(
    /// The id of the field.
    id: String,
    /// What it holds, for assistive technology.
    #[prop(into)]
    label: Signal<String>,
    /// The text in the document.
    #[prop(into)]
    value: Signal<String>,
    /// Shown while it is empty.
    #[prop(into, optional)]
    placeholder: Signal<String>,
    /// The id of what describes it.
    #[prop(optional)]
    described: Option<String>,
    /// Writes a text into the document.
    write: Callback<String>,
    /// Leaving.
    #[prop(optional)]
    on_leave: Option<Callback<()>>,
) -> impl IntoView {
    let session = expect_context::<TwinState>().session;
    // What is typed and not kept yet, with the text before.
    let draft = RwSignal::new(None::<(String, String)>);
    let shown = Memo::new(move |_| draft.get().map_or_else(|| value.get(), |(typed, _)| typed));
    let pause = StoredValue::new(None::<TimeoutHandle>);
    let end_pause = move || {
        if let Some(handle) = pause.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    };
    on_cleanup(end_pause);
    let put = move || {
        let typed = draft.try_get_untracked().flatten().map(|(typed, _)| typed);
        if let Some(typed) = typed.filter(|typed| *typed != value.get_untracked()) {
            write.run(typed);
        }
    };
    let keep = move || {
        end_pause();
        if draft.try_get_untracked().flatten().is_some() {
            put();
            session.seal();
            draft.set(None);
        }
    };
    let take_back = move || {
        end_pause();
        let Some((_, before)) = draft.get_untracked() else { return false };
        draft.set(None);
        if value.get_untracked() != before && !session.abandon() {
            write.run(before);
        }
        true
    };
    let on_input = move |typed: String| {
        let before = draft.get_untracked().map_or_else(|| value.get_untracked(), |(_, before)| before);
        draft.set(Some((typed, before)));
        end_pause();
        pause.set_value(set_timeout_with_handle(put, PAUSE).ok());
    };
    let left = move || {
        if let Some(leave) = on_leave {
            leave.try_run(());
        }
    };
    let on_key = move |event: KeyboardEvent| {
        // Enter that ends a composition of Chinese text belongs to the input method.
        if event.is_composing() || event.alt_key() {
            return;
        }
        let modifier = event.ctrl_key() || event.meta_key();
        match event.key().as_str() {
            "Enter" if !event.shift_key() => keep(),
            "Escape" => {
                // Typed text goes first, then the open drawer, then the field is left for its cell or line.
                if !take_back() {
                    if session.view.selection.with_untracked(Option::is_none) {
                        return;
                    }
                    session.view.selection.set(None);
                }
            }
            // The field's own undo is for what is being typed; before that, the document's.
            "z" | "Z" if modifier && draft.get_untracked().is_none() => {
                if event.shift_key() {
                    session.redo();
                } else {
                    session.undo();
                }
            }
            "y" | "Y" if modifier && draft.get_untracked().is_none() => session.redo(),
            _ => return,
        }
        event.prevent_default();
    };
    let on_blur = move || {
        keep();
        left();
    };
    // What is seen gives the height.
    let seen = move || if shown.with(String::is_empty) { placeholder.get() } else { shown.get() };
    view! {
        <span class="grown" data-text=move || seen() + " ">
            <textarea
                id=id
                class="input"
                rows="1"
                tabindex="-1"
                aria-label=label
                aria-describedby=described
                placeholder=placeholder
                readonly=move || session.document.read_only.get()
                prop:value=shown
                on:input=move |event| on_input(event_target_value(&event))
                on:keydown=on_key
                on:blur=move |_| on_blur()
            ></textarea>
        </span>
    }
}
