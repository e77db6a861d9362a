//! Rows as the kernel found them, read as text. What cells mean is not known here (that is `import` and `builder`).

use super::plain::trim;
use std::borrow::Cow;
use waymark_kernel::batch::unquoted;
use waymark_kernel::{Batch, Flaw};

/// A batch of rows with the bytes in which they stand.
#[derive(Clone, Copy)]
pub(super) struct Cells<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) batch: &'a Batch,
}

impl<'a> Cells<'a> {
    /// So many rows.
    pub(super) fn rows(self) -> u32 {
        u32::try_from(self.batch.rows()).unwrap_or(u32::MAX)
    }

    /// A column, as the kernel's loops take it.
    pub(super) fn column(self, column: usize) -> (&'a [u8], &'a Batch, usize) {
        (self.bytes, self.batch, column)
    }

    /// The bytes of a cell as they stand in the file.
    pub(super) fn raw(self, row: u32, column: usize) -> &'a [u8] {
        self.batch.cell(self.bytes, row as usize, column)
    }

    /// What a cell says; bytes that are no UTF-8 as U+FFFD.
    pub(super) fn text(self, row: u32, column: usize) -> Cow<'a, str> {
        match unquoted(self.raw(row, column)) {
            Cow::Borrowed(bytes) => String::from_utf8_lossy(bytes),
            Cow::Owned(bytes) => Cow::Owned(String::from_utf8_lossy(&bytes).into_owned()),
        }
    }

    /// What all cells of a row say that are kept and in the file.
    pub(super) fn texts(self, row: u32) -> impl Iterator<Item = Cow<'a, str>> {
        let kept = self.batch.cells(row as usize).min(self.count(row));
        (0..kept).map(move |column| self.text(row, column))
    }

    /// How many cells the row has in the file.
    pub(super) fn count(self, row: u32) -> usize {
        let odd = self.batch.odd.binary_search_by_key(&row, |odd| odd.row).ok();
        odd.map_or(self.batch.cells(row as usize), |at| self.batch.odd[at].cells as usize)
    }

    /// Why a row cannot be used, if so.
    pub(super) fn flaw(self, row: u32) -> Option<Flaw> {
        let odd = self.batch.odd.binary_search_by_key(&row, |odd| odd.row).ok()?;
        self.batch.odd[odd].flaw
    }

    /// The line of the file on which a row begins, from 1.
    pub(super) fn line(self, row: u32) -> u64 {
        self.batch.lines.get(row as usize).copied().unwrap_or_default()
    }

    /// Whether a row is the hint `sep=;` that spreadsheets put before the header.
    pub(super) fn is_separator_hint(self, row: u32) -> bool {
        self.line(row) == 1
            && self.count(row) == 2
            && self.raw(row, 0).eq_ignore_ascii_case(b"sep=")
            && self.raw(row, 1).is_empty()
    }

    /// Whether a row says nothing: a blank line, or separators alone, as spreadsheets write below their data.
    pub(super) fn is_blank(self, row: u32) -> bool {
        self.flaw(row).is_none() && self.texts(row).all(|cell| trim(&cell).is_empty())
    }
}
