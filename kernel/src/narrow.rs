//! Columns made narrow for counting: codes of 16 bits, months by a table of days, scores of a few bits.

use crate::board::{NO_SCORE, SCORES};

const DAY: i64 = 86_400_000;

/// Codes of a column of `size` names; [`NONE`](crate::NONE) and unknown codes become `size`. None if they do not fit.
#[inline(never)]
pub fn codes(codes: &[u32], size: usize) -> Option<Vec<u16>> {
    let most = u16::try_from(size).ok().filter(|size| *size < u16::MAX)?;
    Some(codes.iter().map(|code| u16::try_from(*code).unwrap_or(most).min(most)).collect())
}

/// The earliest and the latest time; none without any.
#[inline(never)]
pub fn extent(times: &[i64]) -> Option<(i64, i64)> {
    let first = *times.first()?;
    Some(times.iter().fold((first, first), |(least, most), time| (least.min(*time), most.max(*time))))
}

/// What the table says for the day of each time; `other` for days that it does not have. Days count from `first_day`.
#[inline(never)]
pub fn by_day(times: &[i64], first_day: i64, table: &[u16], other: u16) -> Vec<u16> {
    // Neighbours mostly lie on different days, so a table beats remembering the last month.
    let of = |time: &i64| {
        let day = usize::try_from(time.div_euclid(DAY) - first_day).unwrap_or(usize::MAX);
        table.get(day).copied().unwrap_or(other)
    };
    times.iter().map(of).collect()
}

/// The span in which the time of each row lies: span `i` is from `begins[i]` to before `begins[i + 1]`. `u16::MAX` outside.
#[inline(never)]
pub fn by_begins(times: &[i64], rows: &[u32], begins: &[i64]) -> Vec<u16> {
    let mut current = (i64::MAX, i64::MIN, u16::MAX);
    let span = |row: &u32| {
        let time = times.get(*row as usize).copied().unwrap_or(i64::MIN);
        if time < current.0 || time >= current.1 {
            let at = begins.partition_point(|begin| *begin <= time);
            current = match (at.checked_sub(1).and_then(|at| begins.get(at)), begins.get(at)) {
                (Some(from), Some(to)) => (*from, *to, u16::try_from(at - 1).unwrap_or(u16::MAX)),
                _ => (i64::MAX, i64::MIN, u16::MAX),
            };
        }
        current.2
    };
    rows.iter().map(span).collect()
}

/// Whole scores below [`NO_SCORE`]; NaN, and none for anything else, is [`NO_SCORE`].
#[inline(never)]
pub fn scores(values: &[f32]) -> Vec<u8> {
    let mut bits = [0; SCORES];
    for (value, score) in bits.iter_mut().zip(0_u8..) {
        *value = f32::from(score).to_bits();
    }
    let of = |value: &f32| {
        let found = (0..NO_SCORE).zip(&bits).find(|(_, bits)| **bits == value.to_bits());
        if value.is_nan() { NO_SCORE } else { found.map_or(NO_SCORE, |(score, _)| score) }
    };
    values.iter().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::{by_begins, by_day, codes, extent, scores};
    use crate::NONE;

    #[test]
    fn narrow_columns_say_what_wide_ones_say() {
        assert_eq!(codes(&[0, 2, NONE, 9], 3), Some(vec![0, 2, 3, 3]));
        assert_eq!(codes(&[0], 65_535), None);
        assert_eq!(extent(&[]), None);
        assert_eq!(extent(&[3, -1, 7]), Some((-1, 7)));
        assert_eq!(by_day(&[-1, 0, 86_399_999, 86_400_000, 900_000_000], -1, &[5, 6, 7], 9), [5, 6, 6, 7, 9]);
        assert_eq!(
            by_begins(&[5, 10, 19, 20, 30, 11], &[0, 1, 2, 3, 4, 5], &[10, 20, 30]),
            [u16::MAX, 0, 0, 1, u16::MAX, 0]
        );
        assert_eq!(by_begins(&[5], &[0], &[]), [u16::MAX]);
        assert_eq!(scores(&[0.0, 10.0, f32::NAN, 4.5, -1.0, 14.0, 15.0]), [0, 10, 15, 15, 15, 14, 15]);
    }
}
