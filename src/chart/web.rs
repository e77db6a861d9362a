//! What directly follows what: boxes from early to late, joined by curves as thick as they are frequent.
//!
//! Boxes stand in columns in the order in which more goes from one to the other than back; curves that go back are dashed
//! and run below.

use super::drawing::{SMALL, TEXT};
use super::{Align, Datum, Drawing, Frame, Mark, Table};
use crate::layout::Rect;
use crate::text::{Lang, chart as words, number};

/// A place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebNode {
    /// Its name.
    pub label: String,
    /// Events.
    pub count: u64,
    /// Journeys that begin here.
    pub starts: u64,
    /// Journeys that end here.
    pub ends: u64,
}

/// One place directly after another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebEdge {
    /// The position of the one.
    pub from: usize,
    /// The position of the next.
    pub to: usize,
    /// How often.
    pub count: u64,
    /// What else there is to say.
    pub note: String,
}

/// The graph. All edges are in the table, the most frequent are drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Web {
    /// The places.
    pub nodes: Vec<WebNode>,
    /// What follows what, most frequent first.
    pub edges: Vec<WebEdge>,
}

const BOX_HEIGHT: f64 = 38.0;
const BOX_MOST: f64 = 136.0;
const ROW: f64 = 74.0;
const COLUMN: f64 = 150.0;
/// So many edges are drawn for each node.
const EDGES_PER_NODE: usize = 2;
/// Points of a curve.
const POINTS: usize = 20;

impl Web {
    /// Lays the graph out.
    pub fn draw(&self, frame: &Frame<'_>) -> Drawing {
        if self.nodes.is_empty() {
            return Drawing::no_data(frame);
        }
        let mut drawing = Drawing::new(frame);
        let boxes = self.boxes(frame);
        let drawn =
            || self.edges.iter().filter(|edge| edge.from != edge.to).take(self.nodes.len() * EDGES_PER_NODE);
        let most = drawn().map(|edge| edge.count).max().unwrap_or(1).max(1);
        let mut marks = Vec::new();
        for edge in drawn() {
            let (Some(from), Some(to)) = (boxes.get(edge.from), boxes.get(edge.to)) else { continue };
            let (points, back) = curve(*from, *to);
            let width = 1.0 + 6.0 * (edge.count as f64 / most as f64).sqrt();
            let color = frame.colors.series.over(frame.colors.surface, if back { 0.3 } else { 0.42 });
            let middle = points.get(POINTS / 2).copied().unwrap_or_default();
            let middle = (middle.0.clamp(9.0, frame.width - 9.0), middle.1.clamp(9.0, frame.height - 9.0));
            if back {
                drawing.dashes(points, width.min(3.0), color);
            } else {
                drawing.line(points, width, color);
            }
            marks.push(self.edge_mark(edge, middle));
        }
        for (node, area) in self.nodes.iter().zip(&boxes) {
            node.draw(frame, *area, &mut drawing);
        }
        drawing.marks.extend(marks);
        drawing
    }

    /// One after the other, how often, and what else there is to say.
    pub fn table(&self, lang: Lang) -> Table {
        let head = [words::FROM, words::TO, words::COUNT, words::NOTE];
        let name = |at: usize| self.nodes.get(at).map(|node| node.label.clone()).unwrap_or_default();
        let row = |edge: &WebEdge| {
            vec![name(edge.from), name(edge.to), number::count(edge.count), edge.note.clone()]
        };
        Table {
            head: head.map(|word| word.get(lang).to_owned()).to_vec(),
            rows: self.edges.iter().map(row).collect(),
        }
    }

    pub(super) fn min_height(&self) -> f64 {
        // In a usual card four boxes stand beside each other.
        ROW * self.nodes.len().div_ceil(4).max(2) as f64
    }

    fn edge_mark(&self, edge: &WebEdge, middle: (f64, f64)) -> Mark {
        let name = |at: usize| self.nodes.get(at).map_or("", |node| node.label.as_str());
        let text = number::count(edge.count);
        Mark {
            area: Rect { x: middle.0 - 9.0, y: middle.1 - 9.0, width: 18.0, height: 18.0 },
            tip: middle,
            label: format!("{} → {} · {}", name(edge.from), name(edge.to), edge.note),
            datum: Datum { value: Some(edge.count as f64), text, ..Datum::default() },
            beside: None,
        }
    }

