//! What only a browser can tell of the browser floor. Runs in headless Chromium: `cargo xtask test
//! --only wasm`. What a host test can tell does not belong here. Every test has a database of its own.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "tests; clippy knows #[test] as such, but not #[wasm_bindgen_test]"
)]

#[path = "web/client.rs"]
mod client;
#[path = "web/denied.rs"]
mod denied;
#[path = "web/page.rs"]
mod page;
#[path = "web/sentinel.rs"]
mod sentinel;
#[path = "web/store.rs"]
mod store;
#[path = "web/worker.rs"]
mod worker;

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);

/// Waits, and lets messages and timers run meanwhile.
async fn wait(millis: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let window = web_sys::window().unwrap();
        window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis).unwrap();
    });
    wasm_bindgen_futures::JsFuture::from(promise).await.unwrap();
}
