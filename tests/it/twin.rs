//! The map told as table, outline and sentences: the same cards as the journey's, in its order, and figures that the
//! scene has.

use crate::map_sample::{input, sample};
use std::sync::Arc;
use waymark::layout::text::EstimatedWidths;
use waymark::layout::*;
use waymark::model::*;
use waymark::text::{Lang, number};
use waymark::twin::{Twin, curve};

fn told(lang: Lang) -> (crate::map_sample::Sample, Twin, Scene) {
    let sample = sample();
    let scene = scene(&input(&sample, lang, 1600.0), &mut EstimatedWidths);
    let twin = Twin::new(&sample.workspace, sample.journey(), &scene, None);
    (sample, twin, scene)
}

#[test]
fn each_card_lies_in_one_cell_of_the_table_and_in_one_place_of_the_outline() {
    let (sample, twin, _) = told(Lang::Zh);
    let journey = sample.journey();
    let places = journey.stages.iter().flat_map(|stage| {
        std::iter::once(Place::Stage(stage.id)).chain(stage.steps.iter().map(|step| Place::Step(step.id)))
    });
    let cells: Vec<CardId> = places
        .flat_map(|place| twin.lanes.iter().map(move |lane| (lane.id, place)))
        .flat_map(|(lane, place)| twin.cell(lane, place).to_vec())
        .collect();
    let outlined: Vec<CardId> = twin
        .stages
        .iter()
        .flat_map(|stage| twin.outline(stage))
        .flat_map(|part| part.lanes)
        .flat_map(|(_, cards)| cards)
        .collect();
    assert_eq!(cells, outlined);
    let sorted = |mut cards: Vec<CardId>| {
        cards.sort_unstable();
        cards
    };
    assert_eq!(sorted(cells), sorted(journey.cards.iter().map(|card| card.id).collect()));
    for card in &journey.cards {
        assert_eq!(twin.place_of(card.id), Some((card.lane, card.place)));
    }
}

#[test]
fn rows_are_lanes_with_hidden_ones_marked_and_columns_are_steps_under_stages() {
    let sample = sample();
    let mut journey = sample.journey().clone();
    journey.lanes[1].hidden = true;
    let input = Input { journey: &journey, ..input(&sample, Lang::En, 1600.0) };
    let scene = scene(&input, &mut EstimatedWidths);
    let twin = Twin::new(&sample.workspace, &journey, &scene, None);
    let hidden: Vec<bool> = twin.lanes.iter().map(|lane| lane.hidden).collect();
    assert_eq!(hidden, journey.lanes.iter().map(|lane| lane.hidden).collect::<Vec<_>>());
    assert_eq!(twin.lanes.len(), scene.rows.len() + 1);
    let columns: Vec<StepId> =
        twin.stages.iter().flat_map(|stage| &stage.steps).map(|step| step.id).collect();
    assert_eq!(columns, scene.columns.iter().map(|column| column.step).collect::<Vec<_>>());
    for lane in &twin.lanes {
        let is_of = |card: &&Arc<Card>| card.lane == lane.id;
        let wide = journey.cards.iter().filter(is_of).any(|card| matches!(card.place, Place::Stage(_)));
        assert_eq!(lane.wide, wide, "{}", lane.name);
    }
}

#[test]
fn a_card_tells_what_the_map_shows_of_it() {
    for lang in [Lang::Zh, Lang::En] {
        let (sample, twin, scene) = told(lang);
        for card in &sample.journey().cards {
            let told = twin.card(card.id).unwrap();
            let facts = told.facts.join(" | ");
            match card.body {
                Body::Pain { severity, .. } => assert!(facts.contains(&severity.to_string()), "{facts}"),
                Body::Emotion { score, .. } => assert!(facts.contains(&number::decimal(score, 1)), "{facts}"),
                Body::Kpi { .. } => {
                    let label = &scene.item(card.id).unwrap().part.label;
                    assert!(label.ends_with(&told.facts[0]) && told.facts[0].len() < label.len(), "{facts}");
                }
                _ => assert_eq!(
                    told.says.is_empty(),
                    card.text.is_empty() && !matches!(card.body, Body::Touch { .. })
                ),
            }
            if let Some(n) = card.evidence.n {
                assert!(facts.contains(&format!("n={n}")), "{facts}");
            }
        }
    }
}

#[test]
fn a_map_narrowed_to_a_persona_tells_the_cards_that_hold_for_it() {
    let sample = sample();
    let mut journey = sample.journey().clone();
    Arc::make_mut(&mut journey.cards[0]).personas = vec![PersonaId(7)];
    let scene = Scene::default();
    let count = |persona| {
        let twin = Twin::new(&sample.workspace, &journey, &scene, persona);
        journey.cards.iter().filter(|card| twin.card(card.id).is_some()).count()
    };
    assert_eq!((count(None), count(Some(PersonaId(7)))), (journey.cards.len(), journey.cards.len()));
    assert_eq!(count(Some(PersonaId(8))), journey.cards.len() - 1);
}

/// A point: its column, score, answers with interval, star, gap.
type Dot = (usize, f64, Option<(u64, (f64, f64))>, bool, Option<f64>);

