//! The sample: an online shop's journey map that shows the whole product, and synthetic events whose
//! measured figures answer what the map claims. Everything in it is invented and fixed: the same in
//! every browser and on every day.

mod board;
mod chance;
mod detail;
mod events;
mod future;
mod shopper;

pub use board::workspace;
pub use events::{CUSTOMERS, dataset_name, events_csv, file_name, mapping};

use crate::model::{DatasetId, WorkspaceId};
use chance::Chance;

/// The identity of the sample workspace, the same for everyone.
pub const WORKSPACE: WorkspaceId = WorkspaceId(0x5a3f_1c92_7b60_4e18);
/// The identity of the sample's data set, to which its journey refers.
pub const DATASET: DatasetId = DatasetId(0x2c81_e6d4_90af_7b35);

/// Ids that are the same at every visit, so that two people who open the sample speak of the same cards.
fn fixed_ids() -> impl FnMut() -> u64 {
    let mut chance = Chance::new(0x0057_6179_6d61_726b);
    move || chance.bits()
}
