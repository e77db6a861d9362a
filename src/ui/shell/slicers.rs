//! The slicers that all pages share: period, channel, any attribute. Each one in force is a chip that can be removed.

use crate::app::{Session, use_session};
use crate::engine::Filter;
use crate::text::{Lang, number, shell as words};
use crate::ui::kit::{Check, Glyph, Icon, Menu, TextField};
use chrono::{DateTime, NaiveDate};
use leptos::prelude::*;

const DAY_MILLIS: i64 = 86_400_000;

/// The slicers; a hint where no data is linked.
#[component]
pub fn Slicers() -> impl IntoView {
    let session = use_session();
    let dataset = Memo::new(move |_| session.dataset());
    // The columns that narrow, not what is chosen of them: a slicer stays open while its values are ticked.
    let active = Memo::new(move |_| {
        let of_data = dataset.get().map(|info| info.attributes).unwrap_or_default();
        session.data.filter.with(|filter| {
            let narrows = |column: &str| filter.attributes.iter().any(|known| known.0 == column);
            of_data.into_iter().filter(|known| narrows(&known.0)).collect::<Vec<_>>()
        })
    });
    view! {
        <div class="slicers">
            <Show
                when=move || dataset.with(Option::is_some)
                fallback=move || view! { <span class="muted hide-small">{session.t(words::NO_DATA_SLICERS)}</span> }
            >
                <PeriodSlicer />
                <ChannelSlicer />
                <For each=move || active.get() key=|known| known.0.clone() let:known>
                    <AttributeSlicer column=known.0 values=known.1 />
                </For>
                <AddSlicer />
            </Show>
        </div>
    }
}

fn date_of(millis: i64) -> Option<NaiveDate> {
    DateTime::from_timestamp_millis(millis).map(|time| time.date_naive())
}

fn millis_of(text: &str) -> Option<i64> {
    let date: NaiveDate = text.parse().ok()?;
    Some(date.and_hms_opt(0, 0, 0)?.and_utc().timestamp_millis())
}

fn iso(millis: Option<i64>) -> String {
    millis.and_then(date_of).map(|date| date.to_string()).unwrap_or_default()
}

/// The face of a slicer: its name, what is chosen, and whether it narrows anything.
fn face(name: String, value: String) -> AnyView {
    view! {
        <span>{name}</span>
        " "
        <span class="value">{value}</span>
    }
    .into_any()
}

#[component]
fn PeriodSlicer() -> impl IntoView {
    let session = use_session();
    let filter = session.data.filter;
    let active = move || filter.with(|filter| filter.from_millis.is_some() || filter.to_millis.is_some());
    let value = move || {
        let lang = session.lang();
        let period = session.dataset().and_then(|info| info.quality.period_millis);
        filter.with(|filter| {
            if filter.from_millis.is_none() && filter.to_millis.is_none() {
                return words::ALL.get(lang).to_owned();
            }
            let from = filter.from_millis.or(period.map(|period| period.0));
            let to = filter.to_millis.map(|to| to - DAY_MILLIS).or(period.map(|period| period.1));
            format!("{} – {}", iso(from), iso(to))
        })
    };
    let name = Signal::derive(move || format!("{} {}", words::PERIOD.get(session.lang()), value()));
    let class = Signal::derive(move || if active() { "chip active" } else { "chip" });
    view! {
        <Menu name class face=move || face(words::PERIOD.get(session.lang()).to_owned(), value())>
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
        </Menu>
        {move || active().then(|| remove(session, words::PERIOD.get(session.lang()), |filter| {
            filter.from_millis = None;
            filter.to_millis = None;
        }))}
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
fn ChannelSlicer() -> impl IntoView {
    let session = use_session();
    let filter = session.data.filter;
    let channels =
        Memo::new(move |_| session.dataset().map(|info| info.quality.channels).unwrap_or_default());
    let value = move || filter.with(|filter| chosen(&filter.channels, session.lang()));
    let name = Signal::derive(move || format!("{} {}", words::CHANNEL.get(session.lang()), value()));
    let active = move || filter.with(|filter| !filter.channels.is_empty());
    let class = Signal::derive(move || if active() { "chip active" } else { "chip" });
    let list = move || {
        let names = channels.get().into_iter().map(|(name, _)| name);
        names.map(|name| tick(session, name, |filter| &mut filter.channels)).collect_view()
    };
    view! {
        <Show when=move || channels.with(|channels| !channels.is_empty())>
            <Menu name class face=move || face(words::CHANNEL.get(session.lang()).to_owned(), value())>
                <div class="stack">{list}</div>
            </Menu>
            {move || active().then(|| remove(session, words::CHANNEL.get(session.lang()), |filter| filter.channels.clear()))}
        </Show>
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
        });
    };
    view! { <Check label value=ticked on_change /> }
}

