//! Whether two figures differ by more than chance: differences with their tests. Which two are compared is the
//! caller's business, and the NPS has its own standard error (`metric::nps`).
//!
//! Rules:
//! - CMP1: two shares: z = (p₂ − p₁) / √(p(1−p)(1/n₁ + 1/n₂)) with the pooled share p (Fleiss 1981); the interval of
//!   the difference is Newcombe's from the two Wilson intervals (1998, method 10).
//! - CMP2: two means: Welch's t with Satterthwaite's degrees of freedom (Welch 1947); below two values in either
//!   there is no test.
//! - CMP3: two scores: z = (s₂ − s₁) / √(SE₁² + SE₂²), interval difference ± z(0.975) · SE.
//! - CMP4: a difference is given in the unit of the figure and relative to the earlier one; relative to 0 there is none.
//! - CMP5: without spread in both there is a difference and no test: p is not 0.
//! - CMP6: a table of counts: Pearson's chi-squared without continuity correction, Cramér's V, φ for two by two.

use super::interval::{Rate, Z_975};
use super::nps::Votes;
use super::special::{chi_squared_upper, normal_two_sided, t_975_real, t_two_sided};
use serde::{Deserialize, Serialize};

/// A difference between two periods or groups: the second minus the first.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Change {
    /// In the unit of the figure; for shares 0.01 is one percentage point.
    pub difference: f64,
    /// Of the first figure; none where that is 0.
    pub relative: Option<f64>,
    /// 95 % interval of the difference.
    pub interval: Option<(f64, f64)>,
    /// z, or t for means; none where nothing varies.
    pub statistic: Option<f64>,
    /// Two-sided p-value of the statistic.
    pub p: Option<f64>,
    /// The bases of the first and the second figure.
    pub n: (u64, u64),
}

/// A mean with what a test of it needs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mean {
    /// Values.
    pub n: u64,
    /// Their mean.
    pub mean: f64,
    /// Their sample standard deviation (divisor n − 1).
    pub deviation: f64,
}

fn relative(difference: f64, from: f64) -> Option<f64> {
    (from != 0.0).then(|| difference / from.abs())
}

/// Two shares (CMP1).
pub fn rates(from: Rate, to: Rate) -> Change {
    let (p1, p2) = (from.value(), to.value());
    let (n1, n2) = (from.denominator as f64, to.denominator as f64);
    let difference = p2 - p1;
    let pooled = (from.numerator + to.numerator) as f64 / (n1 + n2);
    let error = (pooled * (1.0 - pooled) * (1.0 / n1 + 1.0 / n2)).sqrt();
    let statistic = (error > 0.0).then(|| difference / error);
    let down = (p2 - to.wilson.0).hypot(from.wilson.1 - p1);
    let up = (to.wilson.1 - p2).hypot(p1 - from.wilson.0);
    Change {
        difference,
        relative: relative(difference, p1),
        interval: Some((difference - down, difference + up)),
        statistic,
        p: statistic.map(normal_two_sided),
        n: (from.denominator, to.denominator),
    }
}

/// Two means (CMP2).
pub fn means(from: Mean, to: Mean) -> Change {
    let difference = to.mean - from.mean;
    let parts = [from, to].map(|mean| mean.deviation * mean.deviation / mean.n as f64);
    let error = (parts[0] + parts[1]).sqrt();
    let testable = from.n > 1 && to.n > 1 && error > 0.0;
    let test = testable.then(|| {
        let shares = parts[0] * parts[0] / (from.n - 1) as f64 + parts[1] * parts[1] / (to.n - 1) as f64;
        (difference / error, (parts[0] + parts[1]).powi(2) / shares)
    });
    let half = test.map(|(_, degrees)| t_975_real(degrees) * error);
    Change {
        difference,
        relative: relative(difference, from.mean),
        interval: half.map(|half| (difference - half, difference + half)),
        statistic: test.map(|(t, _)| t),
        p: test.map(|(t, degrees)| t_two_sided(t, degrees)),
        n: (from.n, to.n),
    }
}

