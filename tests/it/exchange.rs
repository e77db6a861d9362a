//! Maps from other programs: what `export` writes as rows or Mermaid comes back, in both languages; errors name their place;
//! what joins a journey changes nothing that was there.

use crate::export::{Map, hostile, maps};
use proptest::prelude::*;
use std::collections::BTreeSet;
use waymark::exchange::{Foreign, Table, Trouble, joined, mermaid, rows};
use waymark::export::{Format, left_out, rows as rows_of};
use waymark::layout::text::EstimatedWidths;
use waymark::model::*;
use waymark::table::{HostGb18030, text_rows, workbook_rows};
use waymark::text::Lang;

fn counter(from: u64) -> impl FnMut() -> u64 {
    let mut last = from;
    move || {
        last += 1;
        last
    }
}

fn read(table: &Table, lang: Lang) -> Result<Foreign, Trouble> {
    rows(table, "旅程", lang, &mut counter(0))
}

/// The rows of a map as a workbook of this product holds them, read back as a file.
fn from_workbook(map: &Map) -> Foreign {
    let bytes = Format::Xlsx.write(&map.input(), &mut EstimatedWidths);
    let sheets = workbook_rows(&bytes, 10_000).unwrap();
    let table = sheets.into_iter().find_map(|(_, rows)| Table::find(rows)).unwrap();
    read(&table, map.lang).unwrap()
}

/// The same as CSV, quoted.
fn from_csv(map: &Map) -> Foreign {
    let mut text = waymark::export::Field::ALL.map(|field| field.heading().get(map.lang)).join(",");
    for row in rows_of(&map.workspace, map.journey(), map.lang) {
        let cells = row.map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
        text.push_str(&format!("\r\n{}", cells.join(",")));
    }
    let table = Table::find(csv(&text)).unwrap();
    read(&table, map.lang).unwrap()
}

fn csv(text: &str) -> Vec<(u64, Vec<String>)> {
    text_rows(text.as_bytes(), &mut HostGb18030::default(), 10_000)
}

fn table(text: &str) -> Table {
    Table::find(csv(text)).unwrap()
}

#[test]
fn every_map_comes_back_from_its_rows() {
    for map in maps() {
        let before = rows_of(&map.workspace, map.journey(), map.lang);
        for foreign in [from_workbook(&map), from_csv(&map)] {
            let journey = foreign.journey().unwrap();
            check(&foreign.workspace).unwrap();
            let stages = |journey: &Journey| -> Vec<(String, Vec<String>)> {
                let steps = |stage: &Stage| stage.steps.iter().map(|step| step.name.clone()).collect();
                journey.stages.iter().map(|stage| (stage.name.clone(), steps(stage))).collect()
            };
            assert_eq!(stages(journey), stages(map.journey()), "{}", map.name);
            let again = rows_of(&foreign.workspace, journey, map.lang);
            // Lanes stand in the order in which they come first, so the rows of a place may be in another order.
            let (mut before, mut again) = (before.clone(), again);
            // A target of a figure is told in words, and stays a note.
            before.iter_mut().chain(&mut again).for_each(|row| row.sort_unstable());
            before.sort_unstable();
            again.sort_unstable();
            assert_eq!(again.len(), before.len(), "{}", map.name);
            for (again, before) in again.iter().zip(&before) {
                assert_eq!(again, before, "{}", map.name);
            }
            let kinds = |journey: &Journey| -> BTreeSet<LaneKind> {
                let used = |lane: &&Lane| journey.cards.iter().any(|card| card.lane == lane.id);
                journey.lanes.iter().filter(used).map(|lane| lane.kind).collect()
            };
            assert_eq!(kinds(journey), kinds(map.journey()), "{}", map.name);
        }
    }
}

/// Every card in words, without ids and without what `left_out` tells.
fn said(workspace: &Workspace, journey: &Journey, lang: Lang) -> Vec<String> {
    let shown = journey.cards.iter().filter(|card| journey.lane(card.lane).is_some_and(|lane| !lane.hidden));
    let mut all: Vec<String> = shown
        .map(|known| {
            let mut card = Card::clone(known);
            let stage = journey.stage_of(card.place).unwrap().name.clone();
            let step = match card.place {
                Place::Step(id) => journey.step(id).unwrap().1.name.clone(),
                Place::Stage(_) => String::new(),
            };
            let lane = journey.lane(card.lane).unwrap();
            let names: BTreeSet<_> =
                card.personas.iter().map(|id| workspace.persona(*id).unwrap().name.clone()).collect();
            let touched = match &mut card.body {
                Body::Touch { touchpoint, .. } => {
                    let known = workspace.touchpoint(*touchpoint).unwrap();
                    *touchpoint = TouchpointId(0);
                    let channel = known.channel.map(|id| workspace.channel(id).unwrap().name.clone());
                    Some((known.name.clone(), channel))
                }
                Body::Picture { picture } => {
                    *picture = None;
                    None
                }
                _ => None,
            };
            // What is named by something else has its own words in the note.
            if matches!(card.body, Body::Touch { .. } | Body::Kpi { .. }) && !card.text.is_empty() {
                let parts = [card.text.as_str(), card.note.as_str()];
                let parts = parts.into_iter().filter(|part| !part.is_empty());
                card.note = parts.collect::<Vec<_>>().join(waymark::text::export::LIST.get(lang));
                card.text.clear();
            }
            (card.id, card.lane, card.place) = (CardId(0), LaneId(0), Place::Step(StepId(0)));
            card.personas.clear();
            card.comments.clear();
            card.link = None;
            card.evidence.quoted = None;
            let name = waymark::export::lane_name(lane, lang);
            format!("{stage} {step} {:?} {name} {touched:?} {names:?} {card:?}", lane.kind)
        })
        .collect();
    all.sort_unstable();
    all
}

