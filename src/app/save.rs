//! Saving: one effect on the workspace. It is throttled, runs one save at a time, never before the store was read,
//! and says "saved" only when the transaction has completed.

use super::share::Then;
use super::{Phase, Session};
use crate::edit::Command;
use crate::file::{self, Loaded};
use crate::model::{Workspace, WorkspaceId};
use crate::text::{Phrase, shell as words};
use crate::web::part::part;
use crate::web::store::{Doc, Reason, Save, Saved, Store, StoreError};
use crate::web::tabs::TabMessage;
use crate::web::{clock, random};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use std::time::Duration;

/// Typing is saved this long after it pauses.
const THROTTLE: Duration = Duration::from_millis(200);

/// How far the workspace is saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// What is on the page is on the disk.
    Saved,
    /// It soon will be.
    Pending,
    /// This browser keeps nothing.
    NotKept,
    /// The browser's share of the disk is full.
    Full,
    /// Another tab saved meanwhile; the user decides.
    Conflict(Box<Doc>),
    /// A newer version of the app took the store over.
    Outdated,
    /// Anything else, in the browser's words.
    Failed(String),
}

impl SaveState {
    /// Its name in the top bar.
    pub const fn label(&self) -> Phrase {
        match self {
            SaveState::Saved => words::SAVED,
            SaveState::Pending => words::SAVING,
            SaveState::NotKept => words::NOT_KEPT,
            _ => words::UNSAVED,
        }
    }
}

impl Session {
    /// Saves whenever the workspace changes. Called once, after the store was read.
    pub(super) fn autosave(self) {
        Effect::new(move |_| {
            self.document.workspace.track();
            // During a recovery there is nothing of the user's on the page yet.
            if self.phase.get() != Phase::Ready {
                return;
            }
            if !self.is_stored() {
                self.mark(SaveState::Pending);
                set_timeout(move || self.save_now(None), THROTTLE);
            } else if self.document.saved.get_untracked() == SaveState::Pending
                && !self.document.saving.get_value()
            {
                // A change was undone before it was saved: what is on the page is on the disk again.
                self.mark_stored();
            }
        });
    }

    /// Saves at once what is not saved yet; after a failure it tries again.
    pub fn save_now(self, keep: Option<Reason>) {
        let Some(store) = self.store.get_value() else { return };
        let held = self.phase.get_untracked() != Phase::Ready
            || matches!(self.document.saved.get_untracked(), SaveState::Conflict(_) | SaveState::Outdated);
        if held || self.document.saving.get_value() || (self.is_stored() && keep.is_none()) {
            return;
        }
        self.document.saving.set_value(true);
        spawn_local(async move {
            while !self.save_once(&store, keep).await {}
            self.document.saving.set_value(false);
        });
    }

    /// Whether nothing is left to save, or nothing more can be done now.
    async fn save_once(self, store: &Store, keep: Option<Reason>) -> bool {
        let workspace = self.document.workspace.get_untracked();
        let Ok(json) = text_of(workspace.clone()).await else {
            self.mark(SaveState::Failed(self.now(words::PART_MISSING).to_owned()));
            return true;
        };
        let save = Save {
            workspace: workspace.id,
            name: &workspace.name,
            json: &json,
            expected: self.document.revision.get_value(),
            keep,
            now_millis: clock::now_millis(),
        };
        match store.save(save).await {
            Saved::Saved { revision } => {
                self.document.revision.set_value(Some(revision));
                self.document.stored.set_value(Some(workspace.clone()));
                self.announce(workspace.id, revision);
                if !self.is_stored() {
                    return false;
                }
                self.mark_stored();
            }
            Saved::Conflict { stored: Some(doc) } => self.mark(SaveState::Conflict(Box::new(doc))),
            Saved::Conflict { stored: None } => {
                // Deleted in another tab, but still worked on here: it is kept.
                self.document.revision.set_value(None);
                return false;
            }
            Saved::Failed(error) => self.mark(state_of(error)),
        }
        true
    }

    /// Whether closing the page now would lose something.
    pub(super) fn has_unsaved(self) -> bool {
        match self.document.saved.get_untracked() {
            SaveState::Saved => false,
            // The sample that nobody touched is no loss.
            SaveState::NotKept => untrack(|| self.document.undo_label().is_some()),
            _ => true,
        }
    }

