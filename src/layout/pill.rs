//! Conversion pills on the boundaries of stages: share and count, marked where it is the worst or misses its target.

use super::plan::Plan;
use super::sheet::{Sheet, fill, line};
use super::text::MeasureText;
use super::{Anchor, Font, Paint, Part, Pill, point, rect};
use crate::engine::Rate;
use crate::model::{Body, Metric, Place, Stage, StageId};
use crate::text::{map as words, number};

const HEIGHT: f64 = 24.0;

/// The pills, their upper side at 0; a boundary without figures has none.
pub(super) fn pills(plan: &Plan<'_>, measure: &mut dyn MeasureText) -> Vec<Pill> {
    let stages = &plan.input.journey.stages;
    let rates: Vec<(usize, Rate)> =
        (1..stages.len()).filter_map(|at| Some((at, plan.facts.conversion(stages[at].id)?))).collect();
    let worst = rates.iter().map(|(_, rate)| rate.value()).fold(f64::INFINITY, f64::min);
    let pill = |(at, rate): (usize, Rate)| {
        let (from, to) = (&stages[at - 1], &stages[at]);
        let is_worst = rates.len() > 1 && rate.value() <= worst;
        let warning = is_worst || target(plan, to.id).is_some_and(|target| rate.value() < target);
        let part = pill_part(plan, measure, [from, to], rate, warning);
        Pill { to: to.id, warning, part }
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
    let before = plan.span(&plan.range(Place::Stage(from.id)), 0.0, 0.0);
    let after = plan.span(&plan.range(Place::Stage(to.id)), 0.0, 0.0);
    let roomy = before.width.min(after.width) >= 180.0;
    let width = share_width + 20.0 + if roomy { reached_width + 6.0 } else { 0.0 };
    let box_ = rect(after.x - width / 2.0, 0.0, width, HEIGHT);
    let edge = line(if warning { Paint::Bad } else { Paint::HairlineStrong }, 1.0);
    sheet.rect(rect(0.0, 0.0, width, HEIGHT), HEIGHT / 2.0, fill(Paint::Surface), edge);
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
