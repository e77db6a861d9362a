//! A new card as a command: the map and its twin add cards in the same way.

use crate::app::Session;
use crate::edit::{CellIndex, Command, JourneyCommand};
use crate::model::{Body, Card, CardId, LaneId, Metric, Place, Touchpoint, TouchpointId, Workspace};
use crate::text::board as words;
use crate::web::random;
use leptos::prelude::*;
use std::sync::Arc;

/// Adds a card without a text to a cell of the journey that is shown, and its id. A figure goes to the whole stage; a
/// touchpoint is the first one known, or a new one. None where the lane is gone.
pub fn fresh_card(session: Session, lane: LaneId, place: Place, at: CellIndex) -> Option<(Command, CardId)> {
    let journey = session.journey()?;
    let id = CardId(random::bits());
    let mut commands = Vec::new();
    let (place, body) = match Body::blank(journey.lane(lane)?.kind) {
        Some(Body::Kpi { .. }) => {
            let stage = journey.stage_of(place).map_or(place, |stage| Place::Stage(stage.id));
            (stage, Body::Kpi { metric: Metric::Customers, target: None, warn: None })
        }
        Some(body) => (place, body),
        None => {
            let first = |workspace: &Arc<Workspace>| workspace.touchpoints.first().map(|known| known.id);
            let known = session.document.workspace.with_untracked(first);
            let touchpoint = known.unwrap_or_else(|| {
                let id = TouchpointId(random::bits());
                let name = session.now(words::NEW_TOUCHPOINT).to_owned();
                commands.push(Command::PutTouchpoint(Touchpoint {
                    id,
                    name,
                    channel: None,
                    aliases: Vec::new(),
                }));
                id
            });
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
