//! Why a file cannot be opened, with its place and in words.

use super::{MAX_BYTES, VERSION};
use crate::model::Fault;
use crate::text::{Lang, file as words};
use std::fmt;

/// Why a file cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileError {
    /// Larger than [`MAX_BYTES`].
    TooLarge {
        /// Its size in bytes.
        bytes: usize,
    },
    /// Nothing but blanks.
    Empty,
    /// It ends in the middle.
    Truncated {
        /// The line at which it ends, from 1.
        line: usize,
    },
    /// It is no JSON, or nested too deeply.
    Syntax {
        /// Line, from 1.
        line: usize,
        /// Column in bytes, from 1.
        column: usize,
    },
    /// It is JSON of something else.
    NotWaymark,
    /// Its version is no number from 1.
    BadVersion,
    /// It is newer, and differs so much that it cannot even be shown.
    TooNew {
        /// Its version.
        version: u32,
    },
    /// Something in it is missing or of the wrong type.
    Shape {
        /// Where, such as `workspace.journeys[0].cards[3]`.
        path: String,
        /// What is wrong, as the parser says it (English).
        message: String,
    },
    /// It breaks an invariant of the model.
    Invalid(Fault),
}

impl FileError {
    /// The reason in words.
    pub fn text(&self, lang: Lang) -> String {
        let number = |value: usize| value.to_string();
        match self {
            FileError::TooLarge { bytes } => {
                let (size, limit) = (number(bytes.div_ceil(1 << 20)), number(MAX_BYTES >> 20));
                words::TOO_LARGE.fill(lang, &[("size", &size), ("limit", &limit)])
            }
            FileError::Empty => words::EMPTY.get(lang).into(),
            FileError::Truncated { line } => words::TRUNCATED.fill(lang, &[("line", &number(*line))]),
            FileError::Syntax { line, column } => {
                words::SYNTAX.fill(lang, &[("line", &number(*line)), ("column", &number(*column))])
            }
            FileError::NotWaymark => words::NOT_WAYMARK.get(lang).into(),
            FileError::BadVersion => words::BAD_VERSION.fill(lang, &[("version", &VERSION.to_string())]),
            FileError::TooNew { version } => {
                let (version, known) = (version.to_string(), VERSION.to_string());
                words::TOO_NEW.fill(lang, &[("version", &version), ("known", &known)])
            }
            FileError::Shape { path, message } => {
                words::SHAPE.fill(lang, &[("path", path), ("message", message)])
            }
            FileError::Invalid(fault) => words::INVALID.fill(lang, &[("fault", &fault_text(fault, lang))]),
        }
    }
}

fn fault_text(fault: &Fault, lang: Lang) -> String {
    match fault {
        Fault::DuplicateId { id } => words::FAULT_DUPLICATE.fill(lang, &[("id", id)]),
        Fault::Dangling { from, to } => words::FAULT_DANGLING.fill(lang, &[("from", from), ("to", to)]),
        Fault::StageWithoutStep { stage } => words::FAULT_STAGE.fill(lang, &[("stage", stage)]),
        Fault::WrongBody { card } => words::FAULT_BODY.fill(lang, &[("card", card)]),
        Fault::OutOfRange { card, what } => words::FAULT_RANGE.fill(lang, &[("card", card), ("what", what)]),
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Lang::En))
    }
}

impl std::error::Error for FileError {}
