//! Counts, reach and the order in which touchpoints are met.
//!
//! Rules:
//! - TOUCH1: every event counts; duplicates stay unless the user removed them at import.
//! - TOUCH2: reach = customers with at least one event there / customers with any kept event; it never exceeds 1.
//! - TOUCH3: frequency = events / customers who came there.
//! - TOUCH4: revenue is the sum of amounts, refunds with them; where no event bears an amount there is none, not 0.
//! - TOUCH5: mean position: each customer's touchpoints in the order of their first meeting, from 0 (met first) to 1
//!   (met last), averaged over the customers who met at least two; 0.5 where nobody did.
//! - TOUCH6: the most frequent touchpoints come first, ties by name; at most 500 of them.

use super::channel::{ChannelSlots, by_channel};
use super::interval::Rate;
use super::rating::{QuestionFigures, questions_by};
use super::select::{Selection, code32};
use crate::table::{Codes, NONE};
use serde::{Deserialize, Serialize};
use waymark_kernel::slots;

/// Events and customers of some set of events.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Overview {
    /// Events.
    pub events: u64,
    /// Distinct customers.
    pub customers: u64,
    /// Distinct cases; none without a case column.
    pub cases: Option<u64>,
    /// First and last event, wall-clock milliseconds.
    pub period_millis: Option<(i64, i64)>,
    /// Sum of amounts in hundredths; none where no event bears an amount.
    pub revenue_cents: Option<i64>,
    /// Events left out by the filter.
    pub filtered_out: u64,
    /// Each rating question that has answers.
    pub ratings: Vec<QuestionFigures>,
}

/// The figures of a touchpoint of the data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct TouchpointFigures {
    /// Its name in the data.
    pub name: String,
    /// Events.
    pub events: u64,
    /// Distinct customers.
    pub customers: u64,
    /// Distinct cases; none without a case column.
    pub cases: Option<u64>,
    /// Customers of all customers kept by the filter.
    pub reach: Option<Rate>,
    /// Events per channel, most frequent first (at most 200); empty without a channel column.
    pub channels: Vec<(String, u64)>,
    /// Sum of amounts in hundredths; none where no event bears an amount.
    pub revenue_cents: Option<i64>,
    /// Mean position in a customer's journey, 0 (first) to 1 (last): the order in which customers meet it.
    pub mean_position: f64,
    /// Each rating question that has answers here.
    pub ratings: Vec<QuestionFigures>,
    /// Events by month, aligned with the months of the selection.
    pub monthly_events: Vec<u64>,
}

/// Events per customer who came; `None` where nobody did.
pub fn frequency(events: u64, customers: u64) -> Option<f64> {
    (customers > 0).then(|| events as f64 / customers as f64)
}

/// Everything together.
pub fn overview(selection: &Selection<'_>) -> Overview {
    let table = selection.table;
    let whole = vec![0; selection.rows.len()];
    let slots = (whole.as_slice(), 1);
    let cents = table.amount_cents.as_ref();
    Overview {
        events: selection.rows.len() as u64,
        customers: selection.customers(),
        cases: distinct_cases(selection, slots).map(|cases| cases[0]),
        period_millis: slots::extent(&selection.rows, &table.time_millis),
        revenue_cents: cents.and_then(|cents| slots::cents(&whole, &selection.rows, cents, 1)[0]),
        filtered_out: (table.rows() - selection.rows.len()) as u64,
        ratings: questions_by(selection, slots).pop().unwrap_or_default(),
    }
}

/// Distinct cases, as in the [`overview`].
pub fn cases(selection: &Selection<'_>) -> Option<u64> {
    distinct_cases(selection, (&vec![0; selection.rows.len()], 1)).map(|cases| cases[0])
}

/// Each rating question that has answers, as in the [`overview`].
pub fn questions(selection: &Selection<'_>) -> Vec<QuestionFigures> {
    questions_by(selection, (&vec![0; selection.rows.len()], 1)).pop().unwrap_or_default()
}

/// So many touchpoints have figures at most.
pub const TOUCHPOINTS_MAX: usize = 500;

