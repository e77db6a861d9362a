//! Touchpoints in a row for each channel: a line runs through them in the order of the steps, and where the channel
//! changes from one step to the next it is an arrow.

use super::badge::{self, Face};
use super::plan::Plan;
use super::sheet::{Sheet, closed_path, coordinate, fill, line};
use super::text::MeasureText;
use super::{Anchor, Band, Font, Icon, Item, ItemLook, Paint, Point, Rect, Weight, point, rect};
use crate::model::{Card, ChannelId, Lane, Place, sort_few};
use crate::text::map as words;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Above a badge in its row.
const PAD: f64 = 7.0;
const SIDE: f64 = 24.0;
/// Half of a badge and the air around it.
const REACH: f64 = SIDE / 2.0 + 1.0;
/// Length and half width of an arrow's head.
const HEAD: (f64, f64) = (7.0, 4.0);

/// A channel's row.
pub(super) struct Named {
    channel: Option<ChannelId>,
    /// Its upper side in scene coordinates.
    y: f64,
    height: f64,
    icon: Icon,
    name: String,
}

/// A touchpoint's badge on the line.
struct Stop {
    centre: Point,
    place: Place,
    /// Left side of its columns.
    left: f64,
}

/// The rows of a lane.
pub(super) struct Grid {
    pub(super) items: Vec<Arc<Item>>,
    pub(super) bands: Vec<Named>,
    /// Of the whole lane.
    pub(super) height: f64,
    stops: Vec<Stop>,
}

impl Grid {
    /// The rows; the last reaches down to the lane's `bottom`.
    pub(super) fn bands(&self, bottom: f64) -> Vec<Band> {
        let ends = self.bands.iter().skip(1).map(|next| next.y).chain([bottom]);
        let band =
            |(named, end): (&Named, f64)| Band { channel: named.channel, y: named.y, height: end - named.y };
        self.bands.iter().zip(ends).map(band).collect()
    }
}

/// A badge, its stop on the line, and the position of its card in the lane.
type Placed = (usize, Arc<Item>, Stop);

/// The lane, its upper side at `y`, on a ground of that colour; in the `strip` above the channels stands its name.
pub(super) fn grid(
    plan: &Plan<'_>,
    measure: &mut dyn MeasureText,
    lane: &Lane,
    y: f64,
    (strip, ground): (f64, Paint),
) -> Grid {
    let face = Face { side: SIDE, icon: 15.0, ground: Some(ground) };
    let cards = plan.cards(lane.id);
    let (mut bands, mut placed, mut height) = (Vec::new(), Vec::new(), strip);
    for channel in order(plan, cards) {
        let known = channel.and_then(|id| plan.input.workspace.channel(id));
        let icon = known.map_or(Icon::Other, Icon::of_channel);
        let name = known.map_or_else(|| plan.word(words::NO_CHANNEL).to_owned(), |known| known.name.clone());
        let least = least_height(plan, measure, &name);
        let mut band = Named { channel, y: y + height, height: least, icon, name };
        let of_channel = |card: &Card| badge::channel(plan, card).map(|known| known.id) == channel;
        let here: Vec<usize> = (0..cards.len()).filter(|at| of_channel(cards[*at])).collect();
        let (found, bottom) = badges(plan, measure, cards, &here, face, band.y + PAD);
        placed.extend(found);
        band.height = band.height.max(bottom + PAD + 2.0 - band.y);
        height += band.height;
        bands.push(band);
    }
    sort_few(&mut placed, |a, b| a.0 < b.0);
    let (mut items, mut stops) = (Vec::new(), Vec::new());
    for (_, item, stop) in placed {
        items.push(item);
        stops.push(stop);
    }
    // In the order of the steps; of one step in the order of the cards.
    sort_few(&mut stops, |a, b| a.centre.x < b.centre.x);
    Grid { items, bands, height, stops }
}

/// The badges of one channel (`here`: its cards among all of the lane) from `top` on, and where they end.
fn badges(
    plan: &Plan<'_>,
    measure: &mut dyn MeasureText,
    cards: &[&Card],
    here: &[usize],
    face: Face,
    top: f64,
) -> (Vec<Placed>, f64) {
    let own: Vec<&Card> = here.iter().map(|at| cards[*at]).collect();
    let seats = badge::seats(plan, measure, &own);
    let captions: Vec<_> = (own.iter().zip(&seats))
        .map(|(card, seat)| badge::caption(plan, measure, card, seat.width))
        .collect();
    let mut heights = vec![0.0f64; seats.iter().map(|seat| seat.rank + 1).max().unwrap_or(0)];
    for (seat, caption) in seats.iter().zip(&captions) {
        heights[seat.rank] = heights[seat.rank].max(caption.height(face));
    }
    let above = |rank: usize| heights[..rank].iter().sum::<f64>();
    let mut placed = Vec::new();
    for ((at, seat), caption) in here.iter().zip(&seats).zip(captions) {
        let card = cards[*at];
        let box_ = rect(seat.x, top + above(seat.rank), seat.width, heights[seat.rank]);
        let part = badge::part(plan, measure, card, caption, face, box_);
        let (place, columns) = (card.place, plan.range(card.place));
        let centre = point(box_.centre().x, box_.y + SIDE / 2.0);
        let left = plan.span(&columns, 0.0, 0.0).x;
        let (look, cut, index) = (ItemLook::Badge, false, index(cards, *at));
        let item = Item { card: card.id, place, columns, index, look, cut, part };
        placed.push((*at, Arc::new(item), Stop { centre, place, left }));
    }
    (placed, top + above(heights.len()))
}

