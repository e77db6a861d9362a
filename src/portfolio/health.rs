//! How a journey stands in short: its headline figures, its worst place, and what is open on its map.

use crate::engine::{Figures, Rate, Slice};
use crate::metric;
use crate::model::{
    Basis, Body, Horizon, Journey, LaneKind, MeasureStatus, QuestionKind, StageId, Workspace,
};

/// A journey in short.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Health {
    /// Distinct customers; none without data.
    pub customers: Option<u64>,
    /// From the first stage to the last; none where nobody began or nothing is known.
    pub conversion: Option<Rate>,
    /// Share of satisfied answers, 0 to 1, and answers.
    pub csat: Option<(f64, u64)>,
    /// Net promoter score, -100 to 100, and answers.
    pub nps: Option<(f64, u64)>,
    /// The measured mood of the answers at its stages, -2 to +2, and answers.
    pub emotion: Option<(f64, u64)>,
    /// The stage with the worst measured mood, and that mood, -2 to +2.
    pub valley: Option<(StageId, f64)>,
    /// Pain points, and those of the highest severity.
    pub pains: (usize, usize),
    /// Measures that are neither done nor given up.
    pub measures: usize,
    /// Cards that rest on nothing but assumption, of those that claim something.
    pub assumed: (usize, usize),
    /// The last event, wall-clock milliseconds.
    pub data_to_millis: Option<i64>,
}

/// A journey in short, from its map and, if there is data, from the engine's answer for its stages. Nobody has gone the way
/// that a future journey shows: nothing of it is measured.
pub fn health(workspace: &Workspace, journey: &Journey, figures: Option<&Figures>) -> Health {
    let figures = figures.filter(|_| journey.horizon == Horizon::Today);
    let mut health = figures.map(|figures| measured(workspace, journey, figures)).unwrap_or_default();
    for card in &journey.cards {
        match &card.body {
            Body::Pain { severity, .. } => {
                health.pains.0 += 1;
                health.pains.1 += usize::from(*severity >= 3);
            }
            Body::Measure { status, .. } => {
                let is_open = !matches!(status, MeasureStatus::Done | MeasureStatus::Dropped);
                health.measures += usize::from(is_open);
            }
            _ => {}
        }
        let kind = journey.lane(card.lane).map(|lane| lane.kind);
        // What is planned, measured or merely named claims nothing about customers.
        let claims = !matches!(
            kind,
            Some(LaneKind::Measure | LaneKind::Kpi | LaneKind::Touchpoint | LaneKind::Picture) | None
        );
        if claims {
            health.assumed.1 += 1;
            health.assumed.0 += usize::from(card.evidence.basis == Basis::Assumption);
        }
    }
    health
}

/// The answers at the journey's stages, joined by their number: data can hold more than the journey, where several share it.
fn mood(journey: &Journey, figures: &Figures) -> Option<(f64, u64)> {
    let own = figures.stages.iter().filter(|stage| journey.stage(stage.id).is_some());
    let felt = own.filter_map(|stage| metric::felt(&stage.ratings)).map(|rating| &rating.summary);
    let (sum, n) = felt.fold((0.0, 0), |(sum, n), of| (sum + of.emotion * of.n as f64, n + of.n));
    (n > 0).then(|| (sum / n as f64 * 2.0, n))
}

fn measured(workspace: &Workspace, journey: &Journey, figures: &Figures) -> Health {
    let whole = Slice::of(figures);
    let question = |kind| whole.ratings.iter().find(|rating| rating.question.kind == kind);
    let csat = question(QuestionKind::Csat).map(|rating| (rating.summary.top.value(), rating.summary.n));
    let nps = question(QuestionKind::Nps).and_then(|rating| Some((rating.summary.nps?, rating.summary.n)));
    let small = u64::from(workspace.settings.small_base);
    let moods = figures.stages.iter().filter(|stage| journey.stage(stage.id).is_some()).filter_map(|stage| {
        let rating = metric::felt(&stage.ratings).filter(|rating| rating.summary.n >= small)?;
        Some((stage.id, rating.summary.emotion * 2.0))
    });
    Health {
        customers: Some(whole.customers),
        conversion: whole.conversion,
        csat,
        nps,
        emotion: mood(journey, figures),
        valley: moods.min_by(|a, b| a.1.total_cmp(&b.1)),
        data_to_millis: figures.overview.period_millis.map(|(_, last)| last),
        ..Health::default()
    }
}
