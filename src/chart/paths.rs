//! Sequences with how many take them: each on a line of its own, since their names are long, over a bar.

use super::drawing::TEXT;
use super::{Align, Datum, Drawing, Frame, Mark, Table};
use crate::layout::Rect;
use crate::text::{Lang, chart as words};

/// One sequence.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// Its steps.
    pub steps: Vec<String>,
    /// The share that takes it, 0 to 1.
    pub datum: Datum,
}

/// Sequences, in the order given.
#[derive(Clone, Debug, PartialEq)]
pub struct Paths {
    /// The sequences.
    pub paths: Vec<Path>,
}

const ROW: f64 = 42.0;
const BAR: f64 = 7.0;
/// Between two steps.
const ARROW: &str = " → ";

impl Path {
    /// The sequence in words; the same step many times in a row is said once, with how many times.
    fn name(&self) -> String {
        let runs = self.steps.chunk_by(|a, b| a == b).map(|run| match run.len() {
            1 => run[0].clone(),
            times => format!("{} ×{times}", run[0]),
        });
        runs.collect::<Vec<_>>().join(ARROW)
    }
}

impl Paths {
    /// Lays the sequences out.
    pub fn draw(&self, frame: &Frame<'_>) -> Drawing {
        let most = self.paths.iter().filter_map(|path| path.datum.value).fold(0.0, f64::max);
        if most <= 0.0 {
            return Drawing::no_data(frame);
        }
        let mut drawing = Drawing::new(frame);
        let colors = frame.colors;
        let row = (frame.height / self.paths.len() as f64).clamp(30.0, 56.0);
        let figures = self.paths.iter().map(|path| path.datum.text.as_str());
        let right = frame.width - frame.widest(figures, TEXT, true) - 12.0;
        for (at, path) in self.paths.iter().enumerate() {
            let (top, name) = (row * at as f64, path.name());
            let value = path.datum.value.unwrap_or_default();
            let line = top + row / 2.0 - 7.0;
            drawing.text((0.0, line), &frame.fit(&name, TEXT, right), TEXT, colors.ink, Align::Start);
            drawing.bold((frame.width, line), &path.datum.text, TEXT, colors.ink, Align::End);
            let bar = |width: f64| Rect { x: 0.0, y: line + 11.0, width, height: BAR };
            drawing.rect(bar(frame.width), 3.0, colors.track);
            let fill = if path.datum.small_base { colors.muted } else { colors.series_soft };
            drawing.rect(bar((frame.width * value).max(2.0)), 3.0, fill);
            drawing.marks.push(Mark {
                area: Rect { x: 0.0, y: top, width: frame.width, height: row },
                tip: (frame.width / 2.0, top),
                label: name,
                datum: path.datum.clone(),
                beside: None,
            });
        }
        drawing
    }

    /// Sequence, share, interval and base.
    pub fn table(&self, lang: Lang) -> Table {
        let names: Vec<String> = self.paths.iter().map(Path::name).collect();
        let data = names.iter().map(String::as_str).zip(self.paths.iter().map(|path| &path.datum));
        Table::of_data(lang, words::PATH.get(lang), data)
    }

    pub(super) fn min_height(&self) -> f64 {
        ROW * self.paths.len() as f64
    }
}

#[cfg(test)]
mod tests {
    use super::{Datum, Path};

    #[test]
    fn repeats_are_said_once() {
        let steps = ["view", "view", "view", "pay", "view"].map(str::to_owned).to_vec();
        assert_eq!(Path { steps, datum: Datum::default() }.name(), "view ×3 → pay → view");
    }
}
