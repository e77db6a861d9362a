//! Two states that were edited apart from one, brought together: a three-way merge, thing by thing and field by field.
//!
//! Rules, each with a test of its name:
//! - MERGE1: what one side changed and the other did not is taken; so merging disjoint edits equals doing both.
//! - MERGE2: a field that both changed differently is a conflict. Lists of plain values (aliases, needs, comments) are
//!   joined entry by entry and never conflict.
//! - MERGE3: what one side removed and the other changed is a conflict, and stays unless the user decides otherwise. What it
//!   needs to stay (its stage, step, lane, touchpoint) stays with it.
//! - MERGE4: what one side added stays. Nothing vanishes that no side removed.
//! - MERGE5: without a common state, what is in one file alone was added, and a field that differs is a conflict.
//! - MERGE6: where both sides put things in another order, the order of this side holds.

use super::conflict::{Choices, Conflict, Merged, Side, Unfit, What};
use super::joined::{joined, ordered};
use super::tree::{Key, Kind, Thing, Tree, texts};
use crate::json::Value;
use crate::model::{Workspace, check};
use crate::text::Lang;
use std::collections::{BTreeMap, BTreeSet};

/// Brings two states together that come from `base`; none if no common state is known (MERGE5). Conflicts are told in `lang`.
///
/// # Errors
/// What comes out is no sound workspace; nothing is changed then.
pub fn merge(
    base: Option<&Workspace>,
    ours: &Workspace,
    theirs: &Workspace,
    choices: &Choices,
    lang: Lang,
) -> Result<Merged, Unfit> {
    let tree = |workspace: &Workspace| Tree::of(workspace, lang).map_err(|error| Unfit(error.to_string()));
    let (ours, theirs) = (tree(ours)?, tree(theirs)?);
    let base = match base {
        Some(base) => tree(base)?,
        None => common(&ours, &theirs),
    };
    let mut work = Work { base, ours, theirs, choices, out: Tree::default(), conflicts: Vec::new() };
    work.choose_things();
    work.keep_what_is_needed();
    work.merge_fields();
    work.drop_loose_ends();
    work.merge_lists();
    let workspace = work.out.workspace().map_err(|error| Unfit(error.to_string()))?;
    check(&workspace).map_err(|fault| Unfit(fault.to_string()))?;
    let order: BTreeMap<Key, usize> = work.out.in_order().into_iter().zip(0..).collect();
    let mut conflicts = work.conflicts;
    conflicts.sort_by_key(|conflict| order.get(&conflict.key).copied().unwrap_or(usize::MAX));
    Ok(Merged { workspace, conflicts })
}

/// What two states have in common, in place of the state that they come from: fields that say the same.
fn common(ours: &Tree, theirs: &Tree) -> Tree {
    let mut base = Tree::default();
    for (key, own) in &ours.things {
        let Some(other) = theirs.things.get(key) else { continue };
        let mut thing = own.clone();
        thing.fields.retain(|name, value| other.fields.get(name) == Some(value));
        base.things.insert(key.clone(), thing);
    }
    base.lists = ours.lists.clone();
    base.lists.values_mut().for_each(|keys| keys.retain(|key| base.things.contains_key(key)));
    base
}

struct Work<'a> {
    base: Tree,
    ours: Tree,
    theirs: Tree,
    choices: &'a Choices,
    out: Tree,
    conflicts: Vec<Conflict>,
}

