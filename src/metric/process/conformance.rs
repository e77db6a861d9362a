//! How cases agree with a designed map: allowed transitions, and alignment to a path.
//!
//! Rules:
//! - CONF1: a case conforms if it begins with an allowed start, ends with an allowed end, and every transition between is
//!   allowed. Start and end are rules, too.
//! - CONF2: the share of allowed transitions is of all transitions, whatever case they are in.
//! - CONF3: alignment to a path: cost = |trace| + |path| − 2 · LCS, the steps to insert and to skip; fitness =
//!   1 − cost / (|trace| + |path|) (Adriansyah 2014, unit costs; LCS: longest common subsequence).
//! - CONF4: average fitness is the mean over cases, log fitness 1 − Σ cost / Σ lengths: they differ and are named.

use super::super::interval::Rate;
use super::Log;
use super::variants::{Variant, Variants};
use serde::{Deserialize, Serialize};

/// Which transitions, starts and ends are allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    width: usize,
    allowed: Vec<bool>,
    starts: Vec<bool>,
    ends: Vec<bool>,
}

impl Rules {
    /// Of so many activities; codes that are none of them are left out.
    pub fn new(activities: usize, transitions: &[(u32, u32)], starts: &[u32], ends: &[u32]) -> Rules {
        let flags = |codes: &[u32]| {
            let mut flags = vec![false; activities];
            for code in codes {
                if let Some(flag) = flags.get_mut(*code as usize) {
                    *flag = true;
                }
            }
            flags
        };
        let mut allowed = vec![false; activities * activities];
        for (from, to) in transitions {
            if (*from as usize) < activities && (*to as usize) < activities {
                allowed[*from as usize * activities + *to as usize] = true;
            }
        }
        Rules { width: activities, allowed, starts: flags(starts), ends: flags(ends) }
    }

    fn allows(&self, from: u32, to: u32) -> bool {
        self.allowed.get(from as usize * self.width + to as usize).copied().unwrap_or(false)
    }
}

/// How a log keeps the rules.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Conformance {
    /// Cases that conform, of all (CONF1).
    pub cases: Option<Rate>,
    /// Transitions allowed, of all (CONF2); none where there is no transition.
    pub transitions: Option<Rate>,
    /// Cases with another start.
    pub bad_starts: u64,
    /// Cases with another end.
    pub bad_ends: u64,
    /// Transitions not allowed, (from, to, how often), most first, ties by code.
    pub violations: Vec<(u32, u32, u64)>,
}

/// Holds a log against rules. One pass.
pub fn conformance(log: Log<'_>, rules: &Rules) -> Conformance {
    let (mut cases, mut conforming, mut bad_starts, mut bad_ends) = (0, 0, 0, 0);
    let (mut transitions, mut allowed) = (0, 0);
    let width = log.activities();
    let mut violated = vec![0_u64; width * width];
    for trace in log.traces() {
        let begins = rules.starts.get(trace[0] as usize).copied().unwrap_or(false);
        let ends = rules.ends.get(trace[trace.len() - 1] as usize).copied().unwrap_or(false);
        let mut kept = 0;
        for pair in trace.windows(2) {
            if rules.allows(pair[0], pair[1]) {
                kept += 1;
            } else {
                violated[pair[0] as usize * width + pair[1] as usize] += 1;
            }
        }
        cases += 1;
        bad_starts += u64::from(!begins);
        bad_ends += u64::from(!ends);
        transitions += trace.len() as u64 - 1;
        allowed += kept;
        conforming += u64::from(begins && ends && kept == trace.len() as u64 - 1);
    }
    let violation = |(at, count): (usize, u64)| (super::code32(at / width), super::code32(at % width), count);
    let mut violations: Vec<_> =
        violated.into_iter().enumerate().filter(|(_, count)| *count > 0).map(violation).collect();
    violations.sort_unstable_by_key(|(from, to, count)| (std::cmp::Reverse(*count), *from, *to));
    Conformance {
        cases: Rate::of(conforming, cases),
        transitions: Rate::of(allowed, transitions),
        bad_starts,
        bad_ends,
        violations,
    }
}

/// A log aligned to a path.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Alignment {
    /// Cases that are the path, of all.
    pub perfect: Rate,
    /// Mean fitness over cases, 0 to 1.
    pub average_fitness: f64,
    /// Fitness of the whole log, 0 to 1.
    pub log_fitness: f64,
    /// Steps to insert and to skip, over all cases.
    pub cost: u64,
    /// Cost and fitness of each variant, in the order of the variants.
    pub variants: Vec<(u64, f64)>,
}

/// Aligns every variant to a path (CONF3); `None` without cases.
pub fn alignment(variants: &Variants, path: &[u32]) -> Option<Alignment> {
    let compared = Path::new(path);
    let one = |variant: &Variant| {
        let lengths = (variant.sequence.len() + path.len()) as u64;
        let cost = lengths - 2 * compared.common(&variant.sequence);
        (cost, 1.0 - cost as f64 / lengths as f64)
    };
    let found: Vec<(u64, f64)> = variants.list.iter().map(one).collect();
    let (mut cost, mut lengths, mut perfect, mut fitness) = (0, 0, 0, 0.0);
    for (variant, (own, fit)) in variants.list.iter().zip(&found) {
        cost += own * variant.cases;
        lengths += (variant.sequence.len() + path.len()) as u64 * variant.cases;
        perfect += if *own == 0 { variant.cases } else { 0 };
        fitness += fit * variant.cases as f64;
    }
    Some(Alignment {
        perfect: Rate::of(perfect, variants.cases)?,
        average_fitness: fitness / variants.cases as f64,
        log_fitness: 1.0 - cost as f64 / lengths as f64,
        cost,
        variants: found,
    })
}

