//! The names of figures and the words that say how they were computed.

use super::Phrase;

/// A stage found in data that does not name its stages; `{n}` is its number, `{name}` its most frequent touchpoint.
pub const DISCOVERED_STAGE: Phrase = Phrase::new("阶段 {n} · {name}", "Stage {n} · {name}");
