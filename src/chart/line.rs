//! A line over spans of time with its confidence band, a second line to compare with, a target and shaded spans.

use super::drawing::{SMALL, TEXT};
use super::scale::Linear;
use super::{Align, Datum, Drawing, Frame, Mark, Shape, Table, Unit};
use crate::layout::Rect;
use crate::text::{Lang, chart as words};

/// A span of time on the axis.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tick {
    /// Its full name: `2024年1月`.
    pub name: String,
    /// Its name where the year is said beside: `1月`.
    pub short: String,
    /// What is said once for all that share it: the year.
    pub above: String,
    /// Its place in what it repeats in (a month in its year, from 0): where not all names have room, those that a stride
    /// from 0 on meets.
    pub at: i64,
}

/// The figure of one span of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// When.
    pub tick: Tick,
    /// What; no value leaves a gap.
    pub datum: Datum,
    /// Whether the data covers only a part of the span: joined by dashes to a hollow dot.
    pub partial: bool,
}

/// A second line, beside the first from its first point on.
#[derive(Clone, Debug, PartialEq)]
pub struct Beside {
    /// What it is of.
    pub name: String,
    /// Its points.
    pub points: Vec<Point>,
}

/// A value to reach.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// Its position.
    pub value: f64,
    /// How it is written.
    pub text: String,
}

/// Spans of time to shade, both ends included, as indices of points.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    /// The first point.
    pub from: usize,
    /// The last point.
    pub to: usize,
    /// What happened.
    pub label: String,
}

/// A line over consecutive spans of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its points, one for each span.
    pub points: Vec<Point>,
    /// The line to compare with.
    pub beside: Option<Beside>,
    /// The unit of the values.
    pub unit: Unit,
    /// A value to reach.
    pub target: Option<Target>,
    /// Shaded points.
    pub spans: Vec<Span>,
}

const TOP: f64 = 10.0;
const BOTTOM: f64 = 38.0;

/// The plot's edges and axis.
struct Plot {
    left: f64,
    right: f64,
    bottom: f64,
    /// Distance of two points.
    step: f64,
    axis: Linear,
}

impl Plot {
    fn x(&self, at: usize) -> f64 {
        self.left + self.step * (at as f64 + 0.5)
    }

    fn y(&self, value: f64) -> f64 {
        self.axis.at(value, self.bottom, TOP)
    }
}

impl Line {
    /// Lays the line out.
    pub fn draw(&self, frame: &Frame<'_>) -> Drawing {
        if self.points.iter().all(|point| point.datum.value.is_none()) {
            return Drawing::no_data(frame);
        }
        let mut drawing = Drawing::new(frame);
        let plot = self.plot(frame);
        self.draw_spans(frame, &plot, &mut drawing);
        self.draw_ticks(frame, &plot, &mut drawing);
        self.draw_band(frame, &plot, &mut drawing);
        self.draw_grid(frame, &plot, &mut drawing);
        self.draw_beside(frame, &plot, &mut drawing);
        self.draw_line(frame, &plot, &mut drawing);
        self.draw_ends(frame, &plot, &mut drawing);
        self.add_marks(frame, &plot, &mut drawing);
        drawing
    }

    /// Span of time, figure, interval and base of each point; beside it what it is compared with.
    pub fn table(&self, lang: Lang) -> Table {
        let names: Vec<String> = self.points.iter().map(|point| point.name(lang)).collect();
        let data = names.iter().map(String::as_str).zip(self.points.iter().map(|point| &point.datum));
        let mut table = Table::of_data(lang, words::TIME.get(lang), data);
        if let Some(beside) = &self.beside {
            let cells = |at: usize| match beside.points.get(at) {
                Some(point) => [point.name(lang), point.datum.text.clone()],
                None => [String::new(), String::new()],
            };
            table.extend([words::COMPARED.get(lang).to_owned(), beside.name.clone()], cells);
        }
        table
    }

    fn last(&self) -> Option<(usize, &Point, f64)> {
        let known = self.points.iter().enumerate().rev();
        known.filter_map(|(at, point)| Some((at, point, point.datum.value?))).next()
    }

    fn axis(&self, ticks: f64) -> Linear {
        let data = self.points.iter().flat_map(|point| {
            let datum = &point.datum;
            datum.value.into_iter().chain(datum.interval.into_iter().flat_map(|(low, high)| [low, high]))
        });
        let data = data.chain(self.compared().filter_map(|point| point.datum.value));
        let values = data.chain(self.target.iter().map(|target| target.value));
        let values = values.chain(self.unit.starts_at_zero().then_some(0.0));
        let (low, high) =
            values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
        self.unit.axis(low, high, ticks)
    }

