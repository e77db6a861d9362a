//! What was imported: columnar event tables, the readers that fill them, the mapping of a file's columns
//! and the quality of what was read. It computes no KPI (that is `metric`) and touches no file:
//! bytes are pushed in by the caller.

mod columns;
mod mapping;
mod quality;

pub use columns::{Attribute, Codes, Dict, EventTable, NONE, Rating};
pub use mapping::{ColumnGuess, DateFormat, Encoding, Mapping, Preview, Role};
pub use quality::{Missing, Quality, Reason, RowIssue};
