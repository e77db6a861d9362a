//! The JSON Schema of the format, derived from the types; host only. The published copy is in `schema/`.

use super::envelope::Envelope;

/// JSON Schema (draft 2020-12) of a file of the current version.
pub fn json_schema() -> serde_json::Value {
    let mut schema = schemars::schema_for!(Envelope<'_>);
    schema.insert("title".into(), "Waymark file".into());
    schema.to_value()
}
