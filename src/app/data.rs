//! Data sets: what is there, which one the journey shows, and the import that runs.

use super::{Other, Remote, Session, Tone};
use crate::dashboard::Own;
use crate::edit::JourneyCommand;
use crate::edit::JourneyField;
use crate::engine::{Against, DatasetInfo, Discovery, Filter, FunnelQuery, Pick, Problem, Request, Response};
use crate::model::DatasetId;
use crate::table::{Mapping, Preview};
use crate::template;
use crate::text::{data as words, number};
use crate::web::client::{Progress, Source};
use crate::web::random;
use crate::web::tabs::TabMessage;
use leptos::prelude::*;
use leptos::task::spawn_local;
use send_wrapper::SendWrapper;
use std::sync::Arc;
use web_sys::File;

/// What the page knows of data: never rows, only what the engine says of them.
#[derive(Clone, Copy)]
pub struct Data {
    /// The data sets of this browser.
    pub sets: RwSignal<Vec<DatasetInfo>>,
    /// Which events count; shared by all pages.
    pub filter: RwSignal<Filter>,
    /// The funnel over touchpoints that the KPI page asks for.
    pub funnel: RwSignal<Option<FunnelQuery>>,
    /// The answer to the query in force.
    pub figures: RwSignal<Remote>,
    /// With what the filter in force is compared.
    pub against: RwSignal<Option<Against>>,
    /// The answer to compare with.
    pub other: RwSignal<Other>,
    /// The values of the user's own metrics.
    pub own: RwSignal<Vec<Own>>,
    /// What was clicked last in a chart, to be taken back by Escape.
    pub picked: RwSignal<Option<Pick>>,
    /// Whether the data sets of this browser are known by now.
    pub listed: RwSignal<bool>,
    /// The import that is being prepared or runs.
    pub import: RwSignal<Option<Import>>,
    /// The data set that the data page shows; none for the journey's own.
    pub chosen: RwSignal<Option<DatasetId>>,
    /// Whether the synthetic sample is being made.
    pub sampling: RwSignal<bool>,
    /// Whether a journey is being looked for in data.
    pub drawing: RwSignal<bool>,
    /// What was found in a data set, while the user is asked for the goal.
    pub found: RwSignal<Option<(Arc<DatasetInfo>, Arc<Discovery>)>>,
    /// Grows when the data sets changed, so that figures are asked anew.
    pub(super) changed: RwSignal<u32>,
}

/// An import on its way.
#[derive(Clone, Debug)]
pub struct Import {
    /// The file.
    pub file: SendWrapper<File>,
    /// What its beginning looks like; none while it is being looked at.
    pub preview: Option<Preview>,
    /// The mapping as the user has corrected it.
    pub mapping: Mapping,
    /// How far it is; none before it runs.
    pub progress: Option<Progress>,
    /// Why it did not work.
    pub problem: Option<Problem>,
}

impl Data {
    pub(super) fn new() -> Self {
        Data {
            sets: RwSignal::new(Vec::new()),
            filter: RwSignal::new(Filter::default()),
            funnel: RwSignal::new(None),
            figures: RwSignal::new(Remote::None),
            against: RwSignal::new(None),
            other: RwSignal::new(None),
            own: RwSignal::new(Vec::new()),
            picked: RwSignal::new(None),
            listed: RwSignal::new(false),
            import: RwSignal::new(None),
            chosen: RwSignal::new(None),
            sampling: RwSignal::new(false),
            drawing: RwSignal::new(false),
            found: RwSignal::new(None),
            changed: RwSignal::new(0),
        }
    }
}

impl Session {
    /// The data set that the shown journey is linked to, if this browser has it; tracked.
    pub fn dataset(self) -> Option<DatasetInfo> {
        let id = self.journey()?.dataset?;
        self.data.sets.with(|sets| sets.iter().find(|set| set.id == id).cloned())
    }

