//! Horizontal bars from zero with direct labels, interval whiskers and bases.

use super::drawing::{SMALL, TEXT};
use super::scale::Linear;
use super::{Align, Datum, Drawing, Frame, Mark, Table, Unit};
use crate::layout::Rect;
use crate::text::{Lang, chart as words, number};

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// What it is of.
    pub label: String,
    /// Its figure.
    pub datum: Datum,
    /// Whether it is poor: drawn in the second colour.
    pub poor: bool,
    /// What it is compared with: a thin line below.
    pub beside: Option<Datum>,
}

/// Horizontal bars, in the order given.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// The bars.
    pub bars: Vec<Bar>,
    /// The unit of the values.
    pub unit: Unit,
    /// The end of the axis where it is fixed (1.0 for shares of satisfied answers); else it follows the data.
    pub full: Option<f64>,
    /// What the second bars are of, where there are any.
    pub beside: Option<String>,
    /// Further columns of the table: their names, and a cell for each bar.
    pub further: Vec<(String, Vec<String>)>,
}

/// Where things stand in the frame.
struct Plot {
    left: f64,
    right: f64,
    base_x: Option<f64>,
    row: f64,
    bottom: f64,
    axis: Linear,
}

const ROW: f64 = 26.0;
const AXIS: f64 = 22.0;

impl Bars {
    /// Lays the bars out.
    pub fn draw(&self, frame: &Frame<'_>) -> Drawing {
        if self.bars.iter().all(|bar| bar.datum.value.is_none()) {
            return Drawing::no_data(frame);
        }
        let mut drawing = Drawing::new(frame);
        let plot = self.plot(frame);
        self.draw_axis(frame, &plot, &mut drawing);
        let mut top = 0.0;
        for bar in &self.bars {
            bar.draw(frame, &plot, (top, self.beside.as_deref()), &mut drawing);
            top += plot.row;
        }
        drawing
    }

    /// Label, figure, interval and base of each bar.
    pub fn table(&self, lang: Lang) -> Table {
        let data = self.bars.iter().map(|bar| (bar.label.as_str(), &bar.datum));
        let mut table = Table::of_data(lang, words::ITEM.get(lang), data);
        if let Some(name) = &self.beside {
            let text = |at: usize| Some(self.bars.get(at)?.beside.as_ref()?.text.clone());
            table.extend([name.clone()], |at| [text(at).unwrap_or_default()]);
        }
        for (name, cells) in &self.further {
            table.extend([name.clone()], |at| [cells.get(at).cloned().unwrap_or_default()]);
        }
        table
    }

    pub(super) fn min_height(&self) -> f64 {
        ROW * self.bars.len() as f64 + AXIS
    }

    fn plot(&self, frame: &Frame<'_>) -> Plot {
        let labels = frame.widest(self.bars.iter().map(|bar| bar.label.as_str()), TEXT, false);
        let bases: Vec<String> = self.bars.iter().filter_map(|bar| bar.datum.base()).collect();
        let base_width = frame.widest(bases.iter().map(String::as_str), SMALL, false);
        let left = labels.min((frame.width * 0.36).max(72.0)) + 10.0;
        let beside = self.bars.iter().filter_map(|bar| bar.beside.as_ref()?.value);
        let ends = self.bars.iter().flat_map(|bar| [bar.datum.low(), bar.datum.high()]).chain(beside);
        let (low, high) =
            ends.fold((0.0_f64, self.full.unwrap_or(0.0)), |(low, high), v| (low.min(v), high.max(v)));
        let axis = self.unit.axis(low, high, 4.0);
        let with_bases = base_width > 0.0 && frame.width - left - base_width > 210.0;
        let limit = frame.width - if with_bases { base_width + 18.0 } else { 2.0 };
        let height = frame.height - AXIS;
        Plot {
            left,
            right: self.right_end(frame, left, limit, axis),
            base_x: with_bases.then_some(frame.width),
            row: (height / self.bars.len() as f64).min(52.0),
            bottom: height.min(52.0 * self.bars.len() as f64),
            axis,
        }
    }

