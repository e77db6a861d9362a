//! The map on pages of one size: a few columns each, the heads of stages, steps and lanes on every page, the legend at the foot.
//! Scenes are laid out for each piece of the journey; what depends on the whole (tints of stages, which conversion is the
//! worst, which point is the peak) is taken from a scene of the whole.

use super::cut;
use super::sheet::{self, Placed, Role, Sheet};
use crate::layout::text::{MeasureText, fit_line};
use crate::layout::{
    Anchor, Font, Input, Item, Mark, Paint, Part, Point, Row, Scene, Size, TextLine, Theme, point, rect,
    scene,
};
use crate::model::Journey;
use crate::text::{Lang, export as words};
use std::ops::Range;
use std::sync::Arc;

/// The most columns of a page.
const COLUMNS: usize = 8;
/// A strip with the title above the map, where the header is not.
const STRIP: f64 = 40.0;
const GAP: f64 = 10.0;
/// A line with the number of the page, where it is not in the strip.
const FOOT: f64 = 26.0;
const TITLE: Font = Font::strong(18.0);
/// Width of the lane column that every frame of this width has.
const HEADS: f64 = 184.0;
/// The widest column that is asked for.
const WIDE: f64 = 288.0;

/// A kind of page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paper {
    /// All of it, in pixels of the layout.
    pub(super) size: Size,
    /// Kept free at each side.
    pub(super) margin: f64,
    /// Whether the first page has the header of the map, and all have their number at the foot; else all have a strip with both.
    pub(super) header: bool,
}

/// The map on pages: pieces from left to right, each from top to bottom.
pub(super) fn pages(input: &Input<'_>, measure: &mut dyn MeasureText, paper: Paper) -> Vec<Sheet> {
    let cuts = cut::columns(input.journey, COLUMNS);
    let room = paper.size.width - 2.0 * paper.margin;
    let column = |count: usize| ((room - HEADS) / count.max(1) as f64).floor().min(WIDE);
    let most = cuts.iter().map(Range::len).max().unwrap_or(1);
    let whole = scene_of(input, input.journey, column(most), measure);
    let mut sheets = Vec::new();
    for columns in &cuts {
        let piece = cut::piece(input.journey, columns);
        let mut scene = scene_of(input, &piece, column(columns.len()), measure);
        as_in_whole(&mut scene, &whole);
        let mut rest: Vec<Strip> = scene.rows.iter().map(Strip::whole).collect();
        while !rest.is_empty() || sheets.is_empty() {
            let is_first = paper.header && sheets.is_empty();
            let top = if is_first { scene.header.rect.height + GAP } else { STRIP };
            let frame = scene.frozen.height + scene.legend.rect.height;
            let foot = if paper.header { FOOT } else { 0.0 };
            let height = paper.size.height - 2.0 * paper.margin - top - frame - foot;
            let strips = fill(&mut rest, height.max(120.0));
            sheets.push(page(&scene, &strips, paper, top, is_first));
        }
    }
    let count = sheets.len();
    for (at, page) in sheets.iter_mut().enumerate() {
        title(page, paper, at + 1, count, measure);
    }
    sheets
}

fn scene_of(input: &Input<'_>, journey: &Journey, column: f64, measure: &mut dyn MeasureText) -> Scene {
    let count = journey.stages.iter().map(|stage| stage.steps.len()).sum::<usize>().max(1);
    let viewport_width = HEADS + column * count as f64;
    scene(&Input { journey, viewport_width, ..*input }, measure)
}

/// Gives a piece what it must not decide by itself.
fn as_in_whole(piece: &mut Scene, whole: &Scene) {
    for stage in &mut piece.stages {
        if let Some(known) = whole.stages.iter().find(|known| known.id == stage.id) {
            let mut head = (**stage).clone();
            head.part.marks = Arc::new(tinted(&head.part.marks, &known.part.marks));
            *stage = Arc::new(head);
        }
    }
    for pill in &mut piece.pills {
        if let Some(known) = whole.pills.iter().find(|known| known.to == pill.to) {
            let middle = pill.part.rect.centre().x;
            let mut same = (**known).clone();
            same.part.rect.x = middle - same.part.rect.width / 2.0;
            *pill = Arc::new(same);
        }
    }
    let callouts: Vec<&Part> =
        whole.rows.iter().filter_map(|row| row.curve.as_ref()).flat_map(|curve| &curve.callouts).collect();
    for row in &mut piece.rows {
        let Some(curve) = &row.curve else { continue };
        let mut curve = (**curve).clone();
        curve.callouts.retain(|here| callouts.iter().any(|known| says(known) == says(here)));
        *row = Arc::new(Row { curve: Some(Arc::new(curve)), ..(**row).clone() });
    }
}

