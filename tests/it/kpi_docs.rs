//! `docs/kpi.md`: every measure with its options, from the types, and an example that is run here. The page is held to
//! what the engine says (`WAYMARK_BLESS=1` rewrites it).

use super::measure::{CLICKS, ORDERS, engine_of};
use super::through::engine_of_files;
use serde_json::{Value, json};
use std::fmt::Write as _;
use waymark::engine::measure::{Inquiry, Measure};
use waymark::engine::{Engine, Request, Response};
use waymark::model::DatasetId;

const HEAD: &str = "# Figures on request

Beside what the KPI page shows at once, the engine answers measures one by one: the page asks for those of a card when it
comes into view, and the command line asks for what a file says:

```sh
cargo xtask kpi orders.csv --query query.json                # the mapping is guessed, and told on stderr
cargo xtask kpi orders.csv --query query.json --mapping mapping.json
cargo xtask kpi january.csv february.csv customers.csv costs.xlsx --query query.json   # one data set of several files
```

Files are added to one data set in their order: events, feedback and orders to one table, joined with customers by their id,
costs beside them. A mapping says what a file holds (`\"holds\"`); the first `--mapping` is that of the first file, and so on,
`-` for a guess. Rows that are there already are skipped, or updated with `--update`.

A query is `{\"filter\": {...}, \"measures\": [...]}`. The filter applies before everything else; all of its parts may be
left out: `from_millis` (inclusive) and `to_millis` (exclusive), wall-clock milliseconds since 1970-01-01; `channels`, a list
of names; `attributes`, a list of `[column, [values]]`; `touchpoints`, a list of names; `cohort`, `[from, to)` in milliseconds,
which keeps customers whose first event lies in it. Each measure is answered by itself, in order; what the data cannot
carry is `{\"refused\": {\"reason\": ...}}`, and the command says the reason in words on stderr.

Shares are told as `numerator`, `denominator` and the 95 % Wilson interval; names that end in `_cents` are hundredths of the
currency, those that end in `_day` are days since 1970-01-01. Orders are events with an amount, unless `among` says
otherwise: `\"all\"`, `\"valued\"`, or `{\"touchpoints\": [\"pay\"]}`. Definitions, with their sources, stand as numbered rules at
the head of each file of `src/metric`; [reference.md](reference.md) compares them with other software.

This page is made by a test: options come from the types, and the answers below were computed. Lists are cut after two
entries. O: `tests/fixtures/cdnow/orders_sample.csv`; C: `tests/fixtures/ecom_clickstream/events.csv`; S: `tests/fixtures/sfo_survey_2017/survey_wide.csv`;
T: `tests/fixtures/telco_churn/customers.csv`; A: `tests/fixtures/shop/orders.csv` and `costs.csv`.
";

/// The examples: what each is good for, the data, the measure.
fn examples() -> Vec<(&'static str, char, Value)> {
    let mut examples = of_events();
    examples.extend(of_several_tables());
    examples
}

fn of_events() -> Vec<(&'static str, char, Value)> {
    vec![
        (
            "Revenue, order value, repurchase, what customers were worth so far, and how much the top tenth brings.",
            'O',
            json!({"orders": {"top": 2}}),
        ),
        (
            "Retention by the month of the first order. A cell that begins after the data ends does not exist; one that \
          is not over is not `complete`. `retention` may be `\"classic\"`, `\"unbounded\"` or `{\"bracket\": 2}`.",
            'O',
            json!({"cohorts": {"unit": "month", "retention": "unbounded"}}),
        ),
        ("Who stays and who goes from each period to the next.", 'C', json!({"movement": {"unit": "month"}})),
        (
            "Customers whose last event is more than so many days ago.",
            'O',
            json!({"inactivity": {"days": [90, 180], "end": "1998-06-30"}}),
        ),
        (
            "Value of the next twelve months by BG/NBD (how often, and who is still a customer) and Gamma-Gamma (of what \
          value). Fewer than ten repeat customers are refused.",
            'O',
            json!({"lifetime": {"end": "1997-09-30", "top": 2}}),
        ),
        ("Segments by recency, frequency and value.", 'O', json!({"rfm": {}})),
        (
            "Times from each step to the next; `\"pairing\": \"responses\"` measures waiting times instead.",
            'C',
            json!({"durations": {"by": "case", "steps": [["add_to_cart"], ["shipping_details"], ["purchase"]]}}),
        ),
        (
            "Events per customer, and the share of customers with so many or more.",
            'C',
            json!({"frequency": {"most": 2}}),
        ),
        (
            "Customers who touched a second channel (`handoff`) or any (`repeat`) within so many hours.",
            'C',
            json!({"handoffs": {"within_hours": 24, "topic": "touchpoint"}}),
        ),
        ("How often each channel follows each, row by row.", 'C', json!({"transitions": {"sessions": true}})),
        (
            "What directly follows what, with the time between.",
            'C',
            json!({"graph": {"by": "case", "top": 2}}),
        ),
        ("Whole sequences, the most frequent first.", 'C', json!({"variants": {"by": "case", "top": 2}})),
        (
            "A formula over figures: `events`, `customers`, `cases`, `orders`, `buyers`, `revenue`, `aov`, \
          `orders_per_customer`, `repurchase`, `frequency`, `csat`, `nps`, `ces`; of one touchpoint `[events:NAME]`, \
          `[customers:NAME]`, `[reach:NAME]`, `[revenue:NAME]`; and constants. Signs are `+ - * /`, comparisons, \
          parentheses, `min max abs round if`.",
            'O',
            json!({"formula": {"text": "revenue * margin / buyers - cost_per_buyer", "constants": [
                {"name": "margin", "value": 0.3}, {"name": "cost_per_buyer", "value": 12.5}]}}),
        ),
        (
            "The headline figures by spans of time. `rolling` takes so many periods together, one span ending with each; \
          `first_month` is the month in which fiscal years and quarters begin. Conversion needs `stages`; there an entity \
          belongs to the span in which its best chain begins.",
            'C',
            json!({"series": {"unit": "week", "rolling": 2}}),
        ),
        (
            "The headline figures by `\"channel\"`, `\"touchpoint\"`, `\"stage\"` or `{\"attribute\": \"column\"}`; those of \
          most events first.",
            'C',
            json!({"groups": {"by": "touchpoint", "top": 2}}),
        ),
    ]
}

