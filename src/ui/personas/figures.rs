//! The figures of the segment behind a persona beside those of all customers, from the engine's answers.

use crate::app::{Reply, Session, use_session};
use crate::engine::{FigureRef, Figures, Scope, write_value};
use crate::model::{Metric, PersonaId};
use crate::text::{Lang, map, number, people as words};
use leptos::prelude::*;

/// What a figure rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Base {
    /// Customers or answers.
    pub n: u64,
    /// Whether that is fewer than the workspace calls small.
    pub small: bool,
}

impl Base {
    /// As it is written.
    pub fn words(self, lang: Lang) -> String {
        let n = format!("n={}", number::count(self.n));
        if self.small { format!("{n} · {}", words::SMALL.get(lang)) } else { n }
    }
}

/// A figure as it is written, with its base; the number of customers has none.
type Cell = (String, Option<Base>);

/// One figure of both.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// Of the segment.
    pub segment: Option<Cell>,
    /// Of all customers.
    pub all: Option<Cell>,
}

/// The figures by name, tracked; none while nothing is known.
pub fn rows(session: Session, persona: PersonaId) -> Option<Vec<Row>> {
    let (whole, segment) = session.segment_figures(persona)?;
    let (whole, segment) = (whole.figures(), segment.and_then(Reply::figures));
    let lang = session.lang();
    let settings = session.document.workspace.with(|workspace| workspace.settings.clone());
    let cell = |figures: Option<&Figures>, which: Metric| -> Option<Cell> {
        let value = figures?.value(&FigureRef { scope: Scope::All, metric: which })?;
        let text = write_value(which, value.value, &settings.currency, lang);
        let base = Base { n: value.n, small: value.n < u64::from(settings.small_base) };
        Some((text, Some(base).filter(|base| which != Metric::Customers || base.small)))
    };
    let row = |which: Metric| Row {
        name: map::metric(which).get(lang).to_owned(),
        segment: cell(segment.as_deref(), which),
        all: cell(whole.as_deref(), which),
    };
    let rows = [Metric::Customers, Metric::Conversion, Metric::Csat, Metric::Nps].map(row);
    let rows: Vec<Row> = rows.into_iter().filter(|row| row.all.is_some() || row.segment.is_some()).collect();
    (!rows.is_empty()).then_some(rows)
}

/// Both side by side.
#[component]
pub fn FiguresTable(id: PersonaId) -> impl IntoView {
    let session = use_session();
    let cell = move |cell: Option<Cell>| {
        let (value, base) = cell.unwrap_or_else(|| ("–".to_owned(), None));
        let base = base.map(
            |base| view! { <span class="fine" class:small=base.small>{base.words(session.lang())}</span> },
        );
        view! { <td><strong>{value}</strong> " " {base}</td> }
    };
    let row =
        move |row: Row| view! { <tr><th scope="row">{row.name}</th>{cell(row.segment)}{cell(row.all)}</tr> };
    let source = move || {
        let (journey, set) = session.ground_of(id)?;
        Some(words::SOURCE.fill(session.lang(), &[("data", &set.name), ("journey", &journey.name)]))
    };
    move || {
        rows(session, id).map(|rows| {
            view! {
                <table class="segment-figures">
                    <caption>{session.t(words::FIGURES)}</caption>
                    <thead>
                        <tr>
                            <td></td>
                            <th scope="col">{session.t(words::OF_SEGMENT)}</th>
                            <th scope="col">{session.t(words::OF_ALL)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
                </table>
                <p class="fine">{source}</p>
            }
        })
    }
}
