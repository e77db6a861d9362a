//! Data sets: what is there, which one the journey shows, and the import that runs.

use super::{Remote, Session};
use crate::edit::JourneyCommand;
use crate::edit::JourneyField;
use crate::engine::{DatasetInfo, Filter, FunnelQuery, Problem, Request, Response};
use crate::model::DatasetId;
use crate::table::{Mapping, Preview};
use crate::web::client::{Progress, Source};
use crate::web::random;
use leptos::prelude::*;
use leptos::task::spawn_local;
use send_wrapper::SendWrapper;
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
    /// The import that is being prepared or runs.
    pub import: RwSignal<Option<Import>>,
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
            import: RwSignal::new(None),
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
    }

    /// Looks at a file that shall be imported.
    pub fn begin_import(self, file: File) {
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
        let request = Request::Preview { utc_offset_minutes, mapping };
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

    /// Reads the whole file as the mapping says. The data set is listed and linked when it is done.
    pub fn run_import(self, then: impl Fn(DatasetInfo) + 'static) {
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
        };
        let on_progress = move |progress| {
            self.change_import(|import| import.progress = Some(progress));
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
                    then(*info);
                }
                Response::Failed(problem) => self.change_import(|import| {
                    import.progress = None;
                    import.problem = Some(problem);
                }),
                _ => self.change_import(|import| import.progress = None),
            }
        });
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
        self.data.changed.update(|changed| *changed += 1);
    }

    /// Deletes a data set from this browser. It cannot be undone; the page asks before.
    pub fn delete_dataset(self, id: DatasetId) {
        let Some(store) = self.store.get_value() else { return };
        spawn_local(async move {
            if let Err(error) = store.delete_dataset(id).await {
                self.problem(format!("{error:?}"));
                return;
            }
            self.ask(&Request::Close { dataset: id }, &Source::None).await;
            self.data.sets.update(|sets| sets.retain(|set| set.id != id));
            self.data.changed.update(|changed| *changed += 1);
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
