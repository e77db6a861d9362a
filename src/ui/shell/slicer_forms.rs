//! What the slicers open: the forms in their menus, a part that is loaded with the first of them.

use crate::app::{Session, use_session};
use crate::engine::Filter;
use crate::model::Segment;
use crate::text::{number, shell as words};
use crate::ui::kit::{Check, MenuItem, TextField};
use crate::web::part::part;
use chrono::{DateTime, NaiveDate};
use leptos::prelude::*;

/// A day in milliseconds.
pub(super) const DAY_MILLIS: i64 = 86_400_000;

/// The values of a column that are ticked.
pub(super) fn picked(filter: RwSignal<Filter>, column: StoredValue<String>) -> Vec<String> {
    filter.with(|filter| {
        let known = filter.attributes.iter().find(|known| column.with_value(|column| known.0 == *column));
        known.map(|known| known.1.clone()).unwrap_or_default()
    })
}

part! { more => pub(super) fn period_form() -> AnyView {
    view! { <PeriodForm /> }.into_any()
} }

part! { more => pub(super) fn channel_form() -> AnyView {
    view! { <ChannelForm /> }.into_any()
} }

part! { more => pub(super) fn attribute_form(column: StoredValue<String>, values: StoredValue<Vec<String>>) -> AnyView {
    view! { <AttributeForm column values /> }.into_any()
} }

part! { more => pub(super) fn attribute_items(free: Memo<Vec<String>>, opened: RwSignal<Option<String>>) -> AnyView {
    view! {
        <AttributeItems free opened />
        <SegmentItems />
    }
    .into_any()
} }

fn date_of(millis: i64) -> Option<NaiveDate> {
    DateTime::from_timestamp_millis(millis).map(|time| time.date_naive())
}

fn millis_of(text: &str) -> Option<i64> {
    let date: NaiveDate = text.parse().ok()?;
    Some(date.and_hms_opt(0, 0, 0)?.and_utc().timestamp_millis())
}

/// The day of a time as ISO 8601 writes it; nothing for none.
pub(super) fn iso(millis: Option<i64>) -> String {
    millis.and_then(date_of).map(|date| date.to_string()).unwrap_or_default()
}

#[component]
fn PeriodForm() -> impl IntoView {
    let session = use_session();
    let filter = session.data.filter;
    view! {
    <div class="stack">
                <TextField
                    label=session.t(words::FROM)
                    kind="date"
                    value=Signal::derive(move || filter.with(|filter| iso(filter.from_millis)))
                    on_input=move |text| filter.update(|filter| filter.from_millis = millis_of(&text))
                />
                <TextField
                    label=session.t(words::TO)
                    kind="date"
                    value=Signal::derive(move || filter.with(|filter| iso(filter.to_millis.map(|to| to - DAY_MILLIS))))
                    on_input=move |text| {
                        filter.update(|filter| filter.to_millis = millis_of(&text).map(|to| to + DAY_MILLIS));
                    }
                />
                <Months />
            </div>
    }
}

/// Each month of the data as a button.
#[component]
fn Months() -> impl IntoView {
    let session = use_session();
    let months = move || {
        let lang = session.lang();
        let period = session.dataset().and_then(|info| info.quality.period_millis);
        let Some((first, last)) = period else { return Vec::new() };
        months_between(first, last)
            .into_iter()
            .map(|(year, month, from, to)| (number::month(year, month, lang), from, to))
            .collect::<Vec<_>>()
    };
    let button = move |(name, from, to): (String, i64, i64)| {
        let on = move || {
            session
                .data
                .filter
                .with(|filter| filter.from_millis == Some(from) && filter.to_millis == Some(to))
        };
        let pick = move |_| {
            session.data.filter.update(|filter| {
                filter.from_millis = Some(from);
                filter.to_millis = Some(to);
            });
        };
        view! { <button type="button" class="button" aria-pressed=move || on().to_string() on:click=pick>{name}</button> }
    };
    view! { <div class="row wrap">{move || months().into_iter().map(button).collect_view()}</div> }
}

