//! Mappings to be used again, in this browser: kept in `localStorage`; where that is denied, for the life of the page. What fits
//! which file is `table`'s business.

use super::env::has_local_storage;
use crate::json;
use crate::table::Presets;
use gloo_storage::{LocalStorage, Storage};
use std::cell::RefCell;

const KEY: &str = "waymark.mappings";

thread_local! {
    /// The mappings where `localStorage` is denied.
    static UNKEPT: RefCell<Presets> = RefCell::default();
}

/// What is kept; nothing if there is nothing or it cannot be read.
pub fn load() -> Presets {
    if !has_local_storage() {
        return UNKEPT.with_borrow(Presets::clone);
    }
    let text = LocalStorage::raw().get_item(KEY).ok().flatten();
    text.and_then(|text| json::read(&text).ok()).unwrap_or_default()
}

/// Changes what is kept. `false`: the browser does not keep it.
pub fn change(change: impl FnOnce(&mut Presets)) -> bool {
    let mut presets = load();
    change(&mut presets);
    if !has_local_storage() {
        UNKEPT.set(presets);
        return true;
    }
    json::write(&presets).is_ok_and(|text| LocalStorage::raw().set_item(KEY, &text).is_ok())
}
