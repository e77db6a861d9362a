//! The segment behind a persona: chosen, made, or changed. Its conditions are values of the data's attributes.

use super::persona_of;
use crate::app::use_session;
use crate::edit::Command;
use crate::model::{Persona, PersonaId, Segment};
use crate::text::{board, people as words};
use crate::ui::kit::{Check, Choice, Glyph, Icon, TextField};
use leptos::prelude::*;

/// The fields.
#[component]
pub fn SegmentFields(id: PersonaId) -> impl IntoView {
    let session = use_session();
    let persona = persona_of(session, id);
    let all = Memo::new(move |_| session.document.workspace.with(|workspace| workspace.segments.clone()));
    let chosen = Memo::new(move |_| {
        let id = persona.get()?.segment?;
        all.with(|all| all.iter().find(|segment| segment.id == id).cloned())
    });
    let options = Signal::derive(move || {
        let none = words::NO_SEGMENT.get(session.lang()).to_owned();
        std::iter::once(none).chain(all.get().into_iter().map(|segment| segment.name)).collect::<Vec<_>>()
    });
    let value = Signal::derive(move || {
        let id = chosen.with(|chosen| chosen.as_ref().map(|segment| segment.id));
        all.with(|all| all.iter().position(|segment| Some(segment.id) == id).map_or(0, |at| at + 1))
    });
    let pick = move |at: usize| {
        let segment =
            at.checked_sub(1).and_then(|at| all.with_untracked(|all| all.get(at).map(|one| one.id)));
        if let Some(persona) = persona.get_untracked() {
            session.dispatch(Command::PutPersona(Box::new(Persona { segment, ..persona })));
            session.seal();
        }
    };
    let add = move |_| {
        if let Some(persona) = persona.get_untracked() {
            session.new_segment(&persona);
        }
    };
    let is_some = Memo::new(move |_| chosen.with(Option::is_some));
    view! {
        <Choice label=session.t(words::SEGMENT) options value on_pick=pick />
        <button type="button" class="button" on:click=add>
            <Icon glyph=Glyph::Plus />
            {session.t(words::NEW_SEGMENT)}
        </button>
        <Show when=move || is_some.get()>
            <Rules id chosen />
        </Show>
    }
}

/// Name and conditions of the segment.
#[component]
fn Rules(id: PersonaId, chosen: Memo<Option<Segment>>) -> impl IntoView {
    let session = use_session();
    let change = move |change: &dyn Fn(&mut Segment)| {
        if let Some(mut segment) = chosen.get_untracked() {
            change(&mut segment);
            session.dispatch(Command::PutSegment(segment));
        }
    };
    let name = Signal::derive(move || chosen.get().map(|segment| segment.name).unwrap_or_default());
    let seal = Callback::new(move |()| session.seal());
    let attributes =
        Memo::new(move |_| session.ground_of(id).map(|(_, set)| set.attributes).unwrap_or_default());
    let columns = Memo::new(move |_| {
        chosen.get().map(|segment| segment.rules.into_iter().map(|rule| rule.0).collect()).unwrap_or_default()
    });
    let columns = move || -> Vec<String> { columns.get() };
    let free = Memo::new(move |_| {
        let used = columns();
        let free = attributes.get().into_iter().map(|(name, _)| name).filter(|name| !used.contains(name));
        free.collect::<Vec<String>>()
    });
    let options = Signal::derive(move || {
        std::iter::once(words::ADD_RULE.get(session.lang()).to_owned()).chain(free.get()).collect::<Vec<_>>()
    });
    let add = move |at: usize| {
        if let Some(column) = at.checked_sub(1).and_then(|at| free.get_untracked().get(at).cloned()) {
            change(&|segment| segment.rules.push((column.clone(), Vec::new())));
            session.seal();
        }
    };
    let delete = move |_| {
        if let Some(segment) = chosen.get_untracked() {
            session.dispatch_and_tell(Command::RemoveSegment(segment.id));
        }
    };
    let none = move || {
        let hint = if attributes.with(Vec::is_empty) { words::NO_ATTRIBUTES } else { words::NO_RULES };
        chosen
            .with(|chosen| chosen.as_ref().is_some_and(|segment| segment.rules.is_empty()))
            .then(|| hint.get(session.lang()))
    };
    view! {
        <TextField label=session.t(words::SEGMENT_NAME) value=name
            on_input=move |name| change(&|segment| segment.name.clone_from(&name)) on_leave=seal />
        <p class="muted">{none}</p>
        <For each=columns key=Clone::clone let:column>
            <Rule column attributes chosen />
        </For>
        <Show when=move || free.with(|free| !free.is_empty())>
            <Choice label=session.t(words::ADD_RULE) options value=Signal::stored(0) on_pick=add />
        </Show>
        <button type="button" class="button danger" on:click=delete>
            <Icon glyph=Glyph::Trash />
            {session.t(words::DELETE_SEGMENT)}
        </button>
    }
}

/// One condition: an attribute and the values that are in.
#[component]
fn Rule(
    column: String,
    attributes: Memo<Vec<(String, Vec<String>)>>,
    chosen: Memo<Option<Segment>>,
) -> impl IntoView {
    let session = use_session();
    let column = StoredValue::new(column);
    let picked = Memo::new(move |_| {
        let rules = chosen.get().map(|segment| segment.rules).unwrap_or_default();
        rules.into_iter().find(|rule| rule.0 == column.get_value()).map(|rule| rule.1).unwrap_or_default()
    });
    let change = move |change: &dyn Fn(&mut Segment)| {
        if let Some(mut segment) = chosen.get_untracked() {
            change(&mut segment);
            session.dispatch(Command::PutSegment(segment));
            session.seal();
        }
    };
    // Values of the data, and those that the rule names and the data has not.
    let values = Memo::new(move |_| {
        let known = attributes.get().into_iter().find(|known| known.0 == column.get_value());
        let mut values = known.map(|known| known.1).unwrap_or_default();
        let foreign: Vec<String> = picked.get().into_iter().filter(|value| !values.contains(value)).collect();
        values.extend(foreign);
        values
    });
    let item = move |value: String| {
        let known = value.clone();
        let ticked = Signal::derive(move || picked.with(|picked| picked.contains(&known)));
        let label = if value.is_empty() { board::NONE.get(session.lang()).to_owned() } else { value.clone() };
        let toggle = move |on: bool| {
            change(&|segment| {
                if let Some(rule) = segment.rules.iter_mut().find(|rule| rule.0 == column.get_value()) {
                    rule.1.retain(|known| *known != value);
                    rule.1.extend(on.then(|| value.clone()));
                }
            });
        };
        view! { <Check label=Signal::stored(label) value=ticked on_change=toggle /> }
    };
    let remove = move |_| change(&|segment| segment.rules.retain(|rule| rule.0 != column.get_value()));
    view! {
        <fieldset>
            <legend>{column.get_value()}</legend>
            <div class="values">
                <For each=move || values.get() key=Clone::clone let:value>{item(value)}</For>
            </div>
            <button
                type="button"
                class="button quiet icon"
                aria-label=move || words::REMOVE_RULE.fill(session.lang(), &[("name", &column.get_value())])
                on:click=remove
            >
                <Icon glyph=Glyph::Close />
            </button>
        </fieldset>
    }
}
