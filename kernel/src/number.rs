//! Columns of plain numbers: what nearly all cells of a rating or an amount look like. Whatever is written otherwise is
//! left to the caller, row by row.

use crate::batch::Batch;

/// Reads whole numbers of one or two digits and puts the bits of each as `f32` at `out[i * stride]`; NaN for empty cells,
/// which are counted. Rows whose cells are something else, or outside of `least..=most`, go to `others` by their index.
#[inline(never)]
pub fn small_numbers(
    (bytes, batch, column): (&[u8], &Batch, usize),
    rows: &[u32],
    (least, most): (u8, u8),
    out: &mut [u32],
    stride: usize,
    others: &mut Vec<u32>,
) -> u64 {
    let mut empty = 0;
    for ((at, row), out) in (0..).zip(rows).zip(out.iter_mut().step_by(stride.max(1))) {
        let number = match *batch.plain_cell(bytes, *row as usize, column) {
            [] => {
                empty += 1;
                *out = f32::NAN.to_bits();
                continue;
            }
            [one @ b'0'..=b'9'] => one - b'0',
            [ten @ b'0'..=b'9', one @ b'0'..=b'9'] => (ten - b'0') * 10 + (one - b'0'),
            _ => u8::MAX,
        };
        *out = f32::from(number).to_bits();
        if !(least..=most).contains(&number) {
            others.push(at);
        }
    }
    empty
}

/// Reads plain decimal numbers of at most 13 digits before and two behind the point as hundredths, and puts lower and
/// upper half at `out[i * stride]` and behind it; `i64::MIN` for empty cells, which are counted. Rows whose cells are
/// something else go to `others` by their index.
#[inline(never)]
pub fn hundredths(
    (bytes, batch, column): (&[u8], &Batch, usize),
    rows: &[u32],
    point: u8,
    out: &mut [u32],
    stride: usize,
    others: &mut Vec<u32>,
) -> u64 {
    let mut empty = 0;
    for ((at, row), out) in (0..).zip(rows).zip(out.chunks_mut(stride.max(2))) {
        let cell = batch.plain_cell(bytes, *row as usize, column);
        let cents = if cell.is_empty() {
            empty += 1;
            i64::MIN
        } else {
            plain_hundredths(cell, point).unwrap_or_else(|| {
                others.push(at);
                i64::MIN
            })
        };
        put_wide(out, cents);
    }
    empty
}

/// Puts a number of 64 bits into the first two words.
#[inline]
pub fn put_wide(out: &mut [u32], value: i64) {
    let bytes = value.to_le_bytes();
    let (halves, _) = bytes.as_chunks::<4>();
    if let Some([low, high]) = out.first_chunk_mut::<2>() {
        (*low, *high) = (u32::from_le_bytes(halves[0]), u32::from_le_bytes(halves[1]));
    }
}

#[inline]
fn plain_hundredths(cell: &[u8], point: u8) -> Option<i64> {
    let (negative, digits) = match cell.split_first() {
        Some((b'-', rest)) => (true, rest),
        _ => (false, cell),
    };
    let mut whole = 0;
    let mut at = 0;
    while let Some(digit) = digits.get(at).map(|byte| byte.wrapping_sub(b'0')).filter(|digit| *digit < 10) {
        whole = whole * 10 + i64::from(digit);
        at += 1;
        if at > 13 {
            return None;
        }
    }
    let digit = |byte: u8| Some(byte.wrapping_sub(b'0')).filter(|digit| *digit < 10).map(i64::from);
    let fraction = match digits.get(at..)? {
        [] => 0,
        [mark, tens] if *mark == point => digit(*tens)? * 10,
        [mark, tens, ones] if *mark == point => digit(*tens)? * 10 + digit(*ones)?,
        _ => return None,
    };
    let cents = whole * 100 + fraction;
    (at > 0).then_some(if negative { -cents } else { cents })
}

#[cfg(test)]
mod tests {
    use super::plain_hundredths;

    #[test]
    fn plain_amounts_are_read_and_others_left() {
        let cases: [(&str, Option<i64>); 16] = [
            ("0", Some(0)),
            ("12", Some(1200)),
            ("12.5", Some(1250)),
            ("12.05", Some(1205)),
            ("-3.99", Some(-399)),
            ("9999999999999", Some(999_999_999_999_900)),
            ("10000000000000", None),
            ("", None),
            ("-", None),
            (".5", None),
            ("12.", None),
            ("12.345", None),
            ("1,2", None),
            ("1e3", None),
            ("12.5 ", None),
            ("+1", None),
        ];
        for (text, cents) in cases {
            assert_eq!(plain_hundredths(text.as_bytes(), b'.'), cents, "{text}");
        }
        assert_eq!(plain_hundredths(b"12,5", b','), Some(1250));
    }
}
