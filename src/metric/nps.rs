//! Net promoter score.
//!
//! Rules:
//! - NPS1: promoters score 9 or 10, detractors 0 to 6; NPS = 100 · (promoters − detractors) / n, from −100 to 100,
//!   and it is no percentage (Reichheld, HBR 12/2003).
//! - NPS2: passives stay in the base; no answers, no score.
//! - NPS3: it exists on scales that end at 10 and begin at 0 or 1 alone.
//! - NPS4: its 95 % interval is the adjusted Wald: 3/4 promoters, 3/4 detractors and 3 answers are added
//!   (Rocks 2016; measuringu.com/nps-confidence-intervals), clamped to the scale.
//! - NPS5: var = p + d − (p − d)², SE = 100 · √(var / n), margin of error = z · SE (R package NPS 1.1).
//!   The plain Wald interval is score ± margin: with one answer it has no width, and it can leave the scale.
//! - NPS6: two periods differ by z = difference / √(SE₁² + SE₂²), with the SEs of NPS5.
//! - NPS7: weighted: shares of weight instead of answers; the standard error is that of Kish's effective number of
//!   answers, (Σ w)² / Σ w² (Kish 1965). An answer without a weight above 0 leaves the weighted base.

use super::interval::Z_975;
use crate::model::{Question, QuestionKind};
use serde::{Deserialize, Serialize};

/// The lowest answer of a promoter.
pub const PROMOTER_FROM: f32 = 9.0;
/// The highest answer of a detractor.
pub const DETRACTOR_TO: f32 = 6.0;

/// Promoters, detractors and all answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Votes {
    /// Answers of 9 and 10.
    pub promoters: u64,
    /// Answers of 0 to 6.
    pub detractors: u64,
    /// All answers, passives with them.
    pub n: u64,
}

/// Whether the question is on the scale that NPS is defined for.
pub fn is_standard(question: Question) -> bool {
    question.kind == QuestionKind::Nps
        && question.max == 10
        && matches!(question.min, 0 | 1)
        && question.high_is_good
}

impl Votes {
    /// Counts answers; those that are no number from 0 to 10 are not counted at all.
    pub fn count(answers: impl IntoIterator<Item = f32>) -> Votes {
        let mut votes = Votes { promoters: 0, detractors: 0, n: 0 };
        for answer in answers.into_iter().filter(|answer| (0.0..=10.0).contains(answer)) {
            votes.n += 1;
            votes.promoters += u64::from(answer >= PROMOTER_FROM);
            votes.detractors += u64::from(answer <= DETRACTOR_TO);
        }
        votes
    }

    /// Answers of 7 and 8.
    pub fn passives(self) -> u64 {
        self.n.saturating_sub(self.promoters + self.detractors)
    }

    /// The variance of one answer taken as 1, 0 or −1: 0 to 1 (NPS5).
    pub fn variance(self) -> Option<f64> {
        let n = self.n as f64;
        (self.n > 0).then(|| spread(self.promoters as f64 / n, self.detractors as f64 / n))
    }

    /// The score, −100 to 100.
    pub fn score(self) -> Option<f64> {
        (self.n > 0).then(|| 100.0 * (self.promoters as f64 - self.detractors as f64) / self.n as f64)
    }

    /// The standard error of the score, in points.
    pub fn standard_error(self) -> Option<f64> {
        self.variance().map(|variance| 100.0 * (variance / self.n as f64).sqrt())
    }

    /// The 95 % margin of error of the score (unadjusted Wald), in points.
    pub fn margin_of_error(self) -> Option<f64> {
        self.standard_error().map(|error| Z_975 * error)
    }

    /// The 95 % Wald interval of the score, not clamped: for comparison with other software; [`Votes::interval`] is
    /// the one to show.
    pub fn wald_interval(self) -> Option<(f64, f64)> {
        let (score, margin) = (self.score()?, self.margin_of_error()?);
        Some((score - margin, score + margin))
    }

    /// The 95 % adjusted-Wald interval of the score, −100 to 100.
    pub fn interval(self) -> Option<(f64, f64)> {
        if self.n == 0 {
            return None;
        }
        let n = self.n as f64 + 3.0;
        let (p, d) = ((self.promoters as f64 + 0.75) / n, (self.detractors as f64 + 0.75) / n);
        let half = 100.0 * Z_975 * (spread(p, d) / n).sqrt();
        let centre = 100.0 * (p - d);
        Some(((centre - half).max(-100.0), (centre + half).min(100.0)))
    }

    /// The z of the change from an earlier set of answers to this one; `None` where both have no spread.
    pub fn z_since(self, earlier: Votes) -> Option<f64> {
        let difference = self.score()? - earlier.score()?;
        let error = self.standard_error()?.hypot(earlier.standard_error()?);
        (error > 0.0).then(|| difference / error)
    }
}

/// Weights of promoters, detractors and all answers (NPS7).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct WeightedVotes {
    promoters: f64,
    detractors: f64,
    total: f64,
    squares: f64,
}

impl WeightedVotes {
    /// Sums answers with their weights; answers that are no number from 0 to 10 and weights that are not above 0 are
    /// left out.
    pub fn count(answers: impl IntoIterator<Item = (f32, f64)>) -> WeightedVotes {
        let mut votes = WeightedVotes::default();
        let usable = |(answer, weight): &(f32, f64)| {
            (0.0..=10.0).contains(answer) && *weight > 0.0 && weight.is_finite()
        };
        for (answer, weight) in answers.into_iter().filter(usable) {
            votes.promoters += if answer >= PROMOTER_FROM { weight } else { 0.0 };
            votes.detractors += if answer <= DETRACTOR_TO { weight } else { 0.0 };
            votes.total += weight;
            votes.squares += weight * weight;
        }
        votes
    }

