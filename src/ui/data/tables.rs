//! The tables of a data set: the files they were made of, with what became of the rows, and how they join.

use crate::app::use_session;
use crate::engine::{DatasetInfo, FileInfo};
use crate::text::{Lang, data, import, number, quality as words};
use leptos::prelude::*;
use std::sync::Arc;

/// The files and the joined counts.
#[component]
pub fn Tables(info: Arc<DatasetInfo>) -> impl IntoView {
    let session = use_session();
    let files = info.files().into_owned();
    let last = files.len().saturating_sub(1);
    let id = info.id;
    let can_take_back = Memo::new(move |_| {
        session.data.landed.with(|landed| landed.as_ref().is_some_and(|landed| landed.dataset == id))
    });
    let row = |(at, file): (usize, FileInfo)| {
        let rejected = file.quality.rows_rejected();
        let told = move |lang: Lang| match at {
            // A row of a survey or of steps gives several: what was read is told, as in the tiles above.
            0 => import::imported(file.quality.rows_kept, rejected, lang),
            _ => file.outcome.words(rejected, lang),
        };
        let period = file.quality.period_millis;
        let period = move |lang: Lang| period.map(|(from, to)| number::period(from, to, lang));
        view! {
            <tr>
                <th scope="row">{file.name.clone()}</th>
                <td>{session.t(file.mapping.holds.label())}</td>
                <td class="number">{number::count(file.quality.rows_read)}</td>
                <td>{move || period(session.lang())}</td>
                <td>
                    {move || told(session.lang())}
                    {(at == last).then(|| view! {
                        <Show when=move || can_take_back.get()>
                            " "
                            <button type="button" class="button" on:click=move |_| session.take_back_import()>
                                {session.t(words::TAKE_BACK)}
                            </button>
                        </Show>
                    })}
                </td>
            </tr>
        }
    };
    let rows = files.into_iter().enumerate().map(row).collect_view();
    view! {
        <section class="panel" aria-labelledby="tables-title" id="tables">
            <h2 id="tables-title">{session.t(words::TABLES)}</h2>
            <div class="table-frame" tabindex="0" role="group" aria-labelledby="tables-title">
                <table class="data-grid">
                    <thead>
                        <tr>
                            <th scope="col">{session.t(data::FILE)}</th>
                            <th scope="col">{session.t(words::KIND)}</th>
                            <th scope="col" class="number">{session.t(data::ROWS_READ)}</th>
                            <th scope="col">{session.t(data::PERIOD)}</th>
                            <th scope="col">{session.t(words::OUTCOME)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <Joined info />
        </section>
    }
}

/// How much is in the tables together; nothing where there is but one.
#[component]
fn Joined(info: Arc<DatasetInfo>) -> impl IntoView {
    let session = use_session();
    let contents = info.contents;
    let has_list = contents.customers > 0;
    let counts = [
        (words::EVENTS, Some(contents.events)),
        (words::ACTIVE, Some(contents.active)),
        (words::LISTED, has_list.then_some(contents.customers)),
        (words::WITHOUT_EVENTS, has_list.then_some(contents.without_events)),
        (words::COSTS, (contents.costs > 0).then_some(contents.costs)),
        (words::ALIASES, (contents.aliases > 0).then_some(contents.aliases)),
    ];
    let told = counts.into_iter().filter_map(|(name, count)| Some((name, count?)));
    let told: Vec<_> = told.collect();
    (told.len() > 2).then(|| {
        let tile = |(name, count)| {
            view! {
                <div class="tile">
                    <dt>{session.t(name)}</dt>
                    <dd><span class="value">{number::count(count)}</span></dd>
                </div>
            }
        };
        view! { <dl class="tiles joined">{told.into_iter().map(tile).collect_view()}</dl> }
    })
}
