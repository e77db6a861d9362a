//! Real files taken in as a user would, without a correction, and their figures against the reference answers: a survey with a
//! column for each question, customers by contract, orders; and costs beside orders.

use super::kinds::{DATASET, guessed, take};
use super::reference::{EXACT, Report, expected, fixture};
use serde_json::{Value, json};
use waymark::engine::measure::{Answer, Inquiry, Refusal};
use waymark::engine::{Engine, Request, Response};
use waymark::model::Question;
use waymark::table::{Holds, Mapping, Repeats, Role};

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

fn score(report: &mut Report, ours: &Value, theirs: &Value) {
    let nps = &ours["nps"];
    for (ours, field) in [
        (number(&nps["votes"]["n"]), "n"),
        (number(&nps["votes"]["promoters"]), "promoters"),
        (number(&nps["votes"]["detractors"]), "detractors"),
        (number(&nps["score"]), "nps"),
        (number(&nps["variance"]), "variance_per_response"),
        (number(&nps["standard_error"]), "se_points"),
        (number(&nps["margin_of_error"]), "margin_of_error95"),
        (number(&ours["satisfaction"]["mean"]), "mean_0_10"),
    ] {
        report.number(field, ours, &theirs[field], EXACT);
    }
    report.interval("wald95", pair(&nps["wald_interval"]), &theirs["wald95"]);
    let clamped = |bound: &Value| json!(number(bound).clamp(-100.0, 100.0));
    let theirs = json!([clamped(&theirs["adjusted_wald95"][0]), clamped(&theirs["adjusted_wald95"][1])]);
    report.interval("adjusted_wald95", pair(&nps["interval"]), &theirs);
}

fn satisfied(report: &mut Report, ours: &Value, theirs: &Value) {
    let ours = &ours["satisfaction"];
    for (ours, field) in [
        (number(&ours["n"]), "n"),
        (number(&ours["top"]["numerator"]), "top2_count"),
        (number(&ours["mean"]), "mean"),
        (100.0 * share(&ours["top"]), "csat_top2_pct"),
        (100.0 * share(&ours["best"]), "top1_pct"),
        (100.0 * share(&ours["bottom"]), "bottom2_pct"),
        (100.0 * number(&ours["net"]), "net_top2_minus_bottom2"),
        (number(&ours["index"]), "index_0_100_(mean-1)/4"),
    ] {
        report.number(field, ours, &theirs[field], EXACT);
    }
    report.optional("sd", ours["deviation"].as_f64(), &theirs["sd"], EXACT);
    report.interval("mean_t95", pair(&ours["mean_interval"]), &theirs["mean_t95"]);
    let (low, high) = pair(&ours["top"]["wilson"]).unwrap();
    report.interval("csat_wilson95_pct", Some((100.0 * low, 100.0 * high)), &theirs["csat_wilson95_pct"]);
    assert_eq!(ours["counts"], theirs["counts_1_5"]);
}

#[test]
fn the_survey_gives_the_scores_of_the_reference() {
    let mut engine = engine_of(&[&fixture("sfo_survey_2017/survey_wide.csv")]);
    let theirs = expected("sfo_survey_2017");
    let mut report = Report::default();
    let whole = ask(&mut engine, json!({"satisfaction": {"kind": "nps"}}))["whole"].clone();
    score(&mut report, &whole, &theirs["nps"]);
    for (field, other) in
        [("score", "nps"), ("effective_n", "kish_effective_n"), ("standard_error", "se_points_kish")]
    {
        let ours = number(&whole["nps"]["weighted"][field]);
        report.number(other, ours, &theirs["nps"]["weighted"][other], EXACT);
    }
    for (column, groups) in theirs["nps_by"].as_object().unwrap() {
        let ours = ask(&mut engine, json!({"satisfaction": {"kind": "nps", "by": {"attribute": column}}}));
        for (value, theirs) in groups.as_object().unwrap() {
            score(&mut report, named(&ours["groups"], value), theirs);
        }
        assert_eq!(ours["groups"].as_array().unwrap().len(), groups.as_object().unwrap().len(), "{column}");
    }
    let ours = ask(&mut engine, json!({"satisfaction": {"kind": "nps", "by": {"period": "week"}}}));
    for (week, theirs) in theirs["nps_by_week_iso"].as_object().unwrap() {
        let monday = chrono::NaiveDate::from_isoywd_opt(2017, week.parse().unwrap(), chrono::Weekday::Mon);
        score(&mut report, named(&ours["groups"], &monday.unwrap().to_string()), theirs);
    }
}

