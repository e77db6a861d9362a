//! Whatever is drawn, the facts of a layout hold, also with texts that other programs stumble over.

use super::*;
use crate::map_sample::{self, sample};
use proptest::prelude::*;
use proptest::sample::select;
use std::sync::Arc;
use waymark::export::svg;
use waymark::layout::text::EstimatedWidths;
use waymark::layout::*;
use waymark::model::*;
use waymark::portfolio::Health;
use waymark::text::Lang;

/// Every string of the big list of naughty strings on a card, a lane, a stage and a step.
#[test]
fn naughty_strings_stay_in_their_boxes_and_do_not_harm_the_file() {
    let list = include_str!("../../fixtures/blns/blns.json");
    let strings: Vec<String> = serde_json::from_str(list).unwrap();
    let sample = sample();
    let mut strings = strings.iter().map(|text| format!("{text}\u{0}\u{8}\u{ffff}")).peekable();
    while strings.peek().is_some() {
        let mut next = || strings.next().unwrap_or_default();
        let mut journey = sample.journey().clone();
        journey.name = next();
        journey.stages.iter_mut().for_each(|stage| stage.name = next());
        journey.stages.iter_mut().flat_map(|stage| &mut stage.steps).for_each(|step| step.name = next());
        journey.lanes.iter_mut().for_each(|lane| lane.name = next());
        journey.cards.iter_mut().for_each(|card| Arc::make_mut(card).text = next());
        let scene = laid_out(&sample.workspace, &journey, 1345.0, Lang::Zh);
        hold(&scene, &journey).unwrap();
        let file = svg(&scene, Theme::Dark);
        roxmltree::Document::parse(&file).unwrap();
        assert!(!file.contains("<script"));
    }
}

fn any_text() -> impl Strategy<Value = String> {
    let piece = select(vec![
        "刷到穿搭视频，点进商品",
        "（第三次了）！",
        "“为什么又要我重新登录？”",
        "the quick brown fox ",
        "Donaudampfschifffahrtsgesellschaftskapitän",
        "https://example.com/a/very/long/path?with=query",
        "👨\u{200d}👩\u{200d}👧",
        "\n",
        " ",
        "¥1,234.50",
        "ي",
    ]);
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

#[derive(Clone, Debug)]
struct Draw {
    steps: Vec<usize>,
    lanes: Vec<(usize, bool, bool, String)>,
    cards: Vec<(usize, usize, bool, String, i8, u8)>,
    /// The name of the journey that steps and cards lead to, and how it stands.
    linked: (String, Health),
}

fn any_draw() -> impl Strategy<Value = Draw> {
    let lanes = prop::collection::vec(
        (0..16usize, prop::bool::weighted(0.1), prop::bool::weighted(0.1), any_text()),
        0..12,
    );
    let card = (0..12usize, 0..40usize, prop::bool::weighted(0.25), any_text(), -20..=20i8, 0..8u8);
    let linked = (any_text(), super::links::any_health());
    (prop::collection::vec(1..4usize, 1..12), lanes, prop::collection::vec(card, 0..80), linked)
        .prop_map(|(steps, lanes, cards, linked)| Draw { steps, lanes, cards, linked })
}

/// A journey from what was drawn, with the sample's touchpoints and personas.
fn drawn(draw: &Draw, workspace: &mut Workspace) -> Journey {
    let mut journey = (*workspace.journeys[0]).clone();
    journey.name.clone_from(&draw.linked.0);
    let mut ids = 10_000..;
    let mut id = || ids.next().unwrap_or_default();
    journey.stages = (draw.steps.iter())
        .map(|count| Stage {
            id: StageId(id()),
            name: "阶段 Stage".repeat(*count),
            goal: String::new(),
            aliases: vec![],
            steps: (0..*count)
                .map(|at| Step {
                    link: (at % 2 == 1).then_some(JourneyId(2)),
                    ..Step::new(StepId(id()), "步骤")
                })
                .collect(),
        })
        .collect();
    journey.lanes = (draw.lanes.iter())
        .map(|(kind, collapsed, hidden, name)| Lane {
            id: LaneId(id()),
            kind: LaneKind::ALL[*kind],
            name: name.clone(),
            collapsed: *collapsed,
            hidden: *hidden,
            by_channel: kind % 2 == 0,
        })
        .collect();
    journey.cards.clear();
    for (lane, step, wide, text, number, signs) in draw.cards.iter().filter(|_| !draw.lanes.is_empty()) {
        let lane = &journey.lanes[lane % journey.lanes.len()];
        let steps: Vec<(StageId, StepId)> =
            journey.stages.iter().flat_map(|s| s.steps.iter().map(|step| (s.id, step.id))).collect();
        let (stage, step) = steps[step % steps.len()];
        let touch = TouchpointId(800 + u64::from(number.unsigned_abs() % 10));
        let body = match Body::blank(lane.kind) {
            Some(Body::Emotion { .. }) => {
                Body::Emotion { score: f64::from(*number) / 10.0, moment_of_truth: signs % 3 == 0 }
            }
            Some(body) => body,
            None => Body::Touch { touchpoint: touch, frequency: String::new() },
        };
        let place = if *wide { Place::Stage(stage) } else { Place::Step(step) };
        let mut card = Card::new(CardId(id()), lane.id, place, text.as_str(), body);
        if signs % 2 == 1 {
            card.personas = vec![PersonaId(900)];
            card.evidence.n = Some(u32::from(number.unsigned_abs()) * 9999);
            card.link = Some(JourneyId(2));
        }
        journey.cards.push(card.into());
    }
    workspace.journeys[0] = journey.clone().into();
    check(workspace).unwrap();
    journey
}

/// Cards of a file say all of their text, and none how many lines it hides.
fn hold_whole(scene: &Scene, journey: &Journey) -> Result<(), TestCaseError> {
    let written = |item: &&Arc<Item>| matches!(item.look, ItemLook::Card | ItemLook::Picture);
    for item in scene.rows.iter().flat_map(|row| &row.items).filter(written) {
        let card = journey.card(item.card).unwrap();
        let said: String = texts(&item.part).map(|line| line.text.as_str()).collect();
        let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        prop_assert!(bare(&said).starts_with(&bare(&card.text)), "{said} is not all of {}", card.text);
        let counts = |line: &TextLine| line.text.strip_prefix('+').is_some_and(|n| n.parse::<u32>().is_ok());
        prop_assert!(!item.cut && !texts(&item.part).any(counts), "{said} hides lines");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn any_journey_holds(draw in any_draw(), width in 300.0..3000.0f64, english in any::<bool>(), whole_cards in any::<bool>()) {
        let map_sample::Sample { mut workspace, figures } = sample();
        let journey = drawn(&draw, &mut workspace);
        let lang = if english { Lang::En } else { Lang::Zh };
        let input = Input {
            workspace: &workspace,
            journey: &journey,
            figures: Some(&figures),
            source: Some("订单"),
            linked: &[(JourneyId(2), draw.linked.1.clone())],
            lang,
            persona: None,
            viewport_width: width,
            whole_cards,
        };
        let scene = scene(&input, &mut EstimatedWidths);
        hold(&scene, &journey)?;
        if whole_cards {
            hold_whole(&scene, &journey)?;
        }
        prop_assert!(roxmltree::Document::parse(&svg(&scene, Theme::Light)).is_ok());
    }
}
