//! Picking, changing, moving and arranging several cards.

use crate::map_sample::sample;
use waymark::craft::{self, Arrange, New};
use waymark::edit::{Command, History, apply};
use waymark::layout::{Cursor, Input, Layout, Rect, Scene, Toward, rect, text::EstimatedWidths};
use waymark::model::*;
use waymark::text::Lang;

fn lane(journey: &Journey, kind: LaneKind) -> LaneId {
    journey.lanes.iter().find(|lane| lane.kind == kind).unwrap().id
}

fn on(journey: &Journey, kind: LaneKind) -> Vec<CardId> {
    let lane = lane(journey, kind);
    journey.cards.iter().filter(|card| card.lane == lane).map(|card| card.id).collect()
}

fn steps(journey: &Journey) -> Vec<StepId> {
    journey.stages.iter().flat_map(|stage| &stage.steps).map(|step| step.id).collect()
}

/// The columns of cards, by number; a stage counts as its first.
fn columns(journey: &Journey, cards: &[CardId]) -> Vec<usize> {
    let steps = steps(journey);
    let at = |card: &CardId| match journey.card(*card).unwrap().place {
        Place::Step(id) => steps.iter().position(|step| *step == id).unwrap(),
        Place::Stage(id) => {
            let first = journey.stage(id).unwrap().steps[0].id;
            steps.iter().position(|step| *step == first).unwrap()
        }
    };
    cards.iter().map(at).collect()
}

fn after(workspace: &Workspace, command: Command) -> Journey {
    Journey::clone(&apply(workspace, command).unwrap().journeys[0])
}

fn scene(workspace: &Workspace) -> Scene {
    let input = Input {
        workspace,
        journey: &workspace.journeys[0],
        figures: None,
        source: None,
        linked: &[],
        lang: Lang::Zh,
        persona: None,
        viewport_width: 1200.0,
        whole_cards: false,
    };
    Layout::default().scene(&input, &mut EstimatedWidths)
}

#[test]
fn a_frame_takes_the_cards_it_touches_and_no_others() {
    let workspace = sample().workspace;
    let scene = scene(&workspace);
    let row = scene.rows.iter().find(|row| row.kind == LaneKind::Pain).unwrap();
    let (first, second) = (row.items[0].part.rect, row.items[1].part.rect);
    let across =
        |from: Rect, to: Rect| rect(from.right() - 3.0, from.y + 1.0, to.x + 3.0 - from.right() + 3.0, 4.0);
    assert_eq!(craft::within(&scene, across(first, second)), [row.items[0].card, row.items[1].card]);
    let beside = rect(first.right() + 0.5, first.y, 1.0, 4.0);
    assert!(craft::within(&scene, beside).is_empty());
    let whole = rect(0.0, 0.0, scene.size.width, scene.size.height);
    let mut all = craft::within(&scene, whole);
    all.sort();
    all.dedup();
    assert_eq!(all.len(), workspace.journeys[0].cards.len());
}

#[test]
fn all_means_the_lane_first_and_the_map_next() {
    let workspace = sample().workspace;
    let journey = &workspace.journeys[0];
    let scene = scene(&workspace);
    let pains = craft::all_wider(&scene, Some(lane(journey, LaneKind::Pain)), &[]);
    assert_eq!(pains, on(journey, LaneKind::Pain));
    let all = craft::all_wider(&scene, Some(lane(journey, LaneKind::Pain)), &pains);
    assert_eq!(all.len(), journey.cards.len());
    assert_eq!(craft::all_wider(&scene, None, &[]), all);
}

#[test]
fn a_change_of_several_cards_is_one_step_and_typing_goes_on_in_it() {
    let workspace = sample().workspace;
    let journey = workspace.journeys[0].clone();
    let pains = on(&journey, LaneKind::Pain);
    let mut history = History::new(workspace.into());
    for owner in ["支", "支付", "支付组"] {
        let now = history.present().journeys[0].clone();
        let command = craft::change_all(&now, &pains, |card| card.owner = owner.into());
        history.run(Command::Journey(journey.id, command)).unwrap();
    }
    let now = history.present().journeys[0].clone();
    assert_eq!(craft::common(&now, &pains, |card| card.owner.clone()).as_deref(), Some("支付组"));
    assert_eq!(craft::common(&now, &pains, |card| card.text.clone()), None);
    let others = now.cards.iter().filter(|card| !pains.contains(&card.id));
    assert!(others.clone().count() > 10 && others.clone().all(|card| card.owner != "支付组"));
    assert!(history.undo());
    assert_eq!(history.present().journeys[0], journey);
    assert!(!history.undo());
}

#[test]
fn cards_move_together_or_not_at_all() {
    let workspace = sample().workspace;
    let journey = &workspace.journeys[0];
    let cards = on(journey, LaneKind::Behaviour);
    let inner = &cards[..cards.len() - 1];
    let moved = after(&workspace, craft::nudged(journey, inner, Toward::Right).unwrap());
    let further: Vec<usize> = columns(journey, inner).into_iter().map(|column| column + 1).collect();
    assert_eq!(columns(&moved, inner), further);
    // The last one stands in the last column.
    assert_eq!(craft::nudged(journey, &cards, Toward::Right), None);
}

