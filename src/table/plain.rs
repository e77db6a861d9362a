//! Cells as people write them, made plain before they are parsed: full-width forms, Chinese units of time and the
//! many spaces become ASCII. It decides nothing about meaning.

use std::borrow::Cow;

/// The cell without white space at its ends (ideographic and no-break spaces too) and without byte order marks.
#[inline]
pub(super) fn trim(cell: &str) -> &str {
    let is_visible = |byte: Option<&u8>| byte.is_none_or(|byte| (0x21..0x7F).contains(byte));
    let bytes = cell.as_bytes();
    if is_visible(bytes.first()) && is_visible(bytes.last()) {
        return cell;
    }
    cell.trim_matches(|character: char| character.is_whitespace() || character == '\u{feff}')
}

/// The ways databases and spreadsheets write "nothing".
pub(super) fn is_null(cell: &str) -> bool {
    const NULLS: [&str; 12] =
        ["null", "\\n", "n/a", "#n/a", "na", "nan", "none", "nil", "-", "--", "无", "(null)"];
    cell.is_empty() || (cell.len() <= 6 && NULLS.iter().any(|null| cell.eq_ignore_ascii_case(null)))
}

/// The ASCII form of a number or time; characters without one stay, so that the parser refuses them.
pub(super) fn to_ascii(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            // Full-width forms stand in the order of ASCII.
            '\u{ff01}'..='\u{ff5e}' => {
                out.extend(u32::from(character).checked_sub(0xFEE0).and_then(char::from_u32));
            }
            '\u{2212}' | '\u{2013}' | '\u{ffe6}' => out.push('-'),
            _ if character.is_whitespace() => out.push(' '),
            _ => out.push(character),
        }
    }
    Cow::Owned(out)
}
