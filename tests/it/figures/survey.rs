//! The airport's passengers: NPS, satisfaction, ease, emotion; stars of reviews; and lifetime value by formula.

use super::{EXACT, Report, Sheet, Value, date, expected};
use waymark::metric::calendar::Unit;
use waymark::metric::ces::{rescaled, reversed};
use waymark::metric::clv::closed::{Terms, Value as Worth};
use waymark::metric::cohort::{Clock, CohortQuery, Retention, cohorts};
use waymark::metric::columns::{DAY_MILLIS, Events, day_of};
use waymark::metric::nps::{Votes, WeightedVotes};
use waymark::metric::{Satisfaction, emotion, satisfaction};
use waymark::model::{Question, QuestionKind};

const EASE: Question = Question { kind: QuestionKind::Ces, min: 1, max: 5, high_is_good: true };
const CES_2: Question = Question { max: 7, ..EASE };

#[expect(clippy::cast_possible_truncation, reason = "answers are small whole numbers")]
fn answers_of(sheet: &Sheet, column: &str) -> Vec<f32> {
    sheet.numbers(column).iter().map(|answer| *answer as f32).collect()
}

pub fn survey() -> Report {
    let answers = expected("sfo_survey_2017");
    let sheet = Sheet::read("sfo_survey_2017/survey_wide.csv");
    let mut report = Report::default();
    let (scores, weights) = (answers_of(&sheet, "NETPRO"), sheet.numbers("WEIGHT"));
    report.count("n_rows", scores.len() as u64, &answers["n_rows"]);
    score(&mut report, "nps", &scores, &answers["nps"]);
    let blank = scores.len() as u64 - Votes::count(scores.iter().copied()).n;
    report.count("nps_blank_or_invalid", blank, &answers["nps_blank_or_invalid"]);
    let weighted = WeightedVotes::count(scores.iter().copied().zip(weights.iter().copied()));
    let theirs = &answers["nps"]["weighted"];
    for (field, ours) in [
        ("nps", weighted.score()),
        ("kish_effective_n", weighted.effective_n()),
        ("se_points_kish", weighted.standard_error()),
    ] {
        report.optional(&format!("nps.weighted.{field}"), ours, &theirs[field], EXACT);
    }
    let of_group = |cells: &[String], wanted: &str| {
        let fits = |(cell, _): &(&String, &f32)| *cell == wanted;
        cells.iter().zip(&scores).filter(fits).map(|(_, score)| *score).collect::<Vec<_>>()
    };
    for (column, theirs) in answers["nps_by"].as_object().unwrap() {
        let cells: Vec<String> = sheet.column(column).iter().map(ToString::to_string).collect();
        for (value, theirs) in theirs.as_object().unwrap() {
            score(&mut report, &format!("nps_by.{column}"), &of_group(&cells, value), theirs);
        }
    }
    let week = |cell: &&str| Unit::Week.first_day(Unit::Week.index(day_of(date(cell)))).to_string();
    let weeks: Vec<String> = sheet.column("SURVEY_DATE").iter().map(week).collect();
    for (number, theirs) in answers["nps_by_week_iso"].as_object().unwrap() {
        let monday =
            chrono::NaiveDate::from_isoywd_opt(2017, number.parse().unwrap(), chrono::Weekday::Mon).unwrap();
        let days = monday.to_epoch_days().to_string();
        score(&mut report, "nps_by_week_iso", &of_group(&weeks, &days), theirs);
    }
    ratings(&mut report, &sheet, &weights, &answers);
    report
}

fn score(report: &mut Report, key: &str, scores: &[f32], theirs: &Value) {
    let votes = Votes::count(scores.iter().copied());
    let key = |field: &str| format!("{key}.{field}");
    report.count(&key("n"), votes.n, &theirs["n"]);
    report.count(&key("promoters"), votes.promoters, &theirs["promoters"]);
    report.count(&key("passives"), votes.passives(), &theirs["passives"]);
    report.count(&key("detractors"), votes.detractors, &theirs["detractors"]);
    for (field, ours) in [
        ("nps", votes.score()),
        ("variance_per_response", votes.variance()),
        ("se_points", votes.standard_error()),
        ("margin_of_error95", votes.margin_of_error()),
        ("mean_0_10", satisfaction(Question::NPS, scores, None).map(|found| found.mean)),
    ] {
        report.optional(&key(field), ours, &theirs[field], EXACT);
    }
    report.interval(&key("wald95"), votes.wald_interval(), &theirs["wald95"]);
    // Ours stays on the scale; theirs may leave it by a part of a point.
    let clamped = |bound: &Value| Value::from(bound.as_f64().unwrap().clamp(-100.0, 100.0));
    let bounds = [clamped(&theirs["adjusted_wald95"][0]), clamped(&theirs["adjusted_wald95"][1])];
    report.interval(&key("adjusted_wald95"), votes.interval(), &Value::from(bounds.to_vec()));
}