fn of_several_tables() -> Vec<(&'static str, char, Value)> {
    vec![
        (
            "Answers to one question: CSAT, NPS or CES with every variant, emotion, by weight where there are weights. `by` is \
          `\"touchpoint\"`, `\"channel\"`, `\"stage\"`, `{\"attribute\": \"city\"}`, `{\"period\": \"month\"}` or \
          `{\"bands\": {\"name\": \"age\", \"edges\": [30, 50]}}`.",
            'S',
            json!({"satisfaction": {"kind": "nps", "by": {"attribute": "BAREA"}}}),
        ),
        (
            "Churn, retention, revenue and tenure from the table of customers, with those who have no events.",
            'T',
            json!({"subscription": {"by": {"attribute": "Contract"}}}),
        ),
        (
            "How long customers stay (Kaplan-Meier), and whether groups differ (log-rank).",
            'T',
            json!({"survival": {"by": {"attribute": "Contract"}, "until": 72}}),
        ),
        (
            "Cost of acquisition by period and channel, what customers brought for it, and months until it is paid back.",
            'A',
            json!({"acquisition": {}}),
        ),
        (
            "What goes with recommendation: touchpoint ratings one by one and together, response by response.",
            'S',
            json!({"drivers": {"touchpoints": ["Q7SIGN", "Q9BOARDING", "Q14PASSTHRU"]}}),
        ),
        (
            "Who leaves: a logistic model, its quality out of fold, and who is likeliest to leave next.",
            'T',
            json!({"leaving": {"columns": ["tenure", "amount", "Contract", "InternetService=Fiber optic"], "top": 2}}),
        ),
        (
            "Cases held against the path that was designed: allowed transitions, and fitness by alignment.",
            'C',
            json!({"conformance": {"by": "case", "steps": ["add_to_cart", "shipping_details", "purchase"], "only_steps": true}}),
        ),
        (
            "What one customer did, event by event: the one measure that tells rows. With `stages` each event is told the stage of \
          the map that it belongs to.",
            'C',
            json!({"timeline": {"customer": "user_0000", "most": 2}}),
        ),
        (
            "Customers whose id begins so; without an id, customers that are worth a look, each with the reason (`src/metric/timeline.rs`).",
            'C',
            json!({"people": {"id": "user_000"}}),
        ),
    ]
}

fn page() -> String {
    let mut orders = engine_of("cdnow/orders_sample.csv", &ORDERS);
    let mut clicks = engine_of("ecom_clickstream/events.csv", &CLICKS);
    let mut survey = engine_of_files(&["sfo_survey_2017/survey_wide.csv"]);
    let mut subscribers = engine_of_files(&["telco_churn/customers.csv"]);
    let mut shop = engine_of_files(&["shop/orders.csv", "shop/costs.csv"]);
    let schema = serde_json::to_value(schemars::schema_for!(Measure)).unwrap();
    let mut page = String::from(HEAD);
    for (what, data, measure) in examples() {
        let name = measure.as_object().unwrap().keys().next().unwrap().clone();
        let engine = match data {
            'O' => &mut orders,
            'C' => &mut clicks,
            'S' => &mut survey,
            'T' => &mut subscribers,
            _ => &mut shop,
        };
        let answer = answer(engine, &measure);
        write!(page, "\n## `{name}`\n\n{what}\n\n{}", options(&schema, &name)).unwrap();
        write!(page, "\n{data}: `{measure}`\n\n```json\n{}\n```\n", written(&answer)).unwrap();
    }
    page
}

