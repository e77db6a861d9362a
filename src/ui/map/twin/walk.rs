//! The keyboard in table and outline. Both are one stop for Tab: arrows walk over cells and lines ([`SPOT`]), Enter goes
//! into one, Tab then walks over its fields and buttons, Escape leads back out. Fields keep their own arrows.

use super::TwinState;
use crate::app::Form;
use crate::craft;
use crate::layout::Cursor;
use crate::model::Place;
use crate::twin::{Go, Spot};
use crate::ui::map::state::{cursor_of, element_id, focus_node};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement, HtmlTextAreaElement};

/// A cell of the table, a line of the outline. Their fields and buttons are no stops of their own.
const SPOT: &str = ".twin .spot";
/// What Enter goes into, and Tab walks over.
const CONTROLS: &str = "textarea, select, input, button";

/// The id of a cell of the table, and of the head of a thing in the outline.
pub fn spot_id(spot: Spot) -> String {
    match spot {
        Spot::Corner => "at-corner".to_owned(),
        Spot::Stage(id) => line_id(Cursor::Stage(id)),
        Spot::Step(id) => line_id(Cursor::Step(id)),
        Spot::Lane(id) => line_id(Cursor::Lane(id)),
        Spot::Whole(id) => format!("at-whole-{id}"),
        Spot::Cell(lane, Place::Step(step)) => line_id(Cursor::Cell(lane, step)),
        Spot::Cell(lane, Place::Stage(stage)) => format!("at-wide-{lane}-{stage}"),
    }
}

/// The id of the cell or line of a thing.
pub fn line_id(cursor: Cursor) -> String {
    format!("at-{}", element_id(cursor))
}

/// What a cell or line holds, where that is one thing.
fn thing_of(spot: &Element) -> Option<Cursor> {
    spot.id().strip_prefix("at-").and_then(cursor_of)
}

