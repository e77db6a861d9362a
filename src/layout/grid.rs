//! The whole map: frozen head, lanes from top to bottom, header and legend. What a lane holds, and its head, is elsewhere.

use super::head::{Head, head};
use super::keep::{Look, Spot};
use super::lane_head::{LaneHead, fold_sign};
use super::plan::Plan;
use super::sheet::{Sheet, fill, line};
use super::stack::{GAP, PAD};
use super::text::MeasureText;
use super::{
    Anchor, Dash, Font, Input, Item, Paint, Part, Row, Scene, Size, Slot, Stroke, badge, card, channels,
    emotion, header, legend, link, picture, point, rect, tile,
};
use crate::model::{Lane, LaneKind};
use crate::text::{Phrase, map as words};
use std::sync::Arc;

/// Height of a lane folded to a thin row.
const THIN: f64 = 32.0;
/// Height of a lane without cards.
const EMPTY: f64 = 68.0;

/// The line above a lane and its name.
pub(super) type Border = (Dash, Phrase);

/// Gives the row of a lane in its spot: one that was kept, or the one that the last argument makes.
pub(super) type RowOf<'r> = dyn FnMut(&Lane, Spot, &mut dyn FnMut() -> Row) -> Arc<Row> + 'r;

/// Lays a journey out.
pub(super) fn scene(input: &Input<'_>, measure: &mut dyn MeasureText, row_of: &mut RowOf<'_>) -> Scene {
    let plan = Plan::new(input);
    let Head { corner, stages, pills, steps, height } = head(&plan, measure);
    let mut y = height;
    let mut rows: Vec<Arc<Row>> = Vec::new();
    for lane in input.journey.lanes.iter().filter(|lane| !lane.hidden) {
        let look = Look { alternate: rows.len() % 2 == 1, border: blueprint_line(lane.kind, &rows) };
        let spot = Spot { y, look };
        let row = row_of(lane, spot, &mut || row(&plan, measure, lane, spot));
        y = row.rect.bottom();
        rows.push(row);
    }
    Scene {
        lang: input.lang,
        title: input.journey.name.clone(),
        description: description(&plan, rows.len()),
        size: Size { width: plan.right(), height: y },
        frozen: Size { width: plan.lane_column, height },
        corner,
        stages,
        pills,
        steps,
        rows,
        links: link::all(&plan),
        header: Arc::new(header::part(&plan, measure)),
        legend: Arc::new(legend::part(&plan, measure)),
        columns: plan.columns,
    }
}

fn description(plan: &Plan<'_>, lanes: usize) -> String {
    let counts = [
        ("stages", plan.input.journey.stages.len().to_string()),
        ("steps", plan.columns.len().to_string()),
        ("lanes", lanes.to_string()),
        ("cards", plan.input.journey.cards.len().to_string()),
    ];
    words::DESCRIPTION.fill(plan.lang(), &counts.each_ref().map(|(key, text)| (*key, text.as_str())))
}

/// Whether the lane has a row for each channel.
fn is_by_channel(plan: &Plan<'_>, lane: &Lane) -> bool {
    lane.by_channel && lane.kind == LaneKind::Touchpoint && !lane.collapsed && !plan.cards(lane.id).is_empty()
}

/// What a lane of some kind makes of its cards: the items and the height they need.
fn contents(plan: &Plan<'_>, measure: &mut dyn MeasureText, lane: &Lane, y: f64) -> (Vec<Arc<Item>>, f64) {
    match lane.kind {
        LaneKind::Touchpoint => badge::items(plan, measure, lane, y),
        LaneKind::Kpi => tile::items(plan, measure, lane, y),
        LaneKind::Picture => picture::items(plan, measure, lane, y),
        LaneKind::Emotion => (Vec::new(), emotion::height(plan, measure, lane)),
        _ => card::items(plan, measure, lane, y),
    }
}

