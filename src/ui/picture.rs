//! A map to be looked at, with marks on what differs. It has no stops and no hands; what it says is in the list beside it.

use crate::app::use_session;
use crate::layout::{self, EXPORT_WIDTH, Input, Part, Rect, Scene, point};
use crate::model::{JourneyId, Workspace};
use crate::text::{Phrase, states as words};
use crate::versions::{Change, Key, Kind};
use crate::web::measure::CanvasWidths;
use crate::web::pen::{Pen, set};
use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::Element;
use std::sync::Arc;

/// What happened to a thing, as it is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    Moved,
    Changed,
    Added,
    Removed,
}

impl Mark {
    /// The mark of a change.
    pub const fn of(change: &Change) -> Mark {
        match change {
            Change::Added => Mark::Added,
            Change::Removed => Mark::Removed,
            Change::Moved => Mark::Moved,
            Change::Fields(_) => Mark::Changed,
        }
    }

    /// Its class in the stylesheet.
    pub const fn class(self) -> &'static str {
        match self {
            Mark::Added => "mark-added",
            Mark::Removed => "mark-removed",
            Mark::Changed => "mark-changed",
            Mark::Moved => "mark-moved",
        }
    }

    /// A sign, so that colour is not all that tells them apart.
    pub const fn sign(self) -> &'static str {
        match self {
            Mark::Added => "+",
            Mark::Removed => "−",
            Mark::Changed => "≠",
            Mark::Moved => "↔",
        }
    }

    /// What it is called.
    pub const fn name(self) -> Phrase {
        match self {
            Mark::Added => words::MARK_ADDED,
            Mark::Removed => words::MARK_REMOVED,
            Mark::Changed => words::MARK_CHANGED,
            Mark::Moved => words::MARK_MOVED,
        }
    }
}

/// The marks of one map, by what they are on.
pub type Marks = Vec<((Kind, Key), Mark)>;

/// One journey of a workspace as a picture. `side` begins the ids of its marks, so that the list can lead to them.
#[component]
pub fn Picture(
    workspace: Arc<Workspace>,
    journey: JourneyId,
    marks: Marks,
    side: &'static str,
) -> impl IntoView {
    let session = use_session();
    let frame = NodeRef::<html::Div>::new();
    let there = workspace.journey(journey).is_some();
    Effect::new(move |_| {
        let (Some(frame), lang) = (frame.get(), session.lang()) else { return };
        let Some(journey) = workspace.journey(journey) else { return };
        // Figures are those of the map that is open; a journey that was derived from it has its stages.
        let shown = untrack(|| session.journey());
        let is_kin = shown.is_some_and(|shown| shown.id == journey.id || shown.today == Some(journey.id));
        let figures = session.figures().filter(|_| is_kin);
        let input = Input {
            workspace: &workspace,
            journey,
            figures: figures.as_deref(),
            source: None,
            linked: &[],
            lang,
            persona: None,
            viewport_width: EXPORT_WIDTH,
            whole_cards: false,
        };
        let scene = layout::scene(&input, &mut CanvasWidths::new());
        frame.set_text_content(None);
        if let Some(picture) = draw(&scene, &marks, side) {
            drop(frame.append_child(&picture));
        }
    });
    view! {
        <div class="picture" node_ref=frame></div>
        {(!there).then(|| view! { <p class="muted">{session.t(words::NOT_THERE)}</p> })}
    }
}

/// The id of a mark in the page.
pub fn mark_id(side: &str, key: &Key) -> String {
    format!("{side}-{}-{}", key.journey, key.id)
}

fn draw(scene: &Scene, marks: &Marks, side: &str) -> Option<Element> {
    let mut pen = Pen::new(document());
    let svg = pen.element("svg")?;
    set(&svg, "viewBox", &format!("0 0 {} {}", scene.size.width, scene.size.height));
    set(&svg, "role", "img");
    set(&svg, "aria-label", &scene.description);
    let mut part = |part: &Part| pen.marks(&svg, &part.marks, point(part.rect.x, part.rect.y));
    for row in &scene.rows {
        part(&row.ground);
        part(&row.head);
    }
    scene.corner.iter().for_each(&mut part);
    scene.stages.iter().for_each(|stage| part(&stage.part));
    scene.steps.iter().for_each(|step| part(&step.part));
    for row in &scene.rows {
        if let Some(curve) = &row.curve {
            part(&curve.back);
            curve.nodes.iter().for_each(|node| part(&node.part));
            curve.callouts.iter().for_each(&mut part);
        }
        row.items.iter().for_each(|item| part(&item.part));
    }
    for ((kind, key), mark) in marks {
        let Some(rect) = place(scene, *kind, key) else { continue };
        let group = pen.group(mark.class(), |group| set(group, "class", mark.class()))?;
        pen.tell(&group, crate::web::pen::Name::Id, &mark_id(side, key));
        pen.room(&group, mark.class(), rect);
        if let Some(sign) = pen.element("text") {
            set(&sign, "x", &(rect.right() - 4.0).to_string());
            set(&sign, "y", &(rect.y + 15.0).to_string());
            set(&sign, "text-anchor", "end");
            sign.set_text_content(Some(mark.sign()));
            drop(group.append_child(&sign));
        }
        drop(svg.append_child(&group));
    }
    Some(svg)
}

/// Where a thing is drawn.
fn place(scene: &Scene, kind: Kind, key: &Key) -> Option<Rect> {
    let id = key.id.as_str();
    match kind {
        Kind::Card => {
            let card = id.parse().ok()?;
            let node = || {
                let mut nodes =
                    scene.rows.iter().filter_map(|row| row.curve.as_ref()).flat_map(|curve| &curve.nodes);
                nodes.find(|node| node.cards.contains(&card)).map(|node| node.part.rect)
            };
            scene.item(card).map(|item| item.part.rect).or_else(node)
        }
        Kind::Stage => {
            let stage = id.parse().ok()?;
            scene.stages.iter().find(|head| head.id == stage).map(|head| head.part.rect)
        }
        Kind::Step => {
            let step = id.parse().ok()?;
            scene.steps.iter().find(|head| head.id == step).map(|head| head.part.rect)
        }
        Kind::Lane => scene.row(id.parse().ok()?).map(|row| row.head.rect),
        _ => None,
    }
}
