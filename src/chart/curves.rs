//! Step curves over a number, such as survival over months: bands, the base at the ticks below, one colour for each curve.

use super::drawing::{SMALL, TEXT};
use super::scale::Linear;
use super::{Align, Datum, Drawing, Frame, Mark, Rgb, Shape, Table, Unit};
use crate::layout::Rect;
use crate::text::{Lang, number};

/// What a curve is from `x` up to the next point.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    /// From here on.
    pub x: i64,
    /// The figure; its base is what the next step is taken from.
    pub datum: Datum,
}

/// One curve.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// What it is of.
    pub name: String,
    /// What is said of it in the legend.
    pub note: String,
    /// Its points, `x` rising.
    pub stops: Vec<Stop>,
}

/// Step curves in one frame.
#[derive(Clone, Debug, PartialEq)]
pub struct Curves {
    /// The curves, at most [`Curves::MOST`] of them.
    pub curves: Vec<Curve>,
    /// What a row of the table is of, where there are several curves.
    pub of: String,
    /// What `x` is.
    pub x: String,
    /// What the bases below the axis are.
    pub bases: String,
}

const TOP: f64 = 8.0;
const AXIS: f64 = 36.0;
const ROW: f64 = 16.0;
const LEGEND: f64 = 22.0;
const SWATCH: f64 = 14.0;

/// The plot's edges and axes.
struct Plot {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    x: Linear,
    y: Linear,
}

impl Plot {
    fn x(&self, value: i64) -> f64 {
        self.x.at(value as f64, self.left, self.right)
    }

    fn y(&self, value: f64) -> f64 {
        self.y.at(value, self.bottom, self.top)
    }
}

impl Curve {
    /// The last stop at or before.
    fn at(&self, x: i64) -> Option<&Stop> {
        self.stops.iter().rfind(|stop| stop.x <= x)
    }

    fn end(&self) -> i64 {
        self.stops.last().map_or(0, |stop| stop.x)
    }

    /// The corners of the curve, or of a bound of its band.
    fn corners(&self, plot: &Plot, of: impl Fn(&Datum) -> Option<f64>) -> Vec<(f64, f64)> {
        let mut corners: Vec<(f64, f64)> = Vec::new();
        for stop in &self.stops {
            let Some(value) = of(&stop.datum) else { continue };
            let (x, y) = (plot.x(stop.x), plot.y(value));
            corners.extend(corners.last().map(|(_, before)| (x, *before)));
            corners.push((x, y));
        }
        corners
    }
}

impl Curves {
    /// More curves cannot be told apart.
    pub const MOST: usize = 5;

    /// Lays the curves out.
    pub fn draw(&self, frame: &Frame<'_>) -> Drawing {
        if self.curves.iter().all(|curve| curve.stops.is_empty()) {
            return Drawing::no_data(frame);
        }
        let mut drawing = Drawing::new(frame);
        let top = self.draw_legend(frame, &mut drawing);
        let plot = self.plot(frame, top);
        self.draw_axes(frame, &plot, &mut drawing);
        self.draw_bases(frame, &plot, &mut drawing);
        let opacity = if self.curves.len() > 1 { 0.1 } else { 0.15 };
        for (at, curve) in self.curves.iter().enumerate() {
            let color = self.color(frame, at);
            let mut band = curve.corners(&plot, |datum| datum.interval.map(|(_, high)| high).or(datum.value));
            let low = curve.corners(&plot, |datum| datum.interval.map(|(low, _)| low).or(datum.value));
            band.extend(low.into_iter().rev());
            drawing.shapes.push(Shape::Fill { points: band, color, opacity });
        }
        for (at, curve) in self.curves.iter().enumerate() {
            let color = self.color(frame, at);
            drawing.line(curve.corners(&plot, |datum| datum.value), 2.0, color);
        }
        self.draw_ends(frame, &plot, &mut drawing);
        self.add_marks(&plot, &mut drawing);
        drawing
    }

    /// Every step of every curve.
    pub fn table(&self, lang: Lang) -> Table {
        let rows = || self.curves.iter().flat_map(|curve| curve.stops.iter().map(move |stop| (curve, stop)));
        let names: Vec<String> = rows().map(|(_, stop)| number::integer(stop.x)).collect();
        let data = names.iter().map(String::as_str).zip(rows().map(|(_, stop)| &stop.datum));
        let mut table = Table::of_data(lang, &self.x, data);
        if self.curves.len() > 1 {
            let of: Vec<String> = rows().map(|(curve, _)| curve.name.clone()).collect();
            table.head.insert(0, self.of.clone());
            for (row, name) in table.rows.iter_mut().zip(of) {
                row.insert(0, name);
            }
        }
        table
    }

