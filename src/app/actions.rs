//! The action registry: what can be done from anywhere, with its name and its keys. Menus, the keyboard and its
//! help page read the same list.

use super::{Overlay, Page, Session};
use crate::text::{Phrase, shell as words};
use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

/// Something that can be done from anywhere.
#[derive(Clone, Copy)]
pub struct Action {
    /// Its name.
    pub label: Phrase,
    /// Its keys as they are shown: `Mod` is Ctrl, or Cmd on a Mac.
    pub keys: &'static str,
    /// Does it.
    pub run: fn(Session),
}

impl Action {
    /// Every action, in the order of the help page.
    pub const ALL: [Action; 9] = [
        Action { label: words::UNDO, keys: "Mod+Z", run: Session::undo },
        Action { label: words::REDO, keys: "Mod+Shift+Z", run: Session::redo },
        Action { label: words::PAGE_MAP, keys: "Alt+1", run: |session| session.go(Page::Map) },
        Action { label: words::PAGE_DATA, keys: "Alt+2", run: |session| session.go(Page::Data) },
        Action { label: words::PAGE_KPI, keys: "Alt+3", run: |session| session.go(Page::Kpi) },
        Action {
            label: words::NEW_JOURNEY,
            keys: "Alt+N",
            run: |session| session.view.dialog.set(Some(Overlay::NewJourney)),
        },
        Action { label: words::OPEN_FILE, keys: "Mod+O", run: Session::pick_file },
        Action {
            label: words::EXPORT_WORKSPACE,
            keys: "Mod+S",
            run: |session| session.export_workspace(false),
        },
        Action { label: words::KEYS, keys: "?", run: |session| session.view.dialog.set(Some(Overlay::Keys)) },
    ];
}

/// Listens to the keyboard for the life of the page.
pub fn install_keys(session: Session) {
    std::mem::forget(window_event_listener(ev::keydown, move |event| {
        // Behind a modal dialog nothing is seen, so nothing may change there.
        if document().query_selector("dialog[open]").is_ok_and(|open| open.is_some()) {
            return;
        }
        // Text fields have an undo of their own, and letters are text there.
        let typing = in_field(&event);
        if event.key() == "Escape" && !typing && !event.default_prevented() {
            session.view.selection.set(None);
        }
        for action in Action::ALL {
            if pressed(&event, action.keys) && (!typing || action.keys == "Mod+S" || action.keys == "Mod+O") {
                event.prevent_default();
                (action.run)(session);
                return;
            }
        }
        if !typing && pressed(&event, "Mod+Y") {
            event.prevent_default();
            session.redo();
        }
    }));
}

fn pressed(event: &KeyboardEvent, keys: &str) -> bool {
    let mut parts: Vec<&str> = keys.split('+').collect();
    let Some(key) = parts.pop() else { return false };
    let held = |name| parts.contains(&name);
    // "?" needs Shift on most keyboards, so Shift does not count there.
    let shift = key == "?" || held("Shift") == event.shift_key();
    let letter = event.key().eq_ignore_ascii_case(key) || digit_code(&event.code()) == Some(key);
    letter && shift && held("Mod") == (event.ctrl_key() || event.meta_key()) && held("Alt") == event.alt_key()
}

/// With Alt held, some keyboards give another character than the digit that was pressed.
fn digit_code(code: &str) -> Option<&str> {
    code.strip_prefix("Digit").or_else(|| code.strip_prefix("Key").filter(|key| *key == "N"))
}

fn in_field(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<leptos::web_sys::Element>().ok());
    target.is_some_and(|target| {
        matches!(target.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
            && !matches!(target.get_attribute("type").as_deref(), Some("checkbox" | "radio" | "button"))
    })
}
