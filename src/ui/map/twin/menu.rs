//! What can be done with a stage, step, lane or card of the twin: one menu, at the button of whichever was asked.

use super::TwinState;
use crate::craft::{self, New};
use crate::edit::{CellIndex, JourneyCommand};
use crate::layout::{Cursor, Toward};
use crate::model::{CardId, LaneId};
use crate::text::{Phrase, board, twin as words};
use crate::ui::kit::{Choice, Glyph, Icon, MenuItem, PopupMenu};
use crate::ui::map::drawer::places;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

/// The id of the button that opens the menu of a thing.
pub fn menu_id(cursor: Cursor) -> String {
    format!("menu-{}", crate::ui::map::state::element_id(cursor))
}

/// The button that opens the menu of a thing.
#[component]
pub fn MenuButton(
    cursor: Cursor,
    /// What the thing is called.
    #[prop(into)]
    called: Signal<String>,
) -> impl IntoView {
    let state = expect_context::<TwinState>();
    let name = move || words::ACTIONS.fill(state.session.lang(), &[("text", &called.get())]);
    let open = move |event: MouseEvent| {
        let button = event.current_target().and_then(|node| node.dyn_into::<HtmlElement>().ok());
        if let Some(button) = button {
            state.menu.set(Some(cursor));
            state.popup.toggle(button);
        }
    };
    view! {
        <button
            type="button"
            id=menu_id(cursor)
            class="button quiet icon"
            tabindex="-1"
            aria-label=name
            aria-haspopup="true"
            aria-expanded="false"
            on:click=open
        >
            <Icon glyph=Glyph::More />
        </button>
    }
}

/// The menu, while it is open.
#[component]
pub fn ThingMenu() -> impl IntoView {
    let state = expect_context::<TwinState>();
    view! {
        <PopupMenu popup=state.popup>
            {state.menu.get_untracked().map(|cursor| view! { <Items cursor /> })}
        </PopupMenu>
    }
}

#[component]
fn Items(cursor: Cursor) -> impl IntoView {
    let state = expect_context::<TwinState>();
    let session = state.session;
    view! {
        <Adding cursor />
        {moves(cursor).into_iter().map(|(name, toward)| view! { <Move cursor name toward /> }).collect_view()}
        {match cursor {
            Cursor::Card(id) => Some(view! { <MoveTo id /> }.into_any()),
            Cursor::Lane(id) => Some(view! { <Shown id /> }.into_any()),
            _ => None,
        }}
        <hr />
        <MenuItem on_pick=move || state.open(cursor)>
            <Icon glyph=Glyph::Pencil />
            {session.t(words::DETAILS)}
        </MenuItem>
        <MenuItem on_pick=move || state.remove(cursor)>
            <Icon glyph=Glyph::Trash />
            {session.t(board::DELETE)}
        </MenuItem>
    }
}

/// What comes after the thing, and what comes into it.
#[component]
fn Adding(cursor: Cursor) -> impl IntoView {
    let state = expect_context::<TwinState>();
    let session = state.session;
    let journey = untrack(|| session.journey());
    let (name, inside) = match cursor {
        Cursor::Stage(id) => {
            let stage = journey.as_ref().and_then(|journey| journey.stage(id));
            let step = stage.map(|stage| {
                let name = board::ADD_STEP.fill(session.lang(), &[("stage", &stage.name)]);
                (name, New::Step { stage: id, at: stage.steps.len() })
            });
            (words::STAGE_AFTER, step)
        }
        Cursor::Step(_) => (words::STEP_AFTER, None),
        Cursor::Lane(_) => (words::LANE_AFTER, None),
        Cursor::Card(_) | Cursor::Cell(..) => (words::CARD_AFTER, None),
    };
    let after = journey
        .and_then(|journey| craft::after(&journey, cursor))
        .map(|new| (name.get(session.lang()).to_owned(), new));
    let item = move |(name, new): (String, New)| {
        view! {
            <MenuItem on_pick=move || state.add(new)>
                <Icon glyph=Glyph::Plus />
                {name}
            </MenuItem>
        }
    };
    inside.into_iter().chain(after).map(item).collect_view()
}

