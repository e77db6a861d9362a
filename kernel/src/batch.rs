//! Rows of cells as places in bytes, some hundreds at a time, and cells as the text they mean. It does not find
//! them (that is `scan`).

use std::borrow::Cow;

/// Why a row cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// A quoted cell was not closed at the end of the file.
    OpenQuote,
    /// A cell is longer than [`MAX_CELL`](crate::scan::MAX_CELL).
    TooLong,
}

/// A row that is not as wide as wanted, or flawed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Odd {
    /// The row in its batch.
    pub row: u32,
    /// How many cells it has in the file.
    pub cells: u32,
    /// What is wrong with it besides.
    pub flaw: Option<Flaw>,
}

/// Rows found in a piece of bytes; all places count from the first of these bytes.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// Where each cell ends, row after row.
    pub ends: Vec<u32>,
    /// Where the ends of each row begin, and those of the next row would.
    pub first: Vec<u32>,
    /// Where each row begins.
    pub starts: Vec<u32>,
    /// The physical line of the file on which each row begins, from 1.
    pub lines: Vec<u64>,
    /// Rows that are not as they should be, in order.
    pub odd: Vec<Odd>,
}

impl Batch {
    /// Forgets all rows.
    pub fn clear(&mut self) {
        self.ends.clear();
        self.first.clear();
        self.starts.clear();
        self.lines.clear();
        self.odd.clear();
        self.first.push(0);
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.starts.len()
    }

    /// How many cells of a row are kept.
    pub fn cells(&self, row: usize) -> usize {
        match (self.first.get(row), self.first.get(row + 1)) {
            (Some(from), Some(to)) => (to - from) as usize,
            _ => 0,
        }
    }

    /// Where a cell begins and ends; one that is missing at the end of its row ends before it begins.
    #[inline]
    pub fn span(&self, row: usize, column: usize) -> (usize, usize) {
        let (Some(first), Some(start)) = (self.first.get(row), self.starts.get(row)) else { return (1, 0) };
        let at = *first as usize + column;
        let Some(end) = self.ends.get(at) else { return (1, 0) };
        let start = match column {
            0 => *start as usize,
            _ => self.ends.get(at - 1).map_or(usize::MAX, |end| *end as usize + 1),
        };
        (start, *end as usize)
    }

    /// The bytes of a cell as they stand in the file; none of a cell that is not there.
    #[inline]
    pub fn cell<'b>(&self, bytes: &'b [u8], row: usize, column: usize) -> &'b [u8] {
        let (start, end) = self.span(row, column);
        bytes.get(start..end).unwrap_or_default()
    }

    /// A cell for those who want digits: without the quotes around it; quotes inside it are left.
    #[inline]
    pub fn plain_cell<'b>(&self, bytes: &'b [u8], row: usize, column: usize) -> &'b [u8] {
        match self.cell(bytes, row, column) {
            [b'"', inner @ .., b'"'] => inner,
            cell => cell,
        }
    }

    /// The rows whose cell in a column may be blank; cells that begin with a letter, digit, sign or ideograph are not.
    #[inline(never)]
    pub fn maybe_blank(&self, bytes: &[u8], column: usize, out: &mut Vec<u32>) {
        for (number, row) in (0..).zip(0..self.rows()) {
            let (start, end) = self.span(row, column);
            // One look at a table: letters and ideographs come in no order, and guessing which would cost more.
            let says = bytes.get(start).is_some_and(|byte| SAYS[*byte as usize]);
            if start < end && says {
                continue;
            }
            let first = self.plain_cell(bytes, row, column).first();
            if first.is_none_or(|byte| !SAYS[*byte as usize]) {
                out.push(number);
            }
        }
    }

    /// The rows whose cell in a column is no UTF-8, or has U+FFFD, which decoders put in the place of what they do not know.
    #[inline(never)]
    pub fn damaged(&self, bytes: &[u8], column: usize, out: &mut Vec<u32>) {
        for (number, row) in (0..).zip(0..self.rows()) {
            if is_damaged(self.cell(bytes, row, column)) {
                out.push(number);
            }
        }
    }
}

/// First bytes of cells that are not blank: visible ASCII but the quote, and most ideographs.
const SAYS: [bool; 256] = {
    let mut says = [false; 256];
    let mut byte = 0x21;
    while byte < 0x7F {
        says[byte] = byte != 0x22;
        byte += 1;
    }
    byte = 0xE4;
    while byte <= 0xE9 {
        says[byte] = true;
        byte += 1;
    }
    says
};

/// Whether a cell is no UTF-8, or has U+FFFD.
pub fn is_damaged(cell: &[u8]) -> bool {
    const REPLACEMENT: [u8; 3] = [0xEF, 0xBF, 0xBD];
    !cell.is_ascii()
        && (std::str::from_utf8(cell).is_err() || cell.windows(3).any(|bytes| bytes == REPLACEMENT))
}

/// What a cell says: without its quotes, doubled quotes as one. Text behind the closing quote belongs to the cell.
pub fn unquoted(cell: &[u8]) -> Cow<'_, [u8]> {
    let Some((b'"', inner)) = cell.split_first() else { return Cow::Borrowed(cell) };
    if let Some((b'"', inner)) = inner.split_last()
        && !inner.contains(&b'"')
    {
        return Cow::Borrowed(inner);
    }
    let mut out = Vec::with_capacity(inner.len());
    let mut rest = inner;
    while let Some(at) = rest.iter().position(|byte| *byte == b'"') {
        out.extend_from_slice(&rest[..at]);
        rest = &rest[at + 1..];
        match rest.split_first() {
            Some((b'"', tail)) => {
                out.push(b'"');
                rest = tail;
            }
            // The quote that closes the cell; quotes behind it are characters.
            _ => break,
        }
    }
    out.extend_from_slice(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::{is_damaged, unquoted};

    #[test]
    fn damage_is_bytes_that_say_nothing_and_what_decoders_make_of_them() {
        for (cell, expected) in [
            (&b"plain"[..], false),
            ("字".as_bytes(), false),
            ("a\u{fffd}".as_bytes(), true),
            (b"\xE9\xA6", true),
            (b"\xFF", true),
            (b"", false),
        ] {
            assert_eq!(is_damaged(cell), expected, "{cell:?}");
        }
    }

    #[test]
    fn quotes_are_taken_off_as_files_mean_them() {
        let cases: [(&str, &str); 11] = [
            ("plain", "plain"),
            ("\"quoted\"", "quoted"),
            ("\"a \"\"b\"\" c\"", "a \"b\" c"),
            ("\"\"\"\"", "\""),
            ("\"\"", ""),
            ("\"", ""),
            ("5\" screen", "5\" screen"),
            ("\"a\"b", "ab"),
            ("\"a\" \"b\"", "a \"b\""),
            ("\"open", "open"),
            ("\"open \"\"x", "open \"x"),
        ];
        for (cell, expected) in cases {
            assert_eq!(unquoted(cell.as_bytes()), expected.as_bytes(), "{cell}");
        }
    }
}
