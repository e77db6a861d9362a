//! The sample map and its synthetic data: valid, the same everywhere, and telling the story they are made for.
//! The figures here are counted from the text of the file, without the product's own readers and metrics.

use crate::engine::import;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use waymark::engine::{DatasetInfo, Discovery, Engine, Request, Response};
use waymark::layout::Drawing;
use waymark::model::{Basis, Body, Journey, Lane, LaneKind, Picture, Workspace, WorkspaceId, check};
use waymark::table::{HostGb18030, Reason};
use waymark::template;
use waymark::text::Lang;

const BOTH: [Lang; 2] = [Lang::Zh, Lang::En];

fn workspace(lang: Lang) -> Workspace {
    template::sample_workspace(lang)
}

fn csv(lang: Lang) -> &'static str {
    static MADE: LazyLock<[String; 2]> =
        LazyLock::new(|| BOTH.map(|lang| String::from_utf8(template::sample_events_csv(lang)).unwrap()));
    &MADE[BOTH.iter().position(|known| *known == lang).unwrap()]
}

/// FNV-1a, 64 bits.
fn hash(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The cells of a line; a cell may be quoted.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            c => cells.last_mut().unwrap().push(c),
        }
    }
    cells
}

fn rows(lang: Lang) -> &'static [Vec<String>] {
    static CUT: LazyLock<[Vec<Vec<String>>; 2]> =
        LazyLock::new(|| BOTH.map(|lang| csv(lang).lines().skip(1).map(cells).collect()));
    &CUT[BOTH.iter().position(|known| *known == lang).unwrap()]
}

fn lane(journey: &Journey, kind: LaneKind) -> &Lane {
    journey.lanes.iter().find(|lane| lane.kind == kind).unwrap()
}

#[test]
fn the_map_is_valid_and_full_in_both_languages() {
    for lang in BOTH {
        let workspace = workspace(lang);
        assert_eq!(check(&workspace), Ok(()));
        let journey = &workspace.journeys[0];
        let steps: Vec<usize> = journey.stages.iter().map(|stage| stage.steps.len()).collect();
        assert_eq!(steps, [2; 5]);
        for lane in &journey.lanes {
            assert!(journey.cards.iter().any(|card| card.lane == lane.id), "{:?} is empty", lane.kind);
        }
        for card in &journey.cards {
            if let Body::Picture { picture: Some(Picture::BuiltIn(name)) } = &card.body {
                assert!(Drawing::named(name).is_some(), "no drawing is called {name}");
            }
        }
        for basis in [Basis::Data, Basis::Assumption] {
            let pain = lane(journey, LaneKind::Pain).id;
            assert!(
                journey.cards.iter().any(|card| card.lane == pain && card.evidence.basis == basis),
                "{basis:?}"
            );
        }
    }
}

#[test]
fn a_step_leads_to_the_journey_that_details_it() {
    for lang in BOTH {
        let workspace = workspace(lang);
        let [shop, _, detail] = &workspace.journeys[..] else { panic!("three journeys") };
        let links: Vec<_> =
            shop.stages.iter().flat_map(|stage| &stage.steps).filter_map(|step| step.link).collect();
        assert_eq!((links, detail.parent), (vec![detail.id], Some(shop.id)));
        for lane in &detail.lanes {
            assert!(detail.cards.iter().any(|card| card.lane == lane.id), "{:?} is empty", lane.kind);
        }
        // Its stages are none of the data's: their events are those of the touchpoints on them.
        let stages: BTreeSet<&str> = rows(lang).iter().map(|row| row[4].as_str()).collect();
        assert!(detail.stages.iter().all(|stage| !stages.contains(stage.name.as_str())));
    }
}

#[test]
fn the_two_languages_differ_in_words_alone() {
    let (zh, en) = (workspace(Lang::Zh), workspace(Lang::En));
    let shape = |workspace: &Workspace| {
        let cards = workspace.journeys.iter().flat_map(|journey| &journey.cards);
        cards.map(|card| (card.id, card.lane, card.place)).collect::<Vec<_>>()
    };
    assert_eq!(shape(&zh), shape(&en));
    let english = serde_json::to_string(&en).unwrap();
    let chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    assert!(!english.contains(chinese), "Chinese in the English map");
    assert!(!csv(Lang::En).contains(chinese), "Chinese in the English data");
}

#[test]
fn the_data_is_the_same_in_every_browser() {
    let (zh, en) = (csv(Lang::Zh), csv(Lang::En));
    assert_eq!(
        (zh.lines().count(), zh.len(), hash(zh.as_bytes())),
        (44_817, 4_018_652, 4_709_764_015_453_285_345)
    );
    assert_eq!(
        (en.lines().count(), en.len(), hash(en.as_bytes())),
        (44_817, 4_264_790, 2_173_350_113_588_186_500)
    );
}

