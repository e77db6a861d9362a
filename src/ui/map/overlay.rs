//! What lies over the cards while the pointer is busy.

use super::gesture::Gesture;
use super::state::BoardState;
use leptos::prelude::*;

/// The column under it, the slot a card would drop into, the
/// frame or the point that is dragged.
#[component]
pub fn Overlay() -> impl IntoView {
    let board = expect_context::<BoardState>();
    let column = move || {
        let at = board.hover.get()?;
        let (column, height, top) = board
            .scene
            .with(|scene| (scene.columns.get(at).copied(), scene.size.height, scene.frozen.height));
        column.map(|column| {
            view! { <rect class="column" x=column.x y=top width=column.width height=height - top /> }
        })
    };
    let landing = move || {
        board.gesture.with(Gesture::landing).map(|rect| {
            view! { <rect class="landing" x=rect.x y=rect.y width=rect.width height=rect.height rx="6" /> }
        })
    };
    let ghost = move || {
        board.gesture.with(Gesture::ghost).map(|rect| {
            view! { <rect class="ghost" x=rect.x y=rect.y width=rect.width height=rect.height rx="8" /> }
        })
    };
    view! { <g class="overlay" aria-hidden="true">{column} {landing} {ghost}</g> }
}