fn chosen(values: &[String], lang: Lang) -> String {
    let shown = |value: &String| match value.as_str() {
        "" => words::NO_CHANNEL.get(lang).to_owned(),
        value => value.to_owned(),
    };
    match values {
        [] => words::ALL.get(lang).to_owned(),
        [only] => shown(only),
        [first, rest @ ..] => {
            let n = match lang {
                Lang::Zh => values.len(),
                Lang::En => rest.len(),
            };
            words::AND_MORE.fill(lang, &[("first", &shown(first)), ("n", &n.to_string())])
        }
    }
}

fn remove(session: Session, what: &str, clear: fn(&mut Filter)) -> impl IntoView {
    let name = words::REMOVE_FILTER.fill(session.lang(), &[("what", what)]);
    view! {
        <button
            type="button"
            class="button quiet icon"
            aria-label=name.clone()
            title=name
            on:click=move |_| session.data.filter.update(clear)
        >
            <Icon glyph=Glyph::Close />
        </button>
    }
}

#[component]
fn AttributeSlicer(column: String, values: Vec<String>) -> impl IntoView {
    let session = use_session();
    let filter = session.data.filter;
    let column = StoredValue::new(column);
    let values = StoredValue::new(values);
    let picked = move || {
        filter.with(|filter| {
            let known = filter.attributes.iter().find(|known| column.with_value(|column| known.0 == *column));
            known.map(|known| known.1.clone()).unwrap_or_default()
        })
    };
    let title = move || column.get_value();
    let name = Signal::derive(move || format!("{} {}", title(), chosen(&picked(), session.lang())));
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
        let ticked = Signal::derive(move || picked().contains(&known));
        view! { <Check label=Signal::stored(label) value=ticked on_change=move |on| toggle(value.clone(), on) /> }
    };
    let clear = move |_| {
        filter
            .update(|filter| filter.attributes.retain(|known| column.with_value(|column| known.0 != *column)))
    };
    let remove_name =
        Signal::derive(move || words::REMOVE_FILTER.fill(session.lang(), &[("what", &title())]));
    view! {
        <Menu name class=Signal::stored("chip active") face=move || face(title(), chosen(&picked(), session.lang()))>
            <div class="stack">{move || values.get_value().into_iter().map(item).collect_view()}</div>
        </Menu>
        <button type="button" class="button quiet icon" aria-label=remove_name title=remove_name on:click=clear>
            <Icon glyph=Glyph::Close />
        </button>
    }
}

/// Adds a slicer for an attribute.
#[component]
fn AddSlicer() -> impl IntoView {
    let session = use_session();
    let filter = session.data.filter;
    let free = Memo::new(move |_| {
        let attributes = session.dataset().map(|info| info.attributes).unwrap_or_default();
        let names = attributes.into_iter().filter(|(_, values)| values.len() > 1).map(|(name, _)| name);
        names
            .filter(|name| filter.with(|filter| filter.attributes.iter().all(|known| known.0 != *name)))
            .collect::<Vec<_>>()
    });
    let list = move || {
        let item = |name: String| {
            let column = name.clone();
            let add = move || filter.update(|filter| filter.attributes.push((column.clone(), Vec::new())));
            view! { <crate::ui::kit::MenuItem on_pick=add>{name}</crate::ui::kit::MenuItem> }
        };
        free.get().into_iter().map(item).collect_view()
    };
    view! {
        <Show when=move || free.with(|free| !free.is_empty())>
            <Menu
                name=session.t(words::ADD_FILTER)
                class=Signal::stored("chip")
                face=move || view! { <Icon glyph=Glyph::Filter /> <span>{session.t(words::ADD_FILTER)}</span> }
            >
                {list}
            </Menu>
        </Show>
    }
}
