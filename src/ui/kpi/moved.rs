//! How far a figure moved, since the month before or against what it is compared with: an arrow, its size, and both in words.

use crate::dashboard::{Change, Versus};
use crate::text::{Lang, compare, kpi as words};
use leptos::prelude::*;

/// A movement to be shown.
pub(super) struct Moved<'a> {
    size: &'a str,
    up: Option<bool>,
    good: Option<bool>,
    clear: bool,
    /// What it is set against, in words.
    pub(super) against: String,
    test: Option<&'a str>,
}

impl<'a> Moved<'a> {
    /// From a month to the next.
    pub(super) fn since(change: &'a Change, lang: Lang) -> Self {
        let Change { size, up, good, clear, month, before, .. } = change;
        let against = words::AGAINST.fill(lang, &[("month", month), ("before", before)]);
        Moved { size, up: *up, good: *good, clear: *clear, against, test: None }
    }

    /// Against what is compared with.
    pub(super) fn against(versus: &'a Versus, lang: Lang) -> Self {
        let Versus { size, up, good, clear, before, test, .. } = versus;
        let against = compare::ON_TILE.fill(lang, &[("before", before)]);
        Moved { size, up: *up, good: *good, clear: *clear, against, test: test.as_deref() }
    }

    /// ▲ or ▼ with the size, in the colour of good or bad; grey where chance alone could have done it.
    pub(super) fn view(&self, lang: Lang) -> impl IntoView + use<> {
        let (arrow, phrase) = match self.up {
            Some(true) => ("▲", words::CHANGE_UP),
            Some(false) => ("▼", words::CHANGE_DOWN),
            None => ("＝", words::CHANGE_NONE),
        };
        let tone = match self.good {
            Some(true) => "change good",
            Some(false) => "change bad",
            None => "change",
        };
        let mut said = phrase.fill(lang, &[("against", &self.against), ("value", self.size)]);
        if !self.clear && self.up.is_some() {
            said = format!("{said} ({})", words::UNCLEAR.get(lang));
        }
        if let Some(test) = self.test {
            said = format!("{said} · {test}");
        }
        let size = self.up.map(|_| self.size.to_owned());
        let title = said.clone();
        view! {
            <span class=tone title=title>
                <span aria-hidden="true">{arrow} " " {size}</span>
                <span class="visually-hidden">{said}</span>
            </span>
        }
    }
}
