//! Tiles of key figures: name, figure, change, sparkline with target, base.

use super::card::label;
use super::plan::Plan;
use super::reading::{Reading, reading, value_text};
use super::sheet::{Sheet, closed_path, fill, line, open_path};
use super::stack::{Draft, drafts, settle};
use super::text::MeasureText;
use super::{Anchor, Dash, Font, Item, ItemLook, Mark, Paint, Part, Point, Rect, Stroke, point, rect};
use crate::model::{Body, Card, Goal, Lane, Metric, Place, Status};
use crate::text::{Phrase, map as words, number};
use std::sync::Arc;

/// Height of a tile whose name and base take a line each.
const HEIGHT: f64 = 72.0;
const PAD: f64 = 12.0;
/// A narrower tile has no room for the change beside the name.
const ROOMY: f64 = 150.0;
const SPARK_WIDTH: f64 = 64.0;
const SPARK_HEIGHT: f64 = 20.0;
const SMALL: Font = Font::regular(11.0);
/// Between lines of small text.
const LEADING: f64 = 14.0;
/// Most lines of a name.
const MOST_LINES: usize = 3;

/// The tiles of a lane and the lane's height.
pub(super) fn items(
    plan: &Plan<'_>,
    measure: &mut dyn MeasureText,
    lane: &Lane,
    y: f64,
) -> (Vec<Arc<Item>>, f64) {
    let mut prepared = Vec::new();
    for draft in drafts(plan, plan.cards(lane.id)) {
        let drawn = drawn(plan, measure, draft.card, draft.width);
        let height = drawn.as_ref().map_or(HEIGHT, |drawn| drawn.1);
        prepared.push(draft.with(drawn, height));
    }
    let (boxes, height) = settle(plan, &prepared, y);
    let items = prepared.into_iter().zip(boxes).map(|(draft, box_)| {
        let Draft { card, columns, index, content, .. } = draft;
        let part = part(plan, measure, lane, card, content, box_);
        let (look, cut) = (ItemLook::Tile, false);
        Arc::new(Item { card: card.id, place: card.place, columns, index, look, cut, part })
    });
    (items.collect(), height)
}

/// A tile's inside, which needs a height, and its figure in words after its name.
type Drawn = (Arc<Vec<Mark>>, f64, String);

fn part(
    plan: &Plan<'_>,
    measure: &mut dyn MeasureText,
    lane: &Lane,
    card: &Card,
    drawn: Option<Drawn>,
    box_: Rect,
) -> Part {
    let mut sheet = Sheet::new(measure);
    let inside = rect(0.5, 0.5, box_.width - 1.0, box_.height - 1.0);
    sheet.rect(inside, 8.0, fill(Paint::Surface), line(Paint::HairlineStrong, 1.0));
    let Some((marks, _, spoken)) = drawn else { return sheet.part(box_, label(plan, lane, card)) };
    marks.iter().cloned().for_each(|mark| sheet.push(mark));
    let place = format!("{} · {}", super::grid::lane_name(plan, lane), plan.place_name(card.place));
    sheet.part(box_, format!("{place} · {spoken}"))
}

/// What stands on a tile.
struct Tile<'a> {
    name: &'a str,
    metric: Metric,
    goal: Option<Goal>,
    found: Reading,
    /// Whose figure it is.
    scope: Phrase,
    /// Whether its base is small.
    small: bool,
    width: f64,
}

impl Tile<'_> {
    fn room(&self) -> f64 {
        self.width - 2.0 * PAD
    }
}

/// The inside of a tile so wide; `None` for a card that is none.
fn drawn(plan: &Plan<'_>, measure: &mut dyn MeasureText, card: &Card, width: f64) -> Option<Drawn> {
    let Body::Kpi { metric, target, warn } = card.body else { return None };
    let name = if card.text.trim().is_empty() { plan.word(words::metric(metric)) } else { card.text.trim() };
    let found = reading(plan, card.place, metric);
    let tile = Tile {
        name,
        metric,
        goal: target.map(|value| Goal { value, warn }),
        small: found.n.is_some_and(|n| plan.facts.is_small(n)),
        found,
        scope: match card.place {
            Place::Stage(_) => words::THIS_STAGE,
            Place::Step(_) => words::THIS_STEP,
        },
        width,
    };
    let mut sheet = Sheet::new(measure);
    let (said, height) = draw(plan, &mut sheet, &tile);
    let marks = sheet.part(rect(0.0, 0.0, 0.0, 0.0), "").marks;
    Some((marks, height, format!("{name} {said}")))
}