fn answer(engine: &mut Engine, measure: &Value) -> Value {
    let Inquiry { filter, measures } = serde_json::from_value(json!({ "measures": [measure] })).unwrap();
    let mut answered = Value::Null;
    engine.handle(Request::Measure { dataset: DatasetId(7), filter, measures }, &mut |response| {
        let Response::Measured(answers) = response else { panic!("{response:?}") };
        answered = serde_json::to_value(&answers[0]).unwrap();
    });
    assert!(answered.get("refused").is_none(), "{measure}: {answered}");
    answered
}

/// The options of a measure as a table, from the schema of its type.
fn options(schema: &Value, name: &str) -> String {
    let arm = schema["oneOf"].as_array().unwrap().iter().find(|arm| arm["properties"].get(name).is_some());
    let reference = arm.unwrap()["properties"][name]["$ref"].as_str().unwrap();
    let query = schema.pointer(&reference[1..]).unwrap();
    let mut table = String::from("| option | default | meaning |\n|---|---|---|\n");
    for (option, of) in query["properties"].as_object().unwrap() {
        let meaning = of["description"].as_str().unwrap().replace('\n', " ");
        let required = query["required"].as_array().is_some_and(|names| names.contains(&json!(option)));
        let default = if required { "must be given".to_owned() } else { format!("`{}`", of["default"]) };
        writeln!(table, "| `{option}` | {default} | {meaning} |").unwrap();
    }
    table
}

/// JSON with numbers of six digits and lists of two entries, small values on one line.
fn written(value: &Value) -> String {
    let mut out = String::new();
    put(value, 0, &mut out);
    out
}

fn put(value: &Value, depth: usize, out: &mut String) {
    let compact = compact(value);
    if compact.chars().count() + depth * 2 <= 100 {
        out.push_str(&compact);
        return;
    }
    let pad = "  ".repeat(depth + 1);
    let (open, close) = if value.is_array() { ('[', ']') } else { ('{', '}') };
    out.push(open);
    let entries: Vec<(String, &Value)> = match value {
        Value::Array(list) => list.iter().take(2).map(|one| (String::new(), one)).collect(),
        Value::Object(map) => map.iter().map(|(name, one)| (format!("\"{name}\": "), one)).collect(),
        _ => Vec::new(),
    };
    let more = value.as_array().map_or(0, |list| list.len().saturating_sub(2));
    let last = entries.len();
    for (at, (name, one)) in entries.into_iter().enumerate() {
        write!(out, "\n{pad}{name}").unwrap();
        put(one, depth + 1, out);
        out.push_str(if at + 1 < last || more > 0 { "," } else { "" });
    }
    if more > 0 {
        write!(out, "\n{pad}\"... {more} more\"").unwrap();
    }
    write!(out, "\n{}{close}", "  ".repeat(depth)).unwrap();
}

fn compact(value: &Value) -> String {
    match value {
        Value::Number(number) if number.is_f64() => {
            let value = number.as_f64().unwrap();
            let whole = format!("{:.0}", value.abs().floor()).len();
            let digits = 6_usize.saturating_sub(whole);
            format!("{value:.digits$}")
        }
        Value::Array(list) => {
            let shown: Vec<String> = list.iter().take(2).map(compact).collect();
            let more = list.len().saturating_sub(2);
            let rest = if more > 0 { format!(", \"... {more} more\"") } else { String::new() };
            format!("[{}{rest}]", shown.join(", "))
        }
        Value::Object(map) => {
            let parts: Vec<String> =
                map.iter().map(|(name, one)| format!("\"{name}\": {}", compact(one))).collect();
            format!("{{{}}}", parts.join(", "))
        }
        other => other.to_string(),
    }
}

#[test]
fn the_page_of_measures_is_what_the_engine_says() {
    let path = format!("{}/docs/kpi.md", env!("CARGO_MANIFEST_DIR"));
    let page = page();
    if std::env::var_os("WAYMARK_BLESS").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == page, "docs/kpi.md is out of date: run WAYMARK_BLESS=1 cargo test --test it kpi_docs");
}

#[test]
fn every_measure_has_an_example() {
    let schema = serde_json::to_value(schemars::schema_for!(Measure)).unwrap();
    let names = schema["oneOf"].as_array().unwrap().iter();
    let names: Vec<&String> = names.flat_map(|arm| arm["properties"].as_object().unwrap().keys()).collect();
    let examples = examples();
    let shown: Vec<&String> =
        examples.iter().flat_map(|(_, _, measure)| measure.as_object().unwrap().keys()).collect();
    assert_eq!(names, shown);
}
