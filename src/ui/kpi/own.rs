//! The dialog of the user's own metrics: the list, and one of them with its live result.

use super::trend::first;
use crate::app::{Session, use_session};
use crate::dashboard::{Starter, starters};
use crate::edit::Command;
use crate::engine::measure::{Answer, FORMULA_NAMES, FormulaAnswer, FormulaQuery, Measure, Refusal};
use crate::model::{FormulaId, UserMetric, UserUnit};
use crate::text::{Lang, compare as words, kpi, number};
use crate::ui::kit::{Choice, Dialog, Glyph, Icon, TextArea, TextField};
use crate::web::random;
use leptos::prelude::*;

const UNITS: [UserUnit; 3] = [UserUnit::Number, UserUnit::Share, UserUnit::Money];

/// The dialog.
#[component]
pub fn OwnMetrics(open: RwSignal<bool>) -> impl IntoView {
    let session = use_session();
    let edited = RwSignal::new(None::<UserMetric>);
    Effect::new(move |_| {
        if !open.get() {
            edited.set(None);
        }
    });
    let title = session.t(words::OWN);
    view! {
        <Dialog open title class="wide">
            <div class="body stack">
                <Show when=move || edited.with(Option::is_some) fallback=move || view! { <List edited /> }>
                    <Editor edited />
                </Show>
            </div>
        </Dialog>
    }
}

fn blank() -> UserMetric {
    UserMetric {
        id: FormulaId(random::bits()),
        name: String::new(),
        text: String::new(),
        unit: UserUnit::Number,
        high_is_good: true,
    }
}

/// The metrics that there are.
#[component]
fn List(edited: RwSignal<Option<UserMetric>>) -> impl IntoView {
    let session = use_session();
    let all =
        Memo::new(move |_| session.document.workspace.with(|workspace| workspace.score.formulas.clone()));
    let row = move |metric: UserMetric| {
        let of = metric.clone();
        let named = |phrase: crate::text::Phrase| phrase.fill(session.lang(), &[("what", &of.name)]);
        let (edit, remove) = (named(words::OWN_EDIT), named(words::OWN_REMOVE));
        let (known, id) = (metric.clone(), metric.id);
        view! {
            <li class="row">
                <div class="grow">
                    <strong>{metric.name}</strong>
                    <p class="muted"><code>{metric.text}</code></p>
                </div>
                <button type="button" class="button quiet icon" aria-label=edit.clone() title=edit
                    on:click=move |_| edited.set(Some(known.clone()))>
                    <Icon glyph=Glyph::Pencil />
                </button>
                <button type="button" class="button quiet icon" aria-label=remove.clone() title=remove
                    on:click=move |_| { session.dispatch_and_tell(Command::RemoveFormula(id)); }>
                    <Icon glyph=Glyph::Trash />
                </button>
            </li>
        }
    };
    let begin = Memo::new(move |_| {
        let figures = session.figures();
        starters(figures.iter().flat_map(|of| &of.touchpoints).map(|of| of.name.as_str()))
    });
    let chip = move |starter: Starter| {
        let name = starter.name.get(session.lang());
        let metric = UserMetric { name: name.to_owned(), text: starter.text, unit: starter.unit, ..blank() };
        view! {
            <button type="button" class="chip" on:click=move |_| edited.set(Some(metric.clone()))>{name}</button>
        }
    };
    view! {
        <ul class="own-list">{move || all.get().into_iter().map(row).collect_view()}</ul>
        <Show when=move || all.with(Vec::is_empty)>
            <p class="muted">{session.t(words::OWN_NONE)}</p>
        </Show>
        <button type="button" class="button primary" on:click=move |_| edited.set(Some(blank()))>
            <Icon glyph=Glyph::Plus />
            {session.t(words::OWN_NEW)}
        </button>
        <div class="row wrap" role="group" aria-labelledby="own-start">
            <span id="own-start" class="muted">{session.t(words::OWN_START)}</span>
            {move || begin.get().into_iter().map(chip).collect_view()}
        </div>
    }
}

