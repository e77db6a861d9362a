//! What was wrong with rows and cells: how often by reason, and where.

use super::{PAGE_ROWS, more};
use crate::app::use_session;
use crate::engine::{DatasetInfo, FileInfo};
use crate::table::{Reason, RowIssue};
use crate::text::{data as words, number};
use crate::ui::kit::{Glyph, Icon};
use leptos::prelude::*;
use std::sync::Arc;

/// The findings of the import.
#[component]
pub fn Findings(info: Arc<DatasetInfo>) -> impl IntoView {
    let session = use_session();
    let download = {
        let info = info.clone();
        move |_| session.export_findings(&info)
    };
    let all = info.quality.findings();
    let listed = listed(&info).len();
    let capped = move || {
        let (all, n) = (number::count(all), number::count(listed as u64));
        words::FINDINGS_CAPPED.fill(session.lang(), &[("all", &all), ("n", &n)])
    };
    view! {
        <section class="panel" aria-labelledby="findings-title" id="findings">
            <div class="row wrap">
                <h2 class="grow" id="findings-title">{session.t(words::FINDINGS)}</h2>
                {(listed > 0).then(|| view! {
                    <button type="button" class="button" on:click=download.clone()>
                        <Icon glyph=Glyph::Download />
                        {session.t(words::FINDINGS_CSV)}
                    </button>
                })}
            </div>
            {if listed == 0 {
                view! { <p class="muted">{session.t(words::NO_FINDINGS)}</p> }.into_any()
            } else {
                view! {
                    {(all > listed as u64).then(|| view! { <p class="muted">{capped}</p> })}
                    <List info=info.clone() />
                }
                .into_any()
            }}
        </section>
    }
}

/// A finding with its file; no file where there is but one.
type Listed = (Option<Arc<str>>, RowIssue);

fn listed(info: &DatasetInfo) -> Vec<Listed> {
    let files = info.files();
    let of_file = |file: &FileInfo| {
        let name: Option<Arc<str>> = (files.len() > 1).then(|| file.name.as_str().into());
        file.quality.issues.iter().map(move |issue| (name.clone(), issue.clone())).collect::<Vec<_>>()
    };
    files.iter().flat_map(of_file).collect()
}

#[component]
fn List(info: Arc<DatasetInfo>) -> impl IntoView {
    let session = use_session();
    let only = RwSignal::new(None::<Reason>);
    let rows = RwSignal::new(PAGE_ROWS);
    let counts = info.quality.counts.clone();
    let chip = move |(reason, count): (Reason, u64)| {
        let text = move || format!("{} · {}", reason.label().get(session.lang()), number::count(count));
        let pick = move |_| {
            only.update(|only| *only = if *only == Some(reason) { None } else { Some(reason) });
            rows.set(PAGE_ROWS);
        };
        view! {
            <button type="button" class="button" aria-pressed=move || (only.get() == Some(reason)).to_string() on:click=pick>
                <span class="clip">{text}</span>
            </button>
        }
    };
    let fits = move |(_, issue): &&Listed| only.get().is_none_or(|only| issue.reason == only);
    let place = info.place();
    let several = info.files().len() > 1;
    let issues = Arc::new(listed(&info));
    let all = Signal::derive({
        let issues = issues.clone();
        move || issues.iter().filter(fits).count()
    });
    let body =
        move || issues.iter().filter(fits).take(rows.get()).map(|issue| row(issue.clone())).collect_view();
    view! {
        <div class="row wrap reasons">{counts.into_iter().map(chip).collect_view()}</div>
        <div class="table-frame" tabindex="0" role="group" aria-labelledby="findings-title">
            <table class="data-grid">
                <thead>
                    <tr>
                        {several.then(|| view! { <th scope="col">{session.t(words::FILE)}</th> })}
                        <th scope="col" class="number">{session.t(place)}</th>
                        <th scope="col">{session.t(words::COLUMN)}</th>
                        <th scope="col">{session.t(words::REASON)}</th>
                        <th scope="col">{session.t(words::ORIGINAL)}</th>
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
        </div>
        {more(session, rows, all)}
    }
}

fn row((file, issue): Listed) -> impl IntoView {
    let session = use_session();
    let column = if issue.column.is_empty() {
        view! { <span class="muted">{session.t(words::WHOLE_ROW)}</span> }.into_any()
    } else {
        issue.column.into_any()
    };
    view! {
        <tr>
            {file.map(|file| view! { <td>{file.to_string()}</td> })}
            <td class="number">{number::count(issue.line)}</td>
            <td>{column}</td>
            <td>{session.t(issue.reason.label())}</td>
            <td><code>{issue.sample}</code></td>
        </tr>
    }
}
