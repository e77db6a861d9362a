//! Counts of events in one pass: by labels, by month and score, and along each customer's path (first months, steps
//! reached in order, what follows what). It knows codes and no names; sequences as wholes are `sequences`.

use crate::keep::ROWS;
use crate::sequences::Sequences;

/// Scores 0 to 14, and 15 for none.
pub const SCORES: usize = 16;
/// The score of an event without one.
pub const NO_SCORE: u8 = 15;
/// What follows what is counted in a square up to this many touchpoints, and by sorting pairs beyond.
const SQUARE_MOST: usize = 2048;

/// The columns of a table that are counted. A code is below the column's size, or equal to it if the cell is empty.
#[derive(Clone, Copy, Debug)]
pub struct Events<'t> {
    /// Where the rows of each customer begin, and where the last ends.
    pub starts: &'t [u32],
    /// What was touched, and how many touchpoints there are.
    pub touch: (&'t [u16], usize),
    /// Through which channel.
    pub channel: (&'t [u16], usize),
    /// In which stage.
    pub stage: (&'t [u16], usize),
    /// In which month from the first on.
    pub month: (&'t [u16], usize),
    /// Scores below [`SCORES`].
    pub score: &'t [u8],
    /// Amounts; `i64::MIN` is none.
    pub cents: Option<&'t [i64]>,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    /// Counts by label, month and score, and sums of amounts.
    pub sums: bool,
    /// What happens along each customer's path.
    pub paths: bool,
}

/// The counts. Each list by code has one more entry, for empty cells.
#[derive(Clone, Debug, Default)]
pub struct Board {
    /// Events.
    pub rows: u64,
    /// Events by touchpoint and score.
    pub touch: Vec<[u32; SCORES]>,
    /// Events by channel.
    pub channel: Vec<u32>,
    /// Events by stage.
    pub stage: Vec<u32>,
    /// Events by month and score.
    pub month: Vec<[u32; SCORES]>,
    /// Sum of amounts by month.
    pub month_cents: Vec<i64>,
    /// Customers with events, and the sum of the amounts of each.
    pub customers: Vec<(u32, i64)>,
    /// Customers by the number of steps reached.
    pub reached: Vec<u32>,
    /// Customers by first month and months since then: a square of months.
    pub cohorts: Vec<u32>,
    /// Touchpoints and how often the second follows the first.
    pub follows: Vec<(u16, u16, u64)>,
    /// The sequence of touchpoints of each customer.
    pub sequences: Sequences,
    square: Vec<u32>,
    pairs: Vec<u32>,
}

/// What is known of a customer halfway along the path.
struct Walk {
    cents: i64,
    steps: u16,
    before: u16,
    first_month: u16,
    is_seen: bool,
    hash: u64,
}

const FRESH: Walk =
    Walk { cents: 0, steps: 0, before: 0, first_month: 0, is_seen: false, hash: Sequences::SEED };

impl Board {
    /// Counts the events that `masks` keep, or all. `steps` gives the place of each stage in the order of steps.
    /// The memory of an earlier count is used again.
    #[inline(never)]
    pub fn count(&mut self, events: &Events<'_>, masks: Option<&[u64]>, steps: &[u16], parts: Parts) {
        self.reset(events, steps);
        let mut months = vec![0_u64; (events.month.1 + 1).div_ceil(64)];
        let rows = events.touch.0.len();
        for (customer, pair) in (0_u32..).zip(events.starts.windows(2)) {
            let (from, to) = (pair[0] as usize, (pair[1] as usize).min(rows));
            let mut walk = FRESH;
            match masks {
                None => {
                    for row in from..to {
                        self.event(events, steps, parts, row, &mut walk, &mut months);
                    }
                }
                Some(masks) => {
                    let mut at = from;
                    while at < to {
                        let base = at & !(ROWS - 1);
                        let mut mask =
                            masks.get(base / ROWS).copied().unwrap_or_default() & (u64::MAX << (at - base));
                        if to - base < ROWS {
                            mask &= (1 << (to - base)) - 1;
                        }
                        while mask != 0 {
                            let row = base + mask.trailing_zeros() as usize;
                            mask &= mask - 1;
                            self.event(events, steps, parts, row, &mut walk, &mut months);
                        }
                        at = base + ROWS;
                    }
                }
            }
            if walk.is_seen {
                self.end_customer(customer, events, parts, &walk, &mut months);
            }
        }
        self.finish(events);
    }

    fn reset(&mut self, events: &Events<'_>, steps: &[u16]) {
        let most = steps.iter().filter(|step| **step < u16::MAX).max().map_or(0, |step| *step as usize + 1);
        let months = events.month.1 + 1;
        let touches = events.touch.1 + 1;
        self.rows = 0;
        refill(&mut self.touch, touches, [0; SCORES]);
        refill(&mut self.channel, events.channel.1 + 1, 0);
        refill(&mut self.stage, events.stage.1 + 1, 0);
        refill(&mut self.month, months, [0; SCORES]);
        refill(&mut self.month_cents, months, 0);
        refill(&mut self.reached, most + 1, 0);
        refill(&mut self.cohorts, months * months, 0);
        refill(&mut self.square, if touches <= SQUARE_MOST { touches * touches } else { 0 }, 0);
        self.customers.clear();
        self.follows.clear();
        self.pairs.clear();
        self.sequences.clear();
    }

    #[inline(always)]
    fn event(
        &mut self,
        events: &Events<'_>,
        steps: &[u16],
        parts: Parts,
        row: usize,
        walk: &mut Walk,
        months: &mut [u64],
    ) {
        let (touch, stage, month) = (events.touch.0[row], events.stage.0[row], events.month.0[row]);
        if parts.sums {
            let score = events.score[row] as usize % SCORES;
            self.touch[touch as usize][score] += 1;
            self.month[month as usize][score] += 1;
            self.channel[events.channel.0[row] as usize] += 1;
            self.stage[stage as usize] += 1;
            let cents = events.cents.map_or(i64::MIN, |cents| cents[row]);
            let cents = if cents == i64::MIN { 0 } else { cents };
            self.month_cents[month as usize] += cents;
            walk.cents += cents;
        }
        if parts.paths {
            walk.steps += u16::from(steps[stage as usize] == walk.steps);
            if walk.is_seen {
                if self.square.is_empty() {
                    self.pairs.push(u32::from(walk.before) << 16 | u32::from(touch));
                } else {
                    self.square[walk.before as usize * self.touch.len() + touch as usize] += 1;
                }
            } else {
                walk.first_month = month;
            }
            walk.before = touch;
            let since = month.wrapping_sub(walk.first_month) as usize;
            if let Some(word) = months.get_mut(since / 64) {
                *word |= 1 << (since % 64);
            }
            walk.hash = self.sequences.push(walk.hash, touch);
        }
        walk.is_seen = true;
        self.rows += 1;
    }

    #[inline]
    fn end_customer(
        &mut self,
        customer: u32,
        events: &Events<'_>,
        parts: Parts,
        walk: &Walk,
        months: &mut [u64],
    ) {
        self.customers.push((customer, walk.cents));
        if !parts.paths {
            return;
        }
        if let Some(count) = self.reached.get_mut(walk.steps as usize) {
            *count += 1;
        }
        self.sequences.end(walk.hash);
        let first = walk.first_month as usize * (events.month.1 + 1);
        for (word, bits) in months.iter_mut().enumerate() {
            while *bits != 0 {
                let since = word * 64 + bits.trailing_zeros() as usize;
                *bits &= *bits - 1;
                if let Some(count) = self.cohorts.get_mut(first + since) {
                    *count += 1;
                }
            }
        }
    }

    fn finish(&mut self, events: &Events<'_>) {
        let touches = events.touch.1 + 1;
        for (before, row) in (0_u16..).zip(self.square.chunks(touches)) {
            let counted = (0_u16..).zip(row).filter(|(_, count)| **count > 0);
            self.follows.extend(counted.map(|(after, count)| (before, after, u64::from(*count))));
        }
        self.pairs.sort_unstable();
        let halves = |pair: u32| ((pair >> 16) as u16, (pair & 0xFFFF) as u16);
        self.follows.extend(self.pairs.chunk_by(|a, b| a == b).map(|equal| {
            let (before, after) = halves(equal[0]);
            (before, after, equal.len() as u64)
        }));
        self.sequences.count();
    }
}

fn refill<T: Clone>(list: &mut Vec<T>, length: usize, value: T) {
    list.clear();
    list.resize(length, value);
}
