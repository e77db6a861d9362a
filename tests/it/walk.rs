//! The keyboard's walk over a map: every stop can be reached, and an arrow leads where it points or nowhere.

use crate::layout::laid_out;
use crate::map_sample::{input, sample};
use crate::strategies::workspace;
use proptest::prelude::*;
use std::collections::HashSet;
use std::sync::Arc;
use waymark::layout::text::EstimatedWidths;
use waymark::layout::*;
use waymark::model::*;
use waymark::text::Lang;

const ALL: [Toward; 4] = [Toward::Left, Toward::Right, Toward::Up, Toward::Down];

fn scene_of(workspace: &Workspace, journey: &Journey) -> Scene {
    laid_out(workspace, journey, 1345.0, Lang::Zh)
}

/// Every stop of the map with the boxes at which it is seen; a card may be seen at several points of a curve.
fn stops(scene: &Scene) -> Vec<(Cursor, Rect)> {
    let stages = scene.stages.iter().map(|stage| (Cursor::Stage(stage.id), stage.part.rect));
    let steps = scene.steps.iter().map(|step| (Cursor::Step(step.id), step.part.rect));
    let rows = scene.rows.iter().flat_map(|row| {
        let items = row.items.iter().map(|item| (Cursor::Card(item.card), item.part.rect));
        let nodes = row.curve.iter().flat_map(|curve| &curve.nodes);
        let nodes =
            nodes.flat_map(|node| node.cards.iter().map(|card| (Cursor::Card(*card), node.part.rect)));
        let slots = row.slots.iter().map(|slot| (Cursor::Cell(row.lane, slot.step), slot.rect));
        [(Cursor::Lane(row.lane), row.head.rect)].into_iter().chain(items).chain(nodes).chain(slots)
    });
    stages.chain(steps).chain(rows).collect()
}

/// All that the arrows reach from the first stop.
fn reached(scene: &Scene) -> HashSet<Cursor> {
    let mut found: HashSet<Cursor> = scene.first_cursor().into_iter().collect();
    let mut open: Vec<Cursor> = found.iter().copied().collect();
    while let Some(from) = open.pop() {
        for next in ALL.into_iter().filter_map(|toward| scene.walk(from, toward)) {
            if found.insert(next) {
                open.push(next);
            }
        }
    }
    found
}

/// Whether some box of `to` lies on that side of some box of `from`.
fn lies(stops: &[(Cursor, Rect)], from: Cursor, to: Cursor, toward: Toward) -> bool {
    let boxes = |cursor| stops.iter().filter(move |stop| stop.0 == cursor).map(|stop| stop.1);
    boxes(from).any(|a| {
        boxes(to).any(|b| match toward {
            Toward::Left => b.centre().x < a.centre().x,
            Toward::Right => b.centre().x > a.centre().x,
            Toward::Up => b.centre().y < a.centre().y,
            Toward::Down => b.centre().y > a.centre().y,
        })
    })
}

fn hold(scene: &Scene) -> Result<(), TestCaseError> {
    let stops = stops(scene);
    let reached = reached(scene);
    for (stop, _) in &stops {
        prop_assert!(reached.contains(stop), "{stop:?} cannot be reached");
        prop_assert!(scene.has_cursor(*stop));
        for toward in ALL {
            if let Some(next) = scene.walk(*stop, toward) {
                prop_assert!(next != *stop, "{stop:?} leads to itself");
                prop_assert!(stops.iter().any(|(known, _)| *known == next), "{next:?} is not on the map");
            }
        }
    }
    Ok(())
}

#[test]
fn every_stop_of_the_sample_is_reached_and_arrows_lead_where_they_point() {
    let sample = sample();
    for width in [390.0, 1345.0] {
        let scene = scene(&input(&sample, Lang::Zh, width), &mut EstimatedWidths);
        hold(&scene).unwrap();
        let stops = stops(&scene);
        for (from, _) in &stops {
            for toward in ALL {
                if let Some(to) = scene.walk(*from, toward) {
                    assert!(lies(&stops, *from, to, toward), "{toward:?} from {from:?} leads to {to:?}");
                }
            }
        }
    }
}

