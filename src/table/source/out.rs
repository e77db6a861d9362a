//! Where the rows of a source go: shown as a sample, or written as CSV with the place that each line has in the file. What
//! the source finds on its way (cells with errors, columns that nobody knows) is counted and listed here.

use crate::table::plain::trim;
use crate::table::{Quality, ReadError, Reason, RowIssue};
use std::collections::{BTreeMap, HashMap};

/// So many rows are kept of a sample.
pub(super) const SAMPLE_ROWS: usize = 1001;
/// So many columns are found by name: more are no table that a person maps.
const MOST_COLUMNS: usize = 1000;
/// The columns of a spreadsheet end here (XFD).
pub(super) const SHEET_COLUMNS: usize = 16_384;
/// A sample of a finding longer than this is cut.
const SAMPLE_CHARACTERS: usize = 80;

/// The row being collected, and all before it.
pub(super) struct Out {
    /// The names of the columns, in a format that names them in each row; else those of the mapping.
    names: Vec<String>,
    at: HashMap<String, usize>,
    /// Whether unknown columns are new columns.
    is_open: bool,
    /// The column after the one set last: rows name their columns in the same order.
    next: usize,
    cells: Vec<String>,
    /// The columns of the row that say something.
    filled: Vec<usize>,
    place: u64,
    sample: Option<Vec<Vec<String>>>,
    /// So many rows are kept of a sample, and where they stand in the file.
    most: usize,
    numbers: Vec<u64>,
    /// Whether what stands above the header has been passed.
    is_below_titles: bool,
    csv: Vec<u8>,
    places: Places,
    counts: BTreeMap<Reason, u64>,
    issues: Vec<RowIssue>,
    /// Records that are no rows.
    lost: u64,
}

impl Out {
    /// Takes the first rows, as they are.
    pub(super) fn sampling() -> Out {
        Out {
            names: Vec::new(),
            at: HashMap::new(),
            is_open: true,
            next: 0,
            cells: Vec::new(),
            filled: Vec::new(),
            place: 0,
            sample: Some(Vec::new()),
            most: SAMPLE_ROWS,
            numbers: Vec::new(),
            is_below_titles: false,
            csv: Vec::new(),
            places: Places::default(),
            counts: BTreeMap::new(),
            issues: Vec::new(),
            lost: 0,
        }
    }

    /// Takes so many rows, as they are.
    pub(super) fn keeping(most: usize) -> Out {
        Out { most, ..Out::sampling() }
    }

    /// The rows that were taken, each with its number.
    pub(super) fn into_rows(self) -> Vec<(u64, Vec<String>)> {
        self.numbers.into_iter().zip(self.sample.unwrap_or_default()).collect()
    }

    /// Writes the rows as CSV under these columns; after a line with their names, if rows name their columns.
    pub(super) fn writing(names: Vec<String>, is_named: bool) -> Out {
        let mut out = Out::sampling();
        out.is_open = false;
        out.sample = None;
        out.cells = vec![String::new(); names.len()];
        out.is_below_titles = is_named;
        if is_named {
            names.iter().enumerate().for_each(|(at, name)| out.put(at, name));
            out.at = names.iter().cloned().zip(0..).collect();
            out.end();
        }
        out.names = names;
        out
    }

    /// How many columns there are.
    pub(super) fn width(&self) -> usize {
        self.cells.len()
    }

    /// Whether a sample has all rows that it needs.
    pub(super) fn is_full(&self) -> bool {
        self.sample.as_ref().is_some_and(|rows| rows.len() >= self.most)
    }

    /// Begins the row that the user knows by this number.
    pub(super) fn begin(&mut self, place: u64) {
        self.place = place;
        self.next = 0;
    }

