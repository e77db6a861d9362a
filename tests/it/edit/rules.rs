//! What each command does, on the map of an online shop: five stages of two steps, a persona, ten touchpoints
//! with a channel each, and a second journey that details the first.

use crate::map_sample::sample;
use std::sync::Arc;
use waymark::edit::{Command, EditError, JourneyCommand, apply};
use waymark::model::*;

const JOURNEY: JourneyId = JourneyId(2);
const DETAIL: JourneyId = JourneyId(3);

fn shop() -> Workspace {
    let mut workspace = sample().workspace;
    let persona = workspace.personas[0].id;
    let mut journey = Journey::clone(&workspace.journeys[0]);
    let detail = Journey { id: DETAIL, parent: Some(JOURNEY), ..journey.clone() };
    Arc::make_mut(&mut journey.cards[0]).link = Some(DETAIL);
    Arc::make_mut(&mut journey.cards[1]).personas = vec![persona];
    workspace.journeys = vec![Arc::new(journey), Arc::new(detail)];
    check(&workspace).unwrap();
    workspace
}

fn journey(workspace: &Workspace) -> &Journey {
    workspace.journey(JOURNEY).unwrap()
}

fn edit(workspace: &Workspace, command: JourneyCommand) -> Result<Workspace, EditError> {
    apply(workspace, Command::Journey(JOURNEY, command))
}

fn lane(workspace: &Workspace, kind: LaneKind) -> LaneId {
    journey(workspace).lanes.iter().find(|lane| lane.kind == kind).unwrap().id
}

/// The ids of the cards that lie on a stage or one of its steps.
fn cards_on(journey: &Journey, stage: StageId) -> Vec<CardId> {
    let on = |card: &&Arc<Card>| journey.stage_of(card.place).is_some_and(|found| found.id == stage);
    journey.cards.iter().filter(on).map(|card| card.id).collect()
}

fn order(journey: &Journey) -> Vec<StepId> {
    journey.stages.iter().flat_map(|stage| &stage.steps).map(|step| step.id).collect()
}

#[test]
fn a_stage_goes_with_its_steps_and_their_cards_and_no_others() {
    let shop = shop();
    let stage = journey(&shop).stages[2].id;
    let gone = cards_on(journey(&shop), stage);
    assert!(gone.len() > 4);
    let after = edit(&shop, JourneyCommand::RemoveStage(stage)).unwrap();
    let mut expect = journey(&shop).clone();
    expect.stages.remove(2);
    expect.cards.retain(|card| !gone.contains(&card.id));
    assert_eq!(journey(&after), &expect);
}

#[test]
fn a_step_moves_to_another_stage_with_its_cards() {
    let shop = shop();
    let [from, into] = [0, 3].map(|at| &journey(&shop).stages[at]);
    let step = from.steps[1].id;
    let after = edit(&shop, JourneyCommand::MoveStep { id: step, stage: into.id, to: 1 }).unwrap();
    let mut expect = order(journey(&shop));
    expect.remove(1);
    expect.insert(6, step);
    assert_eq!(order(journey(&after)), expect);
    assert_eq!(journey(&after).step(step).unwrap().0.id, into.id);
    assert_eq!(journey(&after).cards, journey(&shop).cards);
}

#[test]
fn a_step_moves_within_its_stage_and_beyond_the_end_means_the_end() {
    let shop = shop();
    let stage = &journey(&shop).stages[1];
    let [first, second] = [stage.steps[0].id, stage.steps[1].id];
    for to in [1, usize::MAX] {
        let after = edit(&shop, JourneyCommand::MoveStep { id: first, stage: stage.id, to }).unwrap();
        let steps: Vec<StepId> = journey(&after).stages[1].steps.iter().map(|step| step.id).collect();
        assert_eq!(steps, [second, first]);
    }
}

