//! The scene on the page: its panes are filled here, and follow each next scene by what differs. A lane is an SVG of
//! its own in coordinates of its own, so that the browser paints one lane after an edit and moves the others. Of a
//! large map the lanes in view are drawn first; the browser skips layout and paint of the others (`.lane` in map.css).

use super::shelf::{Role, Shelf, Told, Wanted};
use super::state::BoardState;
use crate::layout::{Cursor, Dash, EmotionCurve, Mark, Paint, Row, Scene, Stroke, point};
use crate::model::{Journey, LaneId};
use crate::text::board as words;
use crate::web::pen::{Pen, set};
use leptos::prelude::*;
use leptos::web_sys::Element;
use std::sync::Arc;

/// So many parts of lanes are drawn at once (about 50 ms); what is out of view then waits for the next turn.
const AT_ONCE: usize = 300;

/// The nodes of the panes.
pub struct Panes {
    pub corner: Element,
    pub heads: Element,
    pub lanes: Element,
    pub body: Element,
    pub legend: Element,
}

/// What is drawn in the panes.
pub struct Canvas {
    pen: Pen,
    corner: Shelf,
    heads: Shelf,
    lanes: Shelf,
    legend: Shelf,
    body: Element,
    rows: Vec<Lane>,
    /// What an empty cell of each column is called.
    invitations: Arc<Vec<String>>,
}

impl Canvas {
    pub fn new(panes: Panes) -> Canvas {
        Canvas {
            pen: Pen::new(document()),
            corner: Shelf::new(panes.corner),
            heads: Shelf::new(panes.heads),
            lanes: Shelf::new(panes.lanes),
            legend: Shelf::new(panes.legend),
            body: panes.body,
            rows: Vec::new(),
            invitations: Arc::default(),
        }
    }

    /// Draws a scene where it differs from the last one. Whether lanes are left for another turn.
    pub fn draw(&mut self, board: BoardState, scene: &Scene) -> bool {
        let told = &board.told();
        // Asked before anything is changed, or the browser would have to lay out what is half drawn.
        let view = if self.is_large(scene) { board.in_view() } else { None };
        let pen = &mut self.pen;
        let at = (0.0, 0.0);
        let corner = scene.corner.iter().map(|part| Wanted::part(Role::Ground, part, at));
        self.corner.show(pen, told, corner.collect());
        let stages = (scene.stages.iter())
            .map(|stage| Wanted::part(Role::Stop(Cursor::Stage(stage.id)), &stage.part, at));
        let steps =
            scene.steps.iter().map(|step| Wanted::part(Role::Stop(Cursor::Step(step.id)), &step.part, at));
        let pills = scene.pills.iter().map(|pill| Wanted::part(Role::Figure, &pill.part, at));
        self.heads.show(pen, told, stages.chain(steps).chain(pills).collect());
        let heads =
            scene.rows.iter().map(|row| Wanted::part(Role::Stop(Cursor::Lane(row.lane)), &row.head, at));
        let folds = scene.rows.iter().map(|row| Wanted::part(Role::Ground, &row.fold, at));
        self.lanes.show(pen, told, heads.chain(folds).collect());
        self.legend.show(pen, told, vec![Wanted::part(Role::Ground, &scene.legend, at)]);
        let invitations = untrack(|| board.session.journey())
            .map(|journey| invitations(board, scene, &journey))
            .unwrap_or_default();
        if *self.invitations != invitations {
            self.invitations = Arc::new(invitations);
        }
        self.place_rows(scene);
        self.draw_rows(told, scene, view)
    }

    /// Whether more lanes have not been drawn yet than are drawn at once.
    fn is_large(&self, scene: &Scene) -> bool {
        let is_new =
            |row: &&Arc<Row>| !self.rows.iter().any(|lane| lane.id == row.lane && lane.row.is_some());
        scene.rows.iter().filter(is_new).map(|row| parts(row)).sum::<usize>() > AT_ONCE
    }

    /// Draws the rows, those in `view` first. Whether some wait.
    fn draw_rows(&mut self, told: &Told, scene: &Scene, view: Option<(f64, f64)>) -> bool {
        let is_seen =
            |row: &Row| view.is_none_or(|(top, bottom)| row.rect.y < bottom && row.rect.bottom() > top);
        let (mut left, mut waits) = (AT_ONCE, false);
        for seen in [true, false] {
            for (lane, row) in self.rows.iter_mut().zip(&scene.rows).filter(|(_, row)| is_seen(row) == seen) {
                let is_new = lane.row.is_none();
                if is_new && !seen && left == 0 {
                    waits = true;
                    continue;
                }
                left = left.saturating_sub(if is_new { parts(row) } else { 0 });
                lane.draw(&mut self.pen, told, scene, row, &self.invitations);
            }
        }
        waits
    }

