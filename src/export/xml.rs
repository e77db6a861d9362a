//! Text and numbers as XML has them: the one place where markup is escaped.

use std::fmt::Write;

/// Text fit for an element or an attribute in quotes: markup escaped, line breaks and tabs made blanks, characters that
/// XML 1.0 forbids left out.
pub(super) fn escape(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            other => out.push(other),
        }
    }
}

/// The escaped text.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(&mut out, text);
    out
}

/// A number with at most two decimals.
pub(super) fn number(out: &mut String, value: f64) {
    let rounded = (value * 100.0).round() / 100.0;
    // Writing to a String cannot fail; `-0` would be a needless sign.
    let _infallible = write!(out, "{}", if rounded == 0.0 { 0.0 } else { rounded });
}

/// A number with at most so many decimals, as text.
pub(super) fn numeral(value: f64, places: usize) -> String {
    let text = format!("{value:.places$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if text == "-0" { "0".into() } else { text.into() }
}

/// How every part of a package begins.
pub(super) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

#[cfg(test)]
mod tests {
    use super::{escaped, number, numeral};

    #[test]
    fn hostile_text_is_text() {
        assert_eq!(escaped("a<b>&\"]]>\u{0}\u{8}\u{1b}\n\u{ffff}😀"), "a&lt;b&gt;&amp;&quot;]]&gt; 😀");
    }

    #[test]
    fn numbers_have_no_needless_digits() {
        let written = [1.0, -0.001, 2.345].map(|value| {
            let mut out = String::new();
            number(&mut out, value);
            out
        });
        assert_eq!(written, ["1", "0", "2.35"]);
        assert_eq!([numeral(10.0, 0), numeral(-0.00001, 4), numeral(0.125, 4)], ["10", "0", "0.125"]);
    }
}
