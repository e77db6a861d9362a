//! SVG path data of absolute commands as segments, for printers that have paths of their own.

use crate::layout::{Point, Rect, point, rect};

/// A piece of a path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Segment {
    Move(Point),
    Line(Point),
    /// Two control points and the end.
    Curve(Point, Point, Point),
    Close,
}

impl Segment {
    /// The segment with each point mapped.
    pub(super) fn map(self, at: impl Fn(Point) -> Point) -> Segment {
        match self {
            Segment::Move(p) => Segment::Move(at(p)),
            Segment::Line(p) => Segment::Line(at(p)),
            Segment::Curve(a, b, c) => Segment::Curve(at(a), at(b), at(c)),
            Segment::Close => Segment::Close,
        }
    }

    fn points(self) -> impl Iterator<Item = Point> {
        let [a, b, c] = match self {
            Segment::Move(p) | Segment::Line(p) => [Some(p), None, None],
            Segment::Curve(a, b, c) => [Some(a), Some(b), Some(c)],
            Segment::Close => [None; 3],
        };
        [a, b, c].into_iter().flatten()
    }
}

/// The segments of `d`, which has `M L H V C Z` alone; what is anything else ends the path.
pub(super) fn parse(d: &str) -> Vec<Segment> {
    let mut segments = Vec::new();
    let mut pen = point(0.0, 0.0);
    let mut rest = d.trim_start();
    while let Some(command) = rest.chars().next() {
        let arguments = &rest[command.len_utf8()..];
        let end = arguments.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(arguments.len());
        let numbers = numbers(&arguments[..end]);
        rest = &arguments[end..];
        let pairs: Vec<Point> = numbers.chunks_exact(2).map(|pair| point(pair[0], pair[1])).collect();
        match command {
            'M' => segments.extend(pairs.iter().enumerate().map(|(at, p)| match at {
                0 => Segment::Move(*p),
                _ => Segment::Line(*p),
            })),
            'L' => segments.extend(pairs.iter().map(|p| Segment::Line(*p))),
            'H' => segments.extend(numbers.iter().map(|x| Segment::Line(point(*x, pen.y)))),
            'V' => segments.extend(numbers.iter().map(|y| Segment::Line(point(pen.x, *y)))),
            'C' => segments.extend(pairs.chunks_exact(3).map(|p| Segment::Curve(p[0], p[1], p[2]))),
            'Z' => segments.push(Segment::Close),
            _ => break,
        }
        pen = segments.last().and_then(|last| last.points().last()).unwrap_or(pen);
    }
    segments
}

fn numbers(text: &str) -> Vec<f64> {
    let mut numbers = Vec::new();
    let mut from = 0;
    let bytes = text.as_bytes();
    for at in 0..=bytes.len() {
        let is_break = at == bytes.len()
            || matches!(bytes[at], b' ' | b',' | b'\n')
            || (bytes[at] == b'-' && at > from && !matches!(bytes[at - 1], b'e' | b'E'));
        if is_break {
            numbers.extend(text[from..at].trim().parse::<f64>().ok());
            from = if bytes.get(at) == Some(&b'-') { at } else { at + 1 };
        }
    }
    numbers
}

/// The box around all points, control points included.
pub(super) fn bounds(segments: &[Segment]) -> Rect {
    let mut points = segments.iter().flat_map(|segment| segment.points());
    let Some(first) = points.next() else { return Rect::default() };
    let (mut low, mut high) = (first, first);
    for p in points {
        low = point(low.x.min(p.x), low.y.min(p.y));
        high = point(high.x.max(p.x), high.y.max(p.y));
    }
    rect(low.x, low.y, high.x - low.x, high.y - low.y)
}

#[cfg(test)]
mod tests {
    use super::{Segment, bounds, parse};
    use crate::layout::{point, rect};

    #[test]
    fn the_commands_of_icons_and_marks_are_read() {
        let segments = parse("M4 5H20V19H4ZM1.5-2L0 1C1 2 3 4 5 6 7 8 9 10 11 12");
        assert_eq!(segments.len(), 9);
        assert_eq!(segments[2], Segment::Line(point(20.0, 19.0)));
        assert_eq!(segments[4], Segment::Close);
        assert_eq!(segments[5], Segment::Move(point(1.5, -2.0)));
        assert_eq!(segments[8], Segment::Curve(point(7.0, 8.0), point(9.0, 10.0), point(11.0, 12.0)));
        assert_eq!(bounds(&segments), rect(0.0, -2.0, 20.0, 21.0));
    }

    #[test]
    fn what_is_no_path_is_nothing() {
        assert!(parse("").is_empty() && parse("旅").is_empty() && parse("A1 2").is_empty());
    }
}
