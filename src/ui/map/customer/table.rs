//! The events of one customer as a table: everything that the lanes show, and all of it in words.

use crate::app::use_session;
use crate::engine::measure::{Happened, TimelineAnswer};
use crate::people::ratings_words;
use crate::text::{number, people as words};
use leptos::prelude::*;
use std::sync::Arc;

/// The table.
#[component]
pub fn EventsOf(answer: Arc<TimelineAnswer>, at: RwSignal<usize>) -> impl IntoView {
    let session = use_session();
    let rows = move || {
        let lang = session.lang();
        let journey = session.journey()?;
        let currency = session.document.workspace.with(|workspace| workspace.settings.currency.clone());
        let row = |(index, event): (usize, &Happened)| {
            let stage = event.stage.and_then(|id| journey.stage(id)).map(|stage| stage.name.clone());
            view! {
                <tr class:on=move || at.get() == index>
                    <td>{number::day_time(event.millis, lang)}</td>
                    <td>{event.channel.clone()}</td>
                    <td>{event.touchpoint.clone()}</td>
                    <td>{stage}</td>
                    <td>{ratings_words(&event.ratings, lang)}</td>
                    <td class="number">{event.amount_cents.map(|cents| number::money(cents, &currency))}</td>
                </tr>
            }
        };
        Some(answer.told.iter().enumerate().map(row).collect_view())
    };
    let heads = [words::TIME, words::CHANNEL, words::TOUCHPOINT, words::STAGE, words::RATING, words::AMOUNT];
    let head = move |name| view! { <th scope="col">{session.t(name)}</th> };
    view! {
        <section>
            <h3>{session.t(words::TABLE)}</h3>
            <div class="customer-table" tabindex="0" role="region" aria-label=session.t(words::TABLE)>
                <table>
                    <thead>
                        <tr>{heads.map(head).into_iter().collect_view()}</tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}
