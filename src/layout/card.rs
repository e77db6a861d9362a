//! Text cards: accent and icon by kind, four lines or in a file all, a footer with severity, base, owner and signs.

use super::clipped::Clipped;
use super::grid::lane_name;
use super::link::{self, Link};
use super::plan::Plan;
use super::sheet::{Sheet, fill, line};
use super::stack::{Draft, drafts, settle};
use super::text::{MeasureText, whole_words};
use super::{Anchor, Dash, Font, Icon, Item, ItemLook, Paint, Part, Rect, Stroke, Weight, point, rect};
use crate::model::{Basis, Body, Card, Lane, LaneKind, MeasureStatus};
use crate::text::{map as words, number};
use std::sync::Arc;

/// Sizes of the text: a word that is wider than its card gets smaller letters rather than a break.
const SIZES: [f64; 3] = [12.0, 11.0, 10.0];
const LINE: f64 = 18.0;
const PAD_Y: f64 = 8.0;
const PAD_RIGHT: f64 = 8.0;
const FOOTER: f64 = 18.0;
const MIN_HEIGHT: f64 = 56.0;
const RADIUS: f64 = 8.0;
/// The accent's outline on a card `h` high is this curve, a straight side, and the curve mirrored.
const ACCENT_TOP: &str = "M4 1.07C1.53 2.5 0 5.14 0 8";

/// The cards of a lane and the lane's height.
pub(super) fn items(
    plan: &Plan<'_>,
    measure: &mut dyn MeasureText,
    lane: &Lane,
    y: f64,
) -> (Vec<Arc<Item>>, f64) {
    let mut prepared = Vec::new();
    for draft in drafts(plan, plan.cards(lane.id)) {
        let room = draft.width - text_left(lane.kind) - PAD_RIGHT;
        let size = whole_words(measure, &draft.card.text, Weight::Regular, &SIZES, room).size;
        let font = Font { size, ..text_style(lane.kind).0 };
        let wrapped = Clipped::new(measure, &draft.card.text, font, room, plan.card_lines());
        let footer = if has_footer(lane.kind, draft.card) { FOOTER } else { 0.0 };
        let link = Link::new(plan, measure, draft.card.link, room);
        let lines = wrapped.lines().max(1) as f64 * LINE;
        let own = (2.0 * PAD_Y + lines + footer).max(MIN_HEIGHT);
        let height = own + link.as_ref().map_or(0.0, Link::height);
        prepared.push(draft.with(Inside { text: wrapped, font, link }, height));
    }
    let (boxes, height) = settle(plan, &prepared, y);
    let items = prepared.into_iter().zip(boxes).map(|(draft, box_)| {
        let Draft { card, columns, index, content, .. } = draft;
        let cut = content.text.is_cut();
        let part = part(plan, measure, lane, card, content, box_);
        Arc::new(Item { card: card.id, place: card.place, columns, index, look: ItemLook::Card, cut, part })
    });
    (items.collect(), height)
}

/// What stands on a card.
struct Inside {
    text: Clipped,
    font: Font,
    link: Option<Link>,
}

/// The colour of a kind's accent; kinds without one are plain.
fn accent(kind: LaneKind) -> Option<Paint> {
    match kind {
        LaneKind::Pain => Some(Paint::Pain),
        LaneKind::Opportunity => Some(Paint::Opportunity),
        LaneKind::Need | LaneKind::Goal => Some(Paint::Need),
        LaneKind::Measure => Some(Paint::Measure),
        _ => None,
    }
}

fn text_left(kind: LaneKind) -> f64 {
    if accent(kind).is_some() { 13.0 } else { 10.0 }
}

fn text_style(kind: LaneKind) -> (Font, Paint) {
    match kind {
        LaneKind::Quote => (Font { italic: true, ..Font::regular(12.0) }, Paint::Muted),
        _ => (Font::regular(12.0), Paint::Text),
    }
}

fn has_footer(kind: LaneKind, card: &Card) -> bool {
    accent(kind).is_some()
        || card.evidence.n.is_some()
        || !card.comments.is_empty()
        || !card.personas.is_empty()
        || matches!(&card.body, Body::Quote { speaker } if !speaker.trim().is_empty())
}

