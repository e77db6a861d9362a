//! What the file holds: guessed, and changeable, with a sentence on each.

use super::Parts;
use crate::table::Holds;
use crate::text::import as words;
use leptos::prelude::*;

/// The choice of what the file holds.
#[component]
pub fn HoldsChoice(parts: Parts) -> impl IntoView {
    let session = parts.session;
    let now = Memo::new(move |_| parts.mapping.with(|mapping| mapping.holds));
    let choice = move |holds: Holds| {
        view! {
            <label class="holds-choice" class:chosen=move || now.get() == holds>
                <input
                    type="radio"
                    name="holds"
                    prop:checked=move || now.get() == holds
                    on:change=move |_| session.choose_holds(holds)
                />
                <span>
                    <strong>{session.t(holds.label())}</strong>
                    <span class="fine">{session.t(holds.hint())}</span>
                </span>
            </label>
        }
    };
    view! {
        <fieldset class="holds">
            <legend>{session.t(words::HOLDS)}</legend>
            <div class="holds-choices">{Holds::ALL.map(choice).into_iter().collect_view()}</div>
        </fieldset>
    }
}
