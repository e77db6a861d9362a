//! A layout that keeps what it made gives the scene that a fresh one would, after any edit, and makes anew only
//! what the edit changed.

use crate::edit::draws::{Fresh, draw};
use crate::map_sample::{Sample, sample};
use proptest::collection::vec;
use proptest::prelude::*;
use std::sync::Arc;
use waymark::edit::{Command, JourneyCommand, apply};
use waymark::layout::text::EstimatedWidths;
use waymark::layout::{Input, Layout, Row, Scene, scene};
use waymark::model::{Card, LaneKind, Workspace};
use waymark::portfolio::Health;
use waymark::text::Lang;

fn input<'a>(sample: &'a Sample, workspace: &'a Workspace) -> Input<'a> {
    Input {
        workspace,
        journey: &workspace.journeys[0],
        figures: Some(&sample.figures),
        source: None,
        linked: &[],
        lang: Lang::Zh,
        persona: None,
        viewport_width: 1345.0,
        whole_cards: false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_edit_gives_the_scene_of_a_fresh_layout(draws in vec((draw(), any::<u8>()), 1..30)) {
        let sample = sample();
        let mut workspace = sample.workspace.clone();
        let mut layout = Layout::default();
        let health = Health { emotion: Some((0.5, 90)), ..Health::default() };
        let linked = [(workspace.journeys[0].id, health)];
        let mut fresh = Fresh(1 << 50);
        for (draw, view) in draws {
            let next = apply(&workspace, draw.command(&workspace, &mut fresh));
            workspace = next.ok().filter(|next| !next.journeys.is_empty()).unwrap_or(workspace);
            let now = Input {
                figures: Some(&sample.figures).filter(|_| view % 4 > 0),
                lang: if view % 8 == 1 { Lang::En } else { Lang::Zh },
                persona: workspace.personas.first().map(|persona| persona.id).filter(|_| view % 8 == 2),
                viewport_width: if view % 8 == 3 { 500.0 } else { 1345.0 },
                whole_cards: view % 8 == 5,
                linked: if view % 8 == 5 { &linked } else { &[] },
                ..input(&sample, &workspace)
            };
            prop_assert_eq!(layout.scene(&now, &mut EstimatedWidths), scene(&now, &mut EstimatedWidths));
        }
    }
}

/// The scenes before and after a change of the first card of a lane of this kind.
fn edited(kind: LaneKind, change: impl FnOnce(&mut Card)) -> (Scene, Scene) {
    let sample = sample();
    let mut workspace = sample.workspace.clone();
    let mut layout = Layout::default();
    let before = layout.scene(&input(&sample, &workspace), &mut EstimatedWidths);
    let journey = workspace.journeys[0].clone();
    let lane = journey.lanes.iter().find(|lane| lane.kind == kind).unwrap().id;
    let mut card = Card::clone(journey.cards.iter().find(|card| card.lane == lane).unwrap());
    change(&mut card);
    let command = Command::Journey(journey.id, JourneyCommand::SetCard(Box::new(card)));
    workspace = apply(&workspace, command).unwrap();
    (before, layout.scene(&input(&sample, &workspace), &mut EstimatedWidths))
}

#[test]
fn an_edit_makes_one_row_anew() {
    let (before, after) = edited(LaneKind::Behaviour, |card| card.text.push('。'));
    let kept = |(a, b): (&Arc<Row>, &Arc<Row>)| Arc::ptr_eq(a, b);
    let changed: Vec<LaneKind> =
        before.rows.iter().zip(&after.rows).filter(|pair| !kept(*pair)).map(|(_, row)| row.kind).collect();
    assert_eq!(changed, [LaneKind::Behaviour]);
}

#[test]
fn rows_below_one_that_grew_are_moved_with_the_marks_they_had() {
    let (before, after) = edited(LaneKind::Behaviour, |card| card.text = "很长的一句话".repeat(20));
    let grown = before.rows.iter().position(|row| row.kind == LaneKind::Behaviour).unwrap();
    assert!(after.rows[grown].rect.height > before.rows[grown].rect.height);
    let below = before.rows.iter().zip(&after.rows).skip(grown + 1).filter(|(row, _)| row.curve.is_none());
    for (a, b) in below {
        assert!(b.rect.y > a.rect.y);
        assert!(a.items.iter().zip(&b.items).all(|(a, b)| Arc::ptr_eq(&a.part.marks, &b.part.marks)));
    }
}
