//! Numbers as files write them: currency signs, thousands separators, decimal commas, parentheses for negatives,
//! full-width digits. They are read as scaled integers, so no cent is lost to binary fractions.

use super::plain::{to_ascii, trim};

/// Longer cells are no numbers.
const MAX_BYTES: usize = 64;

/// Currency signs and units that may stand before or behind a number.
const UNITS: [&str; 27] = [
    "¥",
    "$",
    "€",
    "£",
    "￥",
    "₩",
    "CNY",
    "RMB",
    "USD",
    "EUR",
    "GBP",
    "HKD",
    "JPY",
    "TWD",
    "HK$",
    "US$",
    "NT$",
    "RM",
    "元",
    "圆",
    "人民币",
    "美元",
    "欧元",
    "港元",
    "分",
    "星",
    "颗星",
];

/// An amount of money in hundredths, rounded half away from zero; none if it is no number or beyond what an exact
/// sum of millions of rows can bear (9e13).
pub fn parse_cents(text: &str, decimal_comma: bool) -> Option<i64> {
    const LIMIT: i64 = 9_000_000_000_000_000;
    parse_scaled(text, decimal_comma, 2).filter(|cents| (-LIMIT..=LIMIT).contains(cents))
}

/// A number; none if it is none. Exact to four decimal places, which is more than any rating has.
pub fn parse_number(text: &str, decimal_comma: bool) -> Option<f64> {
    parse_scaled(text, decimal_comma, 4).map(|scaled| scaled as f64 / 10_000.0)
}

/// A number with all its digits; none if it is none.
pub(super) fn parse_exact(text: &str, decimal_comma: bool) -> Option<f64> {
    let is_plain = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+' | b'e' | b'E');
    if !decimal_comma && text.len() <= MAX_BYTES && text.bytes().all(is_plain) {
        return text.parse().ok().filter(|value: &f64| value.is_finite());
    }
    parse_number(text, decimal_comma)
}

/// The number times 10^places, rounded half away from zero.
pub(super) fn parse_scaled(text: &str, decimal_comma: bool, places: i32) -> Option<i64> {
    if let Some(short) = parse_plain(text.as_bytes()) {
        return short.checked_mul(10_i64.checked_pow(places.unsigned_abs())?);
    }
    if text.len() > MAX_BYTES {
        return None;
    }
    let text = to_ascii(text);
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (body, ten_thousands) = match trim_units(&text).strip_suffix('万') {
        Some(body) => (body, true),
        None => (trim_units(&text), false),
    };
    let (body, negative) = take_sign(body)?;
    let (mantissa, exponent) = decimal(body, decimal_comma)?;
    let exponent = exponent.checked_add(places)?.checked_add(if ten_thousands { 4 } else { 0 })?;
    let value = scale(mantissa, exponent)?;
    Some(if negative { -value } else { value })
}

/// The commonest case first: up to nine digits and nothing else.
fn parse_plain(bytes: &[u8]) -> Option<i64> {
    if bytes.is_empty() || bytes.len() > 9 {
        return None;
    }
    bytes.iter().try_fold(0, |value, byte| {
        let digit = byte.wrapping_sub(b'0');
        (digit < 10).then(|| value * 10 + i64::from(digit))
    })
}

fn trim_units(text: &str) -> &str {
    let mut text = trim(text);
    loop {
        let is_bare =
            |byte: Option<&u8>| byte.is_none_or(|byte| matches!(byte, b'0'..=b'9' | b'(' | b')' | b'-'));
        if is_bare(text.as_bytes().first()) && is_bare(text.as_bytes().last()) {
            return text;
        }
        let before = text.len();
        for unit in UNITS {
            text = without_unit(text, unit);
        }
        if text.len() == before {
            return text;
        }
    }
}

fn without_unit<'a>(text: &'a str, unit: &str) -> &'a str {
    let is_unit = |part: Option<&str>| part.is_some_and(|part| part.eq_ignore_ascii_case(unit));
    if is_unit(text.get(..unit.len())) {
        return trim(&text[unit.len()..]);
    }
    match text.len().checked_sub(unit.len()) {
        Some(rest) if is_unit(text.get(rest..)) => trim(&text[..rest]),
        _ => text,
    }
}

/// Takes off one sign: `-5`, `5-`, `(5)`, `-¥5`, `+5`. Two signs are no number.
fn take_sign(text: &str) -> Option<(&str, bool)> {
    let (body, negative) = if let Some(inner) = text.strip_prefix('(').and_then(|text| text.strip_suffix(')'))
    {
        (inner, true)
    } else if let Some(body) = text.strip_prefix('-').or_else(|| text.strip_suffix('-')) {
        (body, true)
    } else {
        (text.strip_prefix('+').unwrap_or(text), false)
    };
    let body = trim_units(body);
    let starts_plain = body.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '.' | ','));
    starts_plain.then_some((body, negative))
}