    fn plot(&self, frame: &Frame<'_>) -> Plot {
        let bottom = (frame.height - BOTTOM).max(TOP + 40.0);
        let axis = self.axis(((bottom - TOP) / 52.0).floor().clamp(2.0, 6.0));
        let ticks: Vec<String> = axis.ticks().map(|v| self.unit.tick(v, axis.step(), frame.lang)).collect();
        let left = frame.widest(ticks.iter().map(String::as_str), SMALL, false) + 10.0;
        let last = self.last().map(|(_, point, _)| point.datum.text.as_str());
        let ends = last.into_iter().chain(self.target.as_ref().map(|target| target.text.as_str()));
        let right = (frame.width - frame.widest(ends, TEXT, true) - 8.0).max(left + 40.0);
        Plot { left, right, bottom, step: (right - left) / self.points.len() as f64, axis }
    }

    fn draw_spans(&self, frame: &Frame<'_>, plot: &Plot, drawing: &mut Drawing) {
        for span in &self.spans {
            let x = plot.x(span.from) - plot.step / 2.0;
            let width = plot.x(span.to) + plot.step / 2.0 - x;
            let area = Rect { x, y: TOP, width, height: plot.bottom - TOP };
            drawing.rect(area, 0.0, frame.colors.bad_soft.over(frame.colors.surface, 0.14));
            let label = frame.fit(&span.label, SMALL, width);
            drawing.text((x + width / 2.0, TOP + 9.0), &label, SMALL, frame.colors.bad, Align::Middle);
        }
    }

    fn draw_grid(&self, frame: &Frame<'_>, plot: &Plot, drawing: &mut Drawing) {
        let zero_inside = plot.axis.low < 0.0;
        for tick in plot.axis.ticks() {
            let y = plot.y(tick);
            let strong = zero_inside && tick == 0.0;
            let color = if strong { frame.colors.muted } else { frame.colors.grid };
            drawing.line(vec![(plot.left, y), (plot.right, y)], 1.0, color);
            let label = self.unit.tick(tick, plot.axis.step(), frame.lang);
            drawing.text((plot.left - 8.0, y), &label, SMALL, frame.colors.ink_soft, Align::End);
        }
    }

    /// The points of the other line that stand beside one of this.
    fn compared(&self) -> impl Iterator<Item = &Point> {
        self.beside.iter().flat_map(|beside| beside.points.iter().take(self.points.len()))
    }

    fn draw_ticks(&self, frame: &Frame<'_>, plot: &Plot, drawing: &mut Drawing) {
        const STRIDES: [i64; 14] = [1, 2, 3, 4, 6, 12, 24, 36, 60, 90, 120, 180, 360, 720];
        let names = self.points.iter().map(|point| point.tick.short.as_str());
        let widest = frame.widest(names, SMALL, false) + 8.0;
        let stride = STRIDES.into_iter().find(|stride| *stride as f64 * plot.step >= widest).unwrap_or(1440);
        let mut free_from = f64::NEG_INFINITY;
        let mut above = None;
        for (at, point) in self.points.iter().enumerate() {
            let (x, tick) = (plot.x(at), &point.tick);
            // Anchored where the names begin anew, so that strides keep to quarters and half-years.
            if tick.at.rem_euclid(stride) == 0 || self.points.len() == 1 {
                drawing.text(
                    (x, plot.bottom + 14.0),
                    &tick.short,
                    SMALL,
                    frame.colors.ink_soft,
                    Align::Middle,
                );
            }
            let changes = above != Some(tick.above.as_str());
            above = Some(tick.above.as_str());
            if changes && x >= free_from && (at > 0 || !self.changes_within(3)) {
                free_from = x + frame.width_of(&tick.above, SMALL, false) + 8.0;
                drawing.text(
                    (x, plot.bottom + 29.0),
                    &tick.above,
                    SMALL,
                    frame.colors.ink_soft,
                    Align::Middle,
                );
            }
        }
    }

    /// Whether a later point has another year, so near that the first one's would crowd it.
    fn changes_within(&self, points: usize) -> bool {
        let Some(first) = self.points.first() else { return false };
        self.points.len() > points + 1
            && self.points.iter().take(points).skip(1).any(|point| point.tick.above != first.tick.above)
    }

    /// The line to compare with: thin and dashed, without a band.
    fn draw_beside(&self, frame: &Frame<'_>, plot: &Plot, drawing: &mut Drawing) {
        let places: Vec<Option<(f64, f64)>> = self
            .compared()
            .enumerate()
            .map(|(at, point)| Some((plot.x(at), plot.y(point.datum.value?))))
            .collect();
        for run in places.split(Option::is_none) {
            let run: Vec<(f64, f64)> = run.iter().flatten().copied().collect();
            match run[..] {
                [] => {}
                [only] => drawing.dot(only, 2.5, frame.colors.ink_soft),
                _ => drawing.dashes(run, 1.75, frame.colors.ink_soft),
            }
        }
    }

