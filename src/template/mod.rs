//! What a workspace can begin with: stage presets, the standard lanes and channels, whole maps of nine trades, the
//! sample and its synthetic data, and a journey drawn from what was discovered in data. Data and constructors only:
//! a journey is changed in `edit`.

mod channel;
mod drawn;
mod from_data;
mod preset;
mod sample;
mod trade;

pub use channel::{channel_name, guess_channel_kind, new_channel, standard_channels};
pub use drawn::Drawn;
pub use from_data::from_data;
pub use preset::{STAGE_PRESETS, STANDARD_LANES, StagePreset, new_journey, new_workspace};
pub use sample::{
    CUSTOMERS as SAMPLE_CUSTOMERS, DATASET as SAMPLE_DATASET, WORKSPACE as SAMPLE_WORKSPACE,
    dataset_name as sample_dataset_name, events_csv as sample_events_csv, file_name as sample_file_name,
    mapping as sample_mapping, workspace as sample_workspace,
};
pub use trade::{ReportSection, TRADES, Template, Words, trades};

/// Where new ids come from: each call gives 64 fresh bits. The pure floor has none of its own.
pub type Ids<'a> = &'a mut dyn FnMut() -> u64;