#[test]
fn the_survey_gives_the_satisfaction_of_the_reference() {
    let mut engine = engine_of(&[&fixture("sfo_survey_2017/survey_wide.csv")]);
    let theirs = expected("sfo_survey_2017");
    let mut report = Report::default();
    let ours = ask(&mut engine, json!({"satisfaction": {"kind": "csat", "by": "touchpoint"}}));
    for (touchpoint, theirs) in theirs["csat_by_touchpoint"].as_object().unwrap() {
        let ours = named(&ours["groups"], touchpoint);
        satisfied(&mut report, ours, theirs);
        let weighted = &ours["satisfaction"]["weighted"];
        report.number("weighted_mean", number(&weighted["mean"]), &theirs["weighted_mean"], EXACT);
        report.number("weighted_top2", 100.0 * number(&weighted["top"]), &theirs["weighted_top2_pct"], EXACT);
    }
    for point in theirs["emotion_curve_(mean-3)/2"]["order"].as_array().unwrap() {
        let ours = named(&ours["groups"], point[0].as_str().unwrap());
        report.number("emotion", number(&ours["emotion"]), &point[1], EXACT);
    }
    let measure = json!({"satisfaction": {"kind": "csat", "touchpoints": ["Q7ALL"], "by": {"attribute": "Q15PROBLEM"}}});
    let ours = ask(&mut engine, measure);
    for (value, theirs) in theirs["csat_overall_Q7ALL_by_problem"].as_object().unwrap() {
        satisfied(&mut report, named(&ours["groups"], value), theirs);
    }
}

#[test]
fn ease_is_told_as_ease_and_as_effort() {
    let bytes = fixture("sfo_survey_2017/survey_wide.csv");
    let mut mapping = guessed(&bytes);
    let ease = Question { high_is_good: true, ..Question::CES_5 };
    // That these ask for ease is in the questionnaire alone: here the user knows better.
    for (header, role) in mapping.headers.iter().zip(&mut mapping.roles) {
        if ["Q13GETRATE", "Q14FIND", "Q14PASSTHRU"].contains(&header.as_str()) {
            *role = Role::Rating(ease);
        }
    }
    let mut engine = Engine::new();
    assert_eq!(take(&mut engine, mapping, &bytes, None).unwrap().quality.findings(), 0);
    let ours = ask(&mut engine, json!({"satisfaction": {"kind": "ces", "by": "touchpoint"}}));
    let mut report = Report::default();
    for (touchpoint, theirs) in expected("sfo_survey_2017")["ces_style"].as_object().unwrap() {
        let ours = named(&ours["groups"], touchpoint);
        let figures = &ours["satisfaction"];
        for (ours, field) in [
            (number(&figures["n"]), "n"),
            (number(&figures["mean"]), "ease_mean_1_5"),
            (number(&ours["reversed_mean"]), "effort_mean_1_5_(6-x)"),
            (100.0 * share(&figures["top"]), "pct_easy_4_5"),
            (100.0 * share(&figures["bottom"]), "pct_difficult_1_2"),
            (100.0 * number(&figures["net"]), "net_easy"),
            (number(&ours["on_seven"]), "ease_rescaled_1_7_(1+(x-1)*6/4)"),
        ] {
            report.number(field, ours, &theirs[field], EXACT);
        }
    }
}

#[test]
fn the_survey_gives_the_drivers_of_the_reference() {
    let mut engine = engine_of(&[&fixture("sfo_survey_2017/survey_wide.csv")]);
    let theirs = expected("sfo_survey_2017");
    let mut report = Report::default();
    let model = &theirs["driver_regression"];
    let names: Vec<&String> = model["vif"].as_object().unwrap().keys().collect();
    let ours = ask(&mut engine, json!({"drivers": {"touchpoints": names}}));
    for (touchpoint, theirs) in theirs["driver_pairwise"].as_object().unwrap() {
        let factors = ours["factors"].as_array().unwrap();
        let ours = factors.iter().find(|factor| factor["name"] == *touchpoint).unwrap();
        for (field, other) in
            [("n", "n"), ("pearson", "pearson"), ("spearman", "spearman"), ("kendall", "kendall_tau_b")]
        {
            report.number(other, number(&ours["correlations"][field]), &theirs[other], EXACT);
        }
        report.number("mean", number(&ours["mean"]), &theirs["mean_satisfaction"], EXACT);
    }
    let found = &ours["model"];
    report.number("n", number(&found["n"]), &model["n_listwise"], 0.0);
    report.number("r2", number(&found["r_squared"]), &model["r2"], EXACT);
    let r_squared = number(&found["r_squared"]);
    for name in names {
        let term = named(&found["terms"], name);
        for (field, other) in [("b", "b"), ("standard_error", "se"), ("t", "t"), ("p", "p")] {
            report.fitted(other, number(&term["coefficient"][field]), &model["ols"][name][other], 1e-4);
        }
        report.number("beta", number(&term["beta"]), &model["standardised_beta"][name], EXACT);
        report.number("vif", number(&term["vif"]), &model["vif"][name], EXACT);
        report.number("lmg", number(&term["lmg"]), &model["lmg_shapley_r2_share"][name]["r2_part"], EXACT);
        let percent = 100.0 * number(&term["relative_weight"]) / r_squared;
        report.number("johnson", percent, &model["johnson_relative_weight_pct"][name], EXACT);
    }
    // All touchpoints at once: hardly anybody used everything, and what is asked one by one is there all the same.
    let all = ask(&mut engine, json!({"drivers": {}}));
    assert_eq!(all["factors"].as_array().unwrap().len(), 25);
}

