//! What a pointer does on the board: a press becomes a click or a drag, which is dropped where it is let go. What is dragged
//! and where it would land is in `gesture`.

use super::gesture::{Gesture, score_at};
use super::state::BoardState;
use crate::app::{Selection, Tone};
use crate::craft::{self, New};
use crate::edit::{Command, JourneyCommand};
use crate::layout::{Cursor, DropSlot, Hit, Point, Rect};
use crate::model::{Body, CardId, LaneId, Place, StageId, StepId};
use crate::text::board as words;
use leptos::ev::PointerEvent;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// A pointer has to move this far before it drags.
const THRESHOLD: f64 = 5.0;
/// Two clicks within this time are meant as one double click.
const DOUBLE_CLICK: Duration = Duration::from_millis(300);

impl BoardState {
    /// The pointer goes down. `pan`: the map is to be moved, whatever lies under the pointer.
    pub fn press(self, event: &PointerEvent, pan: bool) {
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        let Some(start) = self.scene_point(x, y) else { return };
        let hit = self.scene.with_untracked(|scene| scene.hit(start.x, start.y));
        let Some(frame) = self.frame.get_untracked() else { return };
        if pan {
            self.gesture
                .set(Gesture::Pan { from: (x, y), scrolled: (frame.scroll_left(), frame.scroll_top()) });
        } else {
            let adds = event.shift_key() || event.ctrl_key() || event.meta_key();
            self.gesture.set(Gesture::Press { hit, start, adds });
            self.wait_for_long_press(event, hit, start);
        }
    }

    /// The pointer moves.
    pub fn moved(self, event: &PointerEvent) {
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        let Some(at) = self.scene_point(x, y) else { return };
        let column = self
            .scene
            .with_untracked(|scene| (at.x >= scene.frozen.width).then(|| scene.column_at(at.x)).flatten());
        if self.hover.get_untracked() != column {
            self.hover.set(column);
        }
        let gesture = self.gesture.get_untracked();
        let next = match gesture {
            Gesture::None => return,
            Gesture::Pan { from, scrolled } => return self.pan(from, scrolled, x, y),
            Gesture::Press { hit, start, adds } => {
                let far = (at.x - start.x).hypot(at.y - start.y) * self.zoom.get_untracked() > THRESHOLD;
                if !far {
                    return;
                }
                // A finger that moves scrolls; one that has rested carries the card already.
                if event.pointer_type() == "touch" {
                    return self.gesture.set(Gesture::None);
                }
                let begun = self.begin(hit, start, adds);
                let changes = !matches!(begun, Gesture::Frame { .. });
                if changes && self.session.document.read_only.get_untracked() {
                    return;
                }
                capture(self, event);
                begun
            }
            other => other,
        };
        let scene = self.scene.get_untracked();
        self.gesture.set(next.follow(&scene, at));
    }

    fn pan(self, from: (f64, f64), scrolled: (i32, i32), x: f64, y: f64) {
        if let Some(frame) = self.frame.get_untracked() {
            #[expect(clippy::cast_possible_truncation, reason = "pixels of a window")]
            let moved = ((x - from.0) as i32, (y - from.1) as i32);
            frame.set_scroll_left(scrolled.0 - moved.0);
            frame.set_scroll_top(scrolled.1 - moved.1);
        }
    }

    pub fn begin(self, hit: Hit, start: Point, adds: bool) -> Gesture {
        let scene = self.scene.get_untracked();
        match hit {
            Hit::Card(card) => {
                let row = scene.rows.iter().find(|row| row.items.iter().any(|item| item.card == card));
                row.map_or(Gesture::None, |row| Gesture::Card {
                    card,
                    cards: self.with_selected(card),
                    kind: row.kind,
                    slot: None,
                })
            }
            Hit::Emotion { lane, card: Some(card), .. } => {
                Gesture::Emotion { card, lane, score: 0.0, ghost: Rect::default() }
            }
            Hit::Stage(id) => Gesture::head(Cursor::Stage(id)),
            Hit::Step(id) => Gesture::head(Cursor::Step(id)),
            Hit::Lane(id) => Gesture::head(Cursor::Lane(id)),
            Hit::Cell { .. } | Hit::Nothing | Hit::Emotion { card: None, .. } => {
                let kept: Arc<[CardId]> = if adds { self.picked() } else { Arc::default() };
                Gesture::Frame { start, frame: Rect::default(), cards: kept.clone(), kept }
            }
            Hit::Chevron(_) => Gesture::None,
        }
    }

