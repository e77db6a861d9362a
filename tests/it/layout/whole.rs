//! Words stay whole and none is lost: names of stages, steps, lanes and touchpoints, callouts, captions, tiles.

use super::*;

/// Stages that real maps have, longer than a column of 132 pixels has room for beside its pills.
const STAGES: [&str; 12] = [
    "Learning",
    "Recommendation",
    "Consideration and comparison",
    "Onboarding",
    "Purchase",
    "Delivery",
    "Aftercare and reorder",
    "Renewal",
    "认知",
    "了解与比较（含线下门店）",
    "售后服务与投诉处理",
    "忠诚与推荐",
];

/// The sample with so many stages of one step, all with figures.
fn many_stages(count: usize) -> (crate::map_sample::Sample, Journey) {
    let mut sample = sample();
    let mut journey = sample.journey().clone();
    let model = journey.stages[0].clone();
    journey.cards.clear();
    journey.stages = (0..count)
        .map(|at| Stage {
            id: StageId(7_000 + at as u64),
            name: STAGES[at].into(),
            steps: vec![Step::new(StepId(8_000 + at as u64), STAGES[11 - at])],
            ..model.clone()
        })
        .collect();
    let step = sample.figures.stage_funnel.steps[1].clone();
    sample.figures.stage_funnel.steps = (journey.stages.iter())
        .map(|stage| waymark::engine::FunnelStep { label: stage.id.to_string(), ..step.clone() })
        .collect();
    sample.workspace.journeys[0] = journey.clone().into();
    (sample, journey)
}

/// What a part says, its lines joined as they were before they were broken.
fn said(part: &Part) -> String {
    let mut all = String::new();
    for line in texts(part) {
        let latin = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii());
        if latin(all.chars().last()) && latin(line.text.chars().next()) {
            all.push(' ');
        }
        all.push_str(&line.text);
    }
    all
}

#[test]
fn names_of_one_to_twelve_narrow_stages_are_whole_beside_their_pills() {
    for count in 1..=12 {
        let (sample, journey) = many_stages(count);
        for width in [390.0, 1000.0, 1345.0, 1800.0] {
            let scene = scene(&input(&sample, Lang::En, width), &mut EstimatedWidths);
            hold(&scene, &journey).unwrap();
            assert_eq!(scene.pills.len(), count - 1);
            for (at, stage) in scene.stages.iter().enumerate() {
                assert_eq!(said(&stage.part), STAGES[at], "{count} stages, {width} wide");
                for line in texts(&stage.part) {
                    let on_map = line.bounds().moved(stage.part.rect.x, stage.part.rect.y);
                    let pill = scene.pills.iter().find(|pill| pill.part.rect.overlaps(on_map.inset(0.1)));
                    assert_eq!(pill.map(|pill| pill.to), None, "{line:?} lies under a pill");
                }
            }
            for (at, step) in scene.steps.iter().enumerate() {
                assert_eq!(said(&step.part), STAGES[11 - at], "{count} steps, {width} wide");
            }
        }
    }
}

#[test]
fn touchpoints_that_share_a_step_break_between_words_alone() {
    let mut sample = sample();
    let names = ["Workspace", "Recommendations page", "Live training", "Call centre"];
    for (touchpoint, name) in sample.workspace.touchpoints.iter_mut().zip(names) {
        touchpoint.aliases.push(touchpoint.name.clone());
        touchpoint.name = name.into();
    }
    let ids: Vec<TouchpointId> = sample.workspace.touchpoints.iter().map(|known| known.id).take(4).collect();
    let mut journey = sample.journey().clone();
    let lane = journey.lanes.iter().find(|lane| lane.kind == LaneKind::Touchpoint).unwrap().id;
    let place = journey.cards.iter().find(|card| card.lane == lane).unwrap().place;
    journey.cards.retain(|card| card.lane != lane);
    for (at, touchpoint) in ids.into_iter().enumerate() {
        let body = Body::Touch { touchpoint, frequency: String::new() };
        journey.cards.push(Card::new(CardId(70_000 + at as u64), lane, place, "", body).into());
    }
    sample.workspace.journeys[0] = journey.clone().into();
    for width in [390.0, 1345.0, 2560.0] {
        let scene = scene(&input(&sample, Lang::En, width), &mut EstimatedWidths);
        hold(&scene, &journey).unwrap();
        let row = scene.row(lane).unwrap();
        for (item, name) in row.items.iter().zip(names) {
            let all = said(&item.part);
            assert!(all.starts_with(name), "{all:?} at {width}");
        }
    }
}

