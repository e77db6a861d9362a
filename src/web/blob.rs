//! Blobs: making them from bytes, and reading them in pieces.

use super::env::{property, text_of};
use js_sys::{Array, ArrayBuffer, Function, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag};

/// A blob of these bytes.
pub(super) fn of_bytes(bytes: &[u8], mime: &str) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    Blob::new_with_u8_array_sequence_and_options(&Array::of1(&Uint8Array::from(bytes)), &options)
}

/// Bytes of a blob that are on their way.
pub(super) struct Reading(JsFuture);

/// Begins to read the bytes `from..to` of a blob. It fails in the browser's words if the file was changed or removed.
pub(super) fn begin(blob: &Blob, from: f64, to: f64) -> Result<Reading, String> {
    let slice = blob.slice_with_f64_and_f64(from, to).map_err(|error| text_of(&error))?;
    Ok(Reading(JsFuture::from(slice.array_buffer())))
}

impl Reading {
    /// Waits for the bytes.
    pub(super) async fn bytes(self) -> Result<Vec<u8>, String> {
        let buffer: ArrayBuffer = self.0.await.map_err(|error| text_of(&error))?.unchecked_into();
        let bytes = Uint8Array::new(&buffer).to_vec();
        release(&buffer);
        Ok(bytes)
    }
}

/// Frees the memory of a buffer at once where the browser can, instead of when it next looks for what is unused: pieces of a
/// large file would add up until then.
pub(super) fn release(buffer: &ArrayBuffer) {
    if let Some(transfer) = property(buffer, "transfer").and_then(|found| found.dyn_into::<Function>().ok()) {
        drop(transfer.call1(buffer, &0.into()));
    }
}
