//! Journeys beside each other: the tree, and how each stands.

use crate::engine::import;
use crate::strategies::workspace;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;
use waymark::edit::{Command, EditError, JourneyCommand, JourneyField, apply};
use waymark::engine::{Engine, Figures, Filter, Query, Request, Response, query_for};
use waymark::model::*;
use waymark::portfolio::{health, tree};
use waymark::template::{self, sample_workspace};
use waymark::text::Lang;

fn journeys(names: &[(u64, Option<u64>, Option<u64>)]) -> Workspace {
    let mut workspace = sample_workspace(Lang::Zh);
    let first = workspace.journeys[0].clone();
    workspace.journeys = (names.iter())
        .map(|(id, parent, today)| {
            let mut journey = Journey::clone(&first);
            journey.id = JourneyId(*id);
            journey.relink(|_| None);
            (journey.parent, journey.today) = (parent.map(JourneyId), today.map(JourneyId));
            Arc::new(journey)
        })
        .collect();
    workspace
}

/// The engine's answer from the sample's data.
pub(crate) fn figures(query: Query) -> Figures {
    let mut engine = Engine::new();
    let csv = template::sample_events_csv(Lang::Zh);
    let mapping = template::sample_mapping(Lang::Zh);
    let imported = import(&mut engine, template::SAMPLE_DATASET, mapping, &csv);
    assert!(matches!(imported, Response::Imported(_)), "{imported:?}");
    let mut answer = None;
    engine.handle(Request::Ask { query: Box::new(query) }, &mut |response| answer = Some(response));
    match answer {
        Some(Response::Answered(figures)) => *figures,
        other => panic!("{other:?}"),
    }
}

fn drawn(workspace: &Workspace) -> Vec<(u64, usize)> {
    tree(workspace).into_iter().map(|branch| (branch.id.0, branch.depth)).collect()
}

#[test]
fn parts_stand_behind_their_whole_and_a_future_behind_today() {
    let workspace = journeys(&[(4, Some(2), None), (1, None, None), (2, Some(1), None), (3, None, Some(1))]);
    assert_eq!(drawn(&workspace), [(1, 0), (2, 1), (4, 2), (3, 1)]);
}

#[test]
fn a_circle_of_journeys_is_drawn_once_each() {
    let workspace = journeys(&[(1, Some(2), None), (2, Some(1), None), (3, Some(3), None)]);
    assert_eq!(drawn(&workspace), [(3, 0), (1, 0), (2, 1)]);
}

#[test]
fn a_journey_is_not_put_under_its_own_part() {
    let workspace = journeys(&[(1, None, None), (2, Some(1), None), (3, None, Some(2))]);
    let put = |id: u64, under: Option<u64>| {
        let field = JourneyField::Parent(under.map(JourneyId));
        apply(&workspace, Command::Journey(JourneyId(id), JourneyCommand::Set(field)))
    };
    for (id, under) in [(1, 1), (1, 2), (1, 3), (2, 3)] {
        assert_eq!(put(id, Some(under)), Err(EditError::Circle), "{id} under {under}");
    }
    assert_eq!(drawn(&put(2, None).unwrap()), [(1, 0), (2, 0), (3, 1)]);
    assert_eq!(drawn(&put(3, Some(1)).unwrap()), [(1, 0), (2, 1), (3, 1)]);
}

