//! GB18030 by the browser's own `TextDecoder`: the tables of the encoding are too large to ship.

use crate::table::Decode;
use web_sys::{TextDecodeOptions, TextDecoder};

/// A streaming decoder of GB18030.
#[derive(Debug)]
pub struct BrowserGb18030 {
    /// Every browser knows the encoding (the WHATWG standard asks for it); without it the text is shown
    /// as far as it is ASCII.
    decoder: Option<TextDecoder>,
}

impl BrowserGb18030 {
    /// A new one.
    pub fn new() -> Self {
        BrowserGb18030 { decoder: TextDecoder::new_with_label("gb18030").ok() }
    }
}

impl Default for BrowserGb18030 {
    fn default() -> Self {
        BrowserGb18030::new()
    }
}

impl Decode for BrowserGb18030 {
    fn decode(&mut self, bytes: &[u8], last: bool, out: &mut String) {
        let options = TextDecodeOptions::new();
        options.set_stream(!last);
        let decoded = self
            .decoder
            .as_ref()
            .and_then(|decoder| decoder.decode_with_u8_array_and_options(bytes, &options).ok());
        match decoded {
            Some(text) => out.push_str(&text),
            None => {
                out.extend(bytes.iter().map(|byte| {
                    if byte.is_ascii() { char::from(*byte) } else { char::REPLACEMENT_CHARACTER }
                }))
            }
        }
    }
}
