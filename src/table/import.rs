//! The importer: bytes pushed in, an [`EventTable`] and its [`Quality`] out. It holds the columns and never the file.
//! Every row of the file is either imported or counted and reported: `rows_read = rows_kept + rejected`.

use super::builder::Columns;
use super::date::parse_time;
use super::decode::{Decode, TextStream};
use super::issues::Issues;
use super::plain::{is_null, trim};
use super::split::{Row, Splitter};
use super::{EventTable, Mapping, Quality, ReadError, Reason, Role};

/// A running import.
pub struct Importer {
    text: TextStream<Box<dyn Decode>>,
    splitter: Splitter,
    rows: Rows,
}

impl Importer {
    /// An import by `mapping`. `gb18030` decodes files in that encoding and is not touched for others.
    ///
    /// # Errors
    /// [`ReadError::BadMapping`] if customer, time or touchpoint is given to no column, if a role that may be given
    /// once is given twice, or if a rating has no scale.
    pub fn new(mapping: Mapping, gb18030: Box<dyn Decode>) -> Result<Importer, ReadError> {
        if let Some(fault) = mapping.faults().into_iter().next() {
            return Err(fault);
        }
        let width = mapping.headers.len();
        Ok(Importer {
            text: TextStream::new(mapping.encoding, gb18030),
            splitter: Splitter::new(separator_byte(mapping.separator), width),
            rows: Rows::new(mapping),
        })
    }

    /// Reads the next bytes of the file, cut anywhere.
    pub fn push(&mut self, bytes: &[u8]) {
        let Importer { text, splitter, rows } = self;
        text.push(bytes, &mut |text| rows.read(splitter, text));
    }

    /// Rows read so far, rejected ones included.
    pub fn rows(&self) -> u64 {
        self.rows.read
    }

    /// Ends the file: sorts the columns and sums up what was found.
    ///
    /// # Errors
    /// [`ReadError::Empty`] without any row of data, [`ReadError::NoRows`] if none could be imported.
    pub fn finish(mut self) -> Result<(EventTable, Quality), ReadError> {
        let Importer { text, splitter, rows } = &mut self;
        text.finish(&mut |text| rows.read(splitter, text));
        splitter.finish(&mut |row| rows.take(row));
        self.rows.finish()
    }
}

/// The separator as the splitter wants it; what cannot separate is taken for a comma.
pub(super) fn separator_byte(separator: char) -> u8 {
    match u8::try_from(separator) {
        Ok(byte) if byte.is_ascii() && !matches!(byte, 0 | b'"' | b'\n' | b'\r') => byte,
        _ => b',',
    }
}

/// Whether a row is the hint `sep=;` that spreadsheets put before the header.
pub(super) fn is_separator_hint(row: &Row<'_>) -> bool {
    row.line == 1 && row.cells == 2 && row.cell(0).eq_ignore_ascii_case("sep=") && row.cell(1).is_empty()
}

/// Whether a row says nothing: a blank line, or separators alone, as spreadsheets write below their data.
pub(super) fn is_blank(row: &Row<'_>) -> bool {
    row.flaw.is_none() && trim(row.cell(0)).is_empty() && row.iter().all(|cell| trim(cell).is_empty())
}

/// What is done with the rows.
struct Rows {
    mapping: Mapping,
    customer: usize,
    time: usize,
    touchpoint: usize,
    has_header: bool,
    /// Whether a U+FFFD has been seen, so that cells are searched for it.
    has_bad_characters: bool,
    read: u64,
    columns: Columns,
    issues: Issues,
}

impl Rows {
    fn new(mapping: Mapping) -> Self {
        let place = |role| mapping.roles.iter().position(|given| *given == role).unwrap_or_default();
        Rows {
            customer: place(Role::Customer),
            time: place(Role::Time),
            touchpoint: place(Role::Touchpoint),
            has_header: false,
            has_bad_characters: false,
            read: 0,
            columns: Columns::new(&mapping),
            issues: Issues::default(),
            mapping,
        }
    }

    fn read(&mut self, splitter: &mut Splitter, text: &str) {
        self.has_bad_characters |= text.contains(char::REPLACEMENT_CHARACTER);
        splitter.push(text, &mut |row| self.take(row));
    }

    fn take(&mut self, row: Row<'_>) {
        if is_blank(&row) {
            return;
        }
        if !self.has_header {
            self.has_header = !is_separator_hint(&row);
            return;
        }
        self.read += 1;
        match self.import(&row) {
            Ok(()) if self.has_bad_characters => self.report_bad_characters(&row),
            Ok(()) => {}
            Err((reason, column)) => self.reject(&row, reason, column),
        }
    }

    /// Imports a row, or says why it is left out and which column is to blame.
    fn import(&mut self, row: &Row<'_>) -> Result<(), (Reason, Option<usize>)> {
        if let Some(flaw) = row.flaw {
            return Err((flaw, None));
        }
        let width = self.mapping.headers.len();
        if row.cells != width {
            return Err((if row.cells > width { Reason::TooManyCells } else { Reason::TooFewCells }, None));
        }
        let customer = trim(row.cell(self.customer));
        if is_null(customer) {
            return Err((Reason::NoCustomer, Some(self.customer)));
        }
        if trim(row.cell(self.touchpoint)).is_empty() {
            return Err((Reason::NoTouchpoint, Some(self.touchpoint)));
        }
        let time = parse_time(row.cell(self.time), self.mapping.dates, self.mapping.utc_offset_minutes)
            .ok_or((Reason::BadTime, Some(self.time)))?;
        self.columns.push(customer, time, row, &self.mapping, &mut self.issues);
        Ok(())
    }

    fn reject(&mut self, row: &Row<'_>, reason: Reason, column: Option<usize>) {
        let header = column.map_or("", |column| &self.mapping.headers[column]);
        match column {
            Some(column) if !row.cell(column).is_empty() => {
                self.issues.add(row.line, header, reason, [row.cell(column)].into_iter(), ',');
            }
            _ => self.issues.add(row.line, header, reason, row.iter(), self.mapping.separator),
        }
    }

    fn report_bad_characters(&mut self, row: &Row<'_>) {
        let bad = |(_, cell): &(usize, &str)| cell.contains(char::REPLACEMENT_CHARACTER);
        if let Some((column, cell)) = row.iter().enumerate().find(bad) {
            let header = &self.mapping.headers[column];
            self.issues.add(row.line, header, Reason::BadCharacters, [cell].into_iter(), ',');
        }
    }

    fn finish(self) -> Result<(EventTable, Quality), ReadError> {
        if self.read == 0 {
            return Err(ReadError::Empty);
        }
        let kept = self.columns.rows();
        let missing = self.columns.missing(&self.mapping);
        let table = self.columns.into_table(&self.mapping);
        let mut quality = super::census::take_census(&table);
        quality.rows_read = self.read;
        quality.rows_kept = kept;
        quality.missing = missing;
        (quality.counts, quality.issues) = self.issues.into_parts();
        if kept == 0 { Err(ReadError::NoRows(Box::new(quality))) } else { Ok((table, quality)) }
    }
}
