//! From bytes in any supported encoding to pieces of valid UTF-8, whatever way the bytes are cut.
//! Bytes that the encoding does not know become U+FFFD, one for each maximal part, as the WHATWG standard has it.

use super::Encoding;

/// A streaming decoder of GB18030, given by the caller: the browser's `TextDecoder` on the page, `encoding_rs` on
/// the host (`HostGb18030`). The tables of GB18030 are too large to ship.
pub trait Decode {
    /// Appends the text of `bytes` to `out`. A character may be cut at the end of one call and go on in the next;
    /// what cannot be decoded becomes U+FFFD. After a call with `last` the decoder is fresh again.
    fn decode(&mut self, bytes: &[u8], last: bool, out: &mut String);
}

impl<D: Decode + ?Sized> Decode for &mut D {
    fn decode(&mut self, bytes: &[u8], last: bool, out: &mut String) {
        (**self).decode(bytes, last, out);
    }
}

impl<D: Decode + ?Sized> Decode for Box<D> {
    fn decode(&mut self, bytes: &[u8], last: bool, out: &mut String) {
        (**self).decode(bytes, last, out);
    }
}

/// The host's decoder of GB18030.
#[cfg(not(target_arch = "wasm32"))]
pub struct HostGb18030(encoding_rs::Decoder);

#[cfg(not(target_arch = "wasm32"))]
impl Default for HostGb18030 {
    fn default() -> Self {
        HostGb18030(encoding_rs::GB18030.new_decoder_without_bom_handling())
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Decode for HostGb18030 {
    fn decode(&mut self, bytes: &[u8], last: bool, out: &mut String) {
        let mut read = 0;
        loop {
            out.reserve(self.0.max_utf8_buffer_length(bytes.len() - read).unwrap_or(bytes.len()));
            let (result, taken, _) = self.0.decode_to_string(&bytes[read..], out, last);
            read += taken;
            if result == encoding_rs::CoderResult::InputEmpty {
                break;
            }
        }
        if last {
            *self = HostGb18030::default();
        }
    }
}

/// Turns pushed bytes into pieces of text; keeps the bytes of a character that is not complete yet.
pub(super) struct TextStream<D> {
    encoding: Encoding,
    gb18030: D,
    /// The beginning of a character cut by the end of the last piece.
    held: Vec<u8>,
    utf16: Utf16,
    /// Text of encodings other than UTF-8, reused between pieces.
    text: String,
    /// Whether nothing has been passed on yet, so that a byte order mark is still to be taken off.
    at_start: bool,
}

impl<D: Decode> TextStream<D> {
    pub(super) fn new(encoding: Encoding, gb18030: D) -> Self {
        TextStream {
            encoding,
            gb18030,
            held: Vec::new(),
            utf16: Utf16::default(),
            text: String::new(),
            at_start: true,
        }
    }

    /// Decodes `bytes` and hands the text to `sink`, in pieces of whole characters.
    pub(super) fn push(&mut self, bytes: &[u8], sink: &mut impl FnMut(&str)) {
        let mut at_start = std::mem::replace(&mut self.at_start, false);
        let mut emit = |text: &str| {
            let text = if at_start { text.strip_prefix('\u{feff}').unwrap_or(text) } else { text };
            at_start &= text.is_empty();
            if !text.is_empty() {
                sink(text);
            }
        };
        match self.encoding {
            Encoding::Utf8 => push_utf8(&mut self.held, bytes, &mut emit),
            Encoding::Utf16Le | Encoding::Utf16Be => {
                self.text.clear();
                let big_endian = self.encoding == Encoding::Utf16Be;
                self.utf16.push(bytes, big_endian, &mut self.text);
                emit(&self.text);
            }
            Encoding::Gb18030 => {
                self.text.clear();
                self.gb18030.decode(bytes, false, &mut self.text);
                emit(&self.text);
            }
        }
        self.at_start = at_start;
    }

    /// Hands on what is left: the replacement of a character that was never completed.
    pub(super) fn finish(&mut self, sink: &mut impl FnMut(&str)) {
        self.text.clear();
        if self.encoding == Encoding::Gb18030 {
            self.gb18030.decode(&[], true, &mut self.text);
        } else if !self.held.is_empty() || self.utf16.is_unfinished() {
            self.text.push(char::REPLACEMENT_CHARACTER);
        }
        if !self.text.is_empty() {
            sink(&self.text);
        }
    }
}

/// Hands on UTF-8 in place; only a character cut between two pieces is copied.
fn push_utf8(held: &mut Vec<u8>, mut bytes: &[u8], emit: &mut impl FnMut(&str)) {
    while !held.is_empty() {
        let Some((&first, rest)) = bytes.split_first() else { return };
        held.push(first);
        match std::str::from_utf8(held) {
            Ok(text) => {
                emit(text);
                held.clear();
                bytes = rest;
            }
            Err(error) if error.error_len().is_none() => bytes = rest,
            // The new byte does not belong to the character that was begun: it is looked at again.
            Err(_) => {
                emit("\u{fffd}");
                held.clear();
            }
        }
    }
    loop {
        let error = match std::str::from_utf8(bytes) {
            Ok(text) => return emit(text),
            Err(error) => error,
        };
        let (valid, rest) = bytes.split_at(error.valid_up_to());
        if let Ok(text) = std::str::from_utf8(valid) {
            emit(text);
        }
        let Some(bad) = error.error_len() else {
            held.extend_from_slice(rest);
            return;
        };
        emit("\u{fffd}");
        bytes = &rest[bad..];
    }
}

/// What a piece of UTF-16 left unfinished.
#[derive(Default)]
struct Utf16 {
    odd_byte: Option<u8>,
    high_surrogate: Option<u16>,
}

impl Utf16 {
    fn push(&mut self, bytes: &[u8], big_endian: bool, out: &mut String) {
        for &byte in bytes {
            let Some(first) = self.odd_byte.take() else {
                self.odd_byte = Some(byte);
                continue;
            };
            let pair = [first, byte];
            self.push_unit(if big_endian { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) }, out);
        }
    }

    fn push_unit(&mut self, unit: u16, out: &mut String) {
        if let Some(high) = self.high_surrogate.take() {
            if let Some(Ok(character)) = char::decode_utf16([high, unit]).next() {
                out.push(character);
                return;
            }
            out.push(char::REPLACEMENT_CHARACTER);
        }
        match char::decode_utf16([unit]).next() {
            Some(Ok(character)) => out.push(character),
            Some(Err(_)) if unit < 0xDC00 => self.high_surrogate = Some(unit),
            _ => out.push(char::REPLACEMENT_CHARACTER),
        }
    }

    fn is_unfinished(&self) -> bool {
        self.odd_byte.is_some() || self.high_surrogate.is_some()
    }
}
