//! Finished scenes and documents as files. Exporters print; they compute no figure. A scene is laid out by `layout`; for pages,
//! `pages` asks it for one of each piece of the journey.
//!
//! Printers of a scene (`svg`, `slides`) walk through a `sheet`; those that write shapes a person can go on
//! working with take `shapes` made of it.

mod carry;
mod cut;
mod findings;
mod image;
mod markdown;
mod mermaid;
mod package;
mod pages;
mod path;
mod rows;
mod shapes;
mod sheet;
mod slides;
mod svg;
mod xlsx;
mod xml;
mod zip;

pub use carry::{carried, png_with};
pub use findings::findings_csv;
use markdown::markdown;
use mermaid::mermaid;
pub use rows::{Field, Row, rows};
use slides::pptx;
pub use svg::{fragment, svg, svg_size, svg_with};
use xlsx::xlsx;

use crate::layout::Input;
use crate::layout::text::MeasureText;

/// A file of the map for other programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Slides of native shapes.
    Pptx,
    /// A workbook: the map as a grid, and a row for each card.
    Xlsx,
    /// An outline.
    Markdown,
    /// A Mermaid `journey` diagram.
    Mermaid,
}

impl Format {
    /// Every format.
    pub const ALL: [Format; 4] = [Format::Pptx, Format::Xlsx, Format::Markdown, Format::Mermaid];

    /// The ending of its files, without the dot, and their media type.
    pub const fn ending(self) -> (&'static str, &'static str) {
        match self {
            Format::Pptx => {
                ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation")
            }
            Format::Xlsx => ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            Format::Markdown => ("md", "text/markdown"),
            Format::Mermaid => ("mmd", "text/plain"),
        }
    }

    /// The map in this format.
    pub fn write(self, input: &Input<'_>, measure: &mut dyn MeasureText) -> Vec<u8> {
        let Input { workspace, journey, lang, .. } = *input;
        match self {
            Format::Pptx => pptx(input, measure),
            Format::Xlsx => xlsx(workspace, journey, lang),
            Format::Markdown => markdown(workspace, journey, lang).into_bytes(),
            Format::Mermaid => mermaid(workspace, journey, lang).into_bytes(),
        }
    }
}
