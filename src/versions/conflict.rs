//! What two sides that were edited apart say differently, and what the user decided about it.

use super::tree::{Key, Kind};
use crate::model::Workspace;
use std::collections::BTreeMap;

/// Which of two states.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The one that is open here.
    #[default]
    Ours,
    /// The one that is brought in.
    Theirs,
}

/// What both sides say differently about a thing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// One of its fields.
    Field(String),
    /// Whether it is there at all: the side named removed it, the other changed it.
    Removed(Side),
}

/// Something that both sides changed, and that has to be decided.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// What it is about.
    pub kind: Kind,
    /// Which.
    pub key: Key,
    /// What it is called.
    pub name: String,
    /// What it belongs to.
    pub path: Vec<String>,
    /// What is said differently.
    pub what: What,
    /// What it was, here and there, for people; none if nothing.
    pub base: Option<String>,
    /// What this side says.
    pub ours: Option<String>,
    /// What the other side says.
    pub theirs: Option<String>,
    /// Which side holds.
    pub chosen: Side,
}

/// Decisions of the user, by what they are about.
pub type Choices = BTreeMap<(Key, What), Side>;

/// Two states as one.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// The state that holds what both sides did. Its id is that of this side.
    pub workspace: Workspace,
    /// What both changed, in reading order, with what holds.
    pub conflicts: Vec<Conflict>,
}

/// Why two states cannot be brought together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfit(
    /// In words of the checks of the model.
    pub String,
);