/// Two net promoter scores, in points (CMP3); `None` if either has no answers.
pub fn scores(from: Votes, to: Votes) -> Option<Change> {
    let (s1, s2) = (from.score()?, to.score()?);
    let error = from.standard_error()?.hypot(to.standard_error()?);
    let difference = s2 - s1;
    let statistic = to.z_since(from);
    Some(Change {
        difference,
        relative: relative(difference, s1),
        interval: statistic.map(|_| (difference - Z_975 * error, difference + Z_975 * error)),
        statistic,
        p: statistic.map(normal_two_sided),
        n: (from.n, to.n),
    })
}

/// How two classifications go together (CMP6).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Contingency {
    /// Pearson's chi-squared.
    pub chi_squared: f64,
    /// Degrees of freedom.
    pub degrees: u64,
    /// P of a chi-squared at least as large without any association.
    pub p: f64,
    /// Cramér's V, 0 to 1.
    pub cramers_v: f64,
    /// φ, −1 to 1, for two by two: positive where the first row goes with the first column.
    pub phi: Option<f64>,
    /// All counts together.
    pub n: u64,
}

/// Of a table of counts, row by row, each of the same width; rows and columns of zeros alone are left out. `None`
/// where fewer than two rows or two columns are left.
pub fn contingency(table: &[&[u64]]) -> Option<Contingency> {
    let width = table.iter().map(|row| row.len()).max()?;
    let rows: Vec<u64> = table.iter().map(|row| row.iter().sum()).collect();
    let columns: Vec<u64> =
        (0..width).map(|at| table.iter().map(|row| row.get(at).copied().unwrap_or(0)).sum()).collect();
    let (height, breadth) =
        (rows.iter().filter(|n| **n > 0).count(), columns.iter().filter(|n| **n > 0).count());
    if height < 2 || breadth < 2 {
        return None;
    }
    let n: u64 = rows.iter().sum();
    let mut chi_squared = 0.0;
    for (row, in_row) in table.iter().zip(&rows).filter(|(_, n)| **n > 0) {
        for (at, in_column) in columns.iter().enumerate().filter(|(_, n)| **n > 0) {
            let expected = *in_row as f64 * *in_column as f64 / n as f64;
            chi_squared += (row.get(at).copied().unwrap_or(0) as f64 - expected).powi(2) / expected;
        }
    }
    let degrees = ((height - 1) * (breadth - 1)) as u64;
    let smaller = (height.min(breadth) - 1) as f64;
    let cramers_v = (chi_squared / (n as f64 * smaller)).sqrt();
    let phi = match table {
        [[a, b], [c, d]] => {
            Some(if *a as f64 * *d as f64 >= *b as f64 * *c as f64 { cramers_v } else { -cramers_v })
        }
        _ => None,
    };
    Some(Contingency { chi_squared, degrees, p: chi_squared_upper(chi_squared, degrees), cramers_v, phi, n })
}

#[cfg(test)]
mod tests {
    use super::{Mean, contingency, means, rates, scores};
    use crate::metric::nps::Votes;
    use crate::metric::quantile::mean_and_deviation;
    use crate::metric::{Rate, Z_975};

    fn close(ours: f64, theirs: f64) {
        assert!((ours - theirs).abs() < 1e-9, "{ours} {theirs}");
    }

    #[test]
    fn cmp1_two_shares_are_pooled() {
        let change = rates(Rate::of(45, 100).unwrap(), Rate::of(60, 120).unwrap());
        let pooled: f64 = 105.0 / 220.0;
        close(
            change.statistic.unwrap(),
            0.05 / (pooled * (1.0 - pooled) * (1.0 / 100.0 + 1.0 / 120.0)).sqrt(),
        );
        assert_eq!(change.n, (100, 120));
    }

