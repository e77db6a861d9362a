//! The states that can be chosen: the present one, those that were kept, those of files that were read on this page.

use crate::app::Session;
use crate::model::Workspace;
use crate::text::{Lang, number, states as words};
use crate::web::clock::local_millis;
use crate::web::store::{Reason, SnapshotInfo};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// Where a state comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The page.
    Now,
    /// The store, by its number.
    Kept(u64),
    /// A file that was read on this page, by its position.
    File(usize),
}

/// The states to choose from, and the two chosen to be compared.
#[derive(Clone, Copy)]
pub struct States {
    session: Session,
    /// Those that were kept, newest first.
    pub kept: RwSignal<Vec<SnapshotInfo>>,
    /// Names and content of the files that were read.
    pub files: RwSignal<Vec<(String, Arc<Workspace>)>>,
    /// The earlier one.
    pub from: RwSignal<Source>,
    /// The later one.
    pub to: RwSignal<Source>,
}

impl States {
    /// The states of the open workspace.
    pub fn new(session: Session) -> States {
        let states = States {
            session,
            kept: RwSignal::new(Vec::new()),
            files: RwSignal::new(Vec::new()),
            from: RwSignal::new(Source::Now),
            to: RwSignal::new(Source::Now),
        };
        let id = Memo::new(move |_| session.document.workspace.with(|workspace| workspace.id));
        Effect::new(move |_| {
            id.track();
            states.read();
        });
        states
    }

    /// Reads the list of kept states anew.
    pub fn read(self) {
        spawn_local(async move {
            let kept = self.session.states().await;
            // The page may have been left meanwhile.
            if self.from.try_get_untracked() == Some(Source::Now)
                && let Some(newest) = kept.first()
            {
                self.from.try_set(Source::Kept(newest.number));
            }
            self.kept.try_set(kept);
        });
    }

    /// Everything to choose from, in words.
    pub fn options(self, lang: Lang) -> Vec<(Source, String)> {
        let kept = self.kept.get().into_iter().map(|info| (Source::Kept(info.number), told(&info, lang)));
        let files = self
            .files
            .get()
            .into_iter()
            .enumerate()
            .map(|(at, (name, _))| (Source::File(at), words::FILE.fill(lang, &[("name", &name)])));
        std::iter::once((Source::Now, words::NOW.get(lang).to_owned())).chain(kept).chain(files).collect()
    }

    /// A state; none if it cannot be read.
    pub async fn get(self, source: Source) -> Option<Arc<Workspace>> {
        match source {
            Source::Now => Some(self.session.document.workspace.get_untracked()),
            Source::Kept(number) => self.session.state(number).await,
            Source::File(at) => {
                self.files.try_with_untracked(|files| files.get(at).map(|(_, state)| state.clone())).flatten()
            }
        }
    }

    /// Reads a file and adds it to the choices.
    pub async fn add_file(self) -> Option<Source> {
        let file = self.session.pick_state().await?;
        let mut at = 0;
        self.files.try_update(|files| {
            at = files.len();
            files.push(file);
        });
        Some(Source::File(at))
    }
}

/// A kept state in words: its name or why it was kept, and when.
pub fn told(info: &SnapshotInfo, lang: Lang) -> String {
    let what = if info.label.is_empty() { why(info.reason).get(lang) } else { info.label.as_str() };
    format!("{what} · {}", number::day_time(local_millis(info.taken_at_millis), lang))
}

/// Why a state was kept.
pub const fn why(reason: Reason) -> crate::text::Phrase {
    match reason {
        Reason::Opened => words::OPENED,
        Reason::Edited => words::EDITED,
        Reason::BeforeRestore => words::BEFORE_RESTORE,
        Reason::BeforeImport => words::BEFORE_IMPORT,
        Reason::Exported => words::EXPORTED,
        Reason::Named => words::NAMED,
    }
}
