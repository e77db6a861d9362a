//! Text on the map: how wide it is and where it breaks. Letters are drawn by the renderer.

mod width;
mod wrap;

pub use width::{CachedWidths, EstimatedWidths, MeasureText, text_width};
pub use wrap::{Wrapped, fit_line, whole_words, widest_word, wrap};
