//! A card: the finding as its title, the definition under it, the chart or its table, and how it was computed.

use super::explain::{Explained, What};
use super::save;
use crate::app::use_session;
use crate::chart::Chart;
use crate::dashboard::Card;
use crate::engine::Explanation;
use crate::text::{compare, kpi as words};
use crate::ui::kit::{ChartCanvas, Glyph, Icon, Menu, MenuItem};
use leptos::prelude::*;

/// The explanation that is open, at most one on the page.
#[derive(Clone, Copy)]
struct Open(RwSignal<Option<RwSignal<Option<What>>>>);

/// Provides the place of the explanation that is open to the cards below.
pub fn provide_explained() {
    provide_context(Open(RwSignal::new(None)));
}

/// The explanation that is open; setting none closes it.
pub fn explained() -> Explanations {
    Explanations(use_context::<Open>().map(|open| open.0))
}

/// A handle to the explanation that is open.
#[derive(Clone, Copy)]
pub struct Explanations(Option<RwSignal<Option<RwSignal<Option<What>>>>>);

impl Explanations {
    /// Opens one and closes the one before, or closes it.
    pub fn show(self, place: RwSignal<Option<What>>, what: Option<What>) {
        let Some(open) = self.0 else { return place.set(what) };
        if let Some(before) = open.get_untracked() {
            before.try_set(None);
        }
        open.set(what.is_some().then_some(place));
        place.set(what);
    }

    /// Closes the one that is open. Whether there was one.
    pub fn close(self) -> bool {
        let Some(place) = self.0.and_then(|open| open.get_untracked()) else { return false };
        let was_open = place.try_get_untracked().flatten().is_some();
        place.try_set(None);
        was_open
    }
}

/// A card; nothing where there is no such card.
#[component]
pub fn ChartCard(
    /// What it shows.
    #[prop(into)]
    card: Signal<Option<Card>>,
    /// How it was computed, where that is no matter of one figure.
    #[prop(into, optional)]
    how: Signal<Option<Explanation>>,
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
            view! { <Filled card how>{tools}</Filled> }
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
    /// How it was computed, where that is no matter of one figure.
    how: Signal<Option<Explanation>>,
    /// What stands above the chart.
    children: Children,
) -> impl IntoView {
    let session = use_session();
    let as_table = RwSignal::new(false);
    let explained = RwSignal::new(None::<What>);
    let explanations = self::explained();
    let finding = Memo::new(move |_| card.with(|card| card.finding.clone()));
    let definition = Memo::new(move |_| card.with(|card| card.definition.clone()));
    let chart = Memo::new(move |_| card.with(|card| card.chart.clone()));
    let height = move || format!("{:.0}px", chart.with(Chart::min_height).max(180.0));
    let subject = Memo::new(move |_| {
        if how.with(Option::is_some) {
            return Some(What::Card);
        }
        card.with(|card| card.subject.clone()).map(What::Figure)
    });
    // Another figure in the same card is another explanation.
    Effect::new(move |before: Option<Option<What>>| {
        let now = subject.get();
        if before.is_some_and(|before| before != now) && explained.with_untracked(Option::is_some) {
            explained.set(now.clone());
        }
        now
    });
    let on_pick = Callback::new(move |(at, how): (usize, bool)| {
        let (filter_by, figure) = card.with_untracked(|card| {
            (card.picks.get(at).cloned().flatten(), card.marks.get(at).cloned().flatten())
        });
        match (filter_by, figure) {
            (Some(filter_by), _) if !how => super::pick(session, &filter_by),
            (_, Some(figure)) => explanations.show(explained, Some(What::Figure(figure))),
            _ => explanations.show(explained, subject.get_untracked()),
        }
    });
    let picks = Memo::new(move |_| card.with(|card| card.picks.iter().any(Option::is_some)));
    let hint = Signal::derive(move || {
        if picks.get() { compare::PICK_HINT } else { compare::HOW_HINT }.get(session.lang()).to_owned()
    });
    view! {
        <section class="panel kpi-card" aria-label=finding>
            <header>
                <h2>{finding}</h2>
                <Tools card as_table explained subject />
                <p class="muted">{definition}</p>
            </header>
            {children()}
            <div class="kpi-body">
                {move || if as_table.get() {
                    view! { <TableView chart /> }.into_any()
                } else {
                    view! {
                        <div class="chart-host" style:min-height=height>
                            <ChartCanvas chart name=finding hint on_pick />
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
    subject: Memo<Option<What>>,
) -> impl IntoView {
    let session = use_session();
    let explanations = self::explained();
    let toggle = move |_| {
        let open = explained.with_untracked(Option::is_some);
        explanations.show(explained, if open { None } else { subject.get_untracked() });
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
                <MenuItem on_pick=move || save::png(session, &card.get_untracked())>
                    {session.t(compare::SAVE_PNG)}
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
