//! IndexedDB as futures: one request, one transaction, the opening of a database. It knows no object store
//! of ours, and it is what the `idb` crate would bring at 35 KB (brotli) of the page's budget.

use super::env::{property, text_of};
use super::store::StoreError;
use js_sys::{Array, Function, JsString, Object, Promise, Reflect};
use std::cell::Cell;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbFactory, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction};

/// How sure a finished transaction is to survive a power cut.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Durability {
    /// Flushed to the disk before `complete`: for what the user did.
    Strict,
    /// Handed to the operating system: for bulk that can be imported again.
    Relaxed,
}

impl From<JsValue> for StoreError {
    fn from(error: JsValue) -> Self {
        let name = property(&error, "name").and_then(|name| name.as_string()).unwrap_or_default();
        match name.as_str() {
            "QuotaExceededError" => StoreError::Quota,
            "SecurityError" | "NotAllowedError" => StoreError::Denied,
            "VersionError" => StoreError::Newer,
            "InvalidStateError" => StoreError::Closed,
            _ => StoreError::Unknown(text_of(&error)),
        }
    }
}

/// `indexedDB` of the page or the worker. Reading the property throws in some sandboxed iframes.
fn factory() -> Result<IdbFactory, StoreError> {
    match Reflect::get(&js_sys::global(), &"indexedDB".into()) {
        Ok(value) if value.is_undefined() || value.is_null() => Err(StoreError::Absent),
        Ok(value) => Ok(value.unchecked_into()),
        Err(_) => Err(StoreError::Denied),
    }
}

/// Opens a database. `upgrade` is called with the database and its old version when it is older than
/// `version`; `blocked` when a tab of an older version keeps it open. If the future is dropped before the
/// database is open, a late connection is closed, so that it cannot block a later upgrade.
pub(super) async fn open(
    name: &str,
    version: u32,
    upgrade: impl FnMut(IdbDatabase, u32) -> Result<(), JsValue> + 'static,
    blocked: impl FnMut() + 'static,
) -> Result<IdbDatabase, StoreError> {
    let request = factory()?.open_with_u32(name, version)?;
    let on_upgrade = upgrading(&request, upgrade);
    let on_blocked = Closure::<dyn FnMut()>::new(blocked);
    request.set_onupgradeneeded(Some(on_upgrade.as_ref().unchecked_ref()));
    request.set_onblocked(Some(on_blocked.as_ref().unchecked_ref()));
    let abandoned = Abandoned { request: request.clone(), armed: Cell::new(true) };
    let opened = result(&request).await;
    abandoned.armed.set(false);
    request.set_onupgradeneeded(None);
    request.set_onblocked(None);
    Ok(opened?.unchecked_into())
}

/// The handler of `upgradeneeded`. If the upgrade fails, the transaction is aborted, so that the next open
/// finds the old version whole.
fn upgrading(
    request: &IdbOpenDbRequest,
    mut upgrade: impl FnMut(IdbDatabase, u32) -> Result<(), JsValue> + 'static,
) -> Closure<dyn FnMut(JsValue)> {
    let request = request.clone();
    Closure::new(move |event: JsValue| {
        // Versions are small whole numbers of ours.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a float cast saturates")]
        let old = property(&event, "oldVersion").and_then(|value| value.as_f64()).unwrap_or(0.0) as u32;
        let done = request.result().and_then(|db| upgrade(db.unchecked_into(), old));
        if let (Err(_), Some(transaction)) = (done, request.transaction()) {
            drop(transaction.abort());
        }
    })
}

/// Closes a connection that arrives after nobody waits for it any more.
struct Abandoned {
    request: IdbOpenDbRequest,
    armed: Cell<bool>,
}

impl Drop for Abandoned {
    fn drop(&mut self) {
        if !self.armed.get() {
            return;
        }
        self.request.set_onupgradeneeded(None);
        self.request.set_onblocked(None);
        let request = self.request.clone();
        let close = Closure::once_into_js(move || {
            if let Ok(db) = request.result() {
                db.unchecked_into::<IdbDatabase>().close();
            }
        });
        self.request.set_onsuccess(Some(close.unchecked_ref()));
    }
}

/// Deletes a database.
pub(super) async fn delete(name: &str) -> Result<(), StoreError> {
    let request = factory()?.delete_database(name)?;
    result(&request).await.map(drop)
}

