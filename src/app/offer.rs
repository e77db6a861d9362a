//! Maps from other programs: a table or diagram that is opened is looked at, its content told, and the user says what becomes
//! of it. Reading is in `exchange`; this runs in the part that reads files.

use super::{Overlay, Page, Session, Tone};
use crate::edit::Command;
use crate::exchange::{self, Foreign, Table};
use crate::file::Content;
use crate::table::{text_rows, workbook_rows};
use crate::text::{Phrase, exchange as words};
use crate::web::decoder::BrowserGb18030;
use crate::web::{files, random};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use web_sys::File;

/// A larger file is no map that somebody wrote.
const LARGEST: u64 = 16 << 20;
/// So many rows are read of a table; a map has some hundreds.
const MOST_ROWS: usize = 20_000;

/// A map that waits for the user's choice.
#[derive(Clone, Debug)]
pub struct Offer {
    /// The name of its file.
    pub name: String,
    /// What was found.
    pub kind: Phrase,
    /// The map.
    pub foreign: Foreign,
    /// The file, if it could be data, too.
    pub file: Option<SendWrapper<File>>,
}

/// What becomes of an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accepted {
    /// A journey of its own.
    Journey,
    /// Part of the journey that is shown.
    Merged,
    /// It is data.
    Data,
}

impl Session {
    /// Opens files that are most likely data; one alone that is a map of rows is offered as such.
    pub(super) async fn open_tables(self, files: Vec<File>) {
        match files.as_slice() {
            [file] if files::size(file) <= LARGEST => match self.table_of(file).await {
                Some(table) => self.offer_table(file, &table),
                None => self.open_data(files),
            },
            _ => self.open_data(files),
        }
    }

    /// The map in a table, if there is one.
    async fn table_of(self, file: &File) -> Option<Table> {
        let bytes = files::read_bytes(file, LARGEST).await.ok()?;
        if !bytes.starts_with(b"PK\x03\x04") {
            return Table::find(text_rows(&bytes, &mut BrowserGb18030::new(), MOST_ROWS));
        }
        let sheets = workbook_rows(&bytes, MOST_ROWS).ok()?;
        sheets.into_iter().find_map(|(_, rows)| Table::find(rows))
    }

    fn offer_table(self, file: &File, table: &Table) {
        let name = file.name();
        let lang = self.view.lang.get_untracked();
        match exchange::rows(table, plain(&name), lang, &mut random::bits) {
            Ok(foreign) => {
                let file = Some(SendWrapper::new(file.clone()));
                self.offer(Offer { name, kind: words::IS_ROWS, foreign, file });
            }
            Err(trouble) => self.problem(format!("{name}: {}", trouble.words(lang))),
        }
    }

    /// Offers the map of a Mermaid diagram, or says why it cannot be read.
    pub(super) fn offer_diagram(self, name: &str, text: &str) {
        let lang = self.view.lang.get_untracked();
        match exchange::mermaid(text, plain(name), lang, &mut random::bits) {
            Ok(foreign) => {
                self.offer(Offer { name: name.to_owned(), kind: words::IS_MERMAID, foreign, file: None });
            }
            Err(trouble) => self.problem(format!("{name}: {}", trouble.words(lang))),
        }
    }

    fn offer(self, offer: Offer) {
        self.view.offer.set(Some(offer));
        self.view.dialog.set(Some(Overlay::Offer));
    }

    /// Does what the user chose.
    pub(super) async fn take_offer(self, accepted: Accepted) {
        let Some(Offer { name, foreign, file, .. }) = self.view.offer.try_update(Option::take).flatten()
        else {
            return;
        };
        match accepted {
            Accepted::Journey => {
                self.open_content(Content::Journey(Box::new(foreign.loaded())), &name).await;
            }
            Accepted::Merged => self.merge_foreign(foreign),
            Accepted::Data => self.open_data(file.into_iter().map(SendWrapper::take).collect()),
        }
    }

    fn merge_foreign(self, foreign: Foreign) {
        let Some(journey) = untrack(|| self.journey()) else { return };
        let workspace = self.document.workspace.get_untracked();
        let Some(merged) = exchange::joined(&workspace, journey.id, foreign, &mut random::bits) else {
            return;
        };
        if self.dispatch(Command::ReplaceWorkspace(Box::new(merged))) {
            let lang = self.view.lang.get_untracked();
            self.tell(Tone::Done, words::MERGED.fill(lang, &[("name", &journey.name)]), true);
            self.go(Page::Map);
        }
    }
}

/// The name of a file without its ending.
fn plain(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(plain, _)| plain)
}
