//! A fast hash of bytes, for dictionaries, duplicates and checksums. It is no protection against forgery:
//! what is hashed is the user's own file on the user's own machine.

const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;

/// Mixes one word into a hash. For a fixed hash, different words give different results, so a change inside one
/// word of a message is always seen.
#[inline]
pub(super) fn mix(hash: u64, word: u64) -> u64 {
    let product = (hash ^ word).wrapping_mul(MULTIPLIER);
    (product ^ (product >> 32)).rotate_left(5)
}

/// The hash of bytes, eight at a time.
#[inline]
pub(super) fn hash_bytes(bytes: &[u8]) -> u64 {
    let (words, tail) = bytes.as_chunks::<8>();
    let mut hash = bytes.len() as u64;
    for word in words {
        hash = mix(hash, u64::from_le_bytes(*word));
    }
    if !tail.is_empty() {
        let mut last = [0; 8];
        last[..tail.len()].copy_from_slice(tail);
        hash = mix(hash, u64::from_le_bytes(last));
    }
    mix(hash, MULTIPLIER)
}
