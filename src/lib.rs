//! Waymark: a customer-journey workbench that runs whole in the browser.
//!
//! The floor plan, in reading order, which is the order of dependency: a room uses only rooms
//! above it (`tests/it/architecture.rs` holds every file to this list). The pure floor compiles and is tested on
//! the host; the browser floor exists on wasm32 alone. ARCHITECTURE.md tells the rest.

// The pure floor: no I/O, no clock, no random numbers, no locale read from the air.
pub mod json;
pub mod model;
pub mod text;
pub mod edit;
pub mod table;
pub mod metric;
pub mod engine;
pub mod file;
pub mod template;
pub mod versions;
pub mod portfolio;
pub mod people;
pub mod layout;
pub mod evidence;
pub mod craft;
pub mod chart;
pub mod dashboard;
pub mod export;
pub mod twin;
pub mod exchange;

// The browser floor.
#[cfg(target_arch = "wasm32")]
pub mod web;
#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod ui;
