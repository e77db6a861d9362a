//! The fields of stages, steps and lanes.

use super::actions;
use super::link::LinkField;
use crate::app::{Session, use_session};
use crate::craft;
use crate::edit::{Command, JourneyCommand};
use crate::layout::{Cursor, Toward};
use crate::model::{Lane, LaneId, LaneKind, Stage, StageId, Step, StepId};
use crate::text::{board as words, map};
use crate::ui::kit::{Check, Glyph, TextArea, TextField, split_names};
use leptos::prelude::*;

fn seal(session: Session) -> Callback<()> {
    Callback::new(move |()| session.seal())
}

fn delete(session: Session, command: JourneyCommand) -> Callback<()> {
    Callback::new(move |()| {
        let Some(journey) = session.journey() else { return };
        session.view.selection.set(None);
        session.dispatch_and_tell(Command::Journey(journey.id, command.clone()));
    })
}

/// Moves a thing of the journey by one place.
fn shift(session: Session, what: Cursor, toward: Toward) -> Callback<()> {
    Callback::new(move |()| {
        let journey = untrack(|| session.journey());
        if let Some(command) = journey.and_then(|journey| craft::moved(&journey, what, toward)) {
            session.dispatch(command);
        }
    })
}

/// A stage's fields.
#[component]
pub fn StageFields(id: StageId) -> impl IntoView {
    let session = use_session();
    let stage = Memo::new(move |_| session.journey().and_then(|journey| journey.stage(id).cloned()));
    let change = move |change: &dyn Fn(&mut Stage)| {
        if let Some(mut stage) = stage.get_untracked() {
            change(&mut stage);
            session.edit(JourneyCommand::SetStage(stage));
        }
    };
    let text = move |read: fn(&Stage) -> String| {
        Signal::derive(move || stage.with(|stage| stage.as_ref().map(read).unwrap_or_default()))
    };
    view! {
        <TextField label=session.t(words::NAME) value=text(|stage| stage.name.clone())
            on_input=move |name| change(&|stage| stage.name.clone_from(&name)) on_leave=seal(session) />
        <TextArea label=session.t(words::GOAL) value=text(|stage| stage.goal.clone())
            on_input=move |goal| change(&|stage| stage.goal.clone_from(&goal)) on_leave=seal(session) />
        <TextField label=session.t(words::ALIASES) value=text(|stage| stage.aliases.join("; "))
            on_input=move |names| change(&|stage| stage.aliases = split_names(&names)) on_leave=seal(session) />
        {actions(vec![
            (words::EARLIER, Glyph::Left, shift(session, Cursor::Stage(id), Toward::Left)),
            (words::LATER, Glyph::Right, shift(session, Cursor::Stage(id), Toward::Right)),
            (words::DELETE, Glyph::Trash, delete(session, JourneyCommand::RemoveStage(id))),
        ])}
    }
}

/// A step's fields.
#[component]
pub fn StepFields(id: StepId) -> impl IntoView {
    let session = use_session();
    let step = Memo::new(move |_| {
        session.journey().and_then(|journey| journey.step(id).map(|(_, step)| step.clone()))
    });
    let change = move |change: &dyn Fn(&mut Step)| {
        if let Some(mut step) = step.get_untracked() {
            change(&mut step);
            session.edit(JourneyCommand::SetStep(step));
        }
    };
    let text = move |read: fn(&Step) -> String| {
        Signal::derive(move || step.with(|step| step.as_ref().map(read).unwrap_or_default()))
    };
    let link = Signal::derive(move || step.with(|step| step.as_ref().and_then(|step| step.link)));
    view! {
        <TextField label=session.t(words::NAME) value=text(|step| step.name.clone())
            on_input=move |name| change(&|step| step.name.clone_from(&name)) on_leave=seal(session) />
        <TextArea label=session.t(words::NOTE) value=text(|step| step.note.clone())
            on_input=move |note| change(&|step| step.note.clone_from(&note)) on_leave=seal(session) />
        <LinkField link on_pick=move |link| change(&|step| step.link = link) />
        {actions(vec![
            (words::EARLIER, Glyph::Left, shift(session, Cursor::Step(id), Toward::Left)),
            (words::LATER, Glyph::Right, shift(session, Cursor::Step(id), Toward::Right)),
            (words::DELETE, Glyph::Trash, delete(session, JourneyCommand::RemoveStep(id))),
        ])}
    }
}

/// A lane's fields.
#[component]
pub fn LaneFields(id: LaneId) -> impl IntoView {
    let session = use_session();
    let lane = Memo::new(move |_| session.journey().and_then(|journey| journey.lane(id).cloned()));
    let change = move |change: &dyn Fn(&mut Lane)| {
        if let Some(mut lane) = lane.get_untracked() {
            change(&mut lane);
            session.edit(JourneyCommand::SetLane(lane));
        }
    };
    let kind = move || lane.get().map(|lane| map::lane(lane.kind).get(session.lang()));
    view! {
        <p class="muted">{kind}</p>
        <TextField label=session.t(words::NAME)
            value=Signal::derive(move || lane.get().map(|lane| lane.name).unwrap_or_default())
            placeholder=Signal::derive(move || kind().unwrap_or_default().to_owned())
            on_input=move |name| change(&|lane| lane.name.clone_from(&name)) on_leave=seal(session) />
        <Check label=session.t(words::COLLAPSED)
            value=Signal::derive(move || lane.get().is_some_and(|lane| lane.collapsed))
            on_change=move |on| change(&|lane| lane.collapsed = on) />
        <Show when=move || lane.with(|lane| lane.as_ref().is_some_and(|lane| lane.kind == LaneKind::Touchpoint))>
            <Check label=session.t(words::BY_CHANNEL)
                value=Signal::derive(move || lane.get().is_some_and(|lane| lane.by_channel))
                on_change=move |on| change(&|lane| lane.by_channel = on) />
        </Show>
        <Check label=session.t(words::HIDDEN)
            value=Signal::derive(move || lane.get().is_some_and(|lane| lane.hidden))
            on_change=move |on| change(&|lane| lane.hidden = on) />
        {actions(vec![
            (words::EARLIER, Glyph::Up, shift(session, Cursor::Lane(id), Toward::Up)),
            (words::LATER, Glyph::Down, shift(session, Cursor::Lane(id), Toward::Down)),
            (words::DELETE, Glyph::Trash, delete(session, JourneyCommand::RemoveLane(id))),
        ])}
    }
}
