//! Answers to rating questions: tallied in one pass, summarised once. Which answers belong together is the
//! caller's business.
//!
//! Rules:
//! - RAT1: blanks (NaN) leave the base; an answer outside the scale was rejected and counted at import.
//! - RAT2: no answers, no summary: never a zero.
//! - RAT3: the spread is the sample variance, divisor n − 1.

use super::csat::Boxes;
use super::emotion::{emotion, emotion_interval};
use super::interval::{Rate, mean_interval};
use super::nps::{self, Votes};
use super::select::Selection;
use crate::model::Question;
use crate::table::Rating;
use serde::{Deserialize, Serialize};
use waymark_kernel::slots::{self, Tally as Counted};

/// The answers to one question on one set of events. No answers is no summary.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct RatingSummary {
    /// Answers.
    pub n: u64,
    /// Mean on the question's scale.
    pub mean: f64,
    /// 95 % t interval of the mean; none below two answers.
    pub mean_interval: Option<(f64, f64)>,
    /// Share at the good end (`metric::csat`): top two boxes (4-5 of 1-5, 6-7 of 1-7, 9-10 of 1-10 and of 0-10).
    pub top: Rate,
    /// Net promoter score, -100 to 100, where the question is one.
    pub nps: Option<f64>,
    /// Promoters (9 or 10) and detractors (0 to 6), where the question is NPS.
    pub promoters_detractors: Option<(u64, u64)>,
    /// 95 % adjusted-Wald interval of the NPS (3/4 promoters, 3/4 detractors, 3 to n added).
    pub nps_interval: Option<(f64, f64)>,
    /// Measured emotion: (mean - midpoint) / half range, -1 to 1, turned so that high is good.
    pub emotion: f64,
    /// The interval of the mean on the emotion's scale, clamped to -1..1.
    pub emotion_interval: Option<(f64, f64)>,
}

/// One question with its summary.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct QuestionFigures {
    /// The column's header.
    pub name: String,
    /// The question.
    pub question: Question,
    /// Its answers.
    pub summary: RatingSummary,
}

/// Answers counted so far.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tally(pub(super) Counted);

impl Tally {
    /// Counts the answers of one question; blanks are skipped.
    pub fn of(question: Question, answers: impl IntoIterator<Item = f32>) -> Tally {
        let marks = marks(question);
        let mut counted = Counted::default();
        answers.into_iter().filter(|answer| !answer.is_nan()).for_each(|answer| counted.add(answer, marks));
        Tally(counted)
    }

    /// The summary; `None` without answers.
    pub fn summary(&self, question: Question) -> Option<RatingSummary> {
        let (good, _) =
            if question.high_is_good { (self.0.high, self.0.low) } else { (self.0.low, self.0.high) };
        let top = Rate::of(good, self.0.n)?;
        let n = self.0.n as f64;
        let mean = self.0.sum / n;
        let variance =
            if self.0.n > 1 { ((self.0.squares - self.0.sum * mean) / (n - 1.0)).max(0.0) } else { 0.0 };
        let mean_interval = mean_interval(self.0.n, mean, variance);
        let votes = nps::is_standard(question).then_some(Votes {
            promoters: self.0.high,
            detractors: self.0.low,
            n: self.0.n,
        });
        Some(RatingSummary {
            n: self.0.n,
            mean,
            mean_interval,
            top,
            nps: votes.and_then(Votes::score),
            promoters_detractors: votes.map(|votes| (votes.promoters, votes.detractors)),
            nps_interval: votes.and_then(Votes::interval),
            emotion: emotion(mean, question),
            emotion_interval: mean_interval.map(|interval| emotion_interval(interval, question)),
        })
    }
}

/// What counts as high and as low.
pub(super) fn marks(question: Question) -> (f32, f32) {
    let Boxes { high, low } = Boxes::of(question);
    (high, low)
}

/// Tallies one question's answers into slots; each position of the selection belongs to one of them or to none.
pub(super) fn tally_by(selection: &Selection<'_>, rating: &Rating, slots: (&[u32], usize)) -> Vec<Tally> {
    let tallies = slots::tallies(slots.0, &selection.rows, &rating.values, marks(rating.question), slots.1);
    tallies.into_iter().map(Tally).collect()
}

/// Every question of the table summarised by slot; a question without answers in a slot is left out there.
pub(super) fn questions_by(selection: &Selection<'_>, slots: (&[u32], usize)) -> Vec<Vec<QuestionFigures>> {
    let mut out: Vec<Vec<QuestionFigures>> = (0..slots.1).map(|_| Vec::new()).collect();
    for rating in &selection.table.ratings {
        let tallies = tally_by(selection, rating, slots);
        for (figures, tally) in out.iter_mut().zip(&tallies) {
            figures.extend(tally.summary(rating.question).map(|summary| QuestionFigures {
                name: rating.name.clone(),
                question: rating.question,
                summary,
            }));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::Tally;
    use crate::model::Question;

    #[test]
    fn rat1_blanks_leave_the_base() {
        let summary = Tally::of(Question::CSAT_5, [5.0, f32::NAN, 3.0]).summary(Question::CSAT_5).unwrap();
        assert_eq!((summary.n, summary.top.numerator, summary.mean), (2, 1, 4.0));
    }

    #[test]
    fn rat2_no_answers_no_summary() {
        assert_eq!(Tally::of(Question::NPS, [f32::NAN]).summary(Question::NPS), None);
    }

    #[test]
    fn rat3_the_interval_of_the_mean_uses_the_sample_variance() {
        let five = [1.0, 2.0, 3.0, 4.0, 5.0];
        let (low, high) =
            Tally::of(Question::CSAT_5, five).summary(Question::CSAT_5).unwrap().mean_interval.unwrap();
        assert!((low - 1.036_756_838_522_439).abs() < 1e-9 && (high - 4.963_243_161_477_561).abs() < 1e-9);
    }

    #[test]
    fn equal_answers_have_an_interval_of_no_width() {
        let summary = Tally::of(Question::CSAT_5, [4.1; 7]).summary(Question::CSAT_5).unwrap();
        let (low, high) = summary.mean_interval.unwrap();
        assert!((high - low) < 1e-6 && low.is_finite());
    }
}
