//! The top bar: which workspace and journey, slicers, save state, undo and redo, export, language and theme.

use super::slicers::Slicers;
use crate::app::{Overlay, SaveState, Selection, use_session};
use crate::edit::Command;
use crate::model::{Journey, JourneyId};
use crate::template;
use crate::text::{Lang, Phrase, shell as words};
use crate::ui::kit::{Glyph, Icon, Menu, MenuItem};
use crate::web::prefs::Theme;
use crate::web::random;
use leptos::prelude::*;

/// The top bar.
#[component]
pub fn TopBar() -> impl IntoView {
    view! {
        <header class="topbar">
            <JourneyMenu />
            <SampleBadge />
            <Slicers />
            <span class="grow"></span>
            <SaveMark />
            <UndoRedo />
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
    let journeys = move || {
        let shown = session.journey().map(|journey| journey.id);
        let item = move |journey: &std::sync::Arc<Journey>| {
            let (id, name) = (journey.id, journey.name.clone());
            let current = shown == Some(id);
            view! { <MenuItem current on_pick=move || session.show_journey(id)>{name}</MenuItem> }
        };
        session.document.workspace.with(|workspace| workspace.journeys.iter().map(item).collect_view())
    };
    let menu_name =
        Signal::derive(move || format!("{}: {}", words::JOURNEYS.get(session.lang()), name.get()));
    let none = Signal::derive(move || session.journey().is_none());
    let face = move || view! { <span>{name}</span><Icon glyph=Glyph::Down /> };
    view! {
        <div class="crumb">
            <span class="workspace">{workspace}" /"</span>
            <h1>
                <Menu name=menu_name face class="button quiet">
                    {journeys}
                    <hr />
                    <MenuItem on_pick=move || session.view.dialog.set(Some(Overlay::NewJourney))>
                        <Icon glyph=Glyph::Plus />
                        {session.t(words::NEW_JOURNEY)}
                    </MenuItem>
                    <MenuItem disabled=none on_pick=move || session.view.selection.set(Some(Selection::Journey))>
                        <Icon glyph=Glyph::Info />
                        {session.t(words::JOURNEY_DETAILS)}
                    </MenuItem>
                    <MenuItem disabled=none on_pick=move || duplicate(session)>
                        <Icon glyph=Glyph::Copy />
                        {session.t(words::DUPLICATE_JOURNEY)}
                    </MenuItem>
                    <MenuItem disabled=none on_pick=move || remove(session)>
                        <Icon glyph=Glyph::Trash />
                        {session.t(words::DELETE_JOURNEY)}
                    </MenuItem>
                </Menu>
            </h1>
        </div>
    }
}

fn duplicate(session: crate::app::Session) {
    let Some(journey) = session.journey() else { return };
    let mut copy = Journey::clone(&journey);
    let lang = session.view.lang.get_untracked();
    copy.id = JourneyId(random::bits());
    copy.name = words::COPY_OF.fill(lang, &[("name", &copy.name)]);
    let id = copy.id;
    if session.dispatch(Command::AddJourney(Box::new(copy))) {
        session.show_journey(id);
    }
}

fn remove(session: crate::app::Session) {
    let Some(journey) = session.journey() else { return };
    session.view.selection.set(None);
    session.dispatch_and_tell(Command::RemoveJourney(journey.id));
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
fn ExportMenu() -> impl IntoView {
    let session = use_session();
    let none = Signal::derive(move || session.journey().is_none());
    let face = move || {
        view! {
            <Icon glyph=Glyph::Download />
            <span class="hide-small">{session.t(words::EXPORT)}</span>
        }
    };
    view! {
        <Menu name=session.t(words::EXPORT) face class="button primary" end=true>
            <MenuItem disabled=none on_pick=move || session.export_png()>{session.t(words::EXPORT_PNG)}</MenuItem>
            <MenuItem disabled=none on_pick=move || session.export_svg()>{session.t(words::EXPORT_SVG)}</MenuItem>
            <MenuItem on_pick=move || drop(window().print())>{session.t(words::PRINT)}</MenuItem>
            <hr />
            <MenuItem disabled=none on_pick=move || session.export_journey()>
                {session.t(words::EXPORT_JOURNEY)}
            </MenuItem>
            <MenuItem on_pick=move || session.export_workspace(false)>{session.t(words::EXPORT_WORKSPACE)}</MenuItem>
            <p class="heading">{session.t(words::EXPORT_HINT)}</p>
            <hr />
            <MenuItem on_pick=move || session.export_workspace(true)>{session.t(words::EXPORT_WITH_DATA)}</MenuItem>
        </Menu>
    }
}

#[component]
fn LanguageButton() -> impl IntoView {
    let session = use_session();
    let switch = move |_| {
        session.view.lang.update(|lang| {
            *lang = match lang {
                Lang::Zh => Lang::En,
                Lang::En => Lang::Zh,
            }
        });
    };
    view! {
        <button
            type="button"
            class="button hide-small"
            title=session.t(words::SWITCH_LANGUAGE)
            aria-label=move || {
                let lang = session.lang();
                format!("{} · {}", words::OTHER_LANGUAGE.get(lang), words::SWITCH_LANGUAGE.get(lang))
            }
            on:click=switch
        >
            {session.t(words::OTHER_LANGUAGE)}
        </button>
    }
}

#[component]
fn MoreMenu() -> impl IntoView {
    let session = use_session();
    let themes = [
        (Theme::System, words::THEME_SYSTEM),
        (Theme::Light, words::THEME_LIGHT),
        (Theme::Dark, words::THEME_DARK),
    ];
    let theme = move |(theme, name): (Theme, Phrase)| {
        let current = Signal::derive(move || session.view.theme.get() == theme);
        view! {
            <MenuItem current on_pick=move || session.view.theme.set(theme)>{session.t(name)}</MenuItem>
        }
    };
    let lang = move |(lang, name): (Lang, &'static str)| {
        let current = Signal::derive(move || session.view.lang.get() == lang);
        view! { <MenuItem current on_pick=move || session.view.lang.set(lang)>{name}</MenuItem> }
    };
    let dialog = move |overlay: Overlay, name: Phrase| {
        view! {
            <MenuItem on_pick=move || session.view.dialog.set(Some(overlay))>{session.t(name)}</MenuItem>
        }
    };
    view! {
        <Menu
            name=session.t(words::MORE)
            face=move || view! { <Icon glyph=Glyph::More /> }
            class="button icon"
            end=true
        >
            <MenuItem on_pick=move || session.pick_file()>{session.t(words::OPEN_FILE)}</MenuItem>
            {dialog(Overlay::Workspaces, words::WORKSPACES)}
            {dialog(Overlay::Settings, words::SETTINGS)}
            {dialog(Overlay::Keys, words::KEYS)}
            <hr />
            <p class="heading">{session.t(words::THEME)}</p>
            {themes.map(theme).into_iter().collect_view()}
            <hr />
            {[(Lang::Zh, "中文"), (Lang::En, "English")].map(lang).into_iter().collect_view()}
        </Menu>
    }
}
