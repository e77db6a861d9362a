//! One journey of the portfolio: picture, figures, facts, and what can be done with it.

use super::journey_of;
use super::thumbnail::Thumbnail;
use crate::app::{Reply, Session, use_session};
use crate::model::{Horizon, Journey, JourneyId};
use crate::portfolio::Health;
use crate::text::{Lang, number, portfolio as words, shell, states};
use crate::ui::kit::{Choice, Glyph, Icon, Menu, MenuItem};
use leptos::prelude::*;
use std::sync::Arc;

/// A card.
#[component]
pub fn JourneyCard(id: JourneyId) -> impl IntoView {
    let session = use_session();
    let journey = journey_of(session, id);
    let reply = move || journey.with(|journey| session.figures_of(journey.as_deref()?));
    let is_future =
        move || journey.with(|journey| journey.as_ref().is_some_and(|it| it.horizon == Horizon::Future));
    let figures = Memo::new(move |_| reply().filter(|_| !is_future()).and_then(Reply::figures));
    let short = Memo::new(move |_| session.health(id));
    let name = Signal::derive(move || journey.get().map(|journey| journey.name.clone()).unwrap_or_default());
    let waits = move || matches!(reply(), Some(Reply::Awaited));
    let chips = move || {
        journey.get().map(|journey| {
            let horizon = match journey.horizon {
                Horizon::Today => states::TODAY,
                Horizon::Future => states::FUTURE,
            };
            let version = (!journey.version.is_empty()).then(|| view! { <span class="badge">{journey.version.clone()}</span> });
            view! { <span class="badge" class:brand=journey.horizon == Horizon::Future>{session.t(horizon)}</span> {version} }
        })
    };
    let label = move || words::FIGURES.fill(session.lang(), &[("name", &name.get())]);
    view! {
        <article class="journey-card panel" data-journey=id.to_string()>
            <button
                type="button"
                class="open"
                aria-label=move || words::OPEN_MAP.fill(session.lang(), &[("name", &name.get())])
                on:click=move |_| session.open_journey(id)
            >
                <Thumbnail journey figures />
            </button>
            <header>
                <h2 class="grow">{name}</h2>
                {chips}
                <CardMenu id journey />
            </header>
            <dl class="health" aria-label=label>
                {move || short.get().map(|health| figures_of(&health, (waits(), is_future()), session.lang()))}
            </dl>
            <p class="fine">{move || facts(session, journey, short)}</p>
            <Under id journey />
        </article>
    }
}

