//! The quality of a data set: everything that was looked for, how often it was found, examples, and what can be done about it
//! at a press; the remedies in force, each with its way back; answers by value; events over time.

use super::matching;
use crate::app::{Session, use_session};
use crate::engine::{DatasetInfo, Inspection};
use crate::model::TouchpointId;
use crate::table::{Answered, Check, Coverage, Example, Remedy};
use crate::text::{Lang, Phrase, number, quality as words};
use leptos::prelude::*;
use std::sync::Arc;

/// One line of the list: what was looked for, how often, of how many.
struct Line {
    name: Phrase,
    hint: Phrase,
    count: u64,
    of: u64,
    examples: Vec<Example>,
    remedies: Vec<Remedy>,
    /// The panel that tells it in full.
    panel: Option<&'static str>,
}

/// The list of checks, the remedies in force, and events over time.
#[component]
pub fn QualityPanel(info: Arc<DatasetInfo>, touchpoints: matching::Found<TouchpointId>) -> impl IntoView {
    let session = use_session();
    let id = info.id;
    session.inspect(id);
    let found = Memo::new(move |_| {
        session
            .data
            .inspected
            .with(|known| known.clone().filter(|(of, _)| *of == id).map(|(_, found)| found.map(Found)))
    });
    let body = {
        let info = info.clone();
        move || match found.get() {
            None => view! { <p class="muted" role="status">{session.t(words::LOOKING)}</p> }.into_any(),
            Some(None) => view! { <p class="muted">{session.t(words::NOT_CHECKED)}</p> }.into_any(),
            Some(Some(Found(found))) => {
                let lines = lines(&info, &found, touchpoints);
                view! {
                    <Lines info=info.clone() lines />
                    <Answers info=info.clone() found=found.clone() />
                    <Over coverage=found.coverage.clone() />
                }
                .into_any()
            }
        }
    };
    view! {
        <section class="panel quality" aria-labelledby="quality-title" id="quality">
            <h2 id="quality-title">{session.t(words::QUALITY)}</h2>
            <InForce info />
            {body}
        </section>
    }
}

/// Compared by identity: the engine sends a new one with every answer.
#[derive(Clone)]
struct Found(Arc<Inspection>);

