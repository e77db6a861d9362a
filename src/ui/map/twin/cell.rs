//! A cell of the table or a list of the outline: its cards as fields, and a button to add one. Names of stages, steps
//! and lanes as fields, too. None of it is a stop for Tab: the cell or line around it is (`walk`).

use super::TwinState;
use super::act::add_id;
use super::menu::MenuButton;
use super::walk::line_id;
use super::words::Words;
use crate::app::Form;
use crate::edit::{Command, JourneyCommand};
use crate::layout::Cursor;
use crate::model::{Body, Card, CardId, LaneId, Metric, Place, Workspace};
use crate::text::{board, map, twin as phrases};
use crate::ui::kit::{Glyph, Icon};
use crate::ui::map::state::element_id;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use std::sync::Arc;

/// The cards of a cell.
#[component]
pub fn Cards(lane: LaneId, place: Place) -> impl IntoView {
    let state = expect_context::<TwinState>();
    let cards = Memo::new(move |_| state.twin.with(|twin| twin.cell(lane, place).to_vec()));
    view! {
        <ul class="cards">
            <For each=move || cards.get() key=|id| *id let:id>
                <li><CardField id at=name_of(state, lane, place) /></li>
            </For>
        </ul>
    }
}

/// The button that adds a card to a cell.
#[component]
pub fn AddCard(lane: LaneId, place: Place) -> impl IntoView {
    let state = expect_context::<TwinState>();
    let at = cell_names(state, lane, place);
    let name = move || {
        let (lane, place) = at.get();
        phrases::ADD_CARD.fill(state.session.lang(), &[("lane", &lane), ("place", &place)])
    };
    view! {
        <button
            type="button"
            id=add_id(lane, place)
            class="button quiet icon add"
            tabindex="-1"
            aria-label=name
            on:click=move |_| state.add_card(lane, place)
        >
            <Icon glyph=Glyph::Plus />
        </button>
    }
}

fn cell_names(state: TwinState, lane: LaneId, place: Place) -> Memo<(String, String)> {
    Memo::new(move |_| {
        let lang = state.session.lang();
        state.twin.with(|twin| {
            let name = twin.lanes.iter().find(|known| known.id == lane).map_or("", |lane| lane.name.as_str());
            (name.to_owned(), twin.place_name(place, lang))
        })
    })
}

/// What a card of a cell is called.
fn name_of(state: TwinState, lane: LaneId, place: Place) -> Signal<String> {
    let at = cell_names(state, lane, place);
    Signal::derive(move || {
        let (lane, place) = at.get();
        phrases::CARD_AT.fill(state.session.lang(), &[("lane", &lane), ("place", &place)])
    })
}

/// A card: its text, what its kind asks for, what else the map shows of it, buttons.
#[component]
fn CardField(id: CardId, at: Signal<String>) -> impl IntoView {
    let state = expect_context::<TwinState>();
    let session = state.session;
    let told = Memo::new(move |_| state.twin.with(|twin| twin.card(id).cloned()));
    let card = Memo::new(move |_| session.journey().and_then(|journey| journey.card(id).cloned()));
    let facts_id = format!("facts-{id}");
    let facts = move || told.get().map(|told| told.facts.join(" · ")).unwrap_or_default();
    let called = Signal::derive(move || {
        let says = told.get().map(|told| told.says.clone()).filter(|says| !says.is_empty());
        says.unwrap_or_else(|| phrases::BLANK.get(session.lang()).to_owned())
    });
    // In the outline a card is a line of its own, in the table a part of its cell.
    let line = state.form == Form::Outline;
    let line_name = move || {
        line.then(|| phrases::LINE.fill(session.lang(), &[("at", &at.get()), ("text", &called.get())]))
    };
    let selected =
        move || session.view.selection.with(|now| now.as_ref().is_some_and(|now| now.cards().contains(&id)));
    let on_key = move |event: KeyboardEvent| {
        if state.key(Cursor::Card(id), &event) {
            event.prevent_default();
        }
    };
    view! {
        <div
            class="twin-card"
            class:selected=selected
            class:spot=line
            id=line.then(|| line_id(Cursor::Card(id)))
            role=line.then_some("group")
            tabindex=line.then_some("-1")
            aria-label=line_name
            on:keydown=on_key
        >
            <CardWords id card at described=facts_id.clone() />
            <Figures id card />
            <div class="under">
                <span class="muted facts-line" id=facts_id>{facts}</span>
                <MenuButton cursor=Cursor::Card(id) called />
            </div>
        </div>
    }
}

