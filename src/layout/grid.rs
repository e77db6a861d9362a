//! The frame of the map: columns across, rows down, and the order in which the parts are made.

use super::text::MeasureText;
use super::{Column, Input, Part, Scene, Size};
use std::sync::Arc;

/// Width of the frozen lane column.
pub(super) const LANE_COLUMN: f64 = 184.0;
/// Height of the stage row.
pub(super) const STAGE_ROW: f64 = 44.0;
/// Height of the step row.
pub(super) const STEP_ROW: f64 = 40.0;

/// Lays a journey out.
pub(super) fn scene(input: &Input<'_>, _measure: &mut dyn MeasureText) -> Scene {
    let columns = columns(input);
    let right = columns.last().map_or(LANE_COLUMN, |column| column.x + column.width);
    Scene {
        lang: input.lang,
        title: input.journey.name.clone(),
        description: String::new(),
        size: Size { width: right, height: STAGE_ROW + STEP_ROW },
        frozen: Size { width: LANE_COLUMN, height: STAGE_ROW + STEP_ROW },
        columns,
        corner: Arc::default(),
        stages: Vec::new(),
        pills: Vec::new(),
        steps: Vec::new(),
        rows: Vec::new(),
        header: Arc::new(Part::default()),
        legend: Arc::new(Part::default()),
    }
}

/// Columns fill the frame between 116 and 288 pixels each; where 116 is too much the map scrolls, and then
/// the columns are a little wider, for comfort.
fn columns(input: &Input<'_>) -> Vec<Column> {
    let steps =
        || input.journey.stages.iter().flat_map(|stage| stage.steps.iter().map(move |step| (stage, step)));
    let count = steps().count().max(1) as f64;
    let share = ((input.viewport_width - LANE_COLUMN) / count).floor();
    let width = if share >= 116.0 { share.min(288.0) } else { 132.0 };
    steps()
        .enumerate()
        .map(|(at, (stage, step))| Column {
            step: step.id,
            stage: stage.id,
            x: LANE_COLUMN + at as f64 * width,
            width,
        })
        .collect()
}
