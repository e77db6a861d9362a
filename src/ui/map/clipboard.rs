//! The clipboard: copy, cut and paste of cards by the browser's own events, which need no permission, and duplicating.
//! What is written and how it is read is the craft room's; all of it comes with the part `hands`.

use super::state::BoardState;
use crate::app::{Session, Tone};
use crate::craft::{self, Clip, Target};
use crate::edit::Command;
use crate::layout::Cursor;
use crate::model::{CardId, JourneyId, Picture, Place};
use crate::text::{Phrase, board as words};
use crate::ui::kit::no_picture;
use crate::web::{files, random, shrink};
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{ClipboardEvent, DataTransfer, Element, Event};

/// A command that makes cards, and the cards.
type Made = Option<(Command, Vec<CardId>)>;

fn clip(session: Session, journey: JourneyId, cards: &[CardId]) -> Option<Clip> {
    let workspace = session.document.workspace.get_untracked();
    let excerpt = craft::excerpt(&workspace, journey, cards);
    let lang = session.view.lang.get_untracked();
    excerpt.map(|excerpt| craft::written(&craft::detached(excerpt), lang))
}

fn copies(session: Session, journey: JourneyId, cards: &[CardId], target: Target) -> Made {
    let workspace = session.document.workspace.get_untracked();
    let excerpt = craft::excerpt(&workspace, journey, cards);
    excerpt.and_then(|excerpt| craft::paste(&workspace, journey, excerpt, target, &mut random::bits))
}

fn with_picture(
    session: Session,
    journey: JourneyId,
    picture: Picture,
    at: (Target, Option<CardId>),
) -> Made {
    let workspace = session.document.workspace.get_untracked();
    craft::paste_picture(&workspace, journey, picture, at, &mut random::bits)
}

/// What the HTML or the text of a clipboard makes, and how many cells of a table found no lane.
fn made(
    session: Session,
    journey: JourneyId,
    (html, text): (&str, &str),
    target: Target,
) -> Result<(Made, usize), String> {
    let workspace = session.document.workspace.get_untracked();
    let lang = session.view.lang.get_untracked();
    if let Some(excerpt) = craft::read(html).map_err(|error| error.text(lang))? {
        return Ok((craft::paste(&workspace, journey, excerpt, target, &mut random::bits), 0));
    }
    let cells = craft::cells(text);
    let filled = cells.iter().flatten().filter(|cell| !cell.is_empty()).count();
    let widest = cells.iter().map(Vec::len).max().unwrap_or(0);
    if filled > craft::MOST_CELLS || widest > craft::MOST_COLUMNS {
        let (most, columns) = (craft::MOST_CELLS.to_string(), craft::MOST_COLUMNS.to_string());
        return Err(words::PASTE_TOO_LARGE.fill(lang, &[("cells", &most), ("columns", &columns)]));
    }
    Ok(craft::paste_cells(&workspace, journey, &cells, target, &mut random::bits))
}

/// Listens for copy, cut and paste while the map is shown.
pub fn listen(board: BoardState) {
    let copy = window_event_listener(ev::copy, move |event| board.copy(event.unchecked_ref(), false));
    let cut = window_event_listener(ev::cut, move |event| board.copy(event.unchecked_ref(), true));
    let paste = window_event_listener(ev::paste, move |event| board.paste(event.unchecked_ref()));
    on_cleanup(move || [copy, cut, paste].into_iter().for_each(|handle| handle.remove()));
}

/// Whether a clipboard event means the map: no text field, no dialog, no text of the page that is selected.
fn is_ours(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let in_field = target.is_some_and(|target| {
        target
            .closest("input, textarea, select, [contenteditable], dialog")
            .is_ok_and(|found| found.is_some())
    });
    let page = document();
    let dialog = page.query_selector("dialog[open]").is_ok_and(|open| open.is_some());
    !in_field && !dialog
}

fn text_is_selected() -> bool {
    let selection = window().get_selection().ok().flatten();
    selection.is_some_and(|selection| !selection.is_collapsed())
}

impl BoardState {
    fn copy(self, event: &ClipboardEvent, cut: bool) {
        let Some(cursor) = self.entry.get_untracked().filter(|_| is_ours(event) && !text_is_selected())
        else {
            return;
        };
        let cards = self.meant(cursor);
        let (Some(journey), Some(data)) = (untrack(|| self.session.journey()), event.clipboard_data()) else {
            return;
        };
        if cards.is_empty() {
            return;
        }
        let Some(clip) = clip(self.session, journey.id, &cards) else { return };
        event.prevent_default();
        let set =
            data.set_data("text/plain", &clip.text).and_then(|()| data.set_data("text/html", &clip.html));
        if set.is_err() {
            return;
        }
        if cut {
            self.remove(cursor);
        } else {
            self.say(words::COPIED, cards.len());
        }
    }

