//! Survival with unequal follow-up: how long customers stay when many are still there. Durations in any unit.
//!
//! Rules:
//! - SURV1: Kaplan-Meier: S(t) is the product of (n − d) / n over the times up to t; who is censored at a time is at risk at
//!   it (Kaplan & Meier 1958). A duration of 0 is in the base, one below 0 is an error of the data: left out and counted.
//! - SURV2: the variance is Greenwood's, the 95 % interval is on the scale of log(−log S) (Kalbfleisch & Prentice), so it
//!   stays inside 0 to 1; at S = 1 it is (1, 1), at S = 0 there is none.
//! - SURV3: the median is the first time with S ≤ 0.5; none if S stays above. Its interval is read off the bounds in
//!   the same way (Brookmeyer & Crowley 1982).
//! - SURV4: groups are compared by the log-rank test of all groups at once (Mantel 1966; Peto & Peto 1972); without an
//!   event, or with fewer than two groups, there is none.
//! - SURV5: the restricted mean is the area under S up to a time.

use super::interval::Z_975;
use super::special::chi_squared_upper;
use serde::{Deserialize, Serialize};

/// The curve at a time where something happens.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Step {
    /// The duration.
    pub time: i64,
    /// Still there just before it.
    pub at_risk: u64,
    /// Lost at it.
    pub lost: u64,
    /// Not followed any longer than it, and not lost.
    pub censored: u64,
    /// Share still there after it.
    pub survival: f64,
    /// Greenwood's standard error of the share.
    pub standard_error: f64,
    /// 95 % interval of the share; none at 0.
    pub interval: Option<(f64, f64)>,
}

/// A survival curve: a step for every duration that occurs, in order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Curve {
    /// Customers.
    pub n: u64,
    /// Durations below 0, in no figure.
    pub negative: u64,
    /// The steps.
    pub steps: Vec<Step>,
}

impl Curve {
    /// From each customer's duration and whether it ended in a loss; `None` without customers.
    pub fn of(durations: &[(i64, bool)]) -> Option<Curve> {
        let mut sorted = durations.to_vec();
        sorted.retain(|(time, _)| *time >= 0);
        if sorted.is_empty() {
            return None;
        }
        sorted.sort_unstable();
        let (mut survival, mut greenwood) = (1.0, 0.0);
        let n = sorted.len() as u64;
        let mut at_risk = n;
        let step = |same: &[(i64, bool)]| {
            let lost = same.iter().filter(|(_, lost)| *lost).count() as u64;
            let (n, d) = (at_risk as f64, lost as f64);
            survival *= (n - d) / n;
            greenwood += if lost < at_risk { d / (n * (n - d)) } else { 0.0 };
            let step = Step {
                time: same[0].0,
                at_risk,
                lost,
                censored: same.len() as u64 - lost,
                survival,
                standard_error: survival * f64::sqrt(greenwood),
                interval: log_log(survival, greenwood),
            };
            at_risk -= same.len() as u64;
            step
        };
        let steps = sorted.chunk_by(|a, b| a.0 == b.0).map(step).collect();
        Some(Curve { n, negative: durations.len() as u64 - n, steps })
    }

    /// The step in force at a time: the last one up to it.
    pub fn at(&self, time: i64) -> Option<&Step> {
        self.steps.get(self.steps.partition_point(|step| step.time <= time).checked_sub(1)?)
    }

    /// The share still there at a time: 1 before the first step. After the last one it is what it was: that is no
    /// knowledge of later times.
    pub fn survival(&self, time: i64) -> f64 {
        self.at(time).map_or(1.0, |step| step.survival)
    }

    /// How many are still followed at a time.
    pub fn at_risk(&self, time: i64) -> u64 {
        self.steps.get(self.steps.partition_point(|step| step.time < time)).map_or(0, |step| step.at_risk)
    }

    /// The first time at which half are lost.
    pub fn median(&self) -> Option<i64> {
        self.first(|step| Some(step.survival))
    }

    /// The 95 % interval of the median; each end may be unknown.
    pub fn median_interval(&self) -> (Option<i64>, Option<i64>) {
        let low = self.first(|step| Some(step.interval.map_or(0.0, |interval| interval.0)));
        (low, self.first(|step| Some(step.interval.map_or(0.0, |interval| interval.1))))
    }

