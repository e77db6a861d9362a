//! What can be set on several cards at once: owner, evidence, personas; and how they are arranged. One change is one
//! step of undo, whatever the number of cards.

use super::actions;
use crate::app::{Selection, Session, use_session};
use crate::craft::{self, Arrange};
use crate::edit::{Command, JourneyCommand};
use crate::model::{Basis, Card, CardId, PersonaId};
use crate::text::{Phrase, board as words};
use crate::ui::kit::{Check, Choice, Glyph, TextField};
use leptos::prelude::*;
use std::sync::Arc;

/// The cards that are selected.
#[derive(Clone, Copy)]
struct Several {
    session: Session,
    cards: Memo<Arc<[CardId]>>,
}

impl Several {
    fn change(self, change: impl Fn(&mut Card)) {
        let Some(journey) = untrack(|| self.session.journey()) else { return };
        self.session.edit(craft::change_all(&journey, &self.cards.get_untracked(), change));
    }

    /// What all have in common, tracked.
    fn common<T: PartialEq>(self, read: impl Fn(&Card) -> T) -> Option<T> {
        let journey = self.session.journey()?;
        self.cards.with(|cards| craft::common(&journey, cards, read))
    }

    fn arrange(self, how: Arrange) {
        let journey = untrack(|| self.session.journey());
        let cards = self.cards.get_untracked();
        if let Some(command) = journey.and_then(|journey| craft::arrange(&journey, &cards, how)) {
            self.session.dispatch(command);
        }
    }

    fn delete(self) {
        let Some(journey) = untrack(|| self.session.journey()) else { return };
        let cards = self.cards.get_untracked();
        let there = cards.iter().copied().filter(|card| journey.card(*card).is_some()).collect();
        self.session.view.selection.set(None);
        self.session.dispatch_and_tell(Command::Journey(journey.id, JourneyCommand::RemoveCards(there)));
    }
}

/// The fields of the cards that are selected.
#[component]
pub fn SeveralFields() -> impl IntoView {
    let session = use_session();
    let cards = Memo::new(move |_| {
        session.view.selection.with(|now| now.as_ref().map(Selection::cards).unwrap_or_default().into())
    });
    let several = Several { session, cards };
    // Those that undo has taken away are not counted.
    let count = move || {
        let journey = session.journey()?;
        let n = cards.with(|cards| cards.iter().filter(|card| journey.card(**card).is_some()).count());
        Some(words::PICKED.fill(session.lang(), &[("n", &n.to_string())]))
    };
    let owner = Signal::derive(move || several.common(|card| card.owner.clone()).unwrap_or_default());
    let mixed = Signal::derive(move || match several.common(|card| card.owner.clone()) {
        Some(_) => String::new(),
        None => words::MIXED.get(session.lang()).to_owned(),
    });
    let delete = Callback::new(move |()| several.delete());
    view! {
        <p role="status">{count}</p>
        <TextField label=session.t(words::OWNER) value=owner placeholder=mixed
            on_input=move |owner: String| several.change(|card| card.owner.clone_from(&owner))
            on_leave=Callback::new(move |()| session.seal()) />
        <EvidenceField several />
        <PersonaFields several />
        <fieldset>
            <legend>{session.t(words::ARRANGE)}</legend>
            <ArrangeButtons several />
        </fieldset>
        {actions(vec![(words::DELETE, Glyph::Trash, delete)])}
    }
}

#[component]
fn EvidenceField(several: Several) -> impl IntoView {
    let session = several.session;
    let options = Signal::derive(move || {
        [words::MIXED, words::ASSUMPTION, words::DATA]
            .map(|name| name.get(session.lang()).to_owned())
            .to_vec()
    });
    let value = Signal::derive(move || match several.common(|card| card.evidence.basis) {
        None => 0,
        Some(Basis::Assumption) => 1,
        Some(Basis::Data) => 2,
    });
    let pick = move |at: usize| {
        let basis = match at {
            1 => Basis::Assumption,
            2 => Basis::Data,
            _ => return,
        };
        several.change(|card| card.evidence.basis = basis);
        session.seal();
    };
    view! { <Choice label=session.t(words::EVIDENCE) options value on_pick=pick /> }
}

#[component]
fn PersonaFields(several: Several) -> impl IntoView {
    let session = several.session;
    let personas = Memo::new(move |_| {
        session.document.workspace.with(|workspace| {
            workspace.personas.iter().map(|persona| (persona.id, persona.name.clone())).collect::<Vec<_>>()
        })
    });
    let row = move |(id, name): (PersonaId, String)| {
        let value =
            Signal::derive(move || several.common(|card| card.personas.contains(&id)).unwrap_or_default());
        let on_change = move |on: bool| {
            several.change(|card| {
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

#[component]
fn ArrangeButtons(several: Several) -> impl IntoView {
    let ways: [(Phrase, Arrange); 4] = [
        (words::WIDEN, Arrange::Widen),
        (words::NARROW, Arrange::Narrow),
        (words::GATHER, Arrange::Gather),
        (words::SPREAD, Arrange::Spread),
    ];
    let button = move |(name, how): (Phrase, Arrange)| {
        view! {
            <button type="button" class="button" on:click=move |_| several.arrange(how)>
                {several.session.t(name)}
            </button>
        }
    };
    view! { <div class="row wrap">{ways.map(button).into_iter().collect_view()}</div> }
}
