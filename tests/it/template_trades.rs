//! Templates: the nine of the product are complete in both languages and drawn without overflow; a journey saved as
//! one gives the same map; what is wrong with a file is told with its place.

use crate::layout::{hold, laid_out};
use serde_json::Value;
use std::collections::HashSet;
use waymark::edit::apply;
use waymark::file::FileError;
use waymark::model::*;
use waymark::template::{ReportSection, TRADES, Template, new_workspace, trades};
use waymark::text::Lang;

/// The stages that the product promises, by template.
const PROMISED: [(&str, &[&str]); 4] = [
    ("ecommerce", &["浏览", "下单", "付款", "收货"]),
    ("bank", &["开户", "理财", "贷款"]),
    ("travel", &["选目的地", "订酒店", "购票", "出行"]),
    ("health", &["预约", "就诊", "治疗", "康复"]),
];

fn counter() -> impl FnMut() -> u64 {
    let mut last = 0;
    move || {
        last += 1;
        last
    }
}

/// A new workspace with the journey of a template.
fn drawn(template: &Template, lang: Lang) -> (Workspace, Journey) {
    let mut ids = counter();
    let empty = new_workspace(lang, &mut ids);
    let drawn = template.draw(&empty, lang, &mut ids);
    let journey = drawn.journey.clone();
    (apply(&empty, drawn.command()).unwrap(), journey)
}

/// Every text of a file with its place.
fn texts<'a>(value: &'a Value, place: &str, found: &mut Vec<(String, &'a Value)>) {
    match value {
        Value::Object(members) if members.contains_key("zh") || members.contains_key("en") => {
            found.push((place.to_owned(), value));
        }
        Value::Object(members) => {
            members.iter().for_each(|(name, value)| texts(value, &format!("{place}.{name}"), found));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, item)| texts(item, &format!("{place}[{at}]"), found));
        }
        _ => {}
    }
}

#[test]
fn every_template_reads() {
    for (key, text) in TRADES {
        if let Err(error) = Template::read(text) {
            panic!("{key}: {error}");
        }
    }
    assert_eq!(trades().len(), 9);
}

#[test]
fn every_text_is_there_in_both_languages_and_short_enough_for_its_card() {
    for (key, text) in TRADES {
        let file: Value = serde_json::from_str(text).unwrap();
        let mut found = Vec::new();
        texts(&file, key, &mut found);
        assert!(found.len() > 80, "{key} has only {} texts", found.len());
        for (place, words) in found {
            let [zh, en] = ["zh", "en"].map(|lang| words[lang].as_str().unwrap_or_default().trim());
            assert!(!zh.is_empty() && !en.is_empty() && zh != en, "{place}: {words}");
            assert!(zh.chars().any(|c| c >= '\u{4e00}'), "{place} is not Chinese: {zh}");
            assert!(!en.chars().any(|c| ('\u{3000}'..'\u{a000}').contains(&c)), "{place}: {en}");
            if place.contains(".cards.") {
                assert!(zh.chars().count() <= 26, "{place}: {zh}");
                assert!(en.chars().count() <= 66, "{place}: {en}");
            }
        }
    }
}

#[test]
fn the_promised_stages_are_there_in_order() {
    let templates = trades();
    for (key, promised) in PROMISED {
        let (_, template) = templates.iter().find(|(known, _)| *known == key).unwrap();
        let stages: Vec<&str> = template.stages().map(|name| name.get(Lang::Zh)).collect();
        let mut rest = stages.iter();
        assert!(promised.iter().all(|wanted| rest.any(|stage| stage == wanted)), "{key}: {stages:?}");
    }
}

