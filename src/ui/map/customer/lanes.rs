//! The lanes of one customer: channels, and a dot for each event. The arrow keys go from event to event; what it was is said
//! below and by screen readers.

use crate::app::use_session;
use crate::engine::measure::TimelineAnswer;
use crate::people::{Dot, Feeling, event_words, lanes};
use crate::text::people as words;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;

/// The height of a lane, in pixels.
const LANE: f64 = 34.0;
/// The height of the row of days.
const DAYS: f64 = 22.0;

/// The lanes, and the event that the keyboard or the pointer is at.
#[component]
pub fn LanesOf(answer: Arc<TimelineAnswer>, at: RwSignal<usize>) -> impl IntoView {
    let session = use_session();
    let drawn = {
        let answer = answer.clone();
        Memo::new(move |_| lanes(&answer, session.lang()))
    };
    let last = answer.told.len().saturating_sub(1);
    let frame = NodeRef::<html::Div>::new();
    let show = move |to: usize| {
        at.set(to);
        if let (Some(frame), Some(dot)) =
            (frame.get_untracked(), drawn.with_untracked(|all| all.dots.get(to).copied()))
        {
            #[expect(clippy::cast_possible_truncation, reason = "pixels of a window")]
            frame.set_scroll_left((dot.x - f64::from(frame.client_width()) / 2.0).round() as i32);
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let now = at.get_untracked();
        let to = match event.key().as_str() {
            "ArrowLeft" | "ArrowUp" => now.saturating_sub(1),
            "ArrowRight" | "ArrowDown" => (now + 1).min(last),
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        event.prevent_default();
        show(to);
    };
    let label = {
        let customer = answer.customer.clone();
        move || words::LANES.fill(session.lang(), &[("id", &customer)])
    };
    let said = move || {
        let journey = session.journey()?;
        let currency = session.document.workspace.with(|workspace| workspace.settings.currency.clone());
        let event = answer.told.get(at.get())?;
        Some(event_words(event, &journey, &currency, session.lang()))
    };
    let names = move || {
        let names = drawn.with(|all| all.names.clone());
        names.into_iter().map(|name| view! { <span title=name.clone()>{name.clone()}</span> }).collect_view()
    };
    view! {
        <div class="customer-lanes">
            <div class="names" aria-hidden="true">{names}</div>
            <div class="scroll" node_ref=frame tabindex="0" role="group" aria-label=label on:keydown=on_key>
                {move || picture(&drawn.get(), at)}
            </div>
        </div>
        <p class="event" role="status">{said}</p>
        <p class="fine" aria-hidden="true">{session.t(words::LEGEND)}</p>
    }
}

fn picture(all: &crate::people::Lanes, at: RwSignal<usize>) -> impl IntoView + use<> {
    let height = LANE * all.names.len() as f64 + DAYS;
    let rules: String =
        (0..all.names.len()).map(|lane| format!("M0 {:.1}H{:.1}", middle(lane), all.width)).collect();
    let route: Vec<String> =
        all.dots.iter().map(|dot| format!("{:.1},{:.1}", dot.x, middle(dot.lane))).collect();
    let day = |(x, name): &(f64, String)| view! { <text x=*x y=height - 6.0>{name.clone()}</text> };
    let dots = all.dots.iter().enumerate().map(|(index, dot)| mark(index, *dot, at)).collect_view();
    view! {
        <svg width=all.width height=height aria-hidden="true">
            <path class="rules" d=rules />
            <polyline class="route" points=route.join(" ") />
            {all.days.iter().map(day).collect_view()}
            {dots}
        </svg>
    }
}

fn middle(lane: usize) -> f64 {
    LANE * (lane as f64 + 0.5)
}

/// A dot; how it was rated shows in its shape as well as in its colour.
fn mark(index: usize, dot: Dot, at: RwSignal<usize>) -> impl IntoView {
    let (x, y) = (dot.x, middle(dot.lane));
    let class = match dot.feeling {
        Feeling::Good => "good",
        Feeling::Middling => "middling",
        Feeling::Bad => "bad",
        Feeling::Unrated => "unrated",
    };
    let shape = match dot.feeling {
        Feeling::Bad => view! { <rect x=x - 5.5 y=y - 5.5 width="11" height="11" rx="1.5" /> }.into_any(),
        Feeling::Middling => view! {
            <circle cx=x cy=y r="6" />
            <path d=format!("M{x} {}a6 6 0 0 0 0 12z", y - 6.0) />
        }
        .into_any(),
        _ => view! { <circle cx=x cy=y r="6" /> }.into_any(),
    };
    view! {
        <g class=class on:mouseenter=move |_| at.set(index) on:click=move |_| at.set(index)>
            <circle class="halo" class:on=move || at.get() == index cx=x cy=y r="10" />
            {shape}
        </g>
    }
}
