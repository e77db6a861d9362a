//! The built-in line drawings of the storyboard: 16:9 pictures on a grid of 160 x 90, drawn for this product in one
//! style. Each is a short text of shapes, read when it is drawn: path data would be five times as long, and the map
//! waits for it.
//!
//! A shape is a sign for how it is drawn (`+` solid with an outline, `-` a line, `*` in the line's colour, `~` a
//! shade), a letter and its numbers: `r` x y width height radius; `o` x y radius; `l` the points of a line; `z` those of
//! a polygon; `c` four points of a curve; `p` x y radius of the head of a person, shoulders below.

use super::sheet::{closed_path, cubic_path, fill, line, open_path, tint};
use super::shift::number;
use super::{Fill, Mark, Paint, Point, Rect, Stroke, point, rect};

/// A drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// The name under which cards keep it.
    pub name: &'static str,
    shapes: &'static str,
}

/// Pixels of the grid across and down.
const GRID: (f64, f64) = (160.0, 90.0);

const fn drawing(name: &'static str, shapes: &'static str) -> Drawing {
    Drawing { name, shapes }
}

impl Drawing {
    /// Every drawing, in the order of a picker: finding, buying, receiving, talking, places, feelings.
    pub const ALL: [Drawing; 32] = [
        drawing(
            "search",
            "+r 44 18 72 54 6 -l 44 30 116 30 *o 51 24 1.8 *o 57 24 1.8 -l 54 42 82 42 -l 54 51 76 51 -l 54 60 82 60 +o 97 52 12 -l 106 61 120 75",
        ),
        drawing(
            "website",
            "+r 36 16 88 58 6 -l 36 28 124 28 *o 43 22 1.8 *o 49 22 1.8 *o 55 22 1.8 ~r 44 36 30 30 4 -l 82 40 114 40 -l 82 49 108 49 *r 82 57 20 9 4.5",
        ),
        drawing(
            "app",
            "+r 60 8 40 74 8 -l 75 14 85 14 ~r 66 22 28 24 4 -l 66 54 94 54 -l 66 61 84 61 *r 66 68 28 7 3.5",
        ),
        drawing(
            "ads",
            "+r 58 8 44 74 8 -l 75 14 85 14 *z 67 39 67 49 74 49 88 58 88 30 74 39 -c 92 37 96 40 96 48 92 51 -l 67 68 93 68 -l 110 30 118 24 -l 112 44 122 44 -l 110 58 118 64",
        ),
        drawing(
            "social",
            "-l 54 45 104 22 -l 54 45 104 68 +o 54 45 14 +o 108 20 12 +o 108 70 12 *o 54 45 5 *o 108 20 4 *o 108 70 4",
        ),
        drawing(
            "word_of_mouth",
            "p 46 48 10 p 114 48 10 +r 60 12 40 24 8 -l 68 36 62 44 78 36 *o 71 24 2.2 *o 80 24 2.2 *o 89 24 2.2",
        ),
        drawing(
            "store",
            "+r 42 34 76 46 2 ~r 50 46 34 22 2 -l 50 46 84 46 84 68 50 68 50 46 +r 92 46 18 34 2 *o 106 63 1.8 +z 36 34 46 12 114 12 124 34 -l 64 12 60 34 -l 80 12 80 34 -l 96 12 100 34 -l 26 80 134 80",
        ),
        drawing(
            "basket",
            "*r 64 12 16 18 2 +r 84 8 18 22 2 +z 48 30 120 30 112 54 56 54 -l 32 18 43 18 56 62 110 62 -l 68 30 71 54 -l 84 30 84 54 -l 101 30 98 54 +o 64 72 6 +o 102 72 6",
        ),
        drawing(
            "pay",
            "+r 36 22 66 44 6 *r 36 31 66 9 0 -l 45 55 62 55 +o 108 56 19 -l 100 46 108 56 116 46 -l 108 56 108 68 -l 101 57 115 57 -l 101 63 115 63",
        ),
        drawing(
            "gift",
            "+r 46 40 68 40 3 +r 40 28 80 14 3 *r 75 28 10 52 0 -c 80 28 62 28 54 10 68 10 -c 68 10 78 10 80 20 80 28 -c 80 28 98 28 106 10 92 10 -c 92 10 82 10 80 20 80 28",
        ),
        drawing(
            "sign",
            "+r 44 8 58 74 4 -l 54 22 92 22 -l 54 32 92 32 -l 54 42 78 42 -c 54 68 62 50 66 76 74 62 +z 91 64 115 30 123 36 99 70 *z 91 64 99 70 88 76",
        ),
        drawing(
            "parcel",
            "+z 80 12 118 28 80 44 42 28 +z 42 28 80 44 80 82 42 66 +z 118 28 80 44 80 82 118 66 *z 58 21 66 18 104 34 104 46 96 49 96 37",
        ),
        drawing(
            "unpack",
            "*r 70 22 20 24 3 -l 80 6 80 13 -l 58 14 63 19 -l 102 14 97 19 +z 50 46 110 46 106 80 54 80 +z 50 46 34 38 60 30 80 46 +z 110 46 126 38 100 30 80 46 -l 72 62 88 62",
        ),
        drawing(
            "delivery",
            "+r 32 24 60 44 4 +z 92 38 110 38 126 54 126 68 92 68 ~z 98 44 108 44 117 54 98 54 +o 52 70 9 +o 108 70 9 *o 52 70 3 *o 108 70 3 -l 16 36 25 36 -l 12 47 25 47 -l 16 58 25 58",
        ),
        drawing(
            "phone",
            "p 66 34 13 +r 94 20 20 38 5 *o 104 51 1.8 -c 122 28 128 34 128 44 122 50 -c 130 22 140 30 140 48 130 56",
        ),
        drawing(
            "hotline",
            "p 80 36 14 -c 62 36 62 12 98 12 98 36 *r 59 32 8 15 4 *r 93 32 8 15 4 -c 98 46 98 54 92 54 87 54 *o 86 54 2.4",
        ),
        drawing(
            "chat",
            "+r 32 14 64 34 8 -l 42 48 38 58 54 48 -l 44 26 84 26 -l 44 36 70 36 +r 70 40 58 32 8 -l 116 72 122 82 104 72 *o 87 56 2.8 *o 99 56 2.8 *o 111 56 2.8",
        ),
        drawing("email", "+r 40 20 80 54 5 -l 41 24 80 54 119 24 -l 42 71 68 45 -l 118 71 92 45 *o 119 20 7"),
        drawing("sms", "+r 58 8 44 74 8 -l 75 14 85 14 +r 50 26 44 18 6 -l 58 35 84 35 *r 72 52 42 18 6"),
        drawing(
            "meeting",
            "p 44 30 11 p 116 30 11 +r 64 40 32 22 3 -l 74 51 86 51 +r 26 62 108 9 4 -l 42 71 42 84 -l 118 71 118 84",
        ),
        drawing(
            "branch",
            "p 80 30 11 +r 32 56 96 26 3 -l 32 66 128 66 -l 42 56 42 10 118 10 118 56 *r 92 48 18 8 2 ~r 46 14 14 42 0",
        ),
        drawing(
            "machine",
            "+r 52 8 56 74 6 ~r 60 16 40 22 3 -l 68 27 80 27 *o 66 48 2.4 *o 76 48 2.4 *o 86 48 2.4 *o 66 57 2.4 *o 76 57 2.4 *o 86 57 2.4 -l 94 47 101 47 -l 94 57 101 57 +r 60 67 40 7 2",
        ),
        drawing(
            "doctor",
            "p 70 32 14 -c 58 54 58 72 78 72 78 56 *o 78 54 3.4 +r 104 14 26 26 5 -l 117 20 117 34 -l 110 27 124 27",
        ),
        drawing(
            "class",
            "+r 34 8 92 42 3 -l 46 20 84 20 -l 46 30 72 30 -l 46 40 80 40 *o 106 28 8 p 50 60 7.5 p 80 60 7.5 p 110 60 7.5",
        ),
        drawing(
            "home",
            "+z 44 42 80 14 116 42 116 80 44 80 -l 32 50 80 12 128 50 +r 72 56 18 24 2 *o 86 69 1.8 ~r 97 54 13 12 2 -l 28 80 132 80",
        ),
        drawing(
            "car",
            "+z 34 66 36 50 56 44 68 26 106 26 118 44 128 50 128 66 ~z 74 32 86 32 86 44 66 44 ~z 92 32 102 32 110 44 92 44 -l 56 44 118 44 +o 56 68 9 +o 108 68 9 *o 56 68 3 *o 108 68 3 -l 20 78 140 78",
        ),
        drawing(
            "wait",
            "p 58 38 13 +o 108 38 23 -l 108 24 108 38 118 45 *o 108 38 2.4 -l 108 18 108 20 -l 128 38 126 38",
        ),
        drawing(
            "idea",
            "+r 71 56 18 14 3 +o 80 36 22 -l 73 76 87 76 -l 72 38 80 30 88 38 -l 80 30 80 56 -l 80 2 80 7 -l 46 36 40 36 -l 120 36 114 36 -l 56 12 52 8 -l 104 12 108 8",
        ),
        drawing(
            "goal",
            "-c 30 80 52 58 108 58 130 80 -l 72 66 72 10 *z 72 12 114 12 104 25 114 38 72 38 -l 22 80 138 80",
        ),
        drawing(
            "delighted",
            "+o 80 45 31 *o 69 38 3.4 *o 91 38 3.4 *c 63 50 68 70 92 70 97 50 -l 122 24 129 18 -l 124 45 133 45 -l 122 66 129 72 -l 38 24 31 18 -l 36 45 27 45 -l 38 66 31 72",
        ),
        drawing(
            "angry",
            "+o 80 45 31 -l 62 30 75 36 -l 98 30 85 36 *o 69 43 3.4 *o 91 43 3.4 -c 66 63 72 52 88 52 94 63 -l 42 22 34 13 -l 36 36 25 33 -l 118 22 126 13 -l 124 36 135 33",
        ),
        drawing(
            "complaint",
            "p 48 40 13 +r 76 10 56 46 8 -l 86 56 78 66 100 56 *r 101.5 19 5 18 2.5 *o 104 45 3",
        ),
    ];

