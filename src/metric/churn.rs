//! Who stays and who goes: customers with a start and an end, and customers known by their activity alone. Rates
//! over time and of money are in `metric::hazard`, unequal follow-up in `metric::survival`, cohorts in `metric::cohort`.
//!
//! Rules:
//! - CHURN1: churn = customers at the start of the period who are lost in it / customers at the start. New customers of
//!   the period are in neither part; nobody at the start: no rate.
//! - CHURN2: retention is the rest: |S and E| / S. The formula (E − N) / S counts those who came back, too, and can
//!   exceed 1: it is given beside, and never as a rate (Farris et al., Marketing Metrics).
//! - CHURN3: with start and end a customer is there from the first day up to, and without, the day of the end; no end
//!   is still there. Spans of one customer may repeat.
//! - CHURN4: by activity, S is who is active in the period before, E who is in this one; new is who has no event
//!   before; reactivated is who was known and not in S. A period without events between others is there, with none.
//! - CHURN5: inactivity: lost is who has no event in the last X days before the cut-off: the gap in wall-clock days is
//!   greater than X. Customers whose first event is after the cut-off are in no part.

use super::calendar::{Calendar, Unit};
use super::cohort::PERIODS_MAX;
use super::columns::{ColumnError, DAY_MILLIS, Events, day_of};
use super::interval::Rate;
use serde::{Deserialize, Serialize};

/// Who was there, came, stayed and went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Movement {
    /// Customers at the start (S).
    pub start: u64,
    /// Customers at the end (E).
    pub end: u64,
    /// Customers who are there for the first time (N).
    pub new: u64,
    /// Customers of S who are in E.
    pub retained: u64,
    /// Customers of E who were known before and were not in S.
    pub reactivated: u64,
    /// Customers of S who are not in E.
    pub lost: u64,
}

impl Movement {
    /// Lost of those at the start.
    pub fn churn(&self) -> Option<Rate> {
        Rate::of(self.lost, self.start)
    }

    /// Retained of those at the start.
    pub fn retention(&self) -> Option<Rate> {
        Rate::of(self.retained, self.start)
    }

    /// (E − N) / S: no share, since who came back is in it (CHURN2).
    pub fn retention_by_formula(&self) -> Option<f64> {
        (self.start > 0).then(|| (self.end as f64 - self.new as f64) / self.start as f64)
    }

    /// Adds one customer. `known`: was there before the start, or at it.
    fn add(&mut self, at_start: bool, at_end: bool, known: bool) {
        self.start += u64::from(at_start);
        self.end += u64::from(at_end);
        self.retained += u64::from(at_start && at_end);
        self.lost += u64::from(at_start && !at_end);
        self.new += u64::from(at_end && !known);
        self.reactivated += u64::from(at_end && known && !at_start);
    }
}

/// Spans in which customers were customers, sorted by customer and start.
#[derive(Clone, Copy, Debug)]
pub struct Stays<'a> {
    starts: Events<'a>,
    ends: &'a [i64],
}

impl<'a> Stays<'a> {
    /// Customer codes, first moments, and ends (`i64::MAX` for none) in wall-clock milliseconds.
    ///
    /// # Errors
    /// As [`Events::new`].
    pub fn new(customer: &'a [u32], start: &'a [i64], end: &'a [i64]) -> Result<Stays<'a>, ColumnError> {
        if end.len() != start.len() {
            return Err(ColumnError::Lengths);
        }
        Ok(Stays { starts: Events::new(customer, start)?, ends: end })
    }

    /// Whole days of each span up to a cut-off, and whether it ended by then: what hazard and survival ask for. Spans
    /// that begin after the cut-off are not there.
    pub fn durations(&self, cutoff: i64) -> Vec<(i64, bool)> {
        let spans = self.starts.millis().iter().zip(self.ends).filter(|(start, _)| **start <= cutoff);
        spans
            .map(|(start, end)| ((*end).min(cutoff).saturating_sub(*start) / DAY_MILLIS, *end <= cutoff))
            .collect()
    }

    /// What happened from one moment (inclusive) to another (exclusive).
    pub fn movement(&self, from: i64, to: i64) -> Movement {
        let mut movement = Movement::default();
        for run in self.starts.runs() {
            let spans = || self.starts.millis()[run.clone()].iter().zip(&self.ends[run.clone()]);
            let there = |moment: i64| spans().any(|(start, end)| *start < moment && *end >= moment);
            movement.add(there(from), there(to), spans().any(|(start, _)| *start < from));
        }
        movement
    }
}

/// One calendar period after another, by activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct PeriodMovement {
    /// First day of the later period.
    pub first_day: i64,
    /// Whether the data reaches its last day.
    pub complete: bool,
    /// From the period before to this one.
    pub movement: Movement,
}

/// From each period to the next (CHURN4), up to the end of the data or of what is given; empty where there are fewer
/// than two periods or too many ([`PERIODS_MAX`]). One pass.
pub fn by_activity(events: Events<'_>, unit: Unit, end_millis: Option<i64>) -> Vec<PeriodMovement> {
    let Some((first, last)) = events.extent() else { return Vec::new() };
    let end = day_of(end_millis.unwrap_or(last));
    let calendar = Calendar::new(unit, day_of(first), end);
    let from = calendar.index(day_of(first));
    let count = usize::try_from(calendar.index(end) - from + 1).unwrap_or(0);
    if !(2..=PERIODS_MAX).contains(&count) {
        return Vec::new();
    }
    let mut movements = vec![Movement::default(); count];
    for run in events.runs() {
        let mut before = None;
        for time in events.millis()[run].iter().take_while(|time| day_of(**time) <= end) {
            let at = usize::try_from(calendar.index(day_of(*time)) - from).unwrap_or(0);
            if before == Some(at) {
                continue;
            }
            let adjacent = before.is_some_and(|before| before + 1 == at);
            movements[at].add(adjacent, true, before.is_some());
            if let Some(left) = before.filter(|_| !adjacent) {
                movements[left + 1].add(true, false, true);
            }
            before = Some(at);
        }
        if let Some(next) = before.and_then(|before| movements.get_mut(before + 1)) {
            next.add(true, false, true);
        }
    }
    let row = |(at, movement): (usize, Movement)| PeriodMovement {
        first_day: unit.first_day(from + at as i64),
        complete: unit.first_day(from + at as i64 + 1) <= end + 1,
        movement,
    };
    movements.into_iter().enumerate().skip(1).map(row).collect()
}

