//! The importer: bytes pushed in, an [`EventTable`] and its [`Quality`] out. It holds the columns and never the file.
//! Every row of the file is either imported or counted and reported: `rows_read = rows_kept + rejected`.
//!
//! A batch of rows is read column by column. Rows that are not as they should be are looked at one by one, and in the
//! order of the file with the others, so that codes and findings are those of a reader that goes row by row.

use super::builder::Columns;
use super::cells::Cells;
use super::decode::{Decode, TextStream};
use super::facets::layout;
use super::fields::Piece;
use super::issues::Findings;
use super::plain::{is_null, trim};
use super::{Encoding, EventTable, Holds, Mapping, Quality, ReadError, Reason, Role};
use waymark_kernel::dates::Dates;
use waymark_kernel::feed::{Feed, Sink};
use waymark_kernel::scan::Scanner;
use waymark_kernel::{Batch, Flaw};

const MILLIS_PER_DAY: i64 = 86_400_000;
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// A running import.
pub struct Importer {
    /// Decodes what is not UTF-8.
    text: Option<TextStream<Box<dyn Decode>>>,
    /// The first bytes of a file in UTF-8, until it is known whether they are a byte order mark.
    start: Option<Vec<u8>>,
    feed: Feed,
    rows: Rows,
}

impl Importer {
    /// An import by `mapping`. `gb18030` decodes files in that encoding and is not touched for others.
    ///
    /// # Errors
    /// The first of [`Mapping::faults`], if there are any.
    pub fn new(mapping: Mapping, gb18030: Box<dyn Decode>) -> Result<Importer, ReadError> {
        if let Some(fault) = mapping.faults().into_iter().next() {
            return Err(fault);
        }
        let width = mapping.headers.len();
        // UTF-8 is decoded cell by cell, and each distinct cell once.
        let is_utf8 = mapping.encoding == Encoding::Utf8;
        Ok(Importer {
            text: (!is_utf8).then(|| TextStream::new(mapping.encoding, gb18030)),
            start: is_utf8.then(Vec::new),
            feed: Feed::new(Scanner::new(separator_byte(mapping.separator), width, width)),
            rows: Rows::new(mapping),
        })
    }

    /// Reads the next bytes of the file, cut anywhere.
    pub fn push(&mut self, bytes: &[u8]) {
        let Importer { text, start, feed, rows } = self;
        if let Some(text) = text {
            return text.push(bytes, &mut |text| feed.push(text.as_bytes(), rows));
        }
        let Some(mut first) = start.take() else { return feed.push(bytes, rows) };
        let (head, rest) = bytes.split_at(bytes.len().min(BYTE_ORDER_MARK.len() - first.len()));
        first.extend_from_slice(head);
        if first.len() < BYTE_ORDER_MARK.len() {
            *start = Some(first);
            return;
        }
        feed.push(first.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&first), rows);
        feed.push(rest, rows);
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
        let Importer { text, start, feed, rows } = &mut self;
        if let Some(text) = text {
            text.finish(&mut |text| feed.push(text.as_bytes(), rows));
        }
        feed.push(&start.take().unwrap_or_default(), rows);
        feed.finish(rows);
        self.rows.finish()
    }
}

/// The separator as the scanner wants it; what cannot separate is taken for a comma.
pub(super) fn separator_byte(separator: char) -> u8 {
    match u8::try_from(separator) {
        Ok(byte) if byte.is_ascii() && !matches!(byte, 0 | b'"' | b'\n' | b'\r') => byte,
        _ => b',',
    }
}

/// What becomes of a row.
enum Fate {
    /// It says nothing.
    Blank,
    /// It is left out, and a column may be to blame.
    Rejected(Reason, Option<usize>),
    /// It is imported.
    Kept,
    /// It is imported although cells are missing at its end.
    KeptShort,
}

/// What is done with the rows.
struct Rows {
    mapping: Mapping,
    customer: Option<usize>,
    time: Option<usize>,
    touchpoint: Option<usize>,
    /// The time of rows without one, in milliseconds.
    constant_time: i64,
    ignored: Vec<usize>,
    has_header: bool,
    read: u64,
    dates: Dates,
    columns: Columns,
    findings: Findings,
    times: Vec<i64>,
    /// Rows of the batch that are looked at one by one.
    special: Vec<u32>,
    /// Rows of the batch whose time cannot be read.
    timeless: Vec<u32>,
    kept: Vec<u32>,
}

impl Rows {
    fn new(mapping: Mapping) -> Self {
        let place = |wanted| mapping.placed().find(|(_, role)| *role == wanted).map(|(at, _)| at);
        let day = mapping.date.map_or(0, |date| i64::from(date.to_epoch_days()));
        let offset = i64::from(mapping.utc_offset_minutes) * 60_000;
        Rows {
            customer: place(Role::Customer),
            time: place(Role::Time),
            touchpoint: place(Role::Touchpoint).filter(|_| !mapping.wide),
            constant_time: day * MILLIS_PER_DAY,
            ignored: (0..mapping.headers.len())
                .filter(|at| mapping.roles.get(*at).is_none_or(|role| *role == Role::Ignore))
                .collect(),
            has_header: mapping.headless,
            read: 0,
            dates: Dates::new(layout(mapping.dates), offset),
            columns: Columns::new(&mapping),
            findings: Findings::default(),
            times: Vec::new(),
            special: Vec::new(),
            timeless: Vec::new(),
            kept: Vec::new(),
            mapping,
        }
    }

    /// Passes over the header and what stands before it; gives the first row of data.
    fn pass_header(&mut self, cells: Cells<'_>) -> u32 {
        if self.has_header {
            return u32::from(cells.is_separator_hint(0));
        }
        let is_header = |row: &u32| !cells.is_blank(*row) && !cells.is_separator_hint(*row);
        let header = (0..cells.rows()).find(is_header);
        self.has_header = header.is_some();
        header.map_or(cells.rows(), |row| row + 1)
    }