#[test]
fn a_long_callout_is_told_whole() {
    let mut sample = sample();
    let mut journey = sample.journey().clone();
    let lane = journey.lanes.iter().find(|lane| lane.kind == LaneKind::Emotion).unwrap().id;
    let text = "the third redirect to another verification page, and the coupon is gone when she comes back";
    for card in journey.cards.iter_mut().filter(|card| card.lane == lane) {
        Arc::make_mut(card).text = text.into();
    }
    sample.workspace.journeys[0] = journey.into();
    let scene = scene(&input(&sample, Lang::En, 1345.0), &mut EstimatedWidths);
    let curve = scene.rows.iter().find_map(|row| row.curve.as_ref()).unwrap();
    assert_eq!(curve.callouts.len(), 2);
    for callout in &curve.callouts {
        assert!(said(callout).ends_with(text), "{}", said(callout));
    }
}

#[test]
fn a_phone_names_the_lines_of_the_curve_beside_the_axis() {
    let mut sample = sample();
    let mut journey = sample.journey().clone();
    for (id, name) in [(901, "陈建国"), (902, "Katharina")] {
        let persona = Persona::new(PersonaId(id), name);
        journey.personas.push(persona.id);
        sample.workspace.personas.push(persona);
    }
    let lane = journey.lanes.iter().find(|lane| lane.kind == LaneKind::Emotion).unwrap().id;
    let place = journey.cards[0].place;
    for (at, persona) in journey.personas.clone().into_iter().enumerate() {
        let body = Body::Emotion { score: at as f64 - 1.0, moment_of_truth: false };
        let mut card = Card::new(CardId(70_000 + at as u64), lane, place, "", body);
        card.personas = vec![persona];
        journey.cards.push(card.into());
    }
    sample.workspace.journeys[0] = journey.clone().into();
    for lang in [Lang::Zh, Lang::En] {
        let scene = scene(&input(&sample, lang, 390.0), &mut EstimatedWidths);
        hold(&scene, &journey).unwrap();
        let row = scene.row(lane).unwrap();
        let head = said(&row.head).replace(' ', "");
        let personas = &sample.workspace.personas;
        for persona in personas.iter().filter(|known| journey.personas.contains(&known.id)) {
            assert!(head.contains(&persona.name), "{} is not in {head}", persona.name);
        }
        let lines: Vec<&TextLine> = texts(&row.head).collect();
        for (at, line) in lines.iter().enumerate() {
            let other =
                lines[at + 1..].iter().find(|other| line.bounds().inset(1.0).overlaps(other.bounds()));
            assert_eq!(other, None, "{line:?}");
        }
    }
}

#[test]
fn a_card_of_five_lines_shows_four_and_how_many_more() {
    let sample = sample();
    let mut journey = sample.journey().clone();
    let card = journey.cards[0].id;
    Arc::make_mut(&mut journey.cards[0]).text = "一行\n二行\n三行\n四行\n五行\n六行".into();
    let scene = laid_out(&sample.workspace, &journey, 1345.0, Lang::Zh);
    let item = scene.item(card).unwrap();
    let lines: Vec<&str> = texts(&item.part).map(|line| line.text.as_str()).collect();
    assert!(item.cut);
    assert_eq!(lines.iter().filter(|line| line.ends_with(['行', '…'])).count(), 4, "{lines:?}");
    assert!(lines.contains(&"+2"), "{lines:?}");
}

#[test]
fn what_a_narrow_tile_says_of_its_base_is_whole() {
    let mut sample = sample();
    let mut journey = sample.journey().clone();
    let lane = journey.lanes.iter().find(|lane| lane.kind == LaneKind::Kpi).unwrap().id;
    let steps: Vec<StepId> =
        journey.stages.iter().flat_map(|stage| &stage.steps).map(|step| step.id).collect();
    journey.cards.retain(|card| card.lane != lane);
    for (at, step) in steps.iter().enumerate() {
        let body = Body::Kpi { metric: Metric::Csat, target: Some(0.75), warn: None };
        let id = CardId(70_000 + at as u64);
        journey.cards.push(Card::new(id, lane, Place::Step(*step), "商品详情页的满意度", body).into());
    }
    sample.workspace.journeys[0] = journey.clone().into();
    for width in [390.0, 1345.0] {
        let scene = scene(&input(&sample, Lang::Zh, width), &mut EstimatedWidths);
        hold(&scene, &journey).unwrap();
        for item in &scene.row(lane).unwrap().items {
            let all = said(&item.part);
            assert!(!all.contains('…'), "{all}");
            for part in ["商品详情页的满意度", "目标 75.0%", "n="] {
                assert!(all.contains(part), "{part} of {all}");
            }
            // A piece is not broken where it fits a line.
            assert!(texts(&item.part).any(|line| line.text.contains("本步骤")), "{all}");
        }
    }
}
