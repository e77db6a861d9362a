//! Find and replace on the map: a bar over its corner. Typing finds at once; Enter goes from hit to hit, which is
//! scrolled to and marked while the keyboard stays in the field; Escape leaves it on the hit.

use super::state::BoardState;
use crate::app::{Tone, Wish};
use crate::craft::{self, Found, Owner, Sought};
use crate::layout::Cursor;
use crate::text::{board as words, shell};
use crate::ui::kit::{EarlyField, Glyph, Icon, lazy_behind};
use crate::web::part::part;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

/// So many hits are listed; the others are counted and met by going on.
const LISTED: usize = 100;

/// The bar, while something is sought.
#[component]
pub fn FindBar() -> impl IntoView {
    let board = expect_context::<BoardState>();
    let wish = board.session.view.wish;
    // Here and not with the other wishes: the field is there at once, whatever parts have come.
    Effect::new(move |_| {
        if let Some(Wish::Find { replace }) = wish.get() {
            wish.set(None);
            board.finding.set(Some(replace));
        }
    });
    let open = Memo::new(move |_| board.finding.get().is_some());
    move || open.get().then(|| lazy_behind(move || bar(board), before_bar))
}

/// What is typed before the bar is there.
fn before_bar() -> AnyView {
    let board = expect_context::<BoardState>();
    view! { <EarlyField label=words::FIND on_escape=move || board.finding.set(None) /> }.into_any()
}

part! { more => fn bar(board: BoardState) -> AnyView {
    view! { <Bar board /> }.into_any()
} }

/// What is sought and which hit is meant.
#[derive(Clone, Copy)]
struct Search {
    board: BoardState,
    text: RwSignal<String>,
    with: RwSignal<String>,
    case: RwSignal<bool>,
    everywhere: RwSignal<bool>,
    at: RwSignal<usize>,
    found: Memo<Vec<Found>>,
}

impl Search {
    fn new(board: BoardState) -> Search {
        let session = board.session;
        // Not taken: a bar that was closed before its part came is made as well, and shown nowhere.
        let ahead = session.view.ahead.text.get_untracked();
        let (text, with) = (RwSignal::new(ahead), RwSignal::new(String::new()));
        let [case, everywhere] = [false; 2].map(RwSignal::new);
        let found = Memo::new(move |_| {
            let workspace = session.document.workspace.get();
            let journey = session.journey().filter(|_| !everywhere.get()).map(|journey| journey.id);
            text.with(|text| craft::find(&workspace, Sought { text: text.trim(), case: case.get(), journey }))
        });
        Search { board, text, with, case, everywhere, at: RwSignal::new(0), found }
    }

    fn now(self) -> Option<Found> {
        self.found.with_untracked(|found| found.get(self.at.get_untracked()).cloned())
    }

    fn step(self, back: bool) {
        let count = self.found.with_untracked(Vec::len);
        if count > 0 {
            let at = self.at.get_untracked().min(count - 1);
            self.go(if back { (at + count - 1) % count } else { (at + 1) % count });
        }
    }

    fn go(self, at: usize) {
        self.at.set(at);
        self.show();
    }

    /// Shows the hit, on its own journey.
    fn show(self) {
        let Some(found) = self.now() else { return self.board.mark(None) };
        let session = self.board.session;
        if untrack(|| session.journey()).is_none_or(|journey| journey.id != found.journey) {
            session.show_journey(found.journey);
        }
        self.board.mark(Some(cursor(found.owner)));
    }

    fn replace_one(self) {
        let Some(found) = self.now() else { return };
        let (with, text) = (self.with.get_untracked(), self.text.get_untracked());
        if !found.field.is_own() {
            return self.step(false);
        }
        self.replace(std::slice::from_ref(&found));
        // What was put in may hold what is sought: it is not met again at once.
        let again = with.to_lowercase().matches(&text.trim().to_lowercase()).count();
        let count = self.found.with_untracked(Vec::len);
        let at = self.at.get_untracked() + again;
        self.go(if at < count { at } else { 0 });
    }

    fn replace(self, found: &[Found]) {
        let session = self.board.session;
        let workspace = session.document.workspace.get_untracked();
        if let Some(command) = craft::replace(&workspace, found, &self.with.get_untracked()) {
            session.seal();
            session.dispatch(command);
            session.seal();
        }
    }

    fn close(self) {
        let hit = self.now();
        self.board.mark(None);
        self.board.finding.set(None);
        // A card of a lane that is not shown has nothing to take the keyboard.
        let hit = hit.map(|hit| cursor(hit.owner));
        let shown = hit.filter(|hit| self.board.scene.with_untracked(|scene| scene.has_cursor(*hit)));
        if let Some(cursor) = shown.or(self.board.entry.get_untracked()) {
            self.board.focus(cursor);
        }
    }
}

fn cursor(owner: Owner) -> Cursor {
    match owner {
        Owner::Stage(id) => Cursor::Stage(id),
        Owner::Step(id) => Cursor::Step(id),
        Owner::Lane(id) => Cursor::Lane(id),
        Owner::Card(id) => Cursor::Card(id),
    }
}

