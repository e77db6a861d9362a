//! What figures are broken down by: labels, periods, bands of a number; of any table and any rows of it.

use super::Refusal;
use crate::metric::calendar::Unit;
use crate::metric::columns::day_of;
use crate::table::{Codes, EventTable, NONE};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// More groups are no comparison.
pub(super) const GROUPS_MAX: usize = 200;

/// What figures are broken down by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// A further column of this name.
    Attribute(String),
    /// The touchpoint.
    Touchpoint,
    /// The channel.
    Channel,
    /// The stage.
    Stage,
    /// Periods of the calendar, named by their first day.
    Period(Unit),
    /// Bands of a column of numbers: up to the first edge (inclusive), from there up to the next, above the last.
    Bands {
        /// The name of the column.
        name: String,
        /// The edges, rising.
        edges: Vec<f64>,
    },
}

/// Rows in groups.
pub(super) struct Groups {
    /// The names of the groups, in order; the empty name is the empty cell.
    pub(super) names: Vec<String>,
    /// Rows of the table, group by group.
    pub(super) rows: Vec<Vec<u32>>,
}

impl Groups {
    /// The rows in groups; groups without rows are not there.
    ///
    /// # Errors
    /// If there is no such column, or there are too many groups.
    pub(super) fn of(table: &EventTable, rows: &[u32], by: &By) -> Result<Groups, Refusal> {
        let groups = match by {
            By::Attribute(name) => {
                let found = table.attributes.iter().find(|attribute| attribute.name == *name);
                Groups::of_labels(&found.ok_or_else(|| Refusal::NoColumn(name.clone()))?.values, rows)
            }
            By::Touchpoint => Groups::of_labels(&table.touchpoint, rows),
            By::Channel => Groups::of_labels(table.channel.as_ref().ok_or(Refusal::NoChannels)?, rows),
            By::Stage => Groups::of_labels(table.stage.as_ref().ok_or(Refusal::NoStages)?, rows),
            By::Period(unit) => Groups::of_periods(table, rows, *unit)?,
            By::Bands { name, edges } => Groups::of_bands(table, rows, name, edges)?,
        };
        if groups.names.len() > GROUPS_MAX {
            return Err(Refusal::TooManyGroups(groups.names.len()));
        }
        Ok(groups)
    }

    fn of_labels(column: &Codes, rows: &[u32]) -> Groups {
        let mut slots: Vec<Vec<u32>> = vec![Vec::new(); column.dict.len() + 1];
        for row in rows {
            let code = column.codes.get(*row as usize).copied().unwrap_or(NONE) as usize;
            slots[code.min(column.dict.len())].push(*row);
        }
        let names = column.dict.names().iter().chain(std::iter::once("")).map(str::to_owned);
        let mut groups: Vec<(String, Vec<u32>)> =
            names.zip(slots).filter(|(_, rows)| !rows.is_empty()).collect();
        // The empty cell last, the others by name; numbers by their value.
        groups.sort_by(|(a, _), (b, _)| a.is_empty().cmp(&b.is_empty()).then_with(|| natural(a, b)));
        let (names, rows) = groups.into_iter().unzip();
        Groups { names, rows }
    }

    fn of_periods(table: &EventTable, rows: &[u32], unit: Unit) -> Result<Groups, Refusal> {
        let period = |row: &u32| table.time_millis.get(*row as usize).map(|time| unit.index(day_of(*time)));
        let known: Vec<i64> = rows.iter().filter_map(period).collect();
        let (Some(first), Some(last)) = (known.iter().min(), known.iter().max()) else {
            return Err(Refusal::NoEvents);
        };
        let count = usize::try_from(last - first + 1).unwrap_or(usize::MAX);
        if count > GROUPS_MAX {
            return Err(Refusal::TooManyGroups(count));
        }
        let mut slots = vec![Vec::new(); count];
        for (row, period) in rows.iter().zip(&known) {
            if let Some(slot) = usize::try_from(period - first).ok().and_then(|at| slots.get_mut(at)) {
                slot.push(*row);
            }
        }
        let names = (*first..=*last).map(|period| day_name(unit.first_day(period))).collect();
        Ok(Groups { names, rows: slots })
    }

    fn of_bands(table: &EventTable, rows: &[u32], name: &str, edges: &[f64]) -> Result<Groups, Refusal> {
        let rises = edges.windows(2).all(|pair| pair[0] < pair[1]);
        if edges.is_empty() || !rises || edges.iter().any(|edge| !edge.is_finite()) {
            return Err(Refusal::BadNumber("edges".into()));
        }
        let found = table.numbers.iter().find(|number| number.name == name);
        let values = &found.ok_or_else(|| Refusal::NoColumn(name.to_owned()))?.values;
        let mut slots = vec![Vec::new(); edges.len() + 2];
        for row in rows {
            let value = values.get(*row as usize).copied().unwrap_or(f64::NAN);
            let band =
                if value.is_nan() { edges.len() + 1 } else { edges.partition_point(|edge| *edge < value) };
            slots[band].push(*row);
        }
        let between = edges.windows(2).map(|pair| format!("{}–{}", pair[0], pair[1]));
        let mut names = vec![format!("≤{}", edges[0])];
        names.extend(between);
        names.extend([format!(">{}", edges[edges.len() - 1]), String::new()]);
        let groups = names.into_iter().zip(slots).filter(|(_, rows)| !rows.is_empty());
        let (names, rows) = groups.unzip();
        Ok(Groups { names, rows })
    }
}

/// A day as files write it.
pub(super) fn day_name(day: i64) -> String {
    let epoch = NaiveDate::default();
    let date = i32::try_from(day).ok().and_then(NaiveDate::from_epoch_days).unwrap_or(epoch);
    date.to_string()
}

fn natural(a: &str, b: &str) -> std::cmp::Ordering {
    match (a.parse::<f64>(), b.parse::<f64>()) {
        (Ok(one), Ok(other)) => one.total_cmp(&other).then_with(|| a.cmp(b)),
        (Ok(_), Err(_)) => std::cmp::Ordering::Less,
        (Err(_), Ok(_)) => std::cmp::Ordering::Greater,
        (Err(_), Err(_)) => a.cmp(b),
    }
}