/// Each touchpoint of the data, most events first.
pub fn touchpoints(selection: &Selection<'_>) -> Vec<TouchpointFigures> {
    let touched = Slots::new(selection);
    let slots = (touched.at.as_slice(), touched.codes.len());
    let months = selection.months.len();
    let monthly = slots::pairs(slots, (&selection.month_slots(), months));
    let revenue = revenue_by(selection, slots);
    let customers = slots::groups(slots.0, &selection.starts, slots.1);
    let order = slots::met(slots.0, &selection.starts, slots.1);
    let cases = distinct_cases(selection, slots);
    let channels = by_channel(&ChannelSlots::new(selection), slots);
    let ratings = questions_by(selection, slots);
    let row = |(at, ratings): (usize, Vec<QuestionFigures>)| TouchpointFigures {
        name: selection.table.touchpoint.dict.name(touched.codes[at]).to_owned(),
        events: touched.events[at],
        customers: customers[at],
        cases: cases.as_ref().map(|cases| cases[at]),
        reach: Rate::of(customers[at], selection.customers()),
        channels: channels.get(at).cloned().unwrap_or_default(),
        revenue_cents: revenue[at],
        mean_position: order[at],
        ratings,
        monthly_events: monthly[at * months..(at + 1) * months].to_vec(),
    };
    ratings.into_iter().enumerate().map(row).collect()
}

/// The sum of amounts of each slot (TOUCH4).
pub(super) fn revenue_by(selection: &Selection<'_>, slots: (&[u32], usize)) -> Vec<Option<i64>> {
    match &selection.table.amount_cents {
        Some(cents) => slots::cents(slots.0, &selection.rows, cents, slots.1),
        None => vec![None; slots.1],
    }
}

/// The touchpoints that have figures, most events first, and which of them each position is at.
struct Slots {
    codes: Vec<u32>,
    events: Vec<u64>,
    at: Vec<u32>,
}

impl Slots {
    fn new(selection: &Selection<'_>) -> Slots {
        let column = &selection.table.touchpoint;
        let names = column.dict.len();
        let mut of_code: Vec<u32> = (0..code32(names)).chain([NONE]).collect();
        let mut at = selection.slots(column, &of_code);
        let events = slots::events(&at, names);
        let mut codes: Vec<u32> = (0..code32(names)).filter(|code| events[*code as usize] > 0).collect();
        codes.sort_by_key(|code| (std::cmp::Reverse(events[*code as usize]), column.dict.name(*code)));
        codes.truncate(TOUCHPOINTS_MAX);
        of_code.fill(NONE);
        for (at, code) in codes.iter().enumerate() {
            of_code[*code as usize] = code32(at);
        }
        for at in &mut at {
            *at = of_code[(*at as usize).min(names)];
        }
        Slots { events: codes.iter().map(|code| events[*code as usize]).collect(), codes, at }
    }
}

/// The mean rank of first meeting, 0 to 1, for each value of a column (TOUCH5).
pub fn positions_met(selection: &Selection<'_>, column: &Codes) -> Vec<f64> {
    let names = column.dict.len();
    let of_code: Vec<u32> = (0..code32(names)).chain([NONE]).collect();
    slots::met(&selection.slots(column, &of_code), &selection.starts, names)
}

/// The distinct cases of each slot; `None` without a case column.
fn distinct_cases(selection: &Selection<'_>, (slots, count): (&[u32], usize)) -> Option<Vec<u64>> {
    let column = selection.table.case.as_ref()?;
    if count > 64 {
        let cases = selection.cases()?;
        let slot = |position: &u32| slots.get(*position as usize).copied().unwrap_or(NONE);
        let by_case: Vec<u32> = cases.positions.iter().map(slot).collect();
        return Some(slots::groups(&by_case, &cases.starts, count));
    }
    // Few slots: one bit each for every case, and no grouping.
    let codes: Vec<u32> = (0..code32(column.dict.len())).chain([NONE]).collect();
    Some(slots::unordered(&selection.slots(column, &codes), column.dict.len(), slots, count))
}

#[cfg(test)]
mod tests {
    use super::{frequency, overview, touchpoints};
    use crate::metric::fixture::{Row, table};
    use crate::metric::{Filter, Selection};

