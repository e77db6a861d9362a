//! What can be set on several cards at once: owner, evidence, personas; and how they are arranged.

use super::actions;
use super::shared::{Cards, OwnerField, PersonaFields};
use crate::app::{Selection, use_session};
use crate::craft::{self, Arrange};
use crate::edit::{Command, JourneyCommand};
use crate::model::{Basis, CardId};
use crate::text::{Phrase, board as words};
use crate::ui::kit::{Choice, Glyph};
use leptos::prelude::*;
use std::sync::Arc;

impl Cards {
    fn arrange(self, how: Arrange) {
        let journey = untrack(|| self.session.journey());
        let cards = self.ids.get_untracked();
        if let Some(command) = journey.and_then(|journey| craft::arrange(&journey, &cards, how)) {
            self.session.dispatch(command);
        }
    }

    fn delete(self) {
        let Some(journey) = untrack(|| self.session.journey()) else { return };
        let cards = self.ids.get_untracked();
        let there = cards.iter().copied().filter(|card| journey.card(*card).is_some()).collect();
        self.session.view.selection.set(None);
        self.session.dispatch_and_tell(Command::Journey(journey.id, JourneyCommand::RemoveCards(there)));
    }
}

/// The fields of the cards that are selected.
#[component]
pub fn SeveralFields() -> impl IntoView {
    let session = use_session();
    let picked: Memo<Arc<[CardId]>> = Memo::new(move |_| {
        session.view.selection.with(|now| now.as_ref().map(Selection::cards).unwrap_or_default().into())
    });
    let cards = Cards { session, ids: picked.into() };
    // Those that undo has taken away are not counted.
    let count = move || {
        let journey = session.journey()?;
        let n = picked.with(|cards| cards.iter().filter(|card| journey.card(**card).is_some()).count());
        Some(words::PICKED.fill(session.lang(), &[("n", &n.to_string())]))
    };
    let delete = Callback::new(move |()| cards.delete());
    view! {
        <p role="status">{count}</p>
        <OwnerField cards />
        <EvidenceField cards />
        <PersonaFields cards />
        <fieldset>
            <legend>{session.t(words::ARRANGE)}</legend>
            <ArrangeButtons cards />
        </fieldset>
        {actions(vec![(words::DELETE, Glyph::Trash, delete)])}
    }
}

#[component]
fn EvidenceField(cards: Cards) -> impl IntoView {
    let session = cards.session;
    let options = Signal::derive(move || {
        [words::MIXED, words::ASSUMPTION, words::DATA]
            .map(|name| name.get(session.lang()).to_owned())
            .to_vec()
    });
    let value = Signal::derive(move || match cards.common(|card| card.evidence.basis) {
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
        cards.change(|card| card.evidence.basis = basis);
        session.seal();
    };
    view! { <Choice label=session.t(words::EVIDENCE) options value on_pick=pick /> }
}

#[component]
fn ArrangeButtons(cards: Cards) -> impl IntoView {
    let ways: [(Phrase, Arrange); 4] = [
        (words::WIDEN, Arrange::Widen),
        (words::NARROW, Arrange::Narrow),
        (words::GATHER, Arrange::Gather),
        (words::SPREAD, Arrange::Spread),
    ];
    let button = move |(name, how): (Phrase, Arrange)| {
        view! {
            <button type="button" class="button" on:click=move |_| cards.arrange(how)>
                {cards.session.t(name)}
            </button>
        }
    };
    view! { <div class="row wrap">{ways.map(button).into_iter().collect_view()}</div> }
}
