//! Several cards at once: changed alike, moved by keys or by a drag, gathered in a column, spread over columns, made
//! as wide as a stage or as narrow as a step.

use super::columns::{as_one, column_of, columns, place_at};
use crate::edit::{CellIndex, Command, JourneyCommand};
use crate::layout::Toward;
use crate::model::{Card, CardId, Journey, LaneId, Place};
use std::collections::HashSet;
use std::sync::Arc;

/// A way to arrange cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrange {
    /// Each as wide as its stage.
    Widen,
    /// Each one column wide, the first of its stage.
    Narrow,
    /// All in the column of the leftmost, each on its lane.
    Gather,
    /// Those of each lane one column each, from the column of its leftmost on.
    Spread,
}

/// The picked cards in the order of the journey.
fn of<'j>(journey: &'j Journey, cards: &[CardId]) -> Vec<&'j Arc<Card>> {
    let picked: HashSet<CardId> = cards.iter().copied().collect();
    journey.cards.iter().filter(|card| picked.contains(&card.id)).collect()
}

fn to(card: &Card, place: Place) -> JourneyCommand {
    JourneyCommand::MoveCard { id: card.id, lane: card.lane, place, at: usize::MAX }
}

/// The same change of several cards as one step; those that are gone are left out.
pub fn change_all(journey: &Journey, cards: &[CardId], change: impl Fn(&mut Card)) -> JourneyCommand {
    let changed = |card: &Arc<Card>| {
        let mut card = Card::clone(card);
        change(&mut card);
        card
    };
    JourneyCommand::SetCards(of(journey, cards).into_iter().map(changed).collect())
}

/// What several cards have in common; none where they differ or there are none.
pub fn common<T: PartialEq>(journey: &Journey, cards: &[CardId], read: impl Fn(&Card) -> T) -> Option<T> {
    let mut values = of(journey, cards).into_iter().map(|card| read(card));
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}

/// The cards arranged, as one step; none where nothing would change.
pub fn arrange(journey: &Journey, cards: &[CardId], how: Arrange) -> Option<Command> {
    let columns = columns(journey);
    let cards = of(journey, cards);
    let column = |card: &Card| column_of(&columns, card.place);
    let leftmost = |lane: Option<LaneId>| {
        let of_lane = cards.iter().filter(|card| lane.is_none_or(|lane| card.lane == lane));
        of_lane.filter_map(|card| column(card)).min()
    };
    let mut placed: Vec<(LaneId, usize)> = Vec::new();
    let mut target = |card: &Card| match how {
        Arrange::Widen => journey.stage_of(card.place).map(|stage| Place::Stage(stage.id)),
        Arrange::Narrow => match card.place {
            Place::Stage(id) => journey.stage(id)?.steps.first().map(|step| Place::Step(step.id)),
            step @ Place::Step(_) => Some(step),
        },
        Arrange::Gather => place_at(&columns, card.place, leftmost(None)?),
        Arrange::Spread => {
            let rank = placed.iter().filter(|(lane, _)| *lane == card.lane).count();
            let (_, step) = *columns.get(leftmost(Some(card.lane))? + rank).or(columns.last())?;
            placed.push((card.lane, rank));
            Some(Place::Step(step))
        }
    };
    // Spread in the order in which they are seen: by column, then within it.
    let mut ordered = cards.clone();
    ordered.sort_by_key(|card| column(card));
    let moves = ordered.into_iter().filter_map(|card| {
        let place = target(card).filter(|place| *place != card.place)?;
        Some(to(card, place))
    });
    as_one(journey, moves.collect())
}

/// The cards one place further; none where one of them stands at the edge to that side, or all are at the end of
/// their cells.
pub fn nudged(journey: &Journey, cards: &[CardId], toward: Toward) -> Option<Command> {
    match toward {
        Toward::Up | Toward::Down => as_one(journey, within_cells(journey, cards, toward == Toward::Down)),
        Toward::Left | Toward::Right => {
            let columns = columns(journey);
            let moves: Option<Vec<JourneyCommand>> = of(journey, cards)
                .into_iter()
                .map(|card| Some(to(card, beside(journey, &columns, card.place, toward == Toward::Right)?)))
                .collect();
            as_one(journey, moves?)
        }
    }
}

/// The next place of the same width.
fn beside(
    journey: &Journey,
    columns: &[(crate::model::StageId, crate::model::StepId)],
    place: Place,
    right: bool,
) -> Option<Place> {
    let next = |at: usize| if right { Some(at + 1) } else { at.checked_sub(1) };
    match place {
        Place::Step(_) => columns.get(next(column_of(columns, place)?)?).map(|column| Place::Step(column.1)),
        Place::Stage(id) => {
            let at = next(journey.stages.iter().position(|stage| stage.id == id)?)?;
            journey.stages.get(at).map(|stage| Place::Stage(stage.id))
        }
    }
}

/// Each picked card past its neighbour that is not picked, cell by cell; those that stand at the end stay.
fn within_cells(journey: &Journey, cards: &[CardId], down: bool) -> Vec<JourneyCommand> {
    let mut picked = of(journey, cards);
    if down {
        picked.reverse();
    }
    let is_picked: HashSet<CardId> = picked.iter().map(|card| card.id).collect();
    let mut moves = Vec::new();
    for card in &picked {
        let in_cell = |other: &&Arc<Card>| other.lane == card.lane && other.place == card.place;
        let cell: Vec<CardId> = journey.cards.iter().filter(in_cell).map(|other| other.id).collect();
        let Some(at) = cell.iter().position(|id| *id == card.id) else { continue };
        // Whether any card that stays lies on that side: else the whole block stands at the end.
        let (before, after) = (&cell[..at], &cell[at + 1..]);
        let ahead = if down { after } else { before };
        if ahead.iter().any(|id| !is_picked.contains(id)) {
            let at = if down { at + 1 } else { at - 1 };
            moves.push(JourneyCommand::MoveCard { id: card.id, lane: card.lane, place: card.place, at });
        }
    }
    moves
}

/// The cards after one of them was dropped on a cell: it goes there, those of its cell follow it, and the others move
/// by as many columns on their own lanes, as far as the map goes.
pub fn dropped(
    journey: &Journey,
    cards: &[CardId],
    grabbed: CardId,
    (lane, place, at): (LaneId, Place, CellIndex),
) -> Option<Command> {
    let columns = columns(journey);
    let held = journey.card(grabbed)?;
    let (from, onto) = (column_of(&columns, held.place)?, column_of(&columns, place)?);
    let picked = of(journey, cards);
    let mut moves = vec![JourneyCommand::MoveCard { id: grabbed, lane, place, at }];
    for card in picked.into_iter().filter(|card| card.id != grabbed) {
        if (card.lane, card.place) == (held.lane, held.place) {
            moves.push(JourneyCommand::MoveCard { id: card.id, lane, place, at: usize::MAX });
            continue;
        }
        let column = column_of(&columns, card.place)?;
        let target = place_at(&columns, card.place, (column + onto).saturating_sub(from))?;
        if target != card.place {
            moves.push(to(card, target));
        }
    }
    as_one(journey, moves)
}
