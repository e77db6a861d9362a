//! What is done with the map: gestures, keys, touch, the clipboard, text in place. The first drawing needs none of it, so it is
//! a part of its own, which comes when the map has been drawn; what is done before it is there is done when it comes.

use super::board::Space;
use super::state::BoardState;
use super::touch::Fingers;
use super::{clipboard, inline};
use crate::craft::New;
use crate::layout::Cursor;
use crate::text::shell as words;
use crate::web::part::part;
use leptos::ev::{KeyboardEvent, PointerEvent, TouchEvent};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The functions of the part.
#[derive(Clone, Copy)]
pub struct Hands {
    /// A button of the pointer goes down; whether it moves the map.
    pub press: fn(BoardState, &PointerEvent, bool),
    /// The pointer moves.
    pub moved: fn(BoardState, &PointerEvent),
    /// The button comes up.
    pub release: fn(BoardState),
    /// Two clicks at a point of the window.
    pub double_click: fn(BoardState, i32, i32),
    /// A key; whether it was for the map.
    pub key: fn(BoardState, &KeyboardEvent) -> bool,
    /// Adds something.
    pub add: fn(BoardState, New),
    /// Opens what has the keyboard.
    pub open_entry: fn(BoardState),
    /// Fingers come or go.
    pub touched: fn(Fingers, &TouchEvent),
    /// Fingers move.
    pub touch_moved: fn(Fingers, &TouchEvent),
    /// The field over a text that is edited in place.
    pub field: fn(Cursor) -> AnyView,
    /// Listens to what comes from outside of the board, for as long as the owner lives.
    attach: fn(BoardState, RwSignal<Space>),
}

part! { hands => fn hands() -> Hands {
    Hands {
        press: BoardState::press,
        moved: BoardState::moved,
        release: BoardState::release,
        double_click: BoardState::double_click,
        key: BoardState::key,
        add: BoardState::add,
        open_entry: BoardState::open_entry,
        touched: Fingers::changed,
        touch_moved: Fingers::moved,
        field: inline::field,
        attach: |board, space| {
            clipboard::listen(board);
            super::carry::carry(board);
            board.grant_wishes();
            board.begin_afresh();
            board.session.follow_links();
            super::board::hear_space(board, space);
        },
    }
} }

impl BoardState {
    /// Fetches the part when the map has been drawn.
    pub fn fetch_hands(self, space: RwSignal<Space>) {
        // Signals and listeners of the part live as long as the board.
        let owner = Owner::current().unwrap_or_default();
        Effect::new(move |fetched: Option<bool>| {
            if fetched == Some(true) || self.scene.with(|scene| scene.columns.is_empty()) {
                return fetched == Some(true);
            }
            let owner = owner.clone();
            request_animation_frame(move || {
                spawn_local(async move {
                    if let Ok(hands) = hands().await
                        && self.hands.try_get_untracked() == Some(None)
                    {
                        self.hands.try_set(Some(hands));
                        owner.with(|| (hands.attach)(self, space));
                    }
                });
            });
            true
        });
    }

    /// Does something with the part: at once where it is there, else when it has come. Whether it was done at once.
    pub fn with_hands(self, act: Box<dyn FnOnce(Hands)>) -> bool {
        if let Some(hands) = self.hands.get_untracked() {
            act(hands);
            return true;
        }
        spawn_local(async move {
            match hands().await {
                Ok(hands) => act(hands),
                Err(_) => self.session.problem(self.session.now(words::PART_MISSING).to_owned()),
            }
        });
        false
    }
}

impl PartialEq for Hands {
    /// There is one table of functions in a program.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
