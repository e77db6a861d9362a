//! Two states of a workspace: what differs between them, and what comes of two that were edited apart.

use crate::edit::draws::{Draw, Fresh, draw};
use crate::strategies::workspace;
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;
use waymark::edit::{Command, apply};
use waymark::model::*;
use waymark::template::sample_workspace;
use waymark::text::Lang;
use waymark::versions::{Change, Choices, Kind, Merged, Side, What, differences, merge};

fn sample() -> Workspace {
    sample_workspace(Lang::Zh)
}

/// The workspace with its first journey changed.
fn with(workspace: &Workspace, change: impl FnOnce(&mut Journey)) -> Workspace {
    let mut changed = workspace.clone();
    change(Arc::make_mut(&mut changed.journeys[0]));
    changed
}

fn card(journey: &mut Journey, at: usize) -> &mut Card {
    Arc::make_mut(&mut journey.cards[at])
}

/// A pain card's place in the list.
fn pain(workspace: &Workspace) -> usize {
    workspace.journeys[0].cards.iter().position(|card| matches!(card.body, Body::Pain { .. })).unwrap()
}

fn merged(base: &Workspace, ours: &Workspace, theirs: &Workspace) -> Merged {
    merge(Some(base), ours, theirs, &Choices::new(), Lang::Zh).unwrap()
}

#[test]
fn differences_are_told_in_words_with_their_place() {
    let before = sample();
    let at = pain(&before);
    let after = with(&before, |journey| {
        let card = card(journey, at);
        card.text = "付款页打不开".into();
        card.body = Body::Pain { severity: 3, bottleneck: false };
        journey.stages[0].name = "发现".into();
        journey.cards.remove(at + 1);
    });
    let found = differences(&before, &after, Lang::Zh).unwrap();
    let told: Vec<String> = found.iter().flat_map(|difference| difference.sentences(Lang::Zh)).collect();
    assert!(told.iter().any(|words| words.starts_with("名称：") && words.ends_with("→ 发现")), "{told:?}");
    assert!(
        told.iter().any(|words| words.starts_with("内容：") && words.ends_with("→ 付款页打不开")),
        "{told:?}"
    );
    assert!(told.iter().any(|words| words.starts_with("严重度：") && words.ends_with("→ 3")), "{told:?}");
    let gone: Vec<_> = found.iter().filter(|difference| difference.change == Change::Removed).collect();
    assert_eq!((gone.len(), gone[0].kind), (1, Kind::Card));
    let changed = found.iter().find(|difference| difference.name == "付款页打不开").unwrap();
    assert_eq!(changed.path[0], before.journeys[0].name);
    assert_eq!(changed.path.len(), 3, "journey, place and lane: {:?}", changed.path);
    assert_eq!(changed.path[2], "痛点");
}

#[test]
fn what_changed_about_a_thing_is_one_difference_with_its_text_first() {
    let before = sample();
    let at = pain(&before);
    let after = with(&before, |journey| {
        journey.version = String::new();
        let card = card(journey, at);
        card.evidence =
            Evidence { basis: Basis::Data, source: "工单".into(), date: None, n: Some(7), quoted: None };
        card.text = "付款页打不开".into();
    });
    let found = differences(&before, &after, Lang::Zh).unwrap();
    let told: Vec<Vec<String>> = found.iter().map(|difference| difference.sentences(Lang::Zh)).collect();
    assert_eq!(told[0], ["清空了版本（原为：v7）"], "an empty text is no reference to the workspace");
    assert_eq!((told.len(), told[1].len()), (2, 4), "{told:?}");
    assert!(told[1][0].starts_with("内容："), "{told:?}");
    assert_eq!(found[1].words(Lang::Zh), told[1].join("；"));
}

#[test]
fn a_thing_that_changed_places_is_told_once() {
    let before = sample();
    let after = with(&before, |journey| journey.lanes.swap(0, 1));
    let found = differences(&before, &after, Lang::Zh).unwrap();
    let moved: Vec<_> = found.iter().map(|difference| (difference.kind, difference.change.clone())).collect();
    assert_eq!(moved, [(Kind::Lane, Change::Moved)]);
}

