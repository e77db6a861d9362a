//! The portfolio: figures of every journey of the workspace, one after the other, of all their data.

use super::Session;
use crate::edit::{Command, JourneyCommand, JourneyField};
use crate::engine::{self, Figures, Filter, Query, Request, Response};
use crate::model::{Journey, JourneyId};
use crate::text::shell as words;
use crate::web::client::Source;
use crate::web::random;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::HashMap;
use std::sync::Arc;

/// Answers by journey, with the question that they answer.
pub type Answers = HashMap<JourneyId, (Query, Option<Arc<Figures>>)>;

impl Session {
    /// Asks for the figures of all journeys whose data this browser has, and again when a question changes. Called by the page
    /// that shows them, for as long as it is there.
    pub fn follow_portfolio(self, answers: RwSignal<Answers>) {
        Effect::new(move |_| {
            self.data.changed.track();
            let workspace = self.document.workspace.get();
            let sets = self.data.sets.get();
            let question = |journey: &Arc<Journey>| {
                let set = journey.dataset.filter(|id| sets.iter().any(|set| set.id == *id))?;
                Some((journey.id, engine::query_for(&workspace, journey, set, Filter::default())))
            };
            let questions: Vec<(JourneyId, Query)> = workspace.journeys.iter().filter_map(question).collect();
            spawn_local(async move {
                for (id, query) in questions {
                    let known = answers.try_with_untracked(|answers| {
                        answers.get(&id).is_some_and(|(known, figures)| *known == query && figures.is_some())
                    });
                    match known {
                        // The page was left.
                        None => return,
                        Some(true) => continue,
                        Some(false) => {}
                    }
                    let request = Request::Ask { query: Box::new(query.clone()) };
                    let figures = match self.ask(&request, &Source::None).await {
                        Response::Answered(figures) => Some(Arc::from(figures)),
                        _ => None,
                    };
                    answers.try_update(|answers| answers.insert(id, (query, figures)));
                }
            });
        });
    }

    /// Puts a journey under another one, or under none.
    pub fn put_under(self, journey: JourneyId, parent: Option<JourneyId>) {
        self.dispatch(Command::Journey(journey, JourneyCommand::Set(JourneyField::Parent(parent))));
    }

    /// Adds a copy of a journey and shows it.
    pub fn duplicate_journey(self, journey: &Journey) {
        let lang = self.view.lang.get_untracked();
        let id = JourneyId(random::bits());
        let name = words::COPY_OF.fill(lang, &[("name", &journey.name)]);
        if self.dispatch(Command::AddJourney(Box::new(Journey { id, name, ..journey.clone() }))) {
            self.show_journey(id);
        }
    }

    /// Removes a journey, and offers to take that back.
    pub fn remove_journey(self, journey: JourneyId) {
        self.view.selection.set(None);
        self.dispatch_and_tell(Command::RemoveJourney(journey));
    }

    /// Moves a journey before or behind its neighbour among all journeys.
    pub fn shift_journey(self, id: JourneyId, later: bool) {
        let journeys = self.document.workspace.with_untracked(|workspace| {
            let at = workspace.journeys.iter().position(|journey| journey.id == id)?;
            let kin = |journey: &Arc<Journey>| {
                journey.parent == workspace.journeys.get(at).and_then(|own| own.parent)
            };
            let mut others = workspace.journeys.iter().enumerate().filter(|(_, journey)| kin(journey));
            if later {
                others.find(|(other, _)| *other > at)
            } else {
                others.take_while(|(other, _)| *other < at).last()
            }
            .map(|(other, _)| other)
        });
        if let Some(to) = journeys {
            self.dispatch(Command::MoveJourney { id, to });
        }
    }
}
