//! Two tabs that edited one workspace apart: their states brought together with the one that both began from. What both changed
//! is decided on the page of versions, as with a colleague's file; until then the conflict stands and nothing is saved.

use super::{Page, SaveState, Session, Tone};
use crate::edit::Command;
use crate::file;
use crate::model::Workspace;
use crate::text::{export, shell as words};
use crate::versions::{Choices, differences, merge, without_parts};
use crate::web::part::part;
use crate::web::store::Doc;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// So many changes of the other tab are told one by one.
const TOLD: usize = 3;
/// A change that is told takes so many characters at most.
const LONGEST: usize = 60;

/// What another tab saved while this one had work of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct OtherTab {
    /// The state that both tabs began from; none if this one never saved.
    pub base: Option<Arc<Workspace>>,
    /// What the other tab saved.
    pub theirs: Arc<Workspace>,
    /// Its revision.
    revision: u64,
}

part! { versions => fn together(session: Session, doc: Doc) -> () {
    session.merge_with(&doc);
} }

impl Session {
    /// Answers a conflict: both states become one. What both changed differently goes to the page that asks for it.
    pub fn bring_together(self) {
        spawn_local(async move {
            let Some(doc) = self.saved_by_other().await else { return };
            // What the other tab saved stays among the states that are kept.
            self.keep_stored().await;
            if together(self, doc).await.is_err() {
                self.problem(self.now(words::PART_MISSING).to_owned());
            }
        });
    }

    fn merge_with(self, doc: &Doc) {
        let lang = self.view.lang.get_untracked();
        let theirs = match file::load(&doc.json) {
            Ok(loaded) if loaded.read_only => return self.problem(self.now(words::READ_ONLY).to_owned()),
            Ok(loaded) => Arc::new(loaded.workspace),
            Err(error) => return self.problem(error.text(lang)),
        };
        let base = self.document.stored.get_value();
        let other = OtherTab { base, theirs, revision: doc.revision };
        let mine = self.document.workspace.get_untracked();
        match merge(other.base.as_deref(), &mine, &other.theirs, &Choices::new(), lang) {
            Ok(merged) if merged.conflicts.is_empty() => {
                self.take_together(&other, merged.workspace);
            }
            // What stands against it is told there.
            Ok(_) | Err(_) => {
                self.document.other.set(Some(other));
                self.go(Page::Versions);
            }
        }
    }

    /// Takes the merged state of both tabs as one step that can be undone, and tells what came from the other. Whether it was
    /// done.
    pub fn take_together(self, other: &OtherTab, merged: Workspace) -> bool {
        let mine = self.document.workspace.get_untracked();
        let told = self.told_changes(&mine, &merged);
        let done = self.dispatch(Command::ReplaceWorkspace(Box::new(merged)));
        if done {
            self.document.stored.set_value(Some(other.theirs.clone()));
            self.document.revision.set_value(Some(other.revision));
            self.document.other.set(None);
            self.mark(SaveState::Pending);
            // A merge that brings nothing changes nothing here, and has to be saved all the same.
            self.save_now(None);
            self.tell(Tone::Done, told, true);
        }
        done
    }

    fn told_changes(self, mine: &Workspace, merged: &Workspace) -> String {
        let lang = self.view.lang.get_untracked();
        let came = without_parts(differences(mine, merged, lang).unwrap_or_default());
        if came.is_empty() {
            return words::TOGETHER_SAME.get(lang).to_owned();
        }
        let short = |text: String| match text.char_indices().nth(LONGEST) {
            Some((at, _)) => format!("{}…", text.get(..at).unwrap_or("")),
            None => text,
        };
        let first = came.iter().take(TOLD);
        let first = first.map(|one| short(format!("{} {}", one.subject(lang), one.words(lang))));
        let what = first.collect::<Vec<String>>().join(export::LIST.get(lang));
        let phrase = if came.len() > TOLD { words::TOGETHER_MORE } else { words::TOGETHER };
        phrase.fill(lang, &[("n", &came.len().to_string()), ("what", &what)])
    }
}
