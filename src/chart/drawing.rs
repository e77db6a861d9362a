//! A finished layout: shapes to paint and marks to touch, in CSS pixels from the upper left.

use super::Rgb;
use super::theme::Colors;
use crate::layout::FONTS;
use crate::layout::text::{MeasureText, fit_line, text_width};
use crate::layout::{Font, Rect, Theme, point};
use crate::text::{Lang, chart as words, number};
use std::cell::RefCell;

/// Size of labels and figures.
pub(super) const TEXT: f64 = 12.0;
/// Size of axis labels and bases.
pub(super) const SMALL: f64 = 11.0;

/// Where and how a chart is laid out.
#[derive(Clone, Copy)]
pub struct Frame<'a> {
    /// Width, CSS pixels.
    pub width: f64,
    /// Height, CSS pixels.
    pub height: f64,
    /// Language of the words a chart adds.
    pub lang: Lang,
    pub(super) colors: Colors,
    measure: &'a RefCell<dyn MeasureText + 'static>,
}

impl<'a> Frame<'a> {
    /// A frame of a size in CSS pixels.
    pub fn new(
        (width, height): (f64, f64),
        theme: Theme,
        lang: Lang,
        measure: &'a RefCell<dyn MeasureText + 'static>,
    ) -> Self {
        Frame { width, height, lang, colors: Colors::of(theme), measure }
    }

    pub(super) fn width_of(&self, text: &str, size: f64, bold: bool) -> f64 {
        text_width(&mut *self.measure.borrow_mut(), text, font(size, bold))
    }

    pub(super) fn widest<'t>(&self, texts: impl Iterator<Item = &'t str>, size: f64, bold: bool) -> f64 {
        texts.map(|text| self.width_of(text, size, bold)).fold(0.0, f64::max).ceil()
    }

    pub(super) fn fit(&self, text: &str, size: f64, room: f64) -> String {
        // A label as wide as its column, which was rounded, is not cut.
        fit_line(&mut *self.measure.borrow_mut(), text, font(size, false), room + 0.5).0
    }
}

fn font(size: f64, bold: bool) -> Font {
    if bold { Font::strong(size) } else { Font::regular(size) }
}

/// A figure as charts show it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Datum {
    /// Where it is drawn; none is "no data", drawn as a gap, never as zero.
    pub value: Option<f64>,
    /// How it is written.
    pub text: String,
    /// Its 95 % interval, in the unit of `value`.
    pub interval: Option<(f64, f64)>,
    /// How the interval is written.
    pub interval_text: Option<String>,
    /// Its base.
    pub n: Option<u64>,
    /// Whether the base is too small to lean on.
    pub small_base: bool,
}

/// Which end of a text stands at its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// The text begins there.
    Start,
    /// The text is centred there.
    Middle,
    /// The text ends there.
    End,
}

/// Something to paint.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A filled rectangle with rounded corners.
    Rect {
        /// Where.
        area: Rect,
        /// Radius of the right-hand and left-hand corners.
        radius: f64,
        /// Fill.
        color: Rgb,
    },
    /// A filled outline.
    Fill {
        /// Its corners.
        points: Vec<(f64, f64)>,
        /// Fill.
        color: Rgb,
        /// 0 (invisible) to 1.
        opacity: f64,
    },
    /// A line.
    Line {
        /// Its points.
        points: Vec<(f64, f64)>,
        /// Stroke width.
        width: f64,
        /// Colour.
        color: Rgb,
        /// Whether dashed.
        dashed: bool,
    },
    /// A disc.
    Dot {
        /// Centre.
        center: (f64, f64),
        /// Radius.
        radius: f64,
        /// Fill.
        color: Rgb,
    },
    /// One line of text, centred vertically on its point.
    Text {
        /// Where.
        at: (f64, f64),
        /// What.
        text: String,
        /// Font size.
        size: f64,
        /// Whether bold.
        bold: bool,
        /// Colour.
        color: Rgb,
        /// Which end is at `at`.
        align: Align,
    },
}

/// One figure of a drawing, for pointer and keyboard.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Where the pointer finds it.
    pub area: Rect,
    /// Where its tip belongs.
    pub tip: (f64, f64),
    /// What it is of.
    pub label: String,
    /// The figure.
    pub datum: Datum,
    /// What it is compared with, and that figure as it is written.
    pub beside: Option<(String, String)>,
}

/// A finished chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// Width, CSS pixels.
    pub width: f64,
    /// Height, CSS pixels.
    pub height: f64,
    /// The font stack.
    pub font: &'static str,
    /// What to paint, from back to front.
    pub shapes: Vec<Shape>,
    /// What can be touched, in reading order.
    pub marks: Vec<Mark>,
}

impl Drawing {
    /// The mark at a point, if there is one.
    pub fn hit(&self, x: f64, y: f64) -> Option<usize> {
        self.marks.iter().position(|mark| mark.area.contains(point(x, y)))
    }

    pub(super) fn new(frame: &Frame<'_>) -> Self {
        Drawing {
            width: frame.width,
            height: frame.height,
            font: FONTS,
            shapes: Vec::new(),
            marks: Vec::new(),
        }
    }

    /// A drawing that says that there is nothing to draw.
    pub(super) fn no_data(frame: &Frame<'_>) -> Self {
        let mut drawing = Drawing::new(frame);
        let middle = (frame.width / 2.0, frame.height / 2.0);
        let text = words::NO_DATA.get(frame.lang);
        drawing.text(middle, text, TEXT, frame.colors.ink_soft, Align::Middle);
        drawing
    }

    pub(super) fn rect(&mut self, area: Rect, radius: f64, color: Rgb) {
        if area.width > 0.0 && area.height > 0.0 {
            self.shapes.push(Shape::Rect { area, radius, color });
        }
    }

    pub(super) fn line(&mut self, points: Vec<(f64, f64)>, width: f64, color: Rgb) {
        self.shapes.push(Shape::Line { points, width, color, dashed: false });
    }

    pub(super) fn dashes(&mut self, points: Vec<(f64, f64)>, width: f64, color: Rgb) {
        self.shapes.push(Shape::Line { points, width, color, dashed: true });
    }

    pub(super) fn dot(&mut self, center: (f64, f64), radius: f64, color: Rgb) {
        self.shapes.push(Shape::Dot { center, radius, color });
    }

    pub(super) fn text(&mut self, at: (f64, f64), text: &str, size: f64, color: Rgb, align: Align) {
        self.push_text(at, text, size, false, color, align);
    }

    pub(super) fn bold(&mut self, at: (f64, f64), text: &str, size: f64, color: Rgb, align: Align) {
        self.push_text(at, text, size, true, color, align);
    }

    fn push_text(&mut self, at: (f64, f64), text: &str, size: f64, bold: bool, color: Rgb, align: Align) {
        if !text.is_empty() {
            self.shapes.push(Shape::Text { at, text: text.to_owned(), size, bold, color, align });
        }
    }
}

impl Datum {
    /// The lower end of what is drawn; 0 without data.
    pub(super) fn low(&self) -> f64 {
        let value = self.value.unwrap_or_default();
        self.interval.map_or(value, |(low, _)| low.min(value))
    }

    /// The upper end of what is drawn; 0 without data.
    pub(super) fn high(&self) -> f64 {
        let value = self.value.unwrap_or_default();
        self.interval.map_or(value, |(_, high)| high.max(value))
    }

    /// The base as charts write it, `n=1,204`.
    pub fn base(&self) -> Option<String> {
        self.n.map(|n| format!("n={}", number::count(n)))
    }
}
