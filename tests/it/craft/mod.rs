//! What is done with several cards at once, on the map of an online shop (`map_sample`).

mod clip;
mod find;
mod rows;
mod several;
