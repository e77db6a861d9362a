//! The command palette: one field that finds every action, page, journey, stage, step, lane, persona and card. A list
//! box that is steered from the field; what was used last comes first.

use crate::app::{Action, Page, Selection, Session, Wish, use_session};
use crate::craft;
use crate::model::{Body, Card, Journey, JourneyId, Workspace};
use crate::text::{Lang, Phrase, board, map, shell as words};
use crate::ui::kit::Dialog;
use crate::web::prefs::Prefs;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;

/// So many entries are shown; typing brings up the others.
const SHOWN: usize = 50;
/// So many used ones are remembered.
const REMEMBERED: usize = 12;

/// What an entry leads to.
#[derive(Clone)]
enum Goal {
    Act(Action),
    Page(Page),
    Journey(JourneyId),
    Thing(JourneyId, Selection),
}

/// One line of the palette.
#[derive(Clone)]
struct Entry {
    /// What it is remembered by.
    key: String,
    name: String,
    /// What it is, and where.
    hint: String,
    keys: &'static str,
    goal: Goal,
}

/// Everything that can be reached.
fn entries(session: Session) -> Vec<Entry> {
    let lang = session.lang();
    let plain = |name: Phrase, kind: Phrase, goal| {
        let (key, name) = (name.get(Lang::En).to_owned(), name.get(lang).to_owned());
        Entry { key, name, hint: kind.get(lang).to_owned(), keys: "", goal }
    };
    let exports = [words::EXPORT_WORKSPACE, words::EXPORT_JOURNEY, words::EXPORT_PNG, words::EXPORT_SVG];
    let themes = [words::THEME_LIGHT, words::THEME_DARK, words::THEME_SYSTEM];
    let action = |action: Action| {
        let kind = match action.label {
            label if exports.contains(&label) => words::EXPORT,
            label if themes.contains(&label) => words::THEME,
            _ => words::ACTION,
        };
        Entry { keys: action.keys, ..plain(action.label, kind, Goal::Act(action)) }
    };
    let pages = Page::ALL.map(|page| plain(page.name(), words::PAGE, Goal::Page(page)));
    // Pages have entries of their own, and the palette is open already.
    let is_other = |action: &Action| {
        action.label != words::SEARCH && !Page::ALL.iter().any(|page| page.name() == action.label)
    };
    let actions = Action::ALL.into_iter().filter(is_other).chain(Action::MORE).map(action);
    let mut all: Vec<Entry> = actions.chain(pages).collect();
    let workspace = session.document.workspace.get();
    let shown = session.journey().map(|journey| journey.id);
    for journey in &workspace.journeys {
        let (id, name) = (journey.id, journey.name.clone());
        let (key, hint) = (id.to_string(), board::JOURNEY.get(lang).to_owned());
        all.push(Entry { key, name, hint, keys: "", goal: Goal::Journey(id) });
    }
    // The journey that is shown comes first.
    let (own, others): (Vec<_>, Vec<_>) =
        workspace.journeys.iter().partition(|journey| Some(journey.id) == shown);
    for journey in own.into_iter().chain(others) {
        things(&workspace, journey, Some(journey.id) == shown, lang, &mut all);
    }
    if let Some(journey) = shown {
        let persona = |persona: &crate::model::Persona| Entry {
            key: persona.id.to_string(),
            name: persona.name.clone(),
            hint: board::PERSONA.get(lang).to_owned(),
            keys: "",
            goal: Goal::Thing(journey, Selection::Persona(persona.id)),
        };
        all.extend(workspace.personas.iter().map(persona));
    }
    all
}

/// Stages, steps, lanes and cards of a journey.
fn things(workspace: &Workspace, journey: &Journey, shown: bool, lang: Lang, all: &mut Vec<Entry>) {
    let mut add = |key: String, name: &str, hint: &[&str], selection: Selection| {
        let hint: Vec<&str> = hint
            .iter()
            .copied()
            .chain((!shown).then_some(journey.name.as_str()))
            .filter(|part| !part.is_empty())
            .collect();
        if !name.is_empty() {
            let (name, hint) = (name.to_owned(), hint.join(" · "));
            all.push(Entry { key, name, hint, keys: "", goal: Goal::Thing(journey.id, selection) });
        }
    };
    for stage in &journey.stages {
        add(stage.id.to_string(), &stage.name, &[board::STAGE.get(lang)], Selection::Stage(stage.id));
        for step in &stage.steps {
            let hint = [board::STEP.get(lang), &stage.name];
            add(step.id.to_string(), &step.name, &hint, Selection::Step(step.id));
        }
    }
    for lane in &journey.lanes {
        let name = if lane.name.is_empty() { map::lane(lane.kind).get(lang) } else { &lane.name };
        add(lane.id.to_string(), name, &[board::LANE.get(lang)], Selection::Lane(lane.id));
        for card in journey.cards.iter().filter(|card| card.lane == lane.id) {
            let place = journey.stage_of(card.place).map_or("", |stage| &stage.name);
            add(card.id.to_string(), &said(workspace, card, lang), &[name, place], Selection::Card(card.id));
        }
    }
}

