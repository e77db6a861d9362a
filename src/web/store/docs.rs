//! Workspaces: list, load, save, delete. A save is one transaction that compares the stored revision,
//! keeps a snapshot when one is due and counts the operation, so that two tabs cannot overwrite each other
//! unseen and a killed browser leaves all of it or nothing.

use super::schema::{DOCS, MAIN, META, SNAPSHOTS};
use super::sentinel::{Meta, Sentinel, hash};
use super::snapshots::{self, Reason};
use super::{Backend, Store, StoreError};
use crate::model::{WorkspaceId, sort_few};
use crate::web::idb::{self, Durability, Transaction};
use wasm_bindgen::JsValue;
use web_sys::IdbDatabase;

/// So many deleted workspaces are remembered, so that they are not taken for lost ones.
const DELETED_KEPT: usize = 100;

/// A workspace to be saved.
#[derive(Clone, Copy, Debug)]
pub struct Save<'a> {
    /// Which workspace.
    pub workspace: WorkspaceId,
    /// Its name, for lists.
    pub name: &'a str,
    /// Its file text.
    pub json: &'a str,
    /// The revision on which the change is based; none for a workspace that is not stored yet.
    pub expected: Option<u64>,
    /// Why the state before this save must be kept as a snapshot, whatever the time. Without a reason one
    /// is kept every [`super::SNAPSHOT_MILLIS`].
    pub keep: Option<Reason>,
    /// The time, milliseconds since 1970.
    pub now_millis: i64,
}

/// What became of a save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// It is on the disk, at this revision.
    Saved {
        /// To be given as `expected` with the next save; grows with every save of any workspace.
        revision: u64,
    },
    /// Somebody else (another tab) saved meanwhile. Nothing was written.
    Conflict {
        /// What is stored; none if the workspace was deleted.
        stored: Option<Doc>,
    },
    /// It could not be written.
    Failed(StoreError),
}

/// A stored workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doc {
    /// Its revision.
    pub revision: u64,
    /// Its name.
    pub name: String,
    /// Its file text, as it was saved.
    pub json: String,
    /// When it was saved, milliseconds since 1970.
    pub saved_at_millis: i64,
}

/// A stored workspace without its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its id.
    pub id: WorkspaceId,
    /// Its name.
    pub name: String,
    /// When it was saved, milliseconds since 1970.
    pub saved_at_millis: i64,
    /// Its revision.
    pub revision: u64,
    /// Length of its file text in UTF-16 units, about its size in characters.
    pub length: u64,
}

impl Store {
    /// The stored workspaces, saved last first.
    ///
    /// # Errors
    /// [`StoreError`] if the store cannot be read.
    pub async fn list(&self) -> Result<Vec<Listed>, StoreError> {
        let mut listed = match self.backend()? {
            Backend::Memory(memory) => memory.borrow().list(),
            Backend::Database(db) => read_list(db).await?,
        };
        sort_few(&mut listed, |a, b| (b.saved_at_millis, a.id) < (a.saved_at_millis, b.id));
        Ok(listed)
    }

    /// A stored workspace.
    ///
    /// # Errors
    /// [`StoreError`] if the store cannot be read.
    pub async fn load(&self, workspace: WorkspaceId) -> Result<Option<Doc>, StoreError> {
        match self.backend()? {
            Backend::Memory(memory) => Ok(memory.borrow().load(workspace)),
            Backend::Database(db) => {
                let transaction = Transaction::read(db, &[DOCS])?;
                Ok(StoredDoc::read(&transaction, workspace).await?.map(|stored| stored.doc))
            }
        }
    }

    /// Saves a workspace. `Saved` is only said when the browser has flushed it to the disk.
    pub async fn save(&self, save: Save<'_>) -> Saved {
        let done = match self.backend() {
            Ok(Backend::Memory(memory)) => Ok(memory.borrow_mut().save(&save)),
            Ok(Backend::Database(db)) => write_doc(db, &self.inner.name, &save).await,
            Err(error) => Err(error),
        };
        done.unwrap_or_else(Saved::Failed)
    }

    /// Deletes a workspace with its snapshots.
    ///
    /// # Errors
    /// [`StoreError`] if the store cannot be written; the workspace is still there then.
    pub async fn delete(&self, workspace: WorkspaceId) -> Result<(), StoreError> {
        match self.backend()? {
            Backend::Memory(memory) => {
                memory.borrow_mut().delete(workspace);
                Ok(())
            }
            Backend::Database(db) => delete_doc(db, &self.inner.name, workspace).await,
        }
    }
}

/// A record of [`DOCS`].
pub(super) struct StoredDoc {
    pub doc: Doc,
    pub hash: String,
    /// When the last snapshot was taken, and the hash of its text.
    pub snapshot: Option<(i64, String)>,
}

impl StoredDoc {
    pub(super) async fn read(transaction: &Transaction, id: WorkspaceId) -> Result<Option<Self>, StoreError> {
        let request = transaction.store(DOCS)?.get(&id.to_string().into())?;
        Ok(Self::parse(&idb::result(&request).await?))
    }

    fn parse(record: &JsValue) -> Option<Self> {
        Some(StoredDoc {
            doc: Doc {
                revision: idb::number(record, "revision")?,
                name: idb::text(record, "name").unwrap_or_default(),
                json: idb::text(record, "json")?,
                saved_at_millis: idb::millis(record, "saved_at"),
            },
            hash: idb::text(record, "hash").unwrap_or_default(),
            snapshot: idb::text(record, "snapshot_hash")
                .map(|hash| (idb::millis(record, "snapshot_at"), hash)),
        })
    }

