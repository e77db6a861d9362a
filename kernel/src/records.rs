//! Rows while they are collected, all columns of a row side by side, and the one sort of them by group and time: a
//! counting sort that touches each row once, since the columns of a row share its cache lines.

/// Rows of a segment; segments never move, so that collecting copies nothing twice.
const SEGMENT: usize = 1 << 15;
/// So many rows are put in order at a time: they stay in the cache until they are columns.
const TILE: usize = 1 << 12;
/// A run of this length or longer that is out of order is sorted by merging.
const LONG_RUN: usize = 48;
/// Words are copied four at a time.
const QUAD: usize = 4;

/// A column of the sorted rows; it grows as rows are put in order.
#[derive(Clone, Debug)]
pub enum Column {
    /// One word.
    Codes(Vec<u32>),
    /// One word, the bits of a float.
    Floats(Vec<f32>),
    /// Two words, the lower half first.
    Wide(Vec<i64>),
}

impl Column {
    /// Words of a record that it takes.
    pub fn words(&self) -> usize {
        match self {
            Column::Codes(_) | Column::Floats(_) => 1,
            Column::Wide(_) => 2,
        }
    }
}

/// Rows in the order in which they came.
#[derive(Clone, Debug, Default)]
pub struct Records {
    columns: Vec<Column>,
    width: usize,
    groups: Vec<u32>,
    sizes: Vec<u32>,
    segments: Vec<Vec<u32>>,
}

impl Records {
    /// Rows of these columns. The first must be [`Column::Wide`]: the time that rows of a group are sorted by.
    pub fn new(columns: Vec<Column>) -> Records {
        let words: usize = columns.iter().map(Column::words).sum();
        Records { columns, width: words.next_multiple_of(QUAD), ..Records::default() }
    }

    /// Words between one row and the next.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Rows so far.
    pub fn rows(&self) -> usize {
        self.groups.len()
    }

    /// Appends rows: the group of each, and its words.
    pub fn append(&mut self, groups: &[u32], words: &[u32]) {
        for group in groups {
            let at = *group as usize;
            if at >= self.sizes.len() {
                self.sizes.resize((at + 1).next_multiple_of(1 << 12), 0);
            }
            self.sizes[at] += 1;
        }
        let mut words = words;
        let mut row = self.groups.len();
        self.groups.extend_from_slice(groups);
        while !words.is_empty() {
            if row.is_multiple_of(SEGMENT) {
                self.segments.push(Vec::with_capacity(SEGMENT * self.width));
            }
            let room = (SEGMENT - row % SEGMENT) * self.width;
            let (now, later) = words.split_at(words.len().min(room));
            if let Some(segment) = self.segments.last_mut() {
                segment.extend_from_slice(now);
            }
            row += now.len() / self.width;
            words = later;
        }
    }

    /// Sorts by group, time and order of arrival. Gives where each of `groups` groups begins, one more than there are
    /// groups, and the columns.
    pub fn sort(mut self, groups: usize) -> (Vec<u32>, Vec<Column>) {
        let starts = self.starts(groups);
        let mut order = self.order(&starts);
        self.groups = Vec::new();
        for column in &mut self.columns {
            match column {
                Column::Codes(codes) => codes.reserve_exact(order.len()),
                Column::Floats(floats) => floats.reserve_exact(order.len()),
                Column::Wide(wide) => wide.reserve_exact(order.len()),
            }
        }
        let mut tile = Vec::with_capacity(TILE * self.width);
        let mut times = Vec::new();
        let mut done = 0;
        for group in 0..groups {
            let (from, to) = (starts[group] as usize, starts[group + 1] as usize);
            self.settle(&mut order[from..to], &mut times);
            if to - done >= TILE || group + 1 == groups {
                for rows in order[done..to].chunks(TILE) {
                    self.gather(rows, &mut tile);
                    unpack(&tile, self.width, &mut self.columns);
                }
                done = to;
            }
        }
        (starts, self.columns)
    }

    fn starts(&self, groups: usize) -> Vec<u32> {
        let mut starts = Vec::with_capacity(groups + 1);
        let mut sum = 0;
        starts.push(0);
        for group in 0..groups {
            sum += self.sizes.get(group).copied().unwrap_or_default();
            starts.push(sum);
        }
        starts
    }

    /// The rows group by group, each in order of arrival.
    fn order(&self, starts: &[u32]) -> Vec<u32> {
        let mut order = vec![0; self.groups.len()];
        let mut next = starts.to_vec();
        for (row, group) in (0..u32::MAX).zip(&self.groups) {
            let place = &mut next[*group as usize];
            if let Some(at) = order.get_mut(*place as usize) {
                *at = row;
            }
            *place += 1;
        }
        order
    }

