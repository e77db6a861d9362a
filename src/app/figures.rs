//! Figures: the query that the journey and the slicers ask, and the engine's answer to it.

use super::Session;
use crate::engine::{self, Figures, Filter, Problem, Query, Response};
use crate::web::client::Latest;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;
use std::sync::Arc;

/// The answer to the query in force.
#[derive(Clone, Debug, Default)]
pub enum Remote {
    /// There is no data to ask.
    #[default]
    None,
    /// Being computed; the answer before it is still shown.
    Loading(Option<Arc<Figures>>),
    /// Computed.
    Ready(Arc<Figures>),
    /// It did not work.
    Failed(Problem),
}

impl Remote {
    /// The figures to show, if any.
    pub fn figures(&self) -> Option<&Arc<Figures>> {
        match self {
            Remote::Ready(figures) | Remote::Loading(Some(figures)) => Some(figures),
            _ => None,
        }
    }

    fn is_none(&self) -> bool {
        matches!(self, Remote::None)
    }
}

impl Session {
    /// The figures to show, if any; tracked.
    pub fn figures(self) -> Option<Arc<Figures>> {
        self.data.figures.with(|remote| remote.figures().cloned())
    }

    /// What the map and the KPI page ask under a filter; tracked. None without a journey or data.
    pub(super) fn query_under(self, filter: Filter) -> Option<Query> {
        let workspace = self.document.workspace.get();
        let journey = self.journey()?;
        let mut query = engine::query_for(&workspace, &journey, self.dataset()?.id, filter);
        query.funnel = self.data.funnel.get();
        Some(query)
    }

    /// Asks anew whenever the question changes: an edit that changes no name or place asks nothing.
    pub(super) fn keep_figures(self) {
        let query = Memo::new(move |_| self.query_under(self.data.filter.get()));
        let Some(client) = self.client.get_value() else { return };
        let latest = Rc::new(Latest::new(client));
        Effect::new(move |_| {
            self.data.changed.track();
            let Some(query) = query.get() else {
                self.data.figures.set(Remote::None);
                return;
            };
            self.data.figures.update(|remote| *remote = Remote::Loading(remote.figures().cloned()));
            let latest = latest.clone();
            spawn_local(async move {
                let request = engine::Request::Ask { query: Box::new(query.clone()) };
                match latest.ask(&request).await {
                    // The data may have been unlinked meanwhile.
                    Some(Response::Answered(figures))
                        if !self.data.figures.with_untracked(Remote::is_none) =>
                    {
                        self.data.figures.set(Remote::Ready(Arc::from(figures)));
                    }
                    Some(Response::Failed(problem)) => self.data.figures.set(Remote::Failed(problem)),
                    _ => {}
                }
            });
        });
    }
}
