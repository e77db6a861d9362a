//! Touchpoints: a badge with the icon of its channel, the name below it always, the measured count beside.

use super::plan::Plan;
use super::sheet::{Sheet, fill, line};
use super::stack::PAD;
use super::text::{MeasureText, Wrapped, widest_word};
use super::{Anchor, Font, Icon, Item, ItemLook, Paint, Part, Rect, Weight, point, rect};
use crate::model::{Body, Card, Channel, Lane, Medium, Place, sort_few};
use crate::text::number;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How large badges are.
#[derive(Clone, Copy)]
pub(super) struct Face {
    /// Side of the badge.
    pub(super) side: f64,
    /// Side of the icon in it.
    pub(super) icon: f64,
    /// What lies behind the words, where a line runs under them.
    pub(super) ground: Option<Paint>,
}

/// A badge of a lane whose channels are not apart.
const FACE: Face = Face { side: 32.0, icon: 20.0, ground: None };
/// From a badge's lower side to the end of a name of one line.
const BELOW: f64 = 24.0;
const LINE: f64 = 15.0;
/// Narrowest share of a cell that a badge accepts beside others.
const NARROW: f64 = 64.0;
/// Between a name and the sides of its seat, both together.
const MARGIN: f64 = 8.0;
/// Most lines of a name.
const MOST_LINES: usize = 4;
const SIZES: [f64; 3] = [12.0, 11.0, 10.0];
const FONT: Font = Font::regular(SIZES[0]);

/// A touchpoint's words.
#[derive(Clone)]
pub(super) struct Caption {
    name: String,
    wrapped: Wrapped,
    font: Font,
    count: Option<String>,
    /// Whether the count stands beside the name's one line, not below.
    is_beside: bool,
}

impl Caption {
    /// Height of badge and words.
    pub(super) fn height(&self, face: Face) -> f64 {
        let below = usize::from(self.count.is_some() && !self.is_beside);
        face.side + BELOW + (self.wrapped.lines.len().max(1) + below - 1) as f64 * LINE
    }
}

/// Where a badge stands in its lane's own grid.
pub(super) struct Seat {
    pub(super) rank: usize,
    pub(super) x: f64,
    pub(super) width: f64,
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
    let seats = seats(plan, measure, cards);
    let mut captions = Vec::with_capacity(cards.len());
    let mut heights: Vec<f64> =
        vec![FACE.side + BELOW; seats.iter().map(|seat| seat.rank + 1).max().unwrap_or(0)];
    for (card, seat) in cards.iter().zip(&seats) {
        let caption = caption(plan, measure, card, seat.width);
        heights[seat.rank] = heights[seat.rank].max(caption.height(FACE));
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
        let part = part(plan, measure, card, caption, FACE, box_);
        let (look, cut) = (ItemLook::Badge, false);
        Arc::new(Item { card: card.id, place: card.place, columns, index: seat.index, look, cut, part })
    });
    (items.collect(), bottom - y + 2.0)
}

/// Badges of one step share its width; those of a whole stage come below, in their stage's middle.
pub(super) fn seats(plan: &Plan<'_>, measure: &mut dyn MeasureText, cards: &[&Card]) -> Vec<Seat> {
    let mut totals: BTreeMap<Place, usize> = BTreeMap::new();
    let mut least: BTreeMap<Place, f64> = BTreeMap::new();
    for card in cards {
        *totals.entry(card.place).or_default() += 1;
        // A seat is as wide as the longest word in it.
        let word = widest_word(measure, name(plan, card), FONT) + MARGIN;
        let least = least.entry(card.place).or_insert(NARROW);
        *least = least.max(word);
    }
    let per_line = |place: Place, width: f64| {
        let total = totals.get(&place).copied().unwrap_or(1);
        let least = least.get(&place).copied().unwrap_or(NARROW);
        (1..=total).take_while(|many| width / *many as f64 >= least).last().unwrap_or(1)
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

/// What a touchpoint is called.
fn name<'a>(plan: &Plan<'a>, card: &'a Card) -> &'a str {
    let Body::Touch { touchpoint, .. } = card.body else { return &card.text };
    let known = plan.input.workspace.touchpoint(touchpoint).map_or("", |known| known.name.as_str());
    if known.trim().is_empty() { &card.text } else { known }
}

pub(super) fn caption(plan: &Plan<'_>, measure: &mut dyn MeasureText, card: &Card, width: f64) -> Caption {
    let name = name(plan, card).to_owned();
    let count = match card.body {
        Body::Touch { touchpoint, .. } => plan.facts.contacts(touchpoint),
        _ => None,
    };
    let count = count.map(|events| number::compact(events as f64, plan.lang()));
    let mut sheet = Sheet::new(measure);
    let room = width - MARGIN;
    let beside = count.as_ref().map_or(0.0, |count| sheet.width(count, FONT) + 4.0);
    let is_beside = sheet.width(&name, FONT) + beside <= room;
    let font = sheet.whole_words(&name, Weight::Regular, &SIZES, room);
    let wrapped = sheet.wrap(&name, font, room, MOST_LINES);
    Caption { name, wrapped, font, count, is_beside }
}

/// The channel of a touchpoint's card.
pub(super) fn channel<'a>(plan: &Plan<'a>, card: &Card) -> Option<&'a Channel> {
    let Body::Touch { touchpoint, .. } = card.body else { return None };
    let workspace = plan.input.workspace;
    workspace.channel(workspace.touchpoint(touchpoint)?.channel?)
}

