//! Customer satisfaction: the share of answers at the good end of the scale. The mean is beside it, never instead.
//!
//! Rules:
//! - CSAT1: the good end is the top two boxes: 4-5 of 1-5, 6-7 of 1-7, 9-10 of 1-10 and of 0-10
//!   (ACSI practice; kicue.com "How to calculate CSAT").
//! - CSAT2: where low is good the bottom boxes count instead, mirrored.
//! - CSAT3: agreement on CES 2.0 (1-7) is the top three, 5-7 (The Effortless Experience, 2013).
//! - CSAT4: scales of up to three points have a top box of one; scales of more than eleven points the upper fifth.
//! - CSAT5: beside it, each under its own name: mean with t interval, the best box alone, the bad end (mirrored boxes),
//!   net = good end − bad end, the index 0 to 100 = (mean − min) / (max − min) · 100, turned where low is good (ACSI).
//! - CSAT6: weighted: mean and good end by weight; an answer without a weight above 0 leaves the weighted base.
//! - CSAT7: blanks leave the base; answers outside of the scale do, too, and are counted.

use super::interval::{Rate, mean_interval};
use super::quantile::mean_and_deviation;
use crate::model::{Question, QuestionKind};
use serde::{Deserialize, Serialize};

/// From which answer on the high end begins, and up to which answer the low end goes, both included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Boxes {
    /// Answers of at least this are at the high end.
    pub high: f32,
    /// Answers of at most this are at the low end.
    pub low: f32,
}

impl Boxes {
    /// The ends of a question's scale; for NPS promoters and detractors (`metric::nps`).
    pub fn of(question: Question) -> Boxes {
        let (min, max) = (question.min as f32, question.max as f32);
        if super::nps::is_standard(question) {
            return Boxes { high: super::nps::PROMOTER_FROM, low: super::nps::DETRACTOR_TO };
        }
        let depth = match question.max.saturating_sub(question.min) {
            0..=2 => 0.0,
            6 if question.kind == QuestionKind::Ces => 2.0,
            3..=10 => 1.0,
            _ => (max - min) / 5.0,
        };
        Boxes { high: max - depth, low: min + depth }
    }
}

/// Everything that is called satisfaction, of one question (CSAT5).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Satisfaction {
    /// Answers on the scale.
    pub n: u64,
    /// Answers outside of the scale, in no figure.
    pub rejected: u64,
    /// Mean on the scale.
    pub mean: f64,
    /// Sample standard deviation; none below two answers.
    pub deviation: Option<f64>,
    /// 95 % t interval of the mean; none below two answers.
    pub mean_interval: Option<(f64, f64)>,
    /// Share at the good end: the figure that is CSAT.
    pub top: Rate,
    /// Share of the best answer.
    pub best: Rate,
    /// Share at the bad end.
    pub bottom: Rate,
    /// Good end less bad end, −1 to 1.
    pub net: f64,
    /// The mean on 0 (worst) to 100 (best).
    pub index: f64,
    /// Answers of each whole number from the lowest to the highest; empty on scales of more than 101 points.
    pub counts: Vec<u64>,
    /// The same by weight, where there are weights.
    pub weighted: Option<WeightedSatisfaction>,
}

/// Figures by weight (CSAT6).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct WeightedSatisfaction {
    /// Mean on the scale.
    pub mean: f64,
    /// Share at the good end, 0 to 1.
    pub top: f64,
    /// Kish's effective number of answers.
    pub effective_n: f64,
}

/// The figures of one question's answers (NaN is blank), with a weight for each if there are weights; `None` without
/// answers on the scale, or where the scale is none.
pub fn satisfaction(question: Question, answers: &[f32], weights: Option<&[f64]>) -> Option<Satisfaction> {
    let range = question.max.checked_sub(question.min).filter(|range| *range > 0)?;
    let (min, max) = (question.min as f32, question.max as f32);
    let on_scale = |answer: &f32| (min..=max).contains(answer);
    let values: Vec<f64> = answers.iter().copied().filter(on_scale).map(f64::from).collect();
    let (mean, deviation) = mean_and_deviation(&values)?;
    let (good, best, bad) = ends(question);
    let n = values.len() as u64;
    let share = |keep: &dyn Fn(f32) -> bool| {
        Rate::of(answers.iter().filter(|answer| on_scale(answer) && keep(**answer)).count() as u64, n)
    };
    let (top, best, bottom) = (share(&good)?, share(&best)?, share(&bad)?);
    let part = (mean - f64::from(question.min)) / f64::from(range);
    let mut counts =
        vec![0_u64; usize::try_from(range).map_or(0, |range| if range > 100 { 0 } else { range + 1 })];
    for (answer, count) in (question.min..).zip(&mut counts) {
        *count = values.iter().filter(|value| **value == f64::from(answer)).count() as u64;
    }
    Some(Satisfaction {
        n,
        rejected: answers.iter().filter(|answer| !answer.is_nan() && !on_scale(answer)).count() as u64,
        mean,
        deviation: (n > 1).then_some(deviation),
        mean_interval: mean_interval(n, mean, deviation * deviation),
        top,
        best,
        bottom,
        net: top.value() - bottom.value(),
        index: 100.0 * if question.high_is_good { part } else { 1.0 - part },
        counts,
        weighted: weights
            .and_then(|weights| weighted(answers.iter().zip(weights).filter(|(a, _)| on_scale(a)), good)),
    })
}

