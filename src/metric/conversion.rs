//! Funnels over stages or touchpoints: how many entities reach each step, in order and in any order.
//!
//! Rules:
//! - CONV1: an entity is a customer or a case with a kept event; all of them are the whole.
//! - CONV2: step rate = reached(k) / reached(k − 1), overall rate = reached(k) / reached(1), each with its Wilson
//!   interval; where the base has nobody there is no rate. Drop-off is the complement of the step rate.
//! - CONV3: unordered reach, of entities with such an event at all, is shown apart and never less.
//! - CONV4: by month, an entity belongs to the month in which its best chain begins.
//! - CONV5: a case that spans customers is followed in order of time.

use super::funnel::{Chain, Funnel, Order, STEPS_MAX, reached_of};
use super::interval::Rate;
use super::select::{Cases, Selection, bits};
use super::stage::Masks;
use crate::model::Window;
use serde::{Deserialize, Serialize};

/// One step of a funnel: an event matches if its touchpoint is one of these names.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct StepMatch {
    /// What to call the step.
    pub label: String,
    /// Touchpoint names, matched by `model::same_name`.
    pub touchpoints: Vec<String>,
}

/// Whose chain of events a funnel follows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Entity {
    /// A customer's events.
    #[default]
    Customer,
    /// The events of one session, order or case; needs that column.
    Case,
}

/// A funnel over touchpoints.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FunnelQuery {
    /// The steps in order; at most 64.
    pub steps: Vec<StepMatch>,
    /// Whose chain.
    pub entity: Entity,
    /// How long from the first step on.
    pub window: Window,
    /// What may intervene.
    pub order: Order,
}

/// One step of a funnel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct FunnelStep {
    /// Its label; the stage's id in text form for the stage funnel.
    pub label: String,
    /// Entities that reached it in order within the window.
    pub reached: u64,
    /// Entities with such an event at all, whatever the order.
    pub unordered: u64,
    /// reached(k) / reached(k-1); none for the first step and where the step before has nobody.
    pub step: Option<Rate>,
    /// reached(k) / reached(1); none where the first step has nobody.
    pub overall: Option<Rate>,
    /// Step rate of the entities whose chain starts in each month, aligned with the months of the selection.
    pub monthly_step: Vec<Option<Rate>>,
}

/// A funnel.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct FunnelFigures {
    /// All entities kept by the filter.
    pub entities: u64,
    /// Its steps in order.
    pub steps: Vec<FunnelStep>,
}

/// A funnel over steps whose events `masks` knows.
pub fn funnel(
    selection: &Selection<'_>,
    masks: &Masks<'_>,
    labels: &[String],
    (entity, window, order): (Entity, Window, Order),
) -> FunnelFigures {
    let labels = &labels[..labels.len().min(STEPS_MAX)];
    let mut counts = Counts::new(labels.len(), selection);
    let at = masks.of(selection);
    let mut funnel = Funnel::new(labels.len(), window_millis(window), order);
    match entity {
        Entity::Customer if order == Order::Loose => {
            follow_loosely(selection, &at, (labels.len(), window_millis(window)), &mut counts);
        }
        Entity::Customer => follow_customers(selection, &at, &mut funnel, &mut counts),
        Entity::Case => match selection.cases() {
            Some(cases) => follow_cases(selection, cases, &at, &mut funnel, &mut counts),
            None => return FunnelFigures::default(),
        },
    }
    counts.figures(labels)
}

/// A funnel over touchpoints; no entities and no steps if it follows cases and the table has none.
pub fn touchpoint_funnel(selection: &Selection<'_>, query: &FunnelQuery) -> FunnelFigures {
    let names = query.steps.iter().map(|step| step.touchpoints.as_slice());
    let masks = Masks::new(&selection.table.touchpoint, names);
    let labels: Vec<String> = query.steps.iter().map(|step| step.label.clone()).collect();
    funnel(selection, &masks, &labels, (query.entity, query.window, query.order))
}

