//! A survey with a column for each question: scores, satisfaction, ease, drivers.

use super::super::kinds::{guessed, take};
use super::super::reference::{EXACT, Report, expected, fixture};
use super::{ask, engine_of, named, number, pair, share};
use serde_json::{Value, json};
use waymark::engine::Engine;
use waymark::model::Question;
use waymark::table::Role;

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
