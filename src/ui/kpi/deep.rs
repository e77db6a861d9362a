//! The deeper cards below the others. Each is asked for when it comes into view; what the data cannot carry is a sentence.

use super::card::Filled;
use super::options::{Controls, options};
use super::with_sheet;
use crate::app::use_session;
use crate::chart::Datum;
use crate::dashboard::{Deep, DeepCard, Options};
use crate::text::{deep as words, kpi};
use crate::ui::kit::seen;
use leptos::html;
use leptos::prelude::*;

/// What a slot shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Show {
    Computing,
    Failed,
    Missing,
    Card,
}

/// The place of a card.
#[component]
pub fn DeepSlot(deep: Deep) -> impl IntoView {
    let session = use_session();
    let options = options();
    let host = NodeRef::<html::Div>::new();
    let in_view = seen(host);
    let wanted = Memo::new(move |_| {
        if in_view.get() { with_sheet(session, |sheet| deep.measures(sheet, &options.get())) } else { None }
    });
    let answers = session.measured(wanted);
    // Which chart is shown changes nothing of what is asked.
    let views = Memo::new(move |_| options.with(|options| options.views));
    let made: Memo<Option<Result<DeepCard, String>>> = Memo::new(move |_| {
        // Read, and not only tracked: a memo that nobody has read follows nothing yet.
        let views = views.get();
        answers.with(|answers| match answers {
            // Not tracked: an answer is to the options that were asked with it, and the next ones come with theirs.
            Some(Ok(answers)) => with_sheet(session, |sheet| {
                let options = options.with_untracked(|options| Options { views, ..options.clone() });
                deep.card(sheet, &options, answers)
            }),
            _ => None,
        })
    });
    let show =
        Memo::new(move |_| match (answers.with(|answers| matches!(answers, Some(Err(_)))), made.get()) {
            (true, _) => Show::Failed,
            (_, None) => Show::Computing,
            (_, Some(Err(_))) => Show::Missing,
            (_, Some(Ok(_))) => Show::Card,
        });
    let sentence = move || match show.get() {
        Show::Failed => kpi::FAILED.get(session.lang()).to_owned(),
        Show::Missing => made.with(|made| match made {
            Some(Err(why)) => why.clone(),
            _ => String::new(),
        }),
        _ => words::COMPUTING.get(session.lang()).to_owned(),
    };
    view! {
        <div class="kpi-deep" node_ref=host>
            {move || match show.get() {
                Show::Card => view! { <Card deep made /> }.into_any(),
                _ => view! {
                    <section class="panel kpi-card" aria-label=session.t(deep.name())>
                        <header><h2>{session.t(deep.name())}</h2></header>
                        <Controls deep />
                        <p class="muted" role="status">{sentence}</p>
                    </section>
                }.into_any(),
            }}
        </div>
    }
}

#[component]
fn Card(deep: Deep, made: Memo<Option<Result<DeepCard, String>>>) -> impl IntoView {
    let of = move |made: &Option<Result<DeepCard, String>>| match made {
        Some(Ok(card)) => Some(card.clone()),
        _ => None,
    };
    // The last card, for the instant in which it goes.
    let last =
        Memo::new(move |last: Option<&Option<DeepCard>>| made.with(of).or_else(|| last.cloned().flatten()));
    let card = Signal::derive(move || last.get().map_or_else(super::card::no_card, |deep| deep.card));
    let how = Signal::derive(move || last.with(|deep| deep.as_ref().map(|deep| deep.how.clone())));
    let facts = Memo::new(move |_| {
        last.with(|deep| deep.as_ref().map(|deep| deep.facts.clone())).unwrap_or_default()
    });
    view! {
        <Filled card how>
            <Controls deep />
            {move || {
                let facts = facts.get();
                (!facts.is_empty()).then(|| view! { <dl class="kpi-facts">{facts.into_iter().map(fact).collect_view()}</dl> })
            }}
        </Filled>
    }
}

fn fact((name, datum): (&'static str, Datum)) -> impl IntoView {
    let base = datum.interval_text.clone().or_else(|| datum.base());
    view! {
        <div class:small=datum.small_base>
            <dt>{name}</dt>
            <dd><strong>{datum.text.clone()}</strong> <small>{base}</small></dd>
        </div>
    }
}
