//! The sample's map as the team wants it within a year: derived from today's, so that what falls away, what changes and what
//! is new can be told. Nothing new in it is known yet: it is all assumed.

use crate::model::{Body, Card, CardId, Evidence, Horizon, Journey, JourneyId, LaneKind, Metric, Place};
use crate::template::Ids;
use crate::text::{Lang, sample as words, versions::FUTURE_OF};
use std::sync::Arc;

/// Steps whose pain points are solved.
const SOLVED: [usize; 2] = [5, 8];
/// The feeling aimed at in a step.
const EMOTIONS: [(usize, f64); 3] = [(3, 0.9), (5, 1.0), (8, 0.7)];
/// Steps where the customer does something else. In the order of `words::FUTURE_BEHAVIOURS`.
const BEHAVIOURS: [usize; 3] = [3, 5, 8];
/// What the company does for it: lane and stage. In the order of `words::FUTURE_SERVICE`.
const SERVICE: [(LaneKind, usize); 3] =
    [(LaneKind::Frontstage, 1), (LaneKind::Backstage, 2), (LaneKind::Frontstage, 4)];
/// Higher targets.
const TARGETS: [(Metric, usize, f64); 2] = [(Metric::Conversion, 1, 0.72), (Metric::Nps, 4, 55.0)];

/// The future of `today`, in `lang`.
pub(super) fn future(today: &Journey, lang: Lang, ids: Ids<'_>) -> Journey {
    let steps: Vec<Place> =
        today.stages.iter().flat_map(|stage| &stage.steps).map(|step| Place::Step(step.id)).collect();
    let stages: Vec<Place> = today.stages.iter().map(|stage| Place::Stage(stage.id)).collect();
    let lane = |kind: LaneKind| today.lanes.iter().find(|lane| lane.kind == kind).map(|lane| lane.id);
    let solved = |card: &Card| {
        Some(card.lane) == lane(LaneKind::Pain) && SOLVED.iter().any(|step| steps[*step] == card.place)
    };
    let behaves = lane(LaneKind::Behaviour);
    let mut cards: Vec<Arc<Card>> = today.cards.iter().filter(|card| !solved(card)).cloned().collect();
    for card in &mut cards {
        let text = (BEHAVIOURS.iter().zip(words::FUTURE_BEHAVIOURS))
            .find(|(step, _)| Some(card.lane) == behaves && steps[**step] == card.place)
            .map(|(_, text)| text.get(lang));
        if let Some(next) = aimed(card, &steps, &stages) {
            Arc::make_mut(card).body = next;
        }
        if let Some(text) = text {
            let card = Arc::make_mut(card);
            (card.text, card.evidence) = (text.into(), Evidence::default());
        }
    }
    for ((kind, stage), text) in SERVICE.into_iter().zip(words::FUTURE_SERVICE) {
        let Some(lane) = lane(kind) else { continue };
        let card = Card::new(CardId(ids()), lane, stages[stage], text.get(lang), Body::Plain);
        cards.push(Arc::new(card));
    }
    Journey {
        id: JourneyId(ids()),
        name: FUTURE_OF.fill(lang, &[("name", &today.name)]),
        horizon: Horizon::Future,
        today: Some(today.id),
        version: String::new(),
        cards,
        ..today.clone()
    }
}

/// What a card says when the aim is reached; None if it says the same as today.
fn aimed(card: &Card, steps: &[Place], stages: &[Place]) -> Option<Body> {
    let body = match card.body.clone() {
        Body::Emotion { moment_of_truth, .. } => {
            let (_, score) = EMOTIONS.into_iter().find(|(step, _)| steps[*step] == card.place)?;
            Body::Emotion { score, moment_of_truth }
        }
        Body::Kpi { metric, warn, .. } => {
            let (_, _, target) =
                TARGETS.into_iter().find(|(of, stage, _)| *of == metric && stages[*stage] == card.place)?;
            Body::Kpi { metric, target: Some(target), warn }
        }
        _ => return None,
    };
    Some(body)
}
