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

/// One word in every text that people write on a card of some kind.
fn written() -> Workspace {
    let mut workspace = waymark::template::sample_workspace(waymark::text::Lang::Zh);
    let journey = Arc::make_mut(&mut workspace.journeys[0]);
    for card in &mut journey.cards {
        let card = Arc::make_mut(card);
        "zebra owner".clone_into(&mut card.owner);
        "zebra source".clone_into(&mut card.evidence.source);
        card.comments = vec![Comment {
            author: "a".into(),
            date: "2026-01-05".parse().unwrap(),
            text: "zebra comment".into(),
        }];
        match &mut card.body {
            Body::Quote { speaker } => "zebra speaker".clone_into(speaker),
            Body::Touch { frequency, .. } => "zebra often".clone_into(frequency),
            Body::Measure { department, expected, .. } => {
                "zebra team".clone_into(department);
                "zebra effect".clone_into(expected);
            }
            _ => {}
        }
    }
    workspace
}

#[test]
fn all_that_people_write_on_a_card_is_found_and_all_but_comments_replaced() {
    let workspace = written();
    let zebra = Sought { text: "zebra", case: false, journey: None };
    let found = craft::find(&workspace, zebra);
    let n = |field: Field| found.iter().filter(|one| one.field == field).count();
    let journey = &workspace.journeys[0];
    let cards = journey.cards.len();
    let with = |is: fn(&Body) -> bool| journey.cards.iter().filter(|card| is(&card.body)).count();
    assert_eq!([n(Field::Owner), n(Field::Source), n(Field::Comment)], [cards; 3]);
    let kinds = [
        (Field::Speaker, with(|body| matches!(body, Body::Quote { .. }))),
        (Field::Frequency, with(|body| matches!(body, Body::Touch { .. }))),
        (Field::Department, with(|body| matches!(body, Body::Measure { .. }))),
        (Field::Expected, with(|body| matches!(body, Body::Measure { .. }))),
    ];
    for (field, count) in kinds {
        assert!(count > 0, "{field:?}");
        assert_eq!(n(field), count, "{field:?}");
    }
    let after = apply(&workspace, craft::replace(&workspace, &found, "okapi").unwrap()).unwrap();
    let left = craft::find(&after, zebra);
    assert_eq!(left.len(), cards);
    assert!(left.iter().all(|one| one.field == Field::Comment));
}

#[test]
fn a_search_finds_journeys_by_what_they_are_and_by_what_is_in_them() {
    let mut workspace = sample().workspace;
    let first = Arc::make_mut(&mut workspace.journeys[0]);
    "Returns".clone_into(&mut first.name);
    "Mei Lin".clone_into(&mut first.owner);
    let pain = first.cards.iter_mut().find(|card| matches!(card.body, Body::Pain { .. })).unwrap();
    let pain = Arc::make_mut(pain);
    "the zebra waits".clone_into(&mut pain.text);
    "Zoe".clone_into(&mut pain.owner);
    let pain = pain.id;
    let (first, other) = (first.id, JourneyId(99));
    workspace.journeys.push(Arc::new({
        let mut copy = Journey::clone(&workspace.journeys[0]);
        (copy.id, copy.name, copy.owner, copy.cards) = (other, "Loans".into(), String::new(), vec![]);
        copy.stages[0].name = "Zebra crossing".into();
        copy
    }));
    let ids = |typed: &str| -> Vec<JourneyId> {
        craft::search(&workspace, typed).into_iter().map(|answering| answering.journey).collect()
    };
    assert_eq!(ids(""), [first, other]);
    assert_eq!(ids("mei returns"), [first], "owner and name, in any order and case");
    assert_eq!(ids("zebra"), [first, other]);
    assert_eq!(ids("zebra zoe"), [first], "text and owner of one card");
    assert_eq!(ids("loans zebra"), [other], "the journey's name and a stage of it");
    assert!(ids("loans zoe").is_empty(), "words of two journeys");
    assert!(ids("nothing says this").is_empty());
    let all = craft::search(&workspace, "zoe zebra");
    let found: Vec<Owner> = all[0].found.iter().map(|found| found.owner).collect();
    assert_eq!(found, [Owner::Card(pain)], "once, though two of its texts answer");
    assert_eq!(all[0].found[0].field, Field::Face);
    assert_eq!(craft::around(&all[0].found[0]).1, "zebra");
    // What answers by the journey's name alone lists nothing in it.
    assert!(craft::search(&workspace, "returns").iter().all(|answering| answering.found.is_empty()));
}
