//! The KPI page: tiles, trend, funnels, ratings by touchpoint, volume and channels. What they say is the dashboard's.

mod board;
mod card;
mod deep;
mod explain;
mod funnel;
mod save;
mod tiles;

use crate::app::{Page, Remote, Session, use_session};
use crate::dashboard::Sheet;
use crate::engine::Filter;
use crate::text::kpi as words;
use crate::ui::kit::{Glyph, Icon, provide_chart_theme};
use leptos::prelude::*;

/// What the page shows as a whole.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Show {
    NoData,
    Computing,
    Failed,
    NothingLeft,
    Board,
}

/// The page.
#[component]
pub fn KpiPage() -> impl IntoView {
    let session = use_session();
    provide_chart_theme(session);
    let show = Memo::new(move |_| {
        session.data.figures.with(|remote| what_to_show(remote, session.dataset().is_some()))
    });
    view! {
        <div class="page kpi-page">
            {move || match show.get() {
                Show::NoData => view! { <NoData /> }.into_any(),
                Show::Computing => view! { <p class="empty" role="status">{session.t(words::COMPUTING)}</p> }.into_any(),
                Show::Failed => view! { <Failed /> }.into_any(),
                Show::NothingLeft => view! { <NothingLeft /> }.into_any(),
                Show::Board => view! { <board::Board /> }.into_any(),
            }}
        </div>
    }
}

fn what_to_show(remote: &Remote, linked: bool) -> Show {
    match remote {
        Remote::Failed(_) => Show::Failed,
        Remote::None | Remote::Loading(None) if !linked => Show::NoData,
        _ => match remote.figures() {
            None => Show::Computing,
            Some(figures) if figures.overview.events == 0 => Show::NothingLeft,
            Some(_) => Show::Board,
        },
    }
}

/// Reads the figures together with what they are written with; none without figures. Tracked.
fn with_sheet<T>(session: Session, read: impl FnOnce(&Sheet<'_>) -> T) -> Option<T> {
    let figures = session.figures()?;
    let journey = session.journey()?;
    let workspace = session.document.workspace.get();
    Some(read(&Sheet { figures: &figures, workspace: &workspace, journey: &journey, lang: session.lang() }))
}

#[component]
fn NoData() -> impl IntoView {
    let session = use_session();
    view! {
        <div class="empty panel">
            <svg class="icon art" viewBox="0 0 24 24" aria-hidden="true">
                <path d="M4 4v16h16M8 16v-5M12 16V7M16 16v-8" />
            </svg>
            <h2>{session.t(words::EMPTY)}</h2>
            <p>{session.t(words::EMPTY_TEXT)}</p>
            <div class="actions">
                <button type="button" class="button primary" on:click=move |_| session.go(Page::Data)>
                    <Icon glyph=Glyph::Upload />
                    {session.t(words::IMPORT)}
                </button>
                <button type="button" class="button" on:click=move |_| session.open_sample_again()>
                    {session.t(words::LOAD_SAMPLE)}
                </button>
            </div>
        </div>
    }
}

#[component]
fn Failed() -> impl IntoView {
    let session = use_session();
    view! {
        <div class="empty panel" role="alert">
            <p>{session.t(words::FAILED)}</p>
            <div class="actions">
                <button type="button" class="button primary" on:click=move |_| session.go(Page::Data)>
                    {session.t(words::IMPORT)}
                </button>
            </div>
        </div>
    }
}

#[component]
fn NothingLeft() -> impl IntoView {
    let session = use_session();
    view! {
        <div class="empty panel" role="status">
            <h2>{session.t(words::FILTERED_EMPTY)}</h2>
            <div class="actions">
                <button
                    type="button"
                    class="button primary"
                    on:click=move |_| session.data.filter.set(Filter::default())
                >
                    {session.t(words::CLEAR_FILTERS)}
                </button>
            </div>
        </div>
    }
}
