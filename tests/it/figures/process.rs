//! The textbook log of van der Aalst by pm4py.

use super::{EXACT, Report, Sheet, Value, expected_at, sorted};
use chrono::DateTime;
use waymark::metric::calendar::Unit;
use waymark::metric::columns::{DAY_MILLIS, Events, day_of, gather};
use waymark::metric::duration::first_to_first;
use waymark::metric::process::Log;
use waymark::metric::process::conformance::{Rules, alignment, conformance};
use waymark::metric::process::dfg::{activities, case_millis, dfg, eventually_follows};
use waymark::metric::process::variants::Variants;
use waymark::metric::quantile::Summary;
use waymark::metric::transition::Transitions;
use waymark::metric::{Funnel, Order, Rate};

struct Names<'a>(Vec<&'a str>);

impl Names<'_> {
    fn code(&self, name: &Value) -> u32 {
        u32::try_from(self.0.binary_search(&name.as_str().unwrap()).unwrap()).unwrap()
    }

    fn codes(&self, names: &Value) -> Vec<u32> {
        names.as_array().unwrap().iter().map(|name| self.code(name)).collect()
    }

    fn join(&self, codes: &[u32], by: &str) -> String {
        codes.iter().map(|code| self.0[*code as usize]).collect::<Vec<_>>().join(by)
    }

    fn flags(&self, code: u32) -> Vec<bool> {
        (0..self.0.len()).map(|at| at == code as usize).collect()
    }
}

fn seconds(report: &mut Report, key: &str, ours: Summary, theirs: &Value, fields: &[&str]) {
    for field in fields {
        let ours = match field.trim_end_matches("_s") {
            "mean" => ours.mean,
            "median" => ours.median,
            "p90_linear" | "p90_s_linear" => ours.p90,
            "min" => ours.min,
            "max" => ours.max,
            other => panic!("{other}"),
        };
        report.number(&format!("{key}.{field}"), ours / 1000.0, &theirs[field], EXACT);
    }
}

pub fn running_example(report: &mut Report) {
    let (answers, config) =
        (expected_at("micro/expected_running_example.json"), expected_at("micro/config.json"));
    let sheet = Sheet::read("micro/running_example.csv");
    let (case, _) = sheet.codes("case_id");
    let (activity, names) = sheet.codes("activity");
    let time = |cell: &&str| DateTime::parse_from_str(cell, "%F %T%:z").unwrap().timestamp_millis();
    let millis: Vec<i64> = sheet.column("timestamp").iter().map(time).collect();
    let (case, millis, order) = sorted(&case, &millis);
    let events = Events::new(&case, &millis).unwrap();
    let activity = gather(&activity, &order);
    let log = Log::new(events, &activity, names.len()).unwrap();
    let names = Names(names);
    counts(report, log, &names, &answers);
    graph(report, log, &names, &answers);
    conforms(report, log, &names, &answers, &config);
    for (window, theirs) in answers["funnel_happy_path_reached"].as_object().unwrap() {
        let limit = window.strip_suffix('d').map(|days| days.parse::<i64>().unwrap() * DAY_MILLIS);
        let path = names.codes(&config["happy_path"]);
        let step = |code: &u32| path.iter().position(|step| step == code).map_or(0, |at| 1_u64 << at);
        let mut reached = vec![0_u64; path.len()];
        for run in events.runs() {
            let rows = events.millis()[run.clone()].iter().zip(&activity[run]);
            let chain = Funnel::new(path.len(), limit, Order::Loose)
                .follow(rows.map(|(time, code)| (*time, step(code))));
            reached[..chain.reached].iter_mut().for_each(|count| *count += 1);
        }
        for (ours, theirs) in reached.iter().zip(theirs.as_array().unwrap()) {
            report.count("running_example.funnel_happy_path_reached", *ours, theirs);
        }
    }
    let (resource, resources) = sheet.codes("resource");
    report.count("running_example.basics.resources", resources.len() as u64, &answers["basics"]["resources"]);
    let handover = Transitions::of(events, &gather(&resource, &order), resources.len()).switches().unwrap();
    report.count(
        "running_example.resource_handover.changed",
        handover.numerator,
        &answers["resource_handover"]["changed"],
    );
    report.count(
        "running_example.resource_handover.pairs",
        handover.denominator,
        &answers["resource_handover"]["pairs"],
    );
}

