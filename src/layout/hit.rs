//! What lies under a pointer, and where a dragged card would land. Pure: the page passes scene coordinates.

use super::{Band, EmotionSource, Point, Rect, Row, Scene, point, rect};
use crate::model::{CardId, LaneId, LaneKind, Place, StageId, StepId};

/// What lies under a pointer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Hit {
    /// Nothing of the map.
    Nothing,
    /// A card, badge, picture or tile.
    Card(CardId),
    /// A point of the emotion curve.
    Emotion {
        /// Its lane.
        lane: LaneId,
        /// Whose line.
        source: EmotionSource,
        /// Its step.
        step: StepId,
        /// The card behind it, if it is an asserted one.
        card: Option<CardId>,
    },
    /// A stage's chevron.
    Stage(StageId),
    /// A step's head.
    Step(StepId),
    /// A lane's head.
    Lane(LaneId),
    /// The fold sign of a lane's head.
    Chevron(LaneId),
    /// A place in a cell where no card lies.
    Cell {
        /// The lane.
        lane: LaneId,
        /// The step.
        step: StepId,
        /// The position a new card would take among the cards of that lane and step.
        index: usize,
    },
}

/// Where a dragged card would land.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DropSlot {
    /// The lane.
    pub lane: LaneId,
    /// The column or columns.
    pub place: Place,
    /// The position among the cards of that lane and place, the dragged card not counted.
    pub index: usize,
    /// The row of a channel in that lane, if it has such rows.
    pub band: Option<Band>,
    /// The box to light up, in scene coordinates.
    pub rect: Rect,
}

impl Scene {
    /// What lies under a point of the map, the uppermost thing first. The page asks with coordinates in which
    /// the frozen head and column stand at the map's origin.
    pub fn hit(&self, x: f64, y: f64) -> Hit {
        let p = point(x, y);
        if p.y < self.frozen.height {
            return self.hit_head(p);
        }
        let Some(row) = self.rows.iter().find(|row| row.rect.contains(p)) else {
            return Hit::Nothing;
        };
        if row.chevron.contains(p) {
            return Hit::Chevron(row.lane);
        }
        if p.x < self.frozen.width {
            return Hit::Lane(row.lane);
        }
        if let Some(hit) = row.hit_node(p) {
            return hit;
        }
        if let Some(item) = row.items.iter().find(|item| item.part.rect.contains(p)) {
            return Hit::Card(item.card);
        }
        match self.column_at(p.x) {
            Some(column) => {
                let step = self.columns[column].step;
                let index = row.index_below(Place::Step(step), p, None);
                Hit::Cell { lane: row.lane, step, index }
            }
            None => Hit::Nothing,
        }
    }

    /// Where a card of a lane of this kind, now on `from` if it is on the map, would land at a point. `None`
    /// where it may not lie: above the lanes, or on a lane of another kind.
    pub fn drop_slot(&self, x: f64, y: f64, kind: LaneKind, dragged: Option<CardId>) -> Option<DropSlot> {
        let p = point(x, y);
        let row = self.rows.iter().find(|row| row.rect.contains(p) && row.kind == kind && !row.collapsed)?;
        let column = self.column_at(p.x)?;
        let stage_wide = dragged
            .and_then(|card| self.item(card))
            .is_some_and(|item| matches!(item.place, Place::Stage(_)));
        let place = match stage_wide {
            true => Place::Stage(self.columns[column].stage),
            false => Place::Step(self.columns[column].step),
        };
        let (lane, band) = (row.lane, row.band_at(p.y));
        let Some(band) = band else {
            let index = row.index_below(place, p, dragged);
            return Some(DropSlot { lane, place, index, band, rect: self.landing(row, place, p, dragged) });
        };
        let across = self.across(place);
        let rect = rect(across.0, band.y, across.1, band.height).inset(4.0);
        Some(DropSlot { lane, place, index: row.index_in(band, place, p, dragged), band: Some(band), rect })
    }

    /// The column at `x`.
    pub fn column_at(&self, x: f64) -> Option<usize> {
        self.columns.iter().position(|column| (column.x..column.x + column.width).contains(&x))
    }

    fn hit_head(&self, p: Point) -> Hit {
        if let Some(stage) = self.stages.iter().find(|stage| stage.part.rect.contains(p)) {
            return Hit::Stage(stage.id);
        }
        match self.steps.iter().find(|step| step.part.rect.contains(p)) {
            Some(step) => Hit::Step(step.id),
            None => Hit::Nothing,
        }
    }

