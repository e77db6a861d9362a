//! The figures against those of other software (ClickHouse, statsmodels, pandas): every key of the fixtures'
//! `expected.json` that the product computes. The largest difference of each goes into `docs/reference.md`, which this
//! test holds to what it finds (`WAYMARK_BLESS=1` rewrites it).

use super::engine::{import, role_mapping};
use super::figures;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use waymark::engine::{
    Engine, Entity, Figures, Filter, FunnelFigures, FunnelQuery, Order, Query, Rate, Request, Response,
    StepMatch,
};
use waymark::metric::{Funnel, Tally, nps::Votes};
use waymark::model::{DatasetId, Question, QuestionKind, Window};
use waymark::table::Role;

const DATASET: DatasetId = DatasetId(7);
/// Rates and counts.
pub const EXACT: f64 = 1e-9;
/// Bounds of intervals.
const INTERVAL: f64 = 1e-6;

/// The comparisons of one key.
#[derive(Clone, Copy, Default)]
struct Compared {
    values: u64,
    /// The largest, relative to the value.
    difference: f64,
    tolerance: f64,
}

/// Comparisons made so far.
#[derive(Default)]
pub struct Report {
    keys: BTreeMap<String, Compared>,
}

impl Report {
    pub fn number(&mut self, key: &str, ours: f64, theirs: &Value, tolerance: f64) {
        let theirs = theirs.as_f64().unwrap_or_else(|| panic!("{key}: {theirs} is no number"));
        let difference = (ours - theirs).abs() / theirs.abs().max(1.0);
        assert!(difference <= tolerance, "{key}: ours {ours}, theirs {theirs}");
        let entry = self.keys.entry(key.into()).or_default();
        *entry = Compared {
            values: entry.values + 1,
            difference: entry.difference.max(difference),
            tolerance: entry.tolerance.max(tolerance),
        };
    }

    pub fn count(&mut self, key: &str, ours: u64, theirs: &Value) {
        self.number(key, ours as f64, theirs, 0.0);
    }

    pub fn optional(&mut self, key: &str, ours: Option<f64>, theirs: &Value, tolerance: f64) {
        match ours {
            Some(ours) => self.number(key, ours, theirs, tolerance),
            None => assert!(theirs.is_null(), "{key}: ours is none, theirs {theirs}"),
        }
    }

    pub fn interval(&mut self, key: &str, ours: Option<(f64, f64)>, theirs: &Value) {
        let Some((low, high)) = ours else {
            return assert!(theirs.is_null(), "{key}: ours is none, theirs {theirs}");
        };
        self.number(key, low, &theirs[0], INTERVAL);
        self.number(key, high, &theirs[1], INTERVAL);
    }
}

