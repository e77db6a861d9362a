//! A dictionary of distinct strings: the one structure probed for every cell of an import.
//!
//! It is an open-addressing table instead of a `HashMap`, with short strings whole in its places: a known string then
//! costs one hash and one cache miss, and no allocation. It holds no rows (that is `Codes`).

use super::hash::{hash_bytes, mix};

/// The code of an empty cell in [`Codes`](super::Codes), and of a string that a full dictionary cannot take.
pub const NONE: u32 = u32::MAX;

/// Strings up to this length stand whole in their place.
const SHORT_BYTES: usize = 15;

/// A place in the probing table; its code is [`NONE`] where it is free.
#[derive(Clone, Copy, Debug)]
struct Slot {
    /// The first bytes of the string, and last its length, or `u8::MAX` if it is longer than [`SHORT_BYTES`].
    head: [u64; 2],
    /// The upper half of the hash, which tells long strings apart without touching them.
    tag: u32,
    code: u32,
}

const FREE: Slot = Slot { head: [0; 2], tag: 0, code: NONE };

/// A string as it is looked for.
struct Key<'a> {
    name: &'a str,
    head: [u64; 2],
    start: usize,
    tag: u32,
}

impl<'a> Key<'a> {
    #[inline]
    fn new(name: &'a str) -> Self {
        let bytes = name.as_bytes();
        let mut head = [0; 16];
        let length = bytes.len().min(SHORT_BYTES);
        head[..length].copy_from_slice(&bytes[..length]);
        let is_short = bytes.len() <= SHORT_BYTES;
        head[SHORT_BYTES] = if is_short { u8::try_from(length).unwrap_or(u8::MAX) } else { u8::MAX };
        let (words, _) = head.as_chunks::<8>();
        let head = [u64::from_le_bytes(words[0]), u64::from_le_bytes(words[1])];
        let hash = if is_short { mix(mix(0, head[0]), head[1]) } else { hash_bytes(bytes) };
        let (lower, tag) = split(hash);
        Key { name, head, start: lower as usize, tag }
    }

    fn is_short(&self) -> bool {
        self.name.len() <= SHORT_BYTES
    }
}

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
        let key = Key::new(name);
        match self.probe(&key) {
            Ok(code) => code,
            Err(free) => {
                let code = u32::try_from(self.names.len()).unwrap_or(NONE);
                if code != NONE {
                    self.names.push(name.into());
                    self.slots[free] = Slot { head: key.head, tag: key.tag, code };
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
        self.probe(&Key::new(name)).ok()
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

    /// The code of a string, or else the free place where it belongs. There is always a free place.
    #[inline]
    fn probe(&self, key: &Key<'_>) -> Result<u32, usize> {
        let mask = self.slots.len() - 1;
        let mut at = key.start & mask;
        loop {
            let slot = self.slots[at];
            if slot.code == NONE {
                return Err(at);
            }
            let is_alike = slot.head == key.head && slot.tag == key.tag;
            if is_alike && (key.is_short() || &*self.names[slot.code as usize] == key.name) {
                return Ok(slot.code);
            }
            at = (at + 1) & mask;
        }
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(16);
        self.slots = vec![FREE; size];
        for (code, name) in (0..NONE).zip(&self.names) {
            let key = Key::new(name);
            let mut at = key.start & (size - 1);
            while self.slots[at].code != NONE {
                at = (at + 1) & (size - 1);
            }
            self.slots[at] = Slot { head: key.head, tag: key.tag, code };
        }
    }
}

/// The lower half of a hash, which chooses the place, and the upper half.
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
        ];
        for part in parts {
            dict.intern(part);
        }
        assert_eq!(dict.len(), parts.len());
    }
}
