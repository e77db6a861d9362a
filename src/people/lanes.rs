//! Events of one customer as dots in lanes of channels over time. Time runs as it did, but for events that would lie on each
//! other: they stand beside each other, and what comes after moves along.

use crate::engine::measure::{Happened, TimelineAnswer};
use crate::text::{Lang, number, people as words};

/// The least distance of two dots, in pixels.
const APART: f64 = 18.0;
/// The width over which time would run without that, in pixels.
const ROOM: f64 = 620.0;
/// From the edge to the first dot.
const MARGIN: f64 = 14.0;
/// The least distance of two days that are written out.
const DAY_APART: f64 = 96.0;
/// From here on an answer is good, and below its negative bad, on the scale from -1 to 1.
const CLEAR: f64 = 0.25;

/// How an event was rated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feeling {
    /// Well.
    Good,
    /// Neither.
    Middling,
    /// Badly.
    Bad,
    /// Not at all.
    Unrated,
}

impl Feeling {
    /// Of an event: its lowest answer decides.
    pub fn of(event: &Happened) -> Feeling {
        let lowest = event.ratings.iter().map(|given| given.emotion).min_by(f64::total_cmp);
        match lowest {
            None => Feeling::Unrated,
            Some(felt) if felt >= CLEAR => Feeling::Good,
            Some(felt) if felt <= -CLEAR => Feeling::Bad,
            Some(_) => Feeling::Middling,
        }
    }
}

/// One event.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dot {
    /// From the left, in pixels.
    pub x: f64,
    /// The lane, from 0.
    pub lane: usize,
    /// How it was rated.
    pub feeling: Feeling,
}

/// Lanes with their dots.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lanes {
    /// Channels in the order of their first event.
    pub names: Vec<String>,
    /// A dot for each event told, in order.
    pub dots: Vec<Dot>,
    /// Days, where their first event stands.
    pub days: Vec<(f64, String)>,
    /// The width of all, in pixels.
    pub width: f64,
}

/// The lanes of a customer.
pub fn lanes(answer: &TimelineAnswer, lang: Lang) -> Lanes {
    let mut lanes = Lanes { width: ROOM, ..Lanes::default() };
    let (Some(first), Some(last)) = (answer.told.first(), answer.told.last()) else { return lanes };
    let span = (last.millis - first.millis).max(1) as f64;
    let mut next = MARGIN;
    let mut day = None;
    for event in &answer.told {
        let x = next.max(MARGIN + (event.millis - first.millis) as f64 / span * ROOM);
        let name = if event.channel.is_empty() { words::NO_CHANNEL.get(lang) } else { &event.channel };
        let lane = lanes.names.iter().position(|known| known == name).unwrap_or_else(|| {
            lanes.names.push(name.to_owned());
            lanes.names.len() - 1
        });
        lanes.dots.push(Dot { x, lane, feeling: Feeling::of(event) });
        let today = number::day(event.millis, lang);
        let free = lanes.days.last().is_none_or(|(before, _)| x - before >= DAY_APART);
        if day.as_ref() != Some(&today) && free {
            lanes.days.push((x, today.clone()));
            day = Some(today);
        }
        next = x + APART;
    }
    lanes.width = next + DAY_APART - APART;
    lanes
}