    pub(super) fn write(&self, transaction: &Transaction, id: WorkspaceId) -> Result<(), StoreError> {
        let mut fields = vec![
            ("revision", idb::js_number(self.doc.revision)),
            ("name", self.doc.name.as_str().into()),
            ("json", self.doc.json.as_str().into()),
            ("saved_at", idb::js_millis(self.doc.saved_at_millis)),
            ("hash", self.hash.as_str().into()),
        ];
        if let Some((at, hash)) = &self.snapshot {
            fields.push(("snapshot_at", idb::js_millis(*at)));
            fields.push(("snapshot_hash", hash.as_str().into()));
        }
        transaction.store(DOCS)?.put_with_key(&idb::record(&fields)?, &id.to_string().into())?;
        Ok(())
    }
}

pub(super) async fn read_meta(transaction: &Transaction) -> Result<Option<Meta>, StoreError> {
    let request = transaction.store(META)?.get(&MAIN.into())?;
    let record = idb::result(&request).await?;
    Ok(idb::text(&record, "database").map(|database| Meta {
        database,
        operation: idb::number(&record, "operation").unwrap_or(0),
        deleted: idb::text(&record, "deleted").unwrap_or_default(),
    }))
}

pub(super) fn write_meta(transaction: &Transaction, meta: &Meta) -> Result<(), StoreError> {
    let record = idb::record(&[
        ("database", meta.database.as_str().into()),
        ("operation", idb::js_number(meta.operation)),
        ("deleted", meta.deleted.as_str().into()),
    ])?;
    transaction.store(META)?.put_with_key(&record, &MAIN.into())?;
    Ok(())
}

async fn read_list(db: &IdbDatabase) -> Result<Vec<Listed>, StoreError> {
    let transaction = Transaction::read(db, &[DOCS])?;
    let docs = transaction.store(DOCS)?;
    let (keys, records) = (docs.get_all_keys()?, docs.get_all()?);
    let keys = js_sys::Array::from(&idb::result(&keys).await?);
    let records = js_sys::Array::from(&idb::result(&records).await?);
    let listed = keys.iter().zip(records.iter()).filter_map(|(key, record)| {
        Some(Listed {
            id: key.as_string()?.parse().ok()?,
            name: idb::text(&record, "name").unwrap_or_default(),
            saved_at_millis: idb::millis(&record, "saved_at"),
            revision: idb::number(&record, "revision").unwrap_or(0),
            length: idb::text_length(&record, "json"),
        })
    });
    Ok(listed.collect())
}

/// The transaction of a save: read, compare, write, and only then tell the sentinel.
async fn write_doc(db: &IdbDatabase, name: &str, save: &Save<'_>) -> Result<Saved, StoreError> {
    let transaction = Transaction::write(db, &[DOCS, SNAPSHOTS, META], Durability::Strict)?;
    let Some(mut meta) = read_meta(&transaction).await? else {
        transaction.abort();
        return Err(StoreError::Damaged);
    };
    let stored = StoredDoc::read(&transaction, save.workspace).await?;
    if stored.as_ref().map(|stored| stored.doc.revision) != save.expected {
        transaction.abort();
        return Ok(Saved::Conflict { stored: stored.map(|stored| stored.doc) });
    }
    let snapshot = match stored {
        Some(stored) => keep_if_due(&transaction, &stored, save).await?,
        None => None,
    };
    meta.operation += 1;
    let revision = meta.operation;
    let doc =
        Doc { revision, name: save.name.into(), json: save.json.into(), saved_at_millis: save.now_millis };
    let hash = hash(save.json);
    StoredDoc { doc, hash: hash.clone(), snapshot }.write(&transaction, save.workspace)?;
    write_meta(&transaction, &meta)?;
    transaction.complete().await?;
    Sentinel::note(name, &meta, save.workspace, Some((revision, hash)));
    Ok(Saved::Saved { revision })
}

/// Keeps the state that is about to be overwritten, if a snapshot is due or asked for.
async fn keep_if_due(
    transaction: &Transaction,
    stored: &StoredDoc,
    save: &Save<'_>,
) -> Result<Option<(i64, String)>, StoreError> {
    let Some(reason) = snapshots::due(stored.snapshot.as_ref(), &stored.hash, save.keep, save.now_millis)
    else {
        return Ok(stored.snapshot.clone());
    };
    snapshots::put(transaction, save.workspace, stored, reason, save.now_millis).await?;
    Ok(Some((save.now_millis, stored.hash.clone())))
}

async fn delete_doc(db: &IdbDatabase, name: &str, id: WorkspaceId) -> Result<(), StoreError> {
    let transaction = Transaction::write(db, &[DOCS, SNAPSHOTS, META], Durability::Strict)?;
    let Some(mut meta) = read_meta(&transaction).await? else {
        transaction.abort();
        return Err(StoreError::Damaged);
    };
    snapshots::remove_all(&transaction, id).await?;
    transaction.store(DOCS)?.delete(&id.to_string().into())?;
    meta.operation += 1;
    let id_text = id.to_string();
    let earlier = meta.deleted.split(' ').filter(|known| !known.is_empty() && *known != id_text);
    let kept: Vec<&str> = std::iter::once(id_text.as_str()).chain(earlier).take(DELETED_KEPT).collect();
    meta.deleted = kept.join(" ");
    write_meta(&transaction, &meta)?;
    transaction.complete().await?;
    Sentinel::note(name, &meta, id, None);
    Ok(())
}
