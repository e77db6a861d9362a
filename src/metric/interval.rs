//! Rates and the 95 % intervals of rates and means. It knows no KPI: what a rate is of is said by its caller.
//!
//! Rules:
//! - INT1: the interval of a rate is Wilson's score interval with z = 1.959963984540054; no base, no rate
//!   (Wilson 1927; Newcombe, Statistics in Medicine 17, 1998, method 3).
//! - INT2: none of n and n of n have an interval of some width, and its outer bound is exactly 0 or 1.
//! - INT3: the interval of a mean is mean ± t(0.975, n − 1) · s / √n with the sample standard deviation s; below
//!   two values there is none (Student 1908).
//! - INT4: the quantile of t is exact to 1e-9: below 200 degrees of freedom by Newton's method on the finite sum
//!   (Abramowitz & Stegun 26.7.3, 26.7.4), from there on by the expansion 26.7.5.

use serde::{Deserialize, Serialize};

/// The 0.975 quantile of the standard normal distribution.
pub const Z_975: f64 = 1.959_963_984_540_054;

/// A share with its base and its 95 % Wilson interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Rate {
    /// How many have it.
    pub numerator: u64,
    /// Of how many; never 0 (no base is no rate).
    pub denominator: u64,
    /// Lower and upper bound, 0 to 1.
    pub wilson: (f64, f64),
}

impl Rate {
    /// So many of so many; `None` without a base or with more than the base.
    pub fn of(numerator: u64, denominator: u64) -> Option<Rate> {
        if denominator == 0 || numerator > denominator {
            return None;
        }
        Some(Rate { numerator, denominator, wilson: wilson(numerator, denominator) })
    }

    /// The share, 0 to 1.
    pub fn value(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }

    /// The rest of the base: 1 minus the share, with its own interval.
    pub fn complement(self) -> Rate {
        let (low, high) = self.wilson;
        Rate { numerator: self.denominator - self.numerator, wilson: (1.0 - high, 1.0 - low), ..self }
    }
}

fn wilson(numerator: u64, denominator: u64) -> (f64, f64) {
    let n = denominator as f64;
    let p = numerator as f64 / n;
    let z2 = Z_975 * Z_975;
    let centre = p + z2 / (2.0 * n);
    let half = Z_975 * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
    let scale = 1.0 + z2 / n;
    let low = if numerator == 0 { 0.0 } else { (centre - half) / scale };
    let high = if numerator == denominator { 1.0 } else { (centre + half) / scale };
    (low, high)
}

/// The 95 % t interval of a mean from n values, their mean and their sample variance (divisor n − 1);
/// `None` below two values.
pub fn mean_interval(n: u64, mean: f64, variance: f64) -> Option<(f64, f64)> {
    if n < 2 {
        return None;
    }
    let half = t_975(n - 1) * (variance / n as f64).sqrt();
    Some((mean - half, mean + half))
}

/// The 0.975 quantile of Student's t with so many degrees of freedom, exact to 1e-9; infinite for none.
pub fn t_975(degrees: u64) -> f64 {
    if degrees == 0 {
        return f64::INFINITY;
    }
    let start = t_expansion(degrees as f64);
    if degrees >= 200 {
        return start;
    }
    if degrees == 1 {
        return (std::f64::consts::PI * 0.475).tan();
    }
    // From below, Newton on the concave upper half of the distribution function never overshoots.
    let mut t = start.min(Z_975);
    for _ in 0..60 {
        let step = (0.95 - two_sided(t, degrees)) / (2.0 * density(t, degrees));
        t += step;
        if step.abs() < 1e-13 * t {
            break;
        }
    }
    t
}

/// Abramowitz & Stegun 26.7.5: the quantile of t as a series in 1 / degrees around that of the normal.
fn t_expansion(degrees: f64) -> f64 {
    let z = Z_975;
    let odd = |coefficients: &[f64]| coefficients.iter().rev().fold(0.0, |sum, c| sum * z * z + c) * z;
    z + odd(&[1.0, 1.0]) / 4.0 / degrees
        + odd(&[3.0, 16.0, 5.0]) / 96.0 / degrees.powi(2)
        + odd(&[-15.0, 17.0, 19.0, 3.0]) / 384.0 / degrees.powi(3)
        + odd(&[-945.0, -1920.0, 1482.0, 776.0, 79.0]) / 92_160.0 / degrees.powi(4)
}

