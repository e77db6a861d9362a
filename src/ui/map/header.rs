//! The head of the map: persona, scenario, goal, and the facts of the journey and its data.

use crate::app::{Form, Remote, Selection, Session, use_session};
use crate::engine::{self, Figures};
use crate::model::{Horizon, Persona, PersonaId, Picture};
use crate::text::{board as words, number, twin};
use crate::ui::kit::{Glyph, Icon, Menu, MenuItem, lazy};
use crate::web::part::part;
use leptos::prelude::*;

/// Persona, scenario, facts.
#[component]
pub fn MapHeader() -> impl IntoView {
    let session = use_session();
    let journey = Memo::new(move |_| session.journey());
    let persona = Memo::new(move |_| {
        let workspace = session.document.workspace.get();
        let shown = session
            .view
            .persona
            .get()
            .or_else(|| journey.get().and_then(|journey| journey.personas.first().copied()));
        shown.and_then(|id| workspace.persona(id).cloned())
    });
    let line = move |label, text: String| {
        (!text.is_empty())
            .then(|| view! { <span><span class="muted">{session.t(label)}": "</span>{text}</span> })
    };
    let scenario = move || {
        journey.get().map(|journey| {
            (line(words::SCENARIO, journey.scenario.clone()), line(words::GOAL, journey.goal.clone()))
        })
    };
    view! {
        <Narrowed />
        <section class="map-head panel">
            <button
                type="button"
                class="avatar"
                aria-label=session.t(words::PERSONA)
                on:click=move |_| match persona.get_untracked() {
                    Some(persona) => session.view.selection.set(Some(Selection::Persona(persona.id))),
                    None => session.view.selection.set(Some(Selection::Journey)),
                }
            >
                {move || persona.get().map_or_else(|| "+".into_any(), |persona| face(&persona))}
            </button>
            <div class="who">
                <div class="line">
                    <strong>{move || persona.get().map_or_else(
                        || words::NO_PERSONA.get(session.lang()).to_owned(),
                        |persona| name_and_tagline(&persona),
                    )}</strong>
                    <span class="quote">{move || persona.get().map(|persona| persona.quote).filter(|quote| !quote.is_empty())
                        .map(|quote| match session.lang() {
                            crate::text::Lang::Zh => format!("“{quote}”"),
                            crate::text::Lang::En => format!("\u{201c}{quote}\u{201d}"),
                        })}</span>
                    <PersonaMenu />
                </div>
                <div class="line small">{scenario}</div>
            </div>
            <Facts />
            <Forms />
        </section>
    }
}

/// Says that the map is narrowed to one persona, and widens it again.
#[component]
fn Narrowed() -> impl IntoView {
    let session = use_session();
    let only = Memo::new(move |_| {
        let id = session.view.persona.get()?;
        session.document.workspace.with(|workspace| workspace.persona(id).map(|persona| persona.name.clone()))
    });
    move || {
        only.get().map(|name| {
            view! {
                <p class="narrowed" role="status">
                    <span>{words::NARROWED.fill(session.lang(), &[("name", &name)])}</span>
                    <button type="button" class="button" on:click=move |_| session.view.persona.set(None)>
                        {session.t(words::SHOW_ALL)}
                    </button>
                </p>
            }
        })
    }
}

/// The picture of a persona, else the first letter of the name.
fn face(persona: &Persona) -> AnyView {
    match &persona.picture {
        Some(Picture::Data(href)) => view! { <img src=href.clone() alt="" /> }.into_any(),
        _ => persona.name.chars().next().map(String::from).into_any(),
    }
}

fn name_and_tagline(persona: &Persona) -> String {
    if persona.tagline.is_empty() {
        persona.name.clone()
    } else {
        format!("{} · {}", persona.name, persona.tagline)
    }
}

/// Narrows the map to one persona, where it is drawn for several.
#[component]
fn PersonaMenu() -> impl IntoView {
    let session = use_session();
    let personas = Memo::new(move |_| {
        let workspace = session.document.workspace.get();
        let ids = session.journey().map(|journey| journey.personas.clone()).unwrap_or_default();
        ids.into_iter()
            .filter_map(|id| workspace.persona(id).map(|persona| (id, persona.name.clone())))
            .collect::<Vec<_>>()
    });
    let all = Signal::derive(move || session.view.persona.get().is_none());
    let face = move || {
        let chosen =
            session.view.persona.get().and_then(|id| personas.get().into_iter().find(|known| known.0 == id));
        view! { <span>{chosen.map_or_else(|| words::ALL_PERSONAS.get(session.lang()).to_owned(), |known| known.1)}</span> }
    };
    view! {
        <Show when=move || personas.with(|personas| personas.len() > 1)>
            <Menu name=session.t(words::PERSONAS) face class=Signal::derive(move || if all.get() { "chip" } else { "chip active" })>
                {lazy(move || persona_items(personas))}
            </Menu>
        </Show>
    }
}

