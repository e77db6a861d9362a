//! Presenting the map, stage by stage: it fills the screen, one stage is as large as fits, the others are dimmed.
//! Arrows go on and back, Escape leaves and puts everything back as it was.

use super::state::BoardState;
use crate::layout::Cursor;
use crate::text::{board as words, shell};
use crate::ui::kit::{Glyph, Icon, lazy};
use crate::web::part::part;
use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

/// A stage is shown no larger than this.
const LARGEST: f64 = 1.8;

/// The bar of the presenter, while there is one.
#[component]
pub fn Presenter() -> impl IntoView {
    let board = expect_context::<BoardState>();
    let on = Memo::new(move |_| board.presenting.get().is_some());
    move || on.get().then(|| lazy(move || bar(board)))
}

part! { more => fn bar(board: BoardState) -> AnyView {
    view! { <Bar board /> }.into_any()
} }

impl BoardState {
    /// Begins with the stage that has the keyboard, or the first.
    pub fn present(self) {
        let stages = self.scene.with_untracked(|scene| scene.stages.len());
        if stages == 0 {
            return;
        }
        self.session.view.selection.set(None);
        let column = match self.cursor.get_untracked() {
            Some(Cursor::Stage(id)) => {
                self.scene.with_untracked(|scene| scene.stages.iter().position(|stage| stage.id == id))
            }
            _ => None,
        };
        self.presenting.set(Some(column.unwrap_or(0)));
        // Where the browser refuses, the page's own frame is filled.
        if let Some(host) = self.frame.get_untracked().and_then(|frame| frame.parent_element()) {
            drop(host.request_fullscreen());
        }
    }
}

/// Zooms so that the stage fills the frame, and scrolls to it.
fn show(board: BoardState, at: usize) {
    let Some(frame) = board.frame.get_untracked() else { return };
    let found = board
        .scene
        .with_untracked(|scene| scene.stages.get(at).map(|stage| (stage.part.rect, scene.frozen.width)));
    let Some((stage, frozen)) = found else { return };
    let zoom = (f64::from(frame.client_width()) / (frozen + stage.width + 24.0)).min(LARGEST);
    board.zoom_at(zoom, None);
    let left = (stage.x - frozen) * board.zoom.get_untracked();
    // After the zoom's own scrolling, which waits for a frame.
    request_animation_frame(move || {
        request_animation_frame(move || {
            #[expect(clippy::cast_possible_truncation, reason = "pixels of a window")]
            frame.set_scroll_left(left.round() as i32);
            frame.set_scroll_top(0);
            board.scrolled.try_update(|tick| *tick += 1);
        });
    });
}

#[component]
fn Bar(board: BoardState) -> impl IntoView {
    let session = board.session;
    let before = board.zoom.get_untracked();
    let count = move || board.scene.with(|scene| scene.stages.len());
    let go = move |by: isize| {
        let at = board.presenting.get_untracked().unwrap_or(0);
        let last = untrack(count).saturating_sub(1);
        board.presenting.set(Some(at.saturating_add_signed(by).min(last)));
    };
    let leave = move || {
        board.presenting.set(None);
        if document().fullscreen_element().is_some() {
            document().exit_fullscreen();
        }
        board.zoom_at(before, None);
        if let Some(entry) = board.entry.get_untracked() {
            board.focus(entry);
        }
    };
    // The stage is shown anew when another one is meant, and when the frame has found its size.
    Effect::new(move |_| {
        board.width.track();
        if let Some(at) = board.presenting.get() {
            show(board, at);
        }
    });
    let keys = window_event_listener(ev::keydown, move |event: KeyboardEvent| {
        match event.key().as_str() {
            "ArrowRight" | "PageDown" | " " => go(1),
            "ArrowLeft" | "PageUp" => go(-1),
            "Home" => board.presenting.set(Some(0)),
            "End" => go(isize::MAX),
            "Escape" => leave(),
            "ArrowDown" | "ArrowUp" => {
                let by = if event.key() == "ArrowDown" { 80 } else { -80 };
                if let Some(frame) = board.frame.get_untracked() {
                    frame.set_scroll_top(frame.scroll_top() + by);
                }
            }
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    });
    // Escape is the browser's while it fills the screen: leaving that leaves this.
    let full = window_event_listener(ev::fullscreenchange, move |_| {
        if document().fullscreen_element().is_none() && board.presenting.get_untracked().is_some() {
            leave();
        }
    });
    on_cleanup(move || {
        keys.remove();
        full.remove();
    });
    let name = move || {
        let at = board.presenting.get()?;
        let journey = session.journey()?;
        let stage = journey.stages.get(at)?;
        let (number, of) = ((at + 1).to_string(), journey.stages.len().to_string());
        let values = [("at", number.as_str()), ("n", of.as_str()), ("stage", stage.name.as_str())];
        Some(words::PRESENTED.fill(session.lang(), &values))
    };
    // What the stage wants, and how many came to it.
    let told = move || {
        let at = board.presenting.get()?;
        let stage = session.journey()?.stages.get(at)?.clone();
        let reached = board.scene.with(|scene| {
            scene.pills.iter().find(|pill| pill.to == stage.id).map(|pill| pill.part.label.clone())
        });
        let goal = (!stage.goal.is_empty()).then_some(stage.goal);
        Some(goal.into_iter().chain(reached).collect::<Vec<_>>().join(" · "))
    };
    let host = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |_| {
        let next = host.get().and_then(|host| host.query_selector("button.next").ok().flatten());
        if let Some(next) = next.and_then(|next| next.dyn_into::<HtmlElement>().ok()) {
            drop(next.focus());
        }
    });
    view! {
        <Veils board />
        <div class="presenter" node_ref=host role="toolbar" aria-label=session.t(words::PRESENT)>
            <strong role="status">{name}</strong>
            <span class="muted grow">{told}</span>
            <button type="button" class="button icon" aria-label=session.t(words::PRESENT_BACK)
                disabled=move || board.presenting.get() == Some(0) on:click=move |_| go(-1)>
                <Icon glyph=Glyph::Left />
            </button>
            <button type="button" class="button icon next" aria-label=session.t(words::PRESENT_NEXT) on:click=move |_| go(1)>
                <Icon glyph=Glyph::Right />
            </button>
            <button type="button" class="button" on:click=move |_| leave()>{session.t(shell::CLOSE)}</button>
        </div>
    }
}

/// What dims the stages beside the one shown.
#[component]
fn Veils(board: BoardState) -> impl IntoView {
    // Where the map begins in the frame, and from where to where the stage reaches.
    let sides = Memo::new(move |_| {
        board.scrolled.track();
        board.width.track();
        let zoom = board.zoom.get();
        let at = board.presenting.get()?;
        let frame = board.frame.get()?;
        let scrolled = f64::from(frame.scroll_left());
        let end = f64::from(frame.client_width());
        board.scene.with(|scene| {
            let stage = scene.stages.get(at)?.part.rect;
            let begin = scene.frozen.width * zoom;
            let end = end.max(begin);
            let (left, right) = (stage.x * zoom - scrolled, stage.right() * zoom - scrolled);
            Some((begin, left.clamp(begin, end), right.clamp(begin, end)))
        })
    });
    view! {
        <div class="veil" style=move || {
            sides.get().map(|(begin, left, _)| format!("left:{begin}px;width:{}px", left - begin))
        }></div>
        <div class="veil" style=move || sides.get().map(|(.., right)| format!("left:{right}px;right:0"))></div>
    }
}
