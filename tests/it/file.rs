//! The open file: nothing is lost on the way out and back, old files open, damaged ones are refused in words.

use crate::strategies;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use waymark::file::*;
use waymark::model::*;
use waymark::template;
use waymark::text::Lang;

const V1: &str = include_str!("../fixtures/file/v1.waymark.json");

fn noon() -> chrono::NaiveDateTime {
    chrono::NaiveDate::from_ymd_opt(2026, 7, 1).unwrap().and_hms_opt(12, 0, 0).unwrap()
}

/// Ids far from those of fixtures.
fn counter() -> impl FnMut() -> u64 {
    let mut last = 1 << 60;
    move || {
        last += 1;
        last
    }
}

fn sample() -> Workspace {
    template::sample_workspace(Lang::Zh)
}

fn sample_value() -> Value {
    serde_json::from_str(&save_workspace(&sample())).unwrap()
}

fn error_of(value: &Value) -> FileError {
    load(&value.to_string()).unwrap_err()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_is_saved_is_what_is_loaded(workspace in strategies::workspace()) {
        for text in [save_workspace(&workspace), export_workspace(&workspace, None, &[], &noon())] {
            let loaded = load(&text).unwrap();
            prop_assert_eq!(&loaded.workspace, &workspace);
            prop_assert_eq!((loaded.kind, loaded.read_only, loaded.notices.len()), (Kind::Workspace, false, 0));
        }
    }

    #[test]
    fn a_journey_travels_to_an_empty_workspace_and_back(workspace in strategies::workspace()) {
        for journey in &workspace.journeys {
            let text = save_journey(&workspace, journey.id, None, &noon());
            let Content::Journey(part) = load_any(&text).unwrap() else { panic!("no journey file") };
            prop_assert_eq!(part.workspace.journeys.len(), 1);
            let empty = Workspace::new(WorkspaceId(7), "");
            let (merged, id) = merge_journey(&empty, (*part).clone(), &mut counter());
            prop_assert_eq!(check(&merged), Ok(()));
            prop_assert_eq!(id, journey.id);
            prop_assert_eq!(&merged.journeys[0].cards.len(), &journey.cards.len());
            // Into the workspace it came from: nothing is added but the journey, under a new id.
            let (both, copy) = merge_journey(&workspace, *part, &mut counter());
            prop_assert_eq!(check(&both), Ok(()));
            prop_assert_ne!(copy, journey.id);
            prop_assert_eq!(both.journeys.len(), workspace.journeys.len() + 1);
            prop_assert_eq!((&both.personas, &both.segments), (&workspace.personas, &workspace.segments));
            prop_assert_eq!((&both.channels, &both.touchpoints), (&workspace.channels, &workspace.touchpoints));
            // Its targets come along, and metrics of the same name and formula are the same.
            prop_assert_eq!(&both.score.formulas, &workspace.score.formulas);
            let goals = |workspace: &Workspace, id| {
                let of = workspace.score.targets.iter().filter(|target| target.journey == id);
                of.map(|target| target.goal).collect::<Vec<_>>()
            };
            prop_assert_eq!(goals(&both, copy), goals(&workspace, journey.id));
        }
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in strategies::text(), cut in 0usize..20_000) {
        prop_assert!(load(&text).is_err());
        let saved = save_workspace(&sample());
        let cut = (cut..saved.len()).find(|at| saved.is_char_boundary(*at)).unwrap();
        // A text in the middle of a file may happen to be inside a string: then it opens. It never panics.
        drop(load(&format!("{}{text}{}", &saved[..cut], &saved[cut..])));
    }
}

#[test]
fn naughty_strings_come_back_unharmed() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/blns/blns.json");
    let strings: Vec<String> = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    assert!(strings.len() > 400);
    let mut workspace = sample();
    for (at, text) in strings.into_iter().enumerate() {
        let card = Arc::make_mut(&mut workspace.journeys[0]).cards[0].clone();
        let card = Card { id: CardId(at as u64 + 1), note: text.clone(), text, ..Card::clone(&card) };
        Arc::make_mut(&mut workspace.journeys[0]).cards.push(card.into());
    }
    assert_eq!(load(&save_workspace(&workspace)).unwrap().workspace, workspace);
}

