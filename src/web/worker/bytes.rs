//! The bytes of a request: a file read in pieces, or the generated sample.

use crate::template::sample_events_csv;
use crate::text::Lang;
use crate::web::env::{self, property};
use crate::web::{blob, files};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

/// Where bytes come from.
pub(super) enum Bytes {
    /// There are none.
    None,
    /// A file of the user; never in memory as a whole.
    File(Blob),
    /// The sample in this language.
    Sample(Lang),
}

/// Bytes that can be read at any place.
pub(super) enum Reader {
    File(Blob),
    Memory(Vec<u8>),
}

impl Bytes {
    /// The bytes that a message carries.
    pub(super) fn of_message(data: &JsValue) -> Self {
        if let Some(lang) = property(data, "sample").and_then(|lang| lang.as_string()) {
            return Bytes::Sample(if lang == Lang::En.tag() { Lang::En } else { Lang::Zh });
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
            Bytes::Sample(lang) => Reader::Memory(sample_events_csv(*lang)),
        }
    }
}

impl Reader {
    /// How many there are.
    pub(super) fn size(&self) -> u64 {
        match self {
            Reader::File(file) => files::size(file),
            Reader::Memory(bytes) => bytes.len() as u64,
        }
    }

    /// At most `length` bytes from `from` on. Messages that have arrived are read meanwhile.
    ///
    /// # Errors
    /// The browser's words, if the file was changed or removed.
    pub(super) async fn read(&self, from: u64, length: u64) -> Result<Vec<u8>, String> {
        let to = (from + length).min(self.size());
        match self {
            Reader::File(file) => blob::read(file, from as f64, to as f64).await,
            Reader::Memory(bytes) => {
                env::sleep(0).await;
                let range = usize::try_from(from).ok().zip(usize::try_from(to).ok());
                Ok(range.and_then(|(from, to)| bytes.get(from..to)).unwrap_or_default().to_vec())
            }
        }
    }
}