#[test]
fn the_last_step_of_a_stage_neither_leaves_nor_goes() {
    let shop = shop();
    let [stage, other] = [0, 1].map(|at| journey(&shop).stages[at].clone());
    let shop = edit(&shop, JourneyCommand::RemoveStep(stage.steps[0].id)).unwrap();
    let gone = Place::Step(stage.steps[0].id);
    assert!(journey(&shop).cards.iter().all(|card| card.place != gone), "a step goes with its cards");
    let last = stage.steps[1].id;
    assert_eq!(edit(&shop, JourneyCommand::RemoveStep(last)), Err(EditError::LastStep));
    let away = JourneyCommand::MoveStep { id: last, stage: other.id, to: 0 };
    assert_eq!(edit(&shop, away), Err(EditError::LastStep));
    let stay = JourneyCommand::MoveStep { id: last, stage: stage.id, to: 4 };
    assert_eq!(edit(&shop, stay), Ok(shop));
}

#[test]
fn a_stage_without_steps_is_not_added_and_changing_one_keeps_its_steps() {
    let shop = shop();
    let bare =
        Stage { id: StageId(1), steps: vec![], name: "空".into(), ..journey(&shop).stages[0].clone() };
    let fault = Fault::StageWithoutStep { stage: "空".into() };
    let add = JourneyCommand::AddStage { at: 0, stage: bare.clone() };
    assert_eq!(edit(&shop, add), Err(EditError::Invalid(fault)));
    let known = &journey(&shop).stages[0];
    let after = edit(&shop, JourneyCommand::SetStage(Stage { id: known.id, ..bare })).unwrap();
    assert_eq!(journey(&after).stages[0].steps, known.steps);
    assert_eq!(journey(&after).stages[0].name, "空");
}

#[test]
fn a_lane_goes_with_its_cards_and_keeps_its_kind() {
    let shop = shop();
    let pain = lane(&shop, LaneKind::Pain);
    let after = edit(&shop, JourneyCommand::RemoveLane(pain)).unwrap();
    assert!(journey(&after).lane(pain).is_none());
    assert!(journey(&after).cards.iter().all(|card| card.lane != pain));
    let others = journey(&shop).cards.iter().filter(|card| card.lane != pain);
    assert_eq!(journey(&after).cards.len(), others.count());
    let renamed = Lane {
        id: pain,
        kind: LaneKind::Emotion,
        name: "痛".into(),
        collapsed: true,
        hidden: false,
        by_channel: false,
    };
    let after = edit(&shop, JourneyCommand::SetLane(renamed)).unwrap();
    let known = journey(&after).lane(pain).unwrap();
    assert_eq!((known.kind, known.name.as_str(), known.collapsed), (LaneKind::Pain, "痛", true));
}

#[test]
fn a_card_on_a_lane_of_another_kind_keeps_its_words_and_takes_that_kinds_blank() {
    let shop = shop();
    let card = journey(&shop).cards.iter().find(|card| matches!(card.body, Body::Pain { .. })).unwrap();
    let need = lane(&shop, LaneKind::Need);
    let to = |lane| JourneyCommand::MoveCard { id: card.id, lane, place: card.place, at: 0 };
    let after = edit(&shop, to(need)).unwrap();
    let expect = Card { lane: need, body: Body::Plain, ..Card::clone(card) };
    assert_eq!(journey(&after).card(card.id), Some(&expect));
    let touch = lane(&shop, LaneKind::Touchpoint);
    assert_eq!(edit(&shop, to(touch)), Err(EditError::NeedsTouchpoint));
    assert_eq!(edit(&shop, to(LaneId(7))), Err(EditError::NotFound));
}

#[test]
fn cards_are_removed_all_or_none() {
    let shop = shop();
    let [first, second] = [0, 1].map(|at| journey(&shop).cards[at].id);
    let after = edit(&shop, JourneyCommand::RemoveCards(vec![second, first])).unwrap();
    assert_eq!(journey(&after).cards[..], journey(&shop).cards[2..]);
    let refused = edit(&shop, JourneyCommand::RemoveCards(vec![first, CardId(7)]));
    assert_eq!(refused, Err(EditError::NotFound));
}