    /// The pointer goes up: a click selects, a drag is dropped.
    pub fn release(self) {
        match self.gesture.get_untracked() {
            Gesture::Press { hit, start, adds } => self.click(hit, start, adds),
            Gesture::Card { card, cards, slot: Some(slot), .. } => {
                self.drop_at(card, &cards, slot);
            }
            Gesture::Frame { cards, .. } => {
                self.pick(&cards);
                if let Some(card) = cards.last() {
                    self.focus(Cursor::Card(*card));
                }
            }
            Gesture::Emotion { card, score, .. } => self.set_score(card, score),
            Gesture::Head { what, to, .. } => {
                self.move_head(what, to);
            }
            _ => {}
        }
        self.gesture.set(Gesture::None);
    }

    /// The cards are dropped; in the row of a channel the one under the pointer gets that channel, in the same step of undo.
    fn drop_at(self, card: CardId, cards: &[CardId], DropSlot { lane, place, index, band, .. }: DropSlot) {
        let session = self.session;
        let Some(journey) = untrack(|| session.journey()) else { return };
        let Some(moves) = craft::dropped(&journey, cards, card, (lane, place, index)) else { return };
        let rechannelled = band.and_then(|band| {
            session
                .document
                .workspace
                .with_untracked(|workspace| craft::rechannelled(workspace, journey.id, card, band.channel))
        });
        let (command, elsewhere) = match rechannelled {
            Some((put, elsewhere)) => (Command::Batch(vec![put, moves]), elsewhere),
            None => (moves, 0),
        };
        if session.dispatch(command) && elsewhere > 0 {
            let lang = session.view.lang.get_untracked();
            let said = words::RECHANNELLED.fill(lang, &[("n", &elsewhere.to_string())]);
            session.tell(Tone::Done, said, true);
        }
    }

    fn click(self, hit: Hit, at: Point, adds: bool) {
        let session = self.session;
        if let (true, Hit::Card(id) | Hit::Emotion { card: Some(id), .. }) = (adds, hit) {
            self.focus(Cursor::Card(id));
            return self.pick(&craft::toggled(&self.picked(), id));
        }
        let select = |selection: Selection, cursor: Cursor| {
            session.seal();
            self.focus(cursor);
            self.select(selection);
        };
        match hit {
            Hit::Card(id) | Hit::Emotion { card: Some(id), .. } => {
                select(Selection::Card(id), Cursor::Card(id))
            }
            Hit::Stage(id) => select(Selection::Stage(id), Cursor::Stage(id)),
            Hit::Step(id) | Hit::Emotion { step: id, .. } => select(Selection::Step(id), Cursor::Step(id)),
            Hit::Lane(id) => select(Selection::Lane(id), Cursor::Lane(id)),
            Hit::Chevron(id) => self.fold(id),
            Hit::Cell { lane, step, index } => {
                session.view.selection.set(None);
                // Only an empty cell is a stop, and shows the sign that invites.
                if self.is_open(lane, step) || self.is_free(lane, step, at) {
                    self.add_at(lane, step, index, at);
                }
            }
            Hit::Nothing => session.view.selection.set(None),
        }
    }

    /// Selects what was clicked. Opening the drawer moves what lies under the pointer, so that waits until the click
    /// is known not to be the first of two.
    fn select(self, selection: Selection) {
        let session = self.session;
        if session.view.selection.get_untracked().is_some() {
            return session.view.selection.set(Some(selection));
        }
        let open = move || {
            // The board may be gone when the timer fires, or more cards may have been taken in.
            let nothing = session.view.selection.with_untracked(Option::is_none);
            if nothing && self.editing.try_get_untracked() == Some(None) {
                session.view.selection.set(Some(selection));
            }
        };
        set_timeout(open, DOUBLE_CLICK);
    }

