//! Orders of CDNOW: totals, cohorts, months, inactivity, BG/NBD and Gamma-Gamma.

use super::{EXACT, Report, Sheet, Value, date, expected, sorted};
use waymark::metric::calendar::Unit;
use waymark::metric::churn::{by_activity, inactive};
use waymark::metric::clv::predict::{Horizon, Models};
use waymark::metric::clv::{bgnbd::BgNbd, historic, history::History, history::histories};
use waymark::metric::cohort::{Clock, CohortQuery, Retention, cohorts};
use waymark::metric::columns::{day_of, gather};
use waymark::metric::orders::spread::Spread;
use waymark::metric::orders::{Orders, figures};
use waymark::metric::quantile::quantile;

/// Orders in the order of the families, with the customers' names.
struct Data {
    customer: Vec<u32>,
    millis: Vec<i64>,
    cents: Vec<i64>,
    names: Vec<String>,
}

impl Data {
    fn read(path: &str) -> Data {
        let sheet = Sheet::read(path);
        let (customer, names) = sheet.codes("customer_id");
        let days: Vec<i64> = sheet.column("order_date").iter().map(|cell| date(cell)).collect();
        let (customer, millis, order) = sorted(&customer, &days);
        let cents = gather(&sheet.cents("amount"), &order);
        Data { customer, millis, cents, names: names.iter().map(ToString::to_string).collect() }
    }

    fn orders(&self) -> Orders<'_> {
        Orders::new(&self.customer, &self.millis, &self.cents).unwrap()
    }
}

pub fn cdnow() -> Report {
    let answers = expected("cdnow");
    let mut report = Report::default();
    for (name, path) in [("full", "cdnow/orders_full.csv"), ("sample", "cdnow/orders_sample.csv")] {
        let data = Data::read(path);
        basics(&mut report, name, &data, &answers[name]["basics"]);
        monthly(&mut report, name, &data, &answers[name]["cohorts_monthly"]);
        let key = "inactivity_churn_days_gt_asof_1998-06-30";
        for (days, theirs) in answers[name][key].as_object().unwrap() {
            let ours = inactive(data.orders().events, date("1998-06-30"), days.parse().unwrap());
            report.rate(&format!("{name}.inactivity_churn_days"), ours, theirs, "churned", "n");
        }
        if name == "full" {
            movements(&mut report, &data, answers[name]["month_over_month"].as_array().unwrap());
        } else {
            models(&mut report, &data, &answers);
        }
    }
    report
}

fn basics(report: &mut Report, name: &str, data: &Data, theirs: &Value) {
    let orders = data.orders();
    let ours = figures(orders);
    let key = |field: &str| format!("{name}.basics.{field}");
    report.count(&key("orders"), ours.orders, &theirs["orders"]);
    report.count(&key("customers"), ours.customers, &theirs["customers"]);
    report.count(&key("zero_amount_orders"), ours.zero, &theirs["zero_amount_orders"]);
    report.count(
        &key("same_customer_same_day_orders"),
        ours.same_day,
        &theirs["same_customer_same_day_orders"],
    );
    let extent = orders.events.extent().unwrap();
    assert_eq!(
        extent,
        (date(theirs["first_date"].as_str().unwrap()), date(theirs["last_date"].as_str().unwrap()))
    );
    let rate = ours.repurchase.unwrap();
    report.count(
        &key("repeat_customers_2plus_orders"),
        rate.numerator,
        &theirs["repeat_customers_2plus_orders"],
    );
    report.interval(&key("repeat_rate_wilson95"), Some(rate.wilson), &theirs["repeat_rate_wilson95"]);
    let worth = historic::revenue(orders).unwrap();
    let spread = Spread::of(orders.by_customer());
    let top = spread.top(10).unwrap();
    report.count(
        &key("top_10pct_customers_count_ceil"),
        top.customers,
        &theirs["top_10pct_customers_count_ceil"],
    );
    for (field, ours) in [
        ("revenue_total", ours.revenue_cents.unwrap() as f64 / 100.0),
        ("aov", ours.average_cents.unwrap() / 100.0),
        ("median_order_value", ours.median_cents.unwrap() / 100.0),
        ("orders_per_customer", ours.per_customer.unwrap()),
        ("repeat_rate", rate.value()),
        ("historic_clv_mean", worth.mean),
        ("historic_clv_median", worth.median),
        ("historic_clv_sd", worth.deviation),
        ("top_10pct_revenue_share", top.share),
    ] {
        report.number(&key(field), ours, &theirs[field], EXACT);
    }
    // Theirs is made with the quantile of the normal distribution, in spite of its name.
    report.interval(
        &key("historic_clv_mean_t95"),
        worth.mean_interval_normal,
        &theirs["historic_clv_mean_t95"],
    );
    for ((customer, cents), theirs) in
        spread.ranked().iter().zip(theirs["top_10_customers"].as_array().unwrap())
    {
        assert_eq!(data.names[*customer as usize], theirs[0].as_str().unwrap());
        report.number(&key("top_10_customers"), *cents as f64 / 100.0, &theirs[1], EXACT);
    }
}