#[test]
fn the_data_speaks_of_what_is_on_the_map() {
    for lang in BOTH {
        let workspace = workspace(lang);
        let stages: BTreeSet<&str> =
            workspace.journeys[0].stages.iter().map(|stage| stage.name.as_str()).collect();
        let mut seen = BTreeSet::new();
        for row in rows(lang) {
            assert!(workspace.touchpoints.iter().any(|touchpoint| touchpoint.answers_to(&row[2])), "{row:?}");
            assert!(workspace.channels.iter().any(|channel| channel.name == row[3]), "{row:?}");
            assert!(row[4].is_empty() || stages.contains(row[4].as_str()), "{row:?}");
            seen.insert(row[2].clone());
        }
        assert_eq!(seen.len(), workspace.touchpoints.len());
        let mapping = template::sample_mapping(lang);
        assert_eq!(mapping.headers, cells(csv(lang).lines().next().unwrap()));
        assert_eq!(mapping.roles.len(), mapping.headers.len());
        for segment in &workspace.segments {
            assert!(segment.rules.iter().all(|(column, _)| mapping.headers.contains(column)), "{segment:?}");
        }
    }
}

#[test]
fn a_handful_of_rows_is_imperfect() {
    let rows = rows(Lang::En);
    let readable = |time: &str| chrono::NaiveDateTime::parse_from_str(time, "%Y-%m-%d %H:%M:%S").is_ok();
    assert_eq!(rows.iter().filter(|row| !readable(&row[1])).count(), 3);
    assert_eq!(rows.iter().filter(|row| row[0].is_empty()).count(), 1);
    assert_eq!(
        rows.iter().filter(|row| row[6].parse().is_ok_and(|csat: i32| !(1..=5).contains(&csat))).count(),
        2
    );
    assert_eq!(rows.windows(2).filter(|pair| pair[0] == pair[1]).count(), 6);
    assert!(rows.iter().all(|row| row.len() == 13));
}

#[test]
fn customers_are_lost_on_the_way_and_most_of_them_at_payment() {
    let mut reached: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in rows(Lang::En) {
        reached.entry(row[4].clone()).or_default().insert(row[0].clone());
    }
    let stages =
        ["Awareness", "Consideration", "Purchase", "Use", "Loyalty"].map(|stage| reached[stage].len() as f64);
    let rates: Vec<f64> = stages.windows(2).map(|pair| pair[1] / pair[0]).collect();
    for (rate, range) in rates.iter().zip([0.58..0.68, 0.55..0.65, 0.45..0.55, 0.30..0.42]) {
        assert!(range.contains(rate), "{rates:?}");
    }
    assert_eq!(reached["Awareness"].len(), template::SAMPLE_CUSTOMERS);
}

#[test]
fn the_payment_incident_shows_on_phones_alone() {
    // Attempts that carry an amount went through.
    let success = |device: &str, incident: bool| {
        let rows = rows(Lang::En).iter().filter(|row| row[2] == "Payment" && row[11] == device);
        let within = |day: &str| ("2026-05-19".."2026-06-08").contains(&day);
        let attempts: Vec<bool> =
            rows.filter(|row| within(&row[1]) == incident).map(|row| !row[8].is_empty()).collect();
        attempts.iter().filter(|paid| **paid).count() as f64 / attempts.len() as f64
    };
    assert!(success("phone", false) > 0.6 && success("phone", true) < 0.35);
    assert!(success("computer", true) > 0.55);
}

#[test]
fn measured_emotion_has_its_valley_at_payment_and_differs_from_the_claim() {
    let workspace = workspace(Lang::En);
    let journey = &workspace.journeys[0];
    let mut answers: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for row in rows(Lang::En) {
        answers
            .entry(row[2].clone())
            .or_default()
            .extend(row[6].parse::<f64>().ok().filter(|csat| *csat <= 5.0));
    }
    let measured = |name: &str| answers[name].iter().sum::<f64>() / answers[name].len() as f64 - 3.0;
    let claimed: Vec<f64> = (journey.cards.iter())
        .filter_map(|card| match card.body {
            Body::Emotion { score, .. } => Some(score),
            _ => None,
        })
        .collect();
    let curve: Vec<f64> =
        workspace.touchpoints[..10].iter().map(|touchpoint| measured(&touchpoint.name)).collect();
    let lowest = curve.iter().copied().fold(f64::INFINITY, f64::min);
    assert_eq!(curve[5], lowest, "{curve:?}");
    assert!(curve[7] > 1.2 && curve[5] < -0.9, "{curve:?}");
    assert!(claimed[5] - curve[5] > 0.5, "payment is worse than claimed");
    assert!(curve[3] - claimed[3] > 0.3, "size advice is better than claimed");
    assert!(answers.values().all(|answers| answers.len() >= 30), "a curve without small bases");
}