#[test]
fn numbers_come_back_to_the_last_bit() {
    let mut workspace = sample();
    let cards = &mut Arc::make_mut(&mut workspace.journeys[0]).cards;
    let emotion = cards.iter_mut().find(|card| matches!(card.body, Body::Emotion { .. })).unwrap();
    Arc::make_mut(emotion).body = Body::Emotion { score: -1.152_941_176_470_588_1, moment_of_truth: false };
    assert_eq!(load(&save_workspace(&workspace)).unwrap().workspace, workspace);
}

#[test]
fn a_file_of_version_1_opens_with_its_meaning() {
    let loaded = load(V1).unwrap();
    assert_eq!((loaded.version, loaded.read_only), (1, false));
    assert_eq!(loaded.notices, []);
    let journey = &loaded.workspace.journeys[0];
    assert_eq!(journey.window, Window::Minutes(14 * 24 * 60));
    assert_eq!(loaded.workspace.journeys[1].window, Window::Unlimited);
    assert_eq!(journey.cards[0].body, Body::Emotion { score: -1.0, moment_of_truth: false });
    assert_eq!(journey.cards[1].body, Body::Emotion { score: 2.0, moment_of_truth: true });
    let pain = &journey.cards[2];
    assert_eq!(pain.body, Body::Pain { severity: 3, bottleneck: true });
    assert_eq!((pain.evidence.basis, pain.evidence.n), (Basis::Data, Some(812)));
    assert_eq!(pain.evidence.source, "叫号系统");
    assert_eq!(pain.evidence.date, chrono::NaiveDate::from_ymd_opt(2025, 11, 3));
    assert_eq!(journey.cards[3].body, Body::Pain { severity: 1, bottleneck: false });
    assert_eq!(journey.cards[3].evidence, Evidence::default());
}

#[test]
fn every_past_version_has_its_frozen_file() {
    for version in 1..VERSION {
        let path = format!("{}/tests/fixtures/file/v{version}.waymark.json", env!("CARGO_MANIFEST_DIR"));
        let loaded = load(&fs::read_to_string(&path).expect(&path)).unwrap();
        assert_eq!(loaded.version, version);
    }
}

#[test]
fn a_newer_file_opens_read_only_and_says_what_it_does_not_know() {
    let mut file = sample_value();
    file["version"] = json!(VERSION + 1);
    file["workspace"]["journeys"][0]["cards"][3]["mood"] = json!("calm");
    let loaded = load(&file.to_string()).unwrap();
    assert!(loaded.read_only);
    assert_eq!(loaded.notices[0], Notice::Newer { version: VERSION + 1 });
    assert_eq!(
        loaded.notices[1],
        Notice::UnknownFields { paths: vec!["workspace.journeys[0].cards[3].mood".into()] }
    );
    assert!(loaded.notice(Lang::Zh).unwrap().contains("只读"));

    file["workspace"]["journeys"] = json!({ "by_id": {} });
    assert_eq!(error_of(&file), FileError::TooNew { version: VERSION + 1 });
}

#[test]
fn unknown_fields_of_this_version_are_named() {
    let mut file = sample_value();
    file["x_tool"] = json!("other");
    file["workspace"]["settings"]["timezone"] = json!("Asia/Shanghai");
    file["workspace"]["journeys"][0]["lanes"][2]["colour"] = json!("#ff0000");
    // What says nothing is nothing lost.
    file["workspace"]["journeys"][0]["lanes"][2]["note"] = json!("");
    let loaded = load(&file.to_string()).unwrap();
    let paths = ["x_tool", "workspace.journeys[0].lanes[2].colour", "workspace.settings.timezone"];
    assert_eq!(loaded.notices, [Notice::UnknownFields { paths: paths.map(String::from).to_vec() }]);
    assert!(!loaded.read_only);
    assert_eq!(loaded.workspace, sample());
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    let at = |change: &dyn Fn(&mut Value)| {
        let mut file = sample_value();
        change(&mut file);
        error_of(&file)
    };
    let path_of = |error: FileError| match error {
        FileError::Shape { path, .. } => path,
        other => panic!("{other:?}"),
    };
    assert_eq!(at(&|file| file["format"] = json!("figma")), FileError::NotWaymark);
    assert_eq!(at(&|file| file["version"] = json!("2")), FileError::BadVersion);
    assert_eq!(at(&|file| file["version"] = json!(0)), FileError::BadVersion);
    assert_eq!(at(&|file| file["version"] = json!(-1)), FileError::BadVersion);
    assert_eq!(path_of(at(&|file| file["kind"] = json!("report"))), "kind");
    assert_eq!(path_of(at(&|file| file["workspace"] = json!([]))), "workspace");
    assert_eq!(
        path_of(at(&|file| file["workspace"]["personas"][1]["id"] = json!(12))),
        "workspace.personas[1].id"
    );
    assert_eq!(
        path_of(at(&|file| file["workspace"]["journeys"][0]["cards"][7]["body"]["type"] = json!("wish"))),
        "workspace.journeys[0].cards[7].body.type"
    );
    assert_eq!(
        path_of(at(&|file| file["workspace"]["journeys"][0]["name"] = Value::Null)),
        "workspace.journeys[0].name"
    );
    assert!(matches!(
        at(&|file| file["workspace"]["journeys"][0]["lanes"] = json!([])),
        FileError::Invalid(Fault::Dangling { .. })
    ));
}

