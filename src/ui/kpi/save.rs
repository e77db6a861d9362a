//! A card as files: its table as CSV, its chart as SVG and PNG.

use crate::app::Session;
use crate::chart;
use crate::dashboard::Card;
use crate::layout::Theme;
use crate::ui::kit::draw;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Size of a chart in a file, CSS pixels.
const SIZE: (f64, f64) = (720.0, 400.0);

/// Downloads the figures of a card.
pub fn csv(session: Session, card: &Card) {
    let table = card.chart.table(session.view.lang.get_untracked());
    session.download(&card.finding, "csv", "text/csv", table.csv().as_bytes());
}

/// Downloads a table.
pub fn table(session: Session, name: &str, table: &chart::Table) {
    session.download(name, "csv", "text/csv", table.csv().as_bytes());
}

/// Downloads the chart of a card, in light colours as documents are.
pub fn svg(session: Session, card: &Card) {
    match drawn(session, card) {
        Ok((text, _)) => session.download(&card.finding, "svg", "image/svg+xml", text.as_bytes()),
        Err(error) => session.problem(error),
    }
}

/// Downloads the chart of a card as a picture.
pub fn png(session: Session, card: &Card) {
    let name = card.finding.clone();
    match drawn(session, card) {
        Ok((text, size)) => spawn_local(async move { session.download_png(&name, &text, size).await }),
        Err(error) => session.problem(error),
    }
}

/// The chart as SVG, and its size.
fn drawn(session: Session, card: &Card) -> Result<(String, (f64, f64)), String> {
    let size = (SIZE.0, SIZE.1.max(card.chart.min_height()));
    let drawing = draw(&card.chart, size, Theme::Light, session.view.lang.get_untracked());
    let text = chart::svg(&drawing, &card.finding).map_err(|error| error.to_string())?;
    Ok((text, size))
}
