//! Customer lifetime value: what customers were worth (`historic`), what they are by a formula (`closed`), and what a
//! model of buying expects (`predict`, from `history`, `bgnbd` and `gamma_gamma`).

use serde::{Deserialize, Serialize};

pub mod bgnbd;
pub mod closed;
pub mod gamma_gamma;
pub mod historic;
pub mod history;
pub mod optimise;
pub mod predict;

/// Why a model is not fitted or a formula not computed. A figure that its data cannot carry is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// Nobody bought up to the cut-off.
    NoCustomers,
    /// Fewer customers than the model needs bought again; so many did.
    TooFewRepeaters(u64),
    /// Everybody's first purchase is on the day of the cut-off: no time has passed.
    NoTime,
    /// Fewer repeat customers than needed have an order value above 0; so many have.
    TooFewValues(u64),
    /// The fitted spread of order values has no mean (q ≤ 1).
    NoMeanValue,
    /// The likelihood has no maximum that the search found.
    NotConverged,
    /// A rate that is no number from 0 to 1, or a discount below 0.
    BadRate,
}

/// Models need so many customers who bought again: with fewer, four parameters say nothing.
pub const REPEATERS_MIN: u64 = 10;
