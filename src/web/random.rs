//! Random bits for ids. `crypto.getRandomValues` works on plain-http pages too, `randomUUID` does not.

use super::env::global;
use js_sys::{Math, Uint8Array};
use wasm_bindgen::JsCast;
use web_sys::Crypto;

/// 64 random bits, for an id of the model.
pub fn bits() -> u64 {
    let mut bytes = [0u8; 8];
    let filled = global("crypto").is_some_and(|crypto| {
        let array = Uint8Array::new_with_length(8);
        let filled =
            crypto.unchecked_into::<Crypto>().get_random_values_with_array_buffer_view(&array).is_ok();
        array.copy_to(&mut bytes);
        filled
    });
    if filled {
        return u64::from_le_bytes(bytes);
    }
    // Ids need to differ, not to be secret. `f64` has 53 good bits, so two draws are mixed.
    Math::random().to_bits().rotate_left(32) ^ Math::random().to_bits().wrapping_mul(0x9e37_79b9_7f4a_7c15)
}