    /// A double click edits in place, or adds to a cell that has cards already.
    pub fn double_click(self, client_x: i32, client_y: i32) {
        let Some(at) = self.scene_point(f64::from(client_x), f64::from(client_y)) else { return };
        match self.scene.with_untracked(|scene| scene.hit(at.x, at.y)) {
            Hit::Card(id) => self.edit_in_place(Cursor::Card(id)),
            Hit::Stage(id) => self.edit_in_place(Cursor::Stage(id)),
            Hit::Step(id) => self.edit_in_place(Cursor::Step(id)),
            Hit::Lane(id) => self.edit_in_place(Cursor::Lane(id)),
            Hit::Cell { lane, step, index } => self.add_at(lane, step, index, at),
            Hit::Emotion { lane, step, card: None, .. } => self.add_at(lane, step, 0, at),
            Hit::Emotion { .. } | Hit::Chevron(_) | Hit::Nothing => {}
        }
    }

    /// Whether a cell holds no card; of a curve, whether nobody claims anything in that column.
    fn is_open(self, lane: LaneId, step: StepId) -> bool {
        self.scene.with_untracked(|scene| scene.has_cursor(Cursor::Cell(lane, step)))
    }

    /// Whether a point lies in the row of a channel where a step has no touchpoint.
    fn is_free(self, lane: LaneId, step: StepId, at: Point) -> bool {
        self.scene.with_untracked(|scene| {
            let column = scene.columns_of(Place::Step(step)).start;
            scene.row(lane).is_some_and(|row| row.band_at(at.y).is_some_and(|band| row.is_free(band, column)))
        })
    }

    /// Adds a card where the pointer is; in the row of a channel a touchpoint of that channel. On a curve its height is the claim, and a column has one.
    fn add_at(self, lane: LaneId, step: StepId, index: usize, at: Point) {
        let curve = self.scene.with_untracked(|scene| scene.row(lane).and_then(|row| row.curve.clone()));
        match curve {
            None => {
                let place = Place::Step(step);
                let band = self.scene.with_untracked(|scene| scene.row(lane)?.band_at(at.y));
                self.add_in(
                    New::Card { lane, place, at: index, score: None },
                    band.and_then(|band| band.channel),
                );
            }
            Some(curve) if self.is_open(lane, step) => {
                let score = Some(score_at(&curve, at.y));
                self.add(New::Card { lane, place: Place::Step(step), at: index, score });
            }
            Some(_) => {}
        }
    }

    fn set_score(self, id: CardId, to: f64) {
        let Some(journey) = self.session.journey() else { return };
        let Some(mut card) = journey.card(id).cloned() else { return };
        if let Body::Emotion { score, .. } = &mut card.body {
            *score = to;
        }
        self.session.edit(JourneyCommand::SetCard(Box::new(card)));
        self.session.seal();
    }

    /// Moves a stage, step or lane to a position.
    pub fn move_head(self, what: Cursor, (to, stage): (usize, Option<StageId>)) -> bool {
        match (what, stage) {
            (Cursor::Stage(id), _) => self.session.edit(JourneyCommand::MoveStage { id, to }),
            (Cursor::Lane(id), _) => self.session.edit(JourneyCommand::MoveLane { id, to }),
            (Cursor::Step(id), Some(stage)) => self.session.edit(JourneyCommand::MoveStep { id, stage, to }),
            _ => false,
        }
    }
}

/// The pointer's moves keep coming when it leaves the board.
fn capture(board: BoardState, event: &PointerEvent) {
    if let Some(frame) = board.frame.get_untracked() {
        // Refused for a pointer that is already gone: the gesture then ends with its last move.
        drop(frame.set_pointer_capture(event.pointer_id()));
    }
}