fn part(
    plan: &Plan<'_>,
    measure: &mut dyn MeasureText,
    lane: &Lane,
    card: &Card,
    Inside { text, font, link }: Inside,
    box_: Rect,
) -> Part {
    let mut sheet = Sheet::new(measure);
    let inside = rect(0.5, 0.5, box_.width - 1.0, box_.height - 1.0);
    let edge = match card.evidence.basis {
        Basis::Data => line(Paint::HairlineStrong, 1.0),
        Basis::Assumption => Some(Stroke { paint: Paint::Faint, width: 1.0, dash: Dash::Dashed }),
    };
    sheet.rect(inside, RADIUS, fill(Paint::Surface), edge);
    let left = text_left(lane.kind);
    let accent = accent(lane.kind);
    if let Some(paint) = accent {
        sheet.path(accent_path(box_.height), fill(paint), None);
    }
    let room = rect(left, PAD_Y + 13.0, box_.width - left - PAD_RIGHT, LINE);
    text.draw(&mut sheet, room, Anchor::Start, (font, text_style(lane.kind).1));
    let mut foot = box_.height - PAD_Y;
    if let Some(link) = link {
        foot -= link.height();
        let strip = rect(left, foot + PAD_Y / 2.0, room.width, link.height());
        link.draw(plan, &mut sheet, strip, Anchor::Start);
    }
    if has_footer(lane.kind, card) {
        footer(plan, &mut sheet, lane.kind, card, rect(left, foot - 13.0, room.width, 14.0));
    }
    sheet.part(box_, label(plan, lane, card))
}

fn accent_path(height: f64) -> String {
    let mut d = String::from(ACCENT_TOP);
    let corners = [
        ("L", point(0.0, height - 8.0)),
        ("C", point(0.0, height - 5.14)),
        (" ", point(1.53, height - 2.5)),
        (" ", point(4.0, height - 1.07)),
    ];
    for (command, p) in corners {
        d.push_str(command);
        super::sheet::coordinate(&mut d, p);
    }
    d.push('Z');
    d
}

/// Signs from the left, words from the right; what does not fit is left out, signs last.
fn footer(plan: &Plan<'_>, sheet: &mut Sheet<'_>, kind: LaneKind, card: &Card, strip: Rect) {
    let signs = signs(plan, sheet, kind, card, strip);
    let room = strip.right() - signs - if signs > strip.x { 6.0 } else { 0.0 };
    let font = Font::regular(11.0);
    let texts = footer_texts(plan, card);
    if let Some(text) = texts.iter().find(|text| sheet.width(text, font) <= room) {
        let at = point(strip.right(), strip.y + 11.0);
        sheet.text(text, at, Anchor::End, (font, Paint::Muted), room);
    }
}

/// Draws the signs and returns where they end.
fn signs(plan: &Plan<'_>, sheet: &mut Sheet<'_>, kind: LaneKind, card: &Card, strip: Rect) -> f64 {
    let mut x = strip.x;
    let middle = strip.y + 7.0;
    let icon = |sheet: &mut Sheet<'_>, x: &mut f64, icon, paint| {
        if *x + 13.0 <= strip.right() {
            sheet.icon(icon, point(*x, middle - 6.5), 13.0, paint);
            *x += 16.0;
        }
    };
    // On a narrow pain card the dots alone leave room for the base.
    let crowded = matches!(card.body, Body::Pain { .. }) && strip.width < 110.0;
    if let Some(paint) = accent(kind).filter(|_| !crowded) {
        icon(sheet, &mut x, Icon::of_lane(kind), paint);
    }
    match card.body {
        Body::Pain { severity, bottleneck } => {
            for dot in 0..3u8 {
                let paint = if dot < severity { Paint::Pain } else { Paint::HairlineStrong };
                sheet.circle(point(x + 4.0 + f64::from(dot) * 9.0, middle), 3.0, fill(paint), None);
            }
            x += 29.0;
            if bottleneck && !crowded {
                icon(sheet, &mut x, Icon::Bottleneck, Paint::Pain);
            }
        }
        Body::Opportunity { delight: true, .. } => icon(sheet, &mut x, Icon::Delight, Paint::Opportunity),
        _ => {}
    }
    if !card.comments.is_empty() {
        icon(sheet, &mut x, Icon::Comment, Paint::Muted);
        let count = card.comments.len().to_string();
        let style = (Font::regular(11.0), Paint::Muted);
        x +=
            sheet.text(&count, point(x - 1.0, strip.y + 11.0), Anchor::Start, style, strip.right() - x) + 4.0;
    }
    for persona in card.personas.iter().take(5) {
        if x + 8.0 <= strip.right() {
            sheet.circle(point(x + 4.0, middle), 3.5, None, line(plan.persona_paint(*persona), 2.0));
            x += 10.0;
        }
    }
    x
}

