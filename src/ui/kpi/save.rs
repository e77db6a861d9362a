//! A card as files: its table as CSV, its chart as SVG.

use crate::app::Session;
use crate::chart;
use crate::dashboard::Card;
use crate::layout::Theme;
use crate::ui::kit::draw;
use leptos::prelude::*;

/// Size of a chart in a file, CSS pixels.
const SIZE: (f64, f64) = (720.0, 400.0);

/// Downloads the figures of a card.
pub fn csv(session: Session, card: &Card) {
    let table = card.chart.table(session.view.lang.get_untracked());
    session.download(&card.finding, "csv", "text/csv", table.csv().as_bytes());
}

/// Downloads the chart of a card, in light colours as documents are.
pub fn svg(session: Session, card: &Card) {
    let size = (SIZE.0, SIZE.1.max(card.chart.min_height()));
    let drawing = draw(&card.chart, size, Theme::Light, session.view.lang.get_untracked());
    match chart::svg(&drawing, &card.finding) {
        Ok(text) => session.download(&card.finding, "svg", "image/svg+xml", text.as_bytes()),
        Err(error) => session.problem(error.to_string()),
    }
}
