//! How often customers are in touch, whether they have to come again, and whether messages are opened.
//!
//! Rules:
//! - CON1: touch frequency = events / customers with an event; the share with k touches or more is of the same customers.
//! - CON2: handoff: a customer touches a second channel within X hours of a contact on the same topic; the base is
//!   customers with a contact. The boundary is inclusive. Without a topic column all contacts are of one topic.
//! - CON3: repeat contact: the same with any channel, the same one too.
//! - CON4: a row without channel is no contact here; where there are topics, a row without topic follows on none.
//! - CON5: open rate = opened of those delivered, each counted once; an opening of what is not known to be delivered is
//!   counted apart. Where nothing is known to be delivered there is no rate.

use super::columns::Events;
use super::interval::Rate;
use crate::table::NONE;
use serde::{Deserialize, Serialize};

/// How often customers are in touch.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct TouchFrequency {
    /// Events.
    pub events: u64,
    /// Customers with an event.
    pub customers: u64,
    /// Events per customer; none without customers.
    pub mean: Option<f64>,
    /// Customers with at least 1, 2, ... events, up to the number asked for.
    pub at_least: Vec<u64>,
}

impl TouchFrequency {
    /// Of events, for 1 to `most` touches. One pass.
    pub fn of(events: Events<'_>, most: usize) -> TouchFrequency {
        let mut at_least = vec![0_u64; most];
        let mut customers = 0_u64;
        for run in events.runs() {
            customers += 1;
            if let Some(last) = run.len().min(most).checked_sub(1) {
                at_least[last] += 1;
            }
        }
        for k in (1..most).rev() {
            at_least[k - 1] += at_least[k];
        }
        let events = events.len() as u64;
        TouchFrequency {
            events,
            customers,
            mean: (customers > 0).then(|| events as f64 / customers as f64),
            at_least,
        }
    }

    /// The share of customers with so many touches or more (CON1); `None` beyond the number asked for.
    pub fn share(&self, touches: usize) -> Option<Rate> {
        Rate::of(*self.at_least.get(touches.checked_sub(1)?)?, self.customers)
    }
}

/// Customers who had to come again.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Repeats {
    /// By another channel (CON2).
    pub handoff: Option<Rate>,
    /// By any channel (CON3).
    pub repeat: Option<Rate>,
}

/// The last contacts on a topic: of any channel, and of another channel than that one's.
#[derive(Clone, Copy)]
struct Last {
    customer: u32,
    channel: u32,
    time: i64,
    other: Option<i64>,
}

/// Customers who come again within so many milliseconds. `channel` and `topic` are codes by row ([`NONE`] for none);
/// `topics` is how many there are. One pass.
pub fn repeats(
    events: Events<'_>,
    channel: &[u32],
    topic: Option<&[u32]>,
    topics: usize,
    within_millis: i64,
) -> Repeats {
    let nobody = Last { customer: NONE, channel: NONE, time: 0, other: None };
    let mut last = vec![nobody; if topic.is_some() { topics } else { 1 }];
    let (mut customers, mut handed, mut repeated) = (0, 0, 0);
    for run in events.runs() {
        let customer = events.entity()[run.start];
        let (mut contact, mut handoff, mut repeat) = (false, false, false);
        for row in run {
            let code = channel.get(row).copied().unwrap_or(NONE);
            if code == NONE {
                continue;
            }
            contact = true;
            let slot = topic.map_or(0, |topic| topic.get(row).copied().unwrap_or(NONE));
            let Some(last) = last.get_mut(slot as usize) else { continue };
            let time = events.millis()[row];
            if last.customer != customer {
                *last = Last { customer, channel: code, time, other: None };
                continue;
            }
            repeat |= time - last.time <= within_millis;
            let other = if last.channel == code { last.other } else { Some(last.time) };
            handoff |= other.is_some_and(|before| time - before <= within_millis);
            *last = Last { customer, channel: code, time, other };
        }
        customers += u64::from(contact);
        handed += u64::from(handoff);
        repeated += u64::from(repeat);
    }
    Repeats { handoff: Rate::of(handed, customers), repeat: Rate::of(repeated, customers) }
}

/// What became of messages.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Opening {
    /// Opened of those delivered; none where nothing is known to be delivered.
    pub rate: Option<Rate>,
    /// Opened, and not known to be delivered.
    pub undelivered: u64,
}