/// Whether an answer is at the good end, the best, at the bad end.
fn ends(question: Question) -> (impl Fn(f32) -> bool + Copy, impl Fn(f32) -> bool, impl Fn(f32) -> bool) {
    let (boxes, up) = (Boxes::of(question), question.high_is_good);
    let best = if up { question.max } else { question.min } as f32;
    (
        move |answer: f32| if up { answer >= boxes.high } else { answer <= boxes.low },
        move |answer: f32| answer == best,
        move |answer: f32| if up { answer <= boxes.low } else { answer >= boxes.high },
    )
}

fn weighted<'a>(
    answers: impl Iterator<Item = (&'a f32, &'a f64)>,
    good: impl Fn(f32) -> bool,
) -> Option<WeightedSatisfaction> {
    let (mut total, mut squares, mut sum, mut top) = (0.0, 0.0, 0.0, 0.0);
    for (answer, weight) in answers.filter(|(_, weight)| **weight > 0.0 && weight.is_finite()) {
        total += weight;
        squares += weight * weight;
        sum += weight * f64::from(*answer);
        top += if good(*answer) { *weight } else { 0.0 };
    }
    (total > 0.0).then(|| WeightedSatisfaction {
        mean: sum / total,
        top: top / total,
        effective_n: total * total / squares,
    })
}

#[cfg(test)]
mod tests {
    use super::{Boxes, satisfaction};
    use crate::model::{Question, QuestionKind};

    fn boxes(kind: QuestionKind, min: i32, max: i32) -> (f32, f32) {
        let Boxes { high, low } = Boxes::of(Question { kind, min, max, high_is_good: true });
        (high, low)
    }

    #[test]
    fn csat1_the_top_two_boxes_count() {
        for (min, max, high) in [(1, 5, 4.0), (1, 7, 6.0), (1, 10, 9.0), (0, 10, 9.0), (1, 4, 3.0)] {
            assert_eq!(boxes(QuestionKind::Csat, min, max).0, high, "{min}-{max}");
        }
    }

    #[test]
    fn csat2_the_low_end_mirrors_the_high_end() {
        assert_eq!(boxes(QuestionKind::Ces, 1, 5), (4.0, 2.0));
        assert_eq!(boxes(QuestionKind::Csat, 1, 10), (9.0, 2.0));
    }

    #[test]
    fn csat3_agreement_on_seven_points_of_effort_begins_at_five() {
        assert_eq!(boxes(QuestionKind::Ces, 1, 7), (5.0, 3.0));
    }

    #[test]
    fn csat4_short_and_long_scales() {
        assert_eq!(boxes(QuestionKind::Csat, 0, 1), (1.0, 0.0));
        assert_eq!(boxes(QuestionKind::Csat, 1, 3), (3.0, 1.0));
        assert_eq!(boxes(QuestionKind::Csat, 0, 100), (80.0, 20.0));
    }

    #[test]
    fn csat5_every_variant_by_its_name() {
        let found = satisfaction(Question::CSAT_5, &[5.0, 4.0, 3.0, 1.0], None).unwrap();
        assert_eq!((found.n, found.mean, found.index, found.net), (4, 3.25, 56.25, 0.25));
        assert_eq!((found.top.value(), found.best.value(), found.bottom.value()), (0.5, 0.25, 0.25));
        assert_eq!((found.counts, found.weighted), (vec![1, 0, 1, 1, 1], None));
        let effort = satisfaction(Question::CES_5, &[1.0, 2.0, 5.0], None).unwrap();
        assert_eq!((effort.top.numerator, effort.best.numerator, effort.bottom.numerator), (2, 1, 1));
        assert!((effort.index - 100.0 * (5.0 - 8.0 / 3.0) / 4.0).abs() < 1e-9, "low effort is a high index");
        assert_eq!(satisfaction(Question::CSAT_5, &[4.0], None).unwrap().mean_interval, None);
    }

    #[test]
    fn csat6_weights() {
        let weights = [3.0, 1.0, f64::NAN];
        let found =
            satisfaction(Question::CSAT_5, &[5.0, 1.0, 1.0], Some(&weights)).unwrap().weighted.unwrap();
        assert_eq!((found.mean, found.top, found.effective_n), (4.0, 0.75, 1.6));
    }

    #[test]
    fn csat7_blanks_and_answers_off_the_scale() {
        let found = satisfaction(Question::CSAT_5, &[f32::NAN, 0.0, 6.0, 4.0], None).unwrap();
        assert_eq!((found.n, found.rejected), (1, 2));
        assert_eq!(satisfaction(Question::CSAT_5, &[f32::NAN, 6.0], None), None);
        let point = Question { min: 5, ..Question::CSAT_5 };
        assert_eq!(satisfaction(point, &[5.0], None), None, "a scale of one point is none");
    }
}
