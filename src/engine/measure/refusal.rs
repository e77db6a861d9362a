//! Why a measure is not answered, and the words for it.

use crate::metric::cac::CacRefusal;
use crate::metric::clv::{REPEATERS_MIN, Refusal as Model};
use crate::metric::cohort::{CohortRefusal, PERIODS_MAX};
use crate::metric::columns::ColumnError;
use crate::metric::drivers::DriverRefusal;
use crate::metric::formula::{FormulaError, FormulaProblem};
use crate::metric::logistic::LogisticRefusal;
use crate::metric::process::{ACTIVITIES_MAX, LogRefusal};
use crate::text::{Lang, Phrase, measure as words};
use serde::{Deserialize, Serialize};

/// Why a figure is none. A figure that its data cannot carry is refused in words, never made up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// The filter, or the choice of events, leaves none.
    NoEvents,
    /// The data has no column of amounts.
    NoAmounts,
    /// No event has an amount.
    NoOrders,
    /// The data has no column of sessions, orders or cases.
    NoCases,
    /// The data has no column of channels.
    NoChannels,
    /// The data has no column of stages.
    NoStages,
    /// The data has no column of this name.
    NoColumn(String),
    /// No value of the column, or no figure, has one of these names.
    UnknownNames(Vec<String>),
    /// The data has no customer of this id.
    NoCustomer(String),
    /// Fewer steps than two.
    TooFewSteps,
    /// Fewer periods than two, or too many: choose another unit.
    Periods,
    /// A number that makes no sense here, such as a length of 0; the name of the option.
    BadNumber(String),
    /// The cohorts make no table.
    Cohorts(CohortRefusal),
    /// The model of buying is not fitted.
    Model(Model),
    /// The cases make no log.
    Log(LogRefusal),
    /// The data has no ratings.
    NoRatings,
    /// Nobody answered the question.
    NoAnswers,
    /// The data has no table of customers.
    NoCustomers,
    /// The data does not say who has left.
    NoChurned,
    /// The data does not say how long customers have been there.
    NoTenure,
    /// The data has no table of costs.
    NoCosts,
    /// So many groups are no comparison.
    TooManyGroups(usize),
    /// No rating of a touchpoint goes with an outcome that varies.
    NoDrivers,
    /// The costs make no figure.
    Acquisition(CacRefusal),
    /// The ratings make no regression.
    Drivers(DriverRefusal),
    /// The customers make no model.
    Logistic(LogisticRefusal),
    /// The formula cannot be read.
    Formula(FormulaError),
    /// The columns of the table are damaged.
    Columns(ColumnError),
}

impl Refusal {
    /// What is missing and what to do, as a sentence.
    pub fn words(&self, lang: Lang) -> String {
        let plain = |phrase: Phrase| phrase.get(lang).to_owned();
        let with = |phrase: Phrase, key: &str, value: &str| phrase.fill(lang, &[(key, value)]);
        match self {
            Refusal::NoEvents | Refusal::Cohorts(CohortRefusal::NoEvents) => plain(words::NO_EVENTS),
            Refusal::NoAmounts => plain(words::NO_AMOUNTS),
            Refusal::NoOrders | Refusal::Model(Model::NoCustomers) => plain(words::NO_ORDERS),
            Refusal::NoCases => plain(words::NO_CASES),
            Refusal::NoChannels => plain(words::NO_CHANNELS),
            Refusal::NoStages => plain(words::NO_STAGES),
            Refusal::NoColumn(name) => with(words::NO_COLUMN, "name", name),
            Refusal::UnknownNames(names) => {
                with(words::UNKNOWN_NAMES, "names", &names.join(words::COMMA.get(lang)))
            }
            Refusal::NoCustomer(id) => with(words::NO_CUSTOMER, "id", id),
            Refusal::TooFewSteps => plain(words::TOO_FEW_STEPS),
            Refusal::Periods => plain(words::PERIODS),
            Refusal::BadNumber(option) => with(words::BAD_NUMBER, "option", option),
            Refusal::Cohorts(CohortRefusal::NoLength) => with(words::BAD_NUMBER, "option", "rolling_days"),
            Refusal::Cohorts(CohortRefusal::TooManyPeriods(_)) => {
                with(words::TOO_MANY_PERIODS, "most", &PERIODS_MAX.to_string())
            }
            Refusal::Model(model) => model_words(*model, lang),
            Refusal::NoRatings => plain(words::NO_RATINGS),
            Refusal::NoAnswers => plain(words::NO_ANSWERS),
            Refusal::NoCustomers => plain(words::NO_CUSTOMERS),
            Refusal::NoChurned => plain(words::NO_CHURNED),
            Refusal::NoTenure => plain(words::NO_TENURE),
            Refusal::NoCosts => plain(words::NO_COSTS),
            Refusal::TooManyGroups(found) => with(words::TOO_MANY_GROUPS, "found", &found.to_string()),
            Refusal::NoDrivers => plain(words::NO_DRIVERS),
            Refusal::Acquisition(CacRefusal::MixedCurrencies) => plain(words::MIXED_CURRENCIES),
            Refusal::Drivers(refusal) => plain(driver_words(*refusal)),
            Refusal::Logistic(refusal) => plain(logistic_words(*refusal)),
            Refusal::Log(LogRefusal::TooManyActivities(found)) => words::TOO_MANY_ACTIVITIES
                .fill(lang, &[("found", &found.to_string()), ("most", &ACTIVITIES_MAX.to_string())]),
            Refusal::Log(_) | Refusal::Columns(_) => plain(words::DAMAGED),
            Refusal::Formula(error) => words::FORMULA.fill(
                lang,
                &[("at", &(error.at.0 + 1).to_string()), ("problem", problem(error.problem).get(lang))],
            ),
        }
    }
}

