//! A sparkline: the shape of a series in the height of a line of text.

use super::{Datum, Drawing, Frame, Table};
use crate::text::{Lang, chart as words};

/// A line without axes; its last point is marked.
#[derive(Clone, Debug, PartialEq)]
pub struct Spark {
    /// Values in order; none leaves a gap.
    pub values: Vec<Option<f64>>,
    /// Whether its last change is good, bad, or neither.
    pub good: Option<bool>,
}

impl Spark {
    /// Lays the line out over the whole frame.
    pub fn draw(&self, frame: &Frame<'_>) -> Drawing {
        let mut drawing = Drawing::new(frame);
        let known = self.values.iter().flatten();
        let (low, high) = known.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(*v), h.max(*v)));
        let pad = 4.0;
        let step = (frame.width - 2.0 * pad) / (self.values.len().max(2) - 1) as f64;
        let point = |(at, value): (usize, &Option<f64>)| {
            let share = if high > low { ((*value)? - low) / (high - low) } else { value.map(|_| 0.5)? };
            Some((pad + step * at as f64, frame.height - pad - share * (frame.height - 2.0 * pad)))
        };
        let points: Vec<Option<(f64, f64)>> = self.values.iter().enumerate().map(point).collect();
        for run in points.split(Option::is_none) {
            let run: Vec<(f64, f64)> = run.iter().flatten().copied().collect();
            if run.len() > 1 {
                drawing.line(run, 1.5, frame.colors.ink_soft);
            }
        }
        let color = match self.good {
            Some(true) => frame.colors.good,
            Some(false) => frame.colors.bad,
            None => frame.colors.ink_soft,
        };
        if let Some(last) = points.iter().flatten().last() {
            drawing.dot(*last, 2.5, color);
        }
        drawing
    }

    /// A sparkline has no table of its own: the figures are in the chart that it stands for.
    pub fn table(&self, lang: Lang) -> Table {
        Table { head: vec![words::VALUE.get(lang).to_owned()], rows: Vec::new() }
    }
}

impl Spark {
    /// From figures.
    pub fn of<'a>(data: impl Iterator<Item = &'a Datum>, good: Option<bool>) -> Self {
        Spark { values: data.map(|datum| datum.value).collect(), good }
    }
}