/// One metric.
#[component]
fn Editor(edited: RwSignal<Option<UserMetric>>) -> impl IntoView {
    let session = use_session();
    let read = move |read: fn(&UserMetric) -> String| {
        Signal::derive(move || edited.with(|metric| metric.as_ref().map(read).unwrap_or_default()))
    };
    let change = move |change: &dyn Fn(&mut UserMetric)| {
        edited.update(|metric| {
            if let Some(metric) = metric {
                change(metric);
            }
        });
    };
    let text = Memo::new(move |_| {
        edited.with(|metric| metric.as_ref().map(|metric| metric.text.clone()).unwrap_or_default())
    });
    let wanted = Memo::new(move |_| Some(vec![Measure::Formula(FormulaQuery::of(&text.get()))]));
    let answers = session.measured(wanted);
    let ready = Memo::new(move |_| {
        let named =
            edited.with(|metric| metric.as_ref().is_some_and(|metric| !metric.name.trim().is_empty()));
        named && matches!(first(answers), Some(Answer::Formula(_)))
    });
    let units =
        Signal::derive(move || words::OWN_UNITS.map(|word| word.get(session.lang()).to_owned()).to_vec());
    let sides = Signal::derive(move || {
        [words::HIGH, words::LOW].map(|word| word.get(session.lang()).to_owned()).to_vec()
    });
    let unit_at = Signal::derive(move || {
        let unit = edited.with(|metric| metric.as_ref().map(|metric| metric.unit));
        UNITS.iter().position(|known| Some(*known) == unit).unwrap_or(0)
    });
    let side_at = Signal::derive(move || {
        usize::from(edited.with(|metric| metric.as_ref().is_some_and(|metric| !metric.high_is_good)))
    });
    let save = move |_| {
        if let Some(metric) = edited.get_untracked().filter(|_| ready.get_untracked())
            && session.dispatch(Command::PutFormula(metric))
        {
            session.seal();
            edited.set(None);
        }
    };
    let insert = move |name: &'static str| {
        change(&|metric: &mut UserMetric| {
            let gap = if metric.text.is_empty() || metric.text.ends_with([' ', '(']) { "" } else { " " };
            metric.text = format!("{}{gap}{name}", metric.text);
        });
    };
    let chips = move || {
        let lang = session.lang();
        let chip = |(name, word): (&'static str, crate::text::Phrase)| {
            let meaning = word.get(lang);
            view! {
                <button type="button" class="chip" title=meaning on:click=move |_| insert(name)>
                    <code>{name}</code> <span class="muted">{meaning}</span>
                </button>
            }
        };
        FORMULA_NAMES.into_iter().zip(words::NAMES).map(chip).collect_view()
    };
    view! {
        <TextField label=session.t(words::OWN_NAME) value=read(|metric| metric.name.clone())
            on_input=move |name| change(&|metric| metric.name.clone_from(&name)) />
        <TextArea label=session.t(words::OWN_FORMULA) value=read(|metric| metric.text.clone())
            on_input=move |text| change(&|metric| metric.text.clone_from(&text)) />
        <div class="own-result" role="status">
            <span class="label">{session.t(words::OWN_RESULT)}</span>
            {move || edited.get().map(|metric| result_view(session, &metric, first(answers)))}
        </div>
        <div class="pair">
            <Choice label=session.t(words::OWN_UNIT) options=units value=unit_at
                on_pick=move |at| if let Some(unit) = UNITS.get(at) { change(&|metric| metric.unit = *unit) } />
            <Choice label=session.t(words::OWN_GOOD) options=sides value=side_at
                on_pick=move |at| change(&|metric| metric.high_is_good = at == 0) />
        </div>
        <details open>
            <summary>{session.t(words::OWN_NAMES)}</summary>
            <div class="row wrap">{chips}</div>
            <p class="muted">{session.t(words::OWN_HELP)}</p>
        </details>
        <div class="row actions">
            <button type="button" class="button" on:click=move |_| edited.set(None)>
                {session.t(words::CANCEL)}
            </button>
            <button type="button" class="button primary" disabled=move || !ready.get() on:click=save>
                {session.t(words::SAVE)}
            </button>
        </div>
    }
}

/// The value now and what went into it; or where and why there is none.
fn result_view(session: Session, metric: &UserMetric, answer: Option<Answer>) -> AnyView {
    let lang = session.lang();
    match answer {
        _ if metric.text.trim().is_empty() => view! { <span class="muted">"—"</span> }.into_any(),
        Some(Answer::Formula(found)) => {
            let value = found.value.map_or_else(
                || number::NO_DATA.get(lang).to_owned(),
                |value| written(session, metric.unit, value),
            );
            let unnamed = metric.name.trim().is_empty().then(|| words::OWN_UNNAMED.get(lang));
            view! {
                <strong>{value}</strong>
                <span class="muted">{parts(&found, lang)}</span>
                <em>{unnamed}</em>
            }
            .into_any()
        }
        Some(Answer::Refused { reason }) => {
            let place = match &reason {
                Refusal::Formula(error) => Some(marked(&metric.text, error.at)),
                _ => None,
            };
            let place = place.map(|(before, wrong, after)| {
                view! { <code class="own-error">{before}<mark>{wrong}</mark>{after}</code> }
            });
            view! { <span class="bad">{reason.words(lang)}</span> {place} }.into_any()
        }
        _ => view! { <span class="muted">{kpi::COMPUTING.get(lang)}</span> }.into_any(),
    }
}

/// What each name stood for.
fn parts(found: &FormulaAnswer, lang: Lang) -> String {
    let part = |of: &crate::engine::measure::Named<Option<f64>>| {
        let value =
            of.value.map_or_else(|| number::NO_DATA.get(lang).to_owned(), |value| number::decimal(value, 2));
        format!("{} = {value}", of.name)
    };
    let figures: Vec<String> = found.figures.iter().map(part).collect();
    if figures.is_empty() {
        String::new()
    } else {
        words::OWN_FIGURES.fill(lang, &[("figures", &figures.join(" · "))])
    }
}

fn written(session: Session, unit: UserUnit, value: f64) -> String {
    let currency = session.document.workspace.with(|workspace| workspace.settings.currency.clone());
    match unit {
        UserUnit::Number => number::decimal(value, if value.abs() >= 1000.0 { 0 } else { 2 }),
        UserUnit::Share => number::percent(value),
        UserUnit::Money =>
        {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "a float outside i64 becomes its nearest bound"
            )]
            number::money((value * 100.0).round() as i64, &currency)
        }
    }
}

/// The text before, at and after a place, in characters; an empty place is shown as one blank.
fn marked(text: &str, (from, to): (usize, usize)) -> (String, String, String) {
    let before: String = text.chars().take(from).collect();
    let wrong: String = text.chars().skip(from).take(to.saturating_sub(from).max(1)).collect();
    let after: String = text.chars().skip(from + wrong.chars().count()).collect();
    (before, if wrong.is_empty() { "\u{a0}".to_owned() } else { wrong }, after)
}
