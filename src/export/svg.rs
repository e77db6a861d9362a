//! A scene as a standalone SVG file: real text, no scripts, nothing external. It prints marks and adds
//! nothing of its own but the order of the parts.

use super::sheet::{Placed, Sheet, whole};
use super::xml::{escape, number};
use crate::layout::{FONTS, Fill, Mark, Point, Rect, Scene, Size, Stroke, TextLine, Theme, rect};
use std::fmt::Write;

/// The size of the whole picture, header and legend included, in pixels.
pub fn svg_size(scene: &Scene) -> Size {
    whole(scene).size
}

/// The scene with header and legend as an SVG document, in the colours of a theme.
pub fn svg(scene: &Scene, theme: Theme) -> String {
    of_sheet(&whole(scene), theme, "")
}

/// The same with the journey in it, as [`crate::file::pack_journey`] writes it: opening the picture restores the map.
pub fn svg_with(scene: &Scene, theme: Theme, journey: &str) -> String {
    of_sheet(&whole(scene), theme, &super::carry::metadata(journey))
}

/// A sheet as an SVG document; `metadata` is markup.
pub(super) fn of_sheet(sheet: &Sheet, theme: Theme, metadata: &str) -> String {
    let mut pen = Pen { out: String::with_capacity(64 * 1024), theme, pictures: 0 };
    pen.open(sheet, metadata);
    sheet.parts.iter().for_each(|placed| pen.part(placed));
    pen.out.push_str("</svg>\n");
    pen.out
}

/// One part alone (a card, a chevron) as marks in an SVG fragment, its corner at the origin.
pub fn fragment(marks: &[Mark], theme: Theme) -> String {
    let mut pen = Pen { out: String::new(), theme, pictures: 0 };
    marks.iter().for_each(|mark| pen.mark(mark));
    pen.out
}

/// Writes elements.
struct Pen {
    out: String,
    theme: Theme,
    pictures: usize,
}

impl Pen {
    fn open(&mut self, sheet: &Sheet, metadata: &str) {
        let Size { width, height } = sheet.size;
        self.out.push_str(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"",
        );
        for (name, value) in [("width", width), ("height", height)] {
            self.attribute(name, value);
        }
        self.out.push_str(" viewBox=\"0 0 ");
        number(&mut self.out, width);
        self.out.push(' ');
        number(&mut self.out, height);
        self.out.push_str("\" xml:lang=\"");
        self.out.push_str(sheet.lang.tag());
        self.out.push_str("\" role=\"img\" aria-labelledby=\"map-title map-description\" font-family=\"");
        self.out.push_str(FONTS);
        self.out.push_str("\" style=\"font-variant-numeric: tabular-nums\">\n<title id=\"map-title\">");
        escape(&mut self.out, &sheet.title);
        self.out.push_str("</title>\n<desc id=\"map-description\">");
        escape(&mut self.out, &sheet.description);
        self.out.push_str("</desc>\n");
        self.out.push_str(metadata);
        let page = Mark::Rect {
            rect: rect(0.0, 0.0, width, height),
            radius: 0.0,
            fill: Some(Fill { paint: sheet.ground, alpha: 1.0 }),
            stroke: None,
        };
        self.mark(&page);
        self.out.push('\n');
    }

    fn part(&mut self, placed: &Placed) {
        if placed.part.marks.is_empty() {
            return;
        }
        self.group(placed.at);
        placed.part.marks.iter().for_each(|mark| self.mark(mark));
        self.out.push_str("</g>\n");
    }

    fn group(&mut self, at: Point) {
        self.out.push_str("<g transform=\"translate(");
        number(&mut self.out, at.x);
        self.out.push(' ');
        number(&mut self.out, at.y);
        self.out.push_str(")\">");
    }

