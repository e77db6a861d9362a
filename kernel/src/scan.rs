//! The scanner: bytes to rows of cells, by RFC 4180 and what real files make of it.
//!
//! - A quote opens a quoted cell only at the beginning of the cell; anywhere else it is a character.
//! - Text after a closing quote belongs to the cell.
//! - Lines end with LF, CR LF or CR; empty lines are no rows. NUL is a character.
//! - A quote that is never closed, or a cell beyond [`MAX_CELL`], costs the row it stands in and no other: scanning goes
//!   on at the next line.
//!
//! Blocks of 64 bytes are turned into bit masks, and only bits set are looked at; blocks in which no quoted cell opens,
//! which is nearly all, take the short way. It gives no meaning to cells.

use crate::batch::{Batch, Flaw, Odd};
use crate::marks::{BLOCK, Marks, marks_at};

/// Longer cells are taken for a sign of a lost quote.
pub const MAX_CELL: usize = 1 << 20;

/// A row that goes on for so long has lost its line ends.
const MAX_ROW: usize = 16 * MAX_CELL;

/// So many rows are found at a time: their places stay in the first-level cache.
const BATCH_ROWS: usize = 512;

/// What lies between two pieces of a file; rows that are cut are scanned again with the next piece.
#[derive(Clone, Debug)]
pub struct Scanner {
    separator: u8,
    width: usize,
    most: usize,
    line: u64,
    after_cr: bool,
    skipping: bool,
}

/// The row that is being scanned.
struct Row {
    start: usize,
    cell: usize,
    /// The line on which it began, and lines inside its quoted cells.
    line: u64,
    inner_lines: u64,
}

/// What became of a quoted cell.
enum Quoted {
    /// Its closing quote is at this place.
    Closed(usize),
    /// The bytes end before it is decided.
    Undecided,
    /// It will not be closed, or too late.
    Lost(Flaw),
}

impl Scanner {
    /// A scanner that keeps at most `most` cells of a row, and gives every row at least `width`.
    pub fn new(separator: u8, width: usize, most: usize) -> Scanner {
        Scanner { separator, width, most, line: 1, after_cr: false, skipping: false }
    }

    /// Fills `batch` with the next rows of `bytes`, which begin where the last call ended, and says how many bytes these
    /// rows took. With `last` the end of the bytes is the end of the file, and a row that it cuts is a row. Nothing
    /// taken means that more bytes are needed.
    ///
    /// Pieces are limited to 4 GiB less one; bytes beyond are not looked at.
    #[inline(never)]
    pub fn scan(&mut self, bytes: &[u8], last: bool, batch: &mut Batch) -> usize {
        let bytes = bytes.get(..u32::MAX as usize).unwrap_or(bytes);
        batch.clear();
        let mut from = 0;
        if self.after_cr && !bytes.is_empty() {
            self.after_cr = false;
            from = usize::from(bytes[0] == b'\n');
        }
        if self.skipping {
            match line_end(bytes, from) {
                None => return bytes.len(),
                Some(end) => {
                    (self.skipping, from) = (false, end + 1);
                    self.line += 1;
                }
            }
        }
        let end = self.rows(bytes, from, last, batch);
        if end > 0 {
            self.after_cr = bytes.get(end - 1) == Some(&b'\r') && !self.skipping;
        }
        end
    }