    pub(super) fn min_height(&self) -> f64 {
        260.0 + ROW * self.curves.len() as f64 + if self.curves.len() > 1 { LEGEND } else { 0.0 }
    }

    fn color(&self, frame: &Frame<'_>, at: usize) -> Rgb {
        if self.curves.len() == 1 {
            return frame.colors.series;
        }
        frame.colors.groups.get(at).copied().unwrap_or(frame.colors.ink_soft)
    }

    /// The names with their colours, in as many lines as they need; how high they are.
    fn draw_legend(&self, frame: &Frame<'_>, drawing: &mut Drawing) -> f64 {
        if self.curves.len() < 2 {
            return TOP;
        }
        let (mut x, mut y) = (0.0, LEGEND / 2.0);
        for (at, curve) in self.curves.iter().enumerate() {
            let name =
                [curve.name.as_str(), &curve.note].join(if curve.note.is_empty() { "" } else { " · " });
            let name = frame.fit(&name, SMALL, frame.width - SWATCH - 8.0);
            let width = SWATCH + 6.0 + frame.width_of(&name, SMALL, false);
            if x > 0.0 && x + width > frame.width {
                (x, y) = (0.0, y + LEGEND - 4.0);
            }
            drawing.line(vec![(x, y), (x + SWATCH, y)], 3.0, self.color(frame, at));
            drawing.text((x + SWATCH + 6.0, y), &name, SMALL, frame.colors.ink, Align::Start);
            x += width + 16.0;
        }
        y + LEGEND / 2.0 + TOP
    }

    fn plot(&self, frame: &Frame<'_>, top: f64) -> Plot {
        let bases = ROW * (self.curves.len() as f64 + 1.0);
        let bottom = (frame.height - AXIS - bases).max(top + 60.0);
        let y = Unit::Share.axis(0.0, 1.0, 4.0);
        let last = self.curves.iter().map(Curve::end).max().unwrap_or(1).max(1);
        let ticks: Vec<String> = y.ticks().map(|v| Unit::Share.tick(v, y.step(), frame.lang)).collect();
        let left =
            frame.widest(ticks.iter().map(String::as_str), SMALL, false).max(self.widest_base(frame)) + 10.0;
        let ends = self.curves.iter().filter_map(|curve| Some(curve.stops.last()?.datum.text.as_str()));
        let right = (frame.width - frame.widest(ends, TEXT, true) - 10.0).max(left + 60.0);
        Plot {
            left,
            right,
            top,
            bottom,
            x: Linear::months(last, ((right - left) / 52.0).floor().max(2.0)),
            y,
        }
    }

    /// Half the width of the widest base: the first one stands centred below the first tick.
    fn widest_base(&self, frame: &Frame<'_>) -> f64 {
        let first = self.curves.iter().filter_map(|curve| curve.stops.first()?.datum.n).map(number::count);
        frame.widest(first.collect::<Vec<_>>().iter().map(String::as_str), SMALL, false) / 2.0
    }

    fn ticks(plot: &Plot) -> Vec<i64> {
        #[expect(clippy::cast_possible_truncation, reason = "ticks are whole and within the data")]
        plot.x.ticks().map(|tick| tick.round() as i64).collect()
    }

    fn draw_axes(&self, frame: &Frame<'_>, plot: &Plot, drawing: &mut Drawing) {
        let colors = frame.colors;
        for tick in plot.y.ticks() {
            let y = plot.y(tick);
            let color = if tick == 0.0 { colors.muted } else { colors.grid };
            drawing.line(vec![(plot.left, y), (plot.right, y)], 1.0, color);
            let label = Unit::Share.tick(tick, plot.y.step(), frame.lang);
            drawing.text((plot.left - 8.0, y), &label, SMALL, colors.ink_soft, Align::End);
        }
        for tick in Self::ticks(plot) {
            let x = plot.x(tick);
            drawing.line(vec![(x, plot.bottom), (x, plot.bottom + 4.0)], 1.0, colors.muted);
            drawing.text((x, plot.bottom + 14.0), &tick.to_string(), SMALL, colors.ink_soft, Align::Middle);
        }
        drawing.text((plot.right, plot.bottom + 28.0), &self.x, SMALL, colors.ink_soft, Align::End);
    }

