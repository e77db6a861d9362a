//! Names of the data beside what the map knows: the unmatched can be bound to something known, or created.

use super::{PAGE_ROWS, more};
use crate::app::{Session, use_session};
use crate::engine::{self, NameMatch};
use crate::model::{ChannelId, Place, StageId, TouchpointId};
use crate::table::Quality;
use crate::text::{Phrase, data as words, number};
use crate::ui::kit::{Check, Choice};
use crate::ui::map::places;
use leptos::prelude::*;
use std::sync::Arc;

/// Names of the data with what answers to them.
pub type Found<Id> = Memo<Vec<NameMatch<Id>>>;

/// How many names nothing answers to.
pub fn unmatched<Id>(found: &[NameMatch<Id>]) -> usize {
    found.iter().filter(|name| name.known.is_none()).count()
}

/// Names of the data that no card of the map stands for.
pub fn off_map<Id>(found: &[NameMatch<Id>]) -> Vec<String> {
    let is_off = |name: &&NameMatch<Id>| !name.known.as_ref().is_some_and(|known| known.shown);
    found.iter().filter(is_off).map(|name| name.name.clone()).collect()
}

fn unmatched_names<Id>(found: &[NameMatch<Id>]) -> Vec<String> {
    found.iter().filter(|name| name.known.is_none()).map(|name| name.name.clone()).collect()
}

/// What identifies something known.
trait Key: Copy + PartialEq + Send + Sync + 'static {}

impl<Id: Copy + PartialEq + Send + Sync + 'static> Key for Id {}

/// What one table of names can do.
struct Means<Id: Key> {
    /// What a name can be bound to.
    known: Signal<Vec<(Id, String)>>,
    /// Binds a name.
    bind: Callback<(String, Id)>,
    /// Makes something of names, where that can be done here.
    create: Option<Callback<Vec<String>>>,
    /// Whether it matters that a card stands for it.
    on_cards: bool,
}

impl<Id: Key> Clone for Means<Id> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Id: Key> Copy for Means<Id> {}

/// Touchpoints of the data.
#[component]
pub fn TouchpointPanel(found: Found<TouchpointId>, source: String) -> impl IntoView {
    let session = use_session();
    let place = RwSignal::new(None::<Place>);
    let choices = Memo::new(move |_| {
        session.journey().map(|journey| places(&journey, session.lang())).unwrap_or_default()
    });
    let options = Signal::derive(move || {
        let lang = session.lang();
        let at = |(_, name): &(Place, String)| words::PLACE_AT.fill(lang, &[("place", name)]);
        let none = words::PLACE_NONE.get(lang).to_owned();
        choices.with(|choices| std::iter::once(none).chain(choices.iter().map(at)).collect::<Vec<_>>())
    });
    let at = Signal::derive(move || {
        let place = place.get();
        choices.with(|choices| choices.iter().position(|known| Some(known.0) == place).map_or(0, |at| at + 1))
    });
    let pick = move |at: usize| {
        let chosen = at.checked_sub(1).and_then(|at| choices.with_untracked(|list| Some(list.get(at)?.0)));
        place.set(chosen);
    };
    let create = Callback::new(move |names: Vec<String>| {
        // A place that was deleted meanwhile is none.
        let known =
            choices.with_untracked(|list| list.iter().any(|known| Some(known.0) == place.get_untracked()));
        session.create_touchpoints(&names, place.get_untracked().filter(|_| known), &source);
    });
    let known = Signal::derive(move || {
        session.document.workspace.with(|workspace| {
            workspace.touchpoints.iter().map(|known| (known.id, known.name.clone())).collect::<Vec<_>>()
        })
    });
    let bind = Callback::new(move |(name, id): (String, TouchpointId)| session.bind_touchpoint(&name, id));
    let means = Means { known, bind, create: Some(create), on_cards: true };
    view! {
        <section class="panel" aria-labelledby="touchpoints-title">
            <h2 id="touchpoints-title">{session.t(words::MATCH_TOUCHPOINTS)}</h2>
            <p class="muted">{session.t(words::MATCH_TOUCHPOINTS_HINT)}</p>
            <Names found means title="touchpoints-title">
                <div class="place-new">
                    <Choice label=session.t(words::PLACE_NEW) options value=at on_pick=pick />
                </div>
            </Names>
        </section>
    }
}