/// Draws a tile's inside from the top and returns its figure in words and the height it needs.
fn draw(plan: &Plan<'_>, sheet: &mut Sheet<'_>, tile: &Tile<'_>) -> (String, f64) {
    let roomy = tile.width >= ROOMY;
    let change_width = if roomy { change(plan, sheet, tile, 19.0) } else { 0.0 };
    let gap = if change_width > 0.0 { 8.0 } else { 0.0 };
    let wrapped = sheet.wrap(tile.name, SMALL, tile.room() - change_width - gap, MOST_LINES);
    let lower = wrapped.lines.len().saturating_sub(1) as f64 * LEADING;
    sheet.lines(wrapped, point(PAD, 19.0), Anchor::Start, (SMALL, Paint::Muted), LEADING);
    let middle = 43.0 + lower;
    let Some(value) = tile.found.value else {
        let text = plan.word(words::NO_DATA).to_owned();
        let lines = lines_of(sheet, &[vec![text.clone()], base(plan, tile)].concat(), tile.room());
        let first = middle - 4.0;
        lines_down(sheet, &lines, first, tile.room());
        return (text, first + lines.len().saturating_sub(1) as f64 * LEADING + 13.0);
    };
    let settings = &plan.input.workspace.settings;
    let text = value_text(tile.metric, value, &settings.currency, plan.lang());
    let paint = if tile.small { Paint::Muted } else { Paint::Text };
    let big = Font::strong(20.0);
    let font = if sheet.width(&text, big) <= tile.room() { big } else { Font::strong(15.0) };
    let used = sheet.text(&text, point(PAD, middle), Anchor::Start, (font, paint), tile.room());
    if used + 10.0 + SPARK_WIDTH <= tile.room() {
        let frame = rect(tile.width - PAD - SPARK_WIDTH, middle - 15.0, SPARK_WIDTH, SPARK_HEIGHT);
        sparkline(sheet, tile, frame);
    }
    let foot = middle + 18.0;
    let lines = lines_of(sheet, &base(plan, tile), tile.room());
    lines_down(sheet, &lines, foot, tile.room());
    // A narrow tile has its change at the end of the last line, or below it.
    let mut last = foot + lines.len().saturating_sub(1) as f64 * LEADING;
    if !roomy && let Some(text) = tile.found.change_text(tile.metric, plan.lang()) {
        let needed = sheet.width(&text, Font::strong(11.0)) + 22.0;
        let beside = lines.last().map_or(0.0, |line| sheet.width(line, SMALL));
        if beside > 0.0 && beside + needed > tile.room() {
            last += LEADING;
        }
        change(plan, sheet, tile, last);
    }
    let said = match status(tile) {
        Some(status) => format!("{text} · {}", plan.word(words::status_of(status))),
        None => text,
    };
    (said, last + HEIGHT - 61.0)
}

/// Lines of small text, the first baseline at `first`.
fn lines_down(sheet: &mut Sheet<'_>, lines: &[String], first: f64, room: f64) {
    for (row, text) in lines.iter().enumerate() {
        let at = point(PAD, first + row as f64 * LEADING);
        sheet.text(text, at, Anchor::Start, (SMALL, Paint::Muted), room);
    }
}

/// Pieces in lines, kept whole where one has a line to itself.
fn lines_of(sheet: &mut Sheet<'_>, pieces: &[String], room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for piece in pieces {
        let longer = lines.last().map(|line| format!("{line} · {piece}"));
        match (longer, lines.last_mut()) {
            (Some(longer), Some(line)) if sheet.width(&longer, SMALL) <= room => *line = longer,
            _ => lines.extend(sheet.wrap(piece, SMALL, room, 3).lines.into_iter().map(|(line, _)| line)),
        }
    }
    lines
}

/// How the figure stands to its target; none without either, or where neither side is the good one.
fn status(tile: &Tile<'_>) -> Option<Status> {
    Some(tile.goal?.status(tile.found.value?, None, tile.found.up_is_good?))
}

/// How it stands to its target, the target, the base and what it covers: by shape and word, never by colour alone.
fn base(plan: &Plan<'_>, tile: &Tile<'_>) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    if let Some(goal) = tile.goal {
        let currency = &plan.input.workspace.settings.currency;
        let value = value_text(tile.metric, goal.value, currency, plan.lang());
        let target = words::TARGET.fill(plan.lang(), &[("value", value.as_str())]);
        texts.extend(status(tile).map(|status| plan.word(words::status_of(status)).to_owned()));
        texts.push(target);
    }
    if let Some(n) = tile.found.n {
        texts.push(words::BASE.fill(plan.lang(), &[("n", number::count(n).as_str())]));
    }
    if tile.small {
        texts.push(plan.word(words::SMALL_BASE).to_owned());
    }
    // A question is asked at many places: whose answers these are is said.
    if tile.found.n.is_some() && matches!(tile.metric, Metric::Nps | Metric::Csat | Metric::Ces) {
        texts.push(plan.word(tile.scope).to_owned());
    }
    texts
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
fn change(plan: &Plan<'_>, sheet: &mut Sheet<'_>, tile: &Tile<'_>, baseline: f64) -> f64 {
    let Some(value) = tile.found.change() else { return 0.0 };
    let Some(text) = tile.found.change_text(tile.metric, plan.lang()) else { return 0.0 };
    let (shape, ink) = change_paints(&tile.found);
    let end = tile.width - PAD + 2.0;
    let used =
        sheet.text(&text, point(end, baseline), Anchor::End, (Font::strong(11.0), ink), tile.width / 2.0);
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
fn sparkline(sheet: &mut Sheet<'_>, tile: &Tile<'_>, frame: Rect) {
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
        sheet.circle(*last, 2.5, fill(change_paints(&tile.found).0), None);
    }
}