    /// A cell by the name of its column.
    pub(super) fn set(&mut self, name: &str, text: &str) {
        let name = trim(name);
        let is_next = self.names.get(self.next).is_some_and(|next| next == name);
        let found = if is_next { Some(self.next) } else { self.at.get(name).copied() };
        let found = found.or_else(|| self.add(name));
        match found {
            Some(at) => self.put(at, text),
            None if text.is_empty() => {}
            None => self.find(Reason::UnknownColumn, name, text),
        }
        self.next = found.map_or(self.next, |at| at + 1);
    }

    fn add(&mut self, name: &str) -> Option<usize> {
        if !self.is_open || self.names.len() >= MOST_COLUMNS {
            return None;
        }
        let at = self.names.len();
        self.names.push(name.to_owned());
        self.at.insert(name.to_owned(), at);
        self.cells.push(String::new());
        Some(at)
    }

    /// A cell by the number of its column, from 0.
    pub(super) fn set_at(&mut self, column: usize, text: &str) {
        if self.is_open && column < SHEET_COLUMNS && column >= self.cells.len() {
            self.cells.resize(column + 1, String::new());
        }
        if column < self.cells.len() {
            self.put(column, text);
        } else if !text.is_empty() {
            self.find(Reason::UnknownColumn, &letters(column), text);
        }
    }

    fn put(&mut self, at: usize, text: &str) {
        let cell = &mut self.cells[at];
        if cell.is_empty() && !text.is_empty() {
            self.filled.push(at);
        }
        cell.clear();
        cell.push_str(text);
    }

    /// Forgets the row.
    pub(super) fn forget(&mut self) {
        for at in self.filled.drain(..) {
            self.cells[at].clear();
        }
    }

    /// Ends the row; one without any text is none.
    pub(super) fn end(&mut self) {
        let filled = self.filled.len();
        if filled == 0 {
            return;
        }
        match &mut self.sample {
            Some(rows) if rows.len() < self.most => {
                rows.push(self.cells.clone());
                self.numbers.push(self.place);
            }
            Some(_) => {}
            None if !self.is_below_titles && is_title(filled, self.cells.len()) => {}
            None => {
                self.is_below_titles = true;
                let lines = write(&self.cells, &mut self.csv);
                self.places.add(self.place, lines);
            }
        }
        self.forget();
    }

    /// Notes something about the row; of one column, if that has a name.
    pub(super) fn find(&mut self, reason: Reason, column: &str, text: &str) {
        *self.counts.entry(reason).or_default() += 1;
        if self.issues.len() < Quality::MAX_ISSUES {
            let mut sample: String = text.chars().take(SAMPLE_CHARACTERS).collect();
            if text.chars().nth(SAMPLE_CHARACTERS).is_some() {
                sample.push('…');
            }
            self.issues.push(RowIssue { line: self.place, column: column.to_owned(), reason, sample });
        }
    }

    /// Notes something about a cell by the number of its column.
    pub(super) fn find_at(&mut self, reason: Reason, column: usize, text: &str) {
        let name = self.names.get(column).cloned().unwrap_or_else(|| letters(column));
        self.find(reason, &name, text);
    }

    /// Notes a record that is no row.
    pub(super) fn lose(&mut self, text: &str) {
        self.lost += 1;
        self.find(Reason::BadRecord, "", text);
    }