/// The marks with the fill that the first filled path has in the others.
fn tinted(marks: &[Mark], like: &[Mark]) -> Vec<Mark> {
    let tint = like.iter().find_map(|mark| match mark {
        Mark::Path { fill: Some(fill), .. } => Some(*fill),
        _ => None,
    });
    let tinted = |mark: &Mark| match mark {
        Mark::Path { d, fill: Some(_), stroke } => Mark::Path { d: d.clone(), fill: tint, stroke: *stroke },
        other => other.clone(),
    };
    marks.iter().map(tinted).collect()
}

/// All text of a part.
fn says(part: &Part) -> Vec<&str> {
    part.marks
        .iter()
        .filter_map(|mark| match mark {
            Mark::Text(line) => Some(line.text.as_str()),
            _ => None,
        })
        .collect()
}

/// A lane, or the part of it that is on one page.
struct Strip {
    row: Arc<Row>,
    /// Its cards that are on no page yet.
    items: Vec<Arc<Item>>,
    /// Where it begins in the scene, and its height.
    top: f64,
    height: f64,
}

impl Strip {
    fn whole(row: &Arc<Row>) -> Strip {
        Strip { row: row.clone(), items: row.items.clone(), top: row.rect.y, height: row.rect.height }
    }
}

/// Takes the strips from the front of `rest` that fit into a height. A lane that is higher than a page goes on on the next.
fn fill(rest: &mut Vec<Strip>, room: f64) -> Vec<Strip> {
    let mut taken: Vec<Strip> = Vec::new();
    let mut left = room;
    while let Some(next) = rest.first() {
        if next.height <= left {
            left -= next.height;
            taken.push(rest.remove(0));
        } else if taken.is_empty() {
            let (now, later) = split(rest.remove(0), room);
            if let Some(later) = later {
                rest.insert(0, later);
            }
            taken.push(now);
            break;
        } else {
            break;
        }
    }
    taken
}

/// The cards of a lane that fit into a height from its top, and the others.
fn split(strip: Strip, room: f64) -> (Strip, Option<Strip>) {
    const PAD: f64 = 8.0;
    let bottom = strip.top + room - PAD;
    let (mut now, mut later): (Vec<_>, Vec<_>) =
        strip.items.iter().cloned().partition(|item| item.part.rect.bottom() <= bottom);
    // One card that is higher than a page: it stands alone, and is the one thing that leaves its page.
    if now.is_empty() && !later.is_empty() {
        now.push(later.remove(0));
    }
    let end = now.iter().map(|item| item.part.rect.bottom()).fold(strip.top, f64::max);
    let end_of_rest = strip.top + strip.height;
    let height = if later.is_empty() { strip.height.min(room) } else { end + PAD - strip.top };
    let first = later.iter().map(|item| item.part.rect.y).fold(f64::INFINITY, f64::min) - PAD;
    let next = (!later.is_empty()).then(|| Strip {
        row: strip.row.clone(),
        items: later,
        top: first,
        height: end_of_rest - first,
    });
    (Strip { items: now, height, ..strip }, next)
}

fn page(scene: &Scene, strips: &[Strip], paper: Paper, top: f64, is_first: bool) -> Sheet {
    let origin = point(paper.margin, paper.margin + top);
    let mut y = origin.y + scene.frozen.height;
    let rows = strips.iter().map(|strip| strip.height).sum::<f64>();
    let legend = &scene.legend;
    let height = scene.frozen.height + rows + legend.rect.height;
    let framed = rect(origin.x, origin.y, scene.size.width, height);
    let mut parts = Vec::new();
    if is_first {
        parts.push(Placed::new(Role::Note, point(paper.margin, paper.margin), &scene.header));
    }
    parts.push(sheet::frame(framed, false));
    sheet::steps(&mut parts, scene, origin);
    for strip in strips {
        of_strip(&mut parts, strip, point(origin.x, y - strip.top));
        y += strip.height;
    }
    sheet::heads(&mut parts, scene, origin);
    parts.push(Placed::new(Role::Note, point(origin.x, y), legend));
    parts.push(sheet::frame(framed, true));
    let (title, description) = (scene.title.clone(), scene.description.clone());
    Sheet { lang: scene.lang, title, description, size: paper.size, ground: Paint::Surface, parts }
}

