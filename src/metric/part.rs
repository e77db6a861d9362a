//! A selection in parts: the events of each value of a column, of each span of time, of each stage; and the conversion of
//! each part, from one walk over the events of all of them.
//!
//! Rules:
//! - PART1: where parts are places of a journey (channels, touchpoints, stages) a funnel is that of the customers who came
//!   there, with all of their events (SEL6); other parts are followed by their own events alone.

use super::conversion::window_millis;
use super::interval::Rate;
use super::select::{Selection, code32};
use super::stage::Masks;
use super::trend::Months;
use crate::model::Window;
use crate::table::{Codes, NONE};
use waymark_kernel::funnel::{Chain, STEPS, follow};
use waymark_kernel::parts;

/// Some events of a selection.
#[derive(Debug)]
pub struct Part<'t> {
    /// They alone, cut into no months.
    pub selection: Selection<'t>,
    /// Their positions in the whole.
    pub positions: Vec<u32>,
    /// The customers in it, as numbers of the customers of the whole.
    customers: Vec<u32>,
}

/// The events of each of these values of a column; the empty name is the empty cell.
pub fn by_values<'t>(selection: &Selection<'t>, column: &Codes, names: &[&str]) -> Vec<Part<'t>> {
    let mut of_code = vec![NONE; column.dict.len() + 1];
    for (slot, name) in (0..).zip(names) {
        let code = if name.is_empty() { Some(code32(column.dict.len())) } else { column.dict.code(name) };
        if let Some(of) = code.and_then(|code| of_code.get_mut(code as usize)) {
            *of = slot;
        }
    }
    parted(selection, &selection.slots(column, &of_code), names.len())
}

/// The events of each span of time that the selection is cut into.
pub fn by_spans<'t>(selection: &Selection<'t>) -> Vec<Part<'t>> {
    parted(selection, &selection.month_slots(), selection.months.len())
}

/// The events of each of so many steps; an event may be of several.
pub fn by_steps<'t>(selection: &Selection<'t>, masks: &Masks<'_>, steps: usize) -> Vec<Part<'t>> {
    let at = masks.of(selection);
    let of_step = |step: usize| {
        let slot = |mask: &u64| if mask >> step & 1 == 1 { 0 } else { NONE };
        parted(selection, &at.iter().map(slot).collect::<Vec<u32>>(), 1).pop()
    };
    (0..steps.min(STEPS)).filter_map(of_step).collect()
}

fn parted<'t>(selection: &Selection<'t>, slots: &[u32], count: usize) -> Vec<Part<'t>> {
    let part = |part: parts::Part| Part {
        selection: selection.part(&part.positions, part.starts),
        positions: part.positions,
        customers: part.groups,
    };
    parts::parts(slots, &selection.starts, count).into_iter().map(part).collect()
}

/// A funnel whose end is asked for: its steps, how many, and its window.
#[derive(Clone, Copy, Debug)]
pub struct Followed<'m, 't> {
    /// The steps of each event.
    pub masks: &'m Masks<'t>,
    /// How many there are.
    pub steps: usize,
    /// How long from the first step on.
    pub window: Window,
}

impl Followed<'_, '_> {
    /// How far each customer of a selection came.
    pub fn chains(&self, selection: &Selection<'_>) -> Vec<Chain> {
        let (at, mut chains) = (self.masks.of(selection), Vec::new());
        let positions = (selection.rows.as_slice(), selection.starts.as_slice());
        let window = window_millis(self.window).unwrap_or(i64::MAX);
        follow(positions, &selection.table.time_millis, &at, self.steps, window, &mut chains);
        chains
    }

    fn rate<'c>(&self, chains: impl Iterator<Item = &'c Chain>) -> Option<Rate> {
        Ended::of(chains, self.steps).rate()
    }

    /// The conversion of the customers of each part by all events of a selection of the same customers.
    pub fn by_customers_of(&self, parts: &[Part<'_>], all: &Selection<'_>) -> Vec<Option<Rate>> {
        let chains = self.chains(all);
        let of = |customer: &u32| chains.get(*customer as usize);
        parts.iter().map(|part| self.rate(part.customers.iter().filter_map(of))).collect()
    }

    /// The conversion of each part by its own events; `all` are these and others of the same customers, in the same parts.
    pub fn by_events_of(&self, parts: &[Part<'_>], all: Option<&[Part<'_>]>) -> Vec<Option<Rate>> {
        let of = |(at, part): (usize, &Part<'_>)| {
            let Some(all) = all.and_then(|all| all.get(at)) else {
                return self.rate(self.chains(&part.selection).iter());
            };
            let chains = self.chains(&all.selection);
            let mut wanted = part.customers.iter().peekable();
            let is_kept = |(customer, _): &(&u32, &Chain)| wanted.next_if(|one| one == customer).is_some();
            self.rate(all.customers.iter().zip(&chains).filter(is_kept).map(|(_, chain)| chain))
        };
        parts.iter().enumerate().map(of).collect()
    }
}

