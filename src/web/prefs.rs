//! What one person prefers in one browser: language, theme, where they were. Not part of any workspace.
//! Kept in `localStorage`; where that is denied, for the life of the page.

use super::env::has_local_storage;
use super::small;
use crate::model::{JourneyId, WorkspaceId};
use crate::text::Lang;
use gloo_storage::{LocalStorage, Storage};
use serde::{Deserialize, Serialize};
use std::cell::RefCell;

const KEY: &str = "waymark.prefs";

thread_local! {
    /// The preferences where `localStorage` is denied.
    static UNKEPT: RefCell<Prefs> = RefCell::default();
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// The preferences. An unknown or missing field takes its default, so that every version reads every other.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Prefs {
    /// The language; none until the user chose one.
    pub lang: Option<Lang>,
    /// Light or dark.
    pub theme: Theme,
    /// The workspace that was open.
    pub workspace: Option<WorkspaceId>,
    /// The journey that was shown.
    pub journey: Option<JourneyId>,
    /// The page that was open, as in the address.
    pub page: String,
    /// Whether the side drawer is open.
    pub drawer: bool,
    /// When the user last saved a backup file, milliseconds since 1970.
    pub backed_up_at_millis: Option<i64>,
    /// What was chosen in the command palette, the last first, by keys of its own.
    pub recent: Vec<String>,
    /// How the user signs comments.
    pub author: String,
    /// Hints the user has put away.
    pub dismissed: Vec<String>,
}

impl Prefs {
    /// The preferences as they were saved; the defaults if there are none or they cannot be read.
    pub fn load() -> Prefs {
        if has_local_storage() {
            small::stored(KEY).unwrap_or_default()
        } else {
            UNKEPT.with_borrow(Prefs::clone)
        }
    }

    /// Saves the preferences. `false`: the browser does not keep them beyond this page.
    pub fn save(&self) -> bool {
        if has_local_storage() {
            LocalStorage::set(KEY, self).is_ok()
        } else {
            UNKEPT.set(self.clone());
            false
        }
    }
}
