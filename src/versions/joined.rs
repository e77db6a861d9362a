//! Lists of two sides as one: plain values entry by entry, and the order of things.

use super::tree::Key;
use crate::json::Value;
use std::collections::BTreeSet;

/// Plain values of a list: what this side has, without what the other removed, with what the other added.
pub(super) fn joined(was: &[Value], mut own: Vec<Value>, other: &[Value]) -> Vec<Value> {
    own.retain(|item| other.contains(item) || !was.contains(item));
    for item in other {
        if !was.contains(item) && !own.contains(item) {
            own.push(item.clone());
        }
    }
    own
}

/// The order of the side that changed it, this side's where both did; what only the other side has stands behind the neighbour
/// that it has there.
pub(super) fn ordered(base: &[Key], ours: &[Key], theirs: &[Key], members: &BTreeSet<Key>) -> Vec<Key> {
    let shared = |keys: &[Key]| {
        let in_all = |key: &&Key| base.contains(key) && ours.contains(key) && theirs.contains(key);
        keys.iter().filter(in_all).cloned().collect::<Vec<Key>>()
    };
    let (first, second) = if shared(ours) == shared(base) { (theirs, ours) } else { (ours, theirs) };
    let mut keys: Vec<Key> = first.iter().filter(|key| members.contains(key)).cloned().collect();
    for others in [second, base] {
        let mut after = None;
        for key in others.iter().filter(|key| members.contains(key)) {
            let at = keys.iter().position(|known| known == key);
            after = Some(at.unwrap_or_else(|| {
                let at = after.map_or(0, |at: usize| at + 1);
                keys.insert(at, key.clone());
                at
            }));
        }
    }
    // A step that one side moved here and the other has elsewhere is in no list of this place.
    for key in members {
        if !keys.contains(key) {
            keys.push(key.clone());
        }
    }
    keys
}
