//! One customer of the data beside the map: chosen by id or from suggestions (`choose`), shown as lanes over time (`lanes`),
//! as a way through the map (`way`) and as a table.

mod choose;
mod lanes;
mod table;
mod way;

use crate::app::{Page, use_session};
use crate::engine::measure::{Answer, Measure, TimelineAnswer, TimelineQuery};
use crate::engine::{Filter, query_for};
use crate::metric::StageMatch;
use crate::text::{number, people as words, shell};
use crate::ui::kit::{Glyph, Icon, lazy};
use crate::ui::map::state::focus_stop;
use crate::web::part::part;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use std::sync::Arc;

/// The panel, while it is open.
#[component]
pub fn CustomerPanel() -> impl IntoView {
    let session = use_session();
    let open = Memo::new(move |_| session.view.customer.with(Option::is_some));
    move || open.get().then(|| lazy(customer_panel))
}

part! { more => fn customer_panel() -> AnyView {
    view! { <Panel /> }.into_any()
} }

/// What is shown of a customer.
type Shown = Memo<Option<Result<Arc<TimelineAnswer>, String>>>;

#[component]
fn Panel() -> impl IntoView {
    let session = use_session();
    let linked = Memo::new(move |_| session.dataset().is_some());
    let stages = Memo::new(move |_| {
        let (workspace, journey) = (session.document.workspace.get(), session.journey()?);
        let query = query_for(&workspace, &journey, session.dataset()?.id, Filter::default());
        Some((query.stages, query.window))
    });
    let wanted = Memo::new(move |_| {
        let customer = session.view.customer.get().filter(|customer| !customer.is_empty())?;
        let stages: Vec<StageMatch> = stages.get()?.0;
        Some(vec![Measure::Timeline(TimelineQuery::of(customer, stages))])
    });
    let answers = session.measured(wanted);
    let shown: Shown = Memo::new(move |_| {
        wanted.with(Option::is_some).then_some(())?;
        let lang = session.lang();
        answers.with(|answers| match answers.as_ref()? {
            Ok(found) => match found.first()? {
                // That of the customer before stands until the new one is there.
                Answer::Timeline(found) => Some(Ok(Arc::new((**found).clone()))),
                Answer::Refused { reason } => Some(Err(reason.words(lang))),
                _ => None,
            },
            Err(problem) => Some(Err(problem.words(lang))),
        })
    });
    let at = RwSignal::new(0_usize);
    let close = move || {
        session.view.customer.set(None);
        // The button that had the keyboard has gone with the panel.
        request_animation_frame(focus_stop);
    };
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            close();
        }
    };
    view! {
        <section class="customer panel" aria-label=session.t(words::ONE) on:keydown=on_key>
            <header class="row">
                <h2 class="grow">{session.t(words::ONE)}</h2>
                <button type="button" class="button quiet icon" aria-label=session.t(shell::CLOSE) on:click=move |_| close()>
                    <Icon glyph=Glyph::Close />
                </button>
            </header>
            <Show when=move || linked.get() fallback=|| view! { <NoData /> }>
                <choose::Choose stages at />
                {move || match shown.get() {
                    None => view! { <p class="muted">{session.t(words::CHOOSE)}</p> }.into_any(),
                    Some(Err(why)) => view! { <p class="empty" role="status">{why}</p> }.into_any(),
                    Some(Ok(answer)) => view! { <Customer answer at /> }.into_any(),
                }}
                <p class="fine">{session.t(words::PRIVACY)}</p>
            </Show>
        </section>
    }
}

#[component]
fn NoData() -> impl IntoView {
    let session = use_session();
    view! {
        <p>{session.t(words::NO_DATA)}</p>
        <div class="row">
            <button type="button" class="button primary" on:click=move |_| session.go(Page::Data)>{session.t(words::TO_DATA)}</button>
        </div>
    }
}

/// Everything of one customer.
#[component]
fn Customer(answer: Arc<TimelineAnswer>, at: RwSignal<usize>) -> impl IntoView {
    let session = use_session();
    let summary = {
        let answer = answer.clone();
        move || {
            let lang = session.lang();
            let (first, last) = (answer.told.first()?.millis, answer.told.last()?.millis);
            let (events, period) = (number::count(answer.events), number::period(first, last, lang));
            let mut text = words::SUMMARY.fill(lang, &[("events", &events), ("period", &period)]);
            if let Some(cents) = answer.revenue_cents {
                let currency =
                    session.document.workspace.with(|workspace| workspace.settings.currency.clone());
                text.push_str(words::BETWEEN.get(lang));
                text.push_str(&number::money(cents, &currency));
            }
            Some(text)
        }
    };
    let more = {
        let (told, all) = (answer.told.len() as u64, answer.events);
        move || {
            let (told, n) = (number::count(told), all.saturating_sub(told));
            (n > 0).then(|| words::MORE.fill(session.lang(), &[("told", &told), ("n", &number::count(n))]))
        }
    };
    view! {
        <h3>{answer.customer.clone()}</h3>
        <p class="muted">{summary} " " {more}</p>
        <lanes::LanesOf answer=answer.clone() at />
        <div class="customer-columns">
            <way::WayOf answer=answer.clone() at />
            <table::EventsOf answer at />
        </div>
    }
}
