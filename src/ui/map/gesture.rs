//! What a pointer is doing on the board, and how that follows it over the scene. A gesture lives here alone until it is
//! dropped; Escape ends it and nothing has happened. What begins and ends one is in `pointer`.

use crate::craft;
use crate::layout::{Cursor, DropSlot, EmotionCurve, Hit, Point, Rect, Scene, rect};
use crate::model::{CardId, LaneId, LaneKind, StageId};
use std::sync::Arc;

/// What the pointer is doing.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Gesture {
    /// Nothing.
    #[default]
    None,
    /// It is down and has not moved.
    Press {
        /// On what.
        hit: Hit,
        /// Where, in scene coordinates.
        start: Point,
        /// Whether Shift or Ctrl is held: what is meant is taken into the selection or out of it.
        adds: bool,
    },
    /// It drags a card, and with it the others that are selected.
    Card {
        /// The one under the pointer.
        card: CardId,
        /// All of them.
        cards: Arc<[CardId]>,
        /// The kind of its lane.
        kind: LaneKind,
        /// Where it would land.
        slot: Option<DropSlot>,
    },
    /// It drags a point of the emotion curve.
    Emotion {
        /// The card behind it.
        card: CardId,
        /// Its lane.
        lane: LaneId,
        /// Where it is now.
        score: f64,
        /// The point under the pointer.
        ghost: Rect,
    },
    /// It drags a stage, a step or a lane.
    Head {
        /// Which.
        what: Cursor,
        /// Where it would land: the position it would take, and for a step also the stage.
        to: (usize, Option<StageId>),
        /// Where that is on the map.
        landing: Rect,
    },
    /// It draws a frame around cards.
    Frame {
        /// Where it began, in scene coordinates.
        start: Point,
        /// The frame.
        frame: Rect,
        /// The cards selected before, if they stay.
        kept: Arc<[CardId]>,
        /// The cards kept and touched.
        cards: Arc<[CardId]>,
    },
    /// It moves the map.
    Pan {
        /// Where the pointer went down, in the window.
        from: (f64, f64),
        /// How far the frame was scrolled then.
        scrolled: (i32, i32),
    },
}

impl Gesture {
    /// The cards being dragged.
    pub fn dragged(&self) -> &[CardId] {
        match self {
            Gesture::Card { cards, .. } => cards,
            Gesture::Emotion { card, .. } => std::slice::from_ref(card),
            _ => &[],
        }
    }

    /// The cards in the frame that is being drawn.
    pub fn framed(&self) -> Option<Arc<[CardId]>> {
        match self {
            Gesture::Frame { cards, .. } => Some(cards.clone()),
            _ => None,
        }
    }

    /// Where what is dragged would land.
    pub fn landing(&self) -> Option<Rect> {
        match self {
            Gesture::Card { slot, .. } => slot.map(|slot| slot.rect),
            Gesture::Head { landing, .. } => Some(*landing),
            _ => None,
        }
    }

    /// A frame or point that follows the pointer; a copy of what is carried is in `carry`.
    pub fn ghost(&self) -> Option<Rect> {
        match self {
            Gesture::Emotion { ghost, .. } => Some(*ghost),
            Gesture::Frame { frame, .. } => Some(*frame),
            _ => None,
        }
    }

    /// A stage, step or lane is picked up.
    pub fn head(what: Cursor) -> Gesture {
        Gesture::Head { what, to: (0, None), landing: Rect::default() }
    }

    /// The gesture with the pointer at another place of the scene.
    pub fn follow(self, scene: &Scene, at: Point) -> Gesture {
        match self {
            Gesture::Card { card, cards, kind, .. } => {
                let slot = scene.drop_slot(at.x, at.y, kind, Some(card));
                Gesture::Card { card, cards, kind, slot }
            }
            Gesture::Frame { start, kept, .. } => {
                let (left, top) = (start.x.min(at.x), start.y.min(at.y));
                let frame = rect(left, top, (start.x - at.x).abs(), (start.y - at.y).abs());
                let more = craft::within(scene, frame).into_iter().filter(|card| !kept.contains(card));
                let cards = kept.iter().copied().chain(more).collect();
                Gesture::Frame { start, frame, kept, cards }
            }
            Gesture::Emotion { card, lane, .. } => {
                let curve = scene.row(lane).and_then(|row| row.curve.clone());
                let Some(curve) = curve else { return Gesture::None };
                let node = curve.nodes.iter().find(|node| node.cards.contains(&card));
                let x = node.map_or(at.x, |node| node.part.rect.centre().x);
                let (top, bottom) = curve.axis;
                let score = score_at(&curve, at.y);
                let y = top + (2.0 - score) / 4.0 * (bottom - top);
                Gesture::Emotion { card, lane, score, ghost: rect(x - 9.0, y - 9.0, 18.0, 18.0) }
            }
            Gesture::Head { what, .. } => match head_landing(scene, what, at) {
                Some((to, landing)) => Gesture::Head { what, to, landing },
                None => Gesture::head(what),
            },
            other => other,
        }
    }
}

/// The score from -2 to +2 that a height in the curve's lane means. Tenths are as fine as a claim can be.
pub fn score_at(curve: &EmotionCurve, y: f64) -> f64 {
    let (top, bottom) = curve.axis;
    let share = ((y - top) / (bottom - top)).clamp(0.0, 1.0);
    ((2.0 - 4.0 * share) * 10.0).round() / 10.0
}

/// The position that a stage, step or lane would take at a point, itself taken out, and the edge it would go to.
fn head_landing(scene: &Scene, what: Cursor, at: Point) -> Option<((usize, Option<StageId>), Rect)> {
    let edge = |x: f64| rect(x - 2.0, 0.0, 4.0, scene.size.height);
    match what {
        Cursor::Stage(id) => {
            let others: Vec<_> = scene.stages.iter().filter(|stage| stage.id != id).collect();
            let to = others.iter().filter(|stage| stage.part.rect.centre().x < at.x).count();
            let x = to
                .checked_sub(1)
                .and_then(|before| others.get(before))
                .map_or(scene.frozen.width, |stage| stage.part.rect.right());
            Some(((to, None), edge(x)))
        }
        Cursor::Step(id) => {
            let column = scene.columns.get(scene.column_at(at.x)?)?;
            let others = scene.columns.iter().filter(|other| other.stage == column.stage && other.step != id);
            let before: Vec<_> = others.filter(|other| other.x + other.width / 2.0 < at.x).collect();
            let first = scene.columns.iter().find(|other| other.stage == column.stage)?;
            let x = before.last().map_or(first.x, |last| last.x + last.width);
            Some(((before.len(), Some(column.stage)), edge(x)))
        }
        Cursor::Lane(id) => {
            // Hidden lanes keep their place in the model, so the position is counted there by the board.
            let others: Vec<_> = scene.rows.iter().filter(|row| row.lane != id).collect();
            let to = others.iter().filter(|row| row.rect.centre().y < at.y).count();
            let y = to
                .checked_sub(1)
                .and_then(|before| others.get(before))
                .map_or(scene.frozen.height, |row| row.rect.bottom());
            Some(((to, None), rect(0.0, y - 2.0, scene.size.width, 4.0)))
        }
        Cursor::Card(_) | Cursor::Cell(..) => None,
    }
}
