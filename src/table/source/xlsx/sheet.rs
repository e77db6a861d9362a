//! The cells of a sheet, row by row.

use super::super::out::{Out, SHEET_COLUMNS};
use super::super::xml::{Piece, Tag};
use super::super::{Fault, Most};
use super::book::Book;
use super::strings::{Run, Strings};
use super::value;
use crate::table::Reason;

/// The rows of a spreadsheet end here.
const MOST_ROWS: u64 = 1_048_576;
/// A sheet may have so many cells, empty ones under its headers included.
const MOST_CELLS: u64 = 200_000_000;

/// What kind of value a cell has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    /// A number: nothing is said.
    #[default]
    Number,
    /// The number of a shared text.
    Shared,
    /// Text in the cell itself.
    Text,
    Bool,
    Error,
}

/// Where in the sheet the reader is.
#[derive(Default)]
pub(super) struct Sheet {
    row: u64,
    /// The column of the open cell; the one behind it between cells.
    column: usize,
    kind: Kind,
    style: usize,
    is_cell: bool,
    is_value: bool,
    run: Run,
    text: String,
    cells: u64,
}

impl Sheet {
    /// Takes the next element of the sheet.
    pub(super) fn take(
        &mut self,
        piece: &Piece<'_>,
        book: &Book,
        strings: &Strings,
        out: &mut Out,
    ) -> Result<(), Fault> {
        match piece {
            Piece::Open("row", tag) => self.open_row(tag, out)?,
            Piece::Close("row") => {
                self.cells += out.width() as u64;
                if self.cells > MOST_CELLS {
                    return Err(Fault::TooMuch { of: Most::Cells, limit: MOST_CELLS });
                }
                out.end();
            }
            Piece::Open("c", tag) => self.open_cell(tag)?,
            Piece::Close("c") => {
                self.close_cell(book, strings, out);
                self.is_cell = false;
                self.column += 1;
            }
            Piece::Open("v", _) => self.is_value = true,
            Piece::Close("v") => self.is_value = false,
            Piece::Text(text) if self.is_cell && self.is_value => self.text.push_str(text),
            piece if self.is_cell => self.run.take(piece, &mut self.text),
            _ => {}
        }
        Ok(())
    }

    fn open_row(&mut self, tag: &Tag<'_>, out: &mut Out) -> Result<(), Fault> {
        let mut row = self.row + 1;
        let mut is_number = true;
        tag.each(&mut |name, value| {
            if name == "r" {
                let number = value.parse();
                is_number = number.is_ok();
                row = number.unwrap_or_default();
            }
        })?;
        if !is_number || row == 0 || row > MOST_ROWS {
            return Err(Fault::damaged("a row is outside of the sheet"));
        }
        self.row = row;
        self.column = 0;
        out.begin(row);
        Ok(())
    }

    fn open_cell(&mut self, tag: &Tag<'_>) -> Result<(), Fault> {
        let mut column = Some(self.column);
        (self.kind, self.style, self.is_cell) = (Kind::Number, 0, true);
        let Sheet { kind, style, .. } = self;
        tag.each(&mut |name, value| match name {
            "r" => column = column_of(value),
            "s" => *style = value.parse().unwrap_or_default(),
            "t" => {
                *kind = match value {
                    "s" => Kind::Shared,
                    "b" => Kind::Bool,
                    "e" => Kind::Error,
                    "n" => Kind::Number,
                    // `str`, `inlineStr`, and `d`, which is ISO 8601.
                    _ => Kind::Text,
                }
            }
            _ => {}
        })?;
        self.text.clear();
        self.column = column
            .filter(|column| *column < SHEET_COLUMNS)
            .ok_or(Fault::damaged("a cell is outside of the sheet"))?;
        Ok(())
    }

    fn close_cell(&mut self, book: &Book, strings: &Strings, out: &mut Out) {
        let Sheet { column, kind, style, text, .. } = self;
        if text.is_empty() {
            return;
        }
        match kind {
            Kind::Text => out.set_at(*column, text),
            Kind::Bool => out.set_at(*column, if text == "0" { "FALSE" } else { "TRUE" }),
            Kind::Error => out.find_at(Reason::ErrorCell, *column, text),
            Kind::Shared => match text.trim().parse().ok().and_then(|number| strings.get(number)) {
                Some(text) => out.set_at(*column, text),
                None => out.find_at(Reason::ErrorCell, *column, text),
            },
            Kind::Number => {
                let style = book.styles.get(*style).copied().unwrap_or_default();
                out.set_at(*column, &value::text(text, style, book.from_1904));
            }
        }
    }
}

/// The column of a reference such as `AB12`, from 0.
fn column_of(reference: &str) -> Option<usize> {
    let mut column = 0_usize;
    for letter in reference.bytes().take_while(u8::is_ascii_alphabetic) {
        column = column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1;
        if column > SHEET_COLUMNS {
            return None;
        }
    }
    column.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::column_of;

    #[test]
    fn references_name_columns() {
        for (reference, column) in [
            ("A1", Some(0)),
            ("z9", Some(25)),
            ("AA1048576", Some(26)),
            ("XFD1", Some(16_383)),
            ("XFE1", None),
            ("AAAAAAAAAAAAAAAAAAAAA1", None),
            ("1", None),
            ("", None),
        ] {
            assert_eq!(column_of(reference), column, "{reference}");
        }
    }
}