#[test]
fn every_stage_is_complete() {
    for (key, template) in trades() {
        let (workspace, journey) = drawn(&template, Lang::Zh);
        assert!(
            (4..=7).contains(&journey.stages.len()) && (50..=110).contains(&journey.cards.len()),
            "{key}"
        );
        assert!(!journey.personas.is_empty() && !journey.goal.is_empty() && !journey.scenario.is_empty());
        let kinds: HashSet<LaneKind> = journey.lanes.iter().map(|lane| lane.kind).collect();
        for stage in &journey.stages {
            assert!((1..=3).contains(&stage.steps.len()), "{key}: {}", stage.name);
            let cards = || {
                let here = |card: &&std::sync::Arc<Card>| {
                    journey.stage_of(card.place).is_some_and(|known| known.id == stage.id)
                };
                journey.cards.iter().filter(here).map(|card| (journey.lane(card.lane).unwrap().kind, card))
            };
            for kind in [
                LaneKind::Goal,
                LaneKind::Behaviour,
                LaneKind::Need,
                LaneKind::Touchpoint,
                LaneKind::Emotion,
                LaneKind::Pain,
                LaneKind::Kpi,
                LaneKind::Opportunity,
            ] {
                assert!(cards().any(|(known, _)| known == kind), "{key}: {} has no {kind:?}", stage.name);
            }
            for (_, card) in cards() {
                match &card.body {
                    Body::Touch { touchpoint, .. } => {
                        let known = workspace.touchpoint(*touchpoint).unwrap();
                        assert!(
                            known.channel.and_then(|id| workspace.channel(id)).is_some(),
                            "{}",
                            known.name
                        );
                    }
                    Body::Kpi { target, .. } => {
                        assert!(target.is_some(), "{key}: {} has no target", stage.name)
                    }
                    _ => assert_eq!(card.evidence, Evidence::default(), "a template knows nothing"),
                }
            }
        }
        let truths = journey
            .cards
            .iter()
            .filter(|card| matches!(card.body, Body::Emotion { moment_of_truth: true, .. }));
        assert!((1..=3).contains(&truths.count()), "{key} has its moments of truth");
        assert!(kinds.contains(&LaneKind::Frontstage) && kinds.contains(&LaneKind::Department));
        for wanted in [
            ReportSection::CustomerBackground,
            ReportSection::TouchpointAnalysis,
            ReportSection::FeedbackAndSatisfaction,
            ReportSection::ImprovementMeasures,
            ReportSection::Kpis,
        ] {
            assert!(template.report.contains(&wanted), "{key}: {wanted:?}");
        }
    }
}

/// A share is a share, a score is on its scale, and the threshold lies on the bad side of the target.
#[test]
fn targets_are_in_the_unit_of_their_figure() {
    for (key, template) in trades() {
        let (_, journey) = drawn(&template, Lang::Zh);
        for card in &journey.cards {
            let Body::Kpi { metric, target: Some(target), warn } = card.body else { continue };
            let range = match metric {
                Metric::Nps => 1.0..=100.0,
                Metric::Frequency => 1.0..=60.0,
                Metric::Reach | Metric::Conversion | Metric::DropOff | Metric::Csat => 0.01..=1.0,
                other => panic!("{key}: a template cannot know a target of {other:?}"),
            };
            assert!(range.contains(&target), "{key}: {metric:?} {target}");
            if let Some(warn) = warn {
                assert_eq!(warn > target, metric == Metric::DropOff, "{key}: {metric:?} {target} {warn}");
            }
        }
    }
}

#[test]
fn every_template_is_drawn_whole_in_both_languages() {
    let mut all_cut: Vec<String> = Vec::new();
    for (key, template) in trades() {
        for lang in Lang::ALL {
            let (workspace, journey) = drawn(&template, lang);
            for width in [390.0, 1345.0, 2560.0] {
                let scene = laid_out(&workspace, &journey, width, lang);
                hold(&scene, &journey).unwrap_or_else(|fault| panic!("{key} {width}: {fault}"));
                let cut = scene.rows.iter().flat_map(|row| &row.items).filter(|item| item.cut);
                let cut = cut.map(|item| item.part.label.as_str());
                all_cut.extend(cut.map(|label| format!("{key} {lang:?} {width}: {label}")));
            }
        }
    }
    assert!(all_cut.is_empty(), "{}", all_cut.join("\n"));
}

#[test]
fn drawing_a_template_is_one_step_that_uses_what_is_there() {
    let template = &trades()[0].1;
    let mut ids = counter();
    let (workspace, _) = drawn(template, Lang::Zh);
    let mut ids = move || 1_000_000 + ids();
    let again = template.draw(&workspace, Lang::Zh, &mut ids);
    assert_eq!((again.touchpoints.len(), again.channels.len(), again.personas.len()), (0, 0, 0));
    let after = apply(&workspace, again.command()).unwrap();
    assert_eq!(check(&after), Ok(()));
    assert_eq!((after.journeys.len(), &after.touchpoints), (2, &workspace.touchpoints));
}

#[test]
fn a_renamed_standard_channel_is_used_under_its_new_name() {
    let template = &trades()[0].1;
    let mut ids = counter();
    let mut workspace = new_workspace(Lang::Zh, &mut ids);
    let app = workspace.channels.iter_mut().find(|channel| channel.kind == ChannelKind::App).unwrap();
    app.name = "掌上商城".into();
    let drawn = template.draw(&workspace, Lang::En, &mut ids);
    assert_eq!(drawn.channels, [], "every kind is there, in whatever language");
}

