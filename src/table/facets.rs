//! Rows of a file that become several rows of the table: the answers of a survey with a column for each question, and the
//! times of steps in columns. What is there once in the file (amount, comment, other ratings, margin, refund) is there once
//! in the table, too; labels and weights go with every row.

use super::DateFormat;
use super::date::parse_time;
use super::fields::{Fields, NO_AMOUNT, Piece};
use super::issues::{Findings, Place};
use super::plain::{is_null, trim};
use super::{Mapping, Meaning, NONE, Reason, Role};
use std::ops::Range;
use waymark_kernel::dates::{Dates, Layout};
use waymark_kernel::number::put_wide;
use waymark_kernel::records::Records;

/// The columns that give rows of their own.
pub(super) struct Facets {
    /// Columns with the code of their touchpoint.
    columns: Vec<Facet>,
    /// Whether the row itself is one, too, beside its steps.
    has_base: bool,
    /// Whether a row without any answer is one where it has a comment.
    comment: Option<usize>,
    touchpoint: usize,
    ratings: Range<usize>,
    once: Vec<Once>,
    dates: Dates,
    times: Vec<i64>,
    special: Vec<u32>,
    scratch: Vec<u32>,
    answers: Vec<u32>,
    /// Rows of the batch that have given a row.
    given: Vec<bool>,
}

struct Facet {
    column: usize,
    code: u32,
    /// The rating that it answers and its slot; none if it is the time of a step.
    answer: Option<(usize, usize)>,
}

/// A word of a record that says something once for each row of the file.
enum Once {
    Code(usize),
    Rating(usize),
    Amount(usize),
    Number(usize),
}

impl Facets {
    /// The columns of a mapping that give rows of their own; none if there are none.
    pub(super) fn new(mapping: &Mapping, fields: &mut Fields, slots: usize) -> Option<Facets> {
        let at = fields.labels.iter().position(|label| label.role == Role::Touchpoint)?;
        let mut columns = Vec::new();
        let mut rating = 0;
        for (column, role) in mapping.placed() {
            let answer = match role {
                Role::Rating(_) => {
                    rating += 1;
                    Some((rating - 1, fields.ratings.get(rating - 1)?.slot)).filter(|_| mapping.wide)
                }
                _ => None,
            };
            if answer.is_some() || role == Role::TimeOf {
                let code = fields.labels[at].dict.intern(mapping.name_of(column));
                columns.push(Facet { column, code, answer });
            }
        }
        if columns.is_empty() {
            return None;
        }
        let word = |label: usize| 2 + label;
        let ratings = word(fields.labels.len())..word(fields.labels.len()) + slots;
        let comment = fields.labels.iter().position(|label| label.role == Role::Comment).map(word);
        Some(Facets {
            columns,
            has_base: !mapping.wide && mapping.has(Role::Time),
            comment: comment.filter(|_| mapping.wide),
            touchpoint: word(at),
            once: once(fields, ratings.clone(), comment),
            ratings,
            dates: Dates::new(layout(mapping.dates), i64::from(mapping.utc_offset_minutes) * 60_000),
            times: Vec::new(),
            special: Vec::new(),
            scratch: Vec::new(),
            answers: Vec::new(),
            given: Vec::new(),
        })
    }

    /// Adds the rows that the rows of a batch become. `codes` are their customers.
    pub(super) fn take_rows(
        &mut self,
        piece: Piece<'_>,
        (times, codes): (&[i64], &[u32]),
        (fields, records): (&mut Fields, &mut Records),
        findings: &mut Findings,
    ) {
        let width = records.width();
        self.scratch.clear();
        self.scratch.resize(piece.kept.len() * width, 0);
        for (row, words) in piece.kept.iter().zip(self.scratch.chunks_exact_mut(width)) {
            put_wide(words, times.get(*row as usize).copied().unwrap_or_default());
            words.get_mut(self.ratings.clone()).unwrap_or_default().fill(f32::NAN.to_bits());
        }
        fields.fill(piece, (&mut self.scratch, width), self.ratings.len(), findings);
        self.given.clear();
        self.given.resize(piece.kept.len(), false);
        if self.has_base {
            let all: Vec<usize> = (0..piece.kept.len()).collect();
            self.give(&all, codes, records, &|_, _| {});
        }
        for at in 0..self.columns.len() {
            match self.columns[at].answer {
                Some((rating, slot)) => {
                    self.answers.clear();
                    self.answers.resize(piece.kept.len(), 0);
                    fields.answers(rating, piece, (&mut self.answers, 1), findings);
                    self.give_answers(at, slot, codes, records);
                }
                None => self.give_step(at, piece, codes, records, findings),
            }
        }
        if let Some(comment) = self.comment {
            let says = |row: &usize| self.scratch.get(row * width + comment) != Some(&NONE);
            let rest: Vec<usize> =
                (0..piece.kept.len()).filter(|row| !self.given[*row]).filter(says).collect();
            self.give(&rest, codes, records, &|_, _| {});
        }
    }

