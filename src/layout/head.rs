//! The frozen head: stage chevrons in tints of one hue, steps. Its rows are as high as the longest name asks for;
//! what stands on the boundaries is in `pill`.

use super::link::{self, Link};
use super::pill::pills;
use super::plan::Plan;
use super::sheet::{Sheet, closed_path, fill, line};
use super::text::{MeasureText, Wrapped, widest_word};
use super::{Anchor, Font, Icon, Paint, Part, Pill, StageHead, StepHead, Weight, point, rect};
use crate::model::{Place, Stage, Step};
use crate::text::map as words;
use std::ops::Range;
use std::sync::Arc;

/// Least height of the stage row.
const STAGE_ROW: f64 = 44.0;
/// Least height of the step row.
const STEP_ROW: f64 = 40.0;
/// How far a chevron's tip reaches.
const TIP: f64 = 9.0;
/// Between a chevron and the edges of its row.
const MARGIN: f64 = 6.0;
/// Between a chevron's name and what stands beside it.
const AIR: f64 = 4.0;
/// Most lines of a name; a longer one is whole in its label and in the drawer.
const MOST_LINES: usize = 5;

/// The frozen head.
pub(super) struct Head {
    pub(super) corner: Arc<Vec<Part>>,
    pub(super) stages: Vec<Arc<StageHead>>,
    pub(super) pills: Vec<Arc<Pill>>,
    pub(super) steps: Vec<Arc<StepHead>>,
    /// Of both rows.
    pub(super) height: f64,
}

/// Lays the head out.
pub(super) fn head(plan: &Plan<'_>, measure: &mut dyn MeasureText) -> Head {
    let mut pills = pills(plan, measure);
    let mut names = stage_names(plan, measure, &pills);
    let beside = names.iter().all(|name| name.is_whole);
    // Where a word is too long for the room between two pills, all pills stand below the names.
    let below = if beside { 0.0 } else { pills.iter().map(|pill| pill.part.rect.height).fold(0.0, f64::max) };
    if !beside {
        names = stage_names(plan, measure, &[]);
    }
    let tall = |name: &StageName<'_>| 2.0 * MARGIN + 8.0 + name.lines() * name.leading();
    let stage_row = names.iter().map(tall).fold(STAGE_ROW - below, f64::max) + below;
    for pill in &mut pills {
        let height = pill.part.rect.height;
        pill.part.rect.y =
            if beside { (stage_row - height) / 2.0 } else { stage_row - height - MARGIN / 2.0 };
    }
    let steps = step_names(plan, measure);
    let step_row = steps.iter().map(StepName::height).fold(STEP_ROW, f64::max);
    Head {
        corner: corner(plan, measure, [stage_row, step_row]),
        stages: stages(plan, measure, names, [stage_row, below]),
        pills: pills.into_iter().map(Arc::new).collect(),
        steps: step_heads(plan, measure, steps, [stage_row, step_row]),
        height: stage_row + step_row,
    }
}

/// The heads of the stage row and the step row.
fn corner(plan: &Plan<'_>, measure: &mut dyn MeasureText, [stage, step]: [f64; 2]) -> Arc<Vec<Part>> {
    let rows = [
        (Icon::Stage, words::STAGES, 0.0, stage, Paint::Surface),
        (Icon::Step, words::STEPS, stage, step, Paint::SurfaceHead),
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

/// A stage's name in lines.
struct StageName<'a> {
    stage: &'a Stage,
    columns: Range<usize>,
    wrapped: Wrapped,
    font: Font,
    /// The middle of the lines, from the chevron's left side.
    middle: f64,
    /// Whether no word had to be broken.
    is_whole: bool,
}

impl StageName<'_> {
    fn lines(&self) -> f64 {
        self.wrapped.lines.len() as f64
    }

    /// From line to line.
    fn leading(&self) -> f64 {
        self.font.size + 4.0
    }
}

/// The names of the stages in the room that chevrons and pills leave them.
fn stage_names<'a>(plan: &Plan<'a>, measure: &mut dyn MeasureText, pills: &[Pill]) -> Vec<StageName<'a>> {
    let stages = &plan.input.journey.stages;
    // Half of a pill lies on either side of a boundary; without one there are the chevron's notch and its tip.
    let taken = |boundary: Option<&Stage>, chevron: f64| {
        let pill = boundary.and_then(|stage| pills.iter().find(|pill| pill.to == stage.id));
        AIR + pill.map_or(chevron, |pill| pill.part.rect.width / 2.0)
    };
    let name = |(at, stage): (usize, &'a Stage)| {
        let columns = plan.range(Place::Stage(stage.id));
        let width = plan.span(&columns, 0.0, 0.0).width;
        let left = if at == 0 { AIR } else { taken(Some(stage), TIP * 0.5) };
        let right = taken(stages.get(at + 1), TIP);
        let mut sheet = Sheet::new(measure);
        let room = width - left - right;
        let sizes: &[f64] =
            if pills.is_empty() { &[14.0, 13.0, 12.0, 11.0, 10.0] } else { &[14.0, 13.0, 12.0] };
        let font = sheet.whole_words(&stage.name, Weight::Strong, sizes, room);
        let is_whole = columns.is_empty() || widest_word(sheet.measure, &stage.name, font) <= room;
        let wrapped = sheet.wrap_in(&stage.name, font, room, MOST_LINES);
        let half = wrapped.lines.iter().map(|(_, width)| *width).fold(0.0, f64::max) / 2.0;
        // In the middle of the chevron, unless a pill is there.
        let middle = (width / 2.0).min(width - right - half).max(left + half);
        StageName { stage, columns, wrapped, font, middle, is_whole }
    };
    stages.iter().enumerate().map(name).collect()
}