/// Of the customers whose chain begins in each month and who reached the first step those who reached the last.
pub fn overall_by_month(chains: &[Chain], steps: usize, months: &Months) -> Vec<Option<Rate>> {
    let mut ended = vec![Ended { steps, ..Ended::default() }; months.len()];
    for chain in chains.iter().filter(|chain| chain.reached > 0) {
        if let Some(month) = months.index(chain.start).and_then(|month| ended.get_mut(month)) {
            month.add(chain);
        }
    }
    ended.iter().map(Ended::rate).collect()
}

/// How many reached the first step and the last.
#[derive(Clone, Copy, Default)]
struct Ended {
    steps: usize,
    first: u64,
    last: u64,
}

impl Ended {
    fn of<'c>(chains: impl Iterator<Item = &'c Chain>, steps: usize) -> Ended {
        let mut ended = Ended { steps, ..Ended::default() };
        chains.for_each(|chain| ended.add(chain));
        ended
    }

    fn add(&mut self, chain: &Chain) {
        self.first += u64::from(chain.reached >= 1);
        self.last += u64::from(chain.reached >= self.steps.min(STEPS));
    }

    fn rate(&self) -> Option<Rate> {
        Rate::of(self.last, self.first)
    }
}

#[cfg(test)]
mod tests {
    use super::{Followed, Part, by_steps, by_values};
    use crate::metric::fixture::{Row, table};
    use crate::metric::{Entity, Filter, Masks, Selection};
    use crate::model::Window;
    use crate::table::EventTable;

    fn rows() -> EventTable {
        table(&[
            Row::at("a", 0, "view").attribute("red"),
            Row::at("a", 1, "pay").attribute("blue"),
            Row::at("b", 0, "view").attribute("red"),
            Row::at("b", 1, "pay").attribute("red"),
            Row::at("c", 0, "pay"),
            Row::at("c", 1, "view"),
        ])
    }

    fn sizes(parts: &[Part<'_>]) -> Vec<(u64, usize)> {
        parts.iter().map(|part| (part.selection.customers(), part.selection.rows.len())).collect()
    }

    fn rates(found: Vec<Option<crate::metric::Rate>>) -> Vec<Option<(u64, u64)>> {
        found.into_iter().map(|rate| rate.map(|rate| (rate.numerator, rate.denominator))).collect()
    }

    #[test]
    fn parts_hold_their_events_and_customers() {
        let table = rows();
        let whole = Selection::new(&table, &Filter::default());
        let by_colour = by_values(&whole, &table.attributes[0].values, &["red", "", "blue", "none"]);
        assert_eq!(sizes(&by_colour), [(2, 3), (1, 2), (1, 1), (0, 0)]);
        assert_eq!(by_colour[2].positions, [1]);
        let names = [vec!["view".to_owned()], vec!["view".to_owned(), "pay".to_owned()]];
        let masks = Masks::new(&table.touchpoint, names.iter().map(Vec::as_slice));
        assert_eq!(sizes(&by_steps(&whole, &masks, 2)), [(3, 3), (3, 6)], "an event of two steps is in both");
    }

    #[test]
    fn part1_places_take_all_events_of_who_came_there() {
        let table = rows();
        let whole = Selection::new(&table, &Filter::default());
        let names = [vec!["view".to_owned()], vec!["pay".to_owned()]];
        let masks = Masks::new(&table.touchpoint, names.iter().map(Vec::as_slice));
        let funnel = Followed { masks: &masks, steps: 2, window: Window::Unlimited };
        let places = by_values(&whole, &table.touchpoint, &["pay"]);
        assert_eq!(rates(funnel.by_customers_of(&places, &whole)), [Some((2, 3))]);
        let colours = by_values(&whole, &table.attributes[0].values, &["red", "blue"]);
        assert_eq!(rates(funnel.by_events_of(&colours, None)), [Some((1, 2)), None]);
    }

    #[test]
    fn part1_under_a_place_parts_are_followed_among_who_came_there() {
        let table = rows();
        let filter = Filter { touchpoints: vec!["pay".into()], ..Filter::default() };
        let kept = Selection::new(&table, &filter);
        let journeys = kept.journeys(&filter, Entity::Customer).unwrap();
        let names = [vec!["view".to_owned()], vec!["pay".to_owned()]];
        let masks = Masks::new(&table.touchpoint, names.iter().map(Vec::as_slice));
        let funnel = Followed { masks: &masks, steps: 2, window: Window::Unlimited };
        let colour = &table.attributes[0].values;
        let all = by_values(&journeys, colour, &["red"]);
        assert_eq!(sizes(&all), [(2, 3)]);
        // Only b paid in red: what a saw in red is no journey that paid so.
        let parts = by_values(&kept, colour, &["red"]);
        assert_eq!(rates(funnel.by_events_of(&parts, Some(&all))), [Some((1, 1))]);
    }
}
