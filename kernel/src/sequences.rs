//! Which sequences of codes there are, and how many entities have each. All sequences are laid down first; then they are
//! looked up in a table that is allocated once.

/// Distinct sequences and how often each occurs.
#[derive(Clone, Debug, Default)]
pub struct Sequences {
    codes: Vec<u16>,
    /// Where each sequence ends in `codes`.
    ends: Vec<u32>,
    hashes: Vec<u64>,
    /// Number of a distinct sequence plus one, and the upper half of its hash; 0 is free.
    slots: Vec<u64>,
    /// The first of each distinct sequence, and how many are equal to it.
    distinct: Vec<(u32, u32)>,
}

impl Sequences {
    /// The hash of no code.
    pub const SEED: u64 = 0x9E37_79B9_7F4A_7C15;

    /// Forgets all sequences.
    pub fn clear(&mut self) {
        self.codes.clear();
        self.ends.clear();
        self.hashes.clear();
        self.distinct.clear();
    }

    /// Appends a code to the sequence under way; takes and gives its hash.
    #[inline(always)]
    pub fn push(&mut self, hash: u64, code: u16) -> u64 {
        self.codes.push(code);
        (hash ^ u64::from(code)).wrapping_mul(0xD6E8_FEB8_6659_FD93).rotate_left(23)
    }

    /// Ends the sequence under way.
    #[inline]
    pub fn end(&mut self, hash: u64) {
        self.ends.push(u32::try_from(self.codes.len()).unwrap_or(u32::MAX));
        self.hashes.push(hash ^ hash >> 29);
    }

    /// The sequences of events that are sorted by entity, counted; codes are below 65,536.
    #[inline(never)]
    pub fn of_events(entity: &[u32], codes: &[u32]) -> Sequences {
        let mut sequences = Sequences::default();
        sequences.codes.reserve(codes.len());
        let mut hash = Self::SEED;
        for (at, (own, code)) in entity.iter().zip(codes).enumerate() {
            hash = sequences.push(hash, u16::try_from(*code).unwrap_or(u16::MAX));
            if entity.get(at + 1) != Some(own) {
                sequences.end(hash);
                hash = Self::SEED;
            }
        }
        sequences.count();
        sequences
    }

    /// How many entities have each distinct sequence.
    pub fn counts(&self) -> impl Iterator<Item = u32> {
        self.distinct.iter().map(|(_, count)| *count)
    }

    /// Counts equal sequences.
    #[inline(never)]
    pub fn count(&mut self) {
        let size = (self.ends.len() * 2).next_power_of_two().max(64);
        self.slots.clear();
        self.slots.resize(size, 0);
        self.distinct.clear();
        let mask = size - 1;
        for sequence in 0..self.ends.len() {
            let hash = self.hashes[sequence];
            let tag = hash & !u64::from(u32::MAX);
            let mut at = low(hash) & mask;
            loop {
                let slot = self.slots[at];
                if slot == 0 {
                    self.distinct.push((small(sequence), 1));
                    self.slots[at] = tag | self.distinct.len() as u64;
                    break;
                }
                if slot & !u64::from(u32::MAX) == tag {
                    let known = low(slot) - 1;
                    let first = self.distinct[known].0 as usize;
                    if self.sequence(first) == self.sequence(sequence) {
                        self.distinct[known].1 += 1;
                        break;
                    }
                }
                at = (at + 1) & mask;
            }
        }
    }

    /// How many distinct sequences there are.
    pub fn distinct(&self) -> usize {
        self.distinct.len()
    }

    /// The most frequent sequences: at least `most` of them if there are as many, and all that are as frequent as the last.
    #[inline(never)]
    pub fn top(&self, most: usize) -> Vec<(&[u16], u32)> {
        let mut counts: Vec<u32> = self.distinct.iter().map(|(_, count)| *count).collect();
        let least = if counts.len() > most && most > 0 {
            let at = counts.len() - most;
            *counts.select_nth_unstable(at).1
        } else {
            0
        };
        let frequent = self.distinct.iter().filter(|(_, count)| *count >= least);
        frequent.map(|(first, count)| (self.sequence(*first as usize), *count)).collect()
    }

    #[inline]
    fn sequence(&self, number: usize) -> &[u16] {
        let start = if number == 0 { 0 } else { self.ends[number - 1] as usize };
        self.codes.get(start..self.ends[number] as usize).unwrap_or_default()
    }
}

/// The lower half.
#[inline]
fn low(word: u64) -> usize {
    let [a, b, c, d, ..] = word.to_le_bytes();
    u32::from_le_bytes([a, b, c, d]) as usize
}

#[inline]
fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::Sequences;
    use std::collections::BTreeMap;

    #[test]
    fn equal_sequences_are_counted_together() {
        let mut sequences = Sequences::default();
        for round in 0..3 {
            sequences.clear();
            let mut expected: BTreeMap<Vec<u16>, u32> = BTreeMap::new();
            for number in 0..5000_u16 {
                let codes: Vec<u16> = (0..number % 4).map(|at| (number * 7 + at * round) % 13).collect();
                let hash = codes.iter().fold(Sequences::SEED, |hash, code| sequences.push(hash, *code));
                sequences.end(hash);
                *expected.entry(codes).or_default() += 1;
            }
            sequences.count();
            let mut found: Vec<(Vec<u16>, u32)> =
                sequences.top(usize::MAX).into_iter().map(|(codes, count)| (codes.to_vec(), count)).collect();
            found.sort();
            assert_eq!(found, expected.into_iter().collect::<Vec<_>>());
            assert_eq!(sequences.distinct(), found.len());
            let most = sequences.top(5);
            let least = most.iter().map(|(_, count)| *count).min().unwrap();
            assert!(most.len() >= 5 && found.iter().filter(|(_, count)| *count > least).count() < 5);
        }
    }
}