    /// The drawing of a name; older names mean the one that took their place.
    pub fn named(name: &str) -> Option<Drawing> {
        let name = match name {
            "mini_program" | "ar" => "app",
            "chatbot" => "chat",
            "remote_bank" | "people" => "meeting",
            "voice" => "machine",
            "neutral" => "wait",
            other => other,
        };
        Self::ALL.into_iter().find(|drawing| drawing.name == name)
    }

    /// It in a box, as large as fits, in the middle; a tinted ground fills the rest.
    pub fn marks(self, frame: Rect) -> Vec<Mark> {
        let scale = (frame.width / GRID.0).min(frame.height / GRID.1);
        let corner = point(
            frame.x + (frame.width - GRID.0 * scale) / 2.0,
            frame.y + (frame.height - GRID.1 * scale) / 2.0,
        );
        let mut marks =
            vec![Mark::Rect { rect: frame, radius: 6.0, fill: fill(Paint::BrandSoft), stroke: None }];
        let mut words = self.shapes.split(' ').peekable();
        while let Some(sign) = words.next() {
            let mut numbers = Vec::new();
            while let Some(word) =
                words.next_if(|word| word.starts_with(|first: char| first.is_ascii_digit()))
            {
                numbers.push(number(word));
            }
            let grid = Grid { corner, scale, look: Look::of(sign, scale) };
            grid.shape(sign.chars().last().unwrap_or_default(), &numbers, &mut marks);
        }
        marks
    }
}

