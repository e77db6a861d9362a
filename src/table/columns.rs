//! Compact columns of events, sorted by customer and time.

use super::{Dict, Index};
use crate::model::Question;
use serde::{Deserialize, Serialize};
use std::cell::OnceCell;

/// A dictionary-encoded column: one code a row, [`NONE`](super::NONE) where the cell is empty.
#[derive(Clone, Debug, Default)]
pub struct Codes {
    /// The distinct values.
    pub dict: Dict,
    /// One code a row.
    pub codes: Vec<u32>,
}

/// The answers to one rating question: one a row, NaN where there is none.
#[derive(Clone, Debug)]
pub struct Rating {
    /// The header of the column it came from.
    pub name: String,
    /// The question, its scale and its orientation.
    pub question: Question,
    /// One answer a row on the question's own scale; NaN is no answer. Always within the scale.
    pub values: Vec<f32>,
}

/// Any further column by which events can be filtered and broken down.
#[derive(Clone, Debug)]
pub struct Attribute {
    /// The header of the column.
    pub name: String,
    /// Its values.
    pub values: Codes,
}

/// What a column of numbers is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Meaning {
    /// A number like any other.
    #[default]
    Plain,
    /// What is left of the amount after its cost, in the currency.
    Margin,
    /// What was paid back, in the currency, not below 0.
    Refund,
    /// The weight of an answer.
    Weight,
    /// Months as a customer.
    Tenure,
    /// 1 for a customer who has left, 0 for one who has not.
    Churned,
}

/// A column of numbers: one a row, NaN where there is none.
#[derive(Clone, Debug)]
pub struct Number {
    /// The header of the column.
    pub name: String,
    /// What it is for.
    pub means: Meaning,
    /// One a row; NaN is none.
    pub values: Vec<f64>,
}

/// A table of what happened, sorted by customer, then time, then file order. All columns have one entry a row.
///
/// Customers, costs and aliases are tables of this type as well (see [`Tables`](super::Tables)): of customers a row each, all
/// at time 0 unless the file has one; costs all of one customer.
#[derive(Clone, Debug, Default)]
pub struct EventTable {
    /// The distinct customers; customer `c` has the rows `starts[c]..starts[c + 1]`.
    pub customers: Dict,
    /// Row offsets, one more than there are customers.
    pub starts: Vec<u32>,
    /// Wall-clock milliseconds since 1970-01-01 in the time zone of the workspace.
    pub time_millis: Vec<i64>,
    /// What was touched.
    pub touchpoint: Codes,
    /// Through which channel, if the file says.
    pub channel: Option<Codes>,
    /// In which stage, if the file says.
    pub stage: Option<Codes>,
    /// Session, order or case, if the file says.
    pub case: Option<Codes>,
    /// Answers to rating questions, one column a question.
    pub ratings: Vec<Rating>,
    /// Money amounts in hundredths of the currency; `i64::MIN` is none.
    pub amount_cents: Option<Vec<i64>>,
    /// Free text, if the file has it.
    pub comment: Option<Codes>,
    /// Columns of numbers.
    pub numbers: Vec<Number>,
    /// Further columns; those that come from the table of customers last.
    pub attributes: Vec<Attribute>,
    /// So many attributes come from the table of customers, and are not stored with this one.
    pub(super) gathered: usize,
    /// See [`EventTable::index`]; the columns do not change once it is made.
    pub(super) index: OnceCell<Option<Box<Index>>>,
}

impl EventTable {
    /// The number of events.
    pub fn rows(&self) -> usize {
        self.time_millis.len()
    }

    /// The rows of a customer.
    pub fn rows_of(&self, customer: usize) -> std::ops::Range<usize> {
        match (self.starts.get(customer), self.starts.get(customer + 1)) {
            (Some(from), Some(to)) => *from as usize..*to as usize,
            _ => 0..0,
        }
    }

    /// The first column of numbers for something.
    pub fn number(&self, means: Meaning) -> Option<&Number> {
        self.numbers.iter().find(|number| number.means == means)
    }

    /// The customer of each row.
    pub fn customer_of_rows(&self) -> Vec<u32> {
        let codes = 0..u32::try_from(self.customers.len()).unwrap_or(u32::MAX);
        let mut of_rows = Vec::with_capacity(self.rows());
        for (code, pair) in codes.zip(self.starts.windows(2)) {
            of_rows.resize(pair[1] as usize, code);
        }
        of_rows
    }

    /// The attributes of its own: those that are stored with it.
    pub(super) fn own_attributes(&self) -> &[Attribute] {
        &self.attributes[..self.attributes.len().saturating_sub(self.gathered)]
    }

    /// Bytes held in memory, without the allocator's own.
    pub fn bytes(&self) -> usize {
        let labels: usize =
            self.label_columns().map(|codes| codes.dict.bytes() + codes.codes.len() * 4).sum();
        let amounts = self.amount_cents.as_ref().map_or(0, |cents| cents.len() * 8);
        let ratings: usize = self.ratings.iter().map(|rating| rating.values.len() * 4).sum();
        let numbers: usize = self.numbers.iter().map(|number| number.values.len() * 8).sum();
        self.customers.bytes()
            + numbers
            + self.starts.len() * 4
            + self.time_millis.len() * 8
            + labels
            + amounts
            + ratings
            + self.index.get().and_then(Option::as_ref).map_or(0, |index| index.bytes())
    }

    /// All dictionary-encoded columns.
    pub(super) fn label_columns(&self) -> impl Iterator<Item = &Codes> {
        let single = [Some(&self.touchpoint), self.channel.as_ref(), self.stage.as_ref(), self.case.as_ref()];
        single
            .into_iter()
            .flatten()
            .chain(self.comment.as_ref())
            .chain(self.attributes.iter().map(|attribute| &attribute.values))
    }
}
