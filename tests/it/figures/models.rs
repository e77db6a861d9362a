//! Drivers of recommendation, and who leaves: correlations, least squares, shares of R², logistic regression.

use super::{EXACT, Report, Sheet, Value, expected};
use waymark::metric::drivers::Complete;
use waymark::metric::drivers::correlation::correlations;
use waymark::metric::drivers::regression::{Coefficient, regression};
use waymark::metric::drivers::shares::{lmg, relative_weights};
use waymark::metric::logistic::quality::{auc, brier, confusion, lift, out_of_fold};
use waymark::metric::logistic::{Effect, Logistic};

/// Coefficients of fits.
const FITTED: f64 = 1e-4;

/// Answers on a scale; blank where they are not on it.
fn answers_on(sheet: &Sheet, column: &str, scale: std::ops::RangeInclusive<f64>) -> Vec<f64> {
    let on = |answer: f64| if scale.contains(&answer) { answer } else { f64::NAN };
    sheet.numbers(column).into_iter().map(on).collect()
}

pub fn drivers(report: &mut Report) {
    let answers = expected("sfo_survey_2017");
    let sheet = Sheet::read("sfo_survey_2017/survey_wide.csv");
    let score = answers_on(&sheet, "NETPRO", 0.0..=10.0);
    for (column, theirs) in answers["driver_pairwise"].as_object().unwrap() {
        let found = correlations(&answers_on(&sheet, column, 1.0..=5.0), &score).unwrap();
        report.count("driver_pairwise.n", found.n, &theirs["n"]);
        report.number("driver_pairwise.pearson", found.pearson, &theirs["pearson"], EXACT);
        report.number("driver_pairwise.spearman", found.spearman, &theirs["spearman"], EXACT);
        report.optional("driver_pairwise.kendall_tau_b", found.kendall, &theirs["kendall_tau_b"], EXACT);
    }
    let theirs = &answers["driver_regression"];
    let names: Vec<&String> = theirs["vif"].as_object().unwrap().keys().collect();
    let columns: Vec<Vec<f64>> = names.iter().map(|name| answers_on(&sheet, name, 1.0..=5.0)).collect();
    let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
    let data = Complete::of(&score, &columns).unwrap();
    let found = regression(&data).unwrap();
    let key = |field: &str| format!("driver_regression.{field}");
    report.count(&key("n_listwise"), found.n, &theirs["n_listwise"]);
    report.number(&key("r2"), found.r_squared, &theirs["r2"], EXACT);
    report.number(&key("adj_r2"), found.adjusted_r_squared, &theirs["adj_r2"], EXACT);
    coefficient(report, &found.intercept, &theirs["ols"]["const"]);
    let (shares, weights) = (lmg(&data).unwrap(), relative_weights(&data).unwrap());
    let (all, total) = (shares.iter().sum::<f64>(), weights.iter().sum::<f64>());
    let promoter: Vec<bool> = data.outcome.iter().map(|score| *score >= 9.0).collect();
    let complete: Vec<&[f64]> = data.columns.iter().map(Vec::as_slice).collect();
    let logit = Logistic::fit(&complete, &promoter).unwrap();
    effect(report, &key("logit_promoter"), &logit.intercept, &theirs["logit_promoter"]["const"]);
    for (at, name) in names.iter().enumerate() {
        coefficient(report, &found.columns[at], &theirs["ols"][name]);
        effect(report, &key("logit_promoter"), &logit.columns[at], &theirs["logit_promoter"][name]);
        report.number(&key("standardised_beta"), found.beta[at], &theirs["standardised_beta"][name], EXACT);
        report.number(&key("vif"), found.vif[at], &theirs["vif"][name], EXACT);
        let part = &theirs["lmg_shapley_r2_share"][name];
        report.number(&key("lmg_shapley_r2_share.r2_part"), shares[at], &part["r2_part"], EXACT);
        report.number(&key("lmg_shapley_r2_share.pct"), 100.0 * shares[at] / all, &part["pct"], EXACT);
        let percent = 100.0 * weights[at] / total;
        report.number(
            &key("johnson_relative_weight_pct"),
            percent,
            &theirs["johnson_relative_weight_pct"][name],
            EXACT,
        );
    }
    let mut ranked: Vec<usize> = (0..names.len()).collect();
    ranked.sort_by(|a, b| shares[*b].total_cmp(&shares[*a]));
    let ranked: Vec<&str> = ranked.iter().map(|at| names[*at].as_str()).collect();
    assert_eq!(
        ranked,
        theirs["rank_by_lmg"].as_array().unwrap().iter().map(|n| n.as_str().unwrap()).collect::<Vec<_>>()
    );
}

fn coefficient(report: &mut Report, ours: &Coefficient, theirs: &Value) {
    for (field, ours) in [("b", ours.b), ("se", ours.standard_error), ("t", ours.t), ("p", ours.p)] {
        report.fitted(&format!("driver_regression.ols.{field}"), ours, &theirs[field], FITTED);
    }
}

