//! The drawer: all fields of what is selected. Each field writes a command at once; leaving it ends the undo step.

mod body;
mod card;
mod journey;
mod link;
mod measured;
mod parts;
mod persona;
mod quote;
mod picture;
mod several;
mod shared;

pub use body::METRICS;
pub use card::places;

use super::state::{element_id, focus_node, focus_stop};
use crate::app::{Selection, use_session};
use crate::layout::Cursor;
use crate::text::{Phrase, board as words, shell};
use crate::ui::kit::{Glyph, Icon, lazy};
use crate::web::part::part;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;
use std::sync::Arc;

/// Gives the keyboard that closing the drawer has taken away to what was selected, else to the map's own stop.
fn give_focus_back(selection: Selection) {
    let lost = document().active_element().is_none_or(|active| active.tag_name() == "BODY");
    if !lost {
        return;
    }
    let cursor = match selection {
        Selection::Card(id) => Some(Cursor::Card(id)),
        Selection::Cards(cards) => cards.last().map(|id| Cursor::Card(*id)),
        Selection::Stage(id) => Some(Cursor::Stage(id)),
        Selection::Step(id) => Some(Cursor::Step(id)),
        Selection::Lane(id) => Some(Cursor::Lane(id)),
        Selection::Journey | Selection::Persona(_) => None,
    };
    match cursor.and_then(|cursor| document().get_element_by_id(&element_id(cursor))) {
        Some(own) => focus_node(&own),
        None => focus_stop(),
    }
}

/// Puts the keyboard into the first field of the drawer.
fn enter_first_field() {
    let field = document().query_selector(".drawer .fields :is(input, select, textarea)").ok().flatten();
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        drop(field.focus());
    }
}

/// The fields of what is selected, if anything is.
#[component]
pub fn Drawer() -> impl IntoView {
    let session = use_session();
    let selection = Memo::new(move |_| session.view.selection.get());
    Effect::new(move |before: Option<Option<Selection>>| {
        let now = selection.get();
        if let (Some(Some(before)), None) = (before, &now) {
            // After the drawer has gone, and with it the field that had the keyboard.
            request_animation_frame(move || give_focus_back(before));
        }
        now
    });
    // The drawer of several cards stays while cards are taken in and out: it asks itself which they are.
    let shown = Memo::new(move |_| match selection.get() {
        Some(Selection::Cards(_)) => Some(Selection::Cards(Arc::default())),
        other => other,
    });
    move || {
        shown.get().map(|selection| {
            let selection = StoredValue::new(selection);
            lazy(move || fields(selection.get_value()))
        })
    }
}

part! { more => fn fields(selection: Selection) -> AnyView {
    view! { <Open selection /> }.into_any()
} }

#[component]
fn Open(selection: Selection) -> impl IntoView {
    let session = use_session();
    let title = match selection {
        Selection::Journey => words::JOURNEY,
        Selection::Card(_) | Selection::Cards(_) => words::DRAWER,
        Selection::Stage(_) => words::STAGE,
        Selection::Step(_) => words::STEP,
        Selection::Lane(_) => words::LANE,
        Selection::Persona(_) => words::PERSONA,
    };
    Effect::new(move |_| {
        if session.view.entering.get() {
            session.view.entering.set(false);
            request_animation_frame(enter_first_field);
        }
    });
    let close = move || session.view.selection.set(None);
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            close();
        }
    };
    let fields = match selection {
        Selection::Journey => view! { <journey::JourneyFields /> }.into_any(),
        Selection::Card(id) => view! { <card::CardFields id /> }.into_any(),
        Selection::Cards(_) => view! { <several::SeveralFields /> }.into_any(),
        Selection::Stage(id) => view! { <parts::StageFields id /> }.into_any(),
        Selection::Step(id) => view! { <parts::StepFields id /> }.into_any(),
        Selection::Lane(id) => view! { <parts::LaneFields id /> }.into_any(),
        Selection::Persona(id) => view! { <persona::PersonaDrawer id /> }.into_any(),
    };
    view! {
        <aside class="drawer" aria-label=session.t(words::DRAWER) on:keydown=on_key>
            <header>
                <h2>{session.t(title)}</h2>
                <button type="button" class="button quiet icon" aria-label=session.t(shell::CLOSE) on:click=move |_| close()>
                    <Icon glyph=Glyph::Close />
                </button>
            </header>
            <div class="fields">{fields}</div>
        </aside>
    }
}

/// A row of buttons under the fields: earlier, later, delete.
fn actions(items: Vec<(Phrase, Glyph, Callback<()>)>) -> impl IntoView {
    let session = use_session();
    let button = move |(name, glyph, act): (Phrase, Glyph, Callback<()>)| {
        let class = if glyph == Glyph::Trash { "button danger" } else { "button" };
        view! {
            <button type="button" class=class on:click=move |_| act.run(())>
                <Icon glyph />
                {session.t(name)}
            </button>
        }
    };
    view! { <div class="row wrap">{items.into_iter().map(button).collect_view()}</div> }
}