#[test]
fn subscribers_leave_as_in_the_reference() {
    let mut engine = engine_of(&[&fixture("telco_churn/customers.csv")]);
    let theirs = expected("telco_churn");
    let mut report = Report::default();
    let whole = ask(&mut engine, json!({"subscription": {}}));
    let (figures, basics) = (&whole["whole"], &theirs["basics"]);
    let historic = named(&whole["numbers"], "TotalCharges");
    for (ours, theirs) in [
        (number(&figures["customers"]), &basics["customers"]),
        (number(&figures["tenure"]["mean"]), &basics["tenure_mean_months"]),
        (number(&figures["tenure"]["median"]), &basics["tenure_median"]),
        (number(&figures["monthly"]["mean"]), &basics["monthly_charges_mean_ARPU"]),
        (number(&figures["monthly_cents"]) / 100.0, &basics["monthly_charges_sum_MRR"]),
        (number(&historic["total"]), &basics["total_charges_sum"]),
        (number(&historic["mean"]), &basics["historic_clv_mean_nonblank"]),
        (share(&figures["churn"]), &theirs["churn_overall"]["rate"]),
        (share(&figures["retention"]), &theirs["retention_overall"]),
        (number(&figures["hazard"]["hazard"]["exposure"]), &theirs["hazard"]["customer_months"]),
        (number(&figures["hazard"]["rate"]), &theirs["hazard"]["constant_monthly_churn_rate_MLE"]),
        (number(&figures["hazard"]["lifetime_months"]), &theirs["hazard"]["implied_lifetime_months_1/churn"]),
        (
            number(&figures["hazard"]["lifetime_value"]),
            &theirs["hazard"]["simple_clv_ARPU/churn_margin_100pct"],
        ),
    ] {
        report.number("subscription", ours, theirs, EXACT);
    }
    let share_of_revenue =
        number(&figures["revenue_churn"]["part_cents"]) / number(&figures["revenue_churn"]["whole_cents"]);
    report.number("revenue churn", share_of_revenue, &theirs["revenue_churn_share_of_MRR"], EXACT);
    report.interval("wilson", pair(&figures["churn"]["wilson"]), &theirs["churn_overall"]["wilson95"]);
    for (column, groups) in theirs["churn_by"].as_object().unwrap() {
        let by = match column.as_str() {
            "tenure_band" => json!({"bands": {"name": "tenure", "edges": [0, 12, 24, 48, 60]}}),
            _ => json!({ "attribute": column }),
        };
        let ours = ask(&mut engine, json!({"subscription": {"by": by}}));
        let list = ours["groups"].as_array().unwrap();
        assert_eq!(list.len(), groups.as_object().unwrap().len(), "{column}");
        let bands = ["0", "1-12", "13-24", "25-48", "49-60", "61-72"];
        for (at, group) in list.iter().enumerate() {
            let name = if column == "tenure_band" { bands[at] } else { group["name"].as_str().unwrap() };
            let (churn, theirs) = (&group["value"]["churn"], &groups[name]);
            report.number("churned", number(&churn["numerator"]), &theirs["churned"], 0.0);
            report.number("n", number(&churn["denominator"]), &theirs["n"], 0.0);
            report.interval("wilson", pair(&churn["wilson"]), &theirs["wilson95"]);
        }
        if column == "Contract" {
            let theirs = &theirs["chi2_contract_vs_churn"];
            report.number("chi2", number(&ours["association"]["chi_squared"]), &theirs["chi2"], EXACT);
            report.number("v", number(&ours["association"]["cramers_v"]), &theirs["cramers_v"], EXACT);
        }
    }
}

