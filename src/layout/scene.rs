//! A finished map: what a renderer prints, and the tables by which a pointer finds its way.
//!
//! Every part has its box in scene coordinates (origin: upper left corner of the map) and marks relative to that
//! box, so a part that only moves keeps its marks. How it is computed stands in the other files.

use super::{Mark, Rect, Size};
use crate::model::{CardId, ChannelId, JourneyId, LaneId, LaneKind, PersonaId, Place, StageId, StepId};
use crate::text::Lang;
use std::ops::Range;
use std::sync::Arc;

/// A finished map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// The language of its words.
    pub lang: Lang,
    /// The journey's name.
    pub title: String,
    /// One sentence for those who cannot see it.
    pub description: String,
    /// The map without header and legend.
    pub size: Size,
    /// Width of the frozen lane column, height of the frozen stage and step rows.
    pub frozen: Size,
    /// Columns from left to right, one for each step.
    pub columns: Vec<Column>,
    /// The heads of the stage row and of the step row, in the frozen corner.
    pub corner: Arc<Vec<Part>>,
    /// Stage chevrons from left to right.
    pub stages: Vec<Arc<StageHead>>,
    /// Conversion pills between stages; drawn above the chevrons.
    pub pills: Vec<Arc<Pill>>,
    /// Step heads from left to right.
    pub steps: Vec<Arc<StepHead>>,
    /// Visible lanes from top to bottom.
    pub rows: Vec<Arc<Row>>,
    /// The journeys that its steps and cards lead to, each once, in words: the name, and how it stands where that is measured.
    pub links: Vec<(JourneyId, String)>,
    /// Who it is about, for exports: its own coordinates, origin at its upper left corner.
    pub header: Arc<Part>,
    /// What the signs mean and where the figures come from: its own coordinates.
    pub legend: Arc<Part>,
}

/// A box with what is drawn in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    /// Where, in scene coordinates.
    pub rect: Rect,
    /// What, relative to the box's corner, back to front.
    pub marks: Arc<Vec<Mark>>,
    /// What it is, in words, for assistive technology; empty for decoration.
    pub label: String,
}

/// A column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    /// Its step.
    pub step: StepId,
    /// The step's stage.
    pub stage: StageId,
    /// Left side.
    pub x: f64,
    /// Width.
    pub width: f64,
}

/// A stage in the frozen row.
#[derive(Clone, Debug, PartialEq)]
pub struct StageHead {
    /// Which.
    pub id: StageId,
    /// Its columns.
    pub columns: Range<usize>,
    /// Chevron and name.
    pub part: Part,
}

/// The conversion between a stage and the next.
#[derive(Clone, Debug, PartialEq)]
pub struct Pill {
    /// The stage that is reached.
    pub to: StageId,
    /// Whether it is the worst of the map or below its target.
    pub warning: bool,
    /// Share and count.
    pub part: Part,
}

/// A step in the frozen row.
#[derive(Clone, Debug, PartialEq)]
pub struct StepHead {
    /// Which.
    pub id: StepId,
    /// Its column.
    pub column: usize,
    /// Its name.
    pub part: Part,
}

/// A visible lane.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Which.
    pub lane: LaneId,
    /// What its cards hold.
    pub kind: LaneKind,
    /// Whether it is a thin row without its cards.
    pub collapsed: bool,
    /// The whole row, lane column included.
    pub rect: Rect,
    /// The frozen head: icon, label, mini legend of the curve.
    pub head: Arc<Part>,
    /// Where a click folds or unfolds the lane, in scene coordinates (inside the head).
    pub chevron: Rect,
    /// The sign in it; a picture of the map leaves it out, since nothing can be folded there.
    pub fold: Arc<Part>,
    /// What lies under the cards: background, column lines, the line through touchpoints.
    pub ground: Arc<Part>,
    /// Cards, badges, pictures and tiles, in model order.
    pub items: Vec<Arc<Item>>,
    /// The curve of an emotion lane.
    pub curve: Option<Arc<EmotionCurve>>,
    /// A box in each cell that no card covers, for an invitation to add; the page draws it on hover alone. In
    /// an emotion lane: in each column for which no card claims a score.
    pub slots: Vec<Slot>,
    /// The rows of channels, from top to bottom, of a touchpoint lane that has them; none in all others.
    pub bands: Vec<Band>,
}

