//! What differs between two states: in numbers, in words, and on both maps.

use crate::app::{Session, use_session};
use crate::model::{Journey, JourneyId, Workspace};
use crate::text::{Lang, Phrase, states as words};
use crate::ui::kit::Choice;
use crate::ui::picture::{Mark, Marks, Picture, mark_id};
use crate::versions::{Difference, Key, Kind, differences, without_parts};
use leptos::html;
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// So many differences are listed at first.
const FIRST: usize = 200;

/// Two states.
#[derive(Clone)]
pub struct Pair {
    /// The earlier one.
    pub before: Arc<Workspace>,
    /// The later one.
    pub after: Arc<Workspace>,
}

/// The journey that a difference is in; none for what all journeys share.
fn journey_of(difference: &Difference) -> Option<JourneyId> {
    let id = if difference.kind == Kind::Journey { &difference.key.id } else { &difference.key.journey };
    id.parse().ok().filter(|_| !id.is_empty())
}

/// Two states and what differs.
#[component]
pub fn Result(
    pair: Pair,
    /// Positions of the differences that are chosen, if they can be.
    #[prop(optional)]
    chosen: Option<RwSignal<BTreeSet<usize>>>,
    /// What the two are called.
    #[prop(default = (words::BEFORE, words::AFTER))]
    sides: (Phrase, Phrase),
) -> impl IntoView {
    let session = use_session();
    let pair = StoredValue::new(pair);
    let found = Memo::new(move |_| {
        let lang = session.lang();
        let found = pair.with_value(|pair| differences(&pair.before, &pair.after, lang).unwrap_or_default());
        Arc::new(without_parts(found))
    });
    let journeys = StoredValue::new(pair.with_value(journeys));
    let shown = RwSignal::new(first_journey(session, &found.get_untracked(), journeys.get_value().first()));
    let names = Signal::derive(move || {
        let found = found.get();
        let name = |(id, name): &(JourneyId, String)| {
            let n = found.iter().filter(|difference| journey_of(difference) == Some(*id)).count();
            if n == 0 { name.clone() } else { format!("{name} ({n})") }
        };
        journeys.with_value(|journeys| journeys.iter().map(name).collect::<Vec<String>>())
    });
    let at = Signal::derive(move || {
        let shown = shown.get();
        journeys.with_value(|journeys| journeys.iter().position(|(id, _)| Some(*id) == shown).unwrap_or(0))
    });
    let pick = move |at: usize| {
        shown.set(journeys.with_value(|journeys| journeys.get(at).map(|(id, _)| *id)));
    };
    view! {
        <div class="row wrap facts">
            <strong role="status">{move || counts(&found.get(), session.lang())}</strong>
            {(journeys.with_value(Vec::len) > 1)
                .then(|| view! { <Choice label=session.t(words::JOURNEY) options=names value=at on_pick=pick /> })}
        </div>
        <div class="result">
            <List found shown chosen />
            {move || shown.get().map(|journey| pictures(session, pair, journey, &found.get(), sides))}
        </div>
    }
}

fn pictures(
    session: Session,
    pair: StoredValue<Pair>,
    journey: JourneyId,
    found: &[Difference],
    sides: (Phrase, Phrase),
) -> impl IntoView + use<> {
    let Pair { before, after } = pair.get_value();
    let marks = |gone: bool| -> Marks {
        let mut marks: BTreeMap<(Kind, Key), Mark> = BTreeMap::new();
        // Another journey may have things of the same ids: one that was derived from this one.
        for difference in found.iter().filter(|one| journey_of(one).is_none_or(|of| of == journey)) {
            let mark = Mark::of(&difference.change);
            let hidden = if gone { Mark::Added } else { Mark::Removed };
            if mark != hidden {
                let known = marks.entry((difference.kind, difference.key.clone())).or_insert(mark);
                *known = mark.max(*known);
            }
        }
        marks.into_iter().collect()
    };
    let (earlier, later) = (marks(true), marks(false));
    let panes = [NodeRef::<html::Div>::new(), NodeRef::new()];
    let [above, below] = panes;
    view! {
        <div class="pictures">
            <h3>{session.t(sides.0)}</h3>
            <div class="pane" node_ref=above on:scroll=move |_| follow(above, below)>
                <Picture workspace=before journey marks=earlier side="before" />
            </div>
            <h3>{session.t(sides.1)}</h3>
            <div class="pane" node_ref=below on:scroll=move |_| follow(below, above)>
                <Picture workspace=after journey marks=later side="after" />
            </div>
        </div>
    }
}

/// Both maps show the same place.
fn follow(moved: NodeRef<html::Div>, other: NodeRef<html::Div>) {
    let (Some(moved), Some(other)) = (moved.get_untracked(), other.get_untracked()) else { return };
    let (left, top) = (moved.scroll_left(), moved.scroll_top());
    if (other.scroll_left(), other.scroll_top()) != (left, top) {
        other.set_scroll_left(left);
        other.set_scroll_top(top);
    }
}

