//! The slicers that all pages share: period, channel, any attribute. Each one in force is a chip that can be removed. They
//! are a part of the program, since there is nothing to slice before figures come.

use super::slicer_forms::{self, attribute_form, attribute_items, channel_form, iso, period_form, picked};
use crate::app::{Session, use_session};
use crate::engine::{Filter, stage_names};
use crate::text::{Lang, metric, number, shell as words};
use crate::ui::kit::{Glyph, Icon, Menu, lazy};
use crate::web::part::part;
use leptos::prelude::*;

/// The slicers; a hint where no data is linked.
#[component]
pub fn Slicers() -> impl IntoView {
    let session = use_session();
    let any = Memo::new(move |_| session.dataset().is_some());
    view! {
        <div class="slicers">
            <Show
                when=move || any.get()
                // Not before it is known: while data open there is none yet.
                fallback=move || (session.data.listed.get() && !session.data.sampling.get()).then(|| view! {
                    <span class="muted hide-small">{session.t(words::NO_DATA_SLICERS)}</span>
                })
            >
                {lazy(chips)}
            </Show>
        </div>
    }
}

part! { wire => fn chips() -> AnyView {
    view! { <Chips /> }.into_any()
} }

#[component]
fn Chips() -> impl IntoView {
    let session = use_session();
    let dataset = Memo::new(move |_| session.dataset());
    // The attribute whose slicer was just added: it opens by itself.
    let opened = RwSignal::new(None::<String>);
    // The columns that narrow, not what is chosen of them: a slicer stays open while its values are ticked.
    let active = Memo::new(move |_| {
        let of_data = dataset.get().map(|info| info.attributes).unwrap_or_default();
        session.data.filter.with(|filter| {
            let narrows = |column: &str| filter.attributes.iter().any(|known| known.0 == column);
            of_data.into_iter().filter(|known| narrows(&known.0)).collect::<Vec<_>>()
        })
    });
    view! {
        <PeriodSlicer />
        <ChannelSlicer />
        <For each=move || active.get() key=|known| known.0.clone() let:known>
            <AttributeSlicer column=known.0 values=known.1 opened />
        </For>
        <PlaceSlicers />
        <AddSlicer opened />
    }
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
            let to =
                filter.to_millis.map(|to| to - slicer_forms::DAY_MILLIS).or(period.map(|period| period.1));
            format!("{} – {}", iso(from), iso(to))
        })
    };
    let name = Signal::derive(move || format!("{} {}", words::PERIOD.get(session.lang()), value()));
    let class = Signal::derive(move || if active() { "chip active" } else { "chip" });
    view! {
        <Menu name class face=move || face(words::PERIOD.get(session.lang()).to_owned(), value())>
            {lazy(period_form)}
        </Menu>
        {move || active().then(|| remove(session, words::PERIOD.get(session.lang()), |filter| {
            filter.from_millis = None;
            filter.to_millis = None;
        }))}
    }
}