    fn mark_stored(self) {
        let in_memory = self.store.with_value(|store| store.as_ref().is_none_or(Store::is_memory));
        self.mark(if in_memory { SaveState::NotKept } else { SaveState::Saved });
    }

    fn is_stored(self) -> bool {
        let workspace = self.document.workspace.get_untracked();
        self.document
            .stored
            .with_value(|stored| stored.as_ref().is_some_and(|stored| Arc::ptr_eq(stored, &workspace)))
    }

    pub(super) fn mark(self, state: SaveState) {
        if self.document.saved.get_untracked() != state {
            self.document.saved.set(state);
        }
    }

    fn announce(self, workspace: WorkspaceId, revision: u64) {
        self.tabs.with_value(|tabs| {
            if let Some(tabs) = tabs {
                tabs.tell(&TabMessage::Saved { workspace, revision });
            }
        });
    }

    /// Another tab saved a workspace. If it is the one shown here and nothing is unsaved, its state is taken over;
    /// with unsaved work the next save tells the conflict.
    pub(super) fn on_other_tab(self, workspace: WorkspaceId, revision: u64) {
        let mine = self.document.workspace.get_untracked().id == workspace;
        let newer = self.document.revision.get_value().is_none_or(|known| known < revision);
        if !mine || !newer || !self.is_stored() {
            return;
        }
        let Some(store) = self.store.get_value() else { return };
        spawn_local(async move {
            if let Ok(Some(doc)) = store.load(workspace).await
                && self.is_stored()
            {
                self.read_stored(doc.json, Then::Show { revision: doc.revision }).await;
                self.done(words::RELOADED);
            }
        });
    }

    /// What the other tab saved last, while there is a conflict: it may have gone on since the conflict was met.
    pub(super) async fn saved_by_other(self) -> Option<Doc> {
        let SaveState::Conflict(met) = self.document.saved.get_untracked() else { return None };
        let id = self.document.workspace.get_untracked().id;
        let stored = self.store.get_value()?.load(id).await;
        Some(stored.ok().flatten().unwrap_or(*met))
    }

    /// Answers a conflict: takes the other tab's state. The own one stays in the undo history.
    pub fn take_theirs(self) {
        spawn_local(async move {
            if let Some(doc) = self.saved_by_other().await {
                self.document.other.set(None);
                self.read_stored(doc.json, Then::Show { revision: doc.revision }).await;
            }
        });
    }

    /// Answers a conflict: the own state becomes a workspace of its own.
    pub fn keep_both(self) {
        let mut copy = Workspace::clone(&self.document.workspace.get_untracked());
        let lang = self.view.lang.get_untracked();
        copy.id = WorkspaceId(random::bits());
        copy.name = words::COPY_OF.fill(lang, &[("name", &copy.name)]);
        self.document.other.set(None);
        self.mark(SaveState::Pending);
        self.replace_document(copy, None);
    }

    /// Shows a state that was stored as this revision.
    pub(super) fn take(self, loaded: Loaded, revision: u64) {
        let mine = self.document.workspace.get_untracked();
        self.document.read_only.set(false);
        if mine.id == loaded.workspace.id {
            // The same workspace: what was here can still be undone to.
            self.dispatch(Command::ReplaceWorkspace(Box::new(loaded.workspace)));
            self.document.stored.set_value(Some(self.document.workspace.get_untracked()));
            self.document.revision.set_value(Some(revision));
        } else {
            self.replace_document(loaded.workspace, Some(revision));
        }
        self.document.read_only.set(loaded.read_only);
        self.mark(SaveState::Saved);
    }
}

part! { wire => fn text_of(workspace: Arc<Workspace>) -> String {
    file::save_workspace(&workspace)
} }

fn state_of(error: StoreError) -> SaveState {
    match error {
        StoreError::Quota => SaveState::Full,
        StoreError::Denied | StoreError::Absent => SaveState::NotKept,
        StoreError::Closed | StoreError::Newer => SaveState::Outdated,
        StoreError::Blocked | StoreError::Timeout => SaveState::Failed("IndexedDB time-out".into()),
        StoreError::Damaged => SaveState::Failed("IndexedDB: damaged".into()),
        StoreError::Unknown(text) => SaveState::Failed(text),
    }
}
