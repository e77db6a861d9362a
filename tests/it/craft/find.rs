//! Finding and replacing over a workspace.

use crate::map_sample::sample;
use std::sync::Arc;
use waymark::craft::{self, Field, Owner, Sought};
use waymark::edit::apply;
use waymark::model::*;

/// The shop's map twice, with one word in every sort of text.
fn workspace() -> Workspace {
    let mut workspace = sample().workspace;
    let journey = Arc::make_mut(&mut workspace.journeys[0]);
    journey.stages[0].name = "Pay one".into();
    journey.stages[0].goal = "to pay".into();
    journey.stages[0].steps[0].note = "PAY, pay".into();
    journey.lanes[0].name = "pay lane".into();
    Arc::make_mut(&mut journey.cards[0]).note = "prepay".into();
    workspace.touchpoints[0].name = "pay desk".into();
    let copy = Journey { id: JourneyId(99), ..journey.clone() };
    workspace.journeys.push(Arc::new(copy));
    workspace
}

fn sought(journey: Option<JourneyId>, case: bool) -> Sought<'static> {
    Sought { text: "pay", case, journey }
}

#[test]
fn every_text_is_sought_in_the_journey_or_in_all() {
    let workspace = workspace();
    let id = workspace.journeys[0].id;
    let found = craft::find(&workspace, sought(Some(id), false));
    let fields: Vec<Field> = found.iter().map(|one| one.field).collect();
    let touches = workspace.journeys[0].cards.iter().filter(|card| {
        matches!(card.body, Body::Touch { touchpoint, .. } if touchpoint == workspace.touchpoints[0].id)
    });
    assert_eq!(fields.iter().filter(|field| **field == Field::Touchpoint).count(), touches.count());
    assert_eq!(fields.iter().filter(|field| **field != Field::Touchpoint).count(), 6);
    assert_eq!(found[0].owner, Owner::Stage(workspace.journeys[0].stages[0].id));
    assert_eq!(craft::find(&workspace, sought(None, false)).len(), 2 * found.len());
    let exact = craft::find(&workspace, sought(Some(id), true));
    assert_eq!(exact.len(), found.len() - 2);
}

#[test]
fn replacing_all_leaves_nothing_but_names_of_the_registry() {
    let workspace = workspace();
    let found = craft::find(&workspace, sought(None, false));
    let after = apply(&workspace, craft::replace(&workspace, &found, "buy").unwrap()).unwrap();
    let left = craft::find(&after, sought(None, false));
    assert!(!left.is_empty() && left.iter().all(|one| one.field == Field::Touchpoint));
    let journey = &after.journeys[1];
    assert_eq!(journey.stages[0].steps[0].note, "buy, buy");
    assert_eq!(journey.cards[0].note, "prebuy");
    assert_eq!(after.touchpoints, workspace.touchpoints);
}

#[test]
fn one_place_is_replaced_alone_and_a_place_that_has_changed_is_left() {
    let workspace = workspace();
    let id = workspace.journeys[0].id;
    let found = craft::find(&workspace, sought(Some(id), false));
    let second = found.iter().filter(|one| one.text == "PAY, pay").nth(1).unwrap();
    let command = craft::replace(&workspace, std::slice::from_ref(second), "£").unwrap();
    let after = apply(&workspace, command).unwrap();
    assert_eq!(after.journeys[0].stages[0].steps[0].note, "PAY, £");
    assert_eq!(after.journeys[1].stages[0].steps[0].note, "PAY, pay");
    assert_eq!(craft::replace(&after, std::slice::from_ref(second), "£"), None);
}

#[test]
fn a_hit_is_shown_with_what_stands_around_it() {
    let mut workspace = workspace();
    let journey = Arc::make_mut(&mut workspace.journeys[0]);
    Arc::make_mut(&mut journey.cards[1]).text = "这是一段很长很长很长的话，里面有pay和别的".into();
    let found = craft::find(&workspace, sought(Some(JourneyId(2)), false));
    let long = found.iter().find(|one| one.text.starts_with("这是")).unwrap();
    let (before, hit, after) = craft::around(long);
    assert_eq!((hit.as_str(), after.as_str()), ("pay", "和别的"));
    assert!(before.starts_with('…') && before.chars().count() == 13);
}
