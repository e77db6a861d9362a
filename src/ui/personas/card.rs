//! A persona of the gallery: who it is, what it says, its segment with its figures, and what can be done with it.

use super::figures::{Row, rows};
use super::{face, persona_of};
use crate::app::use_session;
use crate::model::PersonaId;
use crate::text::{board, people as words, shell};
use crate::ui::kit::{Glyph, Icon, Menu, MenuItem};
use leptos::prelude::*;

/// A card.
#[component]
pub fn PersonaCard(id: PersonaId, open: RwSignal<Option<PersonaId>>) -> impl IntoView {
    let session = use_session();
    let persona = persona_of(session, id);
    let name = Signal::derive(move || persona.get().map(|persona| persona.name).unwrap_or_default());
    let inside = Memo::new(move |_| {
        session.document.workspace.with(|workspace| {
            let inside = workspace.journeys.iter().filter(|journey| journey.personas.contains(&id));
            inside.map(|journey| journey.id).collect::<Vec<_>>()
        })
    });
    let journeys = move || match inside.with(Vec::len) {
        1 => words::IN_JOURNEY.get(session.lang()).to_owned(),
        n => words::IN_JOURNEYS.fill(session.lang(), &[("n", &n.to_string())]),
    };
    let segment = move || {
        let segment = persona.get()?.segment;
        session.document.workspace.with(|workspace| {
            workspace.segments.iter().find(|known| Some(known.id) == segment).map(|known| known.name.clone())
        })
    };
    let figures = move || {
        let lang = session.lang();
        let row = |row: Row| {
            let (value, base) = row.segment.unwrap_or_else(|| ("–".to_owned(), None));
            let base = base
                .map(|base| view! { <span class="fine" class:small=base.small>{base.words(lang)}</span> });
            view! { <div><dt>{row.name}</dt><dd><strong>{value}</strong>{base}</dd></div> }
        };
        let found = rows(session, id).filter(|rows| rows.iter().any(|row| row.segment.is_some()))?;
        Some(view! { <dl class="health">{found.into_iter().map(row).collect_view()}</dl> })
    };
    let show = move || {
        let shown = untrack(|| session.journey()).map(|journey| journey.id);
        let inside = inside.get_untracked();
        // The map that is on show, if the persona is in it.
        let journey = shown.filter(|id| inside.contains(id)).or_else(|| inside.first().copied());
        if let Some(journey) = journey {
            session.show_persona(journey, id);
        }
    };
    let duplicate = move || {
        if let Some(persona) = persona.get_untracked() {
            session.duplicate_persona(&persona);
        }
    };
    let menu = Signal::derive(move || format!("{}: {}", shell::MORE.get(session.lang()), name.get()));
    view! {
        <article class="persona-card panel" data-persona=id.to_string()>
            <header>
                {move || persona.get().map(|persona| face(&persona))}
                <div class="grow">
                    <h2>
                        <button
                            type="button"
                            class="open"
                            aria-label=move || words::OPEN.fill(session.lang(), &[("name", &name.get())])
                            on:click=move |_| open.set(Some(id))
                        >
                            {name}
                        </button>
                    </h2>
                    <p class="muted">{move || persona.get().map(|persona| persona.tagline)}</p>
                </div>
                <Menu name=menu face=move || view! { <Icon glyph=Glyph::More /> } class="button icon quiet" end=true>
                    <MenuItem on_pick=duplicate>{session.t(words::DUPLICATE)}</MenuItem>
                    <MenuItem on_pick=move || session.remove_persona(id)>{session.t(board::DELETE)}</MenuItem>
                </Menu>
            </header>
            {move || persona.get().filter(|persona| !persona.quote.is_empty()).map(|persona| view! { <blockquote>{persona.quote}</blockquote> })}
            <p class="fine">
                {move || segment().map(|name| format!("{}: {name} · ", words::OF_SEGMENT.get(session.lang())))} {journeys}
            </p>
            {figures}
            <div class="row wrap">
                <button type="button" class="button" disabled=move || inside.with(Vec::is_empty) on:click=move |_| show()>
                    <Icon glyph=Glyph::Map />
                    {session.t(words::SHOW)}
                </button>
            </div>
        </article>
    }
}