    /// Runs of consecutive points for which `keep` yields something.
    fn runs<T>(&self, keep: impl Fn(usize, &Point) -> Option<T>) -> Vec<Vec<T>> {
        let mut runs = vec![Vec::new()];
        for (at, point) in self.points.iter().enumerate() {
            match (keep(at, point), runs.last_mut()) {
                (Some(kept), Some(run)) => run.push(kept),
                _ => runs.push(Vec::new()),
            }
        }
        runs.retain(|run| !run.is_empty());
        runs
    }

    fn draw_band(&self, frame: &Frame<'_>, plot: &Plot, drawing: &mut Drawing) {
        let runs = self.runs(|at, point| {
            point
                .datum
                .value
                .and(point.datum.interval)
                .map(|(low, high)| (plot.x(at), plot.y(low), plot.y(high)))
        });
        for run in runs {
            if let [(x, low, high)] = run[..] {
                drawing.line(
                    vec![(x, low), (x, high)],
                    6.0,
                    frame.colors.series.over(frame.colors.surface, 0.16),
                );
                continue;
            }
            let upper = run.iter().map(|(x, _, high)| (*x, *high));
            let lower = run.iter().rev().map(|(x, low, _)| (*x, *low));
            let points = upper.chain(lower).collect();
            drawing.shapes.push(Shape::Fill { points, color: frame.colors.series, opacity: 0.14 });
        }
    }

    fn draw_line(&self, frame: &Frame<'_>, plot: &Plot, drawing: &mut Drawing) {
        let color = frame.colors.series;
        for run in self.runs(|at, point| Some((plot.x(at), plot.y(point.datum.value?)))) {
            if let [only] = run[..] {
                drawing.dot(only, 3.0, color);
            }
        }
        let whole = |at, point: &Point| (!point.partial).then_some((plot.x(at), plot.y(point.datum.value?)));
        for run in self.runs(whole).into_iter().filter(|run| run.len() > 1) {
            drawing.line(run, 2.0, color);
        }
        for (at, pair) in self.points.windows(2).enumerate() {
            let [from, to] = pair else { continue };
            if let (true, Some(start), Some(end)) =
                (from.partial || to.partial, from.datum.value, to.datum.value)
            {
                let ends = vec![(plot.x(at), plot.y(start)), (plot.x(at + 1), plot.y(end))];
                drawing.dashes(ends, 2.0, color);
            }
        }
        let partial = |(_, point): &(usize, &Point)| point.partial;
        for (at, point) in self.points.iter().enumerate().filter(partial) {
            if let Some(value) = point.datum.value {
                drawing.dot((plot.x(at), plot.y(value)), 4.0, color);
                drawing.dot((plot.x(at), plot.y(value)), 2.0, frame.colors.surface);
            }
        }
    }

    /// The target line with its label, the last point and its figure, kept apart.
    fn draw_ends(&self, frame: &Frame<'_>, plot: &Plot, drawing: &mut Drawing) {
        let x = plot.right + 8.0;
        let target_y = self.target.as_ref().map(|target| plot.y(target.value));
        let mut last_y = None;
        if let Some((at, point, value)) = self.last() {
            let y = plot.y(value);
            if !point.partial {
                drawing.dot((plot.x(at), y), 3.5, frame.colors.series);
            }
            let pushed = match target_y {
                Some(target) if (y - target).abs() < 16.0 => target + if y < target { -16.0 } else { 16.0 },
                _ => y,
            };
            last_y = Some(pushed);
            drawing.bold((x, pushed), &point.datum.text, TEXT, frame.colors.series, Align::Start);
        }
        if let (Some(target), Some(y)) = (&self.target, target_y) {
            drawing.dashes(vec![(plot.left, y), (plot.right, y)], 1.25, frame.colors.target);
            let clear = last_y.is_none_or(|last: f64| (last - y).abs() >= 12.0);
            if clear {
                drawing.text((x, y), &target.text, TEXT, frame.colors.target, Align::Start);
            }
        }
    }

    fn add_marks(&self, frame: &Frame<'_>, plot: &Plot, drawing: &mut Drawing) {
        for (at, point) in self.points.iter().enumerate() {
            let Some(value) = point.datum.value else { continue };
            let x = plot.x(at);
            let height = plot.bottom - TOP;
            let beside = self.beside.as_ref().and_then(|beside| beside.points.get(at));
            drawing.marks.push(Mark {
                area: Rect { x: x - plot.step / 2.0, y: TOP, width: plot.step, height },
                tip: (x, plot.y(value)),
                label: point.name(frame.lang),
                datum: point.datum.clone(),
                beside: beside.map(|point| (point.name(frame.lang), point.datum.text.clone())),
            });
        }
    }
}

impl Point {
    /// The span of time in words; says so where it is partial.
    fn name(&self, lang: Lang) -> String {
        let name = self.tick.name.clone();
        if self.partial { words::PARTIAL.fill(lang, &[("month", &name)]) } else { name }
    }
}
