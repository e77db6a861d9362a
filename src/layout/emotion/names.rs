//! What stands in the head of an emotion lane: the axis, and each line with its name.

use super::series::{self, Series};
use super::{HEIGHT, level, line_stroke, marker, source_name};
use crate::layout::lane_head::LaneHead;
use crate::layout::plan::Plan;
use crate::layout::sheet::{Sheet, tint};
use crate::layout::text::{MeasureText, Wrapped};
use crate::layout::{Anchor, EmotionSource, Font, Paint, Weight, point, rect};
use crate::model::{Horizon, Lane};
use crate::text::{map as words, number};

const FONT: Font = Font::regular(11.0);
/// Most lines of a name.
const MOST_LINES: usize = 3;

/// How names stand in the head.
struct Column {
    /// Each name's piece of line or marker, from and to.
    sign: [f64; 2],
    /// Where names begin.
    left: f64,
    room: f64,
    /// Falling sizes of letters, so that words stay whole.
    sizes: &'static [f64],
    /// Between the lines of one name, and between names.
    leading: f64,
    gap: f64,
    /// From the baseline of the lane's name to that of the first line's.
    after_name: f64,
}

const WIDE: Column = Column {
    sign: [16.0, 40.0],
    left: 47.0,
    room: 104.0,
    sizes: &[11.0],
    leading: 14.0,
    gap: 7.0,
    after_name: 27.0,
};

/// Beside the axis of a phone there is little room.
const NARROW: Column = Column {
    sign: [2.0, 12.0],
    left: 15.0,
    room: 38.0,
    sizes: &[10.0, 9.0, 8.0],
    leading: 11.0,
    gap: 4.0,
    after_name: 20.0,
};

impl Column {
    fn of(plan: &Plan<'_>) -> &'static Column {
        if plan.is_narrow() { &NARROW } else { &WIDE }
    }

    fn wrapped(&self, sheet: &mut Sheet<'_>, name: &str) -> (Wrapped, Font) {
        let font = sheet.whole_words(name, Weight::Regular, self.sizes, self.room);
        (sheet.wrap(name, font, self.room, MOST_LINES), font)
    }
}

/// The height of an emotion lane: that of its axis, or what the names of its lines need.
pub(in crate::layout) fn height(plan: &Plan<'_>, measure: &mut dyn MeasureText, lane: &Lane) -> f64 {
    let column = Column::of(plan);
    let start = LaneHead::new(plan, measure, lane).end_of_name(plan) + column.after_name;
    let mut sheet = Sheet::new(measure);
    let all = series::all(plan, lane);
    let mut lines = |name: &String| column.wrapped(&mut sheet, name).0.lines.len().max(1) as f64;
    let names: f64 = names(plan, &all).iter().map(|name| lines(name) * column.leading + column.gap).sum();
    HEIGHT.max(start - column.leading + names + 6.0)
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
    let column = Column::of(plan);
    let [from, to] = column.sign;
    let all = series::all(plan, lane);
    let future = plan.input.journey.horizon == Horizon::Future;
    let mut y = below + column.after_name;
    for (at, name) in names(plan, &all).iter().enumerate() {
        match all.get(at) {
            Some(series) => {
                let stroke = line_stroke(plan, series.source, at == 0, future);
                sheet.rule(point(from, y - 4.0), point(to, y - 4.0), Some(stroke));
                if let EmotionSource::Persona(id) = series.source {
                    marker(plan, sheet, id, point(f64::midpoint(from, to), y - 4.0), stroke.paint);
                }
            }
            None => sheet.rect(rect(from, y - 9.0, to - from, 10.0), 2.0, tint(Paint::Brand, 0.18), None),
        }
        let (wrapped, font) = column.wrapped(sheet, name);
        let lines = wrapped.lines.len().max(1) as f64;
        sheet.lines(wrapped, point(column.left, y), Anchor::Start, (font, Paint::Muted), column.leading);
        y += lines * column.leading + column.gap;
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
