//! The data sets of this browser, the way to bring in another, and the room they take.

use crate::app::{Session, use_session};
use crate::engine::DatasetInfo;
use crate::model::DatasetId;
use crate::text::{Lang, data as words, number};
use crate::ui::kit::{Glyph, Icon};
use crate::ui::shell::usage_text;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// The list beside the data set that is shown.
#[component]
pub fn Sets(shown: Memo<Option<Arc<DatasetInfo>>>) -> impl IntoView {
    let session = use_session();
    let usage = RwSignal::new(None);
    Effect::new(move |_| {
        session.data.sets.track();
        spawn_local(async move {
            let read = session.usage().await;
            // The page may have been left meanwhile.
            usage.try_set(read);
        });
    });
    let at = Memo::new(move |_| shown.get().map(|info| info.id));
    let list = move || session.data.sets.get().into_iter().map(|info| set(session, info, at)).collect_view();
    view! {
        <aside class="sets" aria-label=session.t(words::SETS)>
            <h2>{session.t(words::SETS)}</h2>
            <ul>{list}</ul>
            <div class="drop-more">
                <span>{session.t(words::DROP_MORE)}</span>
                <button type="button" class="button" on:click=move |_| session.pick_file()>
                    <Icon glyph=Glyph::Upload />
                    {session.t(words::CHOOSE)}
                </button>
                <span class="fine">{session.t(words::PRIVATE)}</span>
            </div>
            <p class="fine">{move || usage.get().map(|usage| usage_text(usage, session.lang()))}</p>
        </aside>
    }
}

fn set(session: Session, info: DatasetInfo, at: Memo<Option<DatasetId>>) -> impl IntoView {
    let id = info.id;
    let in_use = move || session.journey().is_some_and(|journey| journey.dataset == Some(id));
    let facts = {
        let rows = info.events() + info.contents.customers + info.contents.costs + info.contents.aliases;
        let customers = info.quality.customers.max(info.contents.customers);
        let bytes = number::bytes(info.bytes);
        move || {
            let lang = session.lang();
            let rows = words::N_ROWS.fill(lang, &[("n", &number::count(rows))]);
            let customers = words::N_CUSTOMERS.fill(lang, &[("n", &number::count(customers))]);
            format!("{rows} · {customers} · {bytes}")
        }
    };
    let period = info.quality.period_millis;
    view! {
        <li>
            <button
                type="button"
                class="set"
                aria-current=move || (at.get() == Some(id)).then_some("true")
                on:click=move |_| session.data.chosen.set(Some(id))
            >
                <span class="name">{info.name}</span>
                <span class="badges">
                    {move || in_use().then(|| view! { <span class="badge brand">{session.t(words::IN_USE)}</span> })}
                    {info.synthetic.then(|| view! { <span class="badge">{session.t(words::SYNTHETIC)}</span> })}
                </span>
                <span class="fine">{facts}</span>
                <span class="fine">{move || period.map(|(from, to)| number::period(from, to, session.lang()))}</span>
                <span class="fine">{move || used_by(session, id, session.lang())}</span>
            </button>
        </li>
    }
}

/// The journeys that a data set is linked to, in words.
fn used_by(session: Session, id: DatasetId, lang: Lang) -> String {
    let names = journeys_of(session, id);
    if names.is_empty() {
        return words::UNUSED.get(lang).to_owned();
    }
    words::USED_BY.fill(lang, &[("names", &names.join(words::JOINT.get(lang)))])
}

/// The names of the journeys that a data set is linked to; tracked.
pub fn journeys_of(session: Session, id: DatasetId) -> Vec<String> {
    session.document.workspace.with(|workspace| {
        let linked = workspace.journeys.iter().filter(|journey| journey.dataset == Some(id));
        linked.map(|journey| journey.name.clone()).collect()
    })
}
