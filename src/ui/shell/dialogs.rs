//! The dialogs of the shell, one at a time: welcome, new journey, workspaces and history, settings, keyboard.

use super::comments::Comments;
use super::new_journey::NewJourney;
use super::offer::OfferDialog;
use super::palette::{Palette, shown_keys};
use super::settings::Settings;
use super::welcome::Welcome;
use super::workspaces::Workspaces;
use crate::app::{Action, Overlay, use_session};
use crate::text::shell as words;
use crate::ui::kit::Dialog;
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
        <OfferDialog open=bind(Overlay::Offer) />
        <Comments open=bind(Overlay::Comments) />
        <crate::ui::evidence::Evidence open=bind(Overlay::Evidence) />
        <Palette open=bind(Overlay::Palette) />
    }
}

#[component]
fn Keys(open: RwSignal<bool>) -> impl IntoView {
    let session = use_session();
    let row = move |label: crate::text::Phrase, keys: String| {
        view! {
            <tr>
                <td>{session.t(label)}</td>
                <td class="number"><kbd>{keys}</kbd></td>
            </tr>
        }
    };
    let actions = move || Action::ALL.map(|action| row(action.label, shown_keys(action.keys))).collect_view();
    let on_map =
        move || crate::ui::map::KEYS.map(|(label, keys)| row(label, shown_keys(keys))).collect_view();
    view! {
        <Dialog open title=session.t(words::KEYS)>
            <div class="body" tabindex="0" role="region" aria-label=session.t(words::KEYS)>
                <table class="keys">
                    <tbody>{actions} {on_map}</tbody>
                </table>
            </div>
        </Dialog>
    }
}
