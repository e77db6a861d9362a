//! The sample: an online shop's journey map that shows the whole product, and synthetic events whose
//! measured figures answer what the map claims. Everything in it is invented and fixed: the same in
//! every browser and on every day.

mod board;
mod chance;
mod events;
mod shopper;

pub use board::workspace;
pub use events::{CUSTOMERS, dataset_name, events_csv, file_name, mapping};

use chance::Chance;

/// Ids that are the same at every visit, so that two people who open the sample speak of the same cards.
pub fn fixed_ids() -> impl FnMut() -> u64 {
    let mut chance = Chance::new(0x0057_6179_6d61_726b);
    move || chance.bits()
}
