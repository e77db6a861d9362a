//! Breaking text into lines: Chinese by character with 避头尾 (no closing mark begins a line, no opening mark
//! ends one), Latin words whole, a word longer than a line by force. A simplification of UAX #14 for UI text.

use super::{MeasureText, text_width};
use crate::layout::{Font, Weight};

/// A text in lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wrapped {
    /// The lines with their widths, without blanks at their ends.
    pub lines: Vec<(String, f64)>,
    /// Lines that the text would go on for, 99 at most; the last line that is shown then ends in an ellipsis.
    pub hidden: usize,
}

impl Wrapped {
    /// Whether the text went on.
    pub fn is_cut(&self) -> bool {
        self.hidden > 0
    }

    /// Leaves `reserve` of `width` pixels at the end of the last line, for a sign that there is more.
    pub fn leave(&mut self, measure: &mut dyn MeasureText, font: Font, width: f64, reserve: f64) {
        if let Some((last, _)) = self.lines.pop() {
            self.lines.push(fit_line(measure, &last, font, (width - reserve).max(font.size)));
        }
    }
}

/// Lines that are counted after the last one shown.
const MOST_HIDDEN: usize = 99;

/// What stands for text that did not fit.
const ELLIPSIS: char = '…';

/// Breaks `text` into at most `max_lines` lines of at most `width` pixels. A line feed always breaks.
pub fn wrap(measure: &mut dyn MeasureText, text: &str, font: Font, width: f64, max_lines: usize) -> Wrapped {
    let mut wrapped = Wrapped::default();
    for paragraph in text.lines().map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
        let mut rest = paragraph;
        while !rest.is_empty() {
            let end = line_end(measure, rest, font, width);
            let line = rest[..end].trim_end();
            if wrapped.lines.len() < max_lines {
                wrapped.lines.push((line.to_owned(), text_width(measure, line, font)));
            } else {
                wrapped.hidden += 1;
            }
            rest = rest[end..].trim_start();
            if wrapped.hidden == MOST_HIDDEN {
                return shortened(measure, wrapped, font, width);
            }
        }
    }
    if wrapped.is_cut() { shortened(measure, wrapped, font, width) } else { wrapped }
}

/// The first of `sizes`, which fall, at which no word of the text is wider than `width`; the last if none is.
pub fn whole_words(
    measure: &mut dyn MeasureText,
    text: &str,
    weight: Weight,
    sizes: &[f64],
    width: f64,
) -> Font {
    let at = |size: f64| Font { size, weight, italic: false };
    let word = widest_word(measure, text, at(1.0));
    let smallest = sizes.last().copied().unwrap_or(12.0);
    at(sizes.iter().copied().find(|size| word * size <= width).unwrap_or(smallest))
}

/// The width of the widest run of letters that no line may break.
pub fn widest_word(measure: &mut dyn MeasureText, text: &str, font: Font) -> f64 {
    let (mut widest, mut run) = (0.0f64, 0.0);
    let mut previous: Option<&str> = None;
    for (_, cluster) in clusters(text) {
        let blank = cluster.chars().all(char::is_whitespace);
        if blank || previous.is_some_and(|previous| may_break(previous, cluster)) {
            run = 0.0;
        }
        if !blank {
            run += text_width(measure, cluster, font);
            widest = widest.max(run);
        }
        previous = Some(cluster);
    }
    widest
}

/// One line of at most `width` pixels, with an ellipsis if it had to be cut.
pub fn fit_line(measure: &mut dyn MeasureText, text: &str, font: Font, width: f64) -> (String, f64) {
    let one = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let whole = text_width(measure, &one, font);
    if whole <= width { (one, whole) } else { with_ellipsis(measure, &one, font, width) }
}

/// The last line gives way to an ellipsis.
fn shortened(measure: &mut dyn MeasureText, mut wrapped: Wrapped, font: Font, width: f64) -> Wrapped {
    if let Some((last, _)) = wrapped.lines.pop() {
        wrapped.lines.push(with_ellipsis(measure, &last, font, width));
    }
    wrapped
}

fn with_ellipsis(measure: &mut dyn MeasureText, text: &str, font: Font, width: f64) -> (String, f64) {
    let dots = measure.em(ELLIPSIS, font.weight) * font.size;
    let mut used = 0.0;
    let mut end = 0;
    for (at, cluster) in clusters(text) {
        used += text_width(measure, cluster, font);
        if used + dots > width {
            break;
        }
        end = at + cluster.len();
    }
    let kept = text[..end].trim_end().trim_end_matches(|letter| "，、；：。,;:".contains(letter));
    let line = format!("{kept}{ELLIPSIS}");
    let line_width = text_width(measure, &line, font);
    (line, line_width)
}