/// A curve of one line over the steps A, B, C ... of one stage, in words.
fn words(source: EmotionSource, dots: &[Dot], lang: Lang) -> Vec<String> {
    let mut journey = sample().journey().clone();
    let stage = journey.stages[0].id;
    let names = ["A", "B", "C", "D", "E"];
    let steps: Vec<Step> = (0u64..).zip(names).map(|(at, name)| Step::new(StepId(at), name)).collect();
    journey.stages[0].steps = steps.clone();
    let columns = steps.iter().map(|step| Column { step: step.id, stage, x: 0.0, width: 1.0 }).collect();
    let scene = Scene { lang, columns, ..Scene::default() };
    let node = |(column, score, base, moment_of_truth, gap): &Dot| {
        Arc::new(EmotionNode {
            source,
            column: *column,
            step: steps[*column].id,
            score: *score,
            n: base.map(|base| base.0),
            interval: base.map(|base| base.1),
            small_base: base.is_some_and(|base| base.0 < 30),
            cards: Vec::new(),
            moment_of_truth: *moment_of_truth,
            gap: *gap,
            part: Part::default(),
        })
    };
    let points = dots.iter().map(|dot| (dot.0, dot.1)).collect();
    let told = EmotionCurve {
        nodes: dots.iter().map(node).collect(),
        lines: vec![EmotionLine { source, points, pieces: Vec::new() }],
        ..EmotionCurve::default()
    };
    curve(&sample().workspace, &journey, &scene, &told)
}

#[test]
fn a_curve_is_told_from_its_beginning_over_peak_and_valley_to_its_end() {
    let at = |column, score| (column, score, None, false, None);
    let cases: [(&[Dot], &str, &str); 6] = [
        (
            &[at(0, 0.5), at(1, 1.4), at(3, -1.0), at(4, 0.8)],
            "设想：情绪从“A”的 +0.5 开始，在“B”升到最高 +1.4，在“D”跌到最低 -1.0，最后在“E”为 +0.8。",
            "Assumed: emotion begins at +0.5 at \"A\", rises to its peak of +1.4 at \"B\", falls to its lowest, -1.0, at \"D\", and ends at +0.8 at \"E\".",
        ),
        (
            &[at(0, 2.0), at(1, 0.0), at(2, 1.0), at(3, -1.5)],
            "设想：情绪从“A”的最高点 +2.0开始，到“B”降至 0.0，到“C”升至 +1.0，在“D”跌到最低 -1.5。",
            "Assumed: emotion begins at its peak, +2.0 at \"A\", falls to 0.0 at \"B\", rises to +1.0 at \"C\", falls to its lowest, -1.5, at \"D\".",
        ),
        (
            &[at(0, -1.0), at(4, 1.0)],
            "设想：情绪从“A”的最低点 -1.0开始，在“E”升到最高 +1.0。",
            "Assumed: emotion begins at its lowest, -1.0 at \"A\", rises to its peak of +1.0 at \"E\".",
        ),
        (
            &[at(1, 1.0), at(3, 1.0)],
            "设想：从“B”到“D”一直是 +1.0。",
            "Assumed: +1.0 throughout, from \"B\" to \"D\".",
        ),
        (&[at(2, 0.3)], "设想：只有“C”一处，+0.3。", "Assumed: one point alone, +0.3 at \"C\"."),
        (&[], "既没有情绪数据，也没有设想的情绪点。", "There are no ratings and no assumed points."),
    ];
    for (dots, zh, en) in cases {
        assert_eq!(words(EmotionSource::Asserted, dots, Lang::Zh), [plain(zh)]);
        assert_eq!(words(EmotionSource::Asserted, dots, Lang::En), [plain(en)]);
    }
}

/// The minus sign of the product in place of the hyphen that is typed above.
fn plain(text: &str) -> String {
    let minus = number::change(-1.0, 0).replace('1', "");
    text.replace('-', &minus)
}

#[test]
fn measured_points_tell_base_interval_gaps_moments_and_where_nothing_is_known() {
    let dots: [Dot; 3] = [
        (0, 1.1, Some((1234, (1.0, 1.2))), false, None),
        (1, -1.0, Some((58, (-1.2, -0.8))), true, Some(-1.2)),
        (3, 0.4, Some((12, (-0.5, 1.3))), false, Some(0.6)),
    ];
    let zh = "实测：情绪从“A”的最高点 +1.1（n=1,234，95% 区间 +1.0 到 +1.2）开始，在“B”跌到最低 -1.0（n=58，95% 区间 -1.2 到 -0.8），最后在“D”为 +0.4。关键时刻：“B”。实测与设想差异显著：“B”比设想低 1.2、“D”比设想高 0.6。样本少，仅供参考：“D”。没有实测数据：“C”、“E”。";
    let en = "Measured: emotion begins at its peak, +1.1 at \"A\" (n=1,234, 95% interval +1.0 to +1.2), falls to its lowest, -1.0, at \"B\" (n=58, 95% interval -1.2 to -0.8), and ends at +0.4 at \"D\". Moments of truth: \"B\". Measured differs significantly from assumed: 1.2 lower at \"B\", 0.6 higher at \"D\". Small base, read with care: \"D\". No ratings: \"C\", \"E\".";
    assert_eq!(words(EmotionSource::Measured, &dots, Lang::Zh), [plain(zh)]);
    assert_eq!(words(EmotionSource::Measured, &dots, Lang::En), [plain(en)]);
}

#[test]
fn every_figure_of_the_sample_s_words_is_a_point_of_its_curve() {
    let (_, twin, scene) = told(Lang::En);
    let row = scene.rows.iter().find(|row| row.curve.is_some()).unwrap();
    let nodes = &row.curve.as_ref().unwrap().nodes;
    let (lane, lines) = &twin.curves[0];
    assert_eq!(*lane, row.lane);
    for source in [EmotionSource::Measured, EmotionSource::Asserted] {
        let of: Vec<_> = nodes.iter().filter(|node| node.source == source).collect();
        let Some(lowest) = of.iter().min_by(|a, b| a.score.total_cmp(&b.score)) else { continue };
        let score = number::change(lowest.score, 1);
        assert!(lines.iter().any(|line| line.contains(&format!("lowest, {score}"))), "{lines:?}");
    }
}
