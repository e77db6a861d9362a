//! A view from a part of the program that is downloaded when it is first shown.

use super::menu::focus_late_items;
use crate::app::use_session;
use crate::text::shell as words;
use crate::web::part::PartMissing;
use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;
use leptos::task::spawn_local;

/// How far a part has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Arrival {
    Awaited,
    There,
    Missing,
}

/// Shows what `load` brings, nothing before that, and words with a button where it cannot be had.
pub fn lazy<F>(load: impl Fn() -> F + Copy + Send + Sync + 'static) -> impl IntoView
where
    F: Future<Output = Result<AnyView, PartMissing>> + 'static,
{
    lazy_behind(load, || ().into_any())
}

/// As [`lazy`], with something to show before.
pub fn lazy_behind<F>(
    load: impl Fn() -> F + Copy + Send + Sync + 'static,
    before: fn() -> AnyView,
) -> impl IntoView
where
    F: Future<Output = Result<AnyView, PartMissing>> + 'static,
{
    let session = use_session();
    let arrival = RwSignal::new(Arrival::Awaited);
    let view = StoredValue::new_local(None::<AnyView>);
    let focus_items = focus_late_items();
    // The owner of this place, so that the part's signals live and die with it, also when it is tried again from a click.
    let owner = StoredValue::new(Owner::current().unwrap_or_default());
    let begin = move || {
        arrival.set(Arrival::Awaited);
        let begun = owner.get_value().with(|| {
            ScopedFuture::new(async move {
                let loaded = load().await;
                let state = if loaded.is_ok() { Arrival::There } else { Arrival::Missing };
                view.try_set_value(loaded.ok());
                arrival.try_set(state);
                request_animation_frame(focus_items);
            })
        });
        spawn_local(begun);
    };
    begin();
    // A word that is being composed is finished where it was begun.
    let composing = session.view.ahead.composing;
    let shown = Memo::new(move |_| match arrival.get() {
        Arrival::There if composing.get() => Arrival::Awaited,
        arrival => arrival,
    });
    move || match shown.get() {
        Arrival::Awaited => before(),
        Arrival::There => view.try_update_value(Option::take).flatten().unwrap_or_else(|| ().into_any()),
        Arrival::Missing => view! {
            <div class="empty panel" role="alert">
                <p>{session.t(words::PART_MISSING)}</p>
                <div class="actions">
                    <button type="button" class="button primary" on:click=move |_| begin()>
                        {session.t(words::RETRY)}
                    </button>
                </div>
            </div>
        }
        .into_any(),
    }
}
