//! What the rows of a file hold and what its columns mean, which roles each kind of file needs, and which are offered.
//! How columns are read is `builder`'s business, what they are taken for `guess`'s.

use crate::model::Question;
use serde::{Deserialize, Serialize};

/// What the rows of a file hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holds {
    /// Interactions: who met what, and when.
    #[default]
    Events,
    /// Answers to questions, and comments.
    Feedback,
    /// Orders with their amounts.
    Orders,
    /// Customers, a row each, with what is known of them.
    Customers,
    /// Spend by period and channel.
    Costs,
    /// Ids of customers who are known under several: another id, and the one it stands for.
    Aliases,
}

/// What a column means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Not imported.
    #[default]
    Ignore,
    /// Customer id, at most once. Of aliases the other id.
    Customer,
    /// Time of the event, at most once.
    Time,
    /// Touchpoint or event name, at most once.
    Touchpoint,
    /// Channel, at most once.
    Channel,
    /// Stage, at most once.
    Stage,
    /// Session, order or case, at most once.
    Case,
    /// Answer to a rating question; any number of columns.
    Rating(Question),
    /// Money amount, at most once: of an order, of a cost; of a customer what is paid in a month.
    Amount,
    /// Free text, at most once.
    Comment,
    /// Something to filter and break down by; any number of columns.
    Attribute,
    /// What is left of the amount after its cost, at most once; in the currency.
    Margin,
    /// What was paid back, at most once; in the currency, whatever its sign.
    Refund,
    /// The weight of an answer, at most once.
    Weight,
    /// How many months a customer has been one, at most once.
    Tenure,
    /// Whether a customer has left, at most once; see [`Mapping::yes`](super::Mapping::yes).
    Churned,
    /// A number to be kept as one; any number of columns.
    Number,
    /// The time of a step that the column is named after; any number of columns. Each time becomes an event.
    TimeOf,
    /// The id that an alias stands for, at most once.
    Canonical,
}

impl Holds {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [Holds; 6] =
        [Holds::Events, Holds::Orders, Holds::Feedback, Holds::Customers, Holds::Costs, Holds::Aliases];

    /// Whether the rows are things that happened and go into the one table of events.
    pub const fn are_facts(self) -> bool {
        matches!(self, Holds::Events | Holds::Feedback | Holds::Orders)
    }

    /// The roles that some column must have. Times of steps ([`Role::TimeOf`]) stand in for time and touchpoint; feedback
    /// needs a rating or a comment, and a date if it has no column of times.
    pub const fn required(self) -> &'static [Role] {
        match self {
            Holds::Events => &[Role::Customer, Role::Time, Role::Touchpoint],
            Holds::Orders => &[Role::Customer, Role::Time],
            Holds::Feedback => &[],
            Holds::Customers => &[Role::Customer],
            Holds::Costs => &[Role::Time, Role::Amount],
            Holds::Aliases => &[Role::Customer, Role::Canonical],
        }
    }

    /// What a column can be, in the order in which it is offered; ratings with the scales that are common.
    pub fn offered(self) -> Vec<Role> {
        let mut roles = vec![Role::Ignore];
        roles.extend_from_slice(self.required());
        roles.extend(self.optional().into_iter().filter(|role| !self.required().contains(role)));
        roles
    }

    fn optional(self) -> Vec<Role> {
        let further = [Role::Attribute, Role::Number];
        match self {
            Holds::Events => [
                &[Role::Channel, Role::Stage, Role::Case][..],
                &RATINGS,
                &[Role::Amount, Role::Comment, Role::Attribute, Role::TimeOf, Role::Weight, Role::Number],
            ]
            .concat(),
            Holds::Orders => [
                &[Role::Amount, Role::Case, Role::Touchpoint, Role::Channel][..],
                &[Role::Margin, Role::Refund, Role::TimeOf],
                &RATINGS,
                &[Role::Comment],
                &further,
            ]
            .concat(),
            Holds::Feedback => [
                &RATINGS[..],
                &[Role::Comment, Role::Customer, Role::Time, Role::Touchpoint],
                &[Role::Channel, Role::Stage, Role::Case, Role::Weight],
                &further,
            ]
            .concat(),
            Holds::Customers => {
                vec![Role::Tenure, Role::Churned, Role::Amount, Role::Attribute, Role::Number, Role::Time]
            }
            Holds::Costs => vec![Role::Channel, Role::Attribute, Role::Number],
            Holds::Aliases => Vec::new(),
        }
    }
}

impl Role {
    /// The roles that at most one column may have.
    pub const ONCE: [Role; 14] = [
        Role::Customer,
        Role::Time,
        Role::Touchpoint,
        Role::Channel,
        Role::Stage,
        Role::Case,
        Role::Amount,
        Role::Comment,
        Role::Margin,
        Role::Refund,
        Role::Weight,
        Role::Tenure,
        Role::Churned,
        Role::Canonical,
    ];
}

/// Ratings with the scales that are common.
const RATINGS: [Role; 6] = [
    Role::Rating(Question::CSAT_5),
    Role::Rating(Question { max: 7, ..Question::CSAT_5 }),
    Role::Rating(Question { max: 10, ..Question::CSAT_5 }),
    Role::Rating(Question::NPS),
    Role::Rating(Question::CES_5),
    Role::Rating(Question { max: 7, high_is_good: true, ..Question::CES_5 }),
];

#[cfg(test)]
mod tests {
    use super::{Holds, Role};

    #[test]
    fn what_is_needed_is_offered_first_and_nothing_twice() {
        for holds in Holds::ALL {
            let offered = holds.offered();
            assert_eq!(offered[0], Role::Ignore);
            assert!(holds.required().iter().all(|role| offered.contains(role)), "{holds:?}");
            for (at, role) in offered.iter().enumerate() {
                assert!(!offered[..at].contains(role), "{role:?} is offered twice for {holds:?}");
            }
        }
    }
}