    #[inline]
    fn record(&self, row: u32) -> &[u32] {
        let (segment, from) = (row as usize / SEGMENT, row as usize % SEGMENT * self.width);
        self.segments.get(segment).and_then(|words| words.get(from..from + self.width)).unwrap_or_default()
    }

    /// Sorts the rows of a group by time, where they came late.
    #[inline]
    fn settle(&self, rows: &mut [u32], times: &mut Vec<i64>) {
        times.clear();
        let mut latest = i64::MIN;
        let mut is_sorted = true;
        for row in rows.iter() {
            let time = wide(self.record(*row));
            is_sorted &= latest <= time;
            latest = time;
            times.push(time);
        }
        if is_sorted {
            return;
        }
        if rows.len() >= LONG_RUN {
            rows.sort_by_key(|row| wide(self.record(*row)));
            return;
        }
        for at in 1..rows.len() {
            let (row, time) = (rows[at], times[at]);
            let mut to = at;
            while to > 0 && times[to - 1] > time {
                (rows[to], times[to]) = (rows[to - 1], times[to - 1]);
                to -= 1;
            }
            (rows[to], times[to]) = (row, time);
        }
    }

    fn gather(&self, rows: &[u32], tile: &mut Vec<u32>) {
        tile.clear();
        tile.resize(rows.len() * self.width, 0);
        let (to, _) = tile.as_chunks_mut::<QUAD>();
        let quads = self.width / QUAD;
        for (row, to) in rows.iter().zip(to.chunks_exact_mut(quads.max(1))) {
            let (from, _) = self.record(*row).as_chunks::<QUAD>();
            for (to, from) in to.iter_mut().zip(from) {
                *to = *from;
            }
        }
    }
}

/// The first two words.
#[inline]
fn wide(words: &[u32]) -> i64 {
    match words {
        [low, high, ..] => (u64::from(*high) << 32 | u64::from(*low)).cast_signed(),
        _ => 0,
    }
}

/// Puts the rows of a tile at the ends of the columns.
fn unpack(tile: &[u32], width: usize, columns: &mut [Column]) {
    let mut word = 0;
    for column in columns {
        let rows = tile.get(word..).unwrap_or_default();
        word += column.words();
        match column {
            Column::Codes(codes) => codes.extend(rows.iter().step_by(width)),
            Column::Floats(floats) => {
                floats.extend(rows.iter().step_by(width).map(|bits| f32::from_bits(*bits)))
            }
            Column::Wide(values) => values.extend(rows.chunks(width).map(wide)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Column, Records, SEGMENT};
    use crate::number::put_wide;

    #[test]
    fn rows_are_sorted_by_group_time_and_arrival() {
        for (rows, groups) in [(0, 1), (10, 3), (1000, 7), (3 * SEGMENT + 5, 1000)] {
            let mut records = Records::new(vec![
                Column::Wide(vec![]),
                Column::Codes(vec![]),
                Column::Floats(vec![]),
                Column::Wide(vec![]),
            ]);
            let mut state = 1_u64;
            let mut expected = Vec::new();
            for row in 0..u32::try_from(rows).unwrap() {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                let group = u32::try_from((state >> 33) % groups).unwrap();
                let time = i64::try_from(state >> 60).unwrap() - 8 + i64::from(row / 4);
                let mut words = vec![0; records.width()];
                put_wide(&mut words, time);
                words[2] = row;
                words[3] = 1.5_f32.to_bits();
                put_wide(&mut words[4..], -i64::from(row));
                records.append(&[group], &words);
                expected.push((group, time, row));
            }
            expected.sort();
            let (starts, columns) = records.sort(usize::try_from(groups).unwrap());
            let [Column::Wide(times), Column::Codes(codes), Column::Floats(floats), Column::Wide(wide)] =
                &columns[..]
            else {
                panic!("columns as declared")
            };
            assert_eq!(starts.last().map(|end| *end as usize), Some(rows));
            assert!(floats.iter().all(|float| *float == 1.5));
            let found: Vec<_> = starts
                .windows(2)
                .zip(0..)
                .flat_map(|(pair, group)| (pair[0]..pair[1]).map(move |row| (group, row as usize)))
                .map(|(group, at)| (group, times[at], codes[at]))
                .collect();
            assert_eq!(found, expected);
            assert!(wide.iter().zip(codes).all(|(wide, code)| *wide == -i64::from(*code)));
        }
    }
}
