//! The headline figures of one set of events: of everything, of a span of time, of a group. Tiles, lines, bars and
//! comparisons all read the same few fields, so that they cannot disagree.

use super::Figures;
use crate::metric::compare::{self, Change, Mean};
use crate::metric::nps::Votes;
use crate::metric::{FunnelFigures, QuestionFigures, Rate, RatingSummary, t_975};
use crate::model::QuestionKind;
use serde::{Deserialize, Serialize};

/// The headline figures of a set of events.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Slice {
    /// Events.
    pub events: u64,
    /// Distinct customers.
    pub customers: u64,
    /// Sum of amounts in hundredths; none where no event bears an amount.
    pub revenue_cents: Option<i64>,
    /// Each rating question that has answers.
    pub ratings: Vec<QuestionFigures>,
    /// From the first stage to the last: of those who began here. None where nobody did, or where it was not asked.
    pub conversion: Option<Rate>,
    /// The formula asked for; none is no data.
    #[serde(default)]
    pub formula: Option<f64>,
}

/// By which test two figures are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Test {
    /// Two shares: z with the pooled share, interval by Newcombe.
    Shares,
    /// Two net promoter scores: z by their standard errors.
    Scores,
    /// Two means: Welch's t.
    Means,
    /// Counts of everything: there is nothing to test.
    None,
}

/// A headline figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Headline<'q> {
    /// Distinct customers.
    Customers,
    /// Events.
    Events,
    /// Sum of amounts.
    Revenue,
    /// From the first stage to the last.
    Conversion,
    /// The question of this column.
    Rating(&'q str),
    /// The formula asked for.
    Formula,
}

impl Slice {
    /// Everything that an answer is of.
    pub fn of(figures: &Figures) -> Slice {
        Slice {
            events: figures.overview.events,
            customers: figures.overview.customers,
            revenue_cents: figures.overview.revenue_cents,
            ratings: figures.overview.ratings.clone(),
            conversion: overall(&figures.stage_funnel),
            formula: None,
        }
    }

    /// The question of this column, if it has answers.
    pub fn rating(&self, column: &str) -> Option<&QuestionFigures> {
        self.ratings.iter().find(|rating| rating.name == column)
    }
}

/// From the first step to the last; none for a funnel of fewer than two steps or that nobody enters.
pub fn overall(funnel: &FunnelFigures) -> Option<Rate> {
    (funnel.steps.len() >= 2).then(|| funnel.steps.last()?.overall).flatten()
}

/// As [`overall`], of the entities that began in a month of the funnel's selection.
pub fn monthly_overall(funnel: &FunnelFigures, month: usize) -> Option<Rate> {
    let step = |at: usize| funnel.steps.get(at)?.monthly_step.get(month).copied().flatten();
    let base = step(1)?.denominator;
    // Where nobody reached the step before the last there is no step rate, and nobody came to the end.
    let reached = step(funnel.steps.len() - 1).map_or(0, |rate| rate.numerator);
    Rate::of(reached, base)
}

/// The change of a headline figure from one set of events to another, with the test that fits it; none where either has
/// no data. The tests take both to be independent samples.
pub fn change(headline: Headline<'_>, from: &Slice, to: &Slice) -> Option<(Change, Test)> {
    let count = |from: f64, to: f64| (plain(from, to, (0, 0)), Test::None);
    match headline {
        Headline::Customers => Some(count(from.customers as f64, to.customers as f64)),
        Headline::Events => Some(count(from.events as f64, to.events as f64)),
        Headline::Revenue => Some(count(from.revenue_cents? as f64, to.revenue_cents? as f64)),
        Headline::Formula => Some(count(from.formula?, to.formula?)),
        Headline::Conversion => Some((compare::rates(from.conversion?, to.conversion?), Test::Shares)),
        Headline::Rating(column) => {
            let (from, to) = (from.rating(column)?, to.rating(column)?);
            rating(from.question.kind, &from.summary, &to.summary)
        }
    }
}

/// Two summaries of one question by its headline figure.
pub fn rating(kind: QuestionKind, from: &RatingSummary, to: &RatingSummary) -> Option<(Change, Test)> {
    match (kind, votes(from), votes(to)) {
        (QuestionKind::Csat, ..) => Some((compare::rates(from.top, to.top), Test::Shares)),
        (QuestionKind::Nps, Some(from), Some(to)) => Some((compare::scores(from, to)?, Test::Scores)),
        _ => Some((compare::means(mean(from), mean(to)), Test::Means)),
    }
}

fn plain(from: f64, to: f64, n: (u64, u64)) -> Change {
    let relative = (from != 0.0).then(|| (to - from) / from.abs());
    Change { difference: to - from, relative, interval: None, statistic: None, p: None, n }
}

fn votes(summary: &RatingSummary) -> Option<Votes> {
    let (promoters, detractors) = summary.promoters_detractors?;
    Some(Votes { promoters, detractors, n: summary.n })
}

/// The standard deviation is told by the interval of the mean: its half is t(0.975, n − 1) · s / √n.
fn mean(summary: &RatingSummary) -> Mean {
    let half = summary.mean_interval.map_or(0.0, |(low, high)| (high - low) / 2.0);
    let degrees = summary.n.saturating_sub(1).max(1);
    Mean { n: summary.n, mean: summary.mean, deviation: half * (summary.n as f64).sqrt() / t_975(degrees) }
}

#[cfg(test)]
mod tests {
    use super::{Headline, Slice, Test, change};
    use crate::metric::quantile::mean_and_deviation;
    use crate::metric::{QuestionFigures, Rate, Tally, compare};
    use crate::model::Question;

    fn asked(question: Question, answers: &[f32]) -> Slice {
        let summary = Tally::of(question, answers.iter().copied()).summary(question).unwrap();
        Slice {
            ratings: vec![QuestionFigures { name: "q".into(), question, summary }],
            events: answers.len() as u64,
            ..Slice::default()
        }
    }

    #[test]
    fn each_figure_has_the_test_that_fits_it() {
        let by = |question| {
            let (from, to) = (asked(question, &[1.0, 2.0, 5.0, 4.0]), asked(question, &[4.0, 5.0, 5.0]));
            change(Headline::Rating("q"), &from, &to).unwrap()
        };
        let (shares, test) = by(Question::CSAT_5);
        assert_eq!(test, Test::Shares);
        assert_eq!(shares, compare::rates(Rate::of(2, 4).unwrap(), Rate::of(3, 3).unwrap()));
        assert_eq!(by(Question::NPS).1, Test::Scores);
        let (means, test) = by(Question::CES_5);
        let of = |values: &[f64]| {
            let (mean, deviation) = mean_and_deviation(values).unwrap();
            compare::Mean { n: values.len() as u64, mean, deviation }
        };
        let expected = compare::means(of(&[1.0, 2.0, 5.0, 4.0]), of(&[4.0, 5.0, 5.0]));
        assert_eq!(test, Test::Means);
        assert!((means.p.unwrap() - expected.p.unwrap()).abs() < 1e-9, "{means:?} {expected:?}");
    }

    #[test]
    fn counts_of_everything_have_no_test_and_no_data_no_change() {
        let (from, to) = (asked(Question::NPS, &[9.0; 4]), asked(Question::NPS, &[9.0; 5]));
        let (events, test) = change(Headline::Events, &from, &to).unwrap();
        assert_eq!((events.difference, events.relative, events.p, test), (1.0, Some(0.25), None, Test::None));
        assert_eq!(change(Headline::Revenue, &from, &to), None);
        assert_eq!(change(Headline::Rating("other"), &from, &to), None);
    }
}
