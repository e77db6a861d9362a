//! The document: the workspace, its history, and the one way to change it.

use super::{Page, Session, Tone};
use crate::edit::{Command, History, JourneyCommand};
use crate::model::{Journey, JourneyId, Workspace, WorkspaceId};
use crate::text::{Phrase, shell as words};
use leptos::prelude::*;
use std::sync::Arc;

/// The workspace and its history.
#[derive(Clone, Copy)]
pub struct Document {
    pub(super) history: RwSignal<History>,
    /// The workspace as it stands; notifies when it is another one.
    pub workspace: Memo<Arc<Workspace>>,
    /// Whether it must not be changed: it was written by a newer version of the app.
    pub read_only: RwSignal<bool>,
    /// How far it is saved.
    pub saved: RwSignal<super::SaveState>,
    /// The revision in the store that this page's work rests on; none before the first save.
    pub(super) revision: StoredValue<Option<u64>>,
    /// The workspace as it was last saved.
    pub(super) stored: StoredValue<Option<Arc<Workspace>>>,
    pub(super) saving: StoredValue<bool>,
    /// What another tab saved meanwhile and that is being merged with this one's work.
    pub other: RwSignal<Option<super::OtherTab>>,
}

impl Document {
    pub(super) fn new() -> Self {
        let history = RwSignal::new(History::new(Arc::new(Workspace::new(WorkspaceId(0), ""))));
        Document {
            history,
            workspace: Memo::new_with_compare(
                move |_| history.with(|history| history.present().clone()),
                |old: Option<&Arc<Workspace>>, new| match (old, new) {
                    (Some(old), Some(new)) => !Arc::ptr_eq(old, new),
                    _ => true,
                },
            ),
            read_only: RwSignal::new(false),
            saved: RwSignal::new(super::SaveState::Saved),
            revision: StoredValue::new(None),
            stored: StoredValue::new(None),
            saving: StoredValue::new(false),
            other: RwSignal::new(None),
        }
    }

    /// What undo would take back; tracked.
    pub fn undo_label(self) -> Option<Phrase> {
        self.history.with(History::undo_label)
    }

    /// What redo would bring back; tracked.
    pub fn redo_label(self) -> Option<Phrase> {
        self.history.with(History::redo_label)
    }
}

impl Session {
    /// Changes the workspace, or tells why not. Whether it was done.
    pub fn dispatch(self, command: Command) -> bool {
        if self.document.read_only.get_untracked() {
            self.problem(self.now(words::READ_ONLY).to_owned());
            return false;
        }
        let mut outcome = Ok(());
        self.document.history.update(|history| outcome = history.run(command));
        match outcome {
            Ok(()) => {
                self.withdraw_offers();
                true
            }
            Err(error) => {
                self.refuse(&error);
                false
            }
        }
    }

    /// Changes the journey that is shown.
    pub fn edit(self, command: JourneyCommand) -> bool {
        // Not the one that was chosen: undo may have taken that away, and the first is shown instead.
        match untrack(|| self.journey()) {
            Some(journey) => self.dispatch(Command::Journey(journey.id, command)),
            None => false,
        }
    }

    /// Changes the workspace and offers to undo it in the message that says so: for deletions.
    pub fn dispatch_and_tell(self, command: Command) -> bool {
        let label = command.label();
        let done = self.dispatch(command);
        if done {
            let lang = self.view.lang.get_untracked();
            self.tell(Tone::Done, words::DONE_WHAT.fill(lang, &[("what", label.get(lang))]), true);
        }
        done
    }

    /// Ends the step of typing.
    pub fn seal(self) {
        self.document.history.update_untracked(History::seal);
    }

    /// Takes the step that is still open back as if it had not been. Whether there was one.
    pub fn abandon(self) -> bool {
        let mut done = false;
        self.document.history.update(|history| done = history.abandon());
        done
    }

    /// One step back.
    pub fn undo(self) {
        if !self.document.read_only.get_untracked() {
            self.withdraw_offers();
            self.document.history.update(|history| {
                history.undo();
            });
        }
    }

    /// One step forward again.
    pub fn redo(self) {
        if !self.document.read_only.get_untracked() {
            self.withdraw_offers();
            self.document.history.update(|history| {
                history.redo();
            });
        }
    }

    /// The journey that is shown, tracked: the chosen one, else the first.
    pub fn journey(self) -> Option<Arc<Journey>> {
        let workspace = self.document.workspace.get();
        let chosen = self.view.journey.get().and_then(|id| workspace.journey(id).cloned());
        chosen.or_else(|| workspace.journeys.first().cloned())
    }

    /// Shows a journey.
    pub fn show_journey(self, id: JourneyId) {
        self.view.selection.set(None);
        self.view.journey.set(Some(id));
    }

    /// Shows a journey on its map.
    pub fn open_journey(self, id: JourneyId) {
        self.show_journey(id);
        self.go(Page::Map);
    }

    /// Takes another workspace in place of the one that was open; nothing can be undone past this.
    pub(super) fn replace_document(self, workspace: Workspace, revision: Option<u64>) {
        let workspace = Arc::new(workspace);
        let journey = self.view.journey.get_untracked().filter(|id| workspace.journey(*id).is_some());
        let first = workspace.journeys.first().map(|journey| journey.id);
        self.view.selection.set(None);
        self.document.revision.set_value(revision);
        self.document.stored.set_value(revision.map(|_| workspace.clone()));
        self.document.history.set(History::new(workspace));
        self.view.journey.set(journey.or(first));
    }
}
