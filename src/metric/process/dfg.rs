//! What follows what: the directly-follows graph with its times, starts and ends, what comes back, what follows at all.
//!
//! Rules:
//! - DFG1: an edge a → b counts how often b is the next event after a in a case; edges sum to events − cases
//!   (van der Aalst 2016).
//! - DFG2: the time of an edge is from the one event to the next, never below 0; median and p90 stand beside the mean.
//! - DFG3: a start is a case's first activity, an end its last: each sums to the cases.
//! - DFG4: rework: cases in which an activity occurs more than once.
//! - DFG5: eventually follows: pairs of events of a case, the one anywhere before the other (pm4py).
//! - DFG6: edges are in order of count, most first, then by codes.

use super::super::quantile::Summary;
use super::Log;
use serde::{Deserialize, Serialize};

/// One activity directly after another.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Edge {
    /// Code of the first.
    pub from: u32,
    /// Code of the next.
    pub to: u32,
    /// How often.
    pub count: u64,
    /// Milliseconds from the one to the next.
    pub millis: Summary,
}

/// The graph.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Dfg {
    /// The edges there are (DFG6).
    pub edges: Vec<Edge>,
    /// Cases that begin with each activity, by code.
    pub starts: Vec<u64>,
    /// Cases that end with each activity, by code.
    pub ends: Vec<u64>,
}

/// The graph of a log: a pass to count, a pass to sort the times by edge, and a selection in each edge.
pub fn dfg(log: Log<'_>) -> Dfg {
    let width = log.activities();
    let (mut starts, mut ends) = (vec![0; width], vec![0; width]);
    let mut next = vec![0_usize; width * width];
    for trace in log.traces() {
        starts[trace[0] as usize] += 1;
        ends[trace[trace.len() - 1] as usize] += 1;
        for pair in trace.windows(2) {
            next[pair[0] as usize * width + pair[1] as usize] += 1;
        }
    }
    let mut total = 0;
    for slot in &mut next {
        total += *slot;
        *slot = total - *slot;
    }
    let mut times = vec![0_i64; total];
    for run in log.events.runs() {
        let pairs = log.activity()[run.clone()].windows(2).zip(log.events.millis()[run].windows(2));
        for (pair, time) in pairs {
            let slot = &mut next[pair[0] as usize * width + pair[1] as usize];
            times[*slot] = time[1] - time[0];
            *slot += 1;
        }
    }
    let mut edges = edges(&next, &mut times, width);
    edges.sort_unstable_by_key(|edge| (std::cmp::Reverse(edge.count), edge.from, edge.to));
    Dfg { edges, starts, ends }
}

/// `next` holds the end of each edge's part of `times`, edge after edge.
fn edges(next: &[usize], mut times: &mut [i64], width: usize) -> Vec<Edge> {
    let (mut edges, mut from) = (Vec::new(), 0);
    for (at, end) in next.iter().enumerate() {
        let (own, rest) = times.split_at_mut(end - from);
        (times, from) = (rest, *end);
        if let Some(millis) = Summary::of_whole(own) {
            let code = |index| super::code32(index);
            edges.push(Edge { from: code(at / width), to: code(at % width), count: millis.n, millis });
        }
    }
    edges
}

/// Events and cases of an activity, and cases with it more than once (DFG4).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Activity {
    /// Events.
    pub events: u64,
    /// Cases with it.
    pub cases: u64,
    /// Cases with it more than once.
    pub rework: u64,
}

/// Each activity, by code. One pass.
pub fn activities(log: Log<'_>) -> Vec<Activity> {
    let mut found = vec![Activity::default(); log.activities()];
    // The case in which an activity was last seen, and how often in it. No branches: chance would decide them.
    let mut seen = vec![(usize::MAX, 0_u64); log.activities()];
    for (case, trace) in log.traces().enumerate() {
        for code in trace {
            let (activity, seen) = (&mut found[*code as usize], &mut seen[*code as usize]);
            let again = u64::from(seen.0 == case);
            *seen = (case, seen.1 * again + 1);
            activity.events += 1;
            activity.cases += u64::from(seen.1 == 1);
            activity.rework += u64::from(seen.1 == 2);
        }
    }
    found
}

