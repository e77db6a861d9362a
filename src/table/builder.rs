//! The columns while they grow: cells of a batch to codes and numbers by the kernel's loops, and what these leave cell by
//! cell. Which rows are imported is `import`'s business.

use super::cells::Cells;
use super::issues::{Findings, Place};
use super::number::{parse_cents, parse_number};
use super::plain::{is_null, trim};
use super::{Attribute, Codes, EventTable, Mapping, Missing, NONE, Rating, Reason, Role};
use crate::model::{Question, QuestionKind};
use waymark_kernel::batch::{is_damaged, unquoted};
use waymark_kernel::dict::{Clean, Cleaned};
use waymark_kernel::number::{hundredths, put_wide, small_numbers};
use waymark_kernel::records::{Column, Records};
use waymark_kernel::{Dict, NONE as NO_CODE};

/// No amount.
const NO_AMOUNT: i64 = i64::MIN;

struct LabelColumn {
    column: usize,
    dict: Dict,
    empty: u64,
}

struct RatingColumn {
    column: usize,
    question: Question,
    empty: u64,
}

struct AmountColumn {
    column: usize,
    empty: u64,
}

/// All imported columns. A record is the time, then labels, ratings and the amount.
pub(super) struct Columns {
    customers: Dict,
    labels: Vec<LabelColumn>,
    ratings: Vec<RatingColumn>,
    amount: Option<AmountColumn>,
    records: Records,
    codes: Vec<u32>,
    others: Vec<u32>,
}

impl Columns {
    pub(super) fn new(mapping: &Mapping) -> Self {
        let (mut labels, mut ratings, mut amount) = (Vec::new(), Vec::new(), None);
        for (column, role) in mapping.roles.iter().take(mapping.headers.len()).enumerate() {
            match role {
                Role::Ignore | Role::Customer | Role::Time => {}
                Role::Touchpoint
                | Role::Channel
                | Role::Stage
                | Role::Case
                | Role::Comment
                | Role::Attribute => labels.push(LabelColumn { column, dict: Dict::default(), empty: 0 }),
                Role::Rating(question) => {
                    ratings.push(RatingColumn { column, question: *question, empty: 0 });
                }
                Role::Amount => amount = Some(AmountColumn { column, empty: 0 }),
            }
        }
        let mut layout = vec![Column::Wide(Vec::new())];
        layout.extend(labels.iter().map(|_| Column::Codes(Vec::new())));
        layout.extend(ratings.iter().map(|_| Column::Floats(Vec::new())));
        layout.extend(amount.iter().map(|_| Column::Wide(Vec::new())));
        Columns {
            customers: Dict::default(),
            labels,
            ratings,
            amount,
            records: Records::new(layout),
            codes: Vec::new(),
            others: Vec::new(),
        }
    }

    /// Rows so far.
    pub(super) fn rows(&self) -> u64 {
        self.records.rows() as u64
    }

    /// Looks up the customers of `kept`; rows without one go from there to `rejected`.
    pub(super) fn take_customers(
        &mut self,
        cells: Cells<'_>,
        column: usize,
        kept: &mut Vec<u32>,
        rejected: &mut Vec<u32>,
        damaged: &mut Vec<u32>,
    ) {
        self.codes.clear();
        self.codes.resize(kept.len(), NO_CODE);
        let mut cleaner = Cleaner { nulls: true, damaged, text: String::new() };
        let absent = self.customers.look_up(cells.column(column), kept, &mut cleaner, &mut self.codes, 1);
        if absent > 0 {
            let mut codes = self.codes.iter();
            kept.retain(|row| {
                let is_there = codes.next() != Some(&NO_CODE);
                if !is_there {
                    rejected.push(*row);
                }
                is_there
            });
            self.codes.retain(|code| *code != NO_CODE);
        }
    }

