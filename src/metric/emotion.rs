//! Measured emotion: ratings on the axis of the emotion curve.
//!
//! Rules:
//! - EMO1: emotion = (mean − midpoint) / half range, from −1 to 1; the map draws twice that on its −2 to +2 axis.
//! - EMO2: where low is good it is turned round, so that high is always good.
//! - EMO3: its interval is that of the mean, moved to the axis, lower bound first, clamped to −1 to 1.
//! - EMO4: where several questions were asked, satisfaction draws the curve, else effort, else recommendation; of
//!   several of a kind the first with answers.

use super::rating::QuestionFigures;
use crate::model::{Question, QuestionKind};

/// An answer, or a mean of answers, on the axis from −1 (bad) to 1 (good).
pub fn emotion(mean: f64, question: Question) -> f64 {
    let (min, max) = (f64::from(question.min), f64::from(question.max));
    if max <= min {
        return 0.0;
    }
    let value = (2.0 * mean - (max + min)) / (max - min);
    (if question.high_is_good { value } else { -value }).clamp(-1.0, 1.0)
}

/// The interval of a mean on the same axis.
pub fn emotion_interval(interval: (f64, f64), question: Question) -> (f64, f64) {
    let (a, b) = (emotion(interval.0, question), emotion(interval.1, question));
    (a.min(b), a.max(b))
}

/// The question that draws the emotion curve.
pub fn felt(questions: &[QuestionFigures]) -> Option<&QuestionFigures> {
    let of = |kind| questions.iter().find(|figures| figures.question.kind == kind);
    of(QuestionKind::Csat).or_else(|| of(QuestionKind::Ces)).or_else(|| of(QuestionKind::Nps))
}

#[cfg(test)]
mod tests {
    use super::{emotion, emotion_interval, felt};
    use crate::metric::rating::{QuestionFigures, Tally};
    use crate::model::Question;

    #[test]
    fn emo4_satisfaction_draws_the_curve() {
        let asked = |name: &str, question| {
            let summary = Tally::of(question, [3.0]).summary(question).unwrap();
            QuestionFigures { name: name.into(), question, summary }
        };
        let all = [asked("n", Question::NPS), asked("e", Question::CES_5), asked("s", Question::CSAT_5)];
        let drawn = |questions: &[QuestionFigures]| felt(questions).map(|question| question.name.clone());
        assert_eq!(drawn(&all), Some("s".into()));
        assert_eq!(drawn(&all[..2]), Some("e".into()));
        assert_eq!(drawn(&all[..1]), Some("n".into()));
        assert_eq!(drawn(&[]), None);
    }

    #[test]
    fn emo1_the_scale_maps_to_minus_one_to_one() {
        for (mean, value) in [(1.0, -1.0), (3.0, 0.0), (4.0, 0.5), (5.0, 1.0)] {
            assert!((emotion(mean, Question::CSAT_5) - value).abs() < 1e-12);
        }
        assert!((emotion(7.5, Question::NPS) - 0.5).abs() < 1e-12);
    }

    #[test]
    fn emo2_low_effort_is_a_good_emotion() {
        assert!((emotion(1.0, Question::CES_5) - 1.0).abs() < 1e-12);
        assert!((emotion(4.0, Question::CES_5) + 0.5).abs() < 1e-12);
    }

    #[test]
    fn emo3_intervals_keep_their_order_and_the_axis() {
        assert_eq!(emotion_interval((0.5, 3.0), Question::CSAT_5), (-1.0, 0.0));
        let (low, high) = emotion_interval((1.5, 2.0), Question::CES_5);
        assert!((low - 0.5).abs() < 1e-12 && (high - 0.75).abs() < 1e-12);
    }
}