/// The journeys of both states, with their names.
fn journeys(pair: &Pair) -> Vec<(JourneyId, String)> {
    let mut found: Vec<(JourneyId, String)> = Vec::new();
    // A journey that only gives its name to a link has no stages.
    let drawn = |journey: &&Arc<Journey>| !journey.stages.is_empty();
    for journey in pair.after.journeys.iter().chain(&pair.before.journeys).filter(drawn) {
        if found.iter().all(|(id, _)| *id != journey.id) {
            found.push((journey.id, journey.name.clone()));
        }
    }
    found
}

/// The journey that is open, if it differs or nothing does; else the first that does.
fn first_journey(
    session: Session,
    found: &[Difference],
    first: Option<&(JourneyId, String)>,
) -> Option<JourneyId> {
    let open = untrack(|| session.journey()).map(|journey| journey.id);
    let differs = |id: JourneyId| found.iter().any(|difference| journey_of(difference) == Some(id));
    open.filter(|id| differs(*id))
        .or_else(|| found.iter().find_map(journey_of))
        .or(open)
        .or(first.map(|(id, _)| *id))
}

fn counts(found: &[Difference], lang: Lang) -> String {
    if found.is_empty() {
        return words::SAME.get(lang).to_owned();
    }
    let n = |mark: Mark| {
        found.iter().filter(|difference| Mark::of(&difference.change) == mark).count().to_string()
    };
    words::COUNTS.fill(
        lang,
        &[
            ("added", &n(Mark::Added)),
            ("removed", &n(Mark::Removed)),
            ("changed", &n(Mark::Changed)),
            ("moved", &n(Mark::Moved)),
        ],
    )
}

/// The differences of the journey that is shown, and of what all journeys share.
#[component]
fn List(
    found: Memo<Arc<Vec<Difference>>>,
    shown: RwSignal<Option<JourneyId>>,
    chosen: Option<RwSignal<BTreeSet<usize>>>,
) -> impl IntoView {
    let session = use_session();
    let whole = RwSignal::new(false);
    let rows = move || {
        let (found, shown, lang) = (found.get(), shown.get(), session.lang());
        let own: Vec<(usize, &Difference)> =
            found.iter().enumerate().filter(|(_, one)| journey_of(one) == shown).collect();
        let shared: Vec<(usize, &Difference)> =
            found.iter().enumerate().filter(|(_, one)| journey_of(one).is_none()).collect();
        let n = own.len() + shared.len();
        let most = if whole.get() { usize::MAX } else { FIRST };
        let none = own.is_empty() && shown.is_some() && !found.is_empty();
        let own = own.into_iter().take(most).map(|(at, one)| row(at, one, lang, chosen)).collect_view();
        let shared = (!shared.is_empty()).then(|| {
            let rows =
                shared.into_iter().take(most).map(|(at, one)| row(at, one, lang, chosen)).collect_view();
            view! { <li class="heading">{words::SHARED.get(lang)}</li> {rows} }
        });
        view! {
            {none.then(|| view! { <li class="muted">{words::SAME_JOURNEY.get(lang)}</li> })}
            {own}
            {shared}
            {(n > most).then(|| view! {
                <li><button type="button" class="button" on:click=move |_| whole.set(true)>
                    {words::SHOW_ALL.fill(lang, &[("n", &n.to_string())])}
                </button></li>
            })}
        }
    };
    view! { <ul class="differences">{rows}</ul> }
}

fn row(
    at: usize,
    difference: &Difference,
    lang: Lang,
    chosen: Option<RwSignal<BTreeSet<usize>>>,
) -> impl IntoView + use<> {
    let mark = Mark::of(&difference.change);
    let (subject, place) = (difference.subject(lang), difference.place());
    let happened =
        difference.sentences(lang).into_iter().map(|text| view! { <span>{text}</span> }).collect_view();
    let key = difference.key.clone();
    let show = move |_| show_mark(&key);
    let tick = chosen.map(|chosen| {
        let toggle = move |_| {
            chosen.update(|chosen| {
                if !chosen.remove(&at) {
                    chosen.insert(at);
                }
            });
        };
        view! {
            <input
                type="checkbox"
                aria-label=subject.clone()
                prop:checked=move || chosen.with(|chosen| chosen.contains(&at))
                on:change=toggle
            />
        }
    });
    view! {
        <li class=format!("difference {}", mark.class())>
            {tick}
            <button type="button" on:click=show>
                <span class="sign" title=mark.name().get(lang)>{mark.sign()}</span>
                <span class="what">
                    <strong>{subject}</strong>
                    {happened}
                    <span class="fine">{place}</span>
                </span>
            </button>
        </li>
    }
}

/// Brings a mark into view, on both maps.
fn show_mark(key: &Key) {
    for lit in document().query_selector_all(".pictures .lit").into_iter().flat_map(nodes) {
        drop(lit.class_list().remove_1("lit"));
    }
    for side in ["before", "after"] {
        if let Some(mark) = document().get_element_by_id(&mark_id(side, key)) {
            drop(mark.class_list().add_1("lit"));
            mark.scroll_into_view_with_bool(false);
        }
    }
}

fn nodes(list: leptos::web_sys::NodeList) -> impl Iterator<Item = leptos::web_sys::Element> {
    use leptos::wasm_bindgen::JsCast;
    (0..list.length()).filter_map(move |at| list.get(at)?.dyn_into().ok())
}
