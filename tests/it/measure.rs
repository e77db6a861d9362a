//! Measures asked of the engine as the page asks them: the reference answers once more, now through
//! [`Request::Measure`] on imported files, and what the contract promises beside.

use super::engine::{import, role_mapping};
use super::reference::{EXACT, Report, expected, fixture};
use serde_json::{Value, json};
use waymark::engine::measure::{Answer, Measure, Refusal};
use waymark::engine::{Engine, Filter, Problem, Request, Response};
use waymark::model::DatasetId;
use waymark::table::Role;
use waymark::text::Lang;

const DATASET: DatasetId = DatasetId(7);

pub fn engine_of(path: &str, roles: &[Role]) -> Engine {
    let mut engine = Engine::new();
    load(&mut engine, &fixture(path), roles);
    engine
}

fn load(engine: &mut Engine, bytes: &[u8], roles: &[Role]) {
    let response = import(engine, DATASET, role_mapping(bytes, roles), bytes);
    assert!(matches!(response, Response::Imported(_)), "{response:?}");
}

/// CDNOW has orders alone; how many discs they were of stands in for the touchpoint.
pub const ORDERS: [Role; 5] = [Role::Ignore, Role::Customer, Role::Time, Role::Touchpoint, Role::Amount];

pub const CLICKS: [Role; 8] = [
    Role::Customer,
    Role::Case,
    Role::Touchpoint,
    Role::Time,
    Role::Channel,
    Role::Attribute,
    Role::Attribute,
    Role::Attribute,
];

fn try_ask(engine: &mut Engine, filter: Filter, measures: Vec<Measure>) -> Response {
    let mut answered = None;
    let request = Request::Measure { dataset: DATASET, filter, measures };
    engine.handle(request, &mut |response| answered = Some(response));
    answered.unwrap()
}

fn ask_filtered(engine: &mut Engine, filter: Filter, measures: Value) -> Vec<Answer> {
    let measures: Vec<Measure> = serde_json::from_value(measures).unwrap();
    match try_ask(engine, filter, measures) {
        Response::Measured(answers) => answers,
        other => panic!("{other:?}"),
    }
}

/// Asks as JSON, and answers as the JSON that goes to the page.
fn ask(engine: &mut Engine, measures: Value) -> Vec<Value> {
    let answers = ask_filtered(engine, Filter::default(), measures);
    answers.iter().map(|answer| serde_json::to_value(answer).unwrap()).collect()
}

fn refusal(engine: &mut Engine, measure: Value) -> Refusal {
    match ask_filtered(engine, Filter::default(), json!([measure])).remove(0) {
        Answer::Refused { reason } => reason,
        other => panic!("{other:?}"),
    }
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value} is no number"))
}

fn share(rate: &Value) -> f64 {
    number(&rate["numerator"]) / number(&rate["denominator"])
}

#[test]
fn cdnow_orders_are_those_of_the_reference() {
    let mut engine = engine_of("cdnow/orders_full.csv", &ORDERS);
    let theirs = &expected("cdnow")["full"];
    let answers = ask(
        &mut engine,
        json!([{"orders": {"top": 10}}, {"inactivity": {"days": [90, 180, 365], "end": "1998-06-30"}}, {"movement": {}}]),
    );
    let mut report = Report::default();
    let (ours, basics) = (&answers[0]["orders"], &theirs["basics"]);
    for (ours, field) in [
        (number(&ours["figures"]["orders"]), "orders"),
        (number(&ours["figures"]["customers"]), "customers"),
        (number(&ours["figures"]["zero"]), "zero_amount_orders"),
        (number(&ours["figures"]["revenue_cents"]) / 100.0, "revenue_total"),
        (number(&ours["figures"]["average_cents"]) / 100.0, "aov"),
        (number(&ours["figures"]["median_cents"]) / 100.0, "median_order_value"),
        (share(&ours["figures"]["repurchase"]), "repeat_rate"),
        (number(&ours["value"]["mean"]), "historic_clv_mean"),
        (number(&ours["value"]["median"]), "historic_clv_median"),
        (number(&ours["top_share"]["share"]), "top_10pct_revenue_share"),
    ] {
        report.number(field, ours, &basics[field], EXACT);
    }
    for (ours, theirs) in
        ours["top"].as_array().unwrap().iter().zip(basics["top_10_customers"].as_array().unwrap())
    {
        assert_eq!(ours["name"], theirs[0]);
        report.number("top_10_customers", number(&ours["value"]) / 100.0, &theirs[1], EXACT);
    }
    let in_steps: f64 =
        ours["histogram"].as_array().unwrap().iter().map(|step| number(&step["customers"])).sum();
    report.number("customers of the histogram", in_steps, &basics["customers"], 0.0);
    for step in answers[1]["inactivity"]["steps"].as_array().unwrap() {
        let theirs = &theirs["inactivity_churn_days_gt_asof_1998-06-30"][step["days"].to_string()];
        report.number("inactivity", share(&step["lost"]), &theirs["rate"], EXACT);
    }
    let months = theirs["month_over_month"].as_array().unwrap();
    let ours = answers[2]["movement"].as_array().unwrap();
    assert_eq!(ours.len(), months.len());
    for (ours, theirs) in ours.iter().zip(months) {
        report.number("churn", share(&ours["churn"]), &theirs["churn_rate"], EXACT);
        report.number("reactivated", number(&ours["movement"]["reactivated"]), &theirs["reactivated"], 0.0);
    }
}