#[test]
fn a_journey_saved_as_template_and_drawn_again_is_the_same_map() {
    for (key, template) in trades() {
        for lang in Lang::ALL {
            let (workspace, journey) = drawn(&template, lang);
            let saved = Template::of_journey(&workspace, &journey, lang).write();
            let other = if lang == Lang::Zh { "\"en\": " } else { "\"zh\": " };
            assert!(!saved.contains(other), "{key}: only the words of one language");
            let again = Template::read(&saved).unwrap_or_else(|error| panic!("{key}: {error}"));
            assert_eq!(drawn(&again, lang), (workspace, journey), "{key}");
        }
    }
}

#[test]
fn what_holds_for_one_company_alone_is_not_saved() {
    let (mut workspace, mut journey) = drawn(&trades()[0].1, Lang::Zh);
    journey.owner = "王主管".into();
    journey.dataset = Some(DatasetId(7));
    let mut lane = journey.lanes.iter().find(|lane| lane.kind == LaneKind::Pain).unwrap().clone();
    let place = Place::Stage(journey.stages[0].id);
    for card in &mut journey.cards {
        let card = std::sync::Arc::make_mut(card);
        card.owner = "李专员".into();
        card.evidence =
            Evidence {
                basis: Basis::Data, source: "内部调研".into(), n: Some(4711), ..Evidence::default()
            };
        let date = chrono::NaiveDate::from_ymd_opt(2026, 5, 1).unwrap();
        card.comments = vec![Comment { author: "赵经理".into(), date, text: "下周再看".into() }];
    }
    // A second lane of a kind, with a name of its own.
    (lane.id, lane.name) = (LaneId(9_999), "内部痛点".into());
    let body = Body::Pain { severity: 2, bottleneck: false };
    journey.cards.push(Card::new(CardId(9_998), lane.id, place, "系统要登两次", body).into());
    journey.lanes.push(lane);
    workspace.journeys = vec![journey.clone().into()];
    let saved = Template::of_journey(&workspace, &journey, Lang::Zh).write();
    for private in ["王主管", "李专员", "赵经理", "下周再看", "内部调研", "4711", "dataset"]
    {
        assert!(!saved.contains(private), "{private}");
    }
    let (_, again) = drawn(&Template::read(&saved).unwrap(), Lang::Zh);
    let own = again.lanes.iter().find(|lane| lane.name == "内部痛点").unwrap();
    let there: Vec<&str> =
        again.cards.iter().filter(|card| card.lane == own.id).map(|card| card.text.as_str()).collect();
    assert_eq!(there, ["系统要登两次"]);
}

#[test]
fn what_is_wrong_with_a_file_is_told_with_its_place() {
    let bank = TRADES.iter().find(|(key, _)| *key == "bank").unwrap().1;
    let with = |from: &str, to: &str| {
        assert!(bank.contains(from), "{from}");
        Template::read(&bank.replacen(from, to, 1)).unwrap_err()
    };
    let place = |error: FileError| match error {
        FileError::Shape { path, message } => format!("{path}: {message}"),
        other => panic!("{other:?}"),
    };
    let slip = place(with("\"severity\"", "\"severty\""));
    assert!(slip.starts_with("stages[0].steps[0].cards.pain[0]") && slip.contains("severty"), "{slip}");
    let missing = place(with(", \"severity\": 1", ""));
    assert_eq!(missing, "stages[0].steps[0].cards.pain[0]: a pain point needs a severity");
    let foreign = place(with("\"severity\": 1", "\"severity\": 1, \"score\": 1"));
    assert!(foreign.ends_with("a field is there that cards of this lane do not have"), "{foreign}");
    let channel = place(with("\"channel\": \"website\"", "\"channel\": \"webside\""));
    assert!(channel.starts_with("stages[0].steps[0].cards.touchpoint[1]: a channel is"), "{channel}");
    let lane = place(with("{\"kind\": \"pain\"}", "{\"kind\": \"text\"}"));
    assert!(lane.contains("no such lane"), "{lane}");
    assert!(matches!(
        with("\"severity\": 1", "\"severity\": 4"),
        FileError::Invalid(Fault::OutOfRange { .. })
    ));
    assert_eq!(with("\"version\": 1", "\"version\": 2"), FileError::TooNew { version: 2 });
    assert!(matches!(Template::read("{"), Err(FileError::Truncated { line: 1 })));
    assert!(matches!(Template::read("{}"), Err(FileError::Shape { .. })));
    assert!(Template::claims(bank) && !Template::claims("{\"format\": \"waymark\"}"));
}