/// The ways in which a thing moves by one place.
fn moves(cursor: Cursor) -> Vec<(Phrase, Toward)> {
    match cursor {
        Cursor::Stage(_) | Cursor::Step(_) => {
            vec![(board::EARLIER, Toward::Left), (board::LATER, Toward::Right)]
        }
        Cursor::Lane(_) => vec![(words::UP, Toward::Up), (words::DOWN, Toward::Down)],
        Cursor::Card(_) => vec![
            (words::LEFT, Toward::Left),
            (words::RIGHT, Toward::Right),
            (words::UP, Toward::Up),
            (words::DOWN, Toward::Down),
        ],
        Cursor::Cell(..) => Vec::new(),
    }
}

#[component]
fn Move(cursor: Cursor, name: Phrase, toward: Toward) -> impl IntoView {
    let state = expect_context::<TwinState>();
    let disabled = Signal::derive(move || {
        state.session.journey().and_then(|journey| craft::moved(&journey, cursor, toward)).is_none()
    });
    let glyph = match toward {
        Toward::Left => Glyph::Left,
        Toward::Right => Glyph::Right,
        Toward::Up => Glyph::Up,
        Toward::Down => Glyph::Down,
    };
    view! {
        <MenuItem disabled on_pick=move || state.shift(cursor, toward)>
            <Icon glyph />
            {state.session.t(name)}
        </MenuItem>
    }
}

/// Hides a lane on the map, or shows it again.
#[component]
fn Shown(id: LaneId) -> impl IntoView {
    let state = expect_context::<TwinState>();
    let lane = untrack(|| state.session.journey()).and_then(|journey| journey.lane(id).cloned());
    lane.map(|lane| {
        let name = if lane.hidden { words::SHOW_LANE } else { words::HIDE_LANE };
        let toggle = move || {
            let hidden = !lane.hidden;
            state.session.seal();
            state.session.edit(JourneyCommand::SetLane(crate::model::Lane { hidden, ..lane.clone() }));
            state.session.seal();
        };
        view! {
            <MenuItem on_pick=toggle>
                <Icon glyph=Glyph::Lanes />
                {state.session.t(name)}
            </MenuItem>
        }
    })
}

/// Takes a card to any other cell.
#[component]
fn MoveTo(id: CardId) -> impl IntoView {
    let state = expect_context::<TwinState>();
    let session = state.session;
    let journey = untrack(|| session.journey())?;
    let card = journey.card(id)?.clone();
    let lanes: Vec<(LaneId, String)> = state
        .twin
        .with_untracked(|twin| twin.lanes.iter().map(|lane| (lane.id, lane.name.clone())).collect());
    let places = untrack(|| places(&journey, session.lang()));
    let lane = RwSignal::new(lanes.iter().position(|known| known.0 == card.lane).unwrap_or(0));
    let place = RwSignal::new(places.iter().position(|known| known.0 == card.place).unwrap_or(0));
    let names = |names: Vec<String>| Signal::stored(names);
    let lane_names = names(lanes.iter().map(|known| known.1.clone()).collect());
    let place_names = names(places.iter().map(|known| known.1.clone()).collect());
    let stays = Signal::derive({
        let (lanes, places) = (lanes.clone(), places.clone());
        move || {
            let target =
                lanes.get(lane.get()).map(|known| known.0).zip(places.get(place.get()).map(|known| known.0));
            target == Some((card.lane, card.place))
        }
    });
    let go = move || {
        let (Some(lane), Some(place)) = (lanes.get(lane.get_untracked()), places.get(place.get_untracked()))
        else {
            return;
        };
        state.take_to(id, (lane.0, place.0, CellIndex::MAX));
    };
    Some(view! {
        <hr />
        <p class="heading">{session.t(words::MOVE_TO)}</p>
        <div class="form">
            <Choice label=session.t(board::LANE) options=lane_names value=lane on_pick=move |at| lane.set(at) />
            <Choice label=session.t(board::PLACE) options=place_names value=place on_pick=move |at| place.set(at) />
        </div>
        <MenuItem disabled=stays on_pick=go>
            <Icon glyph=Glyph::Right />
            {session.t(words::MOVE)}
        </MenuItem>
    })
}
