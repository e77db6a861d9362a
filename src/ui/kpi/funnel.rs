//! The funnel over stages; the funnel over touchpoints and its builder: touchpoints in order, window, whose chain, what may intervene.

use super::card::ChartCard;
use super::with_sheet;
use crate::app::{Session, use_session};
use crate::dashboard::{stage_funnel, suggest_funnel, touchpoint_funnel};
use crate::edit::{JourneyCommand, JourneyField};
use crate::engine::{Entity, FunnelQuery, Order, StepMatch};
use crate::model::Window;
use crate::text::{Phrase, kpi as words, number};
use crate::ui::kit::{Choice, Glyph, Icon};
use leptos::prelude::*;

/// Windows to choose from, minutes; none is no limit.
const WINDOWS: [Option<u32>; 8] =
    [Some(30), Some(60), Some(1440), Some(3 * 1440), Some(7 * 1440), Some(30 * 1440), Some(90 * 1440), None];

const ENTITIES: [(Entity, Phrase); 2] =
    [(Entity::Customer, words::ENTITY_CUSTOMER), (Entity::Case, words::ENTITY_CASE)];

const ORDERS: [(Order, Phrase); 4] = [
    (Order::Loose, words::ORDER_LOOSE),
    (Order::StrictIncrease, words::ORDER_INCREASE),
    (Order::StrictDeduplication, words::ORDER_DEDUPLICATION),
    (Order::StrictOrder, words::ORDER_STRICT),
];

/// The funnel over the stages of the map; its window is the journey's own.
#[component]
pub fn StageCard() -> impl IntoView {
    let session = use_session();
    let card = Memo::new(move |_| {
        with_sheet(session, |sheet| (sheet.figures.stage_funnel.steps.len() > 1).then(|| stage_funnel(sheet)))
            .flatten()
    });
    let asked = Memo::new(move |_| session.journey().map(|journey| journey.window));
    let windows = Signal::derive(move || window_names(session, asked.get()));
    let at = Signal::derive(move || window_position(asked.get()));
    let pick = move |at: usize| {
        if let Some(minutes) = listed_windows(asked.get_untracked()).get(at) {
            session.edit(JourneyCommand::Set(JourneyField::Window(window_of(*minutes))));
        }
    };
    view! {
        <ChartCard card>
            <div class="card-options">
                <Choice label=session.t(words::WINDOW) options=windows value=at on_pick=pick />
            </div>
        </ChartCard>
    }
}

/// The funnel with its builder. It begins with a suggestion.
#[component]
pub fn FunnelCard() -> impl IntoView {
    let session = use_session();
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        if session.data.funnel.with(Option::is_none) {
            suggest(session);
        }
    });
    let card = Memo::new(move |_| with_sheet(session, touchpoint_funnel).flatten());
    view! {
        <ChartCard card>
            <div class="funnel-builder">
                <button
                    type="button"
                    class="button"
                    aria-expanded=move || open.get().to_string()
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    <Icon glyph=Glyph::Filter />
                    {session.t(words::EDIT_FUNNEL)}
                </button>
                <Show when=move || open.get()>
                    <Builder />
                </Show>
            </div>
        </ChartCard>
    }
}

/// Asks the suggested funnel. Tracks the figures: there is nothing to suggest before the first answer.
fn suggest(session: Session) {
    if let Some(funnel) = session.figures().and_then(|figures| suggest_funnel(&figures)) {
        session.data.funnel.set(Some(funnel));
    }
}

fn change(session: Session, edit: impl FnOnce(&mut FunnelQuery)) {
    session.data.funnel.update(|funnel| {
        if let Some(funnel) = funnel {
            edit(funnel);
        }
    });
}

fn window_of(minutes: Option<u32>) -> Window {
    minutes.map_or(Window::Unlimited, Window::Minutes)
}

#[component]
fn Builder() -> impl IntoView {
    let session = use_session();
    let labels = move || {
        session.data.funnel.with(|funnel| {
            funnel
                .iter()
                .flat_map(|funnel| funnel.steps.iter().map(|step| step.label.clone()))
                .collect::<Vec<_>>()
        })
    };
    view! {
        <fieldset class="steps">
            <legend class="label">{session.t(words::STEPS)}</legend>
            <ol>
                {move || {
                    let labels = labels();
                    let last = labels.len().saturating_sub(1);
                    let step = |(at, label)| view! { <StepChip at label last=at == last /> };
                    labels.into_iter().enumerate().map(step).collect_view()
                }}
                <li><AddStep /></li>
            </ol>
        </fieldset>
        <Conditions />
    }
}

