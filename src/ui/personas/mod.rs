//! The page of personas: all of them as cards (`card`), or one as a sheet that is edited in place (`sheet`), with the segment
//! behind it (`segment`) and its figures (`figures`). The map's drawer shows the same fields (`fields`).

mod card;
mod fields;
mod figures;
mod segment;
mod sheet;

pub use fields::PersonaFields;

use crate::app::{Session, use_session};
use crate::model::{Persona, PersonaId};
use crate::text::{board, people as words, shell};
use crate::ui::kit::{Glyph, Icon};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

/// The page.
#[component]
pub fn PersonasPage() -> impl IntoView {
    let session = use_session();
    let ids = Memo::new(move |_| {
        session
            .document
            .workspace
            .with(|workspace| workspace.personas.iter().map(|persona| persona.id).collect::<Vec<PersonaId>>())
    });
    // The sheet that is open; a persona that is deleted closes it.
    let open = RwSignal::new(None::<PersonaId>);
    let shown = Memo::new(move |_| open.get().filter(|id| ids.with(|ids| ids.contains(id))));
    Effect::new(move |before: Option<Option<PersonaId>>| {
        let now = shown.get();
        if let Some(before) = before.filter(|before| *before != now) {
            request_animation_frame(move || keep_focus(now, before));
        }
        now
    });
    let add = move |_| {
        if let Some(id) = session.new_persona(None) {
            open.set(Some(id));
        }
    };
    view! {
        <div class="page personas">
            <header class="versions-head">
                <h1 tabindex="-1">{session.t(shell::PAGE_PERSONAS)}</h1>
                <span class="grow"></span>
                <button type="button" class="button primary" on:click=add>
                    <Icon glyph=Glyph::Plus />
                    {session.t(board::ADD_PERSONA)}
                </button>
            </header>
            {move || match shown.get() {
                Some(id) => view! { <sheet::Sheet id open /> }.into_any(),
                None => view! {
                    <section class="persona-cards">
                        <For each=move || ids.get() key=|id| *id let:id>
                            <card::PersonaCard id open />
                        </For>
                        <Show when=move || ids.with(Vec::is_empty)>
                            <p class="empty">{session.t(words::NONE_YET)}</p>
                        </Show>
                    </section>
                }
                .into_any(),
            }}
        </div>
    }
}

/// The keyboard goes into the sheet that was opened, and back to the card whose sheet was closed.
fn keep_focus(now: Option<PersonaId>, before: Option<PersonaId>) {
    let place = match (now, before) {
        (Some(_), _) => ".persona-sheet h2".to_owned(),
        (None, Some(id)) => format!("[data-persona='{id}'] .open"),
        (None, None) => return,
    };
    let page = document();
    let found = page.query_selector(&place).ok().flatten();
    let found = found.or_else(|| page.query_selector(".personas h1").ok().flatten());
    if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        drop(found.focus());
    }
}

/// A persona of the workspace, followed as it changes.
fn persona_of(session: Session, id: PersonaId) -> Memo<Option<Persona>> {
    Memo::new(move |_| session.document.workspace.with(|workspace| workspace.persona(id).cloned()))
}

/// The picture of a persona, else the first letter of the name.
fn face(persona: &Persona) -> AnyView {
    match &persona.picture {
        Some(crate::model::Picture::Data(href)) => {
            view! { <img class="face" src=href.clone() alt="" /> }.into_any()
        }
        _ => {
            let initial: String = persona.name.chars().take(1).collect();
            view! { <span class="face" aria-hidden="true">{initial}</span> }.into_any()
        }
    }
}