fn effect(report: &mut Report, key: &str, ours: &Effect, theirs: &Value) {
    let (ratio, interval) = ours.odds_ratio();
    for (field, ours) in
        [("b", ours.b), ("se", ours.standard_error), ("z", ours.z()), ("p", ours.p()), ("odds_ratio", ratio)]
    {
        if !theirs[field].is_null() {
            report.fitted(&format!("{key}.{field}"), ours, &theirs[field], FITTED);
        }
    }
    if !theirs["or_ci95"].is_null() {
        report.interval(&format!("{key}.or_ci95"), Some(interval), &theirs["or_ci95"]);
    }
}

/// Who leaves, by the columns that the reference names.
pub fn leaving(report: &mut Report) {
    let answers = expected("telco_churn");
    let sheet = Sheet::read("telco_churn/customers.csv");
    let is = |column: &str, value: &str| {
        let flag = |cell: &&str| f64::from(u8::from(*cell == value));
        sheet.column(column).iter().map(flag).collect::<Vec<f64>>()
    };
    let column = |name: &str| match name {
        "tenure" | "MonthlyCharges" | "SeniorCitizen" => sheet.numbers(name),
        "Contract_OneYear" => is("Contract", "One year"),
        "Contract_TwoYear" => is("Contract", "Two year"),
        "Internet_Fiber" => is("InternetService", "Fiber optic"),
        "Internet_None" => is("InternetService", "No"),
        "Pay_ElectronicCheck" => is("PaymentMethod", "Electronic check"),
        _ => is(name.strip_suffix("_Yes").unwrap(), "Yes"),
    };
    let theirs = &answers["logit"];
    let names: Vec<&str> =
        theirs["design"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
    let columns: Vec<Vec<f64>> = names.iter().map(|name| column(name)).collect();
    let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
    let lost: Vec<bool> = sheet.column("Churn").iter().map(|cell| *cell == "Yes").collect();
    let model = Logistic::fit(&columns, &lost).unwrap();
    report.count("logit.n", model.n, &theirs["n"]);
    effect(report, "logit.coef", &model.intercept, &theirs["coef"]["const"]);
    for (ours, name) in model.columns.iter().zip(&names) {
        effect(report, "logit.coef", ours, &theirs["coef"][name]);
    }
    let mut ranked: Vec<(usize, f64)> =
        model.columns.iter().map(|one| one.standardised).enumerate().collect();
    ranked.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
    for ((at, ours), theirs) in
        ranked.into_iter().zip(theirs["standardised_coef_abs_rank"].as_array().unwrap())
    {
        assert_eq!(names[at], theirs[0].as_str().unwrap());
        report.fitted("logit.standardised_coef_abs_rank", ours, &theirs[1], FITTED);
    }
    let p = model.probabilities(&columns);
    quality(report, &model, &p, &lost, theirs);
    for (name, theirs) in theirs["first_5_customers"].as_object().unwrap() {
        let row = sheet.column("customerID").iter().position(|id| id == name).unwrap();
        report.fitted("logit.first_5_customers", p[row], theirs, FITTED);
    }
    // Folds differ from theirs: within 0.006, as the reference says.
    let outside = out_of_fold(&columns, &lost, 5).unwrap();
    let mean = answers["auc_5fold_cv"]["mean"].as_f64().unwrap();
    assert!((auc(&outside, &lost).unwrap() - mean).abs() < 0.006);
}

fn quality(report: &mut Report, model: &Logistic, p: &[f64], lost: &[bool], theirs: &Value) {
    for (field, ours) in [
        ("log_likelihood", model.log_likelihood),
        ("log_likelihood_null", model.log_likelihood_null),
        ("mcfadden_r2", model.mcfadden()),
        ("aic", model.aic()),
        ("auc_in_sample", auc(p, lost).unwrap()),
        ("brier_in_sample", brier(p, lost).unwrap()),
        ("mean_predicted", p.iter().sum::<f64>() / p.len() as f64),
    ] {
        report.number(&format!("logit.{field}"), ours, &theirs[field], EXACT);
    }
    let top = lift(p, lost, 10).unwrap();
    let decile = &theirs["top_decile"];
    report.count("logit.top_decile.k", top.rows, &decile["k"]);
    let rate = top.positive as f64 / top.rows as f64;
    for (field, ours) in [("churn_rate", rate), ("lift", top.lift), ("capture", top.capture)] {
        report.number(&format!("logit.top_decile.{field}"), ours, &decile[field], EXACT);
    }
    let counts = confusion(p, lost, 0.5);
    for (field, ours) in ["tp", "fp", "fn", "tn"].into_iter().zip(counts) {
        report.count(&format!("logit.confusion_at_0.5.{field}"), ours, &theirs["confusion_at_0.5"][field]);
    }
}
