//! The evidence of the map that is shown: how much of it is backed and fresh, and what wants looking at; a press leads to the card.

use crate::app::{Selection, Session, Wish, use_session};
use crate::evidence::{Finding, findings, meter};
use crate::layout::{self, EXPORT_WIDTH, Input};
use crate::text::{Lang, evidence as words};
use crate::ui::kit::Dialog;
use crate::web::clock;
use crate::web::measure::CanvasWidths;
use leptos::prelude::*;

/// The dialog.
#[component]
pub fn Evidence(open: RwSignal<bool>) -> impl IntoView {
    let session = use_session();
    view! {
        <Dialog open title=session.t(words::TITLE) class="wide">
            <List open />
        </Dialog>
    }
}

#[component]
fn List(open: RwSignal<bool>) -> impl IntoView {
    let session = use_session();
    let looked = Memo::new(move |_| look(session));
    view! {
        <div class="body evidence">
            {move || looked.get().map(|(share, text, found)| {
                let lang = session.lang();
                let currency = session.document.workspace.with_untracked(|workspace| workspace.settings.currency.clone());
                view! {
                    <p role="status">{text}</p>
                    {share.map(|share| view! { <meter min="0" max="1" value=share.to_string() aria-hidden="true"></meter> })}
                    {found.is_empty().then(|| view! { <p class="muted">{words::ALL_WELL.get(lang)}</p> })}
                    {groups(session, open, found, &currency, lang)}
                }
            })}
        </div>
    }
}

/// The meter and the findings of the map that is shown.
fn look(session: Session) -> Option<(Option<f64>, String, Vec<Finding>)> {
    let workspace = session.document.workspace.get();
    let journey = session.journey()?;
    let figures = session.figures();
    let lang = session.lang();
    let input = Input {
        workspace: &workspace,
        journey: &journey,
        figures: figures.as_deref(),
        source: None,
        linked: &[],
        lang,
        persona: None,
        viewport_width: EXPORT_WIDTH,
        whole_cards: false,
    };
    let scene = layout::scene(&input, &mut CanvasWidths::new());
    let today = clock::today();
    let meter = meter(&input, today);
    Some((meter.share(), meter.words(lang), findings(&input, &scene, today)))
}

fn groups(
    session: Session,
    open: RwSignal<bool>,
    found: Vec<Finding>,
    currency: &str,
    lang: Lang,
) -> impl IntoView + use<> {
    let mut groups: Vec<(&'static str, Vec<Finding>)> = Vec::new();
    for finding in found {
        let title = finding.what.title().get(lang);
        match groups.last_mut().filter(|(known, _)| *known == title) {
            Some((_, group)) => group.push(finding),
            None => groups.push((title, vec![finding])),
        }
    }
    let group = |(title, found): (&'static str, Vec<Finding>)| {
        let n = found.len();
        let rows =
            found.into_iter().map(|finding| row(session, open, &finding, currency, lang)).collect_view();
        view! {
            <details open=n <= 12>
                <summary>{title}" "<span class="badge">{n}</span></summary>
                <ul class="comment-list">{rows}</ul>
            </details>
        }
    };
    groups.into_iter().map(group).collect_view()
}

fn row(session: Session, open: RwSignal<bool>, finding: &Finding, currency: &str, lang: Lang) -> AnyView {
    let text = finding.what.words(currency, lang);
    let face = view! {
        <strong>{finding.name.clone()}</strong>
        <span>{text}</span>
        <span class="muted">{finding.place.clone()}</span>
    };
    let Some(card) = finding.card else {
        return view! { <li><div class="item">{face}</div></li> }.into_any();
    };
    let go = move |_| {
        open.set(false);
        let Some(journey) = untrack(|| session.journey()) else { return };
        // After the dialog has given the keyboard back.
        let reach = move || session.wish(Wish::Reach(journey.id, Selection::Card(card)));
        set_timeout(reach, std::time::Duration::ZERO);
    };
    view! { <li><button type="button" class="item" on:click=go>{face}</button></li> }.into_any()
}
