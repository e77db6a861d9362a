//! Real files taken in as a user would, without a correction, and their figures against the reference answers: a survey with a
//! column for each question, customers by contract, orders; and costs beside orders.

mod subscribers;
mod survey;

use super::kinds::{DATASET, guessed, take};
use super::reference::{EXACT, Report, expected, fixture};
use serde_json::{Value, json};
use waymark::engine::measure::{Answer, Inquiry, Refusal};
use waymark::engine::{Engine, Request, Response};
use waymark::table::{Holds, Mapping, Repeats};

/// The files in the order in which they are added.
fn engine_of(files: &[&[u8]]) -> Engine {
    let mut engine = Engine::new();
    for (at, bytes) in files.iter().enumerate() {
        take(&mut engine, guessed(bytes), bytes, (at > 0).then_some(Repeats::Skip)).unwrap();
    }
    engine
}

/// Fixtures as one data set.
pub fn engine_of_files(paths: &[&str]) -> Engine {
    let files: Vec<Vec<u8>> = paths.iter().map(|path| fixture(path)).collect();
    engine_of(&files.iter().map(Vec::as_slice).collect::<Vec<_>>())
}

fn ask(engine: &mut Engine, measure: Value) -> Value {
    ask_where(engine, json!({}), measure)
}

fn ask_where(engine: &mut Engine, filter: Value, measure: Value) -> Value {
    let Inquiry { filter, measures } =
        serde_json::from_value(json!({ "filter": filter, "measures": [measure] })).unwrap();
    let mut answered = Value::Null;
    engine.handle(Request::Measure { dataset: DATASET, filter, measures }, &mut |response| {
        let Response::Measured(answers) = response else { panic!("{response:?}") };
        answered = serde_json::to_value(&answers[0]).unwrap();
    });
    let (_, answer) = answered.as_object().unwrap().iter().next().unwrap();
    answer.clone()
}

fn refusal(engine: &mut Engine, measure: Value) -> Refusal {
    let answer = ask(engine, measure);
    serde_json::from_value(answer["reason"].clone()).unwrap_or_else(|_| panic!("{answer}"))
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value} is no number"))
}

fn share(rate: &Value) -> f64 {
    number(&rate["numerator"]) / number(&rate["denominator"])
}

fn pair(interval: &Value) -> Option<(f64, f64)> {
    Some((interval[0].as_f64()?, interval[1].as_f64()?))
}

fn named<'v>(list: &'v Value, name: &str) -> &'v Value {
    let found = list.as_array().unwrap().iter().find(|one| one["name"] == name);
    &found.unwrap_or_else(|| panic!("{name} is not there"))["value"]
}

#[test]
fn the_orders_give_the_figures_of_the_reference() {
    let mut engine = engine_of(&[&fixture("cdnow/orders_full.csv")]);
    let theirs = expected("cdnow")["full"]["basics"].clone();
    let ours = ask(&mut engine, json!({"orders": {}}));
    let mut report = Report::default();
    for (ours, field) in [
        (number(&ours["figures"]["orders"]), "orders"),
        (number(&ours["figures"]["customers"]), "customers"),
        (number(&ours["figures"]["zero"]), "zero_amount_orders"),
        (number(&ours["figures"]["revenue_cents"]) / 100.0, "revenue_total"),
        (number(&ours["figures"]["average_cents"]) / 100.0, "aov"),
        (share(&ours["figures"]["repurchase"]), "repeat_rate"),
        (number(&ours["value"]["mean"]), "historic_clv_mean"),
    ] {
        report.number(field, ours, &theirs[field], EXACT);
    }
}

const ORDERS: &[u8] = include_bytes!("../../fixtures/shop/orders.csv");
const COSTS: &[u8] = include_bytes!("../../fixtures/shop/costs.csv");

