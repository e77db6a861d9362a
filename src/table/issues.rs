//! The findings of an import, counted by reason and listed up to a limit.

use super::{Quality, Reason, RowIssue};

/// A sample longer than this is cut.
const SAMPLE_CHARACTERS: usize = 80;

#[derive(Default)]
pub(super) struct Issues {
    counts: Vec<(Reason, u64)>,
    listed: Vec<RowIssue>,
}

impl Issues {
    /// Counts a finding and lists it with a sample of the cells concerned, if there is still room.
    pub(super) fn add<'a>(
        &mut self,
        line: u64,
        column: &str,
        reason: Reason,
        cells: impl Iterator<Item = &'a str>,
        separator: char,
    ) {
        match self.counts.iter_mut().find(|(counted, _)| *counted == reason) {
            Some((_, count)) => *count += 1,
            None => self.counts.push((reason, 1)),
        }
        if self.listed.len() < Quality::MAX_ISSUES {
            let sample = sample(cells, separator);
            self.listed.push(RowIssue { line, column: column.to_owned(), reason, sample });
        }
    }

    /// The counts in the order of the reasons, and the list in the order of the lines.
    pub(super) fn into_parts(mut self) -> (Vec<(Reason, u64)>, Vec<RowIssue>) {
        self.counts.sort_unstable();
        (self.counts, self.listed)
    }
}

fn sample<'a>(cells: impl Iterator<Item = &'a str>, separator: char) -> String {
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
