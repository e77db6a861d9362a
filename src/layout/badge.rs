//! Touchpoints: a badge with the icon of its channel, the name below it always, the measured count beside.

use super::plan::Plan;
use super::sheet::{Sheet, fill, line};
use super::stack::PAD;
use super::text::MeasureText;
use super::{Anchor, Font, Icon, Item, ItemLook, Paint, Part, Rect, point, rect};
use crate::model::{Body, Card, Lane, Medium, Place};
use crate::text::number;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Side of a badge.
const BADGE: f64 = 32.0;
/// Badge, gap, one line.
const ONE_LINE: f64 = 56.0;
const LINE: f64 = 15.0;
/// Narrowest share of a cell that a badge accepts beside others.
const NARROW: f64 = 64.0;
const FONT: Font = Font::regular(12.0);

/// A touchpoint's words.
struct Caption {
    name: String,
    count: Option<String>,
    /// Lines of the whole, 1 to 3.
    lines: u8,
}

/// Where a badge stands in its lane's own grid.
struct Seat {
    rank: usize,
    x: f64,
    width: f64,
    index: usize,
}

/// The badges of a lane and the lane's height.
pub(super) fn items(
    plan: &Plan<'_>,
    measure: &mut dyn MeasureText,
    lane: &Lane,
    y: f64,
) -> (Vec<Arc<Item>>, f64) {
    let cards = plan.cards(lane.id);
    let seats = seats(plan, cards);
    let mut captions = Vec::with_capacity(cards.len());
    let mut heights: Vec<f64> = vec![ONE_LINE; seats.iter().map(|seat| seat.rank + 1).max().unwrap_or(0)];
    for (card, seat) in cards.iter().zip(&seats) {
        let caption = caption(plan, measure, card, seat.width);
        let height = ONE_LINE + f64::from(caption.lines - 1) * LINE;
        heights[seat.rank] = heights[seat.rank].max(height);
        captions.push(caption);
    }
    let mut tops = Vec::with_capacity(heights.len());
    let mut bottom = y + PAD;
    for height in &heights {
        tops.push(bottom);
        bottom += height + 4.0;
    }
    let items = cards.iter().zip(&seats).zip(captions).map(|((card, seat), caption)| {
        let box_ = rect(seat.x, tops[seat.rank], seat.width, heights[seat.rank]);
        let columns = plan.range(card.place);
        let part = part(plan, measure, card, caption, box_);
        let (look, cut) = (ItemLook::Badge, false);
        Arc::new(Item { card: card.id, place: card.place, columns, index: seat.index, look, cut, part })
    });
    (items.collect(), bottom - y + 2.0)
}

/// Badges of one step share its width; those of a whole stage come below, in their stage's middle.
fn seats(plan: &Plan<'_>, cards: &[&Card]) -> Vec<Seat> {
    let mut totals: BTreeMap<Place, usize> = BTreeMap::new();
    for card in cards {
        *totals.entry(card.place).or_default() += 1;
    }
    let per_line = |place: Place, width: f64| {
        let total = totals.get(&place).copied().unwrap_or(1);
        (1..=total).take_while(|many| width / *many as f64 >= NARROW).last().unwrap_or(1)
    };
    let lines_of_steps = |stage_place: Place| {
        plan.range(stage_place)
            .map(|at| {
                let place = Place::Step(plan.columns[at].step);
                let total = totals.get(&place).copied().unwrap_or(0);
                total.div_ceil(per_line(place, plan.columns[at].width))
            })
            .max()
            .unwrap_or(0)
    };
    let mut seen: BTreeMap<Place, usize> = BTreeMap::new();
    let seat = |card: &&Card| {
        let count = seen.entry(card.place).or_default();
        let index = *count;
        *count += 1;
        let span = plan.span(&plan.range(card.place), 0.0, 0.0);
        let many = per_line(card.place, span.width);
        let in_line = totals.get(&card.place).map_or(1, |total| many.min(total - index / many * many));
        let width = span.width / in_line as f64;
        let above = match card.place {
            Place::Stage(_) => lines_of_steps(card.place),
            Place::Step(_) => 0,
        };
        let x = span.x + (index % many) as f64 * width;
        Seat { rank: above + index / many, x, width, index }
    };
    cards.iter().map(seat).collect()
}

