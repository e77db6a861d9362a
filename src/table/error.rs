//! Why a file could not be read at all. (What is wrong with single rows is in `Quality`.)

use super::{Fault, Quality, Role};
use std::fmt;

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq)]
pub enum ReadError {
    /// The file has no bytes, or a header and nothing else.
    Empty,
    /// The file is no text table.
    NotText {
        /// What it looks like: "XLSX", "PDF", "ZIP" ...; "binary" if nobody knows.
        looks_like: &'static str,
    },
    /// A required role is given to no column, or one that may be given once is given twice.
    BadMapping {
        /// The role.
        role: Role,
        /// Whether it is given twice (else it is missing).
        twice: bool,
    },
    /// Feedback without a rating or a comment.
    NoAnswers,
    /// Feedback with neither a column of times nor a date.
    NoDate,
    /// The workbook, JSON or event log cannot be read.
    Fault(Fault),
    /// No row could be imported; the findings say why.
    NoRows(Box<Quality>),
}

impl fmt::Display for ReadError {
    /// A message for developers; users read `text::reader`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadError::Empty => f.write_str("the file has no rows"),
            ReadError::NotText { looks_like } => write!(f, "the file is no text table but {looks_like}"),
            ReadError::BadMapping { role, twice } => {
                write!(f, "the role {role:?} is {}", if *twice { "given twice" } else { "missing" })
            }
            ReadError::NoAnswers => f.write_str("no column is a rating or a comment"),
            ReadError::NoDate => f.write_str("there is neither a time nor a date"),
            ReadError::Fault(fault) => write!(f, "the file cannot be read: {fault:?}"),
            ReadError::NoRows(_) => f.write_str("no row could be imported"),
        }
    }
}

impl From<Fault> for ReadError {
    fn from(fault: Fault) -> ReadError {
        ReadError::Fault(fault)
    }
}

impl std::error::Error for ReadError {}
