//! Prints the marks of a scene as SVG nodes. It knows nothing of journeys; colours come from the page's tokens.

use crate::layout::{Dash, Fill, Icon, Mark, Paint, Stroke, TextLine};
use leptos::prelude::*;

/// The marks of a part, back to front, in the part's own coordinates.
pub fn marks(marks: &[Mark]) -> Vec<AnyView> {
    marks.iter().map(mark).collect()
}

fn token(paint: Paint) -> String {
    format!("var(--{})", paint.token())
}

fn fill_of(fill: Option<Fill>) -> (String, Option<f64>) {
    match fill {
        Some(fill) => (token(fill.paint), (fill.alpha < 1.0).then_some(fill.alpha)),
        None => ("none".to_owned(), None),
    }
}

struct Line {
    paint: Option<String>,
    width: Option<f64>,
    dash: Option<&'static str>,
}

fn line_of(stroke: Option<Stroke>) -> Line {
    Line {
        paint: stroke.map(|stroke| token(stroke.paint)),
        width: stroke.map(|stroke| stroke.width),
        dash: stroke.and_then(|stroke| Dash::array(stroke.dash)),
    }
}

fn mark(mark: &Mark) -> AnyView {
    match mark {
        Mark::Rect { rect, radius, fill, stroke } => {
            let (fill, alpha) = fill_of(*fill);
            let line = line_of(*stroke);
            view! {
                <rect x=rect.x y=rect.y width=rect.width height=rect.height rx=*radius fill=fill fill-opacity=alpha
                    stroke=line.paint stroke-width=line.width stroke-dasharray=line.dash />
            }
            .into_any()
        }
        Mark::Circle { centre, radius, fill, stroke } => {
            let (fill, alpha) = fill_of(*fill);
            let line = line_of(*stroke);
            view! {
                <circle cx=centre.x cy=centre.y r=*radius fill=fill fill-opacity=alpha
                    stroke=line.paint stroke-width=line.width stroke-dasharray=line.dash />
            }
            .into_any()
        }
        Mark::Path { d, fill, stroke } => {
            let (fill, alpha) = fill_of(*fill);
            let line = line_of(*stroke);
            view! {
                <path d=d.clone() fill=fill fill-opacity=alpha stroke=line.paint stroke-width=line.width
                    stroke-dasharray=line.dash stroke-linecap="round" stroke-linejoin="round" />
            }
            .into_any()
        }
        Mark::Icon { icon, at, size, paint } => {
            let scale = size / 24.0;
            view! {
                <path d=icon.path() transform=format!("translate({} {}) scale({scale})", at.x, at.y) fill="none"
                    stroke=token(*paint) stroke-width=Icon::STROKE stroke-linecap="round" stroke-linejoin="round" />
            }
            .into_any()
        }
        Mark::Text(line) => text(line),
        Mark::Picture { rect, href } => view! {
            <image x=rect.x y=rect.y width=rect.width height=rect.height href=href.to_string()
                preserveAspectRatio="xMidYMid slice" />
        }
        .into_any(),
    }
}

fn text(line: &TextLine) -> AnyView {
    view! {
        <text x=line.at.x y=line.at.y text-anchor=line.anchor.name() font-size=line.font.size
            font-weight=line.font.weight.number() font-style=line.font.italic.then_some("italic") fill=token(line.paint)>
            {line.text.clone()}
        </text>
    }
    .into_any()
}
