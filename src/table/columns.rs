//! Compact columns of events, sorted by customer and time.

use crate::model::Question;
use std::collections::HashMap;

/// The code of an empty cell in [`Codes`].
pub const NONE: u32 = u32::MAX;

/// The distinct strings of a column, numbered from 0 in order of first appearance.
#[derive(Clone, Debug, Default)]
pub struct Dict {
    names: Vec<Box<str>>,
    index: HashMap<Box<str>, u32>,
}

impl Dict {
    /// The code of `name`, which is added if it is new.
    pub fn intern(&mut self, name: &str) -> u32 {
        if let Some(code) = self.index.get(name) {
            return *code;
        }
        let code = u32::try_from(self.names.len()).unwrap_or(NONE);
        self.names.push(name.into());
        self.index.insert(name.into(), code);
        code
    }

    /// The code of `name`, if it is there.
    pub fn code(&self, name: &str) -> Option<u32> {
        self.index.get(name).copied()
    }

    /// The string of a code; empty for [`NONE`] and unknown codes.
    pub fn name(&self, code: u32) -> &str {
        self.names.get(code as usize).map_or("", |name| name)
    }

    /// All strings in the order of their codes.
    pub fn names(&self) -> &[Box<str>] {
        &self.names
    }

    /// The number of distinct strings.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }
}

/// A dictionary-encoded column: one code a row, [`NONE`] where the cell is empty.
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

/// One imported data set of events, sorted by customer, then time, then file order. All columns have one
/// entry a row.
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
    /// Further columns.
    pub attributes: Vec<Attribute>,
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
}
