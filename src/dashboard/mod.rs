//! The KPI page as data: figures become tiles and cards, each with its finding in words, its definition and its
//! chart. Figures are picked from the engine's answer; only changes between months are computed here.
//!
//! It draws nothing and knows no page; an exported report says the same as the screen because both take it from here.

mod change;
mod deep;
mod funnel;
mod grid;
mod group;
mod key;
mod sheet;
mod starter;
mod tile;
mod touch;
mod trend;
mod versus;

pub use change::{Change, difference_interval};
pub use deep::{Choice, Deep, DeepCard, Need, Options, Outcome, Views, outcomes, people_groups};
pub use funnel::{stage_funnel, suggest_funnel, touchpoint_funnel};
pub use grid::{Grid, GridCell, GridRow, touchpoint_grid};
pub use group::{by_dimension, dimension_name, dimensions, group_name};
pub use key::Key;
pub use sheet::{Card, Compared, Own, Sheet};
pub use starter::{Starter, starters};
pub use tile::{Tile, tiles};
pub use touch::{channels, question_names, ratings_by_touchpoint, volume};
pub use trend::{Series, trend, trend_by};
pub use versus::{Versus, compared_rows, own_explanation};
