//! The tools over the board: what can be added, which lanes are shown, zoom.

use super::fresh::Adds;
use super::state::BoardState;
use crate::app::{Overlay, Session, use_session};
use crate::craft::New;
use crate::edit::JourneyCommand;
use crate::model::{Lane, LaneKind};
use crate::text::{board as words, evidence, map, people};
use crate::ui::kit::{Check, Glyph, Icon, Menu, MenuItem, lazy};
use crate::web::part::part;
use leptos::prelude::*;

/// Add, lanes, zoom.
#[component]
pub fn Tools() -> impl IntoView {
    let board = expect_context::<BoardState>();
    let session = board.session;
    let percent = move || format!("{:.0}%", board.zoom.get() / board.text_scale.get() * 100.0);
    let button = move |name, glyph, act: fn(BoardState)| {
        view! {
            <button
                type="button"
                class="button quiet icon"
                aria-label=session.t(name)
                title=session.t(name)
                on:click=move |_| act(board)
            >
                <Icon glyph />
            </button>
        }
    };
    view! {
        <div class="tools" role="toolbar" aria-label=session.t(words::JOURNEY_MAP)>
            <AddMenu />
            <LaneMenu />
            <span class="rule"></span>
            {button(words::ZOOM_OUT, Glyph::Minus, |board| board.zoom_at(board.zoom.get_untracked() / 1.2, None))}
            <button
                type="button"
                class="button quiet percent"
                aria-label=session.t(words::ZOOM_RESET)
                title=session.t(words::ZOOM_RESET)
                on:click=move |_| board.zoom_at(board.text_scale.get_untracked(), None)
            >
                {percent}
            </button>
            {button(words::ZOOM_IN, Glyph::Plus, |board| board.zoom_at(board.zoom.get_untracked() * 1.2, None))}
            {button(words::FIT, Glyph::Fit, BoardState::fit)}
            {button(people::ONE, Glyph::Person, |board| board.session.toggle_customer())}
            {button(words::PRESENT, Glyph::Present, BoardState::present)}
            {button(evidence::TITLE, Glyph::Target, |board| board.session.view.dialog.set(Some(Overlay::Evidence)))}
        </div>
    }
}

part! { more => fn add_items() -> AnyView {
    view! { <AddItems /> }.into_any()
} }

part! { more => fn lane_checks() -> AnyView {
    view! { <LaneChecks /> }.into_any()
} }

/// What can be added; what does it is the context's [`Adds`].
#[component]
pub fn AddMenu() -> impl IntoView {
    let session = use_session();
    let face = move || view! { <Icon glyph=Glyph::Plus /> <span>{session.t(words::ADD)}</span> };
    view! {
        <Menu name=session.t(words::ADD) face class=Signal::stored("button quiet")>
            {lazy(add_items)}
        </Menu>
    }
}

#[component]
fn AddItems() -> impl IntoView {
    let Adds(add) = expect_context::<Adds>();
    let session = use_session();
    let stages = move || {
        let journey = session.journey();
        let item = move |stage: &crate::model::Stage| {
            let new = New::Step { stage: stage.id, at: stage.steps.len() };
            let name = words::ADD_STEP.fill(session.lang(), &[("stage", &stage.name)]);
            view! { <MenuItem on_pick=move || add.run(new)>{name}</MenuItem> }
        };
        journey.map(|journey| journey.stages.iter().map(item).collect_view())
    };
    let lane = move |kind: LaneKind| {
        let new = New::Lane { kind, at: usize::MAX };
        view! { <MenuItem on_pick=move || add.run(new)>{session.t(map::lane(kind))}</MenuItem> }
    };
    let stage = New::Stage { at: usize::MAX };
    view! {
        <MenuItem on_pick=move || add.run(stage)>{session.t(words::ADD_STAGE)}</MenuItem>
        {stages}
        <hr />
        <p class="heading">{session.t(words::ADD_LANE)}</p>
        {LaneKind::ALL.map(lane).into_iter().collect_view()}
    }
}

/// Which lanes the map shows.
#[component]
pub fn LaneMenu() -> impl IntoView {
    let session = use_session();
    let face = move || view! { <Icon glyph=Glyph::Lanes /> <span class="hide-small">{session.t(words::LANES)}</span> };
    view! {
        <Menu name=session.t(words::LANES) face class=Signal::stored("button quiet")>
            {lazy(lane_checks)}
        </Menu>
    }
}

#[component]
fn LaneChecks() -> impl IntoView {
    let session = use_session();
    let lanes = move || {
        let journey = session.journey();
        journey.map(|journey| journey.lanes.iter().map(|lane| shown(session, lane.clone())).collect_view())
    };
    view! {
        <p class="heading">{session.t(words::SHOW_LANES)}</p>
        <div class="stack">{lanes}</div>
    }
}

fn shown(session: Session, lane: Lane) -> impl IntoView {
    let id = lane.id;
    let name =
        if lane.name.is_empty() { map::lane(lane.kind).get(session.lang()).to_owned() } else { lane.name };
    let value = Signal::derive(move || {
        session.journey().and_then(|journey| journey.lane(id).map(|lane| !lane.hidden)).unwrap_or(false)
    });
    let on_change = move |on: bool| {
        if let Some(mut lane) = session.journey().and_then(|journey| journey.lane(id).cloned()) {
            lane.hidden = !on;
            session.edit(JourneyCommand::SetLane(lane));
            session.seal();
        }
    };
    view! { <Check label=Signal::stored(name) value on_change /> }
}
