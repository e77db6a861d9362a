//! A card: the finding as its title, the definition under it, the chart or its table, and how it was computed.

use super::explain::{Explained, What};
use super::save;
use crate::app::use_session;
use crate::chart::Chart;
use crate::dashboard::Card;
use crate::engine::Explanation;
use crate::text::kpi as words;
use crate::ui::kit::{ChartCanvas, Glyph, Icon, Menu, MenuItem};
use leptos::prelude::*;

/// A card; nothing where there is no such card.
#[component]
pub fn ChartCard(
    /// What it shows.
    #[prop(into)]
    card: Signal<Option<Card>>,
    /// Its width in the grid: `wide` or `narrow`.
    class: &'static str,
    /// Choices above the chart.
    #[prop(optional)]
    children: Option<ChildrenFn>,
) -> impl IntoView {
    let some = Memo::new(move |_| card.with(Option::is_some));
    let children = StoredValue::new(children);
    move || {
        some.get().then(|| {
            let card = Signal::derive(move || card.get().unwrap_or_else(no_card));
            let tools = children.with_value(|children| children.as_ref().map(|children| children()));
            view! { <Filled card class how=Signal::stored(None)>{tools}</Filled> }
        })
    }
}

/// Stands for a card in the instant in which it goes.
pub(super) fn no_card() -> Card {
    let chart = Chart::Spark(crate::chart::Spark { values: Vec::new(), good: None });
    Card {
        finding: String::new(),
        definition: String::new(),
        chart,
        subject: None,
        marks: Vec::new(),
        picks: Vec::new(),
    }
}

/// A card that is there.
#[component]
pub fn Filled(
    /// What it shows.
    card: Signal<Card>,
    /// Its width in the grid: `wide` or `narrow`.
    class: &'static str,
    /// How it was computed, where that is no matter of one figure.
    how: Signal<Option<Explanation>>,
    /// What stands above the chart.
    children: Children,
) -> impl IntoView {
    let as_table = RwSignal::new(false);
    let explained = RwSignal::new(None::<What>);
    let finding = Memo::new(move |_| card.with(|card| card.finding.clone()));
    let definition = Memo::new(move |_| card.with(|card| card.definition.clone()));
    let chart = Memo::new(move |_| card.with(|card| card.chart.clone()));
    let height = move || format!("{:.0}px", chart.with(Chart::min_height).max(180.0));
    let on_pick = Callback::new(move |at: usize| {
        let figure = card.with_untracked(|card| card.marks.get(at).cloned().flatten());
        if figure.is_some() {
            explained.set(figure.map(What::Figure));
        }
    });
    view! {
        <section class=format!("panel kpi-card {class}") aria-label=finding>
            <header>
                <h2>{finding}</h2>
                <Tools card as_table explained how />
                <p class="muted">{definition}</p>
            </header>
            {children()}
            <div class="kpi-body">
                {move || if as_table.get() {
                    view! { <TableView chart /> }.into_any()
                } else {
                    view! {
                        <div class="chart-host" style:min-height=height>
                            <ChartCanvas chart name=finding on_pick />
                        </div>
                    }.into_any()
                }}
                <Explained what=explained how />
            </div>
        </section>
    }
}

/// The buttons of a card.
#[component]
fn Tools(
    card: Signal<Card>,
    as_table: RwSignal<bool>,
    explained: RwSignal<Option<What>>,
    how: Signal<Option<Explanation>>,
) -> impl IntoView {
    let session = use_session();
    let subject = Memo::new(move |_| {
        if how.with(Option::is_some) {
            return Some(What::Card);
        }
        card.with(|card| card.subject.clone()).map(What::Figure)
    });
    let toggle = move |_| {
        explained.update(|shown| *shown = if shown.is_some() { None } else { subject.get_untracked() });
    };
    let menu = Signal::derive(move || {
        card.with(|card| words::CARD_MENU.fill(session.lang(), &[("what", &card.finding)]))
    });
    let table_name = Signal::derive(move || {
        if as_table.get() { words::AS_CHART } else { words::AS_TABLE }.get(session.lang()).to_owned()
    });
    view! {
        <div class="kpi-tools">
            <Show when=move || subject.with(Option::is_some)>
                <button
                    type="button"
                    class="button quiet icon"
                    aria-label=session.t(words::HOW)
                    title=session.t(words::HOW)
                    aria-expanded=move || explained.with(Option::is_some).to_string()
                    on:click=toggle
                >
                    <Icon glyph=Glyph::Info />
                </button>
            </Show>
            <button
                type="button"
                class="button quiet icon"
                aria-label=table_name
                title=table_name
                aria-pressed=move || as_table.get().to_string()
                on:click=move |_| as_table.update(|on| *on = !*on)
            >
                <Icon glyph=Glyph::Table />
            </button>
            <Menu name=menu class="button quiet icon" face=|| view! { <Icon glyph=Glyph::More /> } end=true>
                <MenuItem on_pick=move || save::csv(session, &card.get_untracked())>
                    {session.t(words::SAVE_CSV)}
                </MenuItem>
                <MenuItem on_pick=move || save::svg(session, &card.get_untracked())>
                    {session.t(words::SAVE_SVG)}
                </MenuItem>
            </Menu>
        </div>
    }
}

/// The accessible twin of a chart.
#[component]
fn TableView(chart: Memo<Chart>) -> impl IntoView {
    let session = use_session();
    move || {
        let table = chart.with(|chart| chart.table(session.lang()));
        let head = table.head.into_iter().map(|name| view! { <th scope="col">{name}</th> }).collect_view();
        let row = |cells: Vec<String>| {
            let mut cells = cells.into_iter();
            let first = cells.next();
            let rest = cells.map(|cell| view! { <td>{cell}</td> }).collect_view();
            view! { <tr><th scope="row">{first}</th>{rest}</tr> }
        };
        let rows = table.rows.into_iter().map(row).collect_view();
        view! {
            <div class="table-host" tabindex="0">
                <table class="kpi-table">
                    <thead><tr>{head}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
    }
}
