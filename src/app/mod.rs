//! The session: what the page knows and how it changes. Signals over the pure floor and the web room; no markup.

mod actions;
mod boot;
mod compare;
mod data;
mod document;
mod figures;
mod matching;
mod measured;
mod notice;
mod route;
mod save;
mod session;
mod share;
mod view;

pub use actions::{Action, install_keys};
pub use boot::{Phase, Recovery, boot};
pub use compare::Other;
pub use data::{Data, Import};
pub use document::Document;
pub use figures::Remote;
pub use measured::Measured;
pub use notice::{Notice, Tone};
pub use route::Page;
pub use save::SaveState;
pub use session::{Session, use_session};
pub use view::{Overlay, Selection, View};
