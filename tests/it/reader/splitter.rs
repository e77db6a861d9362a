//! A splitter that goes character by character: what the scanner of the kernel is held to. Pushed text in, rows of cells
//! out, by RFC 4180 and what real files make of it.
//!
//! - A quote opens a quoted cell only at the beginning of the cell; anywhere else it is a character.
//! - Text after a closing quote belongs to the cell.
//! - Lines end with LF, CR LF or CR; blank lines are no rows. NUL is a character.
//! - A quote that is never closed, or a cell beyond [`MAX_CELL_BYTES`], costs the row it stands in and no other: the
//!   text it swallowed is split again from the next line on.
//!
//! The rows are the same whatever way the text is cut.

use waymark::table::Reason;

/// Longer cells are taken for a sign of a lost quote.
pub(crate) const MAX_CELL_BYTES: usize = 1 << 20;

/// One row. Its cells stand in one text, `gap` bytes apart.
#[derive(Clone, Copy)]
pub(crate) struct Row<'a> {
    /// Physical line where it begins, from 1.
    pub(crate) line: u64,
    /// How many cells it has; those beyond the splitter's limit are counted but not kept.
    pub(crate) cells: usize,
    /// Why it cannot be used, if so.
    pub(crate) flaw: Option<Reason>,
    text: &'a str,
    ends: &'a [usize],
    gap: usize,
}

impl<'a> Row<'a> {
    /// The text of a cell; empty if there is none.
    #[inline]
    pub(crate) fn cell(&self, index: usize) -> &'a str {
        let from =
            if index == 0 { 0 } else { self.ends.get(index - 1).map_or(usize::MAX, |end| end + self.gap) };
        self.ends.get(index).and_then(|end| self.text.get(from..*end)).unwrap_or("")
    }

    /// All cells kept.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &'a str> + '_ {
        (0..self.ends.len()).map(|index| self.cell(index))
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Nothing of the row has been seen.
    RowStart,
    CellStart,
    Unquoted,
    Quoted,
    /// Behind a quote inside a quoted cell: its end, or the first half of a doubled one.
    QuoteInQuoted,
    /// The rest of the line is left out.
    Skip,
}

/// The state between two pieces of text.
pub(crate) struct Splitter {
    separator: u8,
    max_cells: usize,
    state: State,
    flaw: Option<Reason>,
    text: String,
    ends: Vec<usize>,
    cells: usize,
    line: u64,
    row_line: u64,
    /// The line where the open quoted cell began.
    quote_line: u64,
    after_cr: bool,
    kinds: [Kind; 256],
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Separator,
    LineEnd,
}

impl Splitter {
    /// A splitter that keeps at most `max_cells` cells a row (and counts the rest).
    pub(crate) fn new(separator: u8, max_cells: usize) -> Self {
        let mut kinds = [Kind::Text; 256];
        kinds[usize::from(b'\n')] = Kind::LineEnd;
        kinds[usize::from(b'\r')] = Kind::LineEnd;
        kinds[usize::from(separator)] = Kind::Separator;
        Splitter {
            separator,
            max_cells,
            state: State::RowStart,
            flaw: None,
            text: String::new(),
            ends: Vec::new(),
            cells: 0,
            line: 1,
            row_line: 1,
            quote_line: 1,
            after_cr: false,
            kinds,
        }
    }

    /// Splits the next piece of text and hands each row completed to `sink`.
    pub(crate) fn push(&mut self, text: &str, sink: &mut impl FnMut(Row<'_>)) {
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            at = match self.state {
                State::RowStart => self.row_start(text, at, sink),
                State::CellStart if bytes[at] == b'"' => {
                    self.state = State::Quoted;
                    self.quote_line = self.line;
                    self.after_cr = false;
                    at + 1
                }
                State::CellStart | State::Unquoted => self.unquoted(text, at, sink),
                State::Quoted => self.quoted(text, at, sink),
                State::QuoteInQuoted => self.quote_in_quoted(bytes[at], at),
                State::Skip => self.skip(bytes, at, sink),
            };
        }
    }

