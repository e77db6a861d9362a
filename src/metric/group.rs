//! Figures by the values of any column (channel, touchpoint, attribute), and by spans of time.
//!
//! Rules:
//! - GROUP1: an event belongs to the value in its row; the empty cell is a value of its own. Values part the events, not
//!   the customers: one who has several is counted in each.
//! - GROUP2: the most frequent come first, ties by name; so many as are asked for, and the rest is counted.

use super::rating::{QuestionFigures, questions_by};
use super::select::{Selection, code32};
use super::touch::revenue_by;
use crate::table::{Codes, NONE};
use waymark_kernel::slots;

/// The figures of one value, or of one span of time.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupFigures {
    /// The value; empty for the empty cell, and for a span.
    pub name: String,
    /// Events.
    pub events: u64,
    /// Distinct customers.
    pub customers: u64,
    /// Sum of amounts in hundredths; none where no event bears an amount.
    pub revenue_cents: Option<i64>,
    /// Each rating question that has answers here.
    pub ratings: Vec<QuestionFigures>,
}

/// The values of a column, most events first, at most so many; and how many further ones there are.
pub fn groups(selection: &Selection<'_>, column: &Codes, most: usize) -> (Vec<GroupFigures>, usize) {
    let names = column.dict.len();
    let mut of_code: Vec<u32> = (0..=code32(names)).collect();
    let events = slots::events(&selection.slots(column, &of_code), names + 1);
    let mut codes: Vec<u32> =
        of_code.iter().copied().filter(|code| events.get(*code as usize).is_some_and(|n| *n > 0)).collect();
    let count = |code: u32| events.get(code as usize).copied().unwrap_or(0);
    codes.sort_by_key(|code| (std::cmp::Reverse(count(*code)), column.dict.name(*code)));
    let others = codes.len().saturating_sub(most);
    codes.truncate(most);
    of_code.fill(NONE);
    for (slot, code) in codes.iter().enumerate() {
        if let Some(of) = of_code.get_mut(*code as usize) {
            *of = code32(slot);
        }
    }
    let at = selection.slots(column, &of_code);
    let mut found = counted(selection, (&at, codes.len()));
    for (figures, code) in found.iter_mut().zip(&codes) {
        column.dict.name(*code).clone_into(&mut figures.name);
    }
    (found, others)
}

/// The figures of each span of time that the selection is cut into, without names.
pub fn by_span(selection: &Selection<'_>) -> Vec<GroupFigures> {
    counted(selection, (&selection.month_slots(), selection.months.len()))
}

fn counted(selection: &Selection<'_>, slots: (&[u32], usize)) -> Vec<GroupFigures> {
    let events = slots::events(slots.0, slots.1);
    let customers = slots::groups(slots.0, &selection.starts, slots.1);
    let revenue = revenue_by(selection, slots);
    let ratings = questions_by(selection, slots);
    let of = |(((events, customers), revenue_cents), ratings)| GroupFigures {
        name: String::new(),
        events,
        customers,
        revenue_cents,
        ratings,
    };
    events.into_iter().zip(customers).zip(revenue).zip(ratings).map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::{GroupFigures, groups};
    use crate::metric::fixture::{Row, table};
    use crate::metric::{Filter, Selection};

    fn by_colour(most: usize) -> (Vec<GroupFigures>, usize) {
        let table = table(&[
            Row::at("a", 0, "x").attribute("red").cents(500).rating(5.0),
            Row::at("a", 1, "x").attribute("blue"),
            Row::at("b", 0, "x").attribute("blue").rating(2.0),
            Row::at("c", 0, "x").cents(-100),
        ]);
        let selection = Selection::new(&table, &Filter::default());
        groups(&selection, &table.attributes[0].values, most)
    }

    #[test]
    fn group1_values_part_the_events_and_the_empty_cell_is_one() {
        let (found, others) = by_colour(9);
        let shown: Vec<_> =
            found.iter().map(|of| (of.name.as_str(), of.events, of.customers, of.revenue_cents)).collect();
        assert_eq!(shown, [("blue", 2, 2, None), ("", 1, 1, Some(-100)), ("red", 1, 1, Some(500))]);
        assert_eq!((found[0].ratings[0].summary.mean, others), (2.0, 0));
    }

    #[test]
    fn group2_the_rest_is_counted() {
        let (found, others) = by_colour(1);
        assert_eq!((found.len(), others), (1, 2));
    }
}