    /// A box between the cards of a cell, where the next card would push the lower ones down.
    fn landing(&self, row: &Row, place: Place, p: Point, dragged: Option<CardId>) -> Rect {
        let (left, width) = self.across(place);
        let above = row
            .others(place, dragged)
            .filter(|item| item.part.rect.centre().y < p.y)
            .map(|item| item.part.rect.bottom())
            .fold(row.rect.y, f64::max);
        let full = rect(left, row.rect.y, width, row.rect.height).inset(4.0);
        if row.others(place, dragged).next().is_none() {
            return full;
        }
        let top = above.clamp(row.rect.y, row.rect.bottom() - 6.0);
        rect(full.x, top, full.width, 6.0)
    }

    /// Left side and width of a place.
    fn across(&self, place: Place) -> (f64, f64) {
        let columns = self.columns_of(place);
        let left = self.columns.get(columns.start).map_or(0.0, |column| column.x);
        let right = columns.clone().last().map_or(left, |at| self.columns[at].x + self.columns[at].width);
        (left, right - left)
    }
}

impl Row {
    /// The row of a channel at a height.
    pub fn band_at(&self, y: f64) -> Option<Band> {
        self.bands.iter().copied().find(|band| band.holds(y))
    }

    /// Whether no card of a column lies in a channel's row.
    pub fn is_free(&self, band: Band, column: usize) -> bool {
        !self.items.iter().any(|item| item.columns.contains(&column) && band.holds(item.part.rect.y))
    }

    /// The position of a card dropped into a channel's row: after those of its place and row that lie before the point. One
    /// that has no other before or behind it there than it had keeps its position, whatever stands in other rows.
    fn index_in(&self, band: Band, place: Place, p: Point, dragged: Option<CardId>) -> usize {
        let others: Vec<_> = self.others(place, dragged).collect();
        let here = |item: &&super::Item| band.holds(item.part.rect.y);
        let ahead = others.iter().copied().filter(here).filter(|item| before(item.part.rect, p)).count();
        let own = self.items.iter().find(|item| Some(item.card) == dragged && item.place == place);
        let was =
            own.map(|own| others.iter().copied().filter(here).filter(|item| item.index < own.index).count());
        match own {
            Some(own) if was == Some(ahead) => own.index,
            _ => match ahead.checked_sub(1) {
                Some(last) => {
                    let last = others.iter().copied().enumerate().filter(|(_, item)| here(item)).nth(last);
                    last.map_or(others.len(), |(at, _)| at + 1)
                }
                None => others.iter().position(here).unwrap_or(others.len()),
            },
        }
    }

    /// The items of a place without the dragged one.
    fn others(&self, place: Place, dragged: Option<CardId>) -> impl Iterator<Item = &super::Item> {
        self.items
            .iter()
            .map(|item| item.as_ref())
            .filter(move |item| item.place == place && Some(item.card) != dragged)
    }

    /// How many cards of a place lie before a point: above it, or beside it to the left.
    fn index_below(&self, place: Place, p: Point, dragged: Option<CardId>) -> usize {
        self.others(place, dragged)
            .filter(|item| {
                let box_ = item.part.rect;
                box_.bottom() <= p.y || (box_.y <= p.y && before(box_, p))
            })
            .count()
    }

    fn hit_node(&self, p: Point) -> Option<Hit> {
        let curve = self.curve.as_ref()?;
        // Where a claim and a measurement lie together, the claim is meant: it can be dragged.
        let mut here = curve.nodes.iter().rev().filter(|node| node.part.rect.contains(p));
        let node = here.clone().find(|node| !node.cards.is_empty()).or_else(|| here.next())?;
        Some(Hit::Emotion {
            lane: self.lane,
            source: node.source,
            step: node.step,
            card: node.cards.first().copied(),
        })
    }
}

impl Band {
    fn holds(self, y: f64) -> bool {
        (self.y..self.y + self.height).contains(&y)
    }
}

/// Whether a box that a point is level with lies before the point in reading order.
fn before(box_: Rect, p: Point) -> bool {
    if box_.x <= p.x && p.x <= box_.right() { box_.centre().y < p.y } else { box_.centre().x < p.x }
}
