//! Copying and pasting: inside a map, into another workspace, to and from other programs.

use crate::map_sample::sample;
use std::sync::Arc;
use waymark::craft::{self, Target};
use waymark::edit::{Command, apply};
use waymark::model::*;
use waymark::text::Lang;

pub fn ids() -> impl FnMut() -> u64 {
    let mut next = 1_000_000;
    move || {
        next += 1;
        next
    }
}

fn lane(journey: &Journey, kind: LaneKind) -> LaneId {
    journey.lanes.iter().find(|lane| lane.kind == kind).unwrap().id
}

fn on(journey: &Journey, kind: LaneKind) -> Vec<CardId> {
    let lane = lane(journey, kind);
    journey.cards.iter().filter(|card| card.lane == lane).map(|card| card.id).collect()
}

pub fn step(journey: &Journey, at: usize) -> Place {
    Place::Step(journey.stages.iter().flat_map(|stage| &stage.steps).nth(at).unwrap().id)
}

/// The journey after a paste, and the new cards in it.
pub fn pasted(workspace: &Workspace, made: Option<(Command, Vec<CardId>)>) -> (Workspace, Vec<Card>) {
    let (command, cards) = made.unwrap();
    let after = apply(workspace, command).unwrap();
    let new = cards.iter().map(|card| after.journeys[0].card(*card).unwrap().clone()).collect();
    (after, new)
}

/// What a card says, without where it lies.
fn said(card: &Card) -> Card {
    Card { id: CardId(0), lane: LaneId(0), place: Place::Step(StepId(0)), ..card.clone() }
}

#[test]
fn what_is_copied_comes_back_through_the_clipboard_as_it_was() {
    let workspace = sample().workspace;
    let journey = &workspace.journeys[0];
    let all: Vec<CardId> = journey.cards.iter().map(|card| card.id).collect();
    let excerpt = craft::excerpt(&workspace, journey.id, &all).unwrap();
    let clip = craft::written(&craft::detached(excerpt), Lang::Zh);
    let read = craft::read(&clip.html).unwrap().unwrap();
    let made = craft::paste(&workspace, journey.id, read, Target::default(), &mut ids());
    let (after, new) = pasted(&workspace, made);
    assert_eq!(new.len(), journey.cards.len());
    for (old, new) in journey.cards.iter().zip(&new) {
        assert_eq!((said(old), old.lane, old.place), (said(new), new.lane, new.place));
    }
    assert_eq!(after.touchpoints, workspace.touchpoints);
    assert_eq!(after.journeys[0].lanes, journey.lanes);
}

#[test]
fn cards_of_one_lane_go_to_the_lane_of_the_cursor_at_its_column() {
    let workspace = sample().workspace;
    let journey = &workspace.journeys[0];
    let pains = on(journey, LaneKind::Pain)[..2].to_vec();
    let excerpt = craft::excerpt(&workspace, journey.id, &pains).unwrap();
    let target = Target { lane: Some(lane(journey, LaneKind::Opportunity)), column: 4, head: false };
    let (_, new) = pasted(&workspace, craft::paste(&workspace, journey.id, excerpt, target, &mut ids()));
    assert_eq!(new[0].text, journey.card(pains[0]).unwrap().text);
    assert!(matches!(new[0].body, Body::Opportunity { .. }));
    assert_eq!([new[0].place, new[1].place], [step(journey, 4), step(journey, 5)]);
}

#[test]
fn what_goes_beyond_the_last_column_gets_columns_of_its_own() {
    let workspace = sample().workspace;
    let journey = &workspace.journeys[0];
    let acts = on(journey, LaneKind::Behaviour)[..3].to_vec();
    let excerpt = craft::excerpt(&workspace, journey.id, &acts).unwrap();
    let target = Target { lane: None, column: 9, head: false };
    let (after, new) = pasted(&workspace, craft::paste(&workspace, journey.id, excerpt, target, &mut ids()));
    assert_eq!(after.journeys[0].stages.last().unwrap().steps.len(), 4);
    assert_eq!(new[2].place, step(&after.journeys[0], 11));
}

