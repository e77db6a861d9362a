//! Which rows count: one bit a row, 64 rows a mask. What the conditions mean is not known here.

/// Rows in a mask.
pub const ROWS: usize = 64;

/// A mask of all rows of a table.
pub fn all(rows: usize, out: &mut Vec<u64>) {
    out.clear();
    out.resize(rows / ROWS, u64::MAX);
    if !rows.is_multiple_of(ROWS) {
        out.push((1 << (rows % ROWS)) - 1);
    }
}

/// Keeps the rows whose time is not before `from`, and before `to` if it is given.
#[inline(never)]
pub fn within(times: &[i64], from: i64, to: Option<i64>, masks: &mut [u64]) {
    for (times, mask) in times.chunks(ROWS).zip(masks) {
        let mut kept = 0;
        match to {
            None => times.iter().zip(0..).for_each(|(time, row)| kept |= u64::from(*time >= from) << row),
            Some(to) => times
                .iter()
                .zip(0..)
                .for_each(|(time, row)| kept |= (u64::from(*time >= from) & u64::from(*time < to)) << row),
        }
        *mask &= kept;
    }
}

/// Keeps the rows whose code is allowed; codes beyond the list are as its last.
#[inline(never)]
pub fn among(codes: &[u16], allowed: &[bool], masks: &mut [u64]) {
    let last = allowed.len().saturating_sub(1);
    for (codes, mask) in codes.chunks(ROWS).zip(masks) {
        if *mask == 0 {
            continue;
        }
        let mut kept = 0;
        for (row, code) in codes.iter().enumerate() {
            let is_allowed = allowed.get((*code as usize).min(last)).copied().unwrap_or_default();
            kept |= u64::from(is_allowed) << row;
        }
        *mask &= kept;
    }
}

/// [`among`] for codes of 32 bits.
#[inline(never)]
pub fn among_wide(codes: &[u32], allowed: &[bool], masks: &mut [u64]) {
    let last = allowed.len().saturating_sub(1);
    for (codes, mask) in codes.chunks(ROWS).zip(masks) {
        let mut kept = 0;
        for (row, code) in codes.iter().enumerate() {
            let is_allowed = allowed.get((*code as usize).min(last)).copied().unwrap_or_default();
            kept |= u64::from(is_allowed) << row;
        }
        *mask &= kept;
    }
}

/// How many rows are kept.
pub fn count(masks: &[u64]) -> u64 {
    masks.iter().map(|mask| u64::from(mask.count_ones())).sum()
}

/// The numbers of the rows kept, and where among them each group with such a row begins (one more than there are such
/// groups). Group `g` has the rows `starts[g]..starts[g + 1]`.
#[inline(never)]
pub fn rows(masks: &[u64], starts: &[u32]) -> (Vec<u32>, Vec<u32>) {
    let mut rows = Vec::with_capacity(usize::try_from(count(masks)).unwrap_or_default());
    let mut begins = vec![0];
    let mut ends = starts.iter().skip(1).copied();
    let mut end = ends.next().unwrap_or(u32::MAX);
    for (base, mask) in (0..).step_by(ROWS).zip(masks) {
        let mut mask = *mask;
        while mask != 0 {
            let row = base + mask.trailing_zeros();
            mask &= mask - 1;
            if row >= end {
                let so_far = u32::try_from(rows.len()).unwrap_or(u32::MAX);
                if begins.last() != Some(&so_far) {
                    begins.push(so_far);
                }
                while row >= end {
                    end = ends.next().unwrap_or(u32::MAX);
                }
            }
            rows.push(row);
        }
    }
    let so_far = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    if begins.last() != Some(&so_far) {
        begins.push(so_far);
    }
    (rows, begins)
}

#[cfg(test)]
mod tests {
    use super::{all, among, among_wide, count, rows, within};

    #[test]
    fn every_row_is_kept_or_not_by_its_own_values() {
        for length in [0, 1, 63, 64, 65, 1000] {
            let times: Vec<i64> = (0..length).map(|row| (row * 37) % 100 - 50).collect();
            let codes: Vec<u16> = (0..length).map(|row| u16::try_from(row % 5).unwrap()).collect();
            let wide: Vec<u32> = codes.iter().map(|code| u32::from(*code)).collect();
            let allowed = [true, false, true];
            for (from, to) in
                [(i64::MIN, None), (i64::MIN, Some(i64::MAX)), (-10, Some(20)), (20, Some(-10)), (3, None)]
            {
                let mut masks = Vec::new();
                all(times.len(), &mut masks);
                assert_eq!(count(&masks), times.len() as u64);
                within(&times, from, to, &mut masks);
                let mut same = masks.clone();
                among(&codes, &allowed, &mut masks);
                among_wide(&wide, &allowed, &mut same);
                assert_eq!(masks, same);
                let expected: Vec<u32> = (0..)
                    .zip(times.iter().zip(&codes))
                    .filter(|(_, (time, code))| {
                        **time >= from && to.is_none_or(|to| **time < to) && allowed[(**code as usize).min(2)]
                    })
                    .map(|(row, _)| row)
                    .collect();
                // Groups of seven rows, and one without any in front.
                let mut starts: Vec<u32> = (0..u32::try_from(length).unwrap()).step_by(7).collect();
                starts.insert(0, 0);
                starts.push(u32::try_from(length).unwrap());
                let (found, begins) = rows(&masks, &starts);
                assert_eq!(found, expected, "{from:?} {to:?}");
                let mut groups: Vec<u32> = expected.iter().map(|row| row / 7).collect();
                groups.dedup();
                assert_eq!(begins.len(), groups.len() + 1);
                let group = |pair: &[u32]| {
                    let part: Vec<u32> =
                        found[pair[0] as usize..pair[1] as usize].iter().map(|row| row / 7).collect();
                    assert!(part.iter().all(|group| *group == part[0]));
                    part[0]
                };
                assert_eq!(begins.windows(2).map(group).collect::<Vec<_>>(), groups);
            }
        }
    }
}