/// Customers without an event in the last so many days before a cut-off, of those known by then (CHURN5).
pub fn inactive(events: Events<'_>, cutoff_millis: i64, days: u32) -> Option<Rate> {
    let (cutoff, mut lost, mut known) = (day_of(cutoff_millis), 0, 0);
    for run in events.runs() {
        let millis = &events.millis()[run];
        let until = millis.partition_point(|time| day_of(*time) <= cutoff);
        let Some(last) = until.checked_sub(1).and_then(|at| millis.get(at)) else { continue };
        known += 1;
        lost += u64::from(cutoff - day_of(*last) > i64::from(days));
    }
    Rate::of(lost, known)
}

#[cfg(test)]
mod tests {
    use super::{Movement, Stays, by_activity, inactive};
    use crate::metric::calendar::Unit;
    use crate::metric::columns::{DAY_MILLIS, Events};

    const NO_END: i64 = i64::MAX;

    #[test]
    fn churn1_new_customers_are_in_neither_part() {
        // 0 stays, 1 goes, 2 is new, 3 comes and goes inside the period.
        let stays = Stays::new(&[0, 1, 2, 3], &[0, 0, 12, 12], &[NO_END, 15, NO_END, 14]).unwrap();
        let movement = stays.movement(10, 20);
        assert_eq!(movement, Movement { start: 2, end: 2, new: 1, retained: 1, reactivated: 0, lost: 1 });
        let churn = movement.churn().unwrap();
        assert_eq!((churn.numerator, churn.denominator), (1, 2));
        assert_eq!(stays.movement(-9, 0).churn(), None, "nobody was there");
    }

    #[test]
    fn churn2_who_came_back_makes_the_formula_exceed_one() {
        let movement = Movement { start: 10, end: 14, new: 2, retained: 8, reactivated: 4, lost: 2 };
        assert_eq!(movement.retention().unwrap().value(), 0.8);
        assert_eq!(movement.retention_by_formula(), Some(1.2));
        assert_eq!(Movement::default().retention_by_formula(), None);
    }

    #[test]
    fn churn3_the_day_of_the_end_is_the_first_without_and_spans_repeat() {
        let stays = Stays::new(&[0, 1, 1], &[0, 0, 15], &[10, 5, NO_END]).unwrap();
        let movement = stays.movement(10, 20);
        assert_eq!(
            (movement.start, movement.lost),
            (1, 1),
            "an end on the first day is a loss of the period"
        );
        assert_eq!((movement.new, movement.reactivated), (0, 1));
        assert!(Stays::new(&[0], &[0], &[]).is_err());
    }

    #[test]
    fn churn3_spans_as_durations() {
        let days = |days: i64| days * DAY_MILLIS;
        let (starts, ends) = ([0, 5, 2, 99].map(days), [days(3), NO_END, days(50), NO_END]);
        let stays = Stays::new(&[0, 0, 1, 2], &starts, &ends).unwrap();
        assert_eq!(stays.durations(days(10)), [(3, true), (5, false), (8, false)]);
        assert_eq!(stays.durations(days(50))[2], (48, true));
    }

    #[test]
    fn churn4_by_activity() {
        // January: 0, 1. February: 0, 2. March: nobody. April: 0, 1.
        let (entity, days) = ([0, 0, 0, 0, 1, 1, 2], [1, 2, 40, 100, 9, 101, 50]);
        let millis = days.map(|day| day * DAY_MILLIS);
        let found = by_activity(Events::new(&entity, &millis).unwrap(), Unit::Month, None);
        let of = |start, end, new, retained, reactivated, lost| Movement {
            start,
            end,
            new,
            retained,
            reactivated,
            lost,
        };
        assert_eq!(
            found.iter().map(|row| row.movement).collect::<Vec<_>>(),
            [of(2, 2, 1, 1, 0, 1), of(2, 0, 0, 0, 0, 2), of(0, 2, 0, 0, 2, 0)]
        );
        assert_eq!(
            found.iter().map(|row| (row.first_day, row.complete)).collect::<Vec<_>>(),
            [(31, true), (59, true), (90, false)]
        );
        assert!(by_activity(Events::new(&[0], &[0]).unwrap(), Unit::Month, None).is_empty());
    }

    #[test]
    fn churn5_a_gap_of_exactly_x_days_is_not_lost() {
        let millis = [10, 0, 11, 200].map(|day| day * DAY_MILLIS);
        let events = Events::new(&[0, 1, 1, 2], &millis).unwrap();
        let rate = inactive(events, 20 * DAY_MILLIS + 5, 9).unwrap();
        assert_eq!((rate.numerator, rate.denominator), (1, 2), "gaps of 10 and 9 days; the third came later");
        assert_eq!(inactive(events, -DAY_MILLIS, 9), None);
    }
}
