//! A persona in the drawer: the fields of its sheet, and the way there.

use super::actions;
use crate::app::{Page, use_session};
use crate::model::PersonaId;
use crate::text::{board as words, people};
use crate::ui::kit::Glyph;
use crate::ui::personas::PersonaFields;
use leptos::prelude::*;

/// A persona's fields.
#[component]
pub fn PersonaDrawer(id: PersonaId) -> impl IntoView {
    let session = use_session();
    let sheet = Callback::new(move |()| session.go(Page::Personas));
    let delete = Callback::new(move |()| session.remove_persona(id));
    view! {
        <PersonaFields id />
        {actions(vec![(people::OPEN_SHEET, Glyph::Person, sheet), (words::DELETE, Glyph::Trash, delete)])}
    }
}
