//! The counts of a board on their way to the page: names as a message, numbers beside it as one list, since text would
//! cost more than counting.

use crate::metric::{self, Board, BoardQuery};
use crate::model::DatasetId;
use crate::table::EventTable;
use serde::{Deserialize, Serialize};
use waymark_kernel::board::Board as Counts;

/// Asks for a board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardRequest {
    /// Of which data set.
    pub dataset: DatasetId,
    /// What is counted.
    pub query: BoardQuery,
}

/// The names behind the codes of a board.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardNames {
    /// Touchpoints by code.
    pub touchpoints: Vec<String>,
    /// Channels by code.
    pub channels: Vec<String>,
    /// Stages by code.
    pub stages: Vec<String>,
    /// The customers of the highest value.
    pub customers: Vec<String>,
}

/// Counts a table: names, and numbers as [`numbers`] lays them out. None if it has too many names.
pub fn board(table: &EventTable, query: &BoardQuery, counts: &mut Counts) -> Option<(BoardNames, Vec<f64>)> {
    let board = metric::board(table, query, counts)?;
    let names = |codes: Option<&crate::table::Codes>| {
        codes.iter().flat_map(|codes| codes.dict.names().iter().map(str::to_owned)).collect()
    };
    let customer = |(code, _): &(u32, i64)| table.customers.name(*code).to_owned();
    let names = BoardNames {
        touchpoints: names(Some(&table.touchpoint)),
        channels: names(table.channel.as_ref()),
        stages: names(table.stage.as_ref()),
        customers: board.top_customers.iter().map(customer).collect(),
    };
    Some((names, numbers(&board)))
}

/// One list of numbers: the fields of [`Board`] in their order, each list behind its length in entries; an entry by score
/// has 16 numbers, one of `follows` three. A variant is its customers, its length and its codes. Top customers are their
/// values, as their names are told.
fn numbers(board: &Board) -> Vec<f64> {
    let mut out = vec![board.rows as f64];
    let scored = |list: &[[u32; 16]], out: &mut Vec<f64>| {
        out.push(list.len() as f64);
        out.extend(list.iter().flatten().map(|count| f64::from(*count)));
    };
    scored(&board.touchpoints, &mut out);
    put(&mut out, board.channels.iter().map(|count| f64::from(*count)));
    put(&mut out, board.stages.iter().map(|count| f64::from(*count)));
    out.push(f64::from(board.first_month));
    scored(&board.months, &mut out);
    put(&mut out, board.month_cents.iter().map(|cents| *cents as f64));
    out.extend([board.customers as f64, board.buyers as f64, board.cents as f64]);
    put(&mut out, board.values.iter().map(|count| f64::from(*count)));
    put(&mut out, board.top_customers.iter().map(|(_, cents)| *cents as f64));
    put(&mut out, board.reached.iter().map(|count| f64::from(*count)));
    put(&mut out, board.cohorts.iter().map(|count| f64::from(*count)));
    out.push(board.follows.len() as f64);
    for (before, after, count) in &board.follows {
        out.extend([f64::from(*before), f64::from(*after), *count as f64]);
    }
    out.push(board.variants as f64);
    out.push(board.top_variants.len() as f64);
    for (codes, count) in &board.top_variants {
        out.push(f64::from(*count));
        put(&mut out, codes.iter().map(|code| f64::from(*code)));
    }
    out
}

fn put(out: &mut Vec<f64>, list: impl ExactSizeIterator<Item = f64>) {
    out.push(list.len() as f64);
    out.extend(list);
}
