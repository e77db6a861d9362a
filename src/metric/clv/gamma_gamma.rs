//! Gamma-Gamma: what a customer spends on a purchase (Fader & Hardie, "The Gamma-Gamma model of monetary value", 2013).
//!
//! Rules:
//! - GG1: purchases of a customer vary around a mean (gamma: p), means vary over customers (inverse gamma: q, v). The
//!   parameters are those of maximum likelihood over customers with repeat purchases of a value above 0.
//! - GG2: expected value of a purchase = (q − 1) / (p·x + q − 1) · p·v / (q − 1) + p·x / (p·x + q − 1) · m: between the
//!   mean of all and the customer's own; without repeats it is the mean of all.
//! - GG3: fewer than [`REPEATERS_MIN`] such customers, or q ≤ 1 (no mean exists): refused.
//! - GG4: the model takes frequency and value to be independent: their correlation is given with it.

use super::super::special::{digamma, ln_gamma};
use super::history::History;
use super::optimise::{Minimum, minimise, refine};
use super::{REPEATERS_MIN, Refusal};
use serde::{Deserialize, Serialize};

/// The parameters of the model; v is in units of the currency.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct GammaGamma {
    /// Shape of a customer's purchases.
    pub p: f64,
    /// Shape over customers.
    pub q: f64,
    /// Scale over customers.
    pub v: f64,
}

/// A fitted model.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Fit {
    /// Its parameters.
    pub model: GammaGamma,
    /// The logarithm of the likelihood.
    pub log_likelihood: f64,
    /// Customers used.
    pub customers: u64,
    /// Customers with repeat purchases left out since their mean value is 0 or below.
    pub without_value: u64,
    /// Pearson's correlation of frequency and value; near 0 where the model fits (GG4).
    pub correlation: f64,
}

/// Parameters stay within e^±20, the scale in units of the mean value.
const LOG_MAX: f64 = 20.0;

/// Fits the model (GG1).
///
/// # Errors
/// If the data cannot carry it (GG3) or the search finds no maximum.
pub fn fit(histories: &[History]) -> Result<Fit, Refusal> {
    let repeaters = || histories.iter().filter(|history| history.frequency > 0);
    let mut used: Vec<(f64, f64)> =
        repeaters().filter(|h| h.value > 0.0).map(|h| (f64::from(h.frequency), h.value)).collect();
    let customers = used.len() as u64;
    if customers < REPEATERS_MIN {
        return Err(Refusal::TooFewValues(customers));
    }
    used.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let n = used.len() as f64;
    let mean = used.iter().map(|(_, value)| value).sum::<f64>() / n;
    let correlation = correlation(&used);
    // In units of the mean, so that the search does not depend on the currency.
    let used: Vec<Spent> = used.into_iter().map(|(x, value)| Spent::new(x, value / mean)).collect();
    let found = search(&used).ok_or(Refusal::NotConverged)?;
    let [p, q, v] = found.point.map(f64::exp);
    if q <= 1.0 {
        return Err(Refusal::NoMeanValue);
    }
    Ok(Fit {
        model: GammaGamma { p, q, v: v * mean },
        log_likelihood: -found.value * n - n * mean.ln(),
        customers,
        without_value: repeaters().count() as u64 - customers,
        correlation,
    })
}

/// What the likelihood asks of a customer; logarithms are the costly part of it.
#[derive(Clone, Copy)]
struct Spent {
    frequency: f64,
    value: f64,
    ln_value: f64,
}

impl Spent {
    fn new(frequency: f64, value: f64) -> Spent {
        Spent { frequency, value, ln_value: value.ln() }
    }
}

/// With many customers the search starts on a part of them: near the end every step costs a look at all.
const PART: usize = 2000;

/// The minimum of the mean cost of a customer.
fn search(used: &[Spent]) -> Option<Minimum<3>> {
    let starts = [[4.0, 4.0, 0.75], [1.0, 2.0, 1.0], [20.0, 20.0, 0.95]].map(|start| start.map(f64::ln));
    if used.len() > 2 * PART {
        let part: Vec<Spent> = used.iter().step_by(used.len() / PART).copied().collect();
        let near = starts.iter().map(|start| minimise(*start, cost(&part))).find(|found| found.converged);
        let found = near.map(|near| refine(&near, cost(used))).filter(|found| found.converged);
        if found.is_some() {
            return found;
        }
    }
    starts.iter().map(|start| minimise(*start, cost(used))).find(|found| found.converged)
}

/// The negative log-likelihood of a customer on the mean, with its slope.
fn cost(used: &[Spent]) -> impl Fn(&[f64; 3]) -> (f64, [f64; 3]) {
    let n = used.len() as f64;
    move |logs| {
        if logs.iter().any(|log| log.abs() > LOG_MAX) {
            return (f64::INFINITY, [f64::NAN; 3]);
        }
        let (value, slope) = log_likelihood(logs, used);
        (-value / n, slope.map(|slope| -slope / n))
    }
}

