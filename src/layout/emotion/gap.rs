//! Where the ratings contradict what cards claim: marked between the two points, and told with the measured one.

use super::level;
use super::series::Series;
use crate::layout::plan::Plan;
use crate::layout::sheet::{Sheet, line};
use crate::layout::{Anchor, EmotionSource, Font, Paint, point};
use crate::text::number;

/// The least difference on the axis of five points that is worth a mark.
const LEAST: f64 = 0.5;
const FONT: Font = Font::strong(11.0);

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

/// Draws a line from claim to measurement with the difference beside it; coordinates of the lane's ground.
pub(super) fn draw(plan: &Plan<'_>, sheet: &mut Sheet<'_>, gaps: &[Gap], height: f64) {
    for gap in gaps {
        let x = plan.middle(gap.column) - plan.lane_column;
        let [from, to] = [gap.claimed, gap.measured].map(|score| level(score, height));
        let (paint, ink) = match gap.size() < 0.0 {
            true => (Paint::Bad, Paint::BadText),
            false => (Paint::Good, Paint::GoodText),
        };
        sheet.rule(point(x, from), point(x, to), line(paint, 1.5));
        sheet.rule(point(x - 5.0, from), point(x + 5.0, from), line(paint, 1.5));
        let text = number::change(gap.size(), 1);
        let at = point(x - 6.0, f64::midpoint(from, to) + 4.0);
        sheet.text(&text, at, Anchor::End, (FONT, ink), 60.0);
    }
}
