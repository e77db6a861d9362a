//! The page and the engine worker: one wasm, two roles. Glue only.
fn main() {}