    /// The weighted score, −100 to 100.
    pub fn score(&self) -> Option<f64> {
        (self.total > 0.0).then(|| 100.0 * (self.promoters - self.detractors) / self.total)
    }

    /// Kish's effective number of answers: as many as there are if all weigh the same, and fewer if not.
    pub fn effective_n(&self) -> Option<f64> {
        (self.total > 0.0).then(|| self.total * self.total / self.squares)
    }

    /// The standard error of the weighted score, in points.
    pub fn standard_error(&self) -> Option<f64> {
        let (p, d) = (self.promoters / self.total, self.detractors / self.total);
        self.effective_n().map(|n| 100.0 * (spread(p, d) / n).sqrt())
    }
}

fn spread(promoters: f64, detractors: f64) -> f64 {
    (promoters + detractors - (promoters - detractors).powi(2)).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::{Votes, WeightedVotes, is_standard};
    use crate::model::{Question, QuestionKind};

    fn close(a: Option<f64>, b: f64) -> bool {
        a.is_some_and(|a| (a - b).abs() < 1e-9)
    }

    #[test]
    fn nps1_promoters_minus_detractors() {
        for (answers, score) in [
            (&[10.0][..], 100.0),
            (&[0.0, 10.0], 0.0),
            (&[10.0, 9.0, 8.0, 7.0, 6.0, 0.0], 0.0),
            (&[6.0], -100.0),
            (&[9.0, 9.0, 11.0, f32::NAN, -1.0, 6.0], 100.0 / 3.0),
        ] {
            assert!(close(Votes::count(answers.iter().copied()).score(), score), "{answers:?}");
        }
    }

    #[test]
    fn nps2_passives_stay_in_the_base() {
        assert!(close(Votes::count([7.0, 8.0, 8.0]).score(), 0.0));
        assert!(close(Votes::count([9.0, 8.0]).score(), 50.0));
        assert_eq!(Votes::count([]).score(), None);
        assert_eq!(Votes::count([]).interval(), None);
    }

    #[test]
    fn nps3_only_scales_up_to_ten() {
        assert!(is_standard(Question::NPS));
        assert!(is_standard(Question { min: 1, ..Question::NPS }));
        assert!(!is_standard(Question { max: 5, ..Question::NPS }));
        assert!(!is_standard(Question { kind: QuestionKind::Csat, ..Question::NPS }));
    }

    #[test]
    fn nps4_adjusted_wald() {
        // By hand: p = 10.75/23, d = 5.75/23.
        let (low, high) = Votes { promoters: 10, detractors: 5, n: 20 }.interval().unwrap();
        let (p, d): (f64, f64) = (10.75 / 23.0, 5.75 / 23.0);
        let half = 195.996_398_454_005_4 * ((p + d - (p - d).powi(2)) / 23.0).sqrt();
        assert!(
            (low - (100.0 * (p - d) - half)).abs() < 1e-9 && (high - (100.0 * (p - d) + half)).abs() < 1e-9
        );
        let (low, high) = Votes { promoters: 1, detractors: 0, n: 1 }.interval().unwrap();
        assert!(low < high && high <= 100.0, "one answer has a width");
    }

    #[test]
    fn nps5_standard_error_and_margin() {
        let votes = Votes { promoters: 10, detractors: 5, n: 20 };
        let error = 100.0 * ((0.75 - 0.0625_f64) / 20.0).sqrt();
        assert!(close(votes.standard_error(), error));
        assert!(close(votes.margin_of_error(), 1.959_963_984_540_054 * error));
        assert!(close(Votes { promoters: 1, detractors: 0, n: 1 }.standard_error(), 0.0));
    }

    #[test]
    fn nps5_the_wald_interval_can_leave_the_scale() {
        let votes = Votes { promoters: 9, detractors: 0, n: 10 };
        assert_eq!((votes.passives(), votes.variance().map(|v| (v * 100.0).round())), (1, Some(9.0)));
        assert!(votes.wald_interval().unwrap().1 > 100.0 && votes.interval().unwrap().1 <= 100.0);
        let one = Votes { promoters: 1, detractors: 0, n: 1 };
        assert_eq!(one.wald_interval(), Some((100.0, 100.0)));
    }

    #[test]
    fn nps7_weights_move_the_score_and_cost_answers() {
        let equal = WeightedVotes::count([(10.0, 2.0), (0.0, 2.0), (8.0, 2.0)]);
        assert!(close(equal.score(), 0.0) && close(equal.effective_n(), 3.0));
        let plain = Votes { promoters: 1, detractors: 1, n: 3 };
        assert!(close(equal.standard_error(), plain.standard_error().unwrap()));
        let uneven =
            WeightedVotes::count([(10.0, 3.0), (0.0, 1.0), (11.0, 9.0), (9.0, f64::NAN), (9.0, 0.0)]);
        assert!(close(uneven.score(), 50.0) && close(uneven.effective_n(), 1.6));
        assert_eq!(WeightedVotes::count([]).standard_error(), None);
    }

    #[test]
    fn nps6_two_periods() {
        let (before, after) = (
            Votes { promoters: 40, detractors: 30, n: 100 },
            Votes { promoters: 55, detractors: 20, n: 100 },
        );
        let error = (100.0 * (0.7 - 0.01_f64) + 100.0 * (0.75 - 0.1225)).sqrt();
        assert!(close(after.z_since(before), 25.0 / error));
        assert_eq!(after.z_since(Votes { promoters: 0, detractors: 0, n: 0 }), None);
        let all = Votes { promoters: 3, detractors: 0, n: 3 };
        assert_eq!(all.z_since(all), None, "no spread, no z");
    }
}
