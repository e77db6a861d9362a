//! One customer's events, and why a customer is worth a look, in words.

use crate::engine::measure::{Given, Happened, Suggestion, Typical};
use crate::model::Journey;
use crate::text::{Lang, number, people as words};

/// An event as a sentence: when, through which channel, what, at which stage, how it was rated, for how much.
pub fn event_words(event: &Happened, journey: &Journey, currency: &str, lang: Lang) -> String {
    let stage = event.stage.and_then(|id| journey.stage(id)).map(|stage| stage.name.clone());
    let parts = [
        Some(number::day_time(event.millis, lang)),
        Some(event.channel.clone()).filter(|channel| !channel.is_empty()),
        Some(event.touchpoint.clone()).filter(|touchpoint| !touchpoint.is_empty()),
        stage.map(|stage| words::AT_STAGE.fill(lang, &[("stage", &stage)])),
        (!event.ratings.is_empty()).then(|| ratings_words(&event.ratings, lang)),
        event.amount_cents.map(|cents| number::money(cents, currency)),
    ];
    parts.into_iter().flatten().collect::<Vec<String>>().join(words::BETWEEN.get(lang))
}

/// Answers, each with the scale of its question.
pub fn ratings_words(ratings: &[Given], lang: Lang) -> String {
    let one = |given: &Given| {
        let value = number::decimal(f64::from(given.value), 1);
        let value = value.strip_suffix(".0").unwrap_or(&value);
        let scale = format!("{}–{}", given.question.min, given.question.max);
        words::RATED.fill(lang, &[("question", &given.name), ("value", value), ("scale", &scale)])
    };
    ratings.iter().map(one).collect::<Vec<String>>().join(words::BETWEEN.get(lang))
}

/// Why a customer is worth a look.
pub fn reason_words(suggestion: &Suggestion, journey: &Journey, lang: Lang) -> String {
    let events = number::count(suggestion.events);
    match suggestion.why {
        Typical::Through { of } => {
            words::THROUGH.fill(lang, &[("events", &events), ("of", &number::count(of))])
        }
        Typical::Left { step, of } => {
            let stage = journey.stages.get(step).map(|stage| stage.name.clone()).unwrap_or_default();
            words::LEFT.fill(lang, &[("stage", &stage), ("of", &number::count(of)), ("events", &events)])
        }
        Typical::Unhappy { lowest } => {
            // On the map's own scale of emotion.
            words::UNHAPPY.fill(lang, &[("score", &number::change(lowest * 2.0, 1)), ("events", &events)])
        }
    }
}