fn monthly(report: &mut Report, name: &str, data: &Data, theirs: &Value) {
    let theirs = theirs.as_object().unwrap();
    let key = |field: &str| format!("{name}.cohorts_monthly.{field}");
    for (retention, count, rate) in [
        (Retention::Classic, "active_in_month_k", "retention_classic"),
        (Retention::Unbounded, "active_in_month_k_or_later", "retention_unbounded"),
    ] {
        let query = CohortQuery {
            group: Some(Unit::Month),
            clock: Clock::Calendar(Unit::Month),
            retention,
            end_millis: Some(date("1998-06-30")),
        };
        let ours = cohorts(data.orders().events, Some(&data.cents), query).unwrap();
        for (month, theirs) in theirs {
            let first_day = day_of(date(&format!("{month}-01")));
            let cohort = ours.iter().find(|cohort| cohort.first_day == Some(first_day)).unwrap();
            report.count(&key("size"), cohort.size, &theirs["size"]);
            assert_eq!(cohort.cells.len(), theirs[count].as_array().unwrap().len());
            assert!(cohort.cells.iter().all(|cell| cell.complete), "the data ends with a month");
            for (k, cell) in cohort.cells.iter().enumerate() {
                report.count(&key(count), cell.active_all, &theirs[count][k]);
                report.number(&key(rate), cell.rate.unwrap().value(), &theirs[rate][k], EXACT);
                let revenue = cell.revenue_cents as f64 / 100.0;
                report.number(&key("revenue_month_k"), revenue, &theirs["revenue_month_k"][k], EXACT);
            }
        }
        assert!(ours.iter().filter(|cohort| cohort.size > 0).count() == theirs.len());
    }
}

fn movements(report: &mut Report, data: &Data, theirs: &[Value]) {
    let ours = by_activity(data.orders().events, Unit::Month, None);
    assert_eq!(ours.len(), theirs.len());
    for (ours, theirs) in ours.iter().zip(theirs) {
        assert_eq!(ours.first_day, day_of(date(&format!("{}-01", theirs["month"].as_str().unwrap()))));
        let moved = ours.movement;
        let key = |field: &str| format!("full.month_over_month.{field}");
        for (field, ours) in [
            ("active_start_prev_month", moved.start),
            ("active_end", moved.end),
            ("new", moved.new),
            ("retained", moved.retained),
            ("reactivated", moved.reactivated),
            ("lost", moved.lost),
        ] {
            report.count(&key(field), ours, &theirs[field]);
        }
        let rates = [
            ("retention_rate_cohort_set", moved.retention().map(|rate| rate.value())),
            ("churn_rate", moved.churn().map(|rate| rate.value())),
            ("retention_rate_formula_(E-N)/S", moved.retention_by_formula()),
        ];
        for (field, ours) in rates {
            report.optional(&key(field), ours, &theirs[field], EXACT);
        }
    }
}

/// BG/NBD and Gamma-Gamma on the first 39 weeks of the sample.
fn models(report: &mut Report, data: &Data, answers: &Value) {
    let cutoff = day_of(date("1997-09-30"));
    let known = histories(data.orders(), cutoff, 7.0);
    let models = Models::fit(&known).unwrap();
    buying(report, data, &known, &models, &answers["bgnbd_sample"]);
    let theirs = &answers["gamma_gamma_sample"];
    let fit = models.spending;
    report.count("gamma_gamma.n_repeat_customers", fit.customers, &theirs["n_repeat_customers"]);
    for (field, ours) in [("p", fit.model.p), ("q", fit.model.q), ("v", fit.model.v)] {
        report.fitted(&format!("gamma_gamma.params.{field}"), ours, &theirs["params"][field], 1e-3);
    }
    let field = "population_mean_spend_pv/(q-1)";
    report.fitted(&format!("gamma_gamma.{field}"), fit.model.mean(), &theirs[field], 1e-3);
    report.number(
        "gamma_gamma.corr_frequency_monetary",
        fit.correlation,
        &theirs["corr_frequency_monetary"],
        EXACT,
    );
    values(report, data, &known, &models, answers);
}

