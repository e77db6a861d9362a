//! The emotion curve in words, for who does not see the drawing: the description of its lane's head.

use super::state::{BoardState, node_of};
use crate::layout::Cursor;
use crate::model::LaneId;
use crate::twin::curve;
use crate::ui::kit::lazy;
use crate::web::part::part;
use crate::web::pen::set;
use leptos::prelude::*;

/// The descriptions, which come when the map is there.
#[component]
pub fn CurveWords() -> impl IntoView {
    let board = expect_context::<BoardState>();
    lazy(move || described(board))
}

part! { curve => fn described(board: BoardState) -> AnyView {
    view! { <Described board /> }.into_any()
} }

#[component]
fn Described(board: BoardState) -> impl IntoView {
    let told = Memo::new(move |_| {
        let workspace = board.session.document.workspace.get();
        let Some(journey) = board.session.journey() else { return Vec::new() };
        let of = |scene: &crate::layout::Scene| -> Vec<(LaneId, String)> {
            let curves = scene.rows.iter().filter_map(|row| Some((row.lane, row.curve.as_ref()?)));
            curves.map(|(lane, of)| (lane, curve(&workspace, &journey, scene, of).join("\n"))).collect()
        };
        board.scene.with(|scene| of(scene))
    });
    Effect::new(move |_| {
        board.scene.track();
        let lanes: Vec<LaneId> = told.get().into_iter().map(|(lane, _)| lane).collect();
        // The heads are drawn from the same scene, before the next frame.
        request_animation_frame(move || {
            for lane in lanes {
                if let Some(head) = node_of(Cursor::Lane(lane)) {
                    set(&head, "aria-describedby", &words_id(lane));
                }
            }
        });
    });
    let one = |(lane, words): (LaneId, String)| view! { <p id=words_id(lane)>{words}</p> };
    view! { <div hidden>{move || told.get().into_iter().map(one).collect_view()}</div> }
}

fn words_id(lane: LaneId) -> String {
    format!("words-{lane}")
}
