//! What there is to be said against imported tables: findings with their count and the first examples, what can be done about
//! each, and how events lie over time. What was wrong with single rows and cells of a file is in its `quality`; what is done
//! about findings in `remedy`.

use super::census::duplicate_rows;
use super::{EventTable, Meaning, NONE, Remedy, Tables, currency};
use crate::model::Question;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::iter;
use waymark_kernel::{narrow, slots};

const DAY_MILLIS: i64 = 86_400_000;
/// So many examples are given of a finding.
const EXAMPLES: usize = 5;
/// Periods of more days than this are told by month, shorter ones by day.
const DAYS_TOLD: i64 = 92;
/// So many ratings are told by answer; a scale has 11 answers at most.
const RATINGS_TOLD: usize = 60;

/// What is the matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// Events that equal an earlier one in every imported column.
    Duplicates,
    /// Events of one customer at one moment with different touchpoints: which came first, the file alone says.
    SameMoment,
    /// Steps that come after one that is due later: whose time column stands further to the right in the file.
    OutOfOrder,
    /// Times far from all others: below the first quartile or above the third by more than three times their distance, which
    /// is taken for a year at least (Tukey's outer fences).
    FarTimes,
    /// Amounts of several currencies, which are added up as if they were one.
    Currencies,
    /// Amounts below 0.
    NegativeAmounts,
    /// Refunds of more than the amount.
    RefundsAboveAmount,
    /// Months as a customer below 0.
    NegativeTenure,
    /// Customers of their table without any event.
    CustomersWithoutEvents,
    /// Customers with events who are not in the table of customers.
    UnknownCustomers,
    /// Days or months without any event between the first and the last.
    Gaps,
}

/// One case of a finding.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Example {
    /// The customer, if it is of one.
    pub customer: String,
    /// When, in wall-clock milliseconds.
    pub millis: Option<i64>,
    /// What it says: a touchpoint, a number.
    pub text: String,
}

/// A finding that was looked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Check {
    /// What.
    pub finding: Finding,
    /// How often; 0 if all is well.
    pub count: u64,
    /// Of how many.
    pub of: u64,
    /// The first cases.
    pub examples: Vec<Example>,
    /// What can be done about it here.
    pub remedies: Vec<Remedy>,
}

/// Events by day or month, from the first to the last; none in between is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Coverage {
    /// Whether each count is of a month; else of a day.
    pub by_month: bool,
    /// When each begins, in wall-clock milliseconds, and how many events it has.
    pub counts: Vec<(i64, u64)>,
}

/// What was found in the tables of a data set.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Inspection {
    /// Everything that was looked for, in the order in which it is told. What does not apply to the tables is not there.
    pub checks: Vec<Check>,
    /// Events over time.
    pub coverage: Coverage,
    /// The answers to each rating question with how often each was given.
    pub answers: Vec<Answered>,
}

/// The answers to a rating question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answered {
    /// The name of the rating.
    pub rating: String,
    /// Its question.
    pub question: Question,
    /// Each answer with how often it was given, in the order of the scale.
    pub counts: Vec<(f32, u64)>,
}

/// What is known of the files of a data set that their tables do not say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sources {
    /// Names of steps in the order in which they are due, a list for each file that has times of steps.
    pub steps: Vec<Vec<String>>,
    /// Touchpoints made of the questions of a survey, which all are answered at one moment.
    pub questions: BTreeSet<String>,
    /// Names of files with the currency that their amounts name; empty if they name none.
    pub currencies: Vec<(String, String)>,
    /// Amounts left out since they name another currency than the others of their file.
    pub other_currency: u64,
}

impl Tables {
    /// Looks at the tables, which were made of files of which this is known.
    pub fn inspect(&self, Sources { steps, questions, currencies, other_currency }: &Sources) -> Inspection {
        let events = &self.events;
        let coverage = coverage(&events.time_millis);
        let mut checks = vec![duplicates(events), same_moment(events, questions)];
        checks.extend(out_of_order(events, steps));
        checks.push(far_times(events));
        let tables: Vec<&EventTable> = iter::once(events).chain(&self.costs).collect();
        checks.extend(currency::check(currencies, *other_currency, &tables));
        checks.extend(negative_amounts(events));
        checks.extend(refunds_above_amount(events));
        checks.extend(self.customers.as_ref().and_then(negative_tenure));
        // Customers alone are no fault: there is nothing that they could have done.
        if let Some(customers) = self.customers.as_ref().filter(|_| events.rows() > 0) {
            checks.push(strangers(Finding::CustomersWithoutEvents, customers, events));
            checks.push(strangers(Finding::UnknownCustomers, events, customers));
        }
        checks.push(gaps(&coverage));
        if events.rows() == 0 {
            checks.retain(|check| check.of > 0);
        }
        Inspection { checks, coverage, answers: answers(events) }
    }
}

fn check(finding: Finding, of: usize) -> Check {
    Check { finding, count: 0, of: of as u64, examples: Vec::new(), remedies: Vec::new() }
}

