//! Figures of the stages of a map, and which events belong to which stage.
//!
//! Rules:
//! - STAGE1: an event belongs to the stage of the map that its row names. A stage that no row names (there is no stage
//!   column, or the stage was renamed) takes, of the events whose row names no stage of the map, those of its touchpoints.
//! - STAGE2: names are compared by `model::same_name`.
//! - STAGE3: customers are counted whatever the order of their events (unordered reach); the funnel counts in order.
//! - STAGE4: an event of no stage is in no stage's figures, and in the bases all the same.

use super::funnel::STEPS_MAX;
use super::interval::Rate;
use super::rating::{QuestionFigures, RatingSummary, Tally, marks};
use super::select::Selection;
use crate::model::{StageId, canonical_name};
use crate::table::{Codes, EventTable};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use waymark_kernel::slots::Tally as Counted;
use waymark_kernel::steps;

/// Which events belong to a stage of the map (STAGE1).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct StageMatch {
    /// The stage of the map.
    pub id: StageId,
    /// Its name and aliases, matched against the stage column by `model::same_name`.
    pub names: Vec<String>,
    /// Names and aliases of the touchpoints placed on it.
    pub touchpoints: Vec<String>,
}

/// The figures of a stage of the map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct StageFigures {
    /// The stage.
    pub id: StageId,
    /// Events.
    pub events: u64,
    /// Distinct customers, in any order (unordered reach).
    pub customers: u64,
    /// Customers of all customers kept by the filter.
    pub reach: Option<Rate>,
    /// Sum of amounts in hundredths; none where no event bears an amount.
    pub revenue_cents: Option<i64>,
    /// Each rating question that has answers here.
    pub ratings: Vec<QuestionFigures>,
    /// Distinct customers by month, aligned with the months of the selection.
    pub monthly_customers: Vec<u64>,
    /// Each question's mean-based summary by month (same order as `ratings`), aligned with the months.
    pub monthly_ratings: Vec<Vec<Option<RatingSummary>>>,
}

/// The steps (bit set) that each code of a column belongs to.
#[derive(Clone, Debug)]
pub struct Masks<'t> {
    column: &'t Codes,
    masks: Vec<u64>,
    /// Asked for the events that belong to no step by this column.
    otherwise: Option<Box<Masks<'t>>>,
}

impl<'t> Masks<'t> {
    /// Steps by lists of names of the column's values; only the first [`STEPS_MAX`] lists are used.
    pub fn new<'n>(column: &'t Codes, names: impl Iterator<Item = &'n [String]>) -> Masks<'t> {
        let mut by_name: HashMap<String, u64> = HashMap::new();
        for (step, names) in names.take(STEPS_MAX).enumerate() {
            for name in names {
                *by_name.entry(canonical_name(name)).or_default() |= 1 << step;
            }
        }
        by_name.remove("");
        let mask = |name: &str| by_name.get(&canonical_name(name)).copied().unwrap_or(0);
        let masks = column.dict.names().iter().map(mask).collect();
        Masks { column, masks, otherwise: None }
    }

