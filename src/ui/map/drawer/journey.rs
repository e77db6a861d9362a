//! The fields of the journey itself.

use crate::app::{Selection, use_session};
use crate::edit::{JourneyCommand, JourneyField};
use crate::model::{Horizon, Journey, Persona, Window};
use crate::text::board as words;
use crate::ui::kit::{Check, Choice, Glyph, Icon, NumberField, TextArea, TextField};
use leptos::prelude::*;

const MINUTES_A_DAY: f64 = 1440.0;

/// The journey's fields.
#[component]
pub fn JourneyFields() -> impl IntoView {
    let session = use_session();
    let text = move |read: fn(&Journey) -> String| {
        Signal::derive(move || session.journey().map(|journey| read(&journey)).unwrap_or_default())
    };
    let set = move |field: JourneyField| {
        session.edit(JourneyCommand::Set(field));
    };
    let seal = Callback::new(move |()| session.seal());
    let horizons = Signal::derive(move || {
        [words::TODAY, words::FUTURE].map(|name| name.get(session.lang()).to_owned()).to_vec()
    });
    let horizon = Signal::derive(move || {
        usize::from(session.journey().is_some_and(|journey| journey.horizon == Horizon::Future))
    });
    let pick_horizon =
        move |at| set(JourneyField::Horizon(if at == 1 { Horizon::Future } else { Horizon::Today }));
    let datasets = Signal::derive(move || {
        let none = words::NONE.get(session.lang()).to_owned();
        std::iter::once(none)
            .chain(session.data.sets.get().into_iter().map(|set| set.name))
            .collect::<Vec<_>>()
    });
    let dataset = Signal::derive(move || {
        let id = session.journey().and_then(|journey| journey.dataset);
        session.data.sets.with(|sets| sets.iter().position(|set| Some(set.id) == id).map_or(0, |at| at + 1))
    });
    let pick_dataset = move |at: usize| {
        let id = at
            .checked_sub(1)
            .and_then(|at| session.data.sets.with_untracked(|sets| sets.get(at).map(|set| set.id)));
        session.link_dataset(id);
    };
    let days = Signal::derive(move || {
        session.journey().and_then(|journey| match journey.window {
            Window::Unlimited => None,
            Window::Minutes(minutes) => Some(f64::from(minutes) / MINUTES_A_DAY),
        })
    });
    let set_days = move |days: Option<f64>| {
        let minutes =
            days.filter(|days| (0.0..=36_500.0).contains(days)).map(|days| (days * MINUTES_A_DAY).round());
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "at most a hundred years of minutes"
        )]
        set(JourneyField::Window(
            minutes.map_or(Window::Unlimited, |minutes| Window::Minutes(minutes as u32)),
        ));
    };
    view! {
        <TextField label=session.t(words::NAME) value=text(|journey| journey.name.clone())
            on_input=move |name| set(JourneyField::Name(name)) on_leave=seal />
        <TextArea label=session.t(words::SCENARIO) value=text(|journey| journey.scenario.clone())
            on_input=move |scenario| set(JourneyField::Scenario(scenario)) on_leave=seal />
        <TextArea label=session.t(words::GOAL) value=text(|journey| journey.goal.clone())
            on_input=move |goal| set(JourneyField::Goal(goal)) on_leave=seal />
        <div class="pair">
            <TextField label=session.t(words::OWNER) value=text(|journey| journey.owner.clone())
                on_input=move |owner| set(JourneyField::Owner(owner)) on_leave=seal />
            <TextField label=session.t(words::VERSION) value=text(|journey| journey.version.clone())
                on_input=move |version| set(JourneyField::Version(version)) on_leave=seal />
        </div>
        <Choice label=session.t(words::HORIZON) options=horizons value=horizon on_pick=pick_horizon />
        <Choice label=session.t(words::DATASET) options=datasets value=dataset on_pick=pick_dataset />
        <NumberField label=session.t(words::WINDOW_DAYS) value=days on_input=set_days />
        <Personas />
    }
}

/// Which personas the journey is drawn for.
#[component]
fn Personas() -> impl IntoView {
    let session = use_session();
    let row = move |persona: Persona| {
        let id = persona.id;
        let value =
            Signal::derive(move || session.journey().is_some_and(|journey| journey.personas.contains(&id)));
        let toggle = move |on| {
            if let Some(journey) = untrack(|| session.journey()) {
                session.place_persona(journey.id, id, on);
            }
        };
        view! {
            <div class="row">
                <span class="grow"><Check label=Signal::stored(persona.name) value on_change=move |on| toggle(on) /></span>
                <button type="button" class="button" on:click=move |_| session.view.selection.set(Some(Selection::Persona(id)))>
                    {session.t(words::EDIT)}
                </button>
            </div>
        }
    };
    let add = move |_| {
        let journey = untrack(|| session.journey()).map(|journey| journey.id);
        if let Some(id) = session.new_persona(journey) {
            session.view.selection.set(Some(Selection::Persona(id)));
        }
    };
    view! {
        <fieldset>
            <legend>{session.t(words::PERSONAS)}</legend>
            <div class="stack">
                {move || session.document.workspace.get().personas.iter().cloned().map(row).collect_view()}
                <button type="button" class="button" on:click=add>
                    <Icon glyph=Glyph::Plus />
                    {session.t(words::ADD_PERSONA)}
                </button>
            </div>
        </fieldset>
    }
}
