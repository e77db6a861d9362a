//! Rows while they are collected, all columns of a row side by side, and the one sort of them by group and time: a
//! counting sort that touches each row once, since the columns of a row share its cache lines.

/// Places of a segment; segments never move, so that collecting copies nothing twice. The last places of one may stay
/// empty: rows that come together lie together.
const SEGMENT: usize = 1 << 15;
/// So many rows can be appended at a time.
pub const MOST: usize = SEGMENT;
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

    /// Appends rows of these groups; their words, all zero, are to be filled in. At most [`MOST`] at a time.
    pub fn append(&mut self, groups: &[u32]) -> &mut [u32] {
        self.count(groups);
        let words = groups.len() * self.width;
        let is_full = |segment: &Vec<u32>| segment.len() + words > SEGMENT * self.width;
        if self.segments.last().is_none_or(is_full) {
            self.segments.push(Vec::with_capacity(SEGMENT * self.width));
        }
        let Some(segment) = self.segments.last_mut() else { return &mut [] };
        let from = segment.len();
        segment.resize(from + words, 0);
        &mut segment[from..]
    }

    #[inline(never)]
    fn count(&mut self, groups: &[u32]) {
        self.groups.extend_from_slice(groups);
        let most = groups.iter().max().map_or(0, |group| *group as usize + 1);
        if most > self.sizes.len() {
            self.sizes.resize(most.next_multiple_of(1 << 12), 0);
        }
        for group in groups {
            self.sizes[*group as usize] += 1;
        }
    }

    /// Sorts by group, time and order of arrival. Gives where each of `groups` groups begins, one more than there are
    /// groups, and the columns.
    #[inline(never)]
    pub fn sort(mut self, groups: usize) -> (Vec<u32>, Vec<Column>) {
        let starts = self.starts(groups);
        let order = self.order(&starts);
        self.groups = Vec::new();
        for column in &mut self.columns {
            match column {
                Column::Codes(codes) => codes.reserve_exact(order.len()),
                Column::Floats(floats) => floats.reserve_exact(order.len()),
                Column::Wide(wide) => wide.reserve_exact(order.len()),
            }
        }
        let mut tile = Tile::new(self.width);
        let mut from = 0;
        for group in 0..groups {
            let end = starts[group + 1] as usize;
            if end - starts[from] as usize >= TILE || group + 1 == groups {
                let ends = &starts[from..=group + 1];
                self.gather(&order[ends[0] as usize..end], &mut tile.words);
                tile.settle(ends);
                unpack(&tile.words, self.width, &mut self.columns);
                from = group + 1;
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

    /// The places of the rows, group by group, each in order of arrival.
    #[inline(never)]
    fn order(&self, starts: &[u32]) -> Vec<u32> {
        let mut order = vec![0; self.groups.len()];
        let mut next = starts.to_vec();
        let mut groups = self.groups.as_slice();
        for (base, segment) in (0_u32..).step_by(SEGMENT).zip(&self.segments) {
            let (here, later) = groups.split_at(groups.len().min(segment.len() / self.width));
            for (place, group) in (base..).zip(here) {
                let to = &mut next[*group as usize];
                if let Some(at) = order.get_mut(*to as usize) {
                    *at = place;
                }
                *to += 1;
            }
            groups = later;
        }
        order
    }

    #[inline]
    fn record(&self, place: u32) -> &[u32] {
        let (segment, from) = (place as usize / SEGMENT, place as usize % SEGMENT * self.width);
        self.segments.get(segment).and_then(|words| words.get(from..from + self.width)).unwrap_or_default()
    }

    #[inline(never)]
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

/// Rows of some groups, side by side.
struct Tile {
    width: usize,
    words: Vec<u32>,
    /// A row that is moved, or all rows of a long group.
    spare: Vec<u32>,
}

impl Tile {
    fn new(width: usize) -> Tile {
        Tile { width, words: Vec::with_capacity(2 * TILE * width), spare: Vec::new() }
    }

    /// Sorts the rows of each group by time, where they came late. The groups end at `starts[1..]`, the first begins at
    /// `starts[0]`.
    #[inline(never)]
    fn settle(&mut self, starts: &[u32]) {
        let Some(first) = starts.first() else { return };
        for pair in starts.windows(2) {
            let (from, to) =
                ((pair[0] - first) as usize * self.width, (pair[1] - first) as usize * self.width);
            let rows = self.words.get_mut(from..to).unwrap_or_default();
            let mut latest = i64::MIN;
            let mut at = 0;
            for row in rows.chunks_exact(self.width) {
                let time = wide(row);
                if time < latest {
                    break;
                }
                latest = time;
                at += self.width;
            }
            if at < rows.len() {
                settle(rows, at, self.width, &mut self.spare);
            }
        }
    }
}

/// Sorts rows by time; those before `sorted` are. Late rows are few, and not late by much.
fn settle(rows: &mut [u32], sorted: usize, width: usize, spare: &mut Vec<u32>) {
    spare.clear();
    if rows.len() >= LONG_RUN * width {
        let mut order: Vec<&[u32]> = rows.chunks_exact(width).collect();
        order.sort_by_key(|row| wide(row));
        order.into_iter().for_each(|row| spare.extend_from_slice(row));
        rows.copy_from_slice(spare);
        return;
    }
    for at in (sorted..rows.len()).step_by(width) {
        let time = wide(&rows[at..]);
        let mut to = at;
        while to > 0 && wide(&rows[to - width..]) > time {
            to -= width;
        }
        if to < at {
            rows[to..at + width].rotate_right(width);
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
#[inline(never)]
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
                records.append(&[group]).copy_from_slice(&words);
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
