//! Former states of workspaces, to go back to. Of those taken by themselves the last [`super::SNAPSHOTS_KEPT`] of each
//! workspace are kept, those that somebody named until they are removed; all go with their workspace.

use super::docs::StoredDoc;
use super::schema::{BY_WORKSPACE, DOCS, SNAPSHOTS};
use super::{Backend, SNAPSHOT_MILLIS, SNAPSHOTS_KEPT, Store, StoreError};
use crate::model::{WorkspaceId, sort_few};
use crate::web::idb::{self, Durability, Transaction};
use wasm_bindgen::JsValue;
use web_sys::IdbDatabase;

/// Why a snapshot was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The workspace was opened.
    Opened,
    /// Some minutes of editing.
    Edited,
    /// Another snapshot was about to be restored.
    BeforeRestore,
    /// A file was about to be imported over it.
    BeforeImport,
    /// It was written to a file, which may come back changed: what both states have in common.
    Exported,
    /// Somebody gave it a name.
    Named,
}

impl Reason {
    const ALL: [(Reason, &'static str); 6] = [
        (Reason::Opened, "opened"),
        (Reason::Edited, "edited"),
        (Reason::BeforeRestore, "before_restore"),
        (Reason::BeforeImport, "before_import"),
        (Reason::Exported, "exported"),
        (Reason::Named, "named"),
    ];

    fn text(self) -> &'static str {
        Self::ALL.iter().find(|(reason, _)| *reason == self).map_or("edited", |(_, text)| text)
    }

    fn parse(text: &str) -> Reason {
        Self::ALL.iter().find(|(_, known)| *known == text).map_or(Reason::Edited, |(reason, _)| *reason)
    }
}

/// A snapshot without its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnapshotInfo {
    /// Its number, growing with time.
    pub number: u64,
    /// Whose.
    pub workspace: WorkspaceId,
    /// The name of the workspace then.
    pub name: String,
    /// What somebody called this state; empty for those taken by themselves.
    pub label: String,
    /// When it was taken, milliseconds since 1970.
    pub taken_at_millis: i64,
    /// Why it was taken.
    pub reason: Reason,
    /// The revision it holds.
    pub revision: u64,
    /// Length of its text in UTF-16 units.
    pub length: u64,
}

/// A state to be kept under a name.
#[derive(Clone, Copy, Debug)]
pub struct Named<'a> {
    /// Of which workspace.
    pub workspace: WorkspaceId,
    /// What the state is called; not empty.
    pub label: &'a str,
    /// The name of the workspace.
    pub name: &'a str,
    /// Its file text.
    pub json: &'a str,
    /// The time, milliseconds since 1970.
    pub now_millis: i64,
}

/// A snapshot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// What it is.
    pub info: SnapshotInfo,
    /// The workspace's file text.
    pub json: String,
}

/// Whether a snapshot of the stored text is due, and why: never of a text whose snapshot is the last one.
pub(super) fn due(
    last: Option<&(i64, String)>,
    hash: &str,
    asked: Option<Reason>,
    now: i64,
) -> Option<Reason> {
    match last {
        Some((_, last_hash)) if last_hash == hash => None,
        Some((at, _)) if asked.is_none() && (0..SNAPSHOT_MILLIS).contains(&(now - at)) => None,
        _ => Some(asked.unwrap_or(Reason::Edited)),
    }
}

/// Writes a snapshot of a stored workspace and removes the oldest ones.
pub(super) async fn put(
    transaction: &Transaction,
    id: WorkspaceId,
    stored: &StoredDoc,
    reason: Reason,
    now: i64,
) -> Result<(), StoreError> {
    let store = transaction.store(SNAPSHOTS)?;
    let key = JsValue::from(id.to_string());
    store.put(&idb::record(&[
        ("workspace", key.clone()),
        ("name", stored.doc.name.as_str().into()),
        ("at", idb::js_millis(now)),
        ("reason", reason.text().into()),
        ("revision", idb::js_number(stored.doc.revision)),
        ("json", stored.doc.json.as_str().into()),
        ("hash", stored.hash.as_str().into()),
    ])?)?;
    let keys = idb::result(&store.index(BY_WORKSPACE)?.get_all_keys_with_key(&key)?).await?;
    let keys = js_sys::Array::from(&keys);
    for index in 0..keys.length().saturating_sub(SNAPSHOTS_KEPT) {
        store.delete(&keys.get(index))?;
    }
    Ok(())
}

/// Removes all snapshots of a workspace, named ones, too.
pub(super) async fn remove_all(transaction: &Transaction, id: WorkspaceId) -> Result<(), StoreError> {
    let store = transaction.store(SNAPSHOTS)?;
    let (keys, records) = (store.get_all_keys()?, store.get_all()?);
    let keys = js_sys::Array::from(&idb::result(&keys).await?);
    let records = js_sys::Array::from(&idb::result(&records).await?);
    for (key, record) in keys.iter().zip(records.iter()) {
        if owner(&record) == Some(id) {
            store.delete(&key)?;
        }
    }
    Ok(())
}

/// Whose a snapshot is. Named ones say it in another field, so that the index by which old ones are removed does not
/// know them.
fn owner(record: &JsValue) -> Option<WorkspaceId> {
    idb::text(record, "workspace").or_else(|| idb::text(record, "owner"))?.parse().ok()
}