#[test]
fn in_another_workspace_what_both_know_is_joined_and_the_rest_is_made() {
    let workspace = sample().workspace;
    let journey = &workspace.journeys[0];
    let touches = on(journey, LaneKind::Touchpoint);
    let excerpt = craft::excerpt(&workspace, journey.id, &touches).unwrap();
    let known = workspace.touchpoints[0].clone();
    let mut other = Workspace::new(WorkspaceId(7), "另一个");
    other.touchpoints = vec![Touchpoint { id: TouchpointId(70), channel: None, ..known.clone() }];
    other.journeys = vec![Arc::new(Journey {
        id: JourneyId(71),
        cards: Vec::new(),
        lanes: Vec::new(),
        stages: Vec::new(),
        personas: Vec::new(),
        ..Journey::clone(journey)
    })];
    let made = craft::paste(&other, JourneyId(71), excerpt, Target::default(), &mut ids());
    let (after, new) = pasted(&other, made);
    let first = new
        .iter()
        .find(|card| matches!(card.body, Body::Touch { touchpoint, .. } if touchpoint == TouchpointId(70)));
    assert!(first.is_some(), "the touchpoint of that name is used");
    let used = |id: TouchpointId| {
        touches.iter().any(|card| {
        matches!(journey.card(*card).unwrap().body, Body::Touch { touchpoint, .. } if touchpoint == id)
    })
    };
    assert_eq!(after.touchpoints.len(), workspace.touchpoints.iter().filter(|known| used(known.id)).count());
    assert!(!after.channels.is_empty());
    assert_eq!(after.journeys[0].lanes[0].kind, LaneKind::Touchpoint);
}

#[test]
fn cells_are_read_as_spreadsheets_write_them() {
    assert_eq!(craft::cells("a\tb\r\nc\t\r\n"), [["a", "b"], ["c", ""]]);
    assert_eq!(craft::cells("\"two\nlines\"\t\"say \"\"hi\"\"\"\n"), [["two\nlines", "say \"hi\""]]);
    assert_eq!(craft::cells("他说“好”\n\"quoted\" line\n\n"), [["他说“好”"], ["\"quoted\" line"]]);
    assert!(craft::cells(" \n\n").is_empty());
}

#[test]
fn on_the_touchpoint_lane_a_text_is_a_touchpoint_of_that_name() {
    let workspace = sample().workspace;
    let journey = &workspace.journeys[0];
    let known = &workspace.touchpoints[1];
    let cells = vec![vec![known.name.clone(), "全新触点".into()]];
    let target = Target { lane: Some(lane(journey, LaneKind::Touchpoint)), column: 0, head: false };
    let (made, left) = craft::paste_cells(&workspace, journey.id, &cells, target, &mut ids());
    assert_eq!(left, 0);
    let (after, new) = pasted(&workspace, made);
    assert!(matches!(new[0].body, Body::Touch { touchpoint, .. } if touchpoint == known.id));
    assert_eq!(after.touchpoints.last().unwrap().name, "全新触点");
}

#[test]
fn the_text_is_a_table_that_runs_nothing() {
    let mut workspace = sample().workspace;
    let journey = Arc::make_mut(&mut workspace.journeys[0]);
    let pain = lane(journey, LaneKind::Pain);
    journey.cards.retain(|card| card.lane == pain);
    journey.cards.truncate(2);
    Arc::make_mut(&mut journey.cards[0]).text = "=1+1".into();
    Arc::make_mut(&mut journey.cards[1]).text = "<b>\"二\"</b>".into();
    let cards: Vec<CardId> = journey.cards.iter().map(|card| card.id).collect();
    let id = journey.id;
    let clip = craft::written(&craft::excerpt(&workspace, id, &cards).unwrap(), Lang::Zh);
    assert_eq!(clip.text, "'=1+1\t\"<b>\"\"二\"\"</b>\"");
    assert!(clip.html.contains("<td>&lt;b&gt;&quot;二&quot;&lt;/b&gt;</td>"));
    assert_eq!(craft::read("<table><tr><td>1</td></tr></table>").unwrap(), None);
    assert!(craft::read("<table data-waymark=\"{}\">").is_err());
}

#[test]
fn a_picture_goes_on_the_card_under_the_cursor_or_on_a_new_one() {
    let workspace = sample().workspace;
    let journey = &workspace.journeys[0];
    let picture = Picture::Data("data:image/png;base64,AA==".into());
    let target = Target { lane: Some(lane(journey, LaneKind::Pain)), column: 3, head: false };
    let made = craft::paste_picture(&workspace, journey.id, picture.clone(), (target, None), &mut ids());
    let (after, new) = pasted(&workspace, made);
    assert_eq!(new[0].body, Body::Picture { picture: Some(picture) });
    assert_eq!(
        (new[0].place, after.journeys[0].lane(new[0].lane).unwrap().kind),
        (step(journey, 3), LaneKind::Picture)
    );
    let other = Picture::Data("data:image/png;base64,BB==".into());
    let card = Some(new[0].id);
    let made = craft::paste_picture(&after, journey.id, other.clone(), (target, card), &mut ids());
    let (_, changed) = pasted(&after, made);
    assert_eq!((changed[0].id, &changed[0].body), (new[0].id, &Body::Picture { picture: Some(other) }));
}
