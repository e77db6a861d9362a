//! The arrangement of cards: which are shown, and in which order; those that the data cannot carry are a folded list below. It is kept in the workspace, so that it is saved, shared
//! and undone with it.

use crate::app::{Page, Session, use_session};
use crate::dashboard::{Deep, Need};
use crate::edit::Command;
use crate::engine::DatasetInfo;
use crate::model::Arrangement;
use crate::text::{Phrase, compare as words, deep};
use crate::ui::kit::{Glyph, Icon};
use leptos::ev::DragEvent;
use leptos::prelude::*;

/// A card of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardName {
    Trend,
    Stages,
    Ratings,
    Funnel,
    Groups,
    Channels,
    Table,
    Volume,
    Deep(Deep),
}

impl CardName {
    /// All of them, in their usual order.
    fn all() -> Vec<CardName> {
        let first = [
            CardName::Trend,
            CardName::Stages,
            CardName::Ratings,
            CardName::Funnel,
            CardName::Groups,
            CardName::Channels,
            CardName::Table,
            CardName::Volume,
        ];
        first.into_iter().chain(Deep::ALL.into_iter().map(CardName::Deep)).collect()
    }

    /// The name under which the workspace keeps it.
    const fn kept_as(self) -> &'static str {
        match self {
            CardName::Trend => "trend",
            CardName::Stages => "stages",
            CardName::Ratings => "ratings",
            CardName::Funnel => "funnel",
            CardName::Groups => "groups",
            CardName::Channels => "channels",
            CardName::Table => "touchpoints",
            CardName::Volume => "volume",
            CardName::Deep(deep) => deep.kept_as(),
        }
    }

    /// What it is called.
    const fn title(self) -> Phrase {
        match self {
            CardName::Trend => words::CARD_TREND,
            CardName::Stages => words::CARD_STAGES,
            CardName::Ratings => words::CARD_RATINGS,
            CardName::Funnel => words::CARD_FUNNEL,
            CardName::Groups => words::BARS,
            CardName::Channels => words::CARD_CHANNELS,
            CardName::Table => words::TABLE,
            CardName::Volume => words::CARD_VOLUME,
            CardName::Deep(deep) => deep.name(),
        }
    }

    /// What the data set lacks for it.
    pub(super) fn lacks(self, data: &DatasetInfo) -> Option<Need> {
        match self {
            CardName::Deep(deep) => deep.lacks(data),
            _ => Some(Need::Events).filter(|need| need.is_missing(data)),
        }
    }

    /// Whether it needs the wider place.
    const fn is_wide(self) -> bool {
        match self {
            CardName::Trend | CardName::Ratings | CardName::Groups | CardName::Table => true,
            CardName::Stages | CardName::Funnel | CardName::Channels | CardName::Volume => false,
            CardName::Deep(deep) => deep.is_wide(),
        }
    }
}

/// The arrangement, and how it is changed.
#[derive(Clone, Copy)]
pub struct Arranger {
    session: Session,
    /// Whether cards are being arranged.
    pub on: RwSignal<bool>,
    /// The cards that are not hidden, also those that the data cannot carry: they keep their places.
    placed: Memo<Vec<CardName>>,
    shown: Memo<Vec<CardName>>,
    hidden: Memo<Vec<CardName>>,
    lacking: Memo<Vec<(Need, Vec<CardName>)>>,
    dragged: RwSignal<Option<CardName>>,
    said: RwSignal<String>,
}

impl Arranger {
    /// The arrangement of the workspace.
    pub fn new(session: Session) -> Arranger {
        let kept =
            Memo::new(move |_| session.document.workspace.with(|workspace| workspace.score.cards.clone()));
        let all = Memo::new(move |_| kept.with(order));
        let is_hidden =
            move |card: &CardName| kept.with(|kept| kept.hidden.iter().any(|name| name == card.kept_as()));
        let placed = Memo::new(move |_| {
            all.get().into_iter().filter(|card| !is_hidden(card)).collect::<Vec<CardName>>()
        });
        let lacks = Memo::new(move |_| {
            let data = session.dataset();
            let lacks = |card: CardName| Some((card, card.lacks(data.as_ref()?)?));
            placed.get().into_iter().filter_map(lacks).collect::<Vec<_>>()
        });
        Arranger {
            session,
            on: RwSignal::new(false),
            placed,
            shown: Memo::new(move |_| {
                let is_there =
                    |card: &CardName| lacks.with(|lacks| lacks.iter().all(|(known, _)| known != card));
                placed.get().into_iter().filter(is_there).collect()
            }),
            lacking: Memo::new(move |_| {
                let of = |need: Need| {
                    let cards = lacks.get().into_iter().filter(|(_, lacks)| *lacks == need);
                    (need, cards.map(|(card, _)| card).collect::<Vec<_>>())
                };
                Need::ALL.into_iter().map(of).filter(|(_, cards)| !cards.is_empty()).collect()
            }),
            hidden: Memo::new(move |_| all.get().into_iter().filter(is_hidden).collect()),
            dragged: RwSignal::new(None),
            said: RwSignal::new(String::new()),
        }
    }