    /// The farthest right end of the axis at which every figure, written after its bar, still ends before `limit`.
    fn right_end(&self, frame: &Frame<'_>, left: f64, limit: f64, axis: Linear) -> f64 {
        let last_tick = self.unit.tick(axis.high, axis.step(), frame.lang);
        let farthest = limit - frame.width_of(&last_tick, SMALL, false) / 2.0;
        let ends = self.bars.iter().map(|bar| {
            let room = limit - left - frame.width_of(&bar.datum.text, TEXT, false) - 8.0;
            left + room / axis.at(bar.datum.high().max(0.0), 0.0, 1.0).max(0.05)
        });
        ends.fold(farthest, f64::min).max(left + 24.0)
    }

    fn draw_axis(&self, frame: &Frame<'_>, plot: &Plot, drawing: &mut Drawing) {
        let step = plot.axis.step();
        let labels: Vec<(f64, String)> =
            plot.axis.ticks().map(|tick| (tick, self.unit.tick(tick, step, frame.lang))).collect();
        let widest = frame.widest(labels.iter().map(|(_, label)| label.as_str()), SMALL, false);
        let room = (plot.right - plot.left) / (labels.len().max(2) - 1) as f64;
        let sparse = widest + 8.0 > room;
        for (at, (tick, label)) in labels.iter().enumerate() {
            let x = plot.axis.at(*tick, plot.left, plot.right);
            let color = if *tick == 0.0 { frame.colors.muted } else { frame.colors.grid };
            drawing.line(vec![(x, 0.0), (x, plot.bottom)], 1.0, color);
            if !sparse || at == 0 || at + 1 == labels.len() {
                drawing.text((x, plot.bottom + 12.0), label, SMALL, frame.colors.ink_soft, Align::Middle);
            }
        }
    }
}

impl Bar {
    fn draw(
        &self,
        frame: &Frame<'_>,
        plot: &Plot,
        (top, beside): (f64, Option<&str>),
        drawing: &mut Drawing,
    ) {
        let colors = frame.colors;
        let middle = top + plot.row / 2.0;
        let label = frame.fit(&self.label, TEXT, plot.left - 10.0);
        drawing.text((plot.left - 10.0, middle), &label, TEXT, colors.ink, Align::End);
        if let (Some(x), Some(base)) = (plot.base_x, self.datum.base()) {
            drawing.text((x, middle), &base, SMALL, colors.ink_soft, Align::End);
        }
        let zero = plot.axis.at(0.0, plot.left, plot.right);
        let at = |value: f64| plot.axis.at(value, plot.left, plot.right);
        let Some(value) = self.datum.value else {
            // A figure that cannot be may say why.
            let why =
                if self.datum.text.is_empty() { number::NO_DATA.get(frame.lang) } else { &self.datum.text };
            drawing.text((zero + 6.0, middle), why, SMALL, colors.ink_soft, Align::Start);
            return;
        };
        let thick = (plot.row * 0.64).clamp(6.0, 26.0);
        let (x, end) = (at(value).min(zero), at(value).max(zero));
        let fill = match (self.datum.small_base, self.poor) {
            (true, _) => colors.muted,
            (false, true) => colors.bad_soft,
            (false, false) => colors.series_soft,
        };
        let area = Rect { x, y: middle - thick / 2.0, width: (end - x).max(1.5), height: thick };
        drawing.rect(area, 3.0, fill);
        let mut label_x = end;
        if let Some((low, high)) = self.datum.interval {
            drawing.line(vec![(at(low), middle), (at(high), middle)], 1.5, colors.ink);
            label_x = label_x.max(at(high));
        }
        if let Some(other) = self.beside.as_ref().and_then(|beside| beside.value) {
            let (from, to) = (at(other).min(zero), at(other).max(zero));
            let y = middle + thick / 2.0 + 1.5;
            drawing.rect(Rect { x: from, y, width: (to - from).max(1.5), height: 3.0 }, 1.0, colors.ink_soft);
        }
        let ink = if self.poor && !self.datum.small_base { colors.bad } else { colors.ink };
        drawing.text((label_x + 8.0, middle), &self.datum.text, TEXT, ink, Align::Start);
        drawing.marks.push(Mark {
            area: Rect { x: 0.0, y: top, width: frame.width, height: plot.row },
            tip: ((x + end) / 2.0, middle - thick / 2.0),
            label: self.label.clone(),
            datum: self.datum.clone(),
            beside: beside
                .zip(self.beside.as_ref())
                .map(|(name, datum)| (name.to_owned(), datum.text.clone())),
        });
    }
}
