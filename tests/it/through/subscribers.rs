//! Customers by contract: who leaves, how long they stay, what tells who will leave.

use super::super::reference::{EXACT, Report, expected, fixture};
use super::{ask, engine_of, named, number, pair, share};
use serde_json::{Value, json};

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
