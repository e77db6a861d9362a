//! How far one entity's events go along ordered steps: the semantics of ClickHouse `windowFunnel`, in one pass and
//! without allocation. It knows neither tables nor figures (`metric::conversion` does).
//!
//! Rules (ClickHouse documentation of `windowFunnel`; the same in Doris, StarRocks and Pinot):
//! - FUN1: step k is reached by events of steps 1..k at times t1 <= .. <= tk with tk − t1 <= window; the boundary is
//!   in. Other events may intervene.
//! - FUN2: the best chain wins: a later first step opens another chain and destroys none that is under way.
//! - FUN3: events of equal time are taken in the order of their steps, whatever their order in the file.
//! - FUN4: strict increase: each event must be later than the last event that reached the step before it.
//! - FUN5: strict deduplication: a step after the first that comes again ends the search; what was reached stays.
//! - FUN6: strict order: an event of no step after the first step, or of a step whose predecessor was not reached,
//!   ends the search.
//! - FUN7: the chain's start is that of the first chain that went so far.
//! - FUN8: an event of several steps counts for each of them.

use super::select::bits;
use serde::{Deserialize, Serialize};
use std::ops::AddAssign;

/// So many steps at most; further ones are not followed.
pub const STEPS_MAX: usize = 64;

/// What may stand between two steps of a funnel (modes of ClickHouse `windowFunnel`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// Other events may intervene, equal times count as ordered.
    #[default]
    Loose,
    /// Times must strictly increase.
    StrictIncrease,
    /// A repeated step ends the chain.
    StrictDeduplication,
    /// No other event may intervene.
    StrictOrder,
}

/// How far an entity came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Chain {
    /// Steps reached, 0 to the number of steps.
    pub reached: usize,
    /// Wall-clock milliseconds of the first step of the best chain; meaningless if none was reached.
    pub start_millis: i64,
}

/// Follows one entity after the other along the same steps.
#[derive(Clone, Debug)]
pub struct Funnel {
    steps: usize,
    window_millis: i64,
    order: Order,
    /// Start of the latest chain that reached each step.
    first: [i64; STEPS_MAX],
    /// Time at which it did.
    last: [i64; STEPS_MAX],
    best: Chain,
}

impl Funnel {
    /// A funnel of so many steps (at most [`STEPS_MAX`]) within a window (`None` is no limit).
    pub fn new(steps: usize, window_millis: Option<i64>, order: Order) -> Funnel {
        Funnel {
            steps: steps.min(STEPS_MAX),
            window_millis: window_millis.unwrap_or(i64::MAX),
            order,
            first: [0; STEPS_MAX],
            last: [0; STEPS_MAX],
            best: Chain::default(),
        }
    }

    /// How far these events of one entity go. They come in order of time; each bears the bit set of its steps.
    pub fn follow(&mut self, events: impl Iterator<Item = (i64, u64)>) -> Chain {
        self.best = Chain::default();
        let mut events = events.peekable();
        while let Some((time, mask)) = events.next() {
            let mut tied = Tied { any: mask, again: 0, none: mask == 0 };
            while let Some((_, mask)) = events.next_if(|(next, _)| *next == time) {
                tied.again |= tied.any & mask;
                tied.any |= mask;
                tied.none |= mask == 0;
            }
            if self.moment(time, &tied).is_break() {
                break;
            }
        }
        self.best
    }

    /// All events of one point in time, in the order of their steps.
    fn moment(&mut self, time: i64, tied: &Tied) -> std::ops::ControlFlow<()> {
        use std::ops::ControlFlow::{Break, Continue};
        if self.order == Order::StrictOrder && tied.none && self.best.reached > 0 {
            return Break(());
        }
        let steps = self.steps;
        for step in bits(tied.any).take_while(|step| *step < steps) {
            let repeated = tied.again >> step & 1 == 1;
            for _ in 0..=usize::from(repeated && self.order == Order::StrictDeduplication) {
                self.event(time, step)?;
            }
        }
        Continue(())
    }

