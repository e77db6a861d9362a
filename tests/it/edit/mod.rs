//! What holds of every change: `properties` for all sequences of commands, `rules` for what each command does,
//! `history` for undo. `draws` makes the commands.

pub mod draws;
mod history;
mod properties;
mod rules;