fn row(plan: &Plan<'_>, measure: &mut dyn MeasureText, lane: &Lane, spot: Spot) -> Row {
    let Spot { y, look: Look { alternate, border } } = spot;
    let lead = if border.is_some() && !lane.collapsed { 16.0 } else { 0.0 };
    let ground = if alternate { Paint::SurfaceAlt } else { Paint::Surface };
    let head = LaneHead::new(plan, measure, lane);
    let strip = head.strip(plan);
    let mut by_channel =
        is_by_channel(plan, lane).then(|| channels::grid(plan, measure, lane, y, (strip + lead, ground)));
    let (items, height) = match &mut by_channel {
        Some(grid) => (std::mem::take(&mut grid.items), grid.height - lead),
        None if lane.collapsed => (Vec::new(), THIN),
        None => contents(plan, measure, lane, y + lead),
    };
    let least = head.least_height(plan);
    let height = if lane.collapsed { THIN.max(least) } else { (height.max(EMPTY) + lead).max(least) };
    let box_ = rect(0.0, y, plan.right(), height);
    let curve = (lane.kind == LaneKind::Emotion && !lane.collapsed)
        .then(|| Arc::new(emotion::curve(plan, measure, lane, box_)));
    let covered = |column: usize| match &curve {
        Some(curve) => curve.nodes.iter().any(|node| node.column == column && !node.cards.is_empty()),
        None => items.iter().any(|item| item.columns.contains(&column)),
    };
    let slots = if lane.collapsed { Vec::new() } else { slots(plan, covered, box_, lead) };
    let bands = by_channel.as_ref().map_or_else(Vec::new, |grid| grid.bands(box_.bottom()));
    let chevron = head.chevron(plan, box_, by_channel.is_some());
    Row {
        lane: lane.id,
        kind: lane.kind,
        collapsed: lane.collapsed,
        rect: box_,
        fold: Arc::new(fold_sign(plan, measure, lane.collapsed, chevron)),
        head: Arc::new(head.part(plan, measure, box_, ground, by_channel.as_ref())),
        chevron,
        ground: Arc::new(row_ground(plan, measure, lane, box_, (ground, border), by_channel.as_ref())),
        items,
        curve,
        slots,
        bands,
    }
}

/// A lane's own name, or its kind's.
pub(super) fn lane_name<'a>(plan: &Plan<'_>, lane: &'a Lane) -> &'a str {
    if lane.name.trim().is_empty() { plan.word(words::lane(lane.kind)) } else { &lane.name }
}

/// What lies under the cards. Its box is the row without the head.
fn row_ground(
    plan: &Plan<'_>,
    measure: &mut dyn MeasureText,
    lane: &Lane,
    row: super::Rect,
    (ground, border): (Paint, Option<Border>),
    by_channel: Option<&channels::Grid>,
) -> Part {
    let width = row.width - plan.lane_column;
    let mut sheet = Sheet::new(measure);
    sheet.rect(rect(0.0, 0.0, width, row.height), 0.0, fill(ground), None);
    for pair in plan.columns.windows(2).filter(|pair| pair[0].stage != pair[1].stage) {
        let x = pair[1].x - plan.lane_column;
        sheet.rule(point(x, 0.0), point(x, row.height), line(Paint::Hairline, 1.0));
    }
    sheet.rule(point(0.0, row.height - 0.5), point(width, row.height - 0.5), line(Paint::Hairline, 1.0));
    if lane.collapsed {
        let count = plan.cards(lane.id).len().to_string();
        let text = words::FOLDED.fill(plan.lang(), &[("count", count.as_str())]);
        let style = (Font::regular(11.0), Paint::Muted);
        sheet.text(&text, point(12.0, row.height / 2.0 + 4.0), Anchor::Start, style, width - 24.0);
    } else if let Some(grid) = by_channel {
        channels::track(&mut sheet, grid, rect(plan.lane_column, row.y, width, row.height));
    } else if lane.kind == LaneKind::Touchpoint {
        badge::line_through(plan, &mut sheet, lane);
    }
    if let Some((dash, name)) = border {
        let stroke = Some(Stroke { paint: Paint::Neutral, width: 1.5, dash });
        sheet.rule(point(0.0, 0.75), point(width, 0.75), stroke);
        if !lane.collapsed {
            let style = (Font::regular(11.0), Paint::Muted);
            sheet.text(plan.word(name), point(12.0, 16.0), Anchor::Start, style, width - 24.0);
        }
    }
    sheet.part(rect(plan.lane_column, row.y, width, row.height), "")
}

/// The service blueprint's lines: of interaction above the first frontstage lane, of visibility above the
/// first lane that the customer does not see.
fn blueprint_line(kind: LaneKind, above: &[Arc<Row>]) -> Option<Border> {
    let unseen = |kind| matches!(kind, LaneKind::Backstage | LaneKind::Support);
    let first = |is: &dyn Fn(LaneKind) -> bool| is(kind) && !above.iter().any(|row| is(row.kind));
    if above.is_empty() {
        None
    } else if first(&|kind| kind == LaneKind::Frontstage) {
        Some((Dash::Solid, words::INTERACTION_LINE))
    } else if first(&unseen) {
        Some((Dash::Dashed, words::VISIBILITY_LINE))
    } else {
        None
    }
}

/// A box in each empty cell.
fn slots(plan: &Plan<'_>, covered: impl Fn(usize) -> bool, row: super::Rect, lead: f64) -> Vec<Slot> {
    (0..plan.columns.len())
        .filter(|column| !covered(*column))
        .map(|at| {
            let column = plan.columns[at];
            let box_ = rect(
                column.x + GAP / 2.0,
                row.y + PAD + lead,
                column.width - GAP,
                row.height - 2.0 * PAD - lead,
            );
            Slot { column: at, step: column.step, rect: box_ }
        })
        .collect()
}
