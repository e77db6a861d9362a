//! The emotion lane, the visual centre of the map: axis, tints, band, lines, points, callouts.
//!
//! Solid and coloured: measured by ratings. Dashed: asserted by cards. A hollow point has a small base. The
//! points come from `series`, the places of the callouts from `callout`, gaps between claim and measurement from `gap`, what stands in the lane's head from `names`.

mod callout;
mod gap;
mod names;
mod series;

pub(super) use names::{axis_and_names, height};

use super::curve::monotone;
use super::plan::Plan;
use super::sheet::{Sheet, closed_path, cubic_path, fill, line, tint};
use super::text::MeasureText;
use super::{
    Anchor, Dash, EmotionCurve, EmotionLine, EmotionNode, EmotionSource, Font, Paint, Part, Point, Rect,
    Stroke, point, rect,
};
use crate::model::{Lane, QuestionKind};
use crate::text::{map as words, number};
use gap::Gap;
use series::{Dot, Series};
use std::sync::Arc;

/// Least height of the lane: more names of lines than it has room for make it higher.
const HEIGHT: f64 = 200.0;
/// Room above +2 and below -2.
const MARGIN: f64 = 18.0;
/// Radius of a measured point.
const NODE: f64 = 6.0;

/// Where a score stands in a lane so high, from its top.
fn level(score: f64, height: f64) -> f64 {
    MARGIN + (2.0 - score) / 4.0 * (height - 2.0 * MARGIN)
}

/// The colour of a score's point.
pub(super) fn score_paint(score: f64) -> Paint {
    match score {
        s if s >= 0.05 => Paint::Good,
        s if s <= -0.05 => Paint::Bad,
        _ => Paint::Neutral,
    }
}

/// The drawing of an emotion lane.
pub(super) fn curve(plan: &Plan<'_>, measure: &mut dyn MeasureText, lane: &Lane, row: Rect) -> EmotionCurve {
    let all = series::all(plan, lane);
    let lines: Vec<EmotionLine> = all.iter().map(|series| traced(plan, series, row)).collect();
    let gaps = gap::gaps(plan, &all);
    let mut nodes = Vec::new();
    for (at, series) in all.iter().enumerate().rev() {
        let leading = at == 0;
        let stars: &[usize] = if leading { &series::stars(&all) } else { &[] };
        for dot in &series.dots {
            let star = stars.contains(&dot.column);
            let is_it = |gap: &&Gap| gap.column == dot.column && series.source == EmotionSource::Measured;
            let gap = gaps.iter().find(is_it).map(|gap| gap.size());
            nodes.push(Arc::new(node(plan, measure, series, dot, Look { leading, star, gap }, row)));
        }
    }
    let signs = gap::signs(plan, measure, &gaps, (&lines, &nodes), row);
    let back = back(plan, measure, &all, &lines, (&gaps, &signs), row);
    let taken: Vec<Rect> = signs.iter().map(|sign| sign.rect).collect();
    let callouts = callout::parts(plan, measure, &all, (&lines, &nodes, &taken), row);
    let axis = (row.y + level(2.0, row.height), row.y + level(-2.0, row.height));
    EmotionCurve { axis, back, nodes, callouts, lines }
}

/// A series as pieces of a curve. A column without data breaks a measured line; a line that was drawn by hand
/// goes on to the next claim.
fn traced(plan: &Plan<'_>, series: &Series, row: Rect) -> EmotionLine {
    let place = |dot: &Dot| point(plan.middle(dot.column), row.y + level(dot.score, row.height));
    let pieces = series.runs().flat_map(|run| monotone(&run.iter().map(place).collect::<Vec<_>>())).collect();
    let points = series.dots.iter().map(|dot| (dot.column, dot.score)).collect();
    EmotionLine { source: series.source, points, pieces }
}

/// Everything under the points. Its box is the row without the head.
fn back(
    plan: &Plan<'_>,
    measure: &mut dyn MeasureText,
    all: &[Series],
    lines: &[EmotionLine],
    (gaps, signs): (&[Gap], &[gap::Sign]),
    row: Rect,
) -> Part {
    let width = row.width - plan.lane_column;
    let mut sheet = Sheet::new(measure);
    let at = |score: f64| level(score, row.height);
    let neutral = at(0.0);
    sheet.rect(rect(0.0, 0.0, width, neutral), 0.0, tint(Paint::TintGood, 0.06), None);
    sheet.rect(rect(0.0, neutral, width, row.height - neutral), 0.0, tint(Paint::TintBad, 0.06), None);
    for score in [2.0, 1.0, -1.0, -2.0] {
        sheet.rule(point(0.0, at(score)), point(width, at(score)), line(Paint::HairlineStrong, 1.0));
    }
    sheet.rule(point(0.0, neutral), point(width, neutral), line(Paint::Neutral, 1.5));
    let local = |p: &Point| point(p.x - plan.lane_column, p.y - row.y);
    for series in all {
        band(plan, &mut sheet, series, row.height);
    }
    let future = plan.input.journey.horizon == crate::model::Horizon::Future;
    gap::draw(plan, &mut sheet, gaps, row.height);
    for (at, drawn) in lines.iter().enumerate().rev() {
        let pieces: Vec<[Point; 4]> = drawn.pieces.iter().map(|piece| piece.each_ref().map(local)).collect();
        let stroke = line_stroke(plan, drawn.source, at == 0, future);
        if !pieces.is_empty() {
            sheet.path(cubic_path(&pieces), None, Some(stroke));
        }
    }
    signs.iter().for_each(|sign| sign.draw(&mut sheet, point(plan.lane_column, row.y)));
    if all.iter().all(|series| series.dots.is_empty()) {
        let style = (Font::regular(12.0), Paint::Muted);
        let at = point(width.min(900.0) / 2.0, neutral - 10.0);
        sheet.text(plan.word(words::NO_DATA), at, Anchor::Middle, style, width - 16.0);
    }
    sheet.part(rect(plan.lane_column, row.y, width, row.height), "")
}