/// A map on which every field of every card says something.
fn full(mut map: Map) -> Map {
    let journey = std::sync::Arc::make_mut(map.workspace.journeys.last_mut().unwrap());
    for (at, card) in (1_u32..).zip(&mut journey.cards) {
        let card = std::sync::Arc::make_mut(card);
        let level = u8::try_from(at % 3).unwrap() + 1;
        let day = chrono::NaiveDate::from_ymd_opt(2026, 1, 1 + at % 28).unwrap();
        card.owner = format!("owner {at}, \"so-called\"");
        card.note = format!("note {at}");
        card.evidence = Evidence {
            basis: if at.is_multiple_of(2) { Basis::Data } else { Basis::Assumption },
            source: format!("source {at}"),
            date: Some(day),
            n: Some(at),
            quoted: Some(Quoted { metric: Metric::Csat, value: 0.5 }),
        };
        card.comments = vec![Comment { author: "a".into(), date: day, text: "b".into() }];
        match &mut card.body {
            Body::Plain | Body::Picture { .. } => {}
            Body::Touch { frequency, .. } => *frequency = format!("{at} times"),
            Body::Emotion { score, moment_of_truth } => {
                (*score, *moment_of_truth) = (f64::from(at % 5) * 0.75 - 1.5, !at.is_multiple_of(2));
            }
            Body::Quote { speaker } => *speaker = format!("speaker {at}"),
            Body::Pain { severity, bottleneck } => (*severity, *bottleneck) = (level, at.is_multiple_of(2)),
            Body::Opportunity { impact, effort, delight } => {
                (*impact, *effort, *delight) = (Some(level), (level > 1).then_some(4 - level), level > 2);
            }
            Body::Measure { department, due, status, expected } => {
                const ALL: [MeasureStatus; 5] = [
                    MeasureStatus::Idea,
                    MeasureStatus::Planned,
                    MeasureStatus::Doing,
                    MeasureStatus::Done,
                    MeasureStatus::Dropped,
                ];
                *department = format!("department {at}");
                *due = (at % 4 > 0).then_some(day);
                *status = ALL[at as usize % 5];
                *expected = format!("effect {at}");
            }
            Body::Kpi { target, warn, .. } => {
                (*target, *warn) = (Some(f64::from(7 * (at % 9 + 1)) / 100.0), Some(0.123_456));
            }
        }
    }
    map
}

#[test]
fn what_rows_hold_comes_back_and_what_they_leave_out_is_told() {
    let mut kinds = BTreeSet::new();
    for map in maps().into_iter().map(full) {
        let journey = map.journey();
        let used = |lane: &&Lane| journey.cards.iter().any(|card| card.lane == lane.id);
        kinds.extend(journey.lanes.iter().filter(used).map(|lane| lane.kind));
        let before = said(&map.workspace, journey, map.lang);
        for foreign in [from_workbook(&map), from_csv(&map)] {
            let after = said(&foreign.workspace, foreign.journey().unwrap(), map.lang);
            assert_eq!(after.len(), before.len(), "{}", map.name);
            for (after, before) in after.iter().zip(&before) {
                assert_eq!(after, before, "{}", map.name);
            }
        }
    }
    assert!(kinds.len() >= 12, "{kinds:?}");
    let map = full(maps().swap_remove(0));
    let told = left_out(map.journey(), Lang::Zh).unwrap();
    assert!(told.contains("评论") && told.contains("引用的数据指标"), "{told}");
    // What came out of rows leaves nothing out but what the names of its personas stand for.
    let mut plain = from_csv(&map).journey().unwrap().clone();
    plain.personas.clear();
    assert_eq!(left_out(&plain, Lang::En), None);
}

