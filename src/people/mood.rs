//! What the cards claim for one persona along a journey.

use crate::model::{Body, Card, Journey, PersonaId, Place, Stage, Step};
use crate::text::{Lang, number, people as words};

/// The mood of a persona at one step.
#[derive(Clone, Debug, PartialEq)]
pub struct Mood {
    /// The step, counted over all stages from 0.
    pub column: usize,
    /// The name of the step, or that of its stage where it has none.
    pub name: String,
    /// From -2 (bad) to +2 (good).
    pub score: f64,
}

/// The claimed moods, step by step; steps without a claim are left out. As on the map, several cards average, those for
/// everyone count, and a card of a whole stage stands where a step has none of its own.
pub fn mood(journey: &Journey, persona: PersonaId) -> Vec<Mood> {
    let counts = |card: &Card| card.personas.is_empty() || card.personas.contains(&persona);
    let at = |place: Place| {
        let scores = journey.cards.iter().filter(|card| card.place == place && counts(card));
        let scores: Vec<f64> = scores.filter_map(|card| score(card)).collect();
        (!scores.is_empty()).then(|| scores.iter().sum::<f64>() / scores.len() as f64)
    };
    let columns = journey.stages.iter().flat_map(|stage| stage.steps.iter().map(move |step| (stage, step)));
    let mood = |(column, (stage, step)): (usize, (&Stage, &Step))| {
        let score = at(Place::Step(step.id)).or_else(|| at(Place::Stage(stage.id)))?;
        let name = if step.name.trim().is_empty() { &stage.name } else { &step.name };
        Some(Mood { column, name: name.clone(), score })
    };
    columns.enumerate().filter_map(mood).collect()
}

fn score(card: &Card) -> Option<f64> {
    match card.body {
        Body::Emotion { score, .. } if score.is_finite() => Some(score.clamp(-2.0, 2.0)),
        _ => None,
    }
}

/// The line in words: where it is highest and where lowest.
pub fn mood_words(moods: &[Mood], lang: Lang) -> String {
    let by_score = |one: &&Mood, other: &&Mood| one.score.total_cmp(&other.score);
    // The first of equals: `max_by` would take the last.
    let (Some(high), Some(low)) = (moods.iter().rev().max_by(by_score), moods.iter().min_by(by_score)) else {
        return words::NO_MOOD.get(lang).to_owned();
    };
    let score = |mood: &Mood| number::change(mood.score, 1);
    words::MOOD.fill(
        lang,
        &[("high", &high.name), ("best", &score(high)), ("low", &low.name), ("worst", &score(low))],
    )
}
