//! What stands in the head of an emotion lane: the axis, and each line with its name.

use super::series::{self, Series};
use super::{HEIGHT, level, line_stroke, marker, source_name};
use crate::layout::lane_head::LaneHead;
use crate::layout::plan::Plan;
use crate::layout::sheet::{Sheet, tint};
use crate::layout::text::MeasureText;
use crate::layout::{Anchor, EmotionSource, Font, Paint, point, rect};
use crate::model::{Horizon, Lane};
use crate::text::{map as words, number};

const FONT: Font = Font::regular(11.0);
const LEFT: f64 = 47.0;
const ROOM: f64 = 104.0;
/// Between the lines of one name, and between names.
const LEADING: f64 = 14.0;
const GAP: f64 = 7.0;
/// From the baseline of the lane's name to that of the first line's.
const AFTER_NAME: f64 = 27.0;

/// The height of an emotion lane: that of its axis, or what the names of its lines need.
pub(in crate::layout) fn height(plan: &Plan<'_>, measure: &mut dyn MeasureText, lane: &Lane) -> f64 {
    if plan.is_narrow() {
        return HEIGHT;
    }
    let start = LaneHead::new(plan, measure, lane).end_of_name() + AFTER_NAME;
    let mut sheet = Sheet::new(measure);
    let all = series::all(plan, lane);
    let names: f64 = names(plan, &all).iter().map(|name| lines(&mut sheet, name) * LEADING + GAP).sum();
    HEIGHT.max(start - LEADING + names + 6.0)
}

/// The axis, and below the lane's name, whose last baseline is `below`, the names of its lines.
pub(in crate::layout) fn axis_and_names(
    plan: &Plan<'_>,
    sheet: &mut Sheet<'_>,
    lane: &Lane,
    below: f64,
    height: f64,
) {
    // A phone's name stands where +1 would.
    let scores: &[i32] = if plan.is_narrow() { &[2, 0, -2] } else { &[2, 1, 0, -1, -2] };
    for score in scores.iter().copied() {
        let text = number::change(f64::from(score), 0);
        let at = point(plan.lane_column - 8.0, level(f64::from(score), height) + 4.0);
        sheet.text(&text, at, Anchor::End, (FONT, Paint::Muted), 30.0);
    }
    if plan.is_narrow() {
        return;
    }
    let all = series::all(plan, lane);
    let future = plan.input.journey.horizon == Horizon::Future;
    let mut y = below + AFTER_NAME;
    for (at, name) in names(plan, &all).iter().enumerate() {
        match all.get(at) {
            Some(series) => {
                let stroke = line_stroke(plan, series.source, at == 0, future);
                sheet.rule(point(16.0, y - 4.0), point(40.0, y - 4.0), Some(stroke));
                if let EmotionSource::Persona(id) = series.source {
                    marker(plan, sheet, id, point(28.0, y - 4.0), stroke.paint);
                }
            }
            None => sheet.rect(rect(16.0, y - 9.0, 24.0, 10.0), 2.0, tint(Paint::Brand, 0.18), None),
        }
        let wrapped = sheet.wrap(name, FONT, ROOM, 3);
        y += wrapped.lines.len().max(1) as f64 * LEADING + GAP;
        let first = point(LEFT, y - GAP - wrapped.lines.len().max(1) as f64 * LEADING);
        sheet.lines(wrapped, first, Anchor::Start, (FONT, Paint::Muted), LEADING);
    }
}

/// The names of the lines in their order, then that of the band, if there is one.
fn names(plan: &Plan<'_>, all: &[Series]) -> Vec<String> {
    let mut names: Vec<String> = all.iter().map(|series| source_name(plan, series.source)).collect();
    if all.iter().any(|series| series.dots.iter().any(|dot| dot.interval.is_some())) {
        names.push(plan.word(words::INTERVAL).to_owned());
    }
    names
}

fn lines(sheet: &mut Sheet<'_>, name: &str) -> f64 {
    sheet.wrap(name, FONT, ROOM, 3).lines.len().max(1) as f64
}
