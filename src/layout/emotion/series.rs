//! The points of each line of the emotion lane: measured ones from the figures, asserted ones from cards.

use crate::layout::EmotionSource;
use crate::layout::plan::Plan;
use crate::model::{Body, Card, CardId, Lane, PersonaId, Place};

/// Most lines of personas on one map.
const MOST_PERSONAS: usize = 5;

/// The points of one line from left to right.
pub(super) struct Series {
    pub(super) source: EmotionSource,
    pub(super) dots: Vec<Dot>,
}

/// A point in a column.
pub(super) struct Dot {
    pub(super) column: usize,
    /// From -2 to +2.
    pub(super) score: f64,
    pub(super) interval: Option<(f64, f64)>,
    pub(super) n: Option<u64>,
    pub(super) cards: Vec<CardId>,
    moment_of_truth: bool,
    /// The first text among the cards.
    pub(super) text: Option<String>,
}

impl Series {
    /// The dots between which the line is drawn: measured ones only while their columns touch.
    pub(super) fn runs(&self) -> impl Iterator<Item = &[Dot]> {
        let breaks = self.source == EmotionSource::Measured;
        self.dots.chunk_by(move |a, b| !breaks || b.column == a.column + 1)
    }
}

/// The lines of a lane, the leading one first: measured if there is data, then what cards assert.
pub(super) fn all(plan: &Plan<'_>, lane: &Lane) -> Vec<Series> {
    let mut all = Vec::new();
    let dots = measured(plan);
    if !dots.is_empty() {
        all.push(Series { source: EmotionSource::Measured, dots });
    }
    let cards = plan.cards(lane.id);
    let personas = personas(plan, cards);
    if personas.is_empty() {
        let dots = asserted(plan, cards, None);
        if !dots.is_empty() {
            all.push(Series { source: EmotionSource::Asserted, dots });
        }
    }
    for id in personas {
        all.push(Series { source: EmotionSource::Persona(id), dots: asserted(plan, cards, Some(id)) });
    }
    all
}

/// The columns where the relationship is decided, whichever line says so.
pub(super) fn stars(all: &[Series]) -> Vec<usize> {
    let dots = all.iter().flat_map(|series| &series.dots);
    dots.filter(|dot| dot.moment_of_truth).map(|dot| dot.column).collect()
}

fn measured(plan: &Plan<'_>) -> Vec<Dot> {
    let dot = |(column, place): (usize, Place)| {
        let felt = plan.facts.felt(place)?;
        Some(Dot {
            column,
            score: felt.score,
            interval: felt.interval,
            n: Some(felt.n),
            cards: Vec::new(),
            moment_of_truth: false,
            text: None,
        })
    };
    let places = plan.columns.iter().map(|column| Place::Step(column.step));
    places.enumerate().filter_map(dot).collect()
}

/// The personas that have a line of their own, in the journey's order.
fn personas(plan: &Plan<'_>, cards: &[&Card]) -> Vec<PersonaId> {
    let named = |id: &PersonaId| cards.iter().any(|card| card.personas.contains(id));
    let wanted = |id: &PersonaId| plan.input.persona.is_none_or(|only| only == *id);
    let listed = plan.input.workspace.personas.iter().map(|persona| persona.id);
    let mut found: Vec<PersonaId> = plan.input.journey.personas.clone();
    found.extend(listed.filter(|id| !plan.input.journey.personas.contains(id)));
    found.retain(|id| named(id) && wanted(id));
    found.truncate(MOST_PERSONAS);
    found
}

/// What the cards claim for a persona (with those for everyone), column by column. Several cards of a column
/// average; a card of a whole stage stands where its steps have none of their own.
fn asserted(plan: &Plan<'_>, cards: &[&Card], persona: Option<PersonaId>) -> Vec<Dot> {
    let counts =
        |card: &&&Card| card.personas.is_empty() || persona.is_some_and(|id| card.personas.contains(&id));
    let dot = |column: usize| {
        let at = plan.columns[column];
        let here =
            |place: Place| cards.iter().filter(counts).filter(move |card| card.place == place).copied();
        let mut found: Vec<&Card> = here(Place::Step(at.step)).collect();
        if found.is_empty() {
            found = here(Place::Stage(at.stage)).collect();
        }
        claim(column, &found)
    };
    (0..plan.columns.len()).filter_map(dot).collect()
}

fn claim(column: usize, cards: &[&Card]) -> Option<Dot> {
    let claimed = cards.iter().filter_map(|card| match card.body {
        Body::Emotion { score, moment_of_truth } => Some((card, score.clamp(-2.0, 2.0), moment_of_truth)),
        _ => None,
    });
    let (mut sum, mut count, mut moment_of_truth, mut ids, mut text) = (0.0, 0u32, false, Vec::new(), None);
    for (card, score, decided) in claimed.filter(|(_, score, _)| score.is_finite()) {
        sum += score;
        count += 1;
        moment_of_truth |= decided;
        ids.push(card.id);
        if text.is_none() && !card.text.trim().is_empty() {
            text = Some(card.text.trim().to_owned());
        }
    }
    (count > 0).then(|| Dot {
        column,
        score: sum / f64::from(count),
        interval: None,
        n: None,
        cards: ids,
        moment_of_truth,
        text,
    })
}
