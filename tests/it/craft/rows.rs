//! Tables that are pasted: which lane each row goes to, what is left out, and the text of a block on its way there and back.

use super::clip::{ids, pasted, step};
use crate::map_sample::sample;
use std::sync::Arc;
use waymark::craft::{self, Target};
use waymark::model::*;
use waymark::text::{Lang, map};

/// What a paste makes: text, lane and column of each card; and how many cells were left out.
fn put(workspace: &Workspace, text: &str, target: Target) -> (Workspace, Vec<Card>, usize) {
    let (made, left) =
        craft::paste_cells(workspace, workspace.journeys[0].id, &craft::cells(text), target, &mut ids());
    let (after, cards) = pasted(workspace, made);
    (after, cards, left)
}

fn cell(lane: LaneId, column: usize) -> Target {
    Target { lane: Some(lane), column, head: false }
}

/// The sample with these lanes and no cards.
fn with_lanes(kinds: &[LaneKind]) -> (Workspace, Vec<LaneId>) {
    let mut workspace = sample().workspace;
    let journey = Arc::make_mut(&mut workspace.journeys[0]);
    let lanes = kinds.iter().zip(901..).map(|(kind, id)| Lane::new(LaneId(id), *kind));
    journey.lanes = lanes.collect();
    journey.cards.clear();
    let ids = journey.lanes.iter().map(|lane| lane.id).collect();
    (workspace, ids)
}

#[test]
fn one_row_fills_steps_and_one_column_fills_a_cell() {
    let (workspace, lanes) = with_lanes(&[LaneKind::Pain, LaneKind::Text]);
    let journey = &workspace.journeys[0];
    let (_, row, left) = put(&workspace, "慢\t\t贵", cell(lanes[0], 2));
    let at: Vec<_> = row.iter().map(|card| (card.text.as_str(), card.lane, card.place)).collect();
    assert_eq!((at, left), (vec![("慢", lanes[0], step(journey, 2)), ("贵", lanes[0], step(journey, 4))], 0));
    for column in ["一\n二\n三", "一\t\n二\t\n三\t"] {
        let (_, cards, left) = put(&workspace, column, cell(lanes[0], 1));
        assert!(cards.iter().all(|card| (card.lane, card.place) == (lanes[0], step(journey, 1))));
        assert_eq!((cards.len(), left), (3, 0));
    }
}

#[test]
fn rows_of_a_table_go_to_the_lanes_below_that_take_them() {
    use LaneKind::{Emotion, Kpi, Pain, Picture, Quote, Text, Touchpoint};
    let (mut workspace, lanes) = with_lanes(&[Pain, Picture, Text, Touchpoint, Emotion, Kpi, Text, Quote]);
    Arc::make_mut(&mut workspace.journeys[0]).lanes[2].hidden = true;
    let touchpoint = workspace.touchpoints[0].clone();
    let text = format!("慢\t贵\n{}\t\n-1.5\t2\n接触次数\tNPS\n别的\t-1", touchpoint.name);
    let (_, cards, left) = put(&workspace, &text, cell(lanes[0], 0));
    let on: Vec<_> = cards.iter().map(|card| card.lane).collect();
    let expected = [0, 0, 3, 4, 4, 5, 5, 6, 6].map(|at: usize| lanes[at]);
    assert_eq!((on, left), (expected.to_vec(), 0));
    assert!(matches!(cards[2].body, Body::Touch { touchpoint: met, .. } if met == touchpoint.id));
    assert!(matches!(cards[3].body, Body::Emotion { score, .. } if (score + 1.5).abs() < 1e-9));
    assert!(matches!(cards[5].body, Body::Kpi { metric: Metric::Events, .. }));
    // Words are no claims, touchpoints or figures: those lanes are passed over.
    let (_, cards, left) = put(&workspace, "慢\t贵\n甲\t3\n乙\t丙", cell(lanes[0], 0));
    let on: Vec<_> = cards.iter().map(|card| card.lane).collect();
    assert_eq!((on, left), ([0, 0, 6, 6, 7, 7].map(|at: usize| lanes[at]).to_vec(), 0));
}

#[test]
fn what_finds_no_lane_below_a_cell_is_counted_and_a_head_asks_for_new_lanes() {
    let (workspace, lanes) = with_lanes(&[LaneKind::Pain, LaneKind::Emotion]);
    let text = "慢\t贵\n甲\t乙\n丙\t";
    let (after, cards, left) = put(&workspace, text, cell(lanes[0], 0));
    assert_eq!((cards.len(), left, after.journeys[0].lanes.len()), (2, 3, 2));
    let (after, cards, left) = put(&workspace, text, Target { head: true, ..cell(lanes[0], 0) });
    assert_eq!((cards.len(), left, after.journeys[0].lanes.len()), (5, 0, 4));
    assert_eq!(cards[2].lane, after.journeys[0].lanes[2].id);
}

