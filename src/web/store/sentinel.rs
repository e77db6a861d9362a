//! The sentinel: a few bytes in `localStorage` that remember what IndexedDB must still hold. A damaged
//! database can come back silently empty or older; without a witness outside of it the app would greet its
//! user with a first-run screen and overwrite what could be rescued. The comparison is a pure function.

use crate::model::WorkspaceId;
use crate::web::env::has_local_storage;
use crate::web::small;
use gloo_storage::{LocalStorage, Storage};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is wrong with the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    /// It is empty, although work was saved in it.
    Empty,
    /// It is another database than the one in which work was saved.
    Replaced,
    /// Its last operations are gone.
    Behind {
        /// The last operation that it knows.
        stored: u64,
        /// The last operation that was shown as saved.
        expected: u64,
    },
    /// A workspace is gone that nobody deleted.
    Missing(WorkspaceId),
    /// A workspace is older than what was shown as saved.
    Older(WorkspaceId),
    /// The text of a workspace is not what was written.
    Altered(WorkspaceId),
}

/// What must still be in the database.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Sentinel {
    /// The random id of the database.
    pub database: String,
    /// The number of the last operation that was completed.
    pub operation: u64,
    /// Revision and hash of every workspace.
    pub docs: BTreeMap<String, (u64, String)>,
}

/// What the database knows of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Meta {
    /// The random id of the database.
    pub database: String,
    /// The number of the last operation.
    pub operation: u64,
    /// The workspaces deleted last, ids separated by blanks.
    pub deleted: String,
}

/// A workspace as it was found.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub id: WorkspaceId,
    pub revision: u64,
    /// The hash written beside the text.
    pub noted: String,
    /// The hash of the text as it is now; none without a text.
    pub actual: Option<String>,
}

impl Sentinel {
    fn key(database_name: &str) -> String {
        [database_name, ".sentinel"].concat()
    }

    /// The sentinel of a database, if there is one that can be read.
    pub(super) fn read(database_name: &str) -> Option<Sentinel> {
        if !has_local_storage() {
            return None;
        }
        small::stored(&Self::key(database_name))
    }

    /// Keeps the sentinel. Without it the work is as safe as before, only damage is noticed later, so a
    /// full or denied `localStorage` is no error.
    pub(super) fn write(&self, database_name: &str) {
        if has_local_storage() {
            LocalStorage::set(Self::key(database_name), self).ok();
        }
    }

    /// Forgets the sentinel.
    pub(super) fn remove(database_name: &str) {
        if has_local_storage() {
            LocalStorage::delete(Self::key(database_name));
        }
    }

    /// Notes a completed operation: a workspace was written (`Some` revision and hash) or deleted.
    pub(super) fn note(database_name: &str, meta: &Meta, id: WorkspaceId, doc: Option<(u64, String)>) {
        let mut sentinel = Sentinel::read(database_name)
            .filter(|known| known.database == meta.database)
            .unwrap_or_else(|| Sentinel { database: meta.database.clone(), ..Sentinel::default() });
        let key = id.to_string();
        match doc {
            // Another tab may have written a later revision and got here first.
            Some((revision, _)) if sentinel.docs.get(&key).is_some_and(|known| known.0 > revision) => {}
            Some(doc) => drop(sentinel.docs.insert(key, doc)),
            None => drop(sentinel.docs.remove(&key)),
        }
        sentinel.operation = sentinel.operation.max(meta.operation);
        sentinel.write(database_name);
    }
}

/// A short hash of a text (FNV-1a, 64 bits): it finds damage, it does not resist an attacker.
pub(super) fn hash(text: &str) -> String {
    let hash = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    format!("{hash:016x}")
}

/// Compares what must be there with what is. The database may be ahead: the browser may have been killed
/// between an operation and the sentinel, and writes `localStorage` out late.
pub(super) fn inspect(sentinel: Option<&Sentinel>, meta: Option<&Meta>, found: &[Found]) -> Vec<Damage> {
    let altered = found.iter().filter(|doc| doc.actual.as_ref() != Some(&doc.noted));
    let mut damage: Vec<Damage> = altered.map(|doc| Damage::Altered(doc.id)).collect();
    let Some(sentinel) = sentinel.filter(|known| !known.docs.is_empty()) else {
        return damage;
    };
    let Some(meta) = meta else {
        damage.push(Damage::Empty);
        return damage;
    };
    if meta.database != sentinel.database {
        damage.push(Damage::Replaced);
        return damage;
    }
    if meta.operation < sentinel.operation {
        damage.push(Damage::Behind { stored: meta.operation, expected: sentinel.operation });
    }
    for (key, (revision, hash)) in &sentinel.docs {
        let Ok(id) = key.parse::<WorkspaceId>() else { continue };
        match found.iter().find(|doc| doc.id == id) {
            None if meta.deleted.split(' ').any(|deleted| deleted == key) => {}
            None => damage.push(Damage::Missing(id)),
            Some(doc) if doc.revision < *revision => damage.push(Damage::Older(id)),
            Some(doc) if doc.revision == *revision && doc.noted != *hash => damage.push(Damage::Altered(id)),
            Some(_) => {}
        }
    }
    damage
}