#[test]
fn health_says_what_the_map_and_the_answer_say() {
    let workspace = sample_workspace(Lang::Zh);
    let journey = &workspace.journeys[0];
    let bare = health(&workspace, journey, None);
    assert_eq!((bare.customers, bare.conversion, bare.csat), (None, None, None));
    let pains = journey.cards.iter().filter(|card| matches!(card.body, Body::Pain { .. })).count();
    let severe =
        journey.cards.iter().filter(|card| matches!(card.body, Body::Pain { severity: 3, .. })).count();
    assert_eq!(bare.pains, (pains, severe));
    assert!(severe > 0 && severe < pains);
    assert!(bare.assumed.0 > 0 && bare.assumed.0 < bare.assumed.1, "{:?}", bare.assumed);

    let figures = figures(query_for(&workspace, journey, journey.dataset.unwrap(), Filter::default()));
    let full = health(&workspace, journey, Some(&figures));
    assert_eq!(full.customers, Some(figures.overview.customers));
    let steps = &figures.stage_funnel.steps;
    let rate = full.conversion.unwrap();
    assert_eq!((rate.numerator, rate.denominator), (steps[steps.len() - 1].reached, steps[0].reached));
    // The sample's worst stage is where it is bought.
    let (stage, score) = full.valley.unwrap();
    assert_eq!(journey.stage(stage).unwrap().name, "购买");
    assert!((-2.0..0.0).contains(&score));
    assert_eq!((full.pains, full.measures, full.assumed), (bare.pains, bare.measures, bare.assumed));
}

#[test]
fn nothing_of_a_future_journey_is_measured() {
    let workspace = sample_workspace(Lang::Zh);
    let [today, future, _] = &workspace.journeys[..] else { panic!("three journeys") };
    let figures = figures(query_for(&workspace, today, today.dataset.unwrap(), Filter::default()));
    assert_eq!(health(&workspace, future, Some(&figures)), health(&workspace, future, None));
}

#[test]
fn one_more_journey_of_a_name_gets_a_number() {
    let mut workspace = sample_workspace(Lang::Zh);
    assert_eq!(workspace.free_name("门店旅程"), "门店旅程");
    for expected in ["线上购物旅程 (2)", "线上购物旅程 (3)"] {
        let name = workspace.free_name("线上购物旅程");
        assert_eq!(name, expected);
        let id = JourneyId(workspace.journeys.len() as u64);
        workspace.journeys.push(Arc::new(Journey { id, name, ..Journey::clone(&workspace.journeys[0]) }));
    }
}

#[test]
fn a_journey_that_shares_its_data_stands_by_its_own_stages() {
    let workspace = sample_workspace(Lang::Zh);
    let [whole, _, detail] = &workspace.journeys[..] else { panic!("three journeys") };
    let of = |journey: &Journey| {
        let query = query_for(&workspace, journey, journey.dataset.unwrap(), Filter::default());
        let figures = figures(query);
        (health(&workspace, journey, Some(&figures)), figures)
    };
    let ((whole, _), (part, figures)) = (of(whole), of(detail));
    // The answers at cart, payment and delivery, and no others.
    let answers = figures.stages.iter().map(|stage| &stage.ratings[0].summary);
    let (sum, n) = answers.fold((0.0, 0), |(sum, n), of| (sum + 2.0 * of.emotion * of.n as f64, n + of.n));
    let (mood, answered) = part.emotion.unwrap();
    assert_eq!(answered, n);
    assert!((mood - sum / n as f64).abs() < 1e-9);
    let (all, everyone) = whole.emotion.unwrap();
    assert!(answered < everyone && mood < all - 0.5, "{mood} of {answered}, {all} of {everyone}");
    // Who has a cart, and of them who hears of a parcel.
    let rate = part.conversion.unwrap();
    assert!(rate.denominator < whole.conversion.unwrap().denominator && rate.value() > 0.5, "{rate:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn every_journey_is_in_the_tree_once_and_right_below_what_it_lies_under(workspace in workspace()) {
        let branches = tree(&workspace);
        let ids: BTreeSet<u64> = branches.iter().map(|branch| branch.id.0).collect();
        prop_assert_eq!(ids.len(), branches.len());
        prop_assert_eq!(branches.len(), workspace.journeys.len());
        for (at, branch) in branches.iter().enumerate() {
            prop_assert!(at > 0 || branch.depth == 0);
            prop_assert!(at == 0 || branch.depth <= branches[at - 1].depth + 1);
        }
    }
}
