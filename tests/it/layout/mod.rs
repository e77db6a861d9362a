//! Facts of every laid-out map, whatever is on it: nothing overlaps, no text leaves its box, the curve stays in
//! its lane, a pointer finds what it points at. Maps drawn by chance are in `any`, the map as a file in `file`,
//! words that must not be cut in `whole`, rows of channels in `channels`,
//! what the map says of its evidence in `signs`, where steps and cards lead in `links`.

mod any;
mod channels;
mod file;
mod links;
mod signs;
mod whole;

use crate::map_sample::{input, sample};
use proptest::prelude::*;
use std::sync::Arc;
use waymark::layout::text::{CachedWidths, EstimatedWidths, MeasureText};
use waymark::layout::*;
use waymark::model::*;
use waymark::text::Lang;

pub(crate) fn laid_out(workspace: &Workspace, journey: &Journey, viewport_width: f64, lang: Lang) -> Scene {
    let input = Input {
        workspace,
        journey,
        figures: None,
        source: None,
        linked: &[],
        lang,
        persona: None,
        viewport_width,
        whole_cards: false,
    };
    scene(&input, &mut EstimatedWidths)
}

/// Every part with its own box, and whether its text must stay inside (chevrons overlap, points are small).
fn parts(scene: &Scene) -> Vec<&Part> {
    let rows = scene.rows.iter().flat_map(|row| {
        let curve = row.curve.iter().flat_map(|curve| curve.callouts.iter().chain([&curve.back]));
        row.items.iter().map(|item| &item.part).chain([&*row.head, &*row.ground]).chain(curve)
    });
    let head = scene.stages.iter().map(|stage| &stage.part).chain(scene.steps.iter().map(|step| &step.part));
    let pills = scene.pills.iter().map(|pill| &pill.part);
    rows.chain(head).chain(pills).chain(scene.corner.iter()).chain([&*scene.header, &*scene.legend]).collect()
}

fn texts(part: &Part) -> impl Iterator<Item = &TextLine> {
    part.marks.iter().filter_map(|mark| match mark {
        Mark::Text(line) => Some(line),
        _ => None,
    })
}

fn at(piece: &[Point; 4], t: f64) -> Point {
    let u = 1.0 - t;
    let weights = [u * u * u, 3.0 * u * u * t, 3.0 * u * t * t, t * t * t];
    let sum =
        |of: fn(&Point) -> f64| piece.iter().zip(weights).map(|(p, weight)| of(p) * weight).sum::<f64>();
    point(sum(|p| p.x), sum(|p| p.y))
}

/// Holds a scene to everything that must be true of any.
pub(crate) fn hold(scene: &Scene, journey: &Journey) -> Result<(), TestCaseError> {
    let mut y = scene.frozen.height;
    for row in &scene.rows {
        prop_assert_eq!(row.rect.y, y, "rows follow each other without gap");
        y = row.rect.bottom();
        hold_row(scene, row)?;
    }
    prop_assert_eq!(y, scene.size.height);
    for part in parts(scene) {
        let inside = rect(0.0, 0.0, part.rect.width, part.rect.height);
        for line in texts(part) {
            prop_assert!(inside.holds(line.bounds()), "{:?} leaves its box {:?}", line, part.rect);
        }
    }
    let shown = |card: &&Arc<Card>| {
        journey
            .lane(card.lane)
            .is_some_and(|lane| !lane.hidden && !lane.collapsed && lane.kind != LaneKind::Emotion)
    };
    let items = scene.rows.iter().map(|row| row.items.len()).sum::<usize>();
    prop_assert_eq!(items, journey.cards.iter().filter(shown).count(), "each visible card is drawn once");
    Ok(())
}

fn hold_row(scene: &Scene, row: &Row) -> Result<(), TestCaseError> {
    for (at, item) in row.items.iter().enumerate() {
        let box_ = item.part.rect;
        prop_assert!(row.rect.holds(box_), "{box_:?} leaves its lane");
        let first = scene.columns[item.columns.start];
        let last = scene.columns[item.columns.end - 1];
        prop_assert!(box_.x >= first.x && box_.right() <= last.x + last.width + 1e-6);
        prop_assert_eq!(&item.columns, &scene.columns_of(item.place));
        for other in &row.items[at + 1..] {
            prop_assert!(!box_.inset(0.01).overlaps(other.part.rect), "cards of one lane overlap");
        }
        let middle = box_.centre();
        prop_assert_eq!(scene.hit(middle.x, middle.y), Hit::Card(item.card));
    }
    for slot in &row.slots {
        let middle = slot.rect.centre();
        prop_assert!(row.rect.holds(slot.rect));
        if row.curve.is_none() {
            prop_assert_eq!(
                scene.hit(middle.x, middle.y),
                Hit::Cell { lane: row.lane, step: slot.step, index: 0 }
            );
        }
    }
    let Some(curve) = &row.curve else { return Ok(()) };
    for piece in curve.lines.iter().flat_map(|line| &line.pieces) {
        let (low, high) = (piece[0].y.min(piece[3].y), piece[0].y.max(piece[3].y));
        for step in 0..=12 {
            let p = at(piece, f64::from(step) / 12.0);
            prop_assert!(row.rect.contains(p));
            prop_assert!((low - 1e-6..=high + 1e-6).contains(&p.y), "the curve overshoots");
        }
    }
    for callout in &curve.callouts {
        prop_assert!(row.rect.holds(callout.rect));
    }
    Ok(())
}

