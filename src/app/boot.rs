//! The start: preferences, the store and what it looks like, the sample on a first visit, the recovery otherwise.

use super::share::{Then, fetch_reader};
use super::{Overlay, SaveState, Session};
use crate::engine::{Request, Response};
use crate::file::Loaded;
use crate::model::{Workspace, WorkspaceId};
use crate::template;
use crate::text::{Lang, shell as words};
use crate::web::client::{Client, Source};
use crate::web::part::{PartMissing, part};
use crate::web::prefs::Prefs;
use crate::web::store::{DATABASE, Damage, Health, Listed, Reason, SnapshotInfo, Store, StoreEvent};
use crate::web::tabs::{TabMessage, Tabs};
use crate::web::{clock, random};
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

/// How far the page has come.
#[derive(Clone, Debug, PartialEq)]
pub enum Phase {
    /// The store is being opened.
    Opening,
    /// It waits for another tab with an older version.
    Blocked,
    /// Something that was saved is not there.
    Recovery(Recovery),
    /// At work.
    Ready,
}

/// What can still be found in a damaged store.
#[derive(Clone, Debug, PartialEq)]
pub struct Recovery {
    /// What is wrong; empty where the store cannot be opened at all.
    pub damage: Vec<Damage>,
    /// Workspaces that are there.
    pub workspaces: Vec<Listed>,
    /// Snapshots that are there.
    pub snapshots: Vec<SnapshotInfo>,
}

/// Starts the session: shows the page at once and fills it as the store answers.
pub fn boot(session: Session) {
    let prefs = Prefs::load();
    let lang = prefs.lang.unwrap_or_else(browser_lang);
    session.view.take(&prefs, lang);
    session.follow_address();
    session.keep_prefs();
    session.client.set_value(Some(Client::default()));
    session.keep_figures();
    // What the page needs next is fetched while the store opens.
    if prefs.workspace.is_none() {
        spawn_local(session.greet());
    } else {
        spawn_local(fetch_reader());
    }
    spawn_local(async move {
        let on_event = Rc::new(move |event| session.on_store(event));
        let opened = Store::open(DATABASE, on_event).await;
        if opened.store.is_memory()
            && let Some(client) = session.client.get_value()
        {
            client.keep_nothing();
        }
        session.store.set_value(Some(opened.store.clone()));
        session.join_tabs();
        match opened.health {
            Health::FirstVisit => session.show_first_sample(true).await,
            Health::Healthy => session.open_last(&prefs).await,
            Health::Damaged(damage) => session.show_recovery(damage).await,
            Health::Unavailable { had_work, .. } => {
                session.show_first_sample(!had_work).await;
                session.mark(SaveState::NotKept);
                if had_work {
                    session.phase.set(Phase::Recovery(Recovery {
                        damage: Vec::new(),
                        workspaces: Vec::new(),
                        snapshots: Vec::new(),
                    }));
                }
            }
        }
        session.list_datasets().await;
        session.autosave();
        session.save_when_hidden();
        // A browser that grants it does not clear this origin when the disk runs low. It may ask the user first,
        // so nothing waits for the answer.
        opened.store.persist().await;
    });
}

part! { sample => fn sample(lang: Lang) -> Workspace {
    template::sample_workspace(lang)
} }

part! { sample => fn sample_import(lang: Lang) -> Request {
    Request::Import {
        dataset: template::SAMPLE_DATASET,
        name: template::sample_dataset_name(lang).to_owned(),
        mapping: template::sample_mapping(lang),
        synthetic: true, add: None,
    }
} }

/// What is put away when the user deletes the sample's data.
const SAMPLE_DATA: &str = "sample-data";

/// Notes in this browser whether the sample's data were deleted, and shall not come back by themselves.
pub(super) fn keep_sample_away(away: bool) {
    let mut prefs = Prefs::load();
    if prefs.dismissed.iter().any(|hint| hint == SAMPLE_DATA) != away {
        prefs.dismissed.retain(|hint| hint != SAMPLE_DATA);
        prefs.dismissed.extend(away.then(|| SAMPLE_DATA.to_owned()));
        prefs.save();
    }
}

