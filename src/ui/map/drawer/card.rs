//! The fields that every card has: text, place, evidence, owner, personas, comments; its link is in `link`.

use super::shared::{Cards, OwnerField, PersonaFields};
use super::{actions, body::BodyFields, link::LinkField};
use crate::app::{Overlay, Session, use_session};
use crate::edit::{Command, JourneyCommand};
use crate::model::{Basis, Body, Card, CardId, Comment, Journey, Place};
use crate::text::{Lang, board as words, map};
use crate::ui::kit::{Choice, Glyph, NumberField, TextArea, TextField};
use crate::web::{clock, prefs::Prefs};
use leptos::prelude::*;

/// One card, and how to change it.
#[derive(Clone, Copy)]
pub struct CardHandle {
    pub session: Session,
    pub card: Memo<Option<Card>>,
}

impl CardHandle {
    /// Changes the card.
    pub fn change(self, change: impl FnOnce(&mut Card)) {
        if let Some(mut card) = self.card.get_untracked() {
            change(&mut card);
            self.session.edit(JourneyCommand::SetCard(Box::new(card)));
        }
    }

    /// Something of the card, as a signal.
    pub fn read<T: Send + Sync + Default + 'static>(self, read: fn(&Card) -> T) -> Signal<T> {
        Signal::derive(move || self.card.with(|card| card.as_ref().map(read).unwrap_or_default()))
    }

    /// Ends the undo step.
    pub fn seal(self) -> Callback<()> {
        Callback::new(move |()| self.session.seal())
    }
}

/// A card's fields.
#[component]
pub fn CardFields(id: CardId) -> impl IntoView {
    let session = use_session();
    let card = Memo::new(move |_| session.journey().and_then(|journey| journey.card(id).cloned()));
    let handle = CardHandle { session, card };
    let cards = Cards { session, ids: Signal::stored([id].into()) };
    let lane = move || {
        let journey = session.journey()?;
        let lane = journey.lane(card.get()?.lane)?;
        Some(if lane.name.is_empty() {
            map::lane(lane.kind).get(session.lang()).to_owned()
        } else {
            lane.name.clone()
        })
    };
    let delete = Callback::new(move |()| {
        let Some(journey) = session.journey() else { return };
        session.view.selection.set(None);
        session.dispatch_and_tell(Command::Journey(journey.id, JourneyCommand::RemoveCards(vec![id])));
    });
    let link = Signal::derive(move || card.with(|card| card.as_ref().and_then(|card| card.link)));
    view! {
        <p class="muted">{lane}</p>
        <TextArea label=session.t(words::TEXT) value=handle.read(|card| card.text.clone())
            on_input=move |text| handle.change(|card| card.text = text) on_leave=handle.seal() />
        <BodyFields handle />
        <PlaceField handle />
        <TextArea label=session.t(words::NOTE) value=handle.read(|card| card.note.clone())
            on_input=move |note| handle.change(|card| card.note = note) on_leave=handle.seal() />
        <OwnerField cards />
        <EvidenceFields handle />
        <PersonaFields cards />
        <LinkField link on_pick=move |link| handle.change(|card| card.link = link) />
        <Comments handle />
        {actions(vec![(words::DELETE, Glyph::Trash, delete)])}
    }
}

/// Every place of a journey with its name.
pub fn places(journey: &Journey, lang: Lang) -> Vec<(Place, String)> {
    let mut out = Vec::new();
    for stage in &journey.stages {
        out.push((Place::Stage(stage.id), words::WHOLE_STAGE.fill(lang, &[("stage", &stage.name)])));
        for step in &stage.steps {
            let name = if step.name.is_empty() { words::UNNAMED.get(lang) } else { &step.name };
            out.push((
                Place::Step(step.id),
                words::ONE_STEP.fill(lang, &[("stage", &stage.name), ("step", name)]),
            ));
        }
    }
    out
}

