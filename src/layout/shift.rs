//! Path data moved and scaled. A printer that writes coordinates of the map itself, not of a part, needs no
//! transform for each part.

use super::Point;

/// The path data `d` (absolute `M`, `L`, `H`, `V`, `C`, `Z`) scaled about the origin and then moved, to a hundredth
/// of a pixel.
pub fn shifted(d: &str, scale: f64, by: Point) -> String {
    let mut out = String::with_capacity(d.len() + 32);
    let (mut command, mut vertical) = (b'M', false);
    let mut rest = d;
    while let Some(first) = rest.bytes().next() {
        let length = match first {
            b'0'..=b'9' | b'.' | b'-' => {
                let digits = rest.bytes().skip(1).take_while(|byte| byte.is_ascii_digit() || *byte == b'.');
                let length = 1 + digits.count();
                let value = number(&rest[..length]);
                let down = match command {
                    b'H' => false,
                    b'V' => true,
                    _ => vertical,
                };
                if !out.ends_with(|last: char| last.is_ascii_alphabetic()) {
                    out.push(' ');
                }
                decimal(&mut out, value * scale + if down { by.y } else { by.x });
                vertical = !vertical;
                length
            }
            b'A'..=b'Z' => {
                (command, vertical) = (first, false);
                out.push(char::from(first));
                1
            }
            _ => 1,
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    out
}

/// A short decimal number; std's own parser brings tables of powers of five for numbers that no path has.
pub(super) fn number(text: &str) -> f64 {
    let (mut value, mut unit, mut after_point) = (0.0, 1.0, false);
    for byte in text.bytes() {
        match byte {
            b'.' => after_point = true,
            b'0'..=b'9' => {
                value = value * 10.0 + f64::from(byte - b'0');
                unit *= if after_point { 10.0 } else { 1.0 };
            }
            _ => {}
        }
    }
    if text.starts_with('-') { -value / unit } else { value / unit }
}

/// Appends a number with at most two decimals; a map has thousands of them, so without the generality of `fmt`.
fn decimal(out: &mut String, value: f64) {
    #[expect(clippy::cast_possible_truncation, reason = "pixels of a map")]
    let hundredths = (value * 100.0).round() as i64;
    if hundredths < 0 {
        out.push('-');
    }
    let (mut whole, part) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    let mut digits = [b'0'; 20];
    let mut at = digits.len();
    while whole > 0 || at == digits.len() {
        at -= 1;
        digits[at] = digit(whole);
        whole /= 10;
    }
    out.extend(digits[at..].iter().copied().map(char::from));
    if part > 0 {
        out.push('.');
        out.push(char::from(digit(part / 10)));
        if part % 10 > 0 {
            out.push(char::from(digit(part)));
        }
    }
}

/// The last digit of a number.
fn digit(value: u64) -> u8 {
    b"0123456789"[usize::from(u8::try_from(value % 10).unwrap_or_default())]
}

#[cfg(test)]
mod tests {
    use super::shifted;
    use crate::layout::point;

    #[test]
    fn each_command_moves_its_own_axes() {
        for (d, scale, expect) in [
            ("M4 6.5H15L20 12V3Z", 1.0, "M14 106.5H25L30 112V103Z"),
            ("M4 1.07C1.53 2.5 0 5.14 0 8", 1.0, "M14 101.07C11.53 102.5 10 105.14 10 108"),
            ("M1 2H3H5V4", 0.5, "M10.5 101H11.5H12.5V102"),
            ("M-20 -200.5L-10.01 0", 1.0, "M-10 -100.5L-0.01 100"),
            ("M12 3C16.97 3 21 7.03 21 12M1 1", 2.0, "M34 106C43.94 106 52 114.06 52 124M12 102"),
            ("", 1.0, ""),
        ] {
            assert_eq!(shifted(d, scale, point(10.0, 100.0)), expect, "{d}");
        }
    }

    #[test]
    fn numbers_have_at_most_two_decimals() {
        let d = |value: f64| shifted("M0 0", 1.0, point(value, 0.0));
        for (value, expect) in
            [(0.0, "M0 0"), (-0.001, "M0 0"), (0.05, "M0.05 0"), (99.996, "M100 0"), (-1.5, "M-1.5 0")]
        {
            assert_eq!(d(value), expect);
        }
    }
}
