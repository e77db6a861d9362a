//! Where the ratings contradict what cards claim: marked between the two points, with the difference beside, and told with the
//! measured one.

use super::level;
use super::series::Series;
use crate::layout::curve::at;
use crate::layout::plan::Plan;
use crate::layout::sheet::{Sheet, line, tint};
use crate::layout::text::MeasureText;
use crate::layout::{
    Anchor, EmotionLine, EmotionNode, EmotionSource, Font, Paint, Point, Rect, Size, point, rect,
};
use crate::text::number;
use std::sync::Arc;

/// The least difference on the axis of five points that is worth a mark.
const LEAST: f64 = 0.5;
const FONT: Font = Font::strong(11.0);
/// From the middle of a gap to its number: past the points at its ends.
const BESIDE: f64 = 11.0;
/// How many places are tried above and below the middle of a gap.
const REACH: i32 = 9;
/// Points in which a piece of a line is seen.
const SAMPLES: u8 = 24;

/// A column in which measurement and claim differ.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Gap {
    pub(super) column: usize,
    measured: f64,
    claimed: f64,
}

impl Gap {
    /// The measurement less the claim.
    pub(super) fn size(self) -> f64 {
        self.measured - self.claimed
    }

    /// Where claim and measurement stand in a lane so high.
    fn levels(self, height: f64) -> [f64; 2] {
        [self.claimed, self.measured].map(|score| level(score, height))
    }

    /// Of the mark and of the number.
    fn paints(self) -> (Paint, Paint) {
        match self.size() < 0.0 {
            true => (Paint::Bad, Paint::BadText),
            false => (Paint::Good, Paint::GoodText),
        }
    }
}

/// The gaps between the measured line and the first claimed one: at least half a point, the claim outside of the
/// measurement's interval, and the base not small.
pub(super) fn gaps(plan: &Plan<'_>, all: &[Series]) -> Vec<Gap> {
    let is_measured = |series: &&Series| series.source == EmotionSource::Measured;
    let (Some(measured), Some(claimed)) =
        (all.iter().find(is_measured), all.iter().find(|series| !is_measured(series)))
    else {
        return Vec::new();
    };
    let gap = |dot: &super::series::Dot| {
        let claim = claimed.dots.iter().find(|claim| claim.column == dot.column)?.score;
        let (low, high) = dot.interval?;
        let is_sure = !(low..=high).contains(&claim) && !plan.facts.is_small(dot.n?);
        let gap = Gap { column: dot.column, measured: dot.score, claimed: claim };
        (is_sure && gap.size().abs() >= LEAST).then_some(gap)
    };
    measured.dots.iter().filter_map(gap).collect()
}

/// Draws a line from claim to measurement; coordinates of the lane's ground.
pub(super) fn draw(plan: &Plan<'_>, sheet: &mut Sheet<'_>, gaps: &[Gap], height: f64) {
    for gap in gaps {
        let x = plan.middle(gap.column) - plan.lane_column;
        let [from, to] = gap.levels(height);
        let edge = line(gap.paints().0, 1.5);
        sheet.rule(point(x, from), point(x, to), edge);
        sheet.rule(point(x - 5.0, from), point(x + 5.0, from), edge);
    }
}

/// The number of a gap.
pub(super) struct Sign {
    /// Its ground, in scene coordinates.
    pub(super) rect: Rect,
    text: String,
    ink: Paint,
}

impl Sign {
    /// Draws it at its place, moved by the corner of the lane's ground.
    pub(super) fn draw(&self, sheet: &mut Sheet<'_>, corner: Point) {
        let box_ = self.rect.moved(-corner.x, -corner.y);
        sheet.rect(box_, 4.0, tint(Paint::Surface, 0.9), None);
        let at = point(box_.centre().x, box_.y + 12.0);
        sheet.text(&self.text, at, Anchor::Middle, (FONT, self.ink), box_.width);
    }
}

/// The numbers of the gaps, each beside its gap where it hides least of lines and points.
pub(super) fn signs(
    plan: &Plan<'_>,
    measure: &mut dyn MeasureText,
    gaps: &[Gap],
    (lines, nodes): (&[EmotionLine], &[Arc<EmotionNode>]),
    row: Rect,
) -> Vec<Sign> {
    let samples: Vec<Point> = lines
        .iter()
        .flat_map(|line| &line.pieces)
        .flat_map(|piece| (0..=SAMPLES).map(move |step| at(piece, f64::from(step) / f64::from(SAMPLES))))
        .collect();
    let lane = rect(plan.lane_column, row.y, row.width - plan.lane_column, row.height).inset(2.0);
    let sign = |gap: &Gap| {
        let text = number::change(gap.size(), 1);
        let size = Size { width: Sheet::new(measure).width(&text, FONT) + 8.0, height: 16.0 };
        let middle = row.y + gap.levels(row.height).iter().sum::<f64>() / 2.0;
        let rect = best_place(point(plan.middle(gap.column), middle), size, lane, &samples, nodes)?;
        Some(Sign { rect, text, ink: gap.paints().1 })
    };
    gaps.iter().filter_map(sign).collect()
}

/// Of the places on both sides of a gap the one that hides least, and of such the nearest.
fn best_place(
    gap: Point,
    Size { width, height }: Size,
    lane: Rect,
    samples: &[Point],
    nodes: &[Arc<EmotionNode>],
) -> Option<Rect> {
    let sides = [gap.x - BESIDE - width, gap.x + BESIDE];
    let (mut best, mut least) = (None, f64::INFINITY);
    for (turn, x) in sides.into_iter().enumerate() {
        for step in -REACH..=REACH {
            let dy = f64::from(step) * 6.0;
            let box_ = rect(x, gap.y + dy - height / 2.0, width, height);
            if !lane.holds(box_) {
                continue;
            }
            let wide = box_.inset(-2.0);
            let lines = samples.iter().filter(|p| wide.contains(**p)).count() as f64;
            let points = nodes.iter().filter(|node| node.part.rect.inset(2.0).overlaps(box_)).count() as f64;
            let cost = 1_000.0 * points + 20.0 * lines + dy.abs() + turn as f64;
            if cost < least {
                (best, least) = (Some(box_), cost);
            }
        }
    }
    best
}
