//! Counts by step: each position of a selection belongs to any of at most 64 steps (stages of a map, steps of a funnel),
//! as a set of bits.

use crate::slots::Tally;

/// The steps of each position: those of its code, or where it has none those of another column.
#[inline(never)]
pub fn of_codes(rows: &[u32], columns: &[(&[u32], &[u64])]) -> Vec<u64> {
    let steps = |row: &u32| {
        let mut steps = 0;
        for (codes, of_code) in columns {
            let code = codes.get(*row as usize).map_or(usize::MAX, |code| *code as usize);
            if steps == 0 {
                steps = of_code.get(code).copied().unwrap_or_default();
            }
        }
        steps
    };
    rows.iter().map(steps).collect()
}

/// What is counted of steps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Positions of each step.
    pub events: Vec<u64>,
    /// Distinct groups of each step.
    pub groups: Vec<u64>,
    /// Distinct groups of each step and month, step by step.
    pub monthly: Vec<u64>,
}

/// Counts the positions and groups of `count` steps. A group's positions are in order of time, so that a month ends
/// where another begins.
#[inline(never)]
pub fn counts(steps: &[u64], starts: &[u32], months: (&[u16], usize), count: usize) -> Counts {
    let mut counts =
        Counts { events: vec![0; count], groups: vec![0; count], monthly: vec![0; count * months.1] };
    for pair in starts.windows(2) {
        let range = pair[0] as usize..pair[1] as usize;
        let (Some(steps), Some(in_months)) = (steps.get(range.clone()), months.0.get(range)) else {
            continue;
        };
        let (mut seen, mut this_month, mut current) = (0, 0, u16::MAX);
        for (steps, month) in steps.iter().zip(in_months) {
            if *month != current {
                add(&mut counts.monthly, this_month, current, months.1);
                (this_month, current) = (0, *month);
            }
            this_month |= steps;
            seen |= steps;
            each(*steps, |step| counts.events[step] += 1);
        }
        add(&mut counts.monthly, this_month, current, months.1);
        each(seen, |step| counts.groups[step] += 1);
    }
    counts
}

#[inline]
fn add(monthly: &mut [u64], steps: u64, month: u16, months: usize) {
    if (month as usize) < months {
        each(steps, |step| monthly[step * months + month as usize] += 1);
    }
}

/// Each bit that is set, lowest first.
#[inline]
fn each(mut bits: u64, mut of: impl FnMut(usize)) {
    while bits != 0 {
        of(bits.trailing_zeros() as usize);
        bits &= bits - 1;
    }
}

/// Sums of amounts by step; none where no position bears one. `i64::MIN` is no amount.
#[inline(never)]
pub fn cents(steps: &[u64], rows: &[u32], cents: &[i64], count: usize) -> Vec<Option<i64>> {
    let mut sums = vec![None; count];
    for (steps, row) in steps.iter().zip(rows) {
        let cents = cents.get(*row as usize).copied().unwrap_or(i64::MIN);
        if cents != i64::MIN {
            each(*steps, |step| {
                let sum: &mut Option<i64> = &mut sums[step];
                *sum = Some(sum.unwrap_or(0).saturating_add(cents));
            });
        }
    }
    sums
}

/// Answers by step: for each the tally of the whole, then that of each month. NaN is no answer.
#[inline(never)]
pub fn tallies(
    steps: &[u64],
    (rows, answers): (&[u32], &[f32]),
    months: (&[u16], usize),
    marks: (f32, f32),
    count: usize,
) -> Vec<Tally> {
    let width = months.1 + 1;
    let mut tallies = vec![Tally::default(); count * width];
    for ((steps, row), month) in steps.iter().zip(rows).zip(months.0) {
        let answer = answers.get(*row as usize).copied().unwrap_or(f32::NAN);
        if answer.is_nan() {
            continue;
        }
        let month = *month as usize + 1;
        each(*steps, |step| {
            tallies[step * width].add(answer, marks);
            if month < width {
                tallies[step * width + month].add(answer, marks);
            }
        });
    }
    tallies
}

#[cfg(test)]
mod tests {
    use super::{cents, counts, of_codes, tallies};

    #[test]
    fn steps_are_counted_as_if_one_by_one() {
        let rows = [0, 1, 2, 3];
        let steps = of_codes(&rows, &[(&[0, 9, 1, 0], &[0b01, 0]), (&[0, 1, 0, 1], &[0b11, 0b10])]);
        assert_eq!(steps, [0b01, 0b10, 0b11, 0b01]);
        let found = counts(&steps, &[0, 3, 4], (&[0, 0, 1, 1], 2), 2);
        assert_eq!((found.events, found.groups), (vec![3, 2], vec![2, 1]));
        assert_eq!(found.monthly, [1, 2, 1, 1]);
        assert_eq!(cents(&steps, &rows, &[5, i64::MIN, 1, -2], 2), [Some(4), Some(1)]);
        let tallied = tallies(&steps, (&rows, &[f32::NAN, 3.0, 5.0, 1.0]), (&[0, 0, 1, 1], 2), (4.0, 2.0), 2);
        let seen: Vec<_> = tallied.iter().map(|tally| (tally.n, tally.sum, tally.high, tally.low)).collect();
        assert_eq!(
            seen,
            [(2, 6.0, 1, 1), (0, 0.0, 0, 0), (2, 6.0, 1, 1), (2, 8.0, 1, 0), (1, 3.0, 0, 0), (1, 5.0, 1, 0)]
        );
    }
}