    fn keep(self, shown: &[CardName], hidden: &[CardName]) {
        let names = |cards: &[CardName]| cards.iter().map(|card| card.kept_as().to_owned()).collect();
        let order = [shown, hidden].concat();
        let arrangement = Arrangement { order: names(&order), hidden: names(hidden) };
        self.session.dispatch(Command::Arrange(arrangement));
    }

    /// As it was at first.
    pub fn reset(self) {
        self.session.dispatch(Command::Arrange(Arrangement::default()));
    }

    /// Puts a card at a place among those that are shown: before the card that stands there then, or behind the last one.
    fn put(self, card: CardName, to: usize) {
        let mut shown = self.shown.get_untracked();
        shown.retain(|known| *known != card);
        let to = to.min(shown.len());
        let mut placed = self.placed.get_untracked();
        placed.retain(|known| *known != card);
        let place = |known: &CardName| placed.iter().position(|placed| placed == known);
        let at = match (shown.get(to), shown.last()) {
            (Some(next), _) => place(next),
            (None, last) => last.and_then(place).map(|at| at + 1),
        };
        placed.insert(at.unwrap_or(placed.len()), card);
        self.keep(&placed, &self.hidden.get_untracked());
        let lang = self.session.view.lang.get_untracked();
        let (at, n) = ((to + 1).to_string(), (shown.len() + 1).to_string());
        let values = [("what", card.title().get(lang)), ("at", &at), ("n", &n)];
        self.said.set(words::MOVED_TO.fill(lang, &values));
    }

    fn step(self, card: CardName, by: isize) {
        let at = self.shown.with_untracked(|shown| shown.iter().position(|known| *known == card));
        if let Some(to) = at.and_then(|at| at.checked_add_signed(by)) {
            self.put(card, to);
        }
    }

    fn hide(self, card: CardName) {
        let placed: Vec<_> = self.placed.get_untracked().into_iter().filter(|known| *known != card).collect();
        self.keep(&placed, &[self.hidden.get_untracked(), vec![card]].concat());
    }

    fn show(self, card: CardName) {
        let hidden: Vec<_> = self.hidden.get_untracked().into_iter().filter(|known| *known != card).collect();
        self.keep(&[self.placed.get_untracked(), vec![card]].concat(), &hidden);
    }
}

/// All cards in the order kept; those that it does not name follow in their usual order.
fn order(kept: &Arrangement) -> Vec<CardName> {
    let all = CardName::all();
    let named = kept.order.iter().filter_map(|name| all.iter().find(|card| card.kept_as() == name)).copied();
    let mut order: Vec<CardName> = Vec::with_capacity(all.len());
    for card in named.chain(all.iter().copied()) {
        if !order.contains(&card) {
            order.push(card);
        }
    }
    order
}

/// The cards.
#[component]
pub fn Arranged<F>(arranger: Arranger, card: F) -> impl IntoView
where
    F: Fn(CardName) -> AnyView + Copy + Send + Sync + 'static,
{
    let session = use_session();
    view! {
        <Show when=move || arranger.on.get()>
            <HiddenCards arranger />
        </Show>
        <p class="visually-hidden" role="status">{arranger.said}</p>
        <div class="kpi-grid" class:arranging=arranger.on>
            <For each=move || arranger.shown.get() key=|name| name.kept_as() let:name>
                <div
                    class="kpi-slot"
                    class:wide=name.is_wide()
                    data-card=name.kept_as()
                    draggable=move || arranger.on.get().then_some("true")
                    on:dragstart=move |event: DragEvent| {
                        if arranger.on.get_untracked() {
                            arranger.dragged.set(Some(name));
                            if let Some(data) = event.data_transfer() {
                                // Firefox drags nothing that has no data.
                                drop(data.set_data("text/plain", name.kept_as()));
                            }
                        }
                    }
                    on:dragend=move |_| arranger.dragged.set(None)
                    on:dragover=move |event: DragEvent| {
                        if arranger.dragged.get_untracked().is_some() {
                            event.prevent_default();
                        }
                    }
                    on:drop=move |event: DragEvent| {
                        let Some(dragged) = arranger.dragged.get_untracked() else { return };
                        event.prevent_default();
                        event.stop_propagation();
                        arranger.dragged.set(None);
                        let to = arranger.shown.with_untracked(|shown| shown.iter().position(|known| *known == name));
                        if let Some(to) = to.filter(|_| dragged != name) {
                            arranger.put(dragged, to);
                        }
                    }
                >
                    <Show when=move || arranger.on.get()>
                        <Handle arranger name />
                    </Show>
                    {card(name)}
                </div>
            </For>
        </div>
        <Show when=move || arranger.shown.with(Vec::is_empty)>
            <div class="empty panel">
                <p>{session.t(words::ALL_HIDDEN)}</p>
            </div>
        </Show>
        <Show when=move || arranger.lacking.with(|lacking| !lacking.is_empty())>
            <Lacking arranger />
        </Show>
    }
}

