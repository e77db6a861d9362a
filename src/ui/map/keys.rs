//! The keyboard on the board: walking, editing, moving, deleting; and the commands behind it, which pointers use, too.

use super::fresh::fresh;
use super::gesture::Gesture;
use super::state::BoardState;
use crate::app::Selection;
use crate::craft::{self, New};
use crate::edit::{Command, JourneyCommand};
use crate::layout::{Cursor, Toward};
use crate::model::{Body, ChannelId, LaneId, Place, StepId};
use crate::text::{Phrase, board as words};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// The keys of the board, for the help page.
pub const KEYS: [(Phrase, &str); 13] = [
    (words::KEY_WALK, "← ↑ → ↓"),
    (words::KEY_EDIT, "Enter"),
    (words::KEY_OPEN, "Space"),
    (words::KEY_MOVE, "Alt+← ↑ → ↓"),
    (words::KEY_AFTER, "Shift+Enter"),
    (words::KEY_DELETE, "Delete"),
    (words::KEY_PICK, "Shift+← ↑ → ↓"),
    (words::KEY_PICK_CLICK, "Shift+Click, Mod+Click"),
    (words::KEY_PICK_ALL, "Mod+A"),
    (words::KEY_CLIP, "Mod+C / Mod+X / Mod+V"),
    (words::KEY_DUPLICATE, "Mod+D"),
    (words::KEY_ZOOM, "Mod++ / Mod+−"),
    (words::KEY_FIT, "Mod+0"),
];

impl BoardState {
    /// A key goes down on the board. Whether it meant something here.
    pub fn key(self, event: &KeyboardEvent) -> bool {
        let modifier = event.ctrl_key() || event.meta_key();
        match event.key().as_str() {
            "Escape" if self.gesture.get_untracked() != Gesture::None => self.gesture.set(Gesture::None),
            "Escape" if self.session.view.selection.get_untracked().is_some() => {
                self.session.view.selection.set(None)
            }
            "+" | "=" if modifier => self.zoom_at(self.zoom.get_untracked() * 1.2, None),
            "-" if modifier => self.zoom_at(self.zoom.get_untracked() / 1.2, None),
            "0" if modifier => self.fit(),
            "a" | "A" if modifier => {
                if let Some(cursor) = self.entry.get_untracked() {
                    self.pick_all(cursor);
                }
            }
            "d" | "D" if modifier => self.duplicate(),
            _ if modifier => return false,
            key => return self.key_at_cursor(key, event),
        }
        true
    }

    fn key_at_cursor(self, key: &str, event: &KeyboardEvent) -> bool {
        let Some(cursor) = self.entry.get_untracked() else { return false };
        let toward = match key {
            "ArrowLeft" => Some(Toward::Left),
            "ArrowRight" => Some(Toward::Right),
            "ArrowUp" => Some(Toward::Up),
            "ArrowDown" => Some(Toward::Down),
            _ => None,
        };
        match (toward, key) {
            (Some(toward), _) if event.alt_key() => self.move_cursor_thing(cursor, toward),
            (Some(toward), _) if event.shift_key() => self.stretch(cursor, toward),
            (Some(toward), _) => {
                if let Some(next) = self.scene.with_untracked(|scene| scene.walk(cursor, toward)) {
                    self.focus(next);
                }
            }
            (None, "Enter") if event.shift_key() => self.add_after(cursor),
            (None, "Enter" | "F2") => match cursor {
                Cursor::Cell(lane, step) => self.add_card(lane, step, 0),
                _ => self.edit_in_place(cursor),
            },
            (None, "Delete" | "Backspace") => self.remove(cursor),
            _ => return false,
        }
        true
    }

    /// Opens the drawer for what has the keyboard.
    pub fn open_entry(self) {
        if let Some(cursor) = self.entry.get_untracked() {
            self.open(cursor);
        }
    }

    /// Opens the drawer for what has the cursor.
    pub fn open(self, cursor: Cursor) {
        let selection = match cursor {
            Cursor::Stage(id) => Selection::Stage(id),
            Cursor::Step(id) => Selection::Step(id),
            Cursor::Lane(id) => Selection::Lane(id),
            Cursor::Card(id) => Selection::Card(id),
            Cursor::Cell(lane, step) => return self.add_card(lane, step, 0),
        };
        self.session.view.selection.set(Some(selection));
    }

