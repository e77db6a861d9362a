//! The object stores, and how a database of an older version becomes one of this version. Upgrades only
//! add: a store that is not listed here is left alone.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::{IdbDatabase, IdbObjectStoreParameters};

/// The version of the database's layout; each step of [`upgrade`] adds 1.
pub(super) const VERSION: u32 = 1;

/// Workspaces: id as text -> {revision, json, name, saved_at, hash, snapshot_at, snapshot_hash}.
pub(super) const DOCS: &str = "docs";
/// Former states: number -> {workspace, name, at, reason, revision, json, hash}.
pub(super) const SNAPSHOTS: &str = "snapshots";
/// Index of [`SNAPSHOTS`] by workspace.
pub(super) const BY_WORKSPACE: &str = "by_workspace";
/// Imported data sets: id as text -> {json, chunks}.
pub(super) const DATASETS: &str = "datasets";
/// Their columns: [id as text, number] -> Uint8Array.
pub(super) const CHUNKS: &str = "chunks";
/// What the database knows of itself: [`MAIN`] -> {database, operation, deleted}.
pub(super) const META: &str = "meta";
/// The only key of [`META`].
pub(super) const MAIN: &str = "main";

/// Brings a database from version `old` (0 is new) to [`VERSION`].
pub(super) fn upgrade(db: &IdbDatabase, old: u32) -> Result<(), JsValue> {
    if old < 1 {
        for name in [DOCS, DATASETS, CHUNKS, META] {
            db.create_object_store(name)?;
        }
        let numbered = IdbObjectStoreParameters::from(JsValue::from(Object::new()));
        Reflect::set(&numbered, &"autoIncrement".into(), &JsValue::TRUE)?;
        let snapshots = db.create_object_store_with_optional_parameters(SNAPSHOTS, &numbered)?;
        snapshots.create_index_with_str(BY_WORKSPACE, "workspace")?;
    }
    Ok(())
}
