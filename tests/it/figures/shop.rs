//! The web shop's sessions: paths, times, switches, retention, what goes with a purchase, incidents.

use super::{EXACT, Report, Sheet, Value, date, date_time, sorted};
use std::collections::BTreeSet;
use waymark::metric::Rate;
use waymark::metric::calendar::Unit;
use waymark::metric::cohort::{Clock, CohortQuery, Retention, cohorts};
use waymark::metric::columns::{DAY_MILLIS, Events, day_of, gather};
use waymark::metric::compare::contingency;
use waymark::metric::duration::first_to_first;
use waymark::metric::process::Log;
use waymark::metric::process::dfg::dfg;
use waymark::metric::process::variants::Variants;
use waymark::metric::transition::{Transitions, mixed_sessions, session_starts};

pub fn shop(report: &mut Report, answers: &Value) {
    let sheet = Sheet::read("ecom_clickstream/events.csv");
    let millis: Vec<i64> = sheet.column("timestamp").iter().map(|cell| date_time(cell)).collect();
    sessions(report, &sheet, &millis, answers);
    users(report, &sheet, &millis, answers);
}

fn sessions(report: &mut Report, sheet: &Sheet, millis: &[i64], answers: &Value) {
    let (session, _) = sheet.codes("session_id");
    let (event, names) = sheet.codes("event");
    let (session, millis, order) = sorted(&session, millis);
    let event = gather(&event, &order);
    let log = Log::new(Events::new(&session, &millis).unwrap(), &event, names.len()).unwrap();
    let single = log.traces().filter(|trace| trace.len() == 1).count() as u64;
    report.count("basics.single_event_sessions", single, &answers["basics"]["single_event_sessions"]);
    let tied = millis.windows(2).zip(session.windows(2)).filter(|(t, s)| t[0] == t[1] && s[0] == s[1]).count()
        as u64;
    report.count(
        "basics.rows_sharing_session_and_second",
        tied,
        &answers["basics"]["rows_sharing_session_and_second"],
    );
    paths(report, log, &names, answers);
    let (platform, platforms) = sheet.codes("platform");
    let platform = gather(&platform, &order);
    let first: Vec<u32> = log.events.runs().map(|run| platform[run.start]).collect();
    for (period, theirs) in answers["incident_periods"].as_object().unwrap() {
        let (from, to) = incident(period);
        for (group, theirs) in theirs.as_object().unwrap() {
            let chosen = |(at, run): (usize, std::ops::Range<usize>)| {
                let begins = (from..to).contains(&log.events.millis()[run.start]);
                (begins && (group == "all" || platforms[first[at] as usize] == group)).then(|| &event[run])
            };
            let traces: Vec<&[u32]> = log.events.runs().enumerate().filter_map(chosen).collect();
            incidents(report, &traces, &names, theirs);
            if group != "all" {
                let code = |name: &str| names.iter().position(|known| *known == name).unwrap();
                let back = [code("shipping_details"), code("add_to_cart")];
                let loops = traces.iter().flat_map(|trace| trace.windows(2));
                let loops = loops.filter(|pair| [pair[0] as usize, pair[1] as usize] == back).count() as u64;
                let key = "loop_shipping_to_add_to_cart";
                report.count(key, loops, &answers[key][period][group]);
            }
        }
    }
}

fn incident(period: &str) -> (i64, i64) {
    let (from, to) = match period {
        "pre_2024-01-01_04-08" => ("2024-01-01", "2024-04-09"),
        "checkout_bug_04-09_05-09" => ("2024-04-09", "2024-05-10"),
        "between_05-10_05-18" => ("2024-05-10", "2024-05-19"),
        "payment_incident_05-19_06-07" => ("2024-05-19", "2024-06-08"),
        "post_06-08_" => ("2024-06-08", "2025-01-01"),
        other => panic!("{other}"),
    };
    (date(from), date(to))
}