#[component]
fn StepChip(at: usize, label: String, last: bool) -> impl IntoView {
    let session = use_session();
    let named = |phrase: Phrase| {
        let label = label.clone();
        Signal::derive(move || phrase.fill(session.lang(), &[("step", &label)]))
    };
    let (earlier, later, remove) =
        (named(words::STEP_EARLIER), named(words::STEP_LATER), named(words::STEP_REMOVE));
    view! {
        <li class="chip step">
            <button
                type="button"
                aria-label=earlier
                disabled=at == 0
                on:click=move |_| change(session, |funnel| funnel.steps.swap(at - 1, at))
            >
                <Icon glyph=Glyph::Left />
            </button>
            <span>{label.clone()}</span>
            <button
                type="button"
                aria-label=later
                disabled=last
                on:click=move |_| change(session, |funnel| funnel.steps.swap(at, at + 1))
            >
                <Icon glyph=Glyph::Right />
            </button>
            <button
                type="button"
                aria-label=remove
                on:click=move |_| change(session, |funnel| drop(funnel.steps.remove(at)))
            >
                <Icon glyph=Glyph::Close />
            </button>
        </li>
    }
}

/// Every touchpoint of the data, to add at the end.
#[component]
fn AddStep() -> impl IntoView {
    let session = use_session();
    let names = Memo::new(move |_| {
        let figures = session.figures();
        figures.iter().flat_map(|f| f.touchpoints.iter().map(|t| t.name.clone())).collect::<Vec<_>>()
    });
    let select = NodeRef::<leptos::html::Select>::new();
    let add = move |event| {
        let name = event_target_value(&event);
        if !name.is_empty() {
            let step = StepMatch { label: name.clone(), touchpoints: vec![name] };
            change(session, |funnel| funnel.steps.push(step));
        }
        if let Some(select) = select.get_untracked() {
            select.set_value("");
        }
    };
    let options = move || {
        names
            .get()
            .into_iter()
            .map(|name| view! { <option value=name.clone()>{name.clone()}</option> })
            .collect_view()
    };
    view! {
        <select class="input" node_ref=select aria-label=session.t(words::ADD_STEP) on:change=add>
            <option value="">{session.t(words::ADD_STEP)}</option>
            {options}
        </select>
    }
}

#[component]
fn Conditions() -> impl IntoView {
    let session = use_session();
    let funnel = move || session.data.funnel.get();
    let has_cases =
        Memo::new(move |_| session.figures().is_some_and(|figures| figures.overview.cases.is_some()));
    let asked = move || funnel().map(|funnel| funnel.window);
    let windows = Signal::derive(move || window_names(session, asked()));
    let window_at = Signal::derive(move || window_position(asked()));
    let pick_window = move |at: usize| {
        let asked = session.data.funnel.with_untracked(|funnel| funnel.as_ref().map(|funnel| funnel.window));
        if let Some(minutes) = listed_windows(asked).get(at) {
            change(session, |funnel| funnel.window = window_of(*minutes));
        }
    };
    let names = move |phrases: Vec<Phrase>| {
        Signal::derive(move || {
            phrases.iter().map(|phrase| phrase.get(session.lang()).to_owned()).collect::<Vec<_>>()
        })
    };
    let entity_at = Signal::derive(move || {
        funnel().and_then(|f| ENTITIES.iter().position(|known| known.0 == f.entity)).unwrap_or(0)
    });
    let order_at = Signal::derive(move || {
        funnel().and_then(|f| ORDERS.iter().position(|known| known.0 == f.order)).unwrap_or(0)
    });
    view! {
        <div class="conditions">
            <Choice label=session.t(words::WINDOW) options=windows value=window_at on_pick=pick_window />
            <Show when=move || has_cases.get()>
                <Choice
                    label=session.t(words::ENTITY)
                    options=names(ENTITIES.map(|known| known.1).to_vec())
                    value=entity_at
                    on_pick=move |at| {
                        if let Some((entity, _)) = ENTITIES.get(at) {
                            change(session, |funnel| funnel.entity = *entity);
                        }
                    }
                />
            </Show>
            <Choice
                label=session.t(words::ORDER)
                options=names(ORDERS.map(|known| known.1).to_vec())
                value=order_at
                on_pick=move |at| {
                    if let Some((order, _)) = ORDERS.get(at) {
                        change(session, |funnel| funnel.order = *order);
                    }
                }
            />
            <button type="button" class="button quiet" on:click=move |_| session.data.funnel.set(None)>
                {session.t(words::FUNNEL_RESET)}
            </button>
        </div>
    }
}

fn window_names(session: Session, asked: Option<Window>) -> Vec<String> {
    listed_windows(asked).into_iter().map(|minutes| number::window(minutes, session.lang())).collect()
}

fn window_position(asked: Option<Window>) -> usize {
    listed_windows(asked).into_iter().position(|minutes| Some(window_of(minutes)) == asked).unwrap_or(0)
}

/// A window that is none of the usual ones (the journey's own) is listed with them.
fn listed_windows(asked: Option<Window>) -> Vec<Option<u32>> {
    let mut listed = WINDOWS.to_vec();
    if let Some(Window::Minutes(minutes)) = asked
        && !listed.contains(&Some(minutes))
    {
        listed.insert(0, Some(minutes));
    }
    listed
}
