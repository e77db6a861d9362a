//! The loops that the speed of Waymark hangs on: bytes to cells, cells to numbers and codes, rows to sorted columns,
//! columns to counts. It knows bytes and columns and no journeys, words or figures, depends on nothing, and is
//! compiled for speed while the rest of the program is compiled for size.
//!
//! For that reason nothing here is generic over closures or types of the caller where it is hot: a generic function is
//! compiled where it is used, that is, for size. And what is called from outside is never inlined there, where it would
//! be compiled for size, too.

pub mod batch;
pub mod board;

pub mod crc;
pub mod dates;
pub mod dict;
pub mod feed;
mod front;

pub mod funnel;
pub mod keep;
mod key;
pub mod logit;
pub mod marks;
mod names;
pub mod narrow;
pub mod number;
pub mod parts;
pub mod records;
pub mod scan;
pub mod sequences;
pub mod slots;
pub mod steps;
pub mod unpack;

pub use batch::{Batch, Flaw, Odd};
pub use dict::{Dict, NONE};
pub use names::Names;
