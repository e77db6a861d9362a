//! The board: a scrolling frame with a frozen lane column and frozen stage and step rows. The browser scrolls and
//! keeps the frozen panes in place (`position: sticky`), zoom is one CSS transform for each pane.

use super::canvas::{Canvas, Panes};
use super::curve_words::CurveWords;
use super::find::FindBar;
use super::fresh::Adds;
use super::hands::Hands;
use super::inline::InlineEditor;
use super::minimap::Minimap;
use super::overlay::Overlay;
use super::present::Presenter;
use super::state::{BoardState, cursor_of};
use super::tools::Tools;
use super::touch::Fingers;
use crate::layout::Rect;
use crate::text::board as words;
use leptos::ev::{self, FocusEvent, KeyboardEvent, MouseEvent, PointerEvent, WheelEvent};
use leptos::html;
use leptos::prelude::*;
use leptos::svg;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use leptos::web_sys::Element;
use std::time::Duration;

/// The map in its frame.
#[component]
pub fn Board() -> impl IntoView {
    let board = BoardState::new();
    provide_context(board);
    // Called by a menu, whose items are of a part that comes after that of the hands or before it.
    provide_context(Adds(Callback::new(move |new| {
        board.with_hands(Box::new(move |hands| (hands.add)(board, new)));
    })));
    let probe = NodeRef::<html::Span>::new();
    follow_width(board, probe);
    board.keep_focus();
    board.tell_stops();
    let space = RwSignal::new(Space::Up);
    board.fetch_hands(space);
    let on_down = move |event: PointerEvent| {
        if board.editing.get_untracked().is_none() && (event.button() == 0 || event.button() == 1) {
            let pan = space.get_untracked() != Space::Up || event.button() == 1;
            if pan && event.button() == 0 {
                space.set(Space::Panned);
            }
            board.with_hands(Box::new(move |hands| (hands.press)(board, &event, pan)));
        }
    };
    let fingers = Fingers::new(board);
    let on_key = move |event: KeyboardEvent| key_down(board, space, &event);
    let on_wheel = move |event: WheelEvent| {
        if event.ctrl_key() || event.meta_key() {
            event.prevent_default();
            let factor = (-event.delta_y() * 0.002).clamp(-0.5, 0.5).exp();
            let at = (f64::from(event.client_x()), f64::from(event.client_y()));
            board.zoom_at(board.zoom.get_untracked() * factor, Some(at));
        }
    };
    // One listener for all stops of the map.
    let on_focus = move |event: FocusEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(cursor) = target.and_then(|target| cursor_of(&target.id())) {
            board.cursor.set(Some(cursor));
        }
    };
    let on_double = move |event: MouseEvent| {
        let (x, y) = (event.client_x(), event.client_y());
        board.with_hands(Box::new(move |hands| (hands.double_click)(board, x, y)));
    };
    // Before the part is there a pointer has begun nothing, and a finger scrolls.
    let now = move |act: &dyn Fn(Hands)| {
        if let Some(hands) = board.hands.get_untracked() {
            act(hands);
        }
    };
    view! {
        <div class="board-wrap" class:presenting=move || board.presenting.get().is_some()>
            <div
                class="board"
                class:grab=move || space.get() != Space::Up
                class:panning=move || board.gesture.with(|gesture| matches!(gesture, super::gesture::Gesture::Pan { .. }))
                node_ref=board.frame
                role="application"
                aria-label=move || board.scene.with(|scene| format!("{}. {}", scene.title, scene.description))
                aria-roledescription=board.session.t(words::JOURNEY_MAP)
                on:pointerdown=on_down
                on:pointermove=move |event| now(&|hands| (hands.moved)(board, &event))
                on:pointerup=move |_| {
                    board.with_hands(Box::new(move |hands| (hands.release)(board)));
                }
                on:pointercancel=move |_| board.gesture.set(super::gesture::Gesture::None)
                on:pointerleave=move |_| board.hover.set(None)
                on:dblclick=on_double
                on:focusin=on_focus
                on:keydown=on_key
                on:keyup=move |event: KeyboardEvent| {
                    if event.key() == " " && space.get_untracked() == Space::Down && board.editing.get_untracked().is_none() {
                        board.with_hands(Box::new(move |hands| (hands.open_entry)(board)));
                    }
                }
                on:wheel=on_wheel
                on:scroll=move |_| board.scrolled.update(|tick| *tick = tick.wrapping_add(1))
                on:touchstart=move |event| now(&|hands| (hands.touched)(fingers, &event))
                on:touchmove=move |event| now(&|hands| (hands.touch_moved)(fingers, &event))
                on:touchend=move |event| now(&|hands| (hands.touched)(fingers, &event))
                on:touchcancel=move |event| now(&|hands| (hands.touched)(fingers, &event))
                style:scroll-padding-top=move || {
                    format!("{}px", board.scene.with(|scene| scene.frozen.height) * board.zoom.get() + 24.0)
                }
            >
                <Sheet />
            </div>
            <span class="text-size" aria-hidden="true" node_ref=probe></span>
            <Tools />
            <FindBar />
            <Minimap />
            <Presenter />
            <CurveWords />
        </div>
    }
}

