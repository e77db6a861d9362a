//! Dictionaries of distinct strings, numbered from 0 in order of first appearance, and whole columns of cells looked up
//! in them.
//!
//! An open-addressing table with short keys whole in its places: a known cell costs one hash and one cache miss. The
//! keys are cells as they stand in the file, so that a quoted or padded cell that was seen before is not cleaned again:
//! several keys may have one code. It does not know how cells are cleaned.

use crate::batch::Batch;
use crate::front::{Front, whole};
use crate::key::{DAMAGED, Key, LONG, QUOTED, key_at, key_of_name, same};
use crate::names::Names;

/// The code of an empty cell, and of a string that a full dictionary cannot take.
pub const NONE: u32 = u32::MAX;

/// Marks a long key that is no name.
const ALIAS: u64 = 1 << 55;
/// So many bytes of keys that are no names are kept at most.
const ALIAS_BYTES: usize = 1 << 16;
/// Cells longer than this are not remembered as they stood in the file.
const ALIAS_MOST: usize = 256;
/// A table up to this size has a front, a larger one is out of the nearest cache.
const CACHED_SLOTS: usize = 1 << 10;
/// So many cells are looked up in one go.
const AT_ONCE: usize = 64;

/// A place in the table: the hash of a key, which chooses the place, and which key it is. Small, since places are visited
/// at random; keys that come one after the other in a file mostly lie together.
#[derive(Clone, Copy, Debug)]
struct Slot {
    hash: u32,
    /// [`NONE`] where the place is free.
    key: u32,
}

const FREE: Slot = Slot { hash: 0, key: NONE };

/// A key that is known, and the code of its name.
#[derive(Clone, Copy, Debug)]
struct Known {
    /// A short key and its length; of a long one its hash, and which bytes it is.
    head: [u64; 2],
    code: u32,
}

/// The distinct strings of a column.
#[derive(Clone, Debug, Default)]
pub struct Dict {
    text: String,
    ends: Vec<u32>,
    /// A power of two of places, at most half of them taken, so that few keys are pushed out of their own; empty as long as there are no keys.
    slots: Vec<Slot>,
    keys: Vec<Known>,
    aliases: Vec<u8>,
    /// Cells met, as long as the dictionary is small.
    front: Front,
}

