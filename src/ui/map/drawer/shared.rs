//! The fields that one card has and several have in common: owner and personas. One change is one step of undo, whatever the
//! number of cards.

use crate::app::Session;
use crate::craft;
use crate::model::{Card, CardId, PersonaId};
use crate::text::board as words;
use crate::ui::kit::{Check, TextField};
use leptos::prelude::*;
use std::sync::Arc;

/// One card or several, and how to change them.
#[derive(Clone, Copy)]
pub struct Cards {
    pub session: Session,
    pub ids: Signal<Arc<[CardId]>>,
}

impl Cards {
    /// Changes all of them.
    pub fn change(self, change: impl Fn(&mut Card)) {
        let Some(journey) = untrack(|| self.session.journey()) else { return };
        self.session.edit(craft::change_all(&journey, &self.ids.get_untracked(), change));
    }

    /// What all have in common, tracked.
    pub fn common<T: PartialEq>(self, read: impl Fn(&Card) -> T) -> Option<T> {
        let journey = self.session.journey()?;
        self.ids.with(|ids| craft::common(&journey, ids, read))
    }
}

/// Who looks after them.
#[component]
pub fn OwnerField(cards: Cards) -> impl IntoView {
    let session = cards.session;
    let common = move || cards.common(|card| card.owner.clone());
    let value = Signal::derive(move || common().unwrap_or_default());
    let placeholder = Signal::derive(move || match common() {
        Some(_) => String::new(),
        None => words::MIXED.get(session.lang()).to_owned(),
    });
    view! {
        <TextField label=session.t(words::OWNER) value placeholder
            on_input=move |owner: String| cards.change(|card| card.owner.clone_from(&owner))
            on_leave=Callback::new(move |()| session.seal()) />
    }
}

/// The personas they hold for.
#[component]
pub fn PersonaFields(cards: Cards) -> impl IntoView {
    let session = cards.session;
    let personas = Memo::new(move |_| {
        session.document.workspace.with(|workspace| {
            workspace.personas.iter().map(|persona| (persona.id, persona.name.clone())).collect::<Vec<_>>()
        })
    });
    let row = move |(id, name): (PersonaId, String)| {
        let value =
            Signal::derive(move || cards.common(|card| card.personas.contains(&id)).unwrap_or_default());
        let on_change = move |on: bool| {
            cards.change(|card| {
                card.personas.retain(|known| *known != id);
                card.personas.extend(on.then_some(id));
            });
            session.seal();
        };
        view! { <Check label=Signal::stored(name) value on_change /> }
    };
    view! {
        <Show when=move || personas.with(|personas| !personas.is_empty())>
            <fieldset>
                <legend>{session.t(words::PERSONAS)}</legend>
                {move || personas.get().into_iter().map(row).collect_view()}
            </fieldset>
        </Show>
    }
}