    fn event(&mut self, time: i64, step: usize) -> std::ops::ControlFlow<()> {
        use std::ops::ControlFlow::{Break, Continue};
        // A step is reached only after its predecessor, so the steps reached are 0..best.reached.
        if step == 0 {
            self.reach(0, time, time);
        } else if self.order == Order::StrictDeduplication && step < self.best.reached {
            return Break(());
        } else if step > self.best.reached {
            if self.order == Order::StrictOrder && self.best.reached > 0 {
                return Break(());
            }
        } else {
            let (start, before) = (self.first[step - 1], self.last[step - 1]);
            let in_window = time.saturating_sub(start) <= self.window_millis;
            if in_window && (self.order != Order::StrictIncrease || before < time) {
                self.reach(step, start, time);
            }
        }
        if self.best.reached == self.steps { Break(()) } else { Continue(()) }
    }

    fn reach(&mut self, step: usize, start: i64, time: i64) {
        self.first[step] = start;
        self.last[step] = time;
        if step == self.best.reached {
            self.best = Chain { reached: step + 1, start_millis: start };
        }
    }
}

/// The events of one point in time.
struct Tied {
    /// Steps of any of them.
    any: u64,
    /// Steps of more than one of them.
    again: u64,
    /// Whether one of them is of no step.
    none: bool,
}

/// Entities that reached at least each step, from the first on, from entities by the number of steps reached (none
/// of them first).
pub(super) fn reached_of<N: Copy + Default + AddAssign>(ended: &[N]) -> Vec<N> {
    let mut sum = N::default();
    let mut reached: Vec<N> = (ended.iter().skip(1).rev())
        .map(|count| {
            sum += *count;
            sum
        })
        .collect();
    reached.reverse();
    reached
}

#[cfg(test)]
mod tests {
    use super::{Chain, Funnel, Order, STEPS_MAX};

    /// Follows events written as `A1 B2`: step letter and time in seconds; `X` is of no step.
    fn follow(text: &str, steps: usize, window: Option<i64>, order: Order) -> Chain {
        let events = text.split_whitespace().map(|event| {
            let step = u32::from(event.as_bytes()[0] - b'A');
            (event[1..].parse().unwrap(), if step < 20 { 1 << step } else { 0 })
        });
        Funnel::new(steps, window, order).follow(events)
    }

    fn reached(text: &str, window: Option<i64>, order: Order) -> usize {
        follow(text, 4, window, order).reached
    }

    #[test]
    fn fun1_the_window_boundary_is_in_and_others_may_intervene() {
        assert_eq!(reached("A0 X1 B2 C3 D10", Some(10), Order::Loose), 4);
        assert_eq!(reached("A0 B2 C3 D11", Some(10), Order::Loose), 3);
        assert_eq!(reached("A0 C1 D2", None, Order::Loose), 1, "a skipped step stops the chain");
        assert_eq!(reached("B0 C1 D2", None, Order::Loose), 0);
        assert_eq!(reached("", None, Order::Loose), 0);
        assert_eq!(reached(&format!("A{} B{}", i64::MIN, i64::MAX), Some(i64::MAX - 1), Order::Loose), 1);
    }

    #[test]
    fn fun2_the_best_chain_wins() {
        assert_eq!(reached("A0 A50 B55 C57 D59", Some(10), Order::Loose), 4, "a restart saves the chain");
        assert_eq!(reached("A0 B1 A2 C3 D4", Some(10), Order::Loose), 4, "a restart destroys nothing");
        assert_eq!(reached("A0 B1 A20 B21 C22", Some(10), Order::Loose), 3);
    }

    #[test]
    fn fun3_ties_are_in_the_order_of_the_steps() {
        assert_eq!(reached("D0 C0 B0 A0", Some(10), Order::Loose), 4);
        assert_eq!(reached("B0 A0 C5", Some(10), Order::Loose), 3);
    }

