//! One customer against everyone: the events that are told one by one are those that the figures count. Personas and
//! segments as they are changed.

use super::metric::{channel, events, import, query};
use proptest::prelude::*;
use waymark::edit::{Command, apply};
use waymark::engine::measure::{Answer, Measure, PeopleQuery, TimelineAnswer, TimelineQuery, measure};
use waymark::engine::{Filter, answer};
use waymark::model::{Body, PersonaId, Segment, SegmentId};
use waymark::people::{lanes, mood, way};
use waymark::table::Tables;
use waymark::template::sample_workspace;
use waymark::text::Lang;

fn timeline(tables: &Tables, filter: &Filter, customer: &str) -> Option<TimelineAnswer> {
    let stages = query(Filter::default()).stages;
    let asked = [Measure::Timeline(TimelineQuery::of(customer, stages))];
    match measure(tables, filter, &asked).remove(0) {
        Answer::Timeline(found) => Some(*found),
        Answer::Refused { .. } => None,
        other => panic!("{other:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_timelines_of_all_customers_are_the_events_of_the_figures(given in events(60), name in "|ch1|ch2|all") {
        let filter = if name == "all" { Filter::default() } else { channel(&name) };
        let (table, quality) = import(&given);
        let whole = answer(&table, &quality, &query(filter.clone()));
        let names: Vec<String> = table.customers.names().iter().map(|name| (*name).to_owned()).collect();
        let tables = Tables::of_events(table);
        let all: Vec<TimelineAnswer> =
            names.iter().filter_map(|name| timeline(&tables, &filter, name)).collect();
        prop_assert_eq!(all.len() as u64, whole.overview.customers);
        prop_assert_eq!(all.iter().map(|one| one.events).sum::<u64>(), whole.overview.events);
        let told = || all.iter().flat_map(|one| &one.told);
        let rated = told().map(|event| event.ratings.len() as u64).sum::<u64>();
        prop_assert_eq!(rated, whole.overview.ratings.first().map_or(0, |rating| rating.summary.n));
        for stage in &whole.stages {
            prop_assert_eq!(told().filter(|event| event.stage == Some(stage.id)).count() as u64, stage.events);
        }
        for one in &all {
            prop_assert!(one.told.is_sorted_by_key(|event| event.millis));
            let dots = lanes(one, Lang::En).dots;
            prop_assert_eq!(dots.len(), one.told.len());
            prop_assert!(dots.windows(2).all(|pair| pair[1].x - pair[0].x >= 17.9), "no dot hides another");
        }
    }

    #[test]
    fn who_is_suggested_is_there(given in events(40)) {
        let (table, _) = import(&given);
        let tables = Tables::of_events(table);
        let asked = PeopleQuery { stages: query(Filter::default()).stages, ..PeopleQuery::default() };
        let answers = measure(&tables, &Filter::default(), &[Measure::People(asked)]);
        let [Answer::People(found)] = &answers[..] else { panic!("{answers:?}") };
        for one in &found.typical {
            let told = timeline(&tables, &Filter::default(), &one.customer);
            prop_assert_eq!(told.map(|told| told.events), Some(one.events));
        }
    }
}

#[test]
fn the_way_through_the_map_counts_each_event_once() {
    let (table, _) = import(&[(0, 10, 0, 1, 0, None), (0, 20, 0, 1, 0, None), (0, 50, 4, 1, 0, None)]);
    let told = timeline(&Tables::of_events(table), &Filter::default(), "c0").unwrap();
    let mut workspace = sample_workspace(Lang::En);
    let mut journey = (*workspace.journeys.remove(0)).clone();
    journey.stages.truncate(1);
    journey.stages[0].id = told.told[0].stage.unwrap();
    let visits = way(&workspace, &journey, &told);
    let found: Vec<_> =
        visits.iter().map(|visit| (visit.stage.is_some(), visit.events, visit.after_millis)).collect();
    assert_eq!(found, [(true, 2, None), (false, 1, Some(30_000))]);
}

#[test]
fn a_mood_is_that_of_the_personas_own_cards_and_of_those_for_everyone() {
    let workspace = sample_workspace(Lang::En);
    let mut journey = (*workspace.journeys[0]).clone();
    journey.cards.retain(|card| matches!(card.body, Body::Emotion { .. }));
    let persona = journey.personas[0];
    assert!(!mood(&journey, persona).is_empty());
    for card in &mut journey.cards {
        std::sync::Arc::make_mut(card).personas = vec![PersonaId(1)];
    }
    assert!(mood(&journey, persona).is_empty(), "others' cards are not theirs");
    assert!(!mood(&journey, PersonaId(1)).is_empty());
}

#[test]
fn a_segment_that_goes_leaves_its_personas() {
    let workspace = sample_workspace(Lang::En);
    let own = workspace.personas[0].segment.unwrap();
    let known = workspace.segments.len();
    let rules = vec![("tier".to_owned(), vec!["VIP".to_owned()])];
    let segment = Segment { id: SegmentId(77), name: "VIP".into(), rules };
    let with = apply(&workspace, Command::PutSegment(segment.clone())).unwrap();
    assert_eq!((with.segments.len(), with.segments.last()), (known + 1, Some(&segment)));
    let without = apply(&with, Command::RemoveSegment(own)).unwrap();
    assert!(
        without.segments.iter().all(|segment| segment.id != own) && without.personas[0].segment.is_none()
    );
    assert!(apply(&without, Command::RemoveSegment(own)).is_err());
}
