//! A new card as a command: the map and its twin add cards in the same way.

use crate::app::Session;
use crate::edit::{CellIndex, Command, JourneyCommand};
use crate::model::{Body, Card, CardId, LaneId, Metric, Place, Touchpoint, TouchpointId};
use crate::text::board as words;
use crate::web::random;

/// Adds a card without a text to a cell of the journey that is shown, and its id. A figure goes to the whole stage; a
/// touchpoint is a new one; a claim of a curve is `score`, or neutral. None where the lane is gone.
pub fn fresh_card(
    session: Session,
    lane: LaneId,
    place: Place,
    at: CellIndex,
    score: Option<f64>,
) -> Option<(Command, CardId)> {
    let journey = session.journey()?;
    let id = CardId(random::bits());
    let mut commands = Vec::new();
    let (place, body) = match Body::blank(journey.lane(lane)?.kind) {
        Some(Body::Kpi { .. }) => {
            let stage = journey.stage_of(place).map_or(place, |stage| Place::Stage(stage.id));
            (stage, Body::Kpi { metric: Metric::Customers, target: None, warn: None })
        }
        Some(Body::Emotion { score: neutral, moment_of_truth }) => {
            (place, Body::Emotion { score: score.unwrap_or(neutral), moment_of_truth })
        }
        Some(body) => (place, body),
        None => {
            // One of its own: to take a known one would show figures that nobody meant.
            let touchpoint = TouchpointId(random::bits());
            let name = session.now(words::NEW_TOUCHPOINT).to_owned();
            commands.push(Command::PutTouchpoint(Touchpoint {
                id: touchpoint,
                name,
                channel: None,
                aliases: Vec::new(),
            }));
            (place, Body::Touch { touchpoint, frequency: String::new() })
        }
    };
    let card = Box::new(Card::new(id, lane, place, "", body));
    let add = Command::Journey(journey.id, JourneyCommand::AddCard { card, at });
    if commands.is_empty() {
        return Some((add, id));
    }
    commands.push(add);
    Some((Command::Batch(commands), id))
}