/// The text of a card; of a touchpoint, which one it is.
#[component]
fn CardWords(id: CardId, card: Memo<Option<Card>>, at: Signal<String>, described: String) -> impl IntoView {
    let state = expect_context::<TwinState>();
    let is_touch = Memo::new(move |_| {
        card.with(|card| card.as_ref().is_some_and(|card| matches!(card.body, Body::Touch { .. })))
    });
    let value = Signal::derive(move || card.get().map(|card| card.text).unwrap_or_default());
    let write = Callback::new(move |text: String| {
        if let Some(mut card) = card.get_untracked() {
            card.text = text;
            state.session.edit(JourneyCommand::SetCard(Box::new(card)));
        }
    });
    let leave = Callback::new(move |()| {
        state.discard(id);
    });
    let described = StoredValue::new(described);
    let placeholder = Signal::derive(move || match card.get().map(|card| card.body) {
        Some(Body::Kpi { metric, .. }) => map::metric(metric).get(state.session.lang()).to_owned(),
        _ => String::new(),
    });
    move || {
        let id = element_id(Cursor::Card(id));
        if is_touch.get() {
            view! { <Touchpoint node=id card at /> }.into_any()
        } else {
            view! { <Words id label=at value placeholder described=described.get_value() write on_leave=leave /> }.into_any()
        }
    }
}

/// Which touchpoint a card means.
#[component]
fn Touchpoint(node: String, card: Memo<Option<Card>>, at: Signal<String>) -> impl IntoView {
    let state = expect_context::<TwinState>();
    let known = Memo::new(move |_| {
        let list = |workspace: &Arc<Workspace>| {
            workspace.touchpoints.iter().map(|known| (known.id, known.name.clone())).collect::<Vec<_>>()
        };
        state.session.document.workspace.with(list)
    });
    let current = move || {
        card.with(|card| match card.as_ref().map(|card| &card.body) {
            Some(Body::Touch { touchpoint, .. }) => Some(*touchpoint),
            _ => None,
        })
    };
    let options = Signal::derive(move || known.get().into_iter().map(|known| known.1).collect());
    let value = Signal::derive(move || {
        let current = current();
        known.with(|known| known.iter().position(|known| Some(known.0) == current))
    });
    let pick = move |at: usize| {
        let (Some((id, _)), Some(card)) = (known.get_untracked().get(at).cloned(), card.get_untracked())
        else {
            return;
        };
        state.change(card.id, |card| {
            if let Body::Touch { touchpoint, .. } = &mut card.body {
                *touchpoint = id;
            }
        });
    };
    view! { <Pick node label=at options value on_pick=pick /> }
}

const METRICS: [Metric; 10] = crate::ui::map::drawer::METRICS;

/// Score, severity or metric of a card that has one.
#[component]
fn Figures(id: CardId, card: Memo<Option<Card>>) -> impl IntoView {
    let state = expect_context::<TwinState>();
    let session = state.session;
    let kind =
        Memo::new(move |_| card.with(|card| card.as_ref().map(|card| std::mem::discriminant(&card.body))));
    move || {
        kind.track();
        Some(match card.get_untracked()?.body {
            Body::Emotion { .. } => view! { <Score id card /> }.into_any(),
            Body::Pain { .. } => {
                let options = Signal::derive(move || {
                    board::SEVERITIES.map(|name| name.get(session.lang()).to_owned()).to_vec()
                });
                let value = Signal::derive(move || match card.get().map(|card| card.body) {
                    Some(Body::Pain { severity, .. }) => usize::from(severity).checked_sub(1),
                    _ => None,
                });
                let pick = move |at: usize| {
                    state.change(id, |card| {
                        if let (Body::Pain { severity, .. }, Ok(at)) = (&mut card.body, u8::try_from(at + 1))
                        {
                            *severity = at;
                        }
                    });
                };
                let node = format!("severity-{id}");
                view! { <Pick node label=session.t(phrases::SEVERITY) options value on_pick=pick /> }
                    .into_any()
            }
            Body::Kpi { .. } => {
                let options = Signal::derive(move || {
                    METRICS.map(|m| map::metric(m).get(session.lang()).to_owned()).to_vec()
                });
                let value = Signal::derive(move || match card.get().map(|card| card.body) {
                    Some(Body::Kpi { metric, .. }) => METRICS.iter().position(|known| *known == metric),
                    _ => None,
                });
                let pick = move |at: usize| {
                    let Some(picked) = METRICS.get(at).copied() else { return };
                    // A target of one metric means nothing for another.
                    state.change(id, |card| {
                        card.body = Body::Kpi { metric: picked, target: None, warn: None };
                    });
                };
                let node = format!("metric-{id}");
                view! { <Pick node label=session.t(phrases::METRIC) options value on_pick=pick /> }.into_any()
            }
            _ => return None,
        })
    }
}

