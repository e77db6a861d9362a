//! What went wrong and what the reader can do about it. Every error of xtask has both.

use std::{fmt, io, path::Path};

/// The result of everything that can fail here.
pub type Result<T> = std::result::Result<T, Failure>;

/// An error in words, with its remedy.
#[derive(Debug)]
pub struct Failure {
    what: String,
    remedy: String,
}

impl Failure {
    /// `what` happened; `remedy` says what to do.
    pub fn new(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { what: what.into(), remedy: remedy.into() }
    }

    /// A file operation that failed; `verb` as in "could not `verb` `path`".
    pub fn io(verb: &str, path: &Path, error: &io::Error) -> Self {
        Self::new(
            format!("could not {verb} {}: {error}", path.display()),
            "check that the path exists, that you may write there and that the disk has room",
        )
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n  what to do: {}", self.what, self.remedy)
    }
}