    fn paste(self, event: &ClipboardEvent) {
        let Some(data) = event.clipboard_data().filter(|_| is_ours(event)) else { return };
        let Some(journey) = untrack(|| self.session.journey()) else { return };
        event.prevent_default();
        let cursor = self.entry.get_untracked();
        let target = self.target(cursor);
        let of = |kind: &str| data.get_data(kind).unwrap_or_default();
        let (html, text) = (of("text/html"), of("text/plain"));
        let session = self.session;
        if text.trim().is_empty() && !html.contains("data-waymark") {
            return self.paste_picture(&data, journey.id, (target, cursor));
        }
        match made(session, journey.id, (&html, &text), target) {
            Ok((made, 0)) => self.take(made, words::PASTED),
            Ok((made, left)) => self.take_part(made, left),
            Err(why) => session.problem(why),
        }
    }

    fn paste_picture(
        self,
        data: &DataTransfer,
        journey: JourneyId,
        (target, cursor): (Target, Option<Cursor>),
    ) {
        let session = self.session;
        let Some(file) = files::pasted_picture(data) else {
            return session.problem(session.now(words::NOTHING_TO_PASTE).to_owned());
        };
        let card = if let Some(Cursor::Card(card)) = cursor { Some(card) } else { None };
        spawn_local(async move {
            match shrink::small_picture(&file, shrink::CARD).await {
                Ok(href) => {
                    let picture = Picture::Data(href);
                    self.take(with_picture(session, journey, picture, (target, card)), words::PASTED);
                }
                Err(error) => no_picture(session, &error),
            }
        });
    }

    /// Puts copies of the selected cards into their own cells.
    pub fn duplicate(self) {
        let cards = self.entry.get_untracked().map(|cursor| self.meant(cursor)).unwrap_or_default();
        let Some(journey) = untrack(|| self.session.journey()).filter(|_| !cards.is_empty()) else { return };
        let first = cards.iter().filter_map(|card| self.column(journey.card(*card)?.place)).min();
        let target = Target { lane: None, column: first.unwrap_or(0), head: false };
        self.take(copies(self.session, journey.id, &cards, target), words::DUPLICATED);
    }

    /// Applies what was made, selects it, takes the keyboard there and says what was done.
    fn take(self, made: Made, done: Phrase) {
        if let Some(n) = self.put(made) {
            self.say(done, n);
        }
    }

    /// The same with a table of which some cells found no lane.
    fn take_part(self, made: Made, left: usize) {
        let Some(n) = self.put(made) else { return };
        let lang = self.session.view.lang.get_untracked();
        let (n, left) = (n.to_string(), left.to_string());
        let said = words::PASTED_PART.fill(lang, &[("n", &n), ("left", &left)]);
        self.session.tell(Tone::Done, said, false);
    }

    /// Applies what was made, selects it and takes the keyboard there. How many cards that are; none where it was refused,
    /// which has been told.
    fn put(self, made: Made) -> Option<usize> {
        let Some((command, cards)) = made else {
            self.session.problem(self.session.now(words::NOTHING_TO_PASTE).to_owned());
            return None;
        };
        self.session.seal();
        if !self.session.dispatch(command) {
            return None;
        }
        self.pick(&cards);
        if let Some(card) = cards.first() {
            self.focus(Cursor::Card(*card));
        }
        Some(cards.len())
    }

    fn say(self, phrase: Phrase, n: usize) {
        let lang = self.session.view.lang.get_untracked();
        self.session.tell(Tone::Done, phrase.fill(lang, &[("n", &n.to_string())]), false);
    }

    fn column(self, place: Place) -> Option<usize> {
        self.scene.with_untracked(|scene| {
            let columns = scene.columns_of(place);
            (!columns.is_empty()).then_some(columns.start)
        })
    }

    /// Where pasted things go with the keyboard here.
    fn target(self, cursor: Option<Cursor>) -> Target {
        let journey = untrack(|| self.session.journey());
        let at = |lane, column: Option<usize>| Target { lane, column: column.unwrap_or(0), head: false };
        match cursor {
            Some(Cursor::Card(id)) => {
                let card = journey.as_ref().and_then(|journey| journey.card(id));
                at(card.map(|card| card.lane), card.and_then(|card| self.column(card.place)))
            }
            Some(Cursor::Cell(lane, step)) => at(Some(lane), self.column(Place::Step(step))),
            Some(Cursor::Lane(lane)) => Target { head: true, ..at(Some(lane), None) },
            Some(Cursor::Stage(id)) => at(None, self.column(Place::Stage(id))),
            Some(Cursor::Step(id)) => at(None, self.column(Place::Step(id))),
            None => Target::default(),
        }
    }
}
