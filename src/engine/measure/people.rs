//! The customers that a measure of customers looks at: rows of their own table, also those without any event.

use super::Refusal;
use super::rows::Rows;
use crate::metric::{Filter, kept_rows};
use crate::table::{EventTable, Meaning, NONE};

/// Rows of the table of customers.
pub(super) struct People<'t> {
    pub(super) table: &'t EventTable,
    /// Those that the filter keeps.
    pub(super) rows: Vec<u32>,
}

impl<'t> People<'t> {
    /// Customers whose own attributes the filter allows. Conditions on anything else (periods, channels, attributes of events)
    /// keep those with an event that the filter keeps.
    ///
    /// # Errors
    /// If there is no table of customers, or none of them is kept.
    pub(super) fn of(rows: &Rows<'t>) -> Result<People<'t>, Refusal> {
        let table = rows.tables.customers.as_ref().ok_or(Refusal::NoCustomers)?;
        let is_own = |name: &str| table.attributes.iter().any(|attribute| attribute.name == name);
        let (own, others): (Vec<_>, Vec<_>) =
            rows.filter.attributes.iter().cloned().partition(|(name, _)| is_own(name));
        let filter = Filter { attributes: own, ..Filter::default() };
        let mut kept = kept_rows(table, &filter)
            .unwrap_or_else(|| (0..u32::try_from(table.rows()).unwrap_or(NONE)).collect());
        let needs_event = Filter { attributes: others, ..rows.filter.clone() };
        if !needs_event.is_empty() {
            let active = rows.active();
            let customer = table.customer_of_rows();
            let code = |row: &u32| rows.table.customers.code(table.customers.name(customer[*row as usize]));
            kept.retain(|row| code(row).is_some_and(|code| active.get(code as usize) == Some(&true)));
        }
        if kept.is_empty() { Err(Refusal::NoEvents) } else { Ok(People { table, rows: kept }) }
    }

    /// A column of numbers for something, one for each row kept.
    pub(super) fn numbers(&self, means: Meaning) -> Option<Vec<f64>> {
        self.table.number(means).map(|number| of_rows(&number.values, &self.rows))
    }

    /// Whether each has left; an empty cell is no.
    ///
    /// # Errors
    /// If the data does not say it.
    pub(super) fn lost(&self) -> Result<Vec<bool>, Refusal> {
        let flags = self.numbers(Meaning::Churned).ok_or(Refusal::NoChurned)?;
        Ok(flags.into_iter().map(|flag| flag > 0.0).collect())
    }

    /// The months of each, NaN where they are not known.
    ///
    /// # Errors
    /// If the data does not say it.
    pub(super) fn tenure(&self) -> Result<Vec<f64>, Refusal> {
        self.numbers(Meaning::Tenure).ok_or(Refusal::NoTenure)
    }

    /// The same for some of the rows.
    pub(super) fn among(&self, rows: Vec<u32>) -> People<'t> {
        People { table: self.table, rows }
    }
}

/// The values of rows.
pub(super) fn of_rows<T: Copy>(values: &[T], rows: &[u32]) -> Vec<T> {
    rows.iter().filter_map(|row| values.get(*row as usize).copied()).collect()
}
