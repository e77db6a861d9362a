//! What was imported: columnar event tables, the readers that fill them, the mapping of a file's columns
//! and the quality of what was read. It computes no KPI (that is `metric`) and touches no file:
//! bytes are pushed in by the caller. Files that are no text tables come as rows of their `source`.

mod builder;
mod cells;
mod census;
mod columns;
mod currency;
mod date;
mod decode;
mod error;
mod facets;
mod fields;
mod guess;
mod hash;
mod header;
mod import;
mod index;
mod inspect;
mod issues;
mod join;
mod kind;
mod kind_words;
mod label;
mod likert;
mod mapping;
mod number;
mod pack;
mod pair;
mod plain;
mod preset;
mod preview;
mod profile;
mod quality;
mod rating_words;
mod remedy;
mod restore;
mod role;
mod sniff;
mod source;
mod store;
mod survey;
mod tables;
mod told;
mod trial;
mod words;

pub use census::take_census as census;
pub use columns::{Attribute, Codes, EventTable, Meaning, Number, Rating};
pub use currency::CURRENCIES;
pub use date::parse_time;
pub use decode::Decode;
#[cfg(not(target_arch = "wasm32"))]
pub use decode::HostGb18030;
pub use error::ReadError;
pub use import::Importer;
pub use index::Index;
pub use inspect::{Answered, Check, Coverage, Example, Finding, Inspection, Sources};
pub use join::{Outcome, Repeats};
pub use mapping::{AnswerCode, ColumnGuess, DateFormat, Encoding, Mapping, Means, Preview};
pub use number::{parse_cents, parse_number};
pub use preset::Presets;
pub use preview::{PREVIEW_BYTES, preview, text_rows};
pub use quality::{Missing, Quality, Reason, RowIssue};
pub use remedy::{Mended, Remedy};
pub use role::{Holds, Role};
pub use source::{
    Fault, Format, Most, Reading, SAMPLE_BYTES, Sheet, holds_records, recognise, workbook_rows,
};
pub use store::Damaged;
pub use tables::Tables;
pub use told::score;
pub use trial::TimeTrial;
pub use waymark_kernel::{Dict, NONE, Names};
