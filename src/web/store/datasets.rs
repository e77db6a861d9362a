//! Imported data sets: what they are, and their columns as a few large chunks (one record a row would be
//! fifty times slower). Written by the worker; listed and deleted by the page.

use super::schema::{CHUNKS, DATASETS};
use super::{Backend, Store, StoreError};
use crate::engine::DatasetInfo;
use crate::json;
use crate::model::{DatasetId, sort_few};
use crate::web::idb::{self, Durability, Transaction};
use crate::web::part::part;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::IdbKeyRange;

impl Store {
    /// The stored data sets by name. In a store that keeps nothing: those that were noted.
    ///
    /// # Errors
    /// [`StoreError`] if the store cannot be read.
    pub async fn datasets(&self) -> Result<Vec<DatasetInfo>, StoreError> {
        let mut found: Vec<DatasetInfo> = match self.backend()? {
            Backend::Memory(memory) => memory.borrow().datasets.values().cloned().collect(),
            Backend::Database(db) => {
                let transaction = Transaction::read(db, &[DATASETS])?;
                let records = idb::result(&transaction.store(DATASETS)?.get_all()?).await?;
                let texts: Vec<String> =
                    Array::from(&records).iter().filter_map(|record| idb::text(&record, "json")).collect();
                // A first visit need not wait for the part that could read them.
                if texts.is_empty() { Vec::new() } else { infos(texts).await? }
            }
        };
        sort_few(&mut found, |a, b| (&a.name, a.id) < (&b.name, b.id));
        Ok(found)
    }

    /// Notes a data set that the worker imported, in a store that keeps nothing; otherwise the worker has
    /// stored it already.
    pub fn note_dataset(&self, info: &DatasetInfo) {
        if let Backend::Memory(memory) = &self.inner.backend {
            memory.borrow_mut().datasets.insert(info.id, info.clone());
        }
    }

    /// Stores a data set with its columns, all or nothing.
    ///
    /// # Errors
    /// [`StoreError`], most likely [`StoreError::Quota`].
    pub async fn put_dataset(&self, info: &DatasetInfo, chunks: &[Vec<u8>]) -> Result<(), StoreError> {
        let Backend::Database(db) = self.backend()? else {
            self.note_dataset(info);
            return Ok(());
        };
        let json = text_of(info.clone()).await?;
        let transaction = Transaction::write(db, &[DATASETS, CHUNKS], Durability::Relaxed)?;
        let id = info.id.to_string();
        let store = transaction.store(CHUNKS)?;
        store.delete(&all_chunks(&id)?.into())?;
        for (number, chunk) in chunks.iter().enumerate() {
            store.put_with_key(&Uint8Array::from(chunk.as_slice()), &chunk_key(&id, number as f64))?;
        }
        let record = idb::record(&[("json", json.into()), ("chunks", idb::js_number(chunks.len() as u64))])?;
        transaction.store(DATASETS)?.put_with_key(&record, &id.into())?;
        transaction.complete().await
    }

    /// Replaces what is known of a stored data set (its name, its mapping), not its columns.
    ///
    /// # Errors
    /// [`StoreError`] if the store cannot be written.
    pub async fn put_dataset_info(&self, info: &DatasetInfo) -> Result<(), StoreError> {
        let Backend::Database(db) = self.backend()? else {
            self.note_dataset(info);
            return Ok(());
        };
        let json = text_of(info.clone()).await?;
        let transaction = Transaction::write(db, &[DATASETS], Durability::Strict)?;
        let store = transaction.store(DATASETS)?;
        let key = JsValue::from(info.id.to_string());
        let stored = idb::result(&store.get(&key)?).await?;
        let Some(chunks) = idb::number(&stored, "chunks") else { return Ok(()) };
        let record = idb::record(&[("json", json.into()), ("chunks", idb::js_number(chunks))])?;
        store.put_with_key(&record, &key)?;
        transaction.complete().await
    }

    /// A stored data set with its columns; none if it is not stored.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] if chunks are missing; any other if the store cannot be read.
    pub async fn dataset(&self, id: DatasetId) -> Result<Option<(DatasetInfo, Vec<Vec<u8>>)>, StoreError> {
        let Backend::Database(db) = self.backend()? else { return Ok(None) };
        let transaction = Transaction::read(db, &[DATASETS, CHUNKS])?;
        let key = id.to_string();
        let record = idb::result(&transaction.store(DATASETS)?.get(&key.as_str().into())?).await?;
        if record.is_undefined() {
            return Ok(None);
        }
        let found = transaction.store(CHUNKS)?.get_all_with_key(&all_chunks(&key)?.into())?;
        let found = Array::from(&idb::result(&found).await?);
        let chunks: Vec<Vec<u8>> = found
            .iter()
            .filter_map(|chunk| chunk.dyn_into::<Uint8Array>().ok())
            .map(|c| c.to_vec())
            .collect();
        // Only now: a transaction ends by itself as soon as something else is waited for.
        let info = infos(idb::text(&record, "json").into_iter().collect()).await?.pop();
        let whole = idb::number(&record, "chunks") == Some(chunks.len() as u64);
        info.filter(|_| whole).map(|info| Some((info, chunks))).ok_or(StoreError::Damaged)
    }

    /// Deletes a data set and its columns.
    ///
    /// # Errors
    /// [`StoreError`] if the store cannot be written; the data set is still there then.
    pub async fn delete_dataset(&self, id: DatasetId) -> Result<(), StoreError> {
        let db = match self.backend()? {
            Backend::Memory(memory) => {
                memory.borrow_mut().datasets.remove(&id);
                return Ok(());
            }
            Backend::Database(db) => db,
        };
        let transaction = Transaction::write(db, &[DATASETS, CHUNKS], Durability::Strict)?;
        let key = id.to_string();
        transaction.store(CHUNKS)?.delete(&all_chunks(&key)?.into())?;
        transaction.store(DATASETS)?.delete(&key.into())?;
        transaction.complete().await
    }
}

part! { wire => fn text_of(info: DatasetInfo) -> String {
    // A description is plain data: writing it cannot fail.
    json::write(&info).unwrap_or_default()
} }

part! { wire =>
    /// The data sets that these texts describe; what is no description is left out.
    fn infos(texts: Vec<String>) -> Vec<DatasetInfo> {
        texts.iter().filter_map(|text| json::read(text).ok()).collect()
    }
}

fn chunk_key(id: &str, number: f64) -> JsValue {
    Array::of2(&id.into(), &number.into()).into()
}

fn all_chunks(id: &str) -> Result<IdbKeyRange, StoreError> {
    Ok(IdbKeyRange::bound(&chunk_key(id, 0.0), &chunk_key(id, f64::INFINITY))?)
}
