//! What only a browser can tell of the browser floor. Runs in headless Chromium: `cargo xtask test
//! --only wasm`. What a host test can tell does not belong here.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn the_tests_run_in_a_page() {
    assert!(web_sys::window().is_some());
}
