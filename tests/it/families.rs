//! What holds of the families over plain columns for all data: each is compared with its rules read literally, slowly,
//! customer by customer, and nothing depends on the order in which rows came.

use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use waymark::metric::calendar::Unit;
use waymark::metric::churn::{by_activity, inactive};
use waymark::metric::clv::history::histories;
use waymark::metric::cohort::{Cell, Clock, CohortQuery, Retention, cohorts};
use waymark::metric::columns::{DAY_MILLIS, Events, day_of, gather, order_by};
use waymark::metric::contact::repeats;
use waymark::metric::orders::{Orders, figures};
use waymark::metric::process::Log;
use waymark::metric::process::dfg::{activities, dfg, eventually_follows};
use waymark::metric::process::variants::Variants;
use waymark::metric::survival::Curve;

/// An event: customer, hour, code, hundredths.
type Row = (u32, i64, u32, i64);

fn rows() -> impl Strategy<Value = Vec<Row>> {
    proptest::collection::vec((0..6_u32, 0..4000_i64, 0..4_u32, -50..500_i64), 1..60)
}

/// The columns in the order that the families ask for.
struct Columns {
    entity: Vec<u32>,
    millis: Vec<i64>,
    code: Vec<u32>,
    cents: Vec<i64>,
}

impl Columns {
    fn new(rows: &[Row]) -> Columns {
        let entity: Vec<u32> = rows.iter().map(|row| row.0).collect();
        let millis: Vec<i64> = rows.iter().map(|row| row.1 * 3_600_000).collect();
        let order = order_by(&entity, &millis);
        Columns {
            code: gather(&rows.iter().map(|row| row.2).collect::<Vec<_>>(), &order),
            cents: gather(&rows.iter().map(|row| row.3).collect::<Vec<_>>(), &order),
            entity: gather(&entity, &order),
            millis: gather(&millis, &order),
        }
    }

    fn events(&self) -> Events<'_> {
        Events::new(&self.entity, &self.millis).unwrap()
    }

    /// Each customer's times, in order.
    fn times(&self) -> BTreeMap<u32, Vec<i64>> {
        let mut times: BTreeMap<u32, Vec<i64>> = BTreeMap::new();
        for (entity, time) in self.entity.iter().zip(&self.millis) {
            times.entry(*entity).or_default().push(*time);
        }
        times
    }
}

fn clock() -> impl Strategy<Value = (Option<Unit>, Clock)> {
    prop_oneof![
        Just((Some(Unit::Month), Clock::Calendar(Unit::Month))),
        Just((Some(Unit::Week), Clock::Calendar(Unit::Week))),
        Just((Some(Unit::Month), Clock::Calendar(Unit::Week))),
        Just((None, Clock::Calendar(Unit::Month))),
        Just((None, Clock::Rolling(7 * DAY_MILLIS))),
        Just((Some(Unit::Quarter), Clock::Rolling(30 * DAY_MILLIS))),
    ]
}

fn retention() -> impl Strategy<Value = Retention> {
    prop_oneof![Just(Retention::Classic), Just(Retention::Unbounded), (0..5_u32).prop_map(Retention::Bracket)]
}

/// COH1 to COH6 for one cohort and one k.
fn naive(members: &[&Vec<i64>], k: i64, query: CohortQuery, end: i64) -> (u64, u64, u64) {
    let last = match query.retention {
        Retention::Classic => k,
        Retention::Unbounded => i64::MAX,
        Retention::Bracket(more) => k + i64::from(more),
    };
    let (mut all, mut active, mut base) = (0, 0, 0);
    for times in members {
        let since = |time: i64| match query.clock {
            Clock::Calendar(unit) => unit.index(day_of(time)) - unit.index(day_of(times[0])),
            Clock::Rolling(length) => (time - times[0]) / length,
        };
        let is_active = times.iter().any(|time| *time <= end && (k..=last).contains(&since(*time)));
        // The period after the last one that counts has begun when this one is over.
        let needed = if query.retention == Retention::Unbounded { k } else { last };
        let covered = match query.clock {
            Clock::Calendar(_) => since((day_of(end) + 1) * DAY_MILLIS) > needed,
            Clock::Rolling(length) => end - times[0] >= (needed + 1) * length,
        };
        all += u64::from(is_active);
        base += u64::from(covered);
        active += u64::from(is_active && covered);
    }
    (all, active, base)
}

