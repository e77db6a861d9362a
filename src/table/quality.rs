//! What was found wrong or missing while a file was read.

use super::Means;
use serde::{Deserialize, Serialize};

/// Why a row was not imported, or a cell of it was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// More cells than headers: the row is left out.
    TooManyCells,
    /// The row ends before a cell that it must have: the row is left out.
    TooFewCells,
    /// Cells are missing at the end of the row: they count as empty.
    MissingCells,
    /// The time cannot be read: the row is left out.
    BadTime,
    /// No customer id: the row is left out.
    NoCustomer,
    /// No touchpoint: the row is left out.
    NoTouchpoint,
    /// The rating is no number: the cell is left out.
    BadRating,
    /// The rating is outside its scale: the cell is left out.
    RatingOutOfScale,
    /// The amount is no number: the cell is left out.
    BadAmount,
    /// The amount is of another currency than the others of the file: the cell is left out.
    OtherCurrency,
    /// A number of another kind is none: the cell is left out.
    BadNumber,
    /// The time of a step cannot be read: the step is left out.
    BadStepTime,
    /// Bytes that the encoding does not know: the row is kept with U+FFFD in their place.
    BadCharacters,
    /// A quoted cell was not closed at the end of the file: the row is left out.
    OpenQuote,
    /// A cell longer than the limit: the row is left out.
    CellTooLong,
    /// A record that cannot be read, or is no object: it is left out.
    BadRecord,
    /// A cell of a workbook that holds an error, such as `#N/A`: it counts as empty.
    ErrorCell,
    /// A column that the beginning of the file does not have: the cell is left out.
    UnknownColumn,
}

impl Reason {
    /// Whether the whole row is left out, rather than one cell.
    pub const fn drops_row(self) -> bool {
        !matches!(
            self,
            Reason::MissingCells
                | Reason::BadRating
                | Reason::RatingOutOfScale
                | Reason::BadAmount
                | Reason::OtherCurrency
                | Reason::BadNumber
                | Reason::BadStepTime
                | Reason::BadCharacters
                | Reason::ErrorCell
                | Reason::UnknownColumn
        )
    }
}

/// One finding with its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowIssue {
    /// Line of the file where the row begins, from 1; the header is line 1. In a workbook the number of its row, in JSON
    /// of the record, in an event log of the event.
    pub line: u64,
    /// Column header, empty if the whole row is meant.
    pub column: String,
    /// What is wrong.
    pub reason: Reason,
    /// The beginning of the offending text.
    pub sample: String,
}

/// Empty cells of one column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Missing {
    /// Column header.
    pub column: String,
    /// Empty cells among the imported rows.
    pub empty: u64,
}

/// The quality of one import.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quality {
    /// Rows of data in the file (without header and blank lines).
    pub rows_read: u64,
    /// Rows imported.
    pub rows_kept: u64,
    /// Rows of the table made of them: others than `rows_kept` where a row gives several (answers of a wide survey, times of
    /// steps) or where rows were there already. Of data imported before this was told, none.
    #[serde(default)]
    pub rows_made: Option<u64>,
    /// Answers that were codes and no scores.
    #[serde(default)]
    pub coded: Vec<(Means, u64)>,
    /// Distinct customers.
    pub customers: u64,
    /// First and last event, wall-clock milliseconds.
    pub period_millis: Option<(i64, i64)>,
    /// Imported rows that equal an earlier row in every mapped column (they are kept and counted).
    pub duplicates: u64,
    /// Empty cells for each mapped column.
    pub missing: Vec<Missing>,
    /// Findings by reason.
    pub counts: Vec<(Reason, u64)>,
    /// The first findings, at most [`Quality::MAX_ISSUES`].
    pub issues: Vec<RowIssue>,
    /// Touchpoints of the data with their events, most frequent first.
    pub touchpoints: Vec<(String, u64)>,
    /// Channels of the data with their events, most frequent first.
    pub channels: Vec<(String, u64)>,
    /// Stages of the data with their events, in the order customers meet them.
    pub stages: Vec<(String, u64)>,
}

impl Quality {
    /// So many findings are listed; the counts cover all.
    pub const MAX_ISSUES: usize = 1000;

    /// Rows that were left out.
    pub const fn rows_rejected(&self) -> u64 {
        self.rows_read.saturating_sub(self.rows_kept)
    }

    /// Share of the rows read that were imported, 0 to 1. None of nothing.
    pub fn kept_share(&self) -> Option<f64> {
        (self.rows_read > 0).then(|| self.rows_kept as f64 / self.rows_read as f64)
    }

    /// Share of the imported rows whose cell in this column is empty, 0 to 1. None of nothing.
    pub fn missing_share(&self, missing: &Missing) -> Option<f64> {
        (self.rows_kept > 0).then(|| missing.empty as f64 / self.rows_kept as f64)
    }

    /// Findings of all reasons, also those that are not listed.
    pub fn findings(&self) -> u64 {
        self.counts.iter().map(|(_, count)| count).sum()
    }
}
