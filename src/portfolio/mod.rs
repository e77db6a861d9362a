//! Journeys beside each other: which one details which (`tree`), and how each stands in short (`health`). It reads the
//! engine's answers and computes no figure; drawing is not its business.

mod health;
mod tree;

pub use health::{Health, health};
pub use tree::{Branch, tree};
