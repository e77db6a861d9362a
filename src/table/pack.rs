//! Packing of column pieces: integers as offsets from the smallest, in as few whole bytes as the largest needs.
//! It knows no tables (that is `store`), and reading never trusts a length that the bytes do not bear out.

use super::NONE;
use waymark_kernel::unpack;

/// No value, where a piece of signed integers may have none (amounts).
const NO_VALUE: i64 = i64::MIN;

/// What is left of the bytes of a piece.
pub(super) struct Source<'a>(pub(super) &'a [u8]);

impl<'a> Source<'a> {
    pub(super) fn bytes(&mut self, length: usize) -> Option<&'a [u8]> {
        let (bytes, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(bytes)
    }

    pub(super) fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (array, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*array)
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    pub(super) fn text(&mut self) -> Option<&'a str> {
        let length = self.u32()?;
        std::str::from_utf8(self.bytes(usize::try_from(length).ok()?)?).ok()
    }
}

/// Appends a length and the text.
pub(super) fn put_text(text: &str, out: &mut Vec<u8>) {
    // Cells are limited to a mebibyte; a longer text of another origin is cut rather than its length.
    let text = &text[..text.floor_char_boundary(u32::MAX as usize)];
    out.extend(u32::try_from(text.len()).unwrap_or(u32::MAX).to_le_bytes());
    out.extend(text.as_bytes());
}

/// Appends integers: the width in bytes, then each in that width.
pub(super) fn put_unsigned(values: impl Iterator<Item = u64> + Clone, out: &mut Vec<u8>) {
    let most = values.clone().max().unwrap_or_default();
    let width = 8 - most.leading_zeros() as usize / 8;
    out.push(u8::try_from(width).unwrap_or(8));
    out.reserve(values.size_hint().0 * width);
    for value in values {
        out.extend(&value.to_le_bytes()[..width]);
    }
}

/// What [`put_unsigned`] wrote: the bytes of `count` integers, and their width.
fn taken<'a>(source: &mut Source<'a>, count: usize) -> Option<(&'a [u8], usize)> {
    let [width] = source.array::<1>()?;
    let width = usize::from(width);
    let bytes = if width <= 8 { source.bytes(count.checked_mul(width)?)? } else { return None };
    Some((bytes, width))
}

/// Reads what [`put_unsigned`] wrote: `count` integers.
pub(super) fn take_unsigned(source: &mut Source<'_>, count: usize, out: &mut Vec<u64>) -> Option<()> {
    match taken(source, count)? {
        (_, 0) => out.resize(out.len() + count, 0),
        (bytes, width) => unpack::plain(bytes, width, out),
    }
    Some(())
}

/// Reads codes that were written plus one.
pub(super) fn take_codes(source: &mut Source<'_>, count: usize, out: &mut Vec<u32>) -> Option<()> {
    match taken(source, count)? {
        (_, 0) => out.resize(out.len() + count, NONE),
        (bytes, width) => unpack::codes(bytes, width, out),
    }
    Some(())
}

/// Appends signed integers, `i64::MIN` standing for none: the smallest, the unit (1 or 1000, since most times are
/// whole seconds), then the offsets from the smallest in that unit, plus one.
pub(super) fn put_signed(values: &[i64], out: &mut Vec<u8>) {
    let present = || values.iter().copied().filter(|value| *value != NO_VALUE);
    let smallest = present().min().unwrap_or_default();
    let offset = |value: i64| value.wrapping_sub(smallest).cast_unsigned();
    let unit: u64 = if present().all(|value| offset(value).is_multiple_of(1000)) { 1000 } else { 1 };
    out.extend(smallest.to_le_bytes());
    out.extend(unit.to_le_bytes());
    let packed = values.iter().map(|value| if *value == NO_VALUE { 0 } else { offset(*value) / unit + 1 });
    put_unsigned(packed, out);
}

/// Reads what [`put_signed`] wrote.
pub(super) fn take_signed(source: &mut Source<'_>, count: usize, out: &mut Vec<i64>) -> Option<()> {
    let smallest = i64::from_le_bytes(source.array()?);
    let unit = u64::from_le_bytes(source.array()?);
    match taken(source, count)? {
        (_, 0) => out.resize(out.len() + count, NO_VALUE),
        (bytes, width) => unpack::signed(bytes, width, smallest, unit, out),
    }
    Some(())
}

/// Appends ratings: a byte each if all are small whole numbers, their bits otherwise.
pub(super) fn put_ratings(values: &[f32], out: &mut Vec<u8>) {
    let is_small =
        |value: &f32| value.is_nan() || SMALL.iter().any(|small| small.to_bits() == value.to_bits());
    let are_small = values.iter().all(is_small);
    out.push(u8::from(are_small));
    if are_small {
        put_unsigned(values.iter().map(|value| small_code(*value)), out);
    } else {
        put_unsigned(values.iter().map(|value| u64::from(value.to_bits())), out);
    }
}

/// Reads what [`put_ratings`] wrote.
pub(super) fn take_ratings(source: &mut Source<'_>, count: usize, out: &mut Vec<f32>) -> Option<()> {
    let [are_small] = source.array::<1>()?;
    if are_small == 1 {
        match taken(source, count)? {
            (_, 0) => out.resize(out.len() + count, f32::NAN),
            (bytes, width) => unpack::listed(bytes, width, &SMALL, out),
        }
        return Some(());
    }
    let mut bits = Vec::new();
    take_unsigned(source, count, &mut bits)?;
    out.extend(bits.into_iter().map(|bits| u32::try_from(bits).map_or(f32::NAN, f32::from_bits)));
    Some(())
}

/// Appends numbers: as signed integers if all are whole and none is large, their bits otherwise; NaN for none.
pub(super) fn put_numbers(values: &[f64], out: &mut Vec<u8>) {
    let whole: Option<Vec<i64>> = values.iter().map(|value| whole(*value)).collect();
    out.push(u8::from(whole.is_some()));
    match whole {
        Some(whole) => put_signed(&whole, out),
        None => put_unsigned(values.iter().map(|value| value.to_bits()), out),
    }
}

/// Reads what [`put_numbers`] wrote.
pub(super) fn take_numbers(source: &mut Source<'_>, count: usize, out: &mut Vec<f64>) -> Option<()> {
    let [are_whole] = source.array::<1>()?;
    if are_whole == 0 {
        let mut bits = Vec::new();
        take_unsigned(source, count, &mut bits)?;
        out.extend(bits.into_iter().map(f64::from_bits));
        return Some(());
    }
    let mut whole = Vec::new();
    take_signed(source, count, &mut whole)?;
    let number = |value: &i64| if *value == NO_VALUE { f64::NAN } else { *value as f64 };
    out.extend(whole.iter().map(number));
    Some(())
}

#[expect(clippy::cast_possible_truncation, reason = "checked to be whole and far inside of i64")]
fn whole(value: f64) -> Option<i64> {
    const MOST: f64 = 1e15;
    if value.is_nan() {
        return Some(NO_VALUE);
    }
    let is_whole = value.fract() == 0.0 && value.abs() < MOST && !(value == 0.0 && value.is_sign_negative());
    is_whole.then_some(value as i64)
}

/// The answers of the usual scales.
const SMALL: [f32; 11] = [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0];

fn small_code(value: f32) -> u64 {
    (1..).zip(SMALL).find(|(_, small)| small.to_bits() == value.to_bits()).map_or(0, |(code, _)| code)
}
