//! Where the separators, line ends and quotes of a block of 64 bytes are: one bit a byte. It knows no rows.

/// Bytes in a block.
pub const BLOCK: usize = 64;

/// The bytes of a block that mean something to a reader of CSV; bit `i` is byte `i`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Separators and line ends.
    pub ends: u64,
    /// Line feeds and carriage returns.
    pub lines: u64,
    /// Double quotes.
    pub quotes: u64,
}

/// The marks of a block.
#[cfg(target_arch = "wasm32")]
#[inline]
pub fn marks(block: &[u8; BLOCK], separator: u8) -> Marks {
    use core::arch::wasm32::{i8x16_bitmask, u8x16_eq, u8x16_splat, u64x2, v128_or};
    let (wanted, feed, turn, quote) =
        (u8x16_splat(separator), u8x16_splat(b'\n'), u8x16_splat(b'\r'), u8x16_splat(b'"'));
    let mut marks = Marks::default();
    let (quarters, _) = block.as_chunks::<16>();
    for (at, quarter) in quarters.iter().enumerate() {
        let (halves, _) = quarter.as_chunks::<8>();
        let bytes = u64x2(u64::from_le_bytes(halves[0]), u64::from_le_bytes(halves[1]));
        let lines = v128_or(u8x16_eq(bytes, feed), u8x16_eq(bytes, turn));
        let ends = v128_or(lines, u8x16_eq(bytes, wanted));
        let shift = at * 16;
        marks.ends |= u64::from(i8x16_bitmask(ends)) << shift;
        marks.lines |= u64::from(i8x16_bitmask(lines)) << shift;
        marks.quotes |= u64::from(i8x16_bitmask(u8x16_eq(bytes, quote))) << shift;
    }
    marks
}

/// The marks of a block, eight bytes at a time.
#[cfg(not(target_arch = "wasm32"))]
#[inline]
pub fn marks(block: &[u8; BLOCK], separator: u8) -> Marks {
    let mut marks = Marks::default();
    let (words, _) = block.as_chunks::<8>();
    for (at, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        let lines = equal(word, b'\n') | equal(word, b'\r');
        let shift = at * 8;
        marks.lines |= lines << shift;
        marks.ends |= (lines | equal(word, separator)) << shift;
        marks.quotes |= equal(word, b'"') << shift;
    }
    marks
}

/// The bytes of a word that equal `byte`, one bit each.
#[cfg(not(target_arch = "wasm32"))]
#[inline]
fn equal(word: u64, byte: u8) -> u64 {
    const LOW: u64 = 0x7F7F_7F7F_7F7F_7F7F;
    let differs = word ^ (u64::from(byte) * 0x0101_0101_0101_0101);
    // The top bit of each byte that is zero, without carries between bytes; then the eight bits side by side.
    let zero = !(((differs & LOW) + LOW) | differs | LOW);
    (zero >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

/// The marks of the block that begins at `at`; there are none beyond the end of the bytes.
#[inline]
pub fn marks_at(bytes: &[u8], at: usize, separator: u8) -> Marks {
    let rest = bytes.get(at..).unwrap_or_default();
    match rest.first_chunk::<BLOCK>() {
        Some(block) => marks(block, separator),
        None => marks_of_rest(rest, separator),
    }
}

#[cold]
fn marks_of_rest(rest: &[u8], separator: u8) -> Marks {
    let mut block = [0; BLOCK];
    block[..rest.len()].copy_from_slice(rest);
    marks(&block, separator)
}

#[cfg(test)]
mod tests {
    use super::{Marks, marks, marks_at};

    #[test]
    fn every_byte_has_its_bit() {
        for byte in 0..=u8::MAX {
            for at in 0..64 {
                let mut bytes = [b'x'; 64];
                bytes[at] = byte;
                let bit = |is: bool| u64::from(is) << at;
                let lines = byte == b'\n' || byte == b'\r';
                let expected =
                    Marks { ends: bit(lines || byte == b';'), lines: bit(lines), quotes: bit(byte == b'"') };
                assert_eq!(marks(&bytes, b';'), expected, "{byte} at {at}");
            }
        }
    }

    #[test]
    fn a_short_block_marks_nothing_beyond_its_end() {
        assert_eq!(marks_at(b"a,b", 1, b','), Marks { ends: 1, lines: 0, quotes: 0 });
        assert_eq!(marks_at(b"a,b", 9, b','), Marks::default());
    }
}
