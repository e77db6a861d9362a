//! The texts that the cells of a workbook share: one after the other in one piece of memory.

use super::super::xml::Piece;
use super::super::{Fault, Most};

/// All of them together may have so many bytes.
const MOST_BYTES: usize = 512 << 20;
/// There may be so many.
const MOST_STRINGS: usize = 32 << 20;

/// The texts.
#[derive(Default)]
pub(super) struct Strings {
    text: String,
    ends: Vec<u32>,
    run: Run,
}

impl Strings {
    /// Takes the next element of their part.
    pub(super) fn take(&mut self, piece: &Piece<'_>) -> Result<(), Fault> {
        let Strings { text, ends, run } = self;
        if let Piece::Close("si") = piece {
            let end = u32::try_from(text.len()).ok().filter(|_| text.len() <= MOST_BYTES);
            let end = end.filter(|_| ends.len() < MOST_STRINGS);
            ends.push(end.ok_or(Fault::TooMuch { of: Most::SharedBytes, limit: MOST_BYTES as u64 })?);
        } else {
            run.take(piece, text);
        }
        Ok(())
    }

    /// A text by its number.
    pub(super) fn get(&self, number: usize) -> Option<&str> {
        let end = *self.ends.get(number)?;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.text.get(start as usize..end as usize)
    }
}

/// The text of an item: all its runs, but not how it is read aloud.
#[derive(Default)]
pub(super) struct Run {
    is_text: bool,
    is_aloud: bool,
}

impl Run {
    /// Puts what the element says behind a text.
    pub(super) fn take(&mut self, piece: &Piece<'_>, out: &mut String) {
        match piece {
            Piece::Open("t", _) => self.is_text = true,
            Piece::Close("t") => self.is_text = false,
            Piece::Open("rPh", _) => self.is_aloud = true,
            Piece::Close("rPh") => self.is_aloud = false,
            Piece::Text(text) if self.is_text && !self.is_aloud => push_decoded(text, out),
            _ => {}
        }
    }
}

/// Characters that XML cannot hold, and line ends of some programs, stand as `_x000D_`.
fn push_decoded(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let code = rest.get(at + 2..at + 7).and_then(|code| code.strip_suffix('_'));
        let code = code.filter(|code| code.bytes().all(|digit| digit.is_ascii_hexdigit()));
        let code = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        match code {
            Some(character) => {
                out.push_str(&rest[..at]);
                out.push(character);
                rest = &rest[at + 7..];
            }
            None => {
                out.push_str(&rest[..at + 2]);
                rest = &rest[at + 2..];
            }
        }
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::push_decoded;

    #[test]
    fn escaped_characters_are_decoded() {
        for (text, expected) in [
            ("a_x000D_b", "a\rb"),
            ("_x005F_x000D_", "_x000D_"),
            ("_x_x0041", "_x_x0041"),
            ("_xD800_", "_xD800_"),
            ("_x字字", "_x字字"),
            ("a_x+041_", "a_x+041_"),
        ] {
            let mut out = String::new();
            push_decoded(text, &mut out);
            assert_eq!(out, expected, "{text}");
        }
    }
}
