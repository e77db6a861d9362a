//! The frozen head: stage chevrons in tints of one hue, conversion pills on their boundaries, steps.

use super::plan::Plan;
use super::sheet::{Sheet, closed_path, fill, line};
use super::text::MeasureText;
use super::{Anchor, Font, Icon, Paint, Part, Pill, StageHead, StepHead, point, rect};
use crate::engine::Rate;
use crate::model::{Body, Metric, Place, Stage, StageId};
use crate::text::{map as words, number};
use std::ops::Range;
use std::sync::Arc;

/// Height of the stage row.
pub(super) const STAGE_ROW: f64 = 44.0;
/// Height of the step row.
pub(super) const STEP_ROW: f64 = 40.0;
/// How far a chevron's tip reaches.
const TIP: f64 = 9.0;
const PILL_HEIGHT: f64 = 24.0;

/// The heads of the stage row and the step row.
pub(super) fn corner(plan: &Plan<'_>, measure: &mut dyn MeasureText) -> Arc<Vec<Part>> {
    let rows = [
        (Icon::Stage, words::STAGES, 0.0, STAGE_ROW, Paint::Surface),
        (Icon::Step, words::STEPS, STAGE_ROW, STEP_ROW, Paint::SurfaceHead),
    ];
    let parts = rows.map(|(icon, phrase, y, height, ground)| {
        let mut sheet = Sheet::new(measure);
        sheet.rect(rect(0.0, 0.0, plan.lane_column, height), 0.0, fill(ground), None);
        let (left, label) = if plan.is_narrow() { (6.0, 26.0) } else { (14.0, 42.0) };
        sheet.icon(icon, point(left, height / 2.0 - 9.0), 18.0, Paint::Muted);
        let style = (Font::strong(if plan.is_narrow() { 11.0 } else { 13.0 }), Paint::Text);
        let room = plan.lane_column - label - 8.0;
        sheet.text(plan.word(phrase), point(label, height / 2.0 + 4.5), Anchor::Start, style, room);
        let edge = line(Paint::Hairline, 1.0);
        sheet.rule(point(plan.lane_column - 0.5, 0.0), point(plan.lane_column - 0.5, height), edge);
        sheet.rule(point(0.0, height - 0.5), point(plan.lane_column, height - 0.5), edge);
        sheet.part(rect(0.0, y, plan.lane_column, height), plan.word(phrase))
    });
    Arc::new(parts.into())
}

/// The chevrons.
pub(super) fn stages(plan: &Plan<'_>, measure: &mut dyn MeasureText) -> Vec<Arc<StageHead>> {
    let stages = &plan.input.journey.stages;
    let shown = stages.iter().map(|stage| (stage, plan.range(Place::Stage(stage.id))));
    let head = |(at, (stage, columns)): (usize, (&Stage, Range<usize>))| {
        let box_ = plan.span(&columns, 0.0, STAGE_ROW);
        let mut sheet = Sheet::new(measure);
        let (top, middle, bottom) = (6.0, STAGE_ROW / 2.0, STAGE_ROW - 6.0);
        let left = if at == 0 { 2.0 } else { 2.0 - TIP };
        let notch = if at == 0 { 2.0 } else { 2.0 + 0.5 };
        let right = box_.width - TIP;
        let corners = [
            point(left, top),
            point(right, top),
            point(box_.width, middle),
            point(right, bottom),
            point(left, bottom),
            point(notch, middle),
        ];
        sheet.path(closed_path(&corners), fill(Paint::stage(at, stages.len())), None);
        let room = (box_.width - 68.0).max(36.0).min(box_.width - 16.0);
        let style = (Font::strong(14.0), Paint::OnStage);
        sheet.text(&stage.name, point(box_.width / 2.0, middle + 5.0), Anchor::Middle, style, room);
        Arc::new(StageHead { id: stage.id, columns, part: sheet.part(box_, stage.name.as_str()) })
    };
    shown.enumerate().map(head).collect()
}

/// The pills; a boundary without figures has none.
pub(super) fn pills(plan: &Plan<'_>, measure: &mut dyn MeasureText) -> Vec<Arc<Pill>> {
    let stages = &plan.input.journey.stages;
    let rates: Vec<(usize, Rate)> =
        (1..stages.len()).filter_map(|at| Some((at, plan.facts.conversion(stages[at].id)?))).collect();
    let worst = rates.iter().map(|(_, rate)| rate.value()).fold(f64::INFINITY, f64::min);
    let pill = |(at, rate): (usize, Rate)| {
        let (from, to) = (&stages[at - 1], &stages[at]);
        let is_worst = rates.len() > 1 && rate.value() <= worst;
        let warning = is_worst || target(plan, to.id).is_some_and(|target| rate.value() < target);
        let part = pill_part(plan, measure, [from, to], rate, warning);
        Arc::new(Pill { to: to.id, warning, part })
    };
    rates.iter().copied().map(pill).collect()
}

