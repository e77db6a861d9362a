//! The first rows of the file, under what each column means.

use super::Parts;
use crate::table::{ColumnGuess, Holds, Preview, Role};
use crate::text::{Lang, Phrase, data as words, import, number};
use leptos::prelude::*;

/// So many rows are shown.
const ROWS: usize = 8;
/// So many columns are shown.
const COLUMNS: usize = 100;

/// The preview with a select above each column.
#[component]
pub fn Columns(parts: Parts) -> impl IntoView {
    let session = parts.session;
    // What is offered depends on what the file holds.
    let holds = Memo::new(move |_| parts.mapping.with(|mapping| mapping.holds));
    let table = move || parts.preview.get().map(|preview| table(parts, &preview, holds.get()));
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

fn table(parts: Parts, preview: &Preview, holds: Holds) -> impl IntoView + use<> {
    let columns = preview.mapping.headers.iter().zip(&preview.columns).take(COLUMNS).enumerate();
    let heads = columns.map(|(at, (header, guess))| head(parts, (at, header, holds), guess)).collect_view();
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

/// The groups of roles, required ones first.
const GROUPS: [Phrase; 5] =
    [words::REQUIRED, import::GROUP_WHERE, import::GROUP_RATINGS, import::GROUP_NUMBERS, import::GROUP_OTHER];

fn group_of(role: Role, holds: Holds) -> usize {
    match role {
        role if holds.required().contains(&role) => 0,
        Role::Customer
        | Role::Time
        | Role::Touchpoint
        | Role::Channel
        | Role::Stage
        | Role::Case
        | Role::TimeOf
        | Role::Canonical => 1,
        Role::Rating(_) => 2,
        Role::Amount | Role::Margin | Role::Refund | Role::Weight | Role::Tenure | Role::Number => 3,
        Role::Churned | Role::Comment | Role::Attribute | Role::Ignore => 4,
    }
}

/// What a column can be, in groups.
fn options(offered: &[Role], current: Role, holds: Holds, lang: Lang) -> impl IntoView + use<> {
    let option = |(index, role): (usize, &Role)| {
        let hint = role.hint().map(|hint| hint.get(lang));
        view! { <option value=index.to_string() title=hint selected=*role == current>{role.offer(lang)}</option> }
    };
    let group = |(at, name): (usize, &Phrase)| {
        let listed = offered.iter().enumerate().filter(|(_, role)| **role != Role::Ignore);
        let listed = listed.filter(|(_, role)| group_of(**role, holds) == at).map(option).collect::<Vec<_>>();
        (!listed.is_empty()).then(|| view! { <optgroup label=name.get(lang)>{listed}</optgroup> })
    };
    view! {
        {offered.iter().enumerate().take(1).map(option).collect_view()}
        {GROUPS.iter().enumerate().map(group).collect_view()}
    }
}

fn head(
    parts: Parts,
    (at, header, holds): (usize, &str, Holds),
    guess: &ColumnGuess,
) -> impl IntoView + use<> {
    let session = parts.session;
    let shape = {
        let (distinct, empty) = (number::count(guess.distinct as u64), number::count(guess.empty as u64));
        let has_empty = guess.empty > 0;
        move || {
            let lang = session.lang();
            let distinct = words::DISTINCT.fill(lang, &[("n", &distinct)]);
            if !has_empty {
                return distinct;
            }
            format!("{distinct} · {}", words::EMPTY_CELLS.fill(lang, &[("n", &empty)]))
        }
    };
    let label = {
        let header = header.to_owned();
        move || words::ROLE_OF.fill(session.lang(), &[("column", &header)])
    };
    // What was guessed need not be among what is offered: a rating from 0 to 100.
    let now = untrack(|| role_at(parts, at));
    let mut offered = holds.offered();
    if !offered.contains(&now) {
        offered.insert(1, now);
    }
    let role = Memo::new(move |_| role_at(parts, at));
    let listed = {
        let offered = offered.clone();
        move || options(&offered, role.get(), holds, session.lang())
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
        <th scope="col" class:left-out=move || role.get() == Role::Ignore>
            <span class="header">{header.to_owned()}</span>
            <select
                class="input"
                class:required=move || holds.required().contains(&role.get())
                aria-label=label
                on:change=pick
            >
                {listed}
            </select>
            <span class="fine" title=session.t(words::SHAPE_HINT)>{shape}</span>
        </th>
    }
}