/// How a shape is drawn.
#[derive(Clone, Copy)]
struct Look {
    fill: Option<Fill>,
    stroke: Option<Stroke>,
}

impl Look {
    fn of(sign: &str, scale: f64) -> Look {
        let stroke = line(Paint::Brand, (2.4 * scale).clamp(1.0, 2.5));
        match sign.chars().next() {
            Some('*') => Look { fill: fill(Paint::Brand), stroke: None },
            Some('~') => Look { fill: tint(Paint::Brand, 0.2), stroke: None },
            Some('-') => Look { fill: None, stroke },
            _ => Look { fill: fill(Paint::Surface), stroke },
        }
    }
}

/// Where the grid lies, and how the shape in hand is drawn.
struct Grid {
    corner: Point,
    scale: f64,
    look: Look,
}

impl Grid {
    fn at(&self, x: f64, y: f64) -> Point {
        point(self.corner.x + x * self.scale, self.corner.y + y * self.scale)
    }

    fn shape(&self, letter: char, numbers: &[f64], marks: &mut Vec<Mark>) {
        let points = || numbers.chunks_exact(2).map(|pair| self.at(pair[0], pair[1]));
        match (letter, numbers) {
            ('r', [x, y, width, height, radius]) => {
                let Point { x, y } = self.at(*x, *y);
                let rect = rect(x, y, width * self.scale, height * self.scale);
                let Look { fill, stroke } = self.look;
                marks.push(Mark::Rect { rect, radius: radius * self.scale, fill, stroke });
            }
            ('o', [x, y, radius]) => self.circle(*x, *y, *radius, marks),
            ('c', [..]) => {
                if let Ok(curve) = <[Point; 4]>::try_from(points().collect::<Vec<_>>()) {
                    self.path(cubic_path(&[curve]), marks);
                }
            }
            ('l', _) => self.path(open_path(&points().collect::<Vec<_>>()), marks),
            ('z', _) => self.path(closed_path(&points().collect::<Vec<_>>()), marks),
            ('p', [x, y, head]) => self.person(*x, *y, *head, marks),
            _ => {}
        }
    }