/// The length of a window; `None` is no limit.
pub fn window_millis(window: Window) -> Option<i64> {
    match window {
        Window::Unlimited => None,
        Window::Minutes(minutes) => Some(i64::from(minutes) * 60_000),
    }
}

/// Customers in the usual order, which most funnels are asked for in.
fn follow_loosely(
    selection: &Selection<'_>,
    at: &[u64],
    (steps, window): (usize, Option<i64>),
    counts: &mut Counts<'_>,
) {
    let mut chains = Vec::new();
    let positions = (selection.rows.as_slice(), selection.starts.as_slice());
    let times = &selection.table.time_millis;
    waymark_kernel::funnel::follow(positions, times, at, steps, window.unwrap_or(i64::MAX), &mut chains);
    for chain in chains {
        counts.add(Chain { reached: chain.reached, start_millis: chain.start }, chain.any);
    }
}

fn follow_customers(selection: &Selection<'_>, at: &[u64], funnel: &mut Funnel, counts: &mut Counts<'_>) {
    for positions in selection.by_customer() {
        let masks = &at[positions.clone()];
        let events = positions.zip(masks).map(|(position, mask)| (selection.millis(position), *mask));
        let chain = funnel.follow(events);
        counts.add(chain, masks.iter().fold(0, |any, mask| any | mask));
    }
}

fn follow_cases(
    selection: &Selection<'_>,
    cases: &Cases,
    at: &[u64],
    funnel: &mut Funnel,
    counts: &mut Counts<'_>,
) {
    let mut events: Vec<(i64, u64)> = Vec::new();
    for positions in cases.by_case() {
        events.clear();
        events.extend(
            positions.iter().map(|position| (selection.millis(*position as usize), at[*position as usize])),
        );
        if !events.is_sorted_by_key(|(time, _)| *time) {
            events.sort_by_key(|(time, _)| *time);
        }
        let any = events.iter().fold(0, |any, (_, mask)| any | mask);
        counts.add(funnel.follow(events.iter().copied()), any);
    }
}

/// What is counted while entities are followed.
struct Counts<'s> {
    selection: &'s Selection<'s>,
    entities: u64,
    /// Entities by the number of steps reached, from none on.
    ended: Vec<u64>,
    unordered: Vec<u64>,
    /// As `ended`, for each month in turn.
    monthly: Vec<u64>,
}