fn line_stroke(plan: &Plan<'_>, source: EmotionSource, leading: bool, future: bool) -> Stroke {
    match source {
        EmotionSource::Measured => Stroke { paint: Paint::Brand, width: 3.0, dash: Dash::Solid },
        EmotionSource::Asserted => Stroke {
            paint: if leading && future { Paint::Brand } else { Paint::Faint },
            width: if leading { 2.5 } else { 1.75 },
            dash: Dash::Dashed,
        },
        EmotionSource::Persona(id) => Stroke {
            paint: plan.persona_paint(id),
            width: if leading { 2.5 } else { 2.0 },
            dash: Dash::Dashed,
        },
    }
}

/// The confidence band of a measured line: where the interval is known.
fn band(plan: &Plan<'_>, sheet: &mut Sheet<'_>, series: &Series, height: f64) {
    let place =
        |dot: &Dot, score: f64| point(plan.middle(dot.column) - plan.lane_column, level(score, height));
    for run in series.runs() {
        for known in run.split(|dot| dot.interval.is_none()).filter(|known| known.len() > 1) {
            let bounds = |upper: bool| -> Vec<Point> {
                known
                    .iter()
                    .filter_map(|dot| {
                        let (low, high) = dot.interval?;
                        Some(place(dot, if upper { high } else { low }))
                    })
                    .collect()
            };
            let over = monotone(&bounds(true));
            let mut under: Vec<[Point; 4]> = monotone(&bounds(false));
            under.reverse();
            let back = under.into_iter().map(|[a, b, c, d]| [d, c, b, a]);
            let mut d = cubic_path(&over);
            let Some(turn) = known.last().and_then(|dot| Some(place(dot, dot.interval?.0))) else { continue };
            d.push('L');
            super::sheet::coordinate(&mut d, turn);
            let tail = cubic_path(&back.collect::<Vec<_>>());
            d.push_str(tail.find('C').map_or("", |at| &tail[at..]));
            d.push('Z');
            sheet.path(d, tint(Paint::Brand, 0.14), None);
        }
    }
}

/// How a point is drawn.
#[derive(Clone, Copy)]
struct Look {
    leading: bool,
    star: bool,
    /// What it is more or less than is claimed, where that is sure.
    gap: Option<f64>,
}

fn node(
    plan: &Plan<'_>,
    measure: &mut dyn MeasureText,
    series: &Series,
    dot: &Dot,
    look: Look,
    row: Rect,
) -> EmotionNode {
    const REACH: f64 = 11.0;
    let small_base = dot.n.is_some_and(|n| plan.facts.is_small(n));
    let mut sheet = Sheet::new(measure);
    let middle = point(REACH, REACH);
    let paint = match series.source {
        EmotionSource::Persona(id) => plan.persona_paint(id),
        EmotionSource::Asserted if !look.leading => Paint::Faint,
        _ => score_paint(dot.score),
    };
    match (series.source, look.leading) {
        (EmotionSource::Persona(id), _) => marker(plan, &mut sheet, id, middle, paint),
        (_, true) if small_base => sheet.circle(middle, NODE - 0.75, fill(Paint::Surface), line(paint, 2.5)),
        (_, true) => sheet.circle(middle, NODE + 1.0, fill(paint), line(Paint::Surface, 2.0)),
        (_, false) => sheet.circle(middle, 3.0, fill(Paint::Surface), line(paint, 1.5)),
    }
    if look.star {
        let above = level(dot.score, row.height) > 30.0;
        let y = if above { middle.y - 17.0 } else { middle.y + 17.0 };
        sheet.path(star_path(point(middle.x, y), 7.0), fill(Paint::Star), line(Paint::StarEdge, 0.75));
    }
    let at = point(plan.middle(dot.column), row.y + level(dot.score, row.height));
    let box_ = rect(at.x - REACH, at.y - REACH, 2.0 * REACH, 2.0 * REACH);
    EmotionNode {
        source: series.source,
        column: dot.column,
        step: plan.columns[dot.column].step,
        score: dot.score,
        n: dot.n,
        interval: dot.interval,
        small_base,
        cards: dot.cards.clone(),
        moment_of_truth: look.star,
        gap: look.gap,
        part: sheet.part(box_, node_label(plan, series.source, dot, look)),
    }
}

