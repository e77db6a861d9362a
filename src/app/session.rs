//! The session as a whole, and what every part of the page asks of it.

use super::{Data, Document, Notice, Phase, View};
use crate::model::DatasetId;
use crate::text::{Lang, Phrase};
use crate::web::client::{Cancel, Client};
use crate::web::store::Store;
use crate::web::tabs::Tabs;
use leptos::prelude::*;

/// Everything the page knows, in three scopes: the document (saved, shared, undoable), the view (remembered by this
/// browser) and the data (answers of the engine). Copies are handles to the same state.
#[derive(Clone, Copy)]
pub struct Session {
    /// The workspace and its history.
    pub document: Document,
    /// Language, theme, page, selection.
    pub view: View,
    /// Data sets, filter and figures.
    pub data: Data,
    /// What the user is told in passing.
    pub notices: RwSignal<Vec<Notice>>,
    /// The store and the worker; none before `boot` opened them.
    pub(super) store: StoredValue<Option<Store>, LocalStorage>,
    pub(super) client: StoredValue<Option<Client>, LocalStorage>,
    pub(super) tabs: StoredValue<Option<Tabs>, LocalStorage>,
    pub(super) importing: StoredValue<Option<Cancel>, LocalStorage>,
    /// The data set that the files imported in one go are added to.
    pub(super) importing_into: StoredValue<Option<DatasetId>>,
    /// How far the page has come in opening the store.
    pub phase: RwSignal<Phase>,
}

impl Session {
    /// A session with an empty workspace; `boot` fills it.
    pub fn new() -> Self {
        Session {
            document: Document::new(),
            view: View::new(),
            data: Data::new(),
            notices: RwSignal::new(Vec::new()),
            store: StoredValue::new_local(None),
            client: StoredValue::new_local(None),
            tabs: StoredValue::new_local(None),
            importing: StoredValue::new_local(None),
            importing_into: StoredValue::new(None),
            phase: RwSignal::new(Phase::Opening),
        }
    }

    /// The wording of a phrase in the reader's language; follows it when it changes.
    pub fn t(self, phrase: Phrase) -> Signal<String> {
        let lang = self.view.lang;
        Signal::derive(move || phrase.get(lang.get()).to_owned())
    }

    /// Goes over to the other language.
    pub fn switch_language(self) {
        self.view.lang.update(|lang| {
            *lang = match lang {
                Lang::Zh => Lang::En,
                Lang::En => Lang::Zh,
            }
        });
    }

    /// The reader's language, tracked.
    pub fn lang(self) -> Lang {
        self.view.lang.get()
    }

    /// The wording of a phrase now, untracked: for messages and file names.
    pub fn now(self, phrase: Phrase) -> &'static str {
        phrase.get(self.view.lang.get_untracked())
    }
}

impl Default for Session {
    fn default() -> Self {
        Session::new()
    }
}

/// The session of the page.
///
/// # Panics
/// Outside the page, which provides it at its root.
#[expect(
    clippy::expect_used,
    reason = "a view without a session is a mistake of the program, not of the user"
)]
pub fn use_session() -> Session {
    use_context::<Session>().expect("the page provides the session")
}
