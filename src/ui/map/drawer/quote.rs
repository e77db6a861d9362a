//! The measured figure that a card rests on: chosen among those of its place, and kept as it is on that day.

use super::body::METRICS;
use super::card::CardHandle;
use crate::layout::{EXPORT_WIDTH, Input, figure, figure_text};
use crate::model::{Basis, Evidence, Metric, Quoted};
use crate::text::{evidence as words, map};
use crate::ui::kit::Choice;
use leptos::prelude::*;

/// A figure of the card's place, as it is now.
#[derive(Clone, Copy, PartialEq)]
struct Offered {
    metric: Metric,
    value: f64,
    n: Option<u64>,
}

/// The field; nothing where there are no figures and none is quoted.
#[component]
pub fn QuoteField(handle: CardHandle) -> impl IntoView {
    let session = handle.session;
    let offered = Memo::new(move |_| offered(handle));
    let quoted = handle.read(|card| card.evidence.quoted);
    let currency = move || session.document.workspace.with(|workspace| workspace.settings.currency.clone());
    let options = Signal::derive(move || {
        let (lang, currency) = (session.lang(), currency());
        let say = |phrase: crate::text::Phrase, metric: Metric, value: f64| {
            let value = figure_text(metric, value, &currency, lang);
            phrase.fill(lang, &[("metric", map::metric(metric).get(lang)), ("value", &value)])
        };
        let kept = quoted.get().map(|quoted| say(words::QUOTE_KEPT, quoted.metric, quoted.value));
        let now = offered.get().into_iter().map(|one| say(words::QUOTE_OPTION, one.metric, one.value));
        std::iter::once(words::QUOTE_NONE.get(lang).to_owned())
            .chain(kept)
            .chain(now)
            .collect::<Vec<String>>()
    });
    let at = Signal::derive(move || usize::from(quoted.get().is_some()));
    let pick = move |at: usize| {
        let kept = usize::from(quoted.get_untracked().is_some());
        match at.checked_sub(1 + kept) {
            Some(at) => {
                if let Some(one) = offered.with_untracked(|offered| offered.get(at).copied()) {
                    quote(handle, one);
                }
            }
            None if at == 0 => handle.change(|card| card.evidence.quoted = None),
            // What is quoted already.
            None => {}
        }
    };
    let any = move || quoted.get().is_some() || offered.with(|offered| !offered.is_empty());
    view! {
        <Show when=any>
            <Choice label=session.t(words::QUOTE) options value=at on_pick=pick />
        </Show>
    }
}

/// The figures that the data has for the card's place.
fn offered(handle: CardHandle) -> Vec<Offered> {
    let session = handle.session;
    let (Some(card), Some(journey), Some(figures)) =
        (handle.card.get(), session.journey(), session.figures())
    else {
        return Vec::new();
    };
    let workspace = session.document.workspace.get();
    let input = Input {
        workspace: &workspace,
        journey: &journey,
        figures: Some(&figures),
        source: None,
        linked: &[],
        lang: session.lang(),
        persona: None,
        viewport_width: EXPORT_WIDTH,
        whole_cards: false,
    };
    let offer = |metric: Metric| {
        let (value, n) = figure(&input, card.place, metric)?;
        Some(Offered { metric, value, n })
    };
    METRICS.into_iter().filter_map(offer).collect()
}

/// Takes a figure as the card's evidence, with its base and the day and name of the data.
fn quote(handle: CardHandle, one: Offered) {
    let session = handle.session;
    let source = untrack(|| session.dataset()).map(|info| info.name).unwrap_or_default();
    let last = untrack(|| session.figures())
        .and_then(|figures| figures.overview.period_millis)
        .map(|(_, last)| last);
    let day = last.and_then(chrono::DateTime::from_timestamp_millis).map(|time| time.date_naive());
    handle.change(|card| {
        let known = std::mem::take(&mut card.evidence);
        card.evidence = Evidence {
            basis: Basis::Data,
            source: if known.source.trim().is_empty() { source } else { known.source },
            date: day.or(known.date),
            n: one.n.and_then(|n| u32::try_from(n).ok()).or(known.n),
            quoted: Some(Quoted { metric: one.metric, value: one.value }),
        };
    });
    session.seal();
}
