//! Points in a plane of two figures, such as importance over performance, with the means as its cross.

use super::drawing::{SMALL, TEXT};
use super::scale::Linear;
use super::{Align, Datum, Drawing, Frame, Mark, Table, Unit};
use crate::layout::Rect;
use crate::text::Lang;

/// One point.
#[derive(Clone, Debug, PartialEq)]
pub struct Dot {
    /// What it is of.
    pub label: String,
    /// Where it is from left to right.
    pub x: Datum,
    /// Where it is from bottom to top.
    pub y: Datum,
}

/// Points in a plane.
#[derive(Clone, Debug, PartialEq)]
pub struct Plane {
    /// The points, most telling first: where labels have no room, later ones go without.
    pub dots: Vec<Dot>,
    /// What a point is of.
    pub of: String,
    /// What `x` is, and its unit.
    pub x: (String, Unit),
    /// What `y` is, and its unit.
    pub y: (String, Unit),
    /// What the upper left quarter is called: high there, low here.
    pub first: String,
}

const TOP: f64 = 24.0;
const BOTTOM: f64 = 40.0;
const RADIUS: f64 = 5.0;

struct Plot {
    left: f64,
    right: f64,
    bottom: f64,
    x: Linear,
    y: Linear,
}

impl Plane {
    /// Lays the points out.
    pub fn draw(&self, frame: &Frame<'_>) -> Drawing {
        let known: Vec<(&Dot, f64, f64)> =
            self.dots.iter().filter_map(|dot| Some((dot, dot.x.value?, dot.y.value?))).collect();
        if known.is_empty() {
            return Drawing::no_data(frame);
        }
        let mut drawing = Drawing::new(frame);
        let plot = self.plot(frame, &known);
        let place = |x: f64, y: f64| (plot.x.at(x, plot.left, plot.right), plot.y.at(y, plot.bottom, TOP));
        let n = known.len() as f64;
        let mean = known.iter().fold((0.0, 0.0), |sum, dot| (sum.0 + dot.1 / n, sum.1 + dot.2 / n));
        let cross = place(mean.0, mean.1);
        self.draw_axes(frame, &plot, cross, &mut drawing);
        let places: Vec<(f64, f64)> = known.iter().map(|(_, x, y)| place(*x, *y)).collect();
        let mut taken: Vec<Rect> = places.iter().map(|at| around(*at, RADIUS + 1.0)).collect();
        for ((dot, _, _), at) in known.iter().zip(&places) {
            let first = at.0 < cross.0 && at.1 < cross.1;
            let color = match (dot.y.small_base, first) {
                (true, _) => frame.colors.muted,
                (_, true) => frame.colors.bad,
                _ => frame.colors.series,
            };
            drawing.dot(*at, RADIUS, color);
            self.name(frame, &plot, dot, *at, &mut taken, &mut drawing);
            drawing.marks.push(Mark {
                area: around(*at, 11.0),
                tip: (at.0, at.1 - RADIUS),
                label: dot.label.clone(),
                datum: dot.y.clone(),
                beside: Some((self.x.0.clone(), dot.x.text.clone())),
            });
        }
        drawing
    }

    /// Each point with both figures.
    pub fn table(&self, lang: Lang) -> Table {
        let data = self.dots.iter().map(|dot| (dot.label.as_str(), &dot.y));
        let mut table = Table::of_data(lang, &self.of, data);
        if let Some(value) = table.head.get_mut(1) {
            value.clone_from(&self.y.0);
        }
        let text = |at: usize| self.dots.get(at).map(|dot| dot.x.text.clone()).unwrap_or_default();
        table.extend([self.x.0.clone()], |at| [text(at)]);
        table
    }

    fn plot(&self, frame: &Frame<'_>, known: &[(&Dot, f64, f64)]) -> Plot {
        let span = |of: &dyn Fn(&(&Dot, f64, f64)) -> f64| {
            let ends = known.iter().map(of);
            let (low, high) =
                ends.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
            let room = ((high - low) * 0.06).max(1e-6);
            (low - room, high + room)
        };
        let (y_low, y_high) = span(&|dot| dot.2);
        let (x_low, x_high) = span(&|dot| dot.1);
        let y = self.y.1.axis(y_low.min(0.0), y_high, 4.0);
        let ticks: Vec<String> = y.ticks().map(|v| self.y.1.tick(v, y.step(), frame.lang)).collect();
        let left = frame.widest(ticks.iter().map(String::as_str), SMALL, false) + 10.0;
        let right = (frame.width - 10.0).max(left + 60.0);
        let x = self.x.1.axis(x_low, x_high, ((right - left) / 80.0).floor().clamp(2.0, 6.0));
        Plot { left, right, bottom: (frame.height - BOTTOM).max(TOP + 60.0), x, y }
    }

