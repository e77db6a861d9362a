//! The deeper cards of the KPI page: what each asks of the engine, and how its answers become a card. A card is asked
//! for when it is looked at; what the data cannot carry is a sentence.

mod acquisition;
mod churn;
mod cohort;
mod conform;
mod contact;
mod drivers;
mod leaving;
mod need;
mod options;
mod path;
mod stay;
mod worth;

pub use need::Need;
pub use options::{Choice, Options, Outcome, Views};

use super::{Card, Sheet};
use crate::chart::Datum;
use crate::engine::measure::{
    AcquisitionQuery, Answer, By, CohortsQuery, DurationsQuery, FrequencyQuery, HandoffsQuery,
    InactivityQuery, LeavingQuery, LifetimeQuery, Measure, MovementQuery, OrdersQuery, PathQuery, RfmQuery,
    SubscriptionQuery, SurvivalQuery, TransitionsQuery,
};
use crate::engine::{Entity, Explanation, filter_words};
use crate::text::{Lang, Phrase, deep as words, metric, models, number};

/// A deeper card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deep {
    /// Retention cohorts.
    Cohorts,
    /// Retention and churn by month.
    Stay,
    /// Orders and customer value.
    Orders,
    /// Segments.
    Rfm,
    /// The most frequent paths.
    Paths,
    /// From channel to channel.
    Transitions,
    /// What directly follows what.
    Graph,
    /// Times between the steps of the touchpoint funnel.
    Durations,
    /// How often customers are in touch, and who has to come again.
    Contacts,
    /// How the paths of customers agree with the map.
    Conformance,
    /// What goes with satisfaction.
    Drivers,
    /// What it costs to win a customer.
    Acquisition,
    /// Churn of customers by their attributes.
    Churn,
    /// How long customers stay.
    Survival,
    /// Who leaves.
    Leaving,
}

/// A card with the figures above its chart.
#[derive(Clone, Debug, PartialEq)]
pub struct DeepCard {
    /// The card.
    pub card: Card,
    /// Figures of their own: what they are, and how they are written.
    pub facts: Vec<(&'static str, Datum)>,
    /// How it was computed.
    pub how: Explanation,
}

/// So many paths are shown.
const PATHS: usize = 8;
/// So many edges are asked for.
const GRAPH_EDGES: usize = 200;

impl Options {
    /// Whose paths: of sessions where the data has them, unless customers were chosen.
    pub(in crate::dashboard) fn entity(&self, sheet: &Sheet<'_>) -> Entity {
        let cases = sheet.figures.overview.cases.is_some();
        match self.by {
            Some(by) if cases => by,
            _ if cases => Entity::Case,
            _ => Entity::Customer,
        }
    }
}

impl Deep {
    /// All of them, in the order of the page.
    pub const ALL: [Deep; 15] = [
        Deep::Cohorts,
        Deep::Stay,
        Deep::Orders,
        Deep::Rfm,
        Deep::Paths,
        Deep::Transitions,
        Deep::Graph,
        Deep::Contacts,
        Deep::Durations,
        Deep::Conformance,
        Deep::Drivers,
        Deep::Acquisition,
        Deep::Churn,
        Deep::Survival,
        Deep::Leaving,
    ];

    /// Its name.
    pub const fn name(self) -> Phrase {
        match self {
            Deep::Cohorts => words::COHORTS,
            Deep::Stay => words::STAY,
            Deep::Orders => words::ORDERS,
            Deep::Rfm => words::RFM,
            Deep::Paths => words::PATHS,
            Deep::Transitions => words::TRANSITIONS,
            Deep::Graph => words::GRAPH,
            Deep::Durations => words::DURATIONS,
            Deep::Contacts => words::CONTACTS,
            Deep::Conformance => models::CONFORMANCE,
            Deep::Drivers => models::DRIVERS,
            Deep::Acquisition => models::ACQUISITION,
            Deep::Churn => models::CHURN,
            Deep::Survival => models::SURVIVAL,
            Deep::Leaving => models::LEAVING,
        }
    }

    /// What can be chosen of it.
    pub const fn choices(self) -> &'static [Choice] {
        match self {
            Deep::Cohorts => &[Choice::CohortUnit, Choice::Retention],
            Deep::Stay => &[Choice::StayUnit, Choice::InactiveDays],
            Deep::Orders | Deep::Rfm => &[Choice::Order],
            Deep::Paths | Deep::Graph => &[Choice::Label, Choice::By],
            Deep::Transitions => &[],
            Deep::Durations => &[Choice::By],
            Deep::Contacts => &[Choice::WithinHours],
            Deep::Conformance => &[Choice::Departures, Choice::MayStop],
            Deep::Drivers => &[Choice::Outcome, Choice::Plane, Choice::Importance],
            Deep::Acquisition => &[Choice::ByMonth, Choice::WonBy, Choice::Margin],
            Deep::Churn => &[Choice::ChurnBy],
            Deep::Survival => &[Choice::SurvivalBy],
            Deep::Leaving => &[Choice::Calibration],
        }
    }

