//! The columns of a file as they are read: cells of a batch to codes and numbers by the kernel's loops, and what these leave
//! cell by cell. Which rows are imported is `import`'s business, which rows become of them `builder`'s.

use super::cells::Cells;
use super::currency::named;
use super::issues::{Findings, Place};
use super::number::{parse_cents, parse_exact, parse_number};
use super::plain::{is_null, trim};
use super::{Mapping, Meaning, Means, Reason, Role};
use crate::model::{Question, QuestionKind};
use waymark_kernel::Dict;
use waymark_kernel::batch::{is_damaged, unquoted};
use waymark_kernel::dict::{Clean, Cleaned};
use waymark_kernel::number::{hundredths, put_wide, small_numbers};

/// No amount.
pub(super) const NO_AMOUNT: i64 = i64::MIN;

/// What [`Role::Churned`] says for yes, where the mapping does not.
const YES: [&str; 14] = [
    "yes",
    "y",
    "true",
    "t",
    "1",
    "churned",
    "churn",
    "lost",
    "left",
    "是",
    "已流失",
    "流失",
    "真",
    "已离网",
];

pub(super) struct LabelColumn {
    /// Where it is in the file; none if its cells are made.
    pub(super) column: Option<usize>,
    pub(super) role: Role,
    pub(super) dict: Dict,
    empty: u64,
}

pub(super) struct RatingColumn {
    column: usize,
    pub(super) question: Question,
    /// Which rating of the table it answers.
    pub(super) slot: usize,
    codes: Vec<(String, Option<f64>, Means)>,
    empty: u64,
}

pub(super) struct NumberColumn {
    pub(super) column: usize,
    pub(super) means: Meaning,
    empty: u64,
}

pub(super) struct AmountColumn {
    column: usize,
    empty: u64,
}

/// All imported columns but customer and time.
#[derive(Default)]
pub(super) struct Fields {
    pub(super) labels: Vec<LabelColumn>,
    pub(super) ratings: Vec<RatingColumn>,
    pub(super) numbers: Vec<NumberColumn>,
    pub(super) amount: Option<AmountColumn>,
    /// Words of [`Role::Churned`] for yes, lower case.
    yes: Vec<String>,
    others: Vec<u32>,
    /// Answers that are codes: no answer, not used.
    pub(super) coded: [u64; 2],
}

/// A batch of rows of which `kept` are imported, with what they are read by.
#[derive(Clone, Copy)]
pub(super) struct Piece<'a> {
    pub(super) cells: Cells<'a>,
    pub(super) kept: &'a [u32],
    pub(super) mapping: &'a Mapping,
}

impl Fields {
    pub(super) fn new(mapping: &Mapping) -> Fields {
        let mut fields = Fields::default();
        for (column, role) in mapping.placed() {
            match role {
                Role::Ignore | Role::Customer | Role::Time | Role::TimeOf => {}
                // In a wide survey the question is what was met, and this is one more thing to break down by.
                Role::Touchpoint if mapping.wide => fields.add_label(Some(column), Role::Attribute),
                Role::Touchpoint
                | Role::Channel
                | Role::Stage
                | Role::Case
                | Role::Comment
                | Role::Attribute
                | Role::Canonical => fields.add_label(Some(column), role),
                Role::Rating(question) => fields.ratings.push(RatingColumn {
                    column,
                    question,
                    slot: fields.ratings.len(),
                    codes: codes_of(mapping, column),
                    empty: 0,
                }),
                Role::Margin => fields.add_number(column, Meaning::Margin),
                Role::Refund => fields.add_number(column, Meaning::Refund),
                Role::Weight => fields.add_number(column, Meaning::Weight),
                Role::Tenure => fields.add_number(column, Meaning::Tenure),
                Role::Churned => fields.add_number(column, Meaning::Churned),
                Role::Number => fields.add_number(column, Meaning::Plain),
                Role::Amount => fields.amount = Some(AmountColumn { column, empty: 0 }),
            }
        }
        let given = mapping.yes.iter().map(|word| trim(word).to_lowercase()).filter(|word| !word.is_empty());
        fields.yes = given.collect();
        if fields.yes.is_empty() {
            fields.yes = YES.map(str::to_owned).to_vec();
        }
        fields
    }

    pub(super) fn add_label(&mut self, column: Option<usize>, role: Role) {
        self.labels.push(LabelColumn { column, role, dict: Dict::default(), empty: 0 });
    }

    fn add_number(&mut self, column: usize, means: Meaning) {
        self.numbers.push(NumberColumn { column, means, empty: 0 });
    }

