//! Versions: states of the workspace that were kept, files that hold others, and what becomes of them.

use super::{Session, Tone};
use crate::edit::{Command, JourneyCommand};
use crate::file;
use crate::model::{Horizon, Journey, JourneyId, Workspace};
use crate::text::states as words;
use crate::versions;
use crate::web::store::{Named, Reason, SnapshotInfo};
use crate::web::{clock, files, random};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// A larger file is no workspace.
const LARGEST_FILE: u64 = 64 << 20;

/// The journey that is shown, and the one of the other horizon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Horizons {
    /// Which one is shown.
    pub shown: Horizon,
    /// The other one; none if there is none.
    pub other: Option<JourneyId>,
}

impl Session {
    /// The horizon of the journey that is shown and its counterpart, tracked; none if there is no journey.
    pub fn horizons(self) -> Option<Horizons> {
        let shown = self.journey()?;
        let other = match shown.horizon {
            Horizon::Future => shown.today,
            Horizon::Today => self.document.workspace.with(|workspace| {
                let derived = workspace.journeys.iter().find(|journey| journey.today == Some(shown.id));
                derived.map(|journey| journey.id)
            }),
        };
        Some(Horizons { shown: shown.horizon, other })
    }

    /// Shows the counterpart of the journey that is shown, if that is of the other horizon; a future that is not there yet is
    /// derived.
    pub fn show_horizon(self, horizon: Horizon) {
        let Some(pair) = untrack(|| self.horizons()).filter(|pair| pair.shown != horizon) else { return };
        match (pair.other, untrack(|| self.journey())) {
            (Some(other), _) => self.show_journey(other),
            (None, Some(today)) if horizon == Horizon::Future => self.derive_future(&today),
            _ => {}
        }
    }

    /// The states of the open workspace that were kept, newest first.
    pub async fn states(self) -> Vec<SnapshotInfo> {
        let Some(store) = self.store.get_value() else { return Vec::new() };
        let id = self.document.workspace.get_untracked().id;
        store.snapshots(Some(id)).await.unwrap_or_default()
    }

    /// A state that was kept; none if it cannot be read.
    pub async fn state(self, number: u64) -> Option<Arc<Workspace>> {
        let snapshot = self.store.get_value()?.snapshot(number).await.ok()??;
        file::load(&snapshot.json).ok().map(|loaded| Arc::new(loaded.workspace))
    }

    /// Keeps the workspace as it is now under a name. Whether it was done.
    pub async fn keep_state(self, label: &str) -> bool {
        let Some(store) = self.store.get_value() else { return false };
        let workspace = self.document.workspace.get_untracked();
        let json = file::save_workspace(&workspace);
        let state = Named {
            workspace: workspace.id,
            label,
            name: &workspace.name,
            json: &json,
            now_millis: clock::now_millis(),
        };
        match store.keep_named(state).await {
            Ok(_) => {
                let lang = self.view.lang.get_untracked();
                self.tell(Tone::Done, words::KEPT.fill(lang, &[("name", label)]), false);
                true
            }
            Err(error) => {
                self.store_failed(&error);
                false
            }
        }
    }

    /// Removes a state that was kept.
    pub async fn remove_state(self, number: u64) {
        let Some(store) = self.store.get_value() else { return };
        if let Err(error) = store.remove_snapshot(number).await {
            self.store_failed(&error);
        }
    }

    /// Lets the user choose a file and reads the state in it: its name and the workspace, a file of one journey as this
    /// workspace with that journey. None if nothing was chosen or it cannot be read, which is told.
    pub async fn pick_state(self) -> Option<(String, Arc<Workspace>)> {
        let lang = self.view.lang.get_untracked();
        let file = files::pick(".json").await?;
        let name = file.name();
        let text = match files::read_text(&file, LARGEST_FILE).await {
            Ok(text) => text,
            Err(error) => {
                self.problem(format!("{name}: {}", error.words(lang)));
                return None;
            }
        };
        match file::load_any(&text) {
            Ok(file::Content::Workspace(loaded)) => Some((name, Arc::new(loaded.workspace))),
            Ok(file::Content::Journey(part)) => {
                let here = self.document.workspace.get_untracked();
                Some((name, Arc::new(versions::with_part(&here, &part.workspace))))
            }
            Err(error) => {
                self.problem(format!("{name}: {}", error.text(lang)));
                None
            }
        }
    }

    /// Keeps the state that goes out in a file: what the file, when it comes back changed, has in common with this workspace.
    pub(super) fn keep_exported(self) {
        let Some(store) = self.store.get_value() else { return };
        let id = self.document.workspace.get_untracked().id;
        spawn_local(async move {
            // It is a convenience for a later merge, which can do without.
            drop(store.take_snapshot(id, Reason::Exported, clock::now_millis()).await);
        });
    }

    /// Keeps what the store has now, before another state is merged into it.
    pub(super) async fn keep_stored(self) {
        if let Some(store) = self.store.get_value() {
            let id = self.document.workspace.get_untracked().id;
            // A state that cannot be kept is no reason not to merge: undo is there, too.
            drop(store.take_snapshot(id, Reason::BeforeImport, clock::now_millis()).await);
        }
    }

    /// Takes a merged state in place of the open one, as one step that can be undone; the state before is kept.
    pub async fn take_merged(self, merged: Workspace, name: &str) -> bool {
        self.keep_stored().await;
        let done = self.dispatch(Command::ReplaceWorkspace(Box::new(merged)));
        if done {
            let lang = self.view.lang.get_untracked();
            self.tell(Tone::Done, words::MERGED.fill(lang, &[("name", name)]), true);
        }
        done
    }

    /// Derives a journey as it shall become from today's and shows it.
    pub fn derive_future(self, today: &Journey) {
        let lang = self.view.lang.get_untracked();
        let id = JourneyId(random::bits());
        let future = versions::future_of(today, id, lang);
        let text = words::DERIVED.fill(lang, &[("name", &future.name)]);
        if self.dispatch(Command::AddJourney(Box::new(future))) {
            self.show_journey(id);
            self.tell(Tone::Done, text, true);
        }
    }

    /// Puts measures on a journey's map, as one step.
    pub fn add_measures(self, journey: JourneyId, commands: Vec<JourneyCommand>) {
        let is_card = |command: &&JourneyCommand| matches!(command, JourneyCommand::AddCard { .. });
        let n = commands.iter().filter(is_card).count();
        let steps = commands.into_iter().map(|command| Command::Journey(journey, command));
        if n > 0 && self.dispatch(Command::Batch(steps.collect())) {
            let lang = self.view.lang.get_untracked();
            self.tell(Tone::Done, words::MEASURES_MADE.fill(lang, &[("n", &n.to_string())]), true);
        }
    }
}