impl Store {
    /// Takes a snapshot of a workspace as it is stored. Nothing happens if the last snapshot is equal.
    ///
    /// # Errors
    /// [`StoreError`] if the store cannot be written.
    pub async fn take_snapshot(
        &self,
        workspace: WorkspaceId,
        reason: Reason,
        now_millis: i64,
    ) -> Result<(), StoreError> {
        let db = match self.backend()? {
            Backend::Memory(memory) => {
                memory.borrow_mut().take_snapshot(workspace, Some(reason), now_millis);
                return Ok(());
            }
            Backend::Database(db) => db,
        };
        let transaction = Transaction::write(db, &[DOCS, SNAPSHOTS], Durability::Strict)?;
        let Some(mut stored) = StoredDoc::read(&transaction, workspace).await? else { return Ok(()) };
        if due(stored.snapshot.as_ref(), &stored.hash, Some(reason), now_millis).is_some() {
            put(&transaction, workspace, &stored, reason, now_millis).await?;
            stored.snapshot = Some((now_millis, stored.hash.clone()));
            stored.write(&transaction, workspace)?;
        }
        transaction.complete().await
    }

    /// Keeps a state under a name, until it is removed. Its number.
    ///
    /// # Errors
    /// [`StoreError`] if the store cannot be written.
    pub async fn keep_named(&self, state: Named<'_>) -> Result<u64, StoreError> {
        let db = match self.backend()? {
            Backend::Memory(memory) => return Ok(memory.borrow_mut().keep_named(state)),
            Backend::Database(db) => db,
        };
        let transaction = Transaction::write(db, &[SNAPSHOTS], Durability::Strict)?;
        let request = transaction.store(SNAPSHOTS)?.put(&idb::record(&[
            ("owner", state.workspace.to_string().into()),
            ("name", state.name.into()),
            ("label", state.label.into()),
            ("at", idb::js_millis(state.now_millis)),
            ("reason", Reason::Named.text().into()),
            ("json", state.json.into()),
        ])?)?;
        let number = idb::whole(&idb::result(&request).await?).ok_or(StoreError::Damaged)?;
        transaction.complete().await?;
        Ok(number)
    }

    /// Removes one snapshot.
    ///
    /// # Errors
    /// [`StoreError`] if the store cannot be written.
    pub async fn remove_snapshot(&self, number: u64) -> Result<(), StoreError> {
        let db = match self.backend()? {
            Backend::Memory(memory) => {
                memory.borrow_mut().remove_snapshot(number);
                return Ok(());
            }
            Backend::Database(db) => db,
        };
        let transaction = Transaction::write(db, &[SNAPSHOTS], Durability::Strict)?;
        transaction.store(SNAPSHOTS)?.delete(&idb::js_number(number))?;
        transaction.complete().await
    }

    /// The snapshots of a workspace, or of all, newest first.
    ///
    /// # Errors
    /// [`StoreError`] if the store cannot be read.
    pub async fn snapshots(&self, workspace: Option<WorkspaceId>) -> Result<Vec<SnapshotInfo>, StoreError> {
        let mut found = match self.backend()? {
            Backend::Memory(memory) => memory.borrow().snapshots(),
            Backend::Database(db) => read_all(db).await?,
        };
        found.retain(|info| workspace.is_none_or(|id| info.workspace == id));
        sort_few(&mut found, |a, b| a.number > b.number);
        Ok(found)
    }

    /// One snapshot with its content.
    ///
    /// # Errors
    /// [`StoreError`] if the store cannot be read.
    pub async fn snapshot(&self, number: u64) -> Result<Option<Snapshot>, StoreError> {
        match self.backend()? {
            Backend::Memory(memory) => Ok(memory.borrow().snapshot(number)),
            Backend::Database(db) => {
                let transaction = Transaction::read(db, &[SNAPSHOTS])?;
                let key = idb::js_number(number);
                let record = idb::result(&transaction.store(SNAPSHOTS)?.get(&key)?).await?;
                let json = idb::text(&record, "json");
                Ok(json.and_then(|json| Some(Snapshot { info: parse(&key, &record)?, json })))
            }
        }
    }
}

async fn read_all(db: &IdbDatabase) -> Result<Vec<SnapshotInfo>, StoreError> {
    let transaction = Transaction::read(db, &[SNAPSHOTS])?;
    let store = transaction.store(SNAPSHOTS)?;
    let (keys, records) = (store.get_all_keys()?, store.get_all()?);
    let keys = js_sys::Array::from(&idb::result(&keys).await?);
    let records = js_sys::Array::from(&idb::result(&records).await?);
    Ok(keys.iter().zip(records.iter()).filter_map(|(key, record)| parse(&key, &record)).collect())
}

fn parse(key: &JsValue, record: &JsValue) -> Option<SnapshotInfo> {
    Some(SnapshotInfo {
        number: idb::whole(key)?,
        workspace: owner(record)?,
        name: idb::text(record, "name").unwrap_or_default(),
        label: idb::text(record, "label").unwrap_or_default(),
        taken_at_millis: idb::millis(record, "at"),
        reason: Reason::parse(&idb::text(record, "reason").unwrap_or_default()),
        revision: idb::number(record, "revision").unwrap_or(0),
        length: idb::text_length(record, "json"),
    })
}