#[test]
fn cdnow_cohorts_are_those_of_the_reference() {
    let mut engine = engine_of("cdnow/orders_sample.csv", &ORDERS);
    let theirs = expected("cdnow")["sample"]["cohorts_monthly"].clone();
    let answers = ask(
        &mut engine,
        json!([
            {"cohorts": {"end": "1998-06-30"}},
            {"cohorts": {"end": "1998-06-30", "retention": "unbounded"}}
        ]),
    );
    let mut report = Report::default();
    for (answer, field) in answers.iter().zip(["active_in_month_k", "active_in_month_k_or_later"]) {
        let ours = answer["cohorts"]["cohorts"].as_array().unwrap();
        let ours = ours.iter().filter(|cohort| number(&cohort["size"]) > 0.0);
        for (ours, theirs) in ours.zip(theirs.as_object().unwrap().values()) {
            assert_eq!(ours["cells"].as_array().unwrap().len(), theirs[field].as_array().unwrap().len());
            for (cell, theirs) in
                ours["cells"].as_array().unwrap().iter().zip(theirs[field].as_array().unwrap())
            {
                report.number(field, number(&cell["active_all"]), theirs, 0.0);
                assert_eq!(cell["complete"], true, "the data ends with a month");
            }
        }
    }
}

#[test]
fn cdnow_lifetime_value_is_that_of_the_reference() {
    let mut engine = engine_of("cdnow/orders_sample.csv", &ORDERS);
    let theirs = expected("cdnow");
    // The reference counts a month as 4.345 weeks.
    let measure = json!([{"lifetime": {"end": "1997-09-30", "step_days": 30.415}}]);
    let ours = ask(&mut engine, measure).remove(0)["lifetime"].clone();
    let mut report = Report::default();
    for (field, ours) in ours["models"]["buying"]["model"].as_object().unwrap() {
        report.fitted(field, number(ours), &theirs["bgnbd_sample"]["params"][field], 1e-3);
    }
    let predicted = &theirs["predictive_clv_sample"];
    report.fitted("total", number(&ours["total"]), &predicted["total"], 2e-3);
    report.fitted("median", number(&ours["value"]["median"]), &predicted["median"], 2e-3);
    report.fitted("p_alive", number(&ours["alive"]), &theirs["bgnbd_sample"]["p_alive_mean"], 1e-3);
    let names: Vec<&Value> = ours["top"].as_array().unwrap().iter().map(|one| &one["customer"]).collect();
    assert_eq!(names, predicted["top_10_ids"].as_array().unwrap().iter().collect::<Vec<_>>());
}

