//! How much room the app takes, and the request not to be evicted. Plain-http pages have no
//! `navigator.storage`; there the known sizes are added up.

use super::{Store, StoreError};
use crate::web::env::{global, property};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

/// The room taken, in bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Usage {
    /// Taken by everything of this origin if `quota` is known, else the sum of what the store holds.
    pub used: f64,
    /// How much the browser allows; none where it does not say.
    pub quota: Option<f64>,
}

impl Store {
    /// The room taken.
    ///
    /// # Errors
    /// [`StoreError`] if the store cannot be read where the browser does not say.
    pub async fn usage(&self) -> Result<Usage, StoreError> {
        if !self.is_memory()
            && let Some(usage) = estimate().await
        {
            return Ok(usage);
        }
        let docs: u64 = self.list().await?.iter().map(|doc| doc.length * 2).sum();
        let snapshots: u64 = self.snapshots(None).await?.iter().map(|info| info.length * 2).sum();
        let datasets: u64 = self.datasets().await?.iter().map(|info| info.bytes).sum();
        Ok(Usage { used: (docs + snapshots + datasets) as f64, quota: None })
    }

    /// Asks the browser not to evict what is stored when the disk gets full. `None`: it cannot be asked.
    pub async fn persist(&self) -> Option<bool> {
        JsFuture::from(manager()?.persist().ok()?).await.ok()?.as_bool()
    }
}

fn manager() -> Option<StorageManager> {
    Some(property(&global("navigator")?, "storage")?.unchecked_into())
}

async fn estimate() -> Option<Usage> {
    let estimate = JsFuture::from(manager()?.estimate().ok()?).await.ok()?;
    Some(Usage {
        used: property(&estimate, "usage")?.as_f64()?,
        quota: property(&estimate, "quota").and_then(|quota| quota.as_f64()),
    })
}
