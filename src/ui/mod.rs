//! What is seen: one folder a page, `shell` for the frame around them, `kit` for shared widgets. Views read signals of
//! the session and call its methods; they compute no figure and change no document by themselves.

mod data;
mod evidence;
mod kit;
mod kpi;
mod map;
mod personas;
mod picture;
mod portfolio;
mod shell;
mod versions;

use crate::app::{self, Session};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

/// Puts the app in the place of the splash in `#main`.
pub fn mount() {
    let Some(root) = document().get_element_by_id("main").and_then(|main| main.dyn_into().ok()) else {
        return;
    };
    let root: leptos::web_sys::HtmlElement = root;
    root.set_text_content(None);
    mount_to(root, || {
        let session = Session::new();
        provide_context(session);
        app::boot(session);
        app::install_keys(session);
        view! { <shell::App /> }
    })
    .forget();
}
