//! The deeper cards of the KPI page: what each asks of the engine, and how its answers become a card. A card is asked
//! for when it is looked at; what the data cannot carry is a sentence.

mod cohort;
mod path;
mod stay;
mod worth;

use super::{Card, Sheet};
use crate::chart::Datum;
use crate::engine::measure::{
    Answer, CohortsQuery, LifetimeQuery, Measure, MovementQuery, OrdersQuery, PathQuery, RfmQuery,
    TransitionsQuery,
};
use crate::engine::{Entity, Explanation, filter_words};
use crate::text::{Phrase, deep as words, metric, number};

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

impl Deep {
    /// All of them, in the order of the page.
    pub const ALL: [Deep; 6] =
        [Deep::Cohorts, Deep::Stay, Deep::Orders, Deep::Rfm, Deep::Paths, Deep::Transitions];

    /// Its name.
    pub const fn name(self) -> Phrase {
        match self {
            Deep::Cohorts => words::COHORTS,
            Deep::Stay => words::STAY,
            Deep::Orders => words::ORDERS,
            Deep::Rfm => words::RFM,
            Deep::Paths => words::PATHS,
            Deep::Transitions => words::TRANSITIONS,
        }
    }

    /// Whether it needs the wider place.
    pub const fn is_wide(self) -> bool {
        matches!(self, Deep::Cohorts | Deep::Orders | Deep::Paths)
    }

    /// What it asks.
    pub fn measures(self, sheet: &Sheet<'_>) -> Vec<Measure> {
        match self {
            Deep::Cohorts => {
                vec![Measure::Cohorts(CohortsQuery { unit: cohort::unit(sheet), ..CohortsQuery::default() })]
            }
            Deep::Stay => vec![Measure::Movement(MovementQuery::default())],
            Deep::Orders => vec![
                Measure::Orders(OrdersQuery::default()),
                Measure::Lifetime(LifetimeQuery { top: 0, ..LifetimeQuery::default() }),
            ],
            Deep::Rfm => vec![Measure::Rfm(RfmQuery::default())],
            Deep::Paths => {
                let by = if sheet.figures.overview.cases.is_some() { Entity::Case } else { Entity::Customer };
                vec![Measure::Variants(PathQuery { by, top: PATHS, ..PathQuery::default() })]
            }
            Deep::Transitions => vec![Measure::Transitions(TransitionsQuery::default())],
        }
    }

    /// The card of its answers; or why there is none, in words.
    ///
    /// # Errors
    /// With the sentence to show in place of the card.
    pub fn card(self, sheet: &Sheet<'_>, answers: &[Answer]) -> Result<DeepCard, String> {
        match (self, answers) {
            (_, [Answer::Refused { reason }, ..]) => Err(reason.words(sheet.lang)),
            (Deep::Cohorts, [Answer::Cohorts(answer)]) => Ok(cohort::card(sheet, answer)),
            (Deep::Stay, [Answer::Movement(steps)]) => Ok(stay::card(sheet, steps)),
            (Deep::Orders, [Answer::Orders(orders), ahead]) => Ok(worth::orders(sheet, orders, ahead)),
            (Deep::Rfm, [Answer::Rfm(answer)]) => Ok(worth::rfm(sheet, answer)),
            (Deep::Paths, [Answer::Variants(answer)]) => Ok(path::paths(sheet, answer)),
            (Deep::Transitions, [Answer::Transitions(answer)]) => Ok(path::transitions(sheet, answer)),
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
    if let Some((first, last)) = sheet.figures.overview.period_millis {
        rows.push((metric::PERIOD.get(lang).to_owned(), number::period(first, last, lang)));
    }
    Explanation { title: deep.name().get(lang).to_owned(), rows, formula_name: "" }
}

/// So many customers, in words.
fn customers(sheet: &Sheet<'_>, n: u64) -> String {
    words::N_CUSTOMERS.fill(sheet.lang, &[("n", &number::count(n))])
}