/// What a cell that is not in the table turns out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cleaned<'a> {
    /// This name.
    Name(&'a str),
    /// This name, and the cell is to be cleaned again when it comes again.
    Once(&'a str),
    /// Nothing.
    Nothing,
}

/// Cleans the cells that a dictionary does not know; told the row of the cell and its bytes.
pub trait Clean {
    /// What the cell says.
    fn clean<'a>(&'a mut self, row: u32, cell: &'a [u8]) -> Cleaned<'a>;
}

impl Dict {
    /// The code of `name`, which is added if it is new.
    pub fn intern(&mut self, name: &str) -> u32 {
        let key = key_of_name(name);
        self.find(&key, name.as_bytes()).unwrap_or_else(|| self.add(name, key))
    }

    /// The code of `name`, if it is there.
    pub fn code(&self, name: &str) -> Option<u32> {
        let code = self.find(&key_of_name(name), name.as_bytes())?;
        // A key may be a cell as it stood in the file.
        (self.name(code) == name).then_some(code)
    }

    /// The string of a code; empty for [`NONE`] and unknown codes.
    pub fn name(&self, code: u32) -> &str {
        self.names().get(code as usize).unwrap_or("")
    }

    /// All strings in the order of their codes.
    pub fn names(&self) -> Names<'_> {
        Names { text: &self.text, ends: &self.ends }
    }

    /// The number of distinct strings.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Bytes held in memory, without the allocator's own.
    pub fn bytes(&self) -> usize {
        self.text.len()
            + self.ends.len() * 4
            + self.slots.len() * size_of::<Slot>()
            + self.keys.len() * size_of::<Known>()
            + self.aliases.len()
            + self.front.bytes()
    }

    /// Looks up a column of `rows` of a batch and puts the code of `rows[i]` at `out[i * stride]`. Empty cells are
    /// [`NONE`]; those not known are cleaned and added. Gives the number of cells without a code.
    #[inline(never)]
    pub fn look_up(
        &mut self,
        (bytes, batch, column): (&[u8], &Batch, usize),
        rows: &[u32],
        clean: &mut dyn Clean,
        out: &mut [u32],
        stride: usize,
    ) -> u64 {
        let mut empty = 0;
        for (rows, out) in rows.chunks(AT_ONCE).zip(out.chunks_mut(AT_ONCE * stride.max(1))) {
            let codes = rows.iter().zip(out.iter_mut().step_by(stride.max(1)));
            empty += if self.slots.len() <= CACHED_SLOTS {
                self.front.open();
                self.few((bytes, batch, column), codes, clean)
            } else {
                self.front.close();
                self.many((bytes, batch, column), rows, codes, clean)
            };
        }
        empty
    }

    /// Looks up cells in a small dictionary.
    #[inline]
    fn few<'r>(
        &mut self,
        (bytes, batch, column): (&[u8], &Batch, usize),
        codes: impl Iterator<Item = (&'r u32, &'r mut u32)>,
        clean: &mut dyn Clean,
    ) -> u64 {
        let mut empty = 0;
        for (row, code) in codes {
            let (start, end) = batch.span(*row as usize, column);
            let cell = whole(bytes, start, end.wrapping_sub(start));
            *code = match cell.as_ref().and_then(|cell| self.front.code(cell)) {
                Some(code) => code,
                None => self.new_to_front(*row, (bytes, batch, column), clean),
            };
            empty += u64::from(*code == NONE);
        }
        empty
    }

    /// Looks up a cell and remembers it, if the dictionary knows it as it stands.
    #[inline(never)]
    fn new_to_front(
        &mut self,
        row: u32,
        (bytes, batch, column): (&[u8], &Batch, usize),
        clean: &mut dyn Clean,
    ) -> u32 {
        let key = key_at(bytes, batch, row as usize, column);
        let code = self.code_of(&key, row, (bytes, batch, column), clean);
        let (start, end) = batch.span(row as usize, column);
        let cell = batch.cell(bytes, row as usize, column);
        if let Some(whole) = whole(bytes, start, end.wrapping_sub(start))
            && (cell.is_empty() || self.find(&key, cell) == Some(code))
        {
            self.front.put(&whole, code);
        }
        code
    }

    /// Looks up cells in a large dictionary: their places, and then their keys, are read without waiting for each in
    /// turn.
    #[inline]
    fn many<'r>(
        &mut self,
        (bytes, batch, column): (&[u8], &Batch, usize),
        rows: &[u32],
        codes: impl Iterator<Item = (&'r u32, &'r mut u32)>,
        clean: &mut dyn Clean,
    ) -> u64 {
        let mut empty = 0;
        let mut keys = [Key::default(); AT_ONCE];
        let mut first = [NONE; AT_ONCE];
        for (key, row) in keys.iter_mut().zip(rows) {
            *key = key_at(bytes, batch, *row as usize, column);
        }
        for (first, key) in first.iter_mut().zip(&keys[..rows.len().min(AT_ONCE)]) {
            *first = self.first_with(key.hash);
        }
        for ((key, first), (row, code)) in keys.iter().zip(first).zip(codes) {
            let known = self.keys.get(first as usize);
            let known = known.filter(|known| {
                (known.head[0] ^ key.head[0]) | (known.head[1] ^ key.head[1]) == 0 && key.head[1] < LONG
            });
            *code = match known {
                Some(known) => known.code,
                None => self.code_of(key, *row, (bytes, batch, column), clean),
            };
            empty += u64::from(*code == NONE);
        }
        empty
    }

    #[inline(never)]
    fn code_of(
        &mut self,
        key: &Key,
        row: u32,
        (bytes, batch, column): (&[u8], &Batch, usize),
        clean: &mut dyn Clean,
    ) -> u32 {
        match self.find_short(key) {
            Some(code) => code,
            None => {
                let cell = batch.cell(bytes, row as usize, column);
                if cell.is_empty() { NONE } else { self.resolve(key, row, cell, clean) }
            }
        }
    }

    /// The first key with this hash, which mostly is the one that is looked for; [`NONE`] if there is none.
    #[inline]
    fn first_with(&self, hash: u32) -> u32 {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = hash as usize & mask;
        loop {
            match self.slots.get(at) {
                Some(slot) if slot.hash != hash && slot.key != NONE => at = (at + 1) & mask,
                Some(slot) => return if slot.hash == hash { slot.key } else { NONE },
                None => return NONE,
            }
        }
    }

    /// The code of a short key.
    #[inline]
    fn find_short(&self, key: &Key) -> Option<u32> {
        let is = |known: &Known| known.head[0] == key.head[0] && known.head[1] == key.head[1];
        if key.head[1] < LONG { self.probe(key.hash, is) } else { None }
    }

    /// The code of any key.
    fn find(&self, key: &Key, bytes: &[u8]) -> Option<u32> {
        if key.head[1] < LONG {
            return self.find_short(key);
        }
        self.probe(key.hash, |known| {
            known.head[0] == key.head[0]
                && known.head[1] & (LONG | QUOTED | DAMAGED) == key.head[1]
                && same(self.key(known), bytes)
        })
    }

    /// The code of the first key with this hash that is the one.
    #[inline]
    fn probe(&self, hash: u32, is: impl Fn(&Known) -> bool) -> Option<u32> {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = hash as usize & mask;
        loop {
            let slot = self.slots.get(at)?;
            if slot.hash == hash {
                let known = self.keys.get(slot.key as usize)?;
                if is(known) {
                    return Some(known.code);
                }
            } else if slot.key == NONE {
                return None;
            }
            at = (at + 1) & mask;
        }
    }

    /// The bytes of a long key.
    fn key(&self, known: &Known) -> &[u8] {
        if known.head[1] & ALIAS == 0 {
            return self.name(known.code).as_bytes();
        }
        let place = known.head[1] & !(LONG | ALIAS | QUOTED | DAMAGED);
        let (from, length) = ((place & u64::from(u32::MAX)) as usize, (place >> 32) as usize);
        self.aliases.get(from..from + length).unwrap_or_default()
    }

    /// The code of a cell that is long or not known.
    #[inline(never)]
    fn resolve(&mut self, key: &Key, row: u32, cell: &[u8], clean: &mut dyn Clean) -> u32 {
        if key.head[1] >= LONG
            && let Some(code) = self.find(key, cell)
        {
            return code;
        }
        match clean.clean(row, cell) {
            Cleaned::Nothing => NONE,
            Cleaned::Once(name) => self.intern(name),
            // The key of the cell is that of the name, and was looked for.
            Cleaned::Name(name) if name.as_bytes() == cell && key.head[1] & QUOTED == 0 => {
                self.add(name, *key)
            }
            Cleaned::Name(name) => {
                let code = self.intern(name);
                if name.as_bytes() != cell {
                    self.alias(key, cell, code);
                }
                code
            }
        }
    }

    /// Remembers a cell that is written otherwise than its name.
    fn alias(&mut self, key: &Key, cell: &[u8], code: u32) {
        if code == NONE || self.aliases.len() > ALIAS_BYTES || cell.len() > ALIAS_MOST {
            return;
        }
        let mut head = key.head;
        if head[1] >= LONG {
            head[1] |= ALIAS | (cell.len() as u64) << 32 | self.aliases.len() as u64;
        }
        // Short ones count too, so that a column of ever new ways to write its names ends.
        self.aliases.extend_from_slice(cell);
        self.insert(Key { head, hash: key.hash }, code);
    }

    /// Adds a name that is not there; the key is its own.
    fn add(&mut self, name: &str, key: Key) -> u32 {
        let code = u32::try_from(self.ends.len()).unwrap_or(NONE);
        let Ok(end) = u32::try_from(self.text.len() + name.len()) else { return NONE };
        if code == NONE {
            return NONE;
        }
        self.text.push_str(name);
        self.ends.push(end);
        self.insert(key, code);
        code
    }

    fn insert(&mut self, key: Key, code: u32) {
        let Ok(number) = u32::try_from(self.keys.len()) else { return };
        if self.keys.len() >= self.slots.len() / 2 {
            let size = (self.slots.len() * 2).max(64);
            let old = std::mem::replace(&mut self.slots, vec![FREE; size]);
            old.into_iter().filter(|slot| slot.key != NONE).for_each(|slot| place(&mut self.slots, slot));
        }
        self.keys.push(Known { head: key.head, code });
        place(&mut self.slots, Slot { hash: key.hash, key: number });
    }
}