    /// The name under which an arrangement of the page keeps it.
    pub const fn kept_as(self) -> &'static str {
        match self {
            Deep::Cohorts => "cohorts",
            Deep::Stay => "retention",
            Deep::Orders => "orders",
            Deep::Rfm => "rfm",
            Deep::Paths => "paths",
            Deep::Transitions => "transitions",
            Deep::Graph => "graph",
            Deep::Durations => "durations",
            Deep::Contacts => "contacts",
            Deep::Conformance => "conformance",
            Deep::Drivers => "drivers",
            Deep::Acquisition => "acquisition",
            Deep::Churn => "churn",
            Deep::Survival => "survival",
            Deep::Leaving => "leaving",
        }
    }

    /// Whether it needs the wider place.
    pub const fn is_wide(self) -> bool {
        matches!(
            self,
            Deep::Cohorts
                | Deep::Orders
                | Deep::Paths
                | Deep::Graph
                | Deep::Conformance
                | Deep::Acquisition
                | Deep::Survival
                | Deep::Leaving
        )
    }

    /// Whether it is of paths: under a filter by place they are followed whole.
    const fn follows(self) -> bool {
        matches!(self, Deep::Paths | Deep::Graph | Deep::Durations | Deep::Conformance)
    }

    /// What it asks.
    pub fn measures(self, sheet: &Sheet<'_>, options: &Options) -> Vec<Measure> {
        let paths = |top| PathQuery { by: options.entity(sheet), label: options.label, top };
        match self {
            Deep::Cohorts => vec![Measure::Cohorts(CohortsQuery {
                unit: cohort::unit(sheet, options),
                retention: options.retention,
                ..CohortsQuery::default()
            })],
            Deep::Stay => vec![
                Measure::Movement(MovementQuery { unit: options.stay_unit, ..MovementQuery::default() }),
                Measure::Inactivity(InactivityQuery {
                    days: vec![options.inactive_days],
                    ..InactivityQuery::default()
                }),
            ],
            Deep::Orders => vec![
                Measure::Orders(OrdersQuery { among: options.orders(), ..OrdersQuery::default() }),
                Measure::Lifetime(LifetimeQuery {
                    among: options.orders(),
                    top: 0,
                    ..LifetimeQuery::default()
                }),
            ],
            Deep::Rfm => vec![Measure::Rfm(RfmQuery { among: options.orders(), ..RfmQuery::default() })],
            Deep::Paths => vec![Measure::Variants(paths(PATHS))],
            Deep::Graph => vec![Measure::Graph(paths(GRAPH_EDGES))],
            Deep::Transitions => vec![Measure::Transitions(TransitionsQuery::default())],
            Deep::Durations => {
                let steps = sheet.figures.query.funnel.iter().flat_map(|funnel| &funnel.steps);
                let steps = steps.map(|step| step.touchpoints.clone()).collect();
                vec![Measure::Durations(DurationsQuery {
                    by: options.entity(sheet),
                    steps,
                    ..DurationsQuery::default()
                })]
            }
            Deep::Contacts => vec![
                Measure::Frequency(FrequencyQuery::default()),
                Measure::Handoffs(HandoffsQuery {
                    within_hours: f64::from(options.within_hours),
                    ..HandoffsQuery::default()
                }),
            ],
            Deep::Conformance => vec![Measure::Conformance(conform::query(sheet, options))],
            Deep::Drivers => vec![Measure::Drivers(drivers::query(sheet, options))],
            Deep::Acquisition => vec![Measure::Acquisition(AcquisitionQuery {
                won_by: options.won_by,
                margin: options.margin_percent.map(|percent| percent / 100.0),
                ..AcquisitionQuery::default()
            })],
            Deep::Churn => {
                let asked = churn::asked(sheet, options).into_iter();
                asked.map(|by| Measure::Subscription(SubscriptionQuery { by })).collect()
            }
            Deep::Survival => {
                let by = options.survival_by.clone();
                vec![Measure::Survival(SurvivalQuery { by, until: None })]
            }
            Deep::Leaving => vec![Measure::Leaving(LeavingQuery::default())],
        }
    }

    /// The card of its answers; or why there is none, in words.
    ///
    /// # Errors
    /// With the sentence to show in place of the card.
    pub fn card(self, sheet: &Sheet<'_>, options: &Options, answers: &[Answer]) -> Result<DeepCard, String> {
        match (self, answers) {
            (_, [Answer::Refused { reason }, ..]) => Err(reason.words(sheet.lang)),
            (Deep::Cohorts, [Answer::Cohorts(answer)]) => Ok(cohort::card(sheet, options, answer)),
            (Deep::Stay, [Answer::Movement(steps), gone]) => Ok(stay::card(sheet, options, steps, gone)),
            (Deep::Orders, [Answer::Orders(orders), ahead]) => Ok(worth::orders(sheet, orders, ahead)),
            (Deep::Rfm, [Answer::Rfm(answer)]) => Ok(worth::rfm(sheet, answer)),
            (Deep::Paths, [Answer::Variants(answer)]) => Ok(path::paths(sheet, options, answer)),
            (Deep::Graph, [Answer::Graph(answer)]) => Ok(path::graph(sheet, options, answer)),
            (Deep::Durations, [Answer::Durations(steps)]) => Ok(contact::durations(sheet, options, steps)),
            (Deep::Contacts, [Answer::Frequency(found), repeats]) => {
                Ok(contact::contacts(sheet, options, found, repeats))
            }
            (Deep::Transitions, [Answer::Transitions(answer)]) => Ok(path::transitions(sheet, answer)),
            (Deep::Conformance, [Answer::Conformance(answer)]) => Ok(conform::card(sheet, options, answer)),
            (Deep::Drivers, [Answer::Drivers(answer)]) => Ok(drivers::card(sheet, options, answer)),
            (Deep::Acquisition, [Answer::Acquisition(answer)]) => {
                Ok(acquisition::card(sheet, options, answer))
            }
            (Deep::Churn, answers) => {
                churn::card(sheet, options, answers).ok_or_else(|| number::NO_DATA.get(sheet.lang).to_owned())
            }
            (Deep::Survival, [Answer::Survival(answer)]) => Ok(churn::survival(sheet, options, answer)),
            (Deep::Leaving, [Answer::Leaving(answer)]) => Ok(leaving::card(sheet, options, answer)),
            _ => Err(number::NO_DATA.get(sheet.lang).to_owned()),
        }
    }
}

