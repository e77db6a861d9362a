//! All comments of the shown journey, the latest first; a press leads to the card.

use crate::app::{Selection, Wish, use_session};
use crate::model::{CardId, Comment};
use crate::text::board as words;
use crate::ui::kit::Dialog;
use leptos::prelude::*;

/// The list of comments.
#[component]
pub fn Comments(open: RwSignal<bool>) -> impl IntoView {
    let session = use_session();
    view! {
        <Dialog open title=session.t(words::ALL_COMMENTS)>
            <List open />
        </Dialog>
    }
}

#[component]
fn List(open: RwSignal<bool>) -> impl IntoView {
    let session = use_session();
    let all = move || -> Vec<(CardId, String, Comment)> {
        let Some(journey) = session.journey() else { return Vec::new() };
        let of_card = |card: &std::sync::Arc<crate::model::Card>| {
            let stage = journey.stage_of(card.place).map(|stage| stage.name.clone()).unwrap_or_default();
            let place = [stage.as_str(), card.text.as_str()];
            let place = place.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
            card.comments.iter().map(|comment| (card.id, place.clone(), comment.clone())).collect::<Vec<_>>()
        };
        let mut all: Vec<_> = journey.cards.iter().flat_map(of_card).collect();
        all.sort_by_key(|one| std::cmp::Reverse(one.2.date));
        all
    };
    let row = move |(card, place, comment): (CardId, String, Comment)| {
        let go = move |_| {
            open.set(false);
            let Some(journey) = untrack(|| session.journey()) else { return };
            // After the dialog has given the keyboard back.
            let reach = move || session.wish(Wish::Reach(journey.id, Selection::Card(card)));
            set_timeout(reach, std::time::Duration::ZERO);
        };
        view! {
            <li>
                <button type="button" class="item" on:click=go>
                    <span class="muted">{place}</span>
                    <span>{comment.text}</span>
                    <span class="muted">{comment.author}" "{comment.date.to_string()}</span>
                </button>
            </li>
        }
    };
    view! {
        <div class="body">
            <ul class="comment-list">{move || all().into_iter().map(row).collect_view()}</ul>
            {move || all().is_empty().then(|| view! { <p class="muted">{session.t(words::NO_COMMENTS)}</p> })}
        </div>
    }
}