    /// Newcombe 1998 (Statistics in Medicine 17, 873), table II: 56/70 − 48/80, method 10.
    #[test]
    fn cmp1_the_interval_is_newcombes() {
        let (low, high) = rates(Rate::of(48, 80).unwrap(), Rate::of(56, 70).unwrap()).interval.unwrap();
        assert!((low - 0.0524).abs() < 5e-5 && (high - 0.3339).abs() < 5e-5, "{low} {high}");
    }

    /// scipy.stats.ttest_ind(to, from, equal_var=False), signs turned.
    #[test]
    fn cmp2_welch() {
        let mean = |values: &[f64]| {
            let (mean, deviation) = mean_and_deviation(values).unwrap();
            Mean { n: values.len() as u64, mean, deviation }
        };
        let (from, to) = (mean(&[1.0, 2.0, 3.0, 4.0, 7.5]), mean(&[2.0, 2.5, 9.0, 10.0, 11.0, 12.0]));
        let change = means(from, to);
        close(change.statistic.unwrap(), 2.015_637_089_663_183);
        close(change.p.unwrap(), 0.078_051_070_855_182_92);
        let (low, high) = change.interval.unwrap();
        close(low, -0.599_466_798_327_013);
        close(high, 9.099_466_798_327_013);
        assert_eq!(means(Mean { n: 1, ..from }, to).p, None, "one value has no spread");
    }

    #[test]
    fn cmp3_two_scores() {
        let before = Votes { promoters: 40, detractors: 30, n: 100 };
        let after = Votes { promoters: 55, detractors: 20, n: 100 };
        let change = scores(before, after).unwrap();
        let error = (100.0 * (0.7 - 0.01_f64) + 100.0 * (0.75 - 0.1225)).sqrt();
        close(change.difference, 25.0);
        close(change.statistic.unwrap(), 25.0 / error);
        close(change.interval.unwrap().0, 25.0 - Z_975 * error);
        assert_eq!(scores(before, Votes { promoters: 0, detractors: 0, n: 0 }), None);
    }

    #[test]
    fn cmp4_relative_to_the_first_and_never_to_zero() {
        close(rates(Rate::of(10, 100).unwrap(), Rate::of(15, 100).unwrap()).relative.unwrap(), 0.5);
        assert_eq!(rates(Rate::of(0, 100).unwrap(), Rate::of(15, 100).unwrap()).relative, None);
        let lost = Votes { promoters: 0, detractors: 10, n: 20 };
        let better = Votes { promoters: 5, detractors: 10, n: 20 };
        close(scores(lost, better).unwrap().relative.unwrap(), 0.5);
    }

    #[test]
    fn cmp5_no_spread_no_test() {
        let all = rates(Rate::of(5, 5).unwrap(), Rate::of(9, 9).unwrap());
        assert_eq!((all.difference, all.statistic, all.p), (0.0, None, None));
        let (low, high) = all.interval.unwrap();
        assert!(low < 0.0 && high > 0.0);
        let flat = |mean| Mean { n: 4, mean, deviation: 0.0 };
        assert_eq!(means(flat(1.0), flat(2.0)).p, None);
    }

    #[test]
    fn cmp6_counts_that_go_together() {
        let found = contingency(&[&[10, 0], &[0, 10]]).unwrap();
        assert_eq!((found.chi_squared, found.degrees, found.cramers_v, found.phi), (20.0, 1, 1.0, Some(1.0)));
        assert_eq!(contingency(&[&[0, 10], &[10, 0]]).unwrap().phi, Some(-1.0));
        let wide = contingency(&[&[10, 20, 30], &[6, 9, 17], &[0, 0, 0]]).unwrap();
        close(wide.chi_squared, 0.271_574_651_504_035_2);
        assert_eq!((wide.degrees, wide.phi, wide.n), (2, None, 92));
        assert_eq!(contingency(&[&[3, 4], &[0, 0]]), None);
    }
}
