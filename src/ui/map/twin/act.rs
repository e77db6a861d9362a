//! What keys and buttons of the twin do, each one command; and the keyboard, which is never lost after it.

use super::TwinState;
use super::walk::{line_id, spot_id, spot_of};
use crate::app::Selection;
use crate::craft::{self, New};
use crate::edit::{CellIndex, Command, JourneyCommand};
use crate::layout::{Cursor, Toward};
use crate::model::{Card, CardId, LaneId, Place};
use crate::twin::Spot;
use crate::ui::map::fresh::fresh;
use crate::ui::map::state::{cursor_of, element_id, focus_node, focus_stop};
use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlTextAreaElement};

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

    /// Adds something and goes to its field, where typing gives it a name or a text.
    pub fn add(self, new: New) {
        let Some((command, made)) = fresh(self.session, new) else { return };
        self.session.seal();
        if !self.session.dispatch(command) {
            return;
        }
        if let Cursor::Card(id) = made {
            self.fresh.set(Some(id));
        }
        self.focus_any(vec![element_id(made)]);
        request_animation_frame(move || {
            let field = document().get_element_by_id(&element_id(made));
            if let Some(text) = field.and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok()) {
                text.select();
            }
        });
    }

    /// Adds a card at the end of a cell.
    pub fn add_card(self, lane: LaneId, place: Place) {
        self.add(New::Card { lane, place, at: CellIndex::MAX, score: None });
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
        if is_blank {
            let next = self.stand_ins(Cursor::Card(id), true);
            if !self.session.abandon() {
                self.session.edit(JourneyCommand::RemoveCards(vec![id]));
            }
            // Its own line may be where the keyboard went when it left the field.
            request_animation_frame(move || {
                if is_lost() {
                    Self::go_to(&next);
                }
            });
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

    /// Moves a thing one place further; the keyboard stays on it.
    pub fn shift(self, cursor: Cursor, toward: Toward) {
        let Some(journey) = untrack(|| self.session.journey()) else { return };
        let command = craft::moved(&journey, cursor, toward);
        self.move_thing(cursor, command);
    }

    /// Takes a card to a cell, as dropping it there does; the keyboard stays on it.
    pub fn take_to(self, id: CardId, cell: (LaneId, Place, CellIndex)) {
        let Some(journey) = untrack(|| self.session.journey()) else { return };
        let command = craft::dropped(&journey, &[id], id, cell);
        self.move_thing(Cursor::Card(id), command);
    }

    fn move_thing(self, cursor: Cursor, command: Option<Command>) {
        // Nodes that move lose the keyboard: it comes back to the field, button or cell that had it.
        let here = document().active_element().and_then(|active| active.closest("[id]").ok().flatten());
        if let Some(command) = command {
            self.session.seal();
            self.session.dispatch(command);
        }
        let here = here.map(|node| node.id());
        self.focus_any(here.into_iter().chain([element_id(cursor), line_id(cursor)]).collect());
    }

    /// Deletes a thing, with a message that offers to undo it; the keyboard goes to what stood beside it.
    pub fn remove(self, cursor: Cursor) {
        let Some(journey) = untrack(|| self.session.journey()) else { return };
        let Some(command) = craft::removed(cursor) else { return };
        let next = self.stand_ins(cursor, self.is_at(cursor));
        self.session.seal();
        if self.session.dispatch_and_tell(Command::Journey(journey.id, command)) {
            if self.session.view.selection.get_untracked() == selection_of(cursor) {
                self.session.view.selection.set(None);
            }
            self.focus_any(next);
        }
    }

    /// Whether the keyboard is on the cell or line of a thing, and not inside of it.
    fn is_at(self, cursor: Cursor) -> bool {
        document().active_element().is_some_and(|active| active.id() == line_id(cursor))
    }

    /// Where the keyboard goes when a thing is gone, the best first: to the cells or lines beside it, or their fields.
    fn stand_ins(self, cursor: Cursor, lines: bool) -> Vec<String> {
        let id_of = |other: &Cursor| if lines { line_id(*other) } else { element_id(*other) };
        let beside = |ids: Vec<Cursor>| -> Vec<String> {
            let at = ids.iter().position(|known| *known == cursor).unwrap_or(0);
            let (before, after) = ids.split_at(at);
            after.iter().skip(1).chain(before.iter().rev()).map(id_of).collect()
        };
        self.twin.with_untracked(|twin| match cursor {
            Cursor::Card(id) => {
                let Some((lane, place)) = twin.place_of(id) else { return Vec::new() };
                let cards = twin.cell(lane, place).iter().map(|card| Cursor::Card(*card)).collect();
                let head = match place {
                    Place::Step(step) => Cursor::Step(step),
                    Place::Stage(stage) => Cursor::Stage(stage),
                };
                let own = beside(cards);
                let cell =
                    [spot_id(Spot::Cell(lane, place)), super::outline::line_of(lane, place), line_id(head)];
                own.into_iter().chain(cell).collect()
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
        let spot = spot_of(&node);
        if let Some(spot) = &spot {
            self.stop_at(spot);
        }
        let own = node.closest("[id]").ok().flatten().map(|node| node.id());
        let Some(id) = own else { return };
        let inside = cursor_of(id.strip_prefix("menu-").unwrap_or(&id));
        let cursor = inside.or_else(|| id.strip_prefix("at-").and_then(cursor_of));
        let mut ids = vec![id];
        ids.extend(cursor.map(|cursor| self.stand_ins(cursor, inside.is_none())).unwrap_or_default());
        ids.extend(spot.map(|spot| spot.id()));
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
                    if is_lost() {
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
        if let Some(ids) = self.last.try_get_value() {
            Self::go_to(&ids);
        }
    }

    fn go_to(ids: &[String]) {
        match ids.iter().find_map(|id| document().get_element_by_id(id)) {
            Some(node) => focus_node(&node),
            None => focus_stop(),
        }
    }
}

/// Whether no node has the keyboard.
fn is_lost() -> bool {
    document().active_element().is_none_or(|active| active.tag_name() == "BODY")
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
