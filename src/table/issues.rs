//! The findings of an import, counted by reason and listed up to a limit.

use super::cells::Cells;
use super::{Mapping, Quality, Reason, RowIssue};
use std::borrow::Cow;
use waymark_kernel::batch::is_damaged;

/// A sample longer than this is cut.
const SAMPLE_CHARACTERS: usize = 80;

/// A cell of a batch.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) cells: Cells<'a>,
    pub(super) row: u32,
    pub(super) column: usize,
}

impl<'a> Place<'a> {
    /// What the cell says.
    pub(super) fn text(self) -> Cow<'a, str> {
        self.cells.text(self.row, self.column)
    }
}

#[derive(Default)]
pub(super) struct Findings {
    counts: Vec<(Reason, u64)>,
    listed: Vec<RowIssue>,
    /// Findings of the batch: columns are read one after the other, findings are told line by line.
    pending: Vec<(u64, usize, RowIssue)>,
    /// Rows of the batch in which a damaged character was seen.
    pub(super) damaged: Vec<u32>,
}

impl Findings {
    /// A cell is left out.
    pub(super) fn cell(&mut self, place: Place<'_>, mapping: &Mapping, reason: Reason) {
        if is_damaged(place.cells.raw(place.row, place.column)) {
            self.damaged.push(place.row);
        }
        self.add(place, place.column + 1, &mapping.headers[place.column], reason, mapping.separator);
    }

    /// A row is left out, or wrong as a whole; `column` is to blame, if one is.
    pub(super) fn row(
        &mut self,
        (cells, row): (Cells<'_>, u32),
        mapping: &Mapping,
        reason: Reason,
        column: Option<usize>,
    ) {
        let header = column.map_or("", |column| &mapping.headers[column]);
        match column {
            Some(column) if !cells.text(row, column).is_empty() => {
                self.add(Place { cells, row, column }, 0, header, reason, mapping.separator);
            }
            _ => self.add(Place { cells, row, column: usize::MAX }, 0, header, reason, mapping.separator),
        }
    }

    /// Reports rows that were imported with damaged characters: the first such cell of each.
    pub(super) fn report_damaged(&mut self, cells: Cells<'_>, kept: &[u32], mapping: &Mapping) {
        let mut rows = std::mem::take(&mut self.damaged);
        rows.sort_unstable();
        rows.dedup();
        for row in rows.drain(..).filter(|row| kept.binary_search(row).is_ok()) {
            let is_bad = |column: &usize| is_damaged(cells.raw(row, *column));
            if let Some(column) = (0..mapping.headers.len()).find(is_bad) {
                let place = Place { cells, row, column };
                self.add(place, usize::MAX, &mapping.headers[column], Reason::BadCharacters, ',');
            }
        }
        self.damaged = rows;
    }

    /// Ends a batch: its findings are listed in the order of the lines.
    pub(super) fn end_batch(&mut self) {
        self.pending.sort_by_key(|(line, rank, _)| (*line, *rank));
        let room = Quality::MAX_ISSUES.saturating_sub(self.listed.len());
        self.listed.extend(self.pending.drain(..).take(room).map(|(_, _, issue)| issue));
        self.pending.clear();
    }

    /// The counts in the order of the reasons, and the list in the order of the lines.
    pub(super) fn into_parts(mut self) -> (Vec<(Reason, u64)>, Vec<RowIssue>) {
        self.counts.sort_unstable();
        (self.counts, self.listed)
    }

    /// Counts a finding and lists it with a sample, if there is still room: of the cell, or of the row if there is no such
    /// column.
    fn add(&mut self, place: Place<'_>, rank: usize, column: &str, reason: Reason, separator: char) {
        match self.counts.iter_mut().find(|(counted, _)| *counted == reason) {
            Some((_, count)) => *count += 1,
            None => self.counts.push((reason, 1)),
        }
        if self.listed.len() < Quality::MAX_ISSUES {
            let Place { cells, row, .. } = place;
            let sample = match place.column {
                usize::MAX => sample(cells.texts(row), separator),
                _ => sample(std::iter::once(place.text()), separator),
            };
            let line = cells.line(row);
            self.pending.push((line, rank, RowIssue { line, column: column.to_owned(), reason, sample }));
        }
    }
}

fn sample<'a>(cells: impl Iterator<Item = Cow<'a, str>>, separator: char) -> String {
    let mut out = String::new();
    let mut left = SAMPLE_CHARACTERS;
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            out.push(separator);
            left -= 1;
        }
        let before = left;
        out.extend(cell.chars().take(left).inspect(|_| left -= 1));
        if left == 0 {
            if cell.chars().nth(before).is_some() {
                out.push('…');
            }
            break;
        }
    }
    out
}