/// A path to which traces are compared: longest common subsequences, a word of bits at a time.
struct Path<'a> {
    steps: &'a [u32],
    /// For each activity the places of the path that are it; none where the path is longer than a word.
    places: Option<Vec<u64>>,
}

impl Path<'_> {
    fn new(steps: &[u32]) -> Path<'_> {
        let width = steps.iter().max().map_or(0, |code| *code as usize + 1);
        let places = (steps.len() <= 64 && width <= super::ACTIVITIES_MAX).then(|| {
            let mut places = vec![0_u64; width];
            for (at, code) in steps.iter().enumerate() {
                places[*code as usize] |= 1 << at;
            }
            places
        });
        Path { steps, places }
    }

    /// The length of the longest common subsequence with a trace (Crochemore et al. 2001: the zeros of a word whose
    /// carries move along the path).
    fn common(&self, trace: &[u32]) -> u64 {
        let Some(places) = &self.places else { return common(trace, self.steps) };
        let mut word = u64::MAX;
        for code in trace {
            let here = places.get(*code as usize).copied().unwrap_or(0);
            word = word.wrapping_add(word & here) | (word & !here);
        }
        u64::from((!word).count_ones())
    }
}

/// The same by the table of the textbook, for paths longer than a word.
fn common(trace: &[u32], path: &[u32]) -> u64 {
    let mut row = vec![0_u64; path.len() + 1];
    for code in trace {
        let mut diagonal = 0;
        for (at, step) in path.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if code == step { diagonal + 1 } else { above.max(row[at]) };
            diagonal = above;
        }
    }
    row[path.len()]
}

#[cfg(test)]
mod tests {
    use super::super::fixture::with_log;
    use super::{Path, Rules, Variants, alignment, common, conformance};

    /// a, then b, then c or d; b may repeat.
    fn rules() -> Rules {
        Rules::new(26, &[(0, 1), (1, 1), (1, 2), (1, 3)], &[0], &[2, 3])
    }

    #[test]
    fn conf1_start_and_end_are_rules() {
        let found = with_log(&["abc", "abbd", "bc", "ab", "aebc"], |log| conformance(log, &rules()));
        let cases = found.cases.unwrap();
        assert_eq!((cases.numerator, cases.denominator), (2, 5));
        assert_eq!((found.bad_starts, found.bad_ends), (1, 1));
        assert_eq!(found.violations, [(0, 4, 1), (4, 1, 1)]);
    }

    #[test]
    fn conf2_transitions_of_all_cases() {
        let found = with_log(&["abc", "aa"], |log| conformance(log, &rules()));
        let share = found.transitions.unwrap();
        assert_eq!((share.numerator, share.denominator), (2, 3));
        let short = with_log(&["a"], |log| conformance(log, &rules()));
        assert_eq!(short.transitions, None);
        assert_eq!(with_log(&[], |log| conformance(log, &rules())).cases, None);
    }

    #[test]
    fn conf3_cost_is_what_is_inserted_and_skipped() {
        for (trace, path, length) in [
            (&[0, 1, 2][..], &[0, 1, 2][..], 3),
            (&[0, 2, 1], &[0, 1, 2], 2),
            (&[], &[1], 0),
            (&[3, 3], &[1], 0),
        ] {
            assert_eq!((common(trace, path), common(path, trace)), (length, length));
        }
        for seed in 0..500_u32 {
            let of =
                |length: u32, by: u32| (0..length).map(|n| (n * n * by + seed + n) % 5).collect::<Vec<_>>();
            for steps in [1, 9, 63, 64, 65] {
                let (trace, steps) = (of(40 + seed % 50, 3), of(steps, 7));
                assert_eq!(Path::new(&steps).common(&trace), common(&trace, &steps), "{trace:?} {steps:?}");
            }
        }
        let found = with_log(&["abd"], |log| alignment(&Variants::of(log), &[0, 1, 2]).unwrap());
        assert_eq!((found.cost, found.variants.clone()), (2, vec![(2, 1.0 - 2.0 / 6.0)]));
        assert_eq!(found.perfect.numerator, 0);
    }

    #[test]
    fn conf4_two_fitnesses() {
        let found = with_log(&["ab", "ab", "cccc"], |log| alignment(&Variants::of(log), &[0, 1]).unwrap());
        assert_eq!(found.perfect.value(), 2.0 / 3.0);
        assert!((found.average_fitness - 2.0 / 3.0).abs() < 1e-12);
        assert!((found.log_fitness - (1.0 - 6.0 / 14.0)).abs() < 1e-12);
        assert_eq!(with_log(&[], |log| alignment(&Variants::of(log), &[0])), None);
    }
}