/// What the product's own reader and engine make of the sample data.
fn understood(lang: Lang) -> &'static (Box<DatasetInfo>, Discovery) {
    static UNDERSTOOD: LazyLock<[(Box<DatasetInfo>, Discovery); 2]> = LazyLock::new(|| BOTH.map(understand));
    &UNDERSTOOD[BOTH.iter().position(|known| *known == lang).unwrap()]
}

fn understand(lang: Lang) -> (Box<DatasetInfo>, Discovery) {
    let mut engine = Engine::new();
    let mapping = template::sample_mapping(lang);
    let answer = import(&mut engine, template::SAMPLE_DATASET, mapping, csv(lang).as_bytes());
    let Response::Imported(info) = answer else { panic!("{answer:?}") };
    let mut found = None;
    let request =
        Request::Discover { dataset: template::SAMPLE_DATASET, lang, goal: waymark::engine::Goal::Guess };
    engine.handle(request, &mut |response| found = Some(response));
    let Some(Response::Discovered(discovery)) = found else { panic!("{found:?}") };
    (info, *discovery)
}

#[test]
fn the_mapping_is_what_the_product_would_guess() {
    for lang in BOTH {
        let first = &csv(lang).as_bytes()[..1 << 16];
        let preview =
            waymark::table::preview(first, 480, None, &mut HostGb18030::default(), Lang::En).unwrap();
        assert_eq!(preview.mapping, template::sample_mapping(lang));
    }
}

#[test]
fn the_quality_panel_has_something_to_show() {
    for lang in BOTH {
        let quality = &understood(lang).0.quality;
        assert_eq!(quality.customers, template::SAMPLE_CUSTOMERS as u64);
        assert_eq!((quality.rows_read - quality.rows_kept, quality.duplicates), (4, 6));
        let mut counts = quality.counts.clone();
        counts.sort_unstable();
        assert_eq!(counts, [(Reason::BadTime, 3), (Reason::NoCustomer, 1), (Reason::RatingOutOfScale, 2)]);
    }
}

#[test]
fn a_journey_drawn_from_the_sample_data_is_the_map_that_people_drew() {
    for lang in BOTH {
        let mut workspace = workspace(lang);
        let set = (template::SAMPLE_DATASET, template::sample_dataset_name(lang));
        let mut last = 0;
        let drawn = template::from_data(&understood(lang).1, set, &workspace, lang, &mut || {
            last += 1;
            last
        });
        assert_eq!((drawn.touchpoints.len(), drawn.channels.len()), (0, 0), "all of it is known");
        let names =
            |journey: &Journey| journey.stages.iter().map(|stage| stage.name.clone()).collect::<Vec<_>>();
        assert_eq!(names(&drawn.journey), names(&workspace.journeys[0]));
        assert_eq!(drawn.journey.dataset, Some(template::SAMPLE_DATASET));
        let emotion = lane(&drawn.journey, LaneKind::Emotion).id;
        assert!(drawn.journey.cards.iter().all(|card| card.lane != emotion), "no feeling is claimed");
        workspace.journeys.push(drawn.journey.into());
        assert_eq!(check(&workspace), Ok(()));
    }
}

#[test]
fn an_empty_workspace_gets_the_touchpoints_and_channels_of_the_data() {
    for lang in BOTH {
        let mut target = Workspace::new(WorkspaceId(1), "");
        let mut last = 0;
        let set = (template::SAMPLE_DATASET, "events.csv");
        let drawn = template::from_data(&understood(lang).1, set, &target, lang, &mut || {
            last += 1;
            last
        });
        assert!(drawn.journey.name.contains("events.csv"));
        assert_eq!(drawn.touchpoints.len(), 12);
        let known = workspace(lang).channels;
        for channel in &drawn.channels {
            let kind = known.iter().find(|known| known.name == channel.name).map(|known| known.kind);
            assert_eq!(Some(channel.kind), kind, "{}", channel.name);
        }
        assert!(drawn.journey.stages.iter().all(|stage| (1..=4).contains(&stage.steps.len())));
        (target.touchpoints, target.channels) = (drawn.touchpoints, drawn.channels);
        target.journeys.push(drawn.journey.into());
        assert_eq!(check(&target), Ok(()));
    }
}
