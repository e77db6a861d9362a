//! Cells and names as keys of a dictionary: short ones whole in two words, long ones by their hash. It holds no table
//! (that is `dict`).

use crate::batch::Batch;

/// Keys up to this length stand whole in their place.
pub(crate) const SHORT: usize = 15;
/// Marks a long key.
pub(crate) const LONG: u64 = 1 << 63;
/// Marks a key that opens with the quote of its cell. In a short key it lies beside the length.
pub(crate) const QUOTED: u64 = 1 << 62;

/// Marks the key of a name with U+FFFD, so that no cell has it: each such cell is to be seen.
pub(crate) const DAMAGED: u64 = 1 << 61;

/// A key as it is looked for.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Key {
    pub(crate) head: [u64; 2],
    pub(crate) hash: u32,
}

/// The key of a cell as it stands in the file. Those that open with a quote are kept apart from names that do.
#[inline]
pub(crate) fn key_at(bytes: &[u8], batch: &Batch, row: usize, column: usize) -> Key {
    let (start, end) = batch.span(row, column);
    let length = end.saturating_sub(start);
    // Sixteen bytes from the beginning of the cell, whatever follows it, are read at once.
    if length <= SHORT
        && let Some(wide) = bytes.get(start..).and_then(<[u8]>::first_chunk::<16>)
    {
        return short_key(wide, length, wide[0] == b'"' && length > 0);
    }
    let cell = batch.cell(bytes, row, column);
    key_of(cell, cell.first() == Some(&b'"'))
}

/// The key of a name.
pub(crate) fn key_of_name(name: &str) -> Key {
    let mut key = key_of(name.as_bytes(), false);
    if name.contains(char::REPLACEMENT_CHARACTER) {
        key.head[1] |= DAMAGED;
    }
    key
}

fn key_of(bytes: &[u8], quoted: bool) -> Key {
    if bytes.len() > SHORT {
        return long_key(bytes, quoted);
    }
    let mut wide = [0; 16];
    wide[..bytes.len()].copy_from_slice(bytes);
    short_key(&wide, bytes.len(), quoted)
}

/// The key of the first `length` bytes, at most [`SHORT`].
#[inline]
fn short_key(wide: &[u8; 16], length: usize, quoted: bool) -> Key {
    let [low, high] = *MASKS.get(length).unwrap_or(&[0; 2]);
    let [first, second] = two_words(wide);
    let words = [first & low, second & high];
    let head = [words[0], words[1] | (length as u64) << 56 | if quoted { QUOTED } else { 0 }];
    Key { head, hash: fold(mix(mix(0, head[0]), head[1])) }
}

/// The bytes of a short key by its length.
const MASKS: [[u64; 2]; SHORT + 1] = {
    let mut masks = [[0; 2]; SHORT + 1];
    let mut at = 0;
    while at < masks.len() {
        masks[at] = if at < 8 { [(1 << (at * 8)) - 1, 0] } else { [u64::MAX, (1 << ((at - 8) * 8)) - 1] };
        at += 1;
    }
    masks
};

/// The key of more than [`SHORT`] bytes.
#[inline]
fn long_key(bytes: &[u8], quoted: bool) -> Key {
    let mut hash = bytes.len() as u64;
    if let Some([a, b, c, d]) = four_words(bytes) {
        hash = mix(mix(mix(mix(hash, a), b), c), d);
    } else {
        let (words, _) = bytes.as_chunks::<8>();
        for word in words {
            hash = mix(hash, u64::from_le_bytes(*word));
        }
        if let Some(tail) = bytes.last_chunk::<8>() {
            hash = mix(hash, u64::from_le_bytes(*tail));
        }
    }
    Key { head: [hash, LONG | if quoted { QUOTED } else { 0 }], hash: fold(hash) }
}

/// The first and the last sixteen bytes of 16 to 32, which are all of them.
#[inline]
fn four_words(bytes: &[u8]) -> Option<[u64; 4]> {
    let (first, last) = (bytes.first_chunk::<16>()?, bytes.last_chunk::<16>()?);
    if bytes.len() > 32 {
        return None;
    }
    let ([a, b], [c, d]) = (two_words(first), two_words(last));
    Some([a, b, c, d])
}

#[inline]
fn two_words(bytes: &[u8; 16]) -> [u64; 2] {
    let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p] = *bytes;
    [u64::from_le_bytes([a, b, c, d, e, f, g, h]), u64::from_le_bytes([i, j, k, l, m, n, o, p])]
}

/// Whether two long keys are the same, without a call for those of the usual lengths.
#[inline]
pub(crate) fn same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len()
        && match (four_words(a), four_words(b)) {
            (Some(a), Some(b)) => a[0] == b[0] && a[1] == b[1] && a[2] == b[2] && a[3] == b[3],
            _ => a == b,
        }
}

/// Mixes one word into a hash. For a fixed hash, different words give different results.
#[inline]
fn mix(hash: u64, word: u64) -> u64 {
    let product = (hash ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (product ^ (product >> 32)).rotate_left(5)
}

#[expect(clippy::cast_possible_truncation, reason = "half of a hash is wanted")]
#[inline]
fn fold(hash: u64) -> u32 {
    (hash ^ (hash >> 32)) as u32
}