    /// Ends the text: a last line without line end is a row, an open quote costs its row.
    pub(crate) fn finish(&mut self, sink: &mut impl FnMut(Row<'_>)) {
        while self.state == State::Quoted {
            self.lose_quote(Reason::OpenQuote, sink);
        }
        match self.state {
            State::RowStart => {}
            State::Skip => self.emit(sink),
            _ => {
                self.end_cell();
                self.emit(sink);
            }
        }
    }

    fn row_start(&mut self, text: &str, at: usize, sink: &mut impl FnMut(Row<'_>)) -> usize {
        match text.as_bytes()[at] {
            b'\n' if self.after_cr => {
                self.after_cr = false;
                at + 1
            }
            byte @ (b'\n' | b'\r') => {
                self.line += 1;
                self.after_cr = byte == b'\r';
                at + 1
            }
            _ => {
                self.row_line = self.line;
                self.whole_row(text, at, sink).unwrap_or_else(|| {
                    self.ends.clear();
                    self.cells = 0;
                    self.state = State::CellStart;
                    at
                })
            }
        }
    }

    /// The fast way: a row without quoted cells that lies whole in the piece is handed on in place.
    fn whole_row(&mut self, text: &str, start: usize, sink: &mut impl FnMut(Row<'_>)) -> Option<usize> {
        self.ends.clear();
        let row = text.as_bytes().get(start..)?;
        let (mut cells, mut cell_start) = (0, 0);
        if row.first() == Some(&b'"') {
            return None;
        }
        for (at, &byte) in row.iter().enumerate() {
            let kind = self.kinds[usize::from(byte)];
            if kind == Kind::Text {
                continue;
            }
            if at - cell_start > MAX_CELL_BYTES {
                return None;
            }
            cells += 1;
            if cells <= self.max_cells {
                self.ends.push(at);
            }
            if kind == Kind::LineEnd {
                let whole = Row {
                    line: self.row_line,
                    cells,
                    flaw: None,
                    text: &text[start..start + at],
                    ends: &self.ends,
                    gap: 1,
                };
                sink(whole);
                self.line += 1;
                self.after_cr = byte == b'\r';
                return Some(start + at + 1);
            }
            cell_start = at + 1;
            if row.get(cell_start) == Some(&b'"') {
                return None;
            }
        }
        None
    }

    fn unquoted(&mut self, text: &str, at: usize, sink: &mut impl FnMut(Row<'_>)) -> usize {
        self.state = State::Unquoted;
        let bytes = text.as_bytes();
        let length = bytes[at..].iter().position(|byte| self.kinds[usize::from(*byte)] != Kind::Text);
        let end = length.map_or(bytes.len(), |length| at + length);
        if !self.keep(&text[at..end]) {
            self.flaw = Some(Reason::CellTooLong);
            self.state = State::Skip;
        }
        match bytes.get(end) {
            None => end,
            Some(_) if self.state == State::Skip => end,
            Some(byte) if *byte == self.separator => {
                self.end_cell();
                self.state = State::CellStart;
                end + 1
            }
            Some(byte) => {
                self.end_cell();
                self.end_line(*byte, sink);
                end + 1
            }
        }
    }

    fn quoted(&mut self, text: &str, at: usize, sink: &mut impl FnMut(Row<'_>)) -> usize {
        let bytes = text.as_bytes();
        let length = bytes[at..].iter().position(|byte| *byte == b'"');
        let end = length.map_or(bytes.len(), |length| at + length);
        let kept = self.room(&text[at..end]);
        self.text.push_str(&text[at..at + kept]);
        self.count_lines(&bytes[at..at + kept]);
        if at + kept < end {
            self.lose_quote(Reason::CellTooLong, sink);
            return at + kept;
        }
        if end < bytes.len() {
            self.state = State::QuoteInQuoted;
            self.after_cr = false;
            return end + 1;
        }
        end
    }

    fn quote_in_quoted(&mut self, byte: u8, at: usize) -> usize {
        if byte != b'"' {
            self.state = State::Unquoted;
            return at;
        }
        self.text.push('"');
        self.state = State::Quoted;
        at + 1
    }

    fn skip(&mut self, bytes: &[u8], at: usize, sink: &mut impl FnMut(Row<'_>)) -> usize {
        let length = bytes[at..].iter().position(|byte| matches!(byte, b'\n' | b'\r'));
        let Some(length) = length else { return bytes.len() };
        self.end_line(bytes[at + length], sink);
        at + length + 1
    }

    /// How many bytes of `text` the cell still takes, up to a whole character.
    fn room(&self, text: &str) -> usize {
        let start = self.ends.last().copied().unwrap_or_default();
        text.floor_char_boundary(MAX_CELL_BYTES.saturating_sub(self.text.len() - start))
    }

    /// Adds to the cell; false if it would grow too long.
    fn keep(&mut self, text: &str) -> bool {
        if self.cells >= self.max_cells {
            return true;
        }
        let kept = self.room(text);
        self.text.push_str(&text[..kept]);
        kept == text.len()
    }

    fn end_cell(&mut self) {
        self.cells += 1;
        if self.cells <= self.max_cells {
            self.ends.push(self.text.len());
        } else {
            self.text.truncate(self.ends.last().copied().unwrap_or_default());
        }
    }

    fn end_line(&mut self, byte: u8, sink: &mut impl FnMut(Row<'_>)) {
        self.line += 1;
        self.after_cr = byte == b'\r';
        self.emit(sink);
    }

    fn emit(&mut self, sink: &mut impl FnMut(Row<'_>)) {
        let flaw = self.flaw.take();
        sink(Row {
            line: self.row_line,
            cells: self.cells,
            flaw,
            text: &self.text,
            ends: &self.ends,
            gap: 0,
        });
        self.text.clear();
        self.ends.clear();
        self.cells = 0;
        self.state = State::RowStart;
    }

    fn count_lines(&mut self, bytes: &[u8]) {
        for byte in bytes {
            match byte {
                b'\n' if self.after_cr => self.after_cr = false,
                b'\n' | b'\r' => {
                    self.line += 1;
                    self.after_cr = *byte == b'\r';
                }
                _ => self.after_cr = false,
            }
        }
    }

    /// Gives up a quoted cell: its row ends at its first line, and what it swallowed is split again. Within that
    /// text all quotes stand in even runs, which close themselves, so this does not happen twice to the same text.
    fn lose_quote(&mut self, flaw: Reason, sink: &mut impl FnMut(Row<'_>)) {
        let start = self.ends.last().copied().unwrap_or_default();
        let cell = self.text.split_off(start.min(self.text.len()));
        let Some(length) = cell.find(['\n', '\r']) else {
            self.text.push_str(&cell);
            self.end_cell();
            self.flaw = Some(flaw);
            self.state = State::Skip;
            return;
        };
        self.text.push_str(&cell[..length]);
        self.end_cell();
        self.flaw = Some(flaw);
        self.line = self.quote_line;
        self.end_line(cell.as_bytes()[length], sink);
        let swallowed = cell[length + 1..].replace('"', "\"\"");
        self.push_again(&swallowed, sink);
    }

    /// [`Splitter::push`] behind a pointer, so that the two do not inline into each other without end.
    fn push_again(&mut self, text: &str, sink: &mut dyn FnMut(Row<'_>)) {
        self.push(text, &mut |row| sink(row));
    }
}
