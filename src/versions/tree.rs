//! A workspace as a tree of things: each has a kind, a key, one that it belongs to, its fields, and lists of what belongs to it.
//! It is made of the workspace's JSON, so a new field of the model is a field here without a change.

use crate::json::{self, Value};
use crate::model::{LaneKind, Workspace};
use crate::text::{Lang, map};
use serde_json::Map;
use std::collections::BTreeMap;

/// What a thing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The workspace itself.
    Workspace,
    /// A journey.
    Journey,
    /// A stage of a journey.
    Stage,
    /// A step of a stage.
    Step,
    /// A lane of a journey.
    Lane,
    /// A card of a journey.
    Card,
    /// A persona.
    Persona,
    /// A segment.
    Segment,
    /// A channel.
    Channel,
    /// A touchpoint.
    Touchpoint,
    /// A metric of the user's own.
    Formula,
    /// What a figure shall reach.
    Target,
}

/// What a thing is known by: its journey and its id, since ids inside of a journey are unique there alone. Ids are in their
/// text form; the journey is empty for what belongs to no journey, both are empty for the workspace.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// The journey in which it lies; empty for journeys themselves and for what all journeys share.
    pub journey: String,
    /// Its id.
    pub id: String,
}

/// One thing.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Thing {
    pub(super) kind: Kind,
    /// What it belongs to.
    pub(super) parent: Key,
    /// Its fields by name; those of its parts as `part.field`.
    pub(super) fields: BTreeMap<String, Value>,
}

/// A workspace as things.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Tree {
    pub(super) things: BTreeMap<Key, Thing>,
    /// The language in which things without a name are told.
    pub(super) lang: Lang,
    /// What belongs to a thing, kind by kind, in its order.
    pub(super) lists: BTreeMap<(Key, Kind), Vec<Key>>,
}

/// Parts of a thing whose fields are fields of the thing.
const PARTS: [&str; 4] = ["settings", "score", "evidence", "body"];

impl Kind {
    /// All kinds, in the order in which their lists are read.
    pub(super) const ALL: [Kind; 12] = [
        Kind::Workspace,
        Kind::Persona,
        Kind::Segment,
        Kind::Channel,
        Kind::Touchpoint,
        Kind::Formula,
        Kind::Target,
        Kind::Journey,
        Kind::Stage,
        Kind::Step,
        Kind::Lane,
        Kind::Card,
    ];

    /// The lists that a thing of this kind has: where they stand in its JSON, and what they hold.
    const fn lists(self) -> &'static [(&'static str, Kind)] {
        match self {
            Kind::Workspace => &[
                ("personas", Kind::Persona),
                ("segments", Kind::Segment),
                ("channels", Kind::Channel),
                ("touchpoints", Kind::Touchpoint),
                ("journeys", Kind::Journey),
                ("score.formulas", Kind::Formula),
                ("score.targets", Kind::Target),
            ],
            Kind::Journey => &[("stages", Kind::Stage), ("lanes", Kind::Lane), ("cards", Kind::Card)],
            Kind::Stage => &[("steps", Kind::Step)],
            _ => &[],
        }
    }
}

impl Thing {
    /// Takes the names of what is gone out of its fields.
    pub(super) fn cut(&mut self, is_gone: &dyn Fn(&str) -> bool) {
        self.fields.retain(|_, value| match value {
            Value::String(text) => !is_gone(text),
            Value::Array(items) => {
                let had = !items.is_empty();
                items.retain(|item| !item.as_str().is_some_and(is_gone));
                // Lists that are empty are not written.
                !(had && items.is_empty())
            }
            _ => true,
        });
    }
}

impl Tree {
    /// The things of a workspace.
    ///
    /// # Errors
    /// As [`json::value`]: none for the types of this product.
    pub(super) fn of(workspace: &Workspace, lang: Lang) -> Result<Tree, json::Error> {
        let mut tree = Tree { lang, ..Tree::default() };
        let value = json::value(workspace)?;
        tree.take(Kind::Workspace, Key::default(), Key::default(), &value);
        Ok(tree)
    }

