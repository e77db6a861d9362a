//! The map as a table and as an outline, for the keyboard, for screen readers and for those who like rows better. Both
//! edit the same document by the same commands; what they tell comes from the room `twin`.

mod act;
mod cell;
mod curves;
mod menu;
mod outline;
mod table;
mod walk;
mod words;

use crate::app::{Form, Session, Wish, use_session};
use crate::layout::text::MeasureText;
use crate::layout::{Cursor, EXPORT_WIDTH, Input, Layout, Scene};
use crate::model::{CardId, Journey};
use crate::text::twin as phrases;
use crate::twin::Twin;
use crate::ui::kit::Popup;
use crate::ui::map::fresh::Adds;
use crate::ui::map::tools::{AddMenu, LaneMenu};
use crate::web::measure::CanvasWidths;
use crate::web::part::part;
use leptos::prelude::*;
use std::sync::Arc;

/// What table and outline share; copies are handles.
#[derive(Clone, Copy)]
struct TwinState {
    session: Session,
    /// Which of the two is shown.
    form: Form,
    twin: Memo<Arc<Twin>>,
    /// A card that was just added: left blank it goes again.
    fresh: RwSignal<Option<CardId>>,
    /// The ids of the nodes that may have the keyboard, the best first: where it was last, and what stands in for that.
    last: StoredValue<Vec<String>>,
    /// The column that the keyboard keeps to over cells that span several.
    column: StoredValue<usize>,
    /// The menu of a thing, and of which.
    popup: Popup,
    menu: RwSignal<Option<Cursor>>,
}

part! { twin => pub fn page(form: Form) -> AnyView {
    view! { <Page form /> }.into_any()
} }

#[component]
fn Page(form: Form) -> impl IntoView {
    let state = TwinState::new(form);
    provide_context(state);
    provide_context(Adds(Callback::new(move |new| state.add(new))));
    state.keep_focus();
    state.keep_stop();
    state.grant_wishes();
    let session = state.session;
    session.follow_links();
    let inside = if form == Form::Table {
        view! { <table::Table /> }.into_any()
    } else {
        view! { <outline::Outline /> }.into_any()
    };
    let title = move || state.twin.with(|twin| twin.title.clone());
    let help = session.t(if form == Form::Table { phrases::HELP_TABLE } else { phrases::HELP_OUTLINE });
    view! {
        <section class="twin panel" aria-label=title on:focusin=move |event| state.remember(&event)>
            <curves::Curves />
            <div class="twin-bar">
                <AddMenu />
                <LaneMenu />
                <p class="muted help">{help}" "{session.t(phrases::HELP)}</p>
            </div>
            {inside}
            <menu::ThingMenu />
        </section>
    }
}

impl TwinState {
    fn new(form: Form) -> TwinState {
        let session = use_session();
        let measure: Box<dyn MeasureText> = Box::new(CanvasWidths::new());
        let layout = StoredValue::new_local((Layout::default(), measure));
        let told = move || {
            let workspace = session.document.workspace.get();
            let Some(journey) = session.journey() else { return Arc::default() };
            let scene = scene_of(session, &journey, layout);
            Arc::new(Twin::new(&workspace, &journey, &scene, session.view.persona.get()))
        };
        TwinState {
            session,
            form,
            twin: Memo::new(move |_| told()),
            fresh: RwSignal::new(None),
            last: StoredValue::new(Vec::new()),
            column: StoredValue::new(0),
            popup: Popup::new(),
            menu: RwSignal::new(None),
        }
    }

    /// Goes to what the palette or a list asks for.
    fn grant_wishes(self) {
        let (session, wish) = (self.session, self.session.view.wish);
        Effect::new(move |_| {
            let Some(Wish::Reach(journey, selection)) = wish.get() else { return };
            wish.set(None);
            if untrack(|| session.journey()).is_none_or(|shown| shown.id != journey) {
                session.show_journey(journey);
            }
            if let Some(cursor) = super::reach::cursor_of(&selection) {
                self.focus(cursor);
            }
            session.view.selection.set(Some(selection));
        });
    }

    /// Moves the keyboard to the field of a thing, when it is there.
    fn focus(self, cursor: Cursor) {
        self.focus_any(vec![super::state::element_id(cursor)]);
    }
}

type Laid = StoredValue<(Layout, Box<dyn MeasureText>), LocalStorage>;

/// The journey laid out with its figures, for what the scene says of them.
fn scene_of(session: Session, journey: &Journey, layout: Laid) -> Scene {
    let workspace = session.document.workspace.get();
    let figures = session.figures();
    let linked = session.data.linked.get();
    let input = Input {
        workspace: &workspace,
        journey,
        figures: figures.as_deref(),
        source: None,
        linked: &linked,
        lang: session.lang(),
        persona: session.view.persona.get(),
        viewport_width: EXPORT_WIDTH,
        whole_cards: false,
    };
    let mut scene = None;
    layout.update_value(|(layout, measure)| scene = Some(layout.scene(&input, measure.as_mut())));
    scene.unwrap_or_default()
}
