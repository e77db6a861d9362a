//! Times between steps: the first of one to the first of another, pairs of columns, requests and their answers.
//!
//! Rules:
//! - DUR1: first A → first B after it, per case; B at the same time counts if its row is later. Never below 0.
//! - DUR2: cases with A and no B after it are counted, not measured: they are no zero.
//! - DUR3: pairs of time columns can be below 0: they are kept and counted. A missing time is no pair.
//! - DUR4: a request is open until the first answer after it in its case; requests while one is open belong to it. Those
//!   never answered are counted.
//! - DUR5: median and 90th percentile (linear) stand beside the mean.

use super::interval::Rate;
use super::process::Log;
use super::quantile::Summary;
use serde::{Deserialize, Serialize};

/// Times from one thing to another, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Durations {
    /// The times that ended; none where none did.
    pub millis: Option<Summary>,
    /// Of those begun, so many ended; none where none began.
    pub ended: Option<Rate>,
}

impl Durations {
    fn of(mut times: Vec<i64>, begun: u64) -> Durations {
        Durations { ended: Rate::of(times.len() as u64, begun), millis: Summary::of_whole(&mut times) }
    }
}

fn has(flags: &[bool], code: u32) -> bool {
    flags.get(code as usize).copied().unwrap_or(false)
}

/// First A → first B after it (DUR1); `from` and `to` flag activities by code.
pub fn first_to_first(log: Log<'_>, from: &[bool], to: &[bool]) -> Durations {
    let (mut times, mut begun) = (Vec::new(), 0);
    for run in log.events.runs() {
        let (activity, millis) = (&log.activity()[run.clone()], &log.events.millis()[run]);
        let Some(first) = activity.iter().position(|code| has(from, *code)) else { continue };
        begun += 1;
        if let Some(after) = activity[first + 1..].iter().position(|code| has(to, *code)) {
            times.push(millis[first + 1 + after] - millis[first]);
        }
    }
    Durations::of(times, begun)
}

/// From each request to its first answer (DUR4); `requests` and `answers` flag activities by code. An activity that is
/// both answers first.
pub fn responses(log: Log<'_>, requests: &[bool], answers: &[bool]) -> Durations {
    let (mut times, mut begun) = (Vec::new(), 0);
    for run in log.events.runs() {
        let mut open: Option<i64> = None;
        for (code, time) in log.activity()[run.clone()].iter().zip(&log.events.millis()[run]) {
            if has(answers, *code)
                && let Some(since) = open.take()
            {
                times.push(time - since);
            }
            if has(requests, *code) && open.is_none() {
                begun += 1;
                open = Some(*time);
            }
        }
    }
    Durations::of(times, begun)
}

/// Times between two columns of a table.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Pairs {
    /// Milliseconds from the one to the other; none without pairs.
    pub millis: Option<Summary>,
    /// Pairs below 0, kept in the summary.
    pub negative: u64,
    /// Rows in which either time is missing.
    pub missing: u64,
}

/// From one column of times to another (DUR3), row by row; `i64::MIN` is missing.
pub fn between(from: &[i64], to: &[i64]) -> Pairs {
    let rows = || from.iter().zip(to);
    let known = || rows().filter(|(from, to)| **from != i64::MIN && **to != i64::MIN);
    let mut times: Vec<i64> = known().map(|(from, to)| to - from).collect();
    Pairs {
        negative: times.iter().filter(|time| **time < 0).count() as u64,
        missing: (rows().count() - times.len()) as u64,
        millis: Summary::of_whole(&mut times),
    }
}

#[cfg(test)]
mod tests {
    use super::super::columns::Events;
    use super::super::process::Log;
    use super::super::process::fixture::with_log;
    use super::{Durations, Rate, between, first_to_first, responses};

    const A: [bool; 3] = [true, false, false];
    const B: [bool; 3] = [false, true, false];

    fn parts(found: Durations) -> (u64, u64, f64) {
        let Rate { numerator, denominator, .. } = found.ended.unwrap();
        (numerator, denominator, found.millis.map_or(f64::NAN, |millis| millis.mean / 60_000.0))
    }

    #[test]
    fn dur1_the_first_b_after_the_first_a() {
        assert_eq!(parts(with_log(&["bacabb"], |log| first_to_first(log, &A, &B))), (1, 1, 3.0));
        assert_eq!(
            parts(with_log(&["aca"], |log| first_to_first(log, &A, &A))),
            (1, 1, 2.0),
            "A to the next A"
        );
        let events = Events::new(&[0, 0], &[5, 5]).unwrap();
        let tie = first_to_first(Log::new(events, &[0, 1], 2).unwrap(), &A, &B);
        assert_eq!(tie.millis.unwrap().mean, 0.0);
    }

    #[test]
    fn dur2_without_b_it_is_no_zero() {
        let found = with_log(&["ab", "a", "ba", "c"], |log| first_to_first(log, &A, &B));
        assert_eq!(parts(found), (1, 3, 1.0));
        let none = with_log(&["c"], |log| first_to_first(log, &A, &B));
        assert_eq!(none, Durations { millis: None, ended: None });
    }

    #[test]
    fn dur3_negative_pairs_are_kept_and_counted() {
        let found = between(&[10, 20, i64::MIN, 5], &[15, 10, 3, i64::MIN]);
        assert_eq!((found.negative, found.missing), (1, 2));
        let millis = found.millis.unwrap();
        assert_eq!((millis.n, millis.min, millis.max), (2, -10.0, 5.0));
        assert_eq!(between(&[], &[]).millis, None);
    }

    #[test]
    fn dur4_a_request_is_open_until_its_answer() {
        let found = with_log(&["aab", "bab", "abab", "a"], |log| responses(log, &A, &B));
        assert_eq!(parts(found), (4, 5, 1.25));
        let both = with_log(&["aaa"], |log| responses(log, &A, &A));
        assert_eq!(parts(both), (2, 3, 1.0));
    }

    #[test]
    fn dur5_median_and_p90() {
        let cases = ["ab", "ab", "acb", "accccccccb"];
        let millis = with_log(&cases, |log| first_to_first(log, &A, &B)).millis.unwrap();
        assert_eq!(millis.median, 90_000.0);
        assert!((millis.p90 - (2.0 + 0.7 * 7.0) * 60_000.0).abs() < 1e-6);
    }
}