    #[test]
    fn fun4_strict_increase_refuses_ties() {
        assert_eq!(reached("A0 B0 C0 D0", None, Order::StrictIncrease), 1);
        assert_eq!(reached("A0 B1 C2 D3", None, Order::StrictIncrease), 4);
        assert_eq!(
            reached("A0 B1 B2 C2", None, Order::StrictIncrease),
            2,
            "as ClickHouse: the last B counts"
        );
    }

    #[test]
    fn fun5_a_repeated_step_ends_the_search() {
        assert_eq!(reached("A0 B1 C2 B3 D4", None, Order::StrictDeduplication), 3);
        assert_eq!(reached("A0 A0 B1 B1 C2", None, Order::StrictDeduplication), 2);
        assert_eq!(reached("A0 A1 A2 B3", None, Order::StrictDeduplication), 2, "the first step may repeat");
    }

    #[test]
    fn fun6_nothing_may_intervene_in_strict_order() {
        assert_eq!(reached("X0 A1 X2 B3", None, Order::StrictOrder), 1);
        assert_eq!(reached("A0 B1 D2 C3", None, Order::StrictOrder), 2);
        assert_eq!(
            reached("B0 A1 B2 C3 D4", None, Order::StrictOrder),
            4,
            "before the first step anything goes"
        );
    }

    #[test]
    fn fun7_the_start_is_that_of_the_first_chain_that_went_so_far() {
        let chain = |text| follow(text, 2, Some(10), Order::Loose);
        assert_eq!(chain("A0 A5 B6"), Chain { reached: 2, start_millis: 5 });
        assert_eq!(chain("A0 A100"), Chain { reached: 1, start_millis: 0 });
    }

    #[test]
    fn fun8_an_event_of_several_steps_counts_for_each() {
        let chain = Funnel::new(3, None, Order::Loose).follow([(0, 0b11), (1, 0b100)].into_iter());
        assert_eq!(chain.reached, 3);
    }

    #[test]
    fn the_kernel_follows_the_usual_order_as_the_rules_do() {
        let mut state = 1_u64;
        let mut next = |below: u64| -> usize {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from((state >> 33) % below).unwrap()
        };
        for _ in 0..3000 {
            let length = next(12);
            let mut events: Vec<(i64, u64)> = (0..length)
                .map(|_| (i64::try_from(next(15)).unwrap(), [0, 1, 2, 4, 8, 3, 6][next(7)]))
                .collect();
            events.sort_by_key(|(time, _)| *time);
            let (steps, window) = (1 + next(4), [None, Some(3), Some(0)][next(3)]);
            let chain = Funnel::new(steps, window, Order::Loose).follow(events.iter().copied());
            let (times, masks): (Vec<i64>, Vec<u64>) = events.iter().copied().unzip();
            let rows: Vec<u32> = (0..u32::try_from(times.len()).unwrap()).collect();
            let mut chains = Vec::new();
            let starts = [0, u32::try_from(times.len()).unwrap()];
            let window = window.unwrap_or(i64::MAX);
            waymark_kernel::funnel::follow((&rows, &starts), &times, &masks, steps, window, &mut chains);
            assert_eq!(chains[0].reached, chain.reached, "{events:?} {steps} {window:?}");
            assert_eq!(chains[0].any, masks.iter().fold(0, |any, mask| any | mask));
            if chain.reached > 0 {
                assert_eq!(chains[0].start, chain.start_millis, "{events:?} {steps} {window:?}");
            }
        }
    }

    #[test]
    fn steps_beyond_the_most_are_not_followed() {
        let mut funnel = Funnel::new(STEPS_MAX + 9, None, Order::Loose);
        assert_eq!(funnel.follow([(0, u64::MAX)].into_iter()).reached, STEPS_MAX);
        assert_eq!(Funnel::new(0, None, Order::Loose).follow([(0, 1)].into_iter()).reached, 0);
    }
}