    /// The stages of a map (STAGE1).
    pub fn of_stages(table: &'t EventTable, stages: &[StageMatch]) -> Masks<'t> {
        let by_touchpoint =
            Masks::new(&table.touchpoint, stages.iter().map(|stage| stage.touchpoints.as_slice()));
        let Some(column) = &table.stage else { return by_touchpoint };
        let by_stage = Masks::new(column, stages.iter().map(|stage| stage.names.as_slice()));
        let named = by_stage.masks.iter().fold(0, |named, mask| named | mask);
        let rest = by_touchpoint.masks.iter().map(|mask| mask & !named).collect();
        Masks { otherwise: Some(Box::new(Masks { masks: rest, ..by_touchpoint })), ..by_stage }
    }

    /// The steps of the event at each position; none set if it belongs to none.
    pub fn of(&self, selection: &Selection<'_>) -> Vec<u64> {
        self.of_rows(&selection.rows)
    }

    /// The steps of rows of the table, in the order given; none set if it belongs to none.
    pub fn of_rows(&self, rows: &[u32]) -> Vec<u64> {
        steps::of_codes(rows, &self.columns())
    }

    /// The columns that say the steps, each with the steps of its codes, in the order in which they are asked.
    pub(super) fn columns(&self) -> Vec<(&[u32], &[u64])> {
        let columns = [Some(self), self.otherwise.as_deref()].into_iter().flatten();
        columns.map(|masks| (masks.column.codes.as_slice(), masks.masks.as_slice())).collect()
    }
}

/// The figures of each stage, in the order of the map; at most [`STEPS_MAX`].
pub fn stages(selection: &Selection<'_>, masks: &Masks<'_>, stages: &[StageMatch]) -> Vec<StageFigures> {
    let stages = &stages[..stages.len().min(STEPS_MAX)];
    let months = selection.months.len();
    let at = masks.of(selection);
    let in_months = (selection.month.as_slice(), months);
    let counts = steps::counts(&at, &selection.starts, in_months, stages.len());
    let revenue = match &selection.table.amount_cents {
        Some(cents) => steps::cents(&at, &selection.rows, cents, stages.len()),
        None => vec![None; stages.len()],
    };
    let mut ratings = stage_ratings(selection, &at, stages.len());
    let stage = |(at, stage): (usize, &StageMatch)| {
        let (ratings, monthly_ratings) = std::mem::take(&mut ratings[at]).into_iter().unzip();
        StageFigures {
            id: stage.id,
            events: counts.events[at],
            customers: counts.groups[at],
            reach: Rate::of(counts.groups[at], selection.customers()),
            revenue_cents: revenue[at],
            ratings,
            monthly_customers: counts.monthly[at * months..(at + 1) * months].to_vec(),
            monthly_ratings,
        }
    };
    stages.iter().enumerate().map(stage).collect()
}

/// Questions with answers, each with its summaries by month.
type MonthlyQuestions = Vec<(QuestionFigures, Vec<Option<RatingSummary>>)>;

fn stage_ratings(selection: &Selection<'_>, at: &[u64], stages: usize) -> Vec<MonthlyQuestions> {
    let mut out: Vec<MonthlyQuestions> = (0..stages).map(|_| Vec::new()).collect();
    for rating in &selection.table.ratings {
        let months = selection.months.len();
        let answers = (selection.rows.as_slice(), rating.values.as_slice());
        let in_months = (selection.month.as_slice(), months);
        // For each stage the tally of the whole, then that of each month.
        let tallies = steps::tallies(at, answers, in_months, marks(rating.question), stages);
        for (questions, tallies) in out.iter_mut().zip(tallies.chunks(months + 1)) {
            let summary = |tally: &Counted| Tally(*tally).summary(rating.question);
            let [whole, by_month @ ..] = tallies else { continue };
            let Some(of_whole) = summary(whole) else { continue };
            let figures =
                QuestionFigures { name: rating.name.clone(), question: rating.question, summary: of_whole };
            questions.push((figures, by_month.iter().map(summary).collect()));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Masks, StageFigures, StageMatch, stages};
    use crate::metric::fixture::{Row, table};
    use crate::metric::{Filter, Selection};
    use crate::model::StageId;

    fn stage(id: u64, name: &str, touchpoints: &[&str]) -> StageMatch {
        let touchpoints = touchpoints.iter().map(ToString::to_string).collect();
        StageMatch { id: StageId(id), names: vec![name.into()], touchpoints }
    }

    fn figures(rows: &[Row], wanted: &[StageMatch]) -> Vec<StageFigures> {
        let table = table(rows);
        stages(&Selection::new(&table, &Filter::default()), &Masks::of_stages(&table, wanted), wanted)
    }

    #[test]
    fn stage1_the_stage_column_decides_if_any_stage_answers_to_it() {
        let rows = [
            Row::at("a", 0, "view").stage("Buy"),
            Row::at("a", 1, "pay").stage("Elsewhere"),
            Row::at("b", 0, "pay"),
        ];
        let wanted = [stage(1, "Look", &["view"]), stage(2, "Buy", &["pay"])];
        let events =
            |wanted: &[StageMatch]| figures(&rows, wanted).iter().map(|s| s.events).collect::<Vec<_>>();
        assert_eq!(events(&wanted), [0, 1], "by the column");
        let others = [stage(1, "L", &["view", "pay"]), stage(2, "B", &["pay"])];
        assert_eq!(events(&others), [3, 2], "no stage answers: by touchpoint, to every stage that holds it");
    }

    #[test]
    fn stage1_a_renamed_stage_keeps_its_events_by_its_touchpoints() {
        let rows = [
            Row::at("a", 0, "view").stage("Look"),
            Row::at("a", 1, "pay").stage("Buy"),
            Row::at("b", 0, "view").stage("Buy"),
        ];
        let events =
            |wanted: &[StageMatch]| figures(&rows, wanted).iter().map(|s| s.events).collect::<Vec<_>>();
        assert_eq!(events(&[stage(1, "Look", &["view"]), stage(2, "Buy", &["pay"])]), [1, 2]);
        let renamed = [stage(1, "Look", &["view"]), stage(2, "Order", &["pay"])];
        assert_eq!(events(&renamed), [1, 1], "the rows of no stage of the map, by touchpoint");
    }

    #[test]
    fn stage2_names_are_compared_without_case_and_blanks() {
        let rows = [Row::at("a", 0, "Product  View"), Row::at("a", 1, "")];
        let found = figures(&rows, &[stage(1, "", &["product_view", ""])]);
        assert_eq!(found[0].events, 1, "the empty name matches nothing");
    }

    #[test]
    fn stage3_customers_count_in_any_order() {
        let rows = [Row::at("a", 5, "view"), Row::at("a", 1, "pay"), Row::at("b", 1, "pay")];
        let found = figures(&rows, &[stage(1, "", &["view"]), stage(2, "", &["pay"])]);
        assert_eq!((found[0].customers, found[1].customers), (1, 2));
        assert_eq!(found[1].monthly_customers, [2]);
    }

    #[test]
    fn stage4_events_of_no_stage_stay_in_the_base() {
        let rows = [
            Row::at("a", 0, "view").rating(4.0).cents(100),
            Row::at("a", 40 * 86_400_000, "view").rating(2.0),
            Row::at("b", 0, "other").rating(1.0),
        ];
        let found = figures(&rows, &[stage(1, "", &["view"])]);
        let reach = found[0].reach.unwrap();
        assert_eq!((reach.numerator, reach.denominator), (1, 2));
        assert_eq!(found[0].revenue_cents, Some(100));
        assert_eq!(found[0].ratings[0].summary.mean, 3.0);
        let monthly: Vec<_> = found[0].monthly_ratings[0].iter().map(|m| m.map(|m| m.mean)).collect();
        assert_eq!(monthly, [Some(4.0), Some(2.0)]);
    }
}
