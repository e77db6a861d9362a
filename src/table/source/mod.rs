//! Files that are no text tables: workbooks of spreadsheets, JSON, event logs. Each [`Source`] takes the bytes of a file in
//! pieces and gives rows of text; a [`Reading`] makes of them what everything else reads: a preview, or CSV for the one
//! importer, whose findings it gives the row numbers that the user sees. It finds no columns' meaning and checks no values.

mod fault;
mod format;
mod json;
mod lines;
mod out;
mod reading;
mod sheets;
mod xes;
mod xlsx;
mod xml;

pub use fault::{Fault, Most};
pub use format::{Format, holds_records, recognise};
pub use reading::{Reading, SAMPLE_BYTES};
pub use sheets::{Sheet, workbook_rows};

use out::Out;

/// A file that gives rows.
trait Source {
    /// Takes the next bytes of the file, cut anywhere, and gives the rows that are complete.
    ///
    /// # Errors
    /// The file cannot be read on.
    fn push(&mut self, bytes: &[u8], out: &mut Out) -> Result<(), Fault>;

    /// After the last byte: gives some more rows, and whether there may be further ones.
    ///
    /// # Errors
    /// The file is damaged or ends too early.
    fn pull(&mut self, out: &mut Out) -> Result<bool, Fault>;

    /// How far [`pull`](Self::pull) has come, of how much; none if it has next to nothing to do.
    fn progress(&self) -> Option<(u64, u64)> {
        None
    }

    /// The sheets of a workbook, and the one that is read; known after the first [`pull`](Self::pull).
    fn sheets(&self) -> (Vec<String>, String) {
        Default::default()
    }
}
