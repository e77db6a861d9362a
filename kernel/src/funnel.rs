//! How far the events of one group go along ordered steps within a window, in the usual mode: other events may intervene,
//! equal times count as ordered. The rules, and the strict modes, are those of the caller's `funnel`.

/// So many steps at most.
pub const STEPS: usize = 64;

/// How far a group came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Chain {
    /// Steps reached.
    pub reached: usize,
    /// Time of the first step of the best chain; meaningless if none was reached.
    pub start: i64,
    /// The steps of any of its events.
    pub any: u64,
}

/// Follows each group of positions along `steps` steps; `window` is the most time from the first step on.
///
/// `times` are those of the table, `rows` the row of each position, `masks` the steps of each position.
#[inline(never)]
pub fn follow(
    (rows, starts): (&[u32], &[u32]),
    times: &[i64],
    masks: &[u64],
    steps: usize,
    window: i64,
    out: &mut Vec<Chain>,
) {
    out.clear();
    let steps = steps.min(STEPS);
    let all = if steps == STEPS { u64::MAX } else { (1 << steps) - 1 };
    // Start of the latest chain that reached each step.
    let mut first = [0_i64; STEPS];
    for pair in starts.windows(2) {
        let range = pair[0] as usize..pair[1] as usize;
        let (Some(rows), Some(masks)) = (rows.get(range.clone()), masks.get(range)) else { continue };
        let mut chain = Chain::default();
        let time_of = |row: u32| times.get(row as usize).copied().unwrap_or_default();
        let mut at = 0;
        while at < rows.len() {
            let mut mask = masks[at];
            if mask == 0 {
                at += 1;
                continue;
            }
            let time = time_of(rows[at]);
            at += 1;
            // Events of one point in time, also those of no step between them, are taken in the order of their steps.
            let mut behind = at;
            while behind < rows.len() && time_of(rows[behind]) == time {
                mask |= masks[behind];
                behind += 1;
            }
            at = behind;
            chain.any |= mask;
            if chain.reached < steps {
                moment(time, mask & all, window, &mut first, &mut chain);
            }
        }
        out.push(chain);
    }
}

#[inline]
fn moment(time: i64, mut mask: u64, window: i64, first: &mut [i64; STEPS], chain: &mut Chain) {
    while mask != 0 {
        let step = mask.trailing_zeros() as usize % STEPS;
        mask &= mask - 1;
        let start = match step.checked_sub(1) {
            None => time,
            Some(before) if step <= chain.reached && time.saturating_sub(first[before]) <= window => {
                first[before]
            }
            Some(_) => continue,
        };
        first[step] = start;
        if step == chain.reached {
            chain.reached = step + 1;
            chain.start = start;
        }
    }
}
