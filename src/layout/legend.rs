//! The legend: what the signs mean, and where the figures come from.

use super::emotion::star_path;
use super::plan::Plan;
use super::sheet::{Sheet, fill, line};
use super::text::MeasureText;
use super::{Anchor, Dash, Font, Paint, Part, Point, Stroke, point, rect};
use crate::model::{LaneKind, Window};
use crate::text::{Phrase, map as words, number};

const FONT: Font = Font::regular(12.0);
const LINE: f64 = 24.0;
const LEFT: f64 = 16.0;

/// What an entry shows before its words.
#[derive(Clone, Copy)]
enum Sign {
    Circle,
    Square,
    Accent(Paint),
    Border(Dash),
    Dots,
    Star,
    Gap,
    Hollow,
    Nothing,
}

/// The legend, as wide as the map and as high as its entries need.
pub(super) fn part(plan: &Plan<'_>, measure: &mut dyn MeasureText) -> Part {
    let width = plan.right();
    let mut sheet = Sheet::new(measure);
    let (mut x, mut y) = (LEFT, 22.0);
    for (sign, text) in entries(plan) {
        let sign_width = sign_width(sign);
        let text_width = sheet.width(&text, FONT).min(width - 2.0 * LEFT - sign_width);
        if x > LEFT && x + sign_width + text_width > width - LEFT {
            x = LEFT;
            y += LINE;
        }
        draw(&mut sheet, sign, point(x, y - 4.0));
        let at = point(x + sign_width, y);
        sheet.text(&text, at, Anchor::Start, (FONT, Paint::Muted), text_width + 1.0);
        x += sign_width + text_width + 20.0;
    }
    sheet.part(rect(0.0, 0.0, width, y + 14.0), "")
}

fn entries(plan: &Plan<'_>) -> Vec<(Sign, String)> {
    let has = |kind: LaneKind| plan.input.journey.lanes.iter().any(|lane| lane.kind == kind && !lane.hidden);
    let mut entries = Vec::new();
    let mut add = |sign: Sign, phrase: Phrase| entries.push((sign, plan.word(phrase).to_owned()));
    if has(LaneKind::Touchpoint) {
        add(Sign::Circle, words::DIGITAL);
        add(Sign::Square, words::PHYSICAL);
    }
    let accents = [
        (LaneKind::Need, Paint::Need),
        (LaneKind::Pain, Paint::Pain),
        (LaneKind::Opportunity, Paint::Opportunity),
        (LaneKind::Measure, Paint::Measure),
    ];
    for (kind, paint) in accents {
        if has(kind) {
            add(Sign::Accent(paint), words::lane(kind));
        }
    }
    add(Sign::Border(Dash::Solid), words::SOLID);
    add(Sign::Border(Dash::Dashed), words::DASHED);
    if has(LaneKind::Pain) {
        add(Sign::Dots, words::SEVERITY);
    }
    if has(LaneKind::Emotion) {
        add(Sign::Star, words::MOMENT_OF_TRUTH);
    }
    if plan.facts.figures.is_some() && has(LaneKind::Emotion) {
        let n = number::count(plan.facts.small_base());
        entries.push((Sign::Gap, plan.word(words::GAP_SIGN).to_owned()));
        entries.push((Sign::Hollow, words::HOLLOW.fill(plan.lang(), &[("n", n.as_str())])));
    }
    entries.push((Sign::Nothing, provenance(plan)));
    entries
}

/// Source, period, base, window.
fn provenance(plan: &Plan<'_>) -> String {
    let lang = plan.lang();
    let Some(figures) = plan.facts.figures else { return words::NO_DATA_YET.get(lang).to_owned() };
    let period = figures.overview.period_millis.map(|(first, last)| number::period(first, last, lang));
    let source = [plan.input.source.unwrap_or_default(), period.as_deref().unwrap_or_default()];
    let source =
        source.map(str::trim).into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
    let base = number::count(figures.overview.customers);
    let minutes = match figures.query.window {
        Window::Unlimited => None,
        Window::Minutes(minutes) => Some(minutes),
    };
    let parts = [
        (!source.is_empty()).then(|| words::DATA_LINE.fill(lang, &[("source", source.as_str())])),
        Some(words::BASE.fill(lang, &[("n", base.as_str())])),
        Some(words::WINDOW.fill(lang, &[("window", number::window(minutes, lang).as_str())])),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(words::SEPARATOR.get(lang))
}

fn sign_width(sign: Sign) -> f64 {
    match sign {
        Sign::Nothing => 0.0,
        Sign::Accent(_) => 10.0,
        Sign::Border(_) => 24.0,
        Sign::Dots => 31.0,
        _ => 17.0,
    }
}

fn draw(sheet: &mut Sheet<'_>, sign: Sign, at: Point) {
    match sign {
        Sign::Circle => {
            sheet.circle(point(at.x + 6.0, at.y), 5.5, fill(Paint::BrandSoft), line(Paint::Brand, 1.0))
        }
        Sign::Square => {
            let box_ = rect(at.x + 0.5, at.y - 5.5, 11.0, 11.0);
            sheet.rect(box_, 3.0, fill(Paint::BrandSoft), line(Paint::Brand, 1.0));
        }
        Sign::Accent(paint) => sheet.rect(rect(at.x, at.y - 6.0, 4.0, 12.0), 2.0, fill(paint), None),
        Sign::Border(dash) => {
            let stroke = Some(Stroke { paint: Paint::Faint, width: 1.25, dash });
            sheet.rule(point(at.x, at.y), point(at.x + 18.0, at.y), stroke);
        }
        Sign::Dots => {
            for dot in 0..3 {
                sheet.circle(point(at.x + 4.0 + f64::from(dot) * 9.0, at.y), 3.0, fill(Paint::Pain), None);
            }
        }
        Sign::Star => {
            sheet.path(
                star_path(point(at.x + 6.0, at.y), 6.5),
                fill(Paint::Star),
                line(Paint::StarEdge, 0.75),
            );
        }
        Sign::Gap => {
            sheet.rule(point(at.x + 6.0, at.y - 6.0), point(at.x + 6.0, at.y + 6.0), line(Paint::Bad, 1.5));
            sheet.rule(point(at.x + 2.0, at.y - 6.0), point(at.x + 10.0, at.y - 6.0), line(Paint::Bad, 1.5));
        }
        Sign::Hollow => {
            sheet.circle(point(at.x + 6.0, at.y), 4.5, fill(Paint::Surface), line(Paint::Bad, 2.0))
        }
        Sign::Nothing => {}
    }
}