/// The browser's language: Chinese where it says so or says nothing.
fn browser_lang() -> Lang {
    match window().navigator().language() {
        Some(tag) if !tag.to_ascii_lowercase().starts_with("zh") => Lang::En,
        _ => Lang::Zh,
    }
}

impl Session {
    fn on_store(self, event: StoreEvent) {
        match event {
            StoreEvent::Waiting | StoreEvent::Blocked => {
                if self.phase.get_untracked() == Phase::Opening {
                    self.phase.set(Phase::Blocked);
                }
            }
            StoreEvent::Outdated => {
                self.save_now(None);
                self.mark(SaveState::Outdated);
            }
            StoreEvent::Lost => self.mark(SaveState::NotKept),
        }
    }

    fn join_tabs(self) {
        let on_message = move |message| match message {
            TabMessage::Saved { workspace, revision } => self.on_other_tab(workspace, revision),
            TabMessage::DatasetsChanged => spawn_local(self.list_datasets()),
            TabMessage::Deleted { .. } | TabMessage::Started { .. } => {}
        };
        self.tabs.set_value(Some(Tabs::join(DATABASE, on_message)));
    }

    /// Shows the sample workspace and computes its synthetic data in the worker.
    pub fn open_sample(self, welcome: bool) {
        spawn_local(self.show_sample(welcome));
    }

    /// Draws the sample before the store has answered: nothing says that anybody has been here. Where the store knows
    /// better, what it has takes the place of the sample.
    async fn greet(self) {
        if let Ok(sample) = sample(self.view.lang.get_untracked()).await
            && self.phase.get_untracked() == Phase::Opening
        {
            self.replace_document(sample, None);
            self.phase.set(Phase::Ready);
        }
    }

    /// Shows the sample at the start, where it may have been drawn already.
    async fn show_first_sample(self, welcome: bool) {
        if self.phase.get_untracked() == Phase::Ready {
            self.keep_sample(welcome);
        } else {
            self.show_sample(welcome).await;
        }
    }

    async fn show_sample(self, welcome: bool) {
        match sample(self.view.lang.get_untracked()).await {
            Ok(sample) => self.replace_document(sample, None),
            Err(PartMissing) => return self.problem(self.now(words::PART_MISSING).to_owned()),
        }
        self.keep_sample(welcome);
    }

    /// Saves the sample that is shown, and computes its data.
    fn keep_sample(self, welcome: bool) {
        self.document.read_only.set(false);
        self.phase.set(Phase::Ready);
        if welcome {
            self.view.dialog.set(Some(Overlay::Welcome));
        }
        self.load_sample_data();
        self.save_now(None);
    }

    /// Generates and imports the synthetic data set, if this browser does not have it.
    pub fn load_sample_data(self) {
        let dataset = template::SAMPLE_DATASET;
        if self.data.sampling.get_untracked()
            || self.data.sets.with_untracked(|sets| sets.iter().any(|set| set.id == dataset))
        {
            return;
        }
        let lang = self.view.lang.get_untracked();
        self.data.sampling.set(true);
        keep_sample_away(false);
        spawn_local(async move {
            let Ok(request) = sample_import(lang).await else { return self.data.sampling.set(false) };
            match self.ask(&request, &Source::Sample(lang)).await {
                Response::Imported(info) => self.add_dataset(&info),
                Response::Failed(problem) => self.problem(problem.words(self.view.lang.get_untracked())),
                _ => {}
            }
            self.data.sampling.set(false);
        });
    }

