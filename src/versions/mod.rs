//! Two states of a workspace side by side: what differs, told in words (`diff`), and two that were edited apart brought together
//! (`merge`). Both work on a workspace as a tree of things with ids (`tree`), so every field of the model is covered as it
//! is. Today's journey and the one it shall become are two such states (`kin`), and what differs between them can become
//! measures (`gap`). Where states come from and how differences are shown is not its business.

mod conflict;
mod diff;
mod gap;
mod joined;
mod kin;
mod merge;
mod told;
mod tree;

pub use conflict::{Choices, Conflict, Merged, Side, Unfit, What};
pub use diff::{Change, Difference, Field, differences, without_parts};
pub use gap::measures;
pub use kin::{as_one, closest, future_of, with_part};
pub use merge::merge;
pub use tree::{Key, Kind};