#[test]
fn the_sample_holds_in_both_languages_and_all_widths() {
    let sample = sample();
    for lang in [Lang::Zh, Lang::En] {
        for width in [320.0, 390.0, 768.0, 1024.0, 1345.0, 1600.0, 2560.0] {
            let scene = scene(&input(&sample, lang, width), &mut EstimatedWidths);
            hold(&scene, sample.journey()).unwrap_or_else(|fault| panic!("{width}: {fault}"));
        }
    }
}

#[test]
fn ten_steps_fit_the_frame_of_a_1440_window_and_longer_maps_scroll() {
    let sample = sample();
    let at = |width| scene(&input(&sample, Lang::Zh, width), &mut EstimatedWidths);
    assert!(at(1345.0).size.width <= 1345.0);
    assert!(at(1345.0).columns[0].width >= 116.0);
    assert!(at(700.0).size.width > 700.0);
    assert_eq!(at(1345.0).frozen.width, 184.0);
    assert_eq!(at(390.0).frozen.width, 76.0);
}

#[test]
fn the_same_input_gives_the_same_scene_and_an_edit_touches_one_item() {
    let mut changed = sample();
    let before = scene(&input(&changed, Lang::Zh, 1345.0), &mut EstimatedWidths);
    assert_eq!(before, scene(&input(&changed, Lang::Zh, 1345.0), &mut EstimatedWidths));
    let mut journey = changed.journey().clone();
    let card = journey.cards[0].id;
    Arc::make_mut(&mut journey.cards[0]).text = "换一句".into();
    changed.workspace.journeys[0] = journey.into();
    let after = scene(&input(&changed, Lang::Zh, 1345.0), &mut EstimatedWidths);
    let items = |scene: &Scene| scene.rows.iter().flat_map(|row| row.items.clone()).collect::<Vec<_>>();
    let differing: Vec<CardId> =
        items(&before).iter().zip(&items(&after)).filter(|(a, b)| a != b).map(|(_, b)| b.card).collect();
    assert_eq!(differing, [card]);
}

#[test]
fn pills_show_the_funnel_and_warn_where_it_is_worst_or_misses_its_target() {
    let sample = sample();
    let scene = scene(&input(&sample, Lang::Zh, 1345.0), &mut EstimatedWidths);
    let shares: Vec<(String, bool)> = scene
        .pills
        .iter()
        .map(|pill| (texts(&pill.part).next().unwrap().text.clone(), pill.warning))
        .collect();
    // 38.4 % misses its target of 42 %, 27.5 % is the worst.
    let expect = [("61.8%", false), ("38.4%", true), ("96.1%", false), ("27.5%", true)];
    assert_eq!(shares, expect.map(|(share, warning)| (share.to_owned(), warning)));
}

#[test]
fn tiles_show_picked_figures_with_base_change_and_direction() {
    let sample = sample();
    let scene = scene(&input(&sample, Lang::Zh, 1345.0), &mut EstimatedWidths);
    let row = scene.rows.iter().find(|row| row.kind == LaneKind::Kpi).unwrap();
    let words = |at: usize| texts(&row.items[at].part).map(|line| line.text.clone()).collect::<Vec<_>>();
    assert_eq!(words(2), ["5.2 点", "转化率", "38.4%", "✕ 未达标 · 目标 42.0% · n=7,712"]);
    let paint = |at: usize| texts(&row.items[at].part).next().unwrap().paint;
    assert_eq!((paint(1), paint(2)), (Paint::BadText, Paint::GoodText));
    let mut bare = input(&sample, Lang::Zh, 1345.0);
    bare.figures = None;
    let scene = waymark::layout::scene(&bare, &mut EstimatedWidths);
    let row = scene.rows.iter().find(|row| row.kind == LaneKind::Kpi).unwrap();
    let words: Vec<&str> = texts(&row.items[2].part).map(|line| line.text.as_str()).collect();
    assert_eq!(words, ["转化率", "暂无数据 · 目标 42.0%"]);
}

