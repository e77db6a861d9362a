//! Tiles and cards in their arrangement, and what is chosen among them.

use super::arrange::{Arranged, Arranger, CardName};
use super::card::ChartCard;
use super::deep::DeepSlot;
use super::funnel::{FunnelCard, StageCard};
use super::groups::GroupsCard;
use super::options::provide_options;
use super::table::TouchTable;
use super::tiles::Tiles;
use super::tools::Tools;
use super::trend::TrendCard;
use super::with_sheet;
use crate::app::{Remote, use_session};
use crate::dashboard::{Card, Key, Need, Sheet, channels, question_names, ratings_by_touchpoint, volume};
use crate::text::kpi as words;
use crate::ui::kit::Choice;
use leptos::prelude::*;

/// The page with figures.
#[component]
pub fn Board() -> impl IntoView {
    let session = use_session();
    let chosen = RwSignal::new(None);
    // Nothing is chosen at first, and another data set may not have what was chosen.
    let key = Memo::new(move |_| {
        let keys = with_sheet(session, Key::all).unwrap_or_default();
        chosen.get().filter(|key| keys.contains(key)).unwrap_or_else(|| Key::leading(&keys))
    });
    let busy = Memo::new(move |_| session.data.figures.with(|remote| matches!(remote, Remote::Loading(_))));
    let with_events =
        Memo::new(move |_| session.dataset().is_none_or(|data| !Need::Events.is_missing(&data)));
    provide_options();
    let arranger = Arranger::new(session);
    let card = move |name: CardName| match name {
        CardName::Trend => view! { <TrendCard key /> }.into_any(),
        CardName::Stages => view! { <StageCard /> }.into_any(),
        CardName::Ratings => view! { <Ratings /> }.into_any(),
        CardName::Funnel => view! { <FunnelCard /> }.into_any(),
        CardName::Groups => view! { <GroupsCard key /> }.into_any(),
        CardName::Table => view! { <TouchTable /> }.into_any(),
        CardName::Volume => view! { <Plain make=|sheet| Some(volume(sheet)) /> }.into_any(),
        CardName::Channels => view! { <Plain make=channels /> }.into_any(),
        CardName::Deep(deep) => view! { <DeepSlot deep /> }.into_any(),
    };
    view! {
        <div class="inner" aria-busy=move || busy.get().to_string()>
            <Tools arranger />
            <Show when=move || with_events.get()>
                <Tiles chosen=key on_pick=move |key| chosen.set(Some(key)) />
            </Show>
            <Arranged arranger card />
        </div>
    }
}

/// A card that is made from the answer of the page alone.
#[component]
fn Plain(make: fn(&Sheet<'_>) -> Option<Card>) -> impl IntoView {
    let session = use_session();
    let card = Memo::new(move |_| with_sheet(session, make).flatten());
    view! { <ChartCard card /> }
}

/// Ratings by touchpoint, of the question chosen.
#[component]
fn Ratings() -> impl IntoView {
    let session = use_session();
    let question = RwSignal::new(0_usize);
    let names = Memo::new(move |_| with_sheet(session, question_names).unwrap_or_default());
    let shown = Memo::new(move |_| question.get().min(names.with(Vec::len).saturating_sub(1)));
    let card =
        Memo::new(move |_| with_sheet(session, |sheet| ratings_by_touchpoint(sheet, shown.get())).flatten());
    view! {
        <ChartCard card>
            <Show when=move || { names.with(Vec::len) > 1 }>
                <div class="card-options">
                    <Choice
                        label=session.t(words::WHICH_QUESTION)
                        options=names
                        value=shown
                        on_pick=move |at| question.set(at)
                    />
                </div>
            </Show>
        </ChartCard>
    }
}