/// The log-likelihood (their equation 1a) and its slope along the logarithms of the parameters.
fn log_likelihood(logs: &[f64; 3], used: &[Spent]) -> (f64, [f64; 3]) {
    let [p, q, v] = logs.map(f64::exp);
    let mut total = 0.0;
    let mut slope = [0.0; 3];
    for same in used.chunk_by(|a, b| a.frequency == b.frequency) {
        let x = same[0].frequency;
        let px = p * x;
        let fixed = ln_gamma(px + q) - ln_gamma(px) - ln_gamma(q) + q * logs[2] + px * x.ln();
        let both = digamma(px + q);
        let base = [both - digamma(px) + x.ln(), both - digamma(q) + logs[2]];
        for Spent { value, ln_value, .. } in same {
            let spent = x * value + v;
            let ln_spent = spent.ln();
            total += fixed + (px - 1.0) * ln_value - (px + q) * ln_spent;
            slope[0] += x * (base[0] + ln_value - ln_spent);
            slope[1] += base[1] - ln_spent;
            slope[2] += q / v - (px + q) / spent;
        }
    }
    (total, [slope[0] * p, slope[1] * q, slope[2] * v])
}

/// Pearson's correlation; 0 where either does not vary.
fn correlation(pairs: &[(f64, f64)]) -> f64 {
    let n = pairs.len() as f64;
    let (sum_x, sum_y) = pairs.iter().fold((0.0, 0.0), |(x, y), pair| (x + pair.0, y + pair.1));
    let (mean_x, mean_y) = (sum_x / n, sum_y / n);
    let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
    for (x, y) in pairs {
        xx += (x - mean_x).powi(2);
        xy += (x - mean_x) * (y - mean_y);
        yy += (y - mean_y).powi(2);
    }
    if xx > 0.0 && yy > 0.0 { xy / (xx * yy).sqrt() } else { 0.0 }
}

impl GammaGamma {
    /// The mean value of a purchase over all customers: p·v / (q − 1).
    pub fn mean(&self) -> f64 {
        self.p * self.v / (self.q - 1.0)
    }

    /// The expected value of a customer's purchase (GG2).
    pub fn expected(&self, history: &History) -> f64 {
        let weight = self.p * f64::from(history.frequency);
        let below = weight + self.q - 1.0;
        (self.q - 1.0) / below * self.mean() + weight / below * history.value
    }
}

#[cfg(test)]
mod tests {
    use super::{GammaGamma, Refusal, Spent, fit, log_likelihood};
    use crate::metric::clv::history::History;

    fn history(frequency: u32, value: f64) -> History {
        History { customer: 0, frequency, recency: 1.0, age: 2.0, value }
    }

    fn spread() -> Vec<History> {
        (0..200).map(|n| history(1 + n % 4, 10.0 + f64::from((n * 37) % 83) * f64::from(n % 5 + 1))).collect()
    }

    #[test]
    fn gg1_the_slope_is_that_of_the_likelihood_and_ends_at_a_maximum() {
        let used = [(1.0, 20.0), (1.0, 35.0), (4.0, 12.0)].map(|(x, value)| Spent::new(x, value));
        let at = [1.0, 1.2, 2.5];
        let (_, slope) = log_likelihood(&at, &used);
        for k in 0..3 {
            let value = |by: f64| {
                let mut logs = at;
                logs[k] += by;
                log_likelihood(&logs, &used).0
            };
            let numeric = (value(1e-5) - value(-1e-5)) / 2e-5;
            assert!((numeric - slope[k]).abs() < 1e-6, "{k}: {numeric} {}", slope[k]);
        }
        let found = fit(&spread()).unwrap();
        let used: Vec<_> = spread().iter().map(|h| Spent::new(f64::from(h.frequency), h.value)).collect();
        let logs = [found.model.p, found.model.q, found.model.v].map(f64::ln);
        for k in 0..3 {
            for by in [-0.05, 0.05] {
                let mut moved = logs;
                moved[k] += by;
                assert!(log_likelihood(&moved, &used).0 < found.log_likelihood + 1e-9);
            }
        }
    }

    #[test]
    fn gg2_between_all_and_the_customer() {
        let model = GammaGamma { p: 6.25, q: 3.74, v: 15.44 };
        assert_eq!(model.expected(&history(0, 0.0)), model.mean());
        let (rare, often) = (model.expected(&history(1, 100.0)), model.expected(&history(9, 100.0)));
        assert!(model.mean() < rare && rare < often && often < 100.0);
    }

    #[test]
    fn gg3_what_cannot_carry_a_model() {
        let worthless: Vec<_> = (0..50).map(|n| history(1, if n < 9 { 5.0 } else { 0.0 })).collect();
        assert_eq!(fit(&worthless), Err(Refusal::TooFewValues(9)));
        assert_eq!(fit(&[]), Err(Refusal::TooFewValues(0)));
        // A Pareto tail of shape 1/2 has no mean.
        let wild: Vec<_> = (0..60).map(|n| history(5, (60.0 / (f64::from(n) + 0.5)).powi(2))).collect();
        assert_eq!(fit(&wild), Err(Refusal::NoMeanValue));
    }

    #[test]
    fn gg4_the_correlation_is_given() {
        let found = fit(&spread()).unwrap();
        let cents: Vec<_> = spread().iter().map(|one| History { value: one.value * 100.0, ..*one }).collect();
        let same = fit(&cents).unwrap();
        assert!((same.model.v / found.model.v / 100.0 - 1.0).abs() < 1e-5, "the currency does not matter");
        assert!(found.correlation.abs() < 0.5 && found.customers == 200 && found.without_value == 0);
        let tied: Vec<_> = (1..60).map(|n| history(n, f64::from(n) + 1.0)).collect();
        assert!(fit(&tied).unwrap().correlation > 0.999);
    }
}
