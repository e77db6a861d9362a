//! What can be chosen of a deeper card.

use crate::app::{Session, use_session};
use crate::dashboard::{Choice as Option_, Deep, Options};
use crate::engine::Entity;
use crate::engine::measure::Label;
use crate::metric::calendar::Unit;
use crate::metric::cohort::Retention;
use crate::text::{Phrase, compare, deep as words, kpi, metric};
use crate::ui::kit::{Choice, NumberField};
use leptos::prelude::*;

/// The options of all deeper cards, for the life of the page.
#[derive(Clone, Copy)]
struct Chosen(RwSignal<Options>);

/// Provides the options to the cards below.
pub fn provide_options() {
    provide_context(Chosen(RwSignal::new(Options::default())));
}

/// The options in force.
pub fn options() -> RwSignal<Options> {
    use_context::<Chosen>().map_or_else(|| RwSignal::new(Options::default()), |chosen| chosen.0)
}

const UNITS: [Unit; 5] = [Unit::Day, Unit::Week, Unit::Month, Unit::Quarter, Unit::Year];
const KEPT: [(Retention, Phrase); 3] = [
    (Retention::Classic, words::OPTION_CLASSIC),
    (Retention::Unbounded, words::OPTION_UNBOUNDED),
    (Retention::Bracket(2), words::OPTION_BRACKET),
];
const LABELS: [(Label, Phrase); 3] = [
    (Label::Touchpoint, metric::TOUCHPOINT),
    (Label::Stage, metric::STAGE),
    (Label::Channel, metric::CHANNEL),
];
const ENTITIES: [(Entity, Phrase); 2] =
    [(Entity::Case, kpi::ENTITY_CASE), (Entity::Customer, kpi::ENTITY_CUSTOMER)];

/// The controls of a card; nothing where it has none.
#[component]
pub fn Controls(deep: Deep) -> impl IntoView {
    let session = use_session();
    let options = options();
    let controls = deep.choices().iter().map(|choice| control(session, options, *choice)).collect_view();
    (!deep.choices().is_empty()).then(|| view! { <div class="card-options">{controls}</div> })
}

fn control(session: Session, options: RwSignal<Options>, choice: Option_) -> AnyView {
    match choice {
        Option_::CohortUnit => {
            let names = words_of(session, &[words::OPTION_AUTO], &compare::GRAINS);
            let at = move || {
                options.with(|options| {
                    options.cohort_unit.and_then(|unit| UNITS.iter().position(|known| *known == unit))
                })
            };
            let value = Signal::derive(move || at().map_or(0, |at| at + 1));
            let pick = move |at: usize| {
                options.update(|options| {
                    options.cohort_unit = at.checked_sub(1).and_then(|at| UNITS.get(at)).copied()
                });
            };
            view! { <Choice label=session.t(words::OPTION_UNIT) options=names value on_pick=pick /> }
                .into_any()
        }
        Option_::StayUnit => {
            let names = words_of(session, &[], &compare::GRAINS);
            let value = at_of(options, UNITS, |options| options.stay_unit);
            let pick = move |at: usize| set(options, UNITS, at, |options, unit| options.stay_unit = unit);
            view! { <Choice label=session.t(words::OPTION_UNIT) options=names value on_pick=pick /> }
                .into_any()
        }
        Option_::Retention => {
            let kept = KEPT.map(|known| known.0);
            let names = words_of(session, &KEPT.map(|known| known.1), &[]);
            let value = at_of(options, kept, |options| options.retention);
            let pick = move |at: usize| set(options, kept, at, |options, kept| options.retention = kept);
            view! { <Choice label=session.t(words::OPTION_RETENTION) options=names value on_pick=pick /> }
                .into_any()
        }
        Option_::Label => {
            let labels = LABELS.map(|known| known.0);
            let names = words_of(session, &LABELS.map(|known| known.1), &[]);
            let value = at_of(options, labels, |options| options.label);
            let pick = move |at: usize| set(options, labels, at, |options, label| options.label = label);
            view! { <Choice label=session.t(words::OPTION_LABEL) options=names value on_pick=pick /> }
                .into_any()
        }
        Option_::By => by(session, options).into_any(),
        Option_::Order => orders(session, options).into_any(),
        Option_::InactiveDays => {
            let value =
                Signal::derive(move || Some(f64::from(options.with(|options| options.inactive_days))));
            let on_input = move |days: Option<f64>| {
                if let Some(days) = whole(days, 1.0, 3650.0) {
                    options.update(|options| options.inactive_days = days);
                }
            };
            view! { <NumberField label=session.t(words::OPTION_DAYS) step="1" value on_input /> }.into_any()
        }
        Option_::WithinHours => {
            let value = Signal::derive(move || Some(f64::from(options.with(|options| options.within_hours))));
            let on_input = move |hours: Option<f64>| {
                if let Some(hours) = whole(hours, 1.0, 8760.0) {
                    options.update(|options| options.within_hours = hours);
                }
            };
            view! { <NumberField label=session.t(words::OPTION_HOURS) step="1" value on_input /> }.into_any()
        }
        of_models => super::model_options::control(session, options, of_models),
    }
}

