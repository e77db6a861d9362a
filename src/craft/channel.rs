//! Touchpoints that are put into the row of a channel. Where that row is, the layout tells.

use crate::edit::Command;
use crate::model::{Body, Card, CardId, ChannelId, JourneyId, Workspace};

/// Gives the touchpoint of a card a channel, and how many other journeys have that touchpoint. None where it has that channel
/// already, and of cards that are no touchpoints.
pub fn rechannelled(
    workspace: &Workspace,
    journey: JourneyId,
    card: CardId,
    channel: Option<ChannelId>,
) -> Option<(Command, usize)> {
    let Body::Touch { touchpoint: id, .. } = workspace.journey(journey)?.card(card)?.body else {
        return None;
    };
    let mut touchpoint = workspace.touchpoint(id).filter(|known| known.channel != channel)?.clone();
    touchpoint.channel = channel;
    let uses = |card: &Card| matches!(card.body, Body::Touch { touchpoint, .. } if touchpoint == id);
    let others = workspace.journeys.iter().filter(|other| other.id != journey);
    let count = others.filter(|other| other.cards.iter().any(|card| uses(card))).count();
    Some((Command::PutTouchpoint(touchpoint), count))
}

/// A command that makes a touchpoint, with that touchpoint in a channel; other commands as they are.
pub fn in_channel(command: Command, channel: Option<ChannelId>) -> Command {
    match command {
        Command::PutTouchpoint(mut touchpoint) => {
            touchpoint.channel = channel;
            Command::PutTouchpoint(touchpoint)
        }
        Command::Batch(commands) => {
            Command::Batch(commands.into_iter().map(|command| in_channel(command, channel)).collect())
        }
        other => other,
    }
}
