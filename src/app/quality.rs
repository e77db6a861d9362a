//! The quality of data sets: what the engine finds in one, and remedies that the user applies and takes away.

use super::{Session, Tone};
use crate::engine::{DatasetInfo, Inspection, Request, Response};
use crate::model::DatasetId;
use crate::table::{Mended, Remedy};
use crate::web::client::Source;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// What was found in a data set; none if it could not be looked at.
pub type Inspected = Option<(DatasetId, Option<Arc<Inspection>>)>;

impl Session {
    /// Looks at a data set. What was found before stays until there is something new.
    pub fn inspect(self, dataset: DatasetId) {
        spawn_local(async move {
            let found = match self.ask(&Request::Inspect { dataset }, &Source::None).await {
                Response::Inspected(found) => Some(Arc::from(found)),
                _ => None,
            };
            self.data.inspected.set(Some((dataset, found)));
        });
    }

    /// Applies a remedy beside those in force.
    pub fn apply_remedy(self, info: &DatasetInfo, remedy: Remedy) {
        let mut remedies = in_force(info);
        if !remedies.contains(&remedy) {
            remedies.push(remedy);
            self.mend(info.id, remedies, true);
        }
    }

    /// Takes a remedy away.
    pub fn take_remedy_back(self, info: &DatasetInfo, at: usize) {
        let mut remedies = in_force(info);
        if at < remedies.len() {
            remedies.remove(at);
            self.mend(info.id, remedies, false);
        }
    }

    fn mend(self, dataset: DatasetId, remedies: Vec<Remedy>, tell: bool) {
        spawn_local(async move {
            let lang = self.view.lang.get_untracked();
            match self.ask(&Request::Mend { dataset, remedies }, &Source::None).await {
                Response::Opened(info) => {
                    let last = info.remedies.last().filter(|_| tell).map(|last: &Mended| last.words(lang));
                    self.add_dataset(&info);
                    if let Some(text) = last {
                        self.tell(Tone::Done, text, false);
                    }
                }
                Response::Failed(problem) => self.problem(problem.words(lang)),
                _ => {}
            }
        });
    }
}

fn in_force(info: &DatasetInfo) -> Vec<Remedy> {
    info.remedies.iter().map(|mended| mended.remedy.clone()).collect()
}
