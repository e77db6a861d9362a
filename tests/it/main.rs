//! The one integration binary: what the pure floor promises, spoken to from outside. One module a room.
//! Browser tests are in `tests/web.rs`, what a user does in `tests/e2e`.

mod architecture;