    fn take(&mut self, cells: Cells<'_>) {
        let from = self.pass_header(cells);
        self.find_special(cells, from);
        self.read += u64::from(cells.rows() - from);
        self.kept.clear();
        self.kept.extend(from..cells.rows());
        if !self.special.is_empty() {
            self.examine_special(cells);
        }
        self.special.clear();
        let Rows { columns, kept, findings, special, mapping, .. } = self;
        if mapping.holds == Holds::Costs {
            columns.take_nobody(kept.len());
        } else {
            columns.take_customers(cells, self.customer, kept, special, &mut findings.damaged);
        }
        for row in special {
            findings.row((cells, *row), mapping, Reason::NoCustomer, self.customer);
        }
        columns.take_rows(Piece { cells, kept, mapping }, &self.times, findings);
        for column in &self.ignored {
            cells.batch.damaged(cells.bytes, *column, &mut findings.damaged);
        }
        if !findings.damaged.is_empty() {
            findings.report_damaged(cells, kept, &self.mapping);
        }
        findings.end_batch();
    }

    /// Reads the times, and collects the rows that need a closer look.
    fn find_special(&mut self, cells: Cells<'_>, from: u32) {
        self.special.clear();
        self.timeless.clear();
        match self.time {
            Some(time) => self.read_times(cells, time),
            None => {
                self.times.clear();
                self.times.resize(cells.rows() as usize, self.constant_time);
            }
        }
        self.special.extend(cells.batch.odd.iter().map(|odd| odd.row));
        match self.touchpoint.or(self.customer) {
            Some(column) => cells.batch.maybe_blank(cells.bytes, column, &mut self.special),
            // Without a cell that every row has, any row may be blank; those without a time were found already.
            None if self.time.is_none() => self.special.extend(from..cells.rows()),
            None => {}
        }
        self.special.retain(|row| *row >= from);
        self.special.sort_unstable();
        self.special.dedup();
    }

    fn read_times(&mut self, cells: Cells<'_>, time: usize) {
        // What is known of a customer is known without a time, too.
        let is_needed = self.mapping.holds != Holds::Customers;
        self.dates.read(cells.column(time), &mut self.times, &mut self.special);
        for row in self.special.drain(..) {
            let text = cells.text(row, time);
            match self.mapping.time(&text) {
                Some(time) => self.times[row as usize] = time,
                None if is_needed => self.timeless.push(row),
                None => self.times[row as usize] = 0,
            }
        }
        self.special.extend_from_slice(&self.timeless);
    }

    fn examine_special(&mut self, cells: Cells<'_>) {
        let special = std::mem::take(&mut self.special);
        let mut dropped = Vec::new();
        for row in &special {
            match self.fate(cells, *row) {
                Fate::Kept => continue,
                Fate::KeptShort => {
                    self.findings.row((cells, *row), &self.mapping, Reason::MissingCells, None);
                    continue;
                }
                Fate::Blank => self.read -= 1,
                Fate::Rejected(reason, column) => {
                    self.findings.row((cells, *row), &self.mapping, reason, column);
                }
            }
            dropped.push(*row);
        }
        self.kept.retain(|row| dropped.binary_search(row).is_err());
        self.special = special;
    }

    /// Whether a row is imported, or why it is not and which column is to blame.
    fn fate(&self, cells: Cells<'_>, row: u32) -> Fate {
        if cells.is_blank(row) {
            return Fate::Blank;
        }
        match cells.flaw(row) {
            Some(Flaw::OpenQuote) => return Fate::Rejected(Reason::OpenQuote, None),
            Some(Flaw::TooLong) => return Fate::Rejected(Reason::CellTooLong, None),
            None => {}
        }
        let (count, width) = (cells.count(row), self.mapping.headers.len());
        if count > width {
            return Fate::Rejected(Reason::TooManyCells, None);
        }
        if [self.customer, self.touchpoint, self.time].into_iter().flatten().any(|column| column >= count) {
            return Fate::Rejected(Reason::TooFewCells, None);
        }
        let says_nothing = |column: usize| trim(&cells.text(row, column)).is_empty();
        if let Some(customer) = self.customer.filter(|column| is_null(trim(&cells.text(row, *column)))) {
            return Fate::Rejected(Reason::NoCustomer, Some(customer));
        }
        if let Some(touchpoint) = self.touchpoint.filter(|column| says_nothing(*column)) {
            return Fate::Rejected(Reason::NoTouchpoint, Some(touchpoint));
        }
        if self.timeless.binary_search(&row).is_ok() {
            return Fate::Rejected(Reason::BadTime, self.time);
        }
        if count < width { Fate::KeptShort } else { Fate::Kept }
    }

    fn finish(self) -> Result<(EventTable, Quality), ReadError> {
        if self.read == 0 {
            return Err(ReadError::Empty);
        }
        let (kept, coded) = (self.columns.kept(), self.columns.coded());
        let missing = self.columns.missing(&self.mapping);
        let table = self.columns.into_table(&self.mapping);
        let mut quality = super::census::take_census(&table, self.mapping.holds);
        quality.rows_read = self.read;
        quality.rows_kept = kept;
        quality.rows_made = Some(table.rows() as u64);
        quality.missing = missing;
        quality.coded = coded;
        (quality.counts, quality.issues) = self.findings.into_parts();
        if table.rows() == 0 { Err(ReadError::NoRows(Box::new(quality))) } else { Ok((table, quality)) }
    }
}

impl Sink for Rows {
    fn rows(&mut self, bytes: &[u8], batch: &Batch) {
        self.take(Cells { bytes, batch });
    }
}
