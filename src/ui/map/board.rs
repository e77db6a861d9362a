//! The board: a scrolling frame with a frozen lane column and frozen stage and step rows. The browser scrolls and
//! keeps the frozen panes in place (`position: sticky`), zoom is one CSS transform for each pane.

use super::inline::InlineEditor;
use super::marks::marks;
use super::parts::{LaneBody, Overlay, figure, ground, stop};
use super::state::BoardState;
use super::tools::Tools;
use crate::layout::{Cursor, Part};
use crate::model::LaneId;
use crate::text::board as words;
use leptos::ev::{KeyboardEvent, MouseEvent, PointerEvent, WheelEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use std::sync::Arc;

/// The map in its frame.
#[component]
pub fn Board() -> impl IntoView {
    let board = BoardState::new();
    provide_context(board);
    follow_width(board);
    board.keep_focus();
    let space = RwSignal::new(false);
    let on_down = move |event: PointerEvent| {
        if board.editing.get_untracked().is_none() && (event.button() == 0 || event.button() == 1) {
            board.press(&event, space.get_untracked() || event.button() == 1);
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if board.editing.get_untracked().is_some() {
            return;
        }
        if event.key() == " " && board.gesture.get_untracked() != super::gesture::Gesture::None {
            space.set(true);
        }
        if board.key(&event) {
            event.prevent_default();
        }
    };
    let on_wheel = move |event: WheelEvent| {
        if event.ctrl_key() || event.meta_key() {
            event.prevent_default();
            let factor = (-event.delta_y() * 0.002).clamp(-0.5, 0.5).exp();
            let at = (f64::from(event.client_x()), f64::from(event.client_y()));
            board.zoom_at(board.zoom.get_untracked() * factor, Some(at));
        }
    };
    let on_double = move |event: MouseEvent| board.double_click(event.client_x(), event.client_y());
    view! {
        <div class="board-wrap">
            <div
                class="board"
                class:panning=move || board.gesture.with(|gesture| matches!(gesture, super::gesture::Gesture::Pan { .. }))
                node_ref=board.frame
                role="application"
                aria-label=move || board.scene.with(|scene| format!("{}. {}", scene.title, scene.description))
                aria-roledescription=board.session.t(words::JOURNEY_MAP)
                on:pointerdown=on_down
                on:pointermove=move |event| board.moved(&event)
                on:pointerup=move |_| board.release()
                on:pointercancel=move |_| board.gesture.set(super::gesture::Gesture::None)
                on:pointerleave=move |_| board.hover.set(None)
                on:dblclick=on_double
                on:keydown=on_key
                on:keyup=move |event: KeyboardEvent| if event.key() == " " { space.set(false) }
                on:wheel=on_wheel
            >
                <Sheet />
            </div>
            <Tools />
        </div>
    }
}

/// The scene is laid out for the width of the frame, in steps, so that a moving scroll bar does not lay it out anew.
fn follow_width(board: BoardState) {
    let measure = move || {
        if let Some(frame) = board.frame.get_untracked() {
            let width = f64::from(frame.client_width());
            if width > 0.0 && (board.width.get_untracked() - width).abs() >= 8.0 {
                board.width.set(width);
            }
        }
    };
    Effect::new(move |_| {
        let Some(frame) = board.frame.get() else { return };
        measure();
        let on_resize = Closure::<dyn FnMut()>::new(measure);
        let observer = leptos::web_sys::ResizeObserver::new(on_resize.as_ref().unchecked_ref());
        if let Ok(observer) = observer {
            observer.observe(&frame);
            let kept = StoredValue::new_local((observer, on_resize));
            on_cleanup(move || kept.with_value(|(observer, _)| observer.disconnect()));
        }
    });
}

/// The four panes. Each is an SVG of its part of the scene in scene coordinates.
#[component]
fn Sheet() -> impl IntoView {
    let board = expect_context::<BoardState>();
    let size = Memo::new(move |_| board.scene.with(|scene| (scene.frozen, scene.size)));
    let zoom = board.zoom;
    let px = |value: f64| format!("{value}px");
    let columns = move || {
        let (frozen, size) = size.get();
        format!("{} {}", px(frozen.width * zoom.get()), px((size.width - frozen.width) * zoom.get()))
    };
    let rows = move || {
        let (frozen, size) = size.get();
        format!("{} {}", px(frozen.height * zoom.get()), px((size.height - frozen.height) * zoom.get()))
    };
    let rows_shown =
        move || board.scene.with(|scene| scene.rows.iter().map(|row| row.lane).collect::<Vec<_>>());
    view! {
        <div class="sheet" style:grid-template-columns=columns style:grid-template-rows=rows>
            <Pane class="pane corner" x=false y=false>
                {move || board.scene.with(|scene| scene.corner.iter().map(ground).collect_view())}
            </Pane>
            <Pane class="pane head" x=true y=false>
                <Heads />
            </Pane>
            <Pane class="pane lanes" x=false y=true>
                <For each=rows_shown key=|lane| *lane let:lane>
                    <LaneHead lane />
                </For>
            </Pane>
            <Pane class="pane body" x=true y=true>
                <For each=rows_shown key=|lane| *lane let:lane>
                    <LaneBody lane />
                </For>
                <Overlay />
            </Pane>
            <InlineEditor />
            <Legend />
        </div>
    }
}

/// A pane: the part of the scene to the right of the frozen column (`x`) and below the frozen rows (`y`), or the
/// frozen part itself.
#[component]
fn Pane(class: &'static str, x: bool, y: bool, children: Children) -> impl IntoView {
    let board = expect_context::<BoardState>();
    let area = Memo::new(move |_| {
        board.scene.with(|scene| {
            let (left, width) = if x {
                (scene.frozen.width, scene.size.width - scene.frozen.width)
            } else {
                (0.0, scene.frozen.width)
            };
            let (top, height) = if y {
                (scene.frozen.height, scene.size.height - scene.frozen.height)
            } else {
                (0.0, scene.frozen.height)
            };
            (left, top, width.max(0.0), height.max(0.0))
        })
    });
    let view_box = move || {
        let (left, top, width, height) = area.get();
        format!("{left} {top} {width} {height}")
    };
    view! {
        <div class=class>
            <svg
                class="map"
                viewBox=view_box
                width=move || area.get().2
                height=move || area.get().3
                style:transform=move || format!("scale({})", board.zoom.get())
            >
                {children()}
            </svg>
        </div>
    }
}

/// What the signs mean and where the figures come from, under the lanes; it stays in view to the side.
#[component]
fn Legend() -> impl IntoView {
    let board = expect_context::<BoardState>();
    let legend = Memo::new(move |_| board.scene.with(|scene| scene.legend.clone()));
    let size = move || legend.with(|part| part.rect);
    view! {
        <div class="pane legend">
            <svg class="map" width=move || size().width height=move || size().height>
                {move || marks(&legend.get().marks)}
            </svg>
        </div>
    }
}

/// Stage chevrons, conversion pills, step names.
#[component]
fn Heads() -> impl IntoView {
    let board = expect_context::<BoardState>();
    let stages = Memo::new(move |_| board.scene.with(|scene| scene.stages.clone()));
    let pills = Memo::new(move |_| board.scene.with(|scene| scene.pills.clone()));
    let steps = Memo::new(move |_| board.scene.with(|scene| scene.steps.clone()));
    view! {
        {move || stages.get().iter().map(|stage| stop(board, Cursor::Stage(stage.id), &stage.part)).collect_view()}
        {move || steps.get().iter().map(|step| stop(board, Cursor::Step(step.id), &step.part)).collect_view()}
        {move || pills.get().iter().map(|pill| figure(&pill.part)).collect_view()}
    }
}

/// The head of a lane: icon, name, fold sign.
#[component]
fn LaneHead(lane: LaneId) -> impl IntoView {
    let board = expect_context::<BoardState>();
    let row = board.row(lane);
    let head = Memo::new(move |_| row.get().map(|row| row.head.clone()));
    move || head.get().map(|part: Arc<Part>| stop(board, Cursor::Lane(lane), &part))
}
