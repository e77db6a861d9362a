//! The row of tiles. Choosing one shows it in the trend and in the bars.

use super::goal::GoalDialog;
use super::moved::Moved;
use super::with_sheet;
use crate::app::use_session;
use crate::dashboard::{Key, Tile, tiles};
use crate::model::Status;
use crate::text::{Lang, compare, kpi as words, map, number};
use crate::ui::kit::{Glyph, Icon, Sparkline};
use leptos::prelude::*;

/// The tiles.
#[component]
pub fn Tiles(
    /// The tile in force.
    chosen: Memo<Key>,
    /// Called with the tile chosen.
    #[prop(into)]
    on_pick: Callback<Key>,
) -> impl IntoView {
    let session = use_session();
    let all = Memo::new(move |_| with_sheet(session, tiles).unwrap_or_default());
    let keys = move || all.with(|all| all.iter().map(|tile| tile.key).collect::<Vec<_>>());
    let goal_of = RwSignal::new(None::<Key>);
    view! {
        <section class="kpi-tiles" aria-label=session.t(words::TILES)>
            <For each=keys key=|key| *key let:key>
                <TileView all key chosen on_pick goal_of />
            </For>
        </section>
        <GoalDialog of=goal_of />
    }
}

#[component]
fn TileView(
    all: Memo<Vec<Tile>>,
    key: Key,
    chosen: Memo<Key>,
    on_pick: Callback<Key>,
    goal_of: RwSignal<Option<Key>>,
) -> impl IntoView {
    let session = use_session();
    let tile = Memo::new(move |_| all.with(|all| all.iter().find(|tile| tile.key == key).cloned()));
    let spark = Memo::new(move |_| tile.with(|tile| tile.as_ref().map(|tile| tile.spark.clone())));
    let face = move || tile.get().map(|tile| face(&tile, session.lang()));
    let goal_name = Signal::derive(move || {
        let name = tile.with(|tile| tile.as_ref().map(|tile| tile.name.clone()).unwrap_or_default());
        compare::SET_TARGET.fill(session.lang(), &[("what", &name)])
    });
    view! {
        <div
            class="panel kpi-tile"
            class:small=move || tile.with(|tile| tile.as_ref().is_some_and(|tile| tile.datum.small_base))
            class:chosen=move || chosen.get() == key
        >
            <button
                type="button"
                class="tile-face"
                aria-pressed=move || (chosen.get() == key).to_string()
                title=session.t(words::TILE_HINT)
                on:click=move |_| on_pick.run(key)
            >
                {face}
                {move || spark.get().map(|chart| view! { <Sparkline chart=Signal::stored(chart) /> })}
            </button>
            <button
                type="button"
                class="button quiet icon tile-goal"
                aria-label=goal_name
                title=goal_name
                aria-haspopup="dialog"
                on:click=move |_| goal_of.set(Some(key))
            >
                <Icon glyph=Glyph::Target />
            </button>
        </div>
    }
}

/// Name, figure, change, target and base.
fn face(tile: &Tile, lang: Lang) -> impl IntoView + use<> {
    // A question is asked at many touchpoints, and a tile of the map shows those of one stage.
    let phrase = if matches!(tile.key, Key::Rating(_)) { words::BASE_ALL } else { words::BASE };
    let base = tile.datum.n.map(|n| phrase.fill(lang, &[("n", &number::count(n))]));
    let small = tile.datum.small_base.then(|| words::SMALL_BASE.get(lang));
    let figure = match (&tile.problem, tile.datum.value) {
        (_, Some(_)) => tile.datum.text.clone(),
        (_, None) => number::NO_DATA.get(lang).to_owned(),
    };
    let versus = tile.versus.as_ref().map(|(versus, _)| {
        let moved = Moved::against(versus, lang);
        view! {
            {moved.view(lang)}
            <span class="against">{moved.against}</span>
        }
    });
    let change = tile.change.as_ref().map(|change| {
        let moved = Moved::since(change, lang);
        view! {
            {moved.view(lang)}
            <span class="against" aria-hidden="true">{moved.against}</span>
        }
    });
    let goal = tile.goal.as_ref().map(|(target, status)| goal_view(target, *status, lang));
    let problem = tile.problem.clone().map(|why| view! { <span class="problem">{why}</span> });
    view! {
        <span class="name">{tile.name.clone()}</span>
        <span class="figure">
            <strong>{figure}</strong>
            {tile.margin.clone().map(|margin| view! { <small>{margin}</small> })}
        </span>
        <span class="moved">{versus} {change}</span>
        {goal}
        {problem}
        <span class="base">{base} {small.map(|small| view! { <em>{small}</em> })}</span>
    }
}

/// The target with its status: a sign, a word, and a colour beside them.
fn goal_view(target: &str, status: Status, lang: Lang) -> impl IntoView + use<> {
    let tone = match status {
        Status::Met => "goal met",
        Status::Near => "goal near",
        Status::Missed => "goal missed",
    };
    let target = compare::GOAL.fill(lang, &[("value", target)]);
    view! { <span class=tone><b>{map::status_of(status).get(lang)}</b> " " {target}</span> }
}