impl Check {
    /// One more case.
    fn case(&mut self, example: impl FnOnce() -> Example) {
        self.count += 1;
        if self.examples.len() < EXAMPLES {
            self.examples.push(example());
        }
    }

    /// What can be done about it, if there is anything to be done.
    fn with(mut self, remedies: &[Remedy]) -> Check {
        if self.count > 0 {
            self.remedies = remedies.to_vec();
        }
        self
    }
}

/// An event as an example, with its touchpoint or with what is given.
fn event(table: &EventTable, row: usize, text: Option<String>) -> Example {
    let customer = table.starts.partition_point(|start| *start as usize <= row).saturating_sub(1);
    let customer = table.customers.name(u32::try_from(customer).unwrap_or(NONE)).to_owned();
    Example {
        customer,
        millis: Some(table.time_millis[row]),
        text: text.unwrap_or_else(|| touchpoint(table, row)),
    }
}

fn touchpoint(table: &EventTable, row: usize) -> String {
    match table.touchpoint.codes.get(row) {
        Some(code) if *code != NONE => table.touchpoint.dict.name(*code).to_owned(),
        _ => String::new(),
    }
}

fn duplicates(table: &EventTable) -> Check {
    let mut found = check(Finding::Duplicates, table.rows());
    for row in duplicate_rows(table) {
        found.case(|| event(table, row as usize, None));
    }
    found.with(&[Remedy::DropDuplicates])
}

fn same_moment(table: &EventTable, questions: &BTreeSet<String>) -> Check {
    let mut found = check(Finding::SameMoment, table.rows());
    let asked: Vec<bool> =
        table.touchpoint.dict.names().iter().map(|name| questions.contains(name)).collect();
    let is_asked = |code: u32| asked.get(code as usize).copied().unwrap_or(false);
    for (from, to) in slots::ties(&table.time_millis, &table.starts) {
        let codes = table.touchpoint.codes.get(from..to).unwrap_or_default();
        for row in (from + 1..to).filter(|row| codes[row - from] != codes[0] && !is_asked(codes[row - from]))
        {
            found.case(|| {
                let text = format!("{} · {}", touchpoint(table, from), touchpoint(table, row));
                event(table, row, Some(text))
            });
        }
    }
    found
}

/// Steps by customer and case, where a file has times of steps.
fn out_of_order(table: &EventTable, steps: &[Vec<String>]) -> Option<Check> {
    let rank = |name: &str| {
        steps
            .iter()
            .enumerate()
            .find_map(|(file, names)| Some((file, names.iter().position(|known| known == name)?)))
    };
    let ranks: Vec<Option<(usize, usize)>> = table.touchpoint.dict.names().iter().map(rank).collect();
    ranks.iter().any(Option::is_some).then(|| {
        let mut found = check(Finding::OutOfOrder, 0);
        for rows in table.starts.windows(2) {
            // The steps that were met so far, by file and case: rows of a customer are in the order of time.
            let mut met: BTreeMap<(usize, u32), Vec<(usize, usize)>> = BTreeMap::new();
            for row in rows[0] as usize..rows[1] as usize {
                let code = table.touchpoint.codes.get(row).copied().unwrap_or(NONE);
                let Some((file, step)) = ranks.get(code as usize).copied().flatten() else { continue };
                found.of += 1;
                let case = table.case.as_ref().and_then(|case| case.codes.get(row)).copied().unwrap_or(NONE);
                let earlier = met.entry((file, case)).or_default();
                let is_late = |(other, at): &&(usize, usize)| {
                    *other > step && table.time_millis[*at] < table.time_millis[row]
                };
                if let Some((_, at)) = earlier.iter().find(is_late) {
                    found.case(|| {
                        event(
                            table,
                            row,
                            Some(format!("{} < {}", touchpoint(table, *at), touchpoint(table, row))),
                        )
                    });
                }
                earlier.push((step, row));
            }
        }
        found
    })
}

/// The times that are not far from all others; none of none.
pub(super) fn usual_times(times: &[i64]) -> Option<(i64, i64)> {
    if times.is_empty() {
        return None;
    }
    let mut sorted = times.to_vec();
    let mut quartile = |quarter: usize| {
        let at = (sorted.len() - 1) * quarter / 4;
        *sorted.select_nth_unstable(at).1
    };
    let (low, high) = (quartile(1), quartile(3));
    let reach = 3 * (high - low).max(365 * DAY_MILLIS);
    Some((low.saturating_sub(reach), high.saturating_add(reach)))
}

/// The rows whose times are not usual.
pub(super) fn far_rows(times: &[i64], usual: (i64, i64)) -> Vec<u32> {
    let far = (0..).zip(times).filter(|(_, time)| **time < usual.0 || **time > usual.1);
    far.map(|(row, _)| row).collect()
}

fn far_times(table: &EventTable) -> Check {
    let mut found = check(Finding::FarTimes, table.rows());
    if let Some(usual) = usual_times(&table.time_millis) {
        for row in far_rows(&table.time_millis, usual) {
            found.case(|| event(table, row as usize, None));
        }
    }
    found.with(&[Remedy::DropFarTimes])
}