/// Digits with groups, a decimal point and an exponent, as `mantissa * 10^exponent`.
fn decimal(text: &str, decimal_comma: bool) -> Option<(i64, i32)> {
    let (point, group) = if decimal_comma { (b',', b'.') } else { (b'.', b',') };
    let (digits, exponent) = match text.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, exponent.parse::<i32>().ok()?),
        None => (text, 0),
    };
    let mut mantissa: i64 = 0;
    let mut fraction: Option<i32> = None;
    let mut seen = false;
    // Digits since the last group separator; none before the first.
    let mut grouped: Option<u32> = None;
    for byte in digits.bytes() {
        if byte.is_ascii_digit() {
            seen = true;
            fraction = fraction.map(|places| places + 1);
            grouped = grouped.map(|count| count + 1);
            mantissa = mantissa.checked_mul(10)?.checked_add(i64::from(byte - b'0'))?;
        } else if byte == point && fraction.is_none() {
            if grouped.is_some_and(|count| count != 3) {
                return None;
            }
            (fraction, grouped) = (Some(0), None);
        } else if fraction.is_none() && seen && (byte == group || matches!(byte, b' ' | b'\'')) {
            if grouped.is_some_and(|count| count != 3) {
                return None;
            }
            grouped = Some(0);
        } else {
            return None;
        }
    }
    let is_whole = seen && grouped.is_none_or(|count| count == 3);
    is_whole.then_some((mantissa, exponent.checked_sub(fraction.unwrap_or_default())?))
}

fn scale(mantissa: i64, exponent: i32) -> Option<i64> {
    if mantissa == 0 {
        return Some(0);
    }
    let factor = 10_i64.checked_pow(exponent.unsigned_abs());
    match (factor, exponent < 0) {
        (Some(factor), false) => mantissa.checked_mul(factor),
        (None, false) => None,
        (Some(divisor), true) => {
            let (whole, rest) = (mantissa / divisor, mantissa % divisor);
            Some(whole + i64::from(rest >= divisor - rest))
        }
        // Less than a billionth of the unit.
        (None, true) => Some(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_as_people_write_them() {
        let cases: &[(&str, bool, Option<i64>)] = &[
            ("0", false, Some(0)),
            ("12", false, Some(1200)),
            ("12.5", false, Some(1250)),
            ("12.345", false, Some(1235)),
            ("-12.345", false, Some(-1235)),
            ("12.344", false, Some(1234)),
            (".5", false, Some(50)),
            ("5.", false, Some(500)),
            ("1,234.50", false, Some(123_450)),
            ("1,234,567", false, Some(123_456_700)),
            ("1.234,50", true, Some(123_450)),
            ("1 234,50 €", true, Some(123_450)),
            ("1'234.50", false, Some(123_450)),
            ("¥12.50", false, Some(1250)),
            ("￥ 12.50", false, Some(1250)),
            ("-¥12.50", false, Some(-1250)),
            ("¥-12.50", false, Some(-1250)),
            ("12.50元", false, Some(1250)),
            ("CNY 12.50", false, Some(1250)),
            ("12.50 usd", false, Some(1250)),
            ("(12.50)", false, Some(-1250)),
            ("($1,250.00)", false, Some(-125_000)),
            ("12.50-", false, Some(-1250)),
            ("\u{2212}3", false, Some(-300)),
            ("+3", false, Some(300)),
            ("１２．５", false, Some(1250)),
            ("￥１，２３４．５０", false, Some(123_450)),
            ("1.2万", false, Some(1_200_000)),
            ("1.2E3", false, Some(120_000)),
            ("1e-9", false, Some(0)),
            ("12\u{a0}345,6", true, Some(1_234_560)),
            // No numbers.
            ("", false, None),
            ("1,5", false, None),
            ("1,23,456", false, None),
            ("1234,567,8", false, None),
            ("1.2.3", false, None),
            ("--5", false, None),
            ("(-5)", false, None),
            ("5 apples", false, None),
            ("¥", false, None),
            (".", false, None),
            ("1e999999999999", false, None),
            ("1e99", false, None),
            ("inf", false, None),
            ("NaN", false, None),
            ("0x10", false, None),
            ("99999999999999999999", false, None),
            ("90000000000000.01", false, None),
        ];
        for (text, comma, cents) in cases {
            assert_eq!(parse_cents(text, *comma), *cents, "{text:?}");
        }
    }

    #[test]
    fn ratings_as_people_write_them() {
        let cases: &[(&str, Option<f64>)] = &[
            ("5", Some(5.0)),
            ("4.5", Some(4.5)),
            ("5分", Some(5.0)),
            ("5 星", Some(5.0)),
            ("好", None),
            ("4/5", None),
        ];
        for (text, value) in cases {
            assert_eq!(parse_number(text, false), *value, "{text:?}");
        }
    }
}
