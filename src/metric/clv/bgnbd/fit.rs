//! The parameters of BG/NBD by maximum likelihood.
//!
//! Rules:
//! - BG1: a customer buys at a rate λ (gamma: r, α) until leaving, which happens after any purchase with probability p
//!   (beta: a, b). The parameters are those of maximum likelihood, searched for as logarithms.
//! - BG4: fewer than [`REPEATERS_MIN`] repeat customers, or no time passed: refused.
//! - BG5: standard errors from the observed information, by the delta method; none where it is singular (a flat
//!   likelihood).

use super::super::super::linear::inverse_diagonal;
use super::super::super::special::{digamma, ln_gamma};
use super::super::history::History;
use super::super::optimise::{Minimum, minimise, refine};
use super::super::{REPEATERS_MIN, Refusal};
use super::BgNbd;
use serde::{Deserialize, Serialize};

/// A fitted model.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Fit {
    /// Its parameters.
    pub model: BgNbd,
    /// The logarithm of the likelihood.
    pub log_likelihood: f64,
    /// Standard errors of r, α, a, b (BG5).
    pub standard_errors: Option<[f64; 4]>,
    /// Customers.
    pub customers: u64,
    /// Of them with a repeat purchase.
    pub repeaters: u64,
}

/// Customers alike in frequency, recency and age, and how many.
#[derive(Clone, Copy)]
struct Alike {
    frequency: f64,
    recency: f64,
    age: f64,
    count: f64,
}

/// Fits the model (BG1).
///
/// # Errors
/// If the data cannot carry it (BG4) or the search finds no maximum.
pub fn fit(histories: &[History]) -> Result<Fit, Refusal> {
    if histories.is_empty() {
        return Err(Refusal::NoCustomers);
    }
    let repeaters = histories.iter().filter(|history| history.frequency > 0).count() as u64;
    if histories.iter().all(|history| history.age <= 0.0) {
        return Err(Refusal::NoTime);
    }
    if repeaters < REPEATERS_MIN {
        return Err(Refusal::TooFewRepeaters(repeaters));
    }
    let groups = alike(histories);
    let n = histories.len() as f64;
    let total = |part: fn(&History) -> f64| histories.iter().map(part).sum::<f64>();
    let rate = total(|history| f64::from(history.frequency)) / total(|history| history.age);
    let found = search(&groups, rate).ok_or(Refusal::NotConverged)?;
    let [r, alpha, a, b] = found.point.map(f64::exp);
    Ok(Fit {
        model: BgNbd { r, alpha, a, b },
        log_likelihood: -found.value * n,
        standard_errors: standard_errors(&found.point, &groups),
        customers: histories.len() as u64,
        repeaters,
    })
}

/// Parameters stay within e^±16: beyond, customers are as good as all alike and numbers lose their digits.
const LOG_MAX: f64 = 16.0;

/// With many groups the search starts on a part of them: near the end every step costs a look at all.
const PART: usize = 2000;

/// The minimum of the mean cost of a customer, from some purchase rate of all customers.
fn search(groups: &[Alike], rate: f64) -> Option<Minimum<4>> {
    let start = |r: f64, a: f64, b: f64| [r.ln(), (r / rate).ln(), a.ln(), b.ln()];
    let starts = [start(0.5, 1.0, 2.5), start(1.0, 0.3, 3.0), start(0.2, 2.0, 2.0)];
    if groups.len() > 2 * PART {
        let part: Vec<Alike> = groups.iter().step_by(groups.len() / PART).copied().collect();
        let near = starts.iter().map(|start| minimise(*start, cost(&part))).find(|found| found.converged);
        let found = near.map(|near| refine(&near, cost(groups))).filter(|found| found.converged);
        if found.is_some() {
            return found;
        }
    }
    starts.iter().map(|start| minimise(*start, cost(groups))).find(|found| found.converged)
}

