//! States that belong together: today and future, a file and what it was made from, and the measures between them.

use crate::strategies::workspace;
use proptest::prelude::*;
use std::sync::Arc;
use waymark::edit::{Command, apply};
use waymark::file;
use waymark::model::*;
use waymark::template::sample_workspace;
use waymark::text::Lang;
use waymark::versions::{Change, as_one, closest, differences, future_of, measures, with_part};

/// The sample with a future version of its first journey.
fn with_future() -> (Workspace, JourneyId, JourneyId) {
    let sample = sample_workspace(Lang::Zh);
    let today = sample.journeys[0].clone();
    let future = JourneyId(77);
    let command = Command::AddJourney(Box::new(future_of(&today, future, Lang::Zh)));
    (apply(&sample, command).unwrap(), today.id, future)
}

fn change(workspace: &mut Workspace, journey: JourneyId, change: impl FnOnce(&mut Journey)) {
    let slot = workspace.journeys.iter_mut().find(|known| known.id == journey).unwrap();
    change(Arc::make_mut(slot));
}

#[test]
fn a_future_version_differs_from_today_in_nothing_until_it_is_changed() {
    let (mut workspace, today, future) = with_future();
    let derived = workspace.journey(future).unwrap();
    assert_eq!((derived.today, derived.horizon), (Some(today), Horizon::Future));
    assert_ne!(derived.name, workspace.journey(today).unwrap().name);
    let (before, after) = as_one(&workspace, today, future).unwrap();
    assert_eq!(differences(&before, &after, Lang::Zh).unwrap(), []);

    change(&mut workspace, future, |journey| drop(journey.cards.remove(0)));
    let (before, after) = as_one(&workspace, today, future).unwrap();
    let found = differences(&before, &after, Lang::Zh).unwrap();
    assert_eq!(found.iter().map(|one| &one.change).collect::<Vec<_>>(), [&Change::Removed]);
    check(&before).unwrap();
    check(&after).unwrap();
}

#[test]
fn where_a_step_leads_is_told_and_a_step_that_leads_to_its_own_journey_is_no_difference() {
    let (mut workspace, today, future) = with_future();
    let detail = workspace.journeys[2].id;
    assert_eq!(workspace.journey(today).unwrap().links().collect::<Vec<_>>(), [detail]);
    assert_eq!(workspace.journey(future).unwrap().links().collect::<Vec<_>>(), [detail]);
    change(&mut workspace, today, |journey| journey.stages[0].steps[0].link = Some(today));
    change(&mut workspace, future, |journey| journey.stages[0].steps[0].link = Some(future));
    let (before, after) = as_one(&workspace, today, future).unwrap();
    check(&before).and(check(&after)).unwrap();
    assert_eq!(differences(&before, &after, Lang::Zh).unwrap(), []);

    change(&mut workspace, future, |journey| journey.relink(|_| None));
    let (before, after) = as_one(&workspace, today, future).unwrap();
    let found = differences(&before, &after, Lang::Zh).unwrap();
    assert_eq!(found.len(), 2, "{found:?}");
    let told: Vec<String> = found.iter().map(|one| one.words(Lang::Zh)).collect();
    assert!(told.iter().all(|words| words.contains("链接的旅程")), "{told:?}");
    assert!(told.iter().any(|words| words.contains("结算与支付")), "{told:?}");
}

#[test]
fn removing_today_leaves_the_future_without_an_origin() {
    let (workspace, today, future) = with_future();
    let left = apply(&workspace, Command::RemoveJourney(today)).unwrap();
    assert_eq!(left.journey(future).unwrap().today, None);
    check(&left).unwrap();
}

#[test]
fn gaps_become_measures_where_they_belong() {
    let (mut workspace, today, future) = with_future();
    let (step, stage) = {
        let stage = &workspace.journey(today).unwrap().stages[1];
        (stage.steps[0].id, stage.id)
    };
    let behaviour = workspace.journey(today).unwrap().lanes.iter();
    let lane = behaviour.clone().find(|lane| lane.kind == LaneKind::Behaviour).unwrap().id;
    change(&mut workspace, future, |journey| {
        let card = Card::new(CardId(1001), lane, Place::Step(step), "一键付款", Body::Plain);
        journey.cards.push(Arc::new(card));
        let new = Step::new(StepId(1002), "刷脸");
        journey.stages[1].steps.push(new);
    });
    let (before, after) = as_one(&workspace, today, future).unwrap();
    let found = differences(&before, &after, Lang::Zh).unwrap();
    let chosen: Vec<_> = found.iter().filter(|one| one.change == Change::Added).collect();
    assert_eq!(chosen.len(), 2);
    let mut next = 5000;
    let mut fresh = || {
        next += 1;
        next
    };
    let on = workspace.journey(today).unwrap();
    let commands = measures(on, after.journey(today).unwrap(), &chosen, Lang::Zh, &mut fresh);
    let commands = commands.into_iter().map(|command| Command::Journey(today, command)).collect();
    let done = apply(&workspace, Command::Batch(commands)).unwrap();
    check(&done).unwrap();
    let made = |text: &str| {
        let found = done.journey(today).unwrap().cards.iter().find(|card| card.text == text);
        let card = found.unwrap_or_else(|| panic!("no measure says {text}"));
        assert!(matches!(card.body, Body::Measure { .. }));
        card.place
    };
    assert_eq!(made("一键付款"), Place::Step(step));
    // Today has no such step, but its stage.
    assert_eq!(made("刷脸"), Place::Stage(stage));
}