fn incidents(report: &mut Report, traces: &[&[u32]], names: &[&str], theirs: &Value) {
    let with = |wanted: &[&str]| {
        let has = |trace: &&&[u32], name: &str| trace.iter().any(|code| names[*code as usize] == name);
        traces.iter().filter(|trace| wanted.iter().all(|name| has(trace, name))).count() as u64
    };
    let key = |field: &str| format!("incident_periods.{field}");
    for (field, wanted) in [
        ("sessions", &[][..]),
        ("purchase_sessions", &["purchase"]),
        ("shipping_sessions", &["shipping_details"]),
        ("shipping_and_payment", &["shipping_details", "payment_details"]),
        ("payment_sessions", &["payment_details"]),
        ("payment_and_purchase", &["payment_details", "purchase"]),
        ("support_chat_sessions", &["support_chat"]),
    ] {
        report.count(&key(field), with(wanted), &theirs[field]);
    }
    let conversion = Rate::of(with(&["purchase"]), with(&[]));
    report.optional(
        &key("session_conversion"),
        conversion.map(Rate::value),
        &theirs["session_conversion"],
        EXACT,
    );
    report.interval(&key("wilson95"), conversion.map(|rate| rate.wilson), &theirs["wilson95"]);
    let paid = Rate::of(with(&["payment_details", "purchase"]), with(&["payment_details"]));
    report.optional(
        &key("payment_to_purchase"),
        paid.map(Rate::value),
        &theirs["payment_to_purchase"],
        EXACT,
    );
}

fn paths(report: &mut Report, log: Log<'_>, names: &[&str], answers: &Value) {
    let graph = dfg(log);
    assert_eq!(graph.edges.len(), answers["dfg_session"].as_object().unwrap().len());
    for edge in &graph.edges {
        let name = format!("{} -> {}", names[edge.from as usize], names[edge.to as usize]);
        report.count("dfg_session", edge.count, &answers["dfg_session"][name]);
    }
    for (field, ours) in
        [("start_activities_session", &graph.starts), ("end_activities_session", &graph.ends)]
    {
        for (name, ours) in names.iter().zip(ours) {
            report.count(field, *ours, &answers[field].get(name).cloned().unwrap_or(0.into()));
        }
    }
    let variants = Variants::of(log);
    let theirs = &answers["variants_session"];
    report.count("variants_session.count", variants.list.len() as u64, &theirs["count"]);
    report.count("variants_session.singletons", variants.singletons(), &theirs["singletons"]);
    for (variant, theirs) in variants.list.iter().zip(theirs["top_15"].as_array().unwrap()) {
        let path: Vec<&str> = variant.sequence.iter().map(|code| names[*code as usize]).collect();
        assert_eq!(path.join(" > "), theirs[0].as_str().unwrap());
        report.count("variants_session.top_15", variant.cases, &theirs[1]);
    }
    for (pair, theirs) in answers["durations_session_first_to_first"].as_object().unwrap() {
        let (from, to) = pair.split_once(" -> ").unwrap();
        let flags = |wanted: &str| names.iter().map(|name| *name == wanted).collect::<Vec<_>>();
        let ours = first_to_first(log, &flags(from), &flags(to)).millis.unwrap();
        let key = |field: &str| format!("durations_session_first_to_first.{field}");
        report.count(&key("n"), ours.n, &theirs["n"]);
        for (field, millis) in [
            ("mean_s", ours.mean),
            ("median_s", ours.median),
            ("p90_s_linear", ours.p90),
            ("min_s", ours.min),
            ("max_s", ours.max),
        ] {
            report.number(&key(field), millis / 1000.0, &theirs[field], EXACT);
        }
    }
    together(report, log, names, answers["touchpoint_vs_purchase_session"].as_array().unwrap());
}

fn together(report: &mut Report, log: Log<'_>, names: &[&str], theirs: &[Value]) {
    let sets: Vec<BTreeSet<&str>> =
        log.traces().map(|trace| trace.iter().map(|code| names[*code as usize]).collect()).collect();
    let count = |touchpoint: &str, with: bool, bought: bool| {
        let fits =
            |set: &&BTreeSet<&str>| set.contains(touchpoint) == with && set.contains("purchase") == bought;
        sets.iter().filter(fits).count() as u64
    };
    for theirs in theirs {
        let touchpoint = theirs["touchpoint"].as_str().unwrap();
        let counts =
            [true, false].map(|with| [count(touchpoint, with, true), count(touchpoint, with, false)]);
        let key = |field: &str| format!("touchpoint_vs_purchase_session.{field}");
        report.count(&key("with_and_purchase"), counts[0][0], &theirs["with_and_purchase"]);
        report.count(&key("with_no_purchase"), counts[0][1], &theirs["with_no_purchase"]);
        report.count(&key("without_and_purchase"), counts[1][0], &theirs["without_and_purchase"]);
        report.count(&key("without_no_purchase"), counts[1][1], &theirs["without_no_purchase"]);
        let share = |row: [u64; 2]| Rate::of(row[0], row[0] + row[1]).map(Rate::value);
        report.optional(&key("p_purchase_with"), share(counts[0]), &theirs["p_purchase_with"], EXACT);
        report.optional(&key("p_purchase_without"), share(counts[1]), &theirs["p_purchase_without"], EXACT);
        let found = contingency(&[&counts[0], &counts[1]]).unwrap();
        report.number(&key("phi"), found.phi.unwrap(), &theirs["phi"], EXACT);
    }
}

