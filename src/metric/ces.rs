//! Customer effort: its two orientations.
//!
//! Rules:
//! - CES1: CES 1.0 (2010) is the mean of 1 (very low) to 5 (very high effort): low is good, and the share that counts
//!   is 1-2 (HBR 7/2010).
//! - CES2: CES 2.0 (2013) is the mean of 1 (disagree) to 7 (agree "made it easy"): high is good, and the share that
//!   counts is 5-7 (The Effortless Experience).
//! - CES3: two questions are never pooled: a summary is of one column, and its orientation stands in its question.
//! - CES4: an answer is turned round by max + min − x; so is a mean.
//! - CES5: an answer or a mean on another scale, ends on ends: min' + (x − min) · (max' − min') / (max − min). For
//!   comparison alone: it makes no CES 2.0 of a CES 1.0 (CES3).

use crate::model::Question;

/// The answer on the scale turned round: low effort becomes high ease.
pub fn reversed(answer: f64, question: Question) -> f64 {
    f64::from(question.max) + f64::from(question.min) - answer
}

/// An answer, or a mean, on another question's scale; turned round if the one is good where the other is bad (CES5).
pub fn rescaled(answer: f64, from: Question, to: Question) -> f64 {
    let answer = if from.high_is_good == to.high_is_good { answer } else { reversed(answer, from) };
    let part = (answer - f64::from(from.min)) / f64::from(from.max - from.min);
    f64::from(to.min) + part * f64::from(to.max - to.min)
}

#[cfg(test)]
mod tests {
    use super::{rescaled, reversed};
    use crate::metric::fixture::{Row, table};
    use crate::metric::rating::Tally;
    use crate::metric::{Filter, Selection, overview};
    use crate::model::{Question, QuestionKind};
    use crate::table::Rating;

    const CES_2: Question = Question { kind: QuestionKind::Ces, min: 1, max: 7, high_is_good: true };

    #[test]
    fn ces1_low_effort_is_good() {
        let summary =
            Tally::of(Question::CES_5, [1.0, 2.0, 2.0, 5.0, 3.0, 1.0]).summary(Question::CES_5).unwrap();
        assert!((summary.mean - 14.0 / 6.0).abs() < 1e-12);
        assert_eq!((summary.top.numerator, summary.top.denominator), (4, 6));
        assert!(summary.emotion > 0.0, "less effort than the midpoint feels good");
        assert_eq!(summary.nps, None);
    }

    #[test]
    fn ces2_agreement_is_good() {
        let summary = Tally::of(CES_2, [7.0, 6.0, 5.0, 4.0, 2.0, 7.0, 6.0]).summary(CES_2).unwrap();
        assert!((summary.mean - 37.0 / 7.0).abs() < 1e-12);
        assert_eq!((summary.top.numerator, summary.top.denominator), (5, 7));
        assert!(summary.emotion > 0.0);
    }

    #[test]
    fn ces3_each_column_has_a_summary_of_its_own() {
        let mut table = table(&[Row::at("a", 0, "x").rating(1.0)]);
        table.ratings[0].question = Question::CES_5;
        table.ratings.push(Rating { name: "ease".into(), question: CES_2, values: vec![7.0] });
        let ratings = overview(&Selection::new(&table, &Filter::default())).ratings;
        let found: Vec<_> =
            ratings.iter().map(|asked| (asked.name.as_str(), asked.summary.n, asked.summary.mean)).collect();
        assert_eq!(found, [("score", 1, 1.0), ("ease", 1, 7.0)]);
    }

    #[test]
    fn ces4_an_answer_is_turned_round() {
        assert_eq!(reversed(2.0, Question::CES_5), 4.0);
        assert_eq!(reversed(7.0, CES_2), 1.0);
    }

    #[test]
    fn ces5_ends_on_ends() {
        let ease = Question { high_is_good: true, ..Question::CES_5 };
        assert_eq!([1.0, 3.0, 5.0].map(|answer| rescaled(answer, ease, CES_2)), [1.0, 4.0, 7.0]);
        assert_eq!(rescaled(1.0, Question::CES_5, CES_2), 7.0, "very low effort is full agreement");
    }
}