impl PartialEq for Found {
    fn eq(&self, other: &Found) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

fn lines(info: &DatasetInfo, found: &Inspection, touchpoints: matching::Found<TouchpointId>) -> Vec<Line> {
    let quality = &info.quality;
    let plain = |name, hint, count, of, panel| Line {
        name,
        hint,
        count,
        of,
        examples: Vec::new(),
        remedies: Vec::new(),
        panel: Some(panel),
    };
    let files = info.files();
    let cells = files.iter().map(|file| file.quality.missing.len() as u64 * file.quality.rows_kept).sum();
    let empty = quality.missing.iter().map(|missing| missing.empty).sum();
    let off = touchpoints.with(|found| matching::off_map(found));
    let named = |name: &String| Example { text: name.clone(), ..Example::default() };
    let mut lines = vec![
        plain(words::INCOMPLETE, words::INCOMPLETE_HINT, empty, cells, "missing-title"),
        plain(words::INVALID, words::INVALID_HINT, quality.findings(), quality.rows_read, "findings-title"),
    ];
    lines.extend(found.checks.iter().map(line));
    lines.push(Line {
        examples: off.iter().take(5).map(named).collect(),
        ..plain(
            words::OFF_MAP,
            words::OFF_MAP_HINT,
            off.len() as u64,
            quality.touchpoints.len() as u64,
            "touchpoints-title",
        )
    });
    lines
}

fn line(check: &Check) -> Line {
    Line {
        name: check.finding.label(),
        hint: check.finding.hint(),
        count: check.count,
        of: check.of,
        examples: check.examples.clone(),
        remedies: check.remedies.clone(),
        panel: None,
    }
}

#[component]
fn Lines(info: Arc<DatasetInfo>, lines: Vec<Line>) -> impl IntoView {
    let session = use_session();
    let open = lines.iter().filter(|line| line.count > 0).count() as u64;
    let sum = move || {
        let lang = session.lang();
        match open {
            0 => words::ALL_WELL.get(lang).to_owned(),
            n => words::SOME_FOUND.fill(lang, &[("n", &number::count(n))]),
        }
    };
    let rows = lines.into_iter().map(|line| row(session, info.clone(), line)).collect_view();
    view! {
        <p class="muted">{sum}</p>
        <ul class="checks">{rows}</ul>
    }
}

fn row(session: Session, info: Arc<DatasetInfo>, line: Line) -> impl IntoView {
    let Line { name, hint, count, of, examples, remedies, panel } = line;
    let counted = move || {
        let lang = session.lang();
        if count == 0 {
            return words::NONE.get(lang).to_owned();
        }
        words::N_OF.fill(lang, &[("n", &number::count(count)), ("of", &number::count(of))])
    };
    let remedies = remedies.into_iter().map(|remedy| {
        let info = info.clone();
        let text = {
            let remedy = remedy.clone();
            move || remedy.words(session.lang())
        };
        let apply = move |_| session.apply_remedy(&info, remedy.clone());
        view! { <button type="button" class="button" on:click=apply>{text}</button> }
    });
    let see = panel.filter(|_| count > 0).map(|panel| {
        view! {
            <button type="button" class="button" on:click=move |_| show(panel)>{session.t(words::SEE)}</button>
        }
    });
    view! {
        <li class:found=move || { count > 0 }>
            <details>
                <summary>
                    <span class="grow">{session.t(name)}</span>
                    <span class="number">{counted}</span>
                </summary>
                <p class="muted">{session.t(hint)}</p>
                {(!examples.is_empty()).then(|| example_list(session, examples))}
                <div class="row wrap">{remedies.collect_view()} {see}</div>
            </details>
        </li>
    }
}

/// Brings a panel into view.
fn show(id: &str) {
    if let Some(panel) = document().get_element_by_id(id) {
        panel.scroll_into_view();
    }
}

fn example_list(session: Session, examples: Vec<Example>) -> impl IntoView {
    let told = |example: Example| {
        let Example { customer, millis, text } = example;
        let when = move || millis.map(|millis| number::day_time(millis, session.lang()));
        view! {
            <li>
                {(!customer.is_empty()).then(|| view! { <code>{customer.clone()}</code> " " })}
                <span>{text}</span>
                " "
                <span class="fine">{when}</span>
            </li>
        }
    };
    view! { <ul class="examples" aria-label=session.t(words::EXAMPLES)>{examples.into_iter().map(told).collect_view()}</ul> }
}

/// The remedies in force.
#[component]
fn InForce(info: Arc<DatasetInfo>) -> impl IntoView {
    let session = use_session();
    let all = info.remedies.clone();
    (!all.is_empty()).then(|| {
        let told = |(at, mended): (usize, crate::table::Mended)| {
            let info = info.clone();
            let text = {
                let mended = mended.clone();
                move || mended.words(session.lang())
            };
            let label = move || {
                let lang = session.lang();
                words::UNDO_OF.fill(lang, &[("what", &mended.words(lang))])
            };
            view! {
                <li class="row">
                    <span class="grow">{text}</span>
                    <button type="button" class="button" aria-label=label on:click=move |_| session.take_remedy_back(&info, at)>
                        {session.t(words::UNDO)}
                    </button>
                </li>
            }
        };
        view! {
            <div class="in-force">
                <h3>{session.t(words::DONE)}</h3>
                <ul>{all.into_iter().enumerate().map(told).collect_view()}</ul>
            </div>
        }
    })
}

/// Answers by value: those that are none can be taken out.
#[component]
fn Answers(info: Arc<DatasetInfo>, found: Arc<Inspection>) -> impl IntoView {
    let session = use_session();
    let rating = |answered: &Answered| {
        let Answered { rating: name, question, counts } = answered;
        let scale = format!("{}–{}", question.min, question.max);
        let values = counts.iter().map(|(value, n)| {
            let (value, n) = (*value, *n);
            let remedy = Remedy::NoAnswer { rating: name.clone(), value };
            let info = info.clone();
            let filled = {
                let name = name.clone();
                move |phrase: Phrase, lang: Lang| {
                    let (value, n) = (crate::table::score(value), number::count(n));
                    phrase.fill(lang, &[("rating", &name), ("value", &value), ("n", &n)])
                }
            };
            let label = filled.clone();
            view! {
                <button
                    type="button"
                    class="button"
                    aria-label=move || label(words::ANSWER_DROP, session.lang())
                    on:click=move |_| session.apply_remedy(&info, remedy.clone())
                >
                    {move || filled(words::ANSWER, session.lang())}
                </button>
            }
        });
        view! {
            <div>
                <p><strong>{name.clone()}</strong> " " <span class="fine">{scale}</span></p>
                <div class="row wrap">{values.collect_view()}</div>
            </div>
        }
    };
    (!found.answers.is_empty()).then(|| {
        view! {
            <details class="answers">
                <summary>{session.t(words::ANSWERS)}</summary>
                <p class="muted">{session.t(words::ANSWERS_HINT)}</p>
                {found.answers.iter().map(rating).collect_view()}
            </details>
        }
    })
}

/// Events over time as bars.
#[component]
fn Over(coverage: Coverage) -> impl IntoView {
    let session = use_session();
    let Coverage { by_month, counts } = coverage;
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let ends = counts.first().zip(counts.last()).map(|(first, last)| (first.0, last.0));
    let named = move |millis: i64, lang: Lang| {
        if by_month { number::month_at(millis, lang) } else { number::day(millis, lang) }
    };
    ends.filter(|_| counts.len() > 1).map(|(first, last)| {
        let label = move || {
            let lang = session.lang();
            let phrase = if by_month { words::COVERAGE_MONTHS } else { words::COVERAGE_DAYS };
            let most = number::count(most);
            phrase.fill(lang, &[("from", &named(first, lang)), ("to", &named(last, lang)), ("most", &most)])
        };
        let bar = |(begin, count): (i64, u64)| {
            let title = move || {
                let lang = session.lang();
                words::COVERAGE_AT.fill(lang, &[("at", &named(begin, lang)), ("n", &number::count(count))])
            };
            let height = number::percent(count as f64 / most.max(1) as f64);
            view! { <span title=title class:none=count == 0><span style:height=height></span></span> }
        };
        view! {
            <div>
                <h3>{session.t(words::COVERAGE)}</h3>
                <div class="coverage" role="img" aria-label=label>{counts.into_iter().map(bar).collect_view()}</div>
                <p class="fine">{label}</p>
            </div>
        }
    })
}
