//! Tiles of key figures: name, figure, change, sparkline with target, base.

use super::card::label;
use super::plan::Plan;
use super::reading::{Reading, reading, value_text};
use super::sheet::{Sheet, closed_path, fill, line, open_path};
use super::stack::{Draft, drafts, settle};
use super::text::MeasureText;
use super::{Anchor, Dash, Font, Item, ItemLook, Paint, Part, Point, Rect, Stroke, point, rect};
use crate::model::{Body, Card, Goal, Lane, Metric, Place, Status};
use crate::text::{Phrase, map as words, number};
use std::sync::Arc;

const HEIGHT: f64 = 72.0;
const PAD: f64 = 12.0;
/// A narrower tile has no room for the change beside the name.
const ROOMY: f64 = 150.0;
const SPARK_WIDTH: f64 = 72.0;
const SPARK_HEIGHT: f64 = 20.0;
const SMALL: Font = Font::regular(11.0);

/// The tiles of a lane and the lane's height.
pub(super) fn items(
    plan: &Plan<'_>,
    measure: &mut dyn MeasureText,
    lane: &Lane,
    y: f64,
) -> (Vec<Arc<Item>>, f64) {
    let drafts: Vec<Draft<'_, ()>> =
        drafts(plan, plan.cards(lane.id)).into_iter().map(|draft| draft.with((), HEIGHT)).collect();
    let (boxes, height) = settle(plan, &drafts, y);
    let items = drafts.into_iter().zip(boxes).map(|(draft, box_)| {
        let Draft { card, columns, index, .. } = draft;
        let part = part(plan, measure, lane, card, box_);
        let (look, cut) = (ItemLook::Tile, false);
        Arc::new(Item { card: card.id, place: card.place, columns, index, look, cut, part })
    });
    (items.collect(), height)
}

fn part(plan: &Plan<'_>, measure: &mut dyn MeasureText, lane: &Lane, card: &Card, box_: Rect) -> Part {
    let mut sheet = Sheet::new(measure);
    let inside = rect(0.5, 0.5, box_.width - 1.0, box_.height - 1.0);
    sheet.rect(inside, 8.0, fill(Paint::Surface), line(Paint::HairlineStrong, 1.0));
    let Body::Kpi { metric, target, warn } = card.body else {
        return sheet.part(box_, label(plan, lane, card));
    };
    let goal = target.map(|value| Goal { value, warn });
    let found = reading(plan, card.place, metric);
    let name = if card.text.trim().is_empty() { plan.word(words::metric(metric)) } else { card.text.trim() };
    let scope = match card.place {
        Place::Stage(_) => words::THIS_STAGE,
        Place::Step(_) => words::THIS_STEP,
    };
    let spoken = draw(plan, &mut sheet, &Drawn { name, metric, goal, found: &found, scope }, box_.width);
    let label = format!("{} · {name} {spoken}", label_place(plan, lane, card));
    sheet.part(box_, label)
}

fn label_place(plan: &Plan<'_>, lane: &Lane, card: &Card) -> String {
    format!("{} · {}", super::grid::lane_name(plan, lane), plan.place_name(card.place))
}

/// What stands on a tile.
struct Drawn<'a> {
    name: &'a str,
    metric: Metric,
    goal: Option<Goal>,
    found: &'a Reading,
    /// Whose figure it is.
    scope: Phrase,
}

/// Draws a tile's inside and returns its figure in words.
fn draw(plan: &Plan<'_>, sheet: &mut Sheet<'_>, tile: &Drawn<'_>, width: f64) -> String {
    let roomy = width >= ROOMY;
    let change_width = if roomy { change(plan, sheet, tile, width, 19.0) } else { 0.0 };
    let gap = if change_width > 0.0 { 8.0 } else { 0.0 };
    let name_room = width - 2.0 * PAD - change_width - gap;
    sheet.text(tile.name, point(PAD, 19.0), Anchor::Start, (SMALL, Paint::Muted), name_room);
    let Some(value) = tile.found.value else {
        let text = plan.word(words::NO_DATA);
        let style = (Font::regular(13.0), Paint::Muted);
        sheet.text(text, point(PAD, 43.0), Anchor::Start, style, width - 2.0 * PAD);
        return text.to_owned();
    };
    let settings = &plan.input.workspace.settings;
    let text = value_text(tile.metric, value, &settings.currency, plan.lang());
    let small = tile.found.n.is_some_and(|n| plan.facts.is_small(n));
    let paint = if small { Paint::Muted } else { Paint::Text };
    let spark_room = width - 2.0 * PAD - SPARK_WIDTH - 10.0;
    let big = Font::strong(20.0);
    let font = if sheet.width(&text, big) <= width - 2.0 * PAD { big } else { Font::strong(15.0) };
    let used = sheet.text(&text, point(PAD, 43.0), Anchor::Start, (font, paint), width - 2.0 * PAD);
    if used <= spark_room {
        sparkline(sheet, tile, rect(width - PAD - SPARK_WIDTH, 32.0, SPARK_WIDTH, SPARK_HEIGHT));
    }
    let low_change = if roomy { 0.0 } else { change(plan, sheet, tile, width, 61.0) };
    base(plan, sheet, tile, small, width - 2.0 * PAD - low_change - 6.0);
    match status(tile) {
        Some(status) => format!("{text} · {}", plan.word(words::status_of(status))),
        None => text,
    }
}

