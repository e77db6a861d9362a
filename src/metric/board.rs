//! Everything that is counted in one pass: by label, month and score, by customer, and along their paths.
//!
//! Rules:
//! - BOARD1: a customer's steps are reached in the order asked for; other events may intervene (a subsequence).
//! - BOARD2: a customer belongs to the month of the first kept event; a cell counts the distinct customers that far on.
//! - BOARD3: what follows what: neighbouring kept events of a customer.
//! - BOARD4: a variant is the whole sequence of a customer's touchpoints; the most frequent first, ties by name.
//! - BOARD5: a customer's value is the sum of the amounts, refunds with them; the highest first, ties by name.

use super::filter::{Filter, masks};
use super::funnel::reached_of;
use crate::table::{Codes, EventTable, Index};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use waymark_kernel::board::{Board as Counts, Events, NO_SCORE, Parts, SCORES};

/// So many variants and customers are named at most.
const NAMED: usize = 20;
/// Customers' values are counted in so many steps, the last one open.
pub const VALUE_STEPS: usize = 21;
/// Width of such a step, in hundredths.
const VALUE_STEP_CENTS: i64 = 5000;

/// What is counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct BoardQuery {
    /// Which events.
    pub filter: Filter,
    /// The steps of the funnel: stages by name, as the data spells them.
    pub steps: Vec<String>,
    /// Counts by label, month and customer.
    pub sums: bool,
    /// What happens along paths.
    pub paths: bool,
}

/// The counts, with the codes of the table they were made from. A list by code has one more entry, for empty cells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Board {
    /// Events.
    pub rows: u64,
    /// Events by touchpoint and score of the first rating (0 to 14, then without).
    pub touchpoints: Vec<[u32; SCORES]>,
    /// Events by channel.
    pub channels: Vec<u32>,
    /// Events by stage.
    pub stages: Vec<u32>,
    /// The first month: year * 12 + month from 0.
    pub first_month: i32,
    /// Events by month and score.
    pub months: Vec<[u32; SCORES]>,
    /// Sum of amounts by month, in hundredths.
    pub month_cents: Vec<i64>,
    /// Customers with events.
    pub customers: u64,
    /// Those of them whose amounts sum to more than nothing.
    pub buyers: u64,
    /// The sum of all amounts, in hundredths.
    pub cents: i64,
    /// Customers by value, in steps of 50.00.
    pub values: Vec<u32>,
    /// The customers of the highest value.
    pub top_customers: Vec<(u32, i64)>,
    /// Customers who reached each step.
    pub reached: Vec<u32>,
    /// Customers by first month and months since then: a square with a side of all months and one.
    pub cohorts: Vec<u32>,
    /// Which touchpoint follows which, and how often.
    pub follows: Vec<(u16, u16, u64)>,
    /// Distinct variants.
    pub variants: u64,
    /// The most frequent variants.
    pub top_variants: Vec<(Vec<u16>, u32)>,
}

/// Counts a table. `counts` is memory that one count leaves to the next. None if the table has no [`Index`].
pub fn board(table: &EventTable, query: &BoardQuery, counts: &mut Counts) -> Option<Board> {
    let index = table.index()?;
    let masks = masks(table, &query.filter);
    let parts = Parts { sums: query.sums, paths: query.paths };
    let none = vec![NO_SCORE; if index.scores.is_empty() { table.rows() } else { 0 }];
    let events = events(table, index, index.scores.first().unwrap_or(&none));
    counts.count(&events, masks.as_deref(), &steps(table.stage.as_ref(), &query.steps), parts);
    let mut board = Board { rows: counts.rows, first_month: index.first_month, ..Board::default() };
    if query.sums {
        board.touchpoints.clone_from(&counts.touch);
        board.channels.clone_from(&counts.channel);
        board.stages.clone_from(&counts.stage);
        board.months.clone_from(&counts.month);
        board.month_cents.clone_from(&counts.month_cents);
        take_values(&mut board, table, &mut counts.customers);
    }
    if query.paths {
        // Steps that the data does not know are reached by nobody.
        board.reached = reached_of(&counts.reached);
        board.reached.resize(query.steps.len(), 0);
        board.cohorts.clone_from(&counts.cohorts);
        board.follows.clone_from(&counts.follows);
        board.variants = counts.sequences.distinct() as u64;
        board.top_variants = top_variants(table, counts);
    }
    Some(board)
}

fn events<'t>(table: &'t EventTable, index: &'t Index, score: &'t [u8]) -> Events<'t> {
    let size = |column: Option<&Codes>| column.map_or(0, |column| column.dict.len());
    Events {
        starts: &table.starts,
        touch: (&index.touchpoint, size(Some(&table.touchpoint))),
        channel: (&index.channel, size(table.channel.as_ref())),
        stage: (&index.stage, size(table.stage.as_ref())),
        month: (&index.month, index.months),
        score,
        cents: table.amount_cents.as_deref(),
    }
}

/// The place of each stage among the steps; none, and the empty cell, is no step.
fn steps(stage: Option<&Codes>, steps: &[String]) -> Vec<u16> {
    let place = |name: &str| {
        let at = steps.iter().position(|step| step == name);
        at.and_then(|at| u16::try_from(at).ok()).unwrap_or(u16::MAX)
    };
    let names = stage.iter().flat_map(|stage| stage.dict.names().iter().map(place));
    names.chain([u16::MAX]).collect()
}

/// BOARD5.
fn take_values(board: &mut Board, table: &EventTable, customers: &mut [(u32, i64)]) {
    board.customers = customers.len() as u64;
    board.values = vec![0; VALUE_STEPS];
    for (_, cents) in customers.iter() {
        board.buyers += u64::from(*cents > 0);
        board.cents += cents;
        let step = usize::try_from(cents / VALUE_STEP_CENTS).unwrap_or_default();
        board.values[step.min(VALUE_STEPS - 1)] += 1;
    }
    let by_value = |(_, cents): &(u32, i64)| Reverse(*cents);
    let least = match customers.len().checked_sub(1) {
        Some(last) if last >= NAMED => customers.select_nth_unstable_by_key(NAMED - 1, by_value).1.1,
        _ => i64::MIN,
    };
    let mut top: Vec<(u32, i64)> = customers.iter().filter(|(_, cents)| *cents >= least).copied().collect();
    top.sort_by_key(|(customer, cents)| (Reverse(*cents), table.customers.name(*customer)));
    top.truncate(NAMED);
    board.top_customers = top;
}

/// BOARD4.
fn top_variants(table: &EventTable, counts: &Counts) -> Vec<(Vec<u16>, u32)> {
    let names = table.touchpoint.dict.names();
    let name = |code: &u16| names.get(usize::from(*code)).unwrap_or("");
    let mut top: Vec<(&[u16], u32)> = counts.sequences.top(NAMED);
    let written = |codes: &[u16]| codes.iter().map(name).collect::<Vec<_>>().join(" > ");
    top.sort_by_cached_key(|(codes, count)| (Reverse(*count), written(codes)));
    top.into_iter().take(NAMED).map(|(codes, count)| (codes.to_vec(), count)).collect()
}