/// P(|T| <= t): Abramowitz & Stegun 26.7.3 (odd degrees above 1) and 26.7.4 (even).
fn two_sided(t: f64, degrees: u64) -> f64 {
    let angle = (t / (degrees as f64).sqrt()).atan();
    let (sin, cos) = angle.sin_cos();
    let odd = degrees % 2;
    let (mut term, mut sum) = (if odd == 1 { cos } else { 1.0 }, 0.0);
    let mut k = odd;
    while k + 2 <= degrees {
        sum += term;
        term *= cos * cos * (k + 1) as f64 / (k + 2) as f64;
        k += 2;
    }
    if odd == 1 { 2.0 / std::f64::consts::PI * (angle + sin * sum) } else { sin * sum }
}

fn density(t: f64, degrees: u64) -> f64 {
    // Γ((v + 1) / 2) / Γ(v / 2), by its recursion in steps of two.
    let pi = std::f64::consts::PI;
    let (mut ratio, mut k) = if degrees % 2 == 1 { (1.0 / pi.sqrt(), 1) } else { (pi.sqrt() / 2.0, 2) };
    while k < degrees {
        ratio *= (k + 1) as f64 / k as f64;
        k += 2;
    }
    let v = degrees as f64;
    ratio / (v * pi).sqrt() * (1.0 + t * t / v).powf(-(v + 1.0) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::{Rate, mean_interval, t_975};

    #[test]
    fn int1_wilson_is_newcombes() {
        for (k, n, low, high) in [
            (81, 263, 0.255_288_519_878_274_2, 0.366_209_576_982_800_04),
            (15, 148, 0.062_386_399_530_736_28, 0.160_487_241_723_308_03),
            (0, 20, 0.0, 0.161_125_158_052_819_4),
            (1, 29, 0.006_113_214_292_762_667, 0.171_755_218_793_202_94),
        ] {
            let (lower, upper) = Rate::of(k, n).unwrap().wilson;
            assert!((lower - low).abs() < 1e-12 && (upper - high).abs() < 1e-12, "{k} of {n}");
        }
        assert_eq!(Rate::of(0, 0), None);
        assert_eq!(Rate::of(2, 1), None);
    }

    #[test]
    fn int2_none_and_all_have_a_width() {
        for n in [1, 2, 30, 1_000_000] {
            let (none, all) = (Rate::of(0, n).unwrap().wilson, Rate::of(n, n).unwrap().wilson);
            assert!(none.0 == 0.0 && none.1 > 0.0 && all.0 < 1.0 && all.1 == 1.0, "{n}");
            assert!((none.1 - (1.0 - all.0)).abs() < 1e-12);
        }
    }

    #[test]
    fn int3_a_mean_of_two_has_an_interval_and_of_one_has_none() {
        assert_eq!(mean_interval(1, 3.0, 0.0), None);
        let (low, high) = mean_interval(5, 3.0, 2.5).unwrap();
        assert!((low - 1.036_756_838_522_439).abs() < 1e-9 && (high - 4.963_243_161_477_561).abs() < 1e-9);
    }

    #[test]
    fn int4_quantiles_of_t_are_those_of_scipy() {
        for (degrees, quantile) in T_975 {
            let ours = t_975(degrees);
            assert!((ours - quantile).abs() < 1e-9, "{degrees}: {ours} {quantile}");
        }
        assert!(t_975(0).is_infinite());
    }

    /// scipy.stats.t.ppf(0.975, degrees).
    const T_975: [(u64, f64); 19] = [
        (1, 12.706_204_736_174_694),
        (2, 4.302_652_729_749_462),
        (3, 3.182_446_305_283_707_8),
        (4, 2.776_445_105_197_793_4),
        (5, 2.570_581_835_636_314_6),
        (7, 2.364_624_251_592_784),
        (10, 2.228_138_851_986_274),
        (29, 2.045_229_642_132_703),
        (30, 2.042_272_456_301_237_8),
        (99, 1.984_216_951_586_417_4),
        (100, 1.983_971_518_523_551_8),
        (198, 1.972_017_477_836_314_6),
        (199, 1.971_956_544_251_753_3),
        (200, 1.971_896_223_633_908_8),
        (201, 1.971_836_506_779_859),
        (500, 1.964_719_837_467_367_6),
        (1_000, 1.962_339_080_826_408_3),
        (100_000, 1.959_987_707_534_609_5),
        (1_000_000_000, 1.959_963_986_912_325),
    ];
}