#[test]
fn clickstream_paths_are_those_of_the_reference() {
    let mut engine = engine_of("ecom_clickstream/events.csv", &CLICKS);
    let theirs = expected("ecom_clickstream");
    let answers = ask(
        &mut engine,
        json!([
            {"variants": {"by": "case", "top": 15}},
            {"graph": {"by": "case", "top": 1000}},
            {"transitions": {"sessions": true}},
            {"durations": {"by": "case", "steps": [["add_to_cart"], ["purchase"]]}},
        ]),
    );
    let mut report = Report::default();
    let (ours, variants) = (&answers[0]["variants"], &theirs["variants_session"]);
    report.number("variants", number(&ours["distinct"]), &variants["count"], 0.0);
    for (ours, theirs) in ours["top"].as_array().unwrap().iter().zip(variants["top_15"].as_array().unwrap()) {
        let steps: Vec<&str> =
            ours["steps"].as_array().unwrap().iter().map(|step| step.as_str().unwrap()).collect();
        assert_eq!(steps.join(" > "), theirs[0].as_str().unwrap());
        report.number("cases", number(&ours["share"]["numerator"]), &theirs[1], 0.0);
    }
    let edges = answers[1]["graph"]["edges"].as_array().unwrap();
    assert_eq!(edges.len(), theirs["dfg_session"].as_object().unwrap().len());
    for edge in edges {
        let name = format!("{} -> {}", edge["from"].as_str().unwrap(), edge["to"].as_str().unwrap());
        report.number("edges", number(&edge["count"]), &theirs["dfg_session"][name], 0.0);
    }
    let (ours, transitions) =
        (&answers[2]["transitions"], &theirs["platform_transitions_consecutive_sessions"]);
    report.number("switches", share(&ours["switches"]), &transitions["switch_share"], EXACT);
    let names = ours["names"].as_array().unwrap();
    for (at, count) in ours["counts"].as_array().unwrap().iter().enumerate() {
        let (from, to) =
            (names[at / names.len()].as_str().unwrap(), names[at % names.len()].as_str().unwrap());
        report.number("transitions", number(count), &transitions["counts"][from][to], 0.0);
    }
    let ours = &answers[3]["durations"][0]["durations"]["millis"];
    let theirs = &theirs["durations_session_first_to_first"]["add_to_cart -> purchase"];
    report.number("n", number(&ours["n"]), &theirs["n"], 0.0);
    report.number("median", number(&ours["median"]) / 1000.0, &theirs["median_s"], EXACT);
    report.number("p90", number(&ours["p90"]) / 1000.0, &theirs["p90_s_linear"], EXACT);
}

#[test]
fn clickstream_retention_is_that_of_the_reference() {
    let mut engine = engine_of("ecom_clickstream/events.csv", &CLICKS);
    let theirs = expected("ecom_clickstream");
    let answers =
        ask(&mut engine, json!([{"cohorts": {"together": true, "rolling_days": 7}}, {"cohorts": {}}]));
    let mut report = Report::default();
    let weekly = &answers[0]["cohorts"]["cohorts"][0]["cells"];
    for (week, theirs) in theirs["retention_weekly_since_first_event"].as_object().unwrap() {
        let ours = &weekly[week.parse::<usize>().unwrap()];
        report.number("active", number(&ours["rate"]["numerator"]), &theirs["active_eligible"], 0.0);
        let field = "eligible_users_full_week_observed";
        report.number("base", number(&ours["rate"]["denominator"]), &theirs[field], 0.0);
    }
    let cohorts = answers[1]["cohorts"]["cohorts"].as_array().unwrap();
    for (ours, theirs) in cohorts.iter().zip(theirs["retention_calendar_month"].as_object().unwrap().values())
    {
        report.number("size", number(&ours["size"]), &theirs["size"], 0.0);
        let last = ours["cells"].as_array().unwrap().last().unwrap();
        assert_eq!(last["complete"], false, "the data ends before its last month does");
    }
}

const SHOP: &str = "customer,time,touchpoint,channel,stage,amount,order\n\
    a,2026-01-01 10:00,view,app,visit,,1\n\
    a,2026-01-01 12:00,call,phone,visit,,1\n\
    a,2026-02-01 10:00,pay,app,buy,30,2\n\
    a,2026-03-01 10:00,pay,app,buy,10,3\n\
    b,2026-01-02 09:00,view,,visit,,4\n\
    b,2026-02-02 09:00,pay,web,buy,60,4\n\
    c,2026-03-20 09:00,view,web,visit,,5\n";
const SHOP_ROLES: [Role; 7] =
    [Role::Customer, Role::Time, Role::Touchpoint, Role::Channel, Role::Stage, Role::Amount, Role::Case];

fn shop() -> Engine {
    let mut engine = Engine::new();
    load(&mut engine, SHOP.as_bytes(), &SHOP_ROLES);
    engine
}

#[test]
fn mea1_the_filter_applies_before_everything() {
    let mut engine = shop();
    let app = Filter { channels: vec!["app".into()], ..Filter::default() };
    let answers = ask_filtered(
        &mut engine,
        app,
        json!([{"orders": {}}, {"frequency": {"most": 3}}, {"variants": {"by": "case"}}]),
    );
    let [Answer::Orders(orders), Answer::Frequency(frequency), Answer::Variants(variants)] = &answers[..]
    else {
        panic!("{answers:?}")
    };
    assert_eq!((orders.figures.orders, orders.figures.revenue_cents), (2, Some(4000)));
    assert_eq!((frequency.touches.events, frequency.touches.customers), (3, 1));
    assert_eq!(frequency.shares[2].numerator, 1);
    assert_eq!((variants.cases, variants.distinct), (3, 2), "view; pay twice");
}