#[component]
fn ChannelSlicer() -> impl IntoView {
    let session = use_session();
    let filter = session.data.filter;
    let channels =
        Memo::new(move |_| session.dataset().map(|info| info.quality.channels).unwrap_or_default());
    let value = move || {
        let lang = session.lang();
        filter.with(|filter| {
            let names = chosen(&filter.channels, lang);
            let followed = if filter.within { words::EVENTS_ALONE } else { words::WHOLE_JOURNEYS };
            if filter.channels.is_empty() { names } else { format!("{names} · {}", followed.get(lang)) }
        })
    };
    let name = Signal::derive(move || format!("{} {}", words::CHANNEL.get(session.lang()), value()));
    let active = move || filter.with(|filter| !filter.channels.is_empty());
    let class = Signal::derive(move || if active() { "chip active" } else { "chip" });
    view! {
        <Show when=move || channels.with(|channels| !channels.is_empty())>
            <Menu name class face=move || face(words::CHANNEL.get(session.lang()).to_owned(), value())>
                {lazy(channel_form)}
            </Menu>
            {move || active().then(|| remove(session, words::CHANNEL.get(session.lang()), |filter| {
                filter.channels.clear();
                filter.within = false;
            }))}
        </Show>
    }
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
fn AttributeSlicer(column: String, values: Vec<String>, opened: RwSignal<Option<String>>) -> impl IntoView {
    let session = use_session();
    let open = opened.get_untracked().as_ref() == Some(&column);
    opened.set(None);
    let filter = session.data.filter;
    let column = StoredValue::new(column);
    let values = StoredValue::new(values);
    let picked = move || picked(filter, column);
    let title = move || column.get_value();
    let name = Signal::derive(move || format!("{} {}", title(), chosen(&picked(), session.lang())));
    let clear = move |_| {
        filter
            .update(|filter| filter.attributes.retain(|known| column.with_value(|column| known.0 != *column)))
    };
    let remove_name =
        Signal::derive(move || words::REMOVE_FILTER.fill(session.lang(), &[("what", &title())]));
    view! {
        <Menu open name class=Signal::stored("chip active") face=move || face(title(), chosen(&picked(), session.lang()))>
            {lazy(move || attribute_form(column, values))}
        </Menu>
        <button type="button" class="button quiet icon" aria-label=remove_name title=remove_name on:click=clear>
            <Icon glyph=Glyph::Close />
        </button>
    }
}

/// What was clicked in a chart and is no period, channel or attribute: touchpoints, stages, a cohort.
#[component]
fn PlaceSlicers() -> impl IntoView {
    let session = use_session();
    let chips = Memo::new(move |_| {
        let lang = session.lang();
        session.data.filter.with(|filter| {
            let touchpoints = (!filter.touchpoints.is_empty()).then(|| {
                (metric::TOUCHPOINT.get(lang), filter.touchpoints.join(words::NAMES_AND.get(lang)), 0)
            });
            let stages = filter
                .stages
                .as_ref()
                .map(|_| (metric::STAGE.get(lang), stage_names(filter).join(words::NAMES_AND.get(lang)), 1));
            let cohort = filter
                .cohort
                .map(|(from, to)| (words::FIRST_CONTACT.get(lang), number::period(from, to - 1, lang), 2));
            [touchpoints, stages, cohort].into_iter().flatten().collect::<Vec<_>>()
        })
    });
    let clear = |at: usize| -> fn(&mut Filter) {
        match at {
            0 => |filter| filter.touchpoints.clear(),
            1 => |filter| filter.stages = None,
            _ => |filter| filter.cohort = None,
        }
    };
    let chip = move |(what, value, at): (&'static str, String, usize)| {
        view! {
            <span class="chip active">{face(what.to_owned(), value)}</span>
            {remove(session, what, clear(at))}
        }
    };
    move || chips.get().into_iter().map(chip).collect_view()
}

/// Adds a slicer for an attribute.
#[component]
fn AddSlicer(opened: RwSignal<Option<String>>) -> impl IntoView {
    let session = use_session();
    let filter = session.data.filter;
    let free = Memo::new(move |_| {
        let attributes = session.dataset().map(|info| info.attributes).unwrap_or_default();
        let names = attributes.into_iter().filter(|(_, values)| values.len() > 1).map(|(name, _)| name);
        names
            .filter(|name| filter.with(|filter| filter.attributes.iter().all(|known| known.0 != *name)))
            .collect::<Vec<_>>()
    });
    view! {
        <Show when=move || free.with(|free| !free.is_empty())>
            <Menu
                name=session.t(words::ADD_FILTER)
                class=Signal::stored("chip")
                face=move || view! { <Icon glyph=Glyph::Filter /> <span>{session.t(words::ADD_FILTER)}</span> }
            >
                {lazy(move || attribute_items(free, opened))}
            </Menu>
        </Show>
    }
}