fn counts(report: &mut Report, log: Log<'_>, names: &Names<'_>, answers: &Value) {
    let key = |field: &str| format!("running_example.{field}");
    let basics = &answers["basics"];
    let cases = log.events.entities();
    report.count(&key("basics.cases"), cases, &basics["cases"]);
    report.count(&key("basics.events"), log.events.len() as u64, &basics["events"]);
    report.count(&key("basics.activities"), names.0.len() as u64, &basics["activities"]);
    let mean = log.events.len() as f64 / cases as f64;
    report.number(&key("basics.events_per_case_mean"), mean, &basics["events_per_case_mean"], EXACT);
    for (activity, name) in activities(log).iter().zip(&names.0) {
        let theirs = &answers["activity_counts"][name];
        report.count(&key("activity_counts.events"), activity.events, &theirs["events"]);
        report.count(&key("activity_counts.cases"), activity.cases, &theirs["cases"]);
        let share = Rate::of(activity.cases, cases).unwrap().value();
        report.number(&key("activity_counts.case_share"), share, &theirs["case_share"], EXACT);
        let rework = answers["rework_cases_per_activity"].get(name).cloned().unwrap_or(0.into());
        report.count(&key("rework_cases_per_activity"), activity.rework, &rework);
    }
    let found = Variants::of(log);
    let theirs = &answers["variants"];
    report.count(&key("variants.count"), found.list.len() as u64, &theirs["count"]);
    report.count(&key("variants.singletons"), found.singletons(), &theirs["singletons"]);
    let needed = found.needed_for(0.8);
    report.count(
        &key("variants.variants_needed_for_80pct_cases"),
        needed,
        &theirs["variants_needed_for_80pct_cases"],
    );
    report.number(
        &key("variants.top_10_coverage"),
        found.top(10).unwrap().value(),
        &theirs["top_10_coverage"],
        EXACT,
    );
    for (variant, theirs) in found.list.iter().zip(theirs["top_15"].as_array().unwrap()) {
        assert_eq!(names.join(&variant.sequence, " > "), theirs[0].as_str().unwrap());
        report.count(&key("variants.top_15.cases"), variant.cases, &theirs[1]);
        let share = variant.cases as f64 / found.cases as f64;
        report.number(&key("variants.top_15.share"), share, &theirs[2], EXACT);
    }
    let millis = case_millis(log).unwrap();
    let fields = ["mean", "median", "p90_linear", "min", "max"];
    seconds(report, &key("case_duration_seconds"), millis, &answers["case_duration_seconds"], &fields);
    for (month, theirs) in answers["cases_started_by_month"].as_object().unwrap() {
        let started = |run: std::ops::Range<usize>| Unit::Month.index(day_of(log.events.millis()[run.start]));
        let month = Unit::Month.index(day_of(super::date(&format!("{month}-01"))));
        let ours = log.events.runs().map(started).filter(|started| *started == month).count() as u64;
        report.count(&key("cases_started_by_month"), ours, theirs);
    }
}