/// The nodes below one that a selector names, in order.
fn all(within: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = within.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

/// The cell or line around a node.
pub fn spot_of(node: &Element) -> Option<Element> {
    node.closest(SPOT).ok().flatten()
}

impl TwinState {
    /// A key goes down somewhere in the table or outline.
    pub fn walk(self, event: &KeyboardEvent) {
        // Enter that ends a composition of Chinese text belongs to the input method.
        if event.default_prevented() || event.is_composing() {
            return;
        }
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some((target, spot)) = target.and_then(|target| Some((target.clone(), spot_of(&target)?))) else {
            return;
        };
        let done = if target == spot { self.key_at(&spot, event) } else { key_inside(&target, &spot, event) };
        if done {
            event.prevent_default();
        }
    }

    /// A key on a cell or line itself. Whether it meant something.
    fn key_at(self, spot: &Element, event: &KeyboardEvent) -> bool {
        let thing = thing_of(spot);
        if event.alt_key() {
            return thing.is_some_and(|thing| self.key(thing, event));
        }
        let modifier = event.ctrl_key() || event.meta_key();
        if let Some(go) = go_of(&event.key(), modifier) {
            if let Some(next) = self.beside(spot, go) {
                focus_node(&next);
            }
            return true;
        }
        match (event.key().as_str(), thing) {
            _ if modifier => return false,
            ("Enter", Some(thing)) if event.shift_key() => {
                let journey = untrack(|| self.session.journey());
                if let Some(new) = journey.and_then(|journey| craft::after(&journey, thing)) {
                    self.add(new);
                }
            }
            ("Enter" | "F2", _) => enter(spot),
            (" ", Some(thing)) if !matches!(thing, Cursor::Cell(..)) => self.open(thing),
            ("Delete" | "Backspace", Some(thing)) => self.remove(thing),
            ("Escape", _) if self.session.view.selection.with_untracked(Option::is_some) => {
                self.session.view.selection.set(None);
            }
            _ => return false,
        }
        true
    }

    /// The cell or line that a key leads to.
    fn beside(self, spot: &Element, go: Go) -> Option<Element> {
        if self.form == Form::Outline {
            return line_beside(spot, go);
        }
        let id = spot.id();
        let (next, column) = self.twin.with_untracked(|twin| {
            let grid = twin.grid();
            let here = grid.spots().find(|known| spot_id(*known) == id)?;
            grid.go(here, self.column.get_value(), go)
        })?;
        self.column.set_value(column);
        document().get_element_by_id(&spot_id(next))
    }

    /// Tab comes back to the cell or line that had the keyboard last; there is always one.
    pub fn stop_at(self, spot: &Element) {
        let Some(root) = spot.closest(".twin").ok().flatten() else { return };
        for other in all(&root, ".spot[tabindex='0']") {
            drop(other.set_attribute("tabindex", "-1"));
        }
        drop(spot.set_attribute("tabindex", "0"));
    }

    /// Where the stop has gone with what it was, the first cell or line is the stop.
    pub fn keep_stop(self) {
        Effect::new(move |_| {
            self.twin.track();
            request_animation_frame(move || {
                let page = document();
                let stop = page.query_selector(".twin .spot[tabindex='0']").ok().flatten();
                if stop.is_none()
                    && let Some(first) = page.query_selector(SPOT).ok().flatten()
                {
                    self.stop_at(&first);
                }
            });
        });
    }
}

/// Where a key leads from a cell or line.
fn go_of(key: &str, modifier: bool) -> Option<Go> {
    Some(match (key, modifier) {
        ("ArrowLeft", false) => Go::Left,
        ("ArrowRight", false) => Go::Right,
        ("ArrowUp", false) => Go::Up,
        ("ArrowDown", false) => Go::Down,
        ("Home", false) => Go::RowStart,
        ("End", false) => Go::RowEnd,
        ("Home", true) => Go::Start,
        ("End", true) => Go::End,
        _ => return None,
    })
}

/// The line before or after one; to the sides, the heading before or after it.
fn line_beside(line: &Element, go: Go) -> Option<Element> {
    let lines = all(&line.closest(".twin").ok().flatten()?, ".spot");
    let at = lines.iter().position(|known| known == line)?;
    let is_heading = |line: &&Element| matches!(line.tag_name().as_str(), "H2" | "H3");
    let found = match go {
        Go::Up => lines.get(at.checked_sub(1)?),
        Go::Down => lines.get(at + 1),
        Go::Left => lines[..at].iter().rev().find(is_heading),
        Go::Right => lines[at + 1..].iter().find(is_heading),
        Go::RowStart | Go::Start => lines.first(),
        Go::RowEnd | Go::End => lines.last(),
    };
    found.cloned()
}

/// Goes to the first field of a cell or line, behind its text; where it has none, its button is pressed.
fn enter(spot: &Element) {
    if let Some(field) = spot.query_selector("textarea, select, input").ok().flatten() {
        focus_node(&field);
        if let Some(text) = field.dyn_ref::<HtmlTextAreaElement>() {
            let end = text.text_length();
            drop(text.set_selection_range(end, end));
        }
    } else if let Some(button) =
        all(spot, "button").first().and_then(|button| button.dyn_ref::<HtmlElement>())
    {
        button.click();
    }
}

/// A key in a field or on a button of a cell or line. Whether it meant something here.
fn key_inside(target: &Element, spot: &Element, event: &KeyboardEvent) -> bool {
    let next = match event.key().as_str() {
        "Escape" => Some(spot.clone()),
        "Tab" if !event.alt_key() && !event.ctrl_key() && !event.meta_key() => {
            let controls = all(spot, CONTROLS);
            let at = controls.iter().position(|known| known == target);
            match (at, event.shift_key()) {
                (Some(0), true) => Some(spot.clone()),
                (Some(at), true) => controls.get(at - 1).cloned(),
                (Some(at), false) => controls.get(at + 1).cloned(),
                (None, _) => None,
            }
        }
        _ => None,
    };
    next.inspect(focus_node).is_some()
}
