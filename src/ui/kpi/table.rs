//! The table of touchpoints, each name a filter.

use super::moved::Moved;
use super::{pick, save, with_sheet};
use crate::app::use_session;
use crate::dashboard::{Grid, GridCell, GridRow, touchpoint_grid};
use crate::engine::Pick;
use crate::engine::measure::Dimension;
use crate::text::{Lang, compare as words, kpi};
use crate::ui::kit::{Glyph, Icon};
use leptos::prelude::*;

/// The card.
#[component]
pub fn TouchTable() -> impl IntoView {
    let session = use_session();
    let grid = Memo::new(move |_| with_sheet(session, touchpoint_grid).unwrap_or_default());
    let title = Signal::derive(move || {
        let n = grid.with(|grid| grid.rows.len().to_string());
        words::TABLE_TITLE.fill(session.lang(), &[("n", &n)])
    });
    let definition = Signal::derive(move || {
        let compared = session.data.other.with(Option::is_some);
        if compared { words::TABLE_DEFINED } else { words::TABLE_PLAIN }.get(session.lang()).to_owned()
    });
    let head = move || {
        let head = grid.with(|grid| grid.head.clone());
        head.into_iter().map(|name| view! { <th scope="col">{name}</th> }).collect_view()
    };
    let rows = move || {
        let lang = session.lang();
        let Grid { rows, .. } = grid.get();
        rows.into_iter().map(|row| row_view(row, lang)).collect_view()
    };
    let csv = move |_| {
        let lang = session.view.lang.get_untracked();
        let table = grid.with_untracked(|grid| grid.table(lang));
        save::table(session, &title.get_untracked(), &table);
    };
    view! {
        <section class="panel kpi-card" aria-label=title>
            <header>
                <h2>{title}</h2>
                <div class="kpi-tools">
                    <button
                        type="button"
                        class="button quiet icon"
                        aria-label=session.t(kpi::SAVE_CSV)
                        title=session.t(kpi::SAVE_CSV)
                        on:click=csv
                    >
                        <Icon glyph=Glyph::Download />
                    </button>
                </div>
                <p class="muted">{definition}</p>
            </header>
            <div class="table-host" tabindex="0" role="group" aria-label=title>
                <table class="kpi-table">
                    <thead><tr>{head}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

fn row_view(row: GridRow, lang: Lang) -> impl IntoView {
    let session = use_session();
    let GridRow { name, cells } = row;
    let shown = name.clone();
    let filter_by = Pick::Value(Dimension::Touchpoint, name);
    let on = {
        let filter_by = filter_by.clone();
        move || session.data.filter.with(|filter| filter_by.is_on(filter)).to_string()
    };
    view! {
        <tr>
            <th scope="row">
                <button type="button" class="link" aria-pressed=on on:click=move |_| pick(session, &filter_by)>
                    {shown}
                </button>
            </th>
            {cells.into_iter().map(|cell| cell_view(cell, lang)).collect_view()}
        </tr>
    }
}

fn cell_view(cell: GridCell, lang: Lang) -> impl IntoView {
    let change = cell.versus.map(|versus| Moved::against(&versus, lang).view(lang));
    view! { <td class:small=cell.small>{cell.text} {change}</td> }
}
