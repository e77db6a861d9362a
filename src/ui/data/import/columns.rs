//! The first rows of the file, under what each column means.

use super::Parts;
use crate::table::{ColumnGuess, Preview, Role};
use crate::text::{Phrase, data as words, number};
use leptos::prelude::*;

/// So many rows are shown.
const ROWS: usize = 8;
/// So many columns are shown.
const COLUMNS: usize = 100;

/// The preview with a select above each column.
#[component]
pub fn Columns(parts: Parts) -> impl IntoView {
    let session = parts.session;
    let table = move || parts.preview.get().map(|preview| table(parts, &preview));
    let name = move || {
        let rows =
            parts.preview.with(|preview| preview.as_ref().map_or(0, |preview| preview.rows.len().min(ROWS)));
        words::PREVIEW.fill(session.lang(), &[("n", &rows.to_string())])
    };
    let beyond = move || {
        let rest = parts.mapping.with(|mapping| mapping.headers.len()).saturating_sub(COLUMNS);
        (rest > 0).then(|| {
            let (n, rest) = (COLUMNS.to_string(), number::count(rest as u64));
            view! { <p class="muted">{words::MORE_COLUMNS.fill(session.lang(), &[("n", &n), ("rest", &rest)])}</p> }
        })
    };
    view! {
        <div class="table-frame preview" tabindex="0" role="group" aria-label=name>{table}</div>
        {beyond}
    }
}

fn table(parts: Parts, preview: &Preview) -> impl IntoView + use<> {
    let columns = preview.mapping.headers.iter().zip(&preview.columns).take(COLUMNS).enumerate();
    let heads = columns.map(|(at, (header, guess))| head(parts, at, header, guess)).collect_view();
    let rows = preview.rows.iter().take(ROWS).map(|row| {
        let cells = row.iter().take(COLUMNS).enumerate().map(|(at, cell)| {
            let left_out = move || role_at(parts, at) == Role::Ignore;
            view! { <td class:left-out=left_out>{cell.clone()}</td> }
        });
        view! { <tr>{cells.collect_view()}</tr> }
    });
    view! {
        <table class="data-grid">
            <thead>
                <tr>{heads}</tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
}

fn role_at(parts: Parts, at: usize) -> Role {
    parts.mapping.with(|mapping| mapping.roles.get(at).copied().unwrap_or_default())
}

fn head(parts: Parts, at: usize, header: &str, guess: &ColumnGuess) -> impl IntoView + use<> {
    let session = parts.session;
    let count = |phrase: Phrase, n: usize| {
        let n = number::count(n as u64);
        move || phrase.fill(session.lang(), &[("n", &n)])
    };
    let empty = (guess.empty > 0).then(|| view! { " · " {count(words::EMPTY_CELLS, guess.empty)} });
    let label = {
        let header = header.to_owned();
        move || words::ROLE_OF.fill(session.lang(), &[("column", &header)])
    };
    // What was guessed need not be among what is offered: a rating from 0 to 100.
    let now = untrack(|| role_at(parts, at));
    let holds = untrack(|| parts.mapping.with(|mapping| mapping.holds));
    let mut offered = holds.offered();
    if !offered.contains(&now) {
        offered.insert(1, now);
    }
    let options = {
        let offered = offered.clone();
        move || {
            let lang = session.lang();
            let current = role_at(parts, at);
            let option = |(index, role): (usize, &Role)| {
                view! { <option value=index.to_string() selected=*role == current>{role.offer(lang)}</option> }
            };
            let group = |required: bool| {
                let listed = offered.iter().enumerate().filter(|(_, role)| **role != Role::Ignore);
                listed
                    .filter(|(_, role)| holds.required().contains(role) == required)
                    .map(option)
                    .collect_view()
            };
            view! {
                {offered.iter().enumerate().take(1).map(option).collect_view()}
                <optgroup label=words::REQUIRED.get(lang)>{group(true)}</optgroup>
                <optgroup label=words::OPTIONAL.get(lang)>{group(false)}</optgroup>
            }
        }
    };
    let pick = move |event| {
        let index: Option<usize> = event_target_value(&event).parse().ok();
        let Some(role) = index.and_then(|index| offered.get(index).copied()) else { return };
        session.change_mapping(|mapping| {
            if let Some(known) = mapping.roles.get_mut(at) {
                *known = role;
            }
        });
    };
    view! {
        <th scope="col" class:left-out=move || role_at(parts, at) == Role::Ignore>
            <span class="header">{header.to_owned()}</span>
            <select
                class="input"
                class:required=move || holds.required().contains(&role_at(parts, at))
                aria-label=label
                on:change=pick
            >
                {options}
            </select>
            <span class="fine">{count(words::DISTINCT, guess.distinct)} {empty}</span>
        </th>
    }
}
