//! What is done with the cards that are selected, by keys and pointers alike.

use super::state::BoardState;
use crate::app::Selection;
use crate::craft;
use crate::edit::{Command, JourneyCommand};
use crate::layout::{Cursor, Toward};
use crate::model::CardId;
use leptos::prelude::*;
use std::sync::Arc;

impl BoardState {
    /// The cards selected; none where something else is or nothing.
    pub fn picked(self) -> Arc<[CardId]> {
        self.session.view.selection.with_untracked(|now| match now {
            Some(Selection::Cards(cards)) => cards.clone(),
            Some(selection) => selection.cards().into(),
            None => Arc::default(),
        })
    }

    /// Selects these cards and nothing else.
    pub fn pick(self, cards: &[CardId]) {
        self.session.seal();
        self.session.view.selection.set(Selection::of(cards));
    }

    /// The selected cards that the journey still has, if this one is among them; else this one alone.
    pub fn with_selected(self, card: CardId) -> Arc<[CardId]> {
        let picked = self.picked();
        let Some(journey) = untrack(|| self.session.journey()).filter(|_| picked.contains(&card)) else {
            return Arc::new([card]);
        };
        picked.iter().copied().filter(|card| journey.card(*card).is_some()).collect()
    }

    /// The cards that a key means with the cursor here: all that are selected, unless it stands on another card.
    pub fn meant(self, cursor: Cursor) -> Arc<[CardId]> {
        match cursor {
            Cursor::Card(card) => self.with_selected(card),
            _ => self
                .picked()
                .first()
                .map(|card| self.with_selected(*card))
                .filter(|cards| cards.len() > 1)
                .unwrap_or_default(),
        }
    }

    /// Walks on and takes what is met into the selection.
    pub fn stretch(self, cursor: Cursor, toward: Toward) {
        let Some(next) = self.scene.with_untracked(|scene| scene.walk(cursor, toward)) else { return };
        if let Cursor::Card(card) = next {
            let from = if let Cursor::Card(from) = cursor { Some(from) } else { None };
            self.pick(&craft::stretched(&self.picked(), from, card));
        }
        self.focus(next);
    }

    /// Selects all cards of the lane under the cursor; the second time, all of the map.
    pub fn pick_all(self, cursor: Cursor) {
        let journey = untrack(|| self.session.journey());
        let lane = match cursor {
            Cursor::Lane(lane) | Cursor::Cell(lane, _) => Some(lane),
            Cursor::Card(card) => journey.and_then(|journey| journey.card(card).map(|card| card.lane)),
            Cursor::Stage(_) | Cursor::Step(_) => None,
        };
        let picked = self.picked();
        self.pick(&self.scene.with_untracked(|scene| craft::all_wider(scene, lane, &picked)));
    }

    /// Deletes cards as one step; the message offers to undo.
    pub fn remove_cards(self, cards: &[CardId]) -> bool {
        let Some(journey) = untrack(|| self.session.journey()) else { return false };
        self.session.view.selection.set(None);
        self.session
            .dispatch_and_tell(Command::Journey(journey.id, JourneyCommand::RemoveCards(cards.to_vec())))
    }

    /// Moves cards one place further.
    pub fn nudge(self, cards: &[CardId], toward: Toward) {
        let journey = untrack(|| self.session.journey());
        if let Some(command) = journey.and_then(|journey| craft::nudged(&journey, cards, toward)) {
            self.session.dispatch(command);
        }
    }
}
