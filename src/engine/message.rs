//! Requests and responses of the engine worker. In JSON every message is externally tagged: a response may hold a
//! problem and a problem a text, which an inner tag cannot express.

use super::measure::{Answer, Measure};
use super::{BoardNames, BoardRequest, Discovery, Figures, Goal, Query};
use crate::metric::Filter;
use crate::model::DatasetId;
use crate::table::{Fault, Inspection, Mapping, Mended, Outcome, Preview, Quality, Remedy, Repeats};
use crate::text::{Lang, Phrase, data};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A request. Bytes of files travel beside it (see `Engine`), never inside.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Request {
    /// Look at the first bytes of a file and guess how to read it.
    Preview {
        /// The name of the file, where its bytes leave open what it is.
        name: String,
        /// The user's time zone, for naive times.
        utc_offset_minutes: i32,
        /// A mapping the user corrected (encoding, separator): rows are shown by it and the rest kept.
        mapping: Option<Mapping>,
        /// In which language columns are named that the file does not name.
        lang: Lang,
    },
    /// Read a whole file.
    Import {
        /// The id of the new data set, or of the one that the file is added to.
        dataset: DatasetId,
        /// The name of the file; a new data set is called that.
        name: String,
        /// How to read it.
        mapping: Mapping,
        /// Whether it is the synthetic sample.
        synthetic: bool,
        /// Adds to the data set of this id, which may be of any kind, and says what becomes of rows that are there. None: the
        /// file is a data set of its own, in place of one of this id.
        ///
        /// The shell that shall be able to undo an addition keeps the [`DatasetInfo`] and the chunks as they were before, and
        /// stores and opens them again.
        #[serde(default)]
        add: Option<Repeats>,
    },
    /// Load a stored data set into memory.
    Open {
        /// Which.
        dataset: DatasetId,
    },
    /// Forget a data set.
    Close {
        /// Which.
        dataset: DatasetId,
    },
    /// Compute figures.
    Ask {
        /// What.
        query: Box<Query>,
    },
    /// Count everything in one pass.
    Board(Box<BoardRequest>),
    /// Measure on request: each has its own answer or refusal.
    Measure {
        /// Of which data set.
        dataset: DatasetId,
        /// Which events.
        filter: Filter,
        /// What.
        measures: Vec<Measure>,
    },
    /// Look for what is to be said against the data.
    Inspect {
        /// Of which data set.
        dataset: DatasetId,
    },
    /// Apply these remedies, in this order, instead of those in force. The columns that are stored do not change.
    Mend {
        /// To which data set.
        dataset: DatasetId,
        /// All that shall be in force.
        remedies: Vec<Remedy>,
    },
    /// Give a data set in memory another name.
    Rename {
        /// Which.
        dataset: DatasetId,
        /// The name.
        name: String,
    },
    /// Make a data set again what it was before the last file was added. It is for the shell, which keeps what was.
    TakeBack {
        /// Which.
        dataset: DatasetId,
    },
    /// Find stages and touchpoints in the data, to draw a map from.
    Discover {
        /// Of which data set.
        dataset: DatasetId,
        /// In which language stages are named that the data does not name.
        lang: Lang,
        /// What the last stage stands for.
        goal: Goal,
    },
}

/// A stored data set, without its rows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DatasetInfo {
    /// Its identity.
    pub id: DatasetId,
    /// Its name: the file's, unless the user gave another.
    pub name: String,
    /// How its first file was read.
    pub mapping: Mapping,
    /// What was found in it as a whole: rows read and kept, and findings, of all files together; everything else of the one
    /// table of events.
    pub quality: Quality,
    /// Size of its columns in bytes, in memory and in the store alike.
    pub bytes: u64,
    /// Attribute columns with their distinct values (at most 200 each, most frequent first).
    pub attributes: Vec<(String, Vec<String>)>,
    /// Whether it is the synthetic sample.
    pub synthetic: bool,
    /// The files it was made of, in the order in which they were added. Empty in data sets of earlier versions, which are one
    /// file of events: see [`files`](Self::files).
    #[serde(default)]
    pub files: Vec<FileInfo>,
    /// How much is in its tables.
    #[serde(default)]
    pub contents: Contents,
    /// What was done about findings, in the order in which it is applied to the tables as they were read.
    #[serde(default)]
    pub remedies: Vec<Mended>,
}

