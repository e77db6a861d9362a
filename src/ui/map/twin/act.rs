//! What keys and buttons of the twin do, each one command; and the keyboard, which is never lost after it.

use super::TwinState;
use crate::app::Selection;
use crate::craft;
use crate::edit::{Command, JourneyCommand};
use crate::layout::{Cursor, Toward};
use crate::model::{Card, CardId, LaneId, Place};
use crate::ui::map::fresh::fresh_card;
use crate::ui::map::state::{element_id, focus_node};
use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;

/// The id of the button that adds a card to a cell.
pub fn add_id(lane: LaneId, place: Place) -> String {
    match place {
        Place::Stage(id) => format!("add-{lane}-{id}"),
        Place::Step(id) => format!("add-{lane}-{id}"),
    }
}

impl TwinState {
    /// Changes a card as a step of its own.
    pub fn change(self, id: CardId, change: impl FnOnce(&mut Card)) {
        let card = untrack(|| self.session.journey()).and_then(|journey| journey.card(id).cloned());
        if let Some(mut card) = card {
            change(&mut card);
            self.session.seal();
            self.session.edit(JourneyCommand::SetCard(Box::new(card)));
            self.session.seal();
        }
    }

    /// Adds a card to a cell and goes to its field.
    pub fn add_card(self, lane: LaneId, place: Place) {
        let Some((add, id)) = untrack(|| fresh_card(self.session, lane, place, usize::MAX, None)) else {
            return;
        };
        self.session.seal();
        if self.session.dispatch(add) {
            self.fresh.set(Some(id));
            self.focus(Cursor::Card(id));
        }
    }

    /// Takes a card that was just added and says nothing away again, without a trace. Whether it was one.
    pub fn discard(self, id: CardId) -> bool {
        if self.fresh.try_get_untracked() != Some(Some(id)) {
            return false;
        }
        self.fresh.set(None);
        let journey = untrack(|| self.session.journey());
        let is_blank = journey.as_ref().and_then(|journey| journey.card(id)).is_some_and(|card| {
            use crate::model::Body;
            let says_it_all = matches!(
                card.body,
                Body::Kpi { .. } | Body::Touch { .. } | Body::Emotion { .. } | Body::Picture { .. }
            );
            card.text.trim().is_empty() && !says_it_all
        });
        if is_blank && !self.session.abandon() {
            self.session.edit(JourneyCommand::RemoveCards(vec![id]));
        }
        is_blank
    }

    /// A key on a stage, step, lane or card. Whether it meant something.
    pub fn key(self, cursor: Cursor, event: &KeyboardEvent) -> bool {
        if !event.alt_key() || event.ctrl_key() || event.meta_key() {
            return false;
        }
        match event.key().as_str() {
            "ArrowLeft" => self.shift(cursor, Toward::Left),
            "ArrowRight" => self.shift(cursor, Toward::Right),
            "ArrowUp" => self.shift(cursor, Toward::Up),
            "ArrowDown" => self.shift(cursor, Toward::Down),
            "Delete" | "Backspace" => self.remove(cursor),
            "Enter" => self.open(cursor),
            _ => return false,
        }
        true
    }

    /// Opens the drawer and goes into it.
    pub fn open(self, cursor: Cursor) {
        let view = self.session.view;
        view.selection.set(selection_of(cursor));
        view.entering.set(true);
    }

    /// Moves a thing one place further.
    pub fn shift(self, cursor: Cursor, toward: Toward) {
        let Some(journey) = untrack(|| self.session.journey()) else { return };
        let forward = matches!(toward, Toward::Right | Toward::Down);
        let beside = |at: usize| if forward { Some(at + 1) } else { at.checked_sub(1) };
        let command = match cursor {
            Cursor::Card(id) => craft::nudged(&journey, &[id], toward),
            Cursor::Stage(id) => {
                let to = journey.stages.iter().position(|stage| stage.id == id).and_then(beside);
                to.map(|to| Command::Journey(journey.id, JourneyCommand::MoveStage { id, to }))
            }
            Cursor::Lane(id) => {
                let to = journey.lanes.iter().position(|lane| lane.id == id).and_then(beside);
                to.map(|to| Command::Journey(journey.id, JourneyCommand::MoveLane { id, to }))
            }
            Cursor::Step(id) => craft::step_beside(&journey, id, forward)
                .map(|(to, stage)| Command::Journey(journey.id, JourneyCommand::MoveStep { id, stage, to })),
            Cursor::Cell(..) => None,
        };
        if let Some(command) = command {
            self.session.seal();
            self.session.dispatch(command);
        }
        self.focus(cursor);
    }

