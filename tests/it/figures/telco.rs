//! Customers of a telephone company: churn by segment, hazard, survival; and the textbook case of survival.

use super::{EXACT, Report, Sheet, Value, expected};
use waymark::metric::Rate;
use waymark::metric::clv::closed::{Terms, Value as Worth};
use waymark::metric::clv::historic::Historic;
use waymark::metric::compare::contingency;
use waymark::metric::hazard::{Hazard, RevenueShare};
use waymark::metric::quantile::Summary;
use waymark::metric::survival::{Curve, log_rank};

#[expect(clippy::cast_possible_truncation, reason = "months are small whole numbers")]
fn whole(number: f64) -> i64 {
    number as i64
}

pub fn telco() -> Report {
    let answers = expected("telco_churn");
    let sheet = Sheet::read("telco_churn/customers.csv");
    let lost: Vec<bool> = sheet.column("Churn").iter().map(|cell| *cell == "Yes").collect();
    let tenure = sheet.numbers("tenure");
    let mut report = Report::default();
    basics(&mut report, &sheet, &lost, &answers);
    for (column, theirs) in answers["churn_by"].as_object().unwrap() {
        let groups: Vec<&str> = match column.as_str() {
            "tenure_band" => tenure.iter().map(|months| band(whole(*months))).collect(),
            _ => sheet.column(column),
        };
        for (name, theirs) in theirs.as_object().unwrap() {
            let members = groups.iter().zip(&lost).filter(|(group, _)| **group == name.as_str());
            let (n, churned) = members.fold((0, 0), |(n, k), (_, lost)| (n + 1, k + u64::from(*lost)));
            report.rate(&format!("churn_by.{column}"), Rate::of(churned, n), theirs, "churned", "n");
        }
    }
    hazard(&mut report, &sheet, &tenure, &lost, &answers["hazard"]);
    survival(&mut report, &sheet, &tenure, &lost, &answers);
    report
}

fn band(tenure: i64) -> &'static str {
    match tenure {
        ..=0 => "0",
        1..=12 => "1-12",
        13..=24 => "13-24",
        25..=48 => "25-48",
        49..=60 => "49-60",
        _ => "61-72",
    }
}

fn basics(report: &mut Report, sheet: &Sheet, lost: &[bool], answers: &Value) {
    let theirs = &answers["basics"];
    let blanks = sheet.numbers("TotalCharges");
    let mut tenure = sheet.numbers("tenure");
    report.count("basics.customers", lost.len() as u64, &theirs["customers"]);
    let blank = blanks.iter().filter(|n| n.is_nan()).count() as u64;
    report.count("basics.blank_total_charges", blank, &theirs["blank_total_charges"]);
    let zero = tenure.iter().filter(|n| **n == 0.0).count() as u64;
    report.count("basics.tenure_zero", zero, &theirs["tenure_zero"]);
    let months = Summary::of(&mut tenure).unwrap();
    let mut monthly = sheet.numbers("MonthlyCharges");
    let total = Historic::of(blanks.iter().copied().filter(|n| !n.is_nan()).collect()).unwrap();
    let with_blanks =
        Historic::of(blanks.iter().map(|n| if n.is_nan() { 0.0 } else { *n }).collect()).unwrap();
    for (field, ours) in [
        ("tenure_mean_months", months.mean),
        ("tenure_median", months.median),
        ("monthly_charges_mean_ARPU", Summary::of(&mut monthly).unwrap().mean),
        ("monthly_charges_sum_MRR", monthly.iter().sum()),
        ("total_charges_sum", total.total),
        ("historic_clv_mean_nonblank", total.mean),
        ("historic_clv_mean_blank_as_0", with_blanks.mean),
    ] {
        report.number(&format!("basics.{field}"), ours, &theirs[field], EXACT);
    }
    let churned = Rate::of(lost.iter().filter(|lost| **lost).count() as u64, lost.len() as u64).unwrap();
    report.rate("churn_overall", Some(churned), &answers["churn_overall"], "churned", "n");
    report.number("retention_overall", churned.complement().value(), &answers["retention_overall"], EXACT);
    let share = RevenueShare::lost(sheet.cents("MonthlyCharges").into_iter().zip(lost.iter().copied()));
    let field = "revenue_churn_share_of_MRR";
    report.optional(field, share.value(), &answers[field], EXACT);
}

fn hazard(report: &mut Report, sheet: &Sheet, tenure: &[f64], lost: &[bool], theirs: &Value) {
    let ours = Hazard::of(tenure.iter().copied().zip(lost.iter().copied()));
    report.count("hazard.events", ours.lost, &theirs["events"]);
    report.number("hazard.customer_months", ours.exposure, &theirs["customer_months"], EXACT);
    let monthly = Summary::of(&mut sheet.numbers("MonthlyCharges")).unwrap().mean;
    let rate = ours.rate().unwrap();
    let terms = Terms { margin: monthly, retention: 1.0 - rate, discount: 0.0 };
    let Ok(Worth::Finite(worth)) = terms.undiscounted() else { panic!("{terms:?}") };
    for (field, ours) in [
        ("constant_monthly_churn_rate_MLE", rate),
        ("implied_lifetime_months_1/churn", ours.lifetime().unwrap()),
        ("simple_clv_ARPU/churn_margin_100pct", worth),
    ] {
        report.number(&format!("hazard.{field}"), ours, &theirs[field], EXACT);
    }
}

