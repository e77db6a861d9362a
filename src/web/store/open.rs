//! Opening the store: told within a second if it takes long, and compared with the sentinel.

use super::schema::{self, DOCS, META};
use super::sentinel::{Damage, Found, Meta, Sentinel, hash, inspect};
use super::{Backend, Store, StoreError};
use crate::web::idb::{self, Durability, Transaction};
use crate::web::{env, random};
use std::cell::Cell;
use std::pin::pin;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::IdbDatabase;

/// After this the caller is told that it has to wait.
const TELL_MILLIS: i32 = 800;
/// After this much longer the store works in memory.
const PATIENCE_MILLIS: i32 = 7_000;
/// A tab that is outdated has this long to save before its connection is closed.
const LAST_SAVE_MILLIS: i32 = 1_500;

/// What the store tells without being asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreEvent {
    /// Opening takes more than a second; it goes on.
    Waiting,
    /// Opening waits for another tab with an older version of the app to be closed.
    Blocked,
    /// A tab with a newer version needs the database: save now, then ask for a reload. The connection is
    /// closed soon after.
    Outdated,
    /// The browser closed the connection (site data removed, disk failure): what is open here is not kept.
    Lost,
}

/// What the store looks like to somebody who knows what must be there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Health {
    /// Nothing was ever saved here.
    FirstVisit,
    /// Everything that was shown as saved is there.
    Healthy,
    /// Something is not: show the recovery, never a first-run screen.
    Damaged(Vec<Damage>),
    /// Nothing can be kept; the store works in memory.
    Unavailable {
        /// Why.
        error: StoreError,
        /// Whether work was saved here before; then show the recovery.
        had_work: bool,
    },
}

/// A store that was opened.
pub struct Opened {
    /// The store; in memory if the browser gave none.
    pub store: Store,
    /// What it looks like.
    pub health: Health,
}

impl Store {
    /// Opens the store of the page and compares it with the sentinel. It always gives a store that works.
    pub async fn open(name: &str, on_event: Rc<dyn Fn(StoreEvent)>) -> Opened {
        let opened = match Store::connect(name, on_event).await {
            Ok(store) => match store.examine().await {
                Ok(health) => Ok(Opened { store, health }),
                Err(error) => {
                    store.close();
                    Err(error)
                }
            },
            Err(error) => Err(error),
        };
        opened.unwrap_or_else(|error| {
            let had_work = Sentinel::read(name).is_some_and(|known| !known.docs.is_empty());
            Opened { store: Store::in_memory(), health: Health::Unavailable { error, had_work } }
        })
    }

    /// Opens the store without looking at what is in it: for the worker, which has no `localStorage`.
    ///
    /// # Errors
    /// Any [`StoreError`] for which the browser gives no database.
    pub async fn connect(name: &str, on_event: Rc<dyn Fn(StoreEvent)>) -> Result<Store, StoreError> {
        let blocked = Rc::new(Cell::new(false));
        let tell_blocked = {
            let (blocked, on_event) = (blocked.clone(), on_event.clone());
            move || {
                blocked.set(true);
                on_event(StoreEvent::Blocked);
            }
        };
        let upgrade = |db: IdbDatabase, old| schema::upgrade(&db, old);
        let mut opening = pin!(idb::open(name, schema::VERSION, upgrade, tell_blocked));
        let db = match env::within(TELL_MILLIS, opening.as_mut()).await {
            Some(opened) => opened?,
            None => {
                on_event(StoreEvent::Waiting);
                env::within(PATIENCE_MILLIS, opening).await.unwrap_or_else(|| {
                    Err(if blocked.get() { StoreError::Blocked } else { StoreError::Timeout })
                })?
            }
        };
        let store = Store::new(name, Backend::Database(db.clone()));
        store.watch(&db, on_event);
        Ok(store)
    }

    /// Deletes the whole database and its sentinel: only after the user chose so, or in tests. Every
    /// connection must be closed before.
    ///
    /// # Errors
    /// [`StoreError`] if the browser refuses.
    pub async fn destroy(name: &str) -> Result<(), StoreError> {
        idb::delete(name).await?;
        Sentinel::remove(name);
        Ok(())
    }

