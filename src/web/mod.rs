//! The browser floor below the views: the store, the worker and its client, tabs, preferences, files and
//! pictures, text measuring, random ids and the clock. It draws nothing and knows no page; every error is
//! typed, and nothing here panics where the browser denies something.

mod blob;
pub mod client;
pub mod clock;
pub mod decoder;
mod env;
pub mod files;
mod idb;
pub mod measure;
pub mod part;
pub mod pen;
pub mod prefs;
pub mod print;
pub mod presets;
pub mod random;
pub mod raster;
pub mod shrink;
mod small;
pub mod store;
pub mod tabs;
pub mod theme;
pub mod worker;

pub use env::text_of;