fn figures_of(health: &Health, (waits, is_future): (bool, bool), lang: Lang) -> impl IntoView + use<> {
    let base = |n: u64| format!("n={}", number::count(n));
    let mut rows: Vec<(&'static str, String, String)> = Vec::new();
    if let Some(customers) = health.customers {
        rows.push((words::CUSTOMERS.get(lang), number::compact(customers as f64, lang), String::new()));
    }
    if let Some(rate) = health.conversion {
        rows.push((words::CONVERSION.get(lang), number::percent(rate.value()), base(rate.denominator)));
    }
    if let Some((share, n)) = health.csat {
        rows.push(("CSAT", number::percent(share), base(n)));
    }
    if let Some((score, n)) = health.nps {
        rows.push(("NPS", number::decimal(score, 1), base(n)));
    }
    if let (Some((score, n)), None, None) = (health.emotion, health.csat, health.nps) {
        rows.push((words::EMOTION.get(lang), number::change(score, 1), base(n)));
    }
    if rows.is_empty() && !is_future {
        let why = if waits { words::COMPUTING } else { words::NO_DATA };
        rows.push((words::CUSTOMERS.get(lang), "–".to_owned(), why.get(lang).to_owned()));
    }
    let severe = match health.pains.1 {
        0 => String::new(),
        n => words::SEVERE.fill(lang, &[("n", &n.to_string())]),
    };
    rows.push((words::PAINS.get(lang), health.pains.0.to_string(), severe));
    rows.push((words::MEASURES.get(lang), health.measures.to_string(), words::OPEN.get(lang).to_owned()));
    let (assumed, all) = health.assumed;
    if all > 0 {
        let of = words::OF_CARDS.fill(lang, &[("n", &assumed.to_string()), ("all", &all.to_string())]);
        rows.push((words::ASSUMED.get(lang), number::percent(assumed as f64 / all as f64), of));
    }
    let row = |(name, value, base): (&'static str, String, String)| {
        view! { <div><dt>{name}</dt><dd><strong>{value}</strong><span class="fine">{base}</span></dd></div> }
    };
    rows.into_iter().map(row).collect_view()
}

/// Owner, worst stage, last day of data.
fn facts(session: Session, journey: Memo<Option<Arc<Journey>>>, short: Memo<Option<Health>>) -> String {
    let lang = session.lang();
    let (Some(journey), Some(health)) = (journey.get(), short.get()) else { return String::new() };
    let owner = (!journey.owner.is_empty()).then(|| format!("{} {}", words::OWNER.get(lang), journey.owner));
    let valley = health.valley.and_then(|(stage, score)| {
        let stage = journey.stage(stage)?;
        Some(words::VALLEY.fill(lang, &[("stage", &stage.name), ("score", &number::change(score, 1))]))
    });
    let data =
        health.data_to_millis.map(|last| words::DATA_TO.fill(lang, &[("day", &number::day(last, lang))]));
    [valley, owner, data].into_iter().flatten().collect::<Vec<String>>().join(" · ")
}

/// The journey that this one details.
#[component]
fn Under(id: JourneyId, journey: Memo<Option<Arc<Journey>>>) -> impl IntoView {
    let session = use_session();
    let options = Memo::new(move |_| {
        let workspace = session.document.workspace.get();
        let others = workspace.journeys.iter().filter(|other| !workspace.lies_under(other.id, id));
        let named = others.map(|other| (Some(other.id), other.name.clone()));
        std::iter::once((None, words::TOP.get(session.lang()).to_owned())).chain(named).collect::<Vec<_>>()
    });
    let names =
        Signal::derive(move || options.get().into_iter().map(|(_, name)| name).collect::<Vec<String>>());
    let at = Signal::derive(move || {
        let parent = journey.get().and_then(|journey| journey.parent);
        options.with(|options| options.iter().position(|(id, _)| *id == parent).unwrap_or(0))
    });
    let pick = move |at: usize| {
        if let Some((parent, _)) = options.get_untracked().get(at) {
            session.put_under(id, *parent);
        }
    };
    view! {
        <Show when=move || options.with(|options| options.len() > 1)>
            <Choice label=session.t(words::UNDER) options=names value=at on_pick=pick />
        </Show>
    }
}

#[component]
fn CardMenu(id: JourneyId, journey: Memo<Option<Arc<Journey>>>) -> impl IntoView {
    let session = use_session();
    let name = Signal::derive(move || {
        let name = journey.get().map(|journey| journey.name.clone()).unwrap_or_default();
        format!("{}: {name}", shell::MORE.get(session.lang()))
    });
    let duplicate = move || {
        if let Some(journey) = journey.get_untracked() {
            session.duplicate_journey(&journey);
        }
    };
    view! {
        <Menu name face=move || view! { <Icon glyph=Glyph::More /> } class="button icon quiet" end=true>
            <MenuItem on_pick=move || session.open_journey(id)>{session.t(shell::PAGE_MAP)}</MenuItem>
            <MenuItem on_pick=duplicate>{session.t(shell::DUPLICATE_JOURNEY)}</MenuItem>
            <MenuItem on_pick=move || session.shift_journey(id, false)>{session.t(words::EARLIER)}</MenuItem>
            <MenuItem on_pick=move || session.shift_journey(id, true)>{session.t(words::LATER)}</MenuItem>
            <MenuItem on_pick=move || session.remove_journey(id)>{session.t(shell::DELETE_JOURNEY)}</MenuItem>
        </Menu>
    }
}