impl<'s> Counts<'s> {
    fn new(steps: usize, selection: &'s Selection<'_>) -> Counts<'s> {
        Counts {
            selection,
            entities: 0,
            ended: vec![0; steps + 1],
            unordered: vec![0; steps],
            monthly: vec![0; (steps + 1) * selection.months.len()],
        }
    }

    fn add(&mut self, chain: Chain, any: u64) {
        self.entities += 1;
        self.ended[chain.reached] += 1;
        for step in bits(any) {
            if let Some(count) = self.unordered.get_mut(step) {
                *count += 1;
            }
        }
        if chain.reached == 0 {
            return;
        }
        if let Some(month) = self.selection.months.index(chain.start_millis) {
            self.monthly[month * self.ended.len() + chain.reached] += 1;
        }
    }

    fn figures(&self, labels: &[String]) -> FunnelFigures {
        let reached = reached_of(&self.ended);
        let by_month: Vec<Vec<u64>> = self.monthly.chunks(self.ended.len()).map(reached_of).collect();
        let rate = |counts: &[u64], step: usize, base: usize| Rate::of(counts[step], counts[base]);
        let step = |(k, label): (usize, &String)| FunnelStep {
            label: label.clone(),
            reached: reached[k],
            unordered: self.unordered[k],
            step: k.checked_sub(1).and_then(|before| rate(&reached, k, before)),
            overall: rate(&reached, k, 0),
            monthly_step: by_month
                .iter()
                .map(|counts| k.checked_sub(1).and_then(|before| rate(counts, k, before)))
                .collect(),
        };
        FunnelFigures { entities: self.entities, steps: labels.iter().enumerate().map(step).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::{Entity, FunnelFigures, FunnelQuery, StepMatch, touchpoint_funnel};
    use crate::metric::fixture::{Row, table};
    use crate::metric::funnel::Order;
    use crate::metric::{Filter, Selection};
    use crate::model::Window;

    fn figures(rows: &[Row], steps: &[&str], entity: Entity, window: Window) -> FunnelFigures {
        let steps =
            steps.iter().map(|name| StepMatch { label: (*name).into(), touchpoints: vec![(*name).into()] });
        let query = FunnelQuery { steps: steps.collect(), entity, window, order: Order::Loose };
        let table = table(rows);
        touchpoint_funnel(&Selection::new(&table, &Filter::default()), &query)
    }

    fn reached(figures: &FunnelFigures) -> Vec<u64> {
        figures.steps.iter().map(|step| step.reached).collect()
    }

    #[test]
    fn conv1_entities_are_customers_or_cases() {
        let rows = [
            Row::at("a", 0, "view").case("1"),
            Row::at("a", 1, "buy").case("2"),
            Row::at("b", 0, "other").case("3"),
            Row::at("b", 1, "view"),
        ];
        let of = |entity| figures(&rows, &["view", "buy"], entity, Window::Unlimited);
        assert_eq!((of(Entity::Customer).entities, reached(&of(Entity::Customer))), (2, vec![2, 1]));
        assert_eq!((of(Entity::Case).entities, reached(&of(Entity::Case))), (3, vec![1, 0]));
        let bare = figures(&[Row::at("a", 0, "view")], &["view"], Entity::Case, Window::Unlimited);
        assert_eq!(bare, FunnelFigures::default(), "no case column, no funnel of cases");
    }

    #[test]
    fn conv2_rates_have_bases_or_are_none() {
        let rows = [Row::at("a", 0, "view"), Row::at("a", 60_000, "cart"), Row::at("b", 0, "view")];
        let found = figures(&rows, &["view", "cart", "pay", "ship"], Entity::Customer, Window::Minutes(1));
        let parts = |rate: Option<crate::metric::Rate>| rate.map(|rate| (rate.numerator, rate.denominator));
        let steps: Vec<_> = found.steps.iter().map(|step| (parts(step.step), parts(step.overall))).collect();
        assert_eq!(
            steps,
            [
                (None, Some((2, 2))),
                (Some((1, 2)), Some((1, 2))),
                (Some((0, 1)), Some((0, 2))),
                (None, Some((0, 2))),
            ]
        );
    }

    #[test]
    fn conv3_unordered_reach_is_apart() {
        let rows = [Row::at("a", 0, "buy"), Row::at("a", 1, "view"), Row::at("b", 0, "buy")];
        let found = figures(&rows, &["view", "buy"], Entity::Customer, Window::Unlimited);
        assert_eq!(reached(&found), [1, 0]);
        assert_eq!(found.steps.iter().map(|step| step.unordered).collect::<Vec<_>>(), [1, 2]);
    }

    #[test]
    fn conv4_a_chain_belongs_to_the_month_in_which_it_begins() {
        let day = 86_400_000;
        let rows =
            [Row::at("a", 30 * day, "view"), Row::at("a", 32 * day, "buy"), Row::at("b", 33 * day, "view")];
        let found = figures(&rows, &["view", "buy"], Entity::Customer, Window::Unlimited);
        let monthly: Vec<_> =
            found.steps[1].monthly_step.iter().map(|rate| rate.map(|rate| rate.value())).collect();
        assert_eq!(monthly, [Some(1.0), Some(0.0)]);
        assert_eq!(found.steps[0].monthly_step, [None, None]);
    }

    #[test]
    fn conv5_a_case_of_two_customers_is_followed_in_time() {
        let rows = [Row::at("a", 5, "buy").case("1"), Row::at("b", 1, "view").case("1")];
        assert_eq!(reached(&figures(&rows, &["view", "buy"], Entity::Case, Window::Unlimited)), [1, 1]);
    }
}
