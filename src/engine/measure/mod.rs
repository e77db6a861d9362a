//! What is measured on request: one arm and one file for each family of `metric`. A measure is a few options, its answer
//! a few KB or a refusal in words. Rows stay here; how answers are drawn is `dashboard`'s business.
//!
//! Rules:
//! - MEA1: the filter applies before everything else; a customer without a kept event is in no base.
//! - MEA2: orders are events with an amount, unless a measure chooses others.
//! - MEA3: the data ends on the day asked for, else with its last event in the period of the filter, whatever else the
//!   filter leaves out: a quiet channel does not end the data.
//! - MEA5: measures of customers are of the table of customers: those without any event are in them. A filter on what is no
//!   column of that table keeps the customers with an event that it keeps.
//! - MEA4: what the data cannot carry is refused, and refuses nothing else that was asked with it.

mod acquisition;
mod cohort;
mod conformance;
mod contact;
mod drivers;
mod formula;
mod group;
mod leaving;
mod movement;
mod orders;
mod path;
mod people;
mod refusal;
mod rfm;
mod rows;
mod series;
mod satisfaction;
mod subscription;
mod timeline;
mod times;
mod transition;
mod worth;

pub use crate::metric::timeline::Typical;
pub use acquisition::{AcquisitionAnswer, AcquisitionFigures, AcquisitionQuery, Won, WonBy};
pub use cohort::{CohortsAnswer, CohortsQuery};
pub use conformance::{ConformanceAnswer, ConformanceQuery, Deviation};
pub use contact::{FrequencyAnswer, FrequencyQuery, HandoffsQuery, Topic};
pub use drivers::{DriverModel, DriversAnswer, DriversQuery, Factor, Term};
pub use formula::{FORMULA_NAMES, FormulaAnswer, FormulaQuery};
pub use group::By;
pub use leaving::{EffectFigures, LeavingAnswer, LeavingQuery, Unseen};
pub use movement::{InactivityQuery, InactivityStep, MovementQuery, MovementStep};
pub use orders::{OrdersAnswer, OrdersQuery, ValueStep};
pub use path::{GraphAnswer, GraphEdge, PathQuery, VariantOf, VariantsAnswer};
pub use refusal::Refusal;
pub use rfm::{RfmAnswer, RfmQuery, SegmentFigures};
pub use satisfaction::{AnswerFigures, NpsFigures, SatisfactionAnswer, SatisfactionQuery, WeightedNps};
pub use series::{Group, GroupsAnswer, GroupsQuery, SeriesQuery, SeriesStep};
pub use subscription::{
    HazardFigures, SubscriptionAnswer, SubscriptionFigures, SubscriptionQuery, SurvivalAnswer,
    SurvivalFigures, SurvivalQuery,
};
pub use timeline::{Given, Happened, PeopleAnswer, PeopleQuery, Suggestion, TimelineAnswer, TimelineQuery};
pub use times::{DurationStep, DurationsQuery, Pairing};
pub use transition::{TransitionsAnswer, TransitionsQuery};
pub use worth::{LifetimeAnswer, LifetimeOf, LifetimeQuery};

use crate::metric::Filter;
use crate::metric::contact::Repeats;
use crate::table::Tables;
use rows::Rows;
use serde::{Deserialize, Serialize};

/// What is asked. In JSON: the name of the measure with its options, all of which have defaults unless said otherwise:
/// `{"cohorts": {"unit": "week"}}`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Orders, repurchase, historic value and the Pareto share.
    Orders(OrdersQuery),
    /// Retention cohorts.
    Cohorts(CohortsQuery),
    /// Churn and retention from each period to the next.
    Movement(MovementQuery),
    /// Churn by inactivity.
    Inactivity(InactivityQuery),
    /// Predicted lifetime value (BG/NBD and Gamma-Gamma).
    Lifetime(LifetimeQuery),
    /// Recency, frequency, value.
    Rfm(RfmQuery),
    /// Times between steps; the steps must be given.
    Durations(DurationsQuery),
    /// How often customers are in touch.
    Frequency(FrequencyQuery),
    /// Who had to come again, in another channel or in any.
    Handoffs(HandoffsQuery),
    /// From channel to channel.
    Transitions(TransitionsQuery),
    /// What directly follows what.
    Graph(PathQuery),
    /// Whole sequences.
    Variants(PathQuery),
    /// A formula of the user's own; the text must be given.
    Formula(FormulaQuery),
    /// The headline figures by spans of time.
    Series(SeriesQuery),
    /// The headline figures by the values of a column.
    Groups(GroupsQuery),
    /// Answers to one question: CSAT, NPS, CES, emotion.
    Satisfaction(SatisfactionQuery),
    /// Churn, retention, revenue and tenure of customers by contract.
    Subscription(SubscriptionQuery),
    /// Survival curves by tenure.
    Survival(SurvivalQuery),
    /// Acquisition cost, and what customers bring for it.
    Acquisition(AcquisitionQuery),
    /// What goes with recommendation or satisfaction.
    Drivers(DriversQuery),
    /// A model of who leaves.
    Leaving(LeavingQuery),
    /// Paths held against those that were designed; the steps must be given.
    Conformance(ConformanceQuery),
    /// What one customer did; the customer must be given.
    Timeline(TimelineQuery),
    /// Customers worth a look one by one: by id, and typical ones.
    People(PeopleQuery),
}

