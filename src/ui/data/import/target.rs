//! Where the rows go: a data set of their own or one that is there, and what becomes of rows that it has.

use super::Parts;
use crate::model::DatasetId;
use crate::table::Repeats;
use crate::text::import as words;
use crate::ui::kit::Choice;
use leptos::prelude::*;

/// The choice of the data set.
#[component]
pub fn Target(parts: Parts) -> impl IntoView {
    let session = parts.session;
    // The synthetic sample takes no other data: figures of both together would be nobody's.
    let known: Memo<Vec<(DatasetId, String)>> = Memo::new(move |_| {
        session.data.sets.with(|sets| {
            sets.iter().filter(|set| !set.synthetic).map(|set| (set.id, set.name.clone())).collect()
        })
    });
    let into = Memo::new(move |_| parts.import.with(|import| import.as_ref().and_then(|import| import.into)));
    let repeats = Memo::new(move |_| {
        parts.import.with(|import| import.as_ref().map(|import| import.repeats)).unwrap_or_default()
    });
    let options = Signal::derive(move || {
        let lang = session.lang();
        let named = |(_, name): &(DatasetId, String)| words::INTO_KNOWN.fill(lang, &[("name", name)]);
        let new = words::INTO_NEW.get(lang).to_owned();
        known.with(|known| std::iter::once(new).chain(known.iter().map(named)).collect::<Vec<_>>())
    });
    let at = Signal::derive(move || {
        let into = into.get();
        known.with(|known| known.iter().position(|(id, _)| Some(*id) == into).map_or(0, |at| at + 1))
    });
    let pick = move |at: usize| {
        let chosen = at.checked_sub(1).and_then(|at| known.with_untracked(|known| Some(known.get(at)?.0)));
        session.choose_target(chosen);
    };
    let all = [Repeats::Skip, Repeats::Update];
    let offered =
        Signal::derive(move || all.map(|known| known.label().get(session.lang()).to_owned()).to_vec());
    let chosen = Signal::derive(move || usize::from(repeats.get() == Repeats::Update));
    view! {
        <Show when=move || known.with(|known| !known.is_empty())>
            <div class="format target">
                <Choice label=session.t(words::INTO) options value=at on_pick=pick />
                <Show when=move || into.with(Option::is_some)>
                    <Choice label=session.t(words::REPEATS) options=offered value=chosen
                        on_pick=move |at| if let Some(known) = all.get(at) { session.choose_repeats(*known) } />
                    <p class="fine">{session.t(words::REPEATS_HINT)}</p>
                </Show>
            </div>
        </Show>
    }
}
