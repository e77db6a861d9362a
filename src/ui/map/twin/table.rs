//! The map as a table: lanes by steps. A lane whose cards cover whole stages has a row for these above its own. It is a
//! grid for the keyboard; its keys are those of `walk`.

use super::TwinState;
use super::cell::{AddCard, Cards, NameField};
use super::walk::spot_id;
use crate::layout::Cursor;
use crate::model::{LaneId, Place, StageId, StepId};
use crate::text::{export, twin as phrases};
use crate::twin::Spot;
use leptos::prelude::*;

/// The table in its scrolling frame.
#[component]
pub fn Table() -> impl IntoView {
    let state = expect_context::<TwinState>();
    let session = state.session;
    let stages = Memo::new(move |_| {
        state.twin.with(|twin| twin.stages.iter().map(|stage| stage.id).collect::<Vec<_>>())
    });
    let steps = Memo::new(move |_| {
        let of = |twin: &crate::twin::Twin| {
            twin.stages.iter().flat_map(|stage| &stage.steps).map(|step| step.id).collect::<Vec<_>>()
        };
        state.twin.with(|twin| of(twin))
    });
    let lanes =
        Memo::new(move |_| state.twin.with(|twin| twin.lanes.iter().map(|lane| lane.id).collect::<Vec<_>>()));
    let caption = move || {
        phrases::CAPTION.fill(session.lang(), &[("journey", &state.twin.with(|twin| twin.title.clone()))])
    };
    view! {
        <div class="frame" on:keydown=move |event| state.walk(&event)>
            <table role="grid">
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        <th class="spot" tabindex="-1" id=spot_id(Spot::Corner) scope="col" rowspan="2">{session.t(phrases::LANE)}</th>
                        <For each=move || stages.get() key=|id| *id let:id>
                            <StageHead id />
                        </For>
                    </tr>
                    <tr>
                        <For each=move || steps.get() key=|id| *id let:id>
                            <StepHead id />
                        </For>
                    </tr>
                </thead>
                <For each=move || lanes.get() key=|id| *id let:id>
                    <LaneRows id stages steps />
                </For>
            </table>
        </div>
    }
}

#[component]
fn StageHead(id: StageId) -> impl IntoView {
    let state = expect_context::<TwinState>();
    let found = Memo::new(move |_| {
        state.twin.with(|twin| {
            let stage = twin.stages.iter().find(|stage| stage.id == id);
            stage.map(|stage| (stage.name.clone(), stage.steps.len())).unwrap_or_default()
        })
    });
    let name = Signal::derive(move || found.get().0);
    view! {
        <th class="spot" tabindex="-1" id=spot_id(Spot::Stage(id)) scope="colgroup"
            colspan=move || found.get().1.to_string() aria-label=name>
            <NameField cursor=Cursor::Stage(id) called=name />
        </th>
    }
}

#[component]
fn StepHead(id: StepId) -> impl IntoView {
    let state = expect_context::<TwinState>();
    let name = Signal::derive(move || {
        state.twin.with(|twin| twin.place_name(Place::Step(id), state.session.lang()))
    });
    view! {
        <th class="spot" tabindex="-1" id=spot_id(Spot::Step(id)) scope="col" aria-label=name>
            <NameField cursor=Cursor::Step(id) called=name />
            <Leads id />
        </th>
    }
}

/// Where a step leads.
#[component]
pub fn Leads(id: StepId) -> impl IntoView {
    let state = expect_context::<TwinState>();
    let words = Memo::new(move |_| state.twin.with(|twin| twin.leads(id).to_owned()));
    move || {
        Some(words.get()).filter(|words| !words.is_empty()).map(|words| view! { <p class="fine">{words}</p> })
    }
}

#[component]
fn LaneRows(id: LaneId, stages: Memo<Vec<StageId>>, steps: Memo<Vec<StepId>>) -> impl IntoView {
    let state = expect_context::<TwinState>();
    let lane =
        Memo::new(move |_| state.twin.with(|twin| twin.lanes.iter().find(|lane| lane.id == id).cloned()));
    let wide = Memo::new(move |_| lane.with(|lane| lane.as_ref().is_some_and(|lane| lane.wide)));
    let hidden = Memo::new(move |_| lane.with(|lane| lane.as_ref().is_some_and(|lane| lane.hidden)));
    let name = Signal::derive(move || lane.get().map(|lane| lane.name).unwrap_or_default());
    let lang = move || state.session.lang();
    let whole = move || {
        let mark = export::WHOLE_STAGE.get(lang());
        export::MARKED.fill(lang(), &[("text", &name.get()), ("mark", mark)])
    };
    let full = move || {
        let mark = phrases::HIDDEN.get(lang());
        if hidden.get() {
            export::MARKED.fill(lang(), &[("text", &name.get()), ("mark", mark)])
        } else {
            name.get()
        }
    };
    view! {
        <tbody class:hidden-lane=move || hidden.get()>
            <Show when=move || wide.get()>
                <tr>
                    <th class="spot" tabindex="-1" id=spot_id(Spot::Whole(id)) scope="row">{whole}</th>
                    <For each=move || stages.get() key=|id| *id let:stage>
                        <StageCell lane=id stage />
                    </For>
                </tr>
            </Show>
            <tr>
                <th class="spot" tabindex="-1" id=spot_id(Spot::Lane(id)) scope="row" aria-label=full>
                    <NameField cursor=Cursor::Lane(id) called=name />
                    <Show when=move || hidden.get()><span class="badge">{state.session.t(phrases::HIDDEN)}</span></Show>
                </th>
                <For each=move || steps.get() key=|id| *id let:step>
                    <td class="spot" tabindex="-1" id=spot_id(Spot::Cell(id, Place::Step(step)))
                        aria-label=says_in(state, id, Place::Step(step))>
                        <Cards lane=id place=Place::Step(step) />
                        <AddCard lane=id place=Place::Step(step) />
                    </td>
                </For>
            </tr>
        </tbody>
    }
}

#[component]
fn StageCell(lane: LaneId, stage: StageId) -> impl IntoView {
    let state = expect_context::<TwinState>();
    let span = move || {
        let steps = |twin: &crate::twin::Twin| {
            twin.stages.iter().find(|known| known.id == stage).map_or(1, |stage| stage.steps.len())
        };
        state.twin.with(|twin| steps(twin)).to_string()
    };
    view! {
        <td class="spot" tabindex="-1" id=spot_id(Spot::Cell(lane, Place::Stage(stage)))
            aria-label=says_in(state, lane, Place::Stage(stage)) colspan=span>
            <Cards lane place=Place::Stage(stage) />
            <AddCard lane place=Place::Stage(stage) />
        </td>
    }
}

/// What the cards of a cell say, for who comes to it.
fn says_in(state: TwinState, lane: LaneId, place: Place) -> Memo<String> {
    Memo::new(move |_| {
        let lang = state.session.lang();
        let told = state.twin.with(|twin| {
            let cards = twin.cell(lane, place).iter().filter_map(|id| twin.card(*id));
            cards.map(|card| card.says.clone()).filter(|says| !says.is_empty()).collect::<Vec<_>>()
        });
        if told.is_empty() { phrases::BLANK.get(lang).to_owned() } else { told.join(export::LIST.get(lang)) }
    })
}
