//! The journey that details a step or a card: chosen among the others, and opened.

use crate::app::use_session;
use crate::model::JourneyId;
use crate::text::board as words;
use crate::ui::kit::Choice;
use leptos::prelude::*;

/// Where something leads; nothing where there is no other journey.
#[component]
pub fn LinkField(
    /// The journey it leads to.
    link: Signal<Option<JourneyId>>,
    /// Leads it elsewhere, or nowhere.
    #[prop(into)]
    on_pick: Callback<Option<JourneyId>>,
) -> impl IntoView {
    let session = use_session();
    let others = Memo::new(move |_| {
        let shown = session.journey().map(|journey| journey.id);
        session.document.workspace.with(|workspace| {
            let others = workspace.journeys.iter().filter(|journey| Some(journey.id) != shown);
            others.map(|journey| (journey.id, journey.name.clone())).collect::<Vec<_>>()
        })
    });
    let options = Signal::derive(move || {
        let none = words::NONE.get(session.lang()).to_owned();
        std::iter::once(none).chain(others.get().into_iter().map(|other| other.1)).collect::<Vec<_>>()
    });
    let at = Signal::derive(move || {
        let link = link.get();
        others.with(|others| others.iter().position(|other| Some(other.0) == link).map_or(0, |at| at + 1))
    });
    let pick = move |at: usize| {
        let other = at
            .checked_sub(1)
            .and_then(|at| others.with_untracked(|others| others.get(at).map(|other| other.0)));
        on_pick.run(other);
        session.seal();
    };
    let follow = move || {
        link.get().map(|id| {
            view! {
                <button type="button" class="button" on:click=move |_| session.show_journey(id)>
                    {session.t(words::FOLLOW)}
                </button>
            }
        })
    };
    view! {
        <Show when=move || others.with(|others| !others.is_empty())>
            <Choice label=session.t(words::LINK) options value=at on_pick=pick />
            {follow}
        </Show>
    }
}