/// Puts a key into the first free place from its own on. There is always one.
fn place(slots: &mut [Slot], slot: Slot) {
    let mask = slots.len() - 1;
    let mut at = slot.hash as usize & mask;
    while slots[at].key != NONE {
        at = (at + 1) & mask;
    }
    slots[at] = slot;
}

#[cfg(test)]
mod tests {
    use super::{Dict, NONE};

    #[test]
    fn codes_follow_first_appearance_and_survive_growth() {
        let mut dict = Dict::default();
        assert_eq!(dict.code("x"), None);
        let names: Vec<String> = (0..10_000).map(|i| format!("{}客户{i}", "long ".repeat(i % 5))).collect();
        for _ in 0..2 {
            for (code, name) in (0u32..).zip(&names) {
                assert_eq!(dict.intern(name), code);
                assert_eq!((dict.code(name), dict.name(code)), (Some(code), name.as_str()));
            }
        }
        assert_eq!(dict.names().iter().collect::<Vec<_>>(), names);
        assert_eq!((dict.len(), dict.code("客户"), dict.name(NONE)), (names.len(), None, ""));
    }

    #[test]
    fn the_empty_string_and_prefixes_are_strings_of_their_own() {
        let parts = [
            "",
            "a",
            "a\0",
            "\0",
            "aaaaaaaa",
            "aaaaaaaaa",
            "aaaaaaaa\0",
            "15 bytes long..",
            "15 bytes long..\0",
            "15 bytes long..!",
            "\"a\"",
            "\"15 bytes long..\"",
        ];
        let mut dict = Dict::default();
        for part in parts {
            dict.intern(part);
        }
        assert_eq!(dict.len(), parts.len());
    }
}
