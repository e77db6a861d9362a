//! Questions beside the one in force, of all data: how a journey stands, how a segment fares. Whoever shows an answer tracks it;
//! what is not known is asked for, one question after the other, and all of it is forgotten when the data changes.

use super::Session;
use crate::engine::{self, Figures, Filter, Query, Request, Response};
use crate::model::{Journey, JourneyId, PersonaId};
use crate::portfolio::{self, Health};
use crate::web::client::Source;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

/// What a question is about. It has one question at a time: a journey that is edited asks another one, and the answer before
/// it is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum About {
    /// All customers of a journey.
    Journey(JourneyId),
    /// Those of the segment behind a persona.
    Segment(PersonaId),
}

/// How far an answer has come.
#[derive(Clone, Debug)]
pub enum Reply {
    /// It is being computed.
    Awaited,
    /// There is none.
    Refused,
    /// Here it is; after an edit that of before, until the next is there.
    Answered(Arc<Figures>),
}

impl Reply {
    /// The figures, if they are there.
    pub fn figures(self) -> Option<Arc<Figures>> {
        match self {
            Reply::Answered(figures) => Some(figures),
            Reply::Awaited | Reply::Refused => None,
        }
    }
}

/// A question, the state of the data that it is asked of, and the answer.
#[derive(Clone, Debug)]
struct Asked {
    query: Query,
    data: u32,
    reply: Reply,
}

/// What was asked, and what is still to be.
#[derive(Debug, Default)]
pub(super) struct Replies {
    asked: HashMap<About, Asked>,
    waiting: VecDeque<About>,
    runs: bool,
}

impl Replies {
    fn next(&mut self) -> Option<(About, Query)> {
        let about = self.waiting.pop_front();
        let next = about.and_then(|about| Some((about, self.asked.get(&about)?.query.clone())));
        self.runs = next.is_some();
        next
    }
}

impl Session {
    /// How a journey stands, tracked: from its map, and from its data as soon as that has been asked. None if there is no such
    /// journey.
    pub fn health(self, id: JourneyId) -> Option<Health> {
        let workspace = self.document.workspace.get();
        let journey = workspace.journey(id)?;
        let figures = self.figures_of(journey).and_then(Reply::figures);
        Some(portfolio::health(&workspace, journey, figures.as_deref()))
    }

    /// The figures of all data of a journey, tracked; none if this browser has no data of it.
    pub fn figures_of(self, journey: &Journey) -> Option<Reply> {
        let set = journey.dataset?;
        if !self.data.sets.with(|sets| sets.iter().any(|known| known.id == set)) {
            return None;
        }
        let workspace = self.document.workspace.get();
        let query = engine::query_for(&workspace, journey, set, Filter::default());
        Some(self.reply(About::Journey(journey.id), query))
    }

    /// The answer to a question, tracked.
    pub(super) fn reply(self, about: About, query: Query) -> Reply {
        let data = self.data.changed.get();
        let known = self.data.replies.with(|replies| replies.asked.get(&about).cloned());
        let known = known.filter(|known| known.data == data);
        if let Some(known) = known.as_ref().filter(|known| known.query == query) {
            return known.reply.clone();
        }
        let before = known.filter(|known| known.query.dataset == query.dataset);
        let before = before.and_then(|known| known.reply.figures());
        let reply = before.map_or(Reply::Awaited, Reply::Answered);
        // Told to nobody: who asks has just been told.
        let begins = self.data.replies.try_update_untracked(|replies| {
            replies.asked.insert(about, Asked { query, data, reply: reply.clone() });
            if !replies.waiting.contains(&about) {
                replies.waiting.push_back(about);
            }
            !std::mem::replace(&mut replies.runs, true)
        });
        if begins == Some(true) {
            spawn_local(self.ask_waiting());
        }
        reply
    }

    /// Asks one after the other, so that what the map asks meanwhile waits for one of them at most.
    async fn ask_waiting(self) {
        while let Some((about, query)) = self.data.replies.try_update_untracked(Replies::next).flatten() {
            let data = self.data.changed.get_untracked();
            let request = Request::Ask { query: Box::new(query.clone()) };
            let reply = match self.ask(&request, &Source::None).await {
                Response::Answered(figures) => Reply::Answered(Arc::from(figures)),
                _ => Reply::Refused,
            };
            self.data.replies.try_update(|replies| {
                // An answer of other data, or to a question that is no longer put, is none.
                let asked = replies.asked.get_mut(&about);
                if let Some(asked) = asked.filter(|asked| asked.query == query && asked.data == data) {
                    asked.reply = reply;
                }
            });
        }
    }
}