#[test]
fn columns_of_kinds_are_read_in_the_words_of_either_language() {
    let foreign = read(
        &table(
            "Stage,Lane,Text,Status,Deadline,Team,Impact,Effort,Who said it,Target,Mark\n\
            A,Improvements,x,done,2026/3/5,IT,,,,,\n\
            A,改进措施,y,进行中,,,,,,,\n\
            A,Opportunities,z,,,,3,1,,,惊喜时刻\n\
            A,Voices,q,,,,,,Ms Wu,,\n\
            A,KPIs,Conversion,,,,,,,42.5%,\n\
            A,KPIs,NPS,,,,,,,35,\n\
            A,KPIs,转化率,,,,,,,40,\n\
            A,Actions,walk,Done,,,,,,,\n\
            A,Pain points,wait,,,,,,,,looked at\n",
        ),
        Lang::En,
    )
    .unwrap();
    let journey = foreign.journey().unwrap();
    let card =
        |text: &str| journey.cards.iter().find(|card| card.text == text).unwrap_or_else(|| panic!("{text}"));
    let due = chrono::NaiveDate::from_ymd_opt(2026, 3, 5);
    let measure = |department: &str, due, status| Body::Measure {
        department: department.into(),
        due,
        status,
        expected: String::new(),
    };
    assert_eq!(card("x").body, measure("IT", due, MeasureStatus::Done));
    assert_eq!(card("y").body, measure("", None, MeasureStatus::Doing));
    assert_eq!(card("z").body, Body::Opportunity { impact: Some(3), effort: Some(1), delight: true });
    assert_eq!(card("q").body, Body::Quote { speaker: "Ms Wu".into() }, "a lane of speakers is of quotes");
    let targets: Vec<Option<f64>> = journey
        .cards
        .iter()
        .filter_map(|card| match card.body {
            Body::Kpi { target, .. } => Some(target),
            _ => None,
        })
        .collect();
    assert_eq!(targets, [Some(0.425), Some(35.0), Some(0.4)]);
    assert_eq!(card("wait").note, "Mark looked at");
    assert_eq!(card("walk").note, "Status Done", "what an action has no field for is kept");
}

#[test]
fn hostile_rows_are_text() {
    let foreign = from_csv(&hostile());
    assert!(foreign.journey().unwrap().cards.iter().any(|card| card.text.starts_with("=cmd|'/C calc'!A0")));
    check(&foreign.workspace).unwrap();
}

#[test]
fn a_table_by_hand_is_read_with_few_columns_in_any_order() {
    let table = table(
        "内容,泳道,阶段,步骤,多余\n看评价,行为,认知,比价,x\n等太久,痛点,,,\n合规检查,法务,认知,比价,\n",
    );
    let foreign = read(&table, Lang::Zh).unwrap();
    let journey = foreign.journey().unwrap();
    assert_eq!((journey.stages.len(), journey.lanes.len(), journey.cards.len()), (1, 3, 3));
    assert_eq!(journey.cards[1].place, Place::Stage(journey.stages[0].id), "no step is the whole stage");
    assert_eq!(journey.cards[1].body, Body::Pain { severity: 1, bottleneck: false });
    assert_eq!(foreign.free_lanes, ["法务"]);
    assert_eq!(
        foreign.summary(Lang::Zh),
        "1 个阶段、1 个步骤、3 条泳道、3 张卡片。以下泳道将作为自由文本：法务。"
    );
}

#[test]
fn errors_name_row_and_column() {
    let head = "Stage,Step,Lane,Text,Severity,Emotion,Evidence,Date,n,Status,Due,Impact,Effort,Target,Mark";
    for (line, column) in [
        ("A,B,Pain points,x,5,,,,", "Severity"),
        ("A,B,Pain points,x,1.5,,,,", "Severity"),
        ("A,B,Emotion curve,x,,3,,,", "Emotion"),
        ("A,B,,x,,,,,", "Lane"),
        ("A,B,Actions,x,,,maybe,,", "Evidence"),
        ("A,B,Actions,x,,,,soon,", "Date"),
        ("A,B,Actions,x,,,,,many", "n"),
        ("A,B,Improvements,x,,,,,,later", "Status"),
        ("A,B,Improvements,x,,,,,,,soon", "Due"),
        ("A,B,Opportunities,x,,,,,,,,4", "Impact"),
        ("A,B,Opportunities,x,,,,,,,,,0", "Effort"),
        ("A,B,KPIs,NPS,,,,,,,,,,high", "Target"),
    ] {
        let table = table(&format!("{head}\nA,B,Actions,ok,,,,,\n\n{line}\n"));
        let error = read(&table, Lang::En).unwrap_err();
        assert!(error.words(Lang::En).starts_with(&format!("row 4, column \"{column}\"")), "{error:?}");
    }
    let error = read(&table(&format!("{head}\n,B,Actions,x,,,,,\n")), Lang::En).unwrap_err();
    assert!(matches!(error, Trouble::Cell { row: 2, .. }), "{error:?}");
    assert_eq!(read(&table(&format!("{head}\n")), Lang::En), Err(Trouble::Empty));
}