#[test]
fn mea2_orders_are_events_with_an_amount_unless_chosen() {
    let mut engine = shop();
    let answers =
        ask(&mut engine, json!([{"orders": {}}, {"orders": {"among": {"touchpoints": ["View", "pay"]}}}]));
    assert_eq!(answers[0]["orders"]["figures"]["orders"], 3);
    assert_eq!(answers[0]["orders"]["figures"]["repurchase"]["numerator"], 1);
    let chosen = &answers[1]["orders"]["figures"];
    assert_eq!(
        (&chosen["orders"], &chosen["valued"], &chosen["customers"]),
        (&json!(6), &json!(3), &json!(3))
    );
}

#[test]
fn mea3_a_quiet_channel_does_not_end_the_data() {
    let mut engine = shop();
    let phone = Filter { channels: vec!["phone".into()], ..Filter::default() };
    let answers = ask_filtered(&mut engine, phone, json!([{"cohorts": {}}, {"inactivity": {"days": [70]}}]));
    let [Answer::Cohorts(cohorts), Answer::Inactivity { steps, .. }] = &answers[..] else {
        panic!("{answers:?}")
    };
    assert_eq!(cohorts.cohorts[0].cells.len(), 3, "January, February, March");
    assert!(!cohorts.cohorts[0].cells[2].complete);
    assert_eq!(steps[0].lost.unwrap().numerator, 1, "78 days from the call to the last event of all");
    let until = Filter { to_millis: Some(1_769_904_000_000), ..Filter::default() };
    let answers = ask_filtered(&mut engine, until, json!([{"cohorts": {}}]));
    let [Answer::Cohorts(cohorts)] = &answers[..] else { panic!("{answers:?}") };
    assert_eq!(cohorts.cohorts[0].cells.len(), 1, "the filter ends with January");
}

#[test]
fn mea4_what_cannot_be_answered_is_refused_in_words() {
    let mut engine = shop();
    let views = json!({"touchpoints": ["nothing"]});
    for (measure, expect) in [
        (json!({"lifetime": {}}), "too_few_repeaters"),
        (json!({"lifetime": {"steps": 0}}), "bad_number"),
        (json!({"orders": {"among": views}}), "unknown_names"),
        (json!({"orders": {"top_percent": 0}}), "bad_number"),
        (json!({"cohorts": {"rolling_days": 0}}), "no_length"),
        (json!({"cohorts": {"end": "2020-01-01"}}), "no_events"),
        (json!({"movement": {"unit": "year"}}), "periods"),
        (json!({"durations": {"steps": [["view"]]}}), "too_few_steps"),
        (json!({"durations": {"steps": [["view"], ["lost"]]}}), "unknown_names"),
        (json!({"handoffs": {"topic": {"attribute": "city"}}}), "no_column"),
        (json!({"handoffs": {"within_hours": -1}}), "bad_number"),
        (json!({"formula": {"text": "1 +"}}), "expected_value"),
        (json!({"formula": {"text": "profit"}}), "unknown_names"),
    ] {
        let reason = refusal(&mut engine, measure.clone());
        let json = serde_json::to_string(&reason).unwrap();
        assert!(json.contains(expect), "{measure}: {json}");
        for lang in [Lang::Zh, Lang::En] {
            let words = reason.words(lang);
            assert!(!words.is_empty() && !words.contains(['{', '}']), "{words}");
        }
    }
    // A refusal refuses nothing else.
    let answers = ask(&mut engine, json!([{"lifetime": {}}, {"orders": {}}]));
    assert!(answers[0]["refused"].is_object() && answers[1]["orders"].is_object());
}