#[test]
fn names_in_the_first_column_say_which_lane() {
    use LaneKind::{Behaviour, Emotion, Pain, Text};
    let (mut workspace, lanes) = with_lanes(&[Pain, Text, Emotion, Text, Behaviour]);
    Arc::make_mut(&mut workspace.journeys[0]).lanes[4].name = "客户在做什么".into();
    let (mood, chance) = (map::lane(Emotion).en.to_lowercase(), map::lane(LaneKind::Opportunity).zh);
    let text =
        format!("{mood}\t1\t\n客户在做什么\t逛\t买\n\t看\t\n痛点\t\t贵\n{chance}\t省\t\n我们的泳道\t甲\t");
    let (after, cards, left) = put(&workspace, &text, cell(lanes[1], 3));
    let journey = &after.journeys[0];
    let on: Vec<_> = cards.iter().map(|card| card.lane).collect();
    let added = &journey.lanes[5..];
    let expected = [lanes[2], lanes[4], lanes[4], lanes[4], lanes[0], added[0].id, added[1].id];
    assert_eq!((on, left), (expected.to_vec(), 0));
    assert_eq!((added[0].kind, added[1].name.as_str()), (LaneKind::Opportunity, "我们的泳道"));
    assert_eq!([cards[0].place, cards[2].place], [step(journey, 3), step(journey, 4)]);
    // Most of what stands in front names no lane: it is cards like the rest.
    let (_, cards, _) = put(&workspace, "痛点\t甲\n乙\t丙", cell(lanes[0], 0));
    assert_eq!((cards[0].text.as_str(), cards[0].lane, cards.len()), ("痛点", lanes[0], 4));
    // Two lanes of one name are filled one after the other, from the target on.
    let name = map::lane(Text).zh;
    let (_, cards, _) = put(&workspace, &format!("{name}\t甲\n{name}\t乙"), cell(lanes[3], 0));
    assert_eq!([cards[0].lane, cards[1].lane], [lanes[3], lanes[1]]);
}

/// The cells of a map: lane, column and texts, as the written table says them.
fn written(workspace: &Workspace, cards: &[CardId]) -> String {
    let excerpt = craft::excerpt(workspace, workspace.journeys[0].id, cards).unwrap();
    craft::written(&excerpt, Lang::Zh).text
}

#[test]
fn a_block_of_several_lanes_comes_back_through_its_text_into_an_empty_copy() {
    let mut workspace = sample().workspace;
    let journey = Arc::make_mut(&mut workspace.journeys[0]);
    Arc::make_mut(&mut journey.cards[0]).text = "=1+1\n\"二\"\t三".into();
    let full = workspace.clone();
    let journey = full.journeys[0].clone();
    let mut empty = full.clone();
    Arc::make_mut(&mut empty.journeys[0]).cards.clear();
    let columns: Vec<StepId> =
        journey.stages.iter().flat_map(|stage| &stage.steps).map(|step| step.id).collect();
    let column = |card: &Card| match card.place {
        Place::Step(id) => columns.iter().position(|step| *step == id).unwrap(),
        Place::Stage(id) => {
            columns.iter().position(|step| *step == journey.stage(id).unwrap().steps[0].id).unwrap()
        }
    };
    let mut blocks = 0;
    for top in 0..journey.lanes.len() - 1 {
        for height in 2..=journey.lanes.len() - top {
            let lanes: Vec<LaneId> = journey.lanes[top..top + height].iter().map(|lane| lane.id).collect();
            let from = (top * 3 + height) % columns.len();
            // Pictures have no words; they travel with the cards themselves.
            let is_in = |card: &&Arc<Card>| {
                lanes.contains(&card.lane)
                    && (from..from + 4).contains(&column(card))
                    && !(card.text.is_empty() && matches!(card.body, Body::Picture { .. }))
            };
            let cards: Vec<CardId> = journey.cards.iter().filter(is_in).map(|card| card.id).collect();
            let met: Vec<LaneId> = lanes
                .iter()
                .copied()
                .filter(|lane| journey.cards.iter().filter(is_in).any(|card| card.lane == *lane))
                .collect();
            if met.len() < 2 {
                continue;
            }
            blocks += 1;
            let first = journey.cards.iter().filter(is_in).map(|card| column(card)).min().unwrap();
            let text = written(&full, &cards);
            let (after, new, left) = put(&empty, &text, cell(met[0], first));
            assert_eq!((new.len(), left), (cards.len(), 0), "{text}");
            let new: Vec<CardId> = new.iter().map(|card| card.id).collect();
            assert_eq!(written(&after, &new), text);
            let places = |workspace: &Workspace, ids: &[CardId]| {
                let journey = &workspace.journeys[0];
                let mut places: Vec<(LaneId, usize)> = ids
                    .iter()
                    .map(|id| journey.card(*id).map(|card| (card.lane, column(card))).unwrap())
                    .collect();
                places.sort_unstable();
                places
            };
            assert_eq!(places(&after, &new), places(&full, &cards));
        }
    }
    assert!(blocks > 10, "{blocks}");
}