/// A key on the board: the space bar is its own, the others are for the hands.
fn key_down(board: BoardState, space: RwSignal<Space>, event: &KeyboardEvent) {
    if board.editing.get_untracked().is_some() || board.presenting.get_untracked().is_some() {
        return;
    }
    if event.key() == " " {
        // Alone it opens the drawer, when it is let go; with the pointer it moves the map.
        event.prevent_default();
        if space.get_untracked() == Space::Up {
            space.set(Space::Down);
        }
    } else {
        let again = event.clone();
        let ours = move |hands: Hands| {
            if (hands.key)(board, &again) {
                again.prevent_default();
            }
        };
        board.with_hands(Box::new(ours));
    }
}

/// The space bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Space {
    /// Not pressed.
    Up,
    /// Pressed, and nothing else happened since.
    Down,
    /// Down, and the map was moved since.
    Panned,
}

/// The space bar moves the map wherever the keyboard is, as long as the pointer is over the map and nothing else waits
/// for that key.
pub fn hear_space(board: BoardState, space: RwSignal<Space>) {
    let down = window_event_listener(ev::keydown, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let free = target.is_none_or(|target| target.tag_name() == "BODY");
        if event.key() == " " && free && board.hover.get_untracked().is_some() {
            event.prevent_default();
            if space.get_untracked() == Space::Up {
                space.set(Space::Down);
            }
        }
    });
    // Heard last, after the board has asked what the key was for.
    let up = window_event_listener(ev::keyup, move |event| {
        if event.key() == " " {
            space.set(Space::Up);
        }
    });
    let gone = window_event_listener(ev::blur, move |_| space.set(Space::Up));
    on_cleanup(move || [down, up, gone].into_iter().for_each(|handle| handle.remove()));
}

/// The scene is laid out for the width of the frame, in steps, so that a moving scroll bar does not lay it out anew, and
/// for the reader's size of text, which the probe has as its width (`.text-size` is 1rem wide).
fn follow_width(board: BoardState, probe: NodeRef<html::Span>) {
    let measure = move || {
        if let Some(probe) = probe.get_untracked() {
            board.scale_text(probe.get_bounding_client_rect().width() / 16.0);
        }
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
            if let Some(probe) = probe.get_untracked() {
                observer.observe(&probe);
            }
            let kept = StoredValue::new_local((observer, on_resize));
            on_cleanup(move || kept.with_value(|(observer, _)| observer.disconnect()));
        }
    });
}

/// The panes: parts of the scene, each in an SVG of its own; the body has one for each lane.
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
    let area = move |x: bool, y: bool| {
        let (frozen, size) = size.get();
        let along = |rest: bool, frozen: f64, size: f64| {
            if rest { (frozen, (size - frozen).max(0.0)) } else { (0.0, frozen) }
        };
        let ((x, width), (y, height)) =
            (along(x, frozen.width, size.width), along(y, frozen.height, size.height));
        Rect { x, y, width, height }
    };
    let legend = Memo::new(move |_| board.scene.with(|scene| scene.legend.rect));
    let [corner, heads, lanes, signs] = [(); 4].map(|()| NodeRef::<svg::Svg>::new());
    let body = NodeRef::<leptos::html::Div>::new();
    let turn = RwSignal::new(0_u32);
    Effect::new(move |canvas: Option<Option<Canvas>>| {
        let panes = || {
            let pane = |node: NodeRef<svg::Svg>| node.get().map(Element::from);
            Some(Panes {
                corner: pane(corner)?,
                heads: pane(heads)?,
                lanes: pane(lanes)?,
                legend: pane(signs)?,
                body: body.get()?.into(),
            })
        };
        turn.track();
        let mut canvas = canvas.flatten().or_else(|| panes().map(Canvas::new))?;
        if board.scene.with(|scene| canvas.draw(board, scene)) {
            // The browser paints what is in view before the rest is drawn. The page may have gone by then.
            let again = move || {
                turn.try_update(|turn| *turn += 1);
            };
            request_animation_frame(move || set_timeout(again, Duration::ZERO));
        }
        Some(canvas)
    });
    view! {
        <div class="sheet" style:grid-template-columns=columns style:grid-template-rows=rows>
            <Pane class="pane corner" node=corner area=Signal::derive(move || area(false, false)) />
            <Pane class="pane head" node=heads area=Signal::derive(move || area(true, false)) />
            <Pane class="pane lanes" node=lanes area=Signal::derive(move || area(false, true)) />
            <div class="pane body">
                <div class="map" style:transform=move || format!("scale({})", zoom.get())>
                    <div node_ref=body></div>
                    <Over area=Signal::derive(move || area(true, true)) />
                </div>
            </div>
            <InlineEditor />
            // What the signs mean and where the figures come from; it stays in view to the side.
            <div class="pane legend">
                <svg class="map" node_ref=signs width=move || legend.get().width height=move || legend.get().height></svg>
            </div>
        </div>
    }
}

/// A pane: a part of the scene in scene coordinates.
#[component]
fn Pane(class: &'static str, node: NodeRef<svg::Svg>, area: Signal<Rect>) -> impl IntoView {
    let board = expect_context::<BoardState>();
    view! {
        <div class=class>
            <svg
                class="map"
                node_ref=node
                viewBox=move || view_box(area.get())
                width=move || area.get().width
                height=move || area.get().height
                style:transform=move || format!("scale({})", board.zoom.get())
            ></svg>
        </div>
    }
}

/// The overlay, over the lanes.
#[component]
fn Over(area: Signal<Rect>) -> impl IntoView {
    view! {
        <svg class="over" viewBox=move || view_box(area.get()) width=move || area.get().width height=move || area.get().height>
            <Overlay />
        </svg>
    }
}

fn view_box(Rect { x, y, width, height }: Rect) -> String {
    format!("{x} {y} {width} {height}")
}
