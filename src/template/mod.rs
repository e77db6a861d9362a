//! What a workspace can begin with: stage presets, the standard lanes and channels, the sample and its
//! synthetic data, and a journey drawn from what was discovered in data. Data and constructors only: a
//! journey is changed in `edit`.

mod channel;
mod preset;
pub mod sample;

pub use channel::{channel_name, guess_channel_kind, standard_channels};
pub use preset::{STAGE_PRESETS, STANDARD_LANES, StagePreset, new_journey, new_workspace};

/// Where new ids come from: each call gives 64 fresh bits. The pure floor has none of its own.
pub type Ids<'a> = &'a mut dyn FnMut() -> u64;
