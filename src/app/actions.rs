//! The action registry: what can be done from anywhere, with its name and its keys. Menus, the keyboard and its
//! help page read the same list.

use super::{Form, Overlay, Page, Selection, Session, Wish};
use crate::text::{Phrase, board, people, shell as words, twin};
use crate::web::prefs::Theme;
use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

/// Something that can be done from anywhere.
#[derive(Clone, Copy)]
pub struct Action {
    /// Its name.
    pub label: Phrase,
    /// Its keys as they are shown: `Mod` is Ctrl, or Cmd on a Mac. Empty where it has none.
    pub keys: &'static str,
    /// The only page on which the keys mean it; elsewhere they are the browser's.
    pub on: Option<Page>,
    /// Does it.
    pub run: fn(Session),
}

const fn act(label: Phrase, keys: &'static str, run: fn(Session)) -> Action {
    Action { label, keys, on: None, run }
}

const fn on_map(label: Phrase, keys: &'static str, run: fn(Session)) -> Action {
    Action { label, keys, on: Some(Page::Map), run }
}

impl Action {
    /// Every action that has keys, in the order of the help page.
    pub const ALL: [Action; 18] = [
        act(words::UNDO, "Mod+Z", Session::undo),
        act(words::REDO, "Mod+Shift+Z", Session::redo),
        act(words::SEARCH, "Mod+K", |session| session.view.dialog.set(Some(Overlay::Palette))),
        act(words::PAGE_MAP, "Alt+1", |session| session.go(Page::Map)),
        act(words::PAGE_DATA, "Alt+2", |session| session.go(Page::Data)),
        act(words::PAGE_KPI, "Alt+3", |session| session.go(Page::Kpi)),
        act(words::PAGE_JOURNEYS, "Alt+4", |session| session.go(Page::Journeys)),
        act(words::PAGE_VERSIONS, "Alt+5", |session| session.go(Page::Versions)),
        act(twin::SHOW_MAP, "Alt+7", |session| session.show_as(Form::Map)),
        act(twin::SHOW_TABLE, "Alt+8", |session| session.show_as(Form::Table)),
        act(twin::SHOW_OUTLINE, "Alt+9", |session| session.show_as(Form::Outline)),
        act(words::NEW_JOURNEY, "Alt+N", |session| session.view.dialog.set(Some(Overlay::NewJourney))),
        act(words::OPEN_FILE, "Mod+O", Session::pick_file),
        act(words::EXPORT_WORKSPACE, "Mod+S", |session| session.export_workspace(false)),
        on_map(board::FIND, "Mod+F", |session| session.wish(Wish::Find { replace: false })),
        on_map(board::REPLACE, "Mod+H", |session| session.wish(Wish::Find { replace: true })),
        on_map(board::PRESENT, "Alt+P", |session| session.wish(Wish::Present)),
        act(words::KEYS, "?", |session| session.view.dialog.set(Some(Overlay::Keys))),
    ];

    /// What has no keys of its own and is found by the palette; named there alone, so that the first load does without.
    pub const MORE: [Action; 15] = [
        act(crate::text::evidence::TITLE, "", |session| session.view.dialog.set(Some(Overlay::Evidence))),
        act(words::JOURNEY_DETAILS, "", |session| session.view.selection.set(Some(Selection::Journey))),
        act(board::KEY_FIT, "", |session| session.wish(Wish::Fit)),
        act(people::ONE, "", |session| {
            session.go(Page::Map);
            session.toggle_customer();
        }),
        act(words::PAGE_PERSONAS, "", |session| session.go(Page::Personas)),
        act(board::ALL_COMMENTS, "", |session| session.view.dialog.set(Some(Overlay::Comments))),
        act(words::EXPORT_PNG, "", |session| session.export_png(2.0)),
        act(words::EXPORT_SVG, "", |session| session.export_svg()),
        act(words::EXPORT_JOURNEY, "", |session| session.export_journey()),
        act(words::WORKSPACES, "", |session| session.view.dialog.set(Some(Overlay::Workspaces))),
        act(words::SETTINGS, "", |session| session.view.dialog.set(Some(Overlay::Settings))),
        act(words::THEME_LIGHT, "", |session| session.view.theme.set(Theme::Light)),
        act(words::THEME_DARK, "", |session| session.view.theme.set(Theme::Dark)),
        act(words::THEME_SYSTEM, "", |session| session.view.theme.set(Theme::System)),
        act(words::SWITCH_LANGUAGE, "", Session::switch_language),
    ];
}

/// The keys that mean nothing in a text field, and so mean the same there as elsewhere.
const IN_FIELDS: [&str; 8] = ["Mod+S", "Mod+O", "Mod+K", "Mod+F", "Mod+H", "Alt+7", "Alt+8", "Alt+9"];

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
            let here = action.on.is_none_or(|page| page == session.view.page.get_untracked());
            if here && pressed(&event, action.keys) && (!typing || IN_FIELDS.contains(&action.keys)) {
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
    code.strip_prefix("Digit").or_else(|| code.strip_prefix("Key").filter(|key| matches!(*key, "N" | "P")))
}

fn in_field(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<leptos::web_sys::Element>().ok());
    target.is_some_and(|target| {
        matches!(target.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
            && !matches!(target.get_attribute("type").as_deref(), Some("checkbox" | "radio" | "button"))
    })
}