/// Stages of the data.
#[component]
pub fn StagePanel(quality: Arc<Quality>) -> impl IntoView {
    let session = use_session();
    let is_none = quality.stages.is_empty();
    let found = Memo::new(move |_| {
        session.journey().map(|journey| engine::stage_matches(&journey, &quality)).unwrap_or_default()
    });
    let known = Signal::derive(move || {
        session
            .journey()
            .map(|journey| journey.stages.iter().map(|stage| (stage.id, stage.name.clone())).collect())
            .unwrap_or_default()
    });
    let bind = Callback::new(move |(name, id): (String, StageId)| session.bind_stage(&name, id));
    let means = Means { known, bind, create: None, on_cards: false };
    view! {
        <section class="panel" aria-labelledby="stages-title">
            <h2 id="stages-title">{session.t(words::MATCH_STAGES)}</h2>
            <p class="muted">{session.t(if is_none { words::NO_STAGES } else { words::MATCH_STAGES_HINT })}</p>
            {(!is_none).then(|| view! { <Names found means title="stages-title" /> })}
        </section>
    }
}

/// Channels of the data.
#[component]
pub fn ChannelPanel(quality: Arc<Quality>) -> impl IntoView {
    let session = use_session();
    let is_none = quality.channels.is_empty();
    let found = Memo::new(move |_| {
        session.document.workspace.with(|workspace| engine::channel_matches(workspace, &quality))
    });
    let known = Signal::derive(move || {
        session.document.workspace.with(|workspace| {
            workspace.channels.iter().map(|known| (known.id, known.name.clone())).collect::<Vec<_>>()
        })
    });
    let bind = Callback::new(move |(name, id): (String, ChannelId)| session.bind_channel(&name, id));
    let create = Callback::new(move |names: Vec<String>| session.create_channels(&names));
    let means = Means { known, bind, create: Some(create), on_cards: false };
    view! {
        <section class="panel" aria-labelledby="channels-title">
            <h2 id="channels-title">{session.t(words::MATCH_CHANNELS)}</h2>
            <p class="muted">{session.t(if is_none { words::NO_CHANNELS } else { words::MATCH_CHANNELS_HINT })}</p>
            {(!is_none).then(|| view! { <Names found means title="channels-title" /> })}
        </section>
    }
}

/// The table of names, with a filter and the way to create all that are unmatched.
#[component]
fn Names<Id: Key>(
    found: Found<Id>,
    means: Means<Id>,
    /// The id of the panel's heading.
    title: &'static str,
    /// Where what is created goes, if that can be chosen.
    #[prop(optional)]
    children: Option<ChildrenFn>,
) -> impl IntoView {
    let session = use_session();
    let rows = RwSignal::new(PAGE_ROWS);
    let wanted = RwSignal::new(false);
    let open = Memo::new(move |_| found.with(|found| unmatched(found)));
    // With nothing left to match the filter would show an empty table.
    let only = Memo::new(move |_| wanted.get() && open.get() > 0);
    let n = move |phrase: Phrase| phrase.fill(session.lang(), &[("n", &number::count(open.get() as u64))]);
    let listed = Memo::new(move |_| {
        let keep = |name: &&NameMatch<Id>| !only.get() || name.known.is_none();
        found.with(|found| found.iter().filter(keep).cloned().collect::<Vec<_>>())
    });
    let all = Signal::derive(move || listed.with(Vec::len));
    let any = move || open.get() > 0;
    let shown = move || listed.with(|listed| listed.iter().take(rows.get()).cloned().collect::<Vec<_>>());
    // A row that is bound or created is drawn anew; the others stay, and with them the focus.
    let key = |name: &NameMatch<Id>| {
        let known = name.known.as_ref().map(|known| (known.name.clone(), known.shown));
        (name.name.clone(), known)
    };
    let children = StoredValue::new(children);
    view! {
        <Show when=any>
            <div class="row wrap match-tools">
                <span class="grow">
                    <Check label=Signal::derive(move || n(words::ONLY_UNMATCHED)) value=wanted on_change=move |on| wanted.set(on) />
                </span>
                {children.with_value(|children| children.as_ref().map(|children| children()))}
                {create_all_button(session, found, means)}
            </div>
        </Show>
        <div class="table-frame" tabindex="0" role="group" aria-labelledby=title>
            <table class="data-grid names">
                <thead>
                    <tr>
                        <th scope="col">{session.t(words::IN_DATA)}</th>
                        <th scope="col" class="number">{session.t(words::EVENTS)}</th>
                        <th scope="col">{session.t(words::IN_MAP)}</th>
                    </tr>
                </thead>
                <tbody>
                    <For each=shown key=key let:name>
                        {row(session, name, means)}
                    </For>
                </tbody>
            </table>
        </div>
        {more(session, rows, all)}
    }
}

