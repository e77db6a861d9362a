//! The line icons of the user interface, drawn on a 24 x 24 grid. Icons of lanes and channels are the layout's.

use leptos::prelude::*;

/// An icon of the user interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    Map,
    Data,
    Kpi,
    Person,
    Versions,
    Journeys,
    Undo,
    Redo,
    Plus,
    Minus,
    Close,
    Down,
    More,
    Upload,
    Download,
    Trash,
    Copy,
    Fit,
    Up,
    Left,
    Right,
    Info,
    Filter,
    Table,
    Lanes,
    Pencil,
    Target,
    Search,
    Present,
}

impl Glyph {
    const fn path(self) -> &'static str {
        match self {
            Glyph::Map => "M4 17c4 0 4-9 8-9s3 6 8-2M4 17v.01M12 8v.01M20 6v.01",
            Glyph::Data => {
                "M5 6c0-1.7 3-3 7-3s7 1.3 7 3-3 3-7 3-7-1.300-7-3v12c0 1.700 3 3 7 3s7-1.300 7-3V6M5 12c0 1.700 3 3 7 3s7-1.300 7-3"
            }
            Glyph::Person => "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4 20c1-4 4-5.500 8-5.500s7 1.500 8 5.500",
            Glyph::Kpi => "M4 4v16h16M8 16v-5M12 16V7M16 16v-8",
            Glyph::Versions => "M4 12a8 8 0 1 0 2.500-5.800L4 8.500M4 4v4.500h4.500M12 8v4.500l3 2",
            Glyph::Journeys => "M4 5h7v6H4zM4 14h7v5H4zM14 5h6v5h-6zM14 13h6v6h-6z",
            Glyph::Undo => "M9 7L5 11l4 4M5 11h9a5 5 0 0 1 0 10h-3",
            Glyph::Redo => "M15 7l4 4-4 4M19 11h-9a5 5 0 0 0 0 10h3",
            Glyph::Plus => "M12 5v14M5 12h14",
            Glyph::Minus => "M5 12h14",
            Glyph::Close => "M6 6l12 12M18 6L6 18",
            Glyph::Down => "M7 10l5 5 5-5",
            Glyph::Up => "M7 14l5-5 5 5",
            Glyph::Left => "M14 7l-5 5 5 5",
            Glyph::Right => "M10 7l5 5-5 5",
            Glyph::More => {
                "M5 11a1 1 0 1 0 0 2 1 1 0 0 0 0-2M12 11a1 1 0 1 0 0 2 1 1 0 0 0 0-2M19 11a1 1 0 1 0 0 2 1 1 0 0 0 0-2"
            }
            Glyph::Upload => "M12 16V4M7 9l5-5 5 5M4 17v3h16v-3",
            Glyph::Download => "M12 4v12M7 11l5 5 5-5M4 17v3h16v-3",
            Glyph::Trash => "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5",
            Glyph::Copy => "M8 8h12v12H8zM16 8V4H4v12h4",
            Glyph::Fit => "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
            Glyph::Info => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v6M12 7.500v.01",
            Glyph::Filter => "M4 5h16l-6 8v6l-4-2v-4z",
            Glyph::Table => "M4 5h16v14H4zM4 10h16M10 10v9",
            Glyph::Pencil => "M4 20l1-4L16 5l3 3L8 19zM13.500 7.500l3 3",
            Glyph::Target => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 12v.01",
            Glyph::Search => "M11 5a6 6 0 1 0 0 12 6 6 0 0 0 0-12M15.500 15.500L20 20",
            Glyph::Present => "M4 5h16v11H4zM9 20h6M12 16v4",
            Glyph::Lanes => "M4 5h16v4H4zM4 12h16M4 16h16M4 20h16",
        }
    }
}

/// An icon; decoration, so its button needs a name of its own.
#[component]
pub fn Icon(
    /// Which.
    glyph: Glyph,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
            <path d=glyph.path() />
        </svg>
    }
}