fn node_label(plan: &Plan<'_>, source: EmotionSource, dot: &Dot, look: Look) -> String {
    let name = source_name(plan, source);
    let score = number::change(dot.score, 1);
    let fields = [("line", name.as_str()), ("step", plan.step_name(dot.column)), ("score", score.as_str())];
    let mut label = words::NODE_LABEL.fill(plan.lang(), &fields);
    if let Some(n) = dot.n {
        label.push_str(" · ");
        label.push_str(&words::BASE.fill(plan.lang(), &[("n", number::count(n).as_str())]));
        if plan.facts.is_small(n) {
            label.push_str(" · ");
            label.push_str(plan.word(words::SMALL_BASE));
        }
    }
    if let Some(gap) = look.gap {
        label.push_str(" · ");
        label.push_str(&words::GAP.fill(plan.lang(), &[("gap", number::change(gap, 1).as_str())]));
    }
    if look.star {
        label.push_str(" · ");
        label.push_str(plan.word(words::MOMENT_OF_TRUTH));
    }
    label
}

/// What a line is called.
fn source_name(plan: &Plan<'_>, source: EmotionSource) -> String {
    match source {
        EmotionSource::Measured => measured_name(plan),
        EmotionSource::Asserted if plan.input.journey.horizon == crate::model::Horizon::Future => {
            plan.word(words::FUTURE).to_owned()
        }
        EmotionSource::Asserted => plan.word(words::ASSERTED).to_owned(),
        EmotionSource::Persona(id) => {
            plan.input.workspace.persona(id).map_or_else(String::new, |persona| persona.name.clone())
        }
    }
}

/// The measured line with its question, where that is one alone.
fn measured_name(plan: &Plan<'_>) -> String {
    let question = match plan.facts.question() {
        Some(QuestionKind::Csat) => "CSAT",
        Some(QuestionKind::Nps) => "NPS",
        Some(QuestionKind::Ces) => "CES",
        None => return plan.word(words::MEASURED).to_owned(),
    };
    words::MEASURED_BY.fill(plan.lang(), &[("question", question)])
}

/// Each persona has a marker of its own beside its colour.
fn marker(plan: &Plan<'_>, sheet: &mut Sheet<'_>, id: crate::model::PersonaId, at: Point, paint: Paint) {
    let edge = line(Paint::Surface, 1.5);
    let order = plan.input.journey.personas.iter().position(|known| *known == id).unwrap_or(4);
    let polygon =
        |corners: &[[f64; 2]], radius: f64| closed_path(&around(at, radius, corners.iter().copied()));
    match order % 5 {
        0 => sheet.circle(at, 5.5, fill(paint), edge),
        1 => sheet.path(polygon(&SQUARE, 7.0), fill(paint), edge),
        2 => sheet.path(polygon(&TRIANGLE, 7.5), fill(paint), edge),
        3 => sheet.rect(rect(at.x - 5.0, at.y - 5.0, 10.0, 10.0), 1.0, fill(paint), edge),
        _ => sheet.path(polygon(&PENTAGON, 6.5), fill(paint), edge),
    }
}

/// Corners of regular polygons on the unit circle, from the top clockwise: sines and negated cosines, written down so
/// that the page carries no trigonometry for five small markers.
const TRIANGLE: [[f64; 2]; 3] =
    [[0.0, -1.0], [0.866_025_403_784_438_6, 0.5], [-0.866_025_403_784_438_6, 0.5]];
const SQUARE: [[f64; 2]; 4] = [[0.0, -1.0], [1.0, 0.0], [0.0, 1.0], [-1.0, 0.0]];
const PENTAGON: [[f64; 2]; 5] = [
    [0.0, -1.0],
    [0.951_056_516_295_153_5, -0.309_016_994_374_947_45],
    [0.587_785_252_292_473_1, 0.809_016_994_374_947_5],
    [-0.587_785_252_292_473_1, 0.809_016_994_374_947_5],
    [-0.951_056_516_295_153_5, -0.309_016_994_374_947_45],
];

fn around(at: Point, radius: f64, corners: impl Iterator<Item = [f64; 2]>) -> Vec<Point> {
    corners.map(|[x, y]| point(at.x + radius * x, at.y + radius * y)).collect()
}

/// A star with five points: the corners of a pentagon, and between them those of one upside down.
pub(super) fn star_path(at: Point, radius: f64) -> String {
    let inner = |corner: usize| PENTAGON[(corner + 3) % 5].map(|x| -0.42 * x);
    let corners = (0..5).flat_map(|corner| [PENTAGON[corner], inner(corner)]);
    closed_path(&around(at, radius, corners))
}