    fn circle(&self, x: f64, y: f64, radius: f64, marks: &mut Vec<Mark>) {
        let Look { fill, stroke } = self.look;
        marks.push(Mark::Circle { centre: self.at(x, y), radius: radius * self.scale, fill, stroke });
    }

    fn path(&self, d: String, marks: &mut Vec<Mark>) {
        let Look { fill, stroke } = self.look;
        marks.push(Mark::Path { d, fill, stroke });
    }

    /// Shoulders, and the head above them.
    fn person(&self, x: f64, y: f64, head: f64, marks: &mut Vec<Mark>) {
        let at = |across: f64, down: f64| self.at(x + across * head, y + down * head);
        let left = [at(-1.9, 3.6), at(-1.9, 1.9), at(-1.1, 1.4), at(0.0, 1.4)];
        let right = [at(0.0, 1.4), at(1.1, 1.4), at(1.9, 1.9), at(1.9, 3.6)];
        self.path(cubic_path(&[left, right]) + "Z", marks);
        self.circle(x, y, head, marks);
    }
}

#[cfg(test)]
mod tests {
    use super::{Drawing, GRID};
    use crate::layout::{Mark, rect};

    #[test]
    fn every_shape_of_every_drawing_is_read_and_lies_on_the_grid() {
        for drawing in Drawing::ALL {
            let shapes =
                drawing.shapes.split(' ').filter(|word| !word.starts_with(|c: char| c.is_ascii_digit()));
            let people = shapes.clone().filter(|word| *word == "p").count();
            let marks = drawing.marks(rect(0.0, 0.0, GRID.0, GRID.1));
            assert_eq!(marks.len(), 1 + shapes.count() + people, "{}", drawing.name);
            for mark in &marks {
                let (x, y) = match mark {
                    Mark::Rect { rect, .. } => (rect.right(), rect.bottom()),
                    Mark::Circle { centre, radius, .. } => (centre.x + radius, centre.y + radius),
                    _ => (0.0, 0.0),
                };
                assert!(x <= GRID.0 && y <= GRID.1, "{}: {mark:?}", drawing.name);
            }
            assert_eq!(Drawing::named(drawing.name), Some(drawing));
        }
        assert_eq!(Drawing::named("chatbot"), Drawing::named("chat"));
        assert_eq!(Drawing::named("no such drawing"), None);
    }
}