/// The negative log-likelihood of a customer on the mean, with its slope.
fn cost(groups: &[Alike]) -> impl Fn(&[f64; 4]) -> (f64, [f64; 4]) {
    let n: f64 = groups.iter().map(|group| group.count).sum();
    move |logs| {
        if logs.iter().any(|log| log.abs() > LOG_MAX) {
            return (f64::INFINITY, [f64::NAN; 4]);
        }
        let (value, slope) = log_likelihood(logs, groups);
        (-value / n, slope.map(|slope| -slope / n))
    }
}

/// Customers alike, sorted by frequency: the likelihood needs the gamma functions of each frequency once.
fn alike(histories: &[History]) -> Vec<Alike> {
    let mut keys: Vec<(u32, f64, f64)> = histories.iter().map(|h| (h.frequency, h.recency, h.age)).collect();
    keys.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.total_cmp(&b.2)));
    let group = |same: &[(u32, f64, f64)]| {
        let (frequency, recency, age) = same[0];
        Alike { frequency: f64::from(frequency), recency, age, count: same.len() as f64 }
    };
    keys.chunk_by(|a, b| a == b).map(group).collect()
}

/// The log-likelihood (their equation 6) and its slope along the logarithms of the parameters.
fn log_likelihood(logs: &[f64; 4], groups: &[Alike]) -> (f64, [f64; 4]) {
    let [r, alpha, a, b] = logs.map(f64::exp);
    let mut total = 0.0;
    let mut slope = [0.0; 4];
    for same in groups.chunk_by(|a, b| a.frequency == b.frequency) {
        let x = same[0].frequency;
        let fixed = ln_gamma(r + x) - ln_gamma(r) + r * logs[1] + ln_gamma(a + b) + ln_gamma(b + x)
            - ln_gamma(b)
            - ln_gamma(a + b + x);
        let both = digamma(a + b) - digamma(a + b + x);
        let base =
            [digamma(r + x) - digamma(r) + logs[1], r / alpha, both, both + digamma(b + x) - digamma(b)];
        if x == 0.0 {
            for Alike { age, count, .. } in same {
                let ln_age = (alpha + age).ln();
                total += count * (fixed - r * ln_age);
                slope[0] += count * (base[0] - ln_age);
                slope[1] += count * (base[1] - r / (alpha + age));
                slope[2] += count * base[2];
                slope[3] += count * base[3];
            }
            continue;
        }
        let (gone, ln_gone) = (b + x - 1.0, logs[2] - (b + x - 1.0).ln());
        for Alike { recency, age, count, .. } in same {
            let (ln_age, ln_recency) = ((alpha + age).ln(), (alpha + recency).ln());
            let (stayed, left) = (-(r + x) * ln_age, ln_gone - (r + x) * ln_recency);
            // The smaller of the two against the larger: neither leaves the range of numbers.
            let small = (-(stayed - left).abs()).exp();
            let both = stayed.max(left) + small.ln_1p();
            let (more, less) = (1.0 / (1.0 + small), small / (1.0 + small));
            let (w_stayed, w_left) = if stayed >= left { (more, less) } else { (less, more) };
            total += count * (fixed + both);
            slope[0] += count * (base[0] - w_stayed * ln_age - w_left * ln_recency);
            slope[1] += count * (base[1] - (r + x) * (w_stayed / (alpha + age) + w_left / (alpha + recency)));
            slope[2] += count * (base[2] + w_left / a);
            slope[3] += count * (base[3] - w_left / gone);
        }
    }
    (total, [slope[0] * r, slope[1] * alpha, slope[2] * a, slope[3] * b])
}

/// BG5: central differences of the slope.
fn standard_errors(logs: &[f64; 4], groups: &[Alike]) -> Option<[f64; 4]> {
    const H: f64 = 1e-4;
    let row = |at: usize| {
        let shifted = |by: f64| {
            let mut logs = *logs;
            logs[at] += by;
            log_likelihood(&logs, groups).1
        };
        let (up, down) = (shifted(H), shifted(-H));
        up.iter().zip(down).map(|(up, down)| -(up - down) / (2.0 * H)).collect::<Vec<f64>>()
    };
    let variances = inverse_diagonal(&[row(0), row(1), row(2), row(3)])?;
    let errors: [f64; 4] = std::array::from_fn(|at| variances[at].sqrt() * logs[at].exp());
    errors.iter().all(|error| error.is_finite()).then_some(errors)
}