/// What a card says; a touchpoint its name, a tile its figure.
fn said(workspace: &Workspace, card: &Card, lang: Lang) -> String {
    match &card.body {
        _ if !card.text.is_empty() => card.text.clone(),
        Body::Touch { touchpoint, .. } => {
            workspace.touchpoint(*touchpoint).map(|known| known.name.clone()).unwrap_or_default()
        }
        Body::Kpi { metric, .. } => map::metric(*metric).get(lang).to_owned(),
        _ => String::new(),
    }
}

/// The palette.
#[component]
pub fn Palette(open: RwSignal<bool>) -> impl IntoView {
    let session = use_session();
    view! {
        <Dialog open title=session.t(words::SEARCH) class="palette">
            <Search open />
        </Dialog>
    }
}

#[component]
fn Search(open: RwSignal<bool>) -> impl IntoView {
    let session = use_session();
    let typed = RwSignal::new(session.view.ahead.take());
    // The browser gives it back to what had it when the dialog opened, which may have been a field that is gone.
    on_cleanup(move || {
        session.view.ahead.give_back();
        session.view.ahead.before.set_value(None);
    });
    let at = RwSignal::new(0_usize);
    let recent = StoredValue::new(Prefs::load().recent);
    let all = Memo::new_with_compare(move |_| Arc::new(entries(session)), |_, _| true);
    let hits = Memo::new_with_compare(
        move |_| {
            let all = all.get();
            let used = |key: &str| {
                let at = recent.with_value(|recent| recent.iter().position(|known| known == key));
                at.and_then(|at| u32::try_from(at + 1).ok()).unwrap_or(0)
            };
            let named: Vec<(String, u32)> = all
                .iter()
                .map(|entry| (format!("{} {}", entry.name, entry.hint), used(&entry.key)))
                .collect();
            let named: Vec<(&str, u32)> = named.iter().map(|(name, used)| (name.as_str(), *used)).collect();
            let order = typed.with(|typed| craft::rank(typed, &named));
            order.into_iter().take(SHOWN).filter_map(|at| all.get(at).cloned()).collect::<Vec<_>>()
        },
        |_, _| true,
    );
    let pick = move |at: usize| {
        if let Some(entry) = hits.with_untracked(|hits| hits.get(at).cloned()) {
            remember(&entry.key);
            open.set(false);
            // After the dialog has given the keyboard back, so that what is reached keeps it.
            set_timeout(move || reach(session, entry.goal.clone()), std::time::Duration::ZERO);
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let count = hits.with_untracked(Vec::len);
        let to = match event.key().as_str() {
            "ArrowDown" => (at.get_untracked() + 1) % count.max(1),
            "ArrowUp" => (at.get_untracked() + count.max(1) - 1) % count.max(1),
            // A search field would take the first press to empty itself.
            "Escape" if !event.is_composing() => {
                event.prevent_default();
                return open.set(false);
            }
            "Enter" if !event.is_composing() => {
                event.prevent_default();
                return pick(at.get_untracked());
            }
            _ => return,
        };
        event.prevent_default();
        at.set(to);
        if let Some(option) = document().get_element_by_id(&option_id(to)) {
            option.scroll_into_view_with_bool(false);
        }
    };
    let option = move |(place, entry): (usize, Entry)| {
        let keys = (!entry.keys.is_empty()).then(|| view! { <kbd>{shown_keys(entry.keys)}</kbd> });
        view! {
            <li id=option_id(place) role="option" class="item" aria-selected=move || (at.get() == place).to_string()
                on:click=move |_| pick(place)>
                <span class="grow">{entry.name}</span>
                <span class="muted">{entry.hint}</span>
                {keys}
            </li>
        }
    };
    let field = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            request_animation_frame(move || drop(field.focus()));
        }
    });
    view! {
        <div class="body">
            <input class="input" type="search" role="combobox" node_ref=field autofocus=true autocomplete="off"
                aria-label=session.t(words::SEARCH_HINT) placeholder=session.t(words::SEARCH_HINT)
                prop:value=typed.get_untracked() aria-expanded="true" aria-controls="palette-list" aria-autocomplete="list"
                aria-activedescendant=move || option_id(at.get())
                on:input=move |event| { typed.set(event_target_value(&event)); at.set(0) }
                on:keydown=on_key />
            <ul id="palette-list" role="listbox" aria-label=session.t(words::SEARCH)>
                {move || hits.get().into_iter().enumerate().map(option).collect_view()}
            </ul>
            <p class="muted" role="status">
                {move || hits.with(Vec::is_empty).then(|| words::SEARCH_NOTHING.get(session.lang()))}
            </p>
        </div>
    }
}

fn option_id(at: usize) -> String {
    format!("palette-{at}")
}

/// Keys as this machine has them.
pub fn shown_keys(keys: &str) -> String {
    let is_mac = window().navigator().platform().is_ok_and(|platform| platform.starts_with("Mac"));
    keys.replace("Mod", if is_mac { "⌘" } else { "Ctrl" })
}

fn remember(key: &str) {
    let mut prefs = Prefs::load();
    prefs.recent.retain(|known| known != key);
    prefs.recent.insert(0, key.to_owned());
    prefs.recent.truncate(REMEMBERED);
    prefs.save();
}

fn reach(session: Session, goal: Goal) {
    match goal {
        Goal::Act(action) => (action.run)(session),
        Goal::Page(page) => session.go(page),
        Goal::Journey(id) => {
            session.show_journey(id);
            session.go(Page::Map);
        }
        Goal::Thing(journey, selection) => session.wish(Wish::Reach(journey, selection)),
    }
}
