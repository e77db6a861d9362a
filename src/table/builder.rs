//! The table while it grows: rows of a file to rows of the table, and all of them sorted at the end. How cells are read is
//! `fields`' business, rows that become several that of `facets`.

use super::cells::Cells;
use super::facets::Facets;
use super::fields::{Cleaner, Fields, Piece};
use super::hash::{hash_bytes, mix};
use super::issues::Findings;
use super::{Attribute, Codes, EventTable, Holds, Mapping, Means, Missing, NONE, Number, Rating, Role};
use crate::model::{Question, QuestionKind};
use std::collections::HashMap;
use waymark_kernel::number::put_wide;
use waymark_kernel::records::{Column, Records};
use waymark_kernel::{Dict, NONE as NO_CODE};

/// All imported columns. A record is the time, then labels, ratings, numbers and the amount.
pub(super) struct Columns {
    customers: Dict,
    fields: Fields,
    facets: Option<Facets>,
    /// The ratings of the table, and what they are called.
    ratings: Vec<(Question, String)>,
    records: Records,
    codes: Vec<u32>,
    /// Rows of the file that are imported.
    kept: u64,
    /// How often each nameless row has been seen, by its hash.
    nameless: HashMap<u64, u64>,
}

impl Columns {
    pub(super) fn new(mapping: &Mapping) -> Self {
        let mut fields = Fields::new(mapping);
        let ratings = ratings(&mut fields, mapping);
        let is_made = |role: &Role| matches!(role, Role::Touchpoint);
        let has_touchpoint = fields.labels.iter().any(|label| is_made(&label.role));
        if mapping.holds.are_facts() && !has_touchpoint {
            fields.add_label(None, Role::Touchpoint);
            if let Some(label) = fields.labels.last_mut() {
                label.dict.intern(constant(mapping));
            }
        }
        let facets = Facets::new(mapping, &mut fields, ratings.len());
        let mut layout = vec![Column::Wide(Vec::new())];
        layout.extend(fields.labels.iter().map(|_| Column::Codes(Vec::new())));
        layout.extend(ratings.iter().map(|_| Column::Floats(Vec::new())));
        layout.extend(fields.numbers.iter().map(|_| Column::Wide(Vec::new())));
        layout.extend(fields.amount.iter().map(|_| Column::Wide(Vec::new())));
        Columns {
            customers: Dict::default(),
            fields,
            facets,
            ratings,
            records: Records::new(layout),
            codes: Vec::new(),
            kept: 0,
            nameless: HashMap::new(),
        }
    }

    /// Rows of the file so far.
    pub(super) fn kept(&self) -> u64 {
        self.kept
    }