    /// Edits the text of a thing where it stands; what has no text of its own opens the drawer.
    pub fn edit_in_place(self, cursor: Cursor) {
        if self.session.document.read_only.get_untracked() {
            return;
        }
        let textual = match cursor {
            Cursor::Card(id) => {
                self.session.journey().and_then(|journey| journey.card(id).cloned()).is_some_and(|card| {
                    !matches!(
                        card.body,
                        Body::Kpi { .. } | Body::Picture { .. } | Body::Touch { .. } | Body::Emotion { .. }
                    )
                })
            }
            _ => true,
        };
        if textual {
            self.editing.set(Some(cursor));
        } else {
            self.open(cursor);
            self.session.view.entering.set(true);
        }
    }

    /// Folds or unfolds a lane.
    pub fn fold(self, id: LaneId) {
        let Some(mut lane) = self.session.journey().and_then(|journey| journey.lane(id).cloned()) else {
            return;
        };
        lane.collapsed = !lane.collapsed;
        self.session.edit(JourneyCommand::SetLane(lane));
        self.session.seal();
    }

    /// Adds a card to a cell, and begins to edit it.
    pub fn add_card(self, lane: LaneId, step: StepId, at: usize) {
        self.add(New::Card { lane, place: Place::Step(step), at, score: None });
    }

    /// Adds a sibling after a stage, step, lane or card.
    pub fn add_after(self, cursor: Cursor) {
        let Some(journey) = untrack(|| self.session.journey()) else { return };
        match craft::after(&journey, cursor) {
            // Beside a card that covers its stage, one for the first step.
            Some(New::Card { lane, place: Place::Stage(stage), at, .. }) => {
                let first = journey.stage(stage).and_then(|stage| stage.steps.first());
                if let Some(step) = first {
                    self.add_card(lane, step.id, at);
                }
            }
            Some(new) => self.add(new),
            None => {}
        }
    }

    /// Adds something and goes to it: a name or a text is edited at once, a lane has the drawer.
    pub fn add(self, new: New) {
        self.add_in(new, None);
    }

    /// Adds something, a touchpoint in a channel.
    pub fn add_in(self, new: New, channel: Option<ChannelId>) {
        let Some((command, made)) = fresh(self.session, new) else { return };
        let command = craft::in_channel(command, channel);
        self.session.seal();
        if !self.session.dispatch(command) {
            return;
        }
        self.focus(made);
        match (made, new) {
            (Cursor::Card(id), New::Card { lane, place: Place::Step(step), .. }) => {
                self.fresh.set(Some((id, Cursor::Cell(lane, step))));
                self.edit_in_place(made);
            }
            (Cursor::Lane(id), _) => self.session.view.selection.set(Some(Selection::Lane(id))),
            _ => self.editing.set(Some(made)),
        }
    }

    /// Deletes what has the cursor; the message offers to undo.
    pub fn remove(self, cursor: Cursor) {
        let Some(journey) = self.session.journey() else { return };
        // The keyboard goes on from the neighbour.
        let next = self.neighbour(cursor);
        let cards = self.meant(cursor);
        let removed = if cards.is_empty() {
            let Some(command) = craft::removed(cursor) else { return };
            self.session.view.selection.set(None);
            self.session.dispatch_and_tell(Command::Journey(journey.id, command))
        } else {
            self.remove_cards(&cards)
        };
        if let Some(next) = next.filter(|_| removed) {
            // The neighbour may have gone, too: the map's own stop then.
            let stays = self.scene.with_untracked(|scene| scene.has_cursor(next));
            self.focus(if stays { next } else { self.entry.get_untracked().unwrap_or(next) });
        }
    }

    /// The stop beside this one.
    fn neighbour(self, cursor: Cursor) -> Option<Cursor> {
        self.scene.with_untracked(|scene| {
            [Toward::Left, Toward::Up, Toward::Right, Toward::Down]
                .into_iter()
                .find_map(|toward| scene.walk(cursor, toward))
        })
    }

    fn move_cursor_thing(self, cursor: Cursor, toward: Toward) {
        match cursor {
            Cursor::Card(id) => self.nudge(&self.with_selected(id), toward),
            Cursor::Cell(..) => return,
            head => {
                let journey = untrack(|| self.session.journey());
                if let Some(command) = journey.and_then(|journey| craft::moved(&journey, head, toward)) {
                    self.session.dispatch(command);
                }
            }
        }
        self.focus(cursor);
    }
}