/// The chevrons in a row so high, at whose foot the pills take `below`.
fn stages(
    plan: &Plan<'_>,
    measure: &mut dyn MeasureText,
    names: Vec<StageName<'_>>,
    [height, below]: [f64; 2],
) -> Vec<Arc<StageHead>> {
    let count = names.len();
    let head = |(at, name): (usize, StageName<'_>)| {
        let box_ = plan.span(&name.columns, 0.0, height);
        let mut sheet = Sheet::new(measure);
        let (top, middle, bottom) = (MARGIN, height / 2.0, height - MARGIN);
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
        sheet.path(closed_path(&corners), fill(Paint::stage(at, count)), None);
        let leading = name.leading();
        let first =
            middle - below / 2.0 + name.font.size * 0.36 - (name.lines() - 1.0).max(0.0) * leading / 2.0;
        let style = (name.font, Paint::OnStage);
        sheet.lines(name.wrapped, point(name.middle, first), Anchor::Middle, style, leading);
        let part = sheet.part(box_, name.stage.name.as_str());
        Arc::new(StageHead { id: name.stage.id, columns: name.columns, part })
    };
    names.into_iter().enumerate().map(head).collect()
}

/// Between the lines of a step's name.
const LINE: f64 = 15.0;

/// A step's name in lines.
struct StepName<'a> {
    begins_stage: bool,
    stage: &'a Stage,
    step: &'a Step,
    wrapped: Wrapped,
    font: Font,
    link: Option<Link>,
}

impl StepName<'_> {
    fn lines(&self) -> f64 {
        self.wrapped.lines.len() as f64
    }

    /// Of the link below the name.
    fn foot(&self) -> f64 {
        self.link.as_ref().map_or(0.0, Link::height)
    }

    fn height(&self) -> f64 {
        10.0 + self.lines().max(1.0) * LINE + self.foot()
    }
}

fn step_names<'a>(plan: &Plan<'a>, measure: &mut dyn MeasureText) -> Vec<StepName<'a>> {
    let stages = plan.input.journey.stages.iter();
    let all = stages.flat_map(|stage| stage.steps.iter().enumerate().map(move |step| (stage, step)));
    let name = |(column, (stage, (at, step))): (usize, (&'a Stage, (usize, &'a Step)))| {
        let mut sheet = Sheet::new(measure);
        let room = plan.columns[column].width - 12.0;
        let one_line = sheet.width(&step.name, Font::regular(13.0)) <= room;
        let sizes: &[f64] = if one_line { &[13.0] } else { &[12.0, 11.0, 10.0] };
        let font = sheet.whole_words(&step.name, Weight::Regular, sizes, room);
        let wrapped = sheet.wrap_in(&step.name, font, room, MOST_LINES);
        let link = Link::new(plan, measure, step.link, room);
        StepName { begins_stage: at == 0 && column > 0, stage, step, wrapped, font, link }
    };
    all.enumerate().map(name).collect()
}

/// The steps.
fn step_heads(
    plan: &Plan<'_>,
    measure: &mut dyn MeasureText,
    names: Vec<StepName<'_>>,
    [y, height]: [f64; 2],
) -> Vec<Arc<StepHead>> {
    let head = |(at, name): (usize, StepName<'_>)| {
        let column = plan.columns[at];
        let mut sheet = Sheet::new(measure);
        sheet.rect(rect(0.0, 0.0, column.width, height), 0.0, fill(Paint::SurfaceHead), None);
        let (bottom, edge) = (height - 0.5, line(Paint::Hairline, 1.0));
        sheet.rule(point(0.0, bottom), point(column.width, bottom), edge);
        if name.begins_stage {
            sheet.rule(point(0.0, 0.0), point(0.0, height), edge);
        }
        let foot = name.foot();
        let block = (name.lines() - 1.0).max(0.0) * LINE;
        let first = (height - foot) / 2.0 + 4.5 - block / 2.0;
        let at_middle = point(column.width / 2.0, first);
        sheet.lines(name.wrapped, at_middle, Anchor::Middle, (name.font, Paint::Text), LINE);
        if let Some(link) = name.link {
            let strip = rect(6.0, first + block + 3.0, column.width - 12.0, foot);
            link.draw(plan, &mut sheet, strip, Anchor::Middle);
        }
        let label = match name.step.name.as_str() {
            "" => words::UNNAMED_STEP.fill(plan.lang(), &[("stage", &name.stage.name)]),
            name => name.to_owned(),
        };
        let label = [Some(label), link::label(plan, name.step.link)].into_iter().flatten();
        let label = label.collect::<Vec<_>>().join(" · ");
        let part = sheet.part(rect(column.x, y, column.width, height), label);
        Arc::new(StepHead { id: name.step.id, column: at, part })
    };
    names.into_iter().enumerate().map(head).collect()
}