fn create_all_button<Id: Key>(session: Session, found: Found<Id>, means: Means<Id>) -> Option<impl IntoView> {
    let create = means.create?;
    let text = move || {
        let open = found.with(|found| unmatched(found));
        words::CREATE_ALL.fill(session.lang(), &[("n", &number::count(open as u64))])
    };
    let run = move |_| create.run(found.with_untracked(|found| unmatched_names(found)));
    Some(view! { <button type="button" class="button" on:click=run>{text}</button> })
}

fn row<Id: Key>(session: Session, of_data: NameMatch<Id>, means: Means<Id>) -> impl IntoView {
    let NameMatch { name, events, known } = of_data;
    let said = name.clone();
    let shown =
        move || if said.is_empty() { words::NO_NAME.get(session.lang()).to_owned() } else { said.clone() };
    let state = match known {
        Some(known) => {
            let other = known.name != name;
            let state = if !means.on_cards || known.shown { words::ON_MAP } else { words::OFF_MAP };
            let class = if !means.on_cards || known.shown { "known" } else { "known off" };
            let text = move || {
                let lang = session.lang();
                let alias = words::KNOWN_AS.fill(lang, &[("name", &known.name)]);
                match (other, means.on_cards) {
                    (true, true) => format!("{alias} · {}", state.get(lang)),
                    (true, false) => alias,
                    (false, true) => state.get(lang).to_owned(),
                    (false, false) => words::MATCHED.get(lang).to_owned(),
                }
            };
            view! { <span class=class>{text}</span> }.into_any()
        }
        None => view! { <div class="row bind">{bind_fields(session, name, means)}</div> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row">{shown}</th>
            <td class="number">{number::count(events)}</td>
            <td>{state}</td>
        </tr>
    }
}

/// The select that binds a name, and the button that creates it.
fn bind_fields<Id: Key>(session: Session, name: String, means: Means<Id>) -> impl IntoView {
    let named = |phrase: Phrase| {
        let name = name.clone();
        move || phrase.fill(session.lang(), &[("name", &name)])
    };
    let options = move || {
        let known = means.known.get().into_iter().enumerate();
        known.map(|(at, (_, name))| view! { <option value=at.to_string()>{name}</option> }).collect_view()
    };
    let bind = {
        let name = name.clone();
        move |event| {
            let at: Option<usize> = event_target_value(&event).parse().ok();
            let id = at.and_then(|at| means.known.with_untracked(|known| Some(known.get(at)?.0)));
            if let Some(id) = id {
                means.bind.run((name.clone(), id));
            }
        }
    };
    let create = means.create.map(|create| {
        let label = named(words::CREATE_NAME);
        let name = name.clone();
        view! {
            <button type="button" class="button" aria-label=label on:click=move |_| create.run(vec![name.clone()])>
                {session.t(words::CREATE)}
            </button>
        }
    });
    view! {
        <select class="input" aria-label=named(words::BIND_NAME) on:change=bind>
            <option value="">{session.t(words::BIND)}</option>
            {options}
        </select>
        {create}
    }
}
