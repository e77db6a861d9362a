//! A table whose cells are shaded by their values: cohorts by period, transitions from one to another.

use super::drawing::{SMALL, TEXT};
use super::{Align, Datum, Drawing, Frame, Mark, Rgb, Table};
use crate::layout::Rect;
use crate::text::{Lang, chart as words, number};

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatCell {
    /// Its figure.
    pub datum: Datum,
    /// Whether the data covers only a part of it: marked by a corner.
    pub partial: bool,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatRow {
    /// What it is of.
    pub label: String,
    /// Its base.
    pub n: Option<u64>,
    /// Its cells from the left; what does not exist is none, and what is missing at the end as well.
    pub cells: Vec<Option<HeatCell>>,
}

/// A shaded table.
#[derive(Clone, Debug, PartialEq)]
pub struct Heat {
    /// What the rows are.
    pub corner: String,
    /// The names of the columns.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<HeatRow>,
    /// The value at which the shade is full; cells above it are as dark. Cells of a whole (the first period) can be out
    /// of the scale of the others.
    pub full: f64,
}

const HEAD: f64 = 26.0;
const ROW: f64 = 26.0;
const ROW_MOST: f64 = 40.0;
const GAP: f64 = 2.0;
const CORNER: f64 = 6.0;

/// Where things stand in the frame.
struct Plot {
    left: f64,
    base_x: Option<f64>,
    step: f64,
    row: f64,
}

impl Heat {
    /// Lays the table out.
    pub fn draw(&self, frame: &Frame<'_>) -> Drawing {
        if self.columns.is_empty() || self.rows.iter().all(|row| row.cells.iter().flatten().count() == 0) {
            return Drawing::no_data(frame);
        }
        let mut drawing = Drawing::new(frame);
        let plot = self.plot(frame);
        let colors = frame.colors;
        drawing.text(
            (0.0, HEAD / 2.0),
            &frame.fit(&self.corner, SMALL, plot.left - 8.0),
            SMALL,
            colors.ink_soft,
            Align::Start,
        );
        self.draw_head(frame, &plot, &mut drawing);
        for (at, row) in self.rows.iter().enumerate() {
            let top = HEAD + plot.row * at as f64;
            let middle = top + plot.row / 2.0;
            let room = plot.base_x.map_or(plot.left - 8.0, |base| base - 6.0 - self.base_width(frame));
            drawing.text((0.0, middle), &frame.fit(&row.label, TEXT, room), TEXT, colors.ink, Align::Start);
            if let (Some(x), Some(n)) = (plot.base_x, row.n) {
                drawing.text((x, middle), &number::count(n), SMALL, colors.ink_soft, Align::End);
            }
            for (column, cell) in row.cells.iter().enumerate().take(self.columns.len()) {
                let Some(cell) = cell else { continue };
                let area = Rect {
                    x: plot.left + plot.step * column as f64,
                    y: top + GAP / 2.0,
                    width: plot.step - GAP,
                    height: plot.row - GAP,
                };
                self.draw_cell(frame, cell, area, &mut drawing);
                let label = format!("{} · {}", row.label, self.columns[column]);
                let label =
                    if cell.partial { words::PARTIAL.fill(frame.lang, &[("month", &label)]) } else { label };
                drawing.marks.push(Mark {
                    area,
                    tip: (area.x + area.width / 2.0, area.y),
                    label,
                    datum: cell.datum.clone(),
                    beside: None,
                });
            }
        }
        drawing
    }

    /// A row for each cell that exists.
    pub fn table(&self, lang: Lang) -> Table {
        let mut head = vec![self.corner.clone()];
        let bases = self.rows.iter().any(|row| row.n.is_some());
        head.extend(bases.then(|| words::BASE.get(lang).to_owned()));
        head.extend(self.columns.iter().cloned());
        let written = |cell: &Option<HeatCell>| match cell {
            Some(cell) if cell.partial => format!("{}*", cell.datum.text),
            Some(cell) => cell.datum.text.clone(),
            None => String::new(),
        };
        let row = |row: &HeatRow| {
            let mut cells = vec![row.label.clone()];
            cells.extend(bases.then(|| row.n.map(number::count).unwrap_or_default()));
            cells.extend(row.cells.iter().map(written));
            cells.resize(head.len(), String::new());
            cells
        };
        Table { rows: self.rows.iter().map(row).collect(), head }
    }

    pub(super) fn min_height(&self) -> f64 {
        HEAD + ROW * self.rows.len() as f64
    }

    fn base_width(&self, frame: &Frame<'_>) -> f64 {
        let bases: Vec<String> = self.rows.iter().filter_map(|row| row.n).map(number::count).collect();
        frame.widest(bases.iter().map(String::as_str), SMALL, false)
    }

    fn plot(&self, frame: &Frame<'_>) -> Plot {
        let labels = frame.widest(self.rows.iter().map(|row| row.label.as_str()), TEXT, false);
        let labels = labels.min((frame.width * 0.26).max(64.0));
        let base = self.base_width(frame);
        let with_bases = base > 0.0 && frame.width > 420.0;
        let left = labels + if with_bases { base + 18.0 } else { 8.0 };
        let rows = (frame.height - HEAD) / self.rows.len() as f64;
        Plot {
            left,
            base_x: with_bases.then_some(left - 8.0),
            step: ((frame.width - left) / self.columns.len() as f64).clamp(4.0, 96.0),
            row: rows.clamp(12.0, ROW_MOST),
        }
    }

    /// The names of the columns; where they would touch, only so many as have room.
    fn draw_head(&self, frame: &Frame<'_>, plot: &Plot, drawing: &mut Drawing) {
        let widest = frame.widest(self.columns.iter().map(String::as_str), SMALL, false) + 8.0;
        let numbered = self.columns.iter().all(|name| name.parse::<u32>().is_ok());
        let stride = if numbered {
            [1, 2, 3, 6, 12].into_iter().find(|stride| plot.step * *stride as f64 >= widest).unwrap_or(12)
        } else {
            1
        };
        for (at, name) in self.columns.iter().enumerate().filter(|(at, _)| at % stride == 0) {
            let x = plot.left + plot.step * at as f64 + (plot.step - GAP) / 2.0;
            let name = if numbered { name.clone() } else { frame.fit(name, SMALL, plot.step - 4.0) };
            drawing.text((x, HEAD / 2.0), &name, SMALL, frame.colors.ink_soft, Align::Middle);
        }
    }

    fn draw_cell(&self, frame: &Frame<'_>, cell: &HeatCell, area: Rect, drawing: &mut Drawing) {
        let colors = frame.colors;
        let Some(value) = cell.datum.value else {
            drawing.rect(area, 2.0, colors.track);
            return;
        };
        let share = if self.full > 0.0 { (value / self.full).clamp(0.0, 1.0) } else { 0.0 };
        let base = if cell.datum.small_base { colors.muted } else { colors.series };
        // The darkest shade still lets the writing on it stand out.
        let shade: Rgb = base.over(colors.surface, 0.06 + 0.5 * share);
        drawing.rect(area, 2.0, shade);
        if cell.partial {
            let (right, top) = (area.x + area.width, area.y);
            let side = CORNER.min(area.width / 2.0);
            drawing.shapes.push(super::Shape::Fill {
                points: vec![(right - side, top), (right, top), (right, top + side)],
                color: colors.target,
                opacity: 1.0,
            });
        }
        let text = &cell.datum.text;
        let short = text.trim_end_matches('%');
        let fits = |text: &str| frame.width_of(text, SMALL, false) + 4.0 <= area.width;
        let middle = (area.x + area.width / 2.0, area.y + area.height / 2.0);
        if let Some(text) = [text.as_str(), short].into_iter().find(|text| fits(text)) {
            drawing.text(middle, text, SMALL, colors.ink, Align::Middle);
        }
    }
}
