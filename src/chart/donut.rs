//! Shares of a whole as a ring with direct labels.

use super::drawing::{SMALL, TEXT};
use super::{Align, Datum, Drawing, Frame, Mark, Rgb, Shape, Table};
use crate::layout::Rect;
use crate::text::{Lang, chart as words, number};
use std::f64::consts::TAU;

/// One share.
#[derive(Clone, Debug, PartialEq)]
pub struct Slice {
    /// What it is of.
    pub label: String,
    /// How many.
    pub count: u64,
}

/// Shares of a whole, largest first; the seventh and later are drawn as one.
#[derive(Clone, Debug, PartialEq)]
pub struct Donut {
    /// The slices.
    pub slices: Vec<Slice>,
    /// What the whole is, for the middle of the ring.
    pub whole: String,
}

const MOST: usize = 6;
const LABEL: f64 = 18.0;

/// The ring's place.
struct Ring {
    center: (f64, f64),
    outer: f64,
}

impl Ring {
    /// The point at a share of the whole turn, clockwise from the top.
    fn point(&self, turn: f64, radius: f64) -> (f64, f64) {
        let (sin, cos) = (turn * TAU).sin_cos();
        (self.center.0 + sin * radius, self.center.1 - cos * radius)
    }

    fn sector(&self, from: f64, to: f64) -> Vec<(f64, f64)> {
        let steps = ((to - from) * 96.0).ceil().max(1.0);
        let arc = |radius: f64| {
            let turns = std::iter::successors(Some(0.0), |k| Some(k + 1.0)).take_while(move |k| *k <= steps);
            turns.map(move |k| (from + (to - from) * k / steps, radius))
        };
        let outer: Vec<_> = arc(self.outer).map(|(turn, radius)| self.point(turn, radius)).collect();
        let inner: Vec<_> = arc(self.outer * 0.62).map(|(turn, radius)| self.point(turn, radius)).collect();
        outer.into_iter().chain(inner.into_iter().rev()).collect()
    }
}

/// A label beside the ring.
struct Tag {
    right: bool,
    y: f64,
    from: (f64, f64),
    at: usize,
}

impl Donut {
    /// Lays the ring out.
    pub fn draw(&self, frame: &Frame<'_>) -> Drawing {
        let slices = self.folded(frame.lang);
        let total: u64 = slices.iter().map(|slice| slice.count).sum();
        if total == 0 {
            return Drawing::no_data(frame);
        }
        let mut drawing = Drawing::new(frame);
        let labels = frame.widest(slices.iter().map(|slice| slice.label.as_str()), TEXT, false);
        let beside = labels + frame.width_of("00.0%", TEXT, true) + 30.0;
        let room = (frame.width / 2.0 - beside).max(frame.width * 0.17);
        let outer = (frame.height / 2.0 - 8.0).min(room).max(24.0);
        let ring = Ring { center: (frame.width / 2.0, frame.height / 2.0), outer };
        let mut tags = Vec::new();
        let mut from = 0.0;
        for (at, slice) in slices.iter().enumerate() {
            let share = slice.count as f64 / total as f64;
            let color = self.color(frame, at);
            drawing.shapes.push(Shape::Fill { points: ring.sector(from, from + share), color, opacity: 1.0 });
            let middle = from + share / 2.0;
            let edge = ring.point(middle, ring.outer + 3.0);
            tags.push(Tag { right: middle < 0.5, y: edge.1, from: edge, at });
            drawing.marks.push(slice.mark(share, &ring, middle));
            from += share;
        }
        self.draw_gaps(frame, &slices, total as f64, &ring, &mut drawing);
        spread(&mut tags, frame.height);
        for tag in &tags {
            if let (Some(slice), Some(mark)) = (slices.get(tag.at), drawing.marks.get_mut(tag.at)) {
                let share = mark.datum.value.unwrap_or_default();
                slice.draw_tag(frame, tag, share, &ring, &mut drawing);
            }
        }
        let (x, y) = ring.center;
        let size = (ring.outer * 0.28).clamp(12.0, 20.0);
        drawing.bold(
            (x, y - 7.0),
            &number::compact(total as f64, frame.lang),
            size,
            frame.colors.ink,
            Align::Middle,
        );
        let whole = frame.fit(&self.whole, SMALL, ring.outer * 1.15);
        drawing.text((x, y + 11.0), &whole, SMALL, frame.colors.ink_soft, Align::Middle);
        drawing
    }

