//! The line of the chosen figure, and how its time is cut.

use super::card::ChartCard;
use super::with_sheet;
use crate::app::{Measured, use_session};
use crate::dashboard::{Card, Key, Series, own_explanation, trend, trend_by};
use crate::engine::measure::{Answer, FormulaQuery, Measure, SeriesQuery};
use crate::metric::calendar::{Cut, Unit};
use crate::text::{compare as words, deep};
use crate::ui::kit::Choice;
use leptos::prelude::*;

const UNITS: [Unit; 5] = [Unit::Day, Unit::Week, Unit::Month, Unit::Quarter, Unit::Year];

/// Periods that are taken together: none, then what is usual.
const ROLLS: [u8; 6] = [1, 3, 4, 7, 12, 28];

/// The card.
#[component]
pub fn TrendCard(key: Memo<Key>) -> impl IntoView {
    let session = use_session();
    let chosen = RwSignal::new(None::<Unit>);
    // A month or two would be a point or two: they are shown by day, unless the user chose otherwise.
    let unit = Memo::new(move |_| {
        let short = session.figures().is_some_and(|figures| figures.months.len() <= 2);
        chosen.get().unwrap_or(if short { Unit::Day } else { Unit::Month })
    });
    let rolling = RwSignal::new(1_u8);
    let query = Memo::new(move |_| {
        let key = key.get();
        let fiscal = session.document.workspace.with(|workspace| workspace.settings.fiscal_month);
        // The months of the answer are there already.
        if unit.get() == Unit::Month && rolling.get() == 1 && !matches!(key, Key::Formula(_)) {
            return None;
        }
        with_sheet(session, |sheet| SeriesQuery {
            unit: unit.get(),
            first_month: fiscal,
            rolling: rolling.get(),
            stages: sheet.figures.query.stages.clone(),
            window: sheet.figures.query.window,
            formula: match key {
                Key::Formula(id) => sheet.workspace.score.formula(id).map(|of| FormulaQuery::of(&of.text)),
                _ => None,
            },
        })
    });
    let series = Memo::new(move |_| query.with(Option::is_some));
    let wanted = Memo::new(move |_| query.get().map(|query| vec![Measure::Series(query)]));
    let other = session.other_filter();
    let other = Memo::new(move |_| Some(other.get()?.ok()?.filter));
    let here = session.measured(wanted);
    let there = session.measured_under(other, wanted);
    let refused = Memo::new(move |_| {
        query.get()?;
        match first(here)? {
            Answer::Refused { reason } => Some(reason.words(session.lang())),
            _ => None,
        }
    });
    let card: Memo<Option<Card>> = Memo::new(move |_| {
        let asked = series.get();
        with_sheet(session, |sheet| {
            // Not tracked: the answer is to what was asked with it, and the next question comes with its own.
            let Some(query) = query.get_untracked().filter(|_| asked) else {
                return Some(trend(sheet, key.get()));
            };
            let Some(Answer::Series(steps)) = first(here) else { return None };
            let compared = sheet.other.is_some();
            let beside = match first(there) {
                Some(Answer::Series(steps)) if compared => Some(steps),
                _ => None,
            };
            let cut = Cut { unit: query.unit, first_month: query.first_month };
            Some(trend_by(sheet, key.get(), &Series { cut, rolling: query.rolling, steps, other: beside }))
        })
        .flatten()
    });
    // While another series is computed the last card stays.
    let shown = Memo::new(move |last: Option<&Option<Card>>| card.get().or_else(|| last.cloned().flatten()));
    let how =
        Signal::derive(move || with_sheet(session, |sheet| own_explanation(sheet, key.get())).flatten());
    let units =
        Signal::derive(move || words::GRAINS.map(|word| word.get(session.lang()).to_owned()).to_vec());
    let rolls = Signal::derive(move || {
        let name = |n: &u8| match n {
            1 => words::NO_ROLLING.get(session.lang()).to_owned(),
            n => words::ROLL.fill(session.lang(), &[("n", &n.to_string())]),
        };
        ROLLS.iter().map(name).collect::<Vec<_>>()
    });
    view! {
        <ChartCard card=shown how>
            <div class="card-options">
                <Choice
                    label=session.t(words::GRAIN)
                    options=units
                    value=Signal::derive(move || UNITS.iter().position(|known| *known == unit.get()).unwrap_or(2))
                    on_pick=move |at| if let Some(picked) = UNITS.get(at) { chosen.set(Some(*picked)) }
                />
                <Choice
                    label=session.t(words::ROLLING)
                    options=rolls
                    value=Signal::derive(move || ROLLS.iter().position(|known| *known == rolling.get()).unwrap_or(0))
                    on_pick=move |at| if let Some(picked) = ROLLS.get(at) { rolling.set(*picked) }
                />
                <Show when=move || refused.with(Option::is_some)>
                    <p class="muted" role="status">{move || refused.get()}</p>
                </Show>
                <Show when=move || series.get() && here.with(Option::is_none)>
                    <p class="muted" role="status">{session.t(deep::COMPUTING)}</p>
                </Show>
            </div>
        </ChartCard>
    }
}

/// The only answer, once it is there.
pub(super) fn first(answers: Measured) -> Option<Answer> {
    answers.with(|found| found.as_ref()?.as_ref().ok()?.first().cloned())
}