/// Milliseconds from first to last event of each case; `None` without cases.
pub fn case_millis(log: Log<'_>) -> Option<Summary> {
    let of = |run: std::ops::Range<usize>| {
        let millis = &log.events.millis()[run];
        millis[millis.len() - 1] - millis[0]
    };
    Summary::of_whole(&mut log.events.runs().map(of).collect::<Vec<_>>())
}

/// How often one activity comes anywhere before another in a case (DFG5): (from, to, pairs), most first. Each event
/// looks at the activities its case had so far, so long cases cost more than one pass.
pub fn eventually_follows(log: Log<'_>) -> Vec<(u32, u32, u64)> {
    let width = log.activities();
    let mut pairs = vec![0_u64; width * width];
    let mut before: Vec<(u32, u64)> = Vec::new();
    for trace in log.traces() {
        before.clear();
        for code in trace {
            let mut known = false;
            for (earlier, count) in &mut before {
                pairs[*earlier as usize * width + *code as usize] += *count;
                if earlier == code {
                    *count += 1;
                    known = true;
                }
            }
            if !known {
                before.push((*code, 1));
            }
        }
    }
    let pair = |(at, count): (usize, u64)| (super::code32(at / width), super::code32(at % width), count);
    let mut found: Vec<_> = pairs.into_iter().enumerate().filter(|(_, count)| *count > 0).map(pair).collect();
    found.sort_unstable_by_key(|(from, to, count)| (std::cmp::Reverse(*count), *from, *to));
    found
}

#[cfg(test)]
mod tests {
    use super::super::fixture::with_log;
    use super::{activities, case_millis, dfg, eventually_follows};

    #[test]
    fn dfg1_edges_sum_to_events_less_cases() {
        let found = with_log(&["abc", "abb", "c"], dfg);
        let edges: Vec<_> = found.edges.iter().map(|e| (e.from, e.to, e.count)).collect();
        assert_eq!(edges, [(0, 1, 2), (1, 1, 1), (1, 2, 1)]);
        assert_eq!(edges.iter().map(|edge| edge.2).sum::<u64>(), 7 - 3);
    }

    #[test]
    fn dfg2_times_from_one_event_to_the_next() {
        let found = with_log(&["ab", "ab"], dfg);
        assert_eq!(found.edges[0].millis.mean, 60_000.0);
        assert!(found.edges.iter().all(|edge| edge.millis.min >= 0.0));
        assert_eq!(with_log(&["abc", "a"], case_millis).unwrap().max, 120_000.0);
        assert_eq!(with_log(&[], case_millis), None);
    }

    #[test]
    fn dfg3_starts_and_ends_sum_to_cases() {
        let found = with_log(&["abc", "cb", "c"], dfg);
        assert_eq!((&found.starts[..3], &found.ends[..3]), (&[1, 0, 2][..], &[0, 1, 2][..]));
        assert_eq!((found.starts.iter().sum::<u64>(), found.ends.iter().sum::<u64>()), (3, 3));
    }

    #[test]
    fn dfg4_rework_is_an_activity_again() {
        let found = with_log(&["abab", "aaa", "b"], activities);
        assert_eq!((found[0].events, found[0].cases, found[0].rework), (5, 2, 2));
        assert_eq!((found[1].events, found[1].cases, found[1].rework), (3, 2, 1));
    }

    #[test]
    fn dfg5_pairs_anywhere_in_a_case() {
        let found = with_log(&["aba", "ab"], eventually_follows);
        assert_eq!(found, [(0, 1, 2), (0, 0, 1), (1, 0, 1)]);
    }

    #[test]
    fn dfg6_most_first_then_by_code() {
        let found = with_log(&["ba", "ab", "cd", "cd"], dfg);
        assert_eq!(found.edges.iter().map(|e| (e.from, e.to)).collect::<Vec<_>>(), [(2, 3), (0, 1), (1, 0)]);
        assert!(with_log(&[], dfg).edges.is_empty());
    }
}
