//! Counts by slot: each position of a selection belongs to one slot (a touchpoint, a channel, a month) or to none, and
//! whatever is asked of slots is one pass. A selection is row numbers of a table, group by group.

use crate::NONE;

/// Answers that were added up.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tally {
    /// Answers.
    pub n: u64,
    /// Their sum.
    pub sum: f64,
    /// The sum of their squares.
    pub squares: f64,
    /// Answers at or above the upper mark.
    pub high: u64,
    /// Answers at or below the lower mark.
    pub low: u64,
}

impl Tally {
    /// Adds an answer; `marks` are the upper and the lower one.
    #[inline]
    pub fn add(&mut self, answer: f32, marks: (f32, f32)) {
        let value = f64::from(answer);
        self.n += 1;
        self.sum += value;
        self.squares += value * value;
        self.high += u64::from(answer >= marks.0);
        self.low += u64::from(answer <= marks.1);
    }
}

/// The slot of each position: `of_code` of the code of its row, or the last entry for codes beyond.
#[inline(never)]
pub fn of_codes(codes: &[u32], rows: &[u32], of_code: &[u32]) -> Vec<u32> {
    let last = of_code.len().saturating_sub(1);
    let slot = |row: &u32| {
        let code = codes.get(*row as usize).map_or(last, |code| *code as usize);
        of_code.get(code.min(last)).copied().unwrap_or(NONE)
    };
    rows.iter().map(slot).collect()
}

/// Positions of each of `count` slots.
#[inline(never)]
pub fn events(slots: &[u32], count: usize) -> Vec<u64> {
    let mut events = vec![0_u64; count];
    for slot in slots {
        if let Some(events) = events.get_mut(*slot as usize) {
            *events += 1;
        }
    }
    events
}

/// Positions of each pair of slots, row by row of the first.
#[inline(never)]
pub fn pairs(first: (&[u32], usize), second: (&[u32], usize)) -> Vec<u64> {
    let mut events = vec![0_u64; first.1 * second.1];
    for (a, b) in first.0.iter().zip(second.0) {
        if (*a as usize) < first.1 && (*b as usize) < second.1 {
            events[*a as usize * second.1 + *b as usize] += 1;
        }
    }
    events
}

/// Distinct groups of each slot. Group `g` has the positions `starts[g]..starts[g + 1]`.
#[inline(never)]
pub fn groups(slots: &[u32], starts: &[u32], count: usize) -> Vec<u64> {
    let mut groups = vec![0_u64; count];
    let mut last = vec![NONE; count];
    for (group, pair) in (0_u32..).zip(starts.windows(2)) {
        for slot in slots.get(pair[0] as usize..pair[1] as usize).unwrap_or_default() {
            if let Some(last) = last.get_mut(*slot as usize) {
                groups[*slot as usize] += u64::from(*last != group);
                *last = group;
            }
        }
    }
    groups
}

/// Distinct members of each of at most 64 slots, whatever their order: `member` says whose each position is, of
/// `members`.
#[inline(never)]
pub fn unordered(member: &[u32], members: usize, slots: &[u32], count: usize) -> Vec<u64> {
    let mut seen = vec![0_u64; members];
    let mut distinct = vec![0_u64; count.min(64)];
    for (member, slot) in member.iter().zip(slots) {
        if let (Some(seen), Some(distinct)) =
            (seen.get_mut(*member as usize), distinct.get_mut(*slot as usize))
        {
            *distinct += !*seen >> slot & 1;
            *seen |= 1 << slot;
        }
    }
    distinct
}

/// Sums of amounts by slot; none where no position bears one. `i64::MIN` is no amount.
#[inline(never)]
pub fn cents(slots: &[u32], rows: &[u32], cents: &[i64], count: usize) -> Vec<Option<i64>> {
    let mut sums = vec![None; count];
    for (slot, row) in slots.iter().zip(rows) {
        let cents = cents.get(*row as usize).copied().unwrap_or(i64::MIN);
        if cents != i64::MIN
            && let Some(sum) = sums.get_mut(*slot as usize)
        {
            *sum = Some(sum.unwrap_or(0_i64).saturating_add(cents));
        }
    }
    sums
}

/// Answers by slot; NaN is no answer.
#[inline(never)]
pub fn tallies(slots: &[u32], rows: &[u32], answers: &[f32], marks: (f32, f32), count: usize) -> Vec<Tally> {
    let mut tallies = vec![Tally::default(); count];
    for (slot, row) in slots.iter().zip(rows) {
        let answer = answers.get(*row as usize).copied().unwrap_or(f32::NAN);
        if !answer.is_nan()
            && let Some(tally) = tallies.get_mut(*slot as usize)
        {
            tally.add(answer, marks);
        }
    }
    tallies
}