proptest! {
    #[test]
    fn cohorts_are_their_rules_read_literally(
        rows in rows(),
        (group, clock) in clock(),
        retention in retention(),
        end in proptest::option::of(0..4200_i64),
    ) {
        let columns = Columns::new(&rows);
        let end_millis = end.map(|hour| hour * 3_600_000);
        let query = CohortQuery { group, clock, retention, end_millis };
        let end = end_millis.unwrap_or_else(|| columns.millis.iter().copied().max().unwrap());
        let times = columns.times();
        let known: Vec<&Vec<i64>> = times.values().filter(|times| times[0] <= end).collect();
        let Ok(found) = cohorts(columns.events(), Some(&columns.cents), query) else {
            prop_assert!(known.is_empty());
            return Ok(());
        };
        let mut seen = 0;
        for cohort in &found {
            let mine = |times: &&&Vec<i64>| cohort.first_day.is_none_or(|first| {
                let unit = group.unwrap();
                unit.index(day_of(times[0])) == unit.index(first)
            });
            let members: Vec<&Vec<i64>> = known.iter().filter(mine).copied().collect();
            prop_assert_eq!(cohort.size, members.len() as u64);
            seen += cohort.size;
            let aligned = matches!((clock, group), (Clock::Calendar(a), Some(b)) if a == b);
            for (k, cell) in cohort.cells.iter().enumerate() {
                let Cell { rate, active_all, complete, .. } = *cell;
                let (all, active, base) = naive(&members, i64::try_from(k).unwrap(), query, end);
                prop_assert_eq!((active_all, complete), (all, base == cohort.size), "k = {}", k);
                let expected = if aligned { Some((all, cohort.size)) } else { (base > 0).then_some((active, base)) };
                prop_assert_eq!(rate.map(|rate| (rate.numerator, rate.denominator)), expected, "k = {}", k);
            }
            let beyond = naive(&members, i64::try_from(cohort.cells.len()).unwrap(), query, end);
            prop_assert_eq!((beyond.0, beyond.2), (0, 0), "nothing is cut off");
        }
        prop_assert_eq!(seen, known.len() as u64);
        let spent: i64 = found.iter().flat_map(|cohort| &cohort.cells).map(|cell| cell.revenue_cents).sum();
        let before_end = columns.millis.iter().zip(&columns.cents).filter(|(time, _)| **time <= end);
        prop_assert_eq!(spent, before_end.map(|(_, cents)| cents).sum::<i64>());
    }

    #[test]
    fn movements_are_sets_of_customers(rows in rows(), unit in prop_oneof![Just(Unit::Week), Just(Unit::Month)]) {
        let columns = Columns::new(&rows);
        let mut periods: BTreeMap<i64, BTreeSet<u32>> = BTreeMap::new();
        for (entity, time) in columns.entity.iter().zip(&columns.millis) {
            periods.entry(unit.index(day_of(*time))).or_default().insert(*entity);
        }
        let none = BTreeSet::new();
        let first = *periods.keys().next().unwrap();
        for (at, row) in by_activity(columns.events(), unit, None).iter().enumerate() {
            let period = first + i64::try_from(at).unwrap() + 1;
            let (s, e) = (periods.get(&(period - 1)).unwrap_or(&none), periods.get(&period).unwrap_or(&none));
            let known: BTreeSet<u32> = periods.range(..period).flat_map(|(_, set)| set.iter().copied()).collect();
            let moved = row.movement;
            prop_assert_eq!(row.first_day, unit.first_day(period));
            prop_assert_eq!((moved.start, moved.end), (s.len() as u64, e.len() as u64));
            prop_assert_eq!(moved.retained, s.intersection(e).count() as u64);
            prop_assert_eq!(moved.lost, s.difference(e).count() as u64);
            prop_assert_eq!(moved.new, e.difference(&known).count() as u64);
            prop_assert_eq!(moved.end, moved.retained + moved.new + moved.reactivated);
        }
    }

    #[test]
    fn the_inactive_are_those_whose_last_event_is_too_old(rows in rows(), cutoff in 0..4000_i64, days in 0..90_u32) {
        let columns = Columns::new(&rows);
        let cutoff = cutoff * 3_600_000;
        let last = |times: &Vec<i64>| times.iter().map(|time| day_of(*time)).filter(|day| *day <= day_of(cutoff)).max();
        let gaps: Vec<i64> = columns.times().values().filter_map(last).map(|day| day_of(cutoff) - day).collect();
        let lost = gaps.iter().filter(|gap| **gap > i64::from(days)).count() as u64;
        let found = inactive(columns.events(), cutoff, days);
        prop_assert_eq!(
            found.map(|rate| (rate.numerator, rate.denominator)),
            (!gaps.is_empty()).then_some((lost, gaps.len() as u64))
        );
    }

    #[test]
    fn repeats_are_pairs_of_contacts(rows in rows(), hours in 0..200_i64) {
        let columns = Columns::new(&rows);
        // The channel is the code, the topic what the amount leaves when divided by three.
        let topic: Vec<u32> = columns.cents.iter().map(|cents| u32::try_from(cents.rem_euclid(3)).unwrap()).collect();
        let within = hours * 3_600_000;
        let found = repeats(columns.events(), &columns.code, Some(&topic), 3, within);
        let (mut handed, mut repeated) = (BTreeSet::new(), BTreeSet::new());
        for i in 0..columns.entity.len() {
            for j in i + 1..columns.entity.len() {
                let near = columns.millis[j] - columns.millis[i] <= within;
                if columns.entity[i] == columns.entity[j] && topic[i] == topic[j] && near {
                    repeated.insert(columns.entity[i]);
                    if columns.code[i] != columns.code[j] {
                        handed.insert(columns.entity[i]);
                    }
                }
            }
        }
        prop_assert_eq!(found.handoff.unwrap().numerator, handed.len() as u64);
        prop_assert_eq!(found.repeat.unwrap().numerator, repeated.len() as u64);
        prop_assert_eq!(found.repeat.unwrap().denominator, columns.times().len() as u64);
    }

    #[test]
    fn graphs_and_variants_add_up(rows in rows()) {
        let columns = Columns::new(&rows);
        let log = Log::new(columns.events(), &columns.code, 4).unwrap();
        let (graph, cases) = (dfg(log), columns.times().len() as u64);
        prop_assert_eq!(graph.edges.iter().map(|edge| edge.count).sum::<u64>(), rows.len() as u64 - cases);
        prop_assert_eq!((graph.starts.iter().sum::<u64>(), graph.ends.iter().sum::<u64>()), (cases, cases));
        prop_assert!(graph.edges.iter().all(|edge| edge.millis.min >= 0.0 && edge.millis.median <= edge.millis.p90));
        let variants = Variants::of(log);
        prop_assert_eq!(variants.list.iter().map(|variant| variant.cases).sum::<u64>(), cases);
        prop_assert!(variants.list.iter().all(|variant| variant.cases > 0));
        let mut sequences: Vec<&Vec<u32>> = variants.list.iter().map(|variant| &variant.sequence).collect();
        sequences.sort();
        sequences.dedup();
        prop_assert_eq!(sequences.len(), variants.list.len());
        for (code, activity) in (0..).zip(activities(log)) {
            let counts: Vec<usize> = log.traces().map(|trace| trace.iter().filter(|own| **own == code).count()).collect();
            let with = |least: usize| counts.iter().filter(|count| **count >= least).count() as u64;
            prop_assert_eq!((activity.cases, activity.rework), (with(1), with(2)));
        }
        let pairs: u64 = log.traces().map(|trace| (trace.len() * (trace.len() - 1) / 2) as u64).sum();
        prop_assert_eq!(eventually_follows(log).iter().map(|pair| pair.2).sum::<u64>(), pairs);
    }

    #[test]
    fn the_order_of_rows_does_not_matter(rows in rows()) {
        let mut rows = rows;
        let mut seen = BTreeSet::new();
        rows.retain(|row| seen.insert((row.0, row.1)));
        let mut backwards = rows.clone();
        backwards.reverse();
        let (one, other) = (Columns::new(&rows), Columns::new(&backwards));
        fn orders(columns: &Columns) -> Orders<'_> {
            Orders::new(&columns.entity, &columns.millis, &columns.cents).unwrap()
        }
        prop_assert_eq!(figures(orders(&one)), figures(orders(&other)));
        prop_assert_eq!(histories(orders(&one), 120, 7.0), histories(orders(&other), 120, 7.0));
    }

    #[test]
    fn histories_fit_their_customers(rows in rows(), cutoff in 0..170_i64) {
        let columns = Columns::new(&rows);
        let orders = Orders::new(&columns.entity, &columns.millis, &columns.cents).unwrap();
        for one in histories(orders, cutoff, 1.0) {
            prop_assert!(0.0 <= one.recency && one.recency <= one.age);
            prop_assert!(one.recency >= f64::from(one.frequency), "a purchase a day at most");
            prop_assert_eq!(one.frequency == 0, one.recency == 0.0);
        }
    }

    #[test]
    fn survival_falls_inside_its_interval(durations in proptest::collection::vec((0..30_i64, any::<bool>()), 1..80)) {
        let curve = Curve::of(&durations).unwrap();
        let mut before = 1.0;
        for step in &curve.steps {
            prop_assert!(step.survival <= before && step.survival >= 0.0);
            prop_assert_eq!(step.at_risk, durations.iter().filter(|(time, _)| *time >= step.time).count() as u64);
            if let Some((low, high)) = step.interval {
                prop_assert!(0.0 <= low && low <= step.survival && step.survival <= high && high <= 1.0);
            }
            before = step.survival;
        }
        // Where nobody is censored the curve is the share of those who last longer.
        let all: Vec<(i64, bool)> = durations.iter().map(|(time, _)| (*time, true)).collect();
        for step in &Curve::of(&all).unwrap().steps {
            let longer = all.iter().filter(|(time, _)| *time > step.time).count() as f64 / all.len() as f64;
            prop_assert!((step.survival - longer).abs() < 1e-12);
        }
    }
}
