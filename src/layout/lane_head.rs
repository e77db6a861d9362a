//! A lane's frozen head: icon, name, fold sign; of an emotion lane its axis and the names of its lines, too. A head
//! says how much room its words need, and the row is at least as high.

use super::channels::{self, Grid};
use super::grid::lane_name;
use super::plan::Plan;
use super::sheet::{Sheet, fill, line};
use super::text::{MeasureText, Wrapped};
use super::{Anchor, Font, Icon, Paint, Part, Rect, Weight, emotion, point, rect};
use crate::model::{Lane, LaneKind};

/// Most lines of a name.
const MOST_LINES: usize = 5;
/// A higher row has its name near its top.
const TALL: f64 = 150.0;
/// The first baseline in a tall row.
const TOP_LINE: f64 = 28.5;
/// Where the name begins, beside the icon.
const LEFT: f64 = 42.0;
/// Where the name of a folded lane begins on a phone, beside its sign.
const FOLDED_LEFT: f64 = 24.0;
/// The room of a phone's name, below the icon.
const NARROW_ROOM: f64 = 72.0;
/// The first baseline below a phone's icon, in the lowest row.
const NARROW_LINE: f64 = 42.0;

/// A head whose name is in lines.
pub(super) struct LaneHead<'a> {
    lane: &'a Lane,
    name: &'a str,
    wrapped: Wrapped,
    font: Font,
    /// Between its lines.
    leading: f64,
}

