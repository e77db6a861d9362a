//! The journeys of a workspace as a tree: under each one those that detail it and those that it shall become.

use crate::model::{JourneyId, Workspace};

/// A journey in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Branch {
    /// Which.
    pub id: JourneyId,
    /// How many journeys it lies under.
    pub depth: usize,
}

/// All journeys, each right behind the one that it lies under, siblings in the order of the workspace. A journey lies under the
/// one that it details, a future version that details none under today's.
pub fn tree(workspace: &Workspace) -> Vec<Branch> {
    let mut found = Vec::with_capacity(workspace.journeys.len());
    for journey in workspace.journeys.iter().filter(|journey| workspace.above(journey).is_none()) {
        grow(workspace, journey.id, 0, &mut found);
    }
    // Journeys that lie under each other in a circle (a file can say so) lie under nothing.
    for journey in &workspace.journeys {
        if !found.iter().any(|branch| branch.id == journey.id) {
            grow(workspace, journey.id, 0, &mut found);
        }
    }
    found
}

fn grow(workspace: &Workspace, id: JourneyId, depth: usize, found: &mut Vec<Branch>) {
    if found.iter().any(|branch| branch.id == id) {
        return;
    }
    found.push(Branch { id, depth });
    for journey in workspace.journeys.iter().filter(|journey| workspace.above(journey) == Some(id)) {
        grow(workspace, journey.id, depth + 1, found);
    }
}
