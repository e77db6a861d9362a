//! The bytes of a request: a file read in pieces, or the generated sample.

use crate::template::sample_events_csv;
use crate::text::Lang;
use crate::web::env::property;
use crate::web::{blob, files};
use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

/// Where bytes come from.
pub(super) enum Bytes {
    /// There are none.
    None,
    /// A file of the user; never in memory as a whole.
    File(Blob),
    /// Bytes that the page gave away.
    Buffer(ArrayBuffer),
    /// The sample in this language.
    Sample(Lang),
}

/// Bytes that can be read at any place.
pub(super) enum Reader {
    File(Blob),
    Buffer(ArrayBuffer),
    Memory(Vec<u8>),
}

impl Bytes {
    /// The bytes that a message carries.
    pub(super) fn of_message(data: &JsValue) -> Self {
        if let Some(lang) = property(data, "sample").and_then(|lang| lang.as_string()) {
            return Bytes::Sample(if lang == Lang::En.tag() { Lang::En } else { Lang::Zh });
        }
        if let Some(buffer) = property(data, "buffer").and_then(|buffer| buffer.dyn_into().ok()) {
            return Bytes::Buffer(buffer);
        }
        match property(data, "file").and_then(|file| file.dyn_into().ok()) {
            Some(file) => Bytes::File(file),
            None => Bytes::None,
        }
    }

    /// Makes them readable; the sample is generated.
    pub(super) fn reader(&self) -> Reader {
        match self {
            Bytes::None => Reader::Memory(Vec::new()),
            Bytes::File(file) => Reader::File(file.clone()),
            Bytes::Buffer(buffer) => Reader::Buffer(buffer.clone()),
            Bytes::Sample(lang) => Reader::Memory(sample_events_csv(*lang)),
        }
    }
}

impl Reader {
    /// How many there are.
    pub(super) fn size(&self) -> u64 {
        match self {
            Reader::File(file) => files::size(file),
            Reader::Buffer(buffer) => u64::from(buffer.byte_length()),
            Reader::Memory(bytes) => bytes.len() as u64,
        }
    }

    /// Frees what is in memory of bytes that nobody will read again.
    pub(super) fn release(self) {
        if let Reader::Buffer(buffer) = self {
            blob::release(&buffer);
        }
    }

    /// Begins to read at most `length` bytes from `from` on; a file is read by the browser meanwhile.
    ///
    /// # Errors
    /// The browser's words, if the file was changed or removed.
    pub(super) fn begin(&self, from: u64, length: u64) -> Result<Piece, String> {
        let to = (from + length).min(self.size());
        Ok(match self {
            Reader::File(file) => Piece::Reading(blob::begin(file, from as f64, to as f64)?),
            Reader::Buffer(buffer) => {
                let whole = |place: u64| u32::try_from(place).unwrap_or(u32::MAX);
                let length = whole(to.saturating_sub(from));
                Piece::Buffer(Uint8Array::new_with_byte_offset_and_length(buffer, whole(from), length))
            }
            Reader::Memory(bytes) => {
                let range = usize::try_from(from).ok().zip(usize::try_from(to).ok());
                Piece::Memory(range.and_then(|(from, to)| bytes.get(from..to)).unwrap_or_default().to_vec())
            }
        })
    }
}

/// Bytes on their way.
pub(super) enum Piece {
    Reading(blob::Reading),
    Buffer(Uint8Array),
    Memory(Vec<u8>),
}

impl Piece {
    /// Waits for the bytes.
    ///
    /// # Errors
    /// The browser's words, if the file was changed or removed.
    pub(super) async fn bytes(self) -> Result<Vec<u8>, String> {
        match self {
            Piece::Reading(reading) => reading.bytes().await,
            Piece::Buffer(bytes) => Ok(bytes.to_vec()),
            Piece::Memory(bytes) => Ok(bytes),
        }
    }
}