#[test]
fn the_measured_curve_is_twice_the_emotion_and_breaks_where_data_is_missing() {
    let mut sample = sample();
    sample.figures.touchpoints.retain(|touch| touch.name != "在线客服");
    let scene = scene(&input(&sample, Lang::Zh, 1345.0), &mut EstimatedWidths);
    let curve = scene.rows.iter().find_map(|row| row.curve.as_ref()).unwrap();
    let measured = curve.lines.iter().find(|line| line.source == EmotionSource::Measured).unwrap();
    assert_eq!(measured.points[0], (0, 1.1));
    assert_eq!(
        measured.points.iter().map(|(column, _)| *column).collect::<Vec<_>>(),
        [0, 1, 2, 4, 5, 6, 7, 8, 9]
    );
    assert_eq!(measured.pieces.len(), 7, "no piece bridges the gap");
    let node =
        |column| curve.nodes.iter().find(|n| n.source == EmotionSource::Measured && n.column == column);
    assert!(node(6).unwrap().small_base && !node(5).unwrap().small_base);
    assert!(node(5).unwrap().moment_of_truth);
    let (top, bottom) = curve.axis;
    let y = node(0).unwrap().part.rect.centre().y;
    assert!(((top + (2.0 - 1.1) / 4.0 * (bottom - top)) - y).abs() < 1e-9);
}

#[test]
fn several_personas_have_a_line_each_and_cards_of_one_column_average() {
    let mut sample = sample();
    let mut journey = sample.journey().clone();
    let mut second = sample.workspace.personas[0].clone();
    second.id = PersonaId(901);
    sample.workspace.personas.push(second);
    journey.personas.push(PersonaId(901));
    let lane = journey.lanes.iter().find(|lane| lane.kind == LaneKind::Emotion).unwrap().id;
    let place = journey.cards.iter().find(|card| card.lane == lane).unwrap().place;
    let body = Body::Emotion { score: -0.7, moment_of_truth: false };
    let mut card = Card::new(CardId(99), lane, place, "", body);
    card.personas = vec![PersonaId(901)];
    journey.cards.push(card.into());
    sample.workspace.journeys[0] = journey.into();
    let mut asked = input(&sample, Lang::Zh, 1345.0);
    asked.figures = None;
    let scene = scene(&asked, &mut EstimatedWidths);
    let lines = &scene.rows.iter().find_map(|row| row.curve.as_ref()).unwrap().lines;
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0].source, EmotionSource::Persona(PersonaId(901)));
    assert!((lines[0].points[0].1 - 0.3).abs() < 1e-9, "(1.3 - 0.7) / 2");
}

#[test]
fn a_pointer_finds_heads_points_and_the_place_between_cards() {
    let sample = sample();
    let scene = scene(&input(&sample, Lang::Zh, 1345.0), &mut EstimatedWidths);
    let centre = |part: &Part| part.rect.centre();
    let hit = |p: Point| scene.hit(p.x, p.y);
    assert_eq!(hit(centre(&scene.stages[1].part)), Hit::Stage(scene.stages[1].id));
    assert_eq!(hit(centre(&scene.steps[3].part)), Hit::Step(scene.steps[3].id));
    let pain = scene.rows.iter().find(|row| row.kind == LaneKind::Pain).unwrap();
    assert_eq!(hit(point(20.0, pain.rect.y + 20.0)), Hit::Lane(pain.lane));
    assert_eq!(hit(pain.chevron.centre()), Hit::Chevron(pain.lane));
    assert_eq!(hit(point(-5.0, 10.0)), Hit::Nothing);
    assert_eq!(hit(point(500.0, scene.size.height + 1.0)), Hit::Nothing);
    let curve = scene.rows.iter().find_map(|row| row.curve.as_ref()).unwrap();
    for node in curve.nodes.iter().filter(|node| node.source == EmotionSource::Measured) {
        let p = centre(&node.part);
        assert!(matches!(hit(p), Hit::Emotion { step, .. } if step == node.step));
    }
    // Step 8 has two pain points: above, between and below them.
    let boxes: Vec<Rect> =
        pain.items.iter().filter(|item| item.columns.start == 8).map(|item| item.part.rect).collect();
    let drop = |y: f64| scene.drop_slot(boxes[0].centre().x, y, LaneKind::Pain, None).unwrap().index;
    assert_eq!([drop(boxes[0].y + 1.0), drop(boxes[1].y - 2.0), drop(boxes[1].bottom() - 1.0)], [0, 1, 2]);
    assert!(scene.drop_slot(boxes[0].x + 1.0, boxes[0].y, LaneKind::Need, None).is_none());
}

