//! The tools above the tiles: what is compared, metrics of the user's own, the arrangement.

use super::arrange::Arranger;
use super::groups::dimensions_of;
use super::own::OwnMetrics;
use crate::app::{Session, use_session};
use crate::dashboard::dimension_name;
use crate::engine::measure::Dimension;
use crate::engine::{Against, Filter, NotComparable, Pick};
use crate::metric::calendar::Unit;
use crate::model::Segment;
use crate::text::{Phrase, compare as words, shell};
use crate::ui::kit::{Choice, Glyph, Icon, Menu, MenuItem, TextField};
use chrono::{DateTime, NaiveDate};
use leptos::prelude::*;

/// A day in milliseconds.
const DAY_MILLIS: i64 = 86_400_000;

/// The tools.
#[component]
pub fn Tools(arranger: Arranger) -> impl IntoView {
    let session = use_session();
    let own = RwSignal::new(false);
    let on = arranger.on;
    view! {
        <div class="kpi-bar" role="group" aria-label=session.t(words::TOOLS)>
            <Compare />
            <span class="grow"></span>
            <button type="button" class="button" on:click=move |_| own.set(true)>
                <Icon glyph=Glyph::Plus />
                {session.t(words::OWN)}
            </button>
            <button
                type="button"
                class="button"
                aria-pressed=move || on.get().to_string()
                on:click=move |_| on.update(|on| *on = !*on)
            >
                <Icon glyph=Glyph::Lanes />
                {move || if on.get() { words::ARRANGE_DONE } else { words::ARRANGE }.get(session.lang())}
            </button>
        </div>
        <OwnMetrics open=own />
    }
}

/// What is compared, its choice, and what stands in the way.
#[component]
fn Compare() -> impl IntoView {
    let session = use_session();
    let against = session.data.against;
    let other = session.other_filter();
    let state = move || {
        let lang = session.lang();
        match (other.get()?, session.data.other.with(|other| other.as_ref().map(|other| other.1.clone()))) {
            (Err(why), _) => Some(refusal(why).get(lang).to_owned()),
            (Ok(_), None) => Some(words::COMPUTING.get(lang).to_owned()),
            (Ok(found), Some(name)) => {
                let text = words::COMPARED_WITH.fill(lang, &[("other", &name)]);
                let partly = words::PARTIAL.get(lang);
                Some(if found.partial { format!("{text} ({partly})") } else { text })
            }
        }
    };
    let name = session.t(words::COMPARE);
    let class =
        Signal::derive(move || if against.with(Option::is_some) { "button active" } else { "button" });
    let face = move || view! { <Icon glyph=Glyph::Copy /> <span>{session.t(words::COMPARE)}</span> };
    view! {
        <Menu name class face>
            <CompareForm />
        </Menu>
        <span class="kpi-against" role="status">{state}</span>
        <Show when=move || against.with(Option::is_some)>
            <button
                type="button"
                class="button quiet icon"
                aria-label=session.t(words::END)
                title=session.t(words::END)
                on:click=move |_| against.set(None)
            >
                <Icon glyph=Glyph::Close />
            </button>
        </Show>
    }
}

const fn refusal(why: NotComparable) -> Phrase {
    match why {
        NotComparable::NoPeriod => words::NO_PERIOD,
        NotComparable::OutsideData => words::OUTSIDE,
        NotComparable::Same => words::SAME,
    }
}

#[component]
fn CompareForm() -> impl IntoView {
    let session = use_session();
    let against = session.data.against;
    let item = move |phrase: Phrase, to: Option<Against>| {
        let known = to.clone();
        let current = Signal::derive(move || against.get() == known);
        let pick = move || {
            if matches!(to, Some(Against::Before | Against::YearBefore)) {
                give_a_period(session);
            }
            against.set(to.clone());
        };
        view! { <MenuItem on_pick=pick current>{session.t(phrase)}</MenuItem> }
    };
    view! {
        <div class="stack">
            {item(words::NONE, None)}
            {item(words::BEFORE, Some(Against::Before))}
            {item(words::YEAR_BEFORE, Some(Against::YearBefore))}
            <fieldset>
                <legend class="label">{session.t(words::PERIOD)}</legend>
                <OtherPeriod />
            </fieldset>
            <fieldset>
                <legend class="label">{session.t(words::GROUPS)}</legend>
                <OtherGroup />
            </fieldset>
            <OtherSegment />
        </div>
    }
}

/// A segment of the workspace to compare with.
#[component]
fn OtherSegment() -> impl IntoView {
    let session = use_session();
    let against = session.data.against;
    let item = move |segment: Segment| {
        let to = Some(Against::Segment(segment.name.clone(), segment.rules));
        let known = to.clone();
        let current = Signal::derive(move || against.get() == known);
        view! { <MenuItem on_pick=move || against.set(to.clone()) current>{segment.name}</MenuItem> }
    };
    move || {
        let segments = session.segments();
        (!segments.is_empty()).then(|| {
            view! {
                <fieldset>
                    <legend class="label">{session.t(shell::SEGMENTS)}</legend>
                    {segments.into_iter().map(item).collect_view()}
                </fieldset>
            }
        })
    }
}