/// Whose paths; only where the data has sessions.
fn by(session: Session, options: RwSignal<Options>) -> impl IntoView {
    let has_cases =
        Memo::new(move |_| session.figures().is_some_and(|figures| figures.overview.cases.is_some()));
    let entities = ENTITIES.map(|known| known.0);
    let names = words_of(session, &ENTITIES.map(|known| known.1), &[]);
    let value = at_of(options, entities, |options| options.by.unwrap_or(Entity::Case));
    let pick = move |at: usize| set(options, entities, at, |options, by| options.by = Some(by));
    view! {
        <Show when=move || has_cases.get()>
            <Choice label=session.t(words::OPTION_BY) options=names value on_pick=pick />
        </Show>
    }
}

/// Which events are orders: those with an amount, or those of a touchpoint.
fn orders(session: Session, options: RwSignal<Options>) -> impl IntoView {
    let touchpoints = Memo::new(move |_| {
        let figures = session.figures();
        figures.iter().flat_map(|of| of.touchpoints.iter().map(|of| of.name.clone())).collect::<Vec<_>>()
    });
    let names = Signal::derive(move || {
        let valued = words::OPTION_VALUED.get(session.lang()).to_owned();
        std::iter::once(valued).chain(touchpoints.get()).collect::<Vec<_>>()
    });
    let value = Signal::derive(move || {
        let order = options.with(|options| options.order.clone());
        let at = |order: &String| touchpoints.with(|known| known.iter().position(|known| known == order));
        order.as_ref().and_then(at).map_or(0, |at| at + 1)
    });
    let pick = move |at: usize| {
        let order =
            at.checked_sub(1).and_then(|at| touchpoints.with_untracked(|known| known.get(at).cloned()));
        options.update(|options| options.order = order);
    };
    view! { <Choice label=session.t(words::OPTION_ORDER) options=names value on_pick=pick /> }
}

pub(super) fn words_of(session: Session, first: &[Phrase], rest: &[Phrase]) -> Signal<Vec<String>> {
    let phrases: Vec<Phrase> = first.iter().chain(rest).copied().collect();
    Signal::derive(move || phrases.iter().map(|phrase| phrase.get(session.lang()).to_owned()).collect())
}

/// The position of the option in force.
pub(super) fn at_of<T: Copy + PartialEq + Send + Sync + 'static, const N: usize>(
    options: RwSignal<Options>,
    all: [T; N],
    read: fn(&Options) -> T,
) -> Signal<usize> {
    Signal::derive(move || {
        let now = options.with(read);
        all.iter().position(|known| *known == now).unwrap_or(0)
    })
}

pub(super) fn set<T: Copy, const N: usize>(
    options: RwSignal<Options>,
    all: [T; N],
    at: usize,
    set: fn(&mut Options, T),
) {
    if let Some(chosen) = all.get(at) {
        options.update(|options| set(options, *chosen));
    }
}

fn whole(number: Option<f64>, least: f64, most: f64) -> Option<u32> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "within the bounds, which are whole"
    )]
    number.filter(|number| (least..=most).contains(number)).map(|number| number as u32)
}