/// The row of a channel in a touchpoint lane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// Which; none for touchpoints without one.
    pub channel: Option<ChannelId>,
    /// Its upper side in scene coordinates.
    pub y: f64,
    /// Its height in pixels.
    pub height: f64,
}

/// A card on the map, whatever its lane makes of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Which.
    pub card: CardId,
    /// The columns it covers, as the model says it.
    pub place: Place,
    /// The columns it covers.
    pub columns: Range<usize>,
    /// Its position among the cards of its lane and place, from 0.
    pub index: usize,
    /// How it is drawn.
    pub look: ItemLook,
    /// Whether some of its text did not fit.
    pub cut: bool,
    /// Box, marks and label.
    pub part: Part,
}

/// What a lane makes of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemLook {
    /// A box with text.
    Card,
    /// A touchpoint's badge with its name.
    Badge,
    /// A figure.
    Tile,
    /// A storyboard picture.
    Picture,
}

/// The emotion lane's drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EmotionCurve {
    /// Scene y of +2 and of -2: a point is dragged between them.
    pub axis: (f64, f64),
    /// Axis, tints, grid lines, band and lines; the box is the lane without its head.
    pub back: Part,
    /// Points on it, each drawn on top of the lines.
    pub nodes: Vec<Arc<EmotionNode>>,
    /// The peak's and the valley's callout, on top of all.
    pub callouts: Vec<Part>,
    /// Each line's points and path, for tests and for animation.
    pub lines: Vec<EmotionLine>,
}

/// One line of the curve.
#[derive(Clone, Debug, PartialEq)]
pub struct EmotionLine {
    /// Where it comes from.
    pub source: EmotionSource,
    /// `(column, score)` from left to right, score from -2 to +2.
    pub points: Vec<(usize, f64)>,
    /// Cubic pieces in scene coordinates: start, two control points, end. A gap in the data is a gap here.
    pub pieces: Vec<[super::Point; 4]>,
}

/// Whose feelings a line shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmotionSource {
    /// The ratings of the data.
    Measured,
    /// The cards that hold for everyone.
    Asserted,
    /// The cards of one persona.
    Persona(PersonaId),
}

/// A point of the curve.
#[derive(Clone, Debug, PartialEq)]
pub struct EmotionNode {
    /// Whose.
    pub source: EmotionSource,
    /// The column.
    pub column: usize,
    /// Its step.
    pub step: StepId,
    /// From -2 to +2.
    pub score: f64,
    /// Answers behind it, for a measured one.
    pub n: Option<u64>,
    /// Its 95 % interval, for a measured one where it is known.
    pub interval: Option<(f64, f64)>,
    /// Whether the base is small (drawn hollow).
    pub small_base: bool,
    /// The cards behind it, for an asserted one; the first is what a click opens.
    pub cards: Vec<CardId>,
    /// Whether the relationship is decided here (drawn with a star).
    pub moment_of_truth: bool,
    /// How far a measured point lies above (or, below 0, under) the claim for its column, where the difference is
    /// significant and at least half a point.
    pub gap: Option<f64>,
    /// Dot and star; a click in the box means this node.
    pub part: Part,
}

/// An empty cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slot {
    /// The column.
    pub column: usize,
    /// Its step.
    pub step: StepId,
    /// Where a card would stand.
    pub rect: Rect,
}

impl Scene {
    /// The row of a lane, if it is visible.
    pub fn row(&self, lane: LaneId) -> Option<&Arc<Row>> {
        self.rows.iter().find(|row| row.lane == lane)
    }

    /// The item of a card, if it is visible as one.
    pub fn item(&self, card: CardId) -> Option<&Arc<Item>> {
        self.rows.iter().flat_map(|row| &row.items).find(|item| item.card == card)
    }

    /// The columns a place covers; empty if it is not on the map.
    pub fn columns_of(&self, place: Place) -> Range<usize> {
        let is_in = |column: &Column| match place {
            Place::Stage(id) => column.stage == id,
            Place::Step(id) => column.step == id,
        };
        let first = self.columns.iter().position(is_in).unwrap_or(0);
        first..first + self.columns.iter().skip(first).take_while(|column| is_in(column)).count()
    }
}