#[test]
fn acquisition_sets_costs_against_customers_won() {
    let mut engine = engine_of(&[ORDERS, COSTS]);
    let ours = ask(&mut engine, json!({"acquisition": {}}));
    assert_eq!(number(&ours["margin"]), 0.3);
    assert_eq!(ours["outside"], 1, "who came after the last period with a cost is told");
    let whole = &ours["whole"];
    assert_eq!(whole["blended"]["cac"], json!({"cost_cents": 9500, "customers": 4}));
    assert_eq!(whole["blended"]["per_customer"], json!({"cents": 2375.0}));
    // a 150, b 50, c 100, d 100, of which 0.3 is margin; each 30.
    assert!((number(&whole["blended"]["value_cents"]) - 3000.0).abs() < 1e-9);
    assert!((number(&whole["blended"]["value_to_cost"]) - 3000.0 / 2375.0).abs() < 1e-9);
    assert_eq!(named(&whole["channels"], "ads")["cac"], json!({"cost_cents": 6000, "customers": 2}));
    assert_eq!(named(&whole["channels"], "tv")["per_customer"], "undefined");
    assert_eq!(whole["unassigned"]["cac"], json!({"cost_cents": 0, "customers": 1}));
    let months: Vec<&str> =
        ours["periods"].as_array().unwrap().iter().map(|period| period["name"].as_str().unwrap()).collect();
    assert_eq!(months, ["2026-01-01", "2026-02-01", "2026-03-01"]);
    let february = named(&ours["periods"], "2026-02-01");
    assert_eq!(february["paid"]["cac"], json!({"cost_cents": 5000, "customers": 1}));
    // Two customers were there for 87 and 72 days on 1 April and paid 200 together.
    let ads = named(&whole["channels"], "ads");
    let a_month = 20_000.0 / ((87.0 + 72.0) / 30.436_875);
    assert!((number(&ads["payback_months"]) - 3000.0 / (a_month * 0.3)).abs() < 1e-9);
}

#[test]
fn the_touch_before_the_first_order_may_win_the_customer() {
    let touches =
        b"user,time,event,channel\nc,2026-02-01,view,tv\nc,2026-02-02,view,mail\nc,2026-03-02,view,ads\n";
    let mut engine = engine_of(&[ORDERS, COSTS, touches]);
    for (won_by, channel) in [("first_touch", "tv"), ("last_touch", "mail")] {
        let ours = ask(&mut engine, json!({"acquisition": {"won_by": won_by}}));
        assert_eq!(named(&ours["whole"]["channels"], channel)["cac"]["customers"], 1, "{won_by}");
    }
    let ours = ask(&mut engine, json!({"acquisition": {}}));
    assert_eq!(ours["whole"]["unassigned"]["cac"]["customers"], 1);
}

#[test]
fn customers_without_events_are_in_their_own_figures_and_filters_reach_them() {
    let people = b"customer_id,plan,churn,tenure\na,pro,No,5\nb,free,Yes,2\ny,free,Yes,1\nz,pro,No,9\n";
    let mut engine = engine_of(&[ORDERS, people]);
    let customers = |engine: &mut Engine, filter: Value| {
        let ours = ask_where(engine, filter, json!({"subscription": {}}));
        (number(&ours["whole"]["customers"]), share(&ours["whole"]["churn"]))
    };
    assert_eq!(customers(&mut engine, json!({})), (4.0, 0.5));
    assert_eq!(customers(&mut engine, json!({"attributes": [["plan", ["free"]]]})), (2.0, 1.0));
    assert_eq!(customers(&mut engine, json!({"channels": ["mail"]})), (1.0, 0.0));
    let orders = ask_where(&mut engine, json!({"attributes": [["plan", ["pro"]]]}), json!({"orders": {}}));
    assert_eq!(orders["figures"]["orders"], 2, "attributes of customers filter their events");
}