fn users(report: &mut Report, sheet: &Sheet, millis: &[i64], answers: &Value) {
    let (user, _) = sheet.codes("user_id");
    let (session, sessions) = sheet.codes("session_id");
    let (platform, platforms) = sheet.codes("platform");
    let (user, millis, order) = sorted(&user, millis);
    let events = Events::new(&user, &millis).unwrap();
    let (session, platform) = (gather(&session, &order), gather(&platform, &order));
    retention(report, events, answers);

    let theirs = &answers["platform_transitions_consecutive_sessions"];
    let key = |field: &str| format!("platform_transitions_consecutive_sessions.{field}");
    let mixed = mixed_sessions(&session, &platform, sessions.len());
    let field = "sessions_with_more_than_one_platform";
    report.count(&key(field), mixed, &theirs[field]);
    let starts = session_starts(events, &session, sessions.len());
    let (users, times) = (gather(&user, &starts), gather(&millis, &starts));
    let first = Events::new(&users, &times).unwrap();
    let ours = Transitions::of(first, &gather(&platform, &starts), platforms.len());
    for (from, row) in platforms.iter().enumerate() {
        for (to, column) in platforms.iter().enumerate() {
            report.count(&key("counts"), ours.count(from, to), &theirs["counts"][row][column]);
        }
    }
    report.number(&key("switch_share"), ours.switches().unwrap().value(), &theirs["switch_share"], EXACT);
    report.count(&key("users_multi_platform"), ours.multichannel, &theirs["users_multi_platform"]);
}

fn retention(report: &mut Report, events: Events<'_>, answers: &Value) {
    let weekly = CohortQuery {
        group: None,
        clock: Clock::Rolling(7 * DAY_MILLIS),
        retention: Retention::Classic,
        end_millis: None,
    };
    let classic = cohorts(events, None, weekly).unwrap().remove(0);
    let unbounded = CohortQuery { retention: Retention::Unbounded, ..weekly };
    let later = cohorts(events, None, unbounded).unwrap().remove(0);
    for (week, theirs) in answers["retention_weekly_since_first_event"].as_object().unwrap() {
        let k: usize = week.parse().unwrap();
        let rate = classic.cells[k].rate.unwrap();
        let key = |field: &str| format!("retention_weekly_since_first_event.{field}");
        let field = "eligible_users_full_week_observed";
        report.count(&key(field), rate.denominator, &theirs[field]);
        report.count(&key("active_eligible"), rate.numerator, &theirs["active_eligible"]);
        report.count(&key("active_all"), classic.cells[k].active_all, &theirs["active_all"]);
        let field = "active_week_k_or_later_all";
        report.count(&key(field), later.cells[k].active_all, &theirs[field]);
    }
    let monthly = CohortQuery { group: Some(Unit::Month), clock: Clock::Calendar(Unit::Month), ..weekly };
    let found = cohorts(events, None, monthly).unwrap();
    for (month, theirs) in answers["retention_calendar_month"].as_object().unwrap() {
        let first_day = day_of(date(&format!("{month}-01")));
        let cohort = found.iter().find(|cohort| cohort.first_day == Some(first_day)).unwrap();
        report.count("retention_calendar_month.size", cohort.size, &theirs["size"]);
        assert_eq!(cohort.cells.len(), theirs["active"].as_array().unwrap().len());
        for (k, cell) in cohort.cells.iter().enumerate() {
            report.count("retention_calendar_month.active", cell.active_all, &theirs["active"][k]);
        }
        // The data ends on the last day but one of its last month.
        assert!(!cohort.cells.last().unwrap().complete);
    }
}