/// Where the first line of `text` ends (a byte offset; at least one cluster is taken).
fn line_end(measure: &mut dyn MeasureText, text: &str, font: Font, width: f64) -> usize {
    let mut used = 0.0;
    let mut last_break = None;
    let mut forced = 0;
    let mut previous: Option<&str> = None;
    for (at, cluster) in clusters(text) {
        if previous.is_some_and(|previous| may_break(previous, cluster)) {
            last_break = Some(at);
        }
        let blank = cluster.chars().all(char::is_whitespace);
        used += text_width(measure, cluster, font);
        if used > width && !blank && at > 0 {
            return last_break.unwrap_or(if forced > 0 { forced } else { at });
        }
        // Even where a word is broken by force, the marks that may not begin a line stay with the letter before.
        if !blank && !text[at + cluster.len()..].starts_with(no_line_start) {
            forced = at + cluster.len();
        }
        previous = Some(cluster);
    }
    text.len()
}

/// Characters that belong together on any line: a base with its combining marks, joined emoji, flags.
fn clusters(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = text;
    let mut at = 0;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let mut end = first.len_utf8();
        let mut before = first;
        let mut flags = usize::from(is_flag_half(first));
        for letter in rest[end..].chars() {
            let pair = is_flag_half(letter) && flags % 2 == 1;
            if !(extends(letter) || before == '\u{200d}' || pair) {
                break;
            }
            flags += usize::from(pair);
            end += letter.len_utf8();
            before = letter;
        }
        let (cluster, tail) = rest.split_at(end);
        let start = at;
        at += end;
        rest = tail;
        Some((start, cluster))
    })
}

/// Whether a character continues the one before it.
fn extends(letter: char) -> bool {
    !letter.is_ascii()
        && !is_han(letter)
        && matches!(letter as u32,
        0x0300..=0x036f | 0x0483..=0x0489 | 0x0591..=0x05bd | 0x064b..=0x065f | 0x0900..=0x0903 | 0x093a..=0x094f
        | 0x0e31 | 0x0e34..=0x0e3a | 0x0e47..=0x0e4e | 0x1ab0..=0x1aff | 0x1dc0..=0x1dff | 0x200d | 0x20d0..=0x20ff
        | 0xfe00..=0xfe0f | 0xfe20..=0xfe2f | 0x1f3fb..=0x1f3ff | 0xe0020..=0xe007f)
}

fn is_flag_half(letter: char) -> bool {
    matches!(letter as u32, 0x1f1e6..=0x1f1ff)
}

/// Whether a line may end between two clusters.
fn may_break(before: &str, after: &str) -> bool {
    let (Some(left), Some(right)) = (before.chars().next(), after.chars().next()) else {
        return false;
    };
    // The common cases first: this runs for each character of a map.
    if is_han(left) && is_han(right) {
        return true;
    }
    if left.is_ascii_alphanumeric() && right.is_ascii_alphanumeric() {
        return false;
    }
    if right.is_whitespace() || no_line_start(right) || no_line_end(left) {
        return false;
    }
    // A sign or a part of a date stays with its figure.
    let sign = left == '-' && right.is_ascii_digit();
    let joint = "-/–—".contains(left) && !sign;
    left.is_whitespace() || is_ideographic(left) || is_ideographic(right) || joint
}

/// The everyday ideographs, none of which is a mark.
fn is_han(letter: char) -> bool {
    matches!(letter, '\u{4e00}'..='\u{9fff}')
}

/// Marks that must not begin a line (避头).
fn no_line_start(letter: char) -> bool {
    "，。、；：？！）》」』】〕〉〗］｝＞…—～·’”％‰℃,.;:?!)]}%°ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々"
        .contains(letter)
}

/// Marks that must not end a line (避尾).
fn no_line_end(letter: char) -> bool {
    "（《「『【〔〈〖［｛＜‘“([{￥¥$€£#＃@".contains(letter)
}

