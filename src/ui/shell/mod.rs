//! The frame around every page: rail, top bar, banners, dialogs of the workspace.

mod banners;
mod comments;
mod dialogs;
mod menus;
mod new_journey;
mod offer;
mod palette;
mod recovery;
mod settings;
mod slicer_forms;
mod slicers;
mod topbar;
mod welcome;
mod workspaces;

pub use workspaces::usage_text;

use crate::app::{Overlay, Page, Phase, Recovery, use_session};
use crate::text::shell as words;
use crate::ui::kit::{EarlyField, Glyph, Icon, lazy, lazy_behind};
use crate::ui::{data, kpi, map, personas, portfolio, versions};
use crate::web::files;
use crate::web::part::part;
use leptos::ev::DragEvent;
use leptos::prelude::*;

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let session = use_session();
    // A file dropped anywhere is opened; without this the browser would leave the page for it.
    let on_drop = move |event: DragEvent| {
        if files::carries_files(&event) {
            event.prevent_default();
            session.open_files(files::dropped(&event));
        }
    };
    let on_over = move |event: DragEvent| {
        if files::carries_files(&event) {
            event.prevent_default();
        }
    };
    Effect::new(move |_| {
        let workspace = session.document.workspace.get();
        let journey =
            session.journey().map_or_else(|| workspace.name.clone(), |journey| journey.name.clone());
        document().set_title(&format!("{journey} · {}", words::PRODUCT.get(session.lang())));
    });
    // Memos: said again, a phase or a page must not draw everything anew.
    let phase = Memo::new(move |_| session.phase.get());
    // From the first time on that it is wanted: until then nobody waits for the part with the dialogs.
    let wanted = move |which: fn(Overlay) -> bool| {
        Memo::new(move |before: Option<&bool>| {
            before == Some(&true) || session.view.dialog.get().is_some_and(which)
        })
    };
    let welcome_wanted = wanted(|overlay| overlay == Overlay::Welcome);
    let dialogs_wanted = wanted(|overlay| overlay != Overlay::Welcome);
    view! {
        <div class="app" on:drop=on_drop on:dragover=on_over>
            <Rail />
            <topbar::TopBar />
            <banners::Banners />
            <main class="main" id="content" tabindex="-1">
                {move || match phase.get() {
                    Phase::Opening => ().into_any(),
                    Phase::Blocked => {
                        view! { <p class="empty" role="status">{session.t(words::STORE_BLOCKED)}</p> }.into_any()
                    }
                    Phase::Recovery(found) => {
                        let found = StoredValue::new(found);
                        lazy(move || recovery_page(found.get_value())).into_any()
                    },
                    Phase::Ready => view! { <Pages /> }.into_any(),
                }}
            </main>
        </div>
        <banners::Toasts />
        {move || welcome_wanted.get().then(|| lazy(welcome))}
        {move || dialogs_wanted.get().then(|| lazy_behind(dialogs, before_dialogs))}
    }
}

#[component]
fn Pages() -> impl IntoView {
    let session = use_session();
    let page = Memo::new(move |_| session.view.page.get());
    move || match page.get() {
        Page::Map => view! { <map::MapPage /> }.into_any(),
        Page::Journeys => lazy(portfolio_page).into_any(),
        Page::Personas => lazy(personas_page).into_any(),
        Page::Data => lazy(data_page).into_any(),
        Page::Kpi => lazy(kpi_page).into_any(),
        Page::Versions => lazy(versions_page).into_any(),
    }
}

part! { more => fn data_page() -> AnyView {
    view! { <data::DataPage /> }.into_any()
} }

part! { more => fn personas_page() -> AnyView {
    view! { <personas::PersonasPage /> }.into_any()
} }

part! { kpi => fn kpi_page() -> AnyView {
    view! { <kpi::KpiPage /> }.into_any()
} }

part! { versions => fn portfolio_page() -> AnyView {
    view! { <portfolio::PortfolioPage /> }.into_any()
} }

part! { versions => fn versions_page() -> AnyView {
    view! { <versions::VersionsPage /> }.into_any()
} }

part! { more => fn dialogs() -> AnyView {
    view! { <dialogs::Dialogs /> }.into_any()
} }

/// What is typed into the palette before it is there.
fn before_dialogs() -> AnyView {
    let session = use_session();
    let seeks = Memo::new(move |_| session.view.dialog.get() == Some(Overlay::Palette));
    view! {
        <Show when=move || seeks.get()>
            <EarlyField label=words::SEARCH_HINT on_escape=move || session.view.dialog.set(None) />
        </Show>
    }
    .into_any()
}

part! { sample => fn welcome() -> AnyView {
    view! { <dialogs::WelcomeDialog /> }.into_any()
} }

part! { more => fn recovery_page(found: Recovery) -> AnyView {
    view! { <recovery::RecoveryPage found /> }.into_any()
} }

#[component]
fn Rail() -> impl IntoView {
    let session = use_session();
    let glyph = |page| match page {
        Page::Map => Glyph::Map,
        Page::Journeys => Glyph::Journeys,
        Page::Personas => Glyph::Person,
        Page::Data => Glyph::Data,
        Page::Kpi => Glyph::Kpi,
        Page::Versions => Glyph::Versions,
    };
    let link = move |page: Page| {
        view! {
            <a
                href=move || session.address(page)
                aria-current=move || (session.view.page.get() == page).then_some("page")
            >
                <Icon glyph=glyph(page) />
                <span>{session.t(page.name())}</span>
            </a>
        }
    };
    view! {
        <nav class="rail" aria-label=session.t(words::NAVIGATION)>
            <img class="logo" src="./icon.svg" alt="" />
            {Page::ALL.map(link).into_iter().collect_view()}
        </nav>
    }
}