/// The score of a claimed point.
#[component]
fn Score(id: CardId, card: Memo<Option<Card>>) -> impl IntoView {
    let state = expect_context::<TwinState>();
    let value = move || match card.get().map(|card| card.body) {
        Some(Body::Emotion { score, .. }) => score.to_string(),
        _ => String::new(),
    };
    let on_change = move |typed: String| {
        if let Some(new) = typed.trim().parse::<f64>().ok().filter(|new| new.is_finite()) {
            state.change(id, |card| {
                if let Body::Emotion { score, .. } = &mut card.body {
                    *score = new.clamp(-2.0, 2.0);
                }
            });
        }
    };
    view! {
        <label class="line">
            <span class="label">{state.session.t(phrases::SCORE)}</span>
            <input
                class="input"
                type="number"
                tabindex="-1"
                id=format!("score-{id}")
                min="-2"
                max="2"
                step="0.1"
                prop:value=value
                readonly=move || state.session.document.read_only.get()
                on:change=move |event| on_change(event_target_value(&event))
            />
        </label>
    }
}

/// A choice of some names.
#[component]
pub fn Pick(
    node: String,
    #[prop(into)] label: Signal<String>,
    options: Signal<Vec<String>>,
    value: Signal<Option<usize>>,
    on_pick: impl Fn(usize) + Send + Sync + Copy + 'static,
) -> impl IntoView {
    let session = expect_context::<TwinState>().session;
    let options = Memo::new(move |_| options.get());
    let listed = move || {
        let option = |(at, name): (usize, String)| {
            view! { <option value=at.to_string() selected=move || value.get() == Some(at)>{name}</option> }
        };
        options.get().into_iter().enumerate().map(option).collect_view()
    };
    view! {
        <select
            class="input"
            tabindex="-1"
            id=node
            aria-label=label
            disabled=move || session.document.read_only.get()
            on:change=move |event| {
                if let Ok(at) = event_target_value(&event).parse() {
                    on_pick(at);
                }
            }
        >
            {listed}
        </select>
    }
}

/// The name of a stage, step or lane as a field, with its menu.
#[component]
pub fn NameField(
    cursor: Cursor,
    /// What it is called where it has no name.
    #[prop(into)]
    called: Signal<String>,
) -> impl IntoView {
    let state = expect_context::<TwinState>();
    let session = state.session;
    let value = Signal::derive(move || {
        let journey = session.journey();
        let name = |journey: &Arc<crate::model::Journey>| match cursor {
            Cursor::Stage(id) => journey.stage(id).map(|stage| stage.name.clone()),
            Cursor::Step(id) => journey.step(id).map(|(_, step)| step.name.clone()),
            Cursor::Lane(id) => journey.lane(id).map(|lane| lane.name.clone()),
            Cursor::Card(_) | Cursor::Cell(..) => None,
        };
        journey.as_ref().and_then(name).unwrap_or_default()
    });
    // A lane without a name of its own has its kind's.
    let placeholder = Signal::derive(move || match cursor {
        Cursor::Lane(id) => {
            let kind = session.journey().and_then(|journey| journey.lane(id).map(|lane| lane.kind));
            kind.map(|kind| map::lane(kind).get(session.lang()).to_owned()).unwrap_or_default()
        }
        _ => String::new(),
    });
    let write = Callback::new(move |name: String| {
        let Some(journey) = untrack(|| session.journey()) else { return };
        let command = match cursor {
            Cursor::Stage(id) => journey
                .stage(id)
                .cloned()
                .map(|stage| JourneyCommand::SetStage(crate::model::Stage { name, ..stage })),
            Cursor::Step(id) => journey
                .step(id)
                .map(|(_, step)| JourneyCommand::SetStep(crate::model::Step { name, ..step.clone() })),
            Cursor::Lane(id) => journey
                .lane(id)
                .cloned()
                .map(|lane| JourneyCommand::SetLane(crate::model::Lane { name, ..lane })),
            Cursor::Card(_) | Cursor::Cell(..) => None,
        };
        if let Some(command) = command {
            session.dispatch(Command::Journey(journey.id, command));
        }
    });
    let label = session.t(match cursor {
        Cursor::Stage(_) => phrases::STAGE_NAME,
        Cursor::Step(_) => phrases::STEP_NAME,
        _ => phrases::LANE_NAME,
    });
    let on_key = move |event: KeyboardEvent| {
        if state.key(cursor, &event) {
            event.prevent_default();
        }
    };
    view! {
        <div class="name" on:keydown=on_key>
            <Words id=element_id(cursor) label value placeholder write />
            <MenuButton cursor called />
        </div>
    }
}
