//! The few things a renderer must be able to draw. A printer (the page, the SVG file, a slide) knows these
//! and nothing of journeys.

use super::{Icon, Paint, Point, Rect};
use std::sync::Arc;

/// One drawn thing. Coordinates are relative to the corner of the part it belongs to.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A box.
    Rect {
        /// Where.
        rect: Rect,
        /// Radius of its corners.
        radius: f64,
        /// Its inside.
        fill: Option<Fill>,
        /// Its outline, centred on its sides.
        stroke: Option<Stroke>,
    },
    /// A circle.
    Circle {
        /// Its middle.
        centre: Point,
        /// Its radius.
        radius: f64,
        /// Its inside.
        fill: Option<Fill>,
        /// Its outline.
        stroke: Option<Stroke>,
    },
    /// Lines and curves.
    Path {
        /// SVG path data of absolute `M`, `L`, `C` and `Z` alone.
        d: String,
        /// Its inside.
        fill: Option<Fill>,
        /// Its line; ends and joins are round.
        stroke: Option<Stroke>,
    },
    /// An icon in a square.
    Icon {
        /// Which.
        icon: Icon,
        /// The square's corner.
        at: Point,
        /// The square's side; the path of [`Icon::path`] is scaled by `size / 24`.
        size: f64,
        /// Colour of its strokes, which are [`Icon::STROKE`] wide before scaling.
        paint: Paint,
    },
    /// A line of text.
    Text(TextLine),
    /// A picture, cut to its box (`xMidYMid slice`).
    Picture {
        /// Where.
        rect: Rect,
        /// Radius of its corners; half of its side makes a circle.
        radius: f64,
        /// A `data:image/...` address.
        href: Arc<str>,
    },
}

/// How an inside is painted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fill {
    /// The colour's role.
    pub paint: Paint,
    /// 0 (invisible) to 1.
    pub alpha: f64,
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// The colour's role.
    pub paint: Paint,
    /// Pixels.
    pub width: f64,
    /// Whether it is dashed.
    pub dash: Dash,
}

/// Solid or dashed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dash {
    /// Unbroken: evidence, today, measured.
    #[default]
    Solid,
    /// Dashes: assumption, future.
    Dashed,
}

impl Dash {
    /// The `stroke-dasharray`, if any.
    pub const fn array(self) -> Option<&'static str> {
        match self {
            Dash::Solid => None,
            Dash::Dashed => Some("4 3"),
        }
    }
}

/// One line of text, already wrapped.
#[derive(Clone, Debug, PartialEq)]
pub struct TextLine {
    /// What it says; never broken further.
    pub text: String,
    /// The baseline's point that `anchor` speaks of.
    pub at: Point,
    /// Which end of the line stands at `at`.
    pub anchor: Anchor,
    /// Size, weight and slant.
    pub font: Font,
    /// The colour's role.
    pub paint: Paint,
    /// Its measured width.
    pub width: f64,
}

/// Which end of a line of text is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Anchor {
    /// Its beginning.
    #[default]
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

impl Anchor {
    /// The value of `text-anchor`.
    pub const fn name(self) -> &'static str {
        match self {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        }
    }
}

/// Size, weight and slant of a line of text; the family is the reader's own, digits are tabular.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Font {
    /// Pixels per em.
    pub size: f64,
    /// Weight.
    pub weight: Weight,
    /// Whether slanted.
    pub italic: bool,
}

/// The weights in use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Weight {
    /// 400.
    #[default]
    Regular,
    /// 600.
    Strong,
}

impl Weight {
    /// The value of `font-weight`.
    pub const fn number(self) -> u16 {
        match self {
            Weight::Regular => 400,
            Weight::Strong => 600,
        }
    }
}

impl Font {
    /// An upright font of weight 400.
    pub const fn regular(size: f64) -> Font {
        Font { size, weight: Weight::Regular, italic: false }
    }

    /// An upright font of weight 600.
    pub const fn strong(size: f64) -> Font {
        Font { size, weight: Weight::Strong, italic: false }
    }
}

impl TextLine {
    /// The box its letters may use: ascent 0.88 em, descent 0.24 em, as in the CJK fonts of the stack.
    pub fn bounds(&self) -> Rect {
        let left = match self.anchor {
            Anchor::Start => self.at.x,
            Anchor::Middle => self.at.x - self.width / 2.0,
            Anchor::End => self.at.x - self.width,
        };
        super::rect(left, self.at.y - 0.88 * self.font.size, self.width, 1.12 * self.font.size)
    }
}
