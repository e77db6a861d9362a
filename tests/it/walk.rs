//! The keyboard's walk over a map: every stop can be reached, and an arrow leads where it points or nowhere.

use crate::map_sample::{input, sample};
use crate::strategies::workspace;
use proptest::prelude::*;
use std::collections::HashSet;
use waymark::layout::text::EstimatedWidths;
use waymark::layout::*;
use waymark::model::*;
use waymark::text::Lang;

const ALL: [Toward; 4] = [Toward::Left, Toward::Right, Toward::Up, Toward::Down];

fn scene_of(workspace: &Workspace, journey: &Journey) -> Scene {
    let (lang, viewport_width) = (Lang::Zh, 1345.0);
    let input =
        Input { workspace, journey, figures: None, source: None, lang, persona: None, viewport_width };
    scene(&input, &mut EstimatedWidths)
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_stop_of_any_map_is_reached(workspace in workspace()) {
        for journey in &workspace.journeys {
            hold(&scene_of(&workspace, journey))?;
        }
    }
}
