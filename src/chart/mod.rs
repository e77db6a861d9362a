//! Data series become drawings: bars, funnel, line over time, donut, sparkline, shaded table, sequences, graph, step
//! curves, points in a plane.
//!
//! A chart is plain data. [`Chart::draw`] lays it out for a size, a theme and a way to measure text, and the
//! resulting [`Drawing`] holds shapes and [`Mark`]s: hover and keyboard focus are an overlay made from the same
//! layout. [`paint`] puts a drawing on any plotters backend: the canvas on screen, SVG in exports. The same data
//! also gives the accessible [`Table`]. It does not compute figures and knows no page.

mod bars;
#[cfg(target_arch = "wasm32")]
mod canvas;
mod curves;
mod donut;
mod drawing;
mod funnel;
mod heat;
mod line;
mod paint;
mod paths;
mod plane;
mod scale;
mod spark;
mod table;
mod theme;
mod unit;
mod web;

pub use bars::{Bar, Bars};
#[cfg(target_arch = "wasm32")]
pub use canvas::paint_canvas;
pub use curves::{Curve, Curves, Stop};
pub use donut::{Donut, Slice};
pub use drawing::{Align, Datum, Drawing, Frame, Mark, Shape};
pub use funnel::{Funnel, Step};
pub use heat::{Heat, HeatCell, HeatRow};
pub use line::{Beside, Line, Point, Span, Target, Tick};
pub use paint::{ChartError, Surface, paint, svg};
pub use paths::{Path, Paths};
pub use plane::{Dot, Plane};
pub use spark::Spark;
pub use table::Table;
pub use theme::Rgb;
pub use unit::Unit;
pub use web::{Web, WebEdge, WebNode};

use crate::text::Lang;

/// Any chart.
#[derive(Clone, Debug, PartialEq)]
pub enum Chart {
    /// Horizontal bars.
    Bars(Bars),
    /// Steps of a funnel.
    Funnel(Funnel),
    /// A line over time.
    Line(Line),
    /// Shares of a whole.
    Donut(Donut),
    /// A line without axes.
    Spark(Spark),
    /// A shaded table.
    Heat(Heat),
    /// Sequences.
    Paths(Paths),
    /// What follows what.
    Web(Web),
    /// Step curves over a number.
    Curves(Curves),
    /// Points in a plane of two figures.
    Plane(Plane),
}

impl Chart {
    /// Lays the chart out. Never fails: a frame too small for the chart clips labels, and a chart without data
    /// says so in words.
    pub fn draw(&self, frame: &Frame<'_>) -> Drawing {
        match self {
            Chart::Bars(chart) => chart.draw(frame),
            Chart::Funnel(chart) => chart.draw(frame),
            Chart::Line(chart) => chart.draw(frame),
            Chart::Donut(chart) => chart.draw(frame),
            Chart::Spark(chart) => chart.draw(frame),
            Chart::Heat(chart) => chart.draw(frame),
            Chart::Paths(chart) => chart.draw(frame),
            Chart::Web(chart) => chart.draw(frame),
            Chart::Curves(chart) => chart.draw(frame),
            Chart::Plane(chart) => chart.draw(frame),
        }
    }

    /// The same figures as rows.
    pub fn table(&self, lang: Lang) -> Table {
        match self {
            Chart::Bars(chart) => chart.table(lang),
            Chart::Funnel(chart) => chart.table(lang),
            Chart::Line(chart) => chart.table(lang),
            Chart::Donut(chart) => chart.table(lang),
            Chart::Spark(chart) => chart.table(lang),
            Chart::Heat(chart) => chart.table(lang),
            Chart::Paths(chart) => chart.table(lang),
            Chart::Web(chart) => chart.table(lang),
            Chart::Curves(chart) => chart.table(lang),
            Chart::Plane(chart) => chart.table(lang),
        }
    }

    /// The least height in CSS pixels at which every row has room; cards grow to it.
    pub fn min_height(&self) -> f64 {
        match self {
            Chart::Bars(chart) => chart.min_height(),
            Chart::Funnel(chart) => chart.min_height(),
            Chart::Line(_) => 180.0,
            Chart::Donut(_) => 160.0,
            Chart::Spark(_) => 20.0,
            Chart::Heat(chart) => chart.min_height(),
            Chart::Paths(chart) => chart.min_height(),
            Chart::Web(chart) => chart.min_height(),
            Chart::Curves(chart) => chart.min_height(),
            Chart::Plane(_) => 340.0,
        }
    }
}
