//! The cells that a small dictionary met, whole in places that one comparison tells apart whatever their length: a column
//! of labels has few, of all lengths and in no order, and a branch on either is guessed wrong again and again. It forgets
//! at will; what cells mean is known to the dictionary alone.

use crate::NONE;

/// Longer cells are not remembered.
const MOST: usize = 31;
/// Places; a power of two, some times more than there are cells to remember.
const PLACES: usize = 1 << 10;

/// A cell as it stands in the file: its bytes, zeros, and its length in the last byte.
pub(crate) type Whole = [u64; 4];

#[derive(Clone, Copy, Debug)]
struct Place {
    cell: Whole,
    code: u32,
}

/// No cell is so long.
const FREE: Place = Place { cell: [u64::MAX; 4], code: NONE };

/// Cells and their codes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Front {
    /// None as long as nothing was looked up.
    places: Vec<Place>,
}

impl Front {
    /// Makes the places, if there are none.
    pub(crate) fn open(&mut self) {
        if self.places.is_empty() {
            self.places = vec![FREE; PLACES];
        }
    }

    /// Gives the memory back.
    pub(crate) fn close(&mut self) {
        self.places = Vec::new();
    }

    /// Bytes held in memory.
    pub(crate) fn bytes(&self) -> usize {
        self.places.len() * size_of::<Place>()
    }

    /// The code of a cell that is remembered.
    #[inline]
    pub(crate) fn code(&self, cell: &Whole) -> Option<u32> {
        let places = self.places.first_chunk::<PLACES>()?;
        let at = place_of(cell);
        let place = &places[at];
        if same(&place.cell, cell) {
            return Some(place.code);
        }
        let place = &places[at ^ 1];
        same(&place.cell, cell).then_some(place.code)
    }

    /// Remembers a cell, in its place or in the one beside it.
    pub(crate) fn put(&mut self, cell: &Whole, code: u32) {
        let at = place_of(cell);
        let is_free = self.places.get(at).is_some_and(|place| place.cell == FREE.cell);
        if let Some(place) = self.places.get_mut(if is_free { at } else { at ^ 1 }) {
            *place = Place { cell: *cell, code };
        }
    }
}

/// The cell of `length` bytes that begins at `start`; none if it is too long, or at the very end of the bytes.
#[inline]
pub(crate) fn whole(bytes: &[u8], start: usize, length: usize) -> Option<Whole> {
    let masks = MASKS.get(length)?;
    let (words, _) = bytes.get(start..)?.first_chunk::<32>()?.as_chunks::<8>();
    let word = |at: usize| u64::from_le_bytes(words[at]) & masks[at];
    Some([word(0), word(1), word(2), word(3) | (length as u64) << 56])
}

/// The bytes of a cell by its length.
const MASKS: [Whole; MOST + 1] = {
    let mut masks = [[0; 4]; MOST + 1];
    let mut length = 0;
    while length < masks.len() {
        let mut byte = 0;
        while byte < length {
            masks[length][byte / 8] |= 0xFF << (byte % 8 * 8);
            byte += 1;
        }
        length += 1;
    }
    masks
};

/// Different cells mostly have different places.
#[expect(clippy::cast_possible_truncation, reason = "the upper bits of the sum, which fit")]
#[inline]
fn place_of(cell: &Whole) -> usize {
    let sum = cell[0]
        .wrapping_mul(0x9E37_79B9_7F4A_7C15)
        .wrapping_add(cell[1].wrapping_mul(0xC2B2_AE3D_27D4_EB4F))
        .wrapping_add(cell[2].wrapping_mul(0x1656_67B1_9E37_79F9))
        .wrapping_add(cell[3].wrapping_mul(0xD6E8_FEB8_6659_FD93));
    (sum >> (64 - PLACES.ilog2())) as usize
}

#[inline]
fn same(a: &Whole, b: &Whole) -> bool {
    (a[0] ^ b[0]) | (a[1] ^ b[1]) | (a[2] ^ b[2]) | (a[3] ^ b[3]) == 0
}

#[cfg(test)]
mod tests {
    use super::{Front, MOST, whole};

    #[test]
    fn cells_are_told_apart_by_bytes_and_length() {
        let bytes: Vec<u8> = (0..64).collect();
        let mut front = Front::default();
        front.open();
        let cells = |zeros: &'static [u8]| (0..=MOST).filter_map(move |length| whole(zeros, 0, length));
        for (code, cell) in (0..).zip(cells(&[0; 64])) {
            assert_eq!(front.code(&cell), None);
            front.put(&cell, code);
            assert_eq!(front.code(&cell), Some(code));
        }
        for length in 0..=MOST {
            let cell = whole(&bytes, 1, length).unwrap();
            let unpacked: Vec<u8> = cell.iter().flat_map(|word| word.to_le_bytes()).collect();
            assert_eq!(unpacked[..length], bytes[1..=length]);
            assert!(unpacked[length..31].iter().all(|byte| *byte == 0));
        }
        assert_eq!(whole(&bytes, 0, MOST + 1), None);
        assert_eq!(whole(&bytes, 33, 1), None);
        assert_eq!(whole(&bytes, 1, usize::MAX), None);
    }
}
