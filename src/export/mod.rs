//! Finished scenes and documents as files. Exporters print; they lay nothing out and compute no figure.

mod svg;

pub use svg::{FONTS, fragment, svg, svg_size};
