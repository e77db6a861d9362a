//! Finished scenes and documents as files. Exporters print; they compute no figure. A scene is laid out by `layout`; for pages,
//! `pages` asks it for one of each piece of the journey.
//!
//! Printers of a scene (`svg`, `slides`) walk through a `sheet`; those that write shapes a person can go on
//! working with take `shapes` made of it.

mod carry;
mod cut;
mod drawio;
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
mod visio;
mod xlsx;
mod xml;
mod zip;

pub use carry::{carried, png_with};
use drawio::drawio;
pub use findings::findings_csv;
pub use markdown::evidence;
use markdown::markdown;
use mermaid::mermaid;
pub use pages::print_pages;
pub use rows::{Field, Row, lane_name, left_out, mark, rows, says};
use slides::pptx;
pub use svg::{fragment, svg, svg_size, svg_with};
use visio::visio;
use xlsx::xlsx;

use crate::layout::text::MeasureText;
use crate::layout::{Input, scene};

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
    /// A drawing of draw.io, which Lucidchart reads, too.
    Drawio,
    /// A Visio drawing.
    Visio,
}

impl Format {
    /// Every format.
    pub const ALL: [Format; 6] =
        [Format::Pptx, Format::Xlsx, Format::Markdown, Format::Mermaid, Format::Drawio, Format::Visio];

    /// The ending of its files, without the dot, and their media type.
    pub const fn ending(self) -> (&'static str, &'static str) {
        match self {
            Format::Pptx => {
                ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation")
            }
            Format::Xlsx => ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            Format::Markdown => ("md", "text/markdown"),
            Format::Mermaid => ("mmd", "text/plain"),
            Format::Drawio => ("drawio", "application/vnd.jgraph.mxfile"),
            Format::Visio => ("vsdx", "application/vnd.ms-visio.drawing"),
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
            Format::Drawio => drawio(&scene(input, measure)).into_bytes(),
            Format::Visio => visio(&scene(input, measure)),
        }
    }
}
