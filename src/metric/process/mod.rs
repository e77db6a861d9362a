//! Cases as sequences of activities: what follows what (`dfg`), whole sequences (`variants`), and how both agree with a
//! designed map (`conformance`). Times between chosen steps are in `metric::duration`.
//!
//! Rules:
//! - LOG1: a case is the sequence of its activities in order of time; equal times keep the order of the file.
//! - LOG2: every event has an activity: a blank one is a class of its own, made by [`classes`].
//! - LOG3: more than 1024 activities make no graph: they are refused, not cut.

use super::columns::Events;
use super::select::code32;
use serde::{Deserialize, Serialize};

pub mod conformance;
pub mod dfg;
pub mod variants;

/// So many activities a log has at most.
pub const ACTIVITIES_MAX: usize = 1024;

/// Why there is no log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LogRefusal {
    /// The column of activities is not as long as the events.
    Lengths,
    /// The activity at this row is none of them.
    UnknownActivity(usize),
    /// More activities than [`ACTIVITIES_MAX`]; so many there are.
    TooManyActivities(usize),
}

/// Cases with their activities.
#[derive(Clone, Copy, Debug)]
pub struct Log<'a> {
    /// Case and time of each event.
    pub events: Events<'a>,
    activity: &'a [u32],
    activities: usize,
}

impl<'a> Log<'a> {
    /// Events by case, and the code of each one's activity, below `activities`.
    ///
    /// # Errors
    /// If codes are missing, unknown or too many.
    pub fn new(events: Events<'a>, activity: &'a [u32], activities: usize) -> Result<Log<'a>, LogRefusal> {
        if activity.len() != events.len() {
            return Err(LogRefusal::Lengths);
        }
        if activities > ACTIVITIES_MAX {
            return Err(LogRefusal::TooManyActivities(activities));
        }
        match activity.iter().position(|code| *code as usize >= activities) {
            Some(row) => Err(LogRefusal::UnknownActivity(row)),
            None => Ok(Log { events, activity, activities }),
        }
    }

    /// The activity of each row.
    pub fn activity(&self) -> &'a [u32] {
        self.activity
    }

    /// How many activities there are.
    pub fn activities(&self) -> usize {
        self.activities
    }

    /// The activities of each case in turn.
    pub fn traces(&self) -> impl Iterator<Item = &'a [u32]> + 'a {
        let activity = self.activity;
        self.events.runs().map(move |run| &activity[run])
    }
}

/// Codes with the blank (and whatever is not below `count`) as the class `count`: there are `count + 1` then.
pub fn classes(codes: &[u32], count: usize) -> Vec<u32> {
    codes.iter().map(|code| if (*code as usize) < count { *code } else { code32(count) }).collect()
}

#[cfg(test)]
pub(super) mod fixture {
    use super::Log;
    use crate::metric::columns::Events;

    /// Cases of one letter an activity, a minute apart; the code of `a` is 0.
    pub fn with_log<T>(cases: &[&str], with: impl FnOnce(Log<'_>) -> T) -> T {
        let (mut entity, mut millis, mut activity) = (Vec::new(), Vec::new(), Vec::new());
        for (case, letters) in (0..).zip(cases) {
            for (minute, letter) in (0..).zip(letters.bytes()) {
                entity.push(case);
                millis.push(minute * 60_000);
                activity.push(u32::from(letter - b'a'));
            }
        }
        with(Log::new(Events::new(&entity, &millis).unwrap(), &activity, 26).unwrap())
    }
}

#[cfg(test)]
mod tests {
    use super::{Log, LogRefusal, classes};
    use crate::metric::columns::{Events, gather, order_by};
    use crate::table::NONE;

    #[test]
    fn log1_ties_keep_the_order_of_the_file() {
        let (entity, millis, activity) = ([1, 0, 1, 1], [5, 9, 5, 1], [2, 0, 1, 0]);
        let order = order_by(&entity, &millis);
        let (entity, millis, activity) =
            (gather(&entity, &order), gather(&millis, &order), gather(&activity, &order));
        let log = Log::new(Events::new(&entity, &millis).unwrap(), &activity, 3).unwrap();
        assert_eq!(log.traces().collect::<Vec<_>>(), [&[0][..], &[0, 2, 1]]);
    }

    #[test]
    fn log2_a_blank_activity_is_a_class() {
        let events = Events::new(&[0, 0], &[1, 2]).unwrap();
        assert_eq!(Log::new(events, &[0, NONE], 1).unwrap_err(), LogRefusal::UnknownActivity(1));
        let codes = classes(&[0, NONE], 1);
        assert_eq!(Log::new(events, &codes, 2).unwrap().activity(), [0, 1]);
        assert_eq!(Log::new(events, &[0], 1).unwrap_err(), LogRefusal::Lengths);
    }

    #[test]
    fn log3_too_many_activities() {
        let events = Events::new(&[], &[]).unwrap();
        assert_eq!(Log::new(events, &[], 1025).unwrap_err(), LogRefusal::TooManyActivities(1025));
        assert!(Log::new(events, &[], 1024).is_ok());
    }
}
