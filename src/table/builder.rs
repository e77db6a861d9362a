//! The columns while they grow, in the order of the file, and the one sort by customer and time at the end.

use super::issues::Issues;
use super::number::{parse_cents, parse_number};
use super::plain::{is_null, trim};
use super::split::Row;
use super::{Attribute, Codes, EventTable, Mapping, Missing, NONE, Rating, Reason, Role};
use crate::model::{Question, QuestionKind};

/// No amount.
const NO_AMOUNT: i64 = i64::MIN;

struct LabelColumn {
    column: usize,
    values: Codes,
    empty: u64,
}

struct RatingColumn {
    column: usize,
    question: Question,
    values: Vec<f32>,
    empty: u64,
}

struct AmountColumn {
    column: usize,
    cents: Vec<i64>,
    empty: u64,
}

/// All imported columns, one entry a row each.
pub(super) struct Columns {
    customers: Codes,
    time_millis: Vec<i64>,
    labels: Vec<LabelColumn>,
    ratings: Vec<RatingColumn>,
    amount: Option<AmountColumn>,
}

impl Columns {
    pub(super) fn new(mapping: &Mapping) -> Self {
        let mut columns = Columns {
            customers: Codes::default(),
            time_millis: Vec::new(),
            labels: Vec::new(),
            ratings: Vec::new(),
            amount: None,
        };
        for (column, role) in mapping.roles.iter().take(mapping.headers.len()).enumerate() {
            match role {
                Role::Ignore | Role::Customer | Role::Time => {}
                Role::Touchpoint
                | Role::Channel
                | Role::Stage
                | Role::Case
                | Role::Comment
                | Role::Attribute => {
                    columns.labels.push(LabelColumn { column, values: Codes::default(), empty: 0 });
                }
                Role::Rating(question) => columns.ratings.push(RatingColumn {
                    column,
                    question: *question,
                    values: Vec::new(),
                    empty: 0,
                }),
                Role::Amount => {
                    columns.amount = Some(AmountColumn { column, cents: Vec::new(), empty: 0 });
                }
            }
        }
        columns
    }

    /// Rows so far.
    pub(super) fn rows(&self) -> u64 {
        self.time_millis.len() as u64
    }

    /// Adds a row whose customer and time have been read. Cells that cannot be read are left out and reported.
    pub(super) fn push(
        &mut self,
        customer: &str,
        time_millis: i64,
        row: &Row<'_>,
        mapping: &Mapping,
        issues: &mut Issues,
    ) {
        let code = self.customers.dict.intern(customer);
        self.customers.codes.push(code);
        self.time_millis.push(time_millis);
        for label in &mut self.labels {
            label.push(trim(row.cell(label.column)));
        }
        let mut report = |column: usize, reason| {
            issues.add(row.line, &mapping.headers[column], reason, [row.cell(column)].into_iter(), ',');
        };
        for rating in &mut self.ratings {
            if let Some(reason) = rating.push(trim(row.cell(rating.column)), mapping.decimal_comma) {
                report(rating.column, reason);
            }
        }
        if let Some(amount) = &mut self.amount
            && !amount.push(trim(row.cell(amount.column)), mapping.decimal_comma)
        {
            report(amount.column, Reason::BadAmount);
        }
    }

    /// Empty cells of each mapped column, in the order of the file.
    pub(super) fn missing(&self, mapping: &Mapping) -> Vec<Missing> {
        let labels = self.labels.iter().map(|label| (label.column, label.empty));
        let ratings = self.ratings.iter().map(|rating| (rating.column, rating.empty));
        let amount = self.amount.iter().map(|amount| (amount.column, amount.empty));
        let counted: Vec<(usize, u64)> = labels.chain(ratings).chain(amount).collect();
        let columns = mapping.headers.iter().zip(&mapping.roles).enumerate();
        let mapped = columns.filter(|(_, (_, role))| **role != Role::Ignore);
        let empty = |column| counted.iter().find(|(at, _)| *at == column).map_or(0, |(_, empty)| *empty);
        mapped.map(|(at, (header, _))| Missing { column: header.clone(), empty: empty(at) }).collect()
    }

