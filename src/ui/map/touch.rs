//! Fingers on the board: two of them zoom and move the map, one that rests on a card takes it up. One finger that
//! moves scrolls, which the browser does.

use super::gesture::Gesture;
use super::state::BoardState;
use crate::layout::{Hit, Point};
use leptos::ev::{PointerEvent, TouchEvent};
use leptos::prelude::*;
use std::time::Duration;

/// A finger that rests so long takes the card up.
const LONG_PRESS: Duration = Duration::from_millis(450);

/// Two fingers: how far apart, and the point between them, in the window.
type Pinch = (f64, (f64, f64));

/// What two fingers did last.
#[derive(Clone, Copy)]
pub struct Fingers {
    board: BoardState,
    last: StoredValue<Option<Pinch>>,
}

impl Fingers {
    pub fn new(board: BoardState) -> Fingers {
        Fingers { board, last: StoredValue::new(None) }
    }

    /// Fingers come or go.
    pub fn changed(self, event: &TouchEvent) {
        let two = pinch(event);
        if two.is_some() {
            self.board.gesture.set(Gesture::None);
        }
        self.last.set_value(two);
    }

    /// Fingers move.
    pub fn moved(self, event: &TouchEvent) {
        let board = self.board;
        if let (Some(now), Some(last)) = (pinch(event), self.last.get_value()) {
            event.prevent_default();
            self.last.set_value(Some(now));
            if let Some(frame) = board.frame.get_untracked() {
                #[expect(clippy::cast_possible_truncation, reason = "pixels of a window")]
                let by = ((now.1.0 - last.1.0).round() as i32, (now.1.1 - last.1.1).round() as i32);
                frame.set_scroll_left(frame.scroll_left() - by.0);
                frame.set_scroll_top(frame.scroll_top() - by.1);
            }
            let factor = if last.0 > 0.0 { now.0 / last.0 } else { 1.0 };
            board.zoom_at(board.zoom.get_untracked() * factor, Some(now.1));
        } else if board.gesture.with_untracked(|gesture| !gesture.dragged().is_empty()) {
            // The finger carries a card: the map stays.
            event.prevent_default();
        }
    }
}

fn pinch(event: &TouchEvent) -> Option<Pinch> {
    let touches = event.touches();
    if touches.length() != 2 {
        return None;
    }
    let at =
        |index| touches.get(index).map(|touch| (f64::from(touch.client_x()), f64::from(touch.client_y())));
    let (a, b) = (at(0)?, at(1)?);
    Some(((a.0 - b.0).hypot(a.1 - b.1), (f64::midpoint(a.0, b.0), f64::midpoint(a.1, b.1))))
}

impl BoardState {
    /// A finger has come down on something: if it is still there after a moment and that is a card, it takes it up.
    pub fn wait_for_long_press(self, event: &PointerEvent, hit: Hit, start: Point) {
        let may = event.pointer_type() == "touch" && !self.session.document.read_only.get_untracked();
        if !may || !matches!(hit, Hit::Card(_) | Hit::Emotion { card: Some(_), .. }) {
            return;
        }
        let take_up = move || {
            let pressed = Gesture::Press { hit, start, adds: false };
            // The board may be gone when the timer fires.
            if self.gesture.try_get_untracked() == Some(pressed) {
                self.gesture.set(self.begin(hit, start, false));
            }
        };
        set_timeout(take_up, LONG_PRESS);
    }
}