    fn draw_axes(&self, frame: &Frame<'_>, plot: &Plot, cross: (f64, f64), drawing: &mut Drawing) {
        let colors = frame.colors;
        let quarter = Rect { x: plot.left, y: TOP, width: cross.0 - plot.left, height: cross.1 - TOP };
        drawing.rect(quarter, 0.0, colors.bad_soft.over(colors.surface, 0.1));
        for tick in plot.y.ticks() {
            let y = plot.y.at(tick, plot.bottom, TOP);
            drawing.line(vec![(plot.left, y), (plot.right, y)], 1.0, colors.grid);
            let label = self.y.1.tick(tick, plot.y.step(), frame.lang);
            drawing.text((plot.left - 8.0, y), &label, SMALL, colors.ink_soft, Align::End);
        }
        for tick in plot.x.ticks() {
            let x = plot.x.at(tick, plot.left, plot.right);
            drawing.line(vec![(x, plot.bottom), (x, plot.bottom + 4.0)], 1.0, colors.muted);
            let label = self.x.1.tick(tick, plot.x.step(), frame.lang);
            drawing.text((x, plot.bottom + 14.0), &label, SMALL, colors.ink_soft, Align::Middle);
        }
        drawing.dashes(vec![(cross.0, TOP), (cross.0, plot.bottom)], 1.0, colors.muted);
        drawing.dashes(vec![(plot.left, cross.1), (plot.right, cross.1)], 1.0, colors.muted);
        drawing.text((0.0, 8.0), &self.y.0, SMALL, colors.ink_soft, Align::Start);
        drawing.text((plot.right, plot.bottom + 30.0), &self.x.0, SMALL, colors.ink_soft, Align::End);
        if quarter.width > frame.width_of(&self.first, SMALL, true) + 12.0 && quarter.height > 24.0 {
            drawing.bold((plot.left + 6.0, TOP + 10.0), &self.first, SMALL, colors.bad, Align::Start);
        }
    }

    /// Writes a name where it touches nothing: to the right, the left, above or below its point.
    fn name(
        &self,
        frame: &Frame<'_>,
        plot: &Plot,
        dot: &Dot,
        at: (f64, f64),
        taken: &mut Vec<Rect>,
        drawing: &mut Drawing,
    ) {
        let text = frame.fit(&dot.label, TEXT, frame.width * 0.32);
        let (width, half) = (frame.width_of(&text, TEXT, false), 8.0);
        let gap = RADIUS + 4.0;
        let tries = [
            (at.0 + gap, at.1),
            (at.0 - gap - width, at.1),
            (at.0 - width / 2.0, at.1 - gap - half),
            (at.0 - width / 2.0, at.1 + gap + half),
        ];
        for (x, y) in tries {
            let area = Rect { x, y: y - half, width, height: 2.0 * half };
            let inside =
                x >= plot.left && x + width <= frame.width && y - half >= TOP && y + half <= plot.bottom;
            let clear = taken.iter().all(|other| !touches(&area, other) || is_own(other, at));
            if inside && clear {
                drawing.text((x, y), &text, TEXT, frame.colors.ink, Align::Start);
                taken.push(area);
                return;
            }
        }
    }
}

fn around((x, y): (f64, f64), half: f64) -> Rect {
    Rect { x: x - half, y: y - half, width: 2.0 * half, height: 2.0 * half }
}

fn is_own(area: &Rect, at: (f64, f64)) -> bool {
    (area.x + area.width / 2.0, area.y + area.height / 2.0) == at
}

fn touches(a: &Rect, b: &Rect) -> bool {
    a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

#[cfg(test)]
mod tests {
    use super::{Datum, Dot, Plane, Unit};
    use crate::chart::{Frame, Shape};
    use crate::layout::Theme;
    use crate::layout::text::EstimatedWidths;
    use crate::text::Lang;
    use std::cell::RefCell;

    #[test]
    fn names_touch_nothing_and_every_point_can_be_touched() {
        let datum = |value: f64| Datum { value: Some(value), text: value.to_string(), ..Datum::default() };
        let dot = |at: u32| {
            let at = f64::from(at);
            Dot { label: format!("touchpoint {at}"), x: datum(3.0 + at * 0.01), y: datum(0.1 + at * 0.001) }
        };
        let unit = Unit::Score;
        let plane = Plane {
            dots: (0..14).map(dot).collect(),
            of: "touchpoint".into(),
            x: ("performance".into(), unit),
            y: ("importance".into(), unit),
            first: "first".into(),
        };
        let measure = RefCell::new(EstimatedWidths);
        let drawing = plane.draw(&Frame::new((360.0, 300.0), Theme::Light, Lang::En, &measure));
        assert_eq!(drawing.marks.len(), 14);
        let names = drawing.shapes.iter().filter_map(|shape| match shape {
            Shape::Text { at, text, .. } if text.starts_with("touch") => Some(*at),
            _ => None,
        });
        let names: Vec<(f64, f64)> = names.collect();
        assert!(!names.is_empty());
        for (at, one) in names.iter().enumerate() {
            assert!(
                names[at + 1..]
                    .iter()
                    .all(|two| (one.1 - two.1).abs() >= 15.9 || (one.0 - two.0).abs() > 40.0)
            );
        }
    }
}
