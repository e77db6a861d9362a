//! Marks as the shapes of a drawing program: boxes that hold their text, wrapped by the program itself, so that a card that
//! was exported can be edited on. What a slide, a diagram or a Visio page makes of a shape is in their own files.

use super::path::{Segment, bounds, parse};
use super::sheet::{Placed, Role};
use crate::layout::{
    Anchor, Dash, Fill, Font, Icon, Mark, Paint, Point, Rect, Stroke, TextLine, point, rect,
};
use std::sync::Arc;

/// A line of text on its own is this many ems high.
const LEADING: f64 = 1.4;
/// How far below the upper side of its line the baseline of office programs stands, as a share of the line's height.
const BASELINE: f64 = 0.8;
/// So much wider than its text is a box whose text may break: other fonts are a little wider.
const SLACK: f64 = 5.0;

/// Shapes that belong together, in coordinates of the sheet.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) role: Role,
    /// In words, for assistive technology and lists of objects; may be empty.
    pub(super) label: String,
    pub(super) shapes: Vec<Shape>,
}

/// A shape.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    pub(super) form: Form,
    /// Its box; of a path the box around it.
    pub(super) rect: Rect,
    pub(super) fill: Option<Fill>,
    pub(super) stroke: Option<Stroke>,
    /// What it says.
    pub(super) text: Option<Block>,
}

/// The outline of a shape.
#[derive(Clone, Debug)]
pub(super) enum Form {
    /// Text alone.
    Text,
    Box {
        radius: f64,
    },
    Ellipse,
    /// In coordinates of the sheet.
    Path(Vec<Segment>),
    /// A picture, cut to its box.
    Picture {
        /// Radius of its corners.
        radius: f64,
        /// A `data:image/...` address.
        href: Arc<str>,
    },
}

/// Lines that are one text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Block {
    pub(super) text: String,
    pub(super) font: Font,
    pub(super) paint: Paint,
    pub(super) anchor: Anchor,
    /// From baseline to baseline, in pixels.
    pub(super) leading: f64,
    /// Where its lines stand.
    pub(super) rect: Rect,
    /// Whether it may break.
    pub(super) wraps: bool,
}

/// The shapes of a part.
pub(super) fn group(placed: &Placed) -> Group {
    let Placed { role, at, part } = placed;
    let mut shapes: Vec<Shape> = Vec::new();
    let mut lines: Vec<&TextLine> = Vec::new();
    for mark in part.marks.iter() {
        if let Mark::Text(line) = mark {
            if !lines.last().is_none_or(|last| goes_on(last, line)) {
                say(&mut shapes, &std::mem::take(&mut lines), *role, placed);
            }
            lines.push(line);
            continue;
        }
        say(&mut shapes, &std::mem::take(&mut lines), *role, placed);
        shapes.extend(drawn(mark, *at));
    }
    say(&mut shapes, &lines, *role, placed);
    Group { role: *role, label: part.label.clone(), shapes }
}

/// Whether a line is the next one of the same text.
fn goes_on(above: &TextLine, below: &TextLine) -> bool {
    let dy = below.at.y - above.at.y;
    above.font == below.font
        && above.paint == below.paint
        && above.anchor == below.anchor
        && (above.at.x - below.at.x).abs() < 0.01
        && dy > 0.0
        && dy <= 2.0 * above.font.size
}

/// Adds a text: to the shape it stands in, or as one of its own.
fn say(shapes: &mut Vec<Shape>, lines: &[&TextLine], role: Role, placed: &Placed) {
    let Some(block) = block(lines, placed) else { return };
    let holds = |shape: &Shape| {
        let is_free =
            shape.text.is_none() && shape.fill.is_some() && !matches!(shape.form, Form::Picture { .. });
        is_free && shape.rect.holds(block.rect.inset(1.0))
    };
    let may_hold = matches!(role, Role::Card(_) | Role::Head | Role::Sign);
    match shapes.first_mut().filter(|shape| may_hold && holds(shape)) {
        Some(shape) => shape.text = Some(block),
        None => shapes.push(Shape {
            form: Form::Text,
            rect: block.rect,
            fill: None,
            stroke: None,
            text: Some(block),
        }),
    }
}

