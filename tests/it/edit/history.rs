//! Undo: what is one step, what is none, and how far back it goes.

use crate::map_sample::sample;
use std::sync::Arc;
use waymark::edit::{Command, History, JourneyCommand, JourneyField};
use waymark::model::*;
use waymark::text::edit as words;

const JOURNEY: JourneyId = JourneyId(2);

fn history() -> History {
    History::new(Arc::new(sample().workspace))
}

fn type_card(history: &mut History, journey: JourneyId, text: &str) {
    let mut card = Card::clone(&history.present().journey(journey).unwrap().cards[0]);
    card.text = text.into();
    history.run(Command::Journey(journey, JourneyCommand::SetCard(Box::new(card)))).unwrap();
}

fn type_goal(history: &mut History, text: &str) {
    let field = JourneyField::Goal(text.into());
    history.run(Command::Journey(JOURNEY, JourneyCommand::Set(field))).unwrap();
}

fn steps(history: &History) -> usize {
    let mut copy = history.clone();
    std::iter::from_fn(|| copy.undo().then_some(())).count()
}

#[test]
fn typing_into_one_field_is_one_step_until_it_is_sealed() {
    let mut history = history();
    let before = history.present().clone();
    for text in ["快", "快递", "快递员"] {
        type_card(&mut history, JOURNEY, text);
    }
    assert_eq!(steps(&history), 1);
    history.seal();
    let sealed = history.present().clone();
    type_card(&mut history, JOURNEY, "快递员到了");
    assert_eq!(steps(&history), 2);
    assert!(history.undo());
    assert_eq!(*history.present(), sealed);
    assert!(history.undo());
    assert_eq!(*history.present(), before);
    assert!(!history.undo());
}

#[test]
fn another_field_begins_a_step_and_so_does_typing_after_undo() {
    let mut history = history();
    type_card(&mut history, JOURNEY, "一");
    type_goal(&mut history, "二");
    type_card(&mut history, JOURNEY, "三");
    assert_eq!(steps(&history), 3);
    assert!(history.undo());
    type_goal(&mut history, "四");
    assert_eq!(steps(&history), 3, "undo has sealed what was typed before it");
    assert_eq!(history.redo_label(), None, "a change cuts off what lay ahead");
}

#[test]
fn cards_of_two_journeys_are_two_fields_even_where_one_is_a_copy_of_the_other() {
    let mut history = history();
    let copy = JourneyId(3);
    let journey = Journey { id: copy, ..sample().journey().clone() };
    history.run(Command::AddJourney(Box::new(journey))).unwrap();
    type_card(&mut history, JOURNEY, "一");
    type_card(&mut history, copy, "二");
    assert_eq!(steps(&history), 3);
}

#[test]
fn what_is_typed_and_taken_back_by_hand_leaves_no_step() {
    let mut history = history();
    let before = history.present().clone();
    let text = before.journey(JOURNEY).unwrap().cards[0].text.clone();
    type_goal(&mut history, "一");
    type_card(&mut history, JOURNEY, "二");
    type_card(&mut history, JOURNEY, &text);
    assert_eq!(steps(&history), 1, "undo must take something back");
    type_card(&mut history, JOURNEY, "三");
    assert_eq!(steps(&history), 2, "what is typed next is no part of the step before");
}

#[test]
fn a_command_that_changes_nothing_leaves_no_step_and_keeps_what_lies_ahead() {
    let mut history = history();
    history.run(Command::RenameWorkspace("新".into())).unwrap();
    assert!(history.undo());
    let name = history.present().name.clone();
    history.run(Command::RenameWorkspace(name)).unwrap();
    history.run(Command::Batch(vec![])).unwrap();
    assert_eq!(history.undo_label(), None);
    assert_eq!(history.redo_label(), Some(words::RENAME));
}

#[test]
fn only_so_many_steps_are_kept() {
    let mut history = history();
    let more = 7;
    for at in 0..History::DEPTH + more {
        history.run(Command::RenameWorkspace(at.to_string())).unwrap();
        history.seal();
    }
    assert_eq!(steps(&history), History::DEPTH);
    while history.undo() {}
    assert_eq!(history.present().name, (more - 1).to_string());
    while history.redo() {}
    assert_eq!(history.present().name, (History::DEPTH + more - 1).to_string());
}

#[test]
fn a_step_shares_the_journeys_that_it_left_alone() {
    let mut history = history();
    history
        .run(Command::AddJourney(Box::new(Journey { id: JourneyId(3), ..sample().journey().clone() })))
        .unwrap();
    let before = history.present().clone();
    type_card(&mut history, JOURNEY, "一");
    let after = history.present();
    assert!(!Arc::ptr_eq(&before.journeys[0], &after.journeys[0]));
    assert!(Arc::ptr_eq(&before.journeys[1], &after.journeys[1]));
    let persona = before.personas[0].id;
    history.run(Command::RemovePersona(PersonaId(persona.0 + 1))).unwrap_err();
    assert!(Arc::ptr_eq(&before.journeys[1], &history.present().journeys[1]));
}

fn add_card(history: &mut History, id: u64) -> Box<Card> {
    let first = history.present().journey(JOURNEY).unwrap().cards[0].clone();
    let card = Card::new(CardId(id), first.lane, first.place, "", first.body.clone());
    let add = JourneyCommand::AddCard { card: Box::new(card.clone()), at: 0 };
    history.run(Command::Journey(JOURNEY, add)).unwrap();
    Box::new(card)
}

#[test]
fn a_card_that_is_added_and_filled_in_is_one_step() {
    let mut history = history();
    let before = history.present().clone();
    let mut card = add_card(&mut history, 0xadd);
    card.text = "等了四十分钟".into();
    history.run(Command::Journey(JOURNEY, JourneyCommand::SetCard(card))).unwrap();
    assert_eq!((steps(&history), history.undo_label()), (1, Some(words::ADD_CARD)));
    assert!(history.undo());
    assert_eq!(*history.present(), before);
}

#[test]
fn a_card_that_is_left_blank_leaves_neither_undo_nor_redo() {
    let mut history = history();
    type_card(&mut history, JOURNEY, "一");
    history.seal();
    let before = history.present().clone();
    add_card(&mut history, 0xadd);
    assert!(history.abandon());
    assert!(Arc::ptr_eq(history.present(), &before));
    assert_eq!((steps(&history), history.redo_label()), (1, None));
    assert!(!history.abandon(), "what was done before stays");
    add_card(&mut history, 0xadd);
    history.seal();
    assert!(!history.abandon(), "a step that has ended stays");
}