#[test]
fn a_table_of_data_is_no_map() {
    assert!(Table::find(csv("customer,event,time\n1,view,2026-01-01\n")).is_none());
    assert!(Table::find(Vec::new()).is_none());
}

#[test]
fn every_map_comes_back_from_its_diagram() {
    for map in maps() {
        let text = String::from_utf8(Format::Mermaid.write(&map.input(), &mut EstimatedWidths)).unwrap();
        let foreign = mermaid(&text, "x", map.lang, &mut counter(0)).unwrap();
        check(&foreign.workspace).unwrap();
        let again = Map { name: String::new(), workspace: foreign.workspace, figures: None, lang: map.lang };
        let text_again =
            String::from_utf8(Format::Mermaid.write(&again.input(), &mut EstimatedWidths)).unwrap();
        assert_eq!(text_again, text, "{}", map.name);
    }
}

#[test]
fn a_diagram_by_hand_is_read() {
    let text = "---\nconfig: {}\n---\n%% note\njourney\n  title My day\n  section Go to work\n    Make tea: 5: Me\n    Go upstairs: 3: Me, Cat\n  section Home\n    Sit down: 1\n";
    let foreign = mermaid(text, "x", Lang::En, &mut counter(0)).unwrap();
    let journey = foreign.journey().unwrap();
    assert_eq!((journey.name.as_str(), journey.stages.len(), journey.personas.len()), ("My day", 2, 2));
    let scores: Vec<f64> = journey
        .cards
        .iter()
        .map(|card| match card.body {
            Body::Emotion { score, .. } => score,
            _ => f64::NAN,
        })
        .collect();
    assert_eq!(scores, [2.0, 0.0, -2.0]);
    assert_eq!(journey.cards[0].personas.len(), 1);
    assert!(journey.cards[1].personas.is_empty(), "everyone");
    for (text, line) in
        [("journey\n\nno task\n", 3), ("journey\nsection a\nb: 7: c\n", 3), ("journey\nb: good\n", 2)]
    {
        let error = mermaid(text, "x", Lang::En, &mut counter(0)).unwrap_err();
        assert!(error.words(Lang::En).starts_with(&format!("line {line}:")), "{error:?}");
    }
    assert_eq!(mermaid("journey", "x", Lang::En, &mut counter(0)), Err(Trouble::Empty));
}

#[test]
fn what_joins_a_journey_changes_nothing_that_was_there() {
    for map in maps().into_iter().take(2) {
        let before = map.journey();
        let foreign = from_workbook(&map);
        let merged = joined(&map.workspace, before.id, foreign.clone(), &mut counter(1 << 40)).unwrap();
        check(&merged).unwrap();
        let after = merged.journey(before.id).unwrap();
        assert_eq!(after.stages, before.stages, "all stages and steps are there already");
        assert_eq!(after.lanes[..before.lanes.len()], before.lanes[..]);
        assert_eq!(after.cards[..before.cards.len()], before.cards[..]);
        assert_eq!(after.cards.len(), before.cards.len() + foreign.journey().unwrap().cards.len());
        assert_eq!(merged.journeys.len(), map.workspace.journeys.len());
        assert_eq!(merged.touchpoints.len(), map.workspace.touchpoints.len(), "known by their names");
    }
    let map = &maps()[0];
    let new = read(&table("阶段,步骤,泳道,内容\n全新阶段,一步,行为,走一步\n"), Lang::Zh).unwrap();
    let merged = joined(&map.workspace, map.journey().id, new, &mut counter(1 << 40)).unwrap();
    check(&merged).unwrap();
    assert_eq!(merged.journey(map.journey().id).unwrap().stages.last().unwrap().name, "全新阶段");
}

proptest! {
    #[test]
    fn no_table_and_no_diagram_breaks_the_readers(cells in proptest::collection::vec("\\PC{0,12}|[\u{0}-\u{2f}]{0,4}", 4..40), text in "(journey\n)?([a-z: ,0-9%\n-]|\\PC){0,80}") {
        let rows: Vec<(u64, Vec<String>)> = (2..).zip(cells.chunks(4).map(<[String]>::to_vec)).collect();
        let head = (1, ["Stage", "Step", "Lane", "Text"].map(String::from).to_vec());
        let table = Table::find([vec![head], rows].concat()).unwrap();
        if let Ok(foreign) = read(&table, Lang::En) {
            prop_assert_eq!(check(&foreign.workspace), Ok(()));
        }
        if let Ok(foreign) = mermaid(&text, "x", Lang::En, &mut counter(0)) {
            prop_assert_eq!(check(&foreign.workspace), Ok(()));
        }
    }
}
