//! What becomes of a map from another program: told in words, and chosen.

use crate::app::{Accepted, use_session};
use crate::text::exchange as words;
use crate::ui::kit::Dialog;
use leptos::prelude::*;

/// The choice.
#[component]
pub fn OfferDialog(open: RwSignal<bool>) -> impl IntoView {
    let session = use_session();
    let of = move |what: fn(&crate::app::Offer) -> String| {
        session.view.offer.with(|offer| offer.as_ref().map_or(String::new(), what))
    };
    let title = Signal::derive(move || {
        words::TITLE.fill(session.lang(), &[("name", &of(|offer| offer.name.clone()))])
    });
    let summary = move || {
        let lang = session.lang();
        session.view.offer.with(|offer| {
            offer.as_ref().map(|offer| [offer.kind.get(lang), &offer.foreign.summary(lang)].concat())
        })
    };
    let may_be_data =
        move || session.view.offer.with(|offer| offer.as_ref().is_some_and(|offer| offer.file.is_some()));
    let merge = move || {
        session.journey().map(|journey| words::INTO_JOURNEY.fill(session.lang(), &[("name", &journey.name)]))
    };
    let take = move |accepted: Accepted| {
        session.accept(accepted);
        open.set(false);
    };
    view! {
        <Dialog open title=title>
            <div class="body">
                <p>{summary}</p>
                <p class="muted">{session.t(words::HINT)}</p>
            </div>
            <footer>
                <Show when=may_be_data>
                    <button type="button" class="button quiet" on:click=move |_| take(Accepted::Data)>
                        {session.t(words::AS_DATA)}
                    </button>
                </Show>
                <span class="grow"></span>
                {move || merge().map(|name| view! {
                    <button type="button" class="button" on:click=move |_| take(Accepted::Merged)>{name}</button>
                })}
                <button type="button" class="button primary" on:click=move |_| take(Accepted::Journey)>
                    {session.t(words::AS_JOURNEY)}
                </button>
            </footer>
        </Dialog>
    }
}
