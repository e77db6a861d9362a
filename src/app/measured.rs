//! Measures: what a card asks of the engine when it is looked at, and the answers.

use super::Session;
use crate::engine::measure::{Answer, Measure};
use crate::engine::{Filter, Problem, Request, Response};
use crate::web::client::Latest;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

/// The answers to measures; none before they are there.
pub type Measured = RwSignal<Option<Result<Vec<Answer>, Problem>>>;

impl Session {
    /// The answers to measures under the filter in force, asked anew whenever either changes; nothing is asked while
    /// none is wanted. To be called by the view that shows them: it ends with that.
    pub fn measured(self, wanted: Memo<Option<Vec<Measure>>>) -> Measured {
        let filter = self.data.filter;
        self.measured_under(Memo::new(move |_| Some(filter.get())), wanted)
    }

    /// As [`measured`](Self::measured) under another filter; without one there is nothing to ask.
    pub fn measured_under(
        self,
        filter: Memo<Option<Filter>>,
        wanted: Memo<Option<Vec<Measure>>>,
    ) -> Measured {
        let answers: Measured = RwSignal::new(None);
        let Some(client) = self.client.get_value() else { return answers };
        let latest = Rc::new(Latest::new(client));
        let dataset = Memo::new(move |_| self.dataset().map(|info| info.id));
        Effect::new(move |_| {
            self.data.changed.track();
            let (Some(dataset), Some(measures), Some(filter)) = (dataset.get(), wanted.get(), filter.get())
            else {
                return;
            };
            let latest = latest.clone();
            spawn_local(async move {
                let found = match latest.ask(&Request::Measure { dataset, filter, measures }).await {
                    Some(Response::Measured(found)) => Ok(found),
                    Some(Response::Failed(problem)) => Err(problem),
                    _ => return,
                };
                // The card may have gone meanwhile.
                answers.try_set(Some(found));
            });
        });
        answers
    }
}
