//! What is kept in the browser: workspaces with their snapshots, imported data sets, and the promise that
//! what was shown as saved is not lost. One IndexedDB database, plus a sentinel in `localStorage` that
//! notices when the database comes back damaged. Where the browser keeps nothing, the same interface works
//! in memory and says so. It knows nothing of the content of a workspace: that is `file`.

mod datasets;
mod docs;
mod memory;
mod open;
mod schema;
mod sentinel;
mod snapshots;
mod usage;

pub use docs::{Doc, Listed, Save, Saved};
pub use open::{Health, Opened, StoreEvent};
pub use sentinel::Damage;
pub use snapshots::{Named, Reason, Snapshot, SnapshotInfo};
pub use usage::Usage;

use super::part::PartMissing;
use memory::Memory;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::IdbDatabase;

/// The database of the app; tests use names of their own.
pub const DATABASE: &str = "waymark";

/// The version of the database's layout.
pub const SCHEMA_VERSION: u32 = schema::VERSION;

/// So many snapshots of a workspace are kept.
pub const SNAPSHOTS_KEPT: u32 = 20;

/// While editing, a snapshot is taken at most this often.
pub const SNAPSHOT_MILLIS: i64 = 120_000;

/// Why the store did not do what was asked. Nothing was changed then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The disk or the browser's share of it is full.
    Quota,
    /// The browser or the person forbids storage here (a sandboxed iframe, a private window).
    Denied,
    /// The browser has no IndexedDB.
    Absent,
    /// A tab with an older version of the app keeps the database open.
    Blocked,
    /// The database did not open in time.
    Timeout,
    /// The database was written by a newer version of the app.
    Newer,
    /// The connection was closed: for a newer tab, or because the browser removed the data.
    Closed,
    /// The database lost its own records; see [`Store::acknowledge`].
    Damaged,
    /// Anything else, in the browser's words.
    Unknown(String),
}

impl From<PartMissing> for StoreError {
    fn from(missing: PartMissing) -> Self {
        StoreError::Unknown(missing.to_string())
    }
}

impl StoreError {
    /// A short name of the error for messages between page and worker, and for bug reports.
    pub fn code(&self) -> String {
        match self {
            StoreError::Quota => "quota",
            StoreError::Denied => "denied",
            StoreError::Absent => "absent",
            StoreError::Blocked => "blocked",
            StoreError::Timeout => "timeout",
            StoreError::Newer => "newer",
            StoreError::Closed => "closed",
            StoreError::Damaged => "damaged",
            StoreError::Unknown(text) => text,
        }
        .into()
    }
}

/// The store. Clones share one connection.
#[derive(Clone)]
pub struct Store {
    inner: Rc<Inner>,
}

struct Inner {
    name: String,
    backend: Backend,
    closed: Cell<bool>,
}

enum Backend {
    Database(IdbDatabase),
    Memory(RefCell<Memory>),
}

impl Store {
    fn new(name: &str, backend: Backend) -> Self {
        Store { inner: Rc::new(Inner { name: name.into(), backend, closed: Cell::new(false) }) }
    }

    /// A store that keeps nothing beyond this page.
    pub fn in_memory() -> Self {
        Store::new("", Backend::Memory(RefCell::default()))
    }

    /// Whether nothing is kept beyond this page: the user must be told, and to export instead.
    pub fn is_memory(&self) -> bool {
        matches!(self.inner.backend, Backend::Memory(_))
    }

    /// Closes the connection, after the transactions that have begun. Later calls fail with
    /// [`StoreError::Closed`].
    pub fn close(&self) {
        self.inner.closed.set(true);
        if let Backend::Database(db) = &self.inner.backend {
            db.close();
        }
    }

    fn backend(&self) -> Result<&Backend, StoreError> {
        if self.inner.closed.get() { Err(StoreError::Closed) } else { Ok(&self.inner.backend) }
    }
}
