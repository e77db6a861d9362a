//! What holds after any sequence of commands on any workspace.

use super::draws::{Draw, Fresh, draw};
use crate::strategies::workspace;
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;
use waymark::edit::{Command, History, JourneyCommand, apply};
use waymark::model::*;

/// What a user does.
#[derive(Clone, Debug)]
enum Deed {
    Run(Draw),
    Undo,
    Redo,
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![6 => draw().prop_map(Deed::Run), 2 => Just(Deed::Undo), 1 => Just(Deed::Redo)]
}

/// Ids that no drawn workspace has: those are spread over all 64 bits.
const FRESH: Fresh = Fresh(1 << 20);

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    /// Against a plain list of all states: undo and redo walk it, a change cuts off what lay ahead, and a
    /// refusal or a change of nothing leaves it alone.
    #[test]
    fn invariants_hold_and_undo_and_redo_walk_the_states(start in workspace(), deeds in vec(deed(), 0..50)) {
        let start = Arc::new(start);
        let mut history = History::new(start.clone());
        let (mut states, mut at) = (vec![start], 0);
        let mut fresh = FRESH;
        for deed in deeds {
            match deed {
                Deed::Run(draw) => {
                    history.seal();
                    let before = history.present().clone();
                    let done = history.run(draw.command(&before, &mut fresh));
                    prop_assert_eq!(check(history.present()), Ok(()));
                    if done.is_err() {
                        prop_assert!(Arc::ptr_eq(&before, history.present()), "a refusal changed the workspace");
                    } else if before != *history.present() {
                        states.truncate(at + 1);
                        states.push(history.present().clone());
                        at += 1;
                    }
                }
                Deed::Undo => {
                    prop_assert_eq!(history.undo(), at > 0);
                    at = at.saturating_sub(1);
                }
                Deed::Redo => {
                    prop_assert_eq!(history.redo(), at + 1 < states.len());
                    at = (at + 1).min(states.len() - 1);
                }
            }
            prop_assert_eq!(history.present(), &states[at]);
            prop_assert_eq!(history.undo_label().is_some(), at > 0);
            prop_assert_eq!(history.redo_label().is_some(), at + 1 < states.len());
        }
        for state in states[..at].iter().rev() {
            prop_assert!(history.undo());
            prop_assert_eq!(history.present(), state);
        }
        for state in &states[1..] {
            prop_assert!(history.redo());
            prop_assert_eq!(history.present(), state);
        }
    }

    /// A batch does what its members do one after the other, and where one of them cannot be done, nothing.
    #[test]
    fn a_batch_is_its_members_in_order_or_nothing(start in workspace(), draws in vec(draw(), 0..8)) {
        let mut fresh = FRESH;
        let (mut state, mut commands) = (start.clone(), Vec::new());
        for draw in &draws {
            let command = draw.command(&state, &mut fresh);
            if let Ok(next) = apply(&state, command.clone()) {
                state = next;
                commands.push(command);
            }
        }
        prop_assert_eq!(apply(&start, Command::Batch(commands.clone())), Ok(state));
        let nobody = JourneyId(1);
        for at in 0..=commands.len() {
            let mut spoilt = commands.clone();
            spoilt.insert(at, Command::RemoveJourney(nobody));
            let mut history = History::new(Arc::new(start.clone()));
            prop_assert!(history.run(Command::Batch(spoilt)).is_err());
            prop_assert_eq!(&**history.present(), &start);
            prop_assert_eq!(history.undo_label(), None);
        }
    }

    /// A moved card is taken out first; then it comes before the card that is `to`th in the cell, or last.
    /// Cards of all other cells keep their order.
    #[test]
    fn a_moved_card_stands_where_it_was_put(
        cells in vec(0usize..8, 1..12), which in any::<usize>(), cell in 0usize..8, to in 0usize..6,
    ) {
        let journey = two_lanes(&cells);
        let moved = journey.cards[which % cells.len()].id;
        let mut workspace = Workspace::new(WorkspaceId(9), "");
        workspace.journeys.push(Arc::new(journey));
        let mut expect = by_cell(&workspace.journeys[0]);
        expect.values_mut().for_each(|cards| cards.retain(|id| *id != moved));
        let (lane, place) = target(cell);
        let cards = expect.entry((lane, place)).or_default();
        cards.insert(to.min(cards.len()), moved);
        expect.retain(|_, cards| !cards.is_empty());
        let command = JourneyCommand::MoveCard { id: moved, lane, place, at: to };
        let after = apply(&workspace, Command::Journey(JourneyId(1), command)).unwrap();
        prop_assert_eq!(by_cell(&after.journeys[0]), expect);
    }
}

/// The eight cells of two lanes with two stages: each stage and its one step.
fn target(cell: usize) -> (LaneId, Place) {
    let lane = LaneId(if cell < 4 { 100 } else { 101 });
    let place = match cell % 4 {
        0 => Place::Stage(StageId(10)),
        1 => Place::Step(StepId(20)),
        2 => Place::Stage(StageId(11)),
        _ => Place::Step(StepId(21)),
    };
    (lane, place)
}

fn two_lanes(cells: &[usize]) -> Journey {
    let lane = |id, kind| Lane {
        id: LaneId(id),
        kind,
        name: String::new(),
        collapsed: false,
        hidden: false,
        by_channel: false,
    };
    let stage = |id, step| Stage {
        id: StageId(id),
        name: String::new(),
        goal: String::new(),
        aliases: vec![],
        steps: vec![Step::new(StepId(step), "")],
    };
    let cards = cells.iter().zip(1000..).map(|(cell, id)| {
        let (lane, place) = target(*cell);
        Card::new(CardId(id), lane, place, "", Body::Plain)
    });
    Journey {
        id: JourneyId(1),
        name: String::new(),
        scenario: String::new(),
        goal: String::new(),
        owner: String::new(),
        horizon: Horizon::Today,
        version: String::new(),
        personas: vec![],
        parent: None,
        today: None,
        dataset: None,
        window: Window::Unlimited,
        stages: vec![stage(10, 20), stage(11, 21)],
        lanes: vec![lane(100, LaneKind::Behaviour), lane(101, LaneKind::Need)],
        cards: cards.map(Into::into).collect(),
    }
}

fn by_cell(journey: &Journey) -> BTreeMap<(LaneId, Place), Vec<CardId>> {
    let mut cells: BTreeMap<(LaneId, Place), Vec<CardId>> = BTreeMap::new();
    for card in &journey.cards {
        cells.entry((card.lane, card.place)).or_default().push(card.id);
    }
    cells
}