#[cfg(test)]
mod tests {
    use super::{Alike, Refusal, fit, log_likelihood};
    use crate::metric::clv::history::History;

    fn history(frequency: u32, recency: f64, age: f64) -> History {
        History { customer: 0, frequency, recency, age, value: 0.0 }
    }

    /// Customers who buy and leave as the model says, at three rates and with two odds of leaving; the numbers are
    /// those of a fixed generator.
    fn spread() -> Vec<History> {
        let mut state = 12_345_u64;
        let mut chance = move || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            ((state >> 33) as f64 + 0.5) / f64::from(1_u32 << 31)
        };
        let mut one = |n: u32| {
            let (rate, leaving) = ([0.02, 0.1, 0.5][n as usize % 3], [0.1, 0.5][n as usize % 2]);
            let age = 30.0 + f64::from(n % 10);
            let (mut time, mut last, mut frequency) = (0.0, 0.0, 0);
            while chance() > leaving || frequency == 0 {
                time -= chance().ln() / rate;
                if time > age {
                    break;
                }
                (last, frequency) = (time, frequency + 1);
            }
            history(frequency, last, age)
        };
        (0..600).map(&mut one).collect()
    }

    #[test]
    fn bg1_the_slope_is_that_of_the_likelihood_and_ends_at_a_maximum() {
        let groups = [
            Alike { frequency: 0.0, recency: 0.0, age: 30.0, count: 5.0 },
            Alike { frequency: 2.0, recency: 20.0, age: 38.0, count: 3.0 },
        ];
        let at = [-1.0, 1.5, -0.2, 0.8];
        let (_, slope) = log_likelihood(&at, &groups);
        for k in 0..4 {
            let value = |by: f64| {
                let mut logs = at;
                logs[k] += by;
                log_likelihood(&logs, &groups).0
            };
            let numeric = (value(1e-5) - value(-1e-5)) / 2e-5;
            assert!((numeric - slope[k]).abs() < 1e-6, "{k}: {numeric} {}", slope[k]);
        }
        let found = fit(&spread()).unwrap();
        let groups = super::alike(&spread());
        let logs = [found.model.r, found.model.alpha, found.model.a, found.model.b].map(f64::ln);
        for k in 0..4 {
            for by in [-0.05, 0.05] {
                let mut moved = logs;
                moved[k] += by;
                assert!(log_likelihood(&moved, &groups).0 <= found.log_likelihood + 1e-9);
            }
        }
    }

    #[test]
    fn bg4_what_cannot_carry_a_model() {
        assert_eq!(fit(&[]), Err(Refusal::NoCustomers));
        assert_eq!(fit(&vec![history(0, 0.0, 10.0); 500]), Err(Refusal::TooFewRepeaters(0)));
        let few: Vec<_> = (0..100).map(|n| history(u32::from(n < 9), 5.0, 10.0)).collect();
        assert_eq!(fit(&few), Err(Refusal::TooFewRepeaters(9)));
        assert_eq!(fit(&[history(0, 0.0, 0.0)]), Err(Refusal::NoTime));
    }

    #[test]
    fn bg5_standard_errors_shrink_with_more_customers() {
        let once = fit(&spread()).unwrap();
        let four = fit(&[spread(), spread(), spread(), spread()].concat()).unwrap();
        let (one, four) = (once.standard_errors.unwrap(), four.standard_errors.unwrap());
        for (one, four) in one.iter().zip(four) {
            assert!((one / four - 2.0).abs() < 0.02, "{one} {four}");
        }
    }
}
