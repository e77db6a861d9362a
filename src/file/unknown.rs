//! What a file says that the types do not know. Found by comparison: what was read, written again, lacks it.

use serde_json::Value;

/// The paths of all members of `read` that `kept` lacks, such as `workspace.journeys[0].mood`. Members
/// that are empty (`""`, `[]`, `{}`, `null`, `false`) say nothing and do not count: some are not written at all.
pub(super) fn fields(read: &Value, kept: &Value, path: &str) -> Vec<String> {
    let mut found = Vec::new();
    walk(read, kept, path, &mut found);
    found
}

fn walk(read: &Value, kept: &Value, path: &str, found: &mut Vec<String>) {
    match (read, kept) {
        (Value::Object(read), Value::Object(kept)) => {
            for (name, value) in read {
                let path = format!("{path}.{name}");
                match kept.get(name) {
                    Some(kept) => walk(value, kept, &path, found),
                    None if says_nothing(value) => {}
                    None => found.push(path),
                }
            }
        }
        (Value::Array(read), Value::Array(kept)) => {
            for (at, (value, kept)) in read.iter().zip(kept).enumerate() {
                walk(value, kept, &format!("{path}[{at}]"), found);
            }
        }
        _ => {}
    }
}

fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Object(members) => members.is_empty(),
        Value::Bool(true) | Value::Number(_) => false,
    }
}