fn model_words(refusal: Model, lang: Lang) -> String {
    let least = REPEATERS_MIN.to_string();
    let too_few =
        |phrase: Phrase, found: u64| phrase.fill(lang, &[("found", &found.to_string()), ("least", &least)]);
    match refusal {
        Model::NoCustomers => words::NO_ORDERS.get(lang).to_owned(),
        Model::TooFewRepeaters(found) => too_few(words::TOO_FEW_REPEATERS, found),
        Model::TooFewValues(found) => too_few(words::TOO_FEW_VALUES, found),
        Model::NoTime => words::NO_TIME.get(lang).to_owned(),
        Model::NoMeanValue => words::NO_MEAN_VALUE.get(lang).to_owned(),
        Model::NotConverged => words::NOT_CONVERGED.get(lang).to_owned(),
        Model::BadRate => words::BAD_NUMBER.fill(lang, &[("option", "discount")]),
    }
}

const fn driver_words(refusal: DriverRefusal) -> Phrase {
    match refusal {
        DriverRefusal::Columns => words::DAMAGED,
        DriverRefusal::TooFewRows(_) => words::TOO_FEW_RESPONSES,
        DriverRefusal::ConstantOutcome | DriverRefusal::ConstantColumn(_) => words::NOTHING_VARIES,
        DriverRefusal::Dependent => words::DEPENDENT,
        DriverRefusal::TooManyColumns(_) => words::TOO_MANY_FACTORS,
    }
}

const fn logistic_words(refusal: LogisticRefusal) -> Phrase {
    match refusal {
        LogisticRefusal::Columns => words::DAMAGED,
        LogisticRefusal::OneClass => words::ONE_CLASS,
        LogisticRefusal::TooFewRows(_) => words::TOO_FEW_RESPONSES,
        LogisticRefusal::ConstantColumn(_) => words::NOTHING_VARIES,
        LogisticRefusal::Dependent => words::DEPENDENT,
        LogisticRefusal::Separated => words::SEPARATED,
    }
}

const fn problem(problem: FormulaProblem) -> Phrase {
    match problem {
        FormulaProblem::Empty => words::FORMULA_EMPTY,
        FormulaProblem::TooLong => words::FORMULA_TOO_LONG,
        FormulaProblem::TooDeep => words::FORMULA_TOO_DEEP,
        FormulaProblem::UnknownCharacter => words::FORMULA_CHARACTER,
        FormulaProblem::BadNumber => words::FORMULA_NUMBER,
        FormulaProblem::Unclosed => words::FORMULA_UNCLOSED,
        FormulaProblem::ExpectedValue => words::FORMULA_VALUE,
        FormulaProblem::ExpectedOperator => words::FORMULA_OPERATOR,
        FormulaProblem::UnknownFunction => words::FORMULA_FUNCTION,
        FormulaProblem::WrongCount => words::FORMULA_COUNT,
    }
}
