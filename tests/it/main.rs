//! The one integration binary: what the pure floor promises, spoken to from outside. One module a room.
//! Browser tests are in `tests/web.rs`, what a user does in `tests/e2e`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test fails by panicking"
)]

mod architecture;
mod board;
mod cards;
mod chart;
mod compare;
mod craft;
mod dashboard;
mod deep;
mod edit;
mod engine;
mod exchange;
mod export;
mod evidence;
mod families;
mod figures;
mod file;
mod joining;
mod kin;
mod kinds;
mod kpi_docs;
mod layout;
mod map_sample;
mod matching;
mod measure;
mod reader;
mod metric;
mod people;
mod portfolio;
mod quality;
mod reference;
mod relayout;
mod sample;
mod strategies;
mod template;
mod template_trades;
mod text;
mod through;
mod twin;
mod versions;
mod walk;