    /// Takes the database as it is, after the user was shown the damage: the sentinel is written anew.
    ///
    /// # Errors
    /// [`StoreError`] if the database cannot be written.
    pub async fn acknowledge(&self) -> Result<(), StoreError> {
        let Backend::Database(db) = self.backend()? else { return Ok(()) };
        let (meta, found) = look(db).await?;
        let meta = match meta {
            Some(meta) => meta,
            None => write_first_meta(db).await?,
        };
        let docs = found.into_iter().map(|doc| (doc.id.to_string(), (doc.revision, doc.noted))).collect();
        let sentinel = Sentinel { database: meta.database, operation: meta.operation, docs };
        sentinel.write(&self.inner.name);
        Ok(())
    }

    async fn examine(&self) -> Result<Health, StoreError> {
        let Backend::Database(db) = self.backend()? else { return Ok(Health::FirstVisit) };
        let (meta, found) = look(db).await?;
        let sentinel = Sentinel::read(&self.inner.name);
        let damage = inspect(sentinel.as_ref(), meta.as_ref(), &found);
        if !damage.is_empty() {
            return Ok(Health::Damaged(damage));
        }
        self.acknowledge().await?;
        Ok(if found.is_empty() && meta.is_none_or(|meta| meta.operation == 0) {
            Health::FirstVisit
        } else {
            Health::Healthy
        })
    }

    /// Reacts when the connection has to end. The handlers live as long as the page: there is one
    /// connection for its whole life.
    fn watch(&self, db: &IdbDatabase, on_event: Rc<dyn Fn(StoreEvent)>) {
        let (store, told) = (Rc::downgrade(&self.inner), on_event.clone());
        let outdated = Closure::<dyn FnMut()>::new(move || {
            told(StoreEvent::Outdated);
            let Some(inner) = store.upgrade() else { return };
            spawn_local(async move {
                env::sleep(LAST_SAVE_MILLIS).await;
                Store { inner }.close();
            });
        });
        db.set_onversionchange(Some(outdated.into_js_value().unchecked_ref()));
        let store = Rc::downgrade(&self.inner);
        let lost = Closure::<dyn FnMut()>::new(move || {
            if let Some(inner) = store.upgrade() {
                inner.closed.set(true);
            }
            on_event(StoreEvent::Lost);
        });
        db.set_onclose(Some(lost.into_js_value().unchecked_ref()));
    }
}

/// Reads what the database knows of itself and all of its workspaces.
async fn look(db: &IdbDatabase) -> Result<(Option<Meta>, Vec<Found>), StoreError> {
    let transaction = Transaction::read(db, &[META, DOCS])?;
    let meta = super::docs::read_meta(&transaction).await?;
    let docs = transaction.store(DOCS)?;
    let keys = docs.get_all_keys()?;
    let records = docs.get_all()?;
    let keys = js_sys::Array::from(&idb::result(&keys).await?);
    let records = js_sys::Array::from(&idb::result(&records).await?);
    let found = keys.iter().zip(records.iter()).filter_map(|(key, record)| {
        Some(Found {
            id: key.as_string()?.parse().ok()?,
            revision: idb::number(&record, "revision").unwrap_or(0),
            noted: idb::text(&record, "hash").unwrap_or_default(),
            actual: idb::text(&record, "json").map(|json| hash(&json)),
        })
    });
    Ok((meta, found.collect()))
}

/// Gives a new database its id.
async fn write_first_meta(db: &IdbDatabase) -> Result<Meta, StoreError> {
    let transaction = Transaction::write(db, &[META], Durability::Strict)?;
    // Another tab may have been here first.
    if let Some(meta) = super::docs::read_meta(&transaction).await? {
        return Ok(meta);
    }
    let meta = Meta { database: format!("{:016x}", random::bits()), ..Meta::default() };
    super::docs::write_meta(&transaction, &meta)?;
    transaction.complete().await?;
    Ok(meta)
}
