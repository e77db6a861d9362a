//! Cards of a lane in ranks: cards of one cell lie below each other, and a card over several columns takes
//! the first rank that is free in all of them, so that nothing overlaps and rows stay in line.

use super::plan::Plan;
use super::{Rect, rect};
use crate::model::{Card, Place};
use std::collections::BTreeMap;
use std::ops::Range;

/// Between cards, across and down.
pub(super) const GAP: f64 = 8.0;
/// Between a lane's edge and its cards.
pub(super) const PAD: f64 = 6.0;

/// A card whose box is not settled yet.
pub(super) struct Draft<'a, T> {
    pub(super) card: &'a Card,
    pub(super) columns: Range<usize>,
    /// Position among the cards of its place.
    pub(super) index: usize,
    /// Pixels across its box.
    pub(super) width: f64,
    /// Pixels down that it needs.
    pub(super) height: f64,
    /// What its kind has prepared.
    pub(super) content: T,
}

/// The cards of a lane with the width they have, before their heights are known.
pub(super) fn drafts<'a>(plan: &Plan<'a>, cards: &[&'a Card]) -> Vec<Draft<'a, ()>> {
    let mut counts: BTreeMap<Place, usize> = BTreeMap::new();
    let draft = |card: &&'a Card| {
        let columns = plan.range(card.place);
        let count = counts.entry(card.place).or_default();
        *count += 1;
        let width = plan.span(&columns, 0.0, 0.0).width - GAP;
        Draft { card, index: *count - 1, columns, width, height: 0.0, content: () }
    };
    cards.iter().map(draft).collect()
}

impl<'a, T> Draft<'a, T> {
    /// The same card with what its kind prepared and the height it needs.
    pub(super) fn with<U>(self, content: U, height: f64) -> Draft<'a, U> {
        let Draft { card, columns, index, width, .. } = self;
        Draft { card, columns, index, width, height, content }
    }
}

/// The boxes of the drafts in a lane whose cards begin at `y`, and the height of the lane.
pub(super) fn settle<T>(plan: &Plan<'_>, drafts: &[Draft<'_, T>], y: f64) -> (Vec<Rect>, f64) {
    let mut taken: Vec<Vec<bool>> = Vec::new();
    let mut heights: Vec<f64> = Vec::new();
    let mut ranks = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let free = |rank: &Vec<bool>| rank[draft.columns.clone()].iter().all(|taken| !taken);
        let rank = taken.iter().position(free).unwrap_or(taken.len());
        if rank == taken.len() {
            taken.push(vec![false; plan.columns.len()]);
            heights.push(0.0);
        }
        taken[rank][draft.columns.clone()].fill(true);
        heights[rank] = draft.height.max(heights[rank]);
        ranks.push(rank);
    }
    let mut tops = Vec::with_capacity(heights.len());
    let mut bottom = y + PAD;
    for height in &heights {
        tops.push(bottom);
        bottom += height + GAP;
    }
    let boxes = drafts.iter().zip(&ranks).map(|(draft, rank)| {
        let span = plan.span(&draft.columns, tops[*rank], heights[*rank]);
        rect(span.x + GAP / 2.0, span.y, draft.width, span.height)
    });
    let height = if heights.is_empty() { 0.0 } else { bottom - GAP + PAD - y };
    (boxes.collect(), height)
}
