//! BG/NBD: how often customers buy again and whether they have left (Fader, Hardie & Lee, "Counting your customers the
//! easy way", Marketing Science 24, 2005). The fit is in `fit`, order values are in `gamma_gamma`.
//!
//! Rules:
//! - BG2: P(alive) = 1 / (1 + a / (b + x − 1) · ((α + T) / (α + t_x))^(r + x)) for x > 0, and 1 for x = 0: in this model
//!   nobody leaves before the second purchase.
//! - BG3: expected purchases in a time t ahead by their equation 10, the hypergeometric series after Euler's
//!   transformation where that converges faster, else as a logarithm; the removable point a = 1 is stepped around.

use super::super::special::{hypergeometric, ln_hypergeometric};
use super::history::History;
use serde::{Deserialize, Serialize};

mod fit;

pub use fit::{Fit, fit};

/// The parameters of the model.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct BgNbd {
    /// Shape of the purchase rates.
    pub r: f64,
    /// Scale of the purchase rates, in time units.
    pub alpha: f64,
    /// Beta parameter of leaving.
    pub a: f64,
    /// Beta parameter of staying.
    pub b: f64,
}

impl BgNbd {
    /// The probability that a customer has not left (BG2).
    pub fn p_alive(&self, history: &History) -> f64 {
        1.0 / (1.0 + self.odds_left(history))
    }

    /// Odds of having left: to be alive is 1 of 1 + these.
    pub(super) fn odds_left(&self, history: &History) -> f64 {
        if history.frequency == 0 {
            return 0.0;
        }
        let x = f64::from(history.frequency);
        let ratio = ((self.alpha + history.age) / (self.alpha + history.recency)).ln();
        (self.a.ln() - (self.b + x - 1.0).ln() + (self.r + x) * ratio).exp()
    }

    /// Purchases expected of a customer in a time ahead (BG3).
    pub fn expected(&self, history: &History, time: f64) -> f64 {
        let x = f64::from(history.frequency);
        self.ahead(x, self.alpha + history.age, time) / (1.0 + self.odds_left(history))
    }

    /// Repeat purchases expected of a new customer in a time.
    pub fn expected_of_new(&self, time: f64) -> f64 {
        self.ahead(0.0, self.alpha, time)
    }

    /// Expected purchases while alive, given x purchases and α + time so far.
    pub(super) fn ahead(&self, x: f64, past: f64, time: f64) -> f64 {
        if time <= 0.0 {
            return 0.0;
        }
        let (a, r) = (if (self.a - 1.0).abs() < 1e-6 { 1.0 + 1e-6 } else { self.a }, self.r + x);
        let (z, rest) = (time / (past + time), (past / (past + time)).ln());
        let c = a + self.b + x - 1.0;
        let staying = if c > 0.0 && (a > 2.0 || self.r > 5.0) {
            // No power may leave the range of numbers, and no large terms may cancel.
            (r * rest + ln_hypergeometric(r, self.b + x, c, z)).exp()
        } else {
            ((a - 1.0) * rest).exp() * hypergeometric(a + self.b - 1.0 - self.r, a - 1.0, c, z)
        };
        c / (a - 1.0) * (1.0 - staying)
    }
}

#[cfg(test)]
mod tests {
    use super::BgNbd;
    use crate::metric::clv::history::History;

    /// As published for the sample of CDNOW.
    const PUBLISHED: BgNbd = BgNbd { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };

    fn history(frequency: u32, recency: f64, age: f64) -> History {
        History { customer: 0, frequency, recency, age, value: 0.0 }
    }

    #[test]
    fn bg2_without_repeats_nobody_has_left() {
        assert_eq!(PUBLISHED.p_alive(&history(0, 0.0, 500.0)), 1.0);
        let (fresh, stale) = (history(3, 37.0, 38.0), history(3, 5.0, 38.0));
        assert!(PUBLISHED.p_alive(&fresh) > 0.8 && PUBLISHED.p_alive(&stale) < 0.1);
    }

    /// The paper's example: x = 2, t_x = 30.43, T = 38.86, t = 39.
    #[test]
    fn bg3_expected_purchases_are_the_papers() {
        let expected = PUBLISHED.expected(&history(2, 30.43, 38.86), 39.0);
        assert!((expected - 1.226_028_174_767_135).abs() < 1e-9, "{expected}");
        assert_eq!(PUBLISHED.expected_of_new(0.0), 0.0);
        let far = PUBLISHED.expected_of_new(1e5);
        assert!(far.is_finite() && far > PUBLISHED.expected_of_new(1e3));
        let (near, at) = (BgNbd { a: 1.0 + 1e-5, ..PUBLISHED }, BgNbd { a: 1.0, ..PUBLISHED });
        assert!((near.expected_of_new(52.0) - at.expected_of_new(52.0)).abs() < 1e-4);
    }

    #[test]
    fn bg3_both_forms_agree_and_extremes_stay_numbers() {
        let one = history(3, 20.0, 30.0);
        let near = |a: BgNbd, b: BgNbd| {
            let (a, b) = (a.expected(&one, 26.0), b.expected(&one, 26.0));
            assert!((a / b - 1.0).abs() < 1e-5, "{a} {b}");
        };
        near(BgNbd { a: 2.0, ..PUBLISHED }, BgNbd { a: 2.000_001, ..PUBLISHED });
        near(BgNbd { r: 5.0, ..PUBLISHED }, BgNbd { r: 5.000_001, ..PUBLISHED });
        // All buy at the rate 0.1 and leave with the odds 1 : 3: the mean has a closed form.
        let (rate, p, large) = (0.1, 0.25, 8e6);
        let alike = BgNbd { r: rate * large, alpha: large, a: p * large, b: (1.0 - p) * large };
        let expected = (1.0 - (-rate * p * 26.0_f64).exp()) / p;
        assert!((alike.expected_of_new(26.0) / expected - 1.0).abs() < 1e-5);
        // Nobody leaves: a rate times a time.
        let loyal = BgNbd { a: 1e-7, b: 8e6, ..PUBLISHED };
        assert!((loyal.expected_of_new(26.0) / (0.243 / 4.414 * 26.0) - 1.0).abs() < 1e-5);
        let often = history(900, 30.0, 31.0);
        for model in
            [PUBLISHED, alike, loyal, BgNbd { a: 30.0, ..PUBLISHED }, BgNbd { a: 0.01, b: 0.01, ..PUBLISHED }]
        {
            for (one, time) in
                [(one, 1e4), (often, 52.0), (history(0, 0.0, 0.0), 1e-3), (history(1, 0.1, 300.0), 1.0)]
            {
                let expected = model.expected(&one, time);
                assert!(expected.is_finite() && expected >= 0.0, "{model:?} {one:?} {time}: {expected}");
            }
        }
    }
}
