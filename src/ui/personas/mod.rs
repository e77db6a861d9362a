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
    Effect::new(move |before: Option<Vec<PersonaId>>| {
        let now = ids.get();
        let gone = before.and_then(|before| before.iter().position(|id| !now.contains(id)));
        if let Some(at) = gone {
            // The one that stands in its place now, else the last one.
            let next = now.get(at).or(now.last()).copied();
            request_animation_frame(move || {
                if document().active_element().is_none_or(|active| active.tag_name() == "BODY") {
                    focus_card(next);
                }
            });
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

/// The keyboard goes into the sheet that was opened, and back to the card whose sheet was closed; the sheet of a persona
/// that was deleted leaves it to the gallery.
fn keep_focus(now: Option<PersonaId>, before: Option<PersonaId>) {
    match (now, before) {
        (Some(_), _) => focus_node(".persona-sheet h2"),
        (None, Some(id)) => focus_node(&open_of(id)),
        (None, None) => false,
    };
}

/// Gives the keyboard to the card of a persona, else to the page's heading.
fn focus_card(id: Option<PersonaId>) {
    if !id.is_some_and(|id| focus_node(&open_of(id))) {
        focus_node(".personas h1");
    }
}

/// The button of a card that opens its sheet.
fn open_of(id: PersonaId) -> String {
    format!("[data-persona='{id}'] .open")
}

/// Gives the keyboard to a node; whether it is there.
fn focus_node(place: &str) -> bool {
    let found = document().query_selector(place).ok().flatten();
    found.and_then(|found| found.dyn_into::<HtmlElement>().ok()).map(|found| found.focus()).is_some()
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