/// What more can be measured, by the data that it needs.
#[component]
fn Lacking(arranger: Arranger) -> impl IntoView {
    let session = use_session();
    let lacking = arranger.lacking;
    let title = move || {
        let n = lacking.with(|lacking| lacking.iter().map(|(_, cards)| cards.len()).sum::<usize>());
        deep::MORE.fill(session.lang(), &[("n", &n.to_string())])
    };
    let item = move |(need, cards): (Need, Vec<CardName>)| {
        let chip = |card: CardName| view! { <li class="tag">{session.t(card.title())}</li> };
        view! {
            <li class="lacking">
                <ul class="tags">{cards.into_iter().map(chip).collect_view()}</ul>
                <p>{session.t(need.words())}</p>
            </li>
        }
    };
    view! {
        <details class="panel kpi-more">
            <summary>
                <Icon glyph=Glyph::Plus />
                <h2>{title}</h2>
            </summary>
            <ul>{move || lacking.get().into_iter().map(item).collect_view()}</ul>
            <div class="actions">
                <button type="button" class="button" on:click=move |_| session.go(Page::Data)>
                    <Icon glyph=Glyph::Upload />
                    {session.t(deep::BRING)}
                </button>
                <p class="muted">{session.t(deep::MORE_TEXT)}</p>
            </div>
        </details>
    }
}

/// The buttons above a card that is being arranged.
#[component]
fn Handle(arranger: Arranger, name: CardName) -> impl IntoView {
    let session = use_session();
    let named = move |phrase: Phrase| {
        Signal::derive(move || {
            let lang = session.lang();
            phrase.fill(lang, &[("what", name.title().get(lang))])
        })
    };
    let at = move || arranger.shown.with(|shown| shown.iter().position(|known| *known == name));
    let first = move || at() == Some(0);
    let last = move || at().map(|at| at + 1) == Some(arranger.shown.with(Vec::len));
    let button = move |phrase: Phrase, glyph: Glyph| {
        let label = named(phrase);
        move || view! { <span class="visually-hidden">{label}</span> <Icon glyph /> }
    };
    view! {
        <div class="arrange-handle">
            <span class="grip" aria-hidden="true">"⠿"</span>
            <strong>{session.t(name.title())}</strong>
            <button type="button" class="button quiet icon" disabled=first on:click=move |_| arranger.step(name, -1)>
                {button(words::EARLIER, Glyph::Left)()}
            </button>
            <button type="button" class="button quiet icon" disabled=last on:click=move |_| arranger.step(name, 1)>
                {button(words::LATER, Glyph::Right)()}
            </button>
            <button type="button" class="button quiet icon" on:click=move |_| arranger.hide(name)>
                {button(words::HIDE, Glyph::Close)()}
            </button>
        </div>
    }
}

/// The cards that are not shown, to bring back.
#[component]
fn HiddenCards(arranger: Arranger) -> impl IntoView {
    let session = use_session();
    let chip = move |name: CardName| {
        let label = Signal::derive(move || {
            let lang = session.lang();
            words::SHOW.fill(lang, &[("what", name.title().get(lang))])
        });
        view! {
            <button type="button" class="chip" aria-label=label on:click=move |_| arranger.show(name)>
                <Icon glyph=Glyph::Plus />
                <span>{session.t(name.title())}</span>
            </button>
        }
    };
    view! {
        <div class="arrange-bar panel">
            <p class="muted">{session.t(words::ARRANGE_HELP)}</p>
            <Show when=move || arranger.hidden.with(|hidden| !hidden.is_empty())>
                <span class="label">{session.t(words::HIDDEN)}</span>
                {move || arranger.hidden.get().into_iter().map(chip).collect_view()}
            </Show>
            <button type="button" class="button" on:click=move |_| arranger.reset()>
                {session.t(words::ARRANGE_RESET)}
            </button>
        </div>
    }
}