/// How the figure stands to its target; none without either, or where neither side is the good one.
fn status(tile: &Drawn<'_>) -> Option<Status> {
    Some(tile.goal?.status(tile.found.value?, None, tile.found.up_is_good?))
}

/// The base, what it covers, and the target in words where there is room.
fn base(plan: &Plan<'_>, sheet: &mut Sheet<'_>, tile: &Drawn<'_>, small: bool, room: f64) {
    let mut texts: Vec<String> = Vec::new();
    if let Some(n) = tile.found.n {
        texts.push(words::BASE.fill(plan.lang(), &[("n", number::count(n).as_str())]));
    }
    if small {
        texts.push(plan.word(words::SMALL_BASE).to_owned());
    }
    // A question is asked at many places: whose answers these are is said.
    if tile.found.n.is_some() && matches!(tile.metric, Metric::Nps | Metric::Csat | Metric::Ces) {
        texts.push(plan.word(tile.scope).to_owned());
    }
    if let Some(goal) = tile.goal {
        let currency = &plan.input.workspace.settings.currency;
        let value = value_text(tile.metric, goal.value, currency, plan.lang());
        let target = words::TARGET.fill(plan.lang(), &[("value", value.as_str())]);
        // By shape and word, never by colour alone; first, since what does not fit is cut from the end.
        match status(tile) {
            Some(status) => texts.insert(0, format!("{} {target}", plan.word(words::status_of(status)))),
            None => texts.push(target),
        }
    }
    while texts.len() > 1 && sheet.width(&texts.join(" · "), SMALL) > room {
        texts.pop();
    }
    sheet.text(&texts.join(" · "), point(PAD, 61.0), Anchor::Start, (SMALL, Paint::Muted), room);
}

/// Good, bad or neither.
fn change_paints(found: &Reading) -> (Paint, Paint) {
    let rises = found.change().map(|change| change > 0.0);
    match (found.up_is_good, rises, found.change()) {
        (_, _, Some(0.0)) | (None, ..) | (_, None, _) => (Paint::Neutral, Paint::Muted),
        (Some(up), Some(rises), _) if up == rises => (Paint::Good, Paint::GoodText),
        _ => (Paint::Bad, Paint::BadText),
    }
}

/// Draws the change at the right end and returns its width.
fn change(plan: &Plan<'_>, sheet: &mut Sheet<'_>, tile: &Drawn<'_>, width: f64, baseline: f64) -> f64 {
    let Some(value) = tile.found.change() else { return 0.0 };
    let Some(text) = tile.found.change_text(tile.metric, plan.lang()) else { return 0.0 };
    let (shape, ink) = change_paints(tile.found);
    let end = width - PAD + 2.0;
    let used = sheet.text(&text, point(end, baseline), Anchor::End, (Font::strong(11.0), ink), width / 2.0);
    let x = end - used - 12.0;
    let (tip, foot) = (baseline - 8.0, baseline - 1.0);
    let corners = match value {
        v if v > 0.0 => [point(x, foot), point(x + 8.0, foot), point(x + 4.0, tip)],
        v if v < 0.0 => [point(x, tip), point(x + 8.0, tip), point(x + 4.0, foot)],
        _ => return used,
    };
    sheet.path(closed_path(&corners), fill(shape), None);
    used + 12.0
}

/// The months as a line, its end coloured by the change, the target as a dashed line.
fn sparkline(sheet: &mut Sheet<'_>, tile: &Drawn<'_>, frame: Rect) {
    let months = &tile.found.months;
    let known = months.iter().flatten().copied();
    if known.clone().count() < 2 {
        return;
    }
    // The target of a count is for the whole period, its months are not.
    let monthly = !matches!(tile.metric, Metric::Events | Metric::Customers | Metric::Revenue);
    let target = tile.goal.map(|goal| goal.value).filter(|_| monthly);
    let scale = known.chain(target);
    let low = scale.clone().fold(f64::INFINITY, f64::min);
    let high = scale.fold(f64::NEG_INFINITY, f64::max);
    let reach = if high > low { high - low } else { 1.0 };
    let y = |value: f64| frame.bottom() - (value - low) / reach * frame.height;
    let x = |at: usize| frame.x + at as f64 / (months.len() - 1).max(1) as f64 * frame.width;
    if let Some(target) = target {
        let stroke = Stroke { paint: Paint::Target, width: 1.0, dash: Dash::Dashed };
        sheet.rule(point(frame.x, y(target)), point(frame.right(), y(target)), Some(stroke));
    }
    let places: Vec<(usize, Point)> =
        months.iter().enumerate().filter_map(|(at, value)| Some((at, point(x(at), y((*value)?))))).collect();
    for run in places.chunk_by(|a, b| b.0 == a.0 + 1).filter(|run| run.len() > 1) {
        let run: Vec<Point> = run.iter().map(|(_, p)| *p).collect();
        sheet.path(open_path(&run), None, line(Paint::Faint, 1.5));
    }
    if let Some((_, last)) = places.last() {
        sheet.circle(*last, 2.5, fill(change_paints(tile.found).0), None);
    }
}