/// Whether messages are opened: the entity is a message to one customer (or a customer, if messages have no names);
/// the flags say by row whether it is a delivery or an opening. One pass.
pub fn open_rate(events: Events<'_>, delivered: &[bool], opened: &[bool]) -> Opening {
    let (mut sent, mut both, mut undelivered) = (0, 0, 0);
    for run in events.runs() {
        let any = |flags: &[bool]| flags.get(run.clone()).is_some_and(|flags| flags.contains(&true));
        let (delivered, opened) = (any(delivered), any(opened));
        sent += u64::from(delivered);
        both += u64::from(delivered && opened);
        undelivered += u64::from(opened && !delivered);
    }
    Opening { rate: Rate::of(both, sent), undelivered }
}

#[cfg(test)]
mod tests {
    use super::{Events, NONE, Rate, TouchFrequency, open_rate, repeats};

    const HOUR: i64 = 3_600_000;

    fn parts(rate: Option<Rate>) -> (u64, u64) {
        rate.map_or((0, 0), |rate| (rate.numerator, rate.denominator))
    }

    #[test]
    fn con1_touches_per_customer() {
        let found = TouchFrequency::of(Events::new(&[0, 1, 1, 2, 2, 2], &[1; 6]).unwrap(), 2);
        assert_eq!((found.mean, found.at_least.clone()), (Some(2.0), vec![3, 2]));
        assert_eq!((parts(found.share(2)), found.share(3), found.share(0)), ((2, 3), None, None));
        let none = TouchFrequency::of(Events::new(&[], &[]).unwrap(), 2);
        assert_eq!((none.mean, none.share(1)), (None, None));
    }

    #[test]
    fn con2_a_second_channel_within_the_hours() {
        let events =
            Events::new(&[0, 0, 1, 1, 2, 2, 2, 3], &[0, 24 * HOUR, 0, 24 * HOUR + 1, 0, 5, 9, 0]).unwrap();
        let channel = [0, 1, 0, 1, 0, 1, 0, 0];
        assert_eq!(parts(repeats(events, &channel, None, 0, 24 * HOUR).handoff), (2, 4));
        let topic = [0, 0, 0, 0, 0, 1, 1, 0];
        assert_eq!(parts(repeats(events, &channel, Some(&topic), 2, 24 * HOUR).handoff), (2, 4));
        let apart = [0, 1, 0, 0, 0, 1, 0, 0];
        assert_eq!(parts(repeats(events, &channel, Some(&apart), 2, 24 * HOUR).handoff), (0, 4));
        // The other channel is the one before last.
        let events = Events::new(&[0, 0, 0], &[0, 30 * HOUR, 31 * HOUR]).unwrap();
        assert_eq!(parts(repeats(events, &[1, 0, 0], None, 0, 24 * HOUR).handoff), (0, 1));
        assert_eq!(parts(repeats(events, &[0, 1, 0], None, 0, 24 * HOUR).handoff), (1, 1));
    }

    #[test]
    fn con3_a_repeat_by_any_channel() {
        let events = Events::new(&[0, 0, 1, 1], &[0, HOUR, 0, 9 * HOUR]).unwrap();
        let found = repeats(events, &[7, 7, 7, 7], None, 0, 2 * HOUR);
        assert_eq!((parts(found.repeat), parts(found.handoff)), ((1, 2), (0, 2)));
    }

    #[test]
    fn con4_blanks() {
        let events = Events::new(&[0, 0, 1, 1, 2], &[0, 1, 0, 1, 0]).unwrap();
        let found = repeats(events, &[0, NONE, 0, 1, NONE], None, 0, HOUR);
        assert_eq!((parts(found.handoff), parts(found.repeat)), ((1, 2), (1, 2)));
        let topics = [0, 0, NONE, NONE, 0];
        let found = repeats(events, &[0, 1, 0, 1, 0], Some(&topics), 1, HOUR);
        assert_eq!(parts(found.handoff), (1, 3));
    }

    #[test]
    fn con5_opened_of_delivered() {
        let events = Events::new(&[0, 0, 0, 1, 2], &[0; 5]).unwrap();
        let delivered = [true, false, false, true, false];
        let opened = [false, true, true, false, true];
        let found = open_rate(events, &delivered, &opened);
        assert_eq!((parts(found.rate), found.undelivered), ((1, 2), 1));
        let unknown = open_rate(events, &[false; 5], &opened);
        assert_eq!((unknown.rate, unknown.undelivered), (None, 2));
    }
}