    /// Scans from `from` on; gives where the first row begins that is not in the batch.
    fn rows(&mut self, bytes: &[u8], from: usize, last: bool, batch: &mut Batch) -> usize {
        let mut row = Row { start: from, cell: from, line: self.line, inner_lines: 0 };
        let mut at = from;
        while at < bytes.len() && batch.rows() < BATCH_ROWS {
            let base = at & !(BLOCK - 1);
            let found = marks_at(bytes, base, self.separator);
            let behind = base + BLOCK;
            while at < behind {
                let live = u64::MAX << (at - base);
                let ends = found.ends & live;
                let opens = found.quotes & live & starts(ends, row.cell, base);
                if opens == 0 {
                    self.plain_cells(bytes, base, ends, found.lines, &mut row, batch);
                    at = behind;
                    continue;
                }
                let before_open = (opens & opens.wrapping_neg()) - 1;
                self.plain_cells(bytes, base, ends & before_open, found.lines, &mut row, batch);
                at = match quoted(bytes, row.cell, last) {
                    Quoted::Closed(close) => {
                        row.inner_lines += lines_in(&bytes[row.cell..close]);
                        close + 1
                    }
                    Quoted::Undecided => return self.cut(bytes, row, batch),
                    Quoted::Lost(flaw) => match self.lose(bytes, &mut row, last, flaw, batch) {
                        Some(next) => next,
                        None => return bytes.len(),
                    },
                };
            }
        }
        if at < bytes.len() || !last {
            return self.cut(bytes, row, batch);
        }
        if row.start < bytes.len() {
            self.end_row(bytes, bytes.len(), None, &mut row, batch);
        }
        self.line = row.line;
        bytes.len()
    }

    /// Cells that end at these bits of the block at `base`; no quoted cell opens among them.
    #[inline]
    fn plain_cells(
        &self,
        bytes: &[u8],
        base: usize,
        ends: u64,
        lines: u64,
        row: &mut Row,
        batch: &mut Batch,
    ) {
        let mut ends = ends;
        while ends != 0 {
            let bit = ends.trailing_zeros() as usize;
            ends &= ends - 1;
            let at = base + bit;
            if lines >> bit & 1 == 0 {
                batch.ends.push(place(at));
                row.cell = at + 1;
            } else if at > row.start {
                self.end_row(bytes, at, None, row, batch);
            } else {
                // An empty line, or the second half of CR LF.
                let is_half = bytes[at] == b'\n' && at > 0 && bytes[at - 1] == b'\r';
                row.line += u64::from(!is_half);
                (row.start, row.cell) = (at + 1, at + 1);
            }
        }
    }

    /// Ends the cell and the row at `at`.
    #[inline]
    fn end_row(&self, bytes: &[u8], at: usize, flaw: Option<Flaw>, row: &mut Row, batch: &mut Batch) {
        batch.ends.push(place(at));
        let first = batch.first.last().map_or(0, |first| *first as usize);
        let cells = batch.ends.len() - first;
        if flaw.is_some() || !(self.width..=self.most).contains(&cells) || at - row.start > MAX_CELL {
            self.odd_row(bytes, (first, at), flaw, row, batch);
        }
        batch.first.push(place(batch.ends.len()));
        batch.starts.push(place(row.start));
        batch.lines.push(row.line);
        *row = Row { start: at + 1, cell: at + 1, line: row.line + row.inner_lines + 1, inner_lines: 0 };
    }

    #[cold]
    fn odd_row(
        &self,
        bytes: &[u8],
        (first, at): (usize, usize),
        flaw: Option<Flaw>,
        row: &Row,
        batch: &mut Batch,
    ) {
        let ends = &batch.ends[first..];
        let cells = ends.len();
        let starts = std::iter::once(row.start).chain(ends.iter().map(|end| *end as usize + 1));
        let mut spans = starts.zip(ends).map(|(start, end)| (start, *end as usize));
        // The length of a quoted cell was looked at when its end was sought.
        let is_long = |(start, end)| end - start > MAX_CELL && bytes.get(start) != Some(&b'"');
        let flaw = flaw.or(spans.any(is_long).then_some(Flaw::TooLong));
        if flaw.is_some() || !(self.width..=self.most).contains(&cells) {
            batch.odd.push(Odd { row: place(batch.rows()), cells: place(cells), flaw });
        }
        batch.ends.truncate(first + self.most);
        let kept = batch.ends.len().max(first + self.width);
        batch.ends.resize(kept, place(at));
    }