    /// The boxes in their columns, by node.
    fn boxes(&self, frame: &Frame<'_>) -> Vec<Rect> {
        let order = self.order();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a width in pixels, at least 2"
        )]
        let fit = (frame.width / COLUMN).floor().clamp(2.0, 8.0) as usize;
        let columns = fit.min(self.nodes.len()).max(1);
        let rows = self.nodes.len().div_ceil(columns);
        let columns = self.nodes.len().div_ceil(rows);
        let (step, row) = (frame.width / columns as f64, frame.height / rows as f64);
        let width = (step * 0.72).min(BOX_MOST);
        let mut boxes =
            vec![Rect { x: 0.0, y: 0.0, width, height: BOX_HEIGHT.min(row * 0.6) }; self.nodes.len()];
        for (rank, node) in order.into_iter().enumerate() {
            let (column, line) = (rank / rows, rank % rows);
            if let Some(area) = boxes.get_mut(node) {
                area.x = step * column as f64 + (step - width) / 2.0;
                area.y = row * line as f64 + (row - area.height) / 2.0;
            }
        }
        boxes
    }

    /// The nodes from early to late: by how much more goes to the others than comes from them.
    fn order(&self) -> Vec<usize> {
        let mut lead = vec![0.0_f64; self.nodes.len()];
        for edge in self.edges.iter().filter(|edge| edge.from != edge.to) {
            let back = self.edges.iter().find(|other| (other.from, other.to) == (edge.to, edge.from));
            let back = back.map_or(0, |other| other.count);
            let share = (edge.count as f64 - back as f64) / (edge.count + back).max(1) as f64;
            // A pair with edges both ways is met twice, from either side.
            let share = if back > 0 { share / 2.0 } else { share };
            for (at, sign) in [(edge.from, 1.0), (edge.to, -1.0)] {
                if let Some(lead) = lead.get_mut(at) {
                    *lead += sign * share;
                }
            }
        }
        let mut order: Vec<usize> = (0..self.nodes.len()).collect();
        order.sort_by(|a, b| lead[*b].total_cmp(&lead[*a]).then(a.cmp(b)));
        order
    }
}

impl WebNode {
    fn draw(&self, frame: &Frame<'_>, area: Rect, drawing: &mut Drawing) {
        let colors = frame.colors;
        drawing.rect(area, 6.0, colors.series_soft.over(colors.surface, 0.34));
        let middle = area.x + area.width / 2.0;
        let label = frame.fit(&self.label, TEXT, area.width - 10.0);
        drawing.text((middle, area.y + area.height * 0.33), &label, TEXT, colors.ink, Align::Middle);
        let count = number::count(self.count);
        drawing.text((middle, area.y + area.height * 0.73), &count, SMALL, colors.ink_soft, Align::Middle);
        let ends = [(words::BEGIN, self.starts), (words::END, self.ends)];
        let ends = ends.map(|(word, count)| word.fill(frame.lang, &[("n", &number::count(count))]));
        drawing.marks.push(Mark {
            area,
            tip: (middle, area.y),
            label: format!("{} · {}", self.label, ends.join(" · ")),
            datum: Datum { value: Some(self.count as f64), text: count, ..Datum::default() },
            beside: None,
        });
    }
}

/// A curve from one box to another, and whether it goes back: then it runs from the left side to the right one, below.
fn curve(from: Rect, to: Rect) -> (Vec<(f64, f64)>, bool) {
    let middle = |area: Rect| area.y + area.height / 2.0;
    let same = (from.x - to.x).abs() < 1.0;
    if same {
        // In one column: past the side.
        let (x, down) = (from.x + from.width, to.y > from.y);
        let (a, d) = ((x, middle(from)), (x, middle(to)));
        let bend = 26.0;
        return (bezier(a, (x + bend, a.1), (x + bend, d.1), d), !down);
    }
    if to.x > from.x {
        let (a, d) = ((from.x + from.width, middle(from)), (to.x, middle(to)));
        let reach = ((d.0 - a.0) / 2.0).max(16.0);
        return (bezier(a, (a.0 + reach, a.1), (d.0 - reach, d.1), d), false);
    }
    let (a, d) =
        ((from.x + from.width / 2.0, from.y + from.height), (to.x + to.width / 2.0, to.y + to.height));
    let low = a.1.max(d.1) + 22.0;
    (bezier(a, (a.0, low), (d.0, low), d), true)
}

fn bezier(a: (f64, f64), b: (f64, f64), c: (f64, f64), d: (f64, f64)) -> Vec<(f64, f64)> {
    let at = |step: usize| {
        let t = step as f64 / POINTS as f64;
        let u = 1.0 - t;
        let mix = |a: f64, b: f64, c: f64, d: f64| {
            u * u * u * a + 3.0 * u * u * t * b + 3.0 * u * t * t * c + t * t * t * d
        };
        (mix(a.0, b.0, c.0, d.0), mix(a.1, b.1, c.1, d.1))
    };
    (0..=POINTS).map(at).collect()
}

#[cfg(test)]
mod tests {
    use super::{Web, WebEdge, WebNode};

    #[test]
    fn what_leads_to_the_others_stands_first() {
        let node = |label: &str| WebNode { label: label.into(), count: 5, starts: 0, ends: 0 };
        let edge = |from, to, count| WebEdge { from, to, count, note: String::new() };
        let web = Web {
            nodes: vec![node("pay"), node("view"), node("cart")],
            edges: vec![
                edge(1, 2, 9),
                edge(2, 0, 5),
                edge(0, 1, 1),
                edge(2, 1, 2),
                edge(1, 0, 3),
                edge(0, 0, 7),
            ],
        };
        assert_eq!(web.order(), [1, 2, 0]);
    }
}
