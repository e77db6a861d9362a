//! The session: what the page knows and how it changes. Signals over the pure floor and the web room; no markup.

mod actions;
mod boot;
mod compare;
mod data;
mod document;
mod figures;
mod import;
mod matching;
mod measured;
mod notice;
mod offer;
mod portfolio;
mod quality;
mod route;
mod save;
mod session;
mod share;
mod template;
mod versions;
mod view;

pub use actions::{Action, install_keys};
pub use boot::{Phase, Recovery, boot};
pub use compare::Other;
pub use data::Data;
pub use document::Document;
pub use figures::Remote;
pub use import::{Import, Landed, Origin};
pub use measured::Measured;
pub use notice::{Notice, Tone, Undo};
pub use offer::{Accepted, Offer};
pub use portfolio::Answers;
pub use route::Page;
pub use save::SaveState;
pub use session::{Session, use_session};
pub use versions::Horizons;
pub use view::{Overlay, Selection, View, Wish};