    fn mark(&mut self, mark: &Mark) {
        match mark {
            Mark::Rect { rect, radius, fill, stroke } => {
                self.out.push_str("<rect");
                self.corners(*rect);
                if *radius > 0.0 {
                    self.attribute("rx", *radius);
                }
                self.ink(*fill, *stroke);
                self.out.push_str("/>");
            }
            Mark::Circle { centre, radius, fill, stroke } => {
                self.out.push_str("<circle");
                for (name, value) in [("cx", centre.x), ("cy", centre.y), ("r", *radius)] {
                    self.attribute(name, value);
                }
                self.ink(*fill, *stroke);
                self.out.push_str("/>");
            }
            Mark::Path { d, fill, stroke } => {
                self.out.push_str("<path d=\"");
                self.out.push_str(d);
                self.out.push('"');
                self.ink(*fill, *stroke);
                self.out.push_str("/>");
            }
            Mark::Icon { icon, at, size, paint } => {
                self.out.push_str("<path transform=\"translate(");
                number(&mut self.out, at.x);
                self.out.push(' ');
                number(&mut self.out, at.y);
                let _infallible = write!(self.out, ") scale({:.4})\" d=\"{}\"", size / 24.0, icon.path());
                let width = crate::layout::Icon::STROKE;
                let stroke = Stroke { paint: *paint, width, dash: crate::layout::Dash::Solid };
                self.ink(None, Some(stroke));
                self.out.push_str("/>");
            }
            Mark::Text(line) => self.text(line),
            Mark::Picture { rect, radius, href } => self.picture(*rect, *radius, href),
        }
    }

    /// Cut to its box by a clip path; only pictures that are in the file itself.
    fn picture(&mut self, box_: Rect, radius: f64, href: &str) {
        if !href.starts_with("data:image/") {
            return;
        }
        self.pictures += 1;
        let _infallible = write!(self.out, "<clipPath id=\"picture-{}\"><rect", self.pictures);
        self.corners(box_);
        self.attribute("rx", radius);
        self.out.push_str("/></clipPath><image");
        self.corners(box_);
        let _infallible = write!(
            self.out,
            " preserveAspectRatio=\"xMidYMid slice\" clip-path=\"url(#picture-{})\" href=\"",
            self.pictures
        );
        escape(&mut self.out, href);
        self.out.push_str("\"/>");
    }

    fn text(&mut self, line: &TextLine) {
        self.out.push_str("<text");
        for (name, value) in [("x", line.at.x), ("y", line.at.y), ("font-size", line.font.size)] {
            self.attribute(name, value);
        }
        if line.font.weight.number() != 400 {
            self.attribute("font-weight", f64::from(line.font.weight.number()));
        }
        if line.font.italic {
            self.out.push_str(" font-style=\"italic\"");
        }
        if line.anchor != crate::layout::Anchor::Start {
            self.out.push_str(" text-anchor=\"");
            self.out.push_str(line.anchor.name());
            self.out.push('"');
        }
        self.out.push_str(" fill=\"");
        self.out.push_str(line.paint.hex(self.theme));
        self.out.push_str("\" xml:space=\"preserve\">");
        escape(&mut self.out, &line.text);
        self.out.push_str("</text>");
    }

    fn corners(&mut self, box_: Rect) {
        for (name, value) in [("x", box_.x), ("y", box_.y), ("width", box_.width), ("height", box_.height)] {
            self.attribute(name, value);
        }
    }

    fn ink(&mut self, fill: Option<Fill>, stroke: Option<Stroke>) {
        match fill {
            Some(fill) => {
                self.out.push_str(" fill=\"");
                self.out.push_str(fill.paint.hex(self.theme));
                self.out.push('"');
                if fill.alpha < 1.0 {
                    self.attribute("fill-opacity", fill.alpha);
                }
            }
            None => self.out.push_str(" fill=\"none\""),
        }
        let Some(stroke) = stroke else { return };
        self.out.push_str(" stroke=\"");
        self.out.push_str(stroke.paint.hex(self.theme));
        self.out.push('"');
        self.attribute("stroke-width", stroke.width);
        if let Some(dashes) = stroke.dash.array() {
            self.out.push_str(" stroke-dasharray=\"");
            self.out.push_str(dashes);
            self.out.push('"');
        }
        self.out.push_str(" stroke-linecap=\"round\" stroke-linejoin=\"round\"");
    }

    fn attribute(&mut self, name: &str, value: f64) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        number(&mut self.out, value);
        self.out.push('"');
    }
}