/// Waits for a request and gives its result.
pub(super) async fn result(request: &IdbRequest) -> Result<JsValue, StoreError> {
    let settled = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match JsFuture::from(settled).await {
        Ok(_) => Ok(request.result()?),
        Err(_) => Err(match request.error() {
            Ok(Some(error)) => JsValue::from(error).into(),
            _ => StoreError::Unknown(String::new()),
        }),
    }
}

/// A transaction and the promise of its end.
pub(super) struct Transaction {
    inner: IdbTransaction,
    end: JsFuture,
}

impl Transaction {
    /// Begins a read-only transaction.
    pub(super) fn read(db: &IdbDatabase, stores: &[&str]) -> Result<Self, StoreError> {
        Self::begin(db, stores, "readonly", Durability::Relaxed)
    }

    /// Begins a transaction that writes.
    pub(super) fn write(
        db: &IdbDatabase,
        stores: &[&str],
        durability: Durability,
    ) -> Result<Self, StoreError> {
        Self::begin(db, stores, "readwrite", durability)
    }

    fn begin(
        db: &IdbDatabase,
        stores: &[&str],
        mode: &str,
        durability: Durability,
    ) -> Result<Self, StoreError> {
        let names: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
        let options = Object::new();
        let durability = if durability == Durability::Strict { "strict" } else { "relaxed" };
        Reflect::set(&options, &"durability".into(), &durability.into())?;
        // web-sys has the options only behind a flag for unstable interfaces; older browsers ignore them.
        let begin: Function = Reflect::get(db, &"transaction".into())?.unchecked_into();
        let inner: IdbTransaction = begin.call3(db, &names, &mode.into(), &options)?.unchecked_into();
        let end = Promise::new(&mut |resolve, reject| {
            inner.set_oncomplete(Some(&resolve));
            inner.set_onabort(Some(&reject));
        });
        Ok(Transaction { inner, end: end.into() })
    }

    /// An object store of the transaction.
    pub(super) fn store(&self, name: &str) -> Result<IdbObjectStore, StoreError> {
        Ok(self.inner.object_store(name)?)
    }

    /// Waits until everything is written.
    pub(super) async fn complete(self) -> Result<(), StoreError> {
        match self.end.await {
            Ok(_) => Ok(()),
            Err(_) => Err(match self.inner.error() {
                Some(error) => JsValue::from(error).into(),
                None => StoreError::Unknown("aborted".into()),
            }),
        }
    }

    /// Undoes everything.
    pub(super) fn abort(self) {
        drop(self.inner.abort());
    }
}

/// A record from its fields.
pub(super) fn record(fields: &[(&str, JsValue)]) -> Result<JsValue, StoreError> {
    let object = Object::new();
    for (key, value) in fields {
        Reflect::set(&object, &JsValue::from_str(key), value)?;
    }
    Ok(object.into())
}

/// A text field of a record.
pub(super) fn text(record: &JsValue, key: &str) -> Option<String> {
    property(record, key)?.as_string()
}

/// A whole number of a record, at least 0.
pub(super) fn number(record: &JsValue, key: &str) -> Option<u64> {
    whole(&property(record, key)?)
}

/// A whole number for JavaScript: exact up to 2^53.
pub(super) fn js_number(value: u64) -> JsValue {
    JsValue::from_f64(value as f64)
}

/// A whole number, at least 0.
pub(super) fn whole(value: &JsValue) -> Option<u64> {
    let value = value.as_f64()?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked; a float cast saturates"
    )]
    (value >= 0.0).then_some(value as u64)
}

/// A time of a record, milliseconds since 1970; 0 if there is none.
pub(super) fn millis(record: &JsValue, key: &str) -> i64 {
    let value = property(record, key).and_then(|value| value.as_f64()).unwrap_or(0.0);
    #[expect(clippy::cast_possible_truncation, reason = "a float cast saturates")]
    {
        value as i64
    }
}

/// A time for a record.
pub(super) fn js_millis(value: i64) -> JsValue {
    JsValue::from_f64(value as f64)
}

/// The length of a text of a record in UTF-16 units, without copying it.
pub(super) fn text_length(record: &JsValue, key: &str) -> u64 {
    property(record, key)
        .and_then(|text| text.dyn_into::<JsString>().ok())
        .map_or(0, |text| text.length().into())
}
