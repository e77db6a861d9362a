//! A dictionary of distinct strings: the one structure probed for every cell of an import.
//!
//! It is an open-addressing table over codes instead of a `HashMap`, because a known string must cost one hash and
//! one comparison and no allocation. It holds no rows (that is `Codes`).

use super::hash::hash_bytes;

/// The code of an empty cell in [`Codes`](super::Codes), and of a string that a full dictionary cannot take.
pub const NONE: u32 = u32::MAX;

/// A place in the probing table: the upper half of the hash, and the code, [`NONE`] where the place is free.
#[derive(Clone, Copy, Debug)]
struct Slot {
    tag: u32,
    code: u32,
}

const FREE: Slot = Slot { tag: 0, code: NONE };

/// The distinct strings of a column, numbered from 0 in order of first appearance.
#[derive(Clone, Debug, Default)]
pub struct Dict {
    names: Vec<Box<str>>,
    /// A power of two of places, at most three quarters taken; empty as long as there are no names.
    slots: Vec<Slot>,
}

impl Dict {
    /// The code of `name`, which is added if it is new.
    pub fn intern(&mut self, name: &str) -> u32 {
        if self.names.len() >= self.slots.len() / 4 * 3 {
            self.grow();
        }
        let (start, tag) = split(hash_bytes(name.as_bytes()));
        match self.probe(name, start, tag) {
            Ok(code) => code,
            Err(free) => {
                let code = u32::try_from(self.names.len()).unwrap_or(NONE);
                if code != NONE {
                    self.names.push(name.into());
                    self.slots[free] = Slot { tag, code };
                }
                code
            }
        }
    }

    /// The code of `name`, if it is there.
    pub fn code(&self, name: &str) -> Option<u32> {
        if self.slots.is_empty() {
            return None;
        }
        let (start, tag) = split(hash_bytes(name.as_bytes()));
        self.probe(name, start, tag).ok()
    }

    /// The string of a code; empty for [`NONE`] and unknown codes.
    pub fn name(&self, code: u32) -> &str {
        self.names.get(code as usize).map_or("", |name| name)
    }

    /// All strings in the order of their codes.
    pub fn names(&self) -> &[Box<str>] {
        &self.names
    }

    /// The number of distinct strings.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Bytes held in memory, without the allocator's own.
    pub(super) fn bytes(&self) -> usize {
        let text: usize = self.names.iter().map(|name| name.len()).sum();
        text + self.names.len() * size_of::<Box<str>>() + self.slots.len() * size_of::<Slot>()
    }

    /// The code of `name`, or else the free place where it belongs. There is always a free place.
    fn probe(&self, name: &str, start: u32, tag: u32) -> Result<u32, usize> {
        let mask = self.slots.len() - 1;
        let mut at = start as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot.code == NONE {
                return Err(at);
            }
            if slot.tag == tag && &*self.names[slot.code as usize] == name {
                return Ok(slot.code);
            }
            at = (at + 1) & mask;
        }
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(16);
        self.slots = vec![FREE; size];
        for (code, name) in (0..NONE).zip(&self.names) {
            let (start, tag) = split(hash_bytes(name.as_bytes()));
            let mut at = start as usize & (size - 1);
            while self.slots[at].code != NONE {
                at = (at + 1) & (size - 1);
            }
            self.slots[at] = Slot { tag, code };
        }
    }
}

/// The lower half of a hash chooses the place, the upper half tells strings apart without touching them.
fn split(hash: u64) -> (u32, u32) {
    let lower = u32::try_from(hash & u64::from(u32::MAX)).unwrap_or_default();
    let upper = u32::try_from(hash >> 32).unwrap_or_default();
    (lower, upper)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_follow_first_appearance_and_survive_growth() {
        let mut dict = Dict::default();
        assert_eq!(dict.code("x"), None);
        let names: Vec<String> = (0..10_000).map(|i| format!("客户{i}")).collect();
        for (code, name) in (0u32..).zip(&names) {
            assert_eq!(dict.intern(name), code);
        }
        for (code, name) in (0u32..).zip(&names) {
            assert_eq!(dict.intern(name), code);
            assert_eq!(dict.code(name), Some(code));
            assert_eq!(dict.name(code), name);
        }
        assert_eq!(dict.len(), names.len());
        assert_eq!(dict.code("客户"), None);
        assert_eq!(dict.name(NONE), "");
    }

    #[test]
    fn the_empty_string_and_prefixes_are_strings_of_their_own() {
        let mut dict = Dict::default();
        let parts = ["", "a", "a\0", "\0", "aaaaaaaa", "aaaaaaaaa", "aaaaaaaa\0"];
        for part in parts {
            dict.intern(part);
        }
        assert_eq!(dict.len(), parts.len());
    }
}