part! { more => fn persona_items(personas: Memo<Vec<(PersonaId, String)>>) -> AnyView {
    view! { <PersonaItems personas /> }.into_any()
} }

#[component]
fn PersonaItems(personas: Memo<Vec<(PersonaId, String)>>) -> impl IntoView {
    let session = use_session();
    let all = Signal::derive(move || session.view.persona.get().is_none());
    let item = move |(id, name): (PersonaId, String)| {
        let current = Signal::derive(move || session.view.persona.get() == Some(id));
        view! { <MenuItem current on_pick=move || session.view.persona.set(Some(id))>{name}</MenuItem> }
    };
    view! {
        <MenuItem current=all on_pick=move || session.view.persona.set(None)>{session.t(words::ALL_PERSONAS)}</MenuItem>
        {move || personas.get().into_iter().map(item).collect_view()}
    }
}

/// How many touchpoints are on the map, and how many more the data have.
fn touchpoints(session: Session, figures: &Figures) -> Option<String> {
    let journey = session.journey()?;
    let names = figures.touchpoints.iter().map(|known| known.name.as_str());
    let (here, more) =
        (session.document.workspace).with(|workspace| engine::touchpoints_on_map(workspace, &journey, names));
    let here = number::count(here as u64);
    Some(match more {
        0 => here,
        more => words::TOUCHPOINTS_BESIDE
            .fill(session.lang(), &[("n", &here), ("more", &number::count(more as u64))]),
    })
}

/// Owner, version, horizon, and what the figures rest on.
#[component]
fn Facts() -> impl IntoView {
    let session = use_session();
    let fact = move |label, value: Option<String>| {
        value
            .filter(|value| !value.is_empty())
            .map(|value| view! { <div><dt>{session.t(label)}</dt><dd>{value}</dd></div> })
    };
    let drawn = move || {
        session.journey().map(|journey| {
            let horizon = if journey.horizon == Horizon::Future { words::FUTURE } else { words::TODAY };
            let state = horizon.get(session.lang()).to_owned();
            (
                fact(words::HORIZON_SHORT, Some(state)),
                fact(words::OWNER, Some(journey.owner.clone())),
                fact(words::VERSION, Some(journey.version.clone())),
            )
        })
    };
    let measured = move || {
        let lang = session.lang();
        let figures = session.figures()?;
        let until = figures.overview.period_millis.map(|(_, last)| number::day(last, lang));
        Some((
            fact(words::CUSTOMERS, Some(number::count(figures.overview.customers))),
            fact(words::TOUCHPOINTS, touchpoints(session, &figures)),
            fact(words::DATA_UNTIL, until),
        ))
    };
    let state = move || {
        let linked = session.journey().is_some_and(|journey| journey.dataset.is_some());
        let missing = linked && session.dataset().is_none();
        match session.data.figures.get() {
            Remote::Loading(_) => Some(session.t(words::COMPUTING)),
            // The sample's data are being made here.
            Remote::None if missing && session.data.sampling.get() => Some(session.t(words::COMPUTING)),
            Remote::None if missing => Some(session.t(words::DATA_ELSEWHERE)),
            _ => None,
        }
    };
    view! {
        <dl class="facts">
            {drawn}
            {measured}
        </dl>
        <span class="muted facts-state" role="status">{state}</span>
    }
}

/// Map, table, outline.
#[component]
fn Forms() -> impl IntoView {
    let session = use_session();
    let link = move |form: Form| {
        let (name, glyph) = match form {
            Form::Map => (twin::FORM_MAP, Glyph::Map),
            Form::Table => (twin::FORM_TABLE, Glyph::Table),
            Form::Outline => (twin::FORM_OUTLINE, Glyph::Lanes),
        };
        let current = move || (session.view.form.get() == form).then_some("true");
        view! {
            <a class="button quiet" href=form.hash() aria-current=current>
                <Icon glyph />
                {session.t(name)}
            </a>
        }
    };
    view! { <nav class="forms" aria-label=session.t(twin::FORMS)>{Form::ALL.map(link).into_iter().collect_view()}</nav> }
}