#[component]
fn PlaceField(handle: CardHandle) -> impl IntoView {
    let session = handle.session;
    let list = Memo::new(move |_| {
        session.journey().map(|journey| places(&journey, session.lang())).unwrap_or_default()
    });
    let options = Signal::derive(move || list.get().into_iter().map(|place| place.1).collect::<Vec<_>>());
    let at = Signal::derive(move || {
        let place = handle.card.get().map(|card| card.place);
        list.with(|list| list.iter().position(|known| Some(known.0) == place).unwrap_or(0))
    });
    let pick = move |at: usize| {
        let place = list.with_untracked(|list| list.get(at).map(|place| place.0));
        if let (Some(place), Some(card)) = (place, handle.card.get_untracked()) {
            session.edit(JourneyCommand::MoveCard { id: card.id, lane: card.lane, place, at: usize::MAX });
        }
    };
    view! { <Choice label=session.t(words::PLACE) options value=at on_pick=pick /> }
}

#[component]
fn EvidenceFields(handle: CardHandle) -> impl IntoView {
    let session = handle.session;
    let bases = Signal::derive(move || {
        [words::ASSUMPTION, words::DATA].map(|name| name.get(session.lang()).to_owned()).to_vec()
    });
    let set_n = move |n: Option<f64>| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "within the range of u32"
        )]
        let n = n.filter(|n| (0.0..=4e9).contains(n)).map(|n| n as u32);
        handle.change(|card| card.evidence.n = n);
    };
    view! {
        <fieldset>
            <legend>{session.t(words::EVIDENCE)}</legend>
            <Choice label=session.t(words::EVIDENCE) options=bases
                value=handle.read(|card| usize::from(card.evidence.basis == Basis::Data))
                on_pick=move |at| handle.change(|card| card.evidence.basis = if at == 1 { Basis::Data } else { Basis::Assumption }) />
            <TextField label=session.t(words::SOURCE) value=handle.read(|card| card.evidence.source.clone())
                on_input=move |source| handle.change(|card| card.evidence.source = source) on_leave=handle.seal() />
            <div class="pair">
                <TextField label=session.t(words::DATE) kind="date"
                    value=handle.read(|card| card.evidence.date.map(|date| date.to_string()).unwrap_or_default())
                    on_input=move |date| handle.change(|card| card.evidence.date = date.parse().ok()) on_leave=handle.seal() />
                <NumberField label=session.t(words::N) step="1" value=handle.read(|card| card.evidence.n.map(f64::from)) on_input=set_n />
            </div>
            <super::quote::QuoteField handle />
        </fieldset>
    }
}

#[component]
fn Comments(handle: CardHandle) -> impl IntoView {
    let session = handle.session;
    let draft = RwSignal::new(String::new());
    let author = RwSignal::new(Prefs::load().author);
    let add = move |_| {
        let text = draft.get_untracked().trim().to_owned();
        if !text.is_empty() {
            let signed = author.get_untracked();
            if Prefs::load().author != signed {
                Prefs { author: signed.clone(), ..Prefs::load() }.save();
            }
            let comment = Comment { author: signed, date: clock::today(), text };
            handle.change(|card| card.comments.push(comment));
            session.seal();
            draft.set(String::new());
        }
    };
    let shown = move || {
        handle.card.get().map(|card| card.comments).unwrap_or_default().into_iter().enumerate().map(|(at, comment)| {
        let delete = move |_| handle.change(|card| if at < card.comments.len() { card.comments.remove(at); });
        view! {
            <div class="comment">
                <div class="row">
                    <span class="grow muted">{comment.author}" "{comment.date.to_string()}</span>
                    <button type="button" class="button quiet" on:click=delete>{session.t(words::DELETE)}</button>
                </div>
                {comment.text}
            </div>
        }
    }).collect_view()
    };
    view! {
        <fieldset>
            <legend>{session.t(words::COMMENTS)}</legend>
            {shown}
            <TextField label=session.t(words::AUTHOR) value=author on_input=move |text| author.set(text) />
            <TextArea label=session.t(words::ADD_COMMENT) value=draft on_input=move |text| draft.set(text) />
            <button type="button" class="button" disabled=move || draft.with(|draft| draft.trim().is_empty()) on:click=add>
                {session.t(words::ADD_COMMENT)}
            </button>
            <button type="button" class="button quiet" on:click=move |_| session.view.dialog.set(Some(Overlay::Comments))>
                {session.t(words::ALL_COMMENTS)}
            </button>
        </fieldset>
    }
}

/// Whether a card's body is of some kind: fields appear by it and stay while their values change.
pub fn body_kind(card: &Card) -> std::mem::Discriminant<Body> {
    std::mem::discriminant(&card.body)
}
