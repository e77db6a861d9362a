//! A text field over the thing whose text is edited in place. Enter and leaving keep the text, Escape brings back the one
//! before; a new card has none before, so it keeps what was typed. What is typed reaches the document whenever the typing
//! pauses, as one step, so that it is saved even if the page goes. A new card that is left without a text goes again.

use super::state::BoardState;
use crate::edit::JourneyCommand;
use crate::layout::{Cursor, Rect};
use crate::model::CardId;
use crate::text::board as words;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use std::time::Duration;

/// Typing that rests so long is written to the document.
const PAUSE: Duration = Duration::from_millis(300);

/// The field, while something is edited.
#[component]
pub fn InlineEditor() -> impl IntoView {
    let board = expect_context::<BoardState>();
    move || Some((board.hands.get()?.field)(board.editing.get()?))
}

/// The field over one thing.
pub fn field(cursor: Cursor) -> AnyView {
    view! { <Field cursor /> }.into_any()
}

#[component]
fn Field(cursor: Cursor) -> impl IntoView {
    let board = expect_context::<BoardState>();
    let before = current_text(board, cursor);
    let text = RwSignal::new(before.clone());
    let before = StoredValue::new(before);
    let is_fresh = move || board.fresh.get_untracked().is_some_and(|(card, _)| Cursor::Card(card) == cursor);
    if !is_fresh() {
        // What was done to it before is a step of its own; a card that was just added is one with its text.
        board.session.seal();
    }
    let pause = StoredValue::new(None::<TimeoutHandle>);
    let end_pause = move || {
        if let Some(handle) = pause.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    };
    on_cleanup(end_pause);
    let on_input = move |typed: String| {
        text.set(typed);
        end_pause();
        let write = move || set_text(board, cursor, text.get_untracked());
        pause.set_value(set_timeout_with_handle(write, PAUSE).ok());
    };
    let node = NodeRef::<html::Textarea>::new();
    Effect::new(move |_| {
        if let Some(field) = node.get() {
            // Before it is selected: a value that comes later would put the caret behind it.
            field.set_value(&text.get_untracked());
            drop(field.focus());
            field.select();
        }
    });
    let close = move |keep: bool| {
        // Closing takes the field away, which would leave it once more.
        if board.editing.get_untracked() != Some(cursor) {
            return;
        }
        end_pause();
        board.editing.set(None);
        let text = text.get_untracked();
        let fresh = board.fresh.get_untracked().filter(|(card, _)| Cursor::Card(*card) == cursor);
        board.fresh.set(None);
        match fresh {
            Some((card, cell)) if text.trim().is_empty() => {
                discard(board, card);
                board.focus(cell);
            }
            _ => {
                if keep || fresh.is_some() {
                    set_text(board, cursor, text);
                } else if current_text(board, cursor) != before.get_value() && !board.session.abandon() {
                    set_text(board, cursor, before.get_value());
                }
                board.session.seal();
                board.focus(cursor);
            }
        }
    };
    let on_key = move |event: KeyboardEvent| {
        event.stop_propagation();
        // Enter that ends a composition of Chinese text belongs to the input method.
        if event.is_composing() {
            return;
        }
        match event.key().as_str() {
            "Enter" if !event.shift_key() => {
                event.prevent_default();
                close(true);
            }
            "Escape" => close(false),
            _ => {}
        }
    };
    let place = move || {
        let rect = rect_of(board, cursor);
        let zoom = board.zoom.get();
        // Frozen panes stand still while the sheet under them is scrolled.
        let scrolled =
            board.frame.get_untracked().map_or((0, 0), |frame| (frame.scroll_left(), frame.scroll_top()));
        let (left, top) = match cursor {
            Cursor::Stage(_) | Cursor::Step(_) => (0, scrolled.1),
            Cursor::Lane(_) => (scrolled.0, 0),
            Cursor::Card(_) | Cursor::Cell(..) => (0, 0),
        };
        (
            rect.x * zoom + f64::from(left),
            rect.y * zoom + f64::from(top),
            rect.width * zoom,
            rect.height.max(36.0) * zoom,
        )
    };
    view! {
        <textarea
            class="inline-editor input"
            node_ref=node
            aria-label=board.session.t(words::EDIT_TEXT)
            style:left=move || format!("{}px", place().0)
            style:top=move || format!("{}px", place().1)
            style:width=move || format!("{}px", place().2)
            style:min-height=move || format!("{}px", place().3)
            style:font-size=move || format!("{}px", 12.0 * board.zoom.get())
            prop:value=text
            on:input=move |event| on_input(event_target_value(&event))
            on:keydown=on_key
            on:blur=move |_| close(true)
            on:pointerdown=|event| event.stop_propagation()
            on:dblclick=|event| event.stop_propagation()
        ></textarea>
    }
}

/// Takes a new card away again; nothing is left of it to undo where nothing else was done since.
fn discard(board: BoardState, card: CardId) {
    if !board.session.abandon() {
        board.session.edit(JourneyCommand::RemoveCards(vec![card]));
    }
}

fn rect_of(board: BoardState, cursor: Cursor) -> Rect {
    board
        .scene
        .with(|scene| match cursor {
            Cursor::Card(id) => scene.item(id).map(|item| item.part.rect),
            Cursor::Stage(id) => {
                scene.stages.iter().find(|stage| stage.id == id).map(|stage| stage.part.rect)
            }
            Cursor::Step(id) => scene.steps.iter().find(|step| step.id == id).map(|step| step.part.rect),
            Cursor::Lane(id) => scene.row(id).map(|row| row.head.rect),
            Cursor::Cell(..) => None,
        })
        .unwrap_or_default()
}

fn current_text(board: BoardState, cursor: Cursor) -> String {
    let Some(journey) = board.session.journey() else { return String::new() };
    let text = match cursor {
        Cursor::Card(id) => journey.card(id).map(|card| card.text.clone()),
        Cursor::Stage(id) => journey.stage(id).map(|stage| stage.name.clone()),
        Cursor::Step(id) => journey.step(id).map(|(_, step)| step.name.clone()),
        Cursor::Lane(id) => journey.lane(id).map(|lane| lane.name.clone()),
        Cursor::Cell(..) => None,
    };
    text.unwrap_or_default()
}

fn set_text(board: BoardState, cursor: Cursor, text: String) {
    let Some(journey) = board.session.journey() else { return };
    let command = match cursor {
        Cursor::Card(id) => journey.card(id).cloned().map(|mut card| {
            card.text = text;
            JourneyCommand::SetCard(Box::new(card))
        }),
        Cursor::Stage(id) => journey.stage(id).cloned().map(|mut stage| {
            stage.name = text;
            JourneyCommand::SetStage(stage)
        }),
        Cursor::Step(id) => journey.step(id).map(|(_, step)| step.clone()).map(|mut step| {
            step.name = text;
            JourneyCommand::SetStep(step)
        }),
        Cursor::Lane(id) => journey.lane(id).cloned().map(|mut lane| {
            lane.name = text;
            JourneyCommand::SetLane(lane)
        }),
        Cursor::Cell(..) => None,
    };
    if let Some(command) = command {
        board.session.edit(command);
    }
}
