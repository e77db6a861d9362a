//! New things as commands: the map and its twin add stages, steps, lanes and cards in the same way.

use crate::app::Session;
use crate::craft::New;
use crate::edit::{Command, JourneyCommand};
use crate::layout::Cursor;
use crate::model::{
    Body, Card, CardId, Journey, Lane, LaneId, Metric, Place, Stage, StageId, Step, StepId, Touchpoint,
    TouchpointId,
};
use crate::text::board as words;
use crate::web::random;
use leptos::prelude::*;

/// What adds things to the journey where a menu stands: the map or its twin, whichever provides it.
#[derive(Clone, Copy)]
pub struct Adds(pub Callback<New>);

/// Adds something to the journey that is shown, and the stop that it will be. None where its lane is gone.
pub fn fresh(session: Session, new: New) -> Option<(Command, Cursor)> {
    let journey = untrack(|| session.journey())?;
    let step = || Step::new(StepId(random::bits()), session.now(words::NEW_STEP));
    let (command, cursor) = match new {
        New::Card { .. } => return fresh_card(session, &journey, new),
        New::Stage { at } => {
            let (id, name) = (StageId(random::bits()), session.now(words::NEW_STAGE).to_owned());
            let stage = Stage { id, name, goal: String::new(), aliases: Vec::new(), steps: vec![step()] };
            (JourneyCommand::AddStage { at, stage }, Cursor::Stage(id))
        }
        New::Step { stage, at } => {
            let step = step();
            let id = step.id;
            (JourneyCommand::AddStep { stage, at, step }, Cursor::Step(id))
        }
        New::Lane { kind, at } => {
            let id = LaneId(random::bits());
            (JourneyCommand::AddLane { at, lane: Lane::new(id, kind) }, Cursor::Lane(id))
        }
    };
    Some((Command::Journey(journey.id, command), cursor))
}

/// Adds a card without a text. A figure goes to the whole stage; a touchpoint is a new one.
fn fresh_card(session: Session, journey: &Journey, new: New) -> Option<(Command, Cursor)> {
    let New::Card { lane, place, at, score } = new else { return None };
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
        return Some((add, Cursor::Card(id)));
    }
    commands.push(add);
    Some((Command::Batch(commands), Cursor::Card(id)))
}