pub fn fixture(path: &str) -> Vec<u8> {
    let path = format!("{}/tests/fixtures/{path}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

pub fn expected(folder: &str) -> Value {
    serde_json::from_slice(&fixture(&format!("{folder}/expected.json"))).unwrap()
}

fn shop() -> Engine {
    let roles = [
        Role::Customer,
        Role::Case,
        Role::Touchpoint,
        Role::Time,
        Role::Channel,
        Role::Attribute,
        Role::Attribute,
        Role::Attribute,
    ];
    let bytes = fixture("ecom_clickstream/events.csv");
    let mut engine = Engine::new();
    let response = import(&mut engine, DATASET, role_mapping(&bytes, &roles), &bytes);
    assert!(
        matches!(&response, Response::Imported(info) if info.quality.rows_kept == 31_106),
        "{response:?}"
    );
    engine
}

fn ask(engine: &mut Engine, filter: Filter, funnel: Option<FunnelQuery>) -> Figures {
    let query = Query { dataset: DATASET, filter, stages: vec![], window: Window::Unlimited, funnel };
    let mut answered = None;
    engine.handle(Request::Ask { query: Box::new(query) }, &mut |response| answered = Some(response));
    match answered {
        Some(Response::Answered(figures)) => *figures,
        other => panic!("{other:?}"),
    }
}

fn steps(names: &Value) -> Vec<StepMatch> {
    let step = |name: &Value| {
        let name = name.as_str().unwrap().to_owned();
        StepMatch { label: name.clone(), touchpoints: vec![name] }
    };
    names.as_array().unwrap().iter().map(step).collect()
}

fn window(name: &str) -> Window {
    match name {
        "10min" => Window::Minutes(10),
        "30min" => Window::Minutes(30),
        "1h" => Window::Minutes(60),
        "1d" => Window::Minutes(1440),
        "7d" => Window::Minutes(7 * 1440),
        "30d" => Window::Minutes(30 * 1440),
        "no_limit" => Window::Unlimited,
        other => panic!("unknown window {other}"),
    }
}

/// A column of the shop's data as a filter: the platform is its channel, the others are attributes.
fn only(column: &str, value: &str) -> Filter {
    match column {
        "platform" => Filter { channels: vec![value.into()], ..Filter::default() },
        _ => Filter { attributes: vec![(column.into(), vec![value.into()])], ..Filter::default() },
    }
}

fn compare_funnel(report: &mut Report, key: &str, ours: &FunnelFigures, theirs: &Value) {
    report.count(&format!("{key}.entities"), ours.entities, &theirs["entities"]);
    for (k, step) in ours.steps.iter().enumerate() {
        report.count(&format!("{key}.reached"), step.reached, &theirs["reached"][k]);
        let rate = step.step.map(Rate::value);
        report.optional(&format!("{key}.step_conversion"), rate, &theirs["step_conversion"][k], EXACT);
        let lost = step.step.map(|rate| rate.complement().value());
        report.optional(&format!("{key}.step_dropoff"), lost, &theirs["step_dropoff"][k], EXACT);
        report.interval(
            &format!("{key}.step_wilson95"),
            step.step.map(|rate| rate.wilson),
            &theirs["step_wilson95"][k],
        );
    }
    assert_eq!(theirs["reached"].as_array().unwrap().len(), ours.steps.len());
    let overall = ours.steps.last().unwrap().overall;
    report.optional(
        &format!("{key}.overall_from_step1"),
        overall.map(Rate::value),
        &theirs["overall_from_step1"],
        EXACT,
    );
    report.interval(
        &format!("{key}.overall_wilson95"),
        overall.map(|rate| rate.wilson),
        &theirs["overall_wilson95"],
    );
}

fn shop_counts(report: &mut Report, engine: &mut Engine, expected: &Value) {
    let all = ask(engine, Filter::default(), None);
    let (basics, overview) = (&expected["basics"], &all.overview);
    report.count("basics.events", overview.events, &basics["events"]);
    report.count("basics.users", overview.customers, &basics["users"]);
    report.count("basics.sessions", overview.cases.unwrap(), &basics["sessions"]);
    let sessions = overview.cases.unwrap() as f64;
    report.number(
        "basics.events_per_session_mean",
        overview.events as f64 / sessions,
        &basics["events_per_session_mean"],
        EXACT,
    );
    report.number(
        "basics.sessions_per_user_mean",
        sessions / overview.customers as f64,
        &basics["sessions_per_user_mean"],
        EXACT,
    );
    let (first, last) = overview.period_millis.unwrap();
    let written =
        |millis| chrono::DateTime::from_timestamp_millis(millis).unwrap().format("%F %T").to_string();
    assert_eq!(
        (written(first).as_str(), written(last).as_str()),
        (basics["first"].as_str().unwrap(), basics["last"].as_str().unwrap())
    );

    let theirs = expected["touchpoints"].as_object().unwrap();
    assert_eq!(all.touchpoints.len(), theirs.len());
    for touchpoint in &all.touchpoints {
        let theirs = &theirs[&touchpoint.name];
        report.count("touchpoints.events", touchpoint.events, &theirs["events"]);
        report.count("touchpoints.users", touchpoint.customers, &theirs["users"]);
        report.count("touchpoints.sessions", touchpoint.cases.unwrap(), &theirs["sessions"]);
        report.optional(
            "touchpoints.user_reach",
            touchpoint.reach.map(Rate::value),
            &theirs["user_reach"],
            EXACT,
        );
        let reach = Rate::of(touchpoint.cases.unwrap(), overview.cases.unwrap());
        report.optional("touchpoints.session_reach", reach.map(Rate::value), &theirs["session_reach"], EXACT);
    }
    // Customers of a month are those of every cohort who were active in it.
    let cohorts = expected["retention_calendar_month"].as_object().unwrap();
    assert_eq!(all.months.len(), cohorts.len());
    for (at, month) in all.months.iter().enumerate() {
        let active = |(from, cohort): (usize, &Value)| {
            at.checked_sub(from).map_or(0, |k| cohort["active"][k].as_u64().unwrap())
        };
        let theirs: u64 = cohorts.values().enumerate().map(active).sum();
        report.count("retention_calendar_month (active customers by month)", month.customers, &theirs.into());
    }
}

fn shop_groups(report: &mut Report, engine: &mut Engine, expected: &Value) {
    for column in ["platform", "acquisition_channel", "user_lifecycle", "user_cohort"] {
        let key = format!("touchpoints_by_{column}");
        for (value, theirs) in expected[&key].as_object().unwrap() {
            let ours = ask(engine, only(column, value), None);
            let purchase = ours.touchpoints.iter().find(|touchpoint| touchpoint.name == "purchase");
            let (events, sessions) =
                purchase.map_or((0, 0), |touchpoint| (touchpoint.events, touchpoint.cases.unwrap()));
            report.count(&format!("{key}.events"), ours.overview.events, &theirs["events"]);
            report.count(&format!("{key}.users"), ours.overview.customers, &theirs["users"]);
            report.count(&format!("{key}.sessions"), ours.overview.cases.unwrap(), &theirs["sessions"]);
            report.count(&format!("{key}.purchases"), events, &theirs["purchases"]);
            let rate = Rate::of(sessions, ours.overview.cases.unwrap()).unwrap();
            report.number(
                &format!("{key}.session_conversion"),
                rate.value(),
                &theirs["session_conversion"],
                EXACT,
            );
            report.interval(&format!("{key}.wilson95"), Some(rate.wilson), &theirs["wilson95"]);
        }
    }
}

fn shop_funnels(report: &mut Report, engine: &mut Engine, expected: &Value) {
    for (key, names, entity, order) in [
        ("funnel_user", "funnel_steps", Entity::Customer, Order::Loose),
        ("funnel_user_strict_increase", "funnel_steps", Entity::Customer, Order::StrictIncrease),
        ("funnel_session", "funnel_steps", Entity::Case, Order::Loose),
        ("funnel3_user", "funnel3_steps", Entity::Customer, Order::Loose),
    ] {
        for (name, theirs) in expected[key].as_object().unwrap() {
            let query = FunnelQuery { steps: steps(&expected[names]), entity, window: window(name), order };
            let ours = ask(engine, Filter::default(), Some(query)).funnel.unwrap();
            compare_funnel(report, key, &ours, theirs);
        }
    }
    let unlimited = |names: &Value| FunnelQuery {
        steps: steps(names),
        entity: Entity::Case,
        window: Window::Unlimited,
        order: Order::Loose,
    };
    let three = ask(engine, Filter::default(), Some(unlimited(&expected["funnel3_steps"]))).funnel.unwrap();
    compare_funnel(report, "funnel3_session_no_limit", &three, &expected["funnel3_session_no_limit"]);
    let all = ask(engine, Filter::default(), Some(unlimited(&expected["funnel_steps"]))).funnel.unwrap();
    for step in &all.steps {
        let key = "funnel_session_unordered_reach";
        report.count(key, step.unordered, &expected[key][&step.label]);
    }
    for (key, column) in [
        ("funnel_session_by_platform", "platform"),
        ("funnel_session_by_lifecycle", "user_lifecycle"),
        ("funnel_session_by_channel", "acquisition_channel"),
    ] {
        for (value, theirs) in expected[key].as_object().unwrap() {
            let query = unlimited(&expected["funnel_steps"]);
            let ours = ask(engine, only(column, value), Some(query)).funnel.unwrap();
            compare_funnel(report, key, &ours, theirs);
        }
    }
}

/// The level of each of the 18 sequences in all five modes: one sequence at a time, by its note.
fn edge_cases(report: &mut Report, expected: &Value) {
    let bytes = fixture("micro/funnel_edge_cases.csv");
    let mut engine = Engine::new();
    let roles = [Role::Customer, Role::Touchpoint, Role::Time, Role::Attribute];
    import(&mut engine, DATASET, role_mapping(&bytes, &roles), &bytes);
    let cases = &expected["funnel_edge_cases"];
    for (mode, window, order) in [
        ("default_window_3600s", Window::Minutes(60), Order::Loose),
        ("default_no_limit", Window::Unlimited, Order::Loose),
        ("strict_increase_window_3600s", Window::Minutes(60), Order::StrictIncrease),
        ("strict_deduplication_window_3600s", Window::Minutes(60), Order::StrictDeduplication),
        ("strict_order_window_3600s", Window::Minutes(60), Order::StrictOrder),
    ] {
        for (case, level) in cases[mode].as_object().unwrap() {
            let note = cases["notes"][case].as_str().unwrap();
            let query =
                FunnelQuery { steps: steps(&cases["steps"]), entity: Entity::Customer, window, order };
            let ours = ask(&mut engine, only("note", note), Some(query)).funnel.unwrap();
            assert_eq!(ours.entities, 1, "{case}");
            let reached = ours.steps.iter().filter(|step| step.reached == 1).count() as u64;
            report.count(&format!("funnel_edge_cases.{mode}"), reached, level);
        }
    }
}

/// Random sequences in every mode, with many ties.
fn random_sequences(report: &mut Report) {
    let text = String::from_utf8(fixture("window_funnel/levels.csv")).unwrap();
    let mut lines = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let modes = lines.next().unwrap();
    for line in lines {
        let event = |event: &str| {
            let step = u32::from(event.as_bytes()[0] - b'A');
            (event[1..].parse::<i64>().unwrap(), if step < 4 { 1_u64 << step } else { 0 })
        };
        let mut events: Vec<(i64, u64)> = line[0].split(' ').map(event).collect();
        events.sort_by_key(|(time, _)| *time);
        for (mode, level) in modes.iter().zip(&line).skip(1) {
            let window = if mode.ends_with("no_limit") { None } else { Some(6) };
            let order = match mode.trim_end_matches("_no_limit").trim_end_matches("_6") {
                "default" => Order::Loose,
                "strict_increase" => Order::StrictIncrease,
                "strict_deduplication" => Order::StrictDeduplication,
                "strict_order" => Order::StrictOrder,
                other => panic!("unknown mode {other}"),
            };
            let reached = Funnel::new(4, window, order).follow(events.iter().copied()).reached as u64;
            assert_eq!(reached.to_string(), *level, "{mode}: {}", line[0]);
            report.count(mode, reached, &level.parse::<u64>().unwrap().into());
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "scores are small whole numbers")]
fn narrow(score: f64) -> f32 {
    score as f32
}

fn textbook(report: &mut Report, expected: &Value) {
    for row in expected["wilson_newcombe_1998"].as_array().unwrap() {
        let rate = Rate::of(row["k"].as_u64().unwrap(), row["n"].as_u64().unwrap()).unwrap();
        report.interval("wilson_newcombe_1998", Some(rate.wilson), &row["statsmodels"]);
    }
    let ces = &expected["ces"];
    let answers = |key: &str| {
        let answers: Vec<f32> =
            ces[key].as_array().unwrap().iter().map(|score| narrow(score.as_f64().unwrap())).collect();
        answers
    };
    let agreement = Question { kind: QuestionKind::Ces, min: 1, max: 7, high_is_good: true };
    let one = Tally::of(Question::CES_5, answers("ces1_scores_1very_low_effort_5very_high"))
        .summary(Question::CES_5)
        .unwrap();
    let two = Tally::of(agreement, answers("ces2_scores_1disagree_7agree")).summary(agreement).unwrap();
    report.number("ces.ces1_mean_low_is_good", one.mean, &ces["ces1_mean_low_is_good"], EXACT);
    report.number(
        "ces.ces1_pct_low_effort_1_2",
        one.top.value() * 100.0,
        &ces["ces1_pct_low_effort_1_2"],
        EXACT,
    );
    report.number("ces.ces2_mean_high_is_good", two.mean, &ces["ces2_mean_high_is_good"], EXACT);
    report.number("ces.ces2_pct_agree_5_7", two.top.value() * 100.0, &ces["ces2_pct_agree_5_7"], EXACT);
    for case in expected["nps_edge_cases"].as_array().unwrap() {
        let scores = case["scores"].as_array().unwrap().iter();
        let votes = Votes::count(scores.map(|score| score.as_f64().map_or(f32::NAN, narrow)));
        report.optional("nps_edge_cases.nps", votes.score(), &case["nps"], EXACT);
        if !case["wald_se"].is_null() {
            report.optional("nps_edge_cases.wald_se", votes.standard_error(), &case["wald_se"], EXACT);
        }
        if !case["valid"].is_null() {
            report.count("nps_edge_cases.valid", votes.n, &case["valid"]);
        }
    }
}

const HEAD: &str = "# Figures against other software\n
Each line is a key of the reference answers below `tests/fixtures`: how many values were compared, and the largest
difference, relative to the value (absolute below 1). The reference answers were computed with ClickHouse
(`windowFunnel`), statsmodels, scipy, pandas, lifelines, lifetimes, pm4py and by hand; the fixtures' READMEs say which. `tests/it/reference.rs` makes
this table and fails where it is out of date (`WAYMARK_BLESS=1 cargo test reference` rewrites it).\n";

fn table(title: &str, report: &Report) -> String {
    let mut out = format!("\n## {title}\n\n| key | values | largest difference |\n|---|---|---|\n");
    for (key, Compared { values, difference, tolerance }) in &report.keys {
        // Powers of ten, so that another machine's last bit changes nothing: counts alone can be the same to the last
        // bit, and what a search ends at is no closer than 1e-6.
        let bounds = match *tolerance {
            0.0 => &[0.0][..],
            tolerance if tolerance <= INTERVAL => &[1e-12, 1e-9, 1e-6],
            _ => &[1e-6, 1e-5, 1e-4, 1e-3, 2e-3],
        };
        let bound = bounds.iter().find(|bound| difference <= bound).unwrap();
        let words = if *bound == 0.0 { "none".to_owned() } else { format!("below {bound:e}") };
        writeln!(out, "| {key} | {values} | {words} |").unwrap();
    }
    out
}

#[test]
fn figures_are_those_of_other_software() {
    let (shop_answers, micro_answers) = (expected("ecom_clickstream"), expected("micro"));
    let (mut shop_report, mut micro_report) = (Report::default(), Report::default());
    let mut engine = shop();
    shop_counts(&mut shop_report, &mut engine, &shop_answers);
    shop_groups(&mut shop_report, &mut engine, &shop_answers);
    shop_funnels(&mut shop_report, &mut engine, &shop_answers);
    edge_cases(&mut micro_report, &micro_answers);
    textbook(&mut micro_report, &micro_answers);
    let mut random_report = Report::default();
    random_sequences(&mut random_report);
    figures::kaplan_meier_6mp(&mut micro_report, &micro_answers["kaplan_meier_6mp"]);
    figures::closed_forms(&mut micro_report, &micro_answers);
    figures::running_example(&mut micro_report);
    figures::shop(&mut shop_report, &shop_answers);
    let (mut survey_report, mut telco_report) = (figures::survey(), figures::telco());
    figures::drivers(&mut survey_report);
    figures::leaving(&mut telco_report);
    let tables = [
        ("cdnow", &figures::cdnow()),
        ("ecom_clickstream", &shop_report),
        ("micro", &micro_report),
        ("sfo_survey_2017", &survey_report),
        ("telco_churn", &telco_report),
        ("text_zh_asap", &figures::stars()),
        ("window_funnel", &random_report),
    ];
    let found = HEAD.to_owned() + &tables.map(|(title, report)| table(title, report)).concat();
    let path = format!("{}/docs/reference.md", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("WAYMARK_BLESS").is_some() {
        std::fs::write(&path, &found).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(written == found, "docs/reference.md is out of date; it should read:\n{found}");
}