    /// Adds the rows whose customers were taken last. Cells that cannot be read are left out and reported.
    pub(super) fn take_rows(
        &mut self,
        cells: Cells<'_>,
        kept: &[u32],
        times: &[i64],
        mapping: &Mapping,
        findings: &mut Findings,
    ) {
        let width = self.records.width();
        let words = self.records.append(&self.codes);
        for (row, words) in kept.iter().zip(words.chunks_exact_mut(width)) {
            put_wide(words, times.get(*row as usize).copied().unwrap_or_default());
        }
        let mut word = 2;
        for label in &mut self.labels {
            let mut cleaner = Cleaner { nulls: false, damaged: &mut findings.damaged, text: String::new() };
            let out = words.get_mut(word..).unwrap_or_default();
            let column = cells.column(label.column);
            label.empty += label.dict.look_up(column, kept, &mut cleaner, out, width);
            word += 1;
        }
        for rating in &mut self.ratings {
            self.others.clear();
            let out = words.get_mut(word..).unwrap_or_default();
            let column = cells.column(rating.column);
            let scale = plain_scale(rating.question);
            rating.empty += small_numbers(column, kept, scale, out, width, &mut self.others);
            for at in self.others.iter().map(|at| *at as usize) {
                let place = Place { cells, row: kept[at], column: rating.column };
                out[at * width] = rating.read(place, mapping, findings).to_bits();
            }
            word += 1;
        }
        if let Some(amount) = &mut self.amount {
            self.others.clear();
            let out = words.get_mut(word..).unwrap_or_default();
            let column = cells.column(amount.column);
            let point = if mapping.decimal_comma { b',' } else { b'.' };
            amount.empty += hundredths(column, kept, point, out, width, &mut self.others);
            for at in self.others.iter().map(|at| *at as usize) {
                let place = Place { cells, row: kept[at], column: amount.column };
                put_wide(&mut out[at * width..], amount.read(place, mapping, findings));
            }
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

    /// Sorts by customer, time and file order.
    pub(super) fn into_table(self, mapping: &Mapping) -> EventTable {
        let (starts, columns) = self.records.sort(self.customers.len());
        let mut table = EventTable { customers: self.customers, starts, ..EventTable::default() };
        let (mut labels, mut ratings) = (self.labels.into_iter(), self.ratings.into_iter());
        for (at, column) in columns.into_iter().enumerate() {
            match column {
                Column::Wide(times) if at == 0 => table.time_millis = times,
                Column::Wide(cents) => table.amount_cents = Some(cents),
                Column::Codes(codes) => {
                    let Some(label) = labels.next() else { continue };
                    let values = Codes { dict: label.dict, codes };
                    place_label(
                        &mut table,
                        mapping.roles[label.column],
                        &mapping.headers[label.column],
                        values,
                    );
                }
                Column::Floats(values) => {
                    let Some(rating) = ratings.next() else { continue };
                    let name = mapping.headers[rating.column].clone();
                    table.ratings.push(Rating { name, question: rating.question, values });
                }
            }
        }
        table
    }
}

fn place_label(table: &mut EventTable, role: Role, header: &str, values: Codes) {
    match role {
        Role::Channel => table.channel = Some(values),
        Role::Stage => table.stage = Some(values),
        Role::Case => table.case = Some(values),
        Role::Comment => table.comment = Some(values),
        Role::Attribute => table.attributes.push(Attribute { name: header.to_owned(), values }),
        _ => table.touchpoint = values,
    }
}

/// Makes names of cells that a dictionary does not know, and notes rows with damaged ones.
struct Cleaner<'c> {
    /// Whether `NULL` and the like are nothing.
    nulls: bool,
    damaged: &'c mut Vec<u32>,
    text: String,
}

impl Clean for Cleaner<'_> {
    fn clean<'a>(&'a mut self, row: u32, cell: &'a [u8]) -> Cleaned<'a> {
        let is_nothing = |name: &str| if self.nulls { is_null(name) } else { name.is_empty() };
        if let Ok(text) = std::str::from_utf8(cell)
            && !text.starts_with('"')
            && (cell.is_ascii() || !text.contains(char::REPLACEMENT_CHARACTER))
        {
            let name = trim(text);
            return if is_nothing(name) { Cleaned::Nothing } else { Cleaned::Name(name) };
        }
        let bytes = unquoted(cell);
        let text = String::from_utf8_lossy(&bytes);
        let name = trim(&text);
        if is_nothing(name) {
            return Cleaned::Nothing;
        }
        self.text.clear();
        self.text.push_str(name);
        if is_damaged(&bytes) {
            self.damaged.push(row);
            return Cleaned::Once(&self.text);
        }
        Cleaned::Name(&self.text)
    }
}

impl RatingColumn {
    /// An answer that is not a plain number on the scale; none is reported.
    fn read(&mut self, place: Place<'_>, mapping: &Mapping, findings: &mut Findings) -> f32 {
        let text = place.text();
        let cell = trim(&text);
        match parse_number(cell, mapping.decimal_comma) {
            Some(value) if is_on_scale(self.question, value) => return narrow(value),
            Some(_) => findings.cell(place, mapping, Reason::RatingOutOfScale),
            None if is_null(cell) => self.empty += 1,
            None => findings.cell(place, mapping, Reason::BadRating),
        }
        f32::NAN
    }
}

impl AmountColumn {
    /// An amount that is not a plain number; none is reported.
    fn read(&mut self, place: Place<'_>, mapping: &Mapping, findings: &mut Findings) -> i64 {
        let text = place.text();
        let cell = trim(&text);
        match parse_cents(cell, mapping.decimal_comma) {
            Some(cents) => return cents,
            None if is_null(cell) => self.empty += 1,
            None => findings.cell(place, mapping, Reason::BadAmount),
        }
        NO_AMOUNT
    }
}

/// The part of a scale that one or two digits can say.
fn plain_scale(question: Question) -> (u8, u8) {
    let most = u8::try_from(question.max.min(99)).unwrap_or(0);
    (u8::try_from(question.min.max(0)).unwrap_or(u8::MAX), most)
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

const _: () = assert!(NONE == NO_CODE);
