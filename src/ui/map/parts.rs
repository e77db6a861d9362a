//! The parts of the map as SVG groups, each following its own piece of the scene, so that an edit redraws only
//! what changed.

use super::gesture::Gesture;
use super::marks::marks;
use super::state::{BoardState, element_id};
use crate::app::Selection;
use crate::layout::{Cursor, EmotionNode, Item, Part, Rect};
use crate::model::{CardId, LaneId};
use crate::text::board as words;
use leptos::prelude::*;
use std::sync::Arc;

fn at(rect: Rect) -> String {
    format!("translate({} {})", rect.x, rect.y)
}

/// A part that is only looked at.
pub fn ground(part: &Part) -> impl IntoView + use<> {
    view! { <g transform=at(part.rect) aria-hidden="true">{marks(&part.marks)}</g> }
}

/// A figure on the map that is read, but is no stop of the keyboard.
pub fn figure(part: &Part) -> impl IntoView + use<> {
    view! { <g role="img" aria-label=part.label.clone() transform=at(part.rect)>{marks(&part.marks)}</g> }
}

/// A part that the keyboard can stop at.
pub fn stop(board: BoardState, cursor: Cursor, part: &Part) -> impl IntoView + use<> {
    view! {
        <g
            id=element_id(cursor)
            class="stop"
            role="button"
            tabindex=move || tab_index(board, cursor)
            aria-label=part.label.clone()
            transform=at(part.rect)
            on:focus=move |_| board.cursor.set(Some(cursor))
        >
            {marks(&part.marks)}
            <rect class="ring" x="0" y="0" width=part.rect.width height=part.rect.height rx="8" />
        </g>
    }
}

/// One stop of the map is in the tab order.
fn tab_index(board: BoardState, cursor: Cursor) -> &'static str {
    if board.is_entry(cursor) { "0" } else { "-1" }
}

/// A card, badge, picture or tile. Its place and its content follow the scene apart, so that a card that only
/// moves is not drawn anew.
#[component]
pub fn ItemView(card: CardId) -> impl IntoView {
    let board = expect_context::<BoardState>();
    let item = board.item(card);
    let place = Memo::new(move |_| item.get().map(|item| item.part.rect));
    let content = Memo::new_with_compare(
        move |_| item.get(),
        |a, b| match (a.as_ref().and_then(|a| a.as_ref()), b.as_ref().and_then(|b| b.as_ref())) {
            (Some(a), Some(b)) => a.part.marks != b.part.marks || a.part.label != b.part.label,
            (None, None) => false,
            _ => true,
        },
    );
    let cursor = Cursor::Card(card);
    let selected = move || board.is_selected(Selection::Card(card));
    let dragged = move || board.is_dragged(card);
    let size = move || place.get().unwrap_or_default();
    view! {
        <g
            id=element_id(cursor)
            class="stop item"
            class:selected=selected
            class:dragged=dragged
            role="button"
            tabindex=move || tab_index(board, cursor)
            aria-label=move || content.get().map(|item| item.part.label.clone())
            aria-pressed=move || selected().to_string()
            transform=move || place.get().map(at)
            on:focus=move |_| board.cursor.set(Some(cursor))
        >
            {move || content.get().map(|item: Arc<Item>| marks(&item.part.marks))}
            <rect class="ring" x="0" y="0" width=move || size().width height=move || size().height rx="8" />
        </g>
    }
}

/// A lane without its head: ground, curve, cards, empty cells.
#[component]
pub fn LaneBody(lane: LaneId) -> impl IntoView {
    let board = expect_context::<BoardState>();
    let row = board.row(lane);
    let back = Memo::new(move |_| row.get().map(|row| row.ground.clone()));
    let cards = move || {
        row.get().map(|row| row.items.iter().map(|item| item.card).collect::<Vec<_>>()).unwrap_or_default()
    };
    let slots = Memo::new(move |_| row.get().map(|row| row.slots.clone()).unwrap_or_default());
    let label = move |step: crate::model::StepId| {
        let journey = board.session.journey();
        let found = journey.as_ref().and_then(|journey| journey.step(step));
        // A step without a name is where its stage is.
        let name =
            found.map_or("", |(stage, step)| if step.name.is_empty() { &stage.name } else { &step.name });
        words::ADD_HERE.fill(board.session.lang(), &[("step", name)])
    };
    let slot = move |slot: crate::layout::Slot| {
        let cursor = Cursor::Cell(lane, slot.step);
        let box_ = slot.rect;
        let middle = box_.centre();
        view! {
            <g
                id=element_id(cursor)
                class="stop slot"
                role="button"
                tabindex=move || tab_index(board, cursor)
                aria-label=move || label(slot.step)
                on:focus=move |_| board.cursor.set(Some(cursor))
            >
                <rect class="room" x=box_.x y=box_.y width=box_.width height=box_.height rx="8" />
                <path class="plus" d=format!("M{} {}h12M{} {}v12", middle.x - 6.0, middle.y, middle.x, middle.y - 6.0) />
            </g>
        }
    };
    view! {
        <g class="lane">
            {move || back.get().map(|part| ground(&part))}
            <Curve lane />
            {move || slots.get().into_iter().map(slot).collect_view()}
            <For each=cards key=|card| *card let:card>
                <ItemView card />
            </For>
        </g>
    }
}

/// The curve of an emotion lane.
#[component]
fn Curve(lane: LaneId) -> impl IntoView {
    let board = expect_context::<BoardState>();
    let curve = board.curve(lane);
    let node = move |node: &Arc<EmotionNode>| match node.cards.first() {
        Some(card) => {
            let selected = {
                let card = *card;
                move || board.is_selected(Selection::Card(card))
            };
            view! { <g class:selected=selected>{stop(board, Cursor::Card(*card), &node.part)}</g> }.into_any()
        }
        None => ground(&node.part).into_any(),
    };
    move || {
        curve.get().map(|curve| {
            view! {
                {ground(&curve.back)}
                {curve.nodes.iter().map(node).collect_view()}
                {curve.callouts.iter().map(ground).collect_view()}
            }
        })
    }
}

/// What lies over the cards while the pointer is busy: the column under it, the slot a card would drop into, the
/// ghost of what is dragged.
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
