//! Short messages in passing: what was done, with a way back, or why it was not.

use super::Session;
use crate::edit::EditError;
use crate::text::{Phrase, edit as words, problem};
use crate::web::store::StoreError;
use leptos::prelude::*;
use std::sync::atomic::{AtomicU32, Ordering};

/// A message of so many characters is read in passing.
const SHORT: usize = 40;

/// The id of the next message.
static NEXT: AtomicU32 = AtomicU32::new(0);

/// How a message is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something was done; goes away by itself.
    Done,
    /// Something did not work; stays until it is closed.
    Problem,
}

/// What a message offers to undo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undo {
    /// The last change of the document.
    Edit,
    /// The last import.
    Import,
}

/// A message.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Grows with each message.
    pub id: u32,
    /// How it is meant.
    pub tone: Tone,
    /// What it says.
    pub text: String,
    /// What it offers to undo. That of an edit goes with the next change, which undo would take back instead.
    pub undo: Option<Undo>,
}

impl Session {
    /// Tells something.
    pub fn tell(self, tone: Tone, text: String, undo: bool) {
        self.tell_with(tone, text, undo.then_some(Undo::Edit));
    }

    /// Tells something, with a way back.
    pub fn tell_with(self, tone: Tone, text: String, undo: Option<Undo>) {
        // Never one that was there before: its timer, or the page's list, would take the new message for the old one.
        let id = NEXT.fetch_add(1, Ordering::Relaxed);
        let takes_time = undo.is_some() || text.chars().count() > SHORT;
        self.notices.update(|notices| {
            // What was done last is what can be taken back; what went wrong stays until it has been read.
            let outdone = |notice: &Notice| {
                tone == Tone::Done && notice.tone == Tone::Done && notice.undo != Some(Undo::Import)
            };
            notices.retain(|notice| notice.text != text && !outdone(notice));
            notices.push(Notice { id, tone, text, undo });
            let surplus = notices.len().saturating_sub(3);
            notices.drain(..surplus);
        });
        if tone == Tone::Done {
            let later = move || self.dismiss(id);
            set_timeout(later, std::time::Duration::from_secs(if takes_time { 8 } else { 4 }));
        }
    }

    /// Tells that something was done.
    pub fn done(self, phrase: Phrase) {
        self.tell(Tone::Done, self.now(phrase).to_owned(), false);
    }

    /// Tells that something did not work.
    pub fn problem(self, text: String) {
        self.tell(Tone::Problem, text, false);
    }

    /// Takes a message away.
    pub fn dismiss(self, id: u32) {
        // The page may be gone when the timer fires.
        self.notices.try_update(|notices| notices.retain(|notice| notice.id != id));
    }

    /// Takes offers to undo away: the last step is another one now.
    pub(super) fn withdraw_offers(self) {
        if self.notices.with_untracked(|notices| notices.iter().any(|notice| notice.undo == Some(Undo::Edit)))
        {
            self.notices.update(|notices| notices.retain(|notice| notice.undo != Some(Undo::Edit)));
        }
    }

    /// Tells that the store did not do what was asked.
    pub(super) fn store_failed(self, error: &StoreError) {
        self.problem(problem::store(&error.code(), self.view.lang.get_untracked()));
    }

    pub(super) fn refuse(self, error: &EditError) {
        let lang = self.view.lang.get_untracked();
        let text = match error {
            EditError::NotFound => words::NOT_FOUND.get(lang).to_owned(),
            EditError::LastStep => words::LAST_STEP.get(lang).to_owned(),
            EditError::Circle => words::CIRCLE.get(lang).to_owned(),
            EditError::NeedsTouchpoint => words::NEEDS_TOUCHPOINT.get(lang).to_owned(),
            EditError::InUse { cards } => words::IN_USE.fill(lang, &[("n", &cards.to_string())]),
            EditError::Invalid(fault) => words::INVALID.fill(lang, &[("why", &fault.to_string())]),
        };
        self.problem(text);
    }
}