#[component]
fn Bar(board: BoardState) -> impl IntoView {
    let session = board.session;
    let search = Search::new(board);
    let field = NodeRef::<html::Input>::new();
    Effect::new(move |opened: Option<bool>| {
        board.finding.track();
        let Some(field) = field.get() else { return false };
        drop(field.focus());
        if opened == Some(true) {
            field.select();
        } else if search.text.with_untracked(|text| !text.is_empty()) {
            search.show();
        }
        true
    });
    let count = move || {
        let n = search.found.with(Vec::len);
        let lang = session.lang();
        match (search.text.with(|text| text.trim().is_empty()), n) {
            (true, _) => String::new(),
            (false, 0) => words::FOUND_NOTHING.get(lang).to_owned(),
            (false, n) => {
                let at = search.at.get().min(n - 1) + 1;
                words::FOUND_AT.fill(lang, &[("at", &at.to_string()), ("n", &n.to_string())])
            }
        }
    };
    let on_key = move |event: KeyboardEvent| {
        event.stop_propagation();
        match event.key().as_str() {
            "Enter" if event.is_composing() => {}
            "Escape" => search.close(),
            "Enter" => {
                event.prevent_default();
                search.step(event.shift_key());
            }
            "f" | "F" | "h" | "H" if event.ctrl_key() || event.meta_key() => {
                event.prevent_default();
                board.finding.set(Some(event.key().eq_ignore_ascii_case("h")));
            }
            _ => {}
        }
    };
    let on_type = move |text: String| {
        search.text.set(text);
        search.at.set(0);
        search.show();
    };
    let button = move |name, glyph, act: Callback<()>| {
        view! {
            <button type="button" class="button quiet icon" aria-label=session.t(name) title=session.t(name) on:click=move |_| act.run(())>
                <Icon glyph />
            </button>
        }
    };
    let toggle = move |name, value: RwSignal<bool>| {
        let flip = move |_| {
            value.update(|value| *value = !*value);
            search.go(0);
        };
        view! {
            <button type="button" class="button quiet" aria-pressed=move || value.get().to_string() on:click=flip>
                {session.t(name)}
            </button>
        }
    };
    view! {
        <div class="find-bar" role="search" aria-label=session.t(words::FIND) on:keydown=on_key>
            <div class="row">
                <input class="input grow" type="search" node_ref=field aria-label=session.t(words::FIND)
                    placeholder=session.t(words::FIND) prop:value=search.text
                    on:input=move |event| on_type(event_target_value(&event)) />
                <span class="muted count" role="status">{count}</span>
                {button(words::FIND_BACK, Glyph::Up, Callback::new(move |()| search.step(true)))}
                {button(words::FIND_NEXT, Glyph::Down, Callback::new(move |()| search.step(false)))}
                {button(shell::CLOSE, Glyph::Close, Callback::new(move |()| search.close()))}
            </div>
            <div class="row wrap">
                {toggle(words::FIND_CASE, search.case)}
                {toggle(words::FIND_EVERYWHERE, search.everywhere)}
            </div>
            <Show when=move || board.finding.get() == Some(true)>
                <Replace search />
            </Show>
            <Hits search />
        </div>
    }
}

#[component]
fn Replace(search: Search) -> impl IntoView {
    let session = search.board.session;
    let none = move || search.found.with(|found| found.iter().all(|one| !one.field.is_own()));
    let all = move |_| {
        let found = search.found.get_untracked();
        search.replace(&found);
        let own = found.iter().filter(|one| one.field.is_own()).count().to_string();
        let told = words::REPLACED.fill(session.view.lang.get_untracked(), &[("n", &own)]);
        session.tell(Tone::Done, told, true);
        search.go(0);
    };
    view! {
        <div class="row">
            <input class="input grow" type="text" aria-label=session.t(words::REPLACE_WITH)
                placeholder=session.t(words::REPLACE_WITH) prop:value=search.with
                on:input=move |event| search.with.set(event_target_value(&event)) />
            <button type="button" class="button" disabled=none on:click=move |_| search.replace_one()>
                {session.t(words::REPLACE_ONE)}
            </button>
            <button type="button" class="button" disabled=none on:click=all>{session.t(words::REPLACE_ALL)}</button>
        </div>
    }
}

/// The hits; a press goes there.
#[component]
fn Hits(search: Search) -> impl IntoView {
    let session = search.board.session;
    let name = move |found: &Found| {
        let lang = session.lang();
        let workspace = session.document.workspace.get();
        let Some(journey) = workspace.journey(found.journey) else { return String::new() };
        let hidden = match found.owner {
            Owner::Lane(id) => journey.lane(id).is_some_and(|lane| lane.hidden),
            Owner::Card(id) => {
                let lane = journey.card(id).and_then(|card| journey.lane(card.lane));
                lane.is_some_and(|lane| lane.hidden || lane.collapsed)
            }
            Owner::Stage(_) | Owner::Step(_) => false,
        };
        let parts = [
            search.everywhere.get().then_some(journey.name.as_str()),
            found.field.label().map(|label| label.get(lang)),
            hidden.then(|| words::FOUND_HIDDEN.get(lang)),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    let hit = move |(at, found): (usize, &Found)| {
        let (before, text, after) = craft::around(found);
        view! {
            <li>
                <button type="button" class="item" aria-current=move || (search.at.get() == at).then_some("true")
                    on:click=move |_| search.go(at)>
                    <span class="grow">{before}<mark>{text}</mark>{after}</span>
                    <span class="muted">{name(found)}</span>
                </button>
            </li>
        }
    };
    let list =
        move || search.found.with(|found| found.iter().take(LISTED).enumerate().map(hit).collect_view());
    view! { <ul class="hits">{list}</ul> }
}
