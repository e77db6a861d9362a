//! The KPI page: tiles, cards and their arrangement, comparison, targets, metrics of the user's own. What they say is the
//! dashboard's.

mod arrange;
mod board;
mod card;
mod deep;
mod explain;
mod funnel;
mod goal;
mod groups;
mod model_options;
mod moved;
mod options;
mod own;
mod save;
mod table;
mod tiles;
mod tools;
mod trend;

use crate::app::{Page, Remote, Session, use_session};
use crate::dashboard::{Compared, Need, Sheet};
use crate::engine::{Filter, Pick};
use crate::text::kpi as words;
use crate::ui::kit::{Glyph, Icon, provide_chart_theme};
use leptos::ev;
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
    session.keep_compared();
    session.keep_own();
    card::provide_explained();
    take_back_by_escape(session);
    let show = Memo::new(move |_| {
        let data = session.dataset();
        let linked = data.is_some() || !session.data.listed.get();
        // Customers alone have figures as well.
        let no_events = data.is_some_and(|data| Need::Events.is_missing(&data));
        session.data.figures.with(|remote| what_to_show(remote, linked, no_events))
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

fn what_to_show(remote: &Remote, linked: bool, no_events: bool) -> Show {
    match remote {
        Remote::Failed(_) => Show::Failed,
        Remote::None | Remote::Loading(None) if !linked => Show::NoData,
        _ => match remote.figures() {
            None => Show::Computing,
            Some(figures) if figures.overview.events == 0 && !no_events => Show::NothingLeft,
            Some(_) => Show::Board,
        },
    }
}

/// Reads the figures together with what they are written with; none without figures. Tracked.
fn with_sheet<T>(session: Session, read: impl FnOnce(&Sheet<'_>) -> T) -> Option<T> {
    let figures = session.figures()?;
    let journey = session.journey()?;
    let workspace = session.document.workspace.get();
    let (other, own) = (session.data.other.get(), session.data.own.get());
    let other = other.as_ref().map(|(figures, name)| Compared { figures, name });
    let plain = Sheet::plain(&figures, &workspace, &journey, session.lang());
    Some(session.data.sets.with(|sets| {
        let data = sets.iter().find(|set| Some(set.id) == journey.dataset);
        read(&Sheet { other, data, own: &own, ..plain })
    }))
}

/// Escape closes the explanation that is open, else takes back what was clicked last in a chart.
fn take_back_by_escape(session: Session) {
    let explained = card::explained();
    let listener = window_event_listener(ev::keydown, move |event| {
        let behind_dialog = document().query_selector("dialog[open]").is_ok_and(|open| open.is_some());
        if event.key() != "Escape" || event.default_prevented() || behind_dialog {
            return;
        }
        if explained.close() {
            return;
        }
        if let Some(pick) = session.data.picked.get_untracked() {
            session.data.picked.set(None);
            session.data.filter.update(|filter| {
                if pick.is_on(filter) {
                    pick.clear(filter);
                }
            });
        }
    });
    on_cleanup(move || listener.remove());
}

/// Filters by what a mark stands for, or takes that back.
fn pick(session: Session, pick: &Pick) {
    let stages = session.data.figures.with_untracked(|remote| {
        remote.figures().map(|figures| figures.query.stages.clone()).unwrap_or_default()
    });
    session.data.filter.update(|filter| pick.toggle(filter, &stages));
    let on = session.data.filter.with_untracked(|filter| pick.is_on(filter));
    session.data.picked.set(on.then(|| pick.clone()));
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