#[test]
fn errors_are_words_in_both_languages() {
    let table = [
        ("", "文件是空的", "The file is empty"),
        ("{\n\"format\": \"waymark\",\n\"ver", "第 3 行", "line 3"),
        ("{\n  nope", "第 2 行第 3 列", "line 2, column 3"),
        ("[]", "不是旅标文件", "not a Waymark file"),
        ("{\"format\":\"waymark\"}", "版本号", "version"),
        ("\u{feff}null", "不是旅标文件", "not a Waymark file"),
    ];
    for (text, zh, en) in table {
        let error = load(text).unwrap_err();
        assert!(error.text(Lang::Zh).contains(zh), "{}", error.text(Lang::Zh));
        assert!(error.to_string().contains(en), "{error}");
    }
}

#[test]
fn a_file_cut_anywhere_is_refused() {
    for text in [save_workspace(&sample()), V1.to_owned(), export_workspace(&sample(), None, &[], &noon())] {
        for end in (0..text.trim_end().len()).step_by(97).filter(|end| text.is_char_boundary(*end)) {
            assert!(
                matches!(load(&text[..end]), Err(FileError::Empty | FileError::Truncated { .. })),
                "at {end}"
            );
        }
    }
}

#[test]
fn a_value_of_another_type_anywhere_is_refused_or_harmless() {
    // Each leaf and branch of a small file in turn is replaced by values of every type.
    let original: Value = serde_json::from_str(V1).unwrap();
    let mut pointers = Vec::new();
    collect(&original, String::new(), &mut pointers);
    assert!(pointers.len() > 100);
    for pointer in pointers {
        for other in
            [json!(null), json!(-1), json!(1e300), json!("text"), json!([[]]), json!({ "a": 1 }), json!(true)]
        {
            let mut file = original.clone();
            *file.pointer_mut(&pointer).unwrap() = other;
            if let Ok(loaded) = load(&file.to_string()) {
                assert_eq!(check(&loaded.workspace), Ok(()), "{pointer}");
            }
        }
    }
}

fn collect(value: &Value, at: String, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            members.iter().for_each(|(name, value)| collect(value, format!("{at}/{name}"), found))
        }
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(i, value)| collect(value, format!("{at}/{i}"), found))
        }
        _ => {}
    }
    found.push(at);
}

