//! Figures by channel.
//!
//! Rules:
//! - CHAN1: an event without a channel belongs to the channel with the empty name: a class of its own.
//! - CHAN2: the most frequent come first, ties by name; at most 200. A table without a channel column has none.

use super::rating::{QuestionFigures, questions_by};
use super::select::{Selection, code32};
use crate::table::NONE;
use serde::{Deserialize, Serialize};
use waymark_kernel::slots;

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

/// The channels that have figures, most events first, and which of them each position is in.
pub(super) struct ChannelSlots {
    names: Vec<String>,
    events: Vec<u64>,
    /// Slot by position.
    at: Vec<u32>,
}

impl ChannelSlots {
    pub(super) fn new(selection: &Selection<'_>) -> ChannelSlots {
        let Some(column) = selection.table.channel.as_ref() else {
            return ChannelSlots { names: Vec::new(), events: Vec::new(), at: Vec::new() };
        };
        let empty = column.dict.len();
        let codes: Vec<u32> = (0..=code32(empty)).collect();
        let mut at = selection.slots(column, &codes);
        let events = slots::events(&at, empty + 1);
        let mut codes: Vec<u32> = codes.into_iter().filter(|code| events[*code as usize] > 0).collect();
        codes.sort_by_key(|code| (std::cmp::Reverse(events[*code as usize]), column.dict.name(*code)));
        codes.truncate(CHANNELS_MAX);
        let mut slot = vec![NONE; empty + 1];
        for (at, code) in codes.iter().enumerate() {
            slot[*code as usize] = code32(at);
        }
        for at in &mut at {
            *at = slot[*at as usize];
        }
        ChannelSlots {
            names: codes.iter().map(|code| column.dict.name(*code).to_owned()).collect(),
            events: codes.iter().map(|code| events[*code as usize]).collect(),
            at,
        }
    }
}

/// Each channel of the data, most events first.
pub fn channels(selection: &Selection<'_>) -> Vec<ChannelFigures> {
    let channels = ChannelSlots::new(selection);
    let slots = (channels.at.as_slice(), channels.names.len());
    let customers = slots::groups(slots.0, &selection.starts, slots.1);
    let ratings = questions_by(selection, slots);
    let channel = |(at, ratings): (usize, Vec<QuestionFigures>)| ChannelFigures {
        name: channels.names[at].clone(),
        events: channels.events[at],
        customers: customers[at],
        ratings,
    };
    ratings.into_iter().enumerate().map(channel).collect()
}

/// Events by channel for each slot of another column, most events first; empty without a channel column.
pub(super) fn by_channel(channels: &ChannelSlots, slots: (&[u32], usize)) -> Vec<Vec<(String, u64)>> {
    let width = channels.names.len();
    let events = slots::pairs(slots, (&channels.at, width));
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
    (0..slots.1).map(ranked).collect()
}

#[cfg(test)]
mod tests {
    use super::channels;
    use crate::metric::fixture::{Row, table};
    use crate::metric::{Filter, Selection};

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