/// A strip, with the scene's corner at `origin`.
fn of_strip(parts: &mut Vec<Placed>, strip: &Strip, origin: Point) {
    let row = &strip.row;
    if strip.height == row.rect.height {
        return sheet::of_row(parts, row, origin);
    }
    let cut = |part: &Part| {
        let mut cut = shortened(part, strip.height);
        cut.rect.y = strip.top;
        cut
    };
    parts.push(sheet::placed(Role::Ground, &cut(&row.ground), origin));
    parts.extend(strip.items.iter().map(|item| sheet::placed(Role::Card(item.card), &item.part, origin)));
    parts.push(sheet::placed(Role::Head, &cut(&row.head), origin));
}

/// A head or ground made lower: boxes end with it; lines that reach below it are left out.
fn shortened(part: &Part, height: f64) -> Part {
    let keeps = |mark: &Mark| match mark {
        Mark::Path { d, .. } => super::path::bounds(&super::path::parse(d)).bottom() <= height,
        Mark::Text(line) => line.bounds().bottom() <= height,
        Mark::Icon { at, size, .. } => at.y + size <= height,
        _ => true,
    };
    let shorter = |mark: &Mark| match mark {
        Mark::Rect { rect: box_, radius, fill, stroke } => Mark::Rect {
            rect: rect(box_.x, box_.y, box_.width, box_.height.min(height - box_.y).max(0.0)),
            radius: *radius,
            fill: *fill,
            stroke: *stroke,
        },
        other => other.clone(),
    };
    let marks = part.marks.iter().filter(|mark| keeps(mark)).map(shorter).collect();
    Part {
        rect: rect(part.rect.x, part.rect.y, part.rect.width, height),
        marks: Arc::new(marks),
        ..part.clone()
    }
}

/// Writes name and number on a page.
fn title(page: &mut Sheet, paper: Paper, at: usize, count: usize, measure: &mut dyn MeasureText) {
    let number = words::PAGE.fill(page.lang, &[("at", &at.to_string()), ("count", &count.to_string())]);
    let width = paper.size.width - 2.0 * paper.margin;
    let small = Font::regular(12.0);
    let mut line = |text: &str, font: Font, room: f64, x: f64, anchor: Anchor, paint: Paint| {
        let (text, width) = fit_line(measure, text, font, room);
        Mark::Text(TextLine { text, at: point(x, 24.0), anchor, font, paint, width })
    };
    let is_first = paper.header && at == 1;
    let mut marks = Vec::new();
    if !is_first {
        marks.push(line(&page.title, TITLE, width - 120.0, 0.0, Anchor::Start, Paint::Text));
    }
    let number = line(&number, small, 110.0, width, Anchor::End, Paint::Muted);
    let box_ = rect(paper.margin, paper.margin, width, STRIP);
    let strip = |marks: Vec<Mark>| Part { rect: box_, marks: Arc::new(marks), label: String::new() };
    let place = point(paper.margin, paper.margin - 4.0);
    if !marks.is_empty() {
        page.parts.push(Placed::new(Role::Title, place, &strip(marks)));
    }
    // The baseline stands 24 pixels below the place.
    let foot = point(paper.margin, paper.size.height - paper.margin - 30.0);
    let place = if paper.header { foot } else { place };
    if count > 1 {
        page.parts.push(Placed::new(Role::Note, place, &strip(vec![number])));
    }
    page.title = title_of(page, at, count);
}

fn title_of(page: &Sheet, at: usize, count: usize) -> String {
    if count == 1 {
        return page.title.clone();
    }
    let (at, count) = (at.to_string(), count.to_string());
    words::PAGE_TITLE.fill(page.lang, &[("name", &page.title), ("at", &at), ("count", &count)])
}

/// A3 across with 10 mm around it, which the style sheet for print keeps free: 400 by 277 mm at 96 pixels an inch.
const A3: Paper = Paper { size: Size { width: 1512.0, height: 1046.0 }, margin: 1.0, header: true };

/// The map on pages for print, each an SVG document in the proportions of A3 less its margins.
pub fn print_pages(input: &Input<'_>, measure: &mut dyn MeasureText) -> Vec<String> {
    pages(input, measure, A3).iter().map(|page| super::svg::of_sheet(page, Theme::Light, "")).collect()
}

/// The language, as OOXML calls it.
pub(super) const fn culture(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en-US",
    }
}
