//! The rules of cohorts.

use super::{Clock, Cohort, CohortQuery, CohortRefusal, Retention, cohorts};
use crate::metric::calendar::Unit;
use crate::metric::columns::{DAY_MILLIS, Events};

const MONTHLY: CohortQuery = CohortQuery {
    group: Some(Unit::Month),
    clock: Clock::Calendar(Unit::Month),
    retention: Retention::Classic,
    end_millis: None,
};
const WEEKLY: CohortQuery = CohortQuery { group: None, clock: Clock::Rolling(7 * DAY_MILLIS), ..MONTHLY };

/// (customer, day) pairs, sorted; the day is one of 1970.
fn of(rows: &[(u32, i64)], query: CohortQuery) -> Vec<Cohort> {
    let (entity, millis): (Vec<u32>, Vec<i64>) =
        rows.iter().map(|(customer, day)| (*customer, day * DAY_MILLIS)).unzip();
    cohorts(Events::new(&entity, &millis).unwrap(), None, query).unwrap()
}

fn active(cohort: &Cohort) -> Vec<u64> {
    cohort.cells.iter().map(|cell| cell.active_all).collect()
}

/// January: 0 comes in January, February and April; 1 in January alone. February: 2, back in April.
const ROWS: [(u32, i64); 7] = [(0, 3), (0, 4), (0, 40), (0, 100), (1, 30), (2, 31), (2, 90)];

#[test]
fn coh1_the_first_event_makes_the_cohort() {
    let found = of(&ROWS, MONTHLY);
    assert_eq!(
        found.iter().map(|c| (c.first_day, c.size)).collect::<Vec<_>>(),
        [(Some(0), 2), (Some(31), 1), (Some(59), 0), (Some(90), 0)]
    );
    assert!(found.iter().filter(|c| c.size > 0).all(|c| c.cells[0].rate.unwrap().value() == 1.0));
    assert!(found[2].cells.is_empty());
}

#[test]
fn coh2_classic_unbounded_and_bracket() {
    let found = |retention| active(&of(&ROWS, CohortQuery { retention, ..MONTHLY })[0]);
    assert_eq!(found(Retention::Classic), [2, 1, 0, 1]);
    assert_eq!(found(Retention::Unbounded), [2, 1, 1, 1]);
    assert_eq!(found(Retention::Bracket(1)), [2, 1, 1, 1]);
    assert_eq!(found(Retention::Bracket(0)), found(Retention::Classic));
    assert_eq!(active(&of(&ROWS, MONTHLY)[1]), [1, 0, 1]);
}

#[test]
fn coh3_calendar_and_rolling_differ() {
    let rows = [(0, 30), (0, 32)];
    assert_eq!(active(&of(&rows, MONTHLY)[0]), [1, 1]);
    assert_eq!(active(&of(&rows, WEEKLY)[0]), [1]);
}

#[test]
fn coh4_nothing_after_the_end_of_the_data() {
    let query = CohortQuery { end_millis: Some(45 * DAY_MILLIS), ..MONTHLY };
    let found = of(&ROWS, query);
    assert_eq!((active(&found[0]), active(&found[1])), (vec![2, 1], vec![1]));
    let late = Events::new(&[0], &[9]).unwrap();
    let none = cohorts(late, None, CohortQuery { end_millis: Some(5), ..MONTHLY });
    assert_eq!(none, Err(CohortRefusal::NoEvents));
}

#[test]
fn coh5_a_period_cut_short_is_flagged() {
    let complete = |end: i64| {
        let found = of(&ROWS, CohortQuery { end_millis: Some(end * DAY_MILLIS), ..MONTHLY });
        found[0].cells.iter().map(|cell| cell.complete).collect::<Vec<_>>()
    };
    assert_eq!(complete(57), [true, false], "27 February");
    assert_eq!(complete(58), [true, true], "28 February is the last day");
    let bracket = CohortQuery { retention: Retention::Bracket(1), ..MONTHLY };
    let found = of(&ROWS, CohortQuery { end_millis: Some(58 * DAY_MILLIS), ..bracket });
    assert_eq!(found[0].cells.iter().map(|cell| cell.complete).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn coh6_rolling_bases_are_those_covered() {
    // 0 is seen for 21 days, 1 for 13.
    let rows = [(0, 0), (0, 15), (0, 21), (1, 8), (1, 16)];
    let found = of(&rows, WEEKLY).remove(0);
    let cells: Vec<_> = found
        .cells
        .iter()
        .map(|c| (c.rate.map(|r| (r.numerator, r.denominator)), c.active_all, c.complete))
        .collect();
    assert_eq!(
        cells,
        [(Some((2, 2)), 2, true), (Some((0, 1)), 1, false), (Some((1, 1)), 1, false), (None, 1, false)]
    );
    let pooled = CohortQuery { group: None, ..MONTHLY };
    let found = of(&ROWS, pooled).remove(0);
    assert_eq!((found.first_day, found.size, found.cells[3].rate), (None, 3, None), "April is not over");
    assert_eq!(found.cells[2].rate.map(|r| (r.numerator, r.denominator)), Some((0, 2)));
}

#[test]
fn coh7_unbounded_never_rises() {
    let rows: Vec<(u32, i64)> =
        (0..50).flat_map(|c| (0..9).map(move |n| (c, i64::from(c + n * (c % 7) * 9)))).collect();
    for query in [MONTHLY, WEEKLY] {
        for cohort in of(&rows, CohortQuery { retention: Retention::Unbounded, ..query }) {
            assert!(active(&cohort).is_sorted_by(|a, b| a >= b));
        }
    }
}

#[test]
fn coh8_no_table_of_thousands_of_periods() {
    let daily = CohortQuery { group: Some(Unit::Day), clock: Clock::Calendar(Unit::Day), ..MONTHLY };
    let (entity, millis) = ([0, 0], [0, 1200 * DAY_MILLIS]);
    let events = Events::new(&entity, &millis).unwrap();
    assert_eq!(cohorts(events, None, daily), Err(CohortRefusal::TooManyPeriods(1201)));
    let still = CohortQuery { clock: Clock::Rolling(0), ..WEEKLY };
    assert_eq!(cohorts(events, None, still), Err(CohortRefusal::NoLength));
}

#[test]
fn amounts_are_those_of_the_period_itself() {
    let events = Events::new(&[0, 0, 0], &[0, 40 * DAY_MILLIS, 41 * DAY_MILLIS]).unwrap();
    let query = CohortQuery { retention: Retention::Unbounded, ..MONTHLY };
    let found = cohorts(events, Some(&[500, i64::MIN, -200]), query).unwrap();
    assert_eq!(found[0].cells.iter().map(|cell| cell.revenue_cents).collect::<Vec<_>>(), [500, -200]);
}
