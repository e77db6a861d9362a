//! The fields of a persona.

use super::actions;
use crate::app::use_session;
use crate::edit::Command;
use crate::model::{Persona, PersonaId};
use crate::text::board as words;
use crate::ui::kit::{Glyph, TextArea, TextField};
use leptos::prelude::*;

/// A persona's fields.
#[component]
pub fn PersonaFields(id: PersonaId) -> impl IntoView {
    let session = use_session();
    let persona =
        Memo::new(move |_| session.document.workspace.with(|workspace| workspace.persona(id).cloned()));
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
    let delete = Callback::new(move |()| {
        session.view.selection.set(None);
        session.view.persona.set(None);
        session.dispatch_and_tell(Command::RemovePersona(id));
    });
    view! {
        <TextField label=session.t(words::NAME) value=text(|persona| persona.name.clone())
            on_input=move |name| change(&|persona| persona.name.clone_from(&name)) on_leave=seal />
        <TextField label=session.t(words::TAGLINE) value=text(|persona| persona.tagline.clone())
            on_input=move |tagline| change(&|persona| persona.tagline.clone_from(&tagline)) on_leave=seal />
        <TextArea label=session.t(words::QUOTE) value=text(|persona| persona.quote.clone())
            on_input=move |quote| change(&|persona| persona.quote.clone_from(&quote)) on_leave=seal />
        <TextArea label=session.t(words::BACKGROUND) value=text(|persona| persona.background.clone())
            on_input=move |background| change(&|persona| persona.background.clone_from(&background)) on_leave=seal />
        <TextArea label=session.t(words::NEEDS) value=text(|persona| persona.needs.join("\n"))
            on_input=move |text| change(&|persona| persona.needs = lines(&text)) on_leave=seal />
        <TextArea label=session.t(words::PREFERENCES) value=text(|persona| persona.preferences.join("\n"))
            on_input=move |text| change(&|persona| persona.preferences = lines(&text)) on_leave=seal />
        <TextArea label=session.t(words::BEHAVIOURS) value=text(|persona| persona.behaviours.join("\n"))
            on_input=move |text| change(&|persona| persona.behaviours = lines(&text)) on_leave=seal />
        {actions(vec![(words::DELETE, Glyph::Trash, delete)])}
    }
}

/// The lines of a text; the last one may still be being typed, so nothing is trimmed away.
fn lines(text: &str) -> Vec<String> {
    if text.is_empty() { Vec::new() } else { text.split('\n').map(str::to_owned).collect() }
}
