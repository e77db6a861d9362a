//! Whether a place of the page has come into view: what is costly and far down waits for that.

use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use leptos::web_sys::{IntersectionObserver, IntersectionObserverEntry, js_sys};

/// True from the first moment at which a part of the element is in view.
pub fn seen(host: NodeRef<html::Div>) -> RwSignal<bool> {
    let seen = RwSignal::new(false);
    Effect::new(move |_| {
        let Some(host) = host.get() else { return };
        if seen.get_untracked() {
            return;
        }
        let on_change = Closure::<dyn FnMut(js_sys::Array, IntersectionObserver)>::new(
            move |entries: js_sys::Array, observer: IntersectionObserver| {
                let entries =
                    entries.iter().filter_map(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok());
                if entries.into_iter().any(|entry| entry.is_intersecting()) {
                    observer.disconnect();
                    seen.try_set(true);
                }
            },
        );
        match IntersectionObserver::new(on_change.as_ref().unchecked_ref()) {
            Ok(observer) => {
                observer.observe(&host);
                let kept = StoredValue::new_local((observer, on_change));
                on_cleanup(move || kept.with_value(|(observer, _)| observer.disconnect()));
            }
            // A browser that cannot say what is in view is shown everything.
            Err(_) => seen.set(true),
        }
    });
    seen
}