/// How a card was computed: its definition, its base, what is its own, and the conditions that hold for all.
fn how(
    sheet: &Sheet<'_>,
    deep: Deep,
    definition: String,
    base: String,
    own: Vec<(Phrase, String)>,
) -> Explanation {
    let lang = sheet.lang;
    let mut rows =
        vec![(metric::DEFINITION.get(lang).to_owned(), definition), (words::BASE.get(lang).to_owned(), base)];
    rows.extend(own.into_iter().map(|(label, text)| (label.get(lang).to_owned(), text)));
    rows.push((metric::FILTER.get(lang).to_owned(), filter_words(&sheet.figures.query.filter, lang)));
    if deep.follows() && sheet.figures.query.filter.follows_journeys() {
        rows.push((metric::JOURNEYS.get(lang).to_owned(), metric::JOURNEYS_OF.get(lang).to_owned()));
    }
    if let Some((first, last)) = sheet.figures.overview.period_millis {
        rows.push((metric::PERIOD.get(lang).to_owned(), number::period(first, last, lang)));
    }
    Explanation { title: deep.name().get(lang).to_owned(), rows, formula_name: "" }
}

/// So many customers, in words.
fn customers(sheet: &Sheet<'_>, n: u64) -> String {
    words::N_CUSTOMERS.fill(sheet.lang, &[("n", &number::count(n))])
}

/// So many months, in words.
fn months(count: f64, lang: Lang) -> String {
    models::MONTHS.fill(lang, &[("n", &number::decimal(count, usize::from(count.fract() != 0.0)))])
}

/// How likely it is by chance.
fn p_words(p: f64, lang: Lang) -> String {
    if p < 0.001 {
        models::P_SMALL.get(lang).to_owned()
    } else {
        models::P.fill(lang, &[("p", &number::decimal(p, 3))])
    }
}

/// By what customers can be grouped, and what that is called.
pub fn people_groups(sheet: &Sheet<'_>) -> Vec<(By, String)> {
    let groups = sheet.data.map(churn::groups_of).unwrap_or_default();
    groups.into_iter().map(|by| (by.clone(), churn::group_name(&by, sheet.lang))).collect()
}

/// What drivers can be of, and what that is called.
pub fn outcomes(sheet: &Sheet<'_>) -> Vec<(Outcome, String)> {
    let known = drivers::outcomes(sheet).into_iter();
    known.map(|outcome| (outcome.clone(), drivers::outcome_name(sheet, &outcome))).collect()
}
