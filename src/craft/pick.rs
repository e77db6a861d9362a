//! Which cards are picked after a click, a stretch by keys, a frame, or "all".

use crate::layout::{Rect, Scene};
use crate::model::{CardId, LaneId};

/// The picked cards with one more, or without it where it was among them.
pub fn toggled(picked: &[CardId], card: CardId) -> Vec<CardId> {
    let mut next: Vec<CardId> = picked.iter().copied().filter(|known| *known != card).collect();
    if next.len() == picked.len() {
        next.push(card);
    }
    next
}

/// The picked cards when the keyboard stretches from one card to the next: going on takes the next one in, going
/// back lets go of the one that is left.
pub fn stretched(picked: &[CardId], from: Option<CardId>, to: CardId) -> Vec<CardId> {
    let mut next = picked.to_vec();
    match from {
        Some(from) if picked.contains(&to) && picked.last() == Some(&from) => {
            next.retain(|card| *card != from)
        }
        Some(from) if !picked.contains(&from) => next.push(from),
        _ => {}
    }
    if !next.contains(&to) {
        next.push(to);
    }
    next
}

/// The cards that a frame in scene coordinates touches, in the order of the map. Of the curve, the claimed points
/// whose middle it holds: their boxes are larger than what is seen.
pub fn within(scene: &Scene, frame: Rect) -> Vec<CardId> {
    let touches = |rect: Rect| {
        rect.x < frame.right() && rect.right() > frame.x && rect.y < frame.bottom() && rect.bottom() > frame.y
    };
    let mut found = Vec::new();
    for row in scene.rows.iter().filter(|row| touches(row.rect)) {
        let items = row.items.iter().filter(|item| touches(item.part.rect)).map(|item| item.card);
        let nodes = row.curve.iter().flat_map(|curve| &curve.nodes);
        let nodes = nodes.filter(|node| frame.contains(node.part.rect.centre())).flat_map(|node| &node.cards);
        found.extend(items.chain(nodes.copied()));
    }
    found
}

/// What "all" picks: every card shown on the lane, or of the whole map where those are picked already or no lane is
/// meant.
pub fn all_wider(scene: &Scene, lane: Option<LaneId>, picked: &[CardId]) -> Vec<CardId> {
    let shown = |lane: Option<LaneId>| -> Vec<CardId> {
        let rows = scene.rows.iter().filter(|row| lane.is_none_or(|lane| row.lane == lane));
        let nodes = |row: &crate::layout::Row| -> Vec<CardId> {
            row.curve.iter().flat_map(|curve| &curve.nodes).flat_map(|node| node.cards.clone()).collect()
        };
        let mut cards: Vec<CardId> = Vec::new();
        for row in rows {
            cards.extend(row.items.iter().map(|item| item.card).chain(nodes(row)));
        }
        cards
    };
    let of_lane = lane.map(|lane| shown(Some(lane))).unwrap_or_default();
    let is_more = of_lane.iter().any(|card| !picked.contains(card));
    if is_more { of_lane } else { shown(None) }
}

#[cfg(test)]
mod tests {
    use super::{stretched, toggled};
    use crate::model::CardId;

    fn ids(numbers: &[u64]) -> Vec<CardId> {
        numbers.iter().copied().map(CardId).collect()
    }

    #[test]
    fn a_click_takes_a_card_in_and_the_next_lets_it_go() {
        assert_eq!(toggled(&ids(&[1, 2]), CardId(3)), ids(&[1, 2, 3]));
        assert_eq!(toggled(&ids(&[1, 2, 3]), CardId(2)), ids(&[1, 3]));
    }

    #[test]
    fn stretching_begins_with_the_card_it_leaves_and_going_back_lets_go() {
        let two = stretched(&[], Some(CardId(1)), CardId(2));
        assert_eq!(two, ids(&[1, 2]));
        let three = stretched(&two, Some(CardId(2)), CardId(3));
        assert_eq!(three, ids(&[1, 2, 3]));
        assert_eq!(stretched(&three, Some(CardId(3)), CardId(2)), two);
        assert_eq!(stretched(&[], None, CardId(7)), ids(&[7]));
    }
}
