//! The history of the format: one function a version, on plain JSON, never changed once released. Adding
//! one goes with raising [`VERSION`]; a frozen file of every past version is among the tests' fixtures.

use serde_json::{Map, Value, json};

type Migration = fn(&mut Value);

/// The version that is written.
pub const VERSION: u32 = 2;

/// From version `n` to `n + 1` at position `n - 1`: as many as there are past versions.
const MIGRATIONS: [Migration; VERSION as usize - 1] = [from_1_to_2];

/// Brings a file of an older version up to [`VERSION`]. What does not have the expected form is left for
/// the reader of the types, who can say where it is.
pub(super) fn migrate(file: &mut Value, version: u32) {
    for migration in MIGRATIONS.iter().skip(version.saturating_sub(1) as usize) {
        migration(file);
    }
}

/// Version 1 called the content `document`, gave the conversion window in days (`null` for none), kept the
/// evidence of a card in fields of the card, an emotion as a level from 1 to 5, and a severity as a word.
fn from_1_to_2(file: &mut Value) {
    if let Some(file) = file.as_object_mut() {
        rename(file, "document", "workspace");
        file.insert("kind".into(), json!("workspace"));
    }
    for journey in objects(file.pointer_mut("/workspace/journeys")) {
        if let Some(days) = journey.remove("window_days") {
            let window =
                days.as_u64().map_or(json!("unlimited"), |days| json!({ "minutes": days * 24 * 60 }));
            journey.insert("window".into(), window);
        }
        objects(journey.get_mut("cards")).for_each(card_from_1_to_2);
    }
}

fn card_from_1_to_2(card: &mut Map<String, Value>) {
    let mut evidence = Map::new();
    for field in ["basis", "source", "date", "n"] {
        if let Some(value) = card.remove(field) {
            evidence.insert(field.into(), value);
        }
    }
    if !evidence.is_empty() {
        card.insert("evidence".into(), Value::Object(evidence));
    }
    let Some(body) = card.get_mut("body").and_then(Value::as_object_mut) else { return };
    if let Some(level) = body.get("level").and_then(Value::as_i64) {
        body.remove("level");
        body.insert("score".into(), json!(level as f64 - 3.0));
    }
    let severity = body.get("severity").and_then(Value::as_str);
    let severity =
        severity.and_then(|word| ["low", "medium", "high"].iter().position(|known| *known == word));
    if let Some(severity) = severity {
        body.insert("severity".into(), json!(severity + 1));
    }
}

fn rename(object: &mut Map<String, Value>, from: &str, to: &str) {
    if let Some(value) = object.remove(from) {
        object.insert(to.into(), value);
    }
}

fn objects(list: Option<&mut Value>) -> impl Iterator<Item = &mut Map<String, Value>> {
    list.and_then(Value::as_array_mut).into_iter().flatten().filter_map(Value::as_object_mut)
}