fn ratings(report: &mut Report, sheet: &Sheet, weights: &[f64], answers: &Value) {
    for (column, theirs) in answers["csat_by_touchpoint"].as_object().unwrap() {
        let found = satisfaction(Question::CSAT_5, &answers_of(sheet, column), Some(weights)).unwrap();
        compare(report, "csat_by_touchpoint", &found, theirs);
        let weighted = found.weighted.unwrap();
        report.number("csat_by_touchpoint.weighted_mean", weighted.mean, &theirs["weighted_mean"], EXACT);
        let top = 100.0 * weighted.top;
        report.number("csat_by_touchpoint.weighted_top2_pct", top, &theirs["weighted_top2_pct"], EXACT);
    }
    let (overall, problem) = (answers_of(sheet, "Q7ALL"), sheet.column("Q15PROBLEM"));
    for (value, theirs) in answers["csat_overall_Q7ALL_by_problem"].as_object().unwrap() {
        let group: Vec<f32> = overall
            .iter()
            .zip(&problem)
            .filter(|(_, cell)| *cell == value)
            .map(|(answer, _)| *answer)
            .collect();
        let found = satisfaction(Question::CSAT_5, &group, None).unwrap();
        compare(report, "csat_overall_Q7ALL_by_problem", &found, theirs);
    }
    for (column, theirs) in answers["ces_style"].as_object().unwrap() {
        let found = satisfaction(EASE, &answers_of(sheet, column), None).unwrap();
        report.count("ces_style.n", found.n, &theirs["n"]);
        for (field, ours) in [
            ("ease_mean_1_5", found.mean),
            ("effort_mean_1_5_(6-x)", reversed(found.mean, EASE)),
            ("pct_easy_4_5", 100.0 * found.top.value()),
            ("pct_difficult_1_2", 100.0 * found.bottom.value()),
            ("net_easy", 100.0 * found.net),
            ("ease_rescaled_1_7_(1+(x-1)*6/4)", rescaled(found.mean, EASE, CES_2)),
        ] {
            report.number(&format!("ces_style.{field}"), ours, &theirs[field], EXACT);
        }
    }
    curve(report, sheet, &answers["emotion_curve_(mean-3)/2"]);
}

fn compare(report: &mut Report, key: &str, ours: &Satisfaction, theirs: &Value) {
    let key = |field: &str| format!("{key}.{field}");
    report.count(&key("n"), ours.n, &theirs["n"]);
    report.count(&key("top2_count"), ours.top.numerator, &theirs["top2_count"]);
    for (field, ours) in [
        ("mean", ours.mean),
        ("csat_top2_pct", 100.0 * ours.top.value()),
        ("top1_pct", 100.0 * ours.best.value()),
        ("bottom2_pct", 100.0 * ours.bottom.value()),
        ("net_top2_minus_bottom2", 100.0 * ours.net),
        ("index_0_100_(mean-1)/4", ours.index),
    ] {
        report.number(&key(field), ours, &theirs[field], EXACT);
    }
    report.optional(&key("sd"), ours.deviation, &theirs["sd"], EXACT);
    report.interval(&key("mean_t95"), ours.mean_interval, &theirs["mean_t95"]);
    let percent = (100.0 * ours.top.wilson.0, 100.0 * ours.top.wilson.1);
    report.interval(&key("csat_wilson95_pct"), Some(percent), &theirs["csat_wilson95_pct"]);
    for (ours, theirs) in ours.counts.iter().zip(theirs["counts_1_5"].as_array().unwrap()) {
        report.count(&key("counts_1_5"), *ours, theirs);
    }
}

