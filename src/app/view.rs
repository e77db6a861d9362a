//! The view: what this browser remembers and nobody shares.

use super::{Form, Offer, Page};
use crate::model::{CardId, JourneyId, LaneId, PersonaId, StageId, StepId};
use crate::text::Lang;
use crate::web::prefs::{Prefs, Theme};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement};
use std::sync::Arc;

/// What is selected on the map; the drawer shows its fields.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Selection {
    /// The journey itself.
    Journey,
    /// A card.
    Card(CardId),
    /// Two cards or more, in the order in which they were picked.
    Cards(Arc<[CardId]>),
    /// A stage.
    Stage(StageId),
    /// A step.
    Step(StepId),
    /// A lane.
    Lane(LaneId),
    /// A persona.
    Persona(PersonaId),
}

impl Selection {
    /// The selection of these cards; none of none.
    pub fn of(cards: &[CardId]) -> Option<Selection> {
        match cards {
            [] => None,
            [card] => Some(Selection::Card(*card)),
            several => Some(Selection::Cards(several.into())),
        }
    }

    /// The cards selected; none where it is something else.
    pub fn cards(&self) -> &[CardId] {
        match self {
            Selection::Card(card) => std::slice::from_ref(card),
            Selection::Cards(cards) => cards,
            _ => &[],
        }
    }
}

/// What is typed for a field whose part is on its way.
#[derive(Clone, Copy)]
pub struct Ahead {
    /// The text.
    pub text: RwSignal<String>,
    /// Whether an input method is at work on it.
    pub composing: RwSignal<bool>,
    /// What had the keyboard before.
    pub before: StoredValue<Option<Element>, LocalStorage>,
}

impl Ahead {
    /// The text, for the field that it was meant for.
    pub fn take(self) -> String {
        self.text.try_update_untracked(std::mem::take).unwrap_or_default()
    }

    /// Gives the keyboard back to what had it before, if nothing has it.
    pub fn give_back(self) {
        let before = self.before.get_value();
        request_animation_frame(move || {
            let lost = document().active_element().is_none_or(|active| active.tag_name() == "BODY");
            if let (Some(before), true) = (before, lost) {
                // Whatever has the keyboard has this method, drawn things, too.
                drop(before.unchecked_ref::<HtmlElement>().focus());
            }
        });
    }
}

/// What this browser remembers and nobody shares.
#[derive(Clone, Copy)]
pub struct View {
    /// The reader's language.
    pub lang: RwSignal<Lang>,
    /// Light, dark, or as the system says.
    pub theme: RwSignal<Theme>,
    /// The page that is shown.
    pub page: RwSignal<Page>,
    /// How the journey is shown on its page.
    pub form: RwSignal<Form>,
    /// The journey chosen.
    pub journey: RwSignal<Option<JourneyId>>,
    /// What is selected on the map.
    pub selection: RwSignal<Option<Selection>>,
    /// What the map is asked to do next.
    pub wish: RwSignal<Option<Wish>>,
    /// Whether the keyboard is on its way into the drawer's first field.
    pub entering: RwSignal<bool>,
    /// Whether the map is narrowed to one persona.
    pub persona: RwSignal<Option<PersonaId>>,
    /// Whose journey is shown beside the map: an id, empty while none is chosen; none while the panel is closed.
    pub customer: RwSignal<Option<String>>,
    /// A map from another program that waits for the user's choice.
    pub offer: RwSignal<Option<Offer>>,
    /// Which dialog is open.
    pub dialog: RwSignal<Option<Overlay>>,
    /// What is typed before its field is there.
    pub ahead: Ahead,
}

/// What is asked of the map from elsewhere; it is shown first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Show a thing of a journey and select it.
    Reach(JourneyId, Selection),
    /// Find, or find and replace.
    Find {
        /// Whether to replace.
        replace: bool,
    },
    /// Show the whole map.
    Fit,
    /// Present it stage by stage.
    Present,
}

/// A dialog of the shell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// A new journey from a preset.
    NewJourney,
    /// The keyboard.
    Keys,
    /// What the map rests on.
    Evidence,
    /// Workspaces and snapshots.
    Workspaces,
    /// Registries of channels and touchpoints, settings of the workspace.
    Settings,
    /// What becomes of a map from another program.
    Offer,
    /// The choices of a first visit.
    Welcome,
    /// The command palette.
    Palette,
    /// All comments of the journey.
    Comments,
}

impl View {
    pub(super) fn new() -> Self {
        View {
            lang: RwSignal::new(Lang::Zh),
            theme: RwSignal::new(Theme::System),
            page: RwSignal::new(Page::Map),
            form: RwSignal::new(Form::Map),
            journey: RwSignal::new(None),
            selection: RwSignal::new(None),
            wish: RwSignal::new(None),
            entering: RwSignal::new(false),
            persona: RwSignal::new(None),
            customer: RwSignal::new(None),
            offer: RwSignal::new(None),
            dialog: RwSignal::new(None),
            ahead: Ahead {
                text: RwSignal::new(String::new()),
                composing: RwSignal::new(false),
                before: StoredValue::new_local(None),
            },
        }
    }

    pub(super) fn take(self, prefs: &Prefs, lang: Lang) {
        self.lang.set(lang);
        self.theme.set(prefs.theme);
        self.journey.set(prefs.journey);
    }
}
