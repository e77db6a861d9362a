//! Every change of a workspace: a [`Command`] says what, [`apply`] does it or says why not, [`History`]
//! undoes it. Commands carry the ids of what they create, so that applying one is a pure function.

mod apply;
mod command;
mod history;
mod journey;

pub use apply::{EditError, apply};
pub use command::{CellIndex, Command, JourneyCommand, JourneyField};
pub use history::History;
