//! Choosing a customer: by an id or its beginning, or from those who are worth a look.

use crate::app::use_session;
use crate::engine::measure::{Answer, Measure, PeopleAnswer, PeopleQuery};
use crate::metric::StageMatch;
use crate::model::Window;
use crate::people::reason_words;
use crate::text::{number, people as words};
use crate::ui::kit::TextField;
use leptos::prelude::*;

/// Field and suggestions.
#[component]
pub fn Choose(stages: Memo<Option<(Vec<StageMatch>, Window)>>, at: RwSignal<usize>) -> impl IntoView {
    let session = use_session();
    let typed = RwSignal::new(String::new());
    let typical = session.measured(Memo::new(move |_| {
        let (stages, window) = stages.get()?;
        Some(vec![Measure::People(PeopleQuery { id: String::new(), stages, window })])
    }));
    let by_id = session.measured(Memo::new(move |_| {
        let id = typed.get().trim().to_owned();
        (!id.is_empty()).then(|| vec![Measure::People(PeopleQuery { id, ..PeopleQuery::default() })])
    }));
    let first = |answers: &crate::app::Measured| -> Option<PeopleAnswer> {
        answers.with(|answers| match answers.as_ref()?.as_ref().ok()?.first()? {
            Answer::People(found) => Some(found.clone()),
            _ => None,
        })
    };
    let choose = move |customer: String| {
        at.set(0);
        session.view.customer.set(Some(customer));
    };
    let button = move |customer: String, why: Option<String>| {
        let (own, picked) = (customer.clone(), customer.clone());
        let pressed = move || (session.view.customer.with(|now| now.as_ref() == Some(&own))).to_string();
        view! {
            <li>
                <button type="button" class="button" aria-pressed=pressed on:click=move |_| choose(picked.clone())>{customer}</button>
                {why.map(|why| view! { <span class="fine">{why}</span> })}
            </li>
        }
    };
    let suggestions = move || {
        let journey = session.journey()?;
        let lang = session.lang();
        let found = first(&typical)?.typical;
        let one = |suggestion: crate::engine::measure::Suggestion| {
            let why = reason_words(&suggestion, &journey, lang);
            button(suggestion.customer, Some(why))
        };
        (!found.is_empty()).then(|| {
            view! {
                <h3>{session.t(words::TYPICAL)}</h3>
                <ul class="customer-list">{found.into_iter().map(one).collect_view()}</ul>
            }
        })
    };
    let found = move || {
        let id = typed.get().trim().to_owned();
        let found = if id.is_empty() { None } else { first(&by_id) }?;
        let lang = session.lang();
        let told = match found.matching {
            0 => words::NOBODY.fill(lang, &[("id", &id)]),
            n => words::FOUND.fill(lang, &[("n", &number::count(n))]),
        };
        let list = found.found.into_iter().map(|customer| button(customer, None)).collect_view();
        Some(view! {
            <p class="muted" role="status">{told}</p>
            <ul class="customer-list ids">{list}</ul>
        })
    };
    view! {
        <div class="customer-choose">
            <div>
                <TextField label=session.t(words::ID) kind="search" placeholder=session.t(words::ID_HINT) value=typed
                    on_input=move |text| typed.set(text) />
                {found}
            </div>
            <div>{suggestions}</div>
        </div>
    }
}
