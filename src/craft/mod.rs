//! What a hand does to a map beyond one thing at a time: picking several cards, arranging, copying and pasting them,
//! finding and replacing, searching all journeys, ranking what the command palette offers. Functions from a workspace to a command; it changes
//! nothing itself, and knows neither pointer nor clipboard.

mod arrange;
mod cells;
mod channel;
mod clip;
mod columns;
mod find;
mod pick;
mod rank;
mod rows;
mod search;
mod target;
mod thing;

pub use arrange::{Arrange, arrange, change_all, common, dropped, nudged};
pub use cells::{Clip, MOST_CELLS, MOST_COLUMNS, cells, paste_cells, paste_picture, read, written};
pub use channel::{in_channel, rechannelled};
pub use clip::{detached, excerpt, paste};
pub use columns::step_beside;
pub use find::{Field, Found, Owner, Sought, around, find, replace};
pub use pick::{all_wider, stretched, toggled, within};
pub use rank::rank;
pub use search::{Answering, search};
pub use target::Target;
pub use thing::{New, after, moved, removed};