fn negative_amounts(table: &EventTable) -> Option<Check> {
    let cents = table.amount_cents.as_ref()?;
    let mut found = check(Finding::NegativeAmounts, cents.iter().filter(|cents| **cents != i64::MIN).count());
    for (row, cents) in cents.iter().enumerate().filter(|(_, cents)| **cents < 0 && **cents != i64::MIN) {
        found.case(|| event(table, row, Some(money(*cents))));
    }
    Some(found.with(&[Remedy::NegativeAmountsAreRefunds, Remedy::NoNegativeAmounts]))
}

fn refunds_above_amount(table: &EventTable) -> Option<Check> {
    let cents = table.amount_cents.as_ref()?;
    let refunds = table.number(Meaning::Refund)?;
    let mut found = check(Finding::RefundsAboveAmount, 0);
    for (row, (cents, refund)) in cents.iter().zip(&refunds.values).enumerate() {
        if *cents == i64::MIN || refund.is_nan() {
            continue;
        }
        found.of += 1;
        // Half a cent is how amounts are rounded.
        if *refund * 100.0 > *cents as f64 + 0.5 {
            found.case(|| event(table, row, Some(format!("{refund:.2} > {}", money(*cents)))));
        }
    }
    Some(found)
}

fn money(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", cents.unsigned_abs() / 100, cents.unsigned_abs() % 100)
}

fn negative_tenure(customers: &EventTable) -> Option<Check> {
    let months = &customers.number(Meaning::Tenure)?.values;
    let mut found = check(Finding::NegativeTenure, months.iter().filter(|months| !months.is_nan()).count());
    for (row, months) in months.iter().enumerate().filter(|(_, months)| **months < 0.0) {
        found.case(|| Example { millis: None, ..event(customers, row, Some(months.to_string())) });
    }
    Some(found)
}

/// Customers of one table who are not in another.
fn strangers(finding: Finding, of: &EventTable, to: &EventTable) -> Check {
    let mut found = check(finding, of.customers.len());
    for name in of.customers.names().iter().filter(|name| to.customers.code(name).is_none()) {
        found.case(|| Example { customer: name.to_owned(), ..Example::default() });
    }
    found
}

fn coverage(times: &[i64]) -> Coverage {
    let Some((first, last)) = narrow::extent(times) else { return Coverage::default() };
    let by_month = last.div_euclid(DAY_MILLIS) - first.div_euclid(DAY_MILLIS) > DAYS_TOLD;
    let period = |millis: i64| if by_month { month_of(millis) } else { millis.div_euclid(DAY_MILLIS) };
    let begin = period(first);
    let length = usize::try_from(period(last) - begin + 1).unwrap_or(0);
    // A single date of the year 9999 must not become a hundred thousand months.
    if length > MONTHS_TOLD {
        return Coverage { by_month, counts: Vec::new() };
    }
    let mut counts = vec![0_u64; length];
    for time in times {
        let at = usize::try_from(period(*time) - begin).unwrap_or(usize::MAX);
        if let Some(count) = counts.get_mut(at) {
            *count += 1;
        }
    }
    let start = |at: i64| if by_month { month_begin(at) } else { at * DAY_MILLIS };
    Coverage { by_month, counts: (begin..).map(start).zip(counts).collect() }
}

/// So many months are told: fifty years.
const MONTHS_TOLD: usize = 600;

/// Months since the year 0.
fn month_of(millis: i64) -> i64 {
    use chrono::Datelike;
    let date = chrono::DateTime::from_timestamp_millis(millis);
    date.map_or(0, |date| i64::from(date.year()) * 12 + i64::from(date.month0()))
}

fn month_begin(month: i64) -> i64 {
    let year = i32::try_from(month.div_euclid(12)).unwrap_or(0);
    let date = chrono::NaiveDate::from_ymd_opt(year, u32::try_from(month.rem_euclid(12)).unwrap_or(0) + 1, 1);
    date.and_then(|date| date.and_hms_opt(0, 0, 0)).map_or(0, |date| date.and_utc().timestamp_millis())
}

fn gaps(coverage: &Coverage) -> Check {
    let mut found = check(Finding::Gaps, coverage.counts.len());
    for (begin, _) in coverage.counts.iter().filter(|(_, count)| *count == 0) {
        found.case(|| Example { millis: Some(*begin), ..Example::default() });
    }
    found
}

fn answers(table: &EventTable) -> Vec<Answered> {
    let told = table.ratings.iter().take(RATINGS_TOLD).map(|rating| {
        let mut counts: BTreeMap<u32, u64> = BTreeMap::new();
        for value in rating.values.iter().filter(|value| !value.is_nan()) {
            // Answers are not below 0, and those sort like their bits.
            *counts.entry(value.to_bits()).or_default() += 1;
        }
        let counts = counts.into_iter().map(|(bits, count)| (f32::from_bits(bits), count)).collect();
        Answered { rating: rating.name.clone(), question: rating.question, counts }
    });
    told.collect()
}