    async fn open_last(self, prefs: &Prefs) {
        let Some(store) = self.store.get_value() else { return };
        let listed = store.list().await.unwrap_or_default();
        let wanted = prefs.workspace.filter(|id| listed.iter().any(|known| known.id == *id));
        match wanted.or_else(|| listed.first().map(|known| known.id)) {
            Some(id) => {
                self.open_workspace(id).await;
                self.complete_sample().await;
            }
            None => self.show_sample(true).await,
        }
    }

    /// A page that was left while the sample's data were still being generated generates them now; data that the user
    /// deleted stay away.
    async fn complete_sample(self) {
        let linked = self.document.workspace.with_untracked(|workspace| {
            workspace.journeys.iter().any(|journey| journey.dataset == Some(template::SAMPLE_DATASET))
        });
        if linked && !Prefs::load().dismissed.iter().any(|hint| hint == SAMPLE_DATA) {
            self.list_datasets().await;
            self.load_sample_data();
        }
    }

    /// Opens a stored workspace. What was open before is saved first.
    pub async fn open_workspace(self, id: WorkspaceId) {
        let Some(store) = self.store.get_value() else { return };
        self.phase.set(Phase::Ready);
        match store.load(id).await {
            Ok(Some(doc)) => {
                self.read_stored(doc.json, Then::Show { revision: doc.revision }).await;
                // A snapshot that cannot be taken is no reason not to open.
                drop(store.take_snapshot(id, Reason::Opened, clock::now_millis()).await);
            }
            Ok(None) => {}
            Err(error) => self.store_failed(&error),
        }
    }

    /// Begins an empty workspace beside the stored ones.
    pub fn start_empty(self) {
        let lang = self.view.lang.get_untracked();
        self.save_now(None);
        let mut next = || random::bits();
        self.replace_document(template::new_workspace(lang, &mut next), None);
        self.document.read_only.set(false);
        self.save_now(None);
    }

    /// Shows a workspace that came from a file: beside the stored ones, under its own id where that is free.
    pub(super) async fn adopt(self, mut workspace: Workspace, read_only: bool) {
        let Some(store) = self.store.get_value() else { return };
        if matches!(self.phase.get_untracked(), Phase::Recovery(_))
            && let Err(error) = store.acknowledge().await
        {
            self.store_failed(&error);
        }
        let known = store.load(workspace.id).await.ok().flatten();
        if known.is_some() {
            workspace.id = WorkspaceId(random::bits());
        }
        self.replace_document(workspace, None);
        self.document.read_only.set(read_only);
        // Autosave writes it when it has been drawn.
        self.phase.set(Phase::Ready);
    }

    async fn show_recovery(self, damage: Vec<Damage>) {
        let Some(store) = self.store.get_value() else { return };
        let workspaces = store.list().await.unwrap_or_default();
        let snapshots = store.snapshots(None).await.unwrap_or_default();
        self.phase.set(Phase::Recovery(Recovery { damage, workspaces, snapshots }));
    }

    /// Ends the recovery with what the store has.
    pub fn accept_recovery(self, workspace: Option<WorkspaceId>) {
        let Some(store) = self.store.get_value() else { return };
        spawn_local(async move {
            if let Err(error) = store.acknowledge().await {
                self.store_failed(&error);
            }
            match workspace {
                Some(id) => self.open_workspace(id).await,
                None => self.open_sample(false),
            }
        });
    }

    /// Restores a snapshot: as a change of the open workspace that can be undone, or, of another one, by opening it.
    pub fn restore(self, number: u64) {
        let Some(store) = self.store.get_value() else { return };
        spawn_local(async move {
            drop(store.acknowledge().await);
            let Ok(Some(snapshot)) = store.snapshot(number).await else { return };
            self.read_stored(snapshot.json, Then::Restore).await;
        });
    }

