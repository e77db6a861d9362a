//! What is compared: the filter beside the one in force, its answer, and the values of the user's own metrics. Only the
//! page that shows them asks for them.

use super::Session;
use crate::dashboard::Own;
use crate::engine::measure::{Answer, FormulaQuery, Measure};
use crate::engine::{self, Against, Figures, Filter, NotComparable, Request, Response};
use crate::text::{compare as words, number};
use crate::web::client::Latest;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;
use std::sync::Arc;

/// The answer to compare with, and what it is called.
pub type Other = Option<(Arc<Figures>, String)>;

impl Session {
    /// The filter to compare with, or why there is none; none where nothing is compared.
    pub fn other_filter(self) -> Memo<Option<Result<engine::Other, NotComparable>>> {
        Memo::new(move |_| {
            let against = self.data.against.get()?;
            let data = self.dataset()?.quality.period_millis?;
            Some(self.data.filter.with(|filter| against.filter(filter, data)))
        })
    }

    /// Keeps the answer to compare with. To be called by the page that shows it: it ends with that.
    pub fn keep_compared(self) {
        let other = self.other_filter();
        let asked = Memo::new(move |_| self.query_under(other.get()?.ok()?.filter));
        let Some(client) = self.client.get_value() else { return };
        let latest = Rc::new(Latest::new(client));
        Effect::new(move |_| {
            self.data.changed.track();
            let Some(query) = asked.get() else {
                self.data.other.set(None);
                return;
            };
            let latest = latest.clone();
            spawn_local(async move {
                let request = Request::Ask { query: Box::new(query) };
                if let Some(Response::Answered(figures)) = latest.ask(&request).await
                    && asked.try_get_untracked().flatten().as_ref() == Some(&figures.query)
                {
                    let name = self.other_name();
                    self.data.other.try_set(Some((Arc::from(figures), name)));
                }
            });
        });
        on_cleanup(move || {
            self.data.other.try_set(None);
        });
    }

    /// What is compared with, in words.
    pub fn other_name(self) -> String {
        let lang = self.view.lang.get_untracked();
        let Some(against) = self.data.against.get_untracked() else { return String::new() };
        let data = untrack(|| self.dataset()).and_then(|info| info.quality.period_millis);
        let filter =
            data.and_then(|data| self.data.filter.with_untracked(|filter| against.filter(filter, data)).ok());
        match (&against, filter.map(|other| other.filter)) {
            (Against::Value(_, value), _) if value.is_empty() => words::EMPTY_VALUE.get(lang).to_owned(),
            (Against::Value(_, value), _) => value.clone(),
            (Against::Segment(name, _), _) => name.clone(),
            (_, Some(Filter { from_millis: Some(from), to_millis: Some(to), .. })) => {
                number::period(from, to - 1, lang)
            }
            _ => String::new(),
        }
    }

    /// Keeps the values of the user's own metrics, under the filter in force and the one to compare with.
    pub fn keep_own(self) {
        let formulas =
            Memo::new(move |_| self.document.workspace.with(|workspace| workspace.score.formulas.clone()));
        let wanted = Memo::new(move |_| {
            let measure = |text: &String| Measure::Formula(FormulaQuery::of(text));
            let all: Vec<Measure> = formulas.with(|all| all.iter().map(|of| measure(&of.text)).collect());
            (!all.is_empty()).then_some(all)
        });
        let other = self.other_filter();
        let other = Memo::new(move |_| Some(other.get()?.ok()?.filter));
        let here = self.measured(wanted);
        let there = self.measured_under(other, wanted);
        Effect::new(move |_| {
            let lang = self.lang();
            let answer = |answers: &super::measured::Measured, at: usize| {
                answers.with(|found| found.as_ref()?.as_ref().ok()?.get(at).cloned())
            };
            let compared = other.with(Option::is_some);
            let own = |(at, id)| Own {
                id,
                value: match answer(&here, at) {
                    Some(Answer::Formula(found)) => Ok(found.value),
                    Some(Answer::Refused { reason }) => Err(reason.words(lang)),
                    _ => Ok(None),
                },
                other: match answer(&there, at) {
                    Some(Answer::Formula(found)) if compared => found.value,
                    _ => None,
                },
            };
            let ids: Vec<_> = formulas.with(|all| all.iter().map(|of| of.id).collect());
            self.data.own.set(ids.into_iter().enumerate().map(own).collect());
        });
    }
}