    /// Deletes a thing, with a message that offers to undo it; the keyboard goes to what stood beside it.
    pub fn remove(self, cursor: Cursor) {
        let Some(journey) = untrack(|| self.session.journey()) else { return };
        let next = self.stand_ins(cursor);
        let command = match cursor {
            Cursor::Stage(id) => JourneyCommand::RemoveStage(id),
            Cursor::Step(id) => JourneyCommand::RemoveStep(id),
            Cursor::Lane(id) => JourneyCommand::RemoveLane(id),
            Cursor::Card(id) => JourneyCommand::RemoveCards(vec![id]),
            Cursor::Cell(..) => return,
        };
        self.session.seal();
        if self.session.dispatch_and_tell(Command::Journey(journey.id, command)) {
            if self.session.view.selection.get_untracked() == selection_of(cursor) {
                self.session.view.selection.set(None);
            }
            self.focus_any(next);
        }
    }

    /// Where the keyboard goes when a thing is gone, the best first.
    fn stand_ins(self, cursor: Cursor) -> Vec<String> {
        let beside = |ids: Vec<Cursor>| -> Vec<String> {
            let at = ids.iter().position(|known| *known == cursor).unwrap_or(0);
            let (before, after) = ids.split_at(at);
            after.iter().skip(1).chain(before.iter().rev()).map(|other| element_id(*other)).collect()
        };
        self.twin.with_untracked(|twin| match cursor {
            Cursor::Card(id) => {
                let Some((lane, place)) = twin.place_of(id) else { return Vec::new() };
                let cards = twin.cell(lane, place).iter().map(|card| Cursor::Card(*card)).collect();
                let own = beside(cards);
                own.into_iter().chain([add_id(lane, place), element_id(Cursor::Lane(lane))]).collect()
            }
            Cursor::Stage(_) => beside(twin.stages.iter().map(|stage| Cursor::Stage(stage.id)).collect()),
            Cursor::Step(_) => {
                let steps = twin.stages.iter().flat_map(|stage| &stage.steps);
                beside(steps.map(|step| Cursor::Step(step.id)).collect())
            }
            Cursor::Lane(_) => beside(twin.lanes.iter().map(|lane| Cursor::Lane(lane.id)).collect()),
            Cursor::Cell(..) => Vec::new(),
        })
    }

    /// Notes where the keyboard is, and lets an open drawer follow.
    pub fn remember(self, event: &FocusEvent) {
        let Some(node) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        let own = node.closest("[id]").ok().flatten().map(|node| node.id());
        let Some(id) = own else { return };
        let cursor = crate::ui::map::state::cursor_of(&id);
        let mut ids = vec![id];
        ids.extend(cursor.map(|cursor| self.stand_ins(cursor)).unwrap_or_default());
        self.last.set_value(ids);
        let selection = self.session.view.selection;
        // An open drawer follows the keyboard; a closed one stays closed.
        let shown = selection.get_untracked();
        if let Some(now) =
            cursor.and_then(selection_of).filter(|now| shown.is_some_and(|shown| shown != *now))
        {
            selection.set(Some(now));
        }
    }

    /// Whatever changes: a keyboard that has lost its node goes to the best that is left.
    pub fn keep_focus(self) {
        Effect::new(move |before: Option<()>| {
            self.twin.track();
            if before.is_some() {
                request_animation_frame(move || {
                    let lost = document().active_element().is_none_or(|active| active.tag_name() == "BODY");
                    if lost {
                        self.go_to_last();
                    }
                });
            }
        });
    }

    /// Goes to the first of some nodes that is there, after the page has followed the document.
    pub fn focus_any(self, ids: Vec<String>) {
        self.last.set_value(ids);
        request_animation_frame(move || self.go_to_last());
    }

    fn go_to_last(self) {
        let Some(ids) = self.last.try_get_value() else { return };
        let found = ids.iter().find_map(|id| document().get_element_by_id(id));
        let found = found.or_else(|| document().query_selector(".twin textarea").ok().flatten());
        if let Some(node) = found {
            focus_node(&node);
        }
    }
}

fn selection_of(cursor: Cursor) -> Option<Selection> {
    Some(match cursor {
        Cursor::Stage(id) => Selection::Stage(id),
        Cursor::Step(id) => Selection::Step(id),
        Cursor::Lane(id) => Selection::Lane(id),
        Cursor::Card(id) => Selection::Card(id),
        Cursor::Cell(..) => return None,
    })
}