/// Without a period there is none before it: the last whole month of the data is chosen then.
fn give_a_period(session: Session) {
    let chosen = session
        .data
        .filter
        .with_untracked(|filter| filter.from_millis.is_some() || filter.to_millis.is_some());
    let Some((first, last)) = untrack(|| session.dataset()).and_then(|info| info.quality.period_millis)
    else {
        return;
    };
    if chosen {
        return;
    }
    let day = |millis: i64| millis.div_euclid(DAY_MILLIS);
    let begin = |month: i64| Unit::Month.first_day(month) * DAY_MILLIS;
    // The month of the last day is whole if that is its last one.
    let end = Unit::Month.index(day(last) + 1);
    let (from, to) = (begin(end - 1), begin(end));
    if from >= day(first) * DAY_MILLIS {
        session.data.filter.update(|filter| {
            (filter.from_millis, filter.to_millis) = (Some(from), Some(to));
        });
    }
}

/// A period of the user's choice.
#[component]
fn OtherPeriod() -> impl IntoView {
    let session = use_session();
    let against = session.data.against;
    let period = move || match against.get() {
        Some(Against::Period(from, to)) => Some((from, to)),
        _ => None,
    };
    let set = move |change: &dyn Fn(&mut (i64, i64))| {
        let now = match against.get_untracked() {
            Some(Against::Period(from, to)) => Some((from, to)),
            _ => untrack(|| session.dataset()).and_then(|info| info.quality.period_millis),
        };
        let Some(mut span) = now else { return };
        change(&mut span);
        if span.0 < span.1 {
            against.set(Some(Against::Period(span.0, span.1)));
        }
    };
    view! {
        <div class="pair">
            <TextField
                label=session.t(shell::FROM)
                kind="date"
                value=Signal::derive(move || period().map(|span| iso(span.0)).unwrap_or_default())
                on_input=move |text| if let Some(from) = millis_of(&text) { set(&|span| span.0 = from) }
            />
            <TextField
                label=session.t(shell::TO)
                kind="date"
                value=Signal::derive(move || period().map(|span| iso(span.1 - 1)).unwrap_or_default())
                on_input=move |text| if let Some(to) = millis_of(&text) { set(&|span| span.1 = to + DAY_MILLIS) }
            />
        </div>
    }
}

fn iso(millis: i64) -> String {
    DateTime::from_timestamp_millis(millis).map(|time| time.date_naive().to_string()).unwrap_or_default()
}

fn millis_of(text: &str) -> Option<i64> {
    let date: NaiveDate = text.parse().ok()?;
    Some(i64::from(date.to_epoch_days()) * DAY_MILLIS)
}

/// Two values of a dimension: the one that is shown becomes a filter.
#[component]
fn OtherGroup() -> impl IntoView {
    let session = use_session();
    let against = session.data.against;
    let known = Memo::new(move |_| {
        let of_events = |by: &Dimension| matches!(by, Dimension::Channel | Dimension::Attribute(_));
        dimensions_of(session).into_iter().filter(of_events).collect::<Vec<_>>()
    });
    let chosen = RwSignal::new(0_usize);
    let by = Memo::new(move |_| known.with(|known| known.get(chosen.get()).cloned()));
    let values = Memo::new(move |_| {
        let Some(info) = session.dataset() else { return Vec::new() };
        match by.get() {
            Some(Dimension::Channel) => info.quality.channels.into_iter().map(|(name, _)| name).collect(),
            Some(Dimension::Attribute(column)) => {
                let found = info.attributes.into_iter().find(|known| known.0 == column);
                found.map(|known| known.1).unwrap_or_default()
            }
            _ => Vec::new(),
        }
    });
    let options = Signal::derive(move || {
        let lang = session.lang();
        let shown = |value: String| {
            if value.is_empty() { words::EMPTY_VALUE.get(lang).to_owned() } else { value }
        };
        let choose = words::CHOOSE.get(lang).to_owned();
        std::iter::once(choose).chain(values.get().into_iter().map(shown)).collect::<Vec<_>>()
    });
    let at = move |is: &dyn Fn(&String) -> bool| {
        values.with(|values| values.iter().position(is).map_or(0, |at| at + 1))
    };
    let shown = Signal::derive(move || {
        let (by, filter) = (by.get(), session.data.filter.get());
        at(&|value| by.as_ref().is_some_and(|by| Pick::Value(by.clone(), value.clone()).is_on(&filter)))
    });
    let other = Signal::derive(move || {
        let (by, against) = (by.get(), against.get());
        at(&|value| against == by.clone().map(|by| Against::Value(by, value.clone())))
    });
    let value_at = move |at: usize| {
        let value = at.checked_sub(1).and_then(|at| values.with_untracked(|values| values.get(at).cloned()));
        by.get_untracked().zip(value)
    };
    let show = move |at: usize| {
        let Some((by, value)) = value_at(at) else { return };
        let pick = Pick::Value(by, value);
        session.data.filter.update(|filter: &mut Filter| {
            if !pick.is_on(filter) {
                pick.toggle(filter, &[]);
            }
        });
    };
    let compare = move |at: usize| against.set(value_at(at).map(|(by, value)| Against::Value(by, value)));
    let names = Signal::derive(move || {
        known.get().iter().map(|by| dimension_name(by, session.lang())).collect::<Vec<_>>()
    });
    view! {
        <Choice label=session.t(words::DIMENSION) options=names value=chosen on_pick=move |at| chosen.set(at) />
        <div class="pair">
            <Choice label=session.t(words::GROUP_A) options value=shown on_pick=show />
            <Choice label=session.t(words::GROUP_B) options value=other on_pick=compare />
        </div>
    }
}
