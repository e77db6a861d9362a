//! What differs between two states of a workspace, thing by thing and field by field, in reading order.

use super::tree::{Key, Kind, Thing, Tree};
use crate::json::{self, Value};
use crate::model::Workspace;
use crate::text::{Lang, versions};
use std::collections::BTreeSet;

/// One thing that is not the same in both states.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// What it is.
    pub kind: Kind,
    /// Which.
    pub key: Key,
    /// What it is called: in the later state, where it is there.
    pub name: String,
    /// What it belongs to, from the journey down: names of the journey, of the stage or step, of the lane.
    pub path: Vec<String>,
    /// What happened to it.
    pub change: Change,
}

/// What happened to a thing.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// It is there in the later state alone.
    Added,
    /// It was there in the earlier state alone.
    Removed,
    /// It stands at another position among its neighbours.
    Moved,
    /// Fields of it say something else; the first one is what people look at first.
    Fields(Vec<Field>),
}

/// A field that says something else.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its name, as in the file; those of parts as `part.field`.
    pub name: String,
    /// What it said, for people; none if it said nothing.
    pub from: Option<String>,
    /// What it says.
    pub to: Option<String>,
}

impl Field {
    /// Whether it is what the thing is called by.
    pub fn is_name(&self) -> bool {
        matches!(self.name.as_str(), "name" | "text")
    }
}

/// Everything that differs, in the reading order of the later state; what was removed stands behind it. Values are told in
/// `lang`.
///
/// # Errors
/// As [`json::value`]: none for the types of this product.
pub fn differences(from: &Workspace, to: &Workspace, lang: Lang) -> Result<Vec<Difference>, json::Error> {
    let (before, after) = (Tree::of(from, lang)?, Tree::of(to, lang)?);
    let mut found = Vec::new();
    for key in after.in_order() {
        let Some(thing) = after.things.get(&key) else { continue };
        match before.things.get(&key) {
            None => found.push(after.difference(&key, Change::Added)),
            Some(earlier) => {
                let changed = fields(earlier, thing).into_iter().map(|name| Field {
                    from: before.told(&key, earlier, &name),
                    to: after.told(&key, thing, &name),
                    name,
                });
                let changed: Vec<Field> = changed.collect();
                if !changed.is_empty() {
                    found.push(after.difference(&key, Change::Fields(changed)));
                }
                if is_moved(&before, &after, &key, thing) {
                    found.push(after.difference(&key, Change::Moved));
                }
            }
        }
    }
    let gone = before.in_order().into_iter().filter(|key| !after.things.contains_key(key));
    found.extend(gone.map(|key| before.difference(&key, Change::Removed)));
    Ok(found)
}

/// Without the parts of journeys that are new or gone as a whole: naming each of their cards says nothing more.
pub fn without_parts(mut found: Vec<Difference>) -> Vec<Difference> {
    let is_whole = |one: &&Difference| {
        one.kind == Kind::Journey && matches!(one.change, Change::Added | Change::Removed)
    };
    let whole: BTreeSet<String> = found.iter().filter(is_whole).map(|one| one.key.id.clone()).collect();
    found.retain(|one| one.key.journey.is_empty() || !whole.contains(&one.key.journey));
    found
}

/// The names of fields that differ, as people list them. A step that belongs to another stage has another `parent`.
fn fields(before: &Thing, after: &Thing) -> Vec<String> {
    let names: BTreeSet<&String> = before.fields.keys().chain(after.fields.keys()).collect();
    let differs = |name: &&&String| before.fields.get(**name) != after.fields.get(**name);
    let mut found: Vec<String> = names.iter().filter(differs).map(|name| (**name).clone()).collect();
    if before.parent != after.parent {
        found.push("parent".to_owned());
    }
    let order =
        |name: &str| versions::FIELDS.iter().position(|(known, _)| *known == name).unwrap_or(usize::MAX);
    found.sort_by_key(|name| order(name));
    found
}

/// Whether a thing stands behind another neighbour than before, among those that are in both states. Of neighbours that changed
/// places the later one is told.
fn is_moved(before: &Tree, after: &Tree, key: &Key, thing: &Thing) -> bool {
    let list = (thing.parent.clone(), thing.kind);
    let place = |tree: &Tree, other: &Tree| {
        let keys = tree.lists.get(&list)?;
        let shared = |known: &&Key| other.lists.get(&list).is_some_and(|keys| keys.contains(known));
        keys.iter().filter(shared).position(|known| known == key)
    };
    match (place(before, after), place(after, before)) {
        (Some(from), Some(to)) => from < to,
        _ => false,
    }
}

impl Tree {
    /// All keys in reading order.
    pub(super) fn in_order(&self) -> Vec<Key> {
        let mut keys = Vec::with_capacity(self.things.len());
        self.walk(&Key::default(), &mut keys);
        keys
    }

    fn walk(&self, key: &Key, keys: &mut Vec<Key>) {
        keys.push(key.clone());
        for kind in Kind::ALL {
            for child in self.lists.get(&(key.clone(), kind)).into_iter().flatten() {
                self.walk(child, keys);
            }
        }
    }

    pub(super) fn difference(&self, key: &Key, change: Change) -> Difference {
        let kind = self.things.get(key).map_or(Kind::Workspace, |thing| thing.kind);
        Difference { kind, key: key.clone(), name: self.name(key), path: self.path(key), change }
    }

    /// The names of what a thing belongs to: its journey, its stage or step, its lane.
    pub(super) fn path(&self, key: &Key) -> Vec<String> {
        let Some(thing) = self.things.get(key) else { return Vec::new() };
        let mut path = Vec::new();
        if !key.journey.is_empty() {
            path.push(self.name(&Key { journey: String::new(), id: key.journey.clone() }));
        }
        if thing.kind == Kind::Step {
            path.push(self.name(&thing.parent));
        }
        for field in ["place", "lane"] {
            path.extend(thing.fields.get(field).and_then(|value| self.words(key, value)));
        }
        path.retain(|name| !name.is_empty());
        path
    }

    fn told(&self, key: &Key, thing: &Thing, field: &str) -> Option<String> {
        if field == "parent" {
            return Some(self.name(&thing.parent));
        }
        self.words(key, thing.fields.get(field)?)
    }

    /// A value for people: names in place of ids, lists with commas between them; none if it says nothing.
    pub(super) fn words(&self, from: &Key, value: &Value) -> Option<String> {
        let text = match value {
            Value::Null => return None,
            // No id is empty, but the key of the workspace is.
            Value::String(text) if text.is_empty() => return None,
            Value::String(text) => match self.referred(from, text) {
                Some(key) => self.name(&key),
                None => versions::value(text)
                    .map_or_else(|| text.clone(), |value| value.get(self.lang).to_owned()),
            },
            Value::Bool(is) => if *is { versions::YES } else { versions::NO }.get(self.lang).to_owned(),
            Value::Array(items) => {
                let items: Vec<String> = items.iter().filter_map(|item| self.words(from, item)).collect();
                items.join(", ")
            }
            Value::Object(fields) => {
                let fields: Vec<String> = fields.values().filter_map(|item| self.words(from, item)).collect();
                fields.join(" ")
            }
            other => other.to_string(),
        };
        (!text.is_empty()).then_some(text)
    }
}
