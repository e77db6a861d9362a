//! The dialogs of the shell, one at a time: welcome, new journey, workspaces and history, settings, keyboard.

use super::settings::Settings;
use super::welcome::Welcome;
use super::workspaces::Workspaces;
use crate::app::{Action, Overlay, use_session};
use crate::edit::Command;
use crate::template::{self, STAGE_PRESETS, StagePreset};
use crate::text::shell as words;
use crate::ui::kit::{Dialog, TextField};
use crate::web::random;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// The switch of one dialog, bound to the one choice of the session.
fn bind(overlay: Overlay) -> RwSignal<bool> {
    let session = use_session();
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        let wanted = session.view.dialog.get() == Some(overlay);
        if open.get_untracked() != wanted {
            open.set(wanted);
        }
    });
    Effect::new(move |_| {
        if !open.get() && session.view.dialog.get_untracked() == Some(overlay) {
            session.view.dialog.set(None);
        }
    });
    open
}

/// The dialog of a first visit.
#[component]
pub fn WelcomeDialog() -> impl IntoView {
    view! { <Welcome open=bind(Overlay::Welcome) /> }
}

/// Every other dialog.
#[component]
pub fn Dialogs() -> impl IntoView {
    view! {
        <NewJourney open=bind(Overlay::NewJourney) />
        <Keys open=bind(Overlay::Keys) />
        <Workspaces open=bind(Overlay::Workspaces) />
        <Settings open=bind(Overlay::Settings) />
    }
}

#[component]
fn NewJourney(open: RwSignal<bool>) -> impl IntoView {
    let session = use_session();
    let name = RwSignal::new(String::new());
    let chosen = RwSignal::new(0_usize);
    let create = move || {
        let lang = session.view.lang.get_untracked();
        let preset = STAGE_PRESETS.get(chosen.get_untracked()).unwrap_or(&STAGE_PRESETS[0]);
        let mut next = || random::bits();
        let mut journey = template::new_journey(preset, lang, &mut next);
        let typed = name.get_untracked();
        if !typed.trim().is_empty() {
            journey.name = typed.trim().to_owned();
        }
        let id = journey.id;
        if session.dispatch(Command::AddJourney(Box::new(journey))) {
            session.show_journey(id);
            session.go(crate::app::Page::Map);
            name.set(String::new());
            open.set(false);
        }
    };
    let choice = move |(at, preset): (usize, &'static StagePreset)| {
        let title = move || {
            let lang = session.lang();
            preset.stages.iter().map(|stage| stage.get(lang)).collect::<Vec<_>>().join(" → ")
        };
        view! {
            <button
                type="button"
                class="choice"
                aria-pressed=move || (chosen.get() == at).to_string()
                on:click=move |_| chosen.set(at)
            >
                <strong>{session.t(preset.name)}</strong>
                <span>{session.t(preset.hint)}</span>
                <span class="muted">{title}</span>
            </button>
        }
    };
    // Enter in the name creates; in a choice it chooses.
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            create();
        }
    };
    view! {
        <Dialog open title=session.t(words::NEW_JOURNEY) class="wide">
            <div class="body">
                <div on:keydown=on_key>
                    <TextField autofocus=true label=session.t(words::RENAME) value=name on_input=move |text| name.set(text) />
                </div>
                <p class="label">{session.t(words::CHOOSE_STAGES)}</p>
                <div class="start-grid">{STAGE_PRESETS.iter().enumerate().map(choice).collect_view()}</div>
            </div>
            <footer>
                <button type="button" class="button" on:click=move |_| open.set(false)>{session.t(words::CANCEL)}</button>
                <button type="button" class="button primary" on:click=move |_| create()>{session.t(words::CREATE)}</button>
            </footer>
        </Dialog>
    }
}

#[component]
fn Keys(open: RwSignal<bool>) -> impl IntoView {
    let session = use_session();
    let modifier = if window().navigator().platform().is_ok_and(|platform| platform.starts_with("Mac")) {
        "⌘"
    } else {
        "Ctrl"
    };
    let row = move |label: crate::text::Phrase, keys: String| {
        view! {
            <tr>
                <td>{session.t(label)}</td>
                <td class="number"><kbd>{keys}</kbd></td>
            </tr>
        }
    };
    let actions = move || {
        Action::ALL.map(|action| row(action.label, action.keys.replace("Mod", modifier))).collect_view()
    };
    let on_map = move || {
        crate::ui::map::KEYS.map(|(label, keys)| row(label, keys.replace("Mod", modifier))).collect_view()
    };
    view! {
        <Dialog open title=session.t(words::KEYS)>
            <div class="body">
                <table class="keys">
                    <tbody>{actions} {on_map}</tbody>
                </table>
            </div>
        </Dialog>
    }
}