#[test]
fn what_the_file_has_not_is_missed() {
    let mut engine = Engine::new();
    load(
        &mut engine,
        b"customer,time,touchpoint\na,2026-01-01,view\n",
        &[Role::Customer, Role::Time, Role::Touchpoint],
    );
    assert_eq!(refusal(&mut engine, json!({"orders": {}})), Refusal::NoAmounts);
    assert_eq!(refusal(&mut engine, json!({"rfm": {}})), Refusal::NoAmounts);
    assert_eq!(refusal(&mut engine, json!({"variants": {"by": "case"}})), Refusal::NoCases);
    assert_eq!(refusal(&mut engine, json!({"transitions": {}})), Refusal::NoChannels);
    assert_eq!(refusal(&mut engine, json!({"handoffs": {}})), Refusal::NoChannels);
    assert_eq!(refusal(&mut engine, json!({"graph": {"label": "stage"}})), Refusal::NoStages);
    // Orders by touchpoint need no amounts, and claim no value.
    let answer =
        ask(&mut engine, json!([{"orders": {"among": {"touchpoints": ["view"]}, "top": 3}}])).remove(0);
    assert_eq!(answer["orders"]["figures"]["orders"], 1);
    assert!(answer["orders"]["value"].is_null() && answer["orders"]["top"] == json!([]));
}

#[test]
fn contacts_and_formulas() {
    let mut engine = shop();
    let text = "revenue / customers - cost + [events:view] * 0";
    let constants = json!([{"name": "cost", "value": 1.5}]);
    let answers = ask(
        &mut engine,
        json!([
            {"handoffs": {}},
            {"handoffs": {"within_hours": 1}},
            {"formula": {"text": text, "constants": constants}},
            {"formula": {"text": "nps + 1"}},
            {"rfm": {}},
            {"transitions": {}}
        ]),
    );
    assert_eq!(answers[0]["handoffs"]["handoff"]["numerator"], 1, "app, then phone two hours later");
    assert_eq!(answers[1]["handoffs"]["handoff"]["numerator"], 0);
    let value = number(&answers[2]["formula"]["value"]);
    assert!((value - (100.0 / 3.0 - 1.5)).abs() < 1e-12, "{value}");
    assert!(answers[3]["formula"]["value"].is_null(), "no answers, no data");
    assert_eq!(answers[4]["rfm"]["customers"], 2);
    let names = &answers[5]["transitions"]["names"];
    assert_eq!(*names, json!(["app", "phone", "web", ""]), "the blank channel is the last");
}

#[test]
fn an_answer_is_of_the_data_that_is_there() {
    let mut engine = shop();
    let orders =
        |engine: &mut Engine| ask(engine, json!([{"orders": {}}]))[0]["orders"]["figures"]["orders"].clone();
    assert_eq!((orders(&mut engine), orders(&mut engine)), (json!(3), json!(3)));
    load(&mut engine, format!("{SHOP}d,2026-03-21 09:00,pay,web,buy,5,9\n").as_bytes(), &SHOP_ROLES);
    assert_eq!(orders(&mut engine), 4, "an import of the same id");
    engine.handle(Request::Close { dataset: DATASET }, &mut |_| {});
    let gone = try_ask(&mut engine, Filter::default(), Vec::new());
    assert_eq!(gone, Response::Failed(Problem::UnknownDataset));
}

#[test]
fn known_and_new_answers_keep_their_places() {
    let mut engine = shop();
    let first = ask(&mut engine, json!([{"rfm": {}}, {"orders": {}}]));
    let second = ask(&mut engine, json!([{"orders": {}}, {"movement": {}}, {"rfm": {}}, {"orders": {}}]));
    assert_eq!((&second[0], &second[2], &second[3]), (&first[1], &first[0], &first[1]));
    assert!(second[1]["movement"].is_array());
}

#[test]
fn messages_survive_the_way_to_the_worker_and_back() {
    let mut engine = shop();
    let measures = json!([
        {"orders": {"top": 2}}, {"cohorts": {"retention": {"bracket": 1}}}, {"movement": {"unit": "week"}},
        {"inactivity": {}}, {"lifetime": {}}, {"rfm": {}}, {"durations": {"steps": [["view"], ["pay"]]}},
        {"frequency": {}}, {"handoffs": {"topic": "stage"}}, {"transitions": {}}, {"graph": {}}, {"variants": {}},
        {"formula": {"text": "orders"}}
    ]);
    let measures: Vec<Measure> = serde_json::from_value(measures).unwrap();
    let request =
        Request::Measure { dataset: DATASET, filter: Filter::default(), measures: measures.clone() };
    let text = waymark::json::write(&request).unwrap();
    assert_eq!(waymark::json::read::<Request>(&text).unwrap(), request);
    let response = try_ask(&mut engine, Filter::default(), measures);
    let text = waymark::json::write(&response).unwrap();
    assert_eq!(waymark::json::read::<Response>(&text).unwrap(), response);
    assert!(
        serde_json::from_value::<Measure>(json!({"orders": {"tpo": 3}})).is_err(),
        "a wrong option is no default"
    );
}
