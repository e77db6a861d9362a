//! Answers to one question: satisfaction, effort, recommendation and emotion, plain and by weight, as a whole and in groups.

use super::group::{By, Groups};
use super::rows::{Rows, flags};
use super::{Answer, Named, Refusal};
use crate::metric::ces::{rescaled, reversed};
use crate::metric::nps::{Votes, WeightedVotes, is_standard};
use crate::metric::{self, Satisfaction, emotion_interval};
use crate::model::{Question, QuestionKind};
use crate::table::{Meaning, Rating};
use serde::{Deserialize, Serialize};

/// The scale of CES 2.0.
const CES_2: Question = Question { kind: QuestionKind::Ces, min: 1, max: 7, high_is_good: true };

/// Asks for everything about the answers to one question.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct SatisfactionQuery {
    /// The name of the rating; the first one of `kind` if it is left out.
    pub question: Option<String>,
    /// The kind of question that is wanted where `question` is left out; the first of any kind if this is, too.
    pub kind: Option<QuestionKind>,
    /// Answers of these touchpoints alone; of all if it is empty.
    pub touchpoints: Vec<String>,
    /// Also in groups.
    pub by: Option<By>,
}

/// The answers to one question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct SatisfactionAnswer {
    /// The name of the rating.
    pub name: String,
    /// Its scale and orientation.
    pub question: Question,
    /// All answers.
    pub whole: AnswerFigures,
    /// The groups in their order; those without answers are not there.
    pub groups: Vec<Named<AnswerFigures>>,
}

/// The figures of some answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct AnswerFigures {
    /// Mean, shares of the ends, index; by weight as well, where the data has weights.
    pub satisfaction: Satisfaction,
    /// The mean turned round: effort of a mean of ease, ease of a mean of effort.
    pub reversed_mean: f64,
    /// The mean on the scale of CES 2.0 (1 to 7, high is good), for comparison; of effort questions alone.
    pub on_seven: Option<f64>,
    /// The mean as emotion, −1 to 1.
    pub emotion: f64,
    /// Its 95 % interval.
    pub emotion_interval: Option<(f64, f64)>,
    /// The net promoter score, where the scale is its own.
    pub nps: Option<NpsFigures>,
}

/// A net promoter score with everything about it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct NpsFigures {
    /// Promoters, detractors and all answers.
    pub votes: Votes,
    /// The score, −100 to 100.
    pub score: f64,
    /// The variance of one answer.
    pub variance: f64,
    /// Standard error of the score, in points.
    pub standard_error: f64,
    /// 95 % margin of error, in points.
    pub margin_of_error: f64,
    /// 95 % adjusted Wald interval: the one to show.
    pub interval: (f64, f64),
    /// 95 % Wald interval, for comparison with other software.
    pub wald_interval: (f64, f64),
    /// By weight, where the data has weights.
    pub weighted: Option<WeightedNps>,
}

/// A net promoter score by weight.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct WeightedNps {
    /// The score, −100 to 100.
    pub score: f64,
    /// Kish's effective number of answers.
    pub effective_n: f64,
    /// Standard error by that number, in points.
    pub standard_error: f64,
}

pub(super) fn satisfaction(rows: &Rows<'_>, query: &SatisfactionQuery) -> Result<Answer, Refusal> {
    let rating = rating(rows, query.question.as_deref(), query.kind)?;
    let weights = rows.table.number(Meaning::Weight).map(|number| number.values.as_slice());
    let mut kept = rows.kept();
    // Most events bear no answer, and those that do are looked at several times.
    kept.retain(|row| rating.values.get(*row as usize).is_some_and(|answer| !answer.is_nan()));
    if !query.touchpoints.is_empty() {
        let flags = flags(&rows.table.touchpoint, &query.touchpoints)?;
        let codes = &rows.table.touchpoint.codes;
        kept.retain(|row| flags.get(codes[*row as usize] as usize) == Some(&true));
    }
    let figures = |kept: &[u32]| figures(rating, weights, kept);
    let whole = figures(&kept).ok_or(Refusal::NoAnswers)?;
    let groups = match &query.by {
        None => Vec::new(),
        Some(by) => {
            let Groups { names, rows } = Groups::of(rows.table, &kept, by)?;
            let named = |(name, rows): (String, Vec<u32>)| Some(Named { name, value: figures(&rows)? });
            names.into_iter().zip(rows).filter_map(named).collect()
        }
    };
    let (name, question) = (rating.name.clone(), rating.question);
    Ok(Answer::Satisfaction(Box::new(SatisfactionAnswer { name, question, whole, groups })))
}

/// The rating of a name, or the first of a kind.
pub(super) fn rating<'t>(
    rows: &Rows<'t>,
    name: Option<&str>,
    kind: Option<QuestionKind>,
) -> Result<&'t Rating, Refusal> {
    let mut all = rows.table.ratings.iter();
    match name {
        Some(name) => {
            all.find(|rating| rating.name == name).ok_or_else(|| Refusal::NoColumn(name.to_owned()))
        }
        None => {
            all.find(|rating| kind.is_none_or(|kind| rating.question.kind == kind)).ok_or(Refusal::NoRatings)
        }
    }
}

fn figures(rating: &Rating, weights: Option<&[f64]>, rows: &[u32]) -> Option<AnswerFigures> {
    let question = rating.question;
    let answers: Vec<f32> = rows.iter().map(|row| rating.values[*row as usize]).collect();
    let weights: Option<Vec<f64>> =
        weights.map(|weights| rows.iter().map(|row| weights[*row as usize]).collect());
    let found = metric::satisfaction(question, &answers, weights.as_deref())?;
    let nps = if is_standard(question) { nps(&answers, weights.as_deref()) } else { None };
    Some(AnswerFigures {
        reversed_mean: reversed(found.mean, question),
        on_seven: (question.kind == QuestionKind::Ces).then(|| rescaled(found.mean, question, CES_2)),
        emotion: metric::emotion(found.mean, question),
        emotion_interval: found.mean_interval.map(|interval| emotion_interval(interval, question)),
        nps,
        satisfaction: found,
    })
}

fn nps(answers: &[f32], weights: Option<&[f64]>) -> Option<NpsFigures> {
    let votes = Votes::count(answers.iter().copied());
    let weighted = weights.and_then(|weights| {
        let votes = WeightedVotes::count(answers.iter().copied().zip(weights.iter().copied()));
        Some(WeightedNps {
            score: votes.score()?,
            effective_n: votes.effective_n()?,
            standard_error: votes.standard_error()?,
        })
    });
    Some(NpsFigures {
        score: votes.score()?,
        variance: votes.variance()?,
        standard_error: votes.standard_error()?,
        margin_of_error: votes.margin_of_error()?,
        interval: votes.interval()?,
        wald_interval: votes.wald_interval()?,
        weighted,
        votes,
    })
}