/// What is answered: the measure's own answer, or why there is none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Of [`Measure::Orders`].
    Orders(Box<OrdersAnswer>),
    /// Of [`Measure::Cohorts`].
    Cohorts(Box<CohortsAnswer>),
    /// Of [`Measure::Movement`]: one entry for each period but the first.
    Movement(Vec<MovementStep>),
    /// Of [`Measure::Inactivity`].
    Inactivity {
        /// The cut-off, since 1970-01-01.
        cutoff_day: i64,
        /// One entry for each number of days.
        steps: Vec<InactivityStep>,
    },
    /// Of [`Measure::Lifetime`].
    Lifetime(Box<LifetimeAnswer>),
    /// Of [`Measure::Rfm`].
    Rfm(RfmAnswer),
    /// Of [`Measure::Durations`]: one entry for each step but the last.
    Durations(Vec<DurationStep>),
    /// Of [`Measure::Frequency`].
    Frequency(FrequencyAnswer),
    /// Of [`Measure::Handoffs`].
    Handoffs(Repeats),
    /// Of [`Measure::Transitions`].
    Transitions(TransitionsAnswer),
    /// Of [`Measure::Graph`].
    Graph(Box<GraphAnswer>),
    /// Of [`Measure::Variants`].
    Variants(VariantsAnswer),
    /// Of [`Measure::Formula`].
    Formula(FormulaAnswer),
    /// Of [`Measure::Series`], in order of time.
    Series(Vec<SeriesStep>),
    /// Of [`Measure::Groups`].
    Groups(Box<GroupsAnswer>),
    /// Of [`Measure::Satisfaction`].
    Satisfaction(Box<SatisfactionAnswer>),
    /// Of [`Measure::Subscription`].
    Subscription(Box<SubscriptionAnswer>),
    /// Of [`Measure::Survival`].
    Survival(Box<SurvivalAnswer>),
    /// Of [`Measure::Acquisition`].
    Acquisition(Box<AcquisitionAnswer>),
    /// Of [`Measure::Drivers`].
    Drivers(Box<DriversAnswer>),
    /// Of [`Measure::Leaving`].
    Leaving(Box<LeavingAnswer>),
    /// Of [`Measure::Conformance`].
    Conformance(Box<ConformanceAnswer>),
    /// Of [`Measure::Timeline`].
    Timeline(Box<TimelineAnswer>),
    /// Of [`Measure::People`].
    People(PeopleAnswer),
    /// The data cannot carry it, or the options make no sense.
    Refused {
        /// Why.
        reason: Refusal,
    },
}

/// Which events are looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Among {
    /// All that the filter keeps.
    #[default]
    All,
    /// Those with an amount.
    Valued,
    /// Those of these touchpoints, with or without an amount.
    Touchpoints(Vec<String>),
}

/// The default where orders are meant.
fn valued() -> Among {
    Among::Valued
}

/// By which labels events are told apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Label {
    /// The touchpoint.
    #[default]
    Touchpoint,
    /// The stage, as the data names it.
    Stage,
    /// The channel.
    Channel,
}

/// By what figures are grouped.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// The channel.
    Channel,
    /// The touchpoint.
    Touchpoint,
    /// The stage of the map.
    Stage,
    /// A further column of this name.
    Attribute(String),
}

/// Something with its name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Named<T> {
    /// The name; empty for the empty cell.
    pub name: String,
    /// What it names.
    pub value: T,
}

/// A query as a file holds it: `{"filter": {...}, "measures": [...]}`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Inquiry {
    /// Which events; all of them if it is left out.
    #[serde(default)]
    pub filter: Filter,
    /// What.
    pub measures: Vec<Measure>,
}

/// Answers measures of a data set, in their order. The same measure always has the same answer.
pub fn measure(tables: &Tables, filter: &Filter, measures: &[Measure]) -> Vec<Answer> {
    if measures.is_empty() {
        return Vec::new();
    }
    let rows = Rows::new(tables, filter);
    measures.iter().map(|measure| answer(&rows, measure)).collect()
}

fn answer(rows: &Rows<'_>, measure: &Measure) -> Answer {
    let answer = match measure {
        Measure::Orders(query) => orders::orders(rows, query),
        Measure::Cohorts(query) => cohort::cohorts(rows, query),
        Measure::Movement(query) => movement::movement(rows, query),
        Measure::Inactivity(query) => movement::inactivity(rows, query),
        Measure::Lifetime(query) => worth::lifetime(rows, query),
        Measure::Rfm(query) => rfm::rfm(rows, query),
        Measure::Durations(query) => times::durations(rows, query),
        Measure::Frequency(query) => contact::frequency(rows, query),
        Measure::Handoffs(query) => contact::handoffs(rows, query),
        Measure::Transitions(query) => transition::transitions(rows, query),
        Measure::Graph(query) => path::graph(rows, query),
        Measure::Variants(query) => path::variants(rows, query),
        Measure::Formula(query) => formula::formula(rows, query),
        Measure::Series(query) => series::series(rows, query),
        Measure::Groups(query) => series::by_group(rows, query),
        Measure::Satisfaction(query) => satisfaction::satisfaction(rows, query),
        Measure::Subscription(query) => subscription::subscription(rows, query),
        Measure::Survival(query) => subscription::survival(rows, query),
        Measure::Acquisition(query) => acquisition::acquisition(rows, query),
        Measure::Drivers(query) => drivers::drivers(rows, query),
        Measure::Leaving(query) => leaving::leaving(rows, query),
        Measure::Conformance(query) => conformance::conformance(rows, query),
        Measure::Timeline(query) => timeline::timeline(rows, query),
        Measure::People(query) => timeline::people(rows, query),
    };
    answer.unwrap_or_else(|reason| Answer::Refused { reason })
}