fn survival(report: &mut Report, sheet: &Sheet, tenure: &[f64], lost: &[bool], answers: &Value) {
    let all: Vec<(i64, bool)> =
        tenure.iter().map(|months| whole(*months)).zip(lost.iter().copied()).collect();
    let curve = Curve::of(&all).unwrap();
    let theirs = &answers["kaplan_meier_tenure"];
    for (time, theirs) in theirs["points"].as_object().unwrap() {
        let step = curve.at(time.parse().unwrap()).unwrap();
        report.number("kaplan_meier_tenure.S", step.survival, &theirs["S"], EXACT);
        report.number(
            "kaplan_meier_tenure.greenwood_se",
            step.standard_error,
            &theirs["greenwood_se"],
            EXACT,
        );
        report.count("kaplan_meier_tenure.at_risk", curve.at_risk(time.parse().unwrap()), &theirs["at_risk"]);
        report.interval("kaplan_meier_tenure.loglog_ci95", step.interval, &theirs["loglog_ci95"]);
    }
    let median = |curve: &Curve| curve.median().map(|months| months as f64);
    report.optional("kaplan_meier_tenure.median", median(&curve), &theirs["median"], EXACT);
    report.number("kaplan_meier_tenure.rmst_72", curve.restricted_mean(72), &theirs["rmst_72"], EXACT);

    let contracts = sheet.column("Contract");
    let mut groups = Vec::new();
    let mut counts = Vec::new();
    for (name, theirs) in answers["kaplan_meier_by_contract"].as_object().unwrap() {
        let members: Vec<_> = all
            .iter()
            .zip(&contracts)
            .filter(|(_, contract)| *contract == name)
            .map(|(one, _)| *one)
            .collect();
        let curve = Curve::of(&members).unwrap();
        report.count("kaplan_meier_by_contract.n", curve.n, &theirs["n"]);
        report.optional("kaplan_meier_by_contract.median", median(&curve), &theirs["median"], EXACT);
        for months in [12, 24, 36, 48, 60, 72] {
            let theirs = &theirs[format!("S({months})")];
            report.number("kaplan_meier_by_contract.S", curve.survival(months), theirs, EXACT);
        }
        let churned = members.iter().filter(|(_, lost)| *lost).count() as u64;
        counts.push([churned, members.len() as u64 - churned]);
        groups.push(members);
    }
    let test = log_rank(&groups).unwrap();
    report.number("logrank_contract.chi2", test.chi_squared, &answers["logrank_contract"]["chi2"], EXACT);
    report.count("logrank_contract.df", test.degrees, &answers["logrank_contract"]["df"]);
    report.number("logrank_contract.p", test.p, &answers["logrank_contract"]["p"], EXACT);
    let table: Vec<&[u64]> = counts.iter().map(<[u64; 2]>::as_slice).collect();
    let together = contingency(&table).unwrap();
    let theirs = &answers["chi2_contract_vs_churn"];
    report.number("chi2_contract_vs_churn.chi2", together.chi_squared, &theirs["chi2"], EXACT);
    report.count("chi2_contract_vs_churn.df", together.degrees, &theirs["df"]);
    report.number("chi2_contract_vs_churn.cramers_v", together.cramers_v, &theirs["cramers_v"], EXACT);
}

/// Freireich et al. 1963 by lifelines.
pub fn kaplan_meier_6mp(report: &mut Report, theirs: &Value) {
    let sheet = Sheet::read("micro/km_6mp.csv");
    let durations: Vec<(i64, bool)> = sheet
        .numbers("weeks")
        .iter()
        .zip(sheet.column("relapse"))
        .map(|(weeks, relapse)| (whole(*weeks), relapse == "1"))
        .collect();
    let curve = Curve::of(&durations).unwrap();
    report.count("kaplan_meier_6mp.n", curve.n, &theirs["n"]);
    let events = curve.steps.iter().map(|step| step.lost).sum();
    report.count("kaplan_meier_6mp.events", events, &theirs["events"]);
    report.optional(
        "kaplan_meier_6mp.median",
        curve.median().map(|weeks| weeks as f64),
        &theirs["median"],
        EXACT,
    );
    for (week, survival) in theirs["S"].as_object().unwrap() {
        let step = curve.at(week.parse().unwrap()).unwrap();
        report.number("kaplan_meier_6mp.S", step.survival, survival, EXACT);
        report.number("kaplan_meier_6mp.published_S", step.survival, &theirs["published_S"][week], 5e-4);
        report.interval("kaplan_meier_6mp.ci95_loglog", step.interval, &theirs["ci95_loglog"][week]);
    }
}