    /// Looks up the customers of `kept`; rows without one go from there to `rejected`. Without such a column each row is a
    /// customer of its own.
    pub(super) fn take_customers(
        &mut self,
        cells: Cells<'_>,
        column: Option<usize>,
        kept: &mut Vec<u32>,
        rejected: &mut Vec<u32>,
        damaged: &mut Vec<u32>,
    ) {
        self.codes.clear();
        let Some(column) = column else {
            for row in kept.iter() {
                let id = nameless(cells, *row, &mut self.nameless);
                self.codes.push(self.customers.intern(&id));
            }
            return;
        };
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

    /// All rows are of one customer who is nobody: costs.
    pub(super) fn take_nobody(&mut self, rows: usize) {
        self.codes.clear();
        self.codes.resize(rows, self.customers.intern("-"));
    }

    /// Adds the rows whose customers were taken last. Cells that cannot be read are left out and reported.
    pub(super) fn take_rows(&mut self, piece: Piece<'_>, times: &[i64], findings: &mut Findings) {
        let Columns { fields, facets, ratings, records, codes, .. } = self;
        self.kept += piece.kept.len() as u64;
        let width = records.width();
        if let Some(facets) = facets {
            return facets.take_rows(piece, (times, codes), (fields, records), findings);
        }
        let words = records.append(codes);
        for (row, words) in piece.kept.iter().zip(words.chunks_exact_mut(width)) {
            put_wide(words, times.get(*row as usize).copied().unwrap_or_default());
        }
        fields.fill(piece, (words, width), ratings.len(), findings);
    }

    /// Empty cells of each mapped column, in the order of the file.
    pub(super) fn missing(&self, mapping: &Mapping) -> Vec<Missing> {
        let counted = self.fields.empty();
        let columns = mapping.headers.iter().zip(&mapping.roles).enumerate();
        let mapped = columns.filter(|(_, (_, role))| **role != Role::Ignore);
        let empty = |column| counted.iter().find(|(at, _)| *at == column).map_or(0, |(_, empty)| *empty);
        mapped.map(|(at, (header, _))| Missing { column: header.clone(), empty: empty(at) }).collect()
    }

    /// Answers that were codes, by what they mean; none of none.
    pub(super) fn coded(&self) -> Vec<(Means, u64)> {
        let counts = [Means::NoAnswer, Means::NotUsed].into_iter().zip(self.fields.coded);
        counts.filter(|(_, count)| *count > 0).collect()
    }

    /// Sorts by customer, time and file order.
    pub(super) fn into_table(self, mapping: &Mapping) -> EventTable {
        let rows = self.records.rows();
        let (starts, columns) = self.records.sort(self.customers.len());
        let mut table = EventTable { customers: self.customers, starts, ..EventTable::default() };
        let (mut labels, mut ratings) = (self.fields.labels.into_iter(), self.ratings.into_iter());
        let mut numbers = self.fields.numbers.into_iter();
        for (at, column) in columns.into_iter().enumerate() {
            match column {
                Column::Wide(times) if at == 0 => table.time_millis = times,
                Column::Wide(values) => match numbers.next() {
                    Some(number) => table.numbers.push(Number {
                        name: mapping.headers[number.column].clone(),
                        means: number.means,
                        values: values.into_iter().map(|bits| f64::from_bits(bits.cast_unsigned())).collect(),
                    }),
                    None => table.amount_cents = Some(values),
                },
                Column::Codes(codes) => {
                    let Some(label) = labels.next() else { continue };
                    let header = label.column.map_or("", |column| &mapping.headers[column]);
                    place_label(&mut table, label.role, header, Codes { dict: label.dict, codes });
                }
                Column::Floats(values) => {
                    let Some((question, name)) = ratings.next() else { continue };
                    table.ratings.push(Rating { name, question, values });
                }
            }
        }
        if table.touchpoint.codes.len() != rows {
            table.touchpoint.codes = vec![NONE; rows];
        }
        without_empty(table)
    }
}

/// The ratings of the table: one for each column, and in a wide survey one for each scale.
fn ratings(fields: &mut Fields, mapping: &Mapping) -> Vec<(Question, String)> {
    let mut ratings: Vec<(Question, String)> = Vec::new();
    for (rating, column) in fields.ratings.iter_mut().zip(rating_columns(mapping)) {
        let known = ratings.iter().position(|(question, _)| mapping.wide && *question == rating.question);
        rating.slot = known.unwrap_or(ratings.len());
        if known.is_none() {
            let name =
                if mapping.wide { scale_name(rating.question) } else { mapping.headers[column].clone() };
            ratings.push((rating.question, name));
        }
    }
    ratings
}

fn rating_columns(mapping: &Mapping) -> impl Iterator<Item = usize> + '_ {
    mapping.placed().filter(|(_, role)| matches!(role, Role::Rating(_))).map(|(at, _)| at)
}

/// What the questions of one scale are called together: `CSAT 1–5`. The same in every language, since rows are added by it.
fn scale_name(question: Question) -> String {
    let kind = match (question.kind, question.high_is_good) {
        (QuestionKind::Csat, _) => "CSAT",
        (QuestionKind::Nps, _) => "NPS",
        (QuestionKind::Ces, true) => "CES ↑",
        (QuestionKind::Ces, false) => "CES ↓",
    };
    format!("{kind} {}–{}", question.min, question.max)
}

/// The touchpoint of rows that have no such column.
fn constant(mapping: &Mapping) -> &str {
    match (mapping.touchpoint.trim(), mapping.holds) {
        ("", Holds::Orders) => "order",
        ("", _) => "feedback",
        (name, _) => name,
    }
}

/// An id for the respondent of a row without one: of what the row says, so that it is the same when the file is read again.
fn nameless(cells: Cells<'_>, row: u32, seen: &mut HashMap<u64, u64>) -> String {
    let columns = 0..cells.batch.cells(row as usize);
    let hash = columns.fold(0, |hash, column| mix(hash, hash_bytes(cells.raw(row, column))));
    let count = seen.entry(hash).or_default();
    *count += 1;
    format!("#{:012x}", mix(hash, *count) >> 16)
}

/// Customers whose rows gave none leave the table: who is in its dictionary has a row.
fn without_empty(table: EventTable) -> EventTable {
    if table.starts.windows(2).all(|pair| pair[1] > pair[0]) {
        return table;
    }
    super::join::relabel(&table, &|_| None)
}

fn place_label(table: &mut EventTable, role: Role, header: &str, values: Codes) {
    match role {
        Role::Channel => table.channel = Some(values),
        Role::Stage => table.stage = Some(values),
        Role::Case | Role::Canonical => table.case = Some(values),
        Role::Comment => table.comment = Some(values),
        Role::Attribute => table.attributes.push(Attribute { name: header.to_owned(), values }),
        _ => table.touchpoint = values,
    }
}

const _: () = assert!(NONE == NO_CODE);