#[test]
fn a_removed_persona_leaves_journeys_and_cards() {
    let shop = shop();
    let id = shop.personas[0].id;
    let after = apply(&shop, Command::RemovePersona(id)).unwrap();
    assert!(after.personas.is_empty());
    for journey in &after.journeys {
        assert_eq!(journey.personas, []);
        assert!(journey.cards.iter().all(|card| card.personas.is_empty()));
    }
    assert_eq!(journey(&after).cards.len(), journey(&shop).cards.len());
}

#[test]
fn a_removed_channel_leaves_its_touchpoints_without_one() {
    let shop = shop();
    let id = shop.touchpoints[3].channel.unwrap();
    let after = apply(&shop, Command::RemoveChannel(id)).unwrap();
    let mut expect = shop.clone();
    expect.channels.retain(|channel| channel.id != id);
    expect.touchpoints[3].channel = None;
    assert_eq!(after, expect);
}

#[test]
fn a_touchpoint_stays_while_cards_of_any_journey_use_it() {
    let shop = shop();
    let id = shop.touchpoints[0].id;
    let uses = |card: &&Arc<Card>| matches!(card.body, Body::Touch { touchpoint, .. } if touchpoint == id);
    assert_eq!(apply(&shop, Command::RemoveTouchpoint(id)), Err(EditError::InUse { cards: 2 }));
    let card = journey(&shop).cards.iter().find(uses).unwrap().id;
    let shop = edit(&shop, JourneyCommand::RemoveCards(vec![card])).unwrap();
    assert_eq!(apply(&shop, Command::RemoveTouchpoint(id)), Err(EditError::InUse { cards: 1 }));
    let remove = Command::Journey(DETAIL, JourneyCommand::RemoveCards(vec![card]));
    let after = apply(&shop, Command::Batch(vec![remove, Command::RemoveTouchpoint(id)])).unwrap();
    assert!(after.touchpoint(id).is_none());
    assert_eq!(apply(&after, Command::RemoveTouchpoint(id)), Err(EditError::NotFound));
}

#[test]
fn a_removed_journey_leaves_neither_parent_nor_link() {
    let shop = shop();
    let step = Step { link: Some(DETAIL), ..journey(&shop).stages[1].steps[0].clone() };
    let shop = edit(&shop, JourneyCommand::SetStep(step)).unwrap();
    assert_eq!(journey(&shop).links().collect::<Vec<_>>(), [DETAIL, DETAIL]);
    let after = apply(&shop, Command::RemoveJourney(DETAIL)).unwrap();
    assert_eq!(journey(&after).links().collect::<Vec<_>>(), []);
    let after = apply(&shop, Command::RemoveJourney(JOURNEY)).unwrap();
    assert_eq!(after.journey(DETAIL).unwrap().parent, None);
    assert_eq!(after.journeys.len(), 1);
}

#[test]
fn a_step_leads_to_a_journey_that_is_there_and_nowhere_else() {
    let shop = shop();
    let step = journey(&shop).stages[1].steps[0].clone();
    let led = |link| edit(&shop, JourneyCommand::SetStep(Step { link, ..step.clone() }));
    let after = led(Some(DETAIL)).unwrap();
    assert_eq!(journey(&after).step(step.id).unwrap().1.link, Some(DETAIL));
    assert!(matches!(led(Some(JourneyId(77))), Err(EditError::Invalid(Fault::Dangling { .. }))));
    // A copy leads where the first one does.
    let copy = Journey { id: JourneyId(4), ..journey(&after).clone() };
    let both = apply(&after, Command::AddJourney(Box::new(copy))).unwrap();
    assert_eq!(both.journey(JourneyId(4)).unwrap().step(step.id).unwrap().1.link, Some(DETAIL));
    // Taken away again.
    assert_eq!(journey(&led(None).unwrap()).step(step.id).unwrap().1.link, None);
}

