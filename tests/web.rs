//! What only a browser can tell of the browser floor. Runs in headless Chromium: `cargo xtask test
//! --only wasm`. What a host test can tell does not belong here. Every test has a database of its own.
#![cfg(target_arch = "wasm32")]

#[path = "web/page.rs"]
mod page;
#[path = "web/sentinel.rs"]
mod sentinel;
#[path = "web/store.rs"]
mod store;

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);
