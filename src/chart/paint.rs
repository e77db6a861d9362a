//! Drawings on plotters backends. One function serves the canvas on screen and SVG in exports.
//!
//! It uses the backends' own primitives with plotters' text styles, and none of plotters' chart builders: the layout
//! is finished before. Plotters' coordinates are whole numbers, so everything is painted enlarged (see [`Surface`]).

use super::{Align, Drawing, Rgb, Shape};
use crate::layout::Rect;
use plotters::prelude::{DrawingBackend, IntoFont, RGBAColor, ShapeStyle, TextStyle};
use plotters::style::{
    Color, FontFamily, FontStyle,
    text_anchor::{HPos, Pos, VPos},
};
use plotters_svg::SVGBackend;

/// How a backend's pixels relate to CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Surface {
    /// Backend units in a CSS pixel. Above 1 for fractions of pixels: the backend's own surface is scaled down to
    /// match (a canvas by its transform, SVG by its view box).
    pub units: f64,
    /// Device pixels in a CSS pixel: hairlines snap to them.
    pub device_pixels: f64,
    /// What a backend divides font sizes by.
    pub font_divisor: f64,
}

/// Why a drawing could not be painted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChartError {
    /// The backend refused, in its own words.
    Backend(String),
    /// The browser gives no canvas to draw on.
    NoCanvas,
}

impl std::fmt::Display for ChartError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            ChartError::Backend(said) => f.write_str(said),
            ChartError::NoCanvas => f.write_str("no canvas to draw on"),
        }
    }
}

impl std::error::Error for ChartError {}

/// Paints a drawing. The backend is not cleared before.
///
/// # Errors
/// [`ChartError::Backend`] with the backend's words, at the first shape that it refuses.
pub fn paint<B: DrawingBackend>(
    drawing: &Drawing,
    backend: &mut B,
    surface: Surface,
) -> Result<(), ChartError> {
    let mut painter = Painter { backend, surface, font: drawing.font };
    drawing.shapes.iter().try_for_each(|shape| painter.shape(shape))
}

/// A drawing as an SVG document of its own, transparent behind, named by `title`.
///
/// # Errors
/// None in practice: writing to a string does not fail; the type is [`paint`]'s.
pub fn svg(drawing: &Drawing, title: &str) -> Result<String, ChartError> {
    const UNITS: f64 = 8.0;
    let (width, height) = (drawing.width.ceil().max(1.0), drawing.height.ceil().max(1.0));
    let mut body = String::new();
    let mut backend = SVGBackend::with_string(&mut body, (1, 1));
    // plotters-svg writes font sizes divided by 1.24.
    paint(drawing, &mut backend, Surface { units: UNITS, device_pixels: UNITS, font_divisor: 1.0 / 1.24 })?;
    backend.present().map_err(|error| ChartError::Backend(error.to_string()))?;
    drop(backend);
    let shapes = body.split_once('\n').map_or("", |(_, shapes)| shapes);
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {} {}\" \
         stroke-linejoin=\"round\" role=\"img\"><title>{}</title>\n{shapes}",
        width * UNITS,
        height * UNITS,
        escape(title),
    ))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

struct Painter<'a, B> {
    backend: &'a mut B,
    surface: Surface,
    font: &'static str,
}

