//! How a figure was computed, beside its chart.

use super::card;
use super::with_sheet;
use crate::app::{Session, use_session};
use crate::dashboard::compared_rows;
use crate::engine::{self, Explanation, FigureRef, Manner, Scope};
use crate::text::{kpi as words, shell};
use crate::ui::kit::{Glyph, Icon};
use leptos::prelude::*;

/// What is explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// One figure.
    Figure(FigureRef),
    /// The card as a whole.
    Card,
}

/// The explanation of a figure or card; nothing where none is asked for.
#[component]
pub fn Explained(
    /// Which.
    what: RwSignal<Option<What>>,
    /// How the card as a whole was computed.
    #[prop(into)]
    how: Signal<Option<Explanation>>,
) -> impl IntoView {
    let session = use_session();
    let explanations = card::explained();
    let explanation = Memo::new(move |_| match what.get()? {
        What::Figure(figure) => explain(session, &figure),
        What::Card => how.get(),
    });
    move || {
        explanation.get().map(|explanation| {
            let title = words::HOW_OF.fill(session.lang(), &[("what", &explanation.title)]);
            let rows = explanation.rows.into_iter().map(|(label, text)| {
                view! { <dt>{label}</dt> <dd>{text}</dd> }
            });
            view! {
                <aside class="how" aria-label=title.clone()>
                    <header>
                        <h3>{title.clone()}</h3>
                        <button
                            type="button"
                            class="button quiet icon"
                            aria-label=session.t(shell::CLOSE)
                            on:click=move |_| explanations.show(what, None)
                        >
                            <Icon glyph=Glyph::Close />
                        </button>
                    </header>
                    <dl>{rows.collect_view()}</dl>
                </aside>
            }
        })
    }
}

fn explain(session: Session, figure: &FigureRef) -> Option<Explanation> {
    let figures = session.figures()?;
    let dataset = session.dataset()?;
    let journey = session.journey()?;
    let currency = session.document.workspace.with(|workspace| workspace.settings.currency.clone());
    let place = match &figure.scope {
        Scope::Stage(id) => {
            journey.stages.iter().find(|stage| stage.id == *id).map(|stage| stage.name.clone())
        }
        _ => None,
    };
    let manner =
        Manner { lang: session.lang(), currency: &currency, place: place.as_deref().unwrap_or_default() };
    let mut explanation = engine::explain(figure, &figures, &dataset.quality, manner)?;
    explanation.rows.extend(with_sheet(session, |sheet| compared_rows(sheet, figure)).unwrap_or_default());
    Some(explanation)
}