impl<'a> LaneHead<'a> {
    /// The head of a lane.
    pub(super) fn new(plan: &Plan<'a>, measure: &mut dyn MeasureText, lane: &'a Lane) -> LaneHead<'a> {
        let name = lane_name(plan, lane);
        // On a phone a long word gets smaller letters rather than a break inside of it.
        let (room, sizes, leading): (f64, &[f64], f64) = match (plan.is_narrow(), lane.collapsed) {
            (false, _) => (plan.lane_column - 34.0 - axis_room(lane) - LEFT, &[13.0, 12.0, 11.0], 17.0),
            (true, true) => (plan.lane_column - FOLDED_LEFT - 4.0, &[11.0, 10.0, 9.0, 8.0], 14.0),
            (true, false) => (NARROW_ROOM, &[11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0], 14.0),
        };
        let mut sheet = Sheet::new(measure);
        let font = sheet.whole_words(name, Weight::Strong, sizes, room);
        let wrapped = sheet.wrap(name, font, room, MOST_LINES);
        LaneHead { lane, name, wrapped, font, leading }
    }

    /// The height of the name alone, first to last baseline.
    fn drop(&self) -> f64 {
        self.wrapped.lines.len().saturating_sub(1) as f64 * self.leading
    }

    /// The least height of the row.
    pub(super) fn least_height(&self, plan: &Plan<'_>) -> f64 {
        match plan.is_narrow() && !self.lane.collapsed {
            true => NARROW_LINE + self.drop() + 10.0,
            false => self.drop() + self.leading + 12.0,
        }
    }

    /// The height of the name's own strip above rows within the lane.
    pub(super) fn strip(&self, plan: &Plan<'_>) -> f64 {
        self.least_height(plan).max(34.0)
    }

    /// The first baseline beside an icon, or below one on a phone.
    fn baseline(&self, plan: &Plan<'_>, height: f64) -> f64 {
        let is_below = plan.is_narrow() && !self.lane.collapsed;
        match (is_below, height > TALL) {
            (false, true) => TOP_LINE,
            (false, false) => height / 2.0 + 4.5 - self.drop() / 2.0,
            (true, true) => NARROW_LINE,
            // Icon and name together in the middle.
            (true, false) => (height / 2.0 + 9.0 - self.drop() / 2.0).max(NARROW_LINE),
        }
    }

    /// Where the fold sign stands, in scene coordinates: at the head's right side, on a phone in its upper corner; in
    /// an emotion lane beside the axis.
    pub(super) fn chevron(&self, plan: &Plan<'_>, row: Rect, has_strip: bool) -> Rect {
        if plan.is_narrow() {
            return rect(2.0, row.y + 2.0, 24.0, 24.0);
        }
        let middle = match row.height > TALL {
            _ if has_strip => self.strip(plan) / 2.0,
            true => TOP_LINE - 4.5,
            false => row.height / 2.0,
        };
        rect(plan.lane_column - 30.0 - axis_room(self.lane), row.y + middle - 12.0, 24.0, 24.0)
    }

    /// The head of a row.
    pub(super) fn part(
        self,
        plan: &Plan<'_>,
        measure: &mut dyn MeasureText,
        row: Rect,
        ground: Paint,
        by_channel: Option<&Grid>,
    ) -> Part {
        let mut sheet = Sheet::new(measure);
        sheet.rect(rect(0.0, 0.0, plan.lane_column, row.height), 0.0, fill(ground), None);
        let first = match by_channel {
            Some(_) if plan.is_narrow() => NARROW_LINE,
            Some(_) => self.strip(plan) / 2.0 + 4.5 - self.drop() / 2.0,
            None => self.baseline(plan, row.height),
        };
        if let Some(grid) = by_channel {
            channels::names(plan, &mut sheet, &grid.bands, row.y);
        }
        let below = first + self.drop();
        let (lane, name) = (self.lane, self.name);
        self.words(plan, &mut sheet, first);
        if lane.kind == LaneKind::Emotion && !lane.collapsed {
            emotion::axis_and_names(plan, &mut sheet, lane, below, row.height);
        }
        let edge = line(Paint::Hairline, 1.0);
        sheet.rule(point(plan.lane_column - 0.5, 0.0), point(plan.lane_column - 0.5, row.height), edge);
        sheet.rule(point(0.0, row.height - 0.5), point(plan.lane_column, row.height - 0.5), edge);
        sheet.part(rect(0.0, row.y, plan.lane_column, row.height), name)
    }

    /// Where the names of an emotion lane's lines may begin.
    pub(super) fn end_of_name(&self, plan: &Plan<'_>) -> f64 {
        let first = if plan.is_narrow() { NARROW_LINE } else { TOP_LINE };
        first + self.drop()
    }

    /// Icon and name, the name's first baseline at `first`.
    fn words(self, plan: &Plan<'_>, sheet: &mut Sheet<'_>, first: f64) {
        let icon = Icon::of_lane(self.lane.kind);
        let style = (self.font, Paint::Text);
        match (plan.is_narrow(), self.lane.collapsed) {
            (false, _) => {
                let middle = first - 4.5 + self.drop().min(self.leading) / 2.0;
                sheet.icon(icon, point(14.0, middle - 10.0), 20.0, Paint::Muted);
                sheet.lines(self.wrapped, point(LEFT, first), Anchor::Start, style, self.leading);
            }
            (true, true) => {
                let at = point(FOLDED_LEFT, first);
                sheet.lines(self.wrapped, at, Anchor::Start, style, self.leading);
            }
            (true, false) => {
                let centre = plan.lane_column / 2.0;
                sheet.icon(icon, point(centre - 9.0, first - 33.0), 18.0, Paint::Muted);
                sheet.lines(self.wrapped, point(centre, first), Anchor::Middle, style, self.leading);
            }
        }
    }
}

/// Room for the axis of an emotion lane.
fn axis_room(lane: &Lane) -> f64 {
    if lane.kind == LaneKind::Emotion && !lane.collapsed { 22.0 } else { 0.0 }
}

/// The sign that folds or unfolds a lane.
pub(super) fn fold_sign(plan: &Plan<'_>, measure: &mut dyn MeasureText, collapsed: bool, box_: Rect) -> Part {
    let mut sheet = Sheet::new(measure);
    let icon = if collapsed { Icon::ChevronRight } else { Icon::ChevronDown };
    let size = if plan.is_narrow() { 12.0 } else { 16.0 };
    let inset = (box_.width - size) / 2.0;
    sheet.icon(icon, point(inset, inset), size, Paint::Faint);
    sheet.part(box_, "")
}