/// Badge and words in a box.
pub(super) fn part(
    plan: &Plan<'_>,
    measure: &mut dyn MeasureText,
    card: &Card,
    caption: Caption,
    face: Face,
    box_: Rect,
) -> Part {
    let mut sheet = Sheet::new(measure);
    let (middle, side) = (box_.width / 2.0, face.side);
    let channel = channel(plan, card);
    let icon = channel.map_or(Icon::Other, Icon::of_channel);
    let edge = line(Paint::Brand, 1.25);
    match channel.map_or(Medium::Digital, |channel| channel.medium) {
        Medium::Digital => {
            sheet.circle(point(middle, side / 2.0), side / 2.0 - 1.0, fill(Paint::BrandSoft), edge);
        }
        Medium::Physical => {
            let square = rect(middle - side / 2.0 + 1.5, 1.5, side - 3.0, side - 3.0);
            sheet.rect(square, side * 0.22, fill(Paint::BrandSoft), edge);
        }
    }
    let at = point(middle - face.icon / 2.0, (side - face.icon) / 2.0);
    sheet.icon(icon, at, face.icon, Paint::Brand);
    words(&mut sheet, &caption, face, box_.width);
    let mut label = caption.name;
    for extra in [channel.map(|channel| channel.name.clone()), caption.count].into_iter().flatten() {
        label.push_str(" · ");
        label.push_str(&extra);
    }
    sheet.part(box_, label)
}

fn words(sheet: &mut Sheet<'_>, caption: &Caption, face: Face, width: f64) {
    let (middle, baseline, room) = (width / 2.0, face.side + 17.0, width - MARGIN);
    let (name, count) = ((caption.font, Paint::Text), (FONT, Paint::Muted));
    let count_width = caption.count.as_ref().map_or(0.0, |text| sheet.width(text, FONT));
    if let Some(ground) = face.ground {
        let beside = if caption.is_beside { count_width + 4.0 } else { 0.0 };
        let widest =
            caption.wrapped.lines.iter().map(|(_, width)| width + beside).fold(count_width, f64::max);
        let box_ = rect(
            middle - widest / 2.0 - 3.0,
            face.side + 4.0,
            widest + 6.0,
            caption.height(face) - face.side - 6.0,
        );
        sheet.rect(box_, 4.0, fill(ground), None);
    }
    match &caption.count {
        Some(text) if caption.is_beside => {
            let a = sheet.width(&caption.name, FONT);
            let left = middle - (a + 4.0 + count_width) / 2.0;
            sheet.text(&caption.name, point(left, baseline), Anchor::Start, name, room);
            sheet.text(text, point(left + a + 4.0, baseline), Anchor::Start, count, room);
        }
        text => {
            let below = baseline + caption.wrapped.lines.len() as f64 * LINE;
            sheet.lines(caption.wrapped.clone(), point(middle, baseline), Anchor::Middle, name, LINE);
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
    sort_few(&mut columns, |a, b| a < b);
    if let (Some(first), Some(last)) = (columns.first(), columns.last())
        && first < last
    {
        let y = PAD + FACE.side / 2.0;
        let x = |column: usize| plan.middle(column) - plan.lane_column;
        sheet.rule(point(x(*first), y), point(x(*last), y), line(Paint::HairlineStrong, 1.5));
    }
}