/// The channels in the order in which the journey meets them; touchpoints without one come last.
fn order(plan: &Plan<'_>, cards: &[&Card]) -> Vec<Option<ChannelId>> {
    let mut first: BTreeMap<Option<ChannelId>, (bool, usize, usize)> = BTreeMap::new();
    for (at, card) in cards.iter().enumerate() {
        let channel = badge::channel(plan, card).map(|known| known.id);
        let met = (channel.is_none(), plan.range(card.place).start, at);
        let known = first.entry(channel).or_insert(met);
        *known = met.min(*known);
    }
    let mut order: Vec<_> = first.into_iter().collect();
    sort_few(&mut order, |a, b| a.1 < b.1);
    order.into_iter().map(|(channel, _)| channel).collect()
}

/// The position of a card among those of its place.
fn index(cards: &[&Card], at: usize) -> usize {
    cards[..at].iter().filter(|other| other.place == cards[at].place).count()
}

/// Where names of channels stand in the head: their icon, where they begin, the room they have, their font.
fn name_place(plan: &Plan<'_>) -> (f64, f64, f64, f64) {
    match plan.is_narrow() {
        true => (5.0, 22.0, plan.lane_column - 26.0, 10.0),
        false => (18.0, 42.0, plan.lane_column - 52.0, 12.0),
    }
}

fn wrapped(sheet: &mut Sheet<'_>, plan: &Plan<'_>, name: &str) -> (super::text::Wrapped, Font) {
    let (_, _, room, size) = name_place(plan);
    let font = sheet.whole_words(name, Weight::Regular, &[size, size - 1.0, size - 2.0], room);
    (sheet.wrap(name, font, room, 3), font)
}

fn least_height(plan: &Plan<'_>, measure: &mut dyn MeasureText, name: &str) -> f64 {
    let mut sheet = Sheet::new(measure);
    wrapped(&mut sheet, plan, name).0.lines.len() as f64 * 14.0 + 12.0
}

/// The channels' names in the lane's head, whose row begins at `top`.
pub(super) fn names(plan: &Plan<'_>, sheet: &mut Sheet<'_>, bands: &[Named], top: f64) {
    let (icon_left, left, ..) = name_place(plan);
    let size = if plan.is_narrow() { 13.0 } else { 16.0 };
    for band in bands {
        let y = band.y - top;
        let rule_left = if plan.is_narrow() { 0.0 } else { 14.0 };
        sheet.rule(point(rule_left, y), point(plan.lane_column, y), line(Paint::Hairline, 1.0));
        let (wrapped, font) = wrapped(sheet, plan, &band.name);
        // Beside the badges, unless the name needs more lines than they are high.
        let drop = wrapped.lines.len().saturating_sub(1) as f64 * 14.0;
        let middle = (PAD + SIDE / 2.0).max(drop / 2.0 + 14.0).min(band.height - drop / 2.0 - 8.0);
        sheet.icon(band.icon, point(icon_left, y + middle - size / 2.0), size, Paint::Muted);
        let first = point(left, y + middle + 4.0 - drop / 2.0);
        sheet.lines(wrapped, first, Anchor::Start, (font, Paint::Text), 14.0);
    }
}

/// The rows' borders and the line through the badges, on the row's ground, whose box is `ground`.
pub(super) fn track(sheet: &mut Sheet<'_>, grid: &Grid, ground: Rect) {
    for band in &grid.bands {
        let y = band.y - ground.y;
        sheet.rule(point(0.0, y), point(ground.width, y), line(Paint::Hairline, 1.0));
    }
    let local = |stop: &Stop| point(stop.centre.x - ground.x, stop.centre.y - ground.y);
    for pair in grid.stops.windows(2) {
        let [a, b] = pair else { continue };
        let (from, to) = (local(a), local(b));
        // Side by side in one step, or too near each other for an arrow.
        let is_near = a.place == b.place || to.x - from.x < 3.0 * REACH;
        if is_near || from.y == to.y {
            sheet.rule(from, to, line(Paint::Neutral, 1.5));
        } else {
            handoff(sheet, from, to, b.left - ground.x);
        }
    }
}

/// An arrow from one channel to another: along the first, up or down where the next step begins, into the badge.
fn handoff(sheet: &mut Sheet<'_>, from: Point, to: Point, border: f64) {
    let end = to.x - REACH - HEAD.0;
    // Badges that share a step stand nearer to its border.
    let middle = border.clamp(from.x + REACH, end);
    let bend = 24.0_f64.min(middle - from.x).min(end - middle);
    let mut d = String::from("M");
    coordinate(&mut d, from);
    d.push('L');
    coordinate(&mut d, point(middle - bend, from.y));
    d.push('C');
    for (x, y) in [(middle, from.y), (middle, to.y), (middle + bend, to.y)] {
        if !d.ends_with('C') {
            d.push(' ');
        }
        coordinate(&mut d, point(x, y));
    }
    d.push('L');
    coordinate(&mut d, point(end, to.y));
    sheet.path(d, None, line(Paint::Faint, 1.75));
    let foot = end - 1.0;
    let head = [point(to.x - REACH, to.y), point(foot, to.y - HEAD.1), point(foot, to.y + HEAD.1)];
    sheet.path(closed_path(&head), fill(Paint::Faint), None);
}
