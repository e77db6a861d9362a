//! Where a step or a card leads: the name of the journey that details it and, where that one is measured, its conversion and
//! its mood. Nothing stands there for what is not measured.

use super::emotion::score_paint;
use super::plan::Plan;
use super::sheet::{Sheet, line};
use super::text::{MeasureText, Wrapped};
use super::{Anchor, Font, Icon, Paint, Rect, Weight, point};
use crate::model::{JourneyId, Metric};
use crate::text::{map as words, number};

/// Most lines of a name; a longer one is whole in the label and in the drawer.
const MOST_LINES: usize = 3;
const SIZES: [f64; 2] = [11.0, 10.0];
const FIGURE: Font = Font::regular(11.0);
const LEADING: f64 = 14.0;
/// The line of figures, with its distance to the name.
const FIGURES: f64 = 17.0;
const ICON: f64 = 13.0;
/// From an icon's left side to its words.
const INDENT: f64 = 16.0;
/// Between conversion and mood.
const GAP: f64 = 8.0;
/// Above the name, for a line that parts it from what it belongs to.
const LEAD: f64 = 8.0;

/// A link in lines.
pub(super) struct Link {
    name: Wrapped,
    font: Font,
    conversion: Option<Figure>,
    mood: Option<Mood>,
    room: f64,
}

/// A share as it is written, and whether its base is small.
struct Figure {
    share: String,
    small: bool,
}

/// From -2 to +2, and whether its base is small.
struct Mood {
    score: f64,
    small: bool,
}

impl Link {
    /// The link to a journey, if there is one, in lines of at most `room` pixels.
    pub(super) fn new(
        plan: &Plan<'_>,
        measure: &mut dyn MeasureText,
        to: Option<JourneyId>,
        room: f64,
    ) -> Option<Link> {
        let name = name(plan, to?)?;
        let mut sheet = Sheet::new(measure);
        let beside = room - INDENT;
        let font = sheet.whole_words(name, Weight::Regular, &SIZES, beside);
        let health = plan.linked(to?);
        let conversion = health.and_then(|health| health.conversion);
        let mood = health.and_then(|health| health.emotion);
        Some(Link {
            name: sheet.wrap_in(name, font, beside, MOST_LINES),
            font,
            conversion: conversion.map(|rate| Figure {
                share: number::percent(rate.value()),
                small: plan.facts.is_small(rate.denominator),
            }),
            mood: mood.map(|(score, n)| Mood { score, small: plan.facts.is_small(n) }),
            room,
        })
    }

    /// Pixels down.
    pub(super) fn height(&self) -> f64 {
        let figures = if self.conversion.is_some() || self.mood.is_some() { FIGURES } else { 0.0 };
        LEAD + self.names() + figures
    }

    fn names(&self) -> f64 {
        self.name.lines.len().max(1) as f64 * LEADING
    }

    /// Draws the link from the top of `strip`, at its left side or in its middle.
    pub(super) fn draw(self, plan: &Plan<'_>, sheet: &mut Sheet<'_>, strip: Rect, anchor: Anchor) {
        if anchor == Anchor::Start {
            let y = strip.y + LEAD / 2.0;
            sheet.rule(point(strip.x, y), point(strip.right(), y), line(Paint::Hairline, 1.0));
        }
        let start = |width: f64| match anchor {
            Anchor::Middle => strip.x + ((strip.width - width) / 2.0).max(0.0),
            _ => strip.x,
        };
        let top = strip.y + LEAD;
        let widest = self.name.lines.iter().map(|(_, width)| *width).fold(0.0, f64::max);
        let left = start(INDENT + widest);
        sheet.icon(Icon::Link, point(left, top + 0.5), ICON, Paint::Brand);
        let below = top + self.names() + FIGURES - 6.0;
        let Link { name, font, conversion, mood, room } = self;
        let first = point(left + INDENT, top + 10.5);
        sheet.lines(name, first, Anchor::Start, (font, Paint::Brand), LEADING);

        let score = mood.as_ref().map(|mood| number::change(mood.score, 1));
        let mood_width = score.as_ref().map_or(0.0, |score| INDENT + sheet.width(score, FIGURE));
        let share = conversion.map(|found| {
            let named = format!("{} {}", plan.word(words::metric(Metric::Conversion)), found.share);
            let gap = if mood.is_some() { GAP } else { 0.0 };
            let fits = sheet.width(&named, FIGURE) + gap + mood_width <= room;
            (if fits { named } else { found.share }, if found.small { Paint::Muted } else { Paint::Text })
        });
        let share_width = share.as_ref().map_or(0.0, |(text, _)| sheet.width(text, FIGURE));
        let gap = if share.is_some() && mood.is_some() { GAP } else { 0.0 };
        let mut x = start(share_width + gap + mood_width);
        if let Some((text, ink)) = share {
            x += sheet.text(&text, point(x, below), Anchor::Start, (FIGURE, ink), room) + gap;
        }
        if let (Some(mood), Some(score)) = (mood, score) {
            let (shape, ink) = if mood.small { (Paint::Muted, Paint::Muted) } else { inks(mood.score) };
            sheet.icon(Icon::of_score(mood.score), point(x, below - 10.0), ICON, shape);
            sheet.text(&score, point(x + INDENT, below), Anchor::Start, (FIGURE, ink), room);
        }
    }
}

/// The colours of a face and of its number.
fn inks(score: f64) -> (Paint, Paint) {
    let shape = score_paint(score);
    let ink = match shape {
        Paint::Good => Paint::GoodText,
        Paint::Bad => Paint::BadText,
        _ => Paint::Muted,
    };
    (if shape == Paint::Neutral { Paint::Muted } else { shape }, ink)
}

/// The name of a journey that is there.
fn name<'a>(plan: &Plan<'a>, id: JourneyId) -> Option<&'a str> {
    let name = plan.input.workspace.journey(id)?.name.trim();
    Some(if name.is_empty() { plan.word(words::UNNAMED_JOURNEY) } else { name })
}

/// Where the steps and cards of the map lead, each journey once, in words.
pub(super) fn all(plan: &Plan<'_>) -> Vec<(JourneyId, String)> {
    let mut all: Vec<(JourneyId, String)> = Vec::new();
    for id in plan.input.journey.links() {
        if all.iter().all(|(known, _)| *known != id) {
            all.extend(label(plan, Some(id)).map(|words| (id, words)));
        }
    }
    all
}

/// A link in words, with the bases of its figures.
pub(super) fn label(plan: &Plan<'_>, to: Option<JourneyId>) -> Option<String> {
    let name = name(plan, to?)?;
    let mut said = words::LINKED.fill(plan.lang(), &[("name", name)]);
    let health = plan.linked(to?);
    let mut add = |phrase: &str, value: &str, n: u64| {
        let base = words::BASE.fill(plan.lang(), &[("n", number::count(n).as_str())]);
        said.push_str(&format!(" · {phrase} {value} · {base}"));
    };
    if let Some(rate) = health.and_then(|health| health.conversion) {
        add(plan.word(words::metric(Metric::Conversion)), &number::percent(rate.value()), rate.denominator);
    }
    if let Some((score, n)) = health.and_then(|health| health.emotion) {
        add(plan.word(words::MOOD), &number::change(score, 1), n);
    }
    Some(said)
}
