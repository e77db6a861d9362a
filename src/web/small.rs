//! Small JSON texts read by the browser: what the first page keeps in `localStorage` and hears from other tabs. The
//! reader of `json` comes with the part that reads files; this one costs the first load next to nothing.

use crate::json::{self, Value};
use gloo_storage::{LocalStorage, Storage};
use js_sys::{Array, JSON, Object, Reflect};
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};

/// What a key of `localStorage` holds, if it can be read. To be called where there is such a store.
pub(super) fn stored<T: DeserializeOwned>(key: &str) -> Option<T> {
    read(&LocalStorage::raw().get_item(key).ok()??)
}

/// The type that a text holds, if it is one.
pub(super) fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    json::of_value(&value(&JSON::parse(text).ok()?)).ok()
}

/// A parsed text. Numbers up to 2^53 are exact, as `JSON.parse` has them.
fn value(js: &JsValue) -> Value {
    if let Some(text) = js.as_string() {
        Value::String(text)
    } else if let Some(truth) = js.as_bool() {
        Value::Bool(truth)
    } else if let Some(number) = js.as_f64() {
        number_of(number)
    } else if Array::is_array(js) {
        Value::Array(Array::from(js).iter().map(|item| value(&item)).collect())
    } else if let Some(object) = js.dyn_ref::<Object>() {
        let keys = Object::keys(object);
        let entry = |key: JsValue| Some((key.as_string()?, value(&Reflect::get(js, &key).ok()?)));
        Value::Object(keys.iter().filter_map(entry).collect())
    } else {
        Value::Null
    }
}

fn number_of(number: f64) -> Value {
    #[expect(clippy::cast_possible_truncation, reason = "it is whole and below 2^53")]
    if number.fract() == 0.0 && number.abs() <= 9_007_199_254_740_991.0 {
        Value::from(number as i64)
    } else {
        Value::from(number)
    }
}