    /// Label, count and share of every slice, none folded.
    pub fn table(&self, lang: Lang) -> Table {
        let total: u64 = self.slices.iter().map(|slice| slice.count).sum();
        let head = [words::ITEM, words::VALUE, words::SHARE].map(|word| word.get(lang).to_owned()).to_vec();
        let rows = self.slices.iter().map(|slice| {
            let share = number::percent(slice.count as f64 / total as f64);
            vec![slice.label.clone(), number::count(slice.count), share]
        });
        Table { head, rows: rows.collect() }
    }

    fn folded(&self, lang: Lang) -> Vec<Slice> {
        let mut slices: Vec<Slice> = self.slices.iter().filter(|slice| slice.count > 0).cloned().collect();
        if slices.len() > MOST + 1 {
            let rest = slices.split_off(MOST);
            let label = words::OTHER.fill(lang, &[("n", &rest.len().to_string())]);
            slices.push(Slice { label, count: rest.iter().map(|slice| slice.count).sum() });
        }
        slices
    }

    /// One hue in tints, darkest first: the labels tell slices apart, not the colour.
    fn color(&self, frame: &Frame<'_>, at: usize) -> Rgb {
        const TINTS: [f64; MOST] = [1.0, 0.82, 0.66, 0.53, 0.42, 0.33];
        match TINTS.get(at) {
            Some(tint) => frame.colors.series.over(frame.colors.surface, *tint),
            None => frame.colors.muted,
        }
    }

    fn draw_gaps(&self, frame: &Frame<'_>, slices: &[Slice], total: f64, ring: &Ring, drawing: &mut Drawing) {
        if slices.len() < 2 {
            return;
        }
        let mut turn = 0.0;
        for slice in slices {
            let ends = vec![ring.point(turn, ring.outer * 0.6), ring.point(turn, ring.outer + 1.0)];
            drawing.line(ends, 2.0, frame.colors.surface);
            turn += slice.count as f64 / total;
        }
    }
}

/// Moves labels of a side apart so that none touch, in the order of their slices' heights.
fn spread(tags: &mut [Tag], height: f64) {
    tags.sort_by(|a, b| a.right.cmp(&b.right).then(a.y.total_cmp(&b.y)));
    for side in tags.chunk_by_mut(|a, b| a.right == b.right) {
        let mut free = LABEL / 2.0;
        for tag in side.iter_mut() {
            tag.y = tag.y.max(free);
            free = tag.y + LABEL;
        }
        let mut limit = height - LABEL / 2.0;
        for tag in side.iter_mut().rev() {
            tag.y = tag.y.min(limit);
            limit = tag.y - LABEL;
        }
    }
}

impl Slice {
    fn mark(&self, share: f64, ring: &Ring, middle: f64) -> Mark {
        let tip = ring.point(middle, ring.outer * 0.81);
        let text = format!("{} · {}", number::count(self.count), number::percent(share));
        let reach = ring.outer * 0.25;
        Mark {
            area: Rect { x: tip.0 - reach, y: tip.1 - reach, width: reach * 2.0, height: reach * 2.0 },
            tip,
            label: self.label.clone(),
            datum: Datum { value: Some(share), text, ..Datum::default() },
            beside: None,
        }
    }

    fn draw_tag(&self, frame: &Frame<'_>, tag: &Tag, share: f64, ring: &Ring, drawing: &mut Drawing) {
        let colors = frame.colors;
        let side = if tag.right { 1.0 } else { -1.0 };
        let elbow = ring.center.0 + side * (ring.outer + 14.0);
        drawing.line(vec![tag.from, (elbow, tag.y), (elbow + side * 4.0, tag.y)], 1.0, colors.muted);
        let figure = number::percent(share);
        let figure_width = frame.width_of(&figure, TEXT, true);
        let x = elbow + side * 8.0;
        let room = if tag.right { frame.width - x } else { x } - figure_width - 6.0;
        let label = frame.fit(&self.label, TEXT, room);
        let label_width = frame.width_of(&label, TEXT, false);
        let (label_x, figure_x) = if tag.right {
            (x, x + label_width + 6.0)
        } else {
            (x - figure_width - 6.0 - label_width, x - figure_width)
        };
        drawing.text((label_x, tag.y), &label, TEXT, colors.ink, Align::Start);
        drawing.bold((figure_x, tag.y), &figure, TEXT, colors.ink, Align::Start);
    }
}