fn buying(report: &mut Report, data: &Data, known: &[History], models: &Models, theirs: &Value) {
    let fit = models.buying;
    let model = fit.model;
    report.count("bgnbd.n", fit.customers, &theirs["n"]);
    let parameters = [("r", model.r), ("alpha", model.alpha), ("a", model.a), ("b", model.b)];
    for ((field, ours), error) in parameters.into_iter().zip(fit.standard_errors.unwrap()) {
        report.fitted(&format!("bgnbd.params.{field}"), ours, &theirs["params"][field], 1e-3);
        report.fitted(
            &format!("bgnbd.standard_errors.{field}"),
            error,
            &theirs["standard_errors"][field],
            1e-3,
        );
    }
    report.number("bgnbd.log_likelihood", fit.log_likelihood, &theirs["log_likelihood"], 0.01 / 9582.0);
    let repeats: u64 = known.iter().map(|one| u64::from(one.frequency)).sum();
    report.count(
        "bgnbd.calibration_repeat_transactions",
        repeats,
        &theirs["calibration_repeat_transactions"],
    );
    let ahead: Vec<f64> = known.iter().map(|one| model.expected(one, 39.0)).collect();
    let field = "holdout_transactions_expected_39w";
    report.fitted(&format!("bgnbd.{field}"), ahead.iter().sum(), &theirs[field], 1e-3);
    let alive: f64 = known.iter().map(|one| model.p_alive(one)).sum();
    report.fitted("bgnbd.p_alive_mean", alive / known.len() as f64, &theirs["p_alive_mean"], 1e-3);
    for (weeks, theirs) in theirs["expected_purchases_new_customer_in_weeks"].as_object().unwrap() {
        let ours = model.expected_of_new(weeks.parse().unwrap());
        report.fitted("bgnbd.expected_purchases_new_customer_in_weeks", ours, theirs, 1e-3);
    }
    let example = &theirs["published_example"];
    let number = |field: &str| example[field].as_f64().unwrap();
    let published = BgNbd { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
    let one = History { customer: 0, frequency: 2, recency: number("t_x"), age: number("T"), value: 0.0 };
    let ours = published.expected(&one, number("t"));
    report.number("bgnbd.published_example.expected_lifetimes", ours, &example["expected_lifetimes"], EXACT);
    holdout(report, data, known, &ahead, theirs);
}

/// What came in the 39 weeks after, by frequency before.
fn holdout(report: &mut Report, data: &Data, known: &[History], ahead: &[f64], theirs: &Value) {
    let cutoff = date("1997-09-30");
    let (mut days, mut last) = (vec![0_u64; data.names.len()], None);
    for (customer, time) in data.customer.iter().zip(&data.millis).filter(|(_, time)| **time > cutoff) {
        days[*customer as usize] += u64::from(last != Some((customer, time)));
        last = Some((customer, time));
    }
    let mut classes = vec![(0_u64, 0.0, 0_u64); 8];
    for (one, expected) in known.iter().zip(ahead) {
        let class = &mut classes[one.frequency.min(7) as usize];
        *class = (class.0 + 1, class.1 + expected, class.2 + days[one.customer as usize]);
    }
    let actual: u64 = classes.iter().map(|class| class.2).sum();
    let field = "holdout_transactions_actual_(days_with_order)";
    report.count(&format!("bgnbd.{field}"), actual, &theirs[field]);
    for (x, (n, expected, actual)) in classes.into_iter().enumerate() {
        let field = "frequency_histogram_0..7plus_actual";
        report.count(&format!("bgnbd.{field}"), n, &theirs[field][x.to_string()]);
        let field = "mean_holdout_by_calibration_frequency_0..7plus";
        let theirs = &theirs[field][x.to_string()];
        report.fitted(&format!("bgnbd.{field}.expected"), expected / n as f64, &theirs["expected"], 1e-3);
        report.number(&format!("bgnbd.{field}.actual"), actual as f64 / n as f64, &theirs["actual"], EXACT);
    }
}

fn values(report: &mut Report, data: &Data, known: &[History], models: &Models, answers: &Value) {
    let horizon = Horizon { steps: 12, step: 4.345, discount: 0.01 };
    let mut ours = models.values(known, horizon);
    let named = |name: &str| known.iter().position(|one| data.names[one.customer as usize] == name).unwrap();
    for (name, theirs) in answers["per_customer_sample"].as_object().unwrap() {
        let one = &known[named(name)];
        for (field, ours) in [
            ("frequency", f64::from(one.frequency)),
            ("recency_weeks", one.recency),
            ("T_weeks", one.age),
            ("monetary_repeat_mean", one.value),
        ] {
            report.number(&format!("per_customer.{field}"), ours, &theirs[field], EXACT);
        }
        for (field, ours, tolerance) in [
            ("p_alive", models.buying.model.p_alive(one), 1e-3),
            ("expected_purchases_39w", models.buying.model.expected(one, 39.0), 1e-3),
            ("expected_spend_per_order", models.spending.model.expected(one), 1e-3),
            ("clv_12m", ours[named(name)], 2e-3),
        ] {
            report.fitted(&format!("per_customer.{field}"), ours, &theirs[field], tolerance);
        }
    }
    let theirs = &answers["predictive_clv_sample"];
    let mut ranked: Vec<usize> = (0..ours.len()).collect();
    ranked.sort_by(|a, b| ours[*b].total_cmp(&ours[*a]));
    let best: Vec<&str> =
        ranked[..10].iter().map(|at| data.names[known[*at].customer as usize].as_str()).collect();
    assert_eq!(
        best,
        theirs["top_10_ids"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect::<Vec<_>>()
    );
    let total: f64 = ours.iter().sum();
    let n = ours.len() as f64;
    for (field, ours) in [
        ("total", total),
        ("mean", total / n),
        ("median", quantile(&mut ours, 0.5).unwrap()),
        ("p90", quantile(&mut ours, 0.9).unwrap()),
    ] {
        report.fitted(&format!("predictive_clv.{field}"), ours, &theirs[field], 2e-3);
    }
}