#[test]
fn hidden_lanes_are_absent_and_collapsed_ones_thin() {
    let sample = sample();
    let mut journey = sample.journey().clone();
    journey.lanes[0].hidden = true;
    journey.lanes[1].collapsed = true;
    let scene = laid_out(&sample.workspace, &journey, 1345.0, Lang::Zh);
    assert!(scene.row(journey.lanes[0].id).is_none());
    let thin = scene.row(journey.lanes[1].id).unwrap();
    assert!(thin.collapsed && thin.items.is_empty() && thin.rect.height <= 36.0);
}

#[test]
fn only_cards_of_the_persona_and_of_all_are_shown() {
    let sample = sample();
    let mut journey = sample.journey().clone();
    Arc::make_mut(&mut journey.cards[0]).personas = vec![PersonaId(900)];
    let mut workspace = sample.workspace.clone();
    workspace.journeys[0] = journey.clone().into();
    let shown = |persona| {
        let input = Input { persona, ..input(&sample, Lang::Zh, 1345.0) };
        let input = Input { workspace: &workspace, journey: &journey, ..input };
        scene(&input, &mut EstimatedWidths).item(journey.cards[0].id).is_some()
    };
    assert!(shown(None) && shown(Some(PersonaId(900))));
    assert!(!shown(Some(PersonaId(901))));
}

#[test]
fn a_slow_measure_is_asked_once_for_each_character_and_for_all_ideographs() {
    let mut asked = Vec::new();
    let mut widths = CachedWidths::new(|letter, weight: Weight| {
        asked.push((letter, weight));
        1.0
    });
    for letter in "旅程 map 旅程 map".chars() {
        widths.em(letter, Weight::Regular);
        widths.em(letter, Weight::Strong);
    }
    let unique: std::collections::HashSet<_> = asked.iter().copied().collect();
    // The ideographs together, the blank, m, a and p, each in two weights.
    assert_eq!((unique.len(), asked.len()), (10, 10));
}

#[test]
fn lane_names_of_a_phone_break_between_words() {
    let sample = sample();
    let scene = scene(&input(&sample, Lang::En, 375.0), &mut EstimatedWidths);
    let mut seen = 0;
    for row in &scene.rows {
        let words: Vec<&str> = row.head.label.split_whitespace().collect();
        for line in texts(&row.head).filter(|line| line.font.weight == Weight::Strong) {
            seen += 1;
            let whole = line.text.split_whitespace().all(|word| words.contains(&word.trim_end_matches('…')));
            assert!(whole, "{:?} of {:?}", line.text, row.head.label);
            assert!(line.width <= 76.0);
        }
    }
    assert!(seen > 4);
}

#[test]
fn a_touchpoint_takes_two_lines_before_it_is_cut() {
    let sample = sample();
    let mut workspace = sample.workspace.clone();
    let name = "Product page details";
    for touchpoint in &mut workspace.touchpoints {
        touchpoint.aliases.push(touchpoint.name.clone());
        touchpoint.name = name.into();
    }
    let journey = sample.journey();
    let row = |width: f64| {
        let input = Input { workspace: &workspace, viewport_width: width, ..input(&sample, Lang::En, width) };
        let scene = scene(&input, &mut EstimatedWidths);
        scene.rows.iter().find(|row| row.kind == LaneKind::Touchpoint).unwrap().clone()
    };
    for item in &row(1440.0).items {
        let said: Vec<&str> = texts(&item.part).map(|line| line.text.as_str()).collect();
        let whole =
            said.iter().take_while(|line| !line.starts_with(|first: char| first.is_ascii_digit())).copied();
        assert_eq!(whole.collect::<Vec<_>>().join(" "), name, "of {} cards", journey.cards.len());
    }
}

#[test]
fn tiles_of_ratings_say_whose_answers_they_are() {
    let sample = sample();
    let mut journey = sample.journey().clone();
    for card in &mut journey.cards {
        let card = std::sync::Arc::make_mut(card);
        if let Body::Kpi { metric, target, .. } = &mut card.body {
            (*metric, *target) = (Metric::Csat, None);
        }
    }
    let input = Input { journey: &journey, ..input(&sample, Lang::Zh, 2400.0) };
    let scene = scene(&input, &mut EstimatedWidths);
    let tiles = scene.rows.iter().filter(|row| row.kind == LaneKind::Kpi).flat_map(|row| &row.items);
    let bases: Vec<&TextLine> =
        tiles.flat_map(|tile| texts(&tile.part)).filter(|line| line.text.starts_with("n=")).collect();
    assert!(!bases.is_empty());
    for base in bases {
        assert!(base.text.contains("本阶段") || base.text.contains("本步骤"), "{}", base.text);
    }
}