#[test]
fn journeys_are_added_at_the_end_under_an_id_of_their_own_and_moved() {
    let shop = shop();
    let third = Journey { id: JourneyId(4), ..journey(&shop).clone() };
    let taken = apply(&shop, Command::AddJourney(Box::new(journey(&shop).clone())));
    assert!(matches!(taken, Err(EditError::Invalid(Fault::DuplicateId { .. }))));
    let after = apply(&shop, Command::AddJourney(Box::new(third))).unwrap();
    let ids =
        |workspace: &Workspace| workspace.journeys.iter().map(|journey| journey.id.0).collect::<Vec<_>>();
    assert_eq!(ids(&after), [2, 3, 4]);
    for (id, to, expect) in [(4, 0, [4, 2, 3]), (2, 1, [3, 2, 4]), (2, usize::MAX, [3, 4, 2])] {
        let moved = apply(&after, Command::MoveJourney { id: JourneyId(id), to }).unwrap();
        assert_eq!(ids(&moved), expect);
    }
}

#[test]
fn put_adds_what_is_new_and_changes_what_is_known() {
    let shop = shop();
    let known = Touchpoint { name: "新名".into(), ..shop.touchpoints[2].clone() };
    let after = apply(&shop, Command::PutTouchpoint(known.clone())).unwrap();
    assert_eq!(after.touchpoints.len(), shop.touchpoints.len());
    assert_eq!(after.touchpoints[2], known);
    let new = Touchpoint { id: TouchpointId(5), ..known.clone() };
    let after = apply(&shop, Command::PutTouchpoint(new.clone())).unwrap();
    assert_eq!(after.touchpoints.last(), Some(&new));
    let dangling = Touchpoint { channel: Some(ChannelId(5)), ..known };
    let refused = apply(&shop, Command::PutTouchpoint(dangling));
    assert!(matches!(refused, Err(EditError::Invalid(Fault::Dangling { .. }))));
}

#[test]
fn replaced_content_keeps_the_identity_of_the_workspace() {
    let shop = shop();
    let other = Workspace::new(WorkspaceId(77), "另一个");
    let after = apply(&shop, Command::ReplaceWorkspace(Box::new(other))).unwrap();
    assert_eq!((after.id, after.name.as_str(), after.journeys.len()), (shop.id, "另一个", 0));
}

#[test]
fn targets_go_with_what_they_are_of() {
    let shop = shop();
    let formula = UserMetric {
        id: FormulaId(90),
        name: "人均".into(),
        text: "events / customers".into(),
        unit: UserUnit::Number,
        high_is_good: true,
    };
    let goal = |value| Some(Goal { value, warn: None });
    let set = |journey, of: &TargetOf, goal| Command::SetTarget { journey, of: of.clone(), goal };
    let (own, csat) = (TargetOf::Formula(formula.id), TargetOf::Question("满意度".into()));
    let unknown = apply(&shop, set(JOURNEY, &own, goal(1.0)));
    assert!(matches!(unknown, Err(EditError::Invalid(Fault::Dangling { .. }))), "the formula is not there");
    assert_eq!(apply(&shop, set(JourneyId(99), &csat, goal(1.0))), Err(EditError::NotFound));
    let nan = apply(&shop, set(JOURNEY, &csat, goal(f64::NAN)));
    assert!(matches!(nan, Err(EditError::Invalid(Fault::OutOfRange { .. }))));

    let commands = [
        Command::PutFormula(formula),
        set(JOURNEY, &own, goal(1.0)),
        set(DETAIL, &csat, goal(0.5)),
        set(DETAIL, &csat, goal(0.6)),
    ];
    let full = apply(&shop, Command::Batch(commands.into())).unwrap();
    assert_eq!(full.score.targets.len(), 2, "the second value takes the place of the first");
    assert_eq!(full.score.goal(DETAIL, &csat), goal(0.6));
    let left = apply(&full, Command::RemoveFormula(FormulaId(90))).unwrap();
    assert_eq!((left.score.formulas.len(), left.score.targets.len()), (0, 1));
    let left = apply(&left, Command::RemoveJourney(DETAIL)).unwrap();
    assert_eq!(left.score.targets, []);
    let left = apply(&full, set(DETAIL, &csat, None)).unwrap();
    assert_eq!(left.score.goal(DETAIL, &csat), None);
}
