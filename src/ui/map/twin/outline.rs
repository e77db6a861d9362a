//! The map as an outline: stages and steps as headings, under each step its lanes and their cards as nested lists, and
//! at the end the lanes with their names. The keyboard walks over its lines (`walk`).

use super::TwinState;
use super::act::add_id;
use super::cell::{AddCard, Cards, NameField, Pick};
use super::table::Leads;
use super::walk::line_id;
use crate::layout::Cursor;
use crate::model::{LaneId, Place, StageId};
use crate::text::twin as phrases;
use crate::ui::kit::{Glyph, Icon};
use leptos::prelude::*;

/// The id of the line of a lane at a place.
pub fn line_of(lane: LaneId, place: Place) -> String {
    format!("line-{}", add_id(lane, place))
}

/// The whole outline.
#[component]
pub fn Outline() -> impl IntoView {
    let state = expect_context::<TwinState>();
    let stages = Memo::new(move |_| {
        state.twin.with(|twin| twin.stages.iter().map(|stage| stage.id).collect::<Vec<_>>())
    });
    let lanes =
        Memo::new(move |_| state.twin.with(|twin| twin.lanes.iter().map(|lane| lane.id).collect::<Vec<_>>()));
    view! {
        <div class="outline" on:keydown=move |event| state.walk(&event)>
            <For each=move || stages.get() key=|id| *id let:id>
                <OutlinedStage id />
            </For>
            <section>
                <h2>{state.session.t(phrases::LANES)}</h2>
                <ul class="lanes">
                    <For each=move || lanes.get() key=|id| *id let:id>
                        <LaneLine id />
                    </For>
                </ul>
            </section>
        </div>
    }
}

#[component]
fn OutlinedStage(id: StageId) -> impl IntoView {
    let state = expect_context::<TwinState>();
    let name = Signal::derive(move || {
        let name = |twin: &crate::twin::Twin| {
            twin.stages
                .iter()
                .find(|stage| stage.id == id)
                .map(|stage| stage.name.clone())
                .unwrap_or_default()
        };
        state.twin.with(|twin| name(twin))
    });
    let places = Memo::new(move |_| {
        state.twin.with(|twin| {
            let stage = twin.stages.iter().find(|stage| stage.id == id);
            let outline = stage.map(|stage| twin.outline(stage)).unwrap_or_default();
            outline.into_iter().map(|part| part.place).collect::<Vec<_>>()
        })
    });
    view! {
        <section class="stage">
            <h2 class="spot" tabindex="-1" id=line_id(Cursor::Stage(id)) aria-label=name>
                <NameField cursor=Cursor::Stage(id) called=name />
            </h2>
            <For each=move || places.get() key=|place| *place let:place>
                <OutlinedPlace stage=id place />
            </For>
        </section>
    }
}

#[component]
fn OutlinedPlace(stage: StageId, place: Place) -> impl IntoView {
    let state = expect_context::<TwinState>();
    let name = Signal::derive(move || state.twin.with(|twin| twin.place_name(place, state.session.lang())));
    let lanes = Memo::new(move |_| {
        state.twin.with(|twin| {
            let stage = twin.stages.iter().find(|known| known.id == stage);
            let outline = stage.map(|stage| twin.outline(stage)).unwrap_or_default();
            let here = outline.into_iter().find(|part| part.place == place);
            here.map(|part| part.lanes.into_iter().map(|lane| lane.0).collect::<Vec<_>>()).unwrap_or_default()
        })
    });
    let heading = match place {
        Place::Step(id) => {
            let node = line_id(Cursor::Step(id));
            view! {
                <h3 class="spot" tabindex="-1" id=node aria-label=name><NameField cursor=Cursor::Step(id) called=name /></h3>
                <Leads id />
            }
            .into_any()
        }
        Place::Stage(id) => {
            view! { <h3 class="spot" tabindex="-1" id=format!("at-all-{id}")>{name}</h3> }.into_any()
        }
    };
    view! {
        <section>
            {heading}
            <ul class="lanes">
                <For each=move || lanes.get() key=|id| *id let:lane>
                    <li>
                        <div class="lane-line spot" tabindex="-1" role="group" id=line_of(lane, place) aria-label=lane_name(state, lane)>
                            <strong>{lane_name(state, lane)}</strong>
                            <AddCard lane place />
                        </div>
                        <Cards lane place />
                    </li>
                </For>
            </ul>
            <AddTo place />
        </section>
    }
}

/// A lane with its name, at the end.
#[component]
fn LaneLine(id: LaneId) -> impl IntoView {
    let state = expect_context::<TwinState>();
    let name = lane_name(state, id);
    let hidden = Memo::new(move |_| {
        state.twin.with(|twin| twin.lanes.iter().any(|lane| lane.id == id && lane.hidden))
    });
    view! {
        <li class="spot" tabindex="-1" id=line_id(Cursor::Lane(id)) aria-label=name>
            <NameField cursor=Cursor::Lane(id) called=name />
            <Show when=move || hidden.get()><span class="badge">{state.session.t(phrases::HIDDEN)}</span></Show>
        </li>
    }
}

fn lane_name(state: TwinState, id: LaneId) -> Signal<String> {
    let name = move |twin: &crate::twin::Twin| {
        twin.lanes.iter().find(|lane| lane.id == id).map(|lane| lane.name.clone()).unwrap_or_default()
    };
    Signal::derive(move || state.twin.with(|twin| name(twin)))
}

/// Adds a card of any lane.
#[component]
fn AddTo(place: Place) -> impl IntoView {
    let state = expect_context::<TwinState>();
    let lanes = Memo::new(move |_| {
        state.twin.with(|twin| twin.lanes.iter().map(|lane| (lane.id, lane.name.clone())).collect::<Vec<_>>())
    });
    let chosen = RwSignal::new(0_usize);
    let options = Signal::derive(move || lanes.get().into_iter().map(|lane| lane.1).collect());
    let value = Signal::derive(move || Some(chosen.get()));
    let add = move |_| {
        let lane = lanes.with_untracked(|lanes| lanes.get(chosen.get_untracked()).map(|lane| lane.0));
        if let Some(lane) = lane {
            state.add_card(lane, place);
        }
    };
    let base = add_id(LaneId(0), place);
    let line = format!("line-{base}");
    view! {
        <div class="line spot" tabindex="-1" role="group" id=line aria-label=state.session.t(phrases::ADD)>
            <Pick node=format!("lane-of-{base}") label=state.session.t(phrases::LANE_OF_NEW) options value on_pick=move |at| chosen.set(at) />
            <button type="button" class="button" tabindex="-1" id=base on:click=add>
                <Icon glyph=Glyph::Plus />
                {state.session.t(phrases::ADD)}
            </button>
        </div>
    }
}
