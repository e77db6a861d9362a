//! Which figure belongs to which place of the map. Figures are picked from the engine's answer; the only
//! arithmetic is joining the groups of one place, and it is said where.

use super::Input;
use crate::engine::{Figures, FunnelStep, QuestionFigures, Rate, StageFigures, TouchpointFigures};
use crate::metric;
use crate::model::{Body, Place, QuestionKind, StageId, TouchpointId};
use std::collections::BTreeMap;

/// The engine's answer, seen from the map.
pub(super) struct Facts<'a> {
    pub(super) figures: Option<&'a Figures>,
    small_base: u64,
    /// Figures of the data names that a touchpoint answers to.
    touchpoints: BTreeMap<TouchpointId, Vec<&'a TouchpointFigures>>,
    /// Touchpoints on each place.
    on_place: BTreeMap<Place, Vec<TouchpointId>>,
}

/// A measured emotion.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Felt {
    /// From -2 to +2.
    pub(super) score: f64,
    /// Its 95 % interval on the same scale.
    pub(super) interval: Option<(f64, f64)>,
    /// Answers.
    pub(super) n: u64,
}

impl<'a> Facts<'a> {
    pub(super) fn new(input: &'a Input<'a>) -> Self {
        let mut on_place: BTreeMap<Place, Vec<TouchpointId>> = BTreeMap::new();
        let mut touchpoints = BTreeMap::new();
        for card in &input.journey.cards {
            let Body::Touch { touchpoint, .. } = card.body else { continue };
            let here = on_place.entry(card.place).or_default();
            if !here.contains(&touchpoint) {
                here.push(touchpoint);
            }
            touchpoints.entry(touchpoint).or_insert_with(|| named(input, touchpoint));
        }
        let small_base = u64::from(input.workspace.settings.small_base);
        Facts { figures: input.figures, small_base, touchpoints, on_place }
    }

    /// Whether a base is so small that its figure must be marked.
    pub(super) fn is_small(&self, n: u64) -> bool {
        n < self.small_base
    }

    /// The base under which figures are marked.
    pub(super) fn small_base(&self) -> u64 {
        self.small_base
    }

    /// The kind of question behind the measured curve, where it is one alone.
    pub(super) fn question(&self) -> Option<QuestionKind> {
        let mut kinds = self.touchpoints.values().flatten().filter_map(|touch| metric::felt(&touch.ratings));
        let first = kinds.next()?.question.kind;
        kinds.all(|other| other.question.kind == first).then_some(first)
    }

    /// Events of a touchpoint, all its names together; `None` where the data does not know it.
    pub(super) fn contacts(&self, touchpoint: TouchpointId) -> Option<u64> {
        let known = self.touchpoints.get(&touchpoint).filter(|known| !known.is_empty())?;
        Some(known.iter().map(|figures| figures.events).sum())
    }

    /// Touchpoints on the map, each once.
    pub(super) fn touchpoints(&self) -> usize {
        self.touchpoints.len()
    }

    /// The figures of a stage.
    pub(super) fn stage(&self, id: StageId) -> Option<&'a StageFigures> {
        self.figures?.stages.iter().find(|stage| stage.id == id)
    }

    /// A stage's step of the stage funnel.
    pub(super) fn funnel_step(&self, id: StageId) -> Option<&'a FunnelStep> {
        let label = id.to_string();
        self.figures?.stage_funnel.steps.iter().find(|step| step.label == label)
    }

    /// The share of the stage before that reaches this one.
    pub(super) fn conversion(&self, id: StageId) -> Option<Rate> {
        self.funnel_step(id)?.step
    }

    /// Figures of the data names that the touchpoints on a place answer to, each name once.
    pub(super) fn at_place(&self, place: Place) -> Vec<&'a TouchpointFigures> {
        let mut found: Vec<&TouchpointFigures> = Vec::new();
        for touchpoint in self.on_place.get(&place).into_iter().flatten() {
            for figures in self.touchpoints.get(touchpoint).into_iter().flatten() {
                if !found.iter().any(|known| known.name == figures.name) {
                    found.push(figures);
                }
            }
        }
        found
    }

    /// The measured emotion of a step: the answers at its touchpoints (`metric::felt` says to which question),
    /// joined by their number (the mean of the joint answers; half widths join as those of independent groups do).
    pub(super) fn felt(&self, place: Place) -> Option<Felt> {
        let (mut n, mut sum, mut variance, mut known) = (0u64, 0.0, 0.0, true);
        for touchpoint in self.at_place(place) {
            let Some(answers) = metric::felt(&touchpoint.ratings) else { continue };
            let weight = answers.summary.n as f64;
            n += answers.summary.n;
            sum += weight * answers.summary.emotion;
            match answers.summary.emotion_interval {
                Some((low, high)) => variance += (weight * (high - low) / 2.0).powi(2),
                None => known = false,
            }
        }
        if n == 0 {
            return None;
        }
        let mean = sum / n as f64;
        let half = variance.sqrt() / n as f64;
        let on_axis = |emotion: f64| (emotion * 2.0).clamp(-2.0, 2.0);
        let interval = known.then(|| (on_axis(mean - half), on_axis(mean + half)));
        Some(Felt { score: on_axis(mean), interval, n })
    }
}

/// The first question of a kind.
pub(super) fn rating(ratings: &[QuestionFigures], kind: QuestionKind) -> Option<&QuestionFigures> {
    ratings.iter().find(|rating| rating.question.kind == kind)
}

fn named<'a>(input: &'a Input<'a>, id: TouchpointId) -> Vec<&'a TouchpointFigures> {
    let (Some(figures), Some(touchpoint)) = (input.figures, input.workspace.touchpoint(id)) else {
        return Vec::new();
    };
    figures.touchpoints.iter().filter(|known| touchpoint.answers_to(&known.name)).collect()
}
