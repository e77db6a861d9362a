//! What data each deeper card needs, told from what the data set holds before anything is asked: cards that it cannot carry
//! are a list of what more could be measured. What only an answer can tell (too few rows, a filter that leaves none) is said
//! in the place of the card.

use super::Deep;
use crate::engine::DatasetInfo;
use crate::table::{Holds, Role};
use crate::text::{Phrase, deep as words};

/// Data that is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Events.
    Events,
    /// Events at times of their own, which the answers of one survey are not.
    Behaviour,
    /// Ratings of touchpoints and of an outcome.
    Ratings,
    /// Channels of events.
    Channels,
    /// Orders with amounts.
    Orders,
    /// What was spent.
    Costs,
    /// A list of customers.
    Customers,
    /// Who has left.
    Churned,
    /// Months as a customer.
    Tenure,
}

impl Need {
    /// All of them, what brings most first.
    pub const ALL: [Need; 9] = [
        Need::Events,
        Need::Behaviour,
        Need::Customers,
        Need::Churned,
        Need::Tenure,
        Need::Costs,
        Need::Orders,
        Need::Ratings,
        Need::Channels,
    ];

    /// What to bring, a sentence.
    pub const fn words(self) -> Phrase {
        match self {
            Need::Events => words::NEED_EVENTS,
            Need::Behaviour => words::NEED_BEHAVIOUR,
            Need::Ratings => words::NEED_RATINGS,
            Need::Channels => words::NEED_CHANNELS,
            Need::Orders => words::NEED_ORDERS,
            Need::Costs => words::NEED_COSTS,
            Need::Customers => words::NEED_CUSTOMERS,
            Need::Churned => words::NEED_CHURNED,
            Need::Tenure => words::NEED_TENURE,
        }
    }

    /// Whether a data set has it not.
    pub fn is_missing(self, data: &DatasetInfo) -> bool {
        // Data sets of earlier versions do not tell how much they hold: they are one file of events.
        let (events, told) = (data.contents.events > 0, !data.files.is_empty());
        let has = |holds: &dyn Fn(Holds) -> bool, role: &dyn Fn(Role) -> bool| {
            data.files().iter().any(|file| {
                holds(file.mapping.holds) && file.mapping.placed().any(|(_, placed)| role(placed))
            })
        };
        let of_customers = |role: Role| has(&|holds| holds == Holds::Customers, &|placed| placed == role);
        match self {
            Need::Events => told && !events,
            Need::Behaviour => data.is_survey(),
            Need::Customers => data.contents.customers == 0,
            Need::Costs => data.contents.costs == 0,
            Need::Churned => !of_customers(Role::Churned),
            Need::Tenure => !of_customers(Role::Tenure),
            Need::Orders => !has(&Holds::are_facts, &|role| role == Role::Amount),
            Need::Ratings => !has(&Holds::are_facts, &|role| matches!(role, Role::Rating(_))),
            Need::Channels => !has(&Holds::are_facts, &|role| role == Role::Channel),
        }
    }
}

impl Deep {
    /// The first thing that the data set lacks for it.
    pub fn lacks(self, data: &DatasetInfo) -> Option<Need> {
        self.needs().iter().copied().find(|need| need.is_missing(data))
    }

    /// What it needs, the first that one would bring first.
    const fn needs(self) -> &'static [Need] {
        match self {
            Deep::Transitions => &[Need::Events, Need::Behaviour, Need::Channels],
            Deep::Acquisition => &[Need::Orders, Need::Costs],
            Deep::Churn => &[Need::Customers, Need::Churned],
            Deep::Survival => &[Need::Customers, Need::Churned, Need::Tenure],
            Deep::Leaving => &[Need::Customers, Need::Churned],
            Deep::Drivers => &[Need::Events, Need::Ratings],
            // Orders can be chosen among the touchpoints, with or without amounts.
            _ => &[Need::Events, Need::Behaviour],
        }
    }
}
