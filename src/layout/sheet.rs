//! A sheet on which the parts of a scene are drawn: collects marks and measures text. No rules of the map.

use super::text::{MeasureText, Wrapped, fit_line, text_width, whole_words, wrap};
use super::{
    Anchor, Dash, Fill, Font, Icon, Mark, Paint, Part, Point, Rect, Stroke, TextLine, Weight, point,
};
use std::fmt::Write;
use std::sync::Arc;

/// Marks of one part in the making.
pub(super) struct Sheet<'m> {
    pub(super) measure: &'m mut dyn MeasureText,
    marks: Vec<Mark>,
}

/// An opaque inside.
pub(super) const fn fill(paint: Paint) -> Option<Fill> {
    Some(Fill { paint, alpha: 1.0 })
}

/// A translucent inside.
pub(super) const fn tint(paint: Paint, alpha: f64) -> Option<Fill> {
    Some(Fill { paint, alpha })
}

/// An unbroken line.
pub(super) const fn line(paint: Paint, width: f64) -> Option<Stroke> {
    Some(Stroke { paint, width, dash: Dash::Solid })
}

impl<'m> Sheet<'m> {
    pub(super) fn new(measure: &'m mut dyn MeasureText) -> Self {
        Sheet { measure, marks: Vec::new() }
    }

    /// The finished part.
    pub(super) fn part(self, rect: Rect, label: impl Into<String>) -> Part {
        Part { rect, marks: Arc::new(self.marks), label: label.into() }
    }

    pub(super) fn rect(&mut self, rect: Rect, radius: f64, fill: Option<Fill>, stroke: Option<Stroke>) {
        self.marks.push(Mark::Rect { rect, radius, fill, stroke });
    }

    pub(super) fn circle(&mut self, centre: Point, radius: f64, fill: Option<Fill>, stroke: Option<Stroke>) {
        self.marks.push(Mark::Circle { centre, radius, fill, stroke });
    }

    pub(super) fn path(&mut self, d: String, fill: Option<Fill>, stroke: Option<Stroke>) {
        self.marks.push(Mark::Path { d, fill, stroke });
    }

    /// A straight line.
    pub(super) fn rule(&mut self, from: Point, to: Point, stroke: Option<Stroke>) {
        self.path(open_path(&[from, to]), None, stroke);
    }

    pub(super) fn icon(&mut self, icon: Icon, at: Point, size: f64, paint: Paint) {
        self.marks.push(Mark::Icon { icon, at, size, paint });
    }

    pub(super) fn push(&mut self, mark: Mark) {
        self.marks.push(mark);
    }

    /// One line of text of at most `room` pixels; returns its width. Nothing where not even an ellipsis fits.
    pub(super) fn text(
        &mut self,
        text: &str,
        at: Point,
        anchor: Anchor,
        (font, paint): (Font, Paint),
        room: f64,
    ) -> f64 {
        let (text, width) = fit_line(self.measure, text, font, room);
        if text.is_empty() || width > room {
            return 0.0;
        }
        self.marks.push(Mark::Text(TextLine { text, at, anchor, font, paint, width }));
        width
    }

    /// Wrapped lines, the first baseline at `at`.
    pub(super) fn lines(
        &mut self,
        wrapped: Wrapped,
        at: Point,
        anchor: Anchor,
        (font, paint): (Font, Paint),
        line_height: f64,
    ) {
        for (row, (text, width)) in wrapped.lines.into_iter().enumerate() {
            let at = point(at.x, at.y + row as f64 * line_height);
            self.marks.push(Mark::Text(TextLine { text, at, anchor, font, paint, width }));
        }
    }

    pub(super) fn width(&mut self, text: &str, font: Font) -> f64 {
        text_width(self.measure, text, font)
    }

    /// The largest of the falling `sizes` at which no word has to be broken.
    pub(super) fn whole_words(&mut self, text: &str, weight: Weight, sizes: &[f64], width: f64) -> Font {
        whole_words(self.measure, text, weight, sizes, width)
    }

    /// [`Sheet::wrap`], but nothing where there is no room at all: not even a letter would stay inside.
    pub(super) fn wrap_in(&mut self, text: &str, font: Font, width: f64, max_lines: usize) -> Wrapped {
        if width < font.size { Wrapped::default() } else { self.wrap(text, font, width, max_lines) }
    }

    pub(super) fn wrap(&mut self, text: &str, font: Font, width: f64, max_lines: usize) -> Wrapped {
        wrap(self.measure, text, font, width, max_lines)
    }
}

/// Path data of a polyline.
pub(super) fn open_path(points: &[Point]) -> String {
    let mut d = String::new();
    for (at, p) in points.iter().enumerate() {
        d.push(if at == 0 { 'M' } else { 'L' });
        coordinate(&mut d, *p);
    }
    d
}

/// Path data of a polygon.
pub(super) fn closed_path(points: &[Point]) -> String {
    open_path(points) + "Z"
}

/// Path data of cubic pieces that begin where the piece before ends; a gap lifts the pen.
pub(super) fn cubic_path(pieces: &[[Point; 4]]) -> String {
    let mut d = String::new();
    let mut pen = None;
    for [start, one, two, end] in pieces {
        if pen != Some(*start) {
            d.push('M');
            coordinate(&mut d, *start);
        }
        d.push('C');
        for (at, p) in [one, two, end].into_iter().enumerate() {
            if at > 0 {
                d.push(' ');
            }
            coordinate(&mut d, *p);
        }
        pen = Some(*end);
    }
    d
}

/// Appends `x y`, to a hundredth of a pixel.
pub(super) fn coordinate(d: &mut String, p: Point) {
    number(d, p.x);
    d.push(' ');
    number(d, p.y);
}

/// Appends a number with at most two decimals and no needless zeros.
pub(crate) fn number(out: &mut String, value: f64) {
    let rounded = (value * 100.0).round() / 100.0;
    // Writing to a String cannot fail; `-0` would be a needless sign.
    let _infallible = write!(out, "{}", if rounded == 0.0 { 0.0 } else { rounded });
}