fn graph(report: &mut Report, log: Log<'_>, names: &Names<'_>, answers: &Value) {
    let key = |field: &str| format!("running_example.{field}");
    let found = dfg(log);
    report.count(&key("dfg_edges_total"), found.edges.len() as u64, &answers["dfg_edges_total"]);
    for edge in &found.edges {
        let theirs = &answers["dfg"][names.join(&[edge.from, edge.to], " -> ")];
        report.count(&key("dfg.count"), edge.count, &theirs["count"]);
        let fields = ["mean_s", "median_s", "min_s", "max_s"];
        seconds(report, &key("dfg"), edge.millis, theirs, &fields);
    }
    for (field, ours) in [("start_activities", &found.starts), ("end_activities", &found.ends)] {
        for (name, ours) in names.0.iter().zip(ours) {
            let theirs = answers[field].get(name).cloned().unwrap_or(0.into());
            report.count(&key(field), *ours, &theirs);
        }
    }
    let follows = eventually_follows(log);
    for (pair, theirs) in answers["eventually_follows_top_20"].as_object().unwrap() {
        let ours = follows.iter().find(|(from, to, _)| names.join(&[*from, *to], " ... ") == *pair).unwrap();
        report.count(&key("eventually_follows_top_20"), ours.2, theirs);
    }
    for (pair, theirs) in answers["durations_first_to_first_seconds"].as_object().unwrap() {
        let (from, to) = pair.split_once(" -> ").unwrap();
        let flags = |name: &str| names.flags(names.code(&name.into()));
        let ours = first_to_first(log, &flags(from), &flags(to)).millis.unwrap();
        report.count(&key("durations_first_to_first_seconds.n"), ours.n, &theirs["n"]);
        let fields = ["mean", "median", "p90_linear", "min", "max"];
        seconds(report, &key("durations_first_to_first_seconds"), ours, theirs, &fields);
    }
}

fn conforms(report: &mut Report, log: Log<'_>, names: &Names<'_>, answers: &Value, config: &Value) {
    let theirs = &answers["conformance_allowed_map"];
    let key = |field: &str| format!("running_example.conformance_allowed_map.{field}");
    let edge = |edge: &Value| (names.code(&edge[0]), names.code(&edge[1]));
    let edges: Vec<(u32, u32)> = config["allowed_edges"].as_array().unwrap().iter().map(edge).collect();
    let (starts, ends) = (names.codes(&config["allowed_start"]), names.codes(&config["allowed_end"]));
    let rules = Rules::new(names.0.len(), &edges, &starts, &ends);
    let ours = conformance(log, &rules);
    let (cases, transitions) = (ours.cases.unwrap(), ours.transitions.unwrap());
    report.count(&key("fully_conforming_cases"), cases.numerator, &theirs["fully_conforming_cases"]);
    report.number(&key("share"), cases.value(), &theirs["share"], EXACT);
    report.count(&key("transitions_allowed"), transitions.numerator, &theirs["transitions_allowed"]);
    report.count(&key("transitions_total"), transitions.denominator, &theirs["transitions_total"]);
    report.number(&key("transition_share"), transitions.value(), &theirs["transition_share"], EXACT);
    report.count(&key("bad_start_cases"), ours.bad_starts, &theirs["bad_start_cases"]);
    report.count(&key("bad_end_cases"), ours.bad_ends, &theirs["bad_end_cases"]);
    assert_eq!(ours.violations.len(), theirs["top_10_violating_transitions"].as_array().unwrap().len());

    let theirs = &answers["conformance_linear_path"];
    let key = |field: &str| format!("running_example.conformance_linear_path.{field}");
    let variants = Variants::of(log);
    let ours = alignment(&variants, &names.codes(&theirs["path"])).unwrap();
    report.count(&key("perfect_cases"), ours.perfect.numerator, &theirs["perfect_cases"]);
    report.number(&key("perfect_share"), ours.perfect.value(), &theirs["perfect_share"], EXACT);
    report.number(
        &key("average_trace_fitness"),
        ours.average_fitness,
        &theirs["average_trace_fitness"],
        EXACT,
    );
    report.number(&key("log_fitness"), ours.log_fitness, &theirs["log_fitness"], EXACT);
    report.count(&key("total_cost"), ours.cost, &theirs["total_cost"]);
    for ((cost, fitness), theirs) in
        ours.variants.iter().zip(theirs["top_15_variants_cost_fitness"].as_array().unwrap())
    {
        report.count(&key("variants.cost"), *cost, &theirs[2]);
        report.number(&key("variants.fitness"), *fitness, &theirs[3], EXACT);
    }
}