#[test]
fn merge1_what_one_side_changed_is_taken() {
    let base = sample();
    let at = pain(&base);
    let ours = with(&base, |journey| card(journey, at).text = "这里".into());
    let theirs = with(&base, |journey| card(journey, at).owner = "那里".into());
    let both = with(&ours, |journey| card(journey, at).owner = "那里".into());
    assert_eq!(merged(&base, &ours, &theirs), Merged { workspace: both, conflicts: vec![] });
}

#[test]
fn merge2_a_field_that_both_changed_is_decided_and_lists_are_joined() {
    let base = sample();
    let at = pain(&base);
    let side = |text: &str, alias: &str| {
        let mut changed = with(&base, |journey| card(journey, at).text = text.into());
        changed.touchpoints[0].aliases.push(alias.into());
        changed
    };
    let (ours, theirs) = (side("这里", "甲"), side("那里", "乙"));
    let found = merged(&base, &ours, &theirs);
    assert_eq!(found.workspace.journeys[0].cards[at].text, "这里");
    assert!(found.workspace.touchpoints[0].aliases.ends_with(&["甲".into(), "乙".into()]));
    let [conflict] = &found.conflicts[..] else { panic!("{:?}", found.conflicts) };
    assert_eq!(conflict.words(Lang::Zh), "双方都改了内容");
    assert_eq!((conflict.ours.as_deref(), conflict.theirs.as_deref()), (Some("这里"), Some("那里")));
    let choices = Choices::from([((conflict.key.clone(), conflict.what.clone()), Side::Theirs)]);
    let chosen = merge(Some(&base), &ours, &theirs, &choices, Lang::Zh).unwrap();
    assert_eq!(chosen.workspace.journeys[0].cards[at].text, "那里");
    assert_eq!(chosen.conflicts[0].chosen, Side::Theirs);
}

#[test]
fn merge3_what_one_side_removed_and_the_other_changed_stays_with_what_it_needs() {
    let base = sample();
    let at = pain(&base);
    let own = base.journeys[0].cards[at].clone();
    let stage = base.journeys[0].stage_of(own.place).unwrap().id;
    let ours = with(&base, |journey| card(journey, at).text = "改过".into());
    let theirs = with(&base, |journey| {
        let steps: Vec<StepId> = journey.stage(stage).unwrap().steps.iter().map(|step| step.id).collect();
        journey.stages.retain(|known| known.id != stage);
        let lies_there = |card: &Card| match card.place {
            Place::Stage(id) => id == stage,
            Place::Step(id) => steps.contains(&id),
        };
        journey.cards.retain(|card| !lies_there(card));
    });
    let found = merged(&base, &ours, &theirs);
    let journey = &found.workspace.journeys[0];
    assert!(journey.card(own.id).is_some() && journey.stage(stage).is_some());
    assert_eq!(found.conflicts.len(), 1);
    assert_eq!(found.conflicts[0].what, What::Removed(Side::Theirs));
    // Only what it needs: other cards of the stage are gone.
    assert!(journey.cards.len() < ours.journeys[0].cards.len());
    let choices =
        Choices::from([((found.conflicts[0].key.clone(), What::Removed(Side::Theirs)), Side::Theirs)]);
    let gone = merge(Some(&base), &ours, &theirs, &choices, Lang::Zh).unwrap();
    assert_eq!(gone.workspace, theirs);
}

#[test]
fn merge5_without_a_common_state_all_that_differs_is_decided() {
    let one = sample();
    let at = pain(&one);
    let other = with(&one, |journey| {
        card(journey, at).text = "另一个".into();
        let mut copy = Card::clone(&journey.cards[at]);
        copy.id = CardId(99);
        journey.cards.push(Arc::new(copy));
    });
    let found = merge(None, &one, &other, &Choices::new(), Lang::Zh).unwrap();
    assert_eq!(found.conflicts.len(), 1);
    assert!(found.workspace.journeys[0].card(CardId(99)).is_some());
    assert_eq!(found.workspace.journeys[0].cards[at].text, one.journeys[0].cards[at].text);
}