    /// Sorts by customer, time and file order. One column at a time is moved, so that the peak is the columns and
    /// one of them again.
    pub(super) fn into_table(self, mapping: &Mapping) -> EventTable {
        let starts = starts(&self.customers.codes, self.customers.dict.len());
        let order = order(&self.customers.codes, &starts, &self.time_millis);
        let mut table = EventTable {
            customers: self.customers.dict,
            starts,
            time_millis: in_order(self.time_millis, &order),
            ..EventTable::default()
        };
        drop(self.customers.codes);
        for LabelColumn { column, values, .. } in self.labels {
            let values = Codes { dict: values.dict, codes: in_order(values.codes, &order) };
            match mapping.roles[column] {
                Role::Channel => table.channel = Some(values),
                Role::Stage => table.stage = Some(values),
                Role::Case => table.case = Some(values),
                Role::Comment => table.comment = Some(values),
                Role::Attribute => {
                    table.attributes.push(Attribute { name: mapping.headers[column].clone(), values });
                }
                _ => table.touchpoint = values,
            }
        }
        table.amount_cents = self.amount.map(|amount| in_order(amount.cents, &order));
        for rating in self.ratings {
            let name = mapping.headers[rating.column].clone();
            let values = in_order(rating.values, &order);
            table.ratings.push(Rating { name, question: rating.question, values });
        }
        table
    }
}

impl LabelColumn {
    #[inline]
    fn push(&mut self, cell: &str) {
        let code = if cell.is_empty() {
            self.empty += 1;
            NONE
        } else {
            self.values.dict.intern(cell)
        };
        self.values.codes.push(code);
    }
}

impl RatingColumn {
    /// Adds an answer, or none with the reason.
    fn push(&mut self, cell: &str, decimal_comma: bool) -> Option<Reason> {
        let (value, reason) = match parse_number(cell, decimal_comma) {
            Some(value) if is_on_scale(self.question, value) => (narrow(value), None),
            Some(_) => (f32::NAN, Some(Reason::RatingOutOfScale)),
            None if is_null(cell) => {
                self.empty += 1;
                (f32::NAN, None)
            }
            None => (f32::NAN, Some(Reason::BadRating)),
        };
        self.values.push(value);
        reason
    }
}

impl AmountColumn {
    /// Adds an amount; false if the cell is none.
    fn push(&mut self, cell: &str, decimal_comma: bool) -> bool {
        let cents = parse_cents(cell, decimal_comma);
        let is_empty = cents.is_none() && is_null(cell);
        self.empty += u64::from(is_empty);
        self.cents.push(cents.unwrap_or(NO_AMOUNT));
        is_empty || cents.is_some()
    }
}

/// NPS knows whole numbers only (promoters are 9 and 10, detractors 0 to 6, and nothing lies between).
fn is_on_scale(question: Question, value: f64) -> bool {
    let is_in_range = (f64::from(question.min)..=f64::from(question.max)).contains(&value);
    is_in_range && (question.kind != QuestionKind::Nps || value.fract() == 0.0)
}

#[expect(clippy::cast_possible_truncation, reason = "a value on a rating scale is small; 24 bits are enough")]
fn narrow(value: f64) -> f32 {
    value as f32
}

/// Where the rows of each customer begin once they are sorted; one entry more than there are customers.
fn starts(codes: &[u32], customers: usize) -> Vec<u32> {
    let mut starts = vec![0; customers + 1];
    for code in codes {
        starts[*code as usize + 1] += 1;
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    starts
}

/// The rows in their new order: a counting sort by customer, then by time where a customer's rows came late.
fn order(codes: &[u32], starts: &[u32], time_millis: &[i64]) -> Vec<u32> {
    let mut order = vec![0; codes.len()];
    let mut next = starts.to_vec();
    for (row, code) in (0..u32::MAX).zip(codes) {
        let place = &mut next[*code as usize];
        order[*place as usize] = row;
        *place += 1;
    }
    for range in starts.windows(2) {
        let rows = &mut order[range[0] as usize..range[1] as usize];
        if !rows.is_sorted_by_key(|row| time_millis[*row as usize]) {
            rows.sort_by_key(|row| time_millis[*row as usize]);
        }
    }
    order
}

fn in_order<T: Copy>(column: Vec<T>, order: &[u32]) -> Vec<T> {
    order.iter().map(|row| column[*row as usize]).collect()
}