    fn take(&mut self, kind: Kind, key: Key, parent: Key, value: &Value) {
        let mut fields = BTreeMap::new();
        let Some(object) = value.as_object() else { return };
        // A list of plain values that is empty and one that is not there are the same.
        let is_list = |name: &str| kind.lists().iter().any(|(list, _)| *list == name);
        let says = |(name, value): &(&String, &Value)| {
            is_list(name) || value.as_array().is_none_or(|items| !items.is_empty())
        };
        for (name, value) in object.iter().filter(says) {
            match value.as_object().filter(|_| PARTS.contains(&name.as_str())) {
                Some(part) => fields
                    .extend(part.iter().map(|(field, value)| (format!("{name}.{field}"), value.clone()))),
                None => drop(fields.insert(name.clone(), value.clone())),
            }
        }
        for (list, of) in kind.lists() {
            let Some(Value::Array(items)) = fields.remove(*list) else { continue };
            let journey = match kind {
                Kind::Workspace => String::new(),
                Kind::Journey => key.id.clone(),
                _ => key.journey.clone(),
            };
            let keys: Vec<Key> =
                items.iter().map(|item| Key { journey: journey.clone(), id: id_of(*of, item) }).collect();
            for (item, child) in items.iter().zip(&keys) {
                self.take(*of, child.clone(), key.clone(), item);
            }
            self.lists.insert((key.clone(), *of), keys);
        }
        self.things.insert(key, Thing { kind, parent, fields });
    }

    /// The workspace of these things.
    ///
    /// # Errors
    /// Fields that are no workspace's.
    pub(super) fn workspace(&self) -> Result<Workspace, json::ShapeError> {
        json::of_value(&self.value(&Key::default()))
    }

    fn value(&self, key: &Key) -> Value {
        let mut object = Map::new();
        let Some(thing) = self.things.get(key) else { return Value::Null };
        let own = thing.fields.iter().map(|(name, value)| (name.clone(), value.clone()));
        let lists = thing.kind.lists().iter().filter_map(|(name, kind)| {
            let keys = self.lists.get(&(key.clone(), *kind))?;
            Some(((*name).to_owned(), Value::Array(keys.iter().map(|key| self.value(key)).collect())))
        });
        for (name, value) in own.chain(lists) {
            match name.split_once('.') {
                Some((part, field)) => {
                    let part = object.entry(part).or_insert_with(|| Value::Object(Map::new()));
                    if let Some(part) = part.as_object_mut() {
                        part.insert(field.to_owned(), value);
                    }
                }
                None => drop(object.insert(name, value)),
            }
        }
        Value::Object(object)
    }

    /// What a thing is called: its name or text; that of its touchpoint or its kind of lane where it has none of its own.
    pub(super) fn name(&self, key: &Key) -> String {
        let text = |field: &str| self.things.get(key)?.fields.get(field)?.as_str().map(str::to_owned);
        let filled = |field: &str| text(field).filter(|text| !text.trim().is_empty());
        let touchpoint = || Some(self.name(&Key { id: text("body.touchpoint")?, journey: String::new() }));
        let lane = || {
            let kind: LaneKind = json::of_value(self.things.get(key)?.fields.get("kind")?).ok()?;
            Some(map::lane(kind).get(self.lang).to_owned())
        };
        let is_lane = self.things.get(key).is_some_and(|thing| thing.kind == Kind::Lane);
        let other = || if is_lane { lane() } else { touchpoint() };
        filled("name").or_else(|| filled("text")).or_else(other).unwrap_or_default()
    }

    /// The thing that a text refers to from inside of a journey.
    pub(super) fn referred(&self, from: &Key, text: &str) -> Option<Key> {
        let inside = if from.journey.is_empty() { &from.id } else { &from.journey };
        [inside.as_str(), ""].into_iter().find_map(|journey| {
            let key = Key { journey: journey.to_owned(), id: text.to_owned() };
            self.things.contains_key(&key).then_some(key)
        })
    }
}

/// A target has no id of its own: it is known by its journey and its figure.
fn id_of(kind: Kind, value: &Value) -> String {
    match (kind, value.get("id").and_then(Value::as_str)) {
        (Kind::Target, _) | (_, None) => {
            let part = |name: &str| value.get(name).map(Value::to_string).unwrap_or_default();
            format!("{} {}", part("journey"), part("of"))
        }
        (_, Some(id)) => id.to_owned(),
    }
}

/// The texts in a value, at any depth.
pub(super) fn texts<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
    match value {
        Value::String(text) => found.push(text),
        Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
        Value::Object(fields) => fields.values().for_each(|item| texts(item, found)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::Tree;
    use crate::template::sample_workspace;
    use crate::text::Lang;

    #[test]
    fn a_workspace_is_its_things() {
        let workspace = sample_workspace(Lang::Zh);
        let tree = Tree::of(&workspace, Lang::Zh).unwrap();
        assert_eq!(tree.workspace().unwrap(), workspace);
        let cards: usize = workspace.journeys.iter().map(|journey| journey.cards.len()).sum();
        assert_eq!(tree.things.values().filter(|thing| thing.kind == super::Kind::Card).count(), cards);
    }
}