fn curve(report: &mut Report, sheet: &Sheet, theirs: &Value) {
    let key = |field: &str| format!("emotion_curve.{field}");
    let mut points = Vec::new();
    for point in theirs["order"].as_array().unwrap() {
        let column = point[0].as_str().unwrap();
        let found = satisfaction(Question::CSAT_5, &answers_of(sheet, column), None).unwrap();
        let felt = emotion(found.mean, Question::CSAT_5);
        report.number(&key("value"), felt, &point[1], EXACT);
        report.count(&key("n"), found.n, &point[2]);
        points.push((column, felt));
    }
    let by = |a: &&(&str, f64), b: &&(&str, f64)| a.1.total_cmp(&b.1);
    assert_eq!(points.iter().min_by(by).unwrap().0, theirs["lowest"].as_str().unwrap());
    assert_eq!(points.iter().max_by(by).unwrap().0, theirs["highest"].as_str().unwrap());
    let mean = points.iter().map(|point| point.1).sum::<f64>() / points.len() as f64;
    report.number(&key("mean_of_points"), mean, &theirs["mean_of_points"], EXACT);
}

/// Stars of reviews as satisfaction.
pub fn stars() -> Report {
    let theirs = &expected("text_zh_asap")["basics"];
    let found =
        satisfaction(Question::CSAT_5, &answers_of(&Sheet::read("text_zh_asap/stars.csv"), "star"), None);
    let found = found.unwrap();
    let mut report = Report::default();
    report.count("basics.reviews", found.n, &theirs["reviews"]);
    report.number("basics.mean_star", found.mean, &theirs["mean_star"], EXACT);
    report.number("basics.csat_top2_pct", 100.0 * found.top.value(), &theirs["csat_top2_pct"], EXACT);
    for (ours, theirs) in found.counts.iter().zip(theirs["star_counts_1_5"].as_array().unwrap()) {
        report.count("basics.star_counts_1_5", *ours, theirs);
    }
    report
}

/// Lifetime value in closed form, and the example of ClickHouse's `retention`.
pub fn closed_forms(report: &mut Report, answers: &Value) {
    let theirs = &answers["simple_clv_closed_form"];
    let number = |field: &str| theirs[field].as_f64().unwrap();
    let terms =
        Terms { margin: number("margin"), retention: number("retention"), discount: number("discount") };
    let finite = |worth| match worth {
        Ok(Worth::Finite(worth)) => worth,
        other => panic!("{other:?}"),
    };
    for (field, ours) in [
        ("sum_t>=1 m r^t/(1+d)^t = m r/(1+d-r)", finite(terms.from_next_period())),
        ("incl_first_period m(1+d)/(1+d-r)", finite(terms.from_now())),
        ("finite_5_periods_sum_t=1..5", terms.periods(5).unwrap()),
        ("undiscounted_margin/churn", finite(terms.undiscounted())),
    ] {
        report.number(&format!("simple_clv_closed_form.{field}"), ours, &theirs[field], EXACT);
    }
    // The rows of the documentation's example: 12, 13 and 14 October 2022.
    let (entity, days): (Vec<u32>, Vec<&str>) =
        [(0, "12"), (0, "13"), (0, "14"), (1, "12"), (1, "13"), (2, "12")].into_iter().unzip();
    let millis: Vec<i64> = days.iter().map(|day| date(&format!("2022-10-{day}"))).collect();
    let query = CohortQuery {
        group: Some(Unit::Day),
        clock: Clock::Calendar(Unit::Day),
        retention: Retention::Classic,
        end_millis: Some(date("2022-10-14") + DAY_MILLIS - 1),
    };
    for (user, theirs) in answers["retention_doc_example"].as_object().unwrap() {
        let user: u32 = user.parse().unwrap();
        let rows: Vec<i64> =
            entity.iter().zip(&millis).filter(|(one, _)| **one == user).map(|(_, t)| *t).collect();
        let users = vec![user; rows.len()];
        let found = cohorts(Events::new(&users, &rows).unwrap(), None, query).unwrap();
        for (cell, theirs) in found[0].cells.iter().zip(theirs.as_array().unwrap()) {
            report.count("retention_doc_example", cell.active_all, theirs);
        }
        assert_eq!(found[0].cells.len(), theirs.as_array().unwrap().len());
    }
}
