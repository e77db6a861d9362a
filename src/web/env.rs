//! What page and worker share of the JavaScript around them: timers, properties, error texts and whether
//! `localStorage` may be used. No state of its own.

use js_sys::{Function, Promise, Reflect};
use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::task::Poll;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// An error of the browser as a short text for logs and bug reports: its name and message.
pub fn text_of(error: &JsValue) -> String {
    let part = |key: &str| property(error, key).and_then(|value| value.as_string());
    match (part("name"), part("message")) {
        (Some(name), Some(message)) => [name, message].join(": "),
        (Some(text), None) | (None, Some(text)) => text,
        (None, None) => error.as_string().unwrap_or_else(|| format!("{error:?}")),
    }
}

/// A property that is there and neither null nor undefined; a getter that throws counts as absent.
pub(super) fn property(object: &JsValue, key: &str) -> Option<JsValue> {
    let value = Reflect::get(object, &JsValue::from_str(key)).ok()?;
    (!value.is_null() && !value.is_undefined()).then_some(value)
}

/// A property of the global object (`window` or the worker's `self`).
pub(super) fn global(key: &str) -> Option<JsValue> {
    property(&js_sys::global(), key)
}

/// Waits for so many milliseconds; also lets messages and timers that are due run first.
pub(super) async fn sleep(millis: i32) {
    let promise = Promise::new(&mut |resolve, _| {
        let timer = global("setTimeout").and_then(|value| value.dyn_into::<Function>().ok());
        let called = timer.map(|timer| timer.call2(&JsValue::UNDEFINED, &resolve, &millis.into()));
        if !matches!(called, Some(Ok(_))) {
            // Without timers there is nothing to wait for.
            drop(resolve.call0(&JsValue::UNDEFINED));
        }
    });
    drop(JsFuture::from(promise).await);
}

/// The outcome of `future` if it is there within so many milliseconds. The future is only borrowed, so the
/// caller may go on waiting.
pub(super) async fn within<F: Future>(millis: i32, mut future: Pin<&mut F>) -> Option<F::Output> {
    let mut timer = pin!(sleep(millis));
    poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Ready(output) => Poll::Ready(Some(output)),
        Poll::Pending => timer.as_mut().poll(context).map(|()| None),
    })
    .await
}

/// Whether `localStorage` can be used. gloo-storage panics where it cannot, so every use asks first.
/// Sandboxed iframes throw when the property is read; workers do not have it.
pub(super) fn has_local_storage() -> bool {
    web_sys::window().is_some() && global("localStorage").is_some()
}
