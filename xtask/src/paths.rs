//! Where things are: the checkout, and the cache that outlives it.

use crate::failure::{Failure, Result};
use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// The top folder of this checkout.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// Where installed tools are kept, outside the checkout so that a fresh clone finds them again:
/// `WAYMARK_CACHE`, or `waymark` in the user's cache folder.
pub fn cache() -> Result<PathBuf> {
    let folder =
        env::var_os("WAYMARK_CACHE").map(PathBuf::from).or_else(|| Some(user_cache()?.join("waymark")));
    let folder = folder.ok_or_else(|| {
        Failure::new("this system names no cache folder", "set WAYMARK_CACHE to a folder you may write to")
    })?;
    fs::create_dir_all(&folder).map_err(|error| Failure::io("create", &folder, &error))?;
    Ok(folder)
}

fn user_cache() -> Option<PathBuf> {
    let variable = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if cfg!(windows) {
        return variable("LOCALAPPDATA");
    }
    let home = variable("HOME");
    if cfg!(target_os = "macos") {
        return home.map(|home| home.join("Library/Caches"));
    }
    variable("XDG_CACHE_HOME").or_else(|| home.map(|home| home.join(".cache")))
}