impl Work<'_> {
    fn side(&self, side: Side) -> &Tree {
        match side {
            Side::Ours => &self.ours,
            Side::Theirs => &self.theirs,
        }
    }

    fn chosen(&self, key: &Key, what: &What, default: Side) -> Side {
        self.choices.get(&(key.clone(), what.clone())).copied().unwrap_or(default)
    }

    /// Which things stay (MERGE1, MERGE3, MERGE4). Their fields are merged later.
    fn choose_things(&mut self) {
        let keys: BTreeSet<Key> = self.ours.things.keys().chain(self.theirs.things.keys()).cloned().collect();
        for key in keys {
            let (own, other) = (self.ours.things.get(&key), self.theirs.things.get(&key));
            let kept = match (own, other) {
                (Some(thing), Some(_)) => Some(thing.clone()),
                (Some(thing), None) => self.alone(&key, thing.clone(), Side::Ours),
                (None, Some(thing)) => self.alone(&key, thing.clone(), Side::Theirs),
                (None, None) => None,
            };
            if let Some(thing) = kept {
                self.out.things.insert(key, thing);
            }
        }
    }

    /// A thing that one side has alone: added there, or removed by the other.
    fn alone(&mut self, key: &Key, thing: Thing, holder: Side) -> Option<Thing> {
        let Some(base) = self.base.things.get(key) else { return Some(thing) };
        if self.is_same(key, base, &thing, holder) && !self.has_new_children(key, holder) {
            return None;
        }
        let remover = match holder {
            Side::Ours => Side::Theirs,
            Side::Theirs => Side::Ours,
        };
        let what = What::Removed(remover);
        let chosen = self.chosen(key, &what, holder);
        let told = Some(self.side(holder).name(key));
        let (ours, theirs) = if holder == Side::Ours { (told, None) } else { (None, told) };
        let conflict = Conflict {
            kind: thing.kind,
            key: key.clone(),
            name: self.side(holder).name(key),
            path: self.side(holder).path(key),
            what,
            base: Some(self.base.name(key)),
            ours,
            theirs,
            chosen,
        };
        self.conflicts.push(conflict);
        (chosen == holder).then_some(thing)
    }

    /// Whether a side left a thing as it was, but for names of what that side removed.
    fn is_same(&self, key: &Key, base: &Thing, thing: &Thing, holder: Side) -> bool {
        let side = self.side(holder);
        let is_gone =
            |text: &str| self.base.referred(key, text).is_some() && side.referred(key, text).is_none();
        base == thing || {
            let mut cut = base.clone();
            cut.cut(&is_gone);
            cut == *thing
        }
    }

    /// Whether something was added below a thing that the other side removed.
    fn has_new_children(&self, key: &Key, holder: Side) -> bool {
        let tree = self.side(holder);
        Kind::ALL.iter().any(|kind| {
            let children = tree.lists.get(&(key.clone(), *kind)).into_iter().flatten();
            children.into_iter().any(|child| !self.base.things.contains_key(child))
        })
    }

    /// What a thing that stays needs stays, too, unless the user decided that it goes (MERGE3).
    fn keep_what_is_needed(&mut self) {
        loop {
            let mut missing = BTreeMap::new();
            for (key, thing) in &self.out.things {
                for needed in self.needs(key, thing) {
                    if self.out.things.contains_key(&needed) || self.is_given_up(&needed) {
                        continue;
                    }
                    let trees = [&self.ours, &self.theirs, &self.base];
                    let found = trees.into_iter().find_map(|tree| tree.things.get(&needed));
                    missing.extend(found.map(|thing| (needed, thing.clone())));
                }
            }
            // A stage has at least one step.
            for (key, _) in self.out.things.iter().filter(|(_, thing)| thing.kind == Kind::Stage) {
                let has_step =
                    self.out.things.values().any(|step| step.kind == Kind::Step && step.parent == *key);
                let first = || self.base.lists.get(&(key.clone(), Kind::Step))?.first().cloned();
                if let Some(step) = first().filter(|_| !has_step)
                    && let Some(found) = self.base.things.get(&step)
                {
                    missing.insert(step, Thing { parent: key.clone(), ..found.clone() });
                }
            }
            if missing.is_empty() {
                return;
            }
            self.out.things.extend(missing);
        }
    }

    fn is_given_up(&self, key: &Key) -> bool {
        let removed = |side| self.choices.get(&(key.clone(), What::Removed(side))) == Some(&side);
        removed(Side::Ours) || removed(Side::Theirs)
    }

    /// What a thing cannot be without, and what a side put into it anew.
    fn needs(&self, key: &Key, thing: &Thing) -> Vec<Key> {
        let mut needed = vec![thing.parent.clone()];
        let base = self.base.things.get(key);
        for side in [&self.ours, &self.theirs] {
            let Some(own) = side.things.get(key) else { continue };
            needed.push(own.parent.clone());
            for (name, value) in &own.fields {
                let is_new = base.and_then(|base| base.fields.get(name)) != Some(value);
                if is_new || REQUIRED.contains(&name.as_str()) {
                    let mut found = Vec::new();
                    texts(value, &mut found);
                    needed.extend(found.into_iter().filter_map(|text| side.referred(key, text)));
                }
            }
        }
        needed
    }

    fn merge_fields(&mut self) {
        let keys: Vec<Key> = self.out.things.keys().cloned().collect();
        for key in keys {
            let (Some(ours), Some(theirs)) = (self.ours.things.get(&key), self.theirs.things.get(&key))
            else {
                continue;
            };
            let (ours, theirs) = (ours.clone(), theirs.clone());
            let base = self.base.things.get(&key).cloned();
            let mut fields = BTreeMap::new();
            let names: BTreeSet<String> = ours.fields.keys().chain(theirs.fields.keys()).cloned().collect();
            // The body of a card is of the sort of its lane: both come from one side where the sorts differ.
            let is_of_one_sort = ours.fields.get("body.type") == theirs.fields.get("body.type");
            let lane_side =
                if is_of_one_sort { None } else { Some(self.side_of_lane(&key, &base, &ours, &theirs)) };
            for name in names {
                let (own, other) = (ours.fields.get(&name), theirs.fields.get(&name));
                let was = base.as_ref().and_then(|base| base.fields.get(&name));
                let value = match lane_side {
                    Some(side) if name == "lane" || name.starts_with("body.") => {
                        if side == Side::Ours { own } else { other }.cloned()
                    }
                    _ => self.field(&key, &name, (was, own, other)),
                };
                fields.extend(value.map(|value| (name, value)));
            }
            let parent = self.parent(&key, base.as_ref(), (&ours, &theirs));
            self.out.things.insert(key, Thing { kind: ours.kind, parent, fields });
        }
    }

    /// What a thing of both sides belongs to: a step may have been moved to another stage.
    fn parent(&mut self, key: &Key, base: Option<&Thing>, (ours, theirs): (&Thing, &Thing)) -> Key {
        let was = base.map(|base| &base.parent);
        if ours.parent == theirs.parent || was == Some(&theirs.parent) {
            return ours.parent.clone();
        }
        if was == Some(&ours.parent) {
            return theirs.parent.clone();
        }
        let id = |key: &Key| Value::String(key.id.clone());
        let values = (was.map(id), id(&ours.parent), id(&theirs.parent));
        match self.decide(key, "parent", (values.0.as_ref(), Some(&values.1), Some(&values.2))) {
            Side::Ours => ours.parent.clone(),
            Side::Theirs => theirs.parent.clone(),
        }
    }

    fn side_of_lane(&mut self, key: &Key, base: &Option<Thing>, ours: &Thing, theirs: &Thing) -> Side {
        let lane = |thing: &Thing| thing.fields.get("lane").cloned();
        let was = base.as_ref().and_then(lane);
        match (lane(ours) == was, lane(theirs) == was) {
            (true, _) => Side::Theirs,
            (_, true) => Side::Ours,
            _ => {
                let values = (was.as_ref(), ours.fields.get("lane"), theirs.fields.get("lane"));
                self.decide(key, "lane", values)
            }
        }
    }

    /// A field of both sides (MERGE1, MERGE2).
    fn field(
        &mut self,
        key: &Key,
        name: &str,
        values: (Option<&Value>, Option<&Value>, Option<&Value>),
    ) -> Option<Value> {
        let (was, own, other) = values;
        // Two workspaces may have ids of their own; the one that is open stays what it is.
        if own == other || other == was || name == "id" {
            return own.cloned();
        }
        if own == was {
            return other.cloned();
        }
        let nothing = Value::Array(Vec::new());
        let list = |value: Option<&Value>| value.unwrap_or(&nothing).as_array().cloned();
        if let (Some(was), Some(own), Some(other)) = (list(was), list(own), list(other)) {
            return Some(Value::Array(joined(&was, own, &other)));
        }
        match self.decide(key, name, values) {
            Side::Ours => own.cloned(),
            Side::Theirs => other.cloned(),
        }
    }

    /// Notes a conflict of a field, and tells which side holds.
    fn decide(
        &mut self,
        key: &Key,
        name: &str,
        (was, own, other): (Option<&Value>, Option<&Value>, Option<&Value>),
    ) -> Side {
        let what = What::Field(name.to_owned());
        let chosen = self.chosen(key, &what, Side::Ours);
        let told = |tree: &Tree, value: Option<&Value>| tree.words(key, value?);
        let conflict = Conflict {
            kind: self.ours.things.get(key).map_or(Kind::Workspace, |thing| thing.kind),
            key: key.clone(),
            name: self.ours.name(key),
            path: self.ours.path(key),
            base: told(&self.base, was),
            ours: told(&self.ours, own),
            theirs: told(&self.theirs, other),
            what,
            chosen,
        };
        self.conflicts.push(conflict);
        chosen
    }

    /// What refers to something that went, and cannot be without it, goes; other references are cut.
    fn drop_loose_ends(&mut self) {
        let known: BTreeSet<Key> = [&self.ours, &self.theirs, &self.base]
            .iter()
            .flat_map(|tree| tree.things.keys().cloned())
            .collect();
        loop {
            let is_gone = |from: &Key, text: &str| {
                let inside = if from.journey.is_empty() { &from.id } else { &from.journey };
                let keys = [inside.as_str(), ""]
                    .map(|journey| Key { journey: journey.to_owned(), id: text.to_owned() });
                keys.iter().any(|key| known.contains(key))
                    && !keys.iter().any(|key| self.out.things.contains_key(key))
            };
            let is_loose = |key: &Key, thing: &Thing| {
                let needs = |name: &str| {
                    let mut found = Vec::new();
                    thing.fields.get(name).into_iter().for_each(|value| texts(value, &mut found));
                    found.iter().any(|text| is_gone(key, text))
                };
                let is_orphan = thing.kind != Kind::Workspace && !self.out.things.contains_key(&thing.parent);
                is_orphan || REQUIRED.iter().any(|name| needs(name))
            };
            let loose: Vec<Key> = self
                .out
                .things
                .iter()
                .filter(|(key, thing)| is_loose(key, thing))
                .map(|(key, _)| key.clone())
                .collect();
            if loose.is_empty() {
                let cut: Vec<(Key, Thing)> = self
                    .out
                    .things
                    .iter()
                    .filter_map(|(key, thing)| {
                        let mut cut = thing.clone();
                        cut.cut(&|text| is_gone(key, text));
                        (cut != *thing).then(|| (key.clone(), cut))
                    })
                    .collect();
                self.out.things.extend(cut);
                return;
            }
            for key in loose {
                self.out.things.remove(&key);
            }
        }
    }

    /// What belongs to each thing, in its order (MERGE6).
    fn merge_lists(&mut self) {
        let mut members: BTreeMap<(Key, Kind), BTreeSet<Key>> = BTreeMap::new();
        for (key, thing) in self.out.things.iter().filter(|(_, thing)| thing.kind != Kind::Workspace) {
            members.entry((thing.parent.clone(), thing.kind)).or_default().insert(key.clone());
        }
        // Lists that are empty are there, too.
        for list in self.ours.lists.keys().chain(self.theirs.lists.keys()) {
            if self.out.things.contains_key(&list.0) {
                members.entry(list.clone()).or_default();
            }
        }
        for (list, members) in members {
            let of = |tree: &Tree| tree.lists.get(&list).cloned().unwrap_or_default();
            let keys = ordered(&of(&self.base), &of(&self.ours), &of(&self.theirs), &members);
            self.out.lists.insert(list, keys);
        }
    }
}

/// Fields that name what a thing cannot be without.
const REQUIRED: [&str; 4] = ["place", "lane", "body.touchpoint", "journey"];