#[test]
fn the_arrows_end_at_the_edges() {
    let sample = sample();
    let scene = scene(&input(&sample, Lang::Zh, 1345.0), &mut EstimatedWidths);
    for stage in &scene.stages {
        assert_eq!(scene.walk(Cursor::Stage(stage.id), Toward::Up), None);
    }
    for row in &scene.rows {
        assert_eq!(scene.walk(Cursor::Lane(row.lane), Toward::Left), None);
    }
    let last = scene.steps.last().unwrap();
    assert_eq!(scene.walk(Cursor::Step(last.id), Toward::Right), None);
    assert_eq!(scene.walk(Cursor::Lane(scene.rows.last().unwrap().lane), Toward::Down), None);
    assert_eq!(scene.walk(Cursor::Card(CardId(7)), Toward::Down), None, "what is not there leads nowhere");
    assert!(!scene.has_cursor(Cursor::Card(CardId(7))));
}

#[test]
fn a_map_whose_lanes_are_all_folded_can_be_walked_and_so_can_one_without_stages() {
    let sample = sample();
    let mut journey = sample.journey().clone();
    journey.lanes.iter_mut().for_each(|lane| lane.collapsed = true);
    hold(&scene_of(&sample.workspace, &journey)).unwrap();
    journey.stages.clear();
    journey.cards.clear();
    hold(&scene_of(&sample.workspace, &journey)).unwrap();
}

#[test]
fn two_feelings_in_one_cell_are_two_stops() {
    let sample = sample();
    let mut journey = sample.journey().clone();
    let known = journey.cards.iter().find(|card| matches!(card.body, Body::Emotion { .. })).unwrap();
    let second = Card { id: CardId(7), ..Card::clone(known) };
    journey.cards.push(second.into());
    hold(&scene_of(&sample.workspace, &journey)).unwrap();
}

/// Below a card of a whole stage stand two cards with an empty place between them, as chance once drew it: the
/// way to the right leads along the rank, not to what stands above.
#[test]
fn the_arrows_stay_in_the_rank_of_a_card() {
    let mut sample = sample();
    let (stage, lane) = (StageId(9001), LaneId(9002));
    let step = |id| Step::new(StepId(id), "步");
    let journey = Arc::make_mut(&mut sample.workspace.journeys[0]);
    let known = journey.cards.iter().find(|card| matches!(card.body, Body::Pain { .. })).unwrap().clone();
    let stages = Stage { steps: vec![step(1), step(2), step(3)], id: stage, ..journey.stages[0].clone() };
    journey.stages = vec![stages];
    journey.lanes = vec![Lane { id: lane, kind: LaneKind::Pain, ..journey.lanes[0].clone() }];
    let at = |step| Place::Step(StepId(step));
    let places = [at(1), at(2), at(3), Place::Stage(stage), at(1), at(3)];
    let card = |(index, place)| Card { id: CardId(index), lane, place, ..Card::clone(&known) };
    journey.cards = (10..).zip(places).map(|placed| card(placed).into()).collect();
    let scene = scene_of(&sample.workspace, &sample.workspace.journeys[0]);
    hold(&scene).unwrap();
    assert_eq!(scene.walk(Cursor::Card(CardId(14)), Toward::Right), Some(Cursor::Card(CardId(15))));
    assert_eq!(scene.walk(Cursor::Card(CardId(15)), Toward::Left), Some(Cursor::Card(CardId(14))));
}

/// Three feelings of equal strength in one cell, and two personas who have a curve of their own.
#[test]
fn feelings_that_several_personas_share_are_one_stop_each() {
    let mut sample = sample();
    let known = sample.journey().cards.iter().find(|card| matches!(card.body, Body::Emotion { .. })).unwrap();
    let known = known.clone();
    let first = sample.workspace.personas[0].clone();
    let both = vec![PersonaId(8), first.id];
    sample.workspace.personas.push(Persona { id: PersonaId(8), ..first });
    let mut journey = sample.journey().clone();
    journey.personas.clone_from(&both);
    journey.cards.clear();
    journey.lanes.retain(|lane| lane.kind == LaneKind::Emotion);
    for (id, personas) in [(7, Vec::new()), (9, vec![both[0]]), (11, vec![both[1]])] {
        journey.cards.push(Card { id: CardId(id), personas, ..Card::clone(&known) }.into());
    }
    hold(&scene_of(&sample.workspace, &journey)).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_stop_of_any_map_is_reached(workspace in workspace()) {
        for journey in &workspace.journeys {
            hold(&scene_of(&workspace, journey))?;
        }
    }
}
