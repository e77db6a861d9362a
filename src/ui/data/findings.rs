//! What was wrong with rows and cells: how often by reason, and where.

use super::{PAGE_ROWS, more};
use crate::app::use_session;
use crate::engine::DatasetInfo;
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
    let listed = info.quality.issues.len();
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
    let fits = move |issue: &RowIssue| only.get().is_none_or(|only| issue.reason == only);
    let all = Signal::derive({
        let info = info.clone();
        move || info.quality.issues.iter().filter(|issue| fits(issue)).count()
    });
    let body = move || {
        let issues = info.quality.issues.iter().filter(|issue| fits(issue));
        issues.take(rows.get()).map(|issue| row(issue.clone())).collect_view()
    };
    view! {
        <div class="row wrap reasons">{counts.into_iter().map(chip).collect_view()}</div>
        <div class="table-frame" tabindex="0" role="group" aria-labelledby="findings-title">
            <table class="data-grid">
                <thead>
                    <tr>
                        <th scope="col" class="number">{session.t(words::LINE)}</th>
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

fn row(issue: RowIssue) -> impl IntoView {
    let session = use_session();
    let column = if issue.column.is_empty() {
        view! { <span class="muted">{session.t(words::WHOLE_ROW)}</span> }.into_any()
    } else {
        issue.column.into_any()
    };
    view! {
        <tr>
            <td class="number">{number::count(issue.line)}</td>
            <td>{column}</td>
            <td>{session.t(issue.reason.label())}</td>
            <td><code>{issue.sample}</code></td>
        </tr>
    }
}
