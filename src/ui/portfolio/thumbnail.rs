//! A journey at a glance: its stages, its curve of emotions and its pain points, without words that nobody could read at that size.

use crate::app::use_session;
use crate::engine::Figures;
use crate::layout::{self, EXPORT_WIDTH, Input, Part, Scene, point};
use crate::model::{Journey, LaneKind};
use crate::ui::kit::seen;
use crate::web::measure::CanvasWidths;
use crate::web::pen::{Pen, set};
use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::Element;
use std::sync::Arc;

/// The picture of a journey on its card.
#[component]
pub fn Thumbnail(journey: Memo<Option<Arc<Journey>>>, figures: Memo<Option<Arc<Figures>>>) -> impl IntoView {
    let session = use_session();
    let frame = NodeRef::<html::Div>::new();
    let seen = seen(frame);
    Effect::new(move |_| {
        let (true, Some(frame), Some(journey)) = (seen.get(), frame.get(), journey.get()) else { return };
        let workspace = session.document.workspace.get_untracked();
        let figures = figures.get();
        let input = Input {
            workspace: &workspace,
            journey: &journey,
            figures: figures.as_deref(),
            source: None,
            linked: &[],
            lang: session.lang(),
            persona: None,
            viewport_width: EXPORT_WIDTH,
            whole_cards: false,
        };
        let scene = layout::scene(&input, &mut CanvasWidths::new());
        frame.set_text_content(None);
        if let Some(picture) = draw(&scene) {
            drop(frame.append_child(&picture));
        }
    });
    view! { <div class="thumbnail" node_ref=frame aria-hidden="true"></div> }
}

/// The stages, and below them the curve with what hurts, or the first lanes where there is none.
fn draw(scene: &Scene) -> Option<Element> {
    let mut pen = Pen::new(document());
    let svg = pen.element("svg")?;
    let left = scene.frozen.width;
    let mut part =
        |part: &Part, up: f64| pen.marks(&svg, &part.marks, point(part.rect.x - left, part.rect.y - up));
    scene.stages.iter().for_each(|stage| part(&stage.part, 0.0));
    let heads = scene.stages.iter().map(|stage| stage.part.rect.bottom()).fold(0.0, f64::max) + 8.0;
    let curve = scene.rows.iter().find(|row| row.curve.as_ref().is_some_and(|curve| !curve.nodes.is_empty()));
    let pains = scene.rows.iter().find(|row| row.kind == LaneKind::Pain && !row.collapsed);
    let rows: Vec<_> = match curve {
        Some(row) => std::iter::once(row).chain(pains).collect(),
        None => scene.rows.iter().filter(|row| !row.collapsed).take(2).collect(),
    };
    let mut below = heads;
    for row in rows {
        let up = row.rect.y - below;
        part(&row.ground, up);
        if let Some(curve) = &row.curve {
            part(&curve.back, up);
            curve.nodes.iter().for_each(|node| part(&node.part, up));
        }
        row.items.iter().for_each(|item| part(&item.part, up));
        below += row.rect.height;
    }
    set(&svg, "viewBox", &format!("0 0 {} {below}", scene.size.width - left));
    set(&svg, "preserveAspectRatio", "xMidYMin meet");
    Some(svg)
}
