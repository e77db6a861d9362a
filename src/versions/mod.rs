//! Two states of a workspace side by side: what differs, told in words (`diff`), and two that were edited apart brought together
//! (`merge`). Both work on a workspace as a tree of things with ids (`tree`), so every field of the model is covered as it
//! is. Where states come from and how differences are shown is not its business.

mod conflict;
mod diff;
mod joined;
mod merge;
mod tree;
mod told;

pub use conflict::{Choices, Conflict, Merged, Side, Unfit, What};
pub use diff::{Change, Difference, differences};
pub use merge::merge;
pub use tree::{Key, Kind};