    fn first(&self, value: impl Fn(&Step) -> Option<f64>) -> Option<i64> {
        self.steps.iter().find(|step| value(step).is_some_and(|value| value <= 0.5)).map(|step| step.time)
    }

    /// The mean duration up to a time, those lost later counted with that time (SURV5).
    pub fn restricted_mean(&self, until: i64) -> f64 {
        let (mut area, mut from, mut survival) = (0.0, 0, 1.0);
        for step in self.steps.iter().take_while(|step| step.time < until) {
            area += survival * (step.time - from) as f64;
            (from, survival) = (step.time, step.survival);
        }
        area + survival * (until - from).max(0) as f64
    }
}

/// The interval of SURV2 from the share and Greenwood's sum.
fn log_log(survival: f64, greenwood: f64) -> Option<(f64, f64)> {
    if survival >= 1.0 {
        return Some((1.0, 1.0));
    }
    if survival <= 0.0 {
        return None;
    }
    let factor = (Z_975 * greenwood.sqrt() / survival.ln().abs()).exp();
    Some((survival.powf(factor), survival.powf(1.0 / factor)))
}

/// Whether groups differ in survival.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct LogRank {
    /// The statistic, chi-squared without a difference.
    pub chi_squared: f64,
    /// Degrees of freedom: groups minus 1.
    pub degrees: u64,
    /// P of a statistic at least as large without a difference.
    pub p: f64,
    /// Lost and expected to be lost, group by group.
    pub lost: Vec<(u64, f64)>,
}

/// The log-rank test of groups, each as for [`Curve::of`] (SURV4).
pub fn log_rank(groups: &[Vec<(i64, bool)>]) -> Option<LogRank> {
    let tagged = |(group, members): (usize, &Vec<(i64, bool)>)| {
        let known = members.iter().filter(|(time, _)| *time >= 0);
        known.map(move |(time, lost)| (*time, *lost, group)).collect::<Vec<_>>()
    };
    let mut all: Vec<(i64, bool, usize)> = groups.iter().enumerate().flat_map(tagged).collect();
    all.sort_unstable();
    let known = |members: &Vec<(i64, bool)>| members.iter().filter(|(time, _)| *time >= 0).count() as f64;
    let mut at_risk: Vec<f64> = groups.iter().map(known).collect();
    let size = groups.len();
    let mut lost = vec![(0_u64, 0.0_f64); size];
    let mut variance = vec![0.0; size * size];
    for same in all.chunk_by(|a, b| a.0 == b.0) {
        let n: f64 = at_risk.iter().sum();
        let d = same.iter().filter(|(_, lost, _)| *lost).count() as f64;
        if d > 0.0 {
            let spread = if n > 1.0 { d * (n - d) / (n * n * (n - 1.0)) } else { 0.0 };
            for i in 0..size {
                lost[i].1 += d * at_risk[i] / n;
                variance[i * size + i] += spread * at_risk[i] * n;
                for j in 0..size {
                    variance[i * size + j] -= spread * at_risk[i] * at_risk[j];
                }
            }
        }
        for (_, is_lost, group) in same {
            lost[*group].0 += u64::from(*is_lost);
            at_risk[*group] -= 1.0;
        }
    }
    // Groups without members, or never at risk when somebody is lost, say nothing.
    let used: Vec<usize> = (0..size).filter(|i| variance[i * size + i] > 0.0).collect();
    let kept = used.split_last()?.1;
    if kept.is_empty() {
        return None;
    }
    let difference: Vec<f64> = kept.iter().map(|i| lost[*i].0 as f64 - lost[*i].1).collect();
    let matrix: Vec<Vec<f64>> =
        kept.iter().map(|i| kept.iter().map(|j| variance[i * size + j]).collect()).collect();
    let solved = super::linear::solve(matrix, difference.clone())?;
    let chi_squared = solved.iter().zip(&difference).map(|(a, b)| a * b).sum::<f64>();
    let degrees = kept.len() as u64;
    Some(LogRank { chi_squared, degrees, p: chi_squared_upper(chi_squared, degrees), lost })
}

#[cfg(test)]
mod tests {
    use super::{Curve, log_rank};

    fn curve(durations: &[(i64, bool)]) -> Curve {
        Curve::of(durations).unwrap()
    }

