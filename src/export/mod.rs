//! Finished scenes and documents as files. Exporters print; they lay nothing out and compute no figure.

mod findings;
mod svg;

pub use findings::findings_csv;
pub use svg::{fragment, svg, svg_size};
