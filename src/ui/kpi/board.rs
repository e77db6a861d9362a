//! Tiles and cards in their grid, and what is chosen among them.

use super::card::ChartCard;
use super::deep::DeepCards;
use super::funnel::FunnelCard;
use super::tiles::Tiles;
use super::with_sheet;
use crate::app::{Remote, use_session};
use crate::dashboard::{
    Card, Key, channels, question_names, ratings_by_touchpoint, stage_funnel, trend, volume,
};
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
    let card = move |make: fn(&crate::dashboard::Sheet<'_>) -> Option<Card>| {
        Memo::new(move |_| with_sheet(session, make).flatten())
    };
    let line = Memo::new(move |_| with_sheet(session, |sheet| trend(sheet, key.get())));
    let stages = card(|sheet| (sheet.figures.stage_funnel.steps.len() > 1).then(|| stage_funnel(sheet)));
    let volumes = card(|sheet| Some(volume(sheet)));
    let ring = card(channels);
    view! {
        <div class="inner" aria-busy=move || busy.get().to_string()>
            <Tiles chosen=key on_pick=move |key| chosen.set(Some(key)) />
            <div class="kpi-grid">
                <ChartCard card=line class="wide" />
                <ChartCard card=stages class="narrow" />
                <Ratings />
                <FunnelCard />
                <ChartCard card=volumes class="wide" />
                <ChartCard card=ring class="narrow" />
            </div>
            <DeepCards />
        </div>
    }
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
        <ChartCard card class="wide">
            <Show when=move || { names.with(Vec::len) > 1 }>
                <Choice
                    label=session.t(words::WHICH_QUESTION)
                    options=names
                    value=shown
                    on_pick=move |at| question.set(at)
                />
            </Show>
        </ChartCard>
    }
}
