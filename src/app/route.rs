//! The pages and their addresses. The address is the fragment (`#/data`), which works on any static host, under any
//! sub-path and from a file.

use super::{Session, Wish};
use crate::text::{Phrase, shell as words};
use leptos::ev;
use leptos::prelude::*;

/// A page of the app.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// The journey map.
    #[default]
    Map,
    /// All journeys of the workspace.
    Journeys,
    /// Personas and the segments behind them.
    Personas,
    /// Data sets: import, mapping, quality.
    Data,
    /// Figures and charts.
    Kpi,
    /// States that were kept, compared, merged.
    Versions,
}

impl Page {
    /// Every page, in the order of the rail.
    pub const ALL: [Page; 6] =
        [Page::Map, Page::Journeys, Page::Personas, Page::Data, Page::Kpi, Page::Versions];

    /// Its address.
    pub const fn hash(self) -> &'static str {
        match self {
            Page::Map => "#/map",
            Page::Journeys => "#/journeys",
            Page::Personas => "#/personas",
            Page::Data => "#/data",
            Page::Kpi => "#/kpi",
            Page::Versions => "#/versions",
        }
    }

    /// Its name.
    pub const fn name(self) -> Phrase {
        match self {
            Page::Map => words::PAGE_MAP,
            Page::Journeys => words::PAGE_JOURNEYS,
            Page::Personas => words::PAGE_PERSONAS,
            Page::Data => words::PAGE_DATA,
            Page::Kpi => words::PAGE_KPI,
            Page::Versions => words::PAGE_VERSIONS,
        }
    }
}

/// How the journey is shown on its page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// Drawn.
    #[default]
    Map,
    /// A table of lanes and steps.
    Table,
    /// Stages, steps, lanes and cards as nested lists.
    Outline,
}

impl Form {
    /// Every form, in the order of the switch.
    pub const ALL: [Form; 3] = [Form::Map, Form::Table, Form::Outline];

    /// The address of the map's page in this form.
    pub const fn hash(self) -> &'static str {
        match self {
            Form::Map => Page::Map.hash(),
            Form::Table => "#/map/table",
            Form::Outline => "#/map/outline",
        }
    }
}

impl Session {
    /// The address of a page, tracked; of the map's in the form last chosen.
    pub fn address(self, page: Page) -> &'static str {
        if page == Page::Map { self.view.form.get().hash() } else { page.hash() }
    }

    /// Shows the journey in a form.
    pub fn show_as(self, form: Form) {
        self.view.form.set(form);
        self.go(Page::Map);
    }

    /// Goes to a page.
    pub fn go(self, page: Page) {
        let address = untrack(|| self.address(page));
        // A browser that refuses to change the fragment still gets the page. Setting the same again would have it lay
        // out the page at once, to look for what to scroll to.
        if window().location().hash().ok().as_deref() != Some(address) {
            drop(window().location().set_hash(address));
        }
        self.view.page.set(page);
    }

    /// Shows the map and asks something of it.
    pub fn wish(self, wish: Wish) {
        // Table and outline can be gone to, too; all else needs the drawing.
        if !matches!(wish, Wish::Reach(..)) {
            self.view.form.set(Form::Map);
        }
        self.go(Page::Map);
        self.view.wish.set(Some(wish));
    }

    /// Shows the page of the address, now and whenever it changes.
    pub(super) fn follow_address(self) {
        let read = move || {
            let hash = window().location().hash().unwrap_or_default();
            if let Some(form) = Form::ALL.into_iter().find(|form| form.hash() == hash) {
                self.view.form.set(form);
                return self.view.page.set(Page::Map);
            }
            let page = Page::ALL.into_iter().find(|page| page.hash() == hash).unwrap_or_default();
            if self.view.page.get_untracked() != page {
                self.view.page.set(page);
            }
        };
        read();
        // For the life of the page: there is one session.
        std::mem::forget(window_event_listener(ev::hashchange, move |_| read()));
    }
}