#[test]
fn merge6_the_order_of_the_side_that_changed_it_holds() {
    let base = sample();
    let ours = with(&base, |journey| {
        journey.lanes.insert(1, Lane { id: LaneId(77), name: "新".into(), ..journey.lanes[0].clone() });
    });
    let theirs = with(&base, |journey| journey.lanes.reverse());
    let found = merged(&base, &ours, &theirs);
    let lanes: Vec<LaneId> = found.workspace.journeys[0].lanes.iter().map(|lane| lane.id).collect();
    let mut wanted: Vec<LaneId> = theirs.journeys[0].lanes.iter().map(|lane| lane.id).collect();
    wanted.push(LaneId(77));
    assert_eq!(lanes, wanted, "behind the neighbour that it was put behind");
}

/// The state after what was drawn, with ids of its own, and the commands that led to it.
fn edited(base: &Workspace, deeds: &[Draw], fresh: u64) -> (Workspace, Vec<Command>) {
    let mut fresh = Fresh(fresh);
    let (mut now, mut done) = (base.clone(), Vec::new());
    for deed in deeds {
        let command = deed.command(&now, &mut fresh);
        if let Ok(next) = apply(&now, command.clone()) {
            now = next;
            done.push(command);
        }
    }
    (now, done)
}

fn redone(start: &Workspace, commands: &[Command]) -> Option<Workspace> {
    commands.iter().try_fold(start.clone(), |now, command| apply(&now, command.clone()).ok())
}

fn ids(workspace: &Workspace) -> BTreeSet<u64> {
    let of = |journey: &Arc<Journey>| {
        let stages = journey.stages.iter().flat_map(|stage| {
            std::iter::once(stage.id.0).chain(stage.steps.iter().map(|step| step.id.0)).collect::<Vec<_>>()
        });
        stages
            .chain(journey.lanes.iter().map(|lane| lane.id.0))
            .chain(journey.cards.iter().map(|card| card.id.0))
            .collect::<Vec<_>>()
    };
    workspace
        .journeys
        .iter()
        .flat_map(of)
        .chain(workspace.journeys.iter().map(|journey| journey.id.0))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    /// What one side alone did is what comes out, whatever it is, and no difference is left.
    #[test]
    fn one_side_alone_is_taken_as_it_is(base in workspace(), deeds in vec(draw(), 0..12)) {
        let (ours, _) = edited(&base, &deeds, 1 << 20);
        prop_assert_eq!(&merged(&base, &ours, &base).workspace, &ours);
        prop_assert_eq!(&merged(&base, &base, &ours).workspace, &ours);
        prop_assert_eq!(&merged(&base, &ours, &ours).workspace, &ours);
        prop_assert_eq!(differences(&ours, &ours, Lang::Zh).unwrap(), vec![]);
        prop_assert_eq!(differences(&base, &ours, Lang::Zh).unwrap().is_empty(), base == ours);
    }

    /// MERGE1: edits that can be done in either order give what both give together.
    #[test]
    fn disjoint_edits_are_both_done(base in workspace(), one in vec(draw(), 0..6), other in vec(draw(), 0..6)) {
        let ((ours, done), (theirs, others)) = (edited(&base, &one, 1 << 20), edited(&base, &other, 1 << 30));
        if let (Some(first), Some(second)) = (redone(&ours, &others), redone(&theirs, &done))
            && first == second
        {
            prop_assert_eq!(merged(&base, &ours, &theirs).workspace, first);
        }
    }

    /// MERGE4: a merge is always sound, and nothing vanishes that no side removed.
    #[test]
    fn nothing_vanishes(base in workspace(), one in vec(draw(), 0..10), other in vec(draw(), 0..10)) {
        let ((ours, _), (theirs, _)) = (edited(&base, &one, 1 << 20), edited(&base, &other, 1 << 30));
        let found = merged(&base, &ours, &theirs);
        prop_assert_eq!(check(&found.workspace), Ok(()));
        let (was, own, others, now) = (ids(&base), ids(&ours), ids(&theirs), ids(&found.workspace));
        for id in own.union(&others) {
            let is_removed = was.contains(id) && !(own.contains(id) && others.contains(id));
            prop_assert!(now.contains(id) || is_removed, "{id} vanished");
        }
        // The same from the other side, but for what was decided.
        let back = merged(&base, &theirs, &ours);
        if found.conflicts.is_empty() {
            prop_assert_eq!(ids(&back.workspace), now);
        }
    }
}
