//! The fields of a persona, for its sheet and for the map's drawer.

use super::persona_of;
use crate::app::use_session;
use crate::edit::Command;
use crate::model::{Persona, PersonaId, Picture};
use crate::text::{board as words, people};
use crate::ui::kit::{OwnPicture, TextArea, TextField};
use crate::web::shrink;
use leptos::prelude::*;

/// A persona's fields.
#[component]
pub fn PersonaFields(id: PersonaId) -> impl IntoView {
    let session = use_session();
    let persona = persona_of(session, id);
    let change = move |change: &dyn Fn(&mut Persona)| {
        if let Some(mut persona) = persona.get_untracked() {
            change(&mut persona);
            session.dispatch(Command::PutPersona(Box::new(persona)));
        }
    };
    let text = move |read: fn(&Persona) -> String| {
        Signal::derive(move || persona.with(|persona| persona.as_ref().map(read).unwrap_or_default()))
    };
    let seal = Callback::new(move |()| session.seal());
    let own = Memo::new(move |_| {
        persona.with(|persona| match persona.as_ref().and_then(|persona| persona.picture.as_ref()) {
            Some(Picture::Data(href)) => Some(href.clone()),
            _ => None,
        })
    });
    let any = Signal::derive(move || {
        persona.with(|persona| persona.as_ref().is_some_and(|one| one.picture.is_some()))
    });
    let pick = Callback::new(move |href: Option<String>| {
        change(&|persona| persona.picture = href.clone().map(Picture::Data));
        session.seal();
    });
    view! {
        <TextField label=session.t(words::NAME) value=text(|persona| persona.name.clone())
            on_input=move |name| change(&|persona| persona.name.clone_from(&name)) on_leave=seal />
        <TextField label=session.t(words::TAGLINE) value=text(|persona| persona.tagline.clone())
            on_input=move |tagline| change(&|persona| persona.tagline.clone_from(&tagline)) on_leave=seal />
        <TextArea label=session.t(words::QUOTE) value=text(|persona| persona.quote.clone())
            on_input=move |quote| change(&|persona| persona.quote.clone_from(&quote)) on_leave=seal />
        <OwnPicture label=session.t(people::PICTURE) picture=own any longest=shrink::FACE on_pick=pick />
        <TextArea label=session.t(words::BACKGROUND) value=text(|persona| persona.background.clone())
            on_input=move |background| change(&|persona| persona.background.clone_from(&background)) on_leave=seal />
        <TextArea label=session.t(words::NEEDS) value=text(|persona| persona.needs.join("\n"))
            on_input=move |text| change(&|persona| persona.needs = lines(&text)) on_leave=seal />
        <TextArea label=session.t(words::PREFERENCES) value=text(|persona| persona.preferences.join("\n"))
            on_input=move |text| change(&|persona| persona.preferences = lines(&text)) on_leave=seal />
        <TextArea label=session.t(words::BEHAVIOURS) value=text(|persona| persona.behaviours.join("\n"))
            on_input=move |text| change(&|persona| persona.behaviours = lines(&text)) on_leave=seal />
    }
}

/// The lines of a text; the last one may still be being typed, so nothing is trimmed away.
fn lines(text: &str) -> Vec<String> {
    if text.is_empty() { Vec::new() } else { text.split('\n').map(str::to_owned).collect() }
}