fn pill_part(
    plan: &Plan<'_>,
    measure: &mut dyn MeasureText,
    [from, to]: [&Stage; 2],
    rate: Rate,
    warning: bool,
) -> Part {
    let paint = if warning { Paint::BadText } else { Paint::Text };
    let muted = if plan.facts.is_small(rate.denominator) { Paint::Muted } else { paint };
    let share = number::percent(rate.value());
    let reached = number::compact(rate.numerator as f64, plan.lang());
    let (strong, small) = (Font::strong(12.0), Font::regular(11.0));
    let mut sheet = Sheet::new(measure);
    let share_width = sheet.width(&share, strong);
    let reached_width = sheet.width(&reached, small);
    let before = plan.span(&plan.range(Place::Stage(from.id)), 0.0, STAGE_ROW);
    let after = plan.span(&plan.range(Place::Stage(to.id)), 0.0, STAGE_ROW);
    let roomy = before.width.min(after.width) >= 180.0;
    let width = share_width + 20.0 + if roomy { reached_width + 6.0 } else { 0.0 };
    let box_ = rect(after.x - width / 2.0, (STAGE_ROW - PILL_HEIGHT) / 2.0, width, PILL_HEIGHT);
    let edge = line(if warning { Paint::Bad } else { Paint::HairlineStrong }, 1.0);
    sheet.rect(rect(0.0, 0.0, width, PILL_HEIGHT), PILL_HEIGHT / 2.0, fill(Paint::Surface), edge);
    sheet.text(&share, point(10.0, 16.5), Anchor::Start, (strong, muted), width);
    if roomy {
        let at = point(16.0 + share_width, 16.5);
        sheet.text(&reached, at, Anchor::Start, (small, Paint::Muted), width);
    }
    let label = words::PILL_LABEL.fill(
        plan.lang(),
        &[
            ("from", from.name.as_str()),
            ("to", to.name.as_str()),
            ("rate", share.as_str()),
            ("reached", &number::count(rate.numerator)),
            ("base", &number::count(rate.denominator)),
        ],
    );
    sheet.part(box_, label)
}

/// The conversion aimed at, from the stage's own tile.
fn target(plan: &Plan<'_>, stage: StageId) -> Option<f64> {
    plan.input.journey.cards.iter().find_map(|card| match card.body {
        Body::Kpi { metric: Metric::Conversion, target, .. } if card.place == Place::Stage(stage) => target,
        Body::Kpi { metric: Metric::DropOff, target, .. } if card.place == Place::Stage(stage) => {
            target.map(|target| 1.0 - target)
        }
        _ => None,
    })
}

/// The steps.
pub(super) fn steps(plan: &Plan<'_>, measure: &mut dyn MeasureText) -> Vec<Arc<StepHead>> {
    let journey = plan.input.journey;
    let all = journey
        .stages
        .iter()
        .flat_map(|stage| stage.steps.iter().enumerate().map(move |(at, step)| (at == 0, stage, step)));
    let mut heads = Vec::new();
    for (at, (begins_stage, stage, step)) in all.enumerate() {
        let column = plan.columns[at];
        let box_ = rect(column.x, STAGE_ROW, column.width, STEP_ROW);
        let mut sheet = Sheet::new(measure);
        sheet.rect(rect(0.0, 0.0, column.width, STEP_ROW), 0.0, fill(Paint::SurfaceHead), None);
        sheet.rule(
            point(0.0, STEP_ROW - 0.5),
            point(column.width, STEP_ROW - 0.5),
            line(Paint::Hairline, 1.0),
        );
        if begins_stage && at > 0 {
            sheet.rule(point(0.0, 0.0), point(0.0, STEP_ROW), line(Paint::Hairline, 1.0));
        }
        let one = Font::regular(13.0);
        let room = column.width - 12.0;
        let font = if sheet.width(&step.name, one) <= room { one } else { Font::regular(12.0) };
        let wrapped = sheet.wrap(&step.name, font, room, 2);
        let first = STEP_ROW / 2.0 + 4.5 - (wrapped.lines.len().saturating_sub(1)) as f64 * 7.5;
        sheet.lines(wrapped, point(column.width / 2.0, first), Anchor::Middle, (font, Paint::Text), 15.0);
        let label = match step.name.as_str() {
            "" => words::UNNAMED_STEP.fill(plan.lang(), &[("stage", &stage.name)]),
            name => name.to_owned(),
        };
        let part = sheet.part(box_, label);
        heads.push(Arc::new(StepHead { id: step.id, column: at, part }));
    }
    heads
}
