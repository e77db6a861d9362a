//! Figures by channel.
//!
//! Rules:
//! - CHAN1: an event without a channel belongs to the channel with the empty name: a class of its own.
//! - CHAN2: the most frequent come first, ties by name; at most 200. A table without a channel column has none.

use super::rating::{QuestionFigures, questions_by};
use super::select::{Distinct, Selection, code32};
use crate::table::{Codes, NONE};
use serde::{Deserialize, Serialize};

/// A channel of the data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ChannelFigures {
    /// Its name; empty for events without a channel.
    pub name: String,
    /// Events.
    pub events: u64,
    /// Distinct customers.
    pub customers: u64,
    /// Each rating question that has answers here.
    pub ratings: Vec<QuestionFigures>,
}

/// So many channels have figures at most.
pub const CHANNELS_MAX: usize = 200;

/// The channels that have figures, most events first, and where each code stands among them.
pub(super) struct ChannelSlots<'t> {
    column: Option<&'t Codes>,
    names: Vec<String>,
    events: Vec<u64>,
    /// Slot by code; the last is that of the empty cell.
    slot: Vec<u32>,
}

impl<'t> ChannelSlots<'t> {
    pub(super) fn new(selection: &Selection<'t>) -> ChannelSlots<'t> {
        let Some(column) = selection.table.channel.as_ref() else {
            return ChannelSlots { column: None, names: Vec::new(), events: Vec::new(), slot: Vec::new() };
        };
        let empty = column.dict.len();
        let mut events = vec![0_u64; empty + 1];
        for position in 0..selection.rows.len() {
            events[(selection.code(column, position) as usize).min(empty)] += 1;
        }
        let mut codes: Vec<u32> = (0..=code32(empty)).filter(|code| events[*code as usize] > 0).collect();
        codes.sort_by_key(|code| (std::cmp::Reverse(events[*code as usize]), column.dict.name(*code)));
        codes.truncate(CHANNELS_MAX);
        let mut slot = vec![NONE; empty + 1];
        for (at, code) in codes.iter().enumerate() {
            slot[*code as usize] = code32(at);
        }
        ChannelSlots {
            column: Some(column),
            names: codes.iter().map(|code| column.dict.name(*code).to_owned()).collect(),
            events: codes.iter().map(|code| events[*code as usize]).collect(),
            slot,
        }
    }

    fn of(&self, selection: &Selection<'_>, position: usize) -> Option<usize> {
        let code = selection.code(self.column?, position) as usize;
        let slot = *self.slot.get(code).or(self.slot.last())?;
        (slot != NONE).then_some(slot as usize)
    }
}

/// Each channel of the data, most events first.
pub fn channels(selection: &Selection<'_>) -> Vec<ChannelFigures> {
    let slots = ChannelSlots::new(selection);
    let mut customers = Distinct::new(slots.names.len());
    for (customer, positions) in selection.by_customer().enumerate() {
        for slot in positions.filter_map(|position| slots.of(selection, position)) {
            customers.see(slot, code32(customer));
        }
    }
    let ratings = questions_by(selection, slots.names.len(), |position| slots.of(selection, position));
    let channel = |(at, ratings): (usize, Vec<QuestionFigures>)| ChannelFigures {
        name: slots.names[at].clone(),
        events: slots.events[at],
        customers: customers.counts[at],
        ratings,
    };
    ratings.into_iter().enumerate().map(channel).collect()
}

/// Events by channel for each slot of another column, most events first; empty without a channel column.
pub(super) fn by_channel(
    selection: &Selection<'_>,
    channels: &ChannelSlots<'_>,
    slots: usize,
    slot: impl Fn(usize) -> Option<usize>,
) -> Vec<Vec<(String, u64)>> {
    let width = channels.names.len();
    let mut events = vec![0_u64; slots * width];
    for position in 0..selection.rows.len() {
        if let (Some(slot), Some(channel)) = (slot(position), channels.of(selection, position)) {
            events[slot * width + channel] += 1;
        }
    }
    let ranked = |at: usize| {
        let row = events.get(at * width..(at + 1) * width).unwrap_or(&[]);
        let mut named: Vec<(String, u64)> = channels
            .names
            .iter()
            .cloned()
            .zip(row.iter().copied())
            .filter(|(_, events)| *events > 0)
            .collect();
        named.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        named
    };
    (0..slots).map(ranked).collect()
}

#[cfg(test)]
mod tests {
    use super::channels;
    use crate::metric::fixture::{Row, table};
    use crate::metric::select::{Filter, Selection};

    #[test]
    fn chan1_no_channel_is_a_class_of_its_own() {
        let table = table(&[
            Row::at("a", 0, "x").channel("web").rating(1.0),
            Row::at("b", 0, "x"),
            Row::at("b", 1, "x").rating(5.0),
        ]);
        let figures = channels(&Selection::new(&table, &Filter::default()));
        let found: Vec<_> = figures
            .iter()
            .map(|c| (c.name.as_str(), c.events, c.customers, c.ratings[0].summary.mean))
            .collect();
        assert_eq!(found, [("", 2, 1, 5.0), ("web", 1, 1, 1.0)]);
    }

    #[test]
    fn chan2_most_events_first_and_none_without_the_column() {
        let bare = table(&[Row::at("a", 0, "x")]);
        assert!(channels(&Selection::new(&bare, &Filter::default())).is_empty());
        let many: Vec<Row> = (0..250).map(|n| Row::at("a", n, "x").channel(&format!("c{n:03}"))).collect();
        let many = table(&many);
        let figures = channels(&Selection::new(&many, &Filter::default()));
        assert_eq!((figures.len(), figures[0].name.as_str()), (200, "c000"));
    }
}