fn block(lines: &[&TextLine], placed: &Placed) -> Option<Block> {
    let first = lines.first()?;
    let leading = match lines.get(1) {
        Some(second) => second.at.y - first.at.y,
        None => LEADING * first.font.size,
    };
    let wraps = lines.len() > 1;
    let widest = lines.iter().map(|line| line.width).fold(0.0, f64::max);
    let width = if wraps { widest + SLACK } else { widest };
    let left = match first.anchor {
        Anchor::Start => first.at.x,
        Anchor::Middle => first.at.x - width / 2.0,
        Anchor::End => first.at.x - width,
    };
    let top = first.at.y - BASELINE * leading;
    let rect = rect(placed.at.x + left, placed.at.y + top, width, leading * lines.len() as f64);
    let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    let (font, paint, anchor) = (first.font, first.paint, first.anchor);
    Some(Block { text: joined(&texts, &placed.part.label), font, paint, anchor, leading, rect, wraps })
}

/// Lines as the text they were broken from. A blank at a break is gone from the lines; `label` may have the whole text.
fn joined(lines: &[&str], label: &str) -> String {
    let mut out = String::new();
    for line in lines {
        if !out.is_empty() {
            let without = format!("{out}{line}");
            let with = format!("{out} {line}");
            let latin = |c: Option<char>| c.is_some_and(|c| (c as u32) < 0x2e80);
            let blank = match (label.contains(&with), label.contains(&without)) {
                (true, _) => true,
                (_, true) => false,
                _ => latin(out.chars().last()) && latin(line.chars().next()),
            };
            out = if blank { with } else { without };
        } else {
            out.push_str(line);
        }
    }
    out
}

fn drawn(mark: &Mark, at: Point) -> Option<Shape> {
    let shape = |form, rect: Rect, fill, stroke| Shape {
        form,
        rect: rect.moved(at.x, at.y),
        fill,
        stroke,
        text: None,
    };
    Some(match mark {
        Mark::Rect { rect, radius, fill, stroke } => {
            shape(Form::Box { radius: *radius }, *rect, *fill, *stroke)
        }
        Mark::Circle { centre, radius, fill, stroke } => {
            let box_ = rect(centre.x - radius, centre.y - radius, 2.0 * radius, 2.0 * radius);
            shape(Form::Ellipse, box_, *fill, *stroke)
        }
        Mark::Path { d, fill, stroke } => traced(parse(d), |p| point(p.x + at.x, p.y + at.y), *fill, *stroke),
        Mark::Icon { icon, at: corner, size, paint } => {
            let scale = size / 24.0;
            let map = |p: Point| point(at.x + corner.x + p.x * scale, at.y + corner.y + p.y * scale);
            let stroke = Stroke { paint: *paint, width: Icon::STROKE * scale, dash: Dash::Solid };
            traced(parse(icon.path()), map, None, Some(stroke))
        }
        Mark::Picture { rect, radius, href } if href.starts_with("data:image/") => {
            shape(Form::Picture { radius: *radius, href: href.clone() }, *rect, None, None)
        }
        Mark::Picture { .. } | Mark::Text(_) => return None,
    })
}

fn traced(
    segments: Vec<Segment>,
    map: impl Fn(Point) -> Point,
    fill: Option<Fill>,
    stroke: Option<Stroke>,
) -> Shape {
    let segments: Vec<Segment> = segments.into_iter().map(|segment| segment.map(&map)).collect();
    Shape { rect: bounds(&segments), form: Form::Path(segments), fill, stroke, text: None }
}

impl Shape {
    /// The two ends, if it is one straight line.
    pub(super) fn line(&self) -> Option<(Point, Point)> {
        match &self.form {
            Form::Path(segments) => match segments.as_slice() {
                [Segment::Move(from), Segment::Line(to)] => Some((*from, *to)),
                _ => None,
            },
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn broken_lines_are_one_text_again() {
        assert_eq!(joined(&["看评价与", "实拍图"], ""), "看评价与实拍图");
        assert_eq!(joined(&["compares", "prices"], ""), "compares prices");
        assert_eq!(joined(&["donaudampf", "schiff"], "x · donaudampfschiff"), "donaudampfschiff");
        assert_eq!(joined(&["用 App", "下单"], "用 App 下单"), "用 App 下单");
        assert_eq!(joined(&["用 App", "下单"], ""), "用 App下单");
    }
}
