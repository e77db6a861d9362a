//! What the pointer carries while it drags a card, a stage, a step or a lane: a copy of its drawing, half transparent, that
//! follows the pointer over everything. Nothing is laid out: the copy is made once, and a move sets one transform.

use super::gesture::Gesture;
use super::state::{BoardState, node_of};
use crate::layout::{Cursor, Rect, Scene};
use crate::web::pen::set;
use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;

impl Gesture {
    /// What is carried.
    fn carried(&self) -> Option<Cursor> {
        match self {
            Gesture::Card { card, .. } => Some(Cursor::Card(*card)),
            Gesture::Head { what, .. } => Some(*what),
            _ => None,
        }
    }
}

/// Where something is drawn, in the coordinates of its own picture: those of a lane begin where it begins.
fn drawn_at(scene: &Scene, cursor: Cursor) -> Option<Rect> {
    match cursor {
        Cursor::Stage(id) => scene.stages.iter().find(|stage| stage.id == id).map(|stage| stage.part.rect),
        Cursor::Step(id) => scene.steps.iter().find(|step| step.id == id).map(|step| step.part.rect),
        Cursor::Lane(id) => scene.row(id).map(|row| row.head.rect),
        Cursor::Card(id) => scene.rows.iter().find_map(|row| {
            let item = row.items.iter().find(|item| item.card == id)?;
            Some(item.part.rect.moved(-scene.frozen.width, -row.rect.y))
        }),
        Cursor::Cell(..) => None,
    }
}

/// A copy under the pointer, and where its corner is from there.
struct Load {
    copy: Element,
    grip: (f64, f64),
}

impl Load {
    /// A copy of what shows a stop, as large as that is on the screen.
    fn of(scene: &Scene, cursor: Cursor, pointer: (f64, f64)) -> Option<Load> {
        let node = node_of(cursor)?;
        let seen = node.get_bounding_client_rect();
        let Rect { x, y, width, height } = drawn_at(scene, cursor)?;
        let copy = document().create_element_ns(Some("http://www.w3.org/2000/svg"), "svg").ok()?;
        set(&copy, "class", "map carried");
        set(&copy, "viewBox", &format!("{x} {y} {width} {height}"));
        set(&copy, "width", &seen.width().to_string());
        set(&copy, "height", &seen.height().to_string());
        set(&copy, "aria-hidden", "true");
        let drawing: Element = node.clone_node_with_deep(true).ok()?.unchecked_into();
        for name in ["id", "class", "tabindex", "role", "aria-label"] {
            drop(drawing.remove_attribute(name));
        }
        drop(copy.append_child(&drawing));
        drop(document().body()?.append_child(&copy));
        let load = Load { copy, grip: (seen.left() - pointer.0, seen.top() - pointer.1) };
        load.follow(pointer);
        Some(load)
    }

    fn follow(&self, pointer: (f64, f64)) {
        let (x, y) = (pointer.0 + self.grip.0, pointer.1 + self.grip.1);
        set(&self.copy, "style", &format!("transform:translate({x}px,{y}px)"));
    }
}

impl Drop for Load {
    fn drop(&mut self) {
        self.copy.remove();
    }
}

/// Shows what is carried, for as long as the owner lives.
pub fn carry(board: BoardState) {
    let pointer = StoredValue::new((0.0, 0.0));
    let load = StoredValue::new_local(None::<Load>);
    let follow = move |event: &leptos::ev::PointerEvent| {
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        pointer.set_value(at);
        load.with_value(|load| {
            if let Some(load) = load {
                load.follow(at);
            }
        });
    };
    let heard = [
        window_event_listener(ev::pointermove, move |event| follow(&event)),
        window_event_listener(ev::pointerdown, move |event| follow(&event)),
    ];
    let carried = Memo::new(move |_| board.gesture.with(Gesture::carried));
    Effect::new(move |_| {
        let cursor = carried.get();
        let next = board.scene.with_untracked(|scene| Load::of(scene, cursor?, pointer.get_value()));
        load.set_value(next);
    });
    on_cleanup(move || {
        heard.into_iter().for_each(|handle| handle.remove());
        load.try_set_value(None);
    });
}