    /// A place for each row, in their order; rows that are gone go.
    fn place_rows(&mut self, scene: &Scene) {
        let mut before: Vec<Option<Lane>> = std::mem::take(&mut self.rows).into_iter().map(Some).collect();
        for row in &scene.rows {
            let is_it = |lane: &Option<Lane>| lane.as_ref().is_some_and(|lane| lane.id == row.lane);
            let known = before.iter().position(is_it).and_then(|at| before.get_mut(at)?.take());
            let Some(mut lane) = known.or_else(|| Lane::new(&self.pen, row.lane)) else { continue };
            lane.place(row.rect.width - scene.frozen.width, row.rect.height);
            self.rows.push(lane);
        }
        before.iter().flatten().for_each(|gone| gone.node.remove());
        let mut next = self.body.first_child();
        for lane in &self.rows {
            if next.as_ref() == Some(lane.node.as_ref()) {
                next = lane.node.next_sibling();
            } else {
                drop(self.body.insert_before(&lane.node, next.as_ref()));
            }
        }
    }
}

/// How many groups a row is drawn with, about.
fn parts(row: &Row) -> usize {
    row.items.len() + row.slots.len()
}

/// What the empty cells are called, column by column.
fn invitations(board: BoardState, scene: &Scene, journey: &Journey) -> Vec<String> {
    let lang = board.session.view.lang.get_untracked();
    let name = |step| match journey.step(step) {
        // A step without a name is where its stage is.
        Some((stage, step)) if step.name.is_empty() => stage.name.as_str(),
        Some((_, step)) => step.name.as_str(),
        None => "",
    };
    scene.columns.iter().map(|column| words::ADD_HERE.fill(lang, &[("step", name(column.step))])).collect()
}

/// A lane without its head: ground, curve, empty cells, cards.
struct Lane {
    id: LaneId,
    /// The frame, whose size holds before anything is drawn in it.
    node: Element,
    picture: Element,
    size: (f64, f64),
    back: Shelf,
    slots: Shelf,
    items: Shelf,
    row: Option<Arc<Row>>,
    invitations: Arc<Vec<String>>,
}

impl Lane {
    fn new(pen: &Pen, id: LaneId) -> Option<Lane> {
        let node = document().create_element("div").ok()?;
        set(&node, "class", "lane");
        let picture = pen.element("svg")?;
        drop(node.append_child(&picture));
        let shelf = || {
            let group = pen.element("g")?;
            drop(picture.append_child(&group));
            Some(Shelf::new(group))
        };
        let (back, slots, items) = (shelf()?, shelf()?, shelf()?);
        let size = (0.0, 0.0);
        Some(Lane { id, node, picture, size, back, slots, items, row: None, invitations: Arc::default() })
    }

    fn place(&mut self, width: f64, height: f64) {
        if self.size != (width, height) {
            self.size = (width, height);
            set(&self.node, "style", &format!("width:{width}px;height:{height}px"));
            set(&self.picture, "width", &width.to_string());
            set(&self.picture, "height", &height.to_string());
        }
    }

    fn draw(
        &mut self,
        pen: &mut Pen,
        told: &Told,
        scene: &Scene,
        row: &Arc<Row>,
        invitations: &Arc<Vec<String>>,
    ) {
        let same_names = Arc::ptr_eq(&self.invitations, invitations);
        if same_names && self.row.as_ref().is_some_and(|known| Arc::ptr_eq(known, row)) {
            return;
        }
        let at = (scene.frozen.width, row.rect.y);
        let mut back = vec![Wanted::part(Role::Ground, &row.ground, at)];
        back.extend(row.curve.iter().flat_map(|curve| curve_parts(curve, at)));
        self.back.show(pen, told, back);
        let slot = |slot: &crate::layout::Slot| {
            let rect = slot.rect.moved(-at.0, -at.1);
            let label = invitations.get(slot.column).cloned().unwrap_or_default();
            let role = Role::Slot(Cursor::Cell(row.lane, slot.step));
            Wanted { role, rect, marks: plus(rect.width, rect.height), label }
        };
        self.slots.show(pen, told, row.slots.iter().map(slot).collect());
        let items =
            row.items.iter().map(|item| Wanted::part(Role::Item(Cursor::Card(item.card)), &item.part, at));
        self.items.show(pen, told, items.collect());
        (self.row, self.invitations) = (Some(row.clone()), invitations.clone());
    }
}

fn curve_parts(curve: &EmotionCurve, at: (f64, f64)) -> Vec<Wanted> {
    let node = |node: &Arc<crate::layout::EmotionNode>| {
        let role = node.cards.first().map_or(Role::Ground, |card| Role::Node(Cursor::Card(*card)));
        Wanted::part(role, &node.part, at)
    };
    let ground = |part| Wanted::part(Role::Ground, part, at);
    std::iter::once(ground(&curve.back))
        .chain(curve.nodes.iter().map(node))
        .chain(curve.callouts.iter().map(ground))
        .collect()
}

/// The sign in an empty cell of this size.
fn plus(width: f64, height: f64) -> Arc<Vec<Mark>> {
    let middle = point(width / 2.0, height / 2.0);
    let (left, right, top, bottom) = (middle.x - 6.0, middle.x + 6.0, middle.y - 6.0, middle.y + 6.0);
    let d = format!("M{left} {}H{right}M{} {top}V{bottom}", middle.y, middle.x);
    let stroke = Stroke { paint: Paint::Brand, width: 1.6, dash: Dash::Solid };
    Arc::new(vec![Mark::Path { d, fill: None, stroke: Some(stroke) }])
}
