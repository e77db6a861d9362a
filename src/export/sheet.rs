//! A picture as a list of parts at their places, back to front: what every printer of a scene (SVG, slides, diagrams)
//! walks through. It decides the order of things and nothing about their looks.

use crate::layout::{Dash, Fill, Mark, Paint, Part, Point, Rect, Row, Scene, Size, Stroke, point, rect};
use crate::model::CardId;
use crate::text::Lang;
use std::sync::Arc;

/// Around the map and between its parts, in pixels.
const MARGIN: f64 = 16.0;
/// Between header and map.
const GAP: f64 = 12.0;

/// A picture, or a page of one.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    pub(super) lang: Lang,
    /// What it shows.
    pub(super) title: String,
    /// In a sentence.
    pub(super) description: String,
    /// In pixels of the layout.
    pub(super) size: Size,
    /// What it is drawn on.
    pub(super) ground: Paint,
    /// Back to front.
    pub(super) parts: Vec<Placed>,
}

/// A part on a sheet.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub(super) role: Role,
    /// Its corner on the sheet.
    pub(super) at: Point,
    pub(super) part: Part,
}

/// What a part is to somebody who goes on working with it elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The title of a page.
    Title,
    /// Decoration under the rest.
    Ground,
    /// The head of a stage, a step or a lane.
    Head,
    /// A card.
    Card(CardId),
    /// Points, callouts, pills.
    Sign,
    /// Header or legend.
    Note,
}

impl Placed {
    pub(super) fn new(role: Role, at: Point, part: &Part) -> Placed {
        Placed { role, at, part: part.clone() }
    }
}

/// The whole map with header and legend.
pub(super) fn whole(scene: &Scene) -> Sheet {
    let (header, legend) = (&scene.header, &scene.legend);
    let map_top = MARGIN + if header.rect.height > 0.0 { header.rect.height + GAP } else { 0.0 };
    let legend_top = map_top + scene.size.height;
    let width = scene.size.width.max(header.rect.width).max(legend.rect.width) + 2.0 * MARGIN;
    let size = Size { width, height: legend_top + legend.rect.height + MARGIN };
    let framed = rect(MARGIN, map_top, scene.size.width, scene.size.height + legend.rect.height);
    let mut parts = vec![Placed::new(Role::Note, point(MARGIN, MARGIN), header), frame(framed, false)];
    steps(&mut parts, scene, point(MARGIN, map_top));
    for row in &scene.rows {
        of_row(&mut parts, row, point(MARGIN, map_top));
    }
    heads(&mut parts, scene, point(MARGIN, map_top));
    parts.push(Placed::new(Role::Note, point(MARGIN, legend_top), legend));
    parts.push(frame(framed, true));
    let (title, description) = (scene.title.clone(), scene.description.clone());
    Sheet { lang: scene.lang, title, description, size, ground: Paint::Page, parts }
}

/// The map's surface, or the outline above all.
pub(super) fn frame(box_: Rect, outline: bool) -> Placed {
    let mark = Mark::Rect {
        rect: rect(0.0, 0.0, box_.width + 1.0, box_.height + 1.0),
        radius: 2.0,
        fill: (!outline).then_some(Fill { paint: Paint::Surface, alpha: 1.0 }),
        stroke: outline.then_some(Stroke { paint: Paint::HairlineStrong, width: 1.0, dash: Dash::Solid }),
    };
    let part = Part { rect: box_, marks: Arc::new(vec![mark]), label: String::new() };
    Placed { role: Role::Ground, at: point(box_.x - 0.5, box_.y - 0.5), part }
}

/// Where a part of a scene stands, if the scene's corner is at `origin`.
fn moved(part: &Part, origin: Point) -> Point {
    point(origin.x + part.rect.x, origin.y + part.rect.y)
}

/// The heads of the steps.
pub(super) fn steps(parts: &mut Vec<Placed>, scene: &Scene, origin: Point) {
    parts.extend(scene.steps.iter().map(|step| placed(Role::Head, &step.part, origin)));
}

/// What stands above the rows: stages, pills, the corner.
pub(super) fn heads(parts: &mut Vec<Placed>, scene: &Scene, origin: Point) {
    parts.extend(scene.stages.iter().map(|stage| placed(Role::Head, &stage.part, origin)));
    parts.extend(scene.pills.iter().map(|pill| placed(Role::Sign, &pill.part, origin)));
    parts.extend(scene.corner.iter().map(|part| placed(Role::Head, part, origin)));
}

/// All of a row.
pub(super) fn of_row(parts: &mut Vec<Placed>, row: &Row, origin: Point) {
    parts.push(placed(Role::Ground, &row.ground, origin));
    if let Some(curve) = &row.curve {
        parts.push(placed(Role::Ground, &curve.back, origin));
        parts.extend(curve.nodes.iter().map(|node| placed(Role::Sign, &node.part, origin)));
        parts.extend(curve.callouts.iter().map(|callout| placed(Role::Sign, callout, origin)));
    }
    parts.extend(row.items.iter().map(|item| placed(Role::Card(item.card), &item.part, origin)));
    parts.push(placed(Role::Head, &row.head, origin));
}

pub(super) fn placed(role: Role, part: &Part, origin: Point) -> Placed {
    Placed::new(role, moved(part, origin), part)
}