    /// Links the shown journey to a data set.
    pub fn link_dataset(self, id: Option<DatasetId>) {
        self.edit(JourneyCommand::Set(JourneyField::Dataset(id)));
        self.data.filter.set(Filter::default());
        self.data.funnel.set(None);
        self.data.against.set(None);
        self.data.picked.set(None);
    }

    /// Looks at a file that shall be imported.
    pub fn begin_import(self, file: File) {
        self.cancel_import();
        self.data.import.set(Some(Import {
            file: SendWrapper::new(file),
            preview: None,
            mapping: Mapping::default(),
            progress: None,
            problem: None,
        }));
        self.look_again(None);
    }

    /// Looks at the file again with a corrected encoding or separator.
    pub fn look_again(self, mapping: Option<Mapping>) {
        let Some(import) = self.data.import.get_untracked() else { return };
        let utc_offset_minutes =
            self.document.workspace.with_untracked(|workspace| workspace.settings.utc_offset_minutes);
        let lang = self.view.lang.get_untracked();
        let name = import.file.name();
        let request = Request::Preview { name, utc_offset_minutes, mapping, lang };
        spawn_local(async move {
            let response = self.ask(&request, &Source::File(import.file.clone().take().into())).await;
            self.change_import(|import| match response {
                Response::Previewed(preview) => {
                    import.mapping = preview.mapping.clone();
                    import.preview = Some(*preview);
                    import.problem = None;
                }
                Response::Failed(problem) => import.problem = Some(problem),
                _ => {}
            });
        });
    }

    /// Looks at another sheet of the workbook; what its columns mean is guessed anew.
    pub fn choose_sheet(self, sheet: String) {
        let Some(import) = self.data.import.get_untracked() else { return };
        self.look_again(Some(Mapping { sheet, roles: Vec::new(), headers: Vec::new(), ..import.mapping }));
    }

    /// Corrects how the file shall be read.
    pub fn change_mapping(self, change: impl FnOnce(&mut Mapping)) {
        self.change_import(|import| change(&mut import.mapping));
    }

    /// Leaves the import; one that runs is stopped and nothing of it is kept.
    pub fn close_import(self) {
        self.cancel_import();
        self.data.import.set(None);
    }

    /// Reads the whole file as the mapping says. The data set is then listed, shown, and linked to the shown journey
    /// if that has none.
    pub fn run_import(self) {
        let Some(import) = self.data.import.get_untracked() else { return };
        let Some(client) = self.client.get_value() else { return };
        self.change_import(|import| {
            import.progress = Some(Progress { done: 0, total: 0, rows: 0 });
            import.problem = None;
        });
        let request = Request::Import {
            dataset: DatasetId(random::bits()),
            name: import.file.name(),
            mapping: import.mapping.clone(),
            synthetic: false,
            add: None,
        };
        // What arrives after the user stopped it would bring the progress back.
        let on_progress = move |progress| {
            self.change_import(|import| {
                if import.progress.is_some() {
                    import.progress = Some(progress);
                }
            });
        };
        let source = Source::File(import.file.take().into());
        let asking = client.ask_with_progress(&request, &source, on_progress);
        self.importing.set_value(Some(asking.cancel_handle()));
        spawn_local(async move {
            let response = asking.await;
            self.importing.set_value(None);
            match response {
                Response::Imported(info) => {
                    self.data.import.set(None);
                    self.add_dataset(&info);
                    self.welcome_dataset(&info);
                }
                Response::Failed(problem) => self.change_import(|import| {
                    import.progress = None;
                    import.problem = Some(problem);
                }),
                _ => {
                    self.change_import(|import| import.progress = None);
                    self.done(words::STOPPED);
                }
            }
        });
    }

