//! What the reader should know of a file that was opened all the same.

use crate::text::{Lang, file as words};

/// At most so many paths are named; the rest is counted.
const PATHS_NAMED: usize = 5;

/// Something about a file that opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// It is of a newer version and must not be written over.
    Newer {
        /// Its version.
        version: u32,
    },
    /// It has fields that are not known and will not be kept when it is saved.
    UnknownFields {
        /// Their paths.
        paths: Vec<String>,
    },
    /// Its figures cannot be read.
    FiguresLeftOut,
    /// One of its data sets cannot be read.
    DataLeftOut,
    /// Pictures that were addresses instead of content were taken out.
    PicturesRemoved {
        /// How many.
        count: usize,
    },
}

impl Notice {
    /// The notice in words.
    pub fn text(&self, lang: Lang) -> String {
        match self {
            Notice::Newer { version } => words::NOTICE_NEWER.fill(lang, &[("version", &version.to_string())]),
            Notice::UnknownFields { paths } => {
                words::NOTICE_UNKNOWN.fill(lang, &[("paths", &named(paths, lang))])
            }
            Notice::FiguresLeftOut => words::NOTICE_FIGURES.get(lang).into(),
            Notice::DataLeftOut => words::NOTICE_DATA.get(lang).into(),
            Notice::PicturesRemoved { count } => {
                words::NOTICE_PICTURES.fill(lang, &[("count", &count.to_string())])
            }
        }
    }
}

fn named(paths: &[String], lang: Lang) -> String {
    let separator = words::LIST_SEPARATOR.get(lang);
    let mut text = paths.iter().take(PATHS_NAMED).map(String::as_str).collect::<Vec<_>>().join(separator);
    if paths.len() > PATHS_NAMED {
        text.push_str(separator);
        text.push_str(&words::AND_MORE.fill(lang, &[("count", &paths.len().to_string())]));
    }
    text
}