#[test]
fn nesting_size_and_numbers_have_limits() {
    let deep = format!(
        "{{\"format\":\"waymark\",\"version\":2,\"x\":{}{}}}",
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    assert!(matches!(load(&deep), Err(FileError::Syntax { .. })));
    let large = " ".repeat(MAX_BYTES + 1);
    assert_eq!(load(&large), Err(FileError::TooLarge { bytes: MAX_BYTES + 1 }));
    let saved = save_workspace(&sample());
    for number in ["NaN", "Infinity", "1e999", "01", "+1", ".5"] {
        assert!(
            load(&saved.replacen("\"score\":1.3", &format!("\"score\":{number}"), 1)).is_err(),
            "{number}"
        );
    }
    assert!(load(&saved.replacen("\"score\":1.3", "\"score\":2.1", 1)).is_err());
}

#[test]
fn a_file_of_one_journey_takes_no_more_than_it_needs() {
    let mut workspace = sample();
    let lonely = Persona { id: PersonaId(99), name: "路人".into(), ..workspace.personas[0].clone() };
    workspace.personas.push(lonely);
    let text = save_journey(&workspace, workspace.journeys[0].id, None, &noon());
    assert!(!text.contains("路人"));
    let part = load(&text).unwrap().workspace;
    assert_eq!(part.touchpoints.len(), 11, "the coupon is on no card");
    let used: BTreeSet<_> = part.touchpoints.iter().filter_map(|touchpoint| touchpoint.channel).collect();
    assert_eq!(part.channels.iter().map(|channel| channel.id).collect::<BTreeSet<_>>(), used);
    // The journey that details one of its steps is not in the file, so that nothing leads there.
    let mut alone = Journey::clone(&workspace.journeys[0]);
    assert_eq!(alone.links().count(), 1);
    alone.relink(|_| None);
    assert_eq!(*part.journeys[0], alone);
}

#[test]
fn registries_are_joined_by_name_where_ids_differ() {
    let mut ids = counter();
    let mut target = Workspace::new(WorkspaceId(1), "Target");
    let channel = Channel {
        id: ChannelId(5),
        name: "app".into(),
        kind: ChannelKind::App,
        medium: Medium::Digital,
        aliases: vec![],
    };
    // The id of a persona here is the id of the journey there.
    let journey = sample().journeys[0].id;
    let persona =
        Persona { id: PersonaId(journey.0), name: "Someone".into(), ..sample().personas[0].clone() };
    target.channels.push(channel);
    target.personas.push(Persona { segment: None, ..persona });
    target.touchpoints.push(Touchpoint {
        id: TouchpointId(6),
        name: "付款".into(),
        channel: None,
        aliases: vec!["支付".into()],
    });
    let text = save_journey(&sample(), journey, None, &noon());
    let (merged, id) = merge_journey(&target, load(&text).unwrap(), &mut ids);
    assert_eq!(check(&merged), Ok(()));
    assert_ne!(id, journey, "the id was taken");
    let cards = &merged.journey(id).unwrap().cards;
    let payments =
        cards.iter().filter(|card| matches!(card.body, Body::Touch { touchpoint: TouchpointId(6), .. }));
    assert_eq!(payments.count(), 1, "the payment card meets the touchpoint that is called so here");
    assert_eq!(merged.channels.iter().filter(|channel| same_name(&channel.name, "App")).count(), 1);
    let cart = merged.touchpoints.iter().find(|touchpoint| touchpoint.name == "购物车结算").unwrap();
    assert_eq!(cart.channel, Some(ChannelId(5)));
}

#[test]
fn pictures_from_elsewhere_are_taken_out() {
    let mut workspace = sample();
    workspace.personas[0].picture = Some(Picture::Data("https://tracker.example/pixel.gif".into()));
    workspace.personas[1].picture = Some(Picture::Data("data:image/png;base64,iVBORw0KGgo=".into()));
    let loaded = load(&save_workspace(&workspace)).unwrap();
    assert_eq!(loaded.notices, [Notice::PicturesRemoved { count: 1 }]);
    assert_eq!(loaded.workspace.personas[0].picture, None);
    assert_eq!(loaded.workspace.personas[1].picture, workspace.personas[1].picture);
}

#[test]
fn rows_travel_only_where_they_were_put_and_damage_to_them_is_told() {
    let info: waymark::engine::DatasetInfo = serde_json::from_value(json!({
        "id": "0000000000009", "name": "orders.csv",
        "mapping": waymark::table::Mapping::default(), "quality": waymark::table::Quality::default(),
        "bytes": 5, "attributes": [], "synthetic": false
    }))
    .unwrap();
    let raw = RawDataset { info, chunks: vec![vec![0, 1, 255], vec![], vec![7, 8]] };
    let text = export_workspace(&sample(), None, std::slice::from_ref(&raw), &noon());
    assert_eq!(load(&text).unwrap().data, [raw]);
    assert!(!save_workspace(&sample()).contains("orders.csv"));
    let damaged = load(&text.replace("\"AAH/\"", "\"A?\"")).unwrap();
    assert_eq!((damaged.data.len(), damaged.notices), (0, vec![Notice::DataLeftOut]));
    let mut figures: Value = serde_json::from_str(&text).unwrap();
    figures["figures"] = json!({ "overview": 1 });
    assert!(load(&figures.to_string()).unwrap().notices.contains(&Notice::FiguresLeftOut));
}

#[test]
fn the_published_schema_is_that_of_the_types() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/waymark.schema.json");
    let schema = format!("{:#}\n", json_schema());
    if std::env::var_os("WAYMARK_BLESS").is_some() {
        fs::write(&path, &schema).unwrap();
    }
    let published = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        published == schema,
        "schema/waymark.schema.json is out of date: run WAYMARK_BLESS=1 cargo test --test it schema"
    );
}
