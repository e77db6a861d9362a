//! A small picture of the whole of a wide map, with the part in view as a frame that can be dragged. An aid for the
//! pointer alone: keyboard and screen reader have the map itself.

use super::state::BoardState;
use crate::layout::{Rect, Scene};
use crate::ui::kit::lazy;
use crate::web::part::part;
use leptos::ev::PointerEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;
use std::time::Duration;

/// A map of more columns than this has it.
const WIDE: usize = 15;
/// Its largest size, in pixels.
const ROOM: (f64, f64) = (208.0, 120.0);
/// It follows an edit after this time, when that has been painted.
const LATER: Duration = Duration::from_millis(150);

/// The small picture, for a wide map.
#[component]
pub fn Minimap() -> impl IntoView {
    let board = expect_context::<BoardState>();
    let wide = Memo::new(move |_| board.scene.with(|scene| scene.columns.len() > WIDE));
    move || wide.get().then(|| lazy(move || small(board)))
}

part! { more => fn small(board: BoardState) -> AnyView {
    view! { <Small board /> }.into_any()
} }

/// Its scale and what is drawn.
#[derive(Clone, Default, PartialEq)]
struct Drawn {
    scale: f64,
    size: (f64, f64),
    stages: String,
    cards: String,
}

fn drawn(scene: &Scene) -> Drawn {
    let (across, down) = (scene.size.width - scene.frozen.width, scene.size.height - scene.frozen.height);
    let scale = (ROOM.0 / across.max(1.0)).min(ROOM.1 / down.max(1.0));
    let mut stages = String::new();
    for stage in scene.stages.iter().step_by(2) {
        let box_ = stage.part.rect;
        outline(
            &mut stages,
            Rect { x: box_.x - scene.frozen.width, y: 0.0, width: box_.width, height: down },
            scale,
        );
    }
    let mut cards = String::new();
    let points = |row: &crate::layout::Row| -> Vec<Rect> {
        row.curve.iter().flat_map(|curve| &curve.nodes).map(|node| node.part.rect).collect()
    };
    for row in &scene.rows {
        for box_ in row.items.iter().map(|item| item.part.rect).chain(points(row)) {
            outline(&mut cards, box_.moved(-scene.frozen.width, -scene.frozen.height), scale);
        }
    }
    Drawn { scale, size: (across * scale, down * scale), stages, cards }
}

fn outline(path: &mut String, box_: Rect, scale: f64) {
    let (x, y, width, height) = (box_.x * scale, box_.y * scale, box_.width * scale, box_.height * scale);
    path.push_str(&format!("M{x:.1} {y:.1}h{width:.1}v{height:.1}h-{width:.1}z"));
}

#[component]
fn Small(board: BoardState) -> impl IntoView {
    let picture = RwSignal::new(board.scene.with_untracked(|scene| drawn(scene)));
    let waits = StoredValue::new(false);
    Effect::new(move |_| {
        board.scene.track();
        if !waits.get_value() {
            waits.set_value(true);
            let draw = move || {
                waits.try_set_value(false);
                if let Some(next) = board.scene.try_with_untracked(|scene| drawn(scene)) {
                    picture.try_set(next);
                }
            };
            set_timeout(draw, LATER);
        }
    });
    // The part in view: corner and size, in pixels of the small picture.
    let view = move || {
        board.scrolled.track();
        board.width.track();
        let scale = picture.with(|picture| picture.scale) / board.zoom.get();
        let frame = board.frame.get()?;
        let frozen = board.scene.with_untracked(|scene| scene.frozen);
        let zoom = board.zoom.get();
        let across = f64::from(frame.client_width()) - frozen.width * zoom;
        let down = f64::from(frame.client_height()) - frozen.height * zoom;
        let (x, y) = (f64::from(frame.scroll_left()), f64::from(frame.scroll_top()));
        Some([x, y, across, down].map(|length| length * scale))
    };
    let go = move |event: &PointerEvent| {
        let (Some(frame), Some([_, _, width, height])) = (board.frame.get_untracked(), untrack(view)) else {
            return;
        };
        let target = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(bounds) = target.map(|target| target.get_bounding_client_rect()) else { return };
        let scale = picture.with_untracked(|picture| picture.scale) / board.zoom.get_untracked();
        let x = (f64::from(event.client_x()) - bounds.left() - width / 2.0) / scale;
        let y = (f64::from(event.client_y()) - bounds.top() - height / 2.0) / scale;
        #[expect(clippy::cast_possible_truncation, reason = "pixels of a window")]
        let (left, top) = (x.round() as i32, y.round() as i32);
        frame.set_scroll_left(left);
        frame.set_scroll_top(top);
    };
    let on_down = move |event: PointerEvent| {
        event.prevent_default();
        if let Some(target) = event.current_target().and_then(|target| target.dyn_into::<Element>().ok()) {
            // Refused for a pointer that is already gone.
            drop(target.set_pointer_capture(event.pointer_id()));
        }
        go(&event);
    };
    let on_move = move |event: PointerEvent| {
        if event.buttons() & 1 == 1 {
            go(&event);
        }
    };
    let side = move |at: usize| move || view().map_or(0.0, |view| view[at].max(0.0));
    view! {
        <div class="minimap" aria-hidden="true">
            <svg width=move || picture.with(|picture| picture.size.0) height=move || picture.with(|picture| picture.size.1)
                on:pointerdown=on_down on:pointermove=on_move>
                <path class="stages" d=move || picture.with(|picture| picture.stages.clone()) />
                <path class="cards" d=move || picture.with(|picture| picture.cards.clone()) />
                <rect class="view" x=side(0) y=side(1) width=side(2) height=side(3) rx="2" />
            </svg>
        </div>
    }
}