    /// The bytes end inside a row: it is scanned again when more have come, unless it is endless.
    fn cut(&mut self, bytes: &[u8], mut row: Row, batch: &mut Batch) -> usize {
        self.line = row.line;
        let is_endless = batch.rows() < BATCH_ROWS
            && (bytes.len() - row.start > MAX_ROW
                || bytes.len() - row.cell > MAX_CELL && bytes.get(row.cell) != Some(&b'"'));
        if !is_endless {
            return row.start;
        }
        self.end_row(bytes, bytes.len(), Some(Flaw::TooLong), &mut row, batch);
        self.skipping = true;
        bytes.len()
    }

    /// Gives up a quoted cell: its row ends at its first line end, behind which scanning goes on. None if there is no
    /// line end yet: the rest of the line will be skipped.
    fn lose(
        &mut self,
        bytes: &[u8],
        row: &mut Row,
        last: bool,
        flaw: Flaw,
        batch: &mut Batch,
    ) -> Option<usize> {
        let line = row.line + row.inner_lines;
        let end = line_end(bytes, row.cell + 1).or(last.then_some(bytes.len()));
        self.end_row(bytes, end.unwrap_or(bytes.len()), Some(flaw), row, batch);
        if end.is_none() {
            (self.line, self.skipping) = (line, true);
        }
        // Behind the last row there is nothing: that begins at the end of the bytes.
        row.start = row.start.min(bytes.len());
        row.cell = row.start;
        end.map(|end| (end + 1).min(bytes.len()))
    }
}

/// The bits at which cells begin: behind each end, and where the row stands.
#[inline]
fn starts(ends: u64, cell: usize, base: usize) -> u64 {
    let here = cell.wrapping_sub(base);
    ends << 1 | if here < BLOCK { 1 << here } else { 0 }
}

/// Where the quoted cell that opens at `open` is closed.
fn quoted(bytes: &[u8], open: usize, last: bool) -> Quoted {
    let mut from = open + 1;
    loop {
        let Some(quote) = quote_from(bytes, from) else {
            return if bytes.len() - open - 1 > MAX_CELL {
                Quoted::Lost(Flaw::TooLong)
            } else if last {
                Quoted::Lost(Flaw::OpenQuote)
            } else {
                Quoted::Undecided
            };
        };
        if quote - open - 1 > MAX_CELL {
            return Quoted::Lost(Flaw::TooLong);
        }
        match bytes.get(quote + 1) {
            Some(b'"') => from = quote + 2,
            None if !last => return Quoted::Undecided,
            _ => return Quoted::Closed(quote),
        }
    }
}

fn quote_from(bytes: &[u8], from: usize) -> Option<usize> {
    find(bytes, from, |marks| marks.quotes)
}

fn line_end(bytes: &[u8], from: usize) -> Option<usize> {
    find(bytes, from, |marks| marks.lines)
}

#[inline]
fn find(bytes: &[u8], from: usize, of: impl Fn(Marks) -> u64) -> Option<usize> {
    let mut base = from;
    while base < bytes.len() {
        let wanted = of(marks_at(bytes, base, 0));
        if wanted != 0 {
            return Some(base + wanted.trailing_zeros() as usize);
        }
        base += BLOCK;
    }
    None
}

/// Line ends inside a cell.
fn lines_in(cell: &[u8]) -> u64 {
    let mut lines = 0;
    let mut before = 0;
    for byte in cell {
        let is_half = *byte == b'\n' && before == b'\r';
        lines += u64::from(matches!(byte, b'\n' | b'\r') && !is_half);
        before = *byte;
    }
    lines
}

/// A place in a piece, which is shorter than 4 GiB.
#[expect(clippy::cast_possible_truncation, reason = "`scan` cuts its bytes at 4 GiB less one")]
#[inline]
fn place(at: usize) -> u32 {
    at as u32
}