#[test]
fn a_measure_made_of_a_gap_says_where_and_is_no_gap_itself() {
    let (mut workspace, today, future) = with_future();
    let at = workspace.journey(today).unwrap().cards.iter();
    let at = at.clone().position(|card| matches!(card.body, Body::Emotion { .. })).unwrap();
    change(&mut workspace, future, |journey| {
        Arc::make_mut(&mut journey.cards[at]).body = Body::Emotion { score: 2.0, moment_of_truth: false };
    });
    let (before, after) = as_one(&workspace, today, future).unwrap();
    let found = differences(&before, &after, Lang::Zh).unwrap();
    let chosen: Vec<_> = found.iter().collect();
    let on = workspace.journey(today).unwrap();
    let commands = measures(on, after.journey(today).unwrap(), &chosen, Lang::Zh, &mut || 7000);
    let commands = commands.into_iter().map(|command| Command::Journey(today, command)).collect();
    let done = apply(&workspace, Command::Batch(commands)).unwrap();
    let made = done.journey(today).unwrap().card(CardId(7000)).unwrap();
    let step = on.stages[0].steps[0].name.as_str();
    assert!(made.text.starts_with(step) && made.text.contains("→ 2"), "{}", made.text);
    let (before, after) = as_one(&done, today, future).unwrap();
    assert_eq!(differences(&before, &after, Lang::Zh).unwrap().len(), found.len());
}

#[test]
fn a_lane_for_measures_is_added_where_there_is_none() {
    let (mut workspace, today, future) = with_future();
    change(&mut workspace, today, |journey| {
        let of_kind = |journey: &Journey, id| journey.lane(id).unwrap().kind == LaneKind::Measure;
        let cards = std::mem::take(&mut journey.cards);
        journey.cards = cards.into_iter().filter(|card| !of_kind(journey, card.lane)).collect();
        journey.lanes.retain(|lane| lane.kind != LaneKind::Measure);
    });
    let (before, after) = as_one(&workspace, today, future).unwrap();
    let found = differences(&before, &after, Lang::En).unwrap();
    assert!(!found.is_empty());
    let chosen: Vec<_> = found.iter().collect();
    let mut next = 5000;
    let mut fresh = || {
        next += 1;
        next
    };
    let on = workspace.journey(today).unwrap();
    let commands = measures(on, after.journey(today).unwrap(), &chosen, Lang::En, &mut fresh);
    let commands = commands.into_iter().map(|command| Command::Journey(today, command)).collect();
    let done = apply(&workspace, Command::Batch(commands)).unwrap();
    let lanes = &done.journey(today).unwrap().lanes;
    assert_eq!(lanes.iter().filter(|lane| lane.kind == LaneKind::Measure).count(), 1);
}

#[test]
fn a_file_is_taken_to_come_from_the_state_that_it_differs_least_from() {
    let oldest = sample_workspace(Lang::Zh);
    let id = oldest.journeys[0].id;
    let mut middle = oldest.clone();
    change(&mut middle, id, |journey| journey.cards.truncate(journey.cards.len() - 3));
    let mut newest = middle.clone();
    change(&mut newest, id, |journey| drop(journey.cards.remove(0)));
    // A colleague was given the middle one.
    let mut file = middle.clone();
    change(&mut file, id, |journey| "新的目标".clone_into(&mut journey.goal));
    assert_eq!(closest(&[&newest, &middle, &oldest], &file), Some(1));
    assert_eq!(closest(&[], &file), None);
    let stranger = Workspace::new(WorkspaceId(5), "别的");
    assert_eq!(closest(&[&newest], &stranger), None, "nothing is shared");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn a_file_of_one_journey_that_nobody_changed_is_the_state_that_it_came_from(workspace in workspace()) {
        let noon = chrono::NaiveDateTime::default();
        for journey in &workspace.journeys {
            let text = file::save_journey(&workspace, journey.id, None, &noon);
            let part = file::load(&text).unwrap().workspace;
            let whole = with_part(&workspace, &part);
            prop_assert_eq!(&differences(&workspace, &whole, Lang::En).unwrap(), &[]);
            prop_assert!(check(&whole).is_ok());
        }
    }

    #[test]
    fn two_journeys_as_one_are_sound_and_a_derived_one_is_no_different(workspace in workspace()) {
        let Some(today) = workspace.journeys.first() else { return Ok(()) };
        let future = JourneyId(u64::MAX);
        let command = Command::AddJourney(Box::new(future_of(today, future, Lang::En)));
        let both = apply(&workspace, command).unwrap();
        let (before, after) = as_one(&both, today.id, future).unwrap();
        prop_assert!(check(&before).is_ok() && check(&after).is_ok());
        prop_assert_eq!(differences(&before, &after, Lang::En).unwrap(), vec![]);
    }
}
