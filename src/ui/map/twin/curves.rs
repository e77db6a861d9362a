//! The words of each emotion curve, above table and outline. They fold away, and are folded where they would fill a phone.

use super::TwinState;
use crate::model::LaneId;
use crate::text::twin as phrases;
use crate::twin::Twin;
use leptos::prelude::*;

/// A window as narrow as a phone's, as the style sheets know it.
const NARROW: &str = "(max-width: 760px)";

/// The words of each curve.
#[component]
pub fn Curves() -> impl IntoView {
    let state = expect_context::<TwinState>();
    let told = Memo::new(move |_| state.twin.with(|twin| (twin.curves.clone(), names(twin))));
    let lanes = move || told.with(|(curves, _)| curves.iter().map(|(lane, _)| *lane).collect::<Vec<_>>());
    view! {
        <For each=lanes key=|lane| *lane let:lane>
            <Curve lane told />
        </For>
    }
}

type Curve = (Vec<(LaneId, Vec<String>)>, Vec<String>);

#[component]
fn Curve(lane: LaneId, told: Memo<Curve>) -> impl IntoView {
    let session = expect_context::<TwinState>().session;
    let own = Memo::new(move |_| {
        told.with(|(curves, names)| {
            let at = curves.iter().position(|known| known.0 == lane)?;
            Some((names.get(at)?.clone(), curves.get(at)?.1.clone()))
        })
    });
    let title = move || {
        let name = own.get().map(|own| own.0).unwrap_or_default();
        phrases::CURVE.fill(session.lang(), &[("lane", &name)])
    };
    let lines = move || {
        let lines = own.get().map(|own| own.1).unwrap_or_default();
        lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()
    };
    let narrow = window().match_media(NARROW).ok().flatten().is_some_and(|media| media.matches());
    view! {
        <details class="curve-words" open=!narrow>
            <summary><h2>{title}</h2></summary>
            {lines}
        </details>
    }
}

/// The names of the lanes that have a curve.
fn names(twin: &Twin) -> Vec<String> {
    let name = |(id, _): &(LaneId, Vec<String>)| {
        twin.lanes.iter().find(|lane| lane.id == *id).map_or_else(String::new, |lane| lane.name.clone())
    };
    twin.curves.iter().map(name).collect()
}
