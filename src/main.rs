//! The page and the engine worker: one wasm, two roles. Glue only.

#[cfg(target_arch = "wasm32")]
fn main() {
    if web_sys::window().is_none() {
        waymark::web::worker::start();
    } else {
        waymark::ui::mount();
    }
}

/// The app only runs in a browser; on the host this binary exists so that plain cargo commands work.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