impl<B: DrawingBackend> Painter<'_, B> {
    fn shape(&mut self, shape: &Shape) -> Result<(), ChartError> {
        match shape {
            Shape::Rect { area, radius, color } => self.rect(*area, *radius, *color),
            Shape::Fill { points, color, opacity } => self.fill(points, *color, *opacity),
            Shape::Line { points, width, color, dashed: false } => self.line(points, *width, *color),
            Shape::Line { points, width, color, dashed: true } => {
                dashes(points).iter().try_for_each(|dash| self.line(dash, *width, *color))
            }
            Shape::Dot { center, radius, color } => {
                let center = self.point(*center);
                let radius = self.length(*radius);
                done(self.backend.draw_circle(center, radius, &filled(*color, 1.0), true))
            }
            Shape::Text { at, text, size, bold, color, align } => {
                self.text(*at, text, *size, *bold, *color, *align)
            }
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "positions on a screen; `as` saturates beyond")]
    fn unit(&self, css: f64) -> i32 {
        (css * self.surface.units).round() as i32
    }

    fn length(&self, css: f64) -> u32 {
        u32::try_from(self.unit(css)).unwrap_or(0).max(1)
    }

    fn point(&self, (x, y): (f64, f64)) -> (i32, i32) {
        (self.unit(x), self.unit(y))
    }

    /// A position rounded to whole device pixels.
    fn snap(&self, css: f64) -> f64 {
        (css * self.surface.device_pixels).round() / self.surface.device_pixels
    }

    fn rect(&mut self, area: Rect, radius: f64, color: Rgb) -> Result<(), ChartError> {
        let (left, top) = (self.snap(area.x), self.snap(area.y));
        let (right, bottom) = (area.x + area.width, self.snap(area.y + area.height));
        let radius = radius.min((right - left) / 2.0).min((bottom - top) / 2.0);
        if radius < 0.5 {
            let (from, to) = (self.point((left, top)), self.point((right, bottom)));
            return done(self.backend.draw_rect(from, to, &filled(color, 1.0), true));
        }
        let corners = [(right, top, 0.0), (right, bottom, 0.25), (left, bottom, 0.5), (left, top, 0.75)];
        let outline: Vec<(f64, f64)> =
            corners.into_iter().flat_map(|(x, y, turn)| corner(x, y, turn, radius)).collect();
        self.fill(&outline, color, 1.0)
    }

    fn fill(&mut self, points: &[(f64, f64)], color: Rgb, opacity: f64) -> Result<(), ChartError> {
        let points: Vec<(i32, i32)> = points.iter().map(|point| self.point(*point)).collect();
        done(self.backend.fill_polygon(points, &filled(color, opacity)))
    }

    fn line(&mut self, points: &[(f64, f64)], width: f64, color: Rgb) -> Result<(), ChartError> {
        if let [(x1, y1), (x2, y2)] = *points
            && (x1 == x2 || y1 == y2)
        {
            return self.straight((x1.min(x2), y1.min(y2)), (x1.max(x2), y1.max(y2)), width, color);
        }
        let points: Vec<(i32, i32)> = points.iter().map(|point| self.point(*point)).collect();
        let style = ShapeStyle { color: opaque(color, 1.0), filled: false, stroke_width: self.length(width) };
        done(self.backend.draw_path(points, &style))
    }

    /// A horizontal or vertical line as a rectangle on whole device pixels, so that it is crisp.
    fn straight(
        &mut self,
        from: (f64, f64),
        to: (f64, f64),
        width: f64,
        color: Rgb,
    ) -> Result<(), ChartError> {
        let pixel = 1.0 / self.surface.device_pixels;
        let width = (width / pixel).round().max(1.0) * pixel;
        let (mut from, mut to) = (from, to);
        if from.1 == to.1 {
            from.1 = self.snap(from.1 - width / 2.0);
            to.1 = from.1 + width;
        } else {
            from.0 = self.snap(from.0 - width / 2.0);
            to.0 = from.0 + width;
        }
        let (from, to) = (self.point(from), self.point(to));
        done(self.backend.draw_rect(from, to, &filled(color, 1.0), true))
    }

    fn text(
        &mut self,
        at: (f64, f64),
        text: &str,
        size: f64,
        bold: bool,
        color: Rgb,
        align: Align,
    ) -> Result<(), ChartError> {
        let horizontal = match align {
            Align::Start => HPos::Left,
            Align::Middle => HPos::Center,
            Align::End => HPos::Right,
        };
        let weight = if bold { FontStyle::Bold } else { FontStyle::Normal };
        let font =
            (FontFamily::Name(self.font), size * self.surface.units / self.surface.font_divisor, weight);
        let ink = opaque(color, 1.0);
        let style = TextStyle::from(font.into_font()).color(&ink).pos(Pos::new(horizontal, VPos::Center));
        let at = self.point(at);
        done(self.backend.draw_text(text, &style, at))
    }
}

fn done<E: std::fmt::Display>(result: Result<(), E>) -> Result<(), ChartError> {
    result.map_err(|error| ChartError::Backend(error.to_string()))
}

fn opaque(Rgb(red, green, blue): Rgb, opacity: f64) -> RGBAColor {
    RGBAColor(red, green, blue, opacity)
}

fn filled(color: Rgb, opacity: f64) -> ShapeStyle {
    opaque(color, opacity).filled()
}

/// A quarter circle, clockwise, that rounds the corner at `(x, y)` of a rectangle; `turn` is where it begins.
fn corner(x: f64, y: f64, turn: f64, radius: f64) -> impl Iterator<Item = (f64, f64)> {
    let (sin, cos) = ((turn + 0.125) * std::f64::consts::TAU).sin_cos();
    let center = (x - radius * sin.signum(), y + radius * cos.signum());
    [0.0, 0.05, 0.1, 0.15, 0.2, 0.25].into_iter().map(move |part| {
        let (sin, cos) = ((turn + part) * std::f64::consts::TAU).sin_cos();
        (center.0 + radius * sin, center.1 - radius * cos)
    })
}

/// A line cut into dashes of 5 pixels with gaps of 4.
fn dashes(points: &[(f64, f64)]) -> Vec<[(f64, f64); 2]> {
    const ON: f64 = 5.0;
    const PERIOD: f64 = 9.0;
    let mut cut = Vec::new();
    for pair in points.windows(2) {
        let [(x1, y1), (x2, y2)] = *pair else { continue };
        let length = (x2 - x1).hypot(y2 - y1);
        let at = |along: f64| {
            let share = along.min(length) / length;
            (x1 + (x2 - x1) * share, y1 + (y2 - y1) * share)
        };
        let starts = std::iter::successors(Some(0.0), |start| Some(start + PERIOD));
        cut.extend(starts.take_while(|start| *start < length).map(|start| [at(start), at(start + ON)]));
    }
    cut
}
