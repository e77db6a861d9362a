//! Things that are gone to from elsewhere: wishes of the palette and other lists, hits of a search.

use super::state::{BoardState, node_of};
use crate::app::{Selection, Wish};
use crate::layout::Cursor;
use crate::model::JourneyId;
use leptos::prelude::*;
use leptos::web_sys::{Element, ScrollIntoViewOptions, ScrollLogicalPosition};

/// A thing of another journey, or of a large map, is waited for so many frames until it is drawn.
const PATIENCE: u32 = 90;

impl BoardState {
    /// Does what is asked of the map, now and later.
    pub fn grant_wishes(self) {
        let wish = self.session.view.wish;
        Effect::new(move |_| {
            // Finding is the find bar's.
            let Some(asked) = wish.get().filter(|wish| !matches!(wish, Wish::Find { .. })) else { return };
            wish.set(None);
            match asked {
                Wish::Reach(journey, selection) => self.reach(journey, selection),
                Wish::Find { .. } => {}
                Wish::Fit => self.fit(),
                Wish::Present => self.present(),
            }
        });
    }

    fn reach(self, journey: JourneyId, selection: Selection) {
        let session = self.session;
        if untrack(|| session.journey()).is_none_or(|shown| shown.id != journey) {
            session.show_journey(journey);
        }
        let cursor = cursor_of(&selection);
        session.view.selection.set(Some(selection));
        if let Some(cursor) = cursor {
            when_drawn(cursor, PATIENCE, move |node| {
                bring(&node);
                self.focus(cursor);
            });
        }
    }

    /// Marks a hit and brings it into view; the keyboard stays where it is.
    pub fn mark(self, hit: Option<Cursor>) {
        let class = |cursor: Option<Cursor>, on: bool| {
            if let Some(node) = cursor.and_then(node_of) {
                drop(node.class_list().toggle_with_force("found", on));
            }
        };
        class(self.hit.get_untracked(), false);
        self.hit.set(hit);
        if let Some(cursor) = hit {
            when_drawn(cursor, PATIENCE, move |node| {
                if self.hit.try_get_untracked() == Some(hit) {
                    drop(node.class_list().add_1("found"));
                    bring(&node);
                }
            });
        }
    }
}

/// The stop of what is selected, where that is one.
pub fn cursor_of(selection: &Selection) -> Option<Cursor> {
    match selection {
        Selection::Card(id) => Some(Cursor::Card(*id)),
        Selection::Stage(id) => Some(Cursor::Stage(*id)),
        Selection::Step(id) => Some(Cursor::Step(*id)),
        Selection::Lane(id) => Some(Cursor::Lane(*id)),
        Selection::Cards(_) | Selection::Journey | Selection::Persona(_) => None,
    }
}

/// Brings a node into the middle of what is seen.
fn bring(node: &Element) {
    let how = ScrollIntoViewOptions::new();
    how.set_block(ScrollLogicalPosition::Center);
    how.set_inline(ScrollLogicalPosition::Center);
    node.scroll_into_view_with_scroll_into_view_options(&how);
}

/// Calls `act` with the node of a stop as soon as it is there; not at all where it stays away, as a card of a folded
/// lane does.
fn when_drawn(cursor: Cursor, frames: u32, act: impl FnOnce(Element) + 'static) {
    request_animation_frame(move || match node_of(cursor) {
        Some(node) => act(node),
        None if frames > 0 => when_drawn(cursor, frames - 1, act),
        None => {}
    });
}