/// The mean rank at which groups meet each slot first, from 0 (first) to 1 (last), over the groups that meet at least two;
/// 0.5 where none does.
#[inline(never)]
pub fn met(slots: &[u32], starts: &[u32], count: usize) -> Vec<f64> {
    let mut last = vec![NONE; count];
    let mut sums = vec![(0.0_f64, 0_u64); count];
    let mut met: Vec<u32> = Vec::new();
    for (group, pair) in (0_u32..).zip(starts.windows(2)) {
        met.clear();
        for slot in slots.get(pair[0] as usize..pair[1] as usize).unwrap_or_default() {
            if let Some(last) = last.get_mut(*slot as usize)
                && *last != group
            {
                *last = group;
                met.push(*slot);
            }
        }
        if met.len() < 2 {
            continue;
        }
        let most = (met.len() - 1) as f64;
        for (rank, slot) in met.iter().enumerate() {
            let sum = &mut sums[*slot as usize];
            sum.0 += rank as f64 / most;
            sum.1 += 1;
        }
    }
    sums.into_iter().map(|(sum, n)| if n == 0 { 0.5 } else { sum / n as f64 }).collect()
}

/// The sum over the positions of each slot of where they stand in their group, from 0 (first) to 1 (last).
#[inline(never)]
pub fn places(slots: &[u32], starts: &[u32], count: usize) -> Vec<f64> {
    let mut sums = vec![0.0; count];
    for pair in starts.windows(2) {
        let group = slots.get(pair[0] as usize..pair[1] as usize).unwrap_or_default();
        let step = 1.0 / group.len().saturating_sub(1).max(1) as f64;
        for (at, slot) in group.iter().enumerate() {
            if let Some(sum) = sums.get_mut(*slot as usize) {
                *sum += at as f64 * step;
            }
        }
    }
    sums
}

/// Runs of two and more equal times within a group, as the first position and the one behind the last.
#[inline(never)]
pub fn ties(times: &[i64], starts: &[u32]) -> Vec<(usize, usize)> {
    let mut ties: Vec<(usize, usize)> = Vec::new();
    for pair in starts.windows(2) {
        let (from, to) = (pair[0] as usize, pair[1] as usize);
        let group = times.get(from..to).unwrap_or_default();
        for (at, pair) in (from..).zip(group.windows(2)) {
            if pair[0] == pair[1] {
                match ties.last_mut().filter(|tie| tie.1 == at + 1 && tie.0 >= from) {
                    Some(tie) => tie.1 = at + 2,
                    None => ties.push((at, at + 2)),
                }
            }
        }
    }
    ties
}

/// The earliest and latest time of these rows, and the sum of their amounts.
#[inline(never)]
pub fn extent(rows: &[u32], times: &[i64]) -> Option<(i64, i64)> {
    let first = *times.get(*rows.first()? as usize)?;
    let mut extent = (first, first);
    for row in rows {
        let time = times.get(*row as usize).copied().unwrap_or(first);
        extent = (extent.0.min(time), extent.1.max(time));
    }
    Some(extent)
}

#[cfg(test)]
mod tests {
    use super::{
        Tally, cents, events, extent, groups, met, of_codes, pairs, places, tallies, ties, unordered,
    };
    use crate::NONE;

    #[test]
    fn slots_are_counted_as_if_one_by_one() {
        // Rows 1, 2, 4, 5, 6 of a table, in two groups.
        let (rows, starts) = ([1, 2, 4, 5, 6], [0, 3, 5]);
        let slots = of_codes(&[9, 0, 1, 0, 1, 0, NONE], &rows, &[1, 0, NONE]);
        assert_eq!(slots, [1, 0, 0, 1, NONE]);
        assert_eq!(events(&slots, 2), [2, 2]);
        assert_eq!(groups(&slots, &starts, 2), [1, 2]);
        assert_eq!(pairs((&slots, 2), (&[0, 0, 1, NONE, 0], 2)), [1, 1, 1, 0]);
        assert_eq!(unordered(&[0, 1, 1, 0, 1], 2, &slots, 2), [1, 1]);
        let amounts = [i64::MIN, 5, i64::MIN, 0, i64::MIN, -7, 1];
        assert_eq!(cents(&slots, &rows, &amounts, 2), [None, Some(-2)]);
        let answers = [0.0, 5.0, f32::NAN, 1.0, 2.0, 1.0, 5.0];
        let tally = |n, sum, squares, high, low| Tally { n, sum, squares, high, low };
        assert_eq!(
            tallies(&slots, &rows, &answers, (4.0, 1.0), 2),
            [tally(1, 2.0, 4.0, 0, 0), tally(2, 6.0, 26.0, 1, 1)]
        );
        assert_eq!(places(&slots, &starts, 2), [1.5, 0.0]);
        assert_eq!(ties(&[1, 1, 1, 2, 1, 1, 3], &[0, 3, 5, 7]), [(0, 3)]);
        assert_eq!(ties(&[1, 1, 1, 1, 4], &[0, 2, 5]), [(0, 2), (2, 4)]);
        assert_eq!(met(&slots, &starts, 3), [1.0, 0.0, 0.5]);
        assert_eq!(extent(&rows, &[0, 3, 9, -9, 1, 7, 4]), Some((1, 9)));
        assert_eq!(extent(&[], &[1]), None);
    }
}