impl DatasetInfo {
    /// The files it was made of; at least one.
    pub fn files(&self) -> Cow<'_, [FileInfo]> {
        if !self.files.is_empty() {
            return Cow::Borrowed(&self.files);
        }
        let outcome = Outcome { added: self.quality.rows_kept, ..Outcome::default() };
        let (mapping, quality) = (self.mapping.clone(), self.quality.clone());
        Cow::Owned(vec![FileInfo { name: self.name.clone(), mapping, quality, outcome }])
    }

    /// Whether all that happened in it are answers of a survey, which are given at one moment and have no order.
    pub fn is_survey(&self) -> bool {
        let files = self.files();
        let mut facts = files.iter().filter(|file| file.mapping.holds.are_facts()).peekable();
        facts.peek().is_some() && facts.all(|file| file.mapping.wide)
    }

    /// What places in its files are called: lines, rows, records.
    pub fn place(&self) -> Phrase {
        let mut names: Vec<Phrase> = self.files().iter().map(|file| file.mapping.format.place()).collect();
        names.dedup();
        match names[..] {
            [one] => one,
            _ => data::PLACE,
        }
    }

    /// Rows of the table of events.
    pub fn events(&self) -> u64 {
        if self.files.is_empty() { self.quality.rows_kept } else { self.contents.events }
    }
}

/// A file that a data set was made of. What it holds is in its mapping.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FileInfo {
    /// Its name.
    pub name: String,
    /// How it was read.
    pub mapping: Mapping,
    /// What was found in it.
    pub quality: Quality,
    /// What became of its rows.
    pub outcome: Outcome,
}

/// How much is in the tables of a data set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contents {
    /// Rows of the one table of events, feedback and orders.
    pub events: u64,
    /// Customers with events.
    pub active: u64,
    /// Rows of the table of customers; 0 if there is none.
    pub customers: u64,
    /// Customers of that table without any event.
    pub without_events: u64,
    /// Rows of the table of costs.
    pub costs: u64,
    /// Ids that stand for another.
    pub aliases: u64,
}

/// What the engine answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Response {
    /// The beginning of a file.
    Previewed(Box<Preview>),
    /// Bytes read so far, of all.
    Progressed {
        /// Bytes read.
        done: u64,
        /// Size of the file.
        total: u64,
        /// Rows read.
        rows: u64,
    },
    /// A file was read and stored.
    Imported(Box<DatasetInfo>),
    /// A stored data set is in memory.
    Opened(Box<DatasetInfo>),
    /// A data set was forgotten.
    Closed,
    /// Figures.
    Answered(Box<Figures>),
    /// The names of a board; its numbers travel beside it (`Engine::board`).
    Counted(Box<BoardNames>),
    /// What was measured, in the order asked for.
    Measured(Vec<Answer>),
    /// What was found in the data.
    Discovered(Box<Discovery>),
    /// What is to be said against the data.
    Inspected(Box<Inspection>),
    /// It did not work.
    Failed(Problem),
    /// It was cancelled.
    Cancelled,
}

/// Why a request failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Problem {
    /// The file has no bytes, or a header and nothing else.
    EmptyFile,
    /// A required role is not given to any column, or one that may be given once is given twice.
    BadMapping {
        /// Which role, as in `Role`.
        role: crate::table::Role,
        /// Whether it is given twice (else it is missing).
        twice: bool,
    },
    /// Feedback without a rating or a comment.
    NoAnswers,
    /// Feedback with neither a column of times nor a date.
    NoDate,
    /// No row could be read.
    NoRows(Box<Quality>),
    /// The file is no text table (a spreadsheet, an archive, a picture ...).
    NotText {
        /// What it looks like: "XLSX", "PDF", "ZIP" ...
        looks_like: String,
    },
    /// The workbook, JSON or event log cannot be read.
    Fault(Fault),
    /// The part of the program that reads such files could not be downloaded.
    NotLoaded,
    /// The data set is not there.
    UnknownDataset,
    /// What was stored cannot be read.
    Damaged,
    /// The browser's store refused.
    Store(String),
    /// The file could not be read by the browser.
    Unreadable(String),
    /// The worker died.
    Crashed,
}

#[cfg(test)]
mod tests {
    use super::{Problem, Response};
    use crate::model::{Question, QuestionKind};
    use crate::table::{Fault, Most, Role};

    #[test]
    fn every_problem_survives_the_way_to_the_page() {
        let question = Question { kind: QuestionKind::Nps, min: 0, max: 10, high_is_good: true };
        for problem in [
            Problem::EmptyFile,
            Problem::BadMapping { role: Role::Rating(question), twice: true },
            Problem::NoRows(Box::default()),
            Problem::NotText { looks_like: "PDF".into() },
            Problem::Fault(Fault::TooMuch { of: Most::Cells, limit: 7 }),
            Problem::Fault(Fault::NoSheet("1".into())),
            Problem::Store("quota".into()),
            Problem::Unreadable("NotReadableError".into()),
            Problem::Crashed,
        ] {
            let response = Response::Failed(problem);
            let json = crate::json::write(&response).unwrap();
            assert_eq!(crate::json::read::<Response>(&json).unwrap(), response, "{json}");
        }
    }
}