fn caption(plan: &Plan<'_>, measure: &mut dyn MeasureText, card: &Card, width: f64) -> Caption {
    let Body::Touch { touchpoint, .. } = card.body else {
        return Caption { name: card.text.clone(), count: None, lines: 1 };
    };
    let name = plan.input.workspace.touchpoint(touchpoint).map_or("", |known| known.name.as_str());
    let name = if name.trim().is_empty() { card.text.clone() } else { name.to_owned() };
    let count = plan.facts.contacts(touchpoint).map(|events| number::compact(events as f64, plan.lang()));
    let mut sheet = Sheet::new(measure);
    let name_width = sheet.width(&name, FONT);
    let count_width = count.as_ref().map_or(0.0, |count| sheet.width(count, FONT) + 4.0);
    let room = width - 8.0;
    let of_name = if name_width > room { 2 } else { 1 };
    let lines = if name_width + count_width > room { of_name + u8::from(count.is_some()) } else { 1 };
    Caption { name, count, lines }
}

fn part(plan: &Plan<'_>, measure: &mut dyn MeasureText, card: &Card, caption: Caption, box_: Rect) -> Part {
    let mut sheet = Sheet::new(measure);
    let middle = box_.width / 2.0;
    let channel = match card.body {
        Body::Touch { touchpoint, .. } => plan
            .input
            .workspace
            .touchpoint(touchpoint)
            .and_then(|touchpoint| plan.input.workspace.channel(touchpoint.channel?)),
        _ => None,
    };
    let icon = channel.map_or(Icon::Other, |channel| Icon::of_channel(channel.kind));
    let edge = line(Paint::Brand, 1.25);
    match channel.map_or(Medium::Digital, |channel| channel.medium) {
        Medium::Digital => {
            sheet.circle(point(middle, BADGE / 2.0), BADGE / 2.0 - 1.0, fill(Paint::BrandSoft), edge);
        }
        Medium::Physical => {
            let square = rect(middle - BADGE / 2.0 + 1.5, 1.5, BADGE - 3.0, BADGE - 3.0);
            sheet.rect(square, 7.0, fill(Paint::BrandSoft), edge);
        }
    }
    sheet.icon(icon, point(middle - 10.0, BADGE / 2.0 - 10.0), 20.0, Paint::Brand);
    words(&mut sheet, &caption, box_.width);
    let mut label = caption.name;
    for extra in [channel.map(|channel| channel.name.clone()), caption.count].into_iter().flatten() {
        label.push_str(" · ");
        label.push_str(&extra);
    }
    sheet.part(box_, label)
}

fn words(sheet: &mut Sheet<'_>, caption: &Caption, width: f64) {
    let (middle, baseline, room) = (width / 2.0, BADGE + 17.0, width - 8.0);
    let (name, count) = ((FONT, Paint::Text), (FONT, Paint::Muted));
    match &caption.count {
        Some(text) if caption.lines == 1 => {
            let (a, b) = (sheet.width(&caption.name, FONT), sheet.width(text, FONT));
            let left = middle - (a + 4.0 + b) / 2.0;
            sheet.text(&caption.name, point(left, baseline), Anchor::Start, name, room);
            sheet.text(text, point(left + a + 4.0, baseline), Anchor::Start, count, room);
        }
        text => {
            let wrapped = sheet.wrap(&caption.name, FONT, room, 2);
            let below = baseline + wrapped.lines.len() as f64 * LINE;
            sheet.lines(wrapped, point(middle, baseline), Anchor::Middle, name, LINE);
            if let Some(text) = text {
                sheet.text(text, point(middle, below), Anchor::Middle, count, room);
            }
        }
    }
}

/// The line that strings the first touchpoints of the row together; coordinates of the row's ground.
pub(super) fn line_through(plan: &Plan<'_>, sheet: &mut Sheet<'_>, lane: &Lane) {
    let mut columns: Vec<usize> =
        plan.cards(lane.id).iter().flat_map(|card| plan.range(card.place)).collect();
    columns.sort_unstable();
    if let (Some(first), Some(last)) = (columns.first(), columns.last())
        && first < last
    {
        let y = PAD + BADGE / 2.0;
        let x = |column: usize| plan.middle(column) - plan.lane_column;
        sheet.rule(point(x(*first), y), point(x(*last), y), line(Paint::HairlineStrong, 1.5));
    }
}