/// Characters between which a line may break anywhere: Han, kana, Hangul syllables, fullwidth forms, emoji.
fn is_ideographic(letter: char) -> bool {
    matches!(letter as u32,
        0x2e80..=0x9fff | 0xac00..=0xd7af | 0xf900..=0xfaff | 0xff01..=0xffef | 0x1f000..=0x3ffff)
        || "“”‘’…—·".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::{fit_line, whole_words, wrap};
    use crate::layout::text::EstimatedWidths;
    use crate::layout::{Font, Weight};

    /// Lines of ten-pixel text, `ems` wide.
    fn lines(text: &str, ems: f64, max: usize) -> Vec<String> {
        let wrapped = wrap(&mut EstimatedWidths, text, Font::regular(10.0), ems * 10.0, max);
        wrapped.lines.into_iter().map(|(line, _)| line).collect()
    }

    #[test]
    fn chinese_breaks_by_character_with_bi_tou_wei() {
        for (text, ems, expect) in [
            ("刷到穿搭视频点进商品", 6.0, vec!["刷到穿搭视频", "点进商品"]),
            // no closing mark begins a line: the character before it comes along
            ("刷到穿搭视频，点进商品", 6.0, vec!["刷到穿搭视", "频，点进商品"]),
            ("怎么选？", 3.0, vec!["怎么", "选？"]),
            ("太慢了……真的", 4.0, vec!["太慢", "了……真", "的"]),
            // no opening mark ends a line
            ("打开《使用手册》", 3.0, vec!["打开", "《使用", "手册》"]),
            ("他说“不行”", 3.0, vec!["他说", "“不", "行”"]),
            // Latin words and figures stay whole
            ("打开App看看", 3.5, vec!["打开", "App看", "看"]),
            ("客服等待 4.2 分钟", 5.5, vec!["客服等待", "4.2 分钟"]),
            ("涨到100%了", 4.0, vec!["涨到", "100%了"]),
            ("价格￥99元", 3.0, vec!["价格", "￥99", "元"]),
        ] {
            assert_eq!(lines(text, ems, 9), expect, "{text}");
        }
    }

    #[test]
    fn latin_breaks_between_words_and_long_words_by_force() {
        assert_eq!(lines("the quick brown fox", 6.0, 9), ["the quick", "brown fox"]);
        let parts = lines("https://example.com/averyveryverylongpath", 6.0, 99);
        assert!(parts.len() > 3);
        assert_eq!(parts.concat(), "https://example.com/averyveryverylongpath");
        assert_eq!(lines("well-known words", 5.0, 9), ["well-", "known", "words"]);
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis() {
        let wrapped = wrap(&mut EstimatedWidths, "一二三四五六七八九十", Font::regular(10.0), 40.0, 2);
        assert_eq!((wrapped.is_cut(), wrapped.hidden), (true, 1));
        assert_eq!(wrapped.lines[1].0, "五六七…");
        assert!(wrapped.lines.iter().all(|(_, width)| *width <= 40.0));
        assert_eq!(fit_line(&mut EstimatedWidths, "短", Font::regular(10.0), 40.0).0, "短");
        assert_eq!(fit_line(&mut EstimatedWidths, "一二三，四五", Font::regular(10.0), 50.0).0, "一二三…");
    }

    #[test]
    fn lines_that_are_not_shown_are_counted() {
        let hidden =
            |text: &str, max| wrap(&mut EstimatedWidths, text, Font::regular(10.0), 40.0, max).hidden;
        assert_eq!(hidden("一二三四五六七八九十", 9), 0);
        assert_eq!(hidden("一二三四五六七八九十", 1), 2);
        assert_eq!(hidden("一\n二\n三\n四", 2), 2);
        assert_eq!(hidden(&"一二三四".repeat(500), 4), 99);
    }

    #[test]
    fn letters_shrink_before_a_word_is_broken() {
        let size = |text: &str, width| {
            whole_words(&mut EstimatedWidths, text, Weight::Regular, &[14.0, 12.0, 10.0], width).size
        };
        // 8 letters of 0.56 em on average: "Learning" is 4.4 em wide.
        assert_eq!(size("Learning", 70.0), 14.0);
        assert_eq!(size("Learning more", 56.0), 12.0);
        assert_eq!(size("Learning", 10.0), 10.0);
        // Chinese breaks anywhere.
        assert_eq!(size("学习更多的东西", 30.0), 14.0);
    }

    #[test]
    fn no_mark_begins_a_line_even_after_a_word_that_is_too_long() {
        assert_eq!(lines("abcdefgh，好", 5.0, 9).concat(), "abcdefgh，好");
        for ems in [3.0, 3.5, 4.0, 4.5, 5.0] {
            for line in lines("abcdefgh，ijklmn）。好", ems, 9) {
                assert!(!line.starts_with(['，', '）', '。']), "{line} at {ems}");
            }
        }
        assert_eq!(lines("降了 -5 度", 2.9, 9), ["降了", "-5 度"]);
    }

    #[test]
    fn line_feeds_break_and_blank_lines_vanish() {
        assert_eq!(lines("一\n\n二\r\n三", 9.0, 9), ["一", "二", "三"]);
        assert!(lines(" \n\t", 9.0, 9).is_empty());
    }

    #[test]
    fn joined_characters_stay_together() {
        // a family of joined emoji, a flag, a base with a combining mark
        for whole in ["👨\u{200d}👩\u{200d}👧", "🇨🇳", "e\u{301}"] {
            let text = format!("{whole}{whole}{whole}");
            assert!(lines(&text, 0.5, 99).iter().all(|line| line == whole), "{whole}");
        }
    }
}