    fn give_answers(&mut self, at: usize, slot: usize, codes: &[u32], records: &mut Records) {
        let (code, touchpoint, rating) = (self.columns[at].code, self.touchpoint, self.ratings.start + slot);
        let answers = std::mem::take(&mut self.answers);
        let is_answer = |row: &usize| !f32::from_bits(answers[*row]).is_nan();
        let rows: Vec<usize> = (0..answers.len()).filter(is_answer).collect();
        self.give(&rows, codes, records, &|row, words| {
            words[touchpoint] = code;
            words[rating] = answers[row];
        });
        self.answers = answers;
    }

    fn give_step(
        &mut self,
        at: usize,
        piece: Piece<'_>,
        codes: &[u32],
        records: &mut Records,
        findings: &mut Findings,
    ) {
        let Facet { column, code, .. } = self.columns[at];
        let Piece { cells, kept, mapping } = piece;
        let mut times = std::mem::take(&mut self.times);
        self.special.clear();
        self.dates.read(cells.column(column), &mut times, &mut self.special);
        let mut timeless = Vec::new();
        for row in self.special.drain(..) {
            let text = cells.text(row, column);
            match parse_time(&text, mapping.dates, mapping.utc_offset_minutes) {
                Some(time) => times[row as usize] = time,
                None => {
                    timeless.push(row);
                    if kept.binary_search(&row).is_ok() && !is_null(trim(&text)) {
                        findings.cell(Place { cells, row, column }, mapping, Reason::BadStepTime);
                    }
                }
            }
        }
        timeless.sort_unstable();
        let has_time = |at: &usize| timeless.binary_search(&kept[*at]).is_err();
        let rows: Vec<usize> = (0..kept.len()).filter(has_time).collect();
        let touchpoint = self.touchpoint;
        self.give(&rows, codes, records, &|row, words| {
            put_wide(words, times.get(kept[row] as usize).copied().unwrap_or_default());
            words[touchpoint] = code;
        });
        self.times = times;
    }

    /// Adds a row for each of these of the batch, changed by `change`.
    fn give(
        &mut self,
        rows: &[usize],
        codes: &[u32],
        records: &mut Records,
        change: &dyn Fn(usize, &mut [u32]),
    ) {
        let width = records.width();
        let customers: Vec<u32> = rows.iter().filter_map(|row| codes.get(*row).copied()).collect();
        let words = records.append(&customers);
        for (row, words) in rows.iter().zip(words.chunks_exact_mut(width)) {
            if let Some(from) = self.scratch.get(row * width..(row + 1) * width) {
                words.copy_from_slice(from);
            }
            if std::mem::replace(&mut self.given[*row], true) {
                self.once.iter().for_each(|once| once.blank(words));
            }
            change(*row, words);
        }
    }
}

impl Once {
    fn blank(&self, words: &mut [u32]) {
        match self {
            Once::Code(at) => words[*at] = NONE,
            Once::Rating(at) => words[*at] = f32::NAN.to_bits(),
            Once::Amount(at) => put_wide(&mut words[*at..], NO_AMOUNT),
            Once::Number(at) => put_wide(&mut words[*at..], f64::NAN.to_bits().cast_signed()),
        }
    }
}

fn once(fields: &Fields, ratings: Range<usize>, comment: Option<usize>) -> Vec<Once> {
    let mut word = ratings.end;
    let mut once: Vec<Once> = ratings.map(Once::Rating).collect();
    once.extend(comment.map(Once::Code));
    for number in &fields.numbers {
        if matches!(number.means, Meaning::Margin | Meaning::Refund) {
            once.push(Once::Number(word));
        }
        word += 2;
    }
    once.extend(fields.amount.iter().map(|_| Once::Amount(word)));
    once
}

/// How the kernel reads times that are written so.
pub(super) const fn layout(dates: DateFormat) -> Layout {
    match dates {
        DateFormat::YearFirst => Layout::YearFirst,
        DateFormat::DayFirst => Layout::DayFirst,
        DateFormat::MonthFirst => Layout::MonthFirst,
        DateFormat::EpochSeconds => Layout::Seconds,
        DateFormat::EpochMillis => Layout::Millis,
        DateFormat::ExcelSerial => Layout::Other,
    }
}
