//! The keyboard on the board: walking, editing, moving, deleting; and the commands behind it, which pointers use, too.

use super::fresh::fresh_card;
use super::gesture::Gesture;
use super::state::BoardState;
use crate::app::Selection;
use crate::craft;
use crate::edit::{Command, JourneyCommand};
use crate::layout::{Cursor, Toward};
use crate::model::{Body, Lane, LaneId, LaneKind, Place, Stage, StageId, Step, StepId};
use crate::text::{Phrase, board as words};
use crate::web::random;
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
    pub fn add_card(self, lane: LaneId, step: StepId, index: usize) {
        self.add(lane, step, index, None);
    }

    /// The same; a card of a curve claims `score`, from -2 to +2.
    pub fn add(self, lane: LaneId, step: StepId, index: usize, score: Option<f64>) {
        let Some((add, id)) = fresh_card(self.session, lane, Place::Step(step), index, score) else { return };
        self.session.seal();
        if self.session.dispatch(add) {
            self.fresh.set(Some((id, Cursor::Cell(lane, step))));
            self.focus(Cursor::Card(id));
            self.edit_in_place(Cursor::Card(id));
        }
    }

    /// Adds a sibling after a stage, step, lane or card.
    pub fn add_after(self, cursor: Cursor) {
        let Some(journey) = self.session.journey() else { return };
        match cursor {
            Cursor::Stage(id) => {
                let at = journey.stages.iter().position(|stage| stage.id == id).map_or(0, |at| at + 1);
                self.add_stage(at);
            }
            Cursor::Step(id) => {
                let Some((stage, _)) = journey.step(id) else { return };
                let at = stage.steps.iter().position(|step| step.id == id).map_or(0, |at| at + 1);
                self.add_step(stage.id, at);
            }
            Cursor::Lane(id) => {
                let at = journey.lanes.iter().position(|lane| lane.id == id).map_or(0, |at| at + 1);
                self.add_lane(LaneKind::Text, at);
            }
            Cursor::Card(id) => {
                let Some(card) = journey.card(id) else { return };
                let step = match card.place {
                    Place::Step(step) => Some(step),
                    Place::Stage(stage) => {
                        journey.stage(stage).and_then(|stage| stage.steps.first()).map(|step| step.id)
                    }
                };
                if let Some(step) = step {
                    self.add_card(card.lane, step, usize::MAX);
                }
            }
            Cursor::Cell(lane, step) => self.add_card(lane, step, 0),
        }
    }

    /// Adds a stage with one step and begins to edit its name.
    pub fn add_stage(self, at: usize) {
        let id = StageId(random::bits());
        let name = self.session.now(words::NEW_STAGE).to_owned();
        let step = Step::new(StepId(random::bits()), self.session.now(words::NEW_STEP));
        let stage = Stage { id, name, goal: String::new(), aliases: Vec::new(), steps: vec![step] };
        if self.session.edit(JourneyCommand::AddStage { at, stage }) {
            self.focus(Cursor::Stage(id));
            self.editing.set(Some(Cursor::Stage(id)));
        }
    }

    /// Adds a step and begins to edit its name.
    pub fn add_step(self, stage: StageId, at: usize) {
        let id = StepId(random::bits());
        let step = Step::new(id, self.session.now(words::NEW_STEP));
        if self.session.edit(JourneyCommand::AddStep { stage, at, step }) {
            self.focus(Cursor::Step(id));
            self.editing.set(Some(Cursor::Step(id)));
        }
    }

    /// Adds a lane.
    pub fn add_lane(self, kind: LaneKind, at: usize) {
        let id = LaneId(random::bits());
        let lane = Lane::new(id, kind);
        if self.session.edit(JourneyCommand::AddLane { at, lane }) {
            self.focus(Cursor::Lane(id));
            self.session.view.selection.set(Some(Selection::Lane(id)));
        }
    }

    /// Deletes what has the cursor; the message offers to undo.
    pub fn remove(self, cursor: Cursor) {
        let Some(journey) = self.session.journey() else { return };
        // The keyboard goes on from the neighbour.
        let next = self.neighbour(cursor);
        let cards = self.meant(cursor);
        let removed = if cards.is_empty() {
            let command = match cursor {
                Cursor::Stage(id) => JourneyCommand::RemoveStage(id),
                Cursor::Step(id) => JourneyCommand::RemoveStep(id),
                Cursor::Lane(id) => JourneyCommand::RemoveLane(id),
                Cursor::Card(_) | Cursor::Cell(..) => return,
            };
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
        let Some(journey) = self.session.journey() else { return };
        let forward = matches!(toward, Toward::Right | Toward::Down);
        let beside = |at: usize| if forward { Some(at + 1) } else { at.checked_sub(1) };
        match cursor {
            Cursor::Stage(id) => {
                let to = journey.stages.iter().position(|stage| stage.id == id).and_then(beside);
                if let Some(to) = to {
                    self.move_head(cursor, (to, None));
                }
            }
            Cursor::Lane(id) => {
                let to = journey.lanes.iter().position(|lane| lane.id == id).and_then(beside);
                if let Some(to) = to {
                    self.move_head(cursor, (to, None));
                }
            }
            Cursor::Step(id) => {
                if let Some((to, stage)) = craft::step_beside(&journey, id, forward) {
                    self.move_head(cursor, (to, Some(stage)));
                }
            }
            Cursor::Card(id) => self.nudge(&self.with_selected(id), toward),
            Cursor::Cell(..) => return,
        }
        self.focus(cursor);
    }
}