    fn rows() -> Vec<Row> {
        vec![
            Row::at("a", 0, "home").case("1").channel("web"),
            Row::at("a", 1, "view").case("1").channel("web").rating(5.0),
            Row::at("a", 1, "view").case("1").channel("web").rating(5.0),
            Row::at("a", 9, "buy").case("2").channel("app").cents(1000),
            Row::at("b", 0, "view").case("3"),
            Row::at("b", 1, "home").case("3"),
            Row::at("b", 2, "buy").case("3").cents(-400),
            Row::at("c", 0, "view"),
        ]
    }

    #[test]
    fn touch1_duplicates_count() {
        let table = table(&rows());
        let selection = Selection::new(&table, &Filter::default());
        let view = &touchpoints(&selection)[0];
        assert_eq!((view.name.as_str(), view.events, view.customers, view.cases), ("view", 4, 3, Some(2)));
        assert_eq!(view.channels, [("".to_owned(), 2), ("web".to_owned(), 2)]);
        assert_eq!(view.monthly_events, [4]);
        assert_eq!(overview(&selection).cases, Some(3));
    }

    #[test]
    fn touch2_reach_is_of_all_customers_kept() {
        let table = table(&rows());
        let figures = touchpoints(&Selection::new(&table, &Filter::default()));
        let reach: Vec<_> = figures.iter().map(|t| (t.name.as_str(), t.reach.unwrap().value())).collect();
        assert_eq!(reach, [("view", 1.0), ("buy", 2.0 / 3.0), ("home", 2.0 / 3.0)]);
    }

    #[test]
    fn touch3_frequency_is_per_customer_who_came() {
        assert_eq!(frequency(4, 3), Some(4.0 / 3.0));
        assert_eq!(frequency(0, 0), None);
    }

    #[test]
    fn touch4_refunds_count_and_no_amount_is_no_revenue() {
        let table = table(&rows());
        let selection = Selection::new(&table, &Filter::default());
        assert_eq!(overview(&selection).revenue_cents, Some(600));
        let by_name: Vec<_> =
            touchpoints(&selection).into_iter().map(|t| (t.name, t.revenue_cents)).collect();
        assert_eq!(by_name, [("view".into(), None), ("buy".into(), Some(600)), ("home".into(), None)]);
    }

    #[test]
    fn touch5_position_is_the_rank_of_first_meeting() {
        let table = table(&rows());
        let figures = touchpoints(&Selection::new(&table, &Filter::default()));
        let order: Vec<_> = figures.iter().map(|t| (t.name.as_str(), t.mean_position)).collect();
        assert_eq!(order, [("view", 0.25), ("buy", 1.0), ("home", 0.25)]);
    }

    #[test]
    fn cases_are_distinct_however_many_touchpoints_there_are() {
        let many = (0..70).flat_map(|n| {
            let name = format!("t{n:02}");
            [("1", 0), ("2", 1), ("1", 2)].map(|(case, at)| Row::at("a", n * 3 + at, &name).case(case))
        });
        let many: Vec<Row> = many.collect();
        let few = &many[..9];
        for rows in [&many[..], few] {
            let table = table(rows);
            let figures = touchpoints(&Selection::new(&table, &Filter::default()));
            assert!(figures.iter().all(|touchpoint| touchpoint.cases == Some(2)), "{}", rows.len());
        }
    }

    #[test]
    fn touch6_most_events_first_then_by_name_and_not_without_end() {
        let many: Vec<Row> = (0..600).map(|n| Row::at("a", n, &format!("t{n:03}"))).collect();
        let table = table(&many);
        let figures = touchpoints(&Selection::new(&table, &Filter::default()));
        assert_eq!(
            (figures.len(), figures[0].name.as_str(), figures[499].name.as_str()),
            (500, "t000", "t499")
        );
    }

    #[test]
    fn no_events_no_figures() {
        let table = table(&rows());
        let selection = Selection::new(&table, &Filter { from_millis: Some(1 << 40), ..Filter::default() });
        assert!(touchpoints(&selection).is_empty());
        let all = overview(&selection);
        assert_eq!((all.events, all.customers, all.filtered_out, all.period_millis), (0, 0, 8, None));
        assert!(all.ratings.is_empty());
    }
}
