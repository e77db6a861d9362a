//! Customer satisfaction: the share of answers at the good end of the scale. The mean is beside it, never instead.
//!
//! Rules:
//! - CSAT1: the good end is the top two boxes: 4-5 of 1-5, 6-7 of 1-7, 9-10 of 1-10 and of 0-10
//!   (ACSI practice; kicue.com "How to calculate CSAT").
//! - CSAT2: where low is good the bottom boxes count instead, mirrored.
//! - CSAT3: agreement on CES 2.0 (1-7) is the top three, 5-7 (The Effortless Experience, 2013).
//! - CSAT4: scales of up to three points have a top box of one; scales of more than eleven points the upper fifth.

use crate::model::{Question, QuestionKind};

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

#[cfg(test)]
mod tests {
    use super::Boxes;
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
}