    /// Fills in the words of rows from the third on: labels, `ratings` ratings, numbers, the amount. Ratings of a wide survey
    /// are left out: they have rows of their own. Cells that cannot be read are left out and reported.
    pub(super) fn fill(
        &mut self,
        piece: Piece<'_>,
        (words, width): (&mut [u32], usize),
        slots: usize,
        findings: &mut Findings,
    ) {
        let Piece { cells, kept, mapping } = piece;
        let mut word = 2;
        for label in &mut self.labels {
            let mut cleaner = Cleaner { nulls: false, damaged: &mut findings.damaged, text: String::new() };
            let out = words.get_mut(word..).unwrap_or_default();
            if let Some(column) = label.column {
                label.empty += label.dict.look_up(cells.column(column), kept, &mut cleaner, out, width);
            }
            word += 1;
        }
        if !mapping.wide {
            for at in 0..self.ratings.len() {
                let out = words.get_mut(word + at..).unwrap_or_default();
                self.answers(at, piece, (out, width), findings);
            }
        }
        word += slots;
        for number in &mut self.numbers {
            for (row, words) in kept.iter().zip(words.chunks_exact_mut(width)) {
                let place = Place { cells, row: *row, column: number.column };
                let value = number.read(place, mapping, &self.yes, findings);
                put_wide(words.get_mut(word..).unwrap_or_default(), value.to_bits().cast_signed());
            }
            word += 2;
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

    /// Puts the bits of the answers to one question at `out[i * width]`; NaN is none.
    pub(super) fn answers(
        &mut self,
        rating: usize,
        piece: Piece<'_>,
        (out, width): (&mut [u32], usize),
        findings: &mut Findings,
    ) {
        let Piece { cells, kept, mapping } = piece;
        let rating = &mut self.ratings[rating];
        self.others.clear();
        let column = cells.column(rating.column);
        rating.empty += small_numbers(column, kept, rating.plain_scale(), out, width, &mut self.others);
        for at in self.others.iter().map(|at| *at as usize) {
            let place = Place { cells, row: kept[at], column: rating.column };
            out[at * width] = rating.read(place, mapping, &mut self.coded, findings).to_bits();
        }
    }

    /// Empty cells of each mapped column, by its place.
    pub(super) fn empty(&self) -> Vec<(usize, u64)> {
        let labels = self.labels.iter().filter_map(|label| Some((label.column?, label.empty)));
        let ratings = self.ratings.iter().map(|rating| (rating.column, rating.empty));
        let numbers = self.numbers.iter().map(|number| (number.column, number.empty));
        let amount = self.amount.iter().map(|amount| (amount.column, amount.empty));
        labels.chain(ratings).chain(numbers).chain(amount).collect()
    }
}

fn codes_of(mapping: &Mapping, column: usize) -> Vec<(String, Option<f64>, Means)> {
    let here = mapping.codes.iter().filter(|code| code.columns.is_empty() || code.columns.contains(&column));
    here.map(|code| {
        let value = trim(&code.value).to_owned();
        let number = parse_number(&value, mapping.decimal_comma);
        (value, number, code.means)
    })
    .collect()
}

/// Makes names of cells that a dictionary does not know, and notes rows with damaged ones.
pub(super) struct Cleaner<'c> {
    /// Whether `NULL` and the like are nothing.
    pub(super) nulls: bool,
    pub(super) damaged: &'c mut Vec<u32>,
    pub(super) text: String,
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
    /// An answer that is not a plain number on the scale; none is reported, but a code.
    fn read(
        &mut self,
        place: Place<'_>,
        mapping: &Mapping,
        coded: &mut [u64; 2],
        findings: &mut Findings,
    ) -> f32 {
        let text = place.text();
        let cell = trim(&text);
        let number = parse_number(cell, mapping.decimal_comma);
        let is_code = |(text, code, _): &&(String, Option<f64>, Means)| match (code, number) {
            (Some(code), Some(number)) => *code == number,
            _ => text.eq_ignore_ascii_case(cell),
        };
        let number = match self.codes.iter().find(is_code) {
            Some((_, _, Means::Score(score))) => Some(f64::from(*score)),
            Some((_, _, means)) => {
                coded[usize::from(*means == Means::NotUsed)] += 1;
                return f32::NAN;
            }
            None => number,
        };
        match number {
            Some(value) if is_on_scale(self.question, value) => return narrow(value),
            Some(_) => findings.cell(place, mapping, Reason::RatingOutOfScale),
            None if is_null(cell) => self.empty += 1,
            None => findings.cell(place, mapping, Reason::BadRating),
        }
        f32::NAN
    }

    /// The part of the scale that one or two digits can say; nothing of it where some answer on it is a code.
    fn plain_scale(&self) -> (u8, u8) {
        let is_on = |code: &(String, Option<f64>, Means)| {
            code.1.is_some_and(|value| is_on_scale(self.question, value))
        };
        if self.codes.iter().any(is_on) {
            return (u8::MAX, 0);
        }
        let most = u8::try_from(self.question.max.min(99)).unwrap_or(0);
        (u8::try_from(self.question.min.max(0)).unwrap_or(u8::MAX), most)
    }
}

impl NumberColumn {
    /// A number; one that is none is reported.
    fn read(&mut self, place: Place<'_>, mapping: &Mapping, yes: &[String], findings: &mut Findings) -> f64 {
        let text = place.text();
        let cell = trim(&text);
        if is_null(cell) {
            self.empty += 1;
            return f64::NAN;
        }
        if self.means == Meaning::Churned {
            return f64::from(u8::from(yes.contains(&cell.to_lowercase())));
        }
        match parse_exact(cell, mapping.decimal_comma) {
            Some(value) if self.means == Meaning::Refund => value.abs(),
            Some(value) => value,
            None => {
                findings.cell(place, mapping, Reason::BadNumber);
                f64::NAN
            }
        }
    }
}

impl AmountColumn {
    /// An amount that is not a plain number; none is reported.
    fn read(&mut self, place: Place<'_>, mapping: &Mapping, findings: &mut Findings) -> i64 {
        let text = place.text();
        let cell = trim(&text);
        let is_other =
            || !mapping.currency.is_empty() && named(cell).is_some_and(|code| code != mapping.currency);
        match parse_cents(cell, mapping.decimal_comma) {
            Some(_) if is_other() => findings.cell(place, mapping, Reason::OtherCurrency),
            Some(cents) => return cents,
            None if is_null(cell) => self.empty += 1,
            None => findings.cell(place, mapping, Reason::BadAmount),
        }
        NO_AMOUNT
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