    #[test]
    fn surv1_the_censored_are_at_risk_at_their_time() {
        let found = curve(&[(0, false), (2, true), (2, false), (5, true)]);
        let steps: Vec<_> = found.steps.iter().map(|s| (s.time, s.at_risk, s.lost, s.censored)).collect();
        assert_eq!(steps, [(0, 4, 0, 1), (2, 3, 1, 1), (5, 1, 1, 0)]);
        assert_eq!([0, 1, 2, 4, 5, 9].map(|t| found.survival(t)), [1.0, 1.0, 2.0 / 3.0, 2.0 / 3.0, 0.0, 0.0]);
        assert_eq!([0, 1, 2, 3, 5, 6].map(|t| found.at_risk(t)), [4, 3, 3, 1, 1, 0]);
        assert_eq!(Curve::of(&[]), None);
        let broken = curve(&[(-3, true), (2, true)]);
        assert_eq!((broken.n, broken.negative, broken.survival(1)), (1, 1, 1.0));
        assert_eq!(Curve::of(&[(-1, true)]), None);
    }

    #[test]
    fn surv2_greenwood_on_the_scale_of_log_minus_log() {
        let found = curve(&[(1, false), (2, true), (3, false), (4, true)]);
        assert_eq!(found.steps[0].interval, Some((1.0, 1.0)));
        let step = &found.steps[1];
        // By hand: S = 2/3, sum = 1 / (3 * 2).
        assert!((step.standard_error - 2.0 / 3.0 * (1.0_f64 / 6.0).sqrt()).abs() < 1e-12);
        let (low, high) = step.interval.unwrap();
        assert!(0.0 < low && low < 2.0 / 3.0 && 2.0 / 3.0 < high && high < 1.0);
        let scale = |share: f64| (-share.ln()).ln();
        let half = 1.959_963_984_540_054 * (1.0_f64 / 6.0).sqrt() / (2.0_f64 / 3.0).ln().abs();
        assert!((scale(low) - scale(2.0 / 3.0) - half).abs() < 1e-12);
        assert!((scale(2.0 / 3.0) - scale(high) - half).abs() < 1e-12);
        assert_eq!(found.steps[3].interval, None, "nobody is left");
    }

    #[test]
    fn surv3_the_median_is_where_half_are_lost() {
        assert_eq!(curve(&[(1, true), (2, true), (3, true), (4, true)]).median(), Some(2));
        let loyal = curve(&[(1, true), (2, false), (3, false)]);
        assert_eq!((loyal.median(), loyal.median_interval().1), (None, None));
        let many: Vec<_> = (0..100).map(|n| (n, true)).collect();
        let (low, high) = curve(&many).median_interval();
        assert!(low.unwrap() < 49 && high.unwrap() > 49);
    }

    /// lifelines.statistics.multivariate_logrank_test on the same durations.
    #[test]
    fn surv4_groups_by_the_log_rank_test() {
        let a = vec![(6, true), (13, true), (21, true), (30, true), (31, false), (37, true), (38, true)];
        let b = vec![(10, true), (19, true), (32, true), (42, true), (43, false), (44, true)];
        let found = log_rank(&[a.clone(), b.clone()]).unwrap();
        assert!((found.chi_squared - LOG_RANK).abs() < 1e-9, "{}", found.chi_squared);
        assert_eq!((found.degrees, found.lost[0].0, found.lost[1].0), (1, 6, 5));
        let with_empty = log_rank(&[a.clone(), vec![], b]).unwrap();
        assert!((with_empty.chi_squared - found.chi_squared).abs() < 1e-9 && with_empty.degrees == 1);
        assert_eq!(log_rank(std::slice::from_ref(&a)), None);
        assert_eq!(log_rank(&[vec![(1, false)], vec![(2, false)]]), None);
        assert!(log_rank(&[a.clone(), a]).unwrap().p > 0.99, "the same twice");
    }

    const LOG_RANK: f64 = 1.644_289_562_094_532_1;

    #[test]
    fn surv5_the_restricted_mean_is_an_area() {
        let found = curve(&[(2, true), (4, false)]);
        assert_eq!([1, 2, 4, 10].map(|until| found.restricted_mean(until)), [1.0, 2.0, 3.0, 6.0]);
    }
}