#[test]
fn subscribers_stay_as_in_the_reference() {
    let mut engine = engine_of(&[&fixture("telco_churn/customers.csv")]);
    let theirs = expected("telco_churn");
    let mut report = Report::default();
    let ours = ask(&mut engine, json!({"survival": {"by": {"attribute": "Contract"}, "until": 72}}));
    let steps = ours["whole"]["curve"]["steps"].as_array().unwrap();
    let at = |steps: &[Value], months: i64| {
        steps.iter().rfind(|step| step["time"].as_i64().unwrap() <= months).unwrap().clone()
    };
    let curve = &theirs["kaplan_meier_tenure"];
    for (months, theirs) in curve["points"].as_object().unwrap() {
        let step = at(steps, months.parse().unwrap());
        report.number("S", number(&step["survival"]), &theirs["S"], EXACT);
        report.number("se", number(&step["standard_error"]), &theirs["greenwood_se"], EXACT);
        report.number("at risk", number(&step["at_risk"]), &theirs["at_risk"], 0.0);
        report.interval("loglog", pair(&step["interval"]), &theirs["loglog_ci95"]);
    }
    report.number("rmst", number(&ours["whole"]["restricted_mean"]), &curve["rmst_72"], EXACT);
    assert_eq!(ours["whole"]["median"], curve["median"]);
    for (contract, theirs) in theirs["kaplan_meier_by_contract"].as_object().unwrap() {
        let group = named(&ours["groups"], contract);
        report.number("n", number(&group["curve"]["n"]), &theirs["n"], 0.0);
        report.optional("median", group["median"].as_f64(), &theirs["median"], EXACT);
        for months in [12, 24, 36, 48, 60, 72] {
            let step = at(group["curve"]["steps"].as_array().unwrap(), months);
            report.number("S", number(&step["survival"]), &theirs[format!("S({months})")], EXACT);
        }
    }
    report.number(
        "logrank",
        number(&ours["log_rank"]["chi_squared"]),
        &theirs["logrank_contract"]["chi2"],
        EXACT,
    );
}

#[test]
fn the_model_of_leaving_is_that_of_the_reference() {
    let mut engine = engine_of(&[&fixture("telco_churn/customers.csv")]);
    let theirs = expected("telco_churn");
    let columns = [
        ("tenure", "tenure"),
        ("amount", "MonthlyCharges"),
        ("SeniorCitizen=1", "SeniorCitizen"),
        ("Partner=Yes", "Partner_Yes"),
        ("Dependents=Yes", "Dependents_Yes"),
        ("PaperlessBilling=Yes", "PaperlessBilling_Yes"),
        ("Contract=One year", "Contract_OneYear"),
        ("Contract=Two year", "Contract_TwoYear"),
        ("InternetService=Fiber optic", "Internet_Fiber"),
        ("InternetService=No", "Internet_None"),
        ("PaymentMethod=Electronic check", "Pay_ElectronicCheck"),
        ("TechSupport=Yes", "TechSupport_Yes"),
        ("OnlineSecurity=Yes", "OnlineSecurity_Yes"),
    ];
    let names: Vec<&str> = columns.iter().map(|column| column.0).collect();
    let ours = ask(&mut engine, json!({"leaving": {"columns": names, "top": 3}}));
    let (mut report, model) = (Report::default(), &theirs["logit"]);
    for (name, other) in columns {
        let (effect, theirs) = (named(&ours["effects"], name), &model["coef"][other]);
        for (field, other) in
            [("b", "b"), ("standard_error", "se"), ("z", "z"), ("p", "p"), ("odds_ratio", "odds_ratio")]
        {
            report.fitted(other, number(&effect[field]), &theirs[other], 1e-4);
        }
        report.interval("or_ci95", pair(&effect["odds_interval"]), &theirs["or_ci95"]);
    }
    for (field, other) in [
        ("log_likelihood", "log_likelihood"),
        ("log_likelihood_null", "log_likelihood_null"),
        ("mcfadden", "mcfadden_r2"),
        ("aic", "aic"),
        ("auc_in_sample", "auc_in_sample"),
        ("brier", "brier_in_sample"),
        ("mean_predicted", "mean_predicted"),
    ] {
        report.number(other, number(&ours[field]), &model[other], EXACT);
    }
    report.number("lift", number(&ours["top_tenth"]["lift"]), &model["top_decile"]["lift"], EXACT);
    let counts = ["tp", "fp", "fn", "tn"].map(|field| model["confusion_at_0.5"][field].clone());
    assert_eq!(ours["confusion"], json!(counts));
    let outside = number(&ours["auc"]) - number(&theirs["auc_5fold_cv"]["mean"]);
    assert!(outside.abs() < 0.006);
    let risks: Vec<f64> =
        ours["at_risk"].as_array().unwrap().iter().map(|one| number(&one["value"])).collect();
    assert!(risks.len() == 3 && risks.is_sorted_by(|a, b| a >= b) && risks[0] > 0.7);
    // Without a choice, what says the same as something else is left out and named.
    let all = ask(&mut engine, json!({"leaving": {}}));
    assert!(number(&all["auc_in_sample"]) > number(&ours["auc_in_sample"]));
    assert!(all["left_out"].as_array().unwrap().len() >= 6, "{}", all["left_out"]);
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

const ORDERS: &[u8] = include_bytes!("../fixtures/shop/orders.csv");
const COSTS: &[u8] = include_bytes!("../fixtures/shop/costs.csv");

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