#[test]
fn what_the_data_cannot_carry_is_refused_in_words() {
    let mut engine = engine_of(&[ORDERS]);
    for (measure, reason) in [
        (json!({"satisfaction": {}}), Refusal::NoRatings),
        (json!({"subscription": {}}), Refusal::NoCustomers),
        (json!({"survival": {}}), Refusal::NoCustomers),
        (json!({"leaving": {}}), Refusal::NoCustomers),
        (json!({"acquisition": {}}), Refusal::NoCosts),
        (json!({"drivers": {}}), Refusal::NoRatings),
        (json!({"conformance": {"steps": ["Order"]}}), Refusal::TooFewSteps),
    ] {
        let found = refusal(&mut engine, measure.clone());
        assert_eq!(found, reason, "{measure}");
        assert!(!Answer::Refused { reason: found }.eq(&Answer::Refused { reason: Refusal::NoEvents }));
    }
    let people = b"customer_id,plan\na,pro\nb,free\nc,free\n";
    take(&mut engine, guessed(people), people, Some(Repeats::Skip)).unwrap();
    assert_eq!(refusal(&mut engine, json!({"subscription": {}})), Refusal::NoChurned);
    let lost = b"customer_id,plan,churn\na,pro,yes\nb,free,yes\n";
    take(&mut engine, guessed(lost), lost, Some(Repeats::Update)).unwrap();
    assert_eq!(refusal(&mut engine, json!({"survival": {}})), Refusal::NoTenure);
    assert_eq!(
        refusal(&mut engine, json!({"subscription": {"by": {"attribute": "x"}}})),
        Refusal::NoColumn("x".into())
    );
}

#[test]
fn cases_agree_with_a_map_as_in_the_reference() {
    let bytes = fixture("micro/running_example.csv");
    let mapping = guessed(&bytes);
    assert_eq!(mapping.holds, Holds::Events);
    let mut engine = Engine::new();
    take(&mut engine, Mapping { ..mapping }, &bytes, None).unwrap();
    let read = |path: &str| serde_json::from_slice::<Value>(&fixture(path)).unwrap();
    let (config, theirs) = (read("micro/config.json"), read("micro/expected_running_example.json"));
    let ours = ask(
        &mut engine,
        json!({"conformance": {
            "steps": theirs["conformance_linear_path"]["path"],
            "transitions": config["allowed_edges"],
            "starts": config["allowed_start"],
            "ends": config["allowed_end"],
        }}),
    );
    let mut report = Report::default();
    let allowed = &theirs["conformance_allowed_map"];
    report.number("cases", number(&ours["cases"]["numerator"]), &allowed["fully_conforming_cases"], 0.0);
    report.number("transitions", share(&ours["transitions"]), &allowed["transition_share"], EXACT);
    let path = &theirs["conformance_linear_path"];
    report.number("fitness", number(&ours["average_fitness"]), &path["average_trace_fitness"], EXACT);
    report.number("log fitness", number(&ours["log_fitness"]), &path["log_fitness"], EXACT);
    report.number("cost", number(&ours["cost"]), &path["total_cost"], 0.0);
    // A step that nobody takes is a step all the same.
    let steps = json!({"conformance": {"steps": ["register request", "no such step"], "only_steps": true}});
    assert_eq!(ask(&mut engine, steps)["cases"]["numerator"], 0);
}

#[test]
fn a_data_set_without_events_answers_everything_else_with_nothing() {
    let mut engine = engine_of_files(&["telco_churn/customers.csv"]);
    let query = waymark::engine::Query {
        dataset: DATASET,
        filter: waymark::engine::Filter::default(),
        stages: Vec::new(),
        window: waymark::model::Window::default(),
        funnel: None,
    };
    let mut responses = Vec::new();
    engine.handle(Request::Ask { query: Box::new(query) }, &mut |response| responses.push(response));
    let goal = waymark::engine::Goal::Guess;
    let lang = waymark::text::Lang::Zh;
    engine
        .handle(Request::Discover { dataset: DATASET, lang, goal }, &mut |response| responses.push(response));
    let [Response::Answered(figures), Response::Discovered(_)] = &responses[..] else {
        panic!("{responses:?}")
    };
    assert_eq!((figures.overview.events, figures.overview.customers), (0, 0));
    for measure in [
        "orders",
        "cohorts",
        "movement",
        "inactivity",
        "rfm",
        "frequency",
        "graph",
        "variants",
        "series",
        "groups",
    ] {
        let filter = json!({"attributes": [["Contract", ["One year"]]]});
        // Refused in words or empty, never a panic.
        ask_where(&mut engine, filter.clone(), json!({ measure: {} }));
        ask(&mut engine, json!({ measure: {} }));
    }
    let ours = ask_where(
        &mut engine,
        json!({"attributes": [["Contract", ["One year"]]]}),
        json!({"subscription": {}}),
    );
    assert_eq!(ours["whole"]["customers"], 1473);
}
