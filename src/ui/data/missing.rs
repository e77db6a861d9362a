//! Missing values of every imported column.

use crate::app::use_session;
use crate::engine::{DatasetInfo, FileInfo};
use crate::table::{Missing, Role};
use crate::text::{data as words, number};
use leptos::prelude::*;
use std::sync::Arc;

/// So many columns are listed; files with more have their emptiest ones listed.
const COLUMNS_LISTED: usize = 100;

/// Missing values of every imported column.
#[component]
pub fn MissingPanel(info: Arc<DatasetInfo>) -> impl IntoView {
    let session = use_session();
    let files = info.files().into_owned();
    let several = files.len() > 1;
    let of_file = |file: &FileInfo| {
        let missing = file.quality.missing.clone();
        missing.into_iter().map(|missing| (file.clone(), missing)).collect::<Vec<_>>()
    };
    let mut missing: Vec<(FileInfo, Missing)> = files.iter().flat_map(of_file).collect();
    let none = missing.iter().all(|(_, missing)| missing.empty == 0);
    if missing.len() > COLUMNS_LISTED {
        missing.sort_by_key(|(_, missing)| std::cmp::Reverse(missing.empty));
        missing.truncate(COLUMNS_LISTED);
    }
    let row = |(file, missing): (FileInfo, Missing)| {
        let at = file.mapping.headers.iter().position(|header| *header == missing.column);
        let role = at.and_then(|at| file.mapping.roles.get(at)).copied().unwrap_or_default();
        let share = file.quality.missing_share(&missing);
        view! {
            <tr>
                <th scope="row">
                    {missing.column.clone()}
                    {several.then(|| view! { <span class="fine block">{file.name.clone()}</span> })}
                </th>
                <td class="muted meaning">{meaning(role)}</td>
                <td class="bar-cell">
                    <span class="bar"><span style:width=number::percent(share.unwrap_or(0.0))></span></span>
                </td>
                <td class="number">{number::count(missing.empty)}</td>
                <td class="number muted">{share.map(number::percent)}</td>
            </tr>
        }
    };
    let rows = missing.into_iter().map(row).collect_view();
    view! {
        <section class="panel" aria-labelledby="missing-title">
            <h2 id="missing-title">{session.t(words::MISSING)}</h2>
            {none.then(|| view! { <p class="muted">{session.t(words::NONE_MISSING)}</p> })}
            <div class="table-frame" tabindex="0" role="group" aria-labelledby="missing-title">
                <table class="data-grid">
                    <thead>
                        <tr>
                            <th scope="col">{session.t(words::COLUMN)}</th>
                            <th scope="col" class="meaning">{session.t(words::MEANING)}</th>
                            <td></td>
                            <th scope="col" class="number">{session.t(words::MISSING_COUNT)}</th>
                            <th scope="col" class="number">{session.t(words::SHARE)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

fn meaning(role: Role) -> impl IntoView {
    let session = use_session();
    move || role.label().get(session.lang())
}