/// What the footer may say, the fullest wording first.
fn footer_texts(plan: &Plan<'_>, card: &Card) -> Vec<String> {
    let mut texts = match &card.body {
        Body::Measure { .. } => measure_texts(plan, card),
        Body::Quote { speaker } if !speaker.trim().is_empty() => vec![speaker.trim().to_owned()],
        Body::Opportunity { impact, effort, .. } => judged(plan, *impact, *effort),
        _ => Vec::new(),
    };
    let is_measure = matches!(card.body, Body::Measure { .. });
    if is_measure {
        return texts;
    }
    let bases = bases(plan, card);
    let own = texts.first().cloned();
    texts.clear();
    if let Some(own) = &own {
        texts.extend(bases.iter().map(|basis| format!("{own} · {basis}")));
    }
    texts.extend(bases);
    if texts.is_empty() {
        texts.extend(own);
    }
    texts
}

/// What the card rests on, the fullest wording first: source, month and base, or that it is assumed.
fn bases(plan: &Plan<'_>, card: &Card) -> Vec<String> {
    let evidence = &card.evidence;
    let source = evidence.source.trim().to_owned();
    let month = evidence.told_day().map_or(String::new(), |date| {
        format!("{}-{:02}", chrono::Datelike::year(&date), chrono::Datelike::month(&date))
    });
    let n = evidence.n.map_or(String::new(), |n| {
        words::BASE.fill(plan.lang(), &[("n", number::count(u64::from(n)).as_str())])
    });
    let last = match (evidence.basis, evidence.n) {
        (Basis::Assumption, None) => plan.word(words::ASSUMPTION).to_owned(),
        (_, Some(_)) => n.clone(),
        (Basis::Data, None) => source.clone(),
    };
    let joined = |parts: &[&str]| {
        parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" · ")
    };
    let mut bases = match evidence.basis {
        Basis::Data => {
            vec![joined(&[&source, &month, &n]), joined(&[&source, &n]), joined(&[&month, &n]), last]
        }
        Basis::Assumption => vec![last],
    };
    bases.retain(|basis| !basis.is_empty());
    bases.dedup();
    bases
}

fn measure_texts(plan: &Plan<'_>, card: &Card) -> Vec<String> {
    let Body::Measure { department, due, status, expected } = &card.body else { return Vec::new() };
    let who = if department.trim().is_empty() { card.owner.trim() } else { department.trim() };
    let state = match (status, due) {
        (MeasureStatus::Planned | MeasureStatus::Doing, Some(due)) => {
            let month = number::month_short(chrono::Datelike::month(due), plan.lang());
            format!("{} · {month}", plan.word(words::status(*status)))
        }
        _ => plan.word(words::status(*status)).to_owned(),
    };
    let effect = match expected.trim() {
        "" => String::new(),
        effect => words::EXPECTED.fill(plan.lang(), &[("effect", effect)]),
    };
    let joined = |parts: &[&str]| {
        parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" · ")
    };
    let short = plan.word(words::status(*status));
    vec![
        joined(&[who, &state, &effect]),
        joined(&[who, short, &effect]),
        joined(&[who, &state]),
        joined(&[who, short]),
        short.to_owned(),
    ]
}

fn judged(plan: &Plan<'_>, impact: Option<u8>, effort: Option<u8>) -> Vec<String> {
    let level = |value: Option<u8>| value.map_or("", |value| plan.word(words::level(value)));
    let phrase = match (impact, effort) {
        (Some(_), Some(_)) => words::JUDGED,
        (Some(_), None) => words::JUDGED_IMPACT,
        (None, Some(_)) => words::JUDGED_EFFORT,
        (None, None) => return Vec::new(),
    };
    vec![phrase.fill(plan.lang(), &[("impact", level(impact)), ("effort", level(effort))])]
}

/// A card in words: lane, place, text, and what its border says.
pub(super) fn label(plan: &Plan<'_>, lane: &Lane, card: &Card) -> String {
    let mut label = format!("{} · {}", lane_name(plan, lane), plan.place_name(card.place));
    let foot = footer_texts(plan, card).into_iter().next().unwrap_or_default();
    let link = link::label(plan, card.link).unwrap_or_default();
    for text in [card.text.trim(), &foot, &link] {
        if !text.is_empty() {
            label.push_str(" · ");
            label.push_str(text);
        }
    }
    label
}
