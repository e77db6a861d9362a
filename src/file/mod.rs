//! The open file: one JSON envelope for a workspace or a single journey, and the one way in ([`load`]) that
//! import, the browser's store, embeds and samples share. It knows the format and its history. It does
//! not read or write anything itself: text comes in and goes out.

mod base64;
mod envelope;
mod error;
mod load;
mod merge;
mod migrate;
mod notice;
mod part;
#[cfg(not(target_arch = "wasm32"))]
mod schema;
mod unknown;

pub use base64::{decode as from_base64, encode as to_base64};
pub use envelope::{Kind, RawDataset, export_workspace, pack_journey, save_journey, save_workspace};
pub use error::FileError;
pub use load::{Content, Loaded, MAX_BYTES, load, load_any, parse, typed};
pub use merge::merge_journey;
pub use migrate::VERSION;
pub use notice::Notice;
#[cfg(not(target_arch = "wasm32"))]
pub use schema::json_schema;
