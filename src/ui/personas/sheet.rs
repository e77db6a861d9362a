//! The sheet of one persona, edited in place: fields, segment with its figures, journeys with its mood.

use super::{PersonaFields, face, figures::FiguresTable, persona_of, segment::SegmentFields};
use crate::app::use_session;
use crate::model::{Journey, JourneyId, PersonaId};
use crate::people::{Mood, mood, mood_words};
use crate::text::{board, people as words};
use crate::ui::kit::{Check, Glyph, Icon};
use leptos::prelude::*;
use std::sync::Arc;

/// The sheet.
#[component]
pub fn Sheet(id: PersonaId, open: RwSignal<Option<PersonaId>>) -> impl IntoView {
    let session = use_session();
    let persona = persona_of(session, id);
    let duplicate = move |_| {
        if let Some(copy) = persona.get_untracked().and_then(|persona| session.duplicate_persona(&persona)) {
            open.set(Some(copy));
        }
    };
    view! {
        <article class="persona-sheet">
            <header class="row wrap">
                <button type="button" class="button" on:click=move |_| open.set(None)>
                    <Icon glyph=Glyph::Left />
                    {session.t(words::BACK)}
                </button>
                {move || persona.get().map(|persona| face(&persona))}
                <h2 class="grow" tabindex="-1">{move || persona.get().map(|persona| persona.name)}</h2>
                <button type="button" class="button" on:click=duplicate>
                    <Icon glyph=Glyph::Copy />
                    {session.t(words::DUPLICATE)}
                </button>
                <button type="button" class="button danger" on:click=move |_| session.remove_persona(id)>
                    <Icon glyph=Glyph::Trash />
                    {session.t(board::DELETE)}
                </button>
            </header>
            <section class="panel fields" aria-label=session.t(words::SHEET)>
                <PersonaFields id />
            </section>
            <section class="panel fields" aria-label=session.t(words::SEGMENT)>
                <SegmentFields id />
                <FiguresTable id />
            </section>
            <section class="panel fields">
                <h3>{session.t(words::JOURNEYS)}</h3>
                <Journeys id />
            </section>
        </article>
    }
}

/// All journeys: whether the persona is in them, and how it fares there.
#[component]
fn Journeys(id: PersonaId) -> impl IntoView {
    let session = use_session();
    let ids = Memo::new(move |_| {
        session
            .document
            .workspace
            .with(|workspace| workspace.journeys.iter().map(|journey| journey.id).collect::<Vec<JourneyId>>())
    });
    let none = move || {
        let workspace = session.document.workspace.get();
        let inside = workspace.journeys.iter().any(|journey| journey.personas.contains(&id));
        (!inside).then(|| words::NO_JOURNEYS.get(session.lang()))
    };
    let row = move |journey: JourneyId| {
        let found = Memo::new(move |_| {
            session.document.workspace.with(|workspace| workspace.journey(journey).cloned())
        });
        let name =
            Signal::derive(move || found.get().map(|journey| journey.name.clone()).unwrap_or_default());
        let inside =
            Signal::derive(move || found.get().is_some_and(|journey| journey.personas.contains(&id)));
        view! {
            <li>
                <Check label=name value=inside on_change=move |on| session.place_persona(journey, id, on) />
                <Show when=move || inside.get()>
                    {move || found.get().map(|found| line(&found, id, session.lang()))}
                    <button type="button" class="button" on:click=move |_| session.show_persona(journey, id)>
                        <Icon glyph=Glyph::Map />
                        {session.t(words::SHOW)}
                    </button>
                </Show>
            </li>
        }
    };
    view! {
        <ul class="persona-journeys">
            <For each=move || ids.get() key=|id| *id let:journey>{row(journey)}</For>
        </ul>
        <p class="muted">{none}</p>
    }
}

/// The persona's line through a journey, small, and in words.
fn line(journey: &Arc<Journey>, persona: PersonaId, lang: crate::text::Lang) -> impl IntoView + use<> {
    let moods = mood(journey, persona);
    let columns = journey.stages.iter().map(|stage| stage.steps.len()).sum::<usize>().max(2);
    let x = |mood: &Mood| 4.0 + 152.0 * mood.column as f64 / (columns - 1) as f64;
    let y = |mood: &Mood| 20.0 - mood.score * 8.0;
    let points: Vec<String> = moods.iter().map(|mood| format!("{:.1},{:.1}", x(mood), y(mood))).collect();
    let dots = moods.iter().map(|mood| view! { <circle cx=x(mood) cy=y(mood) r="2.5" /> }).collect_view();
    view! {
        <svg class="mood" viewBox="0 0 160 40" aria-hidden="true">
            <path class="zero" d="M0 20H160" />
            <polyline points=points.join(" ") />
            {dots}
        </svg>
        <span class="fine">{mood_words(&moods, lang)}</span>
    }
}
