//! Columns out of the bytes that a store keeps: whole numbers of so many bytes each, the lowest first. What a number stands
//! for is the caller's business, as far as it is not said here. Widths above 8 give nothing.

use crate::NONE;

/// Codes plus one; 0 is no code.
#[inline(never)]
pub fn codes(bytes: &[u8], width: usize, out: &mut Vec<u32>) {
    each(bytes, width, |value| out.push(u32::try_from(value.wrapping_sub(1)).unwrap_or(NONE)));
}

/// Offsets plus one from the smallest number, in a unit; 0 is `i64::MIN`.
#[inline(never)]
pub fn signed(bytes: &[u8], width: usize, smallest: i64, unit: u64, out: &mut Vec<i64>) {
    each(bytes, width, |value| {
        let offset = value.wrapping_sub(1).wrapping_mul(unit).cast_signed();
        out.push(if value == 0 { i64::MIN } else { smallest.wrapping_add(offset) });
    });
}

/// Places in a short list, plus one; what is in no place is NaN.
#[inline(never)]
pub fn listed(bytes: &[u8], width: usize, list: &[f32], out: &mut Vec<f32>) {
    each(bytes, width, |value| {
        let place = usize::try_from(value.wrapping_sub(1)).unwrap_or(usize::MAX);
        out.push(list.get(place).copied().unwrap_or(f32::NAN));
    });
}

/// The numbers as they are.
#[inline(never)]
pub fn plain(bytes: &[u8], width: usize, out: &mut Vec<u64>) {
    each(bytes, width, |value| out.push(value));
}

#[inline(always)]
fn each(bytes: &[u8], width: usize, mut take: impl FnMut(u64)) {
    match width {
        1 => wide::<1>(bytes, &mut take),
        2 => wide::<2>(bytes, &mut take),
        3 => wide::<3>(bytes, &mut take),
        4 => wide::<4>(bytes, &mut take),
        5 => wide::<5>(bytes, &mut take),
        6 => wide::<6>(bytes, &mut take),
        7 => wide::<7>(bytes, &mut take),
        8 => wide::<8>(bytes, &mut take),
        _ => {}
    }
}

#[inline(always)]
fn wide<const WIDTH: usize>(bytes: &[u8], take: &mut impl FnMut(u64)) {
    for piece in bytes.as_chunks::<WIDTH>().0 {
        let mut value = [0; 8];
        value[..WIDTH].copy_from_slice(piece);
        take(u64::from_le_bytes(value));
    }
}

#[cfg(test)]
mod tests {
    use super::{codes, listed, plain, signed};
    use crate::NONE;

    #[test]
    fn every_width_gives_back_what_was_written() {
        for width in 1..=8 {
            let most = if width == 8 { u64::MAX } else { (1 << (8 * width)) - 1 };
            let values = [0, 1, 2, most / 3, most];
            let bytes: Vec<u8> =
                values.iter().flat_map(|value| value.to_le_bytes()[..width].to_vec()).collect();
            let mut out = Vec::new();
            plain(&bytes, width, &mut out);
            assert_eq!(out, values, "{width}");
        }
        let mut none = Vec::new();
        plain(&[1; 90], 9, &mut none);
        assert_eq!(none, []);
    }

    #[test]
    fn zero_is_nothing() {
        let (mut code, mut number, mut answer) = (Vec::new(), Vec::new(), Vec::new());
        codes(&[0, 1, 9], 1, &mut code);
        assert_eq!(code, [NONE, 0, 8]);
        signed(&[0, 1, 3], 1, -5, 1000, &mut number);
        assert_eq!(number, [i64::MIN, -5, 1995]);
        listed(&[0, 1, 3], 1, &[4.0, 5.0], &mut answer);
        assert!(answer[0].is_nan() && answer[1] == 4.0 && answer[2].is_nan());
    }
}