/// Year, month, first millisecond and the first of the next month, at most the last 24 of the period.
fn months_between(first: i64, last: i64) -> Vec<(i32, u32, i64, i64)> {
    use chrono::{Datelike, Months};
    let mut out = Vec::new();
    let Some(mut day) = date_of(first).and_then(|day| day.with_day(1)) else { return out };
    let Some(end) = date_of(last) else { return out };
    let start = |day: NaiveDate| day.and_hms_opt(0, 0, 0).map(|time| time.and_utc().timestamp_millis());
    while day <= end {
        let Some(next) = day.checked_add_months(Months::new(1)) else { break };
        if let (Some(from), Some(to)) = (start(day), start(next)) {
            out.push((day.year(), day.month(), from, to));
        }
        day = next;
    }
    let surplus = out.len().saturating_sub(24);
    out.split_off(surplus)
}

#[component]
fn ChannelForm() -> impl IntoView {
    let session = use_session();
    let channels =
        Memo::new(move |_| session.dataset().map(|info| info.quality.channels).unwrap_or_default());
    let list = move || {
        let names = channels.get().into_iter().map(|(name, _)| name);
        names.map(|name| tick(session, name, |filter| &mut filter.channels)).collect_view()
    };
    let filter = session.data.filter;
    let within = Signal::derive(move || filter.with(|filter| filter.within));
    view! {
        <div class="stack">
            {list}
            <Check
                label=session.t(words::WITHIN_CHANNEL)
                value=within
                on_change=move |on| filter.update(|filter| filter.within = on)
            />
            <p class="muted slicer-note">{session.t(words::WITHIN_HINT)}</p>
        </div>
    }
}

fn tick(session: Session, name: String, values: fn(&mut Filter) -> &mut Vec<String>) -> impl IntoView {
    let filter = session.data.filter;
    let (known, set) = (name.clone(), name.clone());
    let ticked = Signal::derive(move || values(&mut filter.get()).contains(&known));
    let label = Signal::derive(move || match name.as_str() {
        "" => words::NO_CHANNEL.get(session.lang()).to_owned(),
        name => name.to_owned(),
    });
    let on_change = move |on: bool| {
        let set = set.clone();
        filter.update(|filter| {
            let values = values(filter);
            values.retain(|value| *value != set);
            if on {
                values.push(set);
            }
            filter.within &= !filter.channels.is_empty();
        });
    };
    view! { <Check label value=ticked on_change /> }
}

#[component]
fn AttributeForm(column: StoredValue<String>, values: StoredValue<Vec<String>>) -> impl IntoView {
    let filter = use_session().data.filter;
    let toggle = move |value: String, on: bool| {
        filter.update(|filter| {
            if let Some(known) =
                filter.attributes.iter_mut().find(|known| column.with_value(|column| known.0 == *column))
            {
                known.1.retain(|other| *other != value);
                if on {
                    known.1.push(value);
                }
            }
        });
    };
    let item = move |value: String| {
        let (known, label) = (value.clone(), value.clone());
        let ticked = Signal::derive(move || picked(filter, column).contains(&known));
        view! { <Check label=Signal::stored(label) value=ticked on_change=move |on| toggle(value.clone(), on) /> }
    };
    view! { <div class="stack">{move || values.get_value().into_iter().map(item).collect_view()}</div> }
}

#[component]
fn AttributeItems(free: Memo<Vec<String>>, opened: RwSignal<Option<String>>) -> impl IntoView {
    let filter = use_session().data.filter;
    move || {
        let item = |name: String| {
            let column = name.clone();
            let add = move || {
                opened.set(Some(column.clone()));
                filter.update(|filter| filter.attributes.push((column.clone(), Vec::new())));
            };
            view! { <MenuItem on_pick=add>{name}</MenuItem> }
        };
        free.get().into_iter().map(item).collect_view()
    }
}

/// The segments of the workspace that the data can tell, each a filter.
#[component]
fn SegmentItems() -> impl IntoView {
    let session = use_session();
    let filter = session.data.filter;
    let item = move |segment: Segment| {
        let Segment { name, rules, .. } = segment;
        let known = rules.clone();
        let current = Signal::derive(move || filter.with(|filter| filter.keeps_segment(&known)));
        let pick = move || filter.update(|filter| filter.keep_segment(&rules));
        view! { <MenuItem on_pick=pick current>{name}</MenuItem> }
    };
    move || {
        let segments = session.segments();
        (!segments.is_empty()).then(|| {
            view! {
                <hr />
                <p class="heading">{session.t(words::SEGMENTS)}</p>
                {segments.into_iter().map(item).collect_view()}
            }
        })
    }
}