    /// The bases of all curves at the ticks, each in its colour.
    fn draw_bases(&self, frame: &Frame<'_>, plot: &Plot, drawing: &mut Drawing) {
        let top = plot.bottom + AXIS;
        let title = frame.fit(&self.bases, SMALL, frame.width * 0.6);
        drawing.text((0.0, plot.bottom + 28.0), &title, SMALL, frame.colors.ink_soft, Align::Start);
        for (row, curve) in self.curves.iter().enumerate() {
            let y = top + ROW * (row as f64 + 0.5);
            for tick in Self::ticks(plot) {
                // Still there at the tick: what the first step at or after it is taken from.
                let next = curve.stops.iter().find(|stop| stop.x >= tick);
                let n = next.and_then(|stop| stop.datum.n).unwrap_or(0);
                let color =
                    if self.curves.len() > 1 { self.color(frame, row) } else { frame.colors.ink_soft };
                drawing.text((plot.x(tick), y), &number::count(n), SMALL, color, Align::Middle);
            }
        }
    }

    /// The last figure of each curve, kept apart.
    fn draw_ends(&self, frame: &Frame<'_>, plot: &Plot, drawing: &mut Drawing) {
        let mut ends: Vec<(f64, &str, Rgb)> = Vec::new();
        for (at, curve) in self.curves.iter().enumerate() {
            let Some((stop, value)) = curve.stops.last().and_then(|stop| Some((stop, stop.datum.value?)))
            else {
                continue;
            };
            ends.push((plot.y(value), &stop.datum.text, self.color(frame, at)));
        }
        ends.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut free = plot.bottom + 4.0;
        for (y, text, color) in ends {
            let y = y.min(free);
            free = y - 14.0;
            drawing.bold((plot.right + 8.0, y), text, TEXT, color, Align::Start);
        }
    }

    /// Places along the axis at which every curve is read: each has the strip around itself.
    fn add_marks(&self, plot: &Plot, drawing: &mut Drawing) {
        let ticks = Self::ticks(plot);
        let step = ticks.get(1).map_or(1, |tick| tick / 2).max(1);
        let last = self.curves.iter().map(Curve::end).max().unwrap_or(0);
        let width = plot.x(step) - plot.x(0);
        let mut x = 0;
        while x <= last {
            let here = |curve: &Curve| (x <= curve.end()).then(|| curve.at(x).cloned()).flatten();
            let mut found: Vec<(usize, Stop)> =
                self.curves.iter().enumerate().filter_map(|(at, curve)| Some((at, here(curve)?))).collect();
            found.sort_by(|a, b| b.1.datum.value.unwrap_or(0.0).total_cmp(&a.1.datum.value.unwrap_or(0.0)));
            let heights: Vec<f64> =
                found.iter().map(|(_, stop)| plot.y(stop.datum.value.unwrap_or(0.0))).collect();
            for (row, (at, stop)) in found.iter().enumerate() {
                let above =
                    row.checked_sub(1).map_or(plot.top, |above| f64::midpoint(heights[above], heights[row]));
                let below = heights.get(row + 1).map_or(plot.bottom, |y| f64::midpoint(*y, heights[row]));
                let left = (plot.x(x) - width / 2.0).max(0.0);
                let area = Rect {
                    x: left,
                    y: above,
                    width: (plot.x(x) + width / 2.0).min(drawing.width) - left,
                    height: below - above,
                };
                drawing.marks.push(Mark {
                    area,
                    tip: (plot.x(x), heights[row]),
                    label: self.label(*at, x),
                    datum: stop.datum.clone(),
                    beside: None,
                });
            }
            x += step;
        }
    }

    fn label(&self, at: usize, x: i64) -> String {
        let place = format!("{} {x}", self.x);
        match self.curves.get(at) {
            Some(curve) if self.curves.len() > 1 => format!("{} · {place}", curve.name),
            _ => place,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Curve, Curves, Datum, Stop};
    use crate::text::Lang;

    fn stop(x: i64, value: f64, n: u64) -> Stop {
        Stop {
            x,
            datum: Datum { value: Some(value), text: value.to_string(), n: Some(n), ..Datum::default() },
        }
    }

    #[test]
    fn a_curve_holds_its_value_until_its_next_step_and_the_table_has_every_step() {
        let one =
            Curve { name: "a".into(), note: String::new(), stops: vec![stop(0, 1.0, 9), stop(5, 0.5, 8)] };
        assert_eq!(one.at(4).and_then(|stop| stop.datum.value), Some(1.0));
        assert_eq!(one.at(5).and_then(|stop| stop.datum.value), Some(0.5));
        let other = Curve { name: "b".into(), note: String::new(), stops: vec![stop(2, 0.9, 3)] };
        let curves =
            Curves { curves: vec![one, other], of: "plan".into(), x: "month".into(), bases: "n".into() };
        let table = curves.table(Lang::En);
        assert_eq!(table.head, ["plan", "month", "Value", "n"]);
        assert_eq!(table.rows, [["a", "0", "1", "9"], ["a", "5", "0.5", "8"], ["b", "2", "0.9", "3"]]);
    }
}
