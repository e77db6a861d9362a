//! Light or dark, as the system prefers.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{MediaQueryList, MediaQueryListEvent};

fn query() -> Option<MediaQueryList> {
    web_sys::window()?.match_media("(prefers-color-scheme: dark)").ok()?
}

/// Whether the system prefers dark colours.
pub fn prefers_dark() -> bool {
    query().is_some_and(|query| query.matches())
}

/// Calls back whenever the preference of the system changes, until it is dropped.
pub struct ThemeWatch {
    query: Option<MediaQueryList>,
    on_change: Closure<dyn FnMut(MediaQueryListEvent)>,
}

impl ThemeWatch {
    /// Begins to watch; `on_change` is told whether dark is preferred now.
    pub fn new(mut on_change: impl FnMut(bool) + 'static) -> Self {
        let on_change = Closure::<dyn FnMut(MediaQueryListEvent)>::new(move |event: MediaQueryListEvent| {
            on_change(event.matches());
        });
        let query = query();
        if let Some(query) = &query {
            query.add_event_listener_with_callback("change", on_change.as_ref().unchecked_ref()).ok();
        }
        ThemeWatch { query, on_change }
    }
}

impl Drop for ThemeWatch {
    fn drop(&mut self) {
        if let Some(query) = &self.query {
            query.remove_event_listener_with_callback("change", self.on_change.as_ref().unchecked_ref()).ok();
        }
    }
}
