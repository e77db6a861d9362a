//! Callouts on the peak and the deepest valley, put where they hide least of the curve.

use super::series::{Dot, Series};
use super::{Paint, level};
use crate::layout::curve::at;
use crate::layout::plan::Plan;
use crate::layout::sheet::{Sheet, fill, line};
use crate::layout::text::{MeasureText, Wrapped};
use crate::layout::{Anchor, EmotionLine, EmotionNode, Font, Part, Point, Rect, Size, point, rect};
use crate::text::{map as words, number};
use std::sync::Arc;

const LEADING: f64 = 16.0;
/// Most lines of a callout.
const MOST_LINES: usize = 6;
const FONT: Font = Font::strong(12.0);
/// Widest text of a callout.
const ROOM: f64 = 230.0;

/// The callouts of the leading line: none where it is flat or has fewer than two points.
pub(super) fn parts(
    plan: &Plan<'_>,
    measure: &mut dyn MeasureText,
    all: &[Series],
    (lines, nodes, signs): (&[EmotionLine], &[Arc<EmotionNode>], &[Rect]),
    row: Rect,
) -> Vec<Part> {
    let Some((peak, valley)) = all.first().and_then(extremes) else { return Vec::new() };
    let samples: Vec<Point> = lines
        .iter()
        .enumerate()
        .flat_map(|(rank, drawn)| drawn.pieces.iter().map(move |piece| (rank, piece)))
        .flat_map(|(rank, piece)| (0..8).map(move |step| (rank, at(piece, f64::from(step) / 8.0))))
        .filter(|(rank, _)| *rank == 0)
        .map(|(_, p)| p)
        .collect();
    let mut placed: Vec<Part> = Vec::new();
    for dot in [valley, peak] {
        let text = wording(plan, all, dot);
        let mut sheet = Sheet::new(measure);
        let room = ROOM.min(row.width - plan.lane_column - 40.0);
        let wrapped = balanced(&mut sheet, &text, room);
        let widest = wrapped.lines.iter().map(|(_, width)| *width).fold(0.0, f64::max);
        let size = Size { width: widest + 20.0, height: 8.0 + LEADING * wrapped.lines.len() as f64 };
        let anchor = point(plan.middle(dot.column), row.y + level(dot.score, row.height));
        let taken: Vec<Rect> = placed.iter().map(|part| part.rect).chain(signs.iter().copied()).collect();
        let lane = rect(plan.lane_column, row.y, row.width - plan.lane_column, row.height).inset(4.0);
        let Some(box_) = best_place(anchor, size, lane, &samples, nodes, &taken) else { continue };
        let (edge, ink) =
            if dot.score >= 0.0 { (Paint::Good, Paint::GoodText) } else { (Paint::Bad, Paint::BadText) };
        sheet.rect(rect(0.0, 0.0, size.width, size.height), 6.0, fill(Paint::Surface), line(edge, 1.0));
        sheet.lines(wrapped, point(size.width / 2.0, 16.5), Anchor::Middle, (FONT, ink), LEADING);
        placed.push(sheet.part(box_, text));
    }
    placed
}

/// The text in as few lines as the room allows, these about as wide as each other.
fn balanced(sheet: &mut Sheet<'_>, text: &str, room: f64) -> Wrapped {
    let widest = sheet.wrap(text, FONT, room, MOST_LINES);
    if widest.lines.len() < 2 || widest.is_cut() {
        return widest;
    }
    let narrower = [0.55, 0.65, 0.75, 0.85]
        .map(|share| share * room)
        .map(|width| sheet.wrap(text, FONT, width, MOST_LINES));
    narrower.into_iter().find(|other| other.lines.len() == widest.lines.len()).unwrap_or(widest)
}

/// The highest and the lowest dot; the first of equals.
fn extremes(series: &Series) -> Option<(&Dot, &Dot)> {
    let mut dots = series.dots.iter();
    let first = dots.next()?;
    let (mut peak, mut valley) = (first, first);
    for dot in dots {
        if dot.score > peak.score {
            peak = dot;
        }
        if dot.score < valley.score {
            valley = dot;
        }
    }
    (peak.score > valley.score).then_some((peak, valley))
}

/// The step, the score, and what a card of the column says, or the feeling in a word.
fn wording(plan: &Plan<'_>, all: &[Series], dot: &Dot) -> String {
    let said = all
        .iter()
        .flat_map(|series| &series.dots)
        .filter(|other| other.column == dot.column)
        .find_map(|other| other.text.as_deref());
    let text = said.unwrap_or_else(|| plan.word(words::feeling(dot.score)));
    let score = number::change(dot.score, 1);
    let fields = [("place", plan.step_name(dot.column)), ("score", score.as_str()), ("text", text)];
    words::CALLOUT_TEXT.fill(plan.lang(), &fields)
}

/// Of the places around a point the one that hides least; `None` if none lies in the lane.
fn best_place(
    anchor: Point,
    size: Size,
    lane: Rect,
    samples: &[Point],
    nodes: &[Arc<EmotionNode>],
    taken: &[Rect],
) -> Option<Rect> {
    let Size { width, height } = size;
    let beside = [anchor.x + 16.0, anchor.x - width - 16.0, anchor.x - width / 2.0];
    let (mut best, mut least) = (None, f64::INFINITY);
    for (turn, x) in beside.into_iter().enumerate() {
        for dy in [0.0, -14.0, 14.0, -26.0, 26.0, -36.0, 36.0, -50.0, 50.0, -66.0, 66.0] {
            let x = x.clamp(lane.x, (lane.right() - width).max(lane.x));
            let box_ = rect(x, anchor.y + dy - height / 2.0, width, height);
            if !lane.holds(box_) || taken.iter().any(|other| other.overlaps(box_)) {
                continue;
            }
            let cost = hidden(box_, samples, nodes) + dy.abs() / 12.0 + turn as f64 * 0.5;
            if cost < least {
                (best, least) = (Some(box_), cost);
            }
        }
    }
    best
}

/// How much a box would hide: points weigh most, then stars, then the line itself.
fn hidden(box_: Rect, samples: &[Point], nodes: &[Arc<EmotionNode>]) -> f64 {
    let wide = rect(box_.x - 3.0, box_.y - 3.0, box_.width + 6.0, box_.height + 6.0);
    let points = nodes.iter().map(|node| {
        let dot = node.part.rect.inset(4.0);
        let star = dot.moved(0.0, -17.0);
        let hit = |area: Rect| if area.overlaps(wide) { 1.0 } else { 0.0 };
        let weight = if node.n.is_some() || node.moment_of_truth { 200.0 } else { 30.0 };
        weight * hit(dot) + if node.moment_of_truth { 100.0 * hit(star) } else { 0.0 }
    });
    let line = samples.iter().filter(|p| wide.contains(**p)).count() as f64;
    points.sum::<f64>() + 3.0 * line
}
