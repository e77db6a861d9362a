//! The words of the product in zh-CN and English, and how numbers, percentages and dates are written.
//!
//! A word is a [`Phrase`] constant that stands in one of this room's files, so the compiler finds a
//! missing translation and a translator finds all words in one folder. It does not hold user data.

pub mod board;
pub mod chart;
pub mod compare;
pub mod data;
pub mod deep;
pub mod drawing;
pub mod edit;
pub mod evidence;
pub mod exchange;
pub mod export;
pub mod file;
pub mod import;
pub mod kpi;
pub mod map;
pub mod measure;
pub mod metric;
pub mod models;
pub mod number;
pub mod people;
pub mod portfolio;
pub mod problem;
pub mod quality;
pub mod reader;
pub mod sample;
pub mod sample_data;
pub mod settings;
pub mod shell;
pub mod states;
pub mod template;
pub mod twin;
pub mod versions;

pub use crate::model::Lang;

/// One piece of text in both languages; `{name}` marks a place that [`Phrase::fill`] fills, and `{name|row|rows}` one
/// that says the first where that value is 1, else the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Simplified Chinese.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

impl Phrase {
    /// A phrase from its two wordings: Chinese first, then English.
    pub const fn new(zh: &'static str, en: &'static str) -> Self {
        Phrase { zh, en }
    }

    /// The wording in `lang`.
    pub const fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }

    /// The wording in `lang` with every `{key}` replaced by its value. Values are inserted as they
    /// are and never scanned for further places.
    pub fn fill(self, lang: Lang, values: &[(&str, &str)]) -> String {
        let mut out = String::new();
        let mut rest = self.get(lang);
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let Some((key, tail)) = after.split_once('}') else {
                out.push('{');
                rest = after;
                continue;
            };
            let (name, forms) =
                key.split_once('|').map_or((key, None), |(name, forms)| (name, forms.split_once('|')));
            match (values.iter().find(|(known, _)| *known == name), forms) {
                (Some((_, value)), Some((one, many))) => out.push_str(if *value == "1" { one } else { many }),
                (Some((_, value)), None) => out.push_str(value),
                (None, _) => out.extend(["{", key, "}"]),
            }
            rest = tail;
        }
        out.push_str(rest);
        out
    }
}
