//! From channel to channel: consecutive touches, or sessions, of a customer.
//!
//! Rules:
//! - TRANS1: rows are in order of time, ties in the order of the file; each pair of consecutive rows of a customer is a
//!   transition.
//! - TRANS2: the blank channel is a class of its own, the last one.
//! - TRANS3: switch share = transitions between different channels / all transitions.
//! - TRANS4: a session stands for its first event: its channel and its time. Sessions are in order of that time.

use super::columns::Events;
use super::interval::Rate;
use super::select::code32;
use crate::table::NONE;
use serde::{Deserialize, Serialize};

/// How often each channel follows each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Transitions {
    /// Channels, with the blank one: rows and columns of the matrix.
    pub width: usize,
    /// Counts, row (from) by row.
    pub counts: Vec<u64>,
    /// Customers with more than one channel.
    pub multichannel: u64,
    /// Customers.
    pub customers: u64,
}

impl Transitions {
    /// Of rows with a channel code each; whatever is not below `channels` is the blank one. One pass.
    pub fn of(events: Events<'_>, channel: &[u32], channels: usize) -> Transitions {
        let width = channels + 1;
        let mut counts = vec![0; width * width];
        let class = |code: &u32| (*code as usize).min(channels);
        let (mut multichannel, mut customers) = (0, 0);
        for run in events.runs() {
            let codes = channel.get(run).unwrap_or(&[]);
            for pair in codes.windows(2) {
                counts[class(&pair[0]) * width + class(&pair[1])] += 1;
            }
            customers += 1;
            multichannel += u64::from(codes.windows(2).any(|pair| class(&pair[0]) != class(&pair[1])));
        }
        Transitions { width, counts, multichannel, customers }
    }

    /// How often one channel follows another.
    pub fn count(&self, from: usize, to: usize) -> u64 {
        if from.max(to) < self.width { self.counts[from * self.width + to] } else { 0 }
    }

    /// Transitions to another channel, of all (TRANS3).
    pub fn switches(&self) -> Option<Rate> {
        let all: u64 = self.counts.iter().sum();
        let same: u64 = (0..self.width).map(|channel| self.count(channel, channel)).sum();
        Rate::of(all - same, all)
    }
}

/// The row of the first event of each session, in order of customer and time (TRANS4). `session` are codes below
/// `sessions`; rows of no session stand for none.
pub fn session_starts(events: Events<'_>, session: &[u32], sessions: usize) -> Vec<u32> {
    let mut seen = vec![false; sessions];
    let mut new =
        |code: &u32| seen.get_mut(*code as usize).is_some_and(|seen| !std::mem::replace(seen, true));
    session
        .iter()
        .take(events.len())
        .enumerate()
        .filter(|(_, code)| new(code))
        .map(|(row, _)| code32(row))
        .collect()
}

/// Sessions in which more than one channel occurs, the blank one too. `session` and `channel` are codes by row.
pub fn mixed_sessions(session: &[u32], channel: &[u32], sessions: usize) -> u64 {
    let mut first: Vec<Option<u32>> = vec![None; sessions];
    let mut mixed = vec![false; sessions];
    for (session, channel) in session.iter().zip(channel).filter(|(session, _)| **session != NONE) {
        let Some(first) = first.get_mut(*session as usize) else { continue };
        mixed[*session as usize] |= *first.get_or_insert(*channel) != *channel;
    }
    mixed.iter().filter(|mixed| **mixed).count() as u64
}

#[cfg(test)]
mod tests {
    use super::{Events, NONE, Transitions, mixed_sessions, session_starts};

    #[test]
    fn trans1_consecutive_rows_of_a_customer() {
        let events = Events::new(&[0, 0, 0, 1], &[1, 1, 2, 0]).unwrap();
        let found = Transitions::of(events, &[0, 1, 1, 0], 2);
        assert_eq!(
            (found.count(0, 1), found.count(1, 1), found.count(1, 0), found.count(9, 9)),
            (1, 1, 0, 0)
        );
        assert_eq!((found.counts.iter().sum::<u64>(), found.multichannel, found.customers), (2, 1, 2));
    }

    #[test]
    fn trans2_the_blank_is_a_channel() {
        let found = Transitions::of(Events::new(&[0, 0, 0], &[1, 2, 3]).unwrap(), &[0, NONE, NONE], 1);
        assert_eq!((found.width, found.count(0, 1), found.count(1, 1)), (2, 1, 1));
    }

    #[test]
    fn trans3_switches_of_all_transitions() {
        let events = Events::new(&[0; 4], &[1, 2, 3, 4]).unwrap();
        let share = Transitions::of(events, &[0, 0, 1, 0], 2).switches().unwrap();
        assert_eq!((share.numerator, share.denominator), (2, 3));
        assert_eq!(Transitions::of(Events::new(&[0], &[1]).unwrap(), &[0], 1).switches(), None);
    }

    #[test]
    fn trans4_a_session_is_its_first_event() {
        let events = Events::new(&[0, 0, 0, 1, 1], &[1, 2, 3, 1, 2]).unwrap();
        let session = [4, 2, 4, NONE, 0];
        assert_eq!(session_starts(events, &session, 5), [0, 1, 4]);
        assert_eq!(mixed_sessions(&session, &[0, 0, NONE, 1, 1], 5), 1);
        assert_eq!(mixed_sessions(&session, &[0, 0, 0, 1, 1], 5), 0);
    }
}