    /// Shows a data set that was imported, and links it to the shown journey if that has none.
    fn welcome_dataset(self, info: &DatasetInfo) {
        let lang = self.view.lang.get_untracked();
        let (kept, rejected) =
            (number::count(info.quality.rows_kept), number::count(info.quality.rows_rejected()));
        let phrase = if info.quality.rows_rejected() == 0 { words::IMPORTED } else { words::IMPORTED_SOME };
        let mut text = phrase.fill(lang, &[("kept", &kept), ("rejected", &rejected)]);
        self.data.chosen.set(Some(info.id));
        let unlinked = untrack(|| self.dataset().is_none());
        if let Some(journey) = untrack(|| self.journey()).filter(|_| unlinked)
            && !self.document.read_only.get_untracked()
        {
            self.link_dataset(Some(info.id));
            text.push_str(words::JOIN_SENTENCES.get(lang));
            text.push_str(&words::LINKED.fill(lang, &[("name", &journey.name)]));
        }
        self.tell(Tone::Done, text, false);
    }

    fn change_import(self, change: impl FnOnce(&mut Import)) {
        self.data.import.update(|import| {
            if let Some(import) = import {
                change(import);
            }
        });
    }

    /// Stops the import that runs; nothing of it is kept.
    pub fn cancel_import(self) {
        self.importing.update_value(|handle| {
            if let Some(handle) = handle.take() {
                handle.cancel();
            }
        });
    }

    /// Lists a data set, in place of one with its id.
    pub(super) fn add_dataset(self, info: &DatasetInfo) {
        if let Some(store) = self.store.get_value() {
            store.note_dataset(info);
        }
        self.data.sets.update(|sets| {
            sets.retain(|known| known.id != info.id);
            sets.push(info.clone());
        });
        if let Some(store) = self.store.get_value() {
            store.note_dataset(info);
        }
        self.tell_datasets_changed();
    }

    /// Gives a data set another name; a blank one changes nothing.
    pub fn rename_dataset(self, id: DatasetId, name: &str) {
        let Some(store) = self.store.get_value() else { return };
        let known = self.data.sets.with_untracked(|sets| sets.iter().find(|set| set.id == id).cloned());
        let name = name.trim();
        let Some(mut info) = known.filter(|known| !name.is_empty() && known.name != name) else { return };
        name.clone_into(&mut info.name);
        spawn_local(async move {
            if let Err(error) = store.put_dataset_info(&info).await {
                self.store_failed(&error);
                return;
            }
            self.data.sets.update(|sets| {
                if let Some(known) = sets.iter_mut().find(|known| known.id == id) {
                    known.name.clone_from(&info.name);
                }
            });
            self.tell_tabs_of_datasets();
        });
    }

    fn tell_datasets_changed(self) {
        self.data.changed.update(|changed| *changed += 1);
        self.tell_tabs_of_datasets();
    }

    fn tell_tabs_of_datasets(self) {
        self.tabs.with_value(|tabs| {
            if let Some(tabs) = tabs {
                tabs.tell(&TabMessage::DatasetsChanged);
            }
        });
    }

    /// Deletes a data set from this browser. It cannot be undone; the page asks before.
    pub fn delete_dataset(self, id: DatasetId) {
        let Some(store) = self.store.get_value() else { return };
        let name = self.data.sets.with_untracked(|sets| {
            sets.iter().find(|set| set.id == id).map(|set| set.name.clone()).unwrap_or_default()
        });
        spawn_local(async move {
            if let Err(error) = store.delete_dataset(id).await {
                self.store_failed(&error);
                return;
            }
            if id == template::SAMPLE_DATASET {
                super::boot::keep_sample_away(true);
            }
            self.ask(&Request::Close { dataset: id }, &Source::None).await;
            self.data.sets.update(|sets| sets.retain(|set| set.id != id));
            self.tell_datasets_changed();
            let lang = self.view.lang.get_untracked();
            self.tell(Tone::Done, words::DELETED.fill(lang, &[("name", &name)]), false);
        });
    }

    /// Asks the engine; a session without one fails.
    pub(super) async fn ask(self, request: &Request, source: &Source) -> Response {
        match self.client.get_value() {
            Some(client) => client.ask(request, source).await,
            None => Response::Failed(Problem::Crashed),
        }
    }
}
