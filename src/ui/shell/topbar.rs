//! The top bar: which workspace and journey, slicers, save state, undo and redo, export, language and theme.

use super::menus::{export_items, journey_items, more_items};
use super::slicers::Slicers;
use crate::app::{Overlay, SaveState, use_session};
use crate::model::Horizon;
use crate::template;
use crate::text::{Phrase, shell as words, states};
use crate::ui::kit::{Glyph, Icon, Menu, lazy};
use crate::web::part::part;
use leptos::prelude::*;

/// The top bar.
#[component]
pub fn TopBar() -> impl IntoView {
    view! {
        <header class="topbar">
            <JourneyMenu />
            {lazy(horizon_switch)}
            <SampleBadge />
            <Slicers />
            <span class="grow"></span>
            <SaveMark />
            <UndoRedo />
            <SearchButton />
            <ExportMenu />
            <LanguageButton />
            <MoreMenu />
        </header>
    }
}

#[component]
fn JourneyMenu() -> impl IntoView {
    let session = use_session();
    let name = Signal::derive(move || {
        session
            .journey()
            .map_or_else(|| words::NO_JOURNEY.get(session.lang()).to_owned(), |journey| journey.name.clone())
    });
    let workspace = move || session.document.workspace.with(|workspace| workspace.name.clone());
    let menu_name =
        Signal::derive(move || format!("{}: {}", words::JOURNEYS.get(session.lang()), name.get()));
    let face = move || view! { <span>{name}</span><Icon glyph=Glyph::Down /> };
    view! {
        <div class="crumb">
            <span class="workspace">{workspace}" /"</span>
            <h1>
                <Menu name=menu_name face class="button quiet">
                    {lazy(journey_items)}
                </Menu>
            </h1>
        </div>
    }
}

part! { hands => fn horizon_switch() -> AnyView {
    view! { <HorizonSwitch /> }.into_any()
} }

/// Today's journey and the one that was derived from it: leads from one to the other, and makes the other where there is none.
#[component]
fn HorizonSwitch() -> impl IntoView {
    let session = use_session();
    let pair = Memo::new(move |_| session.horizons());
    let button = move |horizon: Horizon, name: Phrase| {
        let (here, there) = (
            move || pair.with(|pair| pair.as_ref().is_some_and(|pair| pair.shown == horizon)),
            move || pair.with(|pair| pair.as_ref().and_then(|pair| pair.other)).is_some(),
        );
        view! {
            <button
                type="button"
                class="button"
                class:adds=move || !here() && !there() && horizon == Horizon::Future
                aria-pressed=move || here().to_string()
                disabled=move || !here() && !there() && horizon == Horizon::Today
                title=move || (!here() && !there() && horizon == Horizon::Future)
                    .then(|| states::DERIVE.get(session.lang()))
                on:click=move |_| session.show_horizon(horizon)
            >
                {session.t(name)}
            </button>
        }
    };
    view! {
        <Show when=move || pair.with(Option::is_some)>
            <div class="horizons" role="group" aria-label=session.t(states::TAB_FUTURE)>
                {button(Horizon::Today, states::TODAY)}
                {button(Horizon::Future, states::FUTURE)}
            </div>
        </Show>
    }
}

/// Says that this is the sample, and leads to the other ways to begin.
#[component]
fn SampleBadge() -> impl IntoView {
    let session = use_session();
    // It is the data that is synthetic: a journey drawn from other data in this workspace is not.
    let sample = Memo::new(move |_| {
        session.journey().is_some_and(|journey| journey.dataset == Some(template::SAMPLE_DATASET))
    });
    view! {
        <Show when=move || sample.get()>
            <button
                type="button"
                class="badge sample"
                title=session.t(words::SAMPLE_BANNER)
                on:click=move |_| session.view.dialog.set(Some(Overlay::Welcome))
            >
                {session.t(words::SAMPLE)}
            </button>
        </Show>
    }
}

#[component]
fn SaveMark() -> impl IntoView {
    let session = use_session();
    let state = session.document.saved;
    let class = move || match state.get() {
        SaveState::Saved => "save-state",
        SaveState::Pending => "save-state busy",
        _ => "save-state bad",
    };
    view! {
        <span class=class role="status" data-saved=move || (state.get() == SaveState::Saved).to_string()>
            <span class="dot"></span>
            <span class="text">{move || state.get().label().get(session.lang())}</span>
        </span>
    }
}

#[component]
fn UndoRedo() -> impl IntoView {
    let session = use_session();
    let undo = Memo::new(move |_| session.document.undo_label());
    let redo = Memo::new(move |_| session.document.redo_label());
    let title = move |label: Memo<Option<Phrase>>, plain: Phrase, what: Phrase| {
        Signal::derive(move || {
            let lang = session.lang();
            match label.get() {
                Some(label) => what.fill(lang, &[("what", label.get(lang))]),
                None => plain.get(lang).to_owned(),
            }
        })
    };
    let undo_title = title(undo, words::UNDO, words::UNDO_WHAT);
    let redo_title = title(redo, words::REDO, words::REDO_WHAT);
    view! {
        <button
            type="button"
            class="button icon"
            aria-label=undo_title
            title=undo_title
            disabled=move || undo.get().is_none()
            on:click=move |_| session.undo()
        >
            <Icon glyph=Glyph::Undo />
        </button>
        <button
            type="button"
            class="button icon"
            aria-label=redo_title
            title=redo_title
            disabled=move || redo.get().is_none()
            on:click=move |_| session.redo()
        >
            <Icon glyph=Glyph::Redo />
        </button>
    }
}

#[component]
fn SearchButton() -> impl IntoView {
    let session = use_session();
    view! {
        <button
            type="button"
            class="button search"
            aria-label=session.t(words::SEARCH)
            aria-keyshortcuts="Control+K Meta+K"
            on:click=move |_| session.view.dialog.set(Some(Overlay::Palette))
        >
            <Icon glyph=Glyph::Search />
            <span class="hide-small">{session.t(words::SEARCH)}</span>
            <kbd class="hide-small">"Ctrl K"</kbd>
        </button>
    }
}

#[component]
fn ExportMenu() -> impl IntoView {
    let session = use_session();
    let face = move || {
        view! {
            <Icon glyph=Glyph::Download />
            <span class="hide-small">{session.t(words::EXPORT)}</span>
        }
    };
    view! {
        <Menu name=session.t(words::EXPORT) face class="button primary" end=true>
            {lazy(export_items)}
        </Menu>
    }
}

#[component]
fn LanguageButton() -> impl IntoView {
    let session = use_session();
    view! {
        <button
            type="button"
            class="button hide-small"
            title=session.t(words::SWITCH_LANGUAGE)
            aria-label=move || {
                let lang = session.lang();
                format!("{} · {}", words::OTHER_LANGUAGE.get(lang), words::SWITCH_LANGUAGE.get(lang))
            }
            on:click=move |_| session.switch_language()
        >
            {session.t(words::OTHER_LANGUAGE)}
        </button>
    }
}

#[component]
fn MoreMenu() -> impl IntoView {
    let session = use_session();
    view! {
        <Menu
            name=session.t(words::MORE)
            face=move || view! { <Icon glyph=Glyph::More /> }
            class="button icon"
            end=true
        >
            {lazy(more_items)}
        </Menu>
    }
}
