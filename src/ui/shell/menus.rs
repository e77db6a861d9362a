//! What the menus of the top bar hold: a part that is loaded with the first of them.

use crate::app::{Overlay, Selection, use_session};
use crate::export::Format;
use crate::model::Journey;
use crate::text::{Lang, Phrase, shell as words};
use crate::ui::kit::{Glyph, Icon, MenuItem};
use crate::web::part::part;
use crate::web::prefs::Theme;
use leptos::prelude::*;

part! { more => pub(super) fn journey_items() -> AnyView {
    view! { <JourneyItems /> }.into_any()
} }

part! { more => pub(super) fn export_items() -> AnyView {
    view! { <ExportItems /> }.into_any()
} }

part! { more => pub(super) fn more_items() -> AnyView {
    view! { <MoreItems /> }.into_any()
} }

#[component]
fn JourneyItems() -> impl IntoView {
    let session = use_session();
    let none = Signal::derive(move || session.journey().is_none());
    let journeys = move || {
        let shown = session.journey().map(|journey| journey.id);
        let item = move |journey: &std::sync::Arc<Journey>| {
            let (id, name) = (journey.id, journey.name.clone());
            let current = shown == Some(id);
            view! { <MenuItem current on_pick=move || session.show_journey(id)>{name}</MenuItem> }
        };
        session.document.workspace.with(|workspace| workspace.journeys.iter().map(item).collect_view())
    };
    view! {
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
                    <MenuItem disabled=none on_pick=move || session.save_template()>
                        <Icon glyph=Glyph::Download />
                        {session.t(words::SAVE_TEMPLATE)}
                    </MenuItem>
                    <MenuItem disabled=none on_pick=move || remove(session)>
                        <Icon glyph=Glyph::Trash />
                        {session.t(words::DELETE_JOURNEY)}
                    </MenuItem>
    }
}

fn duplicate(session: crate::app::Session) {
    if let Some(journey) = session.journey() {
        session.duplicate_journey(&journey);
    }
}

fn remove(session: crate::app::Session) {
    if let Some(journey) = session.journey() {
        session.remove_journey(journey.id);
    }
}

/// Files for other programs, by what they are called.
const OFFICE: [(Format, Phrase); 6] = [
    (Format::Pptx, words::EXPORT_PPTX),
    (Format::Xlsx, words::EXPORT_XLSX),
    (Format::Markdown, words::EXPORT_MARKDOWN),
    (Format::Mermaid, words::EXPORT_MERMAID),
    (Format::Drawio, words::EXPORT_DRAWIO),
    (Format::Visio, words::EXPORT_VISIO),
];

#[component]
fn ExportItems() -> impl IntoView {
    let session = use_session();
    let none = Signal::derive(move || session.journey().is_none());
    let scale = move |n: u8| {
        let said = n.to_string();
        let (lang, n) = (session.lang(), f64::from(n));
        let name = words::PNG_AT.fill(lang, &[("n", &said)]);
        view! {
            <MenuItem disabled=none name on_pick=move || session.export_png(n)>
                {words::PNG_SCALE.fill(lang, &[("n", &said)])}
            </MenuItem>
        }
    };
    let office = move |(format, name): (Format, Phrase)| {
        view! {
            <MenuItem disabled=none on_pick=move || session.export_office(format)>{session.t(name)}</MenuItem>
        }
    };
    view! {
            <p class="heading">{session.t(words::EXPORT_PICTURES)}</p>
            <div class="item-row">
                <span>{session.t(words::EXPORT_PNG)}</span>
                {[1, 2, 3, 4].map(scale).into_iter().collect_view()}
            </div>
            <MenuItem disabled=none on_pick=move || session.export_svg()>{session.t(words::EXPORT_SVG)}</MenuItem>
            <MenuItem disabled=none on_pick=move || session.print()>{session.t(words::PRINT)}</MenuItem>
            <hr />
            <p class="heading">{session.t(words::EXPORT_OFFICE)}</p>
            {OFFICE.map(office).into_iter().collect_view()}
            <hr />
            <p class="heading">{session.t(words::EXPORT_OWN)}</p>
            <MenuItem disabled=none on_pick=move || session.export_journey()>
                {session.t(words::EXPORT_JOURNEY)}
            </MenuItem>
            <MenuItem on_pick=move || session.export_workspace(false)>{session.t(words::EXPORT_WORKSPACE)}</MenuItem>
            <MenuItem on_pick=move || session.export_workspace(true)>{session.t(words::EXPORT_WITH_DATA)}</MenuItem>
            <p class="heading">{session.t(words::EXPORT_HINT)}</p>
    }
}

#[component]
fn MoreItems() -> impl IntoView {
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
            <MenuItem on_pick=move || session.pick_file()>{session.t(words::OPEN_FILE)}</MenuItem>
            {dialog(Overlay::Workspaces, words::WORKSPACES)}
            {dialog(Overlay::Settings, words::SETTINGS)}
            {dialog(Overlay::Keys, words::KEYS)}
            <hr />
            <p class="heading">{session.t(words::THEME)}</p>
            {themes.map(theme).into_iter().collect_view()}
            <hr />
            {[(Lang::Zh, "中文"), (Lang::En, "English")].map(lang).into_iter().collect_view()}
    }
}
