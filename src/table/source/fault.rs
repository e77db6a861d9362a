//! Why a workbook, a JSON file or an event log cannot be read, typed. The words are in `text::reader`.

use crate::text::{Lang, number, reader};
use serde::{Deserialize, Serialize};

/// What a file has too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Most {
    /// Bytes of a workbook.
    FileBytes,
    /// Bytes of a workbook once unpacked, or bytes for each packed one.
    UnpackedBytes,
    /// Bytes of the texts that the sheets of a workbook share.
    SharedBytes,
    /// Cells of a sheet, empty ones of its rows included.
    Cells,
    /// Bytes of one record or one element of markup.
    RecordBytes,
}

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// The workbook is protected by a password.
    Encrypted,
    /// A workbook in the binary format of Excel 97 to 2003, or another that is not XML.
    OldWorkbook,
    /// The file ends before its end.
    CutOff,
    /// What the file says of itself does not hold; in English, for a report of the fault.
    Damaged(String),
    /// There is no sheet of this name; none at all if it is empty.
    NoSheet(String),
    /// More than is taken in; in bytes or pieces.
    TooMuch {
        /// Of what.
        of: Most,
        /// So much is taken in.
        limit: u64,
    },
    /// The markup has a document type declaration, which could define entities.
    DocumentType,
    /// An encoding that is not read, as the file names it.
    Encoding(String),
    /// The file is no XES event log.
    NoLog,
    /// JSON without a list of objects.
    NoRecords,
    /// JSON with several lists of objects.
    ManyLists,
    /// A record that is no JSON object.
    BadRecord {
        /// Which, from 1; 0 before the first.
        record: u64,
        /// What is wrong, in English.
        why: String,
    },
}

impl Fault {
    /// Damage, told by what does not hold.
    pub(super) fn damaged(what: &str) -> Fault {
        Fault::Damaged(what.to_owned())
    }

    /// The fault in words for the user, with what to do.
    pub fn words(&self, lang: Lang) -> String {
        let phrase = match self {
            Fault::Encrypted => reader::SOURCE_ENCRYPTED,
            Fault::OldWorkbook => reader::SOURCE_OLD_WORKBOOK,
            Fault::CutOff => reader::SOURCE_CUT_OFF,
            Fault::Damaged(why) => return reader::SOURCE_DAMAGED.fill(lang, &[("why", why)]),
            Fault::NoSheet(name) if name.is_empty() => reader::SOURCE_NO_SHEETS,
            Fault::NoSheet(name) => return reader::SOURCE_NO_SHEET.fill(lang, &[("sheet", name)]),
            Fault::TooMuch { of, limit } => return too_much(*of, *limit, lang),
            Fault::DocumentType => reader::SOURCE_DOCUMENT_TYPE,
            Fault::Encoding(name) => return reader::SOURCE_ENCODING.fill(lang, &[("encoding", name)]),
            Fault::NoLog => reader::SOURCE_NO_LOG,
            Fault::NoRecords => reader::SOURCE_NO_RECORDS,
            Fault::ManyLists => reader::SOURCE_MANY_LISTS,
            Fault::BadRecord { record, why } => {
                let record = number::count(*record);
                return reader::SOURCE_BAD_RECORD.fill(lang, &[("n", &record), ("why", why)]);
            }
        };
        phrase.get(lang).to_owned()
    }
}

fn too_much(of: Most, limit: u64, lang: Lang) -> String {
    let (phrase, limit) = match of {
        Most::FileBytes => (reader::SOURCE_FILE_BYTES, number::bytes(limit)),
        Most::UnpackedBytes => (reader::SOURCE_UNPACKED_BYTES, number::bytes(limit)),
        Most::SharedBytes => (reader::SOURCE_SHARED_BYTES, number::bytes(limit)),
        Most::Cells => (reader::SOURCE_CELLS, number::count(limit)),
        Most::RecordBytes => (reader::SOURCE_RECORD_BYTES, number::bytes(limit)),
    };
    phrase.fill(lang, &[("limit", &limit)])
}
