//! What can be chosen of the cards of money, customers and models.

use super::options::{at_of, set, words_of};
use super::with_sheet;
use crate::app::Session;
use crate::dashboard::{Choice as Choice_, Options, Sheet, outcomes, people_groups};
use crate::engine::measure::WonBy;
use crate::text::{Phrase, models};
use crate::ui::kit::{Choice, NumberField};
use leptos::prelude::*;

const WON_BY: [(WonBy, Phrase); 3] = [
    (WonBy::Order, models::WON_ORDER),
    (WonBy::FirstTouch, models::WON_FIRST),
    (WonBy::LastTouch, models::WON_LAST),
];

/// The control of an option; nothing of those of other cards.
pub(super) fn control(session: Session, options: RwSignal<Options>, choice: Choice_) -> AnyView {
    match choice {
        Choice_::WonBy => {
            let known = WON_BY.map(|known| known.0);
            let names = words_of(session, &WON_BY.map(|known| known.1), &[]);
            let value = at_of(options, known, |options| options.won_by);
            let pick = move |at: usize| set(options, known, at, |options, won_by| options.won_by = won_by);
            view! { <Choice label=session.t(models::OPTION_WON_BY) options=names value on_pick=pick /> }
                .into_any()
        }
        Choice_::Margin => margin(session, options).into_any(),
        Choice_::ChurnBy => {
            let words = (models::OPTION_PEOPLE, Some(models::STRONGEST));
            one_of(session, options, words, people_groups, |options| &mut options.churn_by)
        }
        Choice_::SurvivalBy => {
            let words = (models::OPTION_PEOPLE, Some(models::UNGROUPED));
            one_of(session, options, words, people_groups, |options| &mut options.survival_by)
        }
        Choice_::Outcome => {
            let words = (models::OPTION_OUTCOME, None);
            one_of(session, options, words, outcomes, |options| &mut options.outcome)
        }
        Choice_::ByMonth => either(
            session,
            options,
            models::OPTION_VIEW,
            [models::VIEW_CHANNELS, models::VIEW_MONTHS],
            |options| &mut options.views.by_month,
        ),
        Choice_::Plane => {
            let names = [models::VIEW_BARS, models::VIEW_PLANE];
            either(session, options, models::OPTION_VIEW, names, |options| &mut options.views.plane)
        }
        Choice_::Importance => {
            let names = [models::BY_SHARES, models::BY_CORRELATION];
            either(session, options, models::OPTION_IMPORTANCE, names, |options| {
                &mut options.views.correlation
            })
        }
        Choice_::Calibration => {
            let names = [models::VIEW_FACTORS, models::VIEW_CALIBRATION];
            either(session, options, models::OPTION_VIEW, names, |options| &mut options.views.calibration)
        }
        Choice_::Departures => {
            let names = [models::VIEW_DEPARTURES, models::VIEW_PATHS];
            either(session, options, models::OPTION_VIEW, names, |options| &mut options.views.paths)
        }
        Choice_::MayStop => {
            let names = [models::OPTION_LAST, models::OPTION_ANYWHERE];
            either(session, options, models::OPTION_ENDS, names, |options| &mut options.may_stop)
        }
        _ => ().into_any(),
    }
}

/// Two charts of one card, or two ways to measure.
fn either(
    session: Session,
    options: RwSignal<Options>,
    label: Phrase,
    names: [Phrase; 2],
    place: fn(&mut Options) -> &mut bool,
) -> AnyView {
    let names = words_of(session, &names, &[]);
    let value = Signal::derive(move || usize::from(options.with(|options| *place(&mut options.clone()))));
    let pick = move |at: usize| options.update(|options| *place(options) = at == 1);
    view! { <Choice label=session.t(label) options=names value on_pick=pick /> }.into_any()
}

/// One of what the data has, after a first choice that takes none of them.
fn one_of<T>(
    session: Session,
    options: RwSignal<Options>,
    (label, first): (Phrase, Option<Phrase>),
    known: fn(&Sheet<'_>) -> Vec<(T, String)>,
    place: fn(&mut Options) -> &mut Option<T>,
) -> AnyView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let known = Memo::new(move |_| with_sheet(session, known).unwrap_or_default());
    let skipped = usize::from(first.is_some());
    let names = Signal::derive(move || {
        let first = first.map(|first| first.get(session.lang()).to_owned());
        first.into_iter().chain(known.get().into_iter().map(|(_, name)| name)).collect::<Vec<_>>()
    });
    let value = Signal::derive(move || {
        let now = options.with(|options| place(&mut options.clone()).clone());
        let at = known.with(|known| known.iter().position(|(known, _)| Some(known) == now.as_ref()));
        at.map_or(0, |at| at + skipped)
    });
    let pick = move |at: usize| {
        let chosen = at.checked_sub(skipped);
        let chosen = chosen.and_then(|at| known.with_untracked(|known| Some(known.get(at)?.0.clone())));
        options.update(|options| *place(options) = chosen);
    };
    view! {
        <Show when=move || known.with(|known| !known.is_empty())>
            <Choice label=session.t(label) options=names value on_pick=pick />
        </Show>
    }
    .into_any()
}

/// The share of revenue that is margin; empty is that of the data.
fn margin(session: Session, options: RwSignal<Options>) -> impl IntoView {
    let value = Signal::derive(move || options.with(|options| options.margin_percent));
    let on_input = move |percent: Option<f64>| {
        if percent.is_none_or(|percent| percent > 0.0 && percent <= 100.0) {
            options.update(|options| options.margin_percent = percent);
        }
    };
    view! { <NumberField label=session.t(models::OPTION_MARGIN) step="1" value on_input /> }
}