    /// Brings a snapshot back that was read.
    pub(super) async fn take_back(self, loaded: Loaded) {
        let Some(store) = self.store.get_value() else { return };
        let id = loaded.workspace.id;
        let open =
            self.document.workspace.get_untracked().id == id && self.phase.get_untracked() == Phase::Ready;
        if open {
            drop(store.take_snapshot(id, Reason::BeforeRestore, clock::now_millis()).await);
            self.dispatch(crate::edit::Command::ReplaceWorkspace(Box::new(loaded.workspace)));
        } else {
            self.adopt(loaded.workspace, loaded.read_only).await;
        }
        self.done(words::RESTORED);
    }

    pub(super) async fn list_datasets(self) {
        let Some(store) = self.store.get_value() else { return };
        match store.datasets().await {
            Ok(sets) => self.data.sets.set(sets),
            Err(error) => self.store_failed(&error),
        }
        self.data.listed.set(true);
    }

    /// Remembers language, theme, workspace and journey in this browser.
    fn keep_prefs(self) {
        // A memo: not for each edit, which would have the browser resolve the styles of the whole page anew.
        let workspace = Memo::new(move |_| self.document.workspace.with(|workspace| workspace.id));
        Effect::new(move |before: Option<()>| {
            let (lang, theme) = (self.view.lang.get(), self.view.theme.get());
            let workspace = workspace.get();
            let journey = self.view.journey.get();
            if let Some(root) = document().document_element() {
                drop(root.set_attribute("lang", lang.tag()));
                drop(root.set_attribute("data-theme", theme_name(theme)));
            }
            if before.is_some() {
                let known = Prefs::load();
                let workspace = (workspace.0 != 0).then_some(workspace).or(known.workspace);
                let journey = journey.or(known.journey);
                Prefs { lang: Some(lang), theme, workspace, journey, ..known }.save();
            }
        });
    }

    /// A page that is left or hidden saves at once what still waits.
    fn save_when_hidden(self) {
        // For the life of the page: there is one session.
        std::mem::forget(window_event_listener(ev::pagehide, move |_| self.save_now(None)));
        std::mem::forget(window_event_listener(ev::visibilitychange, move |_| self.save_now(None)));
        // What cannot be saved any more when the page goes is worth a question of the browser.
        std::mem::forget(window_event_listener(ev::beforeunload, move |event| {
            if self.has_unsaved() {
                event.prevent_default();
            }
        }));
    }
}

const fn theme_name(theme: crate::web::prefs::Theme) -> &'static str {
    match theme {
        crate::web::prefs::Theme::System => "system",
        crate::web::prefs::Theme::Light => "light",
        crate::web::prefs::Theme::Dark => "dark",
    }
}

impl Session {
    /// What the store holds: workspaces, snapshots of the open one, and the room they take.
    pub async fn shelf(self) -> (Vec<Listed>, Vec<SnapshotInfo>, Option<crate::web::store::Usage>) {
        let Some(store) = self.store.get_value() else { return Default::default() };
        let id = self.document.workspace.get_untracked().id;
        (
            store.list().await.unwrap_or_default(),
            store.snapshots(Some(id)).await.unwrap_or_default(),
            store.usage().await.ok(),
        )
    }

    /// The room that everything takes in this browser, if it can be told.
    pub async fn usage(self) -> Option<crate::web::store::Usage> {
        self.store.get_value()?.usage().await.ok()
    }

    /// Deletes a stored workspace with its snapshots. The page asks before.
    pub async fn delete_workspace(self, id: WorkspaceId) {
        let Some(store) = self.store.get_value() else { return };
        if let Err(error) = store.delete(id).await {
            self.store_failed(&error);
        }
    }

    /// Opens the sample: the stored one with its changes if there is one, else afresh.
    pub fn open_sample_again(self) {
        self.save_now(None);
        let Some(store) = self.store.get_value() else { return };
        spawn_local(async move {
            match store.load(template::SAMPLE_WORKSPACE).await {
                Ok(Some(_)) => {
                    self.open_workspace(template::SAMPLE_WORKSPACE).await;
                    self.load_sample_data();
                }
                _ => self.open_sample(false),
            }
        });
    }
}
