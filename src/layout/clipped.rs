//! Text that may be longer than its card: so many lines, then a sign of how many more there are. The drawer shows all.

use super::sheet::Sheet;
use super::text::{MeasureText, Wrapped, text_width, wrap};
use super::{Anchor, Font, Paint, Rect, point};

const SIGN: Font = Font::strong(11.0);
/// Between the last line and the sign.
const GAP: f64 = 4.0;

/// Wrapped text and the sign after it.
pub(super) struct Clipped {
    wrapped: Wrapped,
    /// "+3": three further lines.
    sign: Option<String>,
}

impl Clipped {
    /// The text in at most `most` lines of at most `width` pixels.
    pub(super) fn new(
        measure: &mut dyn MeasureText,
        text: &str,
        font: Font,
        width: f64,
        most: usize,
    ) -> Clipped {
        let mut wrapped = wrap(measure, text, font, width, most);
        let sign = wrapped.is_cut().then(|| format!("+{}", wrapped.hidden));
        if let Some(sign) = &sign {
            let reserve = text_width(measure, sign, SIGN) + GAP;
            wrapped.leave(measure, font, width, reserve);
        }
        Clipped { wrapped, sign }
    }

    /// Lines shown.
    pub(super) fn lines(&self) -> usize {
        self.wrapped.lines.len()
    }

    /// Whether there are more than these.
    pub(super) fn is_cut(&self) -> bool {
        self.sign.is_some()
    }

    /// Draws the lines: `first` is as wide as they may be, its upper side the first baseline, its height the leading.
    pub(super) fn draw(
        self,
        sheet: &mut Sheet<'_>,
        first: Rect,
        anchor: Anchor,
        (font, paint): (Font, Paint),
    ) {
        let style = (font, paint);
        let start = |width: f64| if anchor == Anchor::Middle { (first.width - width) / 2.0 } else { 0.0 };
        let mut wrapped = self.wrapped;
        if let Some(sign) = self.sign
            && let Some((last, width)) = wrapped.lines.pop()
        {
            let sign_width = sheet.width(&sign, SIGN);
            let y = first.y + wrapped.lines.len() as f64 * first.height;
            let x = first.x + start(width + GAP + sign_width);
            sheet.text(&last, point(x, y), Anchor::Start, style, first.width);
            let end = if anchor == Anchor::Middle { x + width + GAP + sign_width } else { first.right() };
            sheet.text(&sign, point(end, y), Anchor::End, (SIGN, Paint::Brand), first.width);
        }
        let x = if anchor == Anchor::Middle { first.centre().x } else { first.x };
        sheet.lines(wrapped, point(x, first.y), anchor, style, first.height);
    }
}