#[test]
fn within_a_cell_picked_cards_pass_those_that_stay() {
    let workspace = sample().workspace;
    let journey = &workspace.journeys[0];
    let cards = on(journey, LaneKind::Behaviour)[..4].to_vec();
    let gathered = apply(&workspace, craft::arrange(journey, &cards, Arrange::Gather).unwrap()).unwrap();
    let journey = &gathered.journeys[0];
    let order = |journey: &Journey| -> Vec<CardId> {
        let place = journey.card(cards[0]).unwrap().place;
        let here = |card: &&std::sync::Arc<Card>| cards.contains(&card.id) && card.place == place;
        journey.cards.iter().filter(here).map(|card| card.id).collect()
    };
    let [a, b, c, d] = cards[..] else { panic!("four cards") };
    assert_eq!(order(journey), [a, b, c, d]);
    let down = after(&gathered, craft::nudged(journey, &[a, b], Toward::Down).unwrap());
    assert_eq!(order(&down), [c, a, b, d]);
    let up = after(&gathered, craft::nudged(journey, &[a, c], Toward::Up).unwrap());
    assert_eq!(order(&up), [a, c, b, d]);
    assert_eq!(craft::nudged(journey, &[c, d], Toward::Down), None);
}

#[test]
fn a_dropped_card_takes_the_others_along_by_as_many_columns() {
    let workspace = sample().workspace;
    let journey = &workspace.journeys[0];
    let pains = on(journey, LaneKind::Pain);
    let acts = on(journey, LaneKind::Behaviour);
    let picked = [pains[0], acts[1], acts[9]];
    assert_eq!(columns(journey, &picked), [0, 1, 9]);
    let onto = (lane(journey, LaneKind::Pain), Place::Step(steps(journey)[3]), 0);
    let moved = after(&workspace, craft::dropped(journey, &picked, pains[0], onto).unwrap());
    assert_eq!(columns(&moved, &picked), [3, 4, 9]);
    assert_eq!(moved.card(acts[1]).unwrap().lane, lane(journey, LaneKind::Behaviour));
}

#[test]
fn cards_are_gathered_spread_widened_and_narrowed() {
    let workspace = sample().workspace;
    let journey = &workspace.journeys[0];
    let cards = on(journey, LaneKind::Behaviour)[2..6].to_vec();
    let gathered = apply(&workspace, craft::arrange(journey, &cards, Arrange::Gather).unwrap()).unwrap();
    assert_eq!(columns(&gathered.journeys[0], &cards), [2, 2, 2, 2]);
    let spread = after(&gathered, craft::arrange(&gathered.journeys[0], &cards, Arrange::Spread).unwrap());
    assert_eq!(columns(&spread, &cards), [2, 3, 4, 5]);
    assert_eq!(craft::arrange(&spread, &cards, Arrange::Spread), None);
    let wide = apply(&workspace, craft::arrange(journey, &cards, Arrange::Widen).unwrap()).unwrap();
    let stages = |journey: &Journey| {
        cards.iter().all(|card| matches!(journey.card(*card).unwrap().place, Place::Stage(_)))
    };
    assert!(stages(&wide.journeys[0]));
    let narrow = after(&wide, craft::arrange(&wide.journeys[0], &cards, Arrange::Narrow).unwrap());
    assert_eq!(columns(&narrow, &cards), [2, 2, 4, 4]);
}

#[test]
fn a_step_moves_within_its_stage_and_over_the_border_to_the_next() {
    let workspace = sample().workspace;
    let journey = &*workspace.journeys[0];
    let (first, second) = (&journey.stages[0], &journey.stages[1]);
    let (head, tail) = (first.steps[0].id, first.steps.last().unwrap().id);
    assert_eq!(craft::step_beside(journey, head, false), None, "the edge of the map");
    assert_eq!(craft::step_beside(journey, tail, true), Some((0, second.id)));
    assert_eq!(craft::step_beside(journey, second.steps[0].id, false), Some((first.steps.len(), first.id)));
    let stage = journey.stages.iter().find(|stage| stage.steps.len() > 1).unwrap();
    assert_eq!(craft::step_beside(journey, stage.steps[0].id, true), Some((1, stage.id)));
    assert_eq!(craft::step_beside(journey, stage.steps[1].id, false), Some((0, stage.id)));
}

#[test]
fn what_moves_by_one_place_stops_at_the_edge_and_what_is_added_comes_behind_its_kind() {
    let workspace = sample().workspace;
    let journey = &*workspace.journeys[0];
    let (first, last) = (&journey.stages[0], journey.stages.last().unwrap());
    let lanes: Vec<LaneId> = journey.lanes.iter().map(|lane| lane.id).collect();
    for (what, toward) in [
        (Cursor::Stage(first.id), Toward::Left),
        (Cursor::Stage(last.id), Toward::Right),
        (Cursor::Lane(lanes[0]), Toward::Up),
        (Cursor::Lane(*lanes.last().unwrap()), Toward::Down),
        (Cursor::Step(first.steps[0].id), Toward::Left),
        (Cursor::Cell(lanes[0], first.steps[0].id), Toward::Down),
    ] {
        assert_eq!(craft::moved(journey, what, toward), None, "{what:?}");
    }
    let moved = after(&workspace, craft::moved(journey, Cursor::Lane(lanes[0]), Toward::Down).unwrap());
    let order: Vec<LaneId> = moved.lanes.iter().map(|lane| lane.id).collect();
    assert_eq!(order[..2], [lanes[1], lanes[0]]);
    assert_eq!(craft::after(journey, Cursor::Stage(first.id)), Some(New::Stage { at: 1 }));
    let step = first.steps[0].id;
    assert_eq!(craft::after(journey, Cursor::Step(step)), Some(New::Step { stage: first.id, at: 1 }));
    let lane = New::Lane { kind: LaneKind::Text, at: 1 };
    assert_eq!(craft::after(journey, Cursor::Lane(lanes[0])), Some(lane));
    let card = &journey.cards[0];
    let beside = New::Card { lane: card.lane, place: card.place, at: usize::MAX, score: None };
    assert_eq!(craft::after(journey, Cursor::Card(card.id)), Some(beside));
    assert_eq!(craft::after(journey, Cursor::Lane(LaneId(0))), None, "a lane that is gone");
}
