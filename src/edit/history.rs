//! Undo and redo by snapshots: what did not change is shared, so a step costs one journey at most.

use super::command::MergeKey;
use super::{Command, EditError, apply};
use crate::model::Workspace;
use crate::text::Phrase;
use std::sync::Arc;

/// A workspace with what came before and after.
#[derive(Clone, Debug)]
pub struct History {
    past: Vec<Step>,
    present: Arc<Workspace>,
    future: Vec<Step>,
    merge: Option<MergeKey>,
}

/// A state beside the present one, and the change that lies between.
#[derive(Clone, Debug)]
struct Step {
    state: Arc<Workspace>,
    label: Phrase,
}

impl History {
    /// So many steps can be undone; older ones are forgotten.
    pub const DEPTH: usize = 200;

    /// A history that begins here.
    pub fn new(present: Arc<Workspace>) -> Self {
        History { past: Vec::new(), present, future: Vec::new(), merge: None }
    }

    /// The workspace as it stands.
    pub fn present(&self) -> &Arc<Workspace> {
        &self.present
    }

    /// Applies a command and remembers the state before it. Typing into one field is one step until
    /// [`History::seal`]. A command that changes nothing leaves no step, and neither does typing that ends
    /// where it began.
    ///
    /// # Errors
    /// What `edit::apply` says; nothing has changed then.
    pub fn run(&mut self, command: Command) -> Result<(), EditError> {
        let label = command.label();
        let key = command.merge_key();
        let next = Arc::new(apply(&self.present, command)?);
        if next == self.present {
            return Ok(());
        }
        let before = std::mem::replace(&mut self.present, next);
        self.future.clear();
        self.merge = match self.past.last() {
            Some(step) if key.is_some() && key == self.merge => {
                let back = step.state == self.present;
                if back {
                    self.past.pop();
                }
                key.filter(|_| !back)
            }
            _ => {
                self.push(Step { state: before, label });
                key
            }
        };
        Ok(())
    }

    /// Ends the step that typing has begun: the next change is a step of its own.
    pub fn seal(&mut self) {
        self.merge = None;
    }

    /// Takes the open step back as if it had not been begun: neither undo nor redo know of it. Whether there was one.
    pub fn abandon(&mut self) -> bool {
        if self.merge.take().is_none() {
            return false;
        }
        let open = self.past.pop();
        let found = open.is_some();
        if let Some(step) = open {
            self.present = step.state;
        }
        found
    }

    /// Goes one step back, if there is one.
    pub fn undo(&mut self) -> bool {
        Self::step(&mut self.past, &mut self.present, &mut self.future, &mut self.merge)
    }

    /// Goes one step forward again, if there is one.
    pub fn redo(&mut self) -> bool {
        Self::step(&mut self.future, &mut self.present, &mut self.past, &mut self.merge)
    }

    /// What undo would take back.
    pub fn undo_label(&self) -> Option<Phrase> {
        self.past.last().map(|step| step.label)
    }

    /// What redo would bring back.
    pub fn redo_label(&self) -> Option<Phrase> {
        self.future.last().map(|step| step.label)
    }

    fn push(&mut self, step: Step) {
        self.past.push(step);
        if self.past.len() > Self::DEPTH {
            self.past.remove(0);
        }
    }

    fn step(
        from: &mut Vec<Step>,
        present: &mut Arc<Workspace>,
        to: &mut Vec<Step>,
        merge: &mut Option<MergeKey>,
    ) -> bool {
        *merge = None;
        let Some(Step { state, label }) = from.pop() else {
            return false;
        };
        to.push(Step { state: std::mem::replace(present, state), label });
        true
    }
}
