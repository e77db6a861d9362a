//! What an imported table holds: customers, period, duplicates, and its touchpoints, channels and stages.

use super::hash::mix;
use super::{Codes, EventTable, Holds, Quality};
use std::ops::Range;
use waymark_kernel::{narrow, slots};

/// Counts a sorted table of this kind. The rows left out and the empty cells are not known to it.
pub fn take_census(table: &EventTable, holds: Holds) -> Quality {
    let has_time = holds.are_facts() || holds == Holds::Costs;
    let has_customers = holds != Holds::Costs;
    Quality {
        customers: if has_customers { table.customers.len() as u64 } else { 0 },
        period_millis: narrow::extent(&table.time_millis).filter(|_| has_time),
        duplicates: duplicate_rows(table).len() as u64,
        touchpoints: by_frequency(&table.touchpoint),
        channels: table.channel.as_ref().map(by_frequency).unwrap_or_default(),
        stages: table.stage.as_ref().map(|stage| by_position(table, stage)).unwrap_or_default(),
        ..Quality::default()
    }
}

fn counts(codes: &Codes) -> Vec<u64> {
    slots::events(&codes.codes, codes.dict.len())
}

/// Names with their events, most frequent first, ties by name.
fn by_frequency(codes: &Codes) -> Vec<(String, u64)> {
    let mut named = named(codes, &counts(codes));
    named.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    named
}

fn named(codes: &Codes, counts: &[u64]) -> Vec<(String, u64)> {
    codes.dict.names().iter().map(str::to_owned).zip(counts.iter().copied()).collect()
}

/// Stages in the order in which customers meet them: by their mean position in a customer's events, from 0 (first)
/// to 1 (last); ties in the order of the file.
fn by_position(table: &EventTable, stage: &Codes) -> Vec<(String, u64)> {
    let counts = counts(stage);
    let positions = slots::places(&stage.codes, &table.starts, counts.len());
    let mut stages: Vec<((String, u64), f64)> = named(stage, &counts).into_iter().zip(positions).collect();
    stages.sort_by(|a, b| (a.1 / a.0.1 as f64).total_cmp(&(b.1 / b.0.1 as f64)));
    stages.into_iter().map(|(stage, _)| stage).collect()
}

/// Rows that equal an earlier one in all they were imported with, customer by customer. Equal rows have the same customer
/// and time, so only neighbours have to be compared.
pub(super) fn duplicate_rows(table: &EventTable) -> Vec<u32> {
    let (mut hashes, mut found) = (Vec::new(), Vec::new());
    let ties = slots::ties(&table.time_millis, &table.starts);
    ties.into_iter().for_each(|(from, to)| duplicates_in(table, from..to, &mut hashes, &mut found));
    found
}

fn duplicates_in(
    table: &EventTable,
    rows: Range<usize>,
    hashes: &mut Vec<(u64, usize)>,
    found: &mut Vec<u32>,
) {
    hashes.clear();
    hashes.extend(rows.map(|row| (row_hash(table, row), row)));
    hashes.sort_unstable();
    for group in hashes.chunk_by(|a, b| a.0 == b.0) {
        // Different rows with the same hash are as good as impossible, yet a wrong count would be a wrong figure.
        for (at, (_, row)) in group.iter().enumerate() {
            if group[..at].iter().any(|(_, earlier)| rows_equal(table, *earlier, *row)) {
                found.extend(u32::try_from(*row));
            }
        }
    }
}

fn row_hash(table: &EventTable, row: usize) -> u64 {
    let mut hash = 0;
    for codes in table.label_columns() {
        hash = mix(hash, u64::from(codes.codes[row]));
    }
    for rating in &table.ratings {
        hash = mix(hash, u64::from(rating.values[row].to_bits()));
    }
    for number in &table.numbers {
        hash = mix(hash, number.values[row].to_bits());
    }
    if let Some(cents) = &table.amount_cents {
        hash = mix(hash, cents[row].cast_unsigned());
    }
    hash
}

fn rows_equal(table: &EventTable, a: usize, b: usize) -> bool {
    table.label_columns().all(|codes| codes.codes[a] == codes.codes[b])
        && table.ratings.iter().all(|rating| rating.values[a].to_bits() == rating.values[b].to_bits())
        && table.numbers.iter().all(|number| number.values[a].to_bits() == number.values[b].to_bits())
        && table.amount_cents.as_ref().is_none_or(|cents| cents[a] == cents[b])
}
