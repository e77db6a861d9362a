//! Rows while they are collected, all columns of a row side by side, and the one sort of them by group and time. Rows are put
//! apart by ranges of groups as they come, so that the counting sort of a range stays in the cache.

/// Groups of a part.
const PART_GROUPS: usize = 1 << 11;
/// Rows of a segment of a part; segments never move, so that collecting copies nothing twice.
const SEGMENT: usize = 1 << 9;
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

/// Rows that are collected.
#[derive(Clone, Debug, Default)]
pub struct Records {
    columns: Vec<Column>,
    width: usize,
    rows: usize,
    sizes: Vec<u32>,
    parts: Vec<Part>,
    /// The rows appended last, which are being filled in, and their groups.
    latest: Vec<u32>,
    groups: Vec<u32>,
}

/// The rows of [`PART_GROUPS`] groups in the order in which they came.
#[derive(Clone, Debug, Default)]
struct Part {
    /// Groups, counted from the first of the part.
    groups: Vec<u16>,
    segments: Vec<Vec<[u32; QUAD]>>,
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
        self.rows
    }

    /// Appends rows of these groups; their words, all zero, are to be filled in before the next are appended.
    #[inline(never)]
    pub fn append(&mut self, groups: &[u32]) -> &mut [u32] {
        self.put_apart();
        self.count(groups);
        self.rows += groups.len();
        self.groups.extend_from_slice(groups);
        self.latest.resize(groups.len() * self.width, 0);
        &mut self.latest
    }

    fn count(&mut self, groups: &[u32]) {
        let most = groups.iter().max().map_or(0, |group| *group as usize + 1);
        if most > self.sizes.len() {
            self.sizes.resize(most.next_multiple_of(PART_GROUPS), 0);
            self.parts.resize(self.sizes.len() / PART_GROUPS, Part::default());
        }
        for group in groups {
            self.sizes[*group as usize] += 1;
        }
    }

    /// Moves the rows appended last to their parts.
    #[inline(never)]
    fn put_apart(&mut self) {
        let quads = self.width / QUAD;
        let (rows, _) = self.latest.as_chunks::<QUAD>();
        for (group, row) in self.groups.iter().zip(rows.chunks_exact(quads.max(1))) {
            if let Some(part) = self.parts.get_mut(*group as usize / PART_GROUPS) {
                part.push(*group, row);
            }
        }
        self.groups.clear();
        self.latest.clear();
    }

    /// Sorts by group, time and order of arrival. Gives where each of `groups` groups begins, one more than there are
    /// groups, and the columns.
    #[inline(never)]
    pub fn sort(mut self, groups: usize) -> (Vec<u32>, Vec<Column>) {
        self.put_apart();
        let starts = self.starts(groups);
        for column in &mut self.columns {
            match column {
                Column::Codes(codes) => codes.reserve_exact(self.rows),
                Column::Floats(floats) => floats.reserve_exact(self.rows),
                Column::Wide(wide) => wide.reserve_exact(self.rows),
            }
        }
        let mut tile = Tile::new(self.width);
        let firsts = (0..groups).step_by(PART_GROUPS);
        for (part, first) in self.parts.into_iter().zip(firsts) {
            let ends = &starts[first..=(first + PART_GROUPS).min(groups)];
            part.sort(ends, &mut tile, &mut self.columns);
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
}

impl Part {
    #[expect(clippy::cast_possible_truncation, reason = "a part has fewer groups than 16 bits tell apart")]
    #[inline]
    fn push(&mut self, group: u32, row: &[[u32; QUAD]]) {
        if self.groups.len().is_multiple_of(SEGMENT) {
            self.segments.push(Vec::with_capacity(SEGMENT * row.len()));
        }
        self.groups.push((group as usize % PART_GROUPS) as u16);
        if let Some(segment) = self.segments.last_mut() {
            // Not at once: a call to copy some bytes would take longer than copying them.
            for quad in row {
                segment.push(*quad);
            }
        }
    }

    /// Puts the rows at the ends of the columns. The groups end at `starts[1..]`, the first begins at `starts[0]`.
    fn sort(&self, starts: &[u32], tile: &mut Tile, columns: &mut [Column]) {
        let Some(base) = starts.first().copied() else { return };
        let order = self.order(starts, base);
        let mut from = 0;
        for (group, end) in (1..).zip(&starts[1..]) {
            if (end - starts[from]) as usize >= TILE || group + 1 == starts.len() {
                let rows = (starts[from] - base) as usize..(end - base) as usize;
                self.gather(order.get(rows).unwrap_or_default(), tile);
                tile.settle(&starts[from..=group]);
                unpack(&tile.words, tile.width, columns);
                from = group;
            }
        }
    }

    /// The places of the rows, group by group, each in order of arrival.
    #[inline(never)]
    fn order(&self, starts: &[u32], base: u32) -> Vec<u32> {
        let mut order = vec![0; self.groups.len()];
        let mut next: Vec<u32> = starts.iter().map(|start| start - base).collect();
        for (place, group) in (0_u32..).zip(&self.groups) {
            let to = &mut next[*group as usize];
            if let Some(at) = order.get_mut(*to as usize) {
                *at = place;
            }
            *to += 1;
        }
        order
    }

    #[inline(never)]
    fn gather(&self, rows: &[u32], tile: &mut Tile) {
        let quads = tile.width / QUAD;
        tile.words.clear();
        tile.words.resize(rows.len() * tile.width, 0);
        let (to, _) = tile.words.as_chunks_mut::<QUAD>();
        for (row, to) in rows.iter().zip(to.chunks_exact_mut(quads.max(1))) {
            let (segment, at) = (*row as usize / SEGMENT, *row as usize % SEGMENT * quads);
            let from = self.segments.get(segment).and_then(|segment| segment.get(at..at + quads));
            for (to, from) in to.iter_mut().zip(from.unwrap_or_default()) {
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
    use super::{Column, PART_GROUPS, Records, SEGMENT};
    use crate::number::put_wide;

    #[test]
    fn rows_are_sorted_by_group_time_and_arrival() {
        for (rows, groups) in
            [(0, 1), (10, 3), (1000, 7), (3 * SEGMENT + 5, 1000), (30_000, 2 * PART_GROUPS as u64 + 9)]
        {
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
