//! Data sets: what is there, which one the journey shows, and the import that runs.

use super::import::{Import, Landed};
use super::{Other, Remote, Session, Tone};
use crate::dashboard::Own;
use crate::edit::JourneyCommand;
use crate::edit::JourneyField;
use crate::engine::{Against, DatasetInfo, Discovery, Filter, FunnelQuery, Pick, Problem, Request, Response};
use crate::model::{DatasetId, JourneyId, Segment};
use crate::portfolio::Health;
use crate::template;
use crate::text::data as words;
use crate::web::client::Source;
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
    /// How the journeys stand that the shown one leads to, as far as they have been asked for.
    pub linked: RwSignal<Arc<Vec<(JourneyId, Health)>>>,
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
    /// Files that are to be imported after it.
    pub waiting: RwSignal<Vec<SendWrapper<File>>>,
    /// The last import, as long as it can be taken back.
    pub landed: RwSignal<Option<Landed>>,
    /// So many files of those imported in one go are done with.
    pub imported: RwSignal<usize>,
    /// What was found in the data set on show.
    pub inspected: RwSignal<super::quality::Inspected>,
    /// Grows when named mappings changed.
    pub presets: RwSignal<u32>,
    /// The data set that the data page shows; none for the journey's own.
    pub chosen: RwSignal<Option<DatasetId>>,
    /// Whether the synthetic sample is being made.
    pub sampling: RwSignal<bool>,
    /// Whether a journey is being looked for in data.
    pub drawing: RwSignal<bool>,
    /// What was found in a data set, while the user is asked for the goal.
    pub found: RwSignal<Option<(Arc<DatasetInfo>, Arc<Discovery>)>>,
    /// Answers beside the one in force.
    pub(super) replies: RwSignal<super::reply::Replies>,
    /// Grows when the data sets changed, so that figures are asked anew.
    pub(super) changed: RwSignal<u32>,
}

impl Data {
    pub(super) fn new() -> Self {
        Data {
            sets: RwSignal::new(Vec::new()),
            filter: RwSignal::new(Filter::default()),
            funnel: RwSignal::new(None),
            figures: RwSignal::new(Remote::None),
            linked: RwSignal::new(Arc::default()),
            against: RwSignal::new(None),
            other: RwSignal::new(None),
            own: RwSignal::new(Vec::new()),
            picked: RwSignal::new(None),
            listed: RwSignal::new(false),
            import: RwSignal::new(None),
            waiting: RwSignal::new(Vec::new()),
            landed: RwSignal::new(None),
            imported: RwSignal::new(0),
            inspected: RwSignal::new(None),
            presets: RwSignal::new(0),
            chosen: RwSignal::new(None),
            sampling: RwSignal::new(false),
            drawing: RwSignal::new(false),
            found: RwSignal::new(None),
            replies: RwSignal::new(super::reply::Replies::default()),
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

    /// The segments of the workspace whose attributes the data set of the journey has; tracked.
    pub fn segments(self) -> Vec<Segment> {
        let known = self.dataset().map(|info| info.attributes).unwrap_or_default();
        let has = |column: &String| known.iter().any(|(name, _)| name == column);
        let mut segments = self.document.workspace.with(|workspace| workspace.segments.clone());
        segments.retain(|segment| !segment.rules.is_empty() && segment.rules.iter().all(|rule| has(&rule.0)));
        segments
    }

    /// Links the shown journey to a data set.
    pub fn link_dataset(self, id: Option<DatasetId>) {
        self.edit(JourneyCommand::Set(JourneyField::Dataset(id)));
        self.data.filter.set(Filter::default());
        self.data.funnel.set(None);
        self.data.against.set(None);
        self.data.picked.set(None);
    }

    /// Lists a data set, in place of one with its id.
    pub(super) fn add_dataset(self, info: &DatasetInfo) {
        self.data.sets.update(|sets| match sets.iter_mut().find(|known| known.id == info.id) {
            Some(known) => known.clone_from(info),
            None => sets.push(info.clone()),
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
            // The engine would write its own name again with the next file; if it does not have the data set, it will read this.
            self.ask(&Request::Rename { dataset: id, name: info.name }, &Source::None).await;
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
