//! JSON by one road: text to [`Value`] to type, and back. Every type then needs its serialiser once in the
//! bundle, not once for each reader and writer of `serde_json`. Nothing else calls those (the architecture test holds it).

mod flat;
mod shape;

pub use flat::flatten;
use serde::Serialize;
use serde::de::{DeserializeOwned, Error as _};
pub use serde_json::{Error, Value};
pub use shape::ShapeError;

/// The type that a text holds.
///
/// # Errors
/// The text is no JSON, or not of this type.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, ShapeError> {
    of_value(&parse(text).map_err(ShapeError::custom)?)
}

/// The value that a text holds.
///
/// # Errors
/// The text is no JSON; the error has its line and column.
#[inline(never)]
pub fn parse(text: &str) -> Result<Value, Error> {
    serde_json::from_str(text)
}

/// The type that a value holds.
///
/// # Errors
/// The value is not of this type; the error has the place.
#[inline(never)]
pub fn of_value<T: DeserializeOwned>(value: &Value) -> Result<T, ShapeError> {
    T::deserialize(shape::Reader(value))
}

/// A type as a value.
///
/// # Errors
/// A map with keys that are no texts; no type of this product has one.
#[inline(never)]
pub fn value<T: Serialize>(of: &T) -> Result<Value, Error> {
    serde_json::to_value(of)
}

/// A type as text on one line.
///
/// # Errors
/// As [`value`].
pub fn write<T: Serialize>(of: &T) -> Result<String, Error> {
    value(of).map(|value| value.to_string())
}

/// A type as indented text, for people.
///
/// # Errors
/// As [`value`].
pub fn write_indented<T: Serialize>(of: &T) -> Result<String, Error> {
    value(of).map(|value| format!("{value:#}"))
}