    /// The CSV written since this was asked last.
    pub(super) fn take_csv(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.csv)
    }

    /// The sample, header first, all rows of one width.
    pub(super) fn into_sample(self) -> Vec<Vec<String>> {
        let mut rows = self.sample.unwrap_or_default();
        let is_named = !self.names.is_empty();
        if is_named {
            rows.insert(0, self.names);
        }
        let width = rows.iter().map(Vec::len).max().unwrap_or_default();
        rows.iter_mut().for_each(|row| row.resize(width, String::new()));
        let filled = |row: &[String]| row.iter().filter(|cell| !cell.is_empty()).count();
        let titles = rows.iter().take_while(|row| !is_named && is_title(filled(row), width)).count();
        rows.split_off(titles)
    }

    /// What the importer found, with the user's numbers, and what was found here.
    ///
    /// # Errors
    /// Those of the importer; records that were all no rows are [`ReadError::NoRows`].
    pub(super) fn finish<T>(
        self,
        result: Result<(T, Quality), ReadError>,
    ) -> Result<(T, Quality), ReadError> {
        match result {
            Ok((table, mut quality)) => {
                self.add_to(&mut quality);
                Ok((table, quality))
            }
            Err(ReadError::NoRows(mut quality)) => {
                self.add_to(&mut quality);
                Err(ReadError::NoRows(quality))
            }
            Err(ReadError::Empty) if self.lost > 0 => {
                let mut quality = Quality::default();
                self.add_to(&mut quality);
                Err(ReadError::NoRows(Box::new(quality)))
            }
            Err(error) => Err(error),
        }
    }

    fn add_to(self, quality: &mut Quality) {
        for issue in &mut quality.issues {
            issue.line = self.places.of(issue.line);
        }
        quality.rows_read += self.lost;
        quality.issues.extend(self.issues);
        quality.issues.sort_by_key(|issue| issue.line);
        quality.issues.truncate(Quality::MAX_ISSUES);
        quality.counts.extend(self.counts);
        quality.counts.sort_unstable();
    }
}

/// Whether a row above the header is a title: one cell over a table of several columns.
fn is_title(filled: usize, width: usize) -> bool {
    filled <= 1 && width > 1
}

/// Writes a row; gives how many lines it has.
fn write(cells: &[String], csv: &mut Vec<u8>) -> u64 {
    let mut lines = 1;
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            csv.push(b',');
        }
        if !cell.bytes().any(|byte| matches!(byte, b'"' | b',' | b'\n' | b'\r')) {
            csv.extend_from_slice(cell.as_bytes());
            continue;
        }
        csv.push(b'"');
        let mut before = 0;
        for byte in cell.bytes() {
            let is_half = byte == b'\n' && before == b'\r';
            lines += u64::from(matches!(byte, b'\n' | b'\r') && !is_half);
            if byte == b'"' {
                csv.push(b'"');
            }
            csv.push(byte);
            before = byte;
        }
        csv.push(b'"');
    }
    csv.push(b'\n');
    lines
}

/// The number that the user knows a row by, for the line of the CSV on which it begins.
#[derive(Default)]
struct Places {
    /// Lines written so far.
    lines: u64,
    /// From which line on the number is how much larger than the line.
    shifts: Vec<(u64, i64)>,
}

impl Places {
    fn add(&mut self, place: u64, lines: u64) {
        let line = self.lines + 1;
        let shift = place.cast_signed() - line.cast_signed();
        if self.shifts.last().is_none_or(|last| last.1 != shift) {
            self.shifts.push((line, shift));
        }
        self.lines += lines;
    }

    fn of(&self, line: u64) -> u64 {
        let after = self.shifts.partition_point(|(from, _)| *from <= line);
        let shift = after.checked_sub(1).and_then(|at| self.shifts.get(at)).map_or(0, |(_, shift)| *shift);
        line.saturating_add_signed(shift)
    }
}

/// The letters of a spreadsheet's column, from 0: A, Z, AA.
fn letters(column: usize) -> String {
    let mut rest = column + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or_default()));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::{Places, letters};

    #[test]
    fn columns_have_the_letters_of_spreadsheets() {
        for (column, name) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")] {
            assert_eq!(letters(column), name);
        }
    }

    #[test]
    fn lines_have_the_numbers_that_were_given() {
        let mut places = Places::default();
        // A title and a gap above the header, a cell of three lines, a gap.
        for (place, lines) in [(3, 1), (4, 3), (5, 1), (9, 1), (10, 1)] {
            places.add(place, lines);
        }
        let numbers: Vec<u64> = [1, 2, 5, 6, 7].into_iter().map(|line| places.of(line)).collect();
        assert_eq!(numbers, [3, 4, 5, 9, 10]);
    }
}
